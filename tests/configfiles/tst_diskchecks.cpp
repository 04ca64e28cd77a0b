// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "filetesting.h"
#include "testlib/testmain.h"

#include "config/diskchecks.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::configfiles;

//! What OpenClaw looks at on the disk before it accepts a file.
class tst_DiskChecks final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judgesPrograms_data();
    void judgesPrograms();
    void judgesPathsOfPlugins();
    void knowsTheHome();
};

namespace {

QString makeProgram(const QString& folder)
{
    const QString path = folder + QLatin1String("/program");
    writeFile(path, "#!/bin/sh\n");
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return path;
}

config::DiskReferences references(const QString& program, const std::vector<std::string>& trusted = {})
{
    config::DiskReferences result;
    result.secretPrograms.push_back({program.toStdString(), {"secrets", "providers", "v", "command"}, {}, trusted});
    return result;
}

std::string codeOf(const std::vector<config::Diagnostic>& diagnostics)
{
    return diagnostics.empty() ? std::string {} : diagnostics.front().code;
}

} // namespace

void tst_DiskChecks::judgesPrograms_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("code");
    for (const auto& [kind, code] : std::initializer_list<std::pair<const char*, const char*>> {
             {"own", ""},
             {"missing", "program-not-found"},
             {"folder", "program-is-folder"},
             {"link", "program-is-link"},
             {"dangling link", "program-is-link"},
             {"link to its folder", ""},
             {"not executable", ""},
             {"writable by the group", "program-writable"},
             {"writable by all", "program-writable"},
             {"trusted", ""},
             {"not trusted", "program-not-trusted"},
             {"relative", ""},
         })
        QTest::newRow(kind) << QByteArray(kind) << QByteArray(code);
}

void tst_DiskChecks::judgesPrograms()
{
    QFETCH(QByteArray, kind);
    QFETCH(QByteArray, code);
    const QTemporaryDir folder;
    const QString program = makeProgram(folder.path());
    QString named = program;
    std::vector<std::string> trusted;
    const auto permissions = QFile::permissions(program);
    if (kind == "missing")
        named += QLatin1String("s");
    else if (kind == "folder")
        named = folder.path();
    else if (kind == "link" || kind == "dangling link") {
        named = folder.filePath(QStringLiteral("link"));
        QFile::link(kind == "link" ? program : folder.filePath(QStringLiteral("gone")), named);
    } else if (kind == "link to its folder") {
        QFile::link(folder.path(), folder.filePath(QStringLiteral("here")));
        named = folder.filePath(QStringLiteral("here/program"));
    } else if (kind == "not executable")
        QFile::setPermissions(program, QFileDevice::ReadOwner);
    else if (kind == "writable by the group")
        QFile::setPermissions(program, permissions | QFileDevice::WriteGroup);
    else if (kind == "writable by all")
        QFile::setPermissions(program, permissions | QFileDevice::WriteOther);
    else if (kind == "trusted")
        trusted = {"/nowhere", folder.path().toStdString()};
    else if (kind == "not trusted")
        trusted = {folder.path().toStdString() + "er"};
    else if (kind == "relative")
        named = QStringLiteral("program");
    const auto diagnostics = checkDisk(references(named, trusted), "/home/somebody");
    QCOMPARE(codeOf(diagnostics), code.toStdString());
    if (!code.isEmpty()) {
        QCOMPARE(diagnostics.front().path, std::string("secrets.providers.v.command"));
        QVERIFY(diagnostics.front().message.find(named.toStdString()) != std::string::npos);
    }
}

void tst_DiskChecks::judgesPathsOfPlugins()
{
    const QTemporaryDir folder;
    const auto judged = [&folder](const char* name, bool isMade) {
        const QString path = folder.filePath(QLatin1String(name));
        if (isMade)
            writeFile(path, "x");
        config::DiskReferences references;
        references.pluginPaths.push_back({path.toStdString(), {"plugins", "load", "paths", std::size_t(0)}, {}, {}});
        return codeOf(checkDisk(references, {}));
    };
    QCOMPARE(judged("a.mjs", true), std::string());
    QCOMPARE(judged("gone.txt", false), std::string());
    QCOMPARE(judged("a.txt", true), std::string("plugin-path-not-plugin"));
    QCOMPARE(judged("a.d.ts", true), std::string("plugin-path-not-plugin"));
    QCOMPARE(judged("a.test.js", true), std::string("plugin-path-not-plugin"));
}

void tst_DiskChecks::knowsTheHome()
{
    const QTemporaryDir home;
    makeProgram(home.path());
    QCOMPARE(codeOf(checkDisk(references(QStringLiteral("/bin/sh"), {"~"}), home.path().toStdString())).substr(0, 8),
             std::string("program-"));
    QCOMPARE(codeOf(checkDisk(references(home.filePath(QStringLiteral("program")), {"~"}), home.path().toStdString())),
             std::string());
}

SWITCHYARD_TEST(tst_DiskChecks)
#include "tst_diskchecks.moc"
