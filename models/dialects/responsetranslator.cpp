// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/responsetranslator.h"

#include "dialects/answerwriter.h"
#include "dialects/conditioner.h"
#include "dialects/embeddings.h"
#include "dialects/eventsplitter.h"
#include "dialects/failurereader.h"
#include "dialects/responseplan.h"
#include "dialects/streamreader.h"
#include "json/json.h"

namespace switchyard::dialects {

namespace {

// Keeps what a passed-through answer says about itself.
class Observer final : public EventSink {
public:
    void take(const Event& event) override
    {
        if (event.kind == EventKind::Usage)
            usage = *event.usage;
        else if (event.kind == EventKind::Error)
            failure = *event.failure;
    }

    Usage usage;
    std::optional<Failure> failure;
};

Failure malformed(Dialect upstream, std::string_view what)
{
    Failure failure;
    failure.status = 502;
    failure.message = "The provider's answer is not what " + std::string(nameOf(upstream)) + " promises: " + std::string(what);
    return failure;
}

bool looksLikeEvents(std::string_view body)
{
    const auto begin = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return begin != std::string_view::npos && body[begin] != '{' && body[begin] != '[' && body[begin] != '"'
        && body[begin] != '<';
}

// One document, a stream of events where none was asked for, or several lines of NDJSON.
void readBody(StreamReader& reader, Dialect upstream, std::string_view body, json::Document& document, EventSink& sink)
{
    const auto useEvent = [&reader, &sink](std::string_view name, std::string_view data) { reader.read(name, data, sink); };
    if (document.parse(body)) {
        reader.readWhole(document.root(), sink);
        return;
    }
    const bool isEvents = looksLikeEvents(body);
    if (!isEvents && upstream != Dialect::Ollama)
        return;
    EventSplitter splitter(isEvents ? EventSplitter::Framing::ServerSentEvents : EventSplitter::Framing::Lines);
    splitter.feed(body, useEvent);
    splitter.end(useEvent);
    reader.end(sink);
}

} // namespace

std::variant<TranslatedResponse, Failure> translateResponse(const ResponsePlan& plan, std::string_view body,
                                                            const AnswerSeed& seed)
{
    if (plan.client == Dialect::Embeddings) {
        auto embeddings = readEmbeddings(plan.upstream, body, plan.model, plan.wantsBase64);
        if (auto* const failure = std::get_if<Failure>(&embeddings))
            return std::move(*failure);
        return TranslatedResponse {std::get<std::string>(std::move(embeddings)), {}, false};
    }
    const auto reader = makeStreamReader(plan.upstream, seed.id);
    if (!reader)
        return malformed(plan.upstream, "this dialect holds no conversation");
    AnswerCollector collector;
    Conditioner conditioner(plan, collector);
    json::Document document;
    readBody(*reader, plan.upstream, body, document, conditioner);
    if (collector.failure())
        return *collector.failure();
    if (!collector.isFinished())
        return malformed(plan.upstream, document.error().empty() ? "it holds no whole answer" : document.error());
    return TranslatedResponse {collector.write(plan, seed), collector.usage(), conditioner.sawUnopenedThought()};
}

std::variant<Usage, Failure> inspectResponse(Dialect dialect, std::string_view body)
{
    json::Document document;
    if (!document.parse(body))
        return malformed(dialect, document.error());
    if (holdsError(document.root()))
        return readFailure(dialect, 200, body);
    const auto reader = makeStreamReader(dialect, {});
    if (!reader)
        return Usage {document.root()["usage"]["prompt_tokens"].integer(), {}, {}, {}, {}};
    const bool isAnswer = dialect == Dialect::Responses ? document.root()["output"].isArray()
        : dialect == Dialect::Messages                  ? document.root()["content"].isArray()
                                                        : document.root().isObject();
    if (!isAnswer)
        return malformed(dialect, "it holds no answer");
    const auto status = document.root()["status"];
    if (dialect == Dialect::Responses && !status.is("failed")) // one that runs in the background is an answer too
        return Usage {document.root()["usage"]["input_tokens"].integer(), document.root()["usage"]["output_tokens"].integer(),
                      document.root()["usage"]["input_tokens_details"]["cached_tokens"].integer(), {},
                      document.root()["usage"]["output_tokens_details"]["reasoning_tokens"].integer()};
    Observer observer;
    reader->readWhole(document.root(), observer);
    if (observer.failure)
        return *observer.failure;
    return observer.usage;
}

} // namespace switchyard::dialects
