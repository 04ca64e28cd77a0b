// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/filterpill.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"

#include <QEnterEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace switchyard::widgets {

using namespace theme;

namespace {
constexpr int padding = 11;
constexpr int iconGap = 7;
constexpr int countGap = 6;
} // namespace

FilterPill::FilterPill(const QString& text, const QString& iconName, Ink ink, QWidget* parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
    , m_ink(ink)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void FilterPill::setCount(int count)
{
    if (m_count == count)
        return;
    m_count = count;
    setAccessibleName(text() + QLatin1Char(' ') + countText());
    updateGeometry();
    update();
}

QString FilterPill::countText() const
{
    return QLocale().toString(m_count);
}

QString FilterPill::shownText() const
{
    return m_isShort && !m_iconName.isEmpty() ? QString() : text();
}

void FilterPill::setShort(bool isShort)
{
    setToolTip(isShort ? text() : QString());
    if (m_isShort == isShort)
        return;
    m_isShort = isShort;
    updateGeometry();
    update();
}

int FilterPill::widthWith(const QString& word) const
{
    int width = 2 * padding + QFontMetrics(theme::font(Type::BodySemibold)).horizontalAdvance(countText());
    if (!word.isEmpty())
        width += QFontMetrics(theme::font(Type::Body)).horizontalAdvance(word) + countGap;
    if (!m_iconName.isEmpty())
        width += size::iconSmall + iconGap;
    return width;
}

QSize FilterPill::sizeHint() const
{
    return { widthWith(shownText()), scaled(28) };
}

void FilterPill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = tokens();
    QColor fill = underMouse() ? t.hover : t.card;
    QColor border = t.buttonBorder;
    if (isDown())
        fill = t.pressed;
    if (isChecked()) {
        fill = t.selected;
        border = t.accent;
    }
    paintBox(painter, rect(), height() / 2.0, fill, border);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    int x = padding;
    const auto place = [&](int width, int itemHeight) {
        const QRect logical(x, (height() - itemHeight) / 2, width, itemHeight);
        x += width;
        return mirrored ? QStyle::visualRect(Qt::RightToLeft, rect(), logical) : logical;
    };
    if (!m_iconName.isEmpty()) {
        paintIcon(painter, place(size::iconSmall, size::iconSmall), m_iconName, t.ink(m_ink));
        x += iconGap;
    }
    painter.setPen(isChecked() ? t.text : t.text2);
    painter.setFont(theme::font(Type::Body));
    if (const QString word = shownText(); !word.isEmpty()) {
        painter.drawText(place(QFontMetrics(painter.font()).horizontalAdvance(word), height()), Qt::AlignCenter, word);
        x += countGap;
    }
    painter.setPen(t.text);
    painter.setFont(theme::font(Type::BodySemibold));
    painter.drawText(place(QFontMetrics(painter.font()).horizontalAdvance(countText()), height()), Qt::AlignCenter,
                     countText());
    if (hasFocus())
        paintFocusRing(painter, rect(), height() / 2.0, RingPlace::Inside);
}

void FilterPill::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void FilterPill::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void FilterPill::changeEvent(QEvent* event)
{
    QAbstractButton::changeEvent(event);
    updateGeometry();
}

void fitPills(const std::vector<FilterPill*>& pills, int room)
{
    int wanted = 0;
    for (const FilterPill* pill : pills)
        wanted += pill->fullWidth() + space::s;
    for (FilterPill* pill : pills)
        pill->setShort(wanted > room);
}

} // namespace switchyard::widgets
