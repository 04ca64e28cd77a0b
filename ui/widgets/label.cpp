// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/label.h"

#include "theme/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace switchyard::widgets {

Label::Label(const QString& text, theme::Type type, theme::Ink ink, QWidget* parent)
    : QLabel(text, parent)
    , m_type(type)
    , m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    applyLook();
}

void Label::setType(theme::Type type)
{
    m_type = type;
    applyLook();
}

void Label::setInk(theme::Ink ink)
{
    m_ink = ink;
    applyLook();
}

void Label::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationFontChange
        || event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        applyLook();
    QLabel::changeEvent(event);
}

void Label::applyLook()
{
    // Setting either sends another change event: equal values end it.
    if (font() != theme::font(m_type))
        setFont(theme::font(m_type));
    const QColor color = theme::tokens().ink(m_ink);
    if (palette().color(QPalette::WindowText) != color || palette().color(QPalette::Link) != theme::tokens().accent) {
        QPalette changed = palette();
        changed.setColor(QPalette::Active, QPalette::WindowText, color);
        changed.setColor(QPalette::Inactive, QPalette::WindowText, color);
        changed.setColor(QPalette::Disabled, QPalette::WindowText, theme::tokens().text3);
        changed.setColor(QPalette::Link, theme::tokens().accent);
        setPalette(changed);
    }
}

ElidedLabel::ElidedLabel(const QString& text, theme::Type type, theme::Ink ink, QWidget* parent)
    : Label(text, type, ink, parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(font());
    return { std::min(metrics.horizontalAdvance(text()), metrics.averageCharWidth() * 5), metrics.height() };
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    const Qt::Alignment horizontal = QStyle::visualAlignment(layoutDirection(), alignment()) & Qt::AlignHorizontal_Mask;
    theme::drawLine(painter, contentsRect(), text(), horizontal, m_mode);
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    Label::resizeEvent(event);
    const bool cut = QFontMetrics(font()).horizontalAdvance(text()) > width();
    if (cut == toolTip().isEmpty())
        setToolTip(cut ? text() : QString());
}

SectionLabel::SectionLabel(const QString& text, const QString& note, QWidget* parent)
    : QWidget(parent)
    , m_text(new Label(text, theme::Type::CaptionSemibold, theme::Ink::Text2, this))
    , m_note(new Label(note, theme::Type::Caption, theme::Ink::Text2, this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::space::s);
    layout->addWidget(m_text);
    layout->addStretch();
    layout->addWidget(m_note);
    m_note->setVisible(!note.isEmpty());
}

void SectionLabel::setText(const QString& text)
{
    m_text->setText(text);
}

void SectionLabel::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void SectionLabel::setCorner(QWidget* corner)
{
    layout()->addWidget(corner);
}

Hairline::Hairline(Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent)
    , m_orientation(orientation)
{
    const bool across = orientation == Qt::Horizontal;
    setSizePolicy(across ? QSizePolicy::Expanding : QSizePolicy::Fixed,
                  across ? QSizePolicy::Fixed : QSizePolicy::Expanding);
}

QSize Hairline::sizeHint() const
{
    return m_orientation == Qt::Horizontal ? QSize(0, 1) : QSize(1, 0);
}

void Hairline::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), theme::tokens().hairline);
}

} // namespace switchyard::widgets
