// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "setupscene.h"

#include "pages/providers/abilitycard.h"
#include "pages/providers/capabilitysheet.h"
#include "pages/providers/connectionform.h"
#include "pages/providers/importsheet.h"
#include "pages/providers/jsonpane.h"
#include "pages/providers/modeltable.h"
#include "pages/providers/providerspage.h"
#include "ports/capabilityport.h"
#include "testlib/testmain.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTest>

#include <algorithm>

using namespace switchyard;
using testlib::SetUpScene;

namespace {

const ModelRef minimax = ModelRef::parse("lmstudio/minimax-m2.1-gs32");

ports::CapabilityReport reportOf(const ModelRef& ref)
{
    ports::CapabilityReport report;
    report.model = ref;
    for (const auto capability : health::allCapabilities) {
        health::CapabilityFinding finding;
        finding.capability = capability;
        finding.finding = health::Finding::Yes;
        report.findings.push_back(finding);
    }
    report.proposal.input = { "text", "image" };
    report.proposal.contextWindow = TokenCount { 131'072 };
    report.proposal.compat = { { "supportsTools", true } };
    return report;
}

} // namespace

//! What is done with a provider in its editor: asking what a model can do, choosing many models, limits.
class tst_ProvidersPage final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findingsBecomeAnUndoableEdit();
    void whatRequestsTaughtIsWritten();
    void aProviderThatNeverAnsweredIsNotSaidToLackThings();
    void closingEndsTheCheck();
    void hundredsOfModelsAreChosenAtOnce();
    void importShowsOnlyWhatIsAskedFor();
    void aLimitIsSetAtOnceAndUndone();
    void controlSSavesTheFormBesideTheWindowsOwn();
    void dotsAreNotSavedAsTheKey();
    void starsAreNotSavedInTheAddress();
    void nothingIsCutWhereTheKeyHasManyButtons();
};

void tst_ProvidersPage::findingsBecomeAnUndoableEdit()
{
    SetUpScene scene;
    const std::string before = scene.text();
    scene.fakes.capability.estimated.tokens = TokenCount { 900 };
    scene.fakes.capability.estimated.loadsModel = true;
    pages::openCapabilitySheet(scene.window.context(), minimax);
    QVERIFY(!scene.fakes.capability.started); // what it costs is shown first
    QVERIFY(scene.click(QStringLiteral("Ask now")));
    QCOMPARE(scene.fakes.capability.started, std::optional(minimax));
    scene.fakes.capability.finish(reportOf(minimax));
    QCOMPARE(scene.text(), before); // a diff first
    QVERIFY(scene.click(QStringLiteral("Write it")));
    const auto* model = scene.fakes.session.config().findModel(minimax);
    QVERIFY(model->takes(config::InputKind::Image));
    QCOMPARE(model->contextWindow, std::optional(TokenCount { 131'072 }));
    QVERIFY(model->compat.text.find("supportsTools") != std::string::npos);
    QVERIFY(scene.undo());
    QCOMPARE(scene.text(), before);
}

void tst_ProvidersPage::whatRequestsTaughtIsWritten()
{
    SetUpScene scene;
    const std::string before = scene.text();
    auto* page = new pages::ProvidersPage(scene.window.context());
    scene.show(*page);
    page->openItem(QStringLiteral("lmstudio"));
    const QString button = QStringLiteral("Write it to the file");
    QVERIFY(!scene.button(button));
    traffic::RequestRecord record;
    record.learned.push_back({ minimax, "supportsDeveloperRole", "false", "lmstudio/minimax-m2.1-gs32 refuses the developer role" });
    scene.fakes.traffic.add(record);
    QVERIFY(scene.click(button));
    QVERIFY(scene.fakes.session.config().findModel(minimax)->compat.text.find("supportsDeveloperRole") != std::string::npos);
    QVERIFY(!scene.button(button));
    QVERIFY(scene.undo());
    QCOMPARE(scene.text(), before);
    QVERIFY(scene.button(button));
}

void tst_ProvidersPage::aProviderThatNeverAnsweredIsNotSaidToLackThings()
{
    SetUpScene scene;
    scene.fakes.open("{ models: { providers: { bare: { baseUrl: 'http://127.0.0.1:1235/v1', models: [] },\n"
                     "  off: { baseUrl: 'http://127.0.0.1:1236/v1', models: [{ id: 'm' }] } } } }");
    auto* page = new pages::ProvidersPage(scene.window.context());
    scene.show(*page);
    page->openItem(QStringLiteral("bare"));
    const auto* none = page->findChild<QLabel*>(QStringLiteral("noModels"));
    QVERIFY(none && none->isVisible());
    page->openItem(QStringLiteral("off"));
    QVERIFY(!none->isVisible());
    const auto* card = page->findChild<pages::AbilityCard*>();
    QVERIFY(card);
    const auto labels = card->findChildren<QLabel*>();
    QCOMPARE(std::count_if(labels.begin(), labels.end(), [](const QLabel* label) { return label->text() == QLatin1String("no"); }), 0);
    QVERIFY(std::count_if(labels.begin(), labels.end(), [](const QLabel* label) { return label->text() == QLatin1String("not told"); }) > 2);
}

void tst_ProvidersPage::closingEndsTheCheck()
{
    SetUpScene scene;
    pages::openCapabilitySheet(scene.window.context(), minimax);
    QVERIFY(scene.click(QStringLiteral("Ask now")));
    QTest::keyClick(scene.window.area().focusWidget() ? scene.window.area().focusWidget() : &scene.window.area(), Qt::Key_Escape);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTRY_VERIFY(!scene.fakes.capability.started);
}

void tst_ProvidersPage::hundredsOfModelsAreChosenAtOnce()
{
    SetUpScene scene;
    std::vector<std::pair<std::string, health::LoadState>> listed;
    for (int i = 0; i < 600; ++i)
        listed.emplace_back("vendor/model-" + std::to_string(i), i % 50 == 0 ? health::LoadState::Ready : health::LoadState::Cold);
    scene.fakes.health.probe("openrouter", health::ServerFamily::OpenRouter, listed, std::chrono::milliseconds(90));
    scene.fakes.health.notify();
    const std::string before = scene.text();
    const auto declared = scene.fakes.session.config().findProvider(ProviderId("openrouter"))->models.size();
    pages::openImportSheet(scene.window.context(), ProviderId("openrouter"));
    auto* all = scene.window.area().findChild<QAbstractButton*>(QStringLiteral("importAll"));
    auto* add = scene.window.area().findChild<QAbstractButton*>(QStringLiteral("importAdd"));
    QVERIFY(all && add);
    QVERIFY(!add->isEnabled());
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(add->text().startsWith(QStringLiteral("Add 600 ")));
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(scene.fakes.session.config().findProvider(ProviderId("openrouter"))->models.size(), declared + 600);
    QVERIFY(scene.undo()); // one action
    QCOMPARE(scene.text(), before);
}

void tst_ProvidersPage::importShowsOnlyWhatIsAskedFor()
{
    SetUpScene scene;
    scene.fakes.health.probe("openrouter", health::ServerFamily::OpenRouter,
                             { { "a/loaded", health::LoadState::Ready }, { "a/cold", health::LoadState::Cold }, { "b/Iıİi", health::LoadState::Cold } },
                             std::chrono::milliseconds(90));
    scene.fakes.health.notify();
    pages::openImportSheet(scene.window.context(), ProviderId("openrouter"));
    auto* view = scene.window.area().findChild<QListView*>();
    QVERIFY(view);
    const int all = view->model()->rowCount();
    QVERIFY(all >= 3);
    auto* search = scene.window.area().findChild<QLineEdit*>(QStringLiteral("importSearch"));
    QTest::keyClicks(search, QStringLiteral("iiii"));
    QCOMPARE(view->model()->rowCount(), 1);
    search->clear();
    QVERIFY(scene.click(QStringLiteral("In memory")));
    QCOMPARE(view->model()->rowCount(), 1);
    // A click anywhere on a row chooses it.
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(0, 0)).center());
    auto* add = scene.window.area().findChild<QAbstractButton*>(QStringLiteral("importAdd"));
    QVERIFY(add->text().startsWith(QStringLiteral("Add 1 ")));
}

void tst_ProvidersPage::aLimitIsSetAtOnceAndUndone()
{
    SetUpScene scene;
    const std::string before = scene.text();
    auto* page = new pages::ProvidersPage(scene.window.context());
    scene.show(*page);
    page->openItem(QStringLiteral("lmstudio"));
    page->findChild<QTabBar*>()->setCurrentIndex(1);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    auto* timeout = page->findChild<QComboBox*>(QStringLiteral("limitTimeout"));
    QVERIFY(timeout && timeout->isVisible());
    const int index = timeout->findData(600);
    timeout->setCurrentIndex(index);
    Q_EMIT timeout->activated(index);
    QTRY_COMPARE(scene.fakes.session.config().findProvider(ProviderId("lmstudio"))->timeout, std::optional(std::chrono::seconds(600)));
    QVERIFY(scene.click(QStringLiteral("Undo")));
    QCOMPARE(scene.text(), before);
}

void tst_ProvidersPage::controlSSavesTheFormBesideTheWindowsOwn()
{
    SetUpScene scene;
    QAction windows;
    windows.setShortcut(QKeySequence::Save);
    windows.setShortcutContext(Qt::WindowShortcut);
    scene.window.area().addAction(&windows);
    auto* page = new pages::ProvidersPage(scene.window.context());
    scene.show(*page);
    page->openItem(QStringLiteral("lmstudio"));
    auto* address = page->findChild<pages::ConnectionForm*>()->findChild<QLineEdit*>();
    address->setFocus();
    QTest::keyClick(address, Qt::Key_End);
    QTest::keyClicks(address, QStringLiteral("x"));
    QVERIFY(page->isDirty());
    QTest::keyClick(address, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!page->isDirty());
    QCOMPARE(QString::fromStdString(scene.fakes.session.config().findProvider(ProviderId("lmstudio"))->baseUrl), QStringLiteral("http://127.0.0.1:1234/v1x"));
}

void tst_ProvidersPage::dotsAreNotSavedAsTheKey()
{
    SetUpScene scene;
    const std::string before = scene.text();
    auto* page = new pages::ProvidersPage(scene.window.context());
    scene.show(*page);
    page->openItem(QStringLiteral("lmstudio"));
    auto* edit = page->findChild<pages::JsonPane*>()->findChild<QPlainTextEdit*>();
    const QString dots = QStringLiteral("\"•••••••• 1\"");
    const QString shown = edit->toPlainText();
    QVERIFY(shown.contains(dots));
    for (const char* changed : { "\"•••••••• 12\"", "\"••••••••1\"", "\"•••sk-new\"", "\"•••••••• 1 \"" }) {
        edit->setPlainText(QString(shown).replace(dots, QString::fromUtf8(changed)));
        QVERIFY2(!page->saveDirty(), changed);
        QCOMPARE(scene.text(), before);
        QVERIFY(page->isDirty());
    }
    edit->setPlainText(QString(shown).replace(dots, QStringLiteral("'•••••••• 1'")) + QLatin1Char(' '));
    QVERIFY(page->saveDirty());
    QVERIFY(scene.text().find("apiKey: \"lmstudio\"") != std::string::npos);
    edit->setPlainText(QString(shown).replace(dots, QStringLiteral("'anew'")));
    QVERIFY(page->saveDirty());
    QVERIFY(scene.text().find("apiKey: 'anew'") != std::string::npos);
}

void tst_ProvidersPage::starsAreNotSavedInTheAddress()
{
    SetUpScene scene;
    std::string text = scene.text();
    const std::string address = "http://127.0.0.1:1234/v1";
    QVERIFY(text.find(address) != std::string::npos);
    text.replace(text.find(address), address.size(), "http://me:pw@127.0.0.1:1234/v1");
    scene.fakes.open(text);
    auto* page = new pages::ProvidersPage(scene.window.context());
    scene.show(*page);
    page->openItem(QStringLiteral("lmstudio"));
    auto* field = page->findChild<pages::ConnectionForm*>()->findChild<QLineEdit*>();
    QCOMPARE(field->text(), QStringLiteral("http://***@127.0.0.1:1234/v1"));
    field->setText(QStringLiteral("http://***x@127.0.0.1:1234/v1"));
    QVERIFY(!page->saveDirty());
    QCOMPARE(scene.text(), text);
    field->setText(QStringLiteral("http://***@127.0.0.1:1235/v1"));
    QVERIFY(page->saveDirty());
    const auto* provider = scene.fakes.session.config().findProvider(ProviderId("lmstudio"));
    QCOMPARE(QString::fromStdString(provider->baseUrl), QStringLiteral("http://me:pw@127.0.0.1:1235/v1"));
    QCOMPARE(field->text(), QStringLiteral("http://***@127.0.0.1:1235/v1"));
}

void tst_ProvidersPage::nothingIsCutWhereTheKeyHasManyButtons()
{
    SetUpScene scene;
    scene.fakes.secrets.statuses[ProviderId("lmstudio")] = { ports::KeyPlace::ConfigLiteral, "", true, {} };
    auto* page = new pages::ProvidersPage(scene.window.context());
    scene.window.show(*page, { 1080, 744 }); // a window of 1280 by 800
    QCoreApplication::processEvents();
    page->openItem(QStringLiteral("lmstudio"));
    QCoreApplication::processEvents();
    const auto* table = page->findChild<pages::ModelTable*>();
    const QRect shown(table->mapTo(page, QPoint(0, 0)), table->size());
    QVERIFY2(page->rect().contains(QRect(shown.left(), 0, shown.width(), 1)), qPrintable(QString::number(shown.right())));
}

SWITCHYARD_TEST(tst_ProvidersPage)

#include "tst_providerspage.moc"
