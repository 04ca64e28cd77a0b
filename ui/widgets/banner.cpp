// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/banner.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>

namespace switchyard::widgets {

using namespace theme;

namespace {

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QStringLiteral("circle-check");
    case Tone::Warn:
        return QStringLiteral("triangle-alert");
    case Tone::Bad:
        return QStringLiteral("octagon-alert");
    case Tone::Idle:
    case Tone::Off:
        break;
    }
    return QStringLiteral("info");
}

} // namespace

Banner::Banner(Tone tone, QWidget* parent)
    : QFrame(parent)
    , m_tone(tone)
    , m_iconName(iconOf(tone))
    , m_icon(new Label({}, Type::Body, Ink::Text, this))
    , m_text(new Label({}, Type::Body, Ink::Text, this))
    , m_buttons(new QHBoxLayout)
{
    m_icon->setFixedSize(size::icon, 20);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_buttons->setSpacing(space::s);
    setAdvice(false);
    showIcon();
}

void Banner::setTone(Tone tone)
{
    m_tone = tone;
    m_iconName = iconOf(tone);
    showIcon();
    update();
}

void Banner::setIconName(const QString& name)
{
    m_iconName = name;
    showIcon();
}

void Banner::setText(const QString& title, const QString& text)
{
    m_title = title;
    m_body = text;
    QString rich = text.toHtmlEscaped();
    if (!title.isEmpty())
        rich = QStringLiteral("<span style=\"font-weight:600\">") + title.toHtmlEscaped() + QStringLiteral("</span>")
            + (text.isEmpty() ? QString() : (m_advice ? QStringLiteral("<br>") : QStringLiteral(" ")) + rich);
    m_text->setText(rich);
    setAccessibleName(title.isEmpty() ? text : title + QLatin1Char(' ') + text);
}

void Banner::setAdvice(bool advice)
{
    m_advice = advice;
    // A layout deletes those within it: the buttons' one is taken out first.
    if (QLayout* former = layout()) {
        former->removeItem(m_buttons);
        m_buttons->setParent(nullptr);
        delete former;
    }
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(space::m, advice ? space::m : space::s, space::m, advice ? space::m : space::s);
    grid->setHorizontalSpacing(space::s);
    grid->setVerticalSpacing(space::s);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_text, 0, 1);
    grid->setColumnStretch(1, 1);
    if (advice)
        grid->addLayout(m_buttons, 1, 1, Qt::AlignLeft);
    else
        grid->addLayout(m_buttons, 0, 2);
    setText(m_title, m_body);
}

Button* Banner::addButton(const QString& text, const QString& iconName)
{
    auto* button = new Button(Button::Kind::Plain, text, iconName, this);
    button->setButtonSize(Button::Size::Small);
    m_buttons->addWidget(button);
    return button;
}

void Banner::clearButtons()
{
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        // Hidden at once: it may be this button's click that brought us here.
        if (QWidget* button = item->widget()) {
            button->hide();
            button->deleteLater();
        }
        delete item;
    }
}

void Banner::showIcon()
{
    m_icon->setPixmap(icon(m_iconName, inkOf(m_tone)).pixmap(QSize(size::icon, size::icon), devicePixelRatioF()));
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = tokens();
    paintBox(painter, rect(), radius::card, t.tone(m_tone).soft,
             m_advice && !t.isHighContrast() ? QColor() : t.tone(m_tone).mark);
}

void Banner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

} // namespace switchyard::widgets
