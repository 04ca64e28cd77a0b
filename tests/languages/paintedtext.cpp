// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "paintedtext.h"

#include <QPaintDevice>
#include <QPaintEngine>

namespace switchyard::testlib {

namespace {

//! Keeps the texts it is asked to paint and paints nothing.
class TextEngine final : public QPaintEngine {
public:
    explicit TextEngine(QStringList& texts)
        : QPaintEngine(QPaintEngine::AllFeatures)
        , m_texts(texts)
    {
    }

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawTextItem(const QPointF&, const QTextItem& item) override { m_texts.append(item.text()); }
    Type type() const override { return User; }

private:
    QStringList& m_texts;
};

class TextDevice final : public QPaintDevice {
public:
    TextDevice(QStringList& texts, QSize size)
        : m_engine(texts)
        , m_size(size)
    {
    }

    QPaintEngine* paintEngine() const override { return &m_engine; }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        constexpr int dotsPerInch = 96;
        switch (metric) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return dotsPerInch;
        case PdmDepth:
            return 32;
        case PdmDevicePixelRatio:
            return 1;
        default:
            return QPaintDevice::metric(metric);
        }
    }

private:
    mutable TextEngine m_engine;
    QSize m_size;
};

} // namespace

QStringList paintedTexts(QWidget& widget)
{
    QStringList texts;
    TextDevice device(texts, widget.size());
    widget.render(&device);
    return texts;
}

} // namespace switchyard::testlib
