// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/inprocesspanel.h"
#include "testlib/testmain.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace switchyard;
using namespace switchyard::tests;
using namespace Qt::Literals::StringLiterals;
using ports::KeyPlace;
using ports::KeyTarget;

namespace {

const QByteArray firstKey = "sk-placed-first-0e7d21c4";
const QByteArray secondKey = "sk-placed-second-55ab90e1";

QByteArray configuration(const QByteArray& agents = "entries: { main: { default: true } }")
{
    return "// kept\n{\n  models: { providers: {\n"
           "    up: { baseUrl: 'http://127.0.0.1:9/v1', apiKey: '" + firstKey + "', // mine\n"
           "      models: [{ id: 'a', name: 'A' }] },\n"
           "    other: { baseUrl: 'http://127.0.0.1:9/v2', \"apiKey\": \"" + secondKey + "\", models: [{ id: 'b', name: 'B' }], }, } },\n"
           "  agents: { defaults: { model: { primary: 'up/a', fallbacks: ['other/b'] } }, " + agents + " },\n}\n";
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void press(const QWidget& window, const QString& text)
{
    QTRY_VERIFY(visibleButton(window, text) && visibleButton(window, text)->isEnabled());
    QTest::mouseClick(visibleButton(window, text), Qt::LeftButton);
}

template<typename Widget>
Widget* visibleWidget(const QWidget& root, const QString& name = {})
{
    const auto all = root.findChildren<Widget*>(name);
    const auto found = std::find_if(all.begin(), all.end(), [](const Widget* widget) { return widget->isVisible(); });
    return found == all.end() ? nullptr : *found;
}

//! The visible choice of places for a key.
QComboBox* placesIn(const QWidget& window)
{
    const auto all = window.findChildren<QComboBox*>();
    const auto found = std::find_if(all.begin(), all.end(), [](const QComboBox* choice) {
        return choice->isVisible() && choice->findData(static_cast<int>(KeyTarget::PrivateFile)) >= 0;
    });
    return found == all.end() ? nullptr : *found;
}

//! As a person chooses it.
bool choose(const QWidget& window, KeyTarget target)
{
    auto* places = placesIn(window);
    const int index = places ? places->findData(static_cast<int>(target)) : -1;
    if (index < 0)
        return false;
    places->setCurrentIndex(index);
    return true;
}

bool says(const QWidget& window, const QString& words)
{
    const auto labels = window.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->isVisible() && label->text().contains(words); });
}

} // namespace

//! Where a person may keep a key when there is no keychain, in the real window.
class tst_KeyPlaces final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aVariableIsNamedAndNoKeyKept()
    {
        InProcessPanel panel(configuration());
        auto& services = panel.services();
        services.file().confirmFirstWrite();
        panel.window().openPage(shell::PageId::Providers, u"up"_s);
        press(panel.window(), u"Replace…"_s);
        QTRY_VERIFY(choose(panel.window(), KeyTarget::Environment));
        QVERIFY(!visibleWidget<QLineEdit>(panel.window(), u"keyField"_s)->isEnabled());
        QVERIFY(says(panel.window(), u"openclaw.json gets ${UP_API_KEY}"_s));
        press(panel.window(), u"Keep"_s);
        QTRY_VERIFY(bytesOf(panel.configPath()).contains("'${UP_API_KEY}'") || bytesOf(panel.configPath()).contains("\"${UP_API_KEY}\""));
        QVERIFY(!bytesOf(panel.configPath()).contains(firstKey));
        QCOMPARE(services.keys().keyStatus(ProviderId("up")).place, KeyPlace::Environment);
        QVERIFY(services.session().undo().isOk());
        services.file().saveNow();
        QTRY_COMPARE(bytesOf(panel.configPath()), configuration());
    }

    //! Neither when it is added nor at the next start: its key is being kept or looked for, which is no fault.
    void aKeyThatIsAwaitedIsNoIncident()
    {
        const ProviderId hosted("hosted");
        const auto neverLacked = [&](InProcessPanel& panel) {
            auto& health = panel.services().health();
            // Nothing is asked: there is no network here.
            health.setPaused(true);
            auto never = std::make_shared<bool>(true);
            const auto look = [&health, hosted, never] {
                const auto* endpoint = health.book().endpoint(hosted);
                *never = *never && (!endpoint || endpoint->status == health::Status::Checking);
            };
            look();
            connect(&health, &ports::HealthPort::rowsChanged, &health, look);
            connect(&health, &ports::HealthPort::changed, &health, look);
            return never;
        };
        const auto hasKey = [&](InProcessPanel& panel) {
            const auto address = panel.services().health().addressOf({hosted, "m"});
            return address && address->hasKey;
        };
        QTemporaryDir home;
        InProcessPanel panel(configuration(), home.path());
        panel.services().file().confirmFirstWrite();
        const auto neverAtAdd = neverLacked(panel);
        config::ProviderDraft draft;
        draft.id = hosted;
        draft.baseUrl = "https://api.hosted.example/v1";
        config::ModelDraft model;
        model.id = "m";
        draft.models.push_back(model);
        QVERIFY(panel.services().session().addProvider(draft).isOk());
        panel.services().keys().setKey(hosted, Secret("sk-hosted-0c14"), KeyTarget::PrivateFile, {}, this, [](const Result<void>&) {});
        QTRY_VERIFY(hasKey(panel));
        QVERIFY(*neverAtAdd);
        panel.services().file().saveNow();
        QTRY_VERIFY(bytesOf(panel.configPath()).contains("api.hosted.example"));
        const QByteArray saved = bytesOf(panel.configPath());
        panel.close();

        InProcessPanel next(saved, home.path());
        const auto neverAtStart = neverLacked(next);
        QTRY_VERIFY(hasKey(next));
        QVERIFY(*neverAtStart);
        // One that is nowhere is missed.
        draft.id = ProviderId("keyless");
        QVERIFY(next.services().session().addProvider(draft).isOk());
        const auto reason = [&] {
            const auto* endpoint = next.services().health().book().endpoint(draft.id);
            return endpoint ? endpoint->reason : health::Reason::None;
        };
        QTRY_COMPARE(reason(), health::Reason::KeyMissing);
    }

    void theVariableIsFoundWhenItsFileAppears()
    {
        InProcessPanel panel(configuration().replace(firstKey, "${PLACED_KEY}"));
        auto& keys = panel.services().keys();
        QTRY_COMPARE(keys.keyStatus(ProviderId("up")).place, KeyPlace::Environment);
        QVERIFY(!keys.keyStatus(ProviderId("up")).resolved);
        QFile file(QFileInfo(panel.configPath()).absolutePath() + "/.env"_L1);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("export PLACED_KEY='" + firstKey + "'\n");
        file.close();
        QTRY_VERIFY_WITH_TIMEOUT(keys.keyStatus(ProviderId("up")).resolved, 60'000);
        QVERIFY(file.remove());
        QTRY_VERIFY_WITH_TIMEOUT(!keys.keyStatus(ProviderId("up")).resolved, 60'000);
    }

    void textInTheFileIsOfferedToAnOlderOpenClawAlone_data()
    {
        QTest::addColumn<QByteArray>("agents");
        QTest::addColumn<bool>("isOffered");
        QTest::newRow("newer") << QByteArray("entries: { main: { default: true } }") << false;
        QTest::newRow("older") << QByteArray("list: [{ id: 'main', default: true }]") << true;
    }
    void textInTheFileIsOfferedToAnOlderOpenClawAlone()
    {
        QFETCH(QByteArray, agents);
        QFETCH(bool, isOffered);
        InProcessPanel panel(configuration(agents).replace("apiKey: '" + firstKey + "', // mine", "// mine"));
        panel.services().file().confirmFirstWrite();
        panel.window().openPage(shell::PageId::Providers, u"up"_s);
        press(panel.window(), u"Enter key…"_s);
        QTRY_VERIFY(placesIn(panel.window()));
        QCOMPARE(choose(panel.window(), KeyTarget::ConfigLiteral), isOffered);
        if (!isOffered)
            return;
        QVERIFY(says(panel.window(), u"Everyone who can read openclaw.json"_s));
        QTest::keyClicks(visibleWidget<QLineEdit>(panel.window(), u"keyField"_s), QString::fromLatin1(firstKey));
        press(panel.window(), u"Keep"_s);
        QTRY_VERIFY(bytesOf(panel.configPath()).contains('"' + firstKey + '"'));
    }
};

//! Keys go to a real keychain and come back, in the real window. Skipped but for with-keyring.sh.
class tst_KeyMoves final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasKeyring())
            return;
        // An installed command lies neither in a build folder nor among temporary files.
        const QString home = QDir::homePath();
        QVERIFY(QDir(home).mkpath(u"bin"_s) && QDir(home).mkpath(u"tmp"_s));
        qputenv("TMPDIR", (home + "/tmp"_L1).toLocal8Bit());
        QVERIFY(QFile::copy(QStringLiteral(SWITCHYARD_EXECUTABLE), home + "/bin/switchyard"_L1));
        qputenv("PATH", (home + "/bin:"_L1 + qEnvironmentVariable("PATH")).toLocal8Bit());
    }

    void init()
    {
        if (!hasKeyring())
            QSKIP("wants a keyring of its own: see with-keyring.sh");
    }

    void oneClickMovesAKeyAndUndoBringsItBack()
    {
        InProcessPanel panel(configuration(), {}, {u"--keychain"_s});
        panel.services().file().confirmFirstWrite();
        panel.window().openPage(shell::PageId::Providers, u"up"_s);
        press(panel.window(), u"Move to the keychain"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!bytesOf(panel.configPath()).contains(firstKey), 60'000);
        QVERIFY(bytesOf(panel.configPath()).contains(secondKey));
        QCOMPARE(answerOf(u"provider/up"_s), firstKey);
        QTRY_VERIFY(panel.services().keys().keyStatus(ProviderId("up")).resolved);
        const auto undone = undo(panel);
        QVERIFY(undone.isOk());
        QTRY_COMPARE(bytesOf(panel.configPath()), configuration());
    }

    void oneClickMovesAllKeysAndOneMovesThemBack()
    {
        InProcessPanel panel(configuration(), {}, {u"--keychain"_s});
        panel.services().file().confirmFirstWrite();
        panel.window().openPage(shell::PageId::Settings, u"keys"_s);
        press(panel.window(), u"Move them"_s);
        const auto holds = [&](const QByteArray& key) { return bytesOf(panel.configPath()).contains(key); };
        QTRY_VERIFY_WITH_TIMEOUT(!holds(firstKey) && !holds(secondKey), 60'000);
        QCOMPARE(answerOf(u"provider/up"_s), firstKey);
        QCOMPARE(answerOf(u"provider/other"_s), secondKey);
        const QByteArray moved = bytesOf(panel.configPath());
        // A real client, by hand: SWITCHYARD_TEST_CLIENT names a command that gets the file's path.
        if (const QString client = qEnvironmentVariable("SWITCHYARD_TEST_CLIENT"); !client.isEmpty())
            QCOMPARE(QProcess::execute(client, {panel.configPath()}), 0);

        press(panel.window(), u"Move them back"_s);
        QTRY_VERIFY_WITH_TIMEOUT(holds(firstKey) && holds(secondKey), 60'000);
        QTRY_COMPARE(panel.services().keys().keyStatus(ProviderId("up")).place, KeyPlace::ConfigLiteral);
        // Back in the keychain, and back in the file as it was, byte for byte.
        QVERIFY(undo(panel).isOk());
        QTRY_COMPARE(bytesOf(panel.configPath()), moved);
        QTRY_VERIFY(panel.services().keys().keyStatus(ProviderId("up")).resolved);
        QVERIFY(undo(panel).isOk());
        QTRY_COMPARE(bytesOf(panel.configPath()), configuration());
    }

    void aNewTokenReachesAClientWhoseKeyIsInTheKeychain()
    {
        InProcessPanel panel(configuration(), {}, {u"--keychain"_s, u"--own-token"_s});
        auto& services = panel.services();
        services.file().confirmFirstWrite();
        std::optional<Result<void>> stored;
        services.keys().setKey(ProviderId("up"), services.engine().token(), KeyTarget::Keychain, {}, this,
                               [&stored](const Result<void>& result) { stored = result; });
        QTRY_VERIFY_WITH_TIMEOUT(stored.has_value(), 60'000);
        QVERIFY2(stored->isOk(), stored->isOk() ? "" : stored->error().message.c_str());
        const auto token = [&] { return QByteArray::fromStdString(std::string(services.engine().token().reveal())); };
        const QByteArray former = token();
        QTRY_VERIFY(services.keys().keyStatus(ProviderId("up")).resolved);
        QCOMPARE(answerOf(u"provider/up"_s), former);
        panel.window().openPage(shell::PageId::Settings, u"engine"_s);
        press(panel.window(), u"Make a new one"_s);
        QVERIFY(token() != former);
        QTRY_COMPARE_WITH_TIMEOUT(answerOf(u"provider/up"_s), token(), 60'000);
        QCOMPARE(answerOf(u"provider/up"_s), token());
    }

private:
    static bool hasKeyring() { return qEnvironmentVariableIsSet("SWITCHYARD_TEST_KEYRING"); }

    //! The last edit, saved at once.
    static Result<void> undo(InProcessPanel& panel)
    {
        const auto result = panel.services().session().undo();
        panel.services().file().saveNow();
        return result;
    }

    //! What OpenClaw's daemon would be told: no display, few variables.
    static QByteArray answerOf(const QString& entry)
    {
        QProcess command;
        QProcessEnvironment environment;
        for (const char* name : {"HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS", "XDG_DATA_HOME"})
            environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
        command.setProcessEnvironment(environment);
        command.start(QDir::homePath() + "/bin/switchyard"_L1, {u"secret"_s, u"get"_s, entry});
        command.waitForFinished(60'000);
        return command.readAllStandardOutput().trimmed();
    }
};

SWITCHYARD_TEST(tst_KeyPlaces)
SWITCHYARD_TEST(tst_KeyMoves)
#include "tst_keyplaces.moc"
