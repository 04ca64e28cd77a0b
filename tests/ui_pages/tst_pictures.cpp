// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pagepictures.h"

#include "pages/addprovider/addproviderpanel.h"
#include "pages/agents/setupsheet.h"
#include "pages/common/problemlist.h"
#include "pages/otherpages.h"
#include "pages/providers/modelsheet.h"
#include "pages/tryit/connectsheet.h"
#include "testlib/fakeservices.h"
#include "testlib/testmain.h"
#include "widgets/page.h"
#include "widgets/sheet.h"

#include <QApplication>
#include <QTest>

#include <functional>

using namespace switchyard;
using testlib::FakeServices;
using testlib::FakeWindow;

SWITCHYARD_TEST_NEEDS_WIDGETS

Q_DECLARE_METATYPE(shell::PageId)

namespace {

QString nameOf(shell::PageId id)
{
    switch (id) {
    case shell::PageId::Providers:
        return QStringLiteral("providers");
    case shell::PageId::Routing:
        return QStringLiteral("routing");
    case shell::PageId::Agents:
        return QStringLiteral("agents");
    case shell::PageId::TryIt:
        return QStringLiteral("tryit");
    case shell::PageId::Settings:
        return QStringLiteral("settings");
    case shell::PageId::FirstRun:
        return QStringLiteral("firstrun");
    case shell::PageId::Health:
    case shell::PageId::Activity:
        break;
    }
    return QStringLiteral("page");
}

void setLook(FakeServices& fakes, const QString& look)
{
    auto& theme = fakes.services().theme;
    if (look == QLatin1String("dark"))
        theme.setLook(theme::Look::Dark);
    else if (look == QLatin1String("contrast"))
        theme.setLook(theme::Look::HighContrast);
    else
        theme.setLook(theme::Look::Light);
}

std::vector<ports::DiscoveredServer> foundServers()
{
    using health::LoadState;
    const auto model = [](const std::string& id, LoadState state) {
        health::ModelFacts facts;
        facts.id = id;
        facts.kind = health::ModelKind::Chat;
        facts.state = state;
        return facts;
    };
    return { { health::ServerFamily::LmStudio, "0.4.1", "http://127.0.0.1:1234/v1", false,
               { model("minimax-m2.1-gs32", LoadState::Ready), model("qwen3-coder-30b", LoadState::Cold), model("phi-4", LoadState::Cold) }, {} },
             { health::ServerFamily::Ollama, "0.12", "http://127.0.0.1:11434", false,
               { model("qwen3:8b", LoadState::Cold), model("gemma3", LoadState::Cold) }, {} },
             { health::ServerFamily::LlamaCpp, "b6000", "http://127.0.0.1:8080/v1", false, { model("gemma-3-27b-it", LoadState::Ready) }, {} } };
}

} // namespace

//! Every page comes up in every look without a word on standard error, and its picture can be looked at.
class tst_Pictures final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pagesComeUp_data();
    void pagesComeUp();
    void addProviderComesUp();
    void sheetsComeUp();
    void narrowPagesComeUp();
    void crowdedPagesComeUp();
};

void tst_Pictures::pagesComeUp_data()
{
    QTest::addColumn<QString>("look");
    QTest::addColumn<bool>("isEmpty");
    QTest::newRow("light") << QStringLiteral("light") << false;
    QTest::newRow("dark") << QStringLiteral("dark") << false;
    QTest::newRow("contrast") << QStringLiteral("contrast") << false;
    QTest::newRow("empty") << QStringLiteral("light") << true;
}

void tst_Pictures::pagesComeUp()
{
    QFETCH(QString, look);
    QFETCH(bool, isEmpty);
    for (const auto& spec : pages::otherPages()) {
        FakeServices fakes;
        setLook(fakes, look);
        fakes.discovery.world = foundServers();
        if (isEmpty)
            fakes.open("{}");
        else
            fakes.useYard();
        FakeWindow window(fakes);
        auto* page = spec.make(window.context(), nullptr);
        window.show(*page, { 1240, 844 });
        QVERIFY(QTest::qWaitForWindowExposed(&window.area()));
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
        testlib::takePicture(window.area(), nameOf(spec.id) + QLatin1Char('-') + (isEmpty ? QStringLiteral("empty") : QStringLiteral("normal")) + QLatin1Char('-') + look);
        page->retranslate();
    }
}

void tst_Pictures::addProviderComesUp()
{
    for (const QString& look : { QStringLiteral("light"), QStringLiteral("dark") }) {
        FakeServices fakes;
        setLook(fakes, look);
        fakes.useYard();
        auto world = foundServers();
        world[2].baseUrl = "http://127.0.0.1:8081/v1";
        world[0].baseUrl = "http://127.0.0.1:1235/v1";
        fakes.discovery.world = world;
        fakes.providerCheck.answer = [](const ports::CheckRequest& request) {
            ports::CheckResult result;
            result.address = *health::normalisePastedAddress(request.text);
            result.family = health::ServerFamily::Vllm;
            result.version = "0.11.0";
            result.baseUrl = "http://10.0.0.9:8000/v1";
            result.needsKey = true;
            using State = ports::CheckStepState;
            const std::array states { State::Passed, State::Passed, State::Failed, State::Skipped, State::Skipped };
            for (std::size_t i = 0; i < states.size(); ++i) {
                result.steps[i].kind = ports::allCheckSteps[i];
                result.steps[i].state = states[i];
                result.steps[i].took = std::chrono::milliseconds(1 + 4 * i);
            }
            result.steps[2].diagnosis.reason = health::Reason::KeyMissing;
            health::Evidence evidence;
            evidence.httpStatus = 401;
            result.steps[2].diagnosis.evidence = evidence;
            return result;
        };
        FakeWindow window(fakes);
        window.area().resize(1240, 844);
        window.area().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window.area()));
        pages::openAddProvider(window.context(), QStringLiteral("10.0.0.9:8000/v1/models"));
        QTest::qWait(250); // the sheet's slide
        testlib::takePicture(window.area(), QStringLiteral("addprovider-key-") + look);
    }
}

void tst_Pictures::sheetsComeUp()
{
    const std::vector<std::pair<QString, std::function<void(const shell::Context&)>>> sheets {
        { QStringLiteral("setup"), [](const shell::Context& context) { pages::openSetUp(context); } },
        { QStringLiteral("connect"), [](const shell::Context& context) { pages::openConnectSheet(context); } },
        { QStringLiteral("problems"), [](const shell::Context& context) { pages::openProblems(context); } },
        { QStringLiteral("model"), [](const shell::Context& context) { pages::openModelSheet(context, ModelRef::parse("anthropic/claude-sonnet-4-5")); } },
    };
    for (const auto& [name, open] : sheets) {
        FakeServices fakes;
        setLook(fakes, QStringLiteral("light"));
        fakes.useYard();
        FakeWindow window(fakes);
        window.area().resize(1240, 844);
        window.area().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window.area()));
        open(window.context());
        QTest::qWait(250); // the sheet's slide
        testlib::takePicture(window.area(), name + QStringLiteral("-sheet-light"));
    }
}

void tst_Pictures::narrowPagesComeUp()
{
    for (const auto& spec : pages::otherPages()) {
        FakeServices fakes;
        setLook(fakes, QStringLiteral("light"));
        fakes.discovery.world = foundServers();
        fakes.useYard();
        FakeWindow window(fakes);
        auto* page = spec.make(window.context(), nullptr);
        window.show(*page, { 844, 572 }); // a window of 900 with the rail collapsed
        QVERIFY(QTest::qWaitForWindowExposed(&window.area()));
        QCoreApplication::processEvents();
        testlib::takePicture(window.area(), nameOf(spec.id) + QStringLiteral("-narrow-light"));
        QVERIFY2(page->minimumSizeHint().width() <= 844, qPrintable(nameOf(spec.id) + QString::number(page->minimumSizeHint().width())));
    }
}

void tst_Pictures::crowdedPagesComeUp()
{
    for (const auto& spec : pages::otherPages()) {
        FakeServices fakes;
        setLook(fakes, QStringLiteral("light"));
        fakes.useCrowd(200, 25);
        FakeWindow window(fakes);
        auto* page = spec.make(window.context(), nullptr);
        window.show(*page, { 1080, 744 });
        QVERIFY(QTest::qWaitForWindowExposed(&window.area()));
        QCoreApplication::processEvents();
        testlib::takePicture(window.area(), nameOf(spec.id) + QStringLiteral("-crowded-light"));
        fakes.health.notify();
    }
}

SWITCHYARD_TEST(tst_Pictures)

#include "tst_pictures.moc"
