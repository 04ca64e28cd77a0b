// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/adapters/families.h"

#include <array>
#include <charconv>

// Source: Ollama's docs/api.md and server sources, August 2026.

namespace switchyard::health {

namespace {

constexpr std::array ollamaVariables { std::string_view("OLLAMA_API_KEY") };
constexpr std::array<std::uint16_t, 1> ports { 11434 };

//! Many servers imitate `/api/version`, so the words of `/` are the proof; the version comes from elsewhere.
std::optional<std::string> recogniseRoot(const ServerAnswer& answer)
{
    if (answer.isGood() && startsWith(answer.body, "Ollama is running"))
        return std::string {};
    return std::nullopt;
}

bool tells(const ServerAnswer& list)
{
    const auto entry = firstListed(list);
    return isOwnedBy(list, "library") || (entry.has("digest") && entry.has("modified_at"));
}

void readVersion(const ServerAnswer& answer, ServerReport& report)
{
    if (answer.isGoodObject())
        report.version = (*answer.json)["version"].text();
}

void readDetails(const Json& entry, ModelFacts& model)
{
    const auto& details = entry["details"];
    model.quantisation = details["quantization_level"].text();
    model.parameterSize = details["parameter_size"].text();
    if (const auto size = entry["size"].count())
        model.size = ByteCount { *size };
    if (const auto context = details["context_length"].count(); context && *context > 0)
        model.maxContextWindow = TokenCount { *context };
}

void readCapabilities(const Json& entry, ModelFacts& model)
{
    if (!entry["capabilities"].isArray())
        return;
    model.tools = false;
    model.reasoning = false;
    model.inputs = { "text" };
    bool makesPictures = false;
    for (const auto& capability : entry["capabilities"].items()) {
        const auto word = capability.text();
        if (word == "tools")
            model.tools = true;
        else if (word == "thinking")
            model.reasoning = true;
        else if (word == "vision")
            model.inputs.emplace_back("image");
        else if (word == "audio")
            model.inputs.emplace_back("audio");
        else if (word == "image")
            makesPictures = true;
        else if (word == "embedding")
            model.kind = ModelKind::Embedding;
        else if (word == "completion")
            model.kind = ModelKind::Chat;
    }
    if (makesPictures && model.kind != ModelKind::Chat)
        model.kind = ModelKind::Other;
}

void readTags(const ServerAnswer& answer, ServerReport& report)
{
    if (!answer.isGoodObject() || !(*answer.json)["models"].isArray())
        return;
    report.hasModelList = true;
    for (const auto& entry : (*answer.json)["models"].items()) {
        const auto id = entry["name"].text().empty() ? entry["model"].text() : entry["name"].text();
        if (id.empty())
            continue;
        auto& model = report.model(id);
        // The list's own context is the architecture's, which is not what a request meets.
        model.contextWindow.reset();
        readDetails(entry, model);
        readCapabilities(entry, model);
        // A cloud model is never in this machine's memory, and never cold.
        model.state = entry["remote_host"].text().empty() ? LoadState::Cold : LoadState::Ready;
    }
}

//! `2024-06-04T14:38:31.83753-07:00`; centuries ahead means for ever.
std::optional<WallTime> expiry(std::string_view text)
{
    const auto field = [text](std::size_t at, std::size_t length) {
        int value = 0;
        if (at + length > text.size())
            return -1;
        const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + length, value);
        return error == std::errc {} ? value : -1;
    };
    if (text.size() < 19 || field(0, 4) < 1970 || field(0, 4) > 2200)
        return std::nullopt;
    const std::chrono::year_month_day day { std::chrono::year(field(0, 4)),
                                            std::chrono::month(static_cast<unsigned>(field(5, 2))),
                                            std::chrono::day(static_cast<unsigned>(field(8, 2))) };
    if (!day.ok())
        return std::nullopt;
    WallTime time = std::chrono::sys_days(day);
    time += std::chrono::hours(field(11, 2)) + std::chrono::minutes(field(14, 2)) + std::chrono::seconds(field(17, 2));
    const auto sign = text.find_first_of("+-Z", 19);
    if (sign != std::string_view::npos && text[sign] != 'Z' && field(sign + 1, 2) >= 0) {
        const auto offset = std::chrono::hours(field(sign + 1, 2)) + std::chrono::minutes(std::max(field(sign + 4, 2), 0));
        time += text[sign] == '+' ? -offset : offset;
    }
    return time;
}

void readPs(const ServerAnswer& answer, ServerReport& report)
{
    if (!answer.isGoodObject())
        return;
    for (const auto& entry : (*answer.json)["models"].items()) {
        const auto id = entry["name"].text().empty() ? entry["model"].text() : entry["name"].text();
        if (id.empty())
            continue;
        auto& model = report.model(id);
        model.state = LoadState::Ready;
        if (const auto context = entry["context_length"].count(); context && *context > 0)
            model.contextWindow = TokenCount { *context };
        if (const auto size = entry["size"].count(); size && *size > 0)
            model.size = ByteCount { *size };
        if (const auto size = entry["size_vram"].count())
            model.sizeInGpu = ByteCount { *size };
        model.loadedUntil = expiry(entry["expires_at"].text());
    }
}

//! A Modelfile's `num_ctx 8192`, which loading will use.
std::optional<TokenCount> numCtx(std::string_view parameters)
{
    constexpr std::string_view key = "num_ctx";
    const auto at = parameters.find(key);
    if (at == std::string_view::npos)
        return std::nullopt;
    const auto start = parameters.find_first_of("0123456789", at + key.size());
    if (start == std::string_view::npos)
        return std::nullopt;
    std::int64_t value = 0;
    std::from_chars(parameters.data() + start, parameters.data() + parameters.size(), value);
    return value > 0 ? std::optional(TokenCount { value }) : std::nullopt;
}

std::string showBody(std::string_view model)
{
    return R"({"model":)" + quoted(model) + '}';
}

//! Asked for one model at a time; the network side puts that model's id in `path` after a `#`.
void readShow(const ServerAnswer& answer, ServerReport& report)
{
    const auto mark = answer.path.find('#');
    if (!answer.isGoodObject() || mark == std::string::npos)
        return;
    auto* model = report.find(std::string_view(answer.path).substr(mark + 1));
    if (!model)
        return;
    const auto& details = (*answer.json)["model_info"];
    const auto architecture = details["general.architecture"].text();
    if (const auto context = details[std::string(architecture) + ".context_length"].count(); context && *context > 0)
        model->maxContextWindow = TokenCount { *context };
    if (const auto context = numCtx((*answer.json)["parameters"].text()); context && !model->contextWindow)
        model->contextWindow = context;
    readCapabilities(*answer.json, *model);
}

Ask load(const ModelFacts& model, std::int64_t context, std::chrono::seconds keep)
{
    std::string body = R"({"model":)" + quoted(model.id) + R"(,"stream":false)";
    if (model.kind == ModelKind::Embedding)
        body += R"(,"input":"")";
    if (keep.count() > 0)
        body += R"(,"keep_alive":)" + std::to_string(keep.count());
    if (context > 0)
        body += R"(,"options":{"num_ctx":)" + std::to_string(context) + '}';
    return { "POST", model.kind == ModelKind::Embedding ? "/api/embed" : "/api/generate", body + '}' };
}

Ask unload(const ModelFacts& model)
{
    return { "POST", "/api/generate", R"({"model":)" + quoted(model.id) + R"(,"stream":false,"keep_alive":0})" };
}

std::optional<std::chrono::milliseconds> loadTime(const ServerAnswer& answer)
{
    const auto nanoseconds = answer.json ? (*answer.json)["load_duration"].count() : std::nullopt;
    if (!nanoseconds)
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::nanoseconds(*nanoseconds));
}

constexpr std::array markers { Marker { "/", recogniseRoot } };
constexpr std::array state { StateCall { .path = "/api/version", .read = readVersion, .isLasting = true },
                             StateCall { .path = "/api/tags", .read = readTags, .isLasting = true },
                             StateCall { .path = "/api/ps", .read = readPs },
                             StateCall { .path = "/api/show", .read = readShow, .body = showBody } };

} // namespace

constinit const FamilyAdapter ollamaAdapter {
    .info = { .family = ServerFamily::Ollama,
              .id = "ollama",
              .displayName = "Ollama",
              .ports = ports,
              .startCommand = "ollama serve",
              .basePath = "",
              .api = "ollama",
              .markerKey = "ollama-local",
              .keyVariables = ollamaVariables,
              .homepage = "https://ollama.com",
              .note = "Speaks its own protocol without /v1; tool calls are unreliable through /v1.",
              .isLocal = true,
              .knowsLoadState = true,
              .loadsOnRequest = true,
              .canLoad = true,
              .canUnload = true },
    .tells = tells,
    .markers = markers,
    .state = state,
    .loads = { .load = load, .unload = unload, .loadTime = loadTime },
};

} // namespace switchyard::health
