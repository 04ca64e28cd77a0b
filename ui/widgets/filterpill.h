// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/tokens.h"

#include <QAbstractButton>

#include <vector>

namespace switchyard::widgets {

//! A checkable counter that filters: icon, word, count in semibold.
class FilterPill final : public QAbstractButton {
    Q_OBJECT

public:
    explicit FilterPill(const QString& text, const QString& iconName = {}, theme::Ink ink = theme::Ink::Text2,
                        QWidget* parent = nullptr);

    void setCount(int count);
    int count() const { return m_count; }
    //! Without its word, where it has an icon: the word is its tip then.
    void setShort(bool isShort);
    //! The width with its word.
    int fullWidth() const { return widthWith(text()); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QString countText() const;
    //! What is written: the word, or nothing.
    QString shownText() const;
    int widthWith(const QString& word) const;

    bool m_isShort = false;
    QString m_iconName;
    theme::Ink m_ink;
    int m_count = 0;
};

//! Takes the words from pills that do not fit into `room` side by side, or gives them back.
void fitPills(const std::vector<FilterPill*>& pills, int room);

} // namespace switchyard::widgets
