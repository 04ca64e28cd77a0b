// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/catalogue.h"
#include "config/configsession.h"
#include "config/environment.h"
#include "items/agentsetup.h"
#include "items/oneedit.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;

namespace {

//! One included file, `lm.json5`.
class OneInclude final : public config::IncludeLoader
{
public:
    Result<File> load(const std::string& reference, const std::string&) const override
    {
        if (reference != "lm.json5")
            return Error { ErrorCode::NotFound, "there is no such file" };
        return File { reference, "{ baseUrl: 'http://127.0.0.1:1234/v1', apiKey: 'lm', api: 'openai-responses', models: [{ id: 'm', name: 'M' }] }\n" };
    }
};

struct Scene {
    config::MapEnvironment environment;
    OneInclude includes;
    config::ConfigSession session { environment, &includes };

    Scene() { session.open("openclaw.json", text); }

    static constexpr const char* text = "{ models: { providers: { lmstudio: { $include: 'lm.json5' } } }, agents: { defaults: { model: 'lmstudio/m' } } }\n";
};

} // namespace

//! Commands that belong together, on a configuration of several files.
class tst_OneEdit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesSeveralFilesInOneEntry();
    void changesNothingWhenOneFails();
    void takesAnIncludeOut();
    void previewsWithIncludes();
};

void tst_OneEdit::changesSeveralFilesInOneEntry()
{
    Scene scene;
    const auto included = scene.session.text(1);
    const auto edits = items::applyAsOneEdit(scene.session, scene.environment, [](config::ConfigSession& session) {
        config::ProviderPatch patch;
        patch.baseUrl = "http://127.0.0.1:4321/v1";
        const auto done = session.updateProvider(ProviderId("lmstudio"), patch);
        return done ? session.setMergeMode(config::MergeMode::Merge) : done;
    });
    QVERIFY(edits);
    QCOMPARE(*edits, 1);
    QVERIFY(scene.session.text(0) != Scene::text);
    QVERIFY(scene.session.text(1) != included);
    QVERIFY(scene.session.undo());
    QCOMPARE(scene.session.text(0), std::string(Scene::text));
    QCOMPARE(scene.session.text(1), included);
    QVERIFY(!scene.session.canUndo());
}

void tst_OneEdit::changesNothingWhenOneFails()
{
    Scene scene;
    const auto edits = items::applyAsOneEdit(scene.session, scene.environment, [](config::ConfigSession& session) {
        const auto done = session.setMergeMode(config::MergeMode::Replace);
        return done ? session.removeProvider(ProviderId("nobody"), config::References::Keep) : done;
    });
    QVERIFY(!edits);
    QCOMPARE(scene.session.text(0), std::string(Scene::text));
    QVERIFY(!scene.session.canUndo());
}

void tst_OneEdit::takesAnIncludeOut()
{
    Scene scene;
    const auto edits = items::applyAsOneEdit(scene.session, scene.environment, [](config::ConfigSession& session) {
        return session.removeProvider(ProviderId("lmstudio"), config::References::Remove);
    });
    QVERIFY(edits);
    QCOMPARE(scene.session.fileCount(), 1);
    for (int entry = 0; entry < *edits; ++entry)
        QVERIFY(scene.session.undo());
    QCOMPARE(scene.session.fileCount(), 2);
    QCOMPARE(scene.session.text(0), std::string(Scene::text));
}

//! A provider that stands in an included file is there in the preview too.
void tst_OneEdit::previewsWithIncludes()
{
    Scene scene;
    const items::RecipeInputs inputs { config::Catalogue::builtIn(), nullptr, {} };
    const auto preview = items::previewRecipe(items::Recipe::LmStudioResponses, scene.session, scene.environment, inputs);
    QVERIFY(preview);
    QVERIFY(!preview->changesAnything());
    QCOMPARE(preview->after, std::string(Scene::text));
}

SWITCHYARD_TEST(tst_OneEdit)

#include "tst_oneedit.moc"
