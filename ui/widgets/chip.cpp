// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/chip.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"

#include <QEvent>
#include <QPainter>

namespace switchyard::widgets {

using namespace theme;

namespace {

constexpr int chipHeight = 20;
constexpr int padding = 8;
constexpr int iconGap = 4;

struct Look {
    QColor ground;
    QColor border;
    QColor icon;
};

qreal chipWidth(const QFont& face, const QString& text, const QString& iconName)
{
    qreal width = 2 * padding + QFontMetricsF(face).horizontalAdvance(text);
    if (!iconName.isEmpty())
        width += size::iconChip + iconGap;
    return width;
}

void paintChip(QPainter& painter, const QRectF& box, const QFont& face, const QString& text, const QString& iconName,
               const Look& look)
{
    paintBox(painter, box, radius::chip, look.ground, look.border);
    qreal x = box.left() + padding;
    if (!iconName.isEmpty()) {
        paintIcon(painter, QRectF(x, box.center().y() - size::iconChip / 2.0, size::iconChip, size::iconChip), iconName,
                  look.icon);
        x += size::iconChip + iconGap;
    }
    painter.setFont(face);
    painter.setPen(tokens().text);
    drawLine(painter, QRectF(x, box.top(), box.right() - padding - x, box.height()), text);
}

Look toneLook(Tone tone)
{
    const Tokens& t = tokens();
    return { t.tone(tone).soft, t.isHighContrast() ? t.text : QColor(), t.tone(tone).mark };
}

} // namespace

Chip::Chip(const QString& text, Kind kind, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setText(text);
}

void Chip::setText(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Chip::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void Chip::setTone(Tone tone)
{
    m_kind = Kind::Tone;
    m_tone = tone;
    update();
}

void Chip::setIconName(const QString& name)
{
    m_iconName = name;
    updateGeometry();
    update();
}

void Chip::setMono(bool mono)
{
    m_mono = mono;
    updateGeometry();
}

QSize Chip::sizeHint() const
{
    const qreal width = chipWidth(theme::font(m_mono ? Type::Mono : Type::CaptionMedium), m_text, m_iconName);
    return { static_cast<int>(width + 1), scaled(chipHeight) };
}

qreal Chip::paint(QPainter& painter, const QRectF& rect, const QString& text, const QString& iconName,
                  std::optional<Tone> tone)
{
    const QFont& face = theme::font(Type::CaptionMedium);
    const qreal width = std::min(chipWidth(face, text, iconName) + 1, rect.width());
    const qreal height = scaled(chipHeight);
    const QRectF box(rect.left(), rect.center().y() - height / 2, width, height);
    const Look look = tone ? toneLook(*tone) : Look { {}, tokens().buttonBorder, tokens().text2 };
    paintChip(painter, box, face, text, iconName, look);
    return width;
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = tokens();
    Look look { t.sunken, t.isHighContrast() ? t.text : QColor(), t.text2 };
    if (m_kind == Kind::Tone)
        look = toneLook(m_tone);
    else if (m_kind == Kind::Accent)
        look = { t.accentSoft, t.isHighContrast() ? t.text : QColor(), t.accent };
    else if (m_kind == Kind::Line)
        look = { {}, t.buttonBorder, t.text2 };
    paintChip(painter, rect(), theme::font(m_mono ? Type::Mono : Type::CaptionMedium), m_text, m_iconName, look);
}

void Chip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace switchyard::widgets
