// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QScrollArea>

namespace switchyard::widgets {

//! A frameless scroll area that lets its parent's ground show through and never scrolls sideways.
class ScrollArea final : public QScrollArea {
    Q_OBJECT

public:
    //! Takes ownership of `content`.
    explicit ScrollArea(QWidget* content, QWidget* parent = nullptr);
};

} // namespace switchyard::widgets
