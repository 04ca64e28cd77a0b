// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

#include <vector>

namespace switchyard::widgets {

//! Shares of a whole as one bar with a legend under it: who answered. The part answered only after somebody else failed
//! is hatched; what nobody answered has the colour of errors and its own word.
class AnswerBar final : public QWidget {
    Q_OBJECT

public:
    struct Share {
        QString name;
        int count = 0;
        int afterFallback = 0;
        bool isFailure = false;

        friend bool operator==(const Share&, const Share&) = default;
    };

    explicit AnswerBar(QWidget* parent = nullptr);

    //! In the order shown. Those after the fifth are summed up as "others".
    void setShares(std::vector<Share> shares);
    const std::vector<Share>& shares() const { return m_shares; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QColor colorOf(std::size_t index) const;
    void paintBar(QPainter& painter, int height) const;
    void paintLegend(QPainter& painter, int top) const;
    void describe();

    std::vector<Share> m_shares;
};

} // namespace switchyard::widgets
