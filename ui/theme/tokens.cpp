// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "theme/tokens.h"

#include "theme/panelstyle.h"

#include <QApplication>

#include <algorithm>
#include <cmath>

namespace switchyard::theme {

namespace {

QColor rgb(unsigned value)
{
    return QColor::fromRgb(0xff000000U | value);
}

Tokens lightTokens()
{
    Tokens t;
    t.scheme = Scheme::Light;
    t.window = rgb(0xF6F7F9);
    t.rail = rgb(0xECEFF3);
    t.card = rgb(0xFFFFFF);
    t.sunken = rgb(0xF1F3F6);
    t.hover = rgb(0xF3F6FA);
    t.pressed = rgb(0xE6EBF2);
    t.selected = rgb(0xEDF3FC);
    t.selectedOutline = rgb(0xA9C6F0);
    t.railOn = rgb(0xFFFFFF);
    t.text = rgb(0x1B1F24);
    t.text2 = rgb(0x4B5563);
    t.text3 = rgb(0x626C7A);
    t.hairline = rgb(0xDDE2E8);
    t.hairlineList = rgb(0xE8ECF0);
    t.controlBorder = rgb(0x858F9E);
    t.buttonBorder = rgb(0xC3CBD5);
    t.accent = rgb(0x1F5FBF);
    t.accentFill = rgb(0x1F5FBF);
    t.onAccentFill = rgb(0xFFFFFF);
    t.accentSoft = rgb(0xE2ECFA);
    t.plot = rgb(0x5E7085);
    t.plotFill = rgb(0xEDF1F5);
    t.plotGrid = rgb(0xE8ECF0);
    t.plotBand = rgb(0xCFE0F7);
    t.tipGround = rgb(0x1B1F24);
    t.tipText = rgb(0xFFFFFF);
    t.scrim = QColor(27, 31, 36, 82);
    t.tones = { ToneColors { rgb(0x279A68), rgb(0xEAF7F0) }, ToneColors { rgb(0x1C50B5), rgb(0xE8EEFB) },
                ToneColors { rgb(0xC27C00), rgb(0xFDF5E6) }, ToneColors { rgb(0xA11222), rgb(0xFBE9EB) },
                ToneColors { rgb(0x7A8593), rgb(0xEFF2F5) } };
    return t;
}

Tokens darkTokens()
{
    Tokens t;
    t.scheme = Scheme::Dark;
    t.window = rgb(0x14171C);
    t.rail = rgb(0x101317);
    t.card = rgb(0x1C2027);
    t.sunken = rgb(0x171A20);
    t.hover = rgb(0x232831);
    t.pressed = rgb(0x2B323D);
    t.selected = rgb(0x1C2E49);
    t.selectedOutline = rgb(0x3A6298);
    t.railOn = rgb(0x20262F);
    t.text = rgb(0xE8EBF0);
    t.text2 = rgb(0xAEB8C6);
    t.text3 = rgb(0x8E99A9);
    t.hairline = rgb(0x2E3540);
    t.hairlineList = rgb(0x272D36);
    t.controlBorder = rgb(0x6B7686);
    t.buttonBorder = rgb(0x414A57);
    t.accent = rgb(0x6CB6FF);
    t.accentFill = rgb(0x2E6FCB);
    t.onAccentFill = rgb(0xFFFFFF);
    t.accentSoft = rgb(0x1F3350);
    t.plot = rgb(0x8C9BAE);
    t.plotFill = rgb(0x242A33);
    t.plotGrid = rgb(0x272D36);
    t.plotBand = rgb(0x24405F);
    t.tipGround = rgb(0xE8EBF0);
    t.tipText = rgb(0x14171C);
    t.scrim = QColor(5, 7, 10, 143);
    t.tones = { ToneColors { rgb(0x56E39F), rgb(0x1B3129) }, ToneColors { rgb(0x5B84F0), rgb(0x1D2740) },
                ToneColors { rgb(0xFFB224), rgb(0x352C1B) }, ToneColors { rgb(0xE8374F), rgb(0x321C22) },
                ToneColors { rgb(0xAEB8C6), rgb(0x282E37) } };
    return t;
}

//! One ground, one text colour for everything drawn, and a strong accent: form, word and icon carry the meaning.
Tokens contrastTokens(Scheme scheme, const QColor& ground, const QColor& text, const QColor& accent, const QColor& pressed)
{
    Tokens t;
    t.scheme = scheme;
    t.window = t.rail = t.card = t.sunken = t.railOn = t.accentSoft = t.plotFill = ground;
    t.hover = t.pressed = t.selected = pressed;
    t.selectedOutline = t.accent = t.accentFill = accent;
    t.onAccentFill = ground;
    t.text = t.text2 = t.text3 = text;
    t.hairline = t.hairlineList = t.controlBorder = t.buttonBorder = t.plot = text;
    t.plotGrid = t.plotBand = blend(text, ground, 0.3);
    t.tipGround = text;
    t.tipText = ground;
    t.scrim = QColor(0, 0, 0, 200);
    t.tones.fill(ToneColors { text, ground });
    return t;
}

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

QColor Tokens::ink(Ink ink) const
{
    switch (ink) {
    case Ink::Text:
        return text;
    case Ink::Text2:
        return text2;
    case Ink::Text3:
        return text3;
    case Ink::Accent:
        return accent;
    case Ink::OnAccent:
        return onAccentFill;
    case Ink::Card:
        return card;
    case Ink::TipText:
        return tipText;
    case Ink::Good:
        return tone(Tone::Good).mark;
    case Ink::Idle:
        return tone(Tone::Idle).mark;
    case Ink::Warn:
        return tone(Tone::Warn).mark;
    case Ink::Bad:
        return tone(Tone::Bad).mark;
    case Ink::Off:
        return tone(Tone::Off).mark;
    }
    return text;
}

const Tokens& tokensFor(Scheme scheme)
{
    static const Tokens light = lightTokens();
    static const Tokens dark = darkTokens();
    static const Tokens contrastLight
        = contrastTokens(Scheme::ContrastLight, rgb(0xFFFFFF), rgb(0x000000), rgb(0x0A3FA8), rgb(0xE6E6E6));
    static const Tokens contrastDark
        = contrastTokens(Scheme::ContrastDark, rgb(0x000000), rgb(0xFFFFFF), rgb(0x6FC3FF), rgb(0x262626));
    switch (scheme) {
    case Scheme::Light:
        return light;
    case Scheme::Dark:
        return dark;
    case Scheme::ContrastLight:
        return contrastLight;
    case Scheme::ContrastDark:
        return contrastDark;
    }
    return light;
}

const Tokens& tokens()
{
    const auto* style = qobject_cast<const PanelStyle*>(QApplication::style());
    return tokensFor(style ? style->scheme() : Scheme::Light);
}

Ink inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return Ink::Good;
    case Tone::Idle:
        return Ink::Idle;
    case Tone::Warn:
        return Ink::Warn;
    case Tone::Bad:
        return Ink::Bad;
    case Tone::Off:
        return Ink::Off;
    }
    return Ink::Off;
}

double contrastRatio(const QColor& first, const QColor& second)
{
    const double a = luminance(first);
    const double b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor blend(const QColor& over, const QColor& ground, double opacity)
{
    const auto mix = [opacity](double a, double b) { return static_cast<float>(a * opacity + b * (1.0 - opacity)); };
    return QColor::fromRgbF(mix(over.redF(), ground.redF()), mix(over.greenF(), ground.greenF()),
                            mix(over.blueF(), ground.blueF()));
}

} // namespace switchyard::theme
