// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>

#include <array>
#include <utility>
#include <vector>

namespace switchyard::theme {

//! The look that is painted now, after the user's choice and the system's wish were weighed.
enum class Scheme { Light, Dark, ContrastLight, ContrastDark };

//! What a mark means. Colour is never the only sign: icon, word and beat height say the same.
enum class Tone { Good, Idle, Warn, Bad, Off };

//! The colour of one drawn thing by its role, looked up when it is painted so that a change of scheme recolours it.
enum class Ink { Text, Text2, Text3, Accent, OnAccent, Card, TipText, Good, Idle, Warn, Bad, Off };

struct ToneColors {
    QColor mark; //!< Icons, beats, rings: at least 3:1 on every ground they stand on. Never text.
    QColor soft; //!< Ground of a chip, tile or banner; the card's colour in high contrast.
};

//! Every colour of the panel, in one place. All lengths and colours elsewhere come from here or from metrics.h.
struct Tokens {
    Scheme scheme = Scheme::Light;
    QColor window; //!< Page ground and header.
    QColor rail; //!< Rail, status bar, save bar.
    QColor card; //!< Lists, panes, fields, buttons.
    QColor sunken; //!< List header, event rows, segmented track, sheet footer.
    QColor hover;
    QColor pressed;
    QColor selected;
    QColor selectedOutline;
    QColor railOn; //!< The current page's item.
    QColor text;
    QColor text2; //!< Second lines, headers, units.
    QColor text3; //!< Placeholders, ids beside a name, disabled, stale. Not on pressed.
    QColor hairline;
    QColor hairlineList;
    QColor controlBorder; //!< Fields, check boxes, switches: 3:1 on card and window.
    QColor buttonBorder;
    QColor accent; //!< Links, focus ring, serving mark, insertion line, plot line.
    QColor accentFill;
    QColor onAccentFill;
    QColor accentSoft;
    QColor plot;
    QColor plotFill;
    QColor plotGrid;
    QColor plotBand;
    QColor tipGround;
    QColor tipText;
    QColor scrim;
    std::array<ToneColors, 5> tones;

    const ToneColors& tone(Tone tone) const { return tones.at(static_cast<std::size_t>(tone)); }
    bool isDark() const { return scheme == Scheme::Dark || scheme == Scheme::ContrastDark; }
    bool isHighContrast() const { return scheme == Scheme::ContrastLight || scheme == Scheme::ContrastDark; }
    //! Width of borders: 1, or 2 in high contrast.
    int border() const { return isHighContrast() ? 2 : 1; }
    QColor ink(Ink ink) const;
};

//! The tokens of one scheme. Never changes; any thread.
const Tokens& tokensFor(Scheme scheme);

//! The tokens in force: those of the application's PanelStyle, or the light ones when another style is set (bare tests).
//! GUI thread. Ask while painting, do not store.
const Tokens& tokens();

//! The ink that draws marks of `tone`.
Ink inkOf(Tone tone);

//! WCAG 2 contrast of two opaque colours, 1 to 21.
double contrastRatio(const QColor& first, const QColor& second);

//! `over` at `opacity` painted on `ground`.
QColor blend(const QColor& over, const QColor& ground, double opacity);

} // namespace switchyard::theme
