// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFont>

class QPainter;
class QRectF;
class QString;

namespace switchyard::theme {

//! The type scale. Sizes are ratios of QApplication::font(), whose size counts as body.
enum class Type {
    Display, //!< 28/36 semibold: the first-run sentence.
    Page, //!< 20/28 semibold: page title, headline, large numbers.
    Title, //!< 16/24 semibold: panes, sheets, numbers in tiles.
    Strong, //!< 14/20 semibold: an endpoint's name.
    Reading, //!< 14/22 regular: long text.
    Body, //!< 13/20 regular.
    BodyMedium, //!< 13/20 medium: words that carry state.
    BodySemibold, //!< 13/20 semibold.
    Caption, //!< 12/16 regular: second lines, column heads.
    CaptionMedium, //!< 12/16 medium: chips.
    CaptionSemibold, //!< 12/16 semibold: section heads, counts.
    Mono, //!< 12/20: ids, addresses, log lines.
    MonoSmall, //!< 11/16: ids in dense rows.
    Hint, //!< 11/14: shortcut hints, axis labels.
};

//! The font of a role, derived from QApplication::font(). Cached until that changes. GUI thread.
const QFont& font(Type type);

//! Line height of a role in logical pixels, grown with the application's font.
int lineHeight(Type type);

//! `px` of the design, grown when the application's font is larger than 13 px (never shrunk).
int scaled(int px);

//! Loads the bundled fonts and makes Inter the application's font when no platform theme chose one, or when
//! `panelFont` asks for it. Call once after QApplication's constructor, and again when the choice changes.
void setUpFonts(bool panelFont);

//! Draws digits of equal advance, whatever the font: for numbers that change or stand in columns. `flags` as for
//! QPainter::drawText (alignment only, one line). Uses the painter's font and pen.
void drawNumber(QPainter& painter, const QRectF& rect, int flags, const QString& text);

//! Width that drawNumber takes for `text` in `font`.
qreal numberWidth(const QFont& font, const QString& text);

//! Draws one line, elided at the end when it does not fit, vertically centred in `rect`. Returns the drawn width.
//! Right-to-left layouts mirror the alignment.
qreal drawLine(QPainter& painter, const QRectF& rect, const QString& text, Qt::Alignment alignment = Qt::AlignLeft,
               Qt::TextElideMode elide = Qt::ElideRight);

} // namespace switchyard::theme
