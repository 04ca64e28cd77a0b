// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/activity/answeredtoday.h"

#include "base/clock.h"
#include "config/configsession.h"
#include "pages/common/answersummary.h"
#include "ports/historyport.h"
#include "ports/trafficport.h"

#include <QDateTime>
#include <QVBoxLayout>

#include <numeric>

namespace switchyard::pages {

namespace {

constexpr std::chrono::milliseconds pause { 500 };
constexpr std::chrono::seconds askAgainAfter { 10 };

//! The start of the user's day.
WallTime midnight(WallTime now)
{
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(milliseconds).date().startOfDay();
    return WallTime(std::chrono::milliseconds(start.toMSecsSinceEpoch()));
}

} // namespace

AnsweredToday::AnsweredToday(const shell::Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_summary(new AnswerSummary(context, this))
{
    auto* down = new QVBoxLayout(this);
    down->setContentsMargins({});
    down->addWidget(m_summary);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // Many requests are counted once.
    m_later.setSingleShot(true);
    m_later.setInterval(pause);
    connect(&m_later, &QTimer::timeout, this, &AnsweredToday::refresh);
    connect(&context.services.traffic, &ports::TrafficPort::recordsAdded, this, [this] {
        if (!m_later.isActive())
            m_later.start();
    });
    connect(&context.services.history, &ports::HistoryPort::answersReady, this,
            [this](std::uint64_t request, const std::vector<ports::AnswerCount>& answers) {
                if (request != m_request)
                    return;
                m_stored.clear();
                for (const ports::AnswerCount& answer : answers)
                    m_stored.push_back({ answer.model, answer.count, answer.afterFallback });
                refresh();
            });
    connect(&context.services.session, &config::ConfigSession::configChanged, this, &AnsweredToday::refresh);
    retranslate();
}

void AnsweredToday::retranslate()
{
    m_summary->setTitle(tr("Who answered today"));
    refresh();
}

void AnsweredToday::ask()
{
    const shell::Services& services = m_context.services;
    const WallTime day = midnight(services.clock.wallNow());
    if (day != m_storedDay)
        m_stored.clear();
    else if (services.clock.steadyNow() - m_askedAt < askAgainAfter)
        return;
    m_storedDay = day;
    m_askedAt = services.clock.steadyNow();
    m_request = services.history.requestAnswers(day);
}

void AnsweredToday::refresh()
{
    // It is hidden itself while there is nothing to show.
    if (parentWidget() && parentWidget()->isVisible())
        ask();
    const shell::Services& services = m_context.services;
    const auto live = items::answerShares(services.traffic.records(), midnight(services.clock.wallNow()));
    const auto sum = [](const std::vector<items::AnswerShare>& shares) {
        return std::accumulate(shares.begin(), shares.end(), 0, [](int all, const items::AnswerShare& share) { return all + share.count; });
    };
    // The history knows earlier sessions, the engine's records what came just now: the one that knows more is shown.
    showShares(sum(m_stored) > sum(live) ? m_stored : live);
}

void AnsweredToday::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void AnsweredToday::showShares(const std::vector<items::AnswerShare>& shares)
{
    m_summary->setShares(shares);
    const bool isEmpty = m_summary->total() == 0;
    if (m_isEmpty == isEmpty)
        return;
    m_isEmpty = isEmpty;
    Q_EMIT emptyChanged();
}

} // namespace switchyard::pages
