// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "filetesting.h"
#include "testlib/testmain.h"

#include "config/configsession.h"
#include "config/diskinspection.h"
#include "config/environment.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace switchyard;
using namespace switchyard::configfiles;
using namespace std::chrono_literals;

//! What the panel's problems list says of the disk.
class tst_DiskInspection final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsTheSession();
    void leavesThePlaceToTheText();
    void seesWhatWasMended();
    void saysNothingForTheOlderOpenClaw();
};

namespace {

std::string configuration(const QString& program)
{
    return "{\n  secrets: { providers: { vault: { source: \"exec\", command: \"" + program.toStdString() + "\" } } },\n}\n";
}

std::vector<config::Diagnostic> findings(const config::ConfigSession& session)
{
    auto found = session.diagnosticsBelow("secrets.providers.vault.command");
    std::erase_if(found, [](const config::Diagnostic& each) { return !each.code.starts_with("program-"); });
    return found;
}

} // namespace

void tst_DiskInspection::tellsTheSession()
{
    const config::MapEnvironment environment;
    config::ConfigSession session(environment);
    const DiskInspection inspection(session);
    QSignalSpy changes(&session, &config::ConfigSession::configChanged);
    session.open("openclaw.json", configuration(QStringLiteral("/nowhere/vault")));
    QVERIFY(findings(session).empty()); // not looked at in this thread
    QTRY_COMPARE(findings(session).size(), std::size_t {1});
    QCOMPARE(findings(session).front().code, std::string("program-not-found"));
    QCOMPARE(findings(session).front().origin.line, std::size_t {2});
    QVERIFY(changes.last().first().value<config::ConfigChange>().diagnosticsChanged);
    const auto& all = session.diagnostics();
    QVERIFY(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.origin.offset < b.origin.offset; }));

    QVERIFY(session.setValue({"secrets", "providers", "vault", "command"}, "\"/nowhere/else\"").isOk());
    QTRY_VERIFY(!findings(session).empty() && findings(session).front().message.find("else") != std::string::npos);
    QVERIFY(session.removeValue({"secrets", "providers", "vault"}).isOk());
    QVERIFY(findings(session).empty());
}

void tst_DiskInspection::leavesThePlaceToTheText()
{
    const config::MapEnvironment environment;
    config::ConfigSession session(environment);
    const DiskInspection inspection(session);
    session.open("openclaw.json", configuration(QStringLiteral("/nowhere/vault")));
    QTRY_COMPARE(findings(session).size(), std::size_t {1});
    session.setTextFromDisk("// moved\n\n" + session.text());
    // At once, before anything was looked at again.
    QCOMPARE(findings(session).size(), std::size_t {1});
    QCOMPARE(findings(session).front().origin.line, std::size_t {4});
}

void tst_DiskInspection::seesWhatWasMended()
{
    const QTemporaryDir folder;
    const QString program = folder.filePath(QStringLiteral("vault"));
    const config::MapEnvironment environment;
    config::ConfigSession session(environment);
    const DiskInspection inspection(session, 10ms);
    session.open("openclaw.json", configuration(program));
    QTRY_COMPARE(findings(session).size(), std::size_t {1});
    writeFile(program, "#!/bin/sh\n");
    QFile::setPermissions(program, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QTRY_VERIFY(findings(session).empty());
}

void tst_DiskInspection::saysNothingForTheOlderOpenClaw()
{
    const config::MapEnvironment environment;
    config::ConfigSession session(environment);
    const DiskInspection inspection(session);
    session.open("openclaw.json", configuration(QStringLiteral("/nowhere/vault")));
    QTRY_COMPARE(findings(session).size(), std::size_t {1});
    session.setGeneration(config::Generation::List);
    QTRY_VERIFY(findings(session).empty());
}

SWITCHYARD_TEST(tst_DiskInspection)
#include "tst_diskinspection.moc"
