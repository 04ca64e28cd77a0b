// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/answershare.h"

#include "config/configsession.h"
#include "pages/routing/routewording.h"
#include "ports/trafficport.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "wording/format.h"

#include <QPainter>

#include <algorithm>
#include <map>

namespace switchyard::pages {

namespace {

constexpr std::size_t mostNamed = 4; // then "others"
constexpr qreal barHeight = 8;
constexpr qreal gap = 2;

QColor blend(const QColor& from, const QColor& to, double share)
{
    const auto mix = [share](int a, int b) { return static_cast<int>(a + (b - a) * share); };
    return { mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue()) };
}

} // namespace

AnswerShare::AnswerShare(const shell::Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&context.services.traffic, &ports::TrafficPort::recordsAdded, this, [this] {
        if (isVisible())
            refresh();
    });
}

void AnswerShare::setRoutes(std::vector<std::string> routes)
{
    m_routes = std::move(routes);
    refresh();
}

void AnswerShare::refresh()
{
    std::map<ModelRef, int> counts;
    int failures = 0;
    m_total = 0;
    m_fellOver = 0;
    for (const auto& record : m_context.services.traffic.records()) {
        if (std::find(m_routes.begin(), m_routes.end(), record.route) == m_routes.end())
            continue;
        ++m_total;
        if (!record.servedBy) {
            ++failures;
            continue;
        }
        ++counts[*record.servedBy];
        m_fellOver += record.attempts.size() > 1 ? 1 : 0;
    }
    std::vector<std::pair<ModelRef, int>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    m_shares.clear();
    int others = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        if (i < mostNamed)
            m_shares.push_back({ shortName(sorted[i].first, m_context.services.session.config()), sorted[i].second, false });
        else
            others += sorted[i].second;
    }
    if (others > 0)
        m_shares.push_back({ tr("others"), others, false });
    if (failures > 0)
        m_shares.push_back({ tr("nobody"), failures, true });
    setAccessibleName(title());
    setAccessibleDescription(sentence());
    setVisible(m_total > 0);
    update();
}

QString AnswerShare::title() const
{
    return tr("Who answered lately");
}

QString AnswerShare::summary() const
{
    QString text = tr("%n request(s)", nullptr, m_total);
    if (m_fellOver > 0)
        text += QLatin1String(", ") + tr("%n fell over", nullptr, m_fellOver);
    return text;
}

QString AnswerShare::sentence() const
{
    QStringList parts;
    for (const auto& share : m_shares)
        parts << share.name + QLatin1Char(' ') + wording::count(share.count);
    return summary() + QLatin1String(": ") + parts.join(QLatin1String(", "));
}

QColor AnswerShare::colourOf(std::size_t place) const
{
    const auto& tokens = theme::tokens();
    if (m_shares[place].isFailure)
        return tokens.tone(theme::Tone::Bad).mark;
    // Lighter by rank, never below what stands out from the card.
    return blend(tokens.accent, tokens.window, std::min(0.6, 0.22 * static_cast<double>(place)));
}

QSize AnswerShare::sizeHint() const
{
    return { 400, theme::scaled(62) };
}

void AnswerShare::paintEvent(QPaintEvent*)
{
    const auto& tokens = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const qreal line = theme::lineHeight(theme::Type::Caption);
    const QRectF head(0, 0, width(), line + 2);
    painter.setFont(theme::font(theme::Type::CaptionSemibold));
    painter.setPen(tokens.text2);
    theme::drawLine(painter, head, title());
    painter.setFont(theme::font(theme::Type::Caption));
    theme::drawLine(painter, head, summary(), Qt::AlignRight);

    const qreal top = head.bottom() + 8;
    const auto counted = static_cast<qreal>(m_shares.size());
    const qreal room = width() - gap * std::max(0.0, counted - 1);
    qreal x = 0;
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < m_shares.size(); ++i) {
        const qreal wide = std::max(4.0, room * m_shares[i].count / std::max(1, m_total));
        painter.setBrush(colourOf(i));
        painter.drawRoundedRect(QRectF(mirrored ? width() - x - wide : x, top, wide, barHeight), 2, 2);
        x += wide + gap;
    }
    const qreal names = top + barHeight + 8;
    x = 0;
    for (std::size_t i = 0; i < m_shares.size(); ++i) {
        const QString number = wording::count(m_shares[i].count);
        const QFontMetricsF plain(theme::font(theme::Type::Caption));
        const qreal numberWidth = theme::numberWidth(theme::font(theme::Type::CaptionSemibold), number);
        const qreal nameWidth = std::min(plain.horizontalAdvance(m_shares[i].name) + 2, 150.0);
        const qreal wide = 14 + nameWidth + 6 + numberWidth;
        if (x + wide > width())
            break;
        const auto at = [&](qreal left, qreal w) { return QRectF(mirrored ? width() - x - left - w : x + left, names, w, line); };
        painter.setPen(Qt::NoPen);
        painter.setBrush(colourOf(i));
        const QRectF dot = at(0, 8);
        painter.drawRoundedRect(QRectF(dot.left(), dot.center().y() - 4, 8, 8), 2, 2);
        painter.setPen(tokens.text2);
        painter.setFont(theme::font(theme::Type::Caption));
        theme::drawLine(painter, at(14, nameWidth), m_shares[i].name);
        painter.setPen(tokens.text);
        painter.setFont(theme::font(theme::Type::CaptionSemibold));
        theme::drawNumber(painter, at(14 + nameWidth + 6, numberWidth + 2), static_cast<int>(Qt::AlignVCenter) | static_cast<int>(mirrored ? Qt::AlignRight : Qt::AlignLeft), number);
        x += wide + 18;
    }
}

} // namespace switchyard::pages
