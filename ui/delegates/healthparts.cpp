// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "delegates/healthparts.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/statustile.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QPainter>

#include <algorithm>

namespace switchyard::delegates {

using namespace theme;

namespace {

constexpr int markSide = 16;
constexpr int loadBarWidth = 56;
constexpr int servingBar = 3;
constexpr int skeletonHeight = 8;

} // namespace

std::chrono::milliseconds shownAge(SteadyTime::duration age)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(age);
    return seconds < std::chrono::minutes(1) ? seconds / ageStep * ageStep : seconds;
}

QString numberText(const health::ModelHealth& health, HealthColumn column, const wording::Now& now)
{
    using health::Percentiles;
    const bool usable = health::usability(health.status) != health::Usability::No && health.status != health::Status::Loading;
    const auto shown = [usable](const Percentiles& p, std::chrono::milliseconds Percentiles::*which) {
        return p.count > 0 && usable ? wording::latency(p.*which) : QString();
    };
    switch (column) {
    case HealthColumn::P50:
        return shown(health.latency, &Percentiles::p50);
    case HealthColumn::P95:
        return shown(health.latency, &Percentiles::p95);
    case HealthColumn::P99:
        return shown(health.latency, &Percentiles::p99);
    case HealthColumn::FirstToken:
        return shown(health.firstToken, &Percentiles::p50);
    case HealthColumn::TokenRate:
        return health.tokensPerSecond && usable ? wording::number(*health.tokensPerSecond, *health.tokensPerSecond < 10 ? 1 : 0)
                                                : QString();
    case HealthColumn::Load:
        return health.loadEstimate ? wording::about(health.loadEstimate->typical) : QString();
    case HealthColumn::Checked: {
        if (!health.lastChecked)
            return {};
        const auto age = shownAge(now.steady - *health.lastChecked);
        return age.count() == 0 ? wording::ago({}) : wording::duration(age);
    }
    case HealthColumn::Rank:
    case HealthColumn::Beats:
    case HealthColumn::Sparkline:
        break;
    }
    return {};
}

QRect HealthParts::visual(const QRect& logical) const
{
    return QStyle::visualRect(option.direction, ground, logical);
}

Qt::Alignment HealthParts::start() const
{
    return QStyle::visualAlignment(option.direction, Qt::AlignLeft);
}

Qt::Alignment HealthParts::end() const
{
    return QStyle::visualAlignment(option.direction, Qt::AlignRight);
}

bool HealthParts::isSelected() const
{
    return option.state.testFlag(QStyle::State_Selected);
}

bool HealthParts::isHovered() const
{
    return option.state.testFlag(QStyle::State_MouseOver);
}

bool HealthParts::isAwaited() const
{
    return health.status == health::Status::Checking && health.latency.count == 0;
}

bool HealthParts::isWeak() const
{
    return health.isStale || health.status == health::Status::Cold || health.status == health::Status::Paused;
}

void HealthParts::drawAndAdvance(QRect& rest, const QString& text, const QFont& face, const QColor& ink, int gap) const
{
    if (text.isEmpty() || rest.width() <= 0)
        return;
    painter.setFont(face);
    painter.setPen(ink);
    const int width = std::min(rest.width(), static_cast<int>(QFontMetricsF(face).horizontalAdvance(text)) + 1);
    drawLine(painter, visual(QRect(rest.left(), rest.top(), width, rest.height())), text, start());
    rest.setLeft(rest.left() + width + gap);
}

void HealthParts::paintTile(const QRect& rect, bool bare) const
{
    const Tone tone = wording::statusTone(health.status);
    const QString icon = wording::statusIcon(health.status);
    const double turn = health.status == health::Status::Loading ? spin : 0;
    const QRectF tile = visual(rect);
    if (bare)
        paintTurnedIcon(painter, tile, icon, t.tone(tone).mark, turn);
    else
        widgets::StatusTile::paint(painter, tile, tone, icon, turn);
}

void HealthParts::paintName(QRect line, bool isDense, bool showsModelId) const
{
    paintMark(painter, visual(QRect(line.left(), line.top() + (line.height() - markSide) / 2, markSide, markSide)),
              markName(facts.family, wording::fromUtf8(ref.provider.value())), facts.name, t.text2);
    line.setLeft(line.left() + markSide + 7);
    drawAndAdvance(line, facts.name, font(isDense ? Type::BodySemibold : Type::Strong), t.text, 8);
    if (!showsModelId || line.width() < 24)
        return;
    const QString model = wording::fromUtf8(ref.model);
    const bool isLong = QFontMetricsF(font(Type::Mono)).horizontalAdvance(model) > line.width();
    painter.setFont(font(isDense || isLong ? Type::MonoSmall : Type::Mono));
    painter.setPen(t.text3);
    drawLine(painter, visual(line), model, start());
}

QString HealthParts::fittingDetail(int width, const QString& before) const
{
    const QStringList details = wording::stateDetails(health, stand, now);
    if (details.front().isEmpty())
        return {};
    const QFontMetricsF metrics(font(Type::Body));
    const auto fits = [&](const QString& detail) { return metrics.horizontalAdvance(before + detail) <= width; };
    const auto found = std::find_if(details.begin(), details.end(), fits);
    const QString& chosen = found == details.end() ? details.front() : *found;
    return chosen;
}

void HealthParts::paintState(QRect line, bool isRoomy) const
{
    if (health.isStale) {
        paintIcon(painter, visual(QRect(line.left(), line.top() + (line.height() - 12) / 2, 12, 12)), QStringLiteral("clock"),
                  t.text3);
        line.setLeft(line.left() + 16);
    }
    drawAndAdvance(line, wording::statusText(health.status), font(Type::BodyMedium), health.isStale ? t.text2 : t.text,
                   isRoomy ? 0 : 8);
    const QString between = isRoomy ? QStringLiteral(" · ") : QString();
    const QString detail = fittingDetail(line.width(), between);
    if (detail.isEmpty())
        return;
    // Apart, so that it stands between the words in either direction.
    drawAndAdvance(line, between, font(Type::Body), t.text2, 0);
    drawAndAdvance(line, detail, font(Type::Body), t.text2, 8);
    const double part = wording::loadFraction(health, now.steady);
    if (part < 0 || line.width() < loadBarWidth)
        return;
    // With a border around it, it needs room inside to tell how far it is.
    const int height = t.isHighContrast() ? 8 : 4;
    const QRectF groove = visual(QRect(line.left(), line.center().y() + 1 - height / 2, loadBarWidth, height));
    QRectF filled = groove;
    filled.setWidth(groove.width() * part);
    if (option.direction == Qt::RightToLeft)
        filled.moveRight(groove.right());
    widgets::paintBox(painter, groove, height / 2.0, t.tone(Tone::Idle).soft, t.isHighContrast() ? t.text : QColor());
    widgets::paintBox(painter, filled, height / 2.0, t.tone(Tone::Idle).mark, {});
}

void HealthParts::paintRank(const QRect& cell) const
{
    const QRect place = visual(cell);
    const QString text = wording::rankText(stand.ranks);
    painter.setFont(font(Type::CaptionSemibold));
    if (stand.ranks.empty()) {
        painter.setPen(t.text3);
        painter.drawText(place, Qt::AlignCenter, text);
        return;
    }
    const qreal width = std::max<qreal>(24, QFontMetricsF(painter.font()).horizontalAdvance(text) + 14);
    const QRectF pill(place.center().x() + 0.5 - width / 2, place.center().y() - 9.5, width, 20);
    const bool filled = stand.servesDefaults;
    widgets::paintBox(painter, pill, 10, filled ? t.accentFill : QColor(), filled ? QColor() : t.buttonBorder);
    painter.setPen(filled ? t.onAccentFill : t.text2);
    painter.drawText(pill, Qt::AlignCenter, text);
}

void HealthParts::paintNumber(const QRect& cell, HealthColumn column, const QFont& face) const
{
    if (cell.isNull())
        return;
    const QString text = numberText(health, column, now);
    painter.setFont(face);
    painter.setPen(text.isEmpty() || isWeak() ? t.text3 : column == HealthColumn::Checked ? t.text2 : t.text);
    drawNumber(painter, visual(cell), static_cast<int>(end() | Qt::AlignVCenter), text.isEmpty() ? wording::dash() : text);
}

void HealthParts::paintSkeleton(const QRect& cell, int width) const
{
    if (cell.isNull())
        return;
    const int wide = std::min(width, cell.width());
    const QRect bar(cell.right() + 1 - wide, cell.center().y() - skeletonHeight / 2 + 1, wide, skeletonHeight);
    widgets::paintBox(painter, visual(bar), skeletonHeight / 2.0, t.hairlineList, {});
}

void HealthParts::paintServingBar(const QRect& rect) const
{
    if (stand.isServing())
        painter.fillRect(visual(QRect(rect.left(), rect.top(), servingBar, rect.height())), t.accent);
}

} // namespace switchyard::delegates
