// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/tryit/flowplot.h"

#include "theme/tokens.h"

#include <QPainter>

#include <algorithm>

namespace switchyard::pages {

namespace {

constexpr std::chrono::milliseconds slot { 250 };
constexpr std::size_t mostSlots = 240; // a minute
constexpr double charactersPerToken = 4;

} // namespace

FlowPlot::FlowPlot(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FlowPlot::clear()
{
    m_slots.clear();
    m_first = std::chrono::milliseconds(-1);
    update();
}

void FlowPlot::add(std::chrono::milliseconds at, qsizetype characters)
{
    if (m_first.count() < 0)
        m_first = at;
    const auto place = static_cast<std::size_t>(std::max<std::chrono::milliseconds::rep>(0, (at - m_first) / slot));
    if (place >= m_slots.size())
        m_slots.resize(place + 1, 0);
    m_slots[place] += characters;
    if (m_slots.size() > mostSlots) {
        const auto surplus = m_slots.size() - mostSlots;
        m_slots.erase(m_slots.begin(), m_slots.begin() + static_cast<std::ptrdiff_t>(surplus));
        m_first += slot * static_cast<int>(surplus);
    }
    update();
}

std::vector<double> FlowPlot::rates() const
{
    std::vector<double> rates;
    rates.reserve(m_slots.size());
    for (const qsizetype characters : m_slots)
        rates.push_back(static_cast<double>(characters) / charactersPerToken * 1000.0 / static_cast<double>(slot.count()));
    return rates;
}

void FlowPlot::paintEvent(QPaintEvent*)
{
    const auto& tokens = theme::tokens();
    QPainter painter(this);
    const auto values = rates();
    const qreal base = height() - 1;
    painter.fillRect(QRectF(0, base, width(), 1), tokens.hairline);
    if (values.size() < 2)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const double most = std::max(1.0, *std::max_element(values.begin(), values.end()));
    const qreal step = (width() - 4.0) / static_cast<qreal>(values.size() - 1);
    QPolygonF line;
    for (std::size_t i = 0; i < values.size(); ++i)
        line << QPointF(1 + step * static_cast<qreal>(i), base - 4 - (base - 10) * values[i] / most);
    QPolygonF area = line;
    area << QPointF(line.last().x(), base) << QPointF(line.first().x(), base);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.plotFill);
    painter.drawPolygon(area);
    painter.setPen(QPen(tokens.accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.accent);
    painter.drawEllipse(line.last(), 2, 2);
}

} // namespace switchyard::pages
