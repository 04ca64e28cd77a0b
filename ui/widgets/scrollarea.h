// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QMargins>
#include <QScrollArea>

#include <optional>

namespace switchyard::widgets {

//! A frameless scroll area that lets its parent's ground show through and never scrolls sideways.
class ScrollArea final : public QScrollArea {
    Q_OBJECT

public:
    //! Takes ownership of `content`.
    explicit ScrollArea(QWidget* content, QWidget* parent = nullptr);

    //! The scroll bar stands in the margin of the content's layout from now on, so that what is in it keeps its width and
    //! edge whether there is something to scroll or not. Call when the layout's margins are set.
    void putBarInMargin();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fitMargin();

    std::optional<QMargins> m_margins; //!< The content's, where the bar stands in them.

    //! The scroll bar stands in the content's right margin, which is narrower by it from then on: what is in the content
    //! keeps its width whether there is something to scroll or not.
    void setBarInMargin();
};

} // namespace switchyard::widgets
