// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/icons.h"

#include <QPainter>
#include <QWidget>

namespace switchyard::pages {

//! An icon that stands still in a layout and takes its colour whenever it is painted, so that it follows the look.
class IconLabel final : public QWidget {
public:
    IconLabel(const QString& name, theme::Ink ink, int side, QWidget* parent)
        : QWidget(parent)
        , m_icon(theme::icon(name, ink))
    {
        setFixedSize(side, side);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

    void setIcon(const QString& name, theme::Ink ink)
    {
        m_icon = theme::icon(name, ink);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        m_icon.paint(&painter, rect());
    }

private:
    QIcon m_icon;
};

} // namespace switchyard::pages
