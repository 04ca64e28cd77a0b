// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "answeringservers.h"

#include "pages/addprovider/addproviderpanel.h"
#include "pages/addprovider/checkwording.h"
#include "pages/addprovider/servertile.h"
#include "pages/otherpages.h"
#include "testlib/fakeservices.h"
#include "testlib/testmain.h"
#include "widgets/button.h"
#include "widgets/searchfield.h"
#include "widgets/sheet.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace switchyard;
using testlib::FakeServices;
using testlib::FakeWindow;

namespace {

//! The sheet over an empty window.
struct Scene {
    explicit Scene(const std::string& config = "{\n  // mine\n}\n")
        : window(fakes)
    {
        fakes.open(config);
        fakes.discovery.world = { { health::ServerFamily::LmStudio, "0.4", "http://127.0.0.1:1234/v1", false,
                                    { testlib::chatModel("minimax", health::LoadState::Ready), testlib::chatModel("qwen", health::LoadState::Cold) }, {} } };
        fakes.providerCheck.answer = testlib::passedCheck;
        window.area().resize(1240, 844);
        window.area().show();
    }

    void open(const QString& text = {})
    {
        pages::openAddProvider(window.context(), text);
        panel = window.area().findChild<pages::AddProviderPanel*>();
    }
    QAbstractButton* button(const QString& text) const
    {
        const auto all = window.context().overlay.findChildren<QAbstractButton*>();
        for (auto* found : all) {
            if (found->text() == text && found->isVisible())
                return found;
        }
        return nullptr;
    }

    FakeServices fakes;
    FakeWindow window;
    pages::AddProviderPanel* panel = nullptr;
};

} // namespace

class tst_AddProvider final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void detectedServerTakesTwoClicksAndNoTyping();
    void pastedTextIsUnderstood_data();
    void pastedTextIsUnderstood();
    void aServerThatIsOffCanStillBeAdded();
    void hostedPresetTakesAKeyAndKeepsItOut();
    void undoRestoresTheBytes();
    void nothingIsWrittenBeforeAdd();
    void withoutAModelNothingGoesIntoTheChain();
    void aPresetsOwnHostIsNotMisspelt();
    void closingDuringASearchIsSafe();
    void anAddressPastedIntoTheFilterGoesToTheAddress();
    void anotherComputerIsLookedAt();
    void allFoundAreOneUndo();
    void aTestMessageIsSentOnlyWhenAsked();
    void aRefusedCertificateIsShownAndTrusted();
    void aProxysPasswordIsNotTheServersKey();
};

void tst_AddProvider::detectedServerTakesTwoClicksAndNoTyping()
{
    Scene scene;
    scene.open(); // the first click: "Add provider"
    auto* add = scene.panel->findChild<pages::ServerTile*>()->findChild<widgets::Button*>();
    QVERIFY(add);
    QTest::mouseClick(add, Qt::LeftButton); // the second: "Add"
    const auto& config = scene.fakes.session.config();
    QVERIFY(config.findProvider(ProviderId("lmstudio")));
    QCOMPARE(config.findProvider(ProviderId("lmstudio"))->models.size(), std::size_t(2));
    QCOMPARE(config.chain({}).entries.size(), std::size_t(1));
    QVERIFY(scene.fakes.session.text().find("// mine") != std::string::npos);
    QVERIFY(scene.window.toasts().isShowing());
    QCOMPARE(scene.window.opened.value(0), QStringLiteral("1 lmstudio"));
}

void tst_AddProvider::pastedTextIsUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("baseUrl");
    QTest::newRow("host and port") << QStringLiteral("localhost:8000") << QStringLiteral("http://localhost:8000/v1");
    QTest::newRow("with models path") << QStringLiteral("http://10.0.0.7:8000/v1/models") << QStringLiteral("http://10.0.0.7:8000/v1");
    QTest::newRow("chat endpoint") << QStringLiteral("http://10.0.0.7:8000/v1/chat/completions") << QStringLiteral("http://10.0.0.7:8000/v1");
    QTest::newRow("cURL line") << QStringLiteral("curl http://10.0.0.7:8000/v1/chat/completions -H 'Content-Type: application/json' -d '{}'")
                               << QStringLiteral("http://10.0.0.7:8000/v1");
    QTest::newRow("block") << QStringLiteral("local: { baseUrl: \"http://127.0.0.1:8000/v1\", api: \"openai-completions\" }")
                           << QStringLiteral("http://127.0.0.1:8000/v1");
}

void tst_AddProvider::pastedTextIsUnderstood()
{
    QFETCH(QString, text);
    QFETCH(QString, baseUrl);
    Scene scene;
    scene.open(text);
    const auto draft = scene.panel->draft();
    QVERIFY(draft);
    QCOMPARE(QString::fromStdString(draft->baseUrl), baseUrl);
    auto* add = scene.button(QStringLiteral("Add"));
    QVERIFY(add);
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(scene.fakes.session.config().providers.size(), std::size_t(1));
}

void tst_AddProvider::aServerThatIsOffCanStillBeAdded()
{
    Scene scene;
    scene.fakes.providerCheck.answer = [](const ports::CheckRequest& request) {
        auto result = testlib::passedCheck(request);
        result.models.clear();
        result.family = health::ServerFamily::Unknown;
        result.providerId.clear();
        result.api.clear();
        result.steps[1].state = ports::CheckStepState::Failed;
        result.steps[1].diagnosis.reason = health::Reason::ConnectionRefused;
        for (std::size_t i = 2; i < result.steps.size(); ++i)
            result.steps[i].state = ports::CheckStepState::Skipped;
        return result;
    };
    scene.open(QStringLiteral("127.0.0.1:9999"));
    auto* add = scene.button(QStringLiteral("Add anyway, keep checking"));
    QVERIFY(add);
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(scene.fakes.session.config().providers.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(scene.fakes.session.config().providers.front().baseUrl), QStringLiteral("http://127.0.0.1:9999/v1"));
}

void tst_AddProvider::hostedPresetTakesAKeyAndKeepsItOut()
{
    Scene scene;
    scene.open();
    scene.panel->choosePreset(ProviderId("anthropic"));
    auto* key = scene.panel->findChild<QLineEdit*>(QStringLiteral("keyField"));
    QVERIFY(key);
    QTest::keyClicks(key, QStringLiteral("sk-ant-secret-value-1234"));
    QTest::keyClick(key, Qt::Key_Return);
    QCOMPARE(QString::fromUtf8(scene.fakes.providerCheck.last.key.reveal().data(), static_cast<qsizetype>(scene.fakes.providerCheck.last.key.reveal().size())),
             QStringLiteral("sk-ant-secret-value-1234"));
    auto* add = scene.button(QStringLiteral("Add"));
    QVERIFY(add);
    QTest::mouseClick(add, Qt::LeftButton);
    QVERIFY(scene.fakes.session.config().findProvider(ProviderId("anthropic")));
    QVERIFY(scene.fakes.session.text().find("secret-value") == std::string::npos);
    QCOMPARE(scene.fakes.secrets.actions.last(), QStringLiteral("setKey anthropic …1234"));
}

void tst_AddProvider::withoutAModelNothingGoesIntoTheChain()
{
    Scene scene;
    scene.fakes.providerCheck.answer = [](const ports::CheckRequest& request) {
        auto result = testlib::passedCheck(request);
        result.models.clear();
        return result;
    };
    scene.open();
    scene.panel->choosePreset(ProviderId("openai"));
    const auto* toChain = scene.panel->findChild<QCheckBox*>(QStringLiteral("toChain"));
    QVERIFY(toChain && !toChain->isEnabled());
    const auto labels = scene.panel->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) { return label->text().startsWith(QLatin1String("no model is chosen")); }));
    auto* add = scene.button(QStringLiteral("Add"));
    QVERIFY(add);
    QTest::mouseClick(add, Qt::LeftButton);
    QVERIFY2(scene.window.toasts().text().startsWith(QLatin1String("Added OpenAI. ")), qPrintable(scene.window.toasts().text()));
}

void tst_AddProvider::aPresetsOwnHostIsNotMisspelt()
{
    health::Diagnosis diagnosis;
    diagnosis.reason = health::Reason::HostNotFound;
    const auto own = pages::failureText(diagnosis, QStringLiteral("https://api.openai.com/v1"), {});
    QVERIFY2(own.contains(QStringLiteral("this computer's connection")), qPrintable(own));
    const auto typed = pages::failureText(diagnosis, QStringLiteral("http://gpu.lan/v1"), {});
    QVERIFY2(typed.contains(QStringLiteral("Check the spelling")), qPrintable(typed));
}

void tst_AddProvider::undoRestoresTheBytes()
{
    Scene scene;
    const std::string before = scene.fakes.session.text();
    scene.open(QStringLiteral("localhost:8000"));
    QTest::mouseClick(scene.button(QStringLiteral("Add")), Qt::LeftButton);
    QVERIFY(scene.fakes.session.text() != before);
    auto* undo = scene.button(QStringLiteral("Undo"));
    QVERIFY(undo);
    QTest::mouseClick(undo, Qt::LeftButton);
    QCOMPARE(scene.fakes.session.text(), before);
}

void tst_AddProvider::nothingIsWrittenBeforeAdd()
{
    Scene scene;
    const std::string before = scene.fakes.session.text();
    scene.open(QStringLiteral("localhost:8000"));
    scene.panel->choosePreset(ProviderId("openai"));
    QTest::mouseClick(scene.button(QStringLiteral("Cancel")), Qt::LeftButton);
    QCOMPARE(scene.fakes.session.text(), before);
    QVERIFY(!scene.fakes.session.canUndo());
}

void tst_AddProvider::closingDuringASearchIsSafe()
{
    Scene scene;
    scene.fakes.discovery.holds = true; // still looking when the sheet goes
    scene.open(QStringLiteral("localhost:8000"));
    QTest::mouseClick(scene.button(QStringLiteral("Cancel")), Qt::LeftButton);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTRY_VERIFY(!scene.window.area().findChild<pages::AddProviderPanel*>());
    QVERIFY(!scene.fakes.discovery.isRunning());
}

void tst_AddProvider::anAddressPastedIntoTheFilterGoesToTheAddress()
{
    Scene scene;
    scene.open();
    auto* filter = scene.window.area().findChild<widgets::SearchField*>();
    QVERIFY(filter);
    QGuiApplication::clipboard()->setText(QStringLiteral("localhost:8000"));
    QTest::keyClick(filter, Qt::Key_V, Qt::ControlModifier);
    QVERIFY(filter->text().isEmpty());
    QCOMPARE(scene.panel->findChild<QLineEdit*>(QStringLiteral("addressField"))->text(), QStringLiteral("localhost:8000"));
    QVERIFY(scene.panel->draft());
    QGuiApplication::clipboard()->setText(QStringLiteral("anthropic")); // a word is for filtering
    QTest::keyClick(filter, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(filter->text(), QStringLiteral("anthropic"));
}

void tst_AddProvider::anotherComputerIsLookedAt()
{
    Scene scene;
    scene.open();
    scene.fakes.discovery.world = { { health::ServerFamily::Vllm, "0.11", "http://10.0.0.7:8000/v1", false, { testlib::chatModel("qwen3", health::LoadState::Ready) }, {} } };
    auto* host = scene.panel->findChild<QLineEdit*>(QStringLiteral("hostField"));
    QTest::keyClicks(host, QStringLiteral("10.0.0.7"));
    QTest::keyClick(host, Qt::Key_Return);
    auto* add = scene.panel->findChild<pages::ServerTile*>()->findChild<widgets::Button*>();
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(scene.fakes.session.config().providers.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(scene.fakes.session.config().providers.front().baseUrl), QStringLiteral("http://10.0.0.7:8000/v1"));
}

void tst_AddProvider::allFoundAreOneUndo()
{
    Scene scene;
    scene.fakes.discovery.world.push_back({ health::ServerFamily::Ollama, "0.12", "http://127.0.0.1:11434", false, { testlib::chatModel("gemma", health::LoadState::Cold) }, {} });
    const std::string before = scene.fakes.session.text();
    scene.open();
    QAbstractButton* all = nullptr;
    for (auto* candidate : scene.window.area().findChildren<QAbstractButton*>()) {
        if (candidate->text().startsWith(QStringLiteral("Add all")))
            all = candidate;
    }
    QVERIFY(all);
    QTest::mouseClick(all, Qt::LeftButton);
    QCOMPARE(scene.fakes.session.config().providers.size(), std::size_t(2));
    QVERIFY(scene.fakes.session.undo().isOk());
    QCOMPARE(scene.fakes.session.text(), before);
}

void tst_AddProvider::aTestMessageIsSentOnlyWhenAsked()
{
    Scene scene;
    scene.fakes.providerCheck.answer = [](const ports::CheckRequest& request) {
        auto result = testlib::passedCheck(request);
        result.models = { testlib::chatModel("cold-one", health::LoadState::Cold), testlib::chatModel("warm-one", health::LoadState::Ready) };
        return result;
    };
    scene.open(QStringLiteral("localhost:8000"));
    QVERIFY(scene.fakes.providerCheck.testedModels.empty());
    auto* send = scene.panel->findChild<QAbstractButton*>(QStringLiteral("sendTest"));
    QVERIFY(send && send->isEnabled());
    QTest::mouseClick(send, Qt::LeftButton);
    // The one in memory: nothing is loaded for a test.
    QCOMPARE(scene.fakes.providerCheck.testedModels, std::vector<std::string> { "warm-one" });
    ports::TestMessageResult result;
    result.isGood = true;
    result.text = "Hello";
    result.firstToken = std::chrono::milliseconds(320);
    result.total = std::chrono::milliseconds(900);
    scene.fakes.providerCheck.finishTest(result);
    const auto labels = scene.panel->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) { return label->text().contains(QStringLiteral("Hello")) && label->text().contains(QStringLiteral("320")); }));
}

void tst_AddProvider::aProxysPasswordIsNotTheServersKey()
{
    health::Diagnosis diagnosis;
    diagnosis.reason = health::Reason::ProxyInTheWay;
    diagnosis.evidence = health::Evidence {};
    diagnosis.evidence->httpStatus = 401;
    const auto locked = pages::failureText(diagnosis, QStringLiteral("http://gpu.lan/v1"), {});
    QVERIFY2(locked.contains(QStringLiteral("user name and password (HTTP 401)")), qPrintable(locked));
    diagnosis.evidence->httpStatus = 503;
    const auto answering = pages::failureText(diagnosis, QStringLiteral("http://gpu.lan/v1"), {});
    QVERIFY2(answering.contains(QStringLiteral("answers in its place")), qPrintable(answering));
}

void tst_AddProvider::aRefusedCertificateIsShownAndTrusted()
{
    Scene scene("{\n  agents: { entries: { main: {} } },\n}\n");
    const std::string before = scene.fakes.session.text();
    scene.fakes.providerCheck.answer = [](const ports::CheckRequest& request) {
        auto result = testlib::passedCheck(request);
        if (request.trust.isPossible)
            return result;
        health::Certificate certificate;
        certificate.flaw = health::CertificateFlaw::SelfSigned;
        certificate.flaws = { health::CertificateFlaw::SelfSigned };
        certificate.sha256 = "AB:CD:EF";
        certificate.subject = "gpu.lan";
        certificate.pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
        result.models.clear();
        result.steps[1].state = ports::CheckStepState::Failed;
        result.steps[1].diagnosis.reason = health::Reason::TlsUntrusted;
        result.steps[1].diagnosis.evidence = health::Evidence {};
        result.steps[1].diagnosis.evidence->certificate = std::make_shared<const health::Certificate>(certificate);
        for (std::size_t i = 2; i < result.steps.size(); ++i)
            result.steps[i].state = ports::CheckStepState::Skipped;
        return result;
    };
    scene.open(QStringLiteral("https://gpu.lan:8443/v1"));
    const auto* text = scene.panel->findChild<QLabel*>(QStringLiteral("certificateText"));
    QVERIFY(text->isVisible());
    QVERIFY(text->text().contains(QStringLiteral("gpu.lan")));
    const auto* print = scene.panel->findChild<QLabel*>(QStringLiteral("certificateFingerprint"));
    QVERIFY(print->isVisible() && print->text() == QStringLiteral("AB:CD:EF")); // a person can compare it
    auto* trust = scene.panel->findChild<QAbstractButton*>(QStringLiteral("trustButton"));
    QVERIFY(trust->isVisible());
    QTest::mouseClick(trust, Qt::LeftButton);
    QVERIFY(!trust->isVisible());
    QTest::mouseClick(scene.button(QStringLiteral("Add")), Qt::LeftButton);
    QCOMPARE(scene.fakes.session.config().providers.size(), std::size_t(1));
    QVERIFY(scene.fakes.session.config().providers.front().tls.ca.find("MIIB") != std::string::npos);
    QVERIFY(scene.fakes.session.undo().isOk()); // with the certificate one edit
    QCOMPARE(scene.fakes.session.text(), before);
}

SWITCHYARD_TEST(tst_AddProvider)

#include "tst_addprovider.moc"
