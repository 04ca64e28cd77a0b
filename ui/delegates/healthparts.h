// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "delegates/healthcolumns.h"
#include "health/modelhealth.h"
#include "items/healthmodel.h"
#include "theme/tokens.h"
#include "wording/healthline.h"

#include <QStyleOptionViewItem>

class QPainter;

namespace switchyard::delegates {

//! One endpoint as it is painted, and the parts that rows and cards share. Rectangles are logical: those of a
//! left-to-right layout; they are mirrored when painted.
struct HealthParts {
    QPainter& painter;
    const QStyleOptionViewItem& option;
    const QRect& ground; //!< What is mirrored within: the row or the card.
    const theme::Tokens& t;
    const health::ModelHealth& health;
    const items::ProviderFacts& facts;
    const items::RoutingStand& stand;
    const ModelRef& ref;
    wording::Now now;
    double spin;

    QRect visual(const QRect& logical) const;
    Qt::Alignment start() const;
    Qt::Alignment end() const;
    bool isSelected() const;
    bool isHovered() const;
    //! Nothing was heard of it yet: its numbers are drawn as a skeleton.
    bool isAwaited() const;
    //! Its numbers are old or of no use now.
    bool isWeak() const;

    //! Draws at the start of `rest` and takes the used width, and `gap`, off it.
    void drawAndAdvance(QRect& rest, const QString& text, const QFont& face, const QColor& ink, int gap) const;
    void paintTile(const QRect& rect, bool bare) const;
    //! Mark, name, model id.
    void paintName(QRect line, bool isDense, bool showsModelId) const;
    //! What follows the state word: the longest of its wordings that fits after `before`.
    QString fittingDetail(int width, const QString& before) const;
    //! State word and detail, with the load's bar.
    void paintState(QRect line, bool isRoomy) const;
    void paintRank(const QRect& cell) const;
    void paintNumber(const QRect& cell, HealthColumn column, const QFont& face) const;
    void paintSkeleton(const QRect& cell, int width) const;
    void paintServingBar(const QRect& rect) const;
};

//! The ages of checks grow before one's eyes: below a minute they are told in steps this long, "now" within the first.
inline constexpr std::chrono::seconds ageStep { 5 };
std::chrono::milliseconds shownAge(SteadyTime::duration age);

//! The text of a column of numbers; empty when there is nothing to say.
QString numberText(const health::ModelHealth& health, HealthColumn column, const wording::Now& now);

} // namespace switchyard::delegates
