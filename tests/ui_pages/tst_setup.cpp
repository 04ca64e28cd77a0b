// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "setupscene.h"

#include "pages/agents/setupsheet.h"
#include "pages/otherpages.h"
#include "pages/providers/provideractions.h"
#include "pages/settings/credentialsheets.h"
#include "pages/settings/settingspage.h"
#include "pages/tryit/connectsheet.h"
#include "testlib/testmain.h"
#include "widgets/page.h"
#include "widgets/toast.h"

#include <QComboBox>
#include <QInputDialog>
#include <QListWidget>
#include <QPointer>
#include <QTest>

using namespace switchyard;
using testlib::SetUpScene;

//! Connect, recipes, the checklist and backups with real clicks.
class tst_SetUp final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void connectWritesAProviderAndKeepsTheChainBehind();
    void connectForOneAgentLeavesTheOthers();
    void oneUndoTakesBackConnect();
    void whatConnectWritesIsShownWithIncludedFiles();
    void connectGivesAnOlderClientAVariable();
    void recipeIsShownAsADiffThenDone_data();
    void recipeIsShownAsADiffThenDone();
    void checklistTicksItselfAndItsButtonsWork();
    void aBackupIsComparedThenRestored();
    void aTokenThatCouldNotBeMadeIsSaid();
    void anotherLanguageKeepsTheFocus();
    void theLastUntickOfANamedKeyAsksAndRemovesIt();
    void aRenameThatLosesAKeyIsRefused();
};

void tst_SetUp::connectWritesAProviderAndKeepsTheChainBehind()
{
    SetUpScene scene;
    const auto before = scene.fakes.session.chain({}).entries;
    pages::openConnectSheet(scene.window.context());
    QVERIFY(scene.click(QStringLiteral("Write it")));
    const auto& session = scene.fakes.session;
    const auto* ours = session.config().findProvider(ProviderId("switchyard"));
    QVERIFY(ours);
    QCOMPARE(QString::fromStdString(ours->baseUrl), scene.fakes.engine.baseUrl().toString());
    const auto& after = session.chain({}).entries;
    QCOMPARE(after.size(), before.size() + 1);
    QCOMPARE(after.front().ref, ModelRef::parse("switchyard/auto"));
    for (std::size_t i = 0; i < before.size(); ++i)
        QCOMPARE(after[i + 1].ref, before[i].ref);
    // Lossless: the comment stays on its line.
    QVERIFY(scene.text().find("\"anthropic/claude-sonnet-4-5\", // the safety net") != std::string::npos);
    // The token goes where OpenClaw can resolve it, never into the file.
    QTRY_VERIFY(scene.fakes.secrets.actions.contains(QStringLiteral("setKey switchyard …6789")));
    QVERIFY(scene.text().find("test-token") == std::string::npos);
}

void tst_SetUp::connectForOneAgentLeavesTheOthers()
{
    SetUpScene scene;
    const auto defaults = scene.fakes.session.chain({}).entries.front().ref;
    pages::openConnectSheet(scene.window.context());
    auto* who = scene.window.area().findChild<QComboBox*>();
    QVERIFY(who);
    const int research = who->findData(QStringLiteral("research"));
    QVERIFY(research > 0);
    who->setCurrentIndex(research);
    Q_EMIT who->activated(research);
    QVERIFY(scene.click(QStringLiteral("Write it")));
    config::ChainId id;
    id.agent = AgentId("research");
    QCOMPARE(scene.fakes.session.chain(id).entries.front().ref, ModelRef::parse("switchyard/agent/research"));
    QCOMPARE(scene.fakes.session.chain({}).entries.front().ref, defaults);
}

void tst_SetUp::oneUndoTakesBackConnect()
{
    SetUpScene scene;
    const std::string before = scene.text();
    pages::openConnectSheet(scene.window.context());
    QVERIFY(scene.click(QStringLiteral("Write it")));
    QVERIFY(scene.text() != before);
    QVERIFY(scene.undo());
    QCOMPARE(scene.text(), before);
}

void tst_SetUp::whatConnectWritesIsShownWithIncludedFiles()
{
    SetUpScene scene;
    scene.fakes.includes.texts["providers.json5"] = "{ lm: { baseUrl: 'http://127.0.0.1:1234/v1', apiKey: 'lm', models: [{ id: 'm', name: 'M' }] } }\n";
    scene.fakes.open("{ models: { providers: { $include: 'providers.json5' } }, agents: { defaults: { model: 'lm/m' }, entries: { main: {} } } }\n");
    pages::openConnectSheet(scene.window.context());
    QVERIFY(scene.click(QStringLiteral("Show the change")));
    QString shown;
    for (const auto* widget : scene.window.area().findChildren<QWidget*>())
        shown += widget->accessibleDescription() + widget->accessibleName();
    // The chain's change stands in one file and the provider's in the other.
    QVERIFY2(shown.contains(QStringLiteral("switchyard/auto")), qPrintable(shown));
    QVERIFY2(shown.contains(scene.fakes.engine.baseUrl().toString()), qPrintable(shown));
}

void tst_SetUp::connectGivesAnOlderClientAVariable()
{
    // OpenClaw 2026.2 takes no reference to a key, refuses a provider without one and a file whose variable is not set.
    SetUpScene scene;
    scene.fakes.open("{ models: { providers: { lm: { baseUrl: 'http://127.0.0.1:1234/v1', apiKey: 'lm', models: [{ id: 'm', name: 'M' }] } } }, agents: { defaults: { model: { primary: 'lm/m' } }, list: [{ id: 'main' }] } }\n");
    const std::string before = scene.text();
    pages::openConnectSheet(scene.window.context());
    QVERIFY(!scene.click(QStringLiteral("Write it")));
    QVERIFY(scene.button(QStringLiteral("Copy the line")));
    QCOMPARE(scene.text(), before);

    SetUpScene prepared;
    const std::vector<std::pair<std::string, std::string>> variables { { "SWITCHYARD_TOKEN", "test-token-of-the-engine" } };
    prepared.fakes.environment = config::MapEnvironment(variables);
    prepared.fakes.open(before);
    pages::openConnectSheet(prepared.window.context());
    QVERIFY(!prepared.button(QStringLiteral("Copy the line")));
    QVERIFY(prepared.click(QStringLiteral("Write it")));
    QVERIFY(prepared.text().find("\"${SWITCHYARD_TOKEN}\"") != std::string::npos);
    QVERIFY(prepared.text().find("test-token") == std::string::npos);
    QCOMPARE(prepared.fakes.session.chain({}).entries.front().ref, ModelRef::parse("switchyard/auto"));
    QVERIFY(prepared.fakes.session.diagnosticsBelow("models.providers.switchyard").empty());
    // Keeping it elsewhere too would take the variable out of the file again.
    QCoreApplication::processEvents();
    QVERIFY(prepared.fakes.secrets.actions.filter(QStringLiteral("setKey")).isEmpty());
}

void tst_SetUp::recipeIsShownAsADiffThenDone_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("first");
    QTest::newRow("hosted first") << 1 << QStringLiteral("anthropic/claude-sonnet-4-5");
    QTest::newRow("hosted in one region") << 3 << QStringLiteral("lmstudio/minimax-m2.1-gs32");
}

void tst_SetUp::recipeIsShownAsADiffThenDone()
{
    QFETCH(int, which);
    QFETCH(QString, first);
    SetUpScene scene;
    const std::string before = scene.text();
    pages::openSetUp(scene.window.context());
    // The first recipe is in place in this configuration, and says so instead.
    QVERIFY(!scene.window.area().findChild<QAbstractButton*>(QStringLiteral("recipe0"))->isVisible());
    auto* show = scene.window.area().findChild<QAbstractButton*>(QStringLiteral("recipe%1").arg(which));
    QVERIFY(show && show->isVisible());
    QTest::mouseClick(show, Qt::LeftButton);
    QCOMPARE(scene.text(), before); // a diff first
    QVERIFY(scene.click(QStringLiteral("Do it")));
    QVERIFY(scene.text() != before);
    QCOMPARE(QString::fromStdString(scene.fakes.session.chain({}).entries.front().ref.toString()), first);
    QVERIFY(scene.undo());
    QCOMPARE(scene.text(), before);
}

void tst_SetUp::checklistTicksItselfAndItsButtonsWork()
{
    SetUpScene scene;
    pages::openSetUp(scene.window.context());
    const std::string before = scene.text();
    // Tools are wide open in this configuration: the item is open and has its button, which is an undoable edit.
    QVERIFY(scene.click(QStringLiteral("Narrow them")));
    QCOMPARE(QString::fromStdString(scene.fakes.session.config().surroundings.toolProfile), QStringLiteral("coding"));
    QTRY_VERIFY(!scene.button(QStringLiteral("Narrow them")));
    QVERIFY(scene.undo());
    QCOMPARE(scene.text(), before);
    QTRY_VERIFY(scene.button(QStringLiteral("Narrow them")));
}

void tst_SetUp::aBackupIsComparedThenRestored()
{
    SetUpScene scene;
    scene.fakes.file.backupList = { { QStringLiteral("b1"), QDateTime::currentDateTimeUtc(), 1234 } };
    scene.fakes.file.diff = QStringLiteral("--- a\n+++ b\n@@ -1 +1 @@\n-{ a: 1 }\n+{ a: 2 }\n");
    auto* page = new pages::SettingsPage(scene.window.context());
    scene.show(*page);
    page->openItem(QStringLiteral("files"));
    QVERIFY(scene.click(QStringLiteral("Compare…")));
    QVERIFY(scene.fakes.file.actions.isEmpty());
    QVERIFY(scene.click(QStringLiteral("Go back to it")));
    QCOMPARE(scene.fakes.file.actions.value(0), QStringLiteral("restoreBackup b1"));
    QVERIFY(scene.window.toasts().isShowing());
}

void tst_SetUp::anotherLanguageKeepsTheFocus()
{
    SetUpScene scene;
    auto* page = new pages::SettingsPage(scene.window.context());
    scene.show(*page);
    page->openItem(QStringLiteral("general"));
    const auto language = [page]() -> QComboBox* {
        const auto boxes = page->findChildren<QComboBox*>();
        const auto found = std::find_if(boxes.begin(), boxes.end(), [](const QComboBox* box) { return box->isVisible() && box->findData(QStringLiteral("tr")) >= 0; });
        return found == boxes.end() ? nullptr : *found;
    };
    QPointer<QComboBox> before = language();
    QVERIFY(before);
    scene.window.area().activateWindow();
    before->setFocus();
    QTRY_VERIFY(before->hasFocus());
    page->retranslate();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!before);
    QVERIFY(language());
    QVERIFY(language()->hasFocus());
}

void tst_SetUp::aTokenThatCouldNotBeMadeIsSaid()
{
    SetUpScene scene;
    auto* page = new pages::SettingsPage(scene.window.context());
    scene.show(*page);
    page->openItem(QStringLiteral("engine"));
    scene.fakes.engine.rotation = Error { ErrorCode::WriteFailed, "the disk is full" };
    QVERIFY(scene.click(QStringLiteral("Make a new one")));
    QVERIFY2(scene.window.toasts().text().contains(QLatin1String("the disk is full")), qPrintable(scene.window.toasts().text()));
    scene.fakes.engine.rotation = {};
    QVERIFY(scene.click(QStringLiteral("Make a new one")));
    QVERIFY(scene.window.toasts().text().startsWith(QLatin1String("There is a new token")));
}

void tst_SetUp::theLastUntickOfANamedKeyAsksAndRemovesIt()
{
    SetUpScene scene;
    const ProviderId one("one");
    const ProviderId two("two");
    auto& port = scene.fakes.credentials;
    port.list = { ports::Credential { "shared", {}, { one, two } }, ports::Credential { "alone", {}, { one } } };
    port.orders = { { one, { "shared", "alone" } }, { two, { "shared" } } };
    pages::openKeyOrderSheet(scene.window.context(), one);
    auto* overlay = scene.window.context().overlay.window();
    auto* list = overlay->findChild<QListWidget*>(QStringLiteral("keyOrder"));
    auto* save = overlay->findChild<QAbstractButton*>(QStringLiteral("saveKeyOrder"));
    QVERIFY(list && save);
    list->item(0)->setCheckState(Qt::Unchecked);
    QCOMPARE(save->text(), QStringLiteral("Save"));
    list->item(1)->setCheckState(Qt::Unchecked);
    QCOMPARE(save->text(), QStringLiteral("Save and remove"));
    list->item(1)->setCheckState(Qt::Checked);
    QCOMPARE(save->text(), QStringLiteral("Save"));
    list->item(1)->setCheckState(Qt::Unchecked);
    port.actions.clear();
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(port.actions, (QStringList { QStringLiteral("order one"), QStringLiteral("remove alone") }));
    // In the order until it is gone: the order is all that tells there is such a key.
    QCOMPARE(port.orders[one], std::vector<std::string> { "alone" });
}

void tst_SetUp::aRenameThatLosesAKeyIsRefused()
{
    SetUpScene scene;
    const std::string before = scene.text();
    const ProviderId id = scene.fakes.session.config().providers.front().id;
    QString renamed;
    const auto rename = [&] {
        pages::renameProvider(scene.window.context(), id, &scene.window.area(), [&](const QString& to) { renamed = to; });
        auto* dialog = scene.window.area().findChild<QInputDialog*>();
        dialog->setTextValue(QStringLiteral("another"));
        dialog->accept();
    };
    scene.fakes.secrets.rename = Error { ErrorCode::PermissionDenied, "the keychain is locked" };
    rename();
    QTRY_VERIFY(scene.window.toasts().text().contains(QLatin1String("The keychain is locked")));
    QCOMPARE(scene.text(), before);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    scene.fakes.secrets.rename = {};
    rename();
    QTRY_COMPARE(renamed, QStringLiteral("another"));
    QVERIFY(scene.fakes.session.config().findProvider(ProviderId("another")));
}

SWITCHYARD_TEST(tst_SetUp)

#include "tst_setup.moc"
