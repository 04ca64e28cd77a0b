// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/catalogue.h"
#include "items/providerdraft.h"
#include "items/providerlistmodel.h"
#include "items/providermodelsmodel.h"
#include "testlib/fakeservices.h"
#include "testlib/testmain.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace switchyard;
using testlib::FakeServices;

class tst_ProviderModels final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsProvidersByDistance();
    void listsDeclaredThenListedModels();
    void checkingDeclaresAModel();
    void draftsKeylessLocalServers();
    void findsAFreeId();
    void recognisesTheSameAddress_data();
    void recognisesTheSameAddress();
    void thousandsOfModelsStayCheap();
};

void tst_ProviderModels::groupsProvidersByDistance()
{
    FakeServices fakes;
    fakes.useYard();
    items::ProviderListModel model(fakes.session, config::Catalogue::builtIn(), &fakes.health);
    QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 8);
    int before = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const int trust = model.index(row).data(items::ProviderListModel::TrustRole).toInt();
        QVERIFY(trust >= before);
        before = trust;
    }
    const int ollama = model.rowOf(ProviderId("ollama"));
    QCOMPARE(model.index(ollama).data(items::ProviderListModel::NameRole).toString(), QStringLiteral("Ollama"));
    QCOMPARE(model.index(ollama).data(items::ProviderListModel::StatusRole).toInt(), static_cast<int>(health::Status::Cold));
    QCOMPARE(model.index(ollama).data(items::ProviderListModel::AddressRole).toString(), QStringLiteral("127.0.0.1:11434"));
}

void tst_ProviderModels::listsDeclaredThenListedModels()
{
    FakeServices fakes;
    fakes.useYard();
    items::ProviderModelsModel model(fakes.session, &fakes.health);
    QAbstractItemModelTester tester(&model);
    model.setProvider(ProviderId("anthropic"));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.declaredCount(), 3);
    QCOMPARE(model.index(0).data(items::ProviderModelsModel::AliasRole).toString(), QStringLiteral("Sonnet"));
    QCOMPARE(model.index(0).data(items::ProviderModelsModel::FirstPlaceRankRole).toInt(), 1);
    QCOMPARE(model.index(3).data().toString(), QStringLiteral("claude-opus-4-1"));
    QVERIFY(!model.index(3).data(items::ProviderModelsModel::IsDeclaredRole).toBool());
}

void tst_ProviderModels::checkingDeclaresAModel()
{
    FakeServices fakes;
    fakes.useYard();
    const std::string before = fakes.session.text();
    items::ProviderModelsModel model(fakes.session, &fakes.health);
    QAbstractItemModelTester tester(&model);
    model.setProvider(ProviderId("anthropic"));
    QVERIFY(model.setData(model.index(3), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(fakes.session.config().findModel(ModelRef::parse("anthropic/claude-opus-4-1")));
    QVERIFY(model.index(3).data(items::ProviderModelsModel::IsDeclaredRole).toBool());
    QVERIFY(model.setData(model.index(3), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(!fakes.session.config().findModel(ModelRef::parse("anthropic/claude-opus-4-1")));
    QVERIFY(fakes.session.undo());
    QVERIFY(fakes.session.undo());
    QCOMPARE(fakes.session.text(), before);
}

void tst_ProviderModels::draftsKeylessLocalServers()
{
    config::OpenClawConfig config;
    ports::DiscoveredServer server;
    server.family = health::ServerFamily::LmStudio;
    server.baseUrl = "http://127.0.0.1:1234/v1";
    health::ModelFacts chat;
    chat.id = "minimax";
    chat.kind = health::ModelKind::Chat;
    health::ModelFacts embedding;
    embedding.id = "nomic";
    embedding.kind = health::ModelKind::Embedding;
    health::ModelFacts loaded = chat;
    loaded.id = "qwen";
    loaded.state = health::LoadState::Ready;
    server.models = { chat, embedding, loaded };
    const auto draft = items::draftFrom(server, config, config::Catalogue::builtIn());
    QCOMPARE(draft.id.value(), std::string("lmstudio"));
    QVERIFY(draft.apiKey.kind == config::KeyDraft::Kind::Marker);
    QVERIFY(!draft.apiKey.text.empty());
    QCOMPARE(draft.models.size(), std::size_t(2));
    QCOMPARE(draft.models.front().id, std::string("qwen")); // in memory first
}

void tst_ProviderModels::findsAFreeId()
{
    config::OpenClawConfig config;
    config::Provider taken;
    taken.id = ProviderId("vllm");
    config.providers.push_back(taken);
    QCOMPARE(items::freeProviderId("vllm", config).value(), std::string("vllm-2"));
    QCOMPARE(items::freeProviderId("my server/x", config).value(), std::string("my-server-x"));
    QCOMPARE(items::freeProviderId("", config).value(), std::string("local"));
}

void tst_ProviderModels::recognisesTheSameAddress_data()
{
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QString>("expected");
    QTest::newRow("same") << QStringLiteral("http://127.0.0.1:1234/v1") << QStringLiteral("lmstudio");
    QTest::newRow("by name") << QStringLiteral("http://localhost:1234") << QStringLiteral("lmstudio");
    QTest::newRow("other port") << QStringLiteral("http://127.0.0.1:9999/v1") << QString();
    QTest::newRow("standard port") << QStringLiteral("https://api.anthropic.com:443/v1") << QStringLiteral("anthropic");
    QTest::newRow("nonsense") << QStringLiteral("::::") << QString();
}

void tst_ProviderModels::recognisesTheSameAddress()
{
    QFETCH(QString, baseUrl);
    QFETCH(QString, expected);
    FakeServices fakes;
    fakes.useYard();
    QCOMPARE(QString::fromStdString(items::providerAt(baseUrl.toStdString(), fakes.session.config()).value()), expected);
}

void tst_ProviderModels::thousandsOfModelsStayCheap()
{
    FakeServices fakes;
    fakes.useCrowd(200, 25);
    items::ProviderListModel model(fakes.session, config::Catalogue::builtIn(), &fakes.health);
    QCOMPARE(model.rowCount(), 200);
    int changes = 0;
    connect(&model, &QAbstractItemModel::dataChanged, this, [&changes] { ++changes; });
    fakes.health.notify();
    QCOMPARE(changes, 0);
}

SWITCHYARD_TEST(tst_ProviderModels)

#include "tst_providermodels.moc"
