// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "answerview.h"

#include "dialects/responsetranslator.h"
#include "dialects/streamfollower.h"
#include "testlib/testmain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <utility>

using namespace switchyard;
using namespace switchyard::dialects;
using namespace switchyard::dialects::test;

//! Real answers of real providers, when the folder of recordings lies beside the sources: what a client of each dialect
//! makes of the translated answer is compared with what the vendor's own client library made of the original.
class tst_Recordings final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void meansTheSameInEveryDialect_data();
    void meansTheSameInEveryDialect();
};

namespace {

QDir recordings()
{
    const auto path = qEnvironmentVariable("SWITCHYARD_RECORDINGS", QStringLiteral(SWITCHYARD_RECORDINGS_DIR));
    return QDir(path);
}

QByteArray contentOf(const QString& path)
{
    QFile file(recordings().filePath(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<Dialect> dialectNamed(const QString& name)
{
    if (name == QLatin1String("chat"))
        return Dialect::Chat;
    if (name == QLatin1String("responses"))
        return Dialect::Responses;
    if (name == QLatin1String("messages"))
        return Dialect::Messages;
    if (name == QLatin1String("google"))
        return Dialect::Google;
    if (name == QLatin1String("ollama"))
        return Dialect::Ollama;
    return std::nullopt;
}

QString plain(const QString& text)
{
    return text.simplified();
}

QString plain(const std::string& text)
{
    return plain(QString::fromStdString(text));
}

QString withoutTags(QString text)
{
    text.replace(QLatin1String("<think>"), QLatin1String(" "));
    text.replace(QLatin1String("</think>"), QLatin1String(" "));
    return plain(text);
}

QString expectedFinish(Dialect upstream, const QJsonObject& expected)
{
    const auto finish = expected.value(QLatin1String("finish")).toString();
    const bool hasCalls = !expected.value(QLatin1String("tool_calls")).toArray().isEmpty();
    if (upstream == Dialect::Google && hasCalls)
        return QStringLiteral("tool");
    if (upstream == Dialect::Responses) {
        if (finish.startsWith(QLatin1String("incomplete"))) {
            const bool isFilter = finish.contains(QLatin1String("content_filter"))
                || expected.value(QLatin1String("incomplete")).toString() == QLatin1String("content_filter");
            return isFilter ? QStringLiteral("filter") : QStringLiteral("length");
        }
        if (finish == QLatin1String("completed"))
            return hasCalls ? QStringLiteral("tool") : QStringLiteral("stop");
        return finish;
    }
    static const QHash<QString, QString> names {
        {QStringLiteral("STOP"), QStringLiteral("stop")}, {QStringLiteral("MAX_TOKENS"), QStringLiteral("length")},
        {QStringLiteral("SAFETY"), QStringLiteral("filter")}, {QStringLiteral("RECITATION"), QStringLiteral("filter")},
        {QStringLiteral("MODEL_ARMOR"), QStringLiteral("filter")}, {QStringLiteral("load"), QStringLiteral("stop")},
        {QStringLiteral("tool_calls"), QStringLiteral("tool")}, {QStringLiteral("function_call"), QStringLiteral("tool")},
        {QStringLiteral("content_filter"), QStringLiteral("filter")}, {QStringLiteral("end_turn"), QStringLiteral("stop")},
        {QStringLiteral("stop_sequence"), QStringLiteral("stop")}, {QStringLiteral("max_tokens"), QStringLiteral("length")},
        {QStringLiteral("tool_use"), QStringLiteral("tool")}, {QStringLiteral("refusal"), QStringLiteral("filter")},
        {QStringLiteral("pause_turn"), QStringLiteral("pause")}, {QStringLiteral("eos"), QStringLiteral("stop")},
        {QString(), QStringLiteral("stop")},
    };
    return names.value(finish, finish);
}

QString seenFinish(const AnswerView& view)
{
    const auto finish = QString::fromStdString(view.finish);
    return finish == QLatin1String("stop_sequence") ? QStringLiteral("stop") : finish;
}

std::optional<std::pair<qint64, qint64>> expectedUsage(Dialect upstream, const QJsonObject& usage)
{
    const auto count = [&usage](const char* key) { return usage.value(QLatin1String(key)).toInteger(); };
    if (usage.isEmpty())
        return std::nullopt;
    switch (upstream) {
    case Dialect::Chat:
        return std::pair {count("prompt_tokens"), count("completion_tokens")};
    case Dialect::Responses:
        return std::pair {count("input_tokens"), count("output_tokens")};
    case Dialect::Messages:
        return std::pair {count("input_tokens") + count("cache_read_input_tokens") + count("cache_creation_input_tokens"),
                          count("output_tokens")};
    default:
        return std::pair {count("in"), count("out")};
    }
}

// The differences between what the client sees and what the provider's own library saw.
QStringList differences(Dialect upstream, const AnswerView& view, const QJsonObject& expected)
{
    QStringList found;
    const auto text = expected.value(QLatin1String("text")).toString();
    const auto reasoning = expected.value(QLatin1String("reasoning")).toString();
    const auto seenText = QString::fromStdString(view.text);
    const auto seenReasoning = QString::fromStdString(view.reasoning);
    const bool hasTags = text.contains(QLatin1String("think>"));
    const bool isSplit = hasTags
        && withoutTags(seenReasoning + QLatin1Char(' ') + seenText) == withoutTags(reasoning + QLatin1Char(' ') + text);
    if (plain(seenText) != plain(text) && !isSplit)
        found += QStringLiteral("text '%1' is not '%2'").arg(seenText.left(80), text.left(80));
    if (!plain(reasoning).isEmpty() && plain(seenReasoning) != plain(reasoning))
        found += QStringLiteral("reasoning '%1' is not '%2'").arg(seenReasoning.left(80), reasoning.left(80));
    const auto refusal = expected.value(QLatin1String("refusal")).toString();
    if (!plain(refusal).isEmpty() && plain(view.refusal) != plain(refusal) && plain(view.text) != plain(refusal))
        found += QStringLiteral("refusal '%1'").arg(QString::fromStdString(view.refusal));
    QJsonArray calls;
    for (const auto& call : view.calls) {
        const auto arguments = QJsonDocument::fromJson(QByteArray::fromStdString(call.arguments));
        calls += QJsonObject {{QStringLiteral("name"), QString::fromStdString(call.name)},
                              {QStringLiteral("arguments"), arguments.object()}};
    }
    if (calls != expected.value(QLatin1String("tool_calls")).toArray())
        found += QStringLiteral("calls ") + QString::fromUtf8(QJsonDocument(calls).toJson(QJsonDocument::Compact));
    const auto finish = expectedFinish(upstream, expected);
    const bool isFreeFinish = finish == QLatin1String("UNEXPECTED_TOOL_CALL");
    if (seenFinish(view) != finish && !isFreeFinish)
        found += QStringLiteral("finish %1 is not %2").arg(seenFinish(view), finish);
    const auto usage = expectedUsage(upstream, expected.value(QLatin1String("usage")).toObject());
    if (usage && (view.promptTokens != usage->first || view.completionTokens != usage->second))
        found += QStringLiteral("usage %1/%2 is not %3/%4")
                     .arg(view.promptTokens.value_or(-1))
                     .arg(view.completionTokens.value_or(-1))
                     .arg(usage->first)
                     .arg(usage->second);
    return found;
}

// What a client of the same dialect receives, and how the answer ended.
std::pair<std::string, StreamState> followed(const ClientRequest& request, std::string_view body, std::size_t step)
{
    ClientStream client(request, {"0123456789abcdefghij", 1700000000});
    StreamFollower follower(request.dialect(), client, {request.dialect() == Dialect::Chat, true});
    std::string out;
    for (std::size_t at = 0; at < body.size(); at += step)
        follower.rewrites() ? follower.feed(body.substr(at, step), out) : follower.watch(body.substr(at, step));
    const auto state = follower.end(out);
    return {out, state};
}

// What the documentation says cannot mean the same in this client's dialect.
bool isKnownLoss(const QString& id, Dialect client, const QStringList& found)
{
    const auto onlyAbout = [&found](const char* word) { return found.size() == 1 && found.front().startsWith(QLatin1String(word)); };
    // The oldest form of a call becomes an ordinary one; the reference does not count it.
    if ((id.contains(QLatin1String("function-call")) || id.contains(QLatin1String("function_call"))) && onlyAbout("calls"))
        return true;
    // This recording's own deltas and its final text disagree; what was streamed cannot be taken back.
    if (id == QLatin1String("responses-sse-openai-shell-container-1-chunks-0") && onlyAbout("text"))
        return true;
    // Passed through in life; translated, the explanation of a refusal becomes text.
    if (client == Dialect::Messages && id.startsWith(QLatin1String("messages-json-anthropic-refusal")))
        return true;
    // Messages has no refusal beside the text.
    return client == Dialect::Messages && id.startsWith(QLatin1String("chat"))
        && (found.join(QLatin1Char(' ')).contains(QLatin1String("sorry")));
}

} // namespace

void tst_Recordings::meansTheSameInEveryDialect_data()
{
    QTest::addColumn<QJsonObject>("recording");
    QTest::addColumn<int>("client");

    const auto index = QJsonDocument::fromJson(contentOf(QStringLiteral("index.json"))).object();
    if (index.isEmpty())
        QSKIP("The folder of recordings is not here; set SWITCHYARD_RECORDINGS to it. The other tests of this folder do not need it.");
    for (const auto& value : index.value(QLatin1String("cases")).toArray()) {
        const auto recording = value.toObject();
        if (!dialectNamed(recording.value(QLatin1String("dialect")).toString()) || !recording.contains(QLatin1String("expected")))
            continue;
        for (const auto client : {Dialect::Chat, Dialect::Responses, Dialect::Messages}) {
            const auto name = recording.value(QLatin1String("id")).toString() + QLatin1String(" -> ")
                + QString::fromUtf8(nameOf(client).data(), static_cast<qsizetype>(nameOf(client).size()));
            QTest::newRow(qPrintable(name)) << recording << static_cast<int>(client);
        }
    }
}

void tst_Recordings::meansTheSameInEveryDialect()
{
    QFETCH(QJsonObject, recording);
    QFETCH(int, client);

    const auto id = recording.value(QLatin1String("id")).toString();
    const auto clientDialect = static_cast<Dialect>(client);
    const auto upstream = *dialectNamed(recording.value(QLatin1String("dialect")).toString());
    const bool isStream = recording.value(QLatin1String("stream")).toBool();
    const auto status = recording.value(QLatin1String("status")).toInt();
    const auto body = contentOf(recording.value(QLatin1String("response")).toString()).toStdString();
    const auto expected = QJsonDocument::fromJson(contentOf(recording.value(QLatin1String("expected")).toString())).object();
    const auto sdkError = expected.value(QLatin1String("sdk_error")).toObject();

    if (status != 200) {
        const auto failure = readFailure(upstream, status, body);
        QCOMPARE(failure.status, status);
        QVERIFY(!failure.message.empty());
        QCOMPARE(writeFailure(clientDialect, failure, "req_1").status, status);
        return;
    }
    const auto request = smallRequest(clientDialect, isStream);
    // The same dialect is passed through in life; here it must survive its own translation too.
    const auto target = targetOf(upstream);
    const auto plan = translated(request, target).plan;
    QStringList found;
    if (!isStream) {
        const auto response = translateResponse(*plan, body, {"0123456789abcdefghij", 1700000000});
        if (const auto* const failure = std::get_if<Failure>(&response)) {
            const auto status200 = QJsonDocument::fromJson(QByteArray::fromStdString(body)).object().value(QLatin1String("status")).toString();
            QVERIFY2(!sdkError.isEmpty() || status200 == QLatin1String("queued") || body.find("\"error\"") != std::string::npos,
                     failure->message.c_str());
            return;
        }
        const auto& document = std::get<TranslatedResponse>(response).body;
        QVERIFY2(!QJsonDocument::fromJson(QByteArray::fromStdString(document)).isNull(), document.c_str());
        found = differences(upstream, viewOfDocument(clientDialect, document), expected);
    } else {
        const auto whole = runStream(request, target, body);
        const auto cut = runStream(request, target, body, everyByte(body.size()));
        QVERIFY2(whole.out == cut.out, "the same bytes, cut elsewhere, gave another stream");
        if (clientDialect == upstream)
            QVERIFY2(followed(request, body, body.size()) == followed(request, body, 1), "followed differently when cut");
        if (!sdkError.isEmpty()) {
            QVERIFY(whole.state == StreamState::Failed);
            return;
        }
        QVERIFY2(whole.state == StreamState::Complete, whole.failure ? whole.failure->message.c_str() : "cut");
        found = differences(upstream, viewOfStream(clientDialect, whole.out), expected);
    }
    if (!isKnownLoss(id, clientDialect, found))
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1String("; "))));
}

SWITCHYARD_TEST(tst_Recordings)

#include "tst_recordings.moc"
