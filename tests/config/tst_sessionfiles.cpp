// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configsession.h"
#include "sessiontesting.h"
#include "testlib/testmain.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace switchyard;
using namespace switchyard::config;
using namespace switchyard::config::testing;

namespace {

ModelDraft modelNamed(const char* id)
{
    ModelDraft draft;
    draft.id = id;
    return draft;
}

} // namespace

//! A session over several files, and what comes from the disk.
class tst_SessionFiles final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void editsIncludedValuesWhereTheyStand();
    void removesAndRenamesWhatIsAllOfAFile();
    void bringsBackAFileThatAnEditLeftOut();
    void refusesAnUndoWhoseTextIsAnother();
    void keepsTextsWhoseFileIsGone();
    void copiesWhatItShows();
    void survivesAnExternalEdit();
    void isReadOnlyWhileItIsNotJson5();
    void opensAnEmptyText();
};

void tst_SessionFiles::editsIncludedValuesWhereTheyStand()
{
    const MapEnvironment environment;
    const MapLoader loader(std::map<std::string, std::string> {{"models.json5", "{ // shared\n  providers: { a: { baseUrl: 'http://a/v1', models: [] } },\n}\n"}});
    ConfigSession session(environment, &loader);
    const std::string main = "{ models: { $include: 'models.json5' }, agents: { defaults: { model: 'a/m' } } }\n";
    session.open("openclaw.json", main);
    QCOMPARE(session.fileCount(), 2);
    const auto included = session.text(1);
    QSignalSpy changed(&session, &ConfigSession::documentChanged);
    QVERIFY(session.updateProvider(ProviderId("a"), {.baseUrl = "http://b/v1"}).isOk());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toInt(), 1);
    QVERIFY(session.text(0) == main);
    QVERIFY(session.text(1).find("http://b/v1") != std::string::npos);
    QVERIFY(session.text(1).starts_with("{ // shared\n"));
    QVERIFY(session.undo().isOk());
    QVERIFY(session.text(1) == included);
}

void tst_SessionFiles::removesAndRenamesWhatIsAllOfAFile()
{
    const MapEnvironment environment;
    const MapLoader loader(std::map<std::string, std::string> {{"lm.json5", "{ baseUrl: 'http://a/v1', models: [] }\n"}});
    ConfigSession session(environment, &loader);
    const std::string main = "{ models: { providers: { lm: { $include: 'lm.json5' }, b: {} } } }\n";
    session.open("openclaw.json", main);
    QVERIFY(session.renameProvider(ProviderId("lm"), ProviderId("local")).isOk());
    QCOMPARE(session.text(), std::string("{ models: { providers: { local: { $include: 'lm.json5' }, b: {} } } }\n"));
    QVERIFY(session.removeProvider(ProviderId("local"), References::Remove).isOk());
    QCOMPARE(session.text(), std::string("{ models: { providers: { b: {} } } }\n"));
    QCOMPARE(session.fileCount(), 1);
    QVERIFY(session.undo().isOk());
    QVERIFY(session.undo().isOk());
    QCOMPARE(session.text(), main);
}

//! What was edited in an included file, then left out with the include, comes back as it was and not as the disk has it.
void tst_SessionFiles::bringsBackAFileThatAnEditLeftOut()
{
    const MapEnvironment environment;
    const MapLoader loader(std::map<std::string, std::string> {{"lm.json5", "{ baseUrl: 'http://a/v1', models: [] }\n"}});
    ConfigSession session(environment, &loader);
    const std::string main = "{ models: { providers: { lm: { $include: 'lm.json5', apiKey: 'k' } } } }\n";
    session.open("openclaw.json", main);
    const auto included = session.text(1);
    QVERIFY(session.addModel(ProviderId("lm"), modelNamed("m")).isOk());
    const auto edited = session.text(1);
    QVERIFY(session.removeProvider(ProviderId("lm"), References::Remove).isOk());
    QCOMPARE(session.fileCount(), 1);

    QVERIFY(session.undo().isOk());
    QCOMPARE(session.fileCount(), 2);
    QCOMPARE(session.text(1), edited);
    QVERIFY(session.undo().isOk());
    QCOMPARE(session.text(0), main);
    QCOMPARE(session.text(1), included);
    QVERIFY(session.redo().isOk());
    QVERIFY(session.redo().isOk());
    QCOMPARE(session.fileCount(), 1);
}

void tst_SessionFiles::refusesAnUndoWhoseTextIsAnother()
{
    const MapEnvironment environment;
    const MapLoader loader(std::map<std::string, std::string> {{"lm.json5", "{ baseUrl: 'http://a/v1', models: [] }\n"}});
    ConfigSession session(environment, &loader);
    const std::string main = "{ models: { providers: { lm: { $include: 'lm.json5' } } } }\n";
    session.open("openclaw.json", main);
    QVERIFY(session.addModel(ProviderId("lm"), modelNamed("a-model-with-a-name-longer-than-the-rest-of-its-file")).isOk());
    // Another program takes the include out and puts it back; the file then reads as the disk has it.
    session.setTextFromDisk("{ models: {} }\n");
    session.setTextFromDisk(main);
    const auto text = session.text(1);

    const auto undone = session.undo();
    QVERIFY(!undone.isOk());
    QVERIFY(undone.error().code == ErrorCode::Conflict);
    QCOMPARE(session.text(1), text);
}

//! Edits of an included file outlive its removal from the disk.
void tst_SessionFiles::keepsTextsWhoseFileIsGone()
{
    const MapEnvironment environment;
    const std::map<std::string, std::string> there {{"lm.json5", "{ baseUrl: 'http://a/v1', models: [] }\n"}};
    class Vanishing final : public IncludeLoader {
    public:
        explicit Vanishing(const std::map<std::string, std::string>& files)
            : m_loader(files)
        {
        }
        Result<File> load(const std::string& reference, const std::string& includingPath) const override
        {
            if (isGone)
                return Error {ErrorCode::NotFound, "there is no such file"};
            return m_loader.load(reference, includingPath);
        }
        bool isGone = false;

    private:
        MapLoader m_loader;
    };
    Vanishing loader(there);
    ConfigSession session(environment, &loader);
    session.open("openclaw.json", "{ models: { providers: { lm: { $include: 'lm.json5' } } } }\n");
    QVERIFY(session.addModel(ProviderId("lm"), modelNamed("m")).isOk());
    const auto edited = session.text(1);

    loader.isGone = true;
    QVERIFY(session.setMergeMode(MergeMode::Merge).isOk());
    loader.isGone = false;
    QVERIFY(session.undo().isOk());
    QCOMPARE(session.fileCount(), 2);
    QCOMPARE(session.text(1), edited);
}

void tst_SessionFiles::copiesWhatItShows()
{
    const MapEnvironment environment;
    const MapLoader loader(std::map<std::string, std::string> {{"lm.json5", "{ baseUrl: 'http://a/v1', models: [] }\n"}});
    ConfigSession session(environment, &loader);
    session.setGeneration(Generation::List);
    session.open("openclaw.json", "{ models: { providers: { lm: { $include: 'lm.json5' } } } }\n");
    QVERIFY(session.addModel(ProviderId("lm"), modelNamed("m")).isOk());
    const auto before = session.text(1);

    const auto copy = session.copy();
    QVERIFY(copy->generation() == Generation::List);
    QVERIFY(copy->config() == session.config());
    QVERIFY(!copy->canUndo());
    QVERIFY(copy->removeModel(ref("lm/m"), References::Remove).isOk());
    QCOMPARE(session.text(1), before);
    QVERIFY(session.replaceTexts({{1, copy->text(1)}}).isOk());
    QVERIFY(session.config().providers.front().models.empty());
    QVERIFY(session.undo().isOk());
    QCOMPARE(session.text(1), before);
}

void tst_SessionFiles::survivesAnExternalEdit()
{
    Opened opened("{\n  // one\n  agents: {defaults: {model: {primary: 'p/a', fallbacks: ['p/b', 'p/c']}}},\n"
                  "  models: {mode: 'merge'},\n}\n");
    auto& session = opened.session;
    QVERIFY(session.moveFallback(defaults, 1, 2).isOk());
    session.finishGesture();
    QVERIFY(session.setMergeMode(MergeMode::Replace).isOk());
    auto text = session.text();
    text.replace(text.find("// one"), 6, "// another hand wrote this");
    QCOMPARE(session.setTextFromDisk(text), 0);
    QVERIFY(session.undo().isOk());
    QVERIFY(session.config().mode == MergeMode::Merge);
    QVERIFY(session.undo().isOk());
    auto expected = opened.before;
    expected.replace(expected.find("// one"), 6, "// another hand wrote this");
    QCOMPARE(QString::fromStdString(session.text()), QString::fromStdString(expected));

    QVERIFY(session.moveFallback(defaults, 1, 2).isOk());
    text = session.text();
    text.replace(text.find("'p/c'"), 5, "'p/x'");
    QCOMPARE(session.setTextFromDisk(text), 1);
    QVERIFY(!session.canUndo());
}

void tst_SessionFiles::isReadOnlyWhileItIsNotJson5()
{
    Opened opened("{ models: ");
    auto& session = opened.session;
    QSignalSpy readOnly(&session, &ConfigSession::readOnlyChanged);
    QVERIFY(session.isReadOnly());
    QVERIFY(session.readOnlyReason()->origin.line == 1);
    QVERIFY(session.setMergeMode(MergeMode::Merge).error().code == ErrorCode::Unsupported);
    QVERIFY(session.text() == opened.before);
    session.setTextFromDisk("{ models: {} }");
    QVERIFY(!session.isReadOnly());
    QCOMPARE(readOnly.count(), 1);
    QVERIFY(session.replaceText("{ broken").error().code == ErrorCode::Syntax);
    QVERIFY(session.replaceText("{ models: { mode: 'merge' } }").isOk());
    QVERIFY(session.undo().isOk());
    QCOMPARE(session.text(), std::string("{ models: {} }"));
}

void tst_SessionFiles::opensAnEmptyText()
{
    Opened opened("");
    QVERIFY(!opened.session.isReadOnly());
    QVERIFY(opened.session.insertFallback(defaults, 0, ref("p/a")).isOk());
    QCOMPARE(refs(opened.session.chain(defaults)), QStringLiteral("p/a"));
}

SWITCHYARD_TEST(tst_SessionFiles)

#include "tst_sessionfiles.moc"
