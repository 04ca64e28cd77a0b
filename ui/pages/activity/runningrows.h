// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/spinner.h"

#include <QObject>

class QListView;

namespace switchyard::items {
class ActivityFilterModel;
} // namespace switchyard::items

namespace switchyard::pages {

class ActivityDelegate;

//! Keeps the rows of requests under way alive: turns their spinners and counts their time up, only while there are such
//! rows and the list is seen. GUI thread.
class RunningRows final : public QObject {
    Q_OBJECT

public:
    //! All outlive it.
    RunningRows(QListView& list, ActivityDelegate& delegate, const items::ActivityFilterModel& model, QObject* parent = nullptr);

    //! Rows came or went.
    void refresh();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void turn();

    QListView& m_list;
    ActivityDelegate& m_delegate;
    const items::ActivityFilterModel& m_model;
    widgets::SpinnerClock m_spinner;
    QTimer m_second;
    bool m_isActive = false;
};

} // namespace switchyard::pages
