// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "theme/icons.h"

#include "theme/resources.h"
#include "theme/type.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace switchyard::theme {

namespace {

enum class Source { Lucide, Brand };

QString pathOf(Source source, const QString& name)
{
    return (source == Source::Lucide ? QStringLiteral(":/panel/lucide/") : QStringLiteral(":/panel/brands/")) + name
        + QStringLiteral(".svg");
}

QByteArray svgText(const QString& path)
{
    ensureResources();
    static QHash<QString, QByteArray> texts;
    const auto known = texts.constFind(path);
    if (known != texts.cend())
        return *known;
    QFile file(path);
    QByteArray text;
    if (file.open(QIODevice::ReadOnly))
        text = file.readAll();
    else
        qWarning("no icon %s", qPrintable(path));
    texts.insert(path, text);
    return text;
}

//! QtSvg 6.4 draws `currentColor` black whatever the pen, so the text is changed before it is parsed.
QPixmap renderSvg(Source source, const QString& name, QSize pixels, const QColor& color, double strokeWidth)
{
    const QString key = QStringLiteral("sy/%1/%2/%3x%4/%5/%6")
                            .arg(static_cast<int>(source))
                            .arg(name)
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(color.rgba(), 0, 16)
                            .arg(strokeWidth);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = svgText(pathOf(source, name));
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    if (strokeWidth != 2.0) {
        const QByteArray width = QByteArrayLiteral("stroke-width=\"") + QByteArray::number(strokeWidth) + QByteArrayLiteral("\"");
        svg.replace(QByteArray("stroke-width=\"2\""), width);
    }
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    if (!svg.isEmpty()) {
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        painter.setOpacity(color.alphaF());
        renderer.render(&painter, QRectF(QPointF(), QSizeF(pixels)));
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

//! Puts the pixmap on whole device pixels, where it stays sharp.
void drawSharp(QPainter& painter, const QRectF& rect, Source source, const QString& name, const QColor& color,
               double strokeWidth)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QSize pixels(std::max(1, static_cast<int>(std::lround(rect.width() * ratio))),
                       std::max(1, static_cast<int>(std::lround(rect.height() * ratio))));
    QPixmap pixmap = renderSvg(source, name, pixels, color, strokeWidth);
    pixmap.setDevicePixelRatio(ratio);
    QPointF at = rect.topLeft();
    const QTransform& transform = painter.transform();
    if (transform.type() <= QTransform::TxTranslate) {
        const QPointF device = transform.map(at) * ratio;
        at += (QPointF(std::round(device.x()), std::round(device.y())) - device) / ratio;
    }
    painter.drawPixmap(at, pixmap);
}

void drawLetters(QPainter& painter, const QRectF& rect, const QString& displayName, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal stroke = std::max(1.0, rect.width() / 14);
    painter.setPen(QPen(color, stroke));
    painter.setBrush(Qt::NoBrush);
    const qreal inset = stroke / 2 + rect.width() * 0.03;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), rect.width() * 0.22, rect.width() * 0.22);
    QFont letterFont = font(Type::CaptionSemibold);
    letterFont.setPixelSize(std::max(6, static_cast<int>(std::lround(rect.height() * 0.52))));
    painter.setFont(letterFont);
    painter.drawText(rect, Qt::AlignCenter, monogram(displayName));
    painter.restore();
}

class InkIconEngine final : public QIconEngine {
public:
    InkIconEngine(Source source, QString name, QString displayName, Ink ink)
        : m_source(source)
        , m_name(std::move(name))
        , m_displayName(std::move(displayName))
        , m_ink(ink)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const Tokens& t = tokens();
        QColor color = t.ink(m_ink);
        if (mode == QIcon::Disabled)
            color = t.text3;
        const int side = std::min(rect.width(), rect.height());
        const QRectF square(rect.x() + (rect.width() - side) / 2.0, rect.y() + (rect.height() - side) / 2.0, side, side);
        if (m_source == Source::Brand)
            paintMark(*painter, square, m_name, m_displayName, color);
        else
            paintIcon(*painter, square, m_name, color);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }

    QString key() const override { return QStringLiteral("switchyard-ink"); }
    QIconEngine* clone() const override { return new InkIconEngine(m_source, m_name, m_displayName, m_ink); }
    bool isNull() override { return false; }

private:
    Source m_source;
    QString m_name;
    QString m_displayName;
    Ink m_ink;
};

//! Ids and families that wear another's mark.
const QHash<QString, QString>& markAliases()
{
    static const QHash<QString, QString> aliases {
        { QStringLiteral("lm-studio"), QStringLiteral("lmstudio") },
        { QStringLiteral("google-gemini"), QStringLiteral("gemini") },
        { QStringLiteral("google"), QStringLiteral("gemini") },
        { QStringLiteral("z.ai"), QStringLiteral("zai") },
        { QStringLiteral("claude"), QStringLiteral("anthropic") },
        { QStringLiteral("kimi"), QStringLiteral("moonshot") },
        { QStringLiteral("kimi-coding"), QStringLiteral("moonshot") },
        { QStringLiteral("mistralai"), QStringLiteral("mistral") },
        { QStringLiteral("minimax-portal"), QStringLiteral("minimax") },
        { QStringLiteral("minimax-cn"), QStringLiteral("minimax") },
        { QStringLiteral("moonshot-cn"), QStringLiteral("moonshot") },
        { QStringLiteral("openai-codex"), QStringLiteral("openai") },
        { QStringLiteral("github-copilot"), QStringLiteral("githubcopilot") },
        { QStringLiteral("hugging-face"), QStringLiteral("huggingface") },
        { QStringLiteral("tgi"), QStringLiteral("huggingface") },
        { QStringLiteral("grok"), QStringLiteral("xai") },
        { QStringLiteral("togetherai"), QStringLiteral("together") },
        { QStringLiteral("siliconflow"), QStringLiteral("siliconcloud") },
        { QStringLiteral("qwen-portal"), QStringLiteral("qwen") },
        { QStringLiteral("amazon-bedrock"), QStringLiteral("bedrock") },
        { QStringLiteral("cloudflare-ai-gateway"), QStringLiteral("cloudflare") },
        { QStringLiteral("vercel-ai-gateway"), QStringLiteral("vercel") },
        { QStringLiteral("google-vertex"), QStringLiteral("vertexai") },
    };
    return aliases;
}

bool hasBrand(const QString& name)
{
    ensureResources();
    return !name.isEmpty() && QFile::exists(pathOf(Source::Brand, name));
}

QString findBrand(const QString& id)
{
    if (id.isEmpty())
        return {};
    const QString known = markAliases().value(id, id);
    if (hasBrand(known))
        return known;
    const QString stem = id.section(QLatin1Char('-'), 0, 0);
    const QString knownStem = markAliases().value(stem, stem);
    return hasBrand(knownStem) ? knownStem : QString();
}

} // namespace

QIcon icon(const QString& name, Ink ink)
{
    return QIcon(new InkIconEngine(Source::Lucide, name, {}, ink));
}

QIcon markIcon(const QString& mark, const QString& displayName, Ink ink)
{
    return QIcon(new InkIconEngine(Source::Brand, mark, displayName, ink));
}

bool hasIcon(const QString& name)
{
    ensureResources();
    return QFile::exists(pathOf(Source::Lucide, name));
}

void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& color, double strokeWidth)
{
    drawSharp(painter, rect, Source::Lucide, name, color, strokeWidth);
}

void paintTurnedIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& color, double degrees)
{
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(rect.center());
    painter.rotate(degrees);
    drawSharp(painter, QRectF(-rect.width() / 2, -rect.height() / 2, rect.width(), rect.height()), Source::Lucide, name,
              color, 2.0);
    painter.restore();
}

void paintMark(QPainter& painter, const QRectF& rect, const QString& mark, const QString& displayName, const QColor& color)
{
    if (hasBrand(mark))
        drawSharp(painter, rect, Source::Brand, mark, color, 2.0);
    else
        drawLetters(painter, rect, displayName, color);
}

QString monogram(const QString& displayName)
{
    // llama.cpp and its kin: "Ll" cannot be told from LiteLLM's "Li" at this size, so the second letter is the next word's.
    const QLatin1String llama("llama");
    const bool isLlama = displayName.startsWith(llama, Qt::CaseInsensitive) && displayName.size() > llama.size();
    QString letters = isLlama ? displayName.left(1) : QString();
    for (const QChar c : QStringView(displayName).mid(isLlama ? llama.size() : 0)) {
        if (c.isLetterOrNumber())
            letters += c;
        if (letters.size() == 2)
            break;
    }
    if (displayName.size() > 2 && letters.size() == 2)
        letters = letters.left(1).toUpper() + letters.mid(1).toLower();
    return letters;
}

QString markName(const QString& family, const QString& providerId)
{
    const QString byFamily = findBrand(family);
    return byFamily.isEmpty() ? findBrand(providerId) : byFamily;
}

void paintAppMark(QPainter& painter, const QRectF& rect)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 24.0, rect.height() / 24.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens().accentFill);
    painter.drawRoundedRect(QRectF(0, 0, 24, 24), 5.5, 5.5);
    const QColor ink = tokens().onAccentFill;
    painter.setPen(QPen(ink, 2, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    QPainterPath track(QPointF(4.5, 16));
    track.cubicTo(QPointF(11, 16), QPointF(9.5, 8.5), QPointF(15.5, 8.5));
    track.lineTo(QPointF(19.5, 8.5));
    painter.drawPath(track);
    painter.drawLine(QPointF(4.5, 16), QPointF(19.5, 16));
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(QPointF(18.2, 8.5), 2.3, 2.3);
    painter.restore();
}

} // namespace switchyard::theme
