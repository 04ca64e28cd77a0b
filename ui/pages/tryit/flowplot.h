// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

#include <chrono>
#include <vector>

namespace switchyard::pages {

//! How fast text arrives, as a line over the last seconds. Estimated from characters, four to a token, because streams
//! count tokens only at their end.
class FlowPlot final : public QWidget {
    Q_OBJECT

public:
    explicit FlowPlot(QWidget* parent = nullptr);

    void clear();
    void add(std::chrono::milliseconds at, qsizetype characters);
    //! Tokens a second, newest last, one for each slot of a quarter of a second.
    std::vector<double> rates() const;

    QSize sizeHint() const override { return { 200, 56 }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<qsizetype> m_slots; //!< Characters in each slot since the first text.
    std::chrono::milliseconds m_first { -1 };
};

} // namespace switchyard::pages
