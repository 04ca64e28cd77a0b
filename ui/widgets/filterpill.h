// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/tokens.h"

#include <QAbstractButton>

namespace switchyard::widgets {

//! A checkable counter that filters: icon, word, count in semibold.
class FilterPill final : public QAbstractButton {
    Q_OBJECT

public:
    explicit FilterPill(const QString& text, const QString& iconName = {}, theme::Ink ink = theme::Ink::Text2,
                        QWidget* parent = nullptr);

    void setCount(int count);
    int count() const { return m_count; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QString countText() const;

    QString m_iconName;
    theme::Ink m_ink;
    int m_count = 0;
};

} // namespace switchyard::widgets
