// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/atomicreplace.h"
#include "config/safefile.h"
#include "filetesting.h"
#include "json5/document.h"
#include "testlib/testmain.h"

#include <QProcess>
#include <QTest>

#include <chrono>
#include <random>
#include <thread>

using namespace switchyard;
using namespace switchyard::configfiles;

namespace {

constexpr int fillerSize = 200'000;

//! 50 kills in every run; `./test --soak` asks for 1,000.
int killCount()
{
    bool isSet = false;
    const int chosen = qEnvironmentVariableIntValue("SWITCHYARD_KILLS", &isSet);
    return isSet ? chosen : 50;
}

} // namespace

class tst_KilledSaves final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leaveTheOldOrTheNewFile();
};

void tst_KilledSaves::leaveTheOldOrTheNewFile()
{
    QTemporaryDir folder;
    const QString path = folder.path() + QLatin1String("/openclaw.json");
    const QString state = folder.path() + QLatin1String("/state");
    writeFile(path, "{ n: -1, filler: \"\" }\n");
    const SafeFile file(path, {state + QLatin1String("/backups"), state + QLatin1String("/locks")});
    std::mt19937 random(20260302);
    int changes = 0;
    std::string last = readFile(path);

    for (int kill = 0; kill < killCount(); ++kill) {
        QProcess saver;
        saver.start(QStringLiteral(SAVE_HELPER), {path, state, QString::number(fillerSize)});
        QVERIFY(saver.waitForReadyRead(10000));
        // Not a wait for something to happen: the moment of death is what varies.
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 12000));
        saver.kill();
        QVERIFY(saver.waitForFinished(10000));
        QCOMPARE(saver.exitStatus(), QProcess::CrashExit);

        const std::string text = readFile(path);
        const auto document = json5::Document::parse(text);
        QVERIFY2(document.isValid(), "the file is torn");
        QVERIFY(document.root()["n"].integer().has_value());
        const std::size_t length = document.root()["filler"].string().value_or("?").size();
        QVERIFY(length == fillerSize || length == 0);
        changes += text != last ? 1 : 0;
        last = text;

        // The lock died with its holder, and what it left lying about goes.
        const auto lock = file.lock(std::chrono::milliseconds(0));
        QVERIFY(lock.isOk());
        sweepLeftovers(path);
        QCOMPARE(filesIn(folder.path()), QStringList{QStringLiteral("openclaw.json")});
    }
    QVERIFY(changes > 0);
}

SWITCHYARD_TEST(tst_KilledSaves)

#include "tst_killedsaves.moc"
