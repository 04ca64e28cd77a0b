// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/adapters/adapter.h"
#include "health/adapters/families.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace switchyard::health {

namespace {

std::optional<TokenCount> tokens(const Json& value)
{
    const auto count = value.count();
    return count && *count > 0 ? std::optional(TokenCount { *count }) : std::nullopt;
}

//! The first of the members that holds a positive count.
template<std::size_t N>
std::optional<TokenCount> firstTokens(const Json& entry, const std::array<std::string_view, N>& keys)
{
    for (const auto key : keys) {
        if (const auto found = tokens(entry[key]))
            return found;
    }
    return std::nullopt;
}

void addInput(ModelFacts& model, std::string_view input)
{
    if (std::find(model.inputs.begin(), model.inputs.end(), input) == model.inputs.end())
        model.inputs.emplace_back(input);
}

void readContext(const Json& entry, ModelFacts& model)
{
    constexpr std::array inForce { std::string_view("max_model_len"), std::string_view("context_length"),
                                   std::string_view("context_window"), std::string_view("max_input_tokens"),
                                   std::string_view("inputTokenLimit"), std::string_view("loaded_context_length") };
    constexpr std::array outputs { std::string_view("max_completion_tokens"), std::string_view("max_output_tokens"),
                                   std::string_view("outputTokenLimit"), std::string_view("max_output_length") };
    constexpr std::array bounds { std::string_view("max_context_window"), std::string_view("max_context_length") };
    model.contextWindow = firstTokens(entry, inForce);
    model.maxContextWindow = firstTokens(entry, bounds);
    model.maxOutput = firstTokens(entry, outputs);
    const auto& meta = entry["meta"];
    if (const auto context = tokens(meta["n_ctx"]))
        model.contextWindow = context;
    if (const auto trained = tokens(meta["n_ctx_train"]))
        model.maxContextWindow = trained;
    if (const auto context = tokens(entry["dmr"]["context_window"]))
        model.contextWindow = context;
    if (const auto context = tokens(entry["parameters"]["max_seq_len"]))
        model.contextWindow = context;
    const auto& top = entry["top_provider"];
    if (const auto context = tokens(top["context_length"]); context && model.contextWindow)
        model.contextWindow = std::min(*model.contextWindow, *context);
    if (const auto output = tokens(top["max_completion_tokens"]))
        model.maxOutput = output;
}

void readModalities(const Json& entry, ModelFacts& model)
{
    for (const auto& input : entry["architecture"]["input_modalities"].items())
        addInput(model, input.text());
    for (const auto& input : entry["input_modalities"].items())
        addInput(model, input.text());
    if (entry["supports_image_in"].boolean() == true) {
        addInput(model, "text");
        addInput(model, "image");
    }
    const auto vision = entry["capabilities"]["image_input"]["supported"].boolean();
    if (vision || entry["capabilities"]["vision"].boolean()) {
        addInput(model, "text");
        if (vision.value_or(entry["capabilities"]["vision"].boolean().value_or(false)))
            addInput(model, "image");
    }
}

void readCapabilityWord(std::string_view capability, ModelFacts& model)
{
    if (capability == "tools" || capability == "tool_use" || capability == "tool-calling")
        model.tools = true;
    else if (capability == "reasoning" || capability == "thinking")
        model.reasoning = true;
    else if (capability == "vision" || capability == "multimodal" || capability == "image")
        addInput(model, "image");
    else if (capability == "embedding" || capability == "embeddings")
        model.kind = ModelKind::Embedding;
    else if (capability == "completion" || capability == "chat")
        model.kind = model.kind == ModelKind::Unknown ? ModelKind::Chat : model.kind;
}

void readCapabilities(const Json& entry, ModelFacts& model)
{
    for (const auto& capability : entry["capabilities"].items())
        readCapabilityWord(capability.text(), model);
    for (const auto& label : entry["labels"].items())
        readCapabilityWord(label.text(), model);
    const auto& parameters = entry["supported_parameters"];
    if (parameters.isArray()) {
        const auto listed = parameters.items();
        const auto lists = [&listed](std::string_view name) {
            return std::any_of(listed.begin(), listed.end(), [name](const Json& item) { return item.text() == name; });
        };
        model.tools = lists("tools");
        model.reasoning = lists("reasoning");
    }
    if (const auto tools = entry["capabilities"]["function_calling"].boolean())
        model.tools = tools;
    if (const auto reasoning = entry["supports_reasoning"].boolean())
        model.reasoning = reasoning;
    if (const auto thinking = entry["capabilities"]["thinking"]["supported"].boolean())
        model.reasoning = thinking;
    if (std::find(model.inputs.begin(), model.inputs.end(), "image") != model.inputs.end())
        addInput(model, "text");
}

//! Prices are texts in dollars a token.
void readPrices(const Json& entry, ModelFacts& model)
{
    const auto& pricing = entry["pricing"];
    const auto input = pricing["prompt"].number();
    const auto output = pricing["completion"].number();
    if (!input || !output || *input < 0 || *output < 0)
        return;
    constexpr double million = 1e6;
    // Rounded to a millionth of a dollar, so that 0.0000025 becomes 2.5 and not 2.4999999.
    const auto scaled = [](double perToken) { return std::round(perToken * million * million) / million; };
    model.prices = Prices { scaled(*input), scaled(*output),
                            scaled(pricing["input_cache_read"].number().value_or(0)),
                            scaled(pricing["input_cache_write"].number().value_or(0)) };
}

void readState(const Json& entry, ModelFacts& model)
{
    const auto& status = entry["status"];
    const auto value = status.isObject() ? status["value"].text() : std::string {};
    if (value == "loaded")
        model.state = LoadState::Ready;
    else if (value == "loading" || value == "downloading")
        model.state = LoadState::Loading;
    else if (value == "sleeping")
        model.state = LoadState::Sleeping;
    else if (value == "unloaded" || value == "downloaded")
        model.state = status["failed"].boolean() == true ? LoadState::Failed : LoadState::Cold;
    // llama-server's router tells the context of an unloaded model only as an argument.
    const auto& arguments = status["args"].items();
    for (std::size_t i = 0; i + 1 < arguments.size(); ++i) {
        if ((arguments[i].text() == "--ctx-size" || arguments[i].text() == "-c") && !model.contextWindow)
            model.contextWindow = tokens(arguments[i + 1]);
        if (arguments[i].text() == "--port" && arguments[i + 1].text() != "0")
            model.backendUrl = "http://127.0.0.1:" + arguments[i + 1].text();
    }
}

//! llama-swap lists selectors and the models of other servers among its own.
void readSwapEntry(const Json& entry, ModelFacts& model)
{
    const auto& facts = entry["meta"]["llamaswap"];
    for (const auto& alias : facts["aliases"].items()) {
        if (!alias.text().empty())
            model.aliases.emplace_back(alias.text());
    }
    if (facts["type"].text() != "peer")
        return;
    // It is always called unloaded, and never loaded here: nothing to wait for that this server knows of.
    model.state = LoadState::Ready;
    const auto peer = facts["peerID"].text() + '/';
    if (startsWith(model.id, peer) && model.id.size() > peer.size())
        model.aliases.push_back(model.id.substr(peer.size()));
}

void readSizes(const Json& entry, ModelFacts& model)
{
    const auto& details = entry["details"];
    for (const auto& source : { std::string_view("size"), std::string_view("size_bytes") }) {
        if (const auto size = entry[source].count(); size && *size > 1000)
            model.size = ByteCount { *size };
    }
    if (const auto size = entry["meta"]["size"].count())
        model.size = ByteCount { *size };
    for (const auto& text : { details["quantization_level"], entry["quantization"], entry["dmr"]["quantization"],
                              entry["quantization"]["name"], entry["meta"]["ftype"] }) {
        if (model.quantisation.empty())
            model.quantisation = text.text();
    }
    for (const auto& text : { details["parameter_size"], entry["params_string"], entry["dmr"]["parameters"] }) {
        if (model.parameterSize.empty())
            model.parameterSize = text.text();
    }
}

void readKind(const Json& entry, ModelFacts& model)
{
    const auto type = entry["type"].text();
    if (type == "embedding" || type == "embeddings")
        model.kind = ModelKind::Embedding;
    else if (type == "llm" || type == "vlm")
        model.kind = ModelKind::Chat;
    if (type == "vlm") {
        addInput(model, "text");
        addInput(model, "image");
    }
    const auto& methods = entry["supportedGenerationMethods"];
    if (methods.isArray()) {
        const auto listed = methods.items();
        const bool generates = std::any_of(listed.begin(), listed.end(),
                                           [](const Json& method) { return method.text() == "generateContent"; });
        model.kind = generates ? ModelKind::Chat : ModelKind::Other;
    }
    for (const auto& output : entry["architecture"]["output_modalities"].items()) {
        if (output.text() == "text")
            model.kind = ModelKind::Chat;
        else if (output.text() == "embeddings")
            model.kind = ModelKind::Embedding;
    }
}

std::string idOf(const Json& entry)
{
    for (const auto key : { "id", "key", "model", "name" }) {
        if (auto id = entry[key].text(); !id.empty())
            return id;
    }
    return {};
}

ModelFacts readEntry(const Json& entry, std::string_view id)
{
    ModelFacts model;
    // Gemini names its models `models/x` and takes `x` as well.
    model.id = std::string(startsWith(id, "models/") ? id.substr(7) : id);
    for (const auto key : { "display_name", "displayName", "name" }) {
        if (model.displayName.empty() && entry[key].text() != id)
            model.displayName = entry[key].text();
    }
    for (const auto& alias : entry["aliases"].items()) {
        if (!alias.text().empty() && alias.text() != id)
            model.aliases.emplace_back(alias.text());
    }
    readKind(entry, model);
    readContext(entry, model);
    readModalities(entry, model);
    readCapabilities(entry, model);
    readPrices(entry, model);
    readState(entry, model);
    readSwapEntry(entry, model);
    readSizes(entry, model);
    if (entry["type"].text() == "model" && entry.has("max_input_tokens"))
        model.maxOutput = tokens(entry["max_tokens"]);
    return model;
}

//! The list itself, or null.
Json listOf(const Json& json)
{
    if (json.isArray())
        return json;
    for (const auto key : { "data", "models" }) {
        if (json[key].isArray())
            return json[key];
    }
    return {};
}

} // namespace

Json firstListed(const ServerAnswer& list)
{
    const auto entries = list.json ? listOf(*list.json).items() : std::vector<Json> {};
    return entries.empty() ? Json {} : entries.front();
}

std::string ownerOfFirstListed(const ServerAnswer& list)
{
    return firstListed(list)["owned_by"].text();
}

bool isOwnedBy(const ServerAnswer& list, std::string_view owner)
{
    return list.isGood() && firstListed(list)["owned_by"].text() == owner;
}

std::string quoted(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (byte < 0x20) {
            result += "\\u00";
            result += digits[byte >> 4U];
            result += digits[byte & 15U];
        } else {
            result += c;
        }
    }
    return result + '"';
}

bool startsWith(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

bool readModelList(const ServerAnswer& answer, ServerReport& report)
{
    if (!answer.isGood() || !answer.json || answer.json->has("error"))
        return false;
    const auto list = listOf(*answer.json);
    if (!list.isArray())
        return false;
    const auto entries = list.items();
    // A list of something else (another program's `data`) has entries without any name.
    if (!entries.empty() && idOf(entries.front()).empty())
        return false;
    report.hasModelList = true;
    report.models.reserve(report.models.size() + entries.size());
    for (const auto& entry : entries) {
        const auto id = idOf(entry);
        if (!id.empty())
            report.models.push_back(readEntry(entry, id));
    }
    return true;
}

} // namespace switchyard::health
