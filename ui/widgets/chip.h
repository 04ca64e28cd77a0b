// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/tokens.h"

#include <QWidget>

#include <optional>

namespace switchyard::widgets {

//! A small rounded label, 20 high: soft ground of a tone, accent soft, or only a hairline.
class Chip final : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Tone, Accent, Line, Neutral };

    explicit Chip(const QString& text = {}, Kind kind = Kind::Neutral, QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const { return m_text; }
    void setKind(Kind kind);
    //! Soft ground and icon colour of `tone`.
    void setTone(theme::Tone tone);
    void setIconName(const QString& name);
    void setMono(bool mono);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    //! For delegates: paints a chip with its left edge at `rect`'s and returns its width. `tone` empty: Kind::Line.
    static qreal paint(QPainter& painter, const QRectF& rect, const QString& text, const QString& iconName,
                       std::optional<theme::Tone> tone);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QString m_text;
    Kind m_kind;
    theme::Tone m_tone = theme::Tone::Off;
    QString m_iconName;
    bool m_mono = false;
};

} // namespace switchyard::widgets
