// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/routeanswers.h"

#include "items/answershares.h"
#include "pages/common/answersummary.h"
#include "ports/trafficport.h"

#include <QVBoxLayout>

namespace switchyard::pages {

namespace {

constexpr std::chrono::milliseconds pause { 500 };

} // namespace

RouteAnswers::RouteAnswers(const shell::Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_summary(new AnswerSummary(context, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_summary);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // Many requests are counted once.
    m_later.setSingleShot(true);
    m_later.setInterval(pause);
    connect(&m_later, &QTimer::timeout, this, &RouteAnswers::refresh);
    connect(&context.services.traffic, &ports::TrafficPort::recordsAdded, this, [this] {
        if (parentWidget() && parentWidget()->isVisible() && !m_later.isActive())
            m_later.start();
    });
}

void RouteAnswers::setRoutes(std::vector<std::string> routes)
{
    m_routes = std::move(routes);
    refresh();
}

void RouteAnswers::refresh()
{
    m_summary->setTitle(tr("Who answered lately"));
    m_summary->setShares(m_routes.empty() ? std::vector<items::AnswerShare> {} : items::answerShares(m_context.services.traffic.records(), {}, m_routes));
    setVisible(m_summary->total() > 0);
}

} // namespace switchyard::pages
