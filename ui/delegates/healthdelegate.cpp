// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "delegates/healthdelegate.h"

#include "delegates/sparkpainting.h"
#include "items/healthmodel.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/statustile.h"
#include "wording/format.h"
#include "wording/healthline.h"
#include "wording/status.h"

#include <QPainter>

namespace switchyard::delegates {

using namespace theme;

namespace {

constexpr int markSide = 16;
constexpr int loadBarWidth = 56;
constexpr int servingBar = 3;

//! All that the parts of one row need.
struct Row {
    QPainter& painter;
    const QStyleOptionViewItem& option;
    const HealthColumns& columns;
    const Tokens& t;
    const health::ModelHealth& health;
    const items::ProviderFacts& facts;
    const items::RoutingStand& stand;
    const ModelRef& ref;
    wording::Now now;
    RowStyle style;
    double spin;

    QRect visual(const QRect& logical) const { return QStyle::visualRect(option.direction, option.rect, logical); }
    Qt::Alignment start() const { return QStyle::visualAlignment(option.direction, Qt::AlignLeft); }
    Qt::Alignment end() const { return QStyle::visualAlignment(option.direction, Qt::AlignRight); }
};

qreal textWidth(const QFont& face, const QString& text)
{
    return QFontMetricsF(face).horizontalAdvance(text);
}

//! Draws at the start of `rest` and takes the used width, and `gap`, off it. `rest` is logical.
void drawAndAdvance(const Row& row, QRect& rest, const QString& text, const QFont& face, const QColor& ink, int gap)
{
    if (text.isEmpty() || rest.width() <= 0)
        return;
    row.painter.setFont(face);
    row.painter.setPen(ink);
    const int width = std::min(rest.width(), static_cast<int>(textWidth(face, text)) + 1);
    drawLine(row.painter, row.visual(QRect(rest.left(), rest.top(), width, rest.height())), text, row.start());
    rest.setLeft(rest.left() + width + gap);
}

void paintGround(const Row& row)
{
    const bool selected = row.option.state.testFlag(QStyle::State_Selected);
    const bool hovered = row.option.state.testFlag(QStyle::State_MouseOver);
    const QRect& rect = row.option.rect;
    if (selected)
        row.painter.fillRect(rect, row.t.selected);
    else if (hovered)
        row.painter.fillRect(rect, row.t.hover);
    row.painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), row.t.hairlineList);
    if (selected) {
        row.painter.setPen(QPen(row.t.selectedOutline, row.t.border()));
        row.painter.setBrush(Qt::NoBrush);
        row.painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (row.stand.isServing())
        row.painter.fillRect(row.visual(QRect(rect.left(), rect.top(), servingBar, rect.height())), row.t.accent);
}

void paintTile(const Row& row)
{
    const Tone tone = wording::statusTone(row.health.status);
    const QString icon = wording::statusIcon(row.health.status);
    const double turn = row.health.status == health::Status::Loading ? row.spin : 0;
    const QRectF tile = row.visual(row.columns.tile);
    if (row.style == RowStyle::Roomy)
        widgets::StatusTile::paint(row.painter, tile, tone, icon, turn);
    else
        paintTurnedIcon(row.painter, tile, icon, row.t.tone(tone).mark, turn);
}

void paintName(const Row& row, QRect line)
{
    paintMark(row.painter, row.visual(QRect(line.left(), line.top() + (line.height() - markSide) / 2, markSide, markSide)),
              markName(row.facts.family, wording::fromUtf8(row.ref.provider.value())), row.facts.name, row.t.text2);
    line.setLeft(line.left() + markSide + 7);
    const bool dense = row.style == RowStyle::Dense;
    drawAndAdvance(row, line, row.facts.name, font(dense ? Type::BodySemibold : Type::Strong), row.t.text, 8);
    if (!row.columns.showsModelId || line.width() < 24)
        return;
    row.painter.setFont(font(dense ? Type::MonoSmall : Type::Mono));
    row.painter.setPen(row.t.text3);
    drawLine(row.painter, row.visual(line), wording::fromUtf8(row.ref.model), row.start());
}

void paintLoadBar(const Row& row, const QRect& rest)
{
    const double part = wording::loadFraction(row.health, row.now.steady);
    if (part < 0 || rest.width() < loadBarWidth)
        return;
    QRectF groove(rest.left(), rest.center().y() - 1, loadBarWidth, 4);
    groove = row.visual(groove.toRect());
    QRectF filled = groove;
    filled.setWidth(groove.width() * part);
    if (row.option.direction == Qt::RightToLeft)
        filled.moveRight(groove.right());
    widgets::paintBox(row.painter, groove, 2, row.t.tone(Tone::Idle).soft, row.t.isHighContrast() ? row.t.text : QColor());
    widgets::paintBox(row.painter, filled, 2, row.t.tone(Tone::Idle).mark, {});
}

void paintState(const Row& row, QRect line)
{
    const bool roomy = row.style == RowStyle::Roomy;
    if (row.health.isStale) {
        paintIcon(row.painter, row.visual(QRect(line.left(), line.top() + (line.height() - 12) / 2, 12, 12)),
                  QStringLiteral("clock"), row.t.text3);
        line.setLeft(line.left() + 16);
    }
    drawAndAdvance(row, line, wording::statusText(row.health.status), font(Type::BodyMedium),
                   row.health.isStale ? row.t.text2 : row.t.text, roomy ? 0 : 8);
    const QString detail = wording::stateDetail(row.health, row.stand, row.now);
    if (detail.isEmpty())
        return;
    const QString text = roomy ? QStringLiteral(" · ") + detail : detail;
    drawAndAdvance(row, line, text, font(Type::Body), row.t.text2, 8);
    paintLoadBar(row, line);
}

void paintRank(const Row& row)
{
    const QRect cell = row.visual(row.columns.rank);
    const QString text = wording::rankText(row.stand.ranks);
    row.painter.setFont(font(Type::CaptionSemibold));
    if (row.stand.ranks.empty()) {
        row.painter.setPen(row.t.text3);
        row.painter.drawText(cell, Qt::AlignCenter, text);
        return;
    }
    const qreal width = std::max<qreal>(24, textWidth(row.painter.font(), text) + 14);
    const QRectF pill(cell.center().x() + 0.5 - width / 2, cell.center().y() - 9.5, width, 20);
    const bool filled = row.stand.servesDefaults;
    widgets::paintBox(row.painter, pill, 10, filled ? row.t.accentFill : QColor(), filled ? QColor() : row.t.buttonBorder);
    row.painter.setPen(filled ? row.t.onAccentFill : row.t.text2);
    row.painter.drawText(pill, Qt::AlignCenter, text);
}

void paintNumber(const Row& row, const QRect& cell, const QString& text, bool isWeak)
{
    if (cell.isNull())
        return;
    row.painter.setFont(font(Type::Body));
    row.painter.setPen(isWeak || text.isEmpty() ? row.t.text3 : row.t.text);
    drawNumber(row.painter, row.visual(cell), static_cast<int>(row.end() | Qt::AlignVCenter),
               text.isEmpty() ? wording::dash() : text);
}

void paintNumbers(const Row& row)
{
    const health::ModelHealth& h = row.health;
    const bool usable = health::usability(h.status) != health::Usability::No;
    const auto shown = [&](const health::Percentiles& p, std::chrono::milliseconds health::Percentiles::*which) {
        return p.count > 0 && usable && h.status != health::Status::Loading ? wording::duration(p.*which) : QString();
    };
    const bool weak = h.isStale || h.status == health::Status::Cold || h.status == health::Status::Paused;
    paintNumber(row, row.columns.p50, shown(h.latency, &health::Percentiles::p50), weak);
    paintNumber(row, row.columns.p95, shown(h.latency, &health::Percentiles::p95), weak);
    paintNumber(row, row.columns.firstToken, shown(h.firstToken, &health::Percentiles::p50), weak);
    paintNumber(row, row.columns.tokenRate,
                h.tokensPerSecond && usable ? wording::number(*h.tokensPerSecond, *h.tokensPerSecond < 10 ? 1 : 0) : QString(),
                weak);
    if (row.columns.checked.isNull())
        return;
    QString age = wording::dash();
    if (h.lastChecked) {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(row.now.steady - *h.lastChecked);
        age = seconds.count() < 1 ? wording::ago({}) : wording::duration(seconds);
    }
    row.painter.setFont(font(Type::Caption));
    row.painter.setPen(row.t.text2);
    drawNumber(row.painter, row.visual(row.columns.checked), static_cast<int>(row.end() | Qt::AlignVCenter), age);
}

} // namespace

HealthDelegate::HealthDelegate(const Clock& clock, const items::HealthFilterModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
    , m_model(model)
{
}

void HealthDelegate::setRowStyle(RowStyle style)
{
    m_style = style;
}

void HealthDelegate::setActionStrip(const QPersistentModelIndex& index, int width)
{
    m_stripIndex = index;
    m_stripWidth = width;
}

QSize HealthDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return { 200, rowHeight(m_style) };
}

void HealthDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int source = m_model.sourceRow(index);
    const items::HealthModel& model = m_model.health();
    const health::ModelHealth* health = model.health(source);
    if (!health)
        return;
    painter->save();
    const HealthColumns columns = healthColumns(option.rect, m_style);
    const Row row { *painter,
                    option,
                    columns,
                    tokens(),
                    *health,
                    model.facts(source),
                    model.stand(source),
                    model.ref(source),
                    { m_clock.steadyNow(), m_clock.wallNow() },
                    m_style,
                    m_spin };
    paintGround(row);
    paintTile(row);
    if (m_style == RowStyle::Roomy) {
        const int middle = option.rect.center().y();
        const int line = lineHeight(Type::Strong);
        paintName(row, QRect(columns.name.left(), middle - line, columns.name.width(), line));
        paintState(row, QRect(columns.name.left(), middle + 1, columns.name.width(), line));
    } else {
        paintName(row, columns.name);
        paintState(row, columns.state);
    }
    paintRank(row);
    // What lies under the actions is not painted, so that nothing shows through their gaps.
    const bool hasStrip = m_stripIndex.isValid() && m_stripIndex == index;
    const int stripLeft = option.rect.right() - m_stripWidth;
    if (!columns.beats.isNull())
        paintBeats(*painter, row.visual(columns.beats), model.beats(source), m_style == RowStyle::Dense ? 16 : 20);
    if (!columns.sparkline.isNull() && !(hasStrip && columns.sparkline.right() > stripLeft)) {
        const QRect cell = row.visual(columns.sparkline);
        const bool faded = health->isStale || health->status == health::Status::Cold
            || health::usability(health->status) == health::Usability::No;
        paintSparkline(*painter, QRectF(cell.left(), cell.center().y() - 11, cell.width() - 3, 22), model.sparkline(source), faded);
    }
    if (!hasStrip)
        paintNumbers(row);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        widgets::paintFocusRing(*painter, option.rect, 4, widgets::RingPlace::Inside);
    painter->restore();
}

} // namespace switchyard::delegates
