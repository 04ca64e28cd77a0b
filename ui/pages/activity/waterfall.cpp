// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/activity/waterfall.h"

#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "wording/format.h"
#include "wording/traffic.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace switchyard::pages {

using namespace theme;
using std::chrono::duration_cast;
using std::chrono::milliseconds;

namespace {

constexpr int laneHeight = 50;
constexpr int barHeight = 16;
constexpr int scaleHeight = 24;
constexpr double closeUp = 700; // milliseconds shown large
constexpr double closeUpPart = 0.62; // of the width
constexpr double breakWidth = 14;
constexpr double smallestBar = 4;

double ms(std::chrono::microseconds value)
{
    return static_cast<double>(value.count()) / 1000.0;
}

QString timeText(double value)
{
    return wording::duration(milliseconds(std::lround(value)));
}

} // namespace

Waterfall::Waterfall(std::function<QString(const ModelRef&)> nameOf, QWidget* parent)
    : QWidget(parent)
    , m_nameOf(std::move(nameOf))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
}

void Waterfall::setRecord(const traffic::RequestRecord& record, Last last)
{
    m_attempts = record.attempts;
    m_last = last;
    m_total = std::max(1.0, ms(record.duration));
    for (const traffic::Attempt& attempt : m_attempts)
        m_total = std::max(m_total, ms(attempt.endedAt));
    setAccessibleName(tr("Tries over time"));
    setAccessibleDescription(sentences().join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize Waterfall::sizeHint() const
{
    return { 320, scaleHeight + static_cast<int>(m_attempts.size()) * scaled(laneHeight) + 8 };
}

bool Waterfall::isBroken() const
{
    return m_total > closeUp * 1.6;
}

double Waterfall::xOf(double value) const
{
    const double whole = width() - 2.0;
    if (!isBroken())
        return 1 + whole * value / m_total;
    const double near = whole * closeUpPart;
    if (value <= closeUp)
        return 1 + near * value / closeUp;
    const double far = whole - near - breakWidth;
    return 1 + near + breakWidth + far * (value - closeUp) / (m_total - closeUp);
}

void Waterfall::paintScale(QPainter& painter) const
{
    const Tokens& t = tokens();
    std::vector<double> marks;
    if (isBroken()) {
        marks = { 0, 200, 400, 600, m_total };
    } else {
        const double magnitude = std::pow(10.0, std::floor(std::log10(m_total)));
        const double step = m_total / magnitude > 5 ? 2 * magnitude : m_total / magnitude > 2 ? magnitude : magnitude / 2;
        for (double at = 0; at < m_total * 0.9; at += step)
            marks.push_back(at);
        marks.push_back(m_total);
    }
    painter.setFont(theme::font(Type::Hint));
    for (const double mark : marks) {
        const double x = std::round(xOf(mark));
        const double line = std::min(x, width() - 1.0);
        painter.fillRect(QRectF(line, scaleHeight - 4, 1, 4), t.plotGrid);
        // Only behind the bars: the words of a lane stay clear of the grid.
        for (std::size_t lane = 0; lane < m_attempts.size(); ++lane)
            painter.fillRect(QRectF(line, scaleHeight + static_cast<int>(lane) * scaled(laneHeight) + 19, 1, barHeight + 4), t.plotGrid);
        const QString text = mark <= 0 ? QStringLiteral("0") : timeText(mark);
        const double wide = QFontMetricsF(painter.font()).horizontalAdvance(text) + 2;
        painter.setPen(t.text2);
        painter.drawText(QRectF(std::clamp(x - (mark <= 0 ? 0 : wide / 2), 0.0, width() - wide), 0, wide, 16), Qt::AlignCenter, text);
    }
}

void Waterfall::paintLane(QPainter& painter, const traffic::Attempt& attempt, int lane) const
{
    const Tokens& t = tokens();
    const double top = scaleHeight + lane * scaled(laneHeight);
    const QString name = QLocale().toString(lane + 1) + QLatin1Char(' ') + m_nameOf(attempt.model);
    painter.setFont(theme::font(Type::CaptionSemibold));
    painter.setPen(t.text);
    const double nameWidth = std::min(width() * 0.6, QFontMetricsF(painter.font()).horizontalAdvance(name) + 1);
    drawLine(painter, QRectF(1, top, nameWidth, 18), name);
    painter.setFont(theme::font(Type::Caption));
    painter.setPen(t.text2);
    drawLine(painter, QRectF(nameWidth + 6, top, width() - nameWidth - 7, 18), sentence(attempt, lane + 1));

    const double from = xOf(ms(attempt.startedAt));
    const double to = std::max(from + smallestBar, xOf(ms(attempt.endedAt)));
    const QRectF bar(from, top + 21, to - from, barHeight);
    if (attempt.failure != routing::FailureClass::None) {
        const QColor mark = t.tone(wording::attemptTone(attempt)).mark;
        const bool short_ = bar.width() < 12;
        if (short_) {
            painter.fillRect(bar, mark);
        } else {
            widgets::paintBox(painter, bar, 0, {}, mark, 1.5);
            painter.fillRect(QRectF(bar.right() - 5, bar.top(), 5, bar.height()), mark);
        }
        painter.setFont(theme::font(Type::Hint));
        painter.setPen(t.text2);
        const QString label = timeText(ms(attempt.endedAt - attempt.startedAt));
        drawLine(painter, QRectF(bar.right() + 7, bar.top(), width() - bar.right() - 8, barHeight), label);
        return;
    }
    const double firstToken = attempt.firstTokenAt ? xOf(ms(*attempt.firstTokenAt)) : to;
    const QRectF waiting(from, bar.top(), std::max(2.0, firstToken - from), barHeight);
    widgets::paintBox(painter, waiting, 0, t.accentSoft, t.accent, 1);
    painter.setFont(theme::font(Type::Hint));
    painter.setPen(t.text);
    const QString waited = timeText(attempt.firstTokenAt ? ms(*attempt.firstTokenAt - attempt.startedAt)
                                                         : ms(attempt.endedAt - attempt.startedAt));
    if (waiting.width() > QFontMetricsF(painter.font()).horizontalAdvance(waited) + 8)
        painter.drawText(waiting, Qt::AlignCenter, waited);
    if (!attempt.firstTokenAt)
        return;
    const QRectF streaming(firstToken, bar.top(), std::max(0.0, to - firstToken), barHeight);
    painter.fillRect(streaming, t.accent);
    const bool broken = isBroken() && ms(*attempt.firstTokenAt) < closeUp && ms(attempt.endedAt) > closeUp;
    if (broken) {
        const double x = xOf(closeUp);
        painter.fillRect(QRectF(x, bar.top() - 1, breakWidth, barHeight + 2), t.card);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(t.text2, 1.2));
        painter.drawLine(QPointF(x + 3, bar.bottom() + 2), QPointF(x + 7, bar.top() - 2));
        painter.drawLine(QPointF(x + 7, bar.bottom() + 2), QPointF(x + 11, bar.top() - 2));
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    const QString word = tr("streaming");
    const QRectF wide = broken ? QRectF(xOf(closeUp) + breakWidth, bar.top(), to - xOf(closeUp) - breakWidth, barHeight) : streaming;
    if (wide.width() > QFontMetricsF(painter.font()).horizontalAdvance(word) + 12) {
        painter.setPen(t.isDark() && !t.isHighContrast() ? t.card : t.onAccentFill);
        painter.drawText(wide, Qt::AlignCenter, word);
    }
    painter.fillRect(QRectF(firstToken - 0.75, bar.top() - 4, 1.5, barHeight + 10), t.text);
    painter.setPen(t.text);
    const QString label = tr("first token");
    const double labelWidth = QFontMetricsF(painter.font()).horizontalAdvance(label) + 2;
    const double labelLeft = std::min(firstToken + 4, width() - labelWidth);
    painter.drawText(QRectF(labelLeft, bar.bottom() + 1, labelWidth, 13), Qt::AlignLeft | Qt::AlignVCenter, label);
}

QString Waterfall::sentence(const traffic::Attempt& attempt, int number) const
{
    const QString after = timeText(ms(attempt.endedAt - attempt.startedAt));
    if (attempt.failure != routing::FailureClass::None) {
        QString text = tr("%1 after %2", "what happened, how long").arg(wording::failureWord(attempt), after);
        if (attempt.background)
            text = tr("behind the scenes, %1").arg(text);
        return text;
    }
    if (attempt.background)
        return tr("loaded behind the scenes");
    if (attempt.firstTokenAt)
        return tr("first token after %1").arg(timeText(ms(*attempt.firstTokenAt - attempt.startedAt)));
    const bool isUnderWay = m_last == Last::UnderWay && number == static_cast<int>(m_attempts.size());
    return isUnderWay ? tr("no word for %1", "how long so far").arg(after) : tr("answered after %1").arg(after);
}

QStringList Waterfall::sentences() const
{
    QStringList all;
    for (std::size_t i = 0; i < m_attempts.size(); ++i)
        all.append(QLocale().toString(static_cast<int>(i) + 1) + QLatin1Char(' ') + m_nameOf(m_attempts[i].model) + QLatin1Char(' ')
                   + sentence(m_attempts[i], static_cast<int>(i) + 1));
    return all;
}

void Waterfall::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_attempts.empty()) {
        painter.setFont(theme::font(Type::Caption));
        painter.setPen(tokens().text2);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignTop, tr("Nobody was asked."));
        return;
    }
    paintScale(painter);
    for (std::size_t i = 0; i < m_attempts.size(); ++i)
        paintLane(painter, m_attempts[i], static_cast<int>(i));
    if (hasFocus())
        widgets::paintFocusRing(painter, rect(), 4, widgets::RingPlace::Inside);
}

} // namespace switchyard::pages
