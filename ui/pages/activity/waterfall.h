// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "traffic/requestrecord.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <vector>

namespace switchyard::pages {

//! The attempts of one request in time: a lane of a sentence and a bar for each. Refused ones are a solid short bar,
//! error answers a hollow one with a solid end, waiting is soft, streaming is accent; the first token is an upright
//! mark. The first 700 ms take most of the width; a double stroke marks where the scale changes. To assistive technology
//! it is its sentences.
class Waterfall final : public QWidget {
    Q_OBJECT

public:
    //! `nameOf` gives a model's name for people.
    explicit Waterfall(std::function<QString(const ModelRef&)> nameOf, QWidget* parent = nullptr);

    enum class Last { Over, UnderWay };
    void setRecord(const traffic::RequestRecord& record, Last last = Last::Over);
    //! One for each lane.
    QStringList sentences() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 200, sizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double xOf(double milliseconds) const;
    bool isBroken() const;
    void paintScale(QPainter& painter) const;
    void paintLane(QPainter& painter, const traffic::Attempt& attempt, int lane) const;
    QString sentence(const traffic::Attempt& attempt, int number) const;

    std::function<QString(const ModelRef&)> m_nameOf;
    std::vector<traffic::Attempt> m_attempts;
    Last m_last = Last::Over; //!< Whether the last attempt has ended.
    double m_total = 0; // milliseconds
};

} // namespace switchyard::pages
