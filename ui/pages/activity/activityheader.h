// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace switchyard::pages {

//! The column heads over the requests.
class ActivityHeader final : public QWidget {
    Q_OBJECT

public:
    explicit ActivityHeader(QWidget* parent = nullptr);

    //! Width of the list's scroll bar, which the columns leave free too.
    void setRightInset(int inset);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_inset = 0;
};

} // namespace switchyard::pages
