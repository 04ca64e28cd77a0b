// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QCheckBox>

class QVariantAnimation;

namespace switchyard::widgets {

//! An on/off switch, 36 x 20, whose label stands elsewhere (set accessibleName or a buddy). To assistive technology it
//! is a check box.
class Switch final : public QCheckBox {
    Q_OBJECT

public:
    explicit Switch(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool hitButton(const QPoint& position) const override;

private:
    QVariantAnimation* m_knob;
    qreal m_position = 0; // 0 off, 1 on
};

} // namespace switchyard::widgets
