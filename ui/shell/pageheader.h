// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/card.h"

#include <QList>

namespace switchyard::widgets {
class Button;
class Label;
} // namespace switchyard::widgets

namespace switchyard::shell {

//! The bar above a page: its title and its widgets. Where they have no room side by side, buttons give up their words,
//! the least important first; the words are their tips then.
class PageHeader final : public widgets::Panel {
    Q_OBJECT

public:
    PageHeader(const QString& title, const QList<QWidget*>& widgets, QWidget* parent);

    void setTitle(const QString& title);

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    widgets::Label* m_title;
    QList<QWidget*> m_widgets;
};

} // namespace switchyard::shell
