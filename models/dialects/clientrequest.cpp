// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/clientrequest.h"

#include "dialects/clientrequestdata.h"
#include "dialects/responsestore.h"
#include "dialects/hash.h"
#include "json/jsonwriter.h"

#include <algorithm>

namespace switchyard::dialects {

namespace {

constexpr std::int64_t kTokensOfAnImage = 1600;

Failure invalid(std::string message, std::string param = {})
{
    Failure failure;
    failure.kind = ErrorKind::InvalidRequest;
    failure.status = 400;
    failure.message = std::move(message);
    failure.param = std::move(param);
    return failure;
}

// What parts of a conversation are besides text, and how many bytes of theirs are no text.
struct Census {
    std::size_t images = 0;
    std::size_t audios = 0;
    std::size_t files = 0;
    std::size_t opaqueBytes = 0;
};

Census censusOf(const json::Document& document)
{
    constexpr std::size_t shortest = 64; // of base64 that matters
    Census census;
    document.eachStringMember([&census](std::string_view key, std::string_view value) {
        const bool isType = key == "type";
        if (isType && (value == "image_url" || value == "input_image" || value == "image" || value == "computer_screenshot"
                       || value == "image_generation_call"))
            ++census.images;
        else if (isType && value == "input_audio")
            ++census.audios;
        else if (isType && (value == "input_file" || value == "document" || value == "file" || value == "container_upload"
                            || value == "input_video" || value == "video_url" || value == "video"))
            ++census.files;
        else if (value.size() >= shortest && (key == "data" || value.substr(0, 5) == "data:"))
            census.opaqueBytes += value.size();
    });
    return census;
}

// The content of a message as bytes: its string, or the texts of its parts.
std::string_view firstText(json::Value content)
{
    if (content.isString())
        return content.escaped();
    for (const auto part : content.items()) {
        if (part["text"].isString())
            return part["text"].escaped();
    }
    return {};
}

std::string stickyKey(Dialect dialect, json::Value root)
{
    for (const auto value : {root["prompt_cache_key"], root["user"], root["metadata"]["user_id"]}) {
        if (value.isString() && !value.isEmpty())
            return value.text();
    }
    const auto messages = dialect == Dialect::Responses ? root["input"] : root["messages"];
    std::string_view system = firstText(root["system"]);
    if (system.empty())
        system = root["instructions"].escaped();
    std::string_view user = messages.isString() ? messages.escaped() : root["prompt"].escaped();
    for (const auto message : messages.items()) {
        const auto role = message["role"];
        if (system.empty() && (role.is("system") || role.is("developer")))
            system = firstText(message["content"]);
        if (!role.is("user"))
            continue;
        user = firstText(message["content"]);
        break;
    }
    return "text:" + hexHash(std::string(system) + '\n' + std::string(user));
}

std::optional<std::int64_t> outputLimit(json::Value root)
{
    for (const std::string_view key : {"max_completion_tokens", "max_output_tokens", "max_tokens"}) {
        if (const auto limit = root[key].integer())
            return limit;
    }
    return std::nullopt;
}

bool asksForReasoning(json::Value root)
{
    const auto effort = root["reasoning_effort"].isString() ? root["reasoning_effort"] : root["reasoning"]["effort"];
    const auto thinking = root["thinking"]["type"];
    return (effort.isString() && !effort.is("none")) || thinking.is("enabled") || thinking.is("adaptive");
}

RequestFacts factsOf(Dialect dialect, const json::Document& document)
{
    const auto root = document.root();
    RequestFacts facts;
    facts.model = root["model"].text();
    facts.stream = root["stream"].isTrue();
    facts.maxOutputTokens = outputLimit(root);
    facts.hasTools = !root["tools"].isEmpty() && root["tools"].isArray();
    facts.wantsReasoning = asksForReasoning(root);
    facts.wantsUsageInStream = root["stream_options"]["include_usage"].isTrue();
    facts.wantsJsonSchema = root["response_format"]["type"].is("json_schema")
        || root["text"]["format"]["type"].is("json_schema") || root["output_config"]["format"].isObject();
    const auto census = censusOf(document);
    facts.hasImages = census.images > 0;
    facts.hasAudio = census.audios > 0;
    facts.hasFiles = census.files > 0;
    facts.previousResponseId = dialect == Dialect::Responses ? root["previous_response_id"].text() : std::string();
    facts.stickyKey = stickyKey(dialect, root);
    // Base64 is not text: an image counts as one, not by its length.
    facts.estimatedPromptTokens = estimatedTokens(document.text().size() - census.opaqueBytes)
        + static_cast<std::int64_t>(census.images) * kTokensOfAnImage;
    return facts;
}

// What every dialect demands before anything is sent.
std::optional<Failure> missing(Dialect dialect, json::Value root)
{
    if (!root.isObject())
        return invalid("The request body must be a JSON object");
    if (!root["model"].isString() || root["model"].isEmpty())
        return invalid("The request lacks 'model', a string", "model");
    const auto demand = [root](std::string_view key, auto accepted) -> std::optional<Failure> {
        if (accepted(root[key]))
            return std::nullopt;
        return invalid("The request lacks '" + std::string(key) + "', or it has a wrong type", std::string(key));
    };
    const auto isList = [](json::Value value) { return value.isArray(); };
    const auto isTextOrList = [](json::Value value) { return value.isString() || value.isArray(); };
    switch (dialect) {
    case Dialect::Chat:
        return demand("messages", isList);
    case Dialect::Messages:
        return demand("messages", isList);
    case Dialect::Completions:
        return demand("prompt", isTextOrList);
    case Dialect::Embeddings:
        return demand("input", isTextOrList);
    case Dialect::Responses:
        if (root["previous_response_id"].isString() || root["prompt"].isObject() || root["conversation"].isSet())
            return std::nullopt;
        return demand("input", isTextOrList);
    default:
        return invalid("Requests of this dialect are not accepted here");
    }
}

void writeOr(json::Writer& writer, std::string_view key, json::Value value, std::string_view otherwise)
{
    writer.key(key).raw(value.isSet() ? value.raw() : otherwise);
}

void writeEchoedTools(json::Writer& writer, json::Value tools)
{
    writer.key("tools").beginArray();
    for (const auto tool : tools.items()) {
        if (!tool["type"].is("function")) {
            writer.raw(tool.raw());
            continue;
        }
        writer.beginObject().key("type").string("function");
        writer.key("name").raw(tool["name"].isString() ? tool["name"].raw() : "\"\"");
        for (const std::string_view key : {"description", "parameters", "strict"})
            writeOr(writer, key, tool[key], "null");
        writer.endObject();
    }
    writer.endArray();
}

} // namespace

std::string ClientRequest::Data::echo() const
{
    const auto request = root();
    std::string out;
    json::Writer writer(out);
    writer.key("background").boolean(false);
    for (const std::string_view key : {"instructions", "max_output_tokens", "max_tool_calls", "previous_response_id",
                                       "prompt_cache_key", "safety_identifier", "user"})
        writeOr(writer, key, request[key], "null");
    writeOr(writer, "parallel_tool_calls", request["parallel_tool_calls"], "true");
    const auto reasoning = request["reasoning"];
    writer.key("reasoning").beginObject();
    writeOr(writer, "effort", reasoning["effort"], "null");
    writeOr(writer, "summary", reasoning["summary"], "null");
    writer.endObject();
    writer.key("service_tier").string("default");
    writeOr(writer, "store", request["store"], "true");
    writeOr(writer, "temperature", request["temperature"], "1.0");
    writeOr(writer, "top_p", request["top_p"], "1.0");
    const auto text = request["text"];
    writer.key("text").beginObject();
    writeOr(writer, "format", text["format"], R"({"type":"text"})");
    writeOr(writer, "verbosity", text["verbosity"], "\"medium\"");
    writer.endObject();
    writeOr(writer, "tool_choice", request["tool_choice"], "\"auto\"");
    writeEchoedTools(writer, request["tools"]);
    writeOr(writer, "top_logprobs", request["top_logprobs"], "0");
    writeOr(writer, "presence_penalty", request["presence_penalty"], "0");
    writeOr(writer, "frequency_penalty", request["frequency_penalty"], "0");
    writeOr(writer, "truncation", request["truncation"], "\"disabled\"");
    writeOr(writer, "metadata", request["metadata"], "{}");
    return out;
}

ClientRequest::ClientRequest(std::unique_ptr<Data> data)
    : m_data(std::move(data))
{
}

ClientRequest::ClientRequest(ClientRequest&&) noexcept = default;
ClientRequest& ClientRequest::operator=(ClientRequest&&) noexcept = default;
ClientRequest::~ClientRequest() = default;

std::variant<ClientRequest, Failure> ClientRequest::read(Dialect dialect, std::shared_ptr<const std::string> body)
{
    auto data = std::make_unique<Data>();
    data->dialect = dialect;
    data->body = std::move(body);
    if (!data->document.parse(*data->body)) {
        return invalid("The request body is not valid JSON: " + std::string(data->document.error()) + " (byte "
                       + std::to_string(data->document.errorOffset()) + ')');
    }
    if (const auto failure = missing(dialect, data->root()))
        return *failure;
    data->facts = factsOf(dialect, data->document);
    return ClientRequest(std::move(data));
}

HeldMedia mediaIn(const json::Document& document)
{
    const auto census = censusOf(document);
    return {census.images > 0, census.audios > 0, census.files > 0};
}

Dialect ClientRequest::dialect() const
{
    return m_data->dialect;
}

const RequestFacts& ClientRequest::facts() const
{
    return m_data->facts;
}

const std::string& ClientRequest::body() const
{
    return *m_data->body;
}

std::optional<ByteRange> ClientRequest::modelRange() const
{
    const auto model = m_data->root()["model"];
    if (!model.exists())
        return std::nullopt;
    return ByteRange {model.offset(), model.offset() + model.raw().size()};
}

std::int64_t estimatedTokens(std::size_t bytes)
{
    return static_cast<std::int64_t>((bytes * 2 + 6) / 7);
}

std::string writeTokenCount(std::int64_t tokens)
{
    return "{\"input_tokens\":" + std::to_string(tokens) + '}';
}

} // namespace switchyard::dialects
