// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/common/answersummary.h"

#include "config/configsession.h"
#include "items/providerfacts.h"
#include "ports/healthport.h"
#include "theme/metrics.h"
#include "widgets/answerbar.h"
#include "widgets/label.h"
#include "wording/format.h"

#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

AnswerSummary::AnswerSummary(const shell::Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new widgets::SectionLabel({}, {}, this))
    , m_bar(new widgets::AnswerBar(this))
{
    auto* down = new QVBoxLayout(this);
    down->setContentsMargins({});
    down->setSpacing(theme::space::s);
    down->addWidget(m_title);
    down->addWidget(m_bar);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AnswerSummary::setTitle(const QString& title)
{
    m_title->setText(title);
}

void AnswerSummary::setShares(const std::vector<items::AnswerShare>& shares)
{
    std::vector<widgets::AnswerBar::Share> shown;
    m_total = 0;
    int fellOver = 0;
    int failed = 0;
    for (const items::AnswerShare& share : shares) {
        m_total += share.count;
        fellOver += share.afterFallback;
        const bool isFailure = share.model.isEmpty();
        if (isFailure)
            failed = share.count;
        shown.push_back({ isFailure ? tr("nobody", "who answered") : nameOf(share.model, shares), share.count,
                          isFailure ? 0 : share.afterFallback, isFailure });
    }
    QStringList notes { tr("%n request(s)", nullptr, m_total) };
    if (fellOver > 0)
        notes.append(tr("%n fell over", "requests", fellOver));
    if (failed > 0)
        notes.append(tr("%n failed", "requests", failed));
    m_title->setNote(notes.join(QStringLiteral(", ")));
    m_bar->setShares(std::move(shown));
}

QString AnswerSummary::nameOf(const ModelRef& model, const std::vector<items::AnswerShare>& shares) const
{
    const auto& services = m_context.services;
    const std::string alias = services.session.config().aliasOf(model);
    if (!alias.empty())
        return wording::fromUtf8(alias);
    const auto ofProvider = std::count_if(shares.begin(), shares.end(), [&model](const auto& share) { return share.model.provider == model.provider; });
    if (ofProvider > 1)
        return wording::fromUtf8(model.model);
    return items::factsOf(model.provider, services.session.config(), services.catalogue, &services.health.book()).name;
}

} // namespace switchyard::pages
