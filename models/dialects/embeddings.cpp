// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/embeddings.h"

#include "dialects/failurereader.h"
#include "dialects/responseplan.h"
#include "json/jsonwriter.h"

#include <cstdint>
#include <cstring>
#include <vector>

namespace switchyard::dialects {

namespace {

std::string withoutVersion(std::string_view basePath)
{
    while (!basePath.empty() && basePath.back() == '/')
        basePath.remove_suffix(1);
    constexpr std::string_view version = "/v1";
    if (basePath.size() >= version.size() && basePath.substr(basePath.size() - version.size()) == version)
        basePath.remove_suffix(version.size());
    return std::string(basePath);
}

Refusal refused(std::string field, std::string reason)
{
    Refusal refusal;
    refusal.failure.kind = ErrorKind::NotFound;
    refusal.failure.status = 404;
    refusal.failure.param = field;
    refusal.failure.message = "'" + field + "' " + reason;
    refusal.field = std::move(field);
    refusal.reason = std::move(reason);
    return refusal;
}

std::vector<json::Value> textsOf(json::Value input)
{
    std::vector<json::Value> texts;
    if (input.isString())
        texts.push_back(input);
    for (const auto item : input.items())
        texts.push_back(item);
    return texts;
}

void writeGoogle(json::Writer& writer, const std::vector<json::Value>& texts, json::Value dimensions, const std::string& model)
{
    writer.beginObject().key("requests").beginArray();
    for (const auto text : texts) {
        writer.beginObject().key("model").string("models/" + model).key("content").beginObject().key("parts").beginArray();
        writer.beginObject().key("text").raw(text.raw()).endObject().endArray().endObject();
        if (dimensions.isNumber())
            writer.key("outputDimensionality").raw(dimensions.raw());
        writer.endObject();
    }
    writer.endArray().endObject();
}

void appendBase64(std::string& out, json::Value numbers)
{
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::uint32_t held = 0;
    int count = 0;
    const auto put = [&](std::uint8_t byte) {
        held = held << 8U | byte;
        if (++count < 3)
            return;
        for (int shift = 18; shift >= 0; shift -= 6)
            out.push_back(digits[held >> static_cast<unsigned>(shift) & 0x3FU]);
        held = 0;
        count = 0;
    };
    for (const auto number : numbers.items()) {
        const auto value = static_cast<float>(number.number().value_or(0));
        std::uint32_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        for (unsigned shift = 0; shift < 32; shift += 8)
            put(static_cast<std::uint8_t>(bits >> shift & 0xFFU));
    }
    const int padding = count == 0 ? 0 : 3 - count;
    for (int i = 0; i < padding; ++i)
        put(0);
    out.replace(out.size() - static_cast<std::size_t>(padding), static_cast<std::size_t>(padding),
                static_cast<std::size_t>(padding), '=');
}

} // namespace

std::variant<TranslatedRequest, Refusal> translateEmbeddings(json::Value root, const Target& target, TranslatedRequest translated)
{
    if (target.dialect != Dialect::Ollama && target.dialect != Dialect::Google)
        return refused("model", "is served by a provider that has no embeddings");
    const auto texts = textsOf(root["input"]);
    for (const auto text : texts) {
        if (!text.isString())
            return refused("input", "holds tokens, which only a server of this dialect can take");
    }
    json::Writer writer(translated.body);
    if (target.dialect == Dialect::Google) {
        const auto base = upstreamPath(target.basePath, Dialect::Google, target.model, false);
        translated.path = base.substr(0, base.rfind(':')) + ":batchEmbedContents";
        writeGoogle(writer, texts, root["dimensions"], target.model);
        return translated;
    }
    translated.path = withoutVersion(target.basePath) + "/api/embed";
    writer.beginObject().key("model").string(target.model).key("input").beginArray();
    for (const auto text : texts)
        writer.raw(text.raw());
    writer.endArray();
    if (root["dimensions"].isNumber())
        writer.key("dimensions").raw(root["dimensions"].raw());
    writer.endObject();
    return translated;
}

std::variant<std::string, Failure> readEmbeddings(Dialect upstream, std::string_view body, std::string_view model, bool wantsBase64)
{
    json::Document document;
    if (!document.parse(body) || holdsError(document.root()))
        return readFailure(upstream, 200, body);
    const auto root = document.root();
    std::string out;
    json::Writer writer(out);
    writer.beginObject().key("object").string("list").key("data").beginArray();
    std::int64_t index = 0;
    for (const auto item : root["embeddings"].items()) {
        const auto numbers = item.isArray() ? item : item["values"];
        writer.beginObject().key("object").string("embedding").key("index").integer(index++).key("embedding");
        if (wantsBase64) {
            std::string text;
            appendBase64(text, numbers);
            writer.escaped(text);
        } else {
            writer.raw(numbers.raw());
        }
        writer.endObject();
    }
    const auto tokens = root["prompt_eval_count"].integer().value_or(0);
    writer.endArray().key("model").string(model).key("usage").beginObject();
    writer.key("prompt_tokens").integer(tokens).key("total_tokens").integer(tokens).endObject().endObject();
    return out;
}

} // namespace switchyard::dialects
