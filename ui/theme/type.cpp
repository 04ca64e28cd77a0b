// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "theme/type.h"

#include "theme/resources.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QPainter>

#include <array>
#include <cmath>

namespace switchyard::theme {

namespace {

constexpr double bodyPixels = 13.0;
constexpr auto interFamily = "Inter Panel";
constexpr auto monoFamily = "JetBrains Mono Panel";

struct Role {
    double pixels;
    int line;
    QFont::Weight weight;
    double spacing; // letter spacing in pixels
    bool mono;
};

constexpr std::array roles {
    Role { 28, 36, QFont::DemiBold, -0.4, false }, // Display
    Role { 20, 28, QFont::DemiBold, -0.2, false }, // Page
    Role { 16, 24, QFont::DemiBold, 0, false }, // Title
    Role { 14, 20, QFont::DemiBold, 0, false }, // Strong
    Role { 14, 22, QFont::Normal, 0, false }, // Reading
    Role { 13, 20, QFont::Normal, 0, false }, // Body
    Role { 13, 20, QFont::Medium, 0, false }, // BodyMedium
    Role { 13, 20, QFont::DemiBold, 0, false }, // BodySemibold
    Role { 12, 16, QFont::Normal, 0, false }, // Caption
    Role { 12, 16, QFont::Medium, 0, false }, // CaptionMedium
    Role { 12, 16, QFont::DemiBold, 0, false }, // CaptionSemibold
    Role { 12, 20, QFont::Normal, 0, true }, // Mono
    Role { 11, 16, QFont::Normal, 0, true }, // MonoSmall
    Role { 11, 14, QFont::Normal, 0, false }, // Hint
};

const Role& role(Type type)
{
    return roles.at(static_cast<std::size_t>(type));
}

struct FontCache {
    QFont base;
    double ratio = 1.0; // pixel size of the application's font, body = 1
    std::array<QFont, roles.size()> fonts;
};

double basePixels(const QFont& base)
{
    return base.pixelSize() > 0 ? base.pixelSize() : QFontInfo(base).pixelSize();
}

FontCache makeCache(const QFont& base)
{
    FontCache cache { base, basePixels(base) / bodyPixels, {} };
    for (std::size_t i = 0; i < roles.size(); ++i) {
        QFont font = base;
        const double ratio = roles[i].pixels / bodyPixels;
        if (base.pixelSize() > 0)
            font.setPixelSize(std::max(1, static_cast<int>(std::lround(base.pixelSize() * ratio))));
        else
            font.setPointSizeF(base.pointSizeF() * ratio);
        font.setWeight(roles[i].weight);
        if (roles[i].spacing != 0)
            font.setLetterSpacing(QFont::AbsoluteSpacing, roles[i].spacing);
        if (roles[i].mono) {
            font.setFamilies({ QString::fromLatin1(monoFamily), QStringLiteral("monospace") });
            font.setStyleHint(QFont::Monospace);
        }
        cache.fonts[i] = font;
    }
    return cache;
}

const FontCache& cache()
{
    static FontCache kept = makeCache(QApplication::font());
    if (kept.base != QApplication::font())
        kept = makeCache(QApplication::font());
    return kept;
}

//! Qt's answer when nobody chose a font: the first sans serif of fontconfig, usually DejaVu Sans.
bool isUnchosenFont(const QFont& font)
{
    static const QStringList unchosen { QStringLiteral("Sans Serif"), QStringLiteral("Sans"), QStringLiteral("DejaVu Sans"),
                                        QStringLiteral("Bitstream Vera Sans"), QStringLiteral("Helvetica") };
    return unchosen.contains(font.family()) || unchosen.contains(QFontInfo(font).family());
}

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

bool hasTabularDigits(const QFont& font)
{
    return font.family() == QLatin1String(interFamily) || font.fixedPitch()
        || font.families().contains(QLatin1String(monoFamily));
}

} // namespace

const QFont& font(Type type)
{
    return cache().fonts.at(static_cast<std::size_t>(type));
}

int lineHeight(Type type)
{
    return scaled(role(type).line);
}

int scaled(int px)
{
    return static_cast<int>(std::lround(px * std::max(1.0, cache().ratio)));
}

void setUpFonts(bool panelFont)
{
    static const bool loaded = [] {
        ensureResources();
        for (const auto* file : { "InterPanel-Regular.otf", "InterPanel-Medium.otf", "InterPanel-SemiBold.otf",
                                  "JetBrainsMonoPanel-Regular.ttf" })
            QFontDatabase::addApplicationFont(QStringLiteral(":/panel/fonts/") + QLatin1String(file));
        return true;
    }();
    Q_UNUSED(loaded)
    static const QFont systemFont = QApplication::font();
    if (!panelFont && !isUnchosenFont(systemFont)) {
        QApplication::setFont(systemFont);
        return;
    }
    QFont inter(QString::fromLatin1(interFamily));
    inter.setPixelSize(static_cast<int>(bodyPixels));
    // Light hinting alone keeps the shapes at fractional scale factors.
    inter.setHintingPreference(QFont::PreferVerticalHinting);
    QApplication::setFont(inter);
}

qreal numberWidth(const QFont& font, const QString& text)
{
    const QFontMetricsF metrics(font);
    if (hasTabularDigits(font))
        return metrics.horizontalAdvance(text);
    const qreal digit = metrics.horizontalAdvance(QLatin1Char('0'));
    qreal width = 0;
    for (const QChar c : text)
        width += isDigit(c) ? digit : metrics.horizontalAdvance(c);
    return width;
}

void drawNumber(QPainter& painter, const QRectF& rect, int flags, const QString& text)
{
    if (hasTabularDigits(painter.font())) {
        painter.drawText(rect, flags | Qt::TextSingleLine, text);
        return;
    }
    const QFontMetricsF metrics(painter.font());
    const qreal digit = metrics.horizontalAdvance(QLatin1Char('0'));
    const qreal width = numberWidth(painter.font(), text);
    qreal x = rect.left();
    if (flags & Qt::AlignRight)
        x = rect.right() - width;
    else if (flags & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    const qreal baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    for (const QChar c : text) {
        const qreal own = metrics.horizontalAdvance(c);
        const qreal cell = isDigit(c) ? digit : own;
        painter.drawText(QPointF(x + (cell - own) / 2, baseline), QString(c));
        x += cell;
    }
}

qreal drawLine(QPainter& painter, const QRectF& rect, const QString& text, Qt::Alignment alignment,
               Qt::TextElideMode elide)
{
    if (rect.width() <= 0 || text.isEmpty())
        return 0;
    const QFontMetricsF metrics(painter.font());
    qreal width = metrics.horizontalAdvance(text);
    QString shown = text;
    if (width > rect.width() + 0.5) {
        shown = metrics.elidedText(text, elide, rect.width());
        width = metrics.horizontalAdvance(shown);
    }
    painter.drawText(rect, static_cast<int>(Qt::AlignVCenter | alignment) | Qt::TextSingleLine, shown);
    return width;
}

} // namespace switchyard::theme
