// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/status.h"

#include <QWidget>

#include <vector>

namespace switchyard::pages {

//! Who answers now, who follows and who is passed over, as a row of stations: "LM Studio, answering now -> Opus, if it
//! fails -> Sonnet, then". Reads as one sentence to screen readers. What does not fit becomes "and 3 more".
class ChainStrip final : public QWidget {
    Q_OBJECT

public:
    struct Station {
        QString name;
        QString note;
        health::Status status = health::Status::Checking;
        bool isServing = false;
        bool isSkipped = false;
    };

    explicit ChainStrip(QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& note);
    void setStations(std::vector<Station> stations);
    //! Shown instead of stations, such as "No chain yet".
    void setEmptyText(const QString& text);
    QString sentence() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 200, sizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    qreal paintStation(QPainter& painter, const Station& station, qreal x, qreal top) const;
    qreal widthOf(const Station& station) const;

    QString m_title;
    QString m_note;
    QString m_emptyText;
    std::vector<Station> m_stations;
};

} // namespace switchyard::pages
