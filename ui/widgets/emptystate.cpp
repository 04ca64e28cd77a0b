// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/emptystate.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QEvent>
#include <QVBoxLayout>

namespace switchyard::widgets {

using namespace theme;

namespace {
constexpr int iconSide = 40;
} // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_icon(new Label({}, Type::Body, Ink::Text3, this))
    , m_title(new Label({}, Type::Title, Ink::Text, this))
    , m_text(new Label({}, Type::Body, Ink::Text2, this))
    , m_buttons(new QHBoxLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(space::s);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addSpacing(space::s);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    // Without an alignment of its own the label keeps its height for its width.
    auto* across = new QHBoxLayout;
    m_text->setMaximumWidth(520);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    across->addStretch();
    across->addWidget(m_text, 10);
    across->addStretch();
    layout->addLayout(across);
    layout->addSpacing(space::m);
    m_buttons->setSpacing(space::m);
    m_buttons->setAlignment(Qt::AlignHCenter);
    layout->addLayout(m_buttons);
    layout->addStretch(3);
}

void EmptyState::setIconName(const QString& name)
{
    m_iconName = name;
    showIcon();
}

void EmptyState::setText(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

Button* EmptyState::addPrimary(const QString& text, const QString& iconName)
{
    auto* button = new Button(Button::Kind::Primary, text, iconName, this);
    m_buttons->addWidget(button);
    setFocusProxy(button);
    return button;
}

Button* EmptyState::addLink(const QString& text)
{
    auto* button = new Button(Button::Kind::Link, text, {}, this);
    m_buttons->addWidget(button);
    return button;
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

void EmptyState::showIcon()
{
    m_icon->setPixmap(icon(m_iconName, Ink::Text3).pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
}

} // namespace switchyard::widgets
