// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/answerbar.h"

#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <numeric>

namespace switchyard::widgets {

using namespace theme;

namespace {

constexpr int barHeight = 10;
constexpr int barGap = 2;
constexpr qreal smallestPart = 3;
constexpr int swatch = 8;
constexpr int legendGap = 20;
constexpr std::size_t most = 5;
constexpr std::array<double, most + 1> strengths { 1.0, 0.7, 0.5, 0.36, 0.26, 0.18 };

} // namespace

AnswerBar::AnswerBar(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AnswerBar::setShares(std::vector<Share> shares)
{
    const auto failures = std::stable_partition(shares.begin(), shares.end(), [](const Share& share) { return !share.isFailure; });
    const auto answered = static_cast<std::size_t>(failures - shares.begin());
    if (answered > most + 1) {
        Share others { tr("others"), 0, 0, false };
        for (std::size_t i = most; i < answered; ++i) {
            others.count += shares[i].count;
            others.afterFallback += shares[i].afterFallback;
        }
        shares.erase(shares.begin() + most, failures);
        shares.insert(shares.begin() + most, others);
    }
    if (shares == m_shares)
        return;
    m_shares = std::move(shares);
    describe();
    update();
}

void AnswerBar::describe()
{
    QStringList spoken;
    for (const Share& share : m_shares) {
        QString text = share.name + QLatin1Char(' ') + QLocale().toString(share.count);
        if (share.afterFallback > 0)
            text += QLatin1Char(' ') + tr("(%L1 after a fallback)", "of so many answers").arg(share.afterFallback);
        spoken.append(text);
    }
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    setToolTip(spoken.join(QLatin1Char('\n')));
}

QSize AnswerBar::sizeHint() const
{
    return { 400, barHeight + space::s + lineHeight(Type::Caption) + 2 };
}

QSize AnswerBar::minimumSizeHint() const
{
    return { 120, sizeHint().height() };
}

QColor AnswerBar::colorOf(std::size_t index) const
{
    const Tokens& t = tokens();
    if (m_shares[index].isFailure)
        return t.tone(Tone::Bad).mark;
    return blend(t.accent, t.window, strengths[std::min(index, strengths.size() - 1)]);
}

void AnswerBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (layoutDirection() == Qt::RightToLeft) {
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    paintBar(painter, barHeight);
    painter.resetTransform();
    paintLegend(painter, barHeight + space::s);
}

void AnswerBar::paintBar(QPainter& painter, int height) const
{
    const Tokens& t = tokens();
    const int all = std::accumulate(m_shares.begin(), m_shares.end(), 0, [](int sum, const Share& share) { return sum + share.count; });
    if (all == 0) {
        paintBox(painter, QRectF(0, 0, width(), height), 2, t.hairlineList, {});
        return;
    }
    const qreal room = width() - barGap * (static_cast<qreal>(m_shares.size()) - 1) - smallestPart * static_cast<qreal>(m_shares.size());
    qreal x = 0;
    for (std::size_t i = 0; i < m_shares.size(); ++i) {
        const Share& share = m_shares[i];
        const qreal wide = smallestPart + room * share.count / all;
        const QRectF part(x, 0, wide, height);
        paintBox(painter, part, 2, colorOf(i), t.isHighContrast() ? t.text : QColor());
        if (share.afterFallback > 0 && share.count > 0) {
            const qreal hatched = wide * share.afterFallback / share.count;
            painter.fillRect(QRectF(part.right() - hatched, 0, hatched, height), QBrush(t.window, Qt::BDiagPattern));
        }
        x += wide + barGap;
    }
}

void AnswerBar::paintLegend(QPainter& painter, int top) const
{
    const Tokens& t = tokens();
    const int line = lineHeight(Type::Caption);
    const auto start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    int x = 0;
    const auto text = [&](const QString& words, const QFont& face, const QColor& color) {
        painter.setFont(face);
        painter.setPen(color);
        const int wide = std::min(QFontMetrics(face).horizontalAdvance(words) + 1, std::max(0, width() - x));
        drawLine(painter, QStyle::visualRect(layoutDirection(), rect(), QRect(x, top, wide, line)), words, start);
        x += wide;
    };
    for (std::size_t i = 0; i < m_shares.size() && x < width(); ++i) {
        const Share& share = m_shares[i];
        const QRect box(x, top + (line - swatch) / 2, swatch, swatch);
        const QRect placed = QStyle::visualRect(layoutDirection(), rect(), box);
        paintBox(painter, placed, 2, colorOf(i), t.isHighContrast() ? t.text : QColor());
        x += swatch + 6;
        text(share.name, theme::font(Type::Caption), t.text2);
        x += 6;
        text(QLocale().toString(share.count), theme::font(Type::CaptionSemibold), t.text);
        if (share.afterFallback > 0 && !share.isFailure) {
            x += 5;
            text(tr("%L1 as fallback", "so many of them").arg(share.afterFallback), theme::font(Type::Caption), t.text2);
        }
        x += legendGap;
    }
}

void AnswerBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace switchyard::widgets
