// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/linemap.h"
#include "testlib/testmain.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

using namespace switchyard;
using pages::LineMap;
using pages::Station;

namespace {

std::vector<Station> stations(int count, const QString& prefix, const QString& note = {})
{
    std::vector<Station> all;
    for (int i = 0; i < count; ++i) {
        Station station;
        station.ref = ModelRef::parse((prefix + QString::number(i)).toStdString() + "/m");
        station.name = prefix + QString::number(i);
        station.note = note;
        station.icon = QStringLiteral("server");
        station.sentence = station.name + note;
        all.push_back(std::move(station));
    }
    return all;
}

QStringList shown(const LineMap& map)
{
    QStringList names;
    for (const auto* stop : map.findChildren<QAbstractButton*>()) {
        if (!stop->isHidden())
            names << stop->accessibleName();
    }
    return names;
}

} // namespace

class tst_LineMap final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    //! Until the event loop runs the former stations' buttons are still there; they read what had been freed.
    void formerStationsAreNotPainted()
    {
        LineMap map;
        map.resize(1200, map.sizeHint().height());
        map.setStations(stations(4, QStringLiteral("old")));
        map.show();
        QCOMPARE(shown(map).size(), 4);
        map.setStations(stations(3, QStringLiteral("new")));
        QVERIFY(!map.grab().isNull());
        QCOMPARE(shown(map), QStringList({ QStringLiteral("new0"), QStringLiteral("new1"), QStringLiteral("new2") }));
    }

    //! A hidden widget hears of its new size only when it is shown.
    void takesStationsWhileItsSizeIsNotTold()
    {
        LineMap map;
        map.resize(1200, map.sizeHint().height());
        map.show();
        map.setStations(stations(7, QStringLiteral("a")));
        QCOMPARE(shown(map).size(), 7);
        map.hide();
        map.resize(420, map.height());
        map.setStations(stations(7, QStringLiteral("a"), QStringLiteral(" narrow")));
        map.resize(1400, map.height());
        map.setStations(stations(7, QStringLiteral("a"), QStringLiteral(" wide")));
        map.show();
        QCOMPARE(shown(map).size(), 7);
        QCOMPARE(shown(map).last(), QStringLiteral("a6 wide"));
        map.resize(420, map.height());
        QVERIFY(shown(map).size() < 7);
    }

    void aPressTellsItsOwnStation()
    {
        LineMap map;
        map.resize(1200, map.sizeHint().height());
        map.setStations(stations(3, QStringLiteral("a")));
        map.show();
        QSignalSpy activated(&map, &LineMap::stationActivated);
        const auto stops = map.findChildren<QAbstractButton*>();
        QTest::mouseClick(stops.at(1), Qt::LeftButton);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.front().front().value<ModelRef>(), ModelRef::parse("a1/m"));
    }
};

SWITCHYARD_TEST(tst_LineMap)
#include "tst_linemap.moc"
