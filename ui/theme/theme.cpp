// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "theme/theme.h"

#include "theme/panelstyle.h"
#include "theme/type.h"

#include <QApplication>

namespace switchyard::theme {

Theme::Theme(QApplication& application, QObject* parent)
    : QObject(parent)
    , m_application(application)
{
    m_system.dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    setUpFonts(m_panelFont);
    m_style = new PanelStyle(scheme());
    QApplication::setStyle(m_style);
    apply();
}

Theme::~Theme() = default;

Scheme Theme::scheme() const
{
    switch (m_look) {
    case Look::Light:
        return Scheme::Light;
    case Look::Dark:
        return Scheme::Dark;
    case Look::HighContrast:
        return m_system.dark ? Scheme::ContrastDark : Scheme::ContrastLight;
    case Look::System:
        break;
    }
    if (m_system.highContrast)
        return m_system.dark ? Scheme::ContrastDark : Scheme::ContrastLight;
    return m_system.dark ? Scheme::Dark : Scheme::Light;
}

void Theme::setLook(Look look)
{
    if (m_look == look)
        return;
    m_look = look;
    apply();
}

void Theme::setMotionOff(bool off)
{
    if (m_motionOff == off)
        return;
    m_motionOff = off;
    apply();
}

void Theme::setPanelFont(bool panelFont)
{
    if (m_panelFont == panelFont)
        return;
    m_panelFont = panelFont;
    setUpFonts(panelFont);
    apply();
}

void Theme::setSystemLook(const SystemLook& look)
{
    if (m_system == look)
        return;
    m_system = look;
    apply();
}

void Theme::apply()
{
    m_style->setScheme(scheme());
    m_style->setReducedMotion(m_motionOff || m_system.reducedMotion);
    QApplication::setPalette(paletteFor(tokensFor(scheme())));
    Q_EMIT changed();
}

QPalette Theme::paletteFor(const Tokens& t)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& color) { palette.setColor(role, color); };
    set(QPalette::Window, t.window);
    set(QPalette::WindowText, t.text);
    set(QPalette::Base, t.card);
    set(QPalette::AlternateBase, t.sunken);
    set(QPalette::Text, t.text);
    set(QPalette::Button, t.card);
    set(QPalette::ButtonText, t.text);
    set(QPalette::BrightText, t.onAccentFill);
    set(QPalette::Highlight, t.isHighContrast() ? t.accentFill : t.selected);
    set(QPalette::HighlightedText, t.isHighContrast() ? t.onAccentFill : t.text);
    set(QPalette::Link, t.accent);
    set(QPalette::LinkVisited, t.accent);
    set(QPalette::PlaceholderText, t.text3);
    set(QPalette::ToolTipBase, t.tipGround);
    set(QPalette::ToolTipText, t.tipText);
    set(QPalette::Light, t.card);
    set(QPalette::Midlight, t.hover);
    set(QPalette::Mid, t.hairline);
    set(QPalette::Dark, t.controlBorder);
    set(QPalette::Shadow, t.isDark() ? QColor(0, 0, 0) : t.controlBorder);
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, t.text3);
    palette.setColor(QPalette::Disabled, QPalette::Base, t.window);
    return palette;
}

} // namespace switchyard::theme
