// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/tokens.h"

#include <QProxyStyle>

namespace switchyard::theme {

//! Fusion with the panel's fields, check boxes, radios, combos, tabs, scroll bars, menus, tips and focus ring, painted
//! from the tokens of `scheme()`. The application owns one; theme::tokens() reads its scheme.
class PanelStyle final : public QProxyStyle {
    Q_OBJECT

public:
    explicit PanelStyle(Scheme scheme);

    Scheme scheme() const { return m_scheme; }
    //! Takes effect at the next paint; Theme sets the palette with it, which repaints everything.
    void setScheme(Scheme scheme) { m_scheme = scheme; }
    //! No animations, neither Qt's own nor the panel's.
    bool reducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool reduced) { m_reducedMotion = reduced; }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget = nullptr) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                         const QWidget* widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
                    const QWidget* widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
                  QStyleHintReturn* data = nullptr) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption* option = nullptr, const QWidget* widget = nullptr) const override;
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

private:
    Scheme m_scheme;
    bool m_reducedMotion = false;
};

//! Whether the panel may animate now.
bool motionAllowed();

} // namespace switchyard::theme
