// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "person.h"

#include "testlib/testmain.h"

#include <QLineEdit>
#include <QTest>

#include <algorithm>
#include <string>

using namespace switchyard;
using testlib::Person;

namespace {

// No raw string: moc 6.4 finds no class behind one with these comments.
constexpr auto before =
    "// My farm\n"
    "{\n"
    "  models: { providers: {\n"
    "    farm: {\n"
    "      baseUrl: 'http://127.0.0.1:9000/v1', api: 'openai-completions', apiKey: 'local', // no key\n"
    "      models: [\n"
    "        // written by hand\n"
    "        { id: 'model-0', name: 'Mine', contextWindow: 8192, cost: { input: 9, output: 10, cacheRead: 0, cacheWrite: 0 } }, /* kept */\n"
    "      ],\n"
    "    },\n"
    "  } },\n"
    "  agents: { defaults: { model: { primary: 'farm/model-0', fallbacks: ['farm/model-77'] } }, },   // odd   spaces\n"
    "}\n";

//! What a server of 400 models tells; every 100th is in memory, with a smaller context window in force than it could have.
health::ProbeSample farmOf(const Clock& clock)
{
    health::ProbeSample sample;
    sample.provider = ProviderId("farm");
    sample.at = clock.steadyNow();
    sample.wallAt = clock.wallNow();
    sample.family = health::ServerFamily::OpenRouter;
    sample.httpStatus = 200;
    sample.hasModelList = true;
    for (int i = 0; i < 400; ++i) {
        health::ModelFacts facts;
        facts.id = "model-" + std::to_string(i);
        facts.kind = i == 123 ? health::ModelKind::Embedding : health::ModelKind::Chat;
        facts.state = i % 100 == 0 ? health::LoadState::Ready : health::LoadState::Cold;
        if (i % 100 == 0)
            facts.contextWindow = TokenCount { 4096 + i };
        facts.maxContextWindow = TokenCount { 131'072 };
        facts.maxOutput = TokenCount { 2048 + i };
        facts.prices = health::Prices { 0.25, 1.5, 0.025, 0 };
        sample.models.push_back(facts);
    }
    return sample;
}

//! Nothing of `old` is missing in `text` or moved: it only grew at one place.
bool isGrownAtOnePlace(const std::string& old, const std::string& text)
{
    const auto head = std::mismatch(old.begin(), old.end(), text.begin(), text.end()).first - old.begin();
    const auto tail = std::mismatch(old.rbegin(), old.rend(), text.rbegin(), text.rend()).first - old.rbegin();
    return static_cast<std::size_t>(head + tail) >= old.size();
}

} // namespace

//! The import sheet from the provider's page to the text of the file and back.
class tst_ImportSheet final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chosenModelsAreWrittenWithTheirFacts();
};

void tst_ImportSheet::chosenModelsAreWrittenWithTheirFacts()
{
    Person person(before);
    person.fakes.health.edit().apply(farmOf(person.fakes.clock));
    person.fakes.health.notify(true);
    person.window->openPage(shell::PageId::Providers, QStringLiteral("farm"));
    Person::settle();
    QVERIFY(person.click(QStringLiteral("Choose many…")));
    const auto named = [&](const char* name) { return person.window->findChild<QAbstractButton*>(QLatin1String(name)); };
    auto* search = person.window->findChild<QLineEdit*>(QStringLiteral("importSearch"));
    QVERIFY(search);
    QTest::keyClicks(search, QStringLiteral("MODEL-12")); // 12 and 120 to 129, without the embedding model
    QVERIFY(person.click(named("importAll")));
    search->selectAll();
    QTest::keyClick(search, Qt::Key_Backspace);
    QVERIFY(person.click(QStringLiteral("In memory"))); // 0 is in the file
    QVERIFY(person.click(named("importAll")));
    QVERIFY(person.click(QStringLiteral("In use"))); // 77 is a fallback
    QVERIFY(person.click(named("importAll")));
    QCOMPARE(person.fakes.session.text(), std::string(before));
    QVERIFY(named("importAdd")->text().startsWith(QStringLiteral("Add 14 ")));
    QVERIFY(person.click(named("importAdd")));

    const std::string text = person.fakes.session.text();
    QVERIFY2(isGrownAtOnePlace(before, text), text.c_str());
    testlib::FakeServices reader; // reads the text as the next start does
    reader.open(text);
    const auto& models = reader.session.config().findProvider(ProviderId("farm"))->models;
    QCOMPARE(models.size(), std::size_t(15));
    QCOMPARE(models.front().name, std::string("Mine"));
    for (std::size_t i = 1; i < models.size(); ++i) {
        const auto& model = models[i];
        const int number = std::stoi(model.id.substr(6));
        QVERIFY2(number == 12 || number == 77 || number % 100 == 0 || (number >= 120 && number < 130 && number != 123), model.id.c_str());
        QCOMPARE(model.contextWindow, std::optional(TokenCount { number % 100 == 0 ? 4096 + number : 131'072 }));
        QCOMPARE(model.maxTokens, std::optional(TokenCount { 2048 + number }));
        QCOMPARE(model.cost, std::optional(config::Cost { 0.25, 1.5, 0.025, 0 }));
    }
    QVERIFY(person.click(QStringLiteral("Undo")));
    QCOMPARE(person.fakes.session.text(), std::string(before));
    QVERIFY(!person.fakes.session.undo()); // it was one action
}

SWITCHYARD_TEST(tst_ImportSheet)

#include "tst_importsheet.moc"
