// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "configtesting.h"
#include "testlib/testmain.h"

#include "config/environment.h"
#include "config/lowering.h"
#include "config/wording.h"
#include "json5/document.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace switchyard;
using namespace switchyard::config;
using namespace switchyard::config::testing;

//! Generated files, and what OpenClaw's own validation (2026.9.6, and 2026.2.6-3) said of each when it was run on them.
class tst_Verdicts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheNewer_data() { addRows("verdicts-2026.9.6.json"); }
    void agreesWithTheNewer() { compare(Generation::Entries); }
    void agreesWithTheOlder_data() { addRows("verdicts-2026.2.6-3.json"); }
    void agreesWithTheOlder() { compare(Generation::List); }
    void everyErrorHasItsWording_data() { addRows("verdicts-2026.9.6.json"); }
    void everyErrorHasItsWording();

private:
    static void addRows(const char* name);
    static Lowered lowered(Generation client);
    static void compare(Generation client);
};

void tst_Verdicts::addRows(const char* name)
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isValid");
    const auto document = json5::Document::parse(dataFile(name));
    QVERIFY(document.isValid());
    for (const auto item : document.root())
        QTest::newRow(item["name"].stringOr({}).c_str())
            << QByteArray::fromStdString(item["text"].stringOr({})) << item["valid"].boolean().value_or(false);
}

Lowered tst_Verdicts::lowered(Generation client)
{
    QFETCH(QByteArray, text);
    const MapEnvironment environment(std::vector<std::pair<std::string, std::string>> {{"HOME", "/home/somebody"}});
    return lower(SourceFiles::load("/c/openclaw.json", text.toStdString(), nullptr), environment, {client});
}

void tst_Verdicts::compare(Generation client)
{
    QFETCH(bool, isValid);
    const auto result = lowered(client);
    std::string errors;
    for (const auto& diagnostic : result.diagnostics) {
        if (diagnostic.severity == Severity::Error)
            errors += diagnostic.path + ": " + diagnostic.message + '\n';
    }
    QVERIFY2(errors.empty() == isValid, isValid ? errors.c_str() : "OpenClaw refuses this file");
}

void tst_Verdicts::everyErrorHasItsWording()
{
    static const QRegularExpression blank(QStringLiteral("\\{([a-z]+)\\}"));
    for (const auto& diagnostic : lowered(Generation::Entries).diagnostics) {
        QVERIFY2(diagnostic.wording.empty() || !wordingText(diagnostic.wording).empty(), diagnostic.wording.c_str());
        for (auto blanks = blank.globalMatch(QString::fromStdString(std::string(wordingText(diagnostic.wording)))); blanks.hasNext();) {
            const auto name = blanks.next().captured(1).toStdString();
            QVERIFY2(std::any_of(diagnostic.arguments.begin(), diagnostic.arguments.end(),
                                 [&name](const Argument& argument) { return argument.name == name; }),
                     (diagnostic.wording + ' ' + name).c_str());
        }
        QVERIFY(!diagnostic.message.empty());
    }
}

SWITCHYARD_TEST(tst_Verdicts)
#include "tst_verdicts.moc"
