// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "setupscene.h"

#include "pages/settings/credentialsheets.h"
#include "pages/settings/settingspage.h"
#include "testlib/testmain.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>

using namespace switchyard;
using testlib::SetUpScene;

namespace {

ports::Credential credential(const char* name, ports::KeyPlace place, std::optional<Error> problem, std::vector<ProviderId> users)
{
    return { name, { place, std::string("credential/") + name, !problem, problem.value_or(Error {}) }, std::move(users) };
}

template<typename Widget>
Widget* find(const SetUpScene& scene, const char* name)
{
    return scene.window.context().overlay.window()->findChild<Widget*>(QLatin1String(name));
}

//! Ticks a row as a click on its box does.
void tick(QListWidget& list, const QString& text)
{
    const auto items = list.findItems(text, Qt::MatchExactly);
    QCOMPARE(items.size(), 1);
    list.setCurrentItem(items.front());
    QTest::keyClick(&list, Qt::Key_Space);
}

} // namespace

//! Named keys with real events.
class tst_Credentials final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewKeyNeedsANameAKeyAndAUser()
    {
        SetUpScene scene;
        pages::openCredentialSheet(scene.window.context());
        auto* name = find<QLineEdit>(scene, "credentialName");
        auto* key = find<QLineEdit>(scene, "credentialKey");
        auto* users = find<QListWidget>(scene, "credentialUsers");
        auto* keep = scene.button(QStringLiteral("Keep"));
        QVERIFY(name && key && users && keep);
        QCOMPARE(name->window()->focusWidget(), name);
        QCOMPARE(key->echoMode(), QLineEdit::Password);
        QVERIFY(!keep->isEnabled());
        QTest::keyClicks(name, QStringLiteral("team-key"));
        QTest::keyClicks(key, QStringLiteral("sk-typed-0123456789"));
        QVERIFY(!keep->isEnabled());
        const QString provider = users->item(0)->text();
        tick(*users, provider);
        QVERIFY(keep->isEnabled());
        QVERIFY(scene.click(QStringLiteral("Keep")));
        auto& port = scene.fakes.credentials;
        QCOMPARE(port.actions, QStringList { QStringLiteral("store team-key %1").arg(static_cast<int>(ports::KeyTarget::Keychain)) });
        QCOMPARE(port.orders[ProviderId(provider.toStdString())], std::vector<std::string> { "team-key" });
        QTRY_VERIFY(scene.window.toasts().isShowing());
        QVERIFY(!scene.window.toasts().text().contains(QLatin1String("sk-typed")));
        QTRY_VERIFY(!find<QLineEdit>(scene, "credentialKey"));
    }

    void anotherKeyOfANameNeedsOnlyTheKey()
    {
        SetUpScene scene;
        pages::openCredentialSheet(scene.window.context(), "team-key");
        auto* name = find<QLineEdit>(scene, "credentialName");
        auto* key = find<QLineEdit>(scene, "credentialKey");
        QVERIFY(name->isReadOnly());
        QCOMPARE(key->window()->focusWidget(), key);
        QVERIFY(!find<QListWidget>(scene, "credentialUsers")->isVisible());
        QTest::keyClicks(key, QStringLiteral("sk-other-0123456789"));
        QVERIFY(scene.click(QStringLiteral("Keep")));
        QCOMPARE(scene.fakes.credentials.actions.size(), 1);
        QVERIFY(scene.fakes.credentials.orders.empty());
    }

    void aKeychainThatRefusesKeepsTheSheetAndSaysWhy()
    {
        SetUpScene scene;
        scene.fakes.credentials.refusal = Error { ErrorCode::PermissionDenied, "the keychain is locked; unlock it and try again" };
        pages::openCredentialSheet(scene.window.context(), "team-key");
        auto* key = find<QLineEdit>(scene, "credentialKey");
        QTest::keyClicks(key, QStringLiteral("sk-other-0123456789"));
        QVERIFY(scene.click(QStringLiteral("Keep")));
        auto* error = find<QLabel>(scene, "credentialError");
        QVERIFY(error);
        QTRY_VERIFY2(error->text().contains(QLatin1String("locked")), qPrintable(error->text()));
        // Nothing has to be typed again.
        QCOMPARE(key->text(), QStringLiteral("sk-other-0123456789"));
        QVERIFY(scene.button(QStringLiteral("Keep"))->isEnabled());
        scene.fakes.credentials.refusal = {};
        QVERIFY(scene.click(QStringLiteral("Keep")));
        QTRY_VERIFY(!find<QLineEdit>(scene, "credentialKey"));
    }

    void rowsTellWhereAKeyIsAndWhatIsWrong()
    {
        SetUpScene scene;
        const ProviderId one("anthropic");
        auto& port = scene.fakes.credentials;
        port.list = { credential("kept", ports::KeyPlace::Keychain, {}, { one }),
                      credential("gone", ports::KeyPlace::None, Error { ErrorCode::NotFound, "the keychain holds no entry 'credential/gone'" }, { one }),
                      credential("behind", ports::KeyPlace::Keychain, Error { ErrorCode::PermissionDenied, "the keychain is locked; unlock it and try again" }, { one }) };
        port.orders = { { one, { "kept", "gone", "behind" } } };
        auto* page = new pages::SettingsPage(scene.window.context());
        scene.show(*page);
        page->openItem(QStringLiteral("keys"));
        QCoreApplication::processEvents();
        QString texts;
        for (const QLabel* label : find<QWidget>(scene, "credentialRows")->findChildren<QLabel*>())
            texts += label->text() + QLatin1Char('\n');
        QVERIFY2(texts.contains(QLatin1String("The keychain is locked. Unlock it, then try again.")), qPrintable(texts));
        QVERIFY2(!texts.contains(QLatin1String("rights of the file")), qPrintable(texts));
        QVERIFY2(texts.contains(QLatin1String("not found; used by anthropic")), qPrintable(texts));
        QVERIFY2(texts.contains(QLatin1String("then kept, gone, behind")), qPrintable(texts));

        // Only the one behind the lock has the button.
        QVERIFY(scene.click(QStringLiteral("Unlock…")));
        QVERIFY(scene.fakes.secrets.actions.contains(QStringLiteral("checkKeychain")));

        QVERIFY(scene.click(QStringLiteral("Remove")));
        QCOMPARE(port.actions, QStringList { QStringLiteral("remove behind") });
        QTRY_VERIFY(scene.window.toasts().isShowing());
    }

    void theOrderIsChangedWithItsButtons()
    {
        SetUpScene scene;
        const ProviderId one("anthropic");
        auto& port = scene.fakes.credentials;
        port.list = { credential("a", ports::KeyPlace::Keychain, {}, { one }), credential("b", ports::KeyPlace::Keychain, {}, { one }),
                      credential("c", ports::KeyPlace::Keychain, {}, { ProviderId("openrouter") }) };
        port.orders = { { one, { "a", "b" } } };
        pages::openKeyOrderSheet(scene.window.context(), one);
        auto* list = find<QListWidget>(scene, "keyOrder");
        QVERIFY(list);
        QCOMPARE(list->window()->focusWidget(), list);
        QCOMPARE(list->count(), 3);
        // One that this provider does not use yet.
        tick(*list, QStringLiteral("c"));
        QVERIFY(scene.click(QStringLiteral("Up")));
        QVERIFY(scene.click(QStringLiteral("Up")));
        QCOMPARE(list->currentItem()->text(), QStringLiteral("c"));
        QVERIFY(scene.click(QStringLiteral("Down")));
        QVERIFY(scene.click(QStringLiteral("Save")));
        QCOMPARE(port.orders[one], (std::vector<std::string> { "a", "c", "b" }));
        QCOMPARE(port.actions, QStringList { QStringLiteral("order anthropic") });
    }
};

SWITCHYARD_TEST(tst_Credentials)

#include "tst_credentials.moc"
