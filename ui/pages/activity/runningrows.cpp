// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/activity/runningrows.h"

#include "pages/activity/activitydelegate.h"

#include <QEvent>
#include <QListView>

#include <chrono>

namespace switchyard::pages {

RunningRows::RunningRows(QListView& list, ActivityDelegate& delegate, const items::ActivityFilterModel& model, QObject* parent)
    : QObject(parent)
    , m_list(list)
    , m_delegate(delegate)
    , m_model(model)
{
    m_list.viewport()->installEventFilter(this);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &RunningRows::turn);
    connect(&m_spinner, &widgets::SpinnerClock::turned, this, &RunningRows::turn);
}

void RunningRows::refresh()
{
    const bool isActive = m_model.activity().runningCount() > 0 && m_list.viewport()->isVisible();
    if (isActive == m_isActive)
        return;
    m_isActive = isActive;
    if (isActive) {
        m_spinner.acquire();
        m_second.start();
    } else {
        m_spinner.release();
        m_second.stop();
    }
}

void RunningRows::turn()
{
    m_delegate.setTurn(m_spinner.degrees());
    // They stand at the top: the first row that is not under way ends them.
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        if (!m_model.activity().running(m_model.sourceRow(index)))
            return;
        m_list.viewport()->update(m_delegate.livePart(m_list.visualRect(index), m_list.layoutDirection()));
    }
}

bool RunningRows::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
        QMetaObject::invokeMethod(this, &RunningRows::refresh, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

} // namespace switchyard::pages
