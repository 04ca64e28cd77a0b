// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/commandline.h"
#include "testlib/manualclock.h"
#include "testlib/testmain.h"

#include <QTest>

#include <algorithm>
#include <sstream>

using namespace switchyard;
using namespace Qt::Literals::StringLiterals;

class tst_CommandLine final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatNeedsNoDisplay_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<bool>("headless");
        QTest::newRow("panel") << QStringList {} << false;
        QTest::newRow("demo") << QStringList {u"--demo"_s} << false;
        QTest::newRow("subcommand") << QStringList {u"serve"_s} << true;
        QTest::newRow("option before") << QStringList {u"--config"_s, u"serve"_s} << false;
        QTest::newRow("value before") << QStringList {u"--config"_s, u"a.json"_s, u"serve"_s} << true;
        QTest::newRow("joined value") << QStringList {u"--config=a.json"_s, u"probe"_s} << true;
        QTest::newRow("platform") << QStringList {u"-platform"_s, u"offscreen"_s} << false;
        QTest::newRow("link") << QStringList {u"switchyard://v1/add?url=x"_s} << false;
        QTest::newRow("version") << QStringList {u"--version"_s} << true;
        QTest::newRow("help of demo") << QStringList {u"--demo"_s, u"--help"_s} << true;
    }
    void knowsWhatNeedsNoDisplay()
    {
        QFETCH(QStringList, words);
        QFETCH(bool, headless);
        QCOMPARE(cli::isHeadless(QStringList {u"switchyard"_s} + words), headless);
    }

    void readsThePanelsOptions()
    {
        std::ostringstream err;
        const auto invocation = cli::parsePanelArguments(
            {u"switchyard"_s, u"--config"_s, u"c.json"_s, u"--demo"_s, u"--token=t"_s, u"switchyard://x"_s}, err);
        QVERIFY(!invocation.exitCode);
        QCOMPARE(invocation.places.configFile, u"c.json"_s);
        QVERIFY(invocation.demo);
        QCOMPARE(invocation.token, u"t"_s);
        QCOMPARE(invocation.links, QStringList {u"switchyard://x"_s});
    }

    void mistakesGetOneSentence_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("unknown subcommand") << QStringList {u"surf"_s};
        QTest::newRow("unknown word after option") << QStringList {u"--config"_s, u"x"_s, u"surf"_s};
    }
    void mistakesGetOneSentence()
    {
        QFETCH(QStringList, words);
        const testlib::ManualClock clock;
        std::ostringstream out;
        std::ostringstream err;
        QCOMPARE(cli::runHeadless(QStringList {u"switchyard"_s} + words, clock, out, err), 2);
        QCOMPARE(out.str(), std::string());
        const std::string said = err.str();
        QCOMPARE(std::count(said.begin(), said.end(), '\n'), 1);
        QVERIFY(said.find("surf") != std::string::npos);
    }

    void unknownPanelOptionIsAMistake()
    {
        std::ostringstream err;
        const auto invocation = cli::parsePanelArguments({u"switchyard"_s, u"--surf"_s}, err);
        QCOMPARE(invocation.exitCode.value_or(0), 2);
        QVERIFY(err.str().find("surf") != std::string::npos);
    }

    void helpListsEverySubcommand()
    {
        const testlib::ManualClock clock;
        std::ostringstream out;
        std::ostringstream err;
        QCOMPARE(cli::runHeadless({u"switchyard"_s, u"--help"_s}, clock, out, err), 0);
        QVERIFY(out.str().starts_with("Usage: switchyard"));
        for (const auto& command : cli::allCommands()) {
            QVERIFY2(out.str().find(command->name().toStdString()) != std::string::npos, qPrintable(command->name()));
            std::ostringstream own;
            QCOMPARE(cli::runHeadless({u"switchyard"_s, command->name(), u"--help"_s}, clock, own, err), 0);
            QVERIFY(own.str().starts_with("Usage: switchyard " + command->name().toStdString()));
        }
        QCOMPARE(err.str(), std::string());
    }
};

SWITCHYARD_TEST(tst_CommandLine)

#include "tst_commandline.moc"
