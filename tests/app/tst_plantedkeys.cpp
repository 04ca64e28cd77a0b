// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/inprocesspanel.h"
#include "app/switchyardprocess.h"
#include "items/activityfiltermodel.h"
#include "pages/activity/activityexport.h"
#include "platform/singleinstance.h"
#include "testlib/testmain.h"
#include "widgets/secretclipboard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QEventLoop>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace switchyard;
using namespace switchyard::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray literalKey = "sk-planted-literal-41d7c0ae95";
const QByteArray headerKey = "planted-header-c3f58e20b7";
const QByteArray pastedKey = "sk-planted-pasted-90be77d1f2";
const QByteArray typedKey = "sk-planted-typed-6e14aa83c9";
const QByteArray password = "planted-password-27c4d1";
const QByteArray queryKey = "planted-query-5d9e03bb71";

QByteArray configuration(const QByteArray& base)
{
    QByteArray text = "{ models: { providers: { up: { baseUrl: '@BASE@', apiKey: '@KEY@', headers: { 'x-team': '@HEADER@' },\n"
                      "  models: [{ id: 'a', name: 'A' }] } } },\n"
                      "agents: { defaults: { model: { primary: 'up/a' } } } }\n";
    return text.replace("@BASE@", base).replace("@KEY@", literalKey).replace("@HEADER@", headerKey);
}

} // namespace

//! Plants keys in the panel's window and searches what it shows, exports and leaves on the disk.
class tst_PlantedKeys final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mutedNoticesFollowARenamedProvider()
    {
        InProcessPanel panel(configuration("http://127.0.0.1:9/v1"));
        auto& preferences = panel.preferences();
        const auto muted = [&] { return preferences.alertSettings().muted; };
        alerts::AlertSettings settings;
        settings.muted = {ProviderId("up")};
        preferences.setAlertSettings(settings);
        QVERIFY(panel.services().session().renameProvider(ProviderId("up"), ProviderId("down")).isOk());
        QCOMPARE(muted(), std::vector {ProviderId("down")});
        QVERIFY(panel.services().session().undo().isOk());
        QCOMPARE(muted(), std::vector {ProviderId("up")});
        preferences.setAlertSettings({});
    }

    void neitherWindowsNorFilesNorExportsShowAKey()
    {
        QuotingServer server;
        QVERIFY(server.start());
        InProcessPanel panel(configuration(server.base()));
        auto& services = panel.services();
        services.file().confirmFirstWrite();
        QTRY_VERIFY(services.engine().baseUrl().isValid() && services.engine().baseUrl().port() > 0);

        for (const bool stream : {false, true})
            QVERIFY(askChat(m_network, services.engine().baseUrl(), clientToken, "auto", stream).status >= 400);
        QVERIFY(server.seen().contains(literalKey));
        QTRY_VERIFY(!services.engine().traffic().records().empty());

        // A key within a pasted cURL line, and one that is typed.
        panel.window().addProvider(QString::fromLatin1("curl " + server.base() + "/chat/completions -H 'Authorization: Bearer "
                                                       + pastedKey + "'"));
        QTRY_VERIFY(server.seen().contains(pastedKey));
        QVERIFY2(leakInWindows(all).isEmpty(), qPrintable(leakInWindows(all)));
        auto* keyField = panel.window().findChild<QLineEdit*>(u"keyField"_s);
        QVERIFY(keyField);
        QCOMPARE(keyField->text(), QString::fromLatin1(pastedKey));
        auto* address = panel.window().findChild<QLineEdit*>(u"addressField"_s);
        QVERIFY(!address->isUndoAvailable());
        keyField->clear();
        QTest::keyClicks(keyField, QString::fromLatin1(typedKey));
        QTest::keyClick(keyField, Qt::Key_Return);
        QTRY_VERIFY(server.seen().contains(typedKey));
        QVERIFY2(leakInWindows(all).isEmpty(), qPrintable(leakInWindows(all)));
        auto* add = visibleButton(panel.window(), u"Add anyway, keep checking"_s);
        QVERIFY(add && add->isEnabled());
        QTest::mouseClick(add, Qt::LeftButton);
        QTRY_COMPARE(services.session().config().providers.size(), std::size_t(2));

        searchPages(panel, all);

        items::ActivityModel activity(services.engine().traffic());
        const items::ActivityFilterModel shown(activity);
        for (const auto format : {pages::ExportFormat::Csv, pages::ExportFormat::Json}) {
            const QByteArray exported = pages::exportedActivity(shown, format);
            QVERIFY(exported.contains("auto"));
            QVERIFY2(leakIn(exported, all).isEmpty(), exported.constData());
        }

        QVERIFY(services.session().undo());
        QVERIFY(services.session().redo());
        services.file().saveNow();
        QTRY_COMPARE(services.file().state(), ports::FileState::Saved);
        panel.close();
        searchFiles(panel.home(), panel.configPath());
    }

    void aPastedAddressGivesItsSecretsAway_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("user and password") << QByteArray("http://me:@PASSWORD@@@HOST@/v1?api_key=@KEY@");
        QTest::newRow("?key= in a cURL line") << QByteArray("curl -u me:@PASSWORD@ 'http://@HOST@/v1/models?key=@KEY@'");
    }
    void aPastedAddressGivesItsSecretsAway()
    {
        QFETCH(QByteArray, text);
        QuotingServer server;
        QVERIFY(server.start());
        InProcessPanel panel(configuration(server.base()));
        auto& services = panel.services();
        services.file().confirmFirstWrite();
        const QByteArrayList pasted {password, queryKey};
        text.replace("@PASSWORD@", password).replace("@KEY@", queryKey).replace("@HOST@", QUrl(QString::fromLatin1(server.base())).authority().toLatin1());
        panel.window().addProvider(QString::fromLatin1(text));
        // The query's key is the provider's.
        QTRY_VERIFY(server.seen().contains("Bearer " + queryKey));
        QVERIFY(!server.seen().contains(password));
        QVERIFY2(leakInWindows(pasted).isEmpty(), qPrintable(leakInWindows(pasted)));
        const auto* keyField = panel.window().findChild<QLineEdit*>(u"keyField"_s);
        QVERIFY(keyField);
        QCOMPARE(keyField->text(), QString::fromLatin1(queryKey));
        QCOMPARE(keyField->echoMode(), QLineEdit::Password);
        QVERIFY(!panel.window().findChild<QLineEdit*>(u"addressField"_s)->isUndoAvailable());
        auto* add = visibleButton(panel.window(), u"Add anyway, keep checking"_s);
        QTRY_VERIFY(add && add->isEnabled());
        QTest::mouseClick(add, Qt::LeftButton);
        QTRY_COMPARE(services.session().config().providers.size(), std::size_t(2));
        searchPages(panel, pasted);
        services.file().saveNow();
        QTRY_COMPARE(services.file().state(), ports::FileState::Saved);
        panel.close();
        searchFiles(panel.home(), panel.configPath());
    }

    void anAddressOfTheFileIsShownWithoutItsSecrets()
    {
        QuotingServer server;
        QVERIFY(server.start());
        const QByteArray host = QUrl(QString::fromLatin1(server.base())).authority().toLatin1();
        InProcessPanel panel("{ models: { providers: {\n"
                    "  named: { baseUrl: 'http://me:" + password + "@" + host + "/v1', models: [{ id: 'a', name: 'A' }] },\n"
                    "  asked: { baseUrl: 'http://" + host + "/v1?api_key=" + queryKey + "', models: [{ id: 'b', name: 'B' }] } } },\n"
                    "agents: { defaults: { model: { primary: 'named/a', fallbacks: ['asked/b'] } } } }\n");
        auto& services = panel.services();
        QTRY_VERIFY(services.engine().baseUrl().isValid() && services.engine().baseUrl().port() > 0);
        const QByteArrayList planted {password, queryKey};
        QTRY_VERIFY(services.health().isSettled());
        const Answer answer = askChat(m_network, services.engine().baseUrl(), clientToken, "auto", false);
        QVERIFY2(leakIn(answer.body + answer.allHeaders, planted).isEmpty(), answer.body.constData());
        searchPages(panel, planted);
        for (const char* id : {"named", "asked"}) {
            panel.window().openPage(shell::PageId::Providers, QString::fromLatin1(id));
            QCoreApplication::processEvents();
            QVERIFY2(leakInWindows(planted).isEmpty(), qPrintable(leakInWindows(planted)));
        }
        config::ProviderPatch patch;
        patch.baseUrl = server.base().toStdString() + "/other";
        QVERIFY(services.session().updateProvider(ProviderId("named"), patch));
        const QByteArray diff = services.file().pendingDiff().toUtf8();
        QVERIFY(diff.contains("/other"));
        QVERIFY2(leakIn(diff, planted).isEmpty(), diff.constData());
        QVERIFY(services.session().undo());
    }

    //! Not a test by itself: the panel that aDraftLeftByACrashIsTheOwnersAlone() kills.
    void waitsToBeKilled()
    {
        const QString home = qEnvironmentVariable("SWITCHYARD_TEST_CRASH");
        if (home.isEmpty())
            QSKIP("runs in a process that is killed");
        // Its first change is not confirmed, so that it stays a draft.
        InProcessPanel panel(configuration("http://127.0.0.1:9/v1"), home);
        config::ProviderPatch patch;
        patch.baseUrl = "http://127.0.0.1:9/other";
        QVERIFY(panel.services().session().updateProvider(ProviderId("up"), patch));
        panel.services().keys().setKey(ProviderId("up"), Secret(typedKey.toStdString()), ports::KeyTarget::Session, {}, this,
                                       [](const Result<void>&) {});
        panel.window().addProvider(QString::fromLatin1("http://me:" + password + "@127.0.0.1:9/v1?key=" + queryKey));
        QTest::keyClicks(panel.window().findChild<QLineEdit*>(u"keyField"_s), QString::fromLatin1(pastedKey));
        // Between two turns of the event loop a draft is written whole.
        QTRY_VERIFY(hasDraftWith(home, "/other"));
        QFile ready(home + u"/ready"_s);
        QVERIFY(ready.open(QIODevice::WriteOnly));
        QEventLoop().exec();
    }

    void aDraftLeftByACrashIsTheOwnersAlone()
    {
        const QTemporaryDir home;
        QProcess crashing;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SWITCHYARD_TEST_CRASH"_s, home.path());
        crashing.setProcessEnvironment(environment);
        crashing.start(QCoreApplication::applicationFilePath(), {u"-class"_s, u"tst_PlantedKeys"_s, u"waitsToBeKilled"_s});
        QTRY_VERIFY(QFileInfo::exists(home.filePath(u"ready"_s)));
        crashing.kill();
        QVERIFY(crashing.waitForFinished(60'000));
        QCOMPARE(crashing.exitStatus(), QProcess::CrashExit);
        searchFiles(home.path(), home.filePath(u"openclaw.json"_s));

        // The next panel offers what was not saved, without showing a key.
        InProcessPanel next(configuration("http://127.0.0.1:9/v1"), home.path());
        const QByteArray diff = next.services().file().draftDiff().toUtf8();
        QVERIFY2(diff.contains("/other"), diff.constData());
        QVERIFY2(leakIn(diff, all).isEmpty(), diff.constData());
        searchPages(next, all);
    }

    void theJsonTabShowsDotsAndSavesTheKey()
    {
        QuotingServer server;
        QVERIFY(server.start());
        InProcessPanel panel(configuration(server.base()));
        panel.services().file().confirmFirstWrite();
        panel.window().openPage(shell::PageId::Providers, u"up"_s);
        QPlainTextEdit* json = nullptr;
        for (auto* edit : panel.window().findChildren<QPlainTextEdit*>()) {
            if (edit->toPlainText().contains("baseUrl"_L1))
                json = edit;
        }
        QVERIFY(json);
        QVERIFY2(leakInWindows(all).isEmpty(), qPrintable(leakInWindows(all)));
        QVERIFY(json->toPlainText().contains(u"•"_s));
    }

    void aMinimizedStartShowsItsWindowWhenASecondOneAsks()
    {
        InProcessPanel panel("{}\n", {}, {u"--minimized"_s});
        QVERIFY(!panel.window().isVisible());
        QTRY_VERIFY(panel.services().engine().baseUrl().port() > 0);
        QVERIFY(!panel.window().isVisible() || panel.window().isMinimized());
        platform::SingleInstance second(panel.services().places().runtimeFolder, panel.services().places().instanceKey());
        const auto role = second.claim({});
        QVERIFY(role.isOk());
        QCOMPARE(*role, platform::SingleInstance::Role::Second);
        QTRY_VERIFY(panel.window().isVisible() && !panel.window().isMinimized());
    }

    void theClipboardIsToldWhatIsSecret()
    {
        widgets::copySecretText(QString::fromLatin1(typedKey));
        const QMimeData* data = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(data->text(), QString::fromLatin1(typedKey));
        QCOMPARE(data->data(u"x-kde-passwordManagerHint"_s), QByteArray("secret"));
        QGuiApplication::clipboard()->clear();
    }

private:
    static QByteArray leakIn(const QByteArray& text, const QByteArrayList& keys)
    {
        const auto leak = std::find_if(keys.begin(), keys.end(), [&](const QByteArray& key) { return text.contains(key); });
        return leak == keys.end() ? QByteArray() : *leak;
    }

    static bool hasDraftWith(const QString& home, const QByteArray& text)
    {
        QDirIterator files(home, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.fileName().contains("/drafts/"_L1) && file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                return true;
        }
        return false;
    }

    static void searchPages(InProcessPanel& panel, const QByteArrayList& keys)
    {
        using shell::PageId;
        for (const auto page : {PageId::Health, PageId::Providers, PageId::Routing, PageId::Agents, PageId::Activity, PageId::TryIt,
                                PageId::Settings, PageId::FirstRun}) {
            panel.window().openPage(page);
            QCoreApplication::processEvents(); // what a page shows a moment later counts too
            QVERIFY2(leakInWindows(keys).isEmpty(), qPrintable(leakInWindows(keys)));
        }
    }

    //! Copies of the user's own file hold what it holds, for nobody else to read; nothing else holds a key, and no
    //! copy one that was only given to the panel.
    static void searchFiles(const QString& folder, const QString& configuration)
    {
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray text = file.readAll();
            const auto others = QFile::ReadGroup | QFile::ReadOther;
            // The 0600 file that keys are kept in where there is no keychain.
            if (file.fileName().endsWith(u"/keys/keys.json"_s)) {
                QVERIFY(!(file.permissions() & others));
                continue;
            }
            QVERIFY2(leakIn(text, {pastedKey, typedKey, clientToken, password, queryKey}).isEmpty(), qPrintable(file.fileName()));
            if (file.fileName() == configuration || leakIn(text, {literalKey, headerKey}).isEmpty())
                continue;
            QVERIFY2(text.contains("providers:"), qPrintable(file.fileName()));
            QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
        }
    }

    const QByteArrayList all {literalKey, headerKey, pastedKey, typedKey, clientToken};
    QNetworkAccessManager m_network;
};

SWITCHYARD_TEST(tst_PlantedKeys)
SWITCHYARD_TEST_NEEDS_WIDGETS

#include "tst_plantedkeys.moc"
