// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "application.h"
#include "platform/systemclock.h"

#include <QByteArrayList>
#include <QObject>
#include <QStringList>
#include <QTcpServer>
#include <QTemporaryDir>

#include <memory>

class QAbstractButton;
class QWidget;

namespace switchyard::tests {

//! Refuses every request and quotes it.
class QuotingServer final : public QObject {
public:
    QuotingServer();

    bool start() { return m_server.listen(QHostAddress::LocalHost); }
    QByteArray base() const { return "http://127.0.0.1:" + QByteArray::number(m_server.serverPort()) + "/v1"; }
    const QByteArray& seen() const { return m_seen; }

private:
    QTcpServer m_server;
    QByteArray m_seen;
};

//! The engine's token of every panel in this process.
inline const QByteArray clientToken = "planted-token-b802f6d35e";

//! The real panel in this process, in a home of its own and without a bus; with `--keychain` in the present home and on
//! the present bus, with `--own-token` with a token that it makes itself.
class InProcessPanel final {
public:
    //! `home`: of a panel before this one; without one a new home is made.
    explicit InProcessPanel(const QByteArray& configuration, const QString& home = {}, const QStringList& options = {});

    Services& services() { return m_application->services(); }
    shell::MainWindow& window() { return m_application->window(); }
    shell::Preferences& preferences() { return m_application->preferences(); }
    QString configPath() const { return m_homePath + QLatin1String("/openclaw.json"); }
    QString home() const { return m_homePath; }
    //! As the program ends.
    void close() { m_application.reset(); }

private:
    QTemporaryDir m_home;
    QString m_homePath;
    platform::SystemClock m_clock;
    std::unique_ptr<Application> m_application;
};

//! Where one of the keys stands in the program's windows, also in what a screen reader is told; empty when nowhere.
QString leakInWindows(const QByteArrayList& keys);

QAbstractButton* visibleButton(const QWidget& root, const QString& text);

} // namespace switchyard::tests
