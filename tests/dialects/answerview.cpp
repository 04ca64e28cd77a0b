// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "answerview.h"

#include "dialects/eventsplitter.h"
#include "dialects/streamreader.h"
#include "json/json.h"
#include "json/jsontext.h"

#include <map>
#include <stdexcept>

namespace switchyard::dialects::test {

namespace {

std::string finishName(FinishReason reason, bool hasCalls)
{
    switch (reason) {
    case FinishReason::Length:
        return "length";
    case FinishReason::ToolCalls:
        return "tool";
    case FinishReason::ContentFilter:
        return "filter";
    case FinishReason::Pause:
        return "pause";
    case FinishReason::StopSequence:
        return "stop_sequence";
    case FinishReason::Stop:
        break;
    }
    return hasCalls ? "tool" : "stop";
}

class Viewer final : public EventSink {
public:
    void take(const Event& event) override
    {
        switch (event.kind) {
        case EventKind::Text:
            view.text += json::decoded(event.text);
            break;
        case EventKind::Reasoning:
            view.reasoning += json::decoded(event.text);
            break;
        case EventKind::Refusal:
            view.refusal += json::decoded(event.text);
            break;
        case EventKind::ToolCall:
            m_places[event.item] = view.calls.size();
            view.calls.push_back({json::decoded(event.id), json::decoded(event.name), {}, {}, event.isCustom});
            break;
        case EventKind::ToolArguments:
            view.calls.at(m_places.at(event.item)).arguments += json::decoded(event.text);
            break;
        case EventKind::Usage:
            view.promptTokens = event.usage->prompt;
            view.completionTokens = event.usage->completion;
            break;
        case EventKind::Finish:
            view.finish = finishName(event.finish, !view.calls.empty());
            view.stopSequence = json::decoded(event.text);
            break;
        case EventKind::Error:
            view.failure = *event.failure;
            break;
        default:
            break;
        }
    }

    AnswerView view;

private:
    std::map<std::uint32_t, std::size_t> m_places;
};

} // namespace

AnswerView viewOfStream(Dialect dialect, std::string_view bytes)
{
    Viewer viewer;
    const auto reader = makeStreamReader(dialect, "view");
    EventSplitter splitter(dialect == Dialect::Ollama ? EventSplitter::Framing::Lines : EventSplitter::Framing::ServerSentEvents);
    const auto use = [&](std::string_view name, std::string_view data) { reader->read(name, data, viewer); };
    splitter.feed(bytes, use);
    splitter.end(use);
    reader->end(viewer);
    return viewer.view;
}

AnswerView viewOfDocument(Dialect dialect, std::string_view body)
{
    Viewer viewer;
    json::Document document;
    if (!document.parse(body))
        return {};
    makeStreamReader(dialect, "view")->readWhole(document.root(), viewer);
    return viewer.view;
}

ClientRequest requestFrom(Dialect dialect, const std::string& body)
{
    auto request = ClientRequest::read(dialect, std::make_shared<const std::string>(body));
    if (auto* const failure = std::get_if<Failure>(&request))
        throw std::runtime_error("request refused: " + failure->message);
    return std::get<ClientRequest>(std::move(request));
}

ClientRequest smallRequest(Dialect dialect, bool stream, const std::string& extra)
{
    std::string body = R"({"model":"auto")";
    switch (dialect) {
    case Dialect::Responses:
        body += R"(,"input":"hello")";
        break;
    case Dialect::Messages:
        body += R"(,"max_tokens":1000,"messages":[{"role":"user","content":"hello"}])";
        break;
    case Dialect::Completions:
        body += R"(,"prompt":"hello")";
        break;
    default:
        body += R"(,"messages":[{"role":"user","content":"hello"}])";
    }
    if (stream)
        body += R"(,"stream":true)";
    if (stream && dialect == Dialect::Chat)
        body += R"(,"stream_options":{"include_usage":true})";
    return requestFrom(dialect, body + extra + '}');
}

Target targetOf(Dialect dialect, const std::string& model)
{
    Target target;
    target.dialect = dialect;
    target.provider = "upstream";
    target.model = model;
    target.host = "127.0.0.1";
    target.basePath = "/v1";
    return target;
}

TranslatedRequest translated(const ClientRequest& request, const Target& target)
{
    auto outcome = RequestTranslator::translate(request, target);
    if (auto* const refusal = std::get_if<Refusal>(&outcome))
        throw std::runtime_error("refused: " + refusal->failure.message);
    return std::get<TranslatedRequest>(std::move(outcome));
}

Refusal refusalOf(const ClientRequest& request, const Target& target)
{
    auto outcome = RequestTranslator::translate(request, target);
    if (auto* const refusal = std::get_if<Refusal>(&outcome))
        return *refusal;
    return {};
}

StreamRun runStream(const ClientRequest& request, const Target& target, std::string_view bytes,
                    const std::vector<std::size_t>& cuts)
{
    StreamRun run;
    ClientStream client(request, {"0123456789abcdefghij", 1700000000});
    StreamTranslator translator(translated(request, target).plan, client);
    std::size_t begin = 0;
    for (const auto cut : cuts) {
        translator.feed(bytes.substr(begin, cut - begin), run.out);
        begin = cut;
    }
    translator.feed(bytes.substr(begin), run.out);
    run.state = translator.end(run.out);
    run.failure = translator.failure();
    run.usage = translator.usage();
    return run;
}

std::vector<std::size_t> everyByte(std::size_t size)
{
    std::vector<std::size_t> cuts;
    for (std::size_t i = 1; i < size; ++i)
        cuts.push_back(i);
    return cuts;
}

} // namespace switchyard::dialects::test
