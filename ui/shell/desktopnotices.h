// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "alerts/alertwatch.h"
#include "health/healthbook.h"
#include "shell/context.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <vector>

class QWidget;

namespace switchyard::shell {

//! Tells the desktop what a person away from the window should hear: the primary is down, another one answered, it is
//! back. When and how often is decided by alerts::AlertWatch; here are the words and the buttons. Nothing is told while
//! the window is in front. GUI thread.
class DesktopNotices final : public QObject {
    Q_OBJECT

public:
    //! `window` is the one in front of which nothing needs telling. All outlive this. Does nothing where
    //! `services.notifications` is null.
    DesktopNotices(const Services& services, QWidget& window, QObject* parent = nullptr);
    ~DesktopNotices() override;

Q_SIGNALS:
    //! A notice was clicked.
    void windowWanted();

private:
    void lookAtChain();
    void lookAtTraffic(int added);
    void lookAtStatus(const health::StatusChange& change);
    void wait();
    void show(const std::vector<alerts::Alert>& alerts);
    void show(const alerts::Alert& alert);
    void activated(const QString& subject, const QString& action);
    QString nameOf(const ModelRef& model) const;
    alerts::AlertWatch::Moment now() const;

    const Services& m_services;
    QWidget& m_window;
    alerts::AlertWatch m_watch;
    QTimer m_chainTimer; //!< A burst of changes is looked at once.
    QTimer m_waitTimer;
    std::map<QString, ProviderId> m_told; //!< What each shown notice is about.
};

} // namespace switchyard::shell
