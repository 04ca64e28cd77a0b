// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/theme.h"

#include <QAbstractButton>

namespace switchyard::pages {

//! One of the looks as a small picture of the window with a radio button below. Exclusive among its siblings.
class LookTile final : public QAbstractButton {
    Q_OBJECT

public:
    explicit LookTile(theme::Look look, QWidget* parent = nullptr);

    theme::Look look() const { return m_look; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    theme::Look m_look;
};

} // namespace switchyard::pages
