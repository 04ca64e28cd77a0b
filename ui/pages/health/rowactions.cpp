// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/rowactions.h"

#include "theme/metrics.h"
#include "theme/tokens.h"
#include "widgets/button.h"

#include <QHBoxLayout>
#include <QPainter>

namespace switchyard::pages {

using namespace theme;
using widgets::Button;

RowActions::RowActions(QWidget* parent)
    : QWidget(parent)
    , m_check(new Button(Button::Kind::Plain, {}, QStringLiteral("refresh-cw"), this))
    , m_load(new Button(Button::Kind::Plain, {}, QStringLiteral("flame"), this))
    , m_pause(new Button(Button::Kind::Plain, {}, QStringLiteral("pause"), this))
    , m_more(Button::iconOnly(QStringLiteral("ellipsis"), {}, Button::Kind::Plain, this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::s, 0, space::l, 0);
    layout->setSpacing(6);
    for (Button* button : { m_check, m_load, m_pause, m_more }) {
        button->setButtonSize(Button::Size::Small);
        layout->addWidget(button, 0, Qt::AlignVCenter);
    }
    connect(m_check, &QAbstractButton::clicked, this, &RowActions::checkRequested);
    connect(m_load, &QAbstractButton::clicked, this, &RowActions::loadRequested);
    connect(m_pause, &QAbstractButton::clicked, this, &RowActions::pauseRequested);
    connect(m_more, &QAbstractButton::clicked, this,
            [this] { Q_EMIT menuRequested(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    retranslate();
    hide();
}

void RowActions::retranslate()
{
    m_check->setText(tr("Check"));
    m_more->setName(tr("More actions"));
}

void RowActions::setState(const health::ModelHealth& health, const ports::LoadAbilities& abilities, bool isEndpointPaused)
{
    const bool isLoading = health.status == health::Status::Loading;
    const bool isCold = health.status == health::Status::Cold;
    m_load->setVisible((isLoading && abilities.canCancel) || (isCold && abilities.canWarmUp)
                       || (health.loadState == health::LoadState::Ready && abilities.canUnload
                           && health::usability(health.status) != health::Usability::No));
    m_loadText = isLoading ? tr("Cancel") : isCold ? tr("Warm up") : tr("Unload");
    m_load->setIconName(isLoading ? QStringLiteral("x") : isCold ? QStringLiteral("flame") : QStringLiteral("power"));
    m_pauseText = isEndpointPaused ? tr("Resume") : tr("Pause");
    m_pause->setIconName(isEndpointPaused ? QStringLiteral("play") : QStringLiteral("pause"));
    showTexts(true);
}

void RowActions::showTexts(bool shown)
{
    const auto show = [shown](Button* button, const QString& text) {
        button->setText(shown ? text : QString());
        button->setName(shown ? QString() : text);
    };
    show(m_check, tr("Check"));
    show(m_pause, m_pauseText);
    // The load's name is the one that is needed.
    m_load->setText(m_loadText);
}

void RowActions::fitTo(int width)
{
    showTexts(true);
    if (sizeHint().width() > width)
        showTexts(false);
}

void RowActions::setSelected(bool selected)
{
    m_selected = selected;
    update();
}

void RowActions::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), m_selected ? tokens().selected : tokens().hover);
}

} // namespace switchyard::pages
