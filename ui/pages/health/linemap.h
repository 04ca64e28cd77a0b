// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "theme/tokens.h"

#include <QWidget>

#include <vector>

namespace switchyard::pages {

//! One stop of the line.
struct Station {
    ModelRef ref;
    QString name; //!< "LM Studio"
    QString note; //!< "serving now", "skipped 0:42"
    QString icon;
    theme::Tone tone = theme::Tone::Off;
    bool isServing = false;
    bool isSkipped = false;
    QString sentence; //!< For screen readers and as the tip.

    friend bool operator==(const Station&, const Station&) = default;
};

//! A chain as a track: a pill, then its stations; the track is accent up to the one that serves and goes around those
//! that are passed over. Over eight stations the last one stands for the rest. Each station is a button.
class LineMap final : public QWidget {
    Q_OBJECT

public:
    explicit LineMap(QWidget* parent = nullptr);

    void setChainName(const QString& name);
    void setStations(const std::vector<Station>& stations);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 200, sizeHint().height() }; }

Q_SIGNALS:
    void stationActivated(const switchyard::ModelRef& ref);
    void chainActivated();
    //! The stop that stands for the rest.
    void restActivated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Stop;
    int shownStations() const;
    int hiddenStations() const;
    qreal stationX(int index) const;
    void rebuild();
    //! As many stations as there is room for.
    void fit();
    void place();
    qreal pillWidth() const;

    QString m_chainName;
    std::vector<Station> m_stations;
    std::vector<Stop*> m_stops;
};

} // namespace switchyard::pages
