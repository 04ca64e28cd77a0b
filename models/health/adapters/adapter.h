// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/certificate.h"
#include "health/json.h"
#include "health/modelfacts.h"
#include "health/reason.h"
#include "health/serverfamily.h"

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::health {

//! One answer of a server, as the network side hands it over.
struct ServerAnswer {
    std::string path; //!< As asked.
    int httpStatus = 0; //!< 0: none came; `reason` says why.
    Reason reason = Reason::None; //!< Of the connection only.
    std::shared_ptr<const Certificate> certificate = nullptr; //!< The one that was refused.
    std::vector<std::pair<std::string, std::string>> headers; //!< Names in lower case.
    std::string body;
    std::optional<Json> json; //!< When the body is JSON.
    std::chrono::milliseconds took {}; //!< From the call to the last byte.
    std::chrono::milliseconds latency {}; //!< From the request's last byte to the answer's first.

    std::string_view header(std::string_view lowerName) const;
    bool isGood() const { return httpStatus >= 200 && httpStatus < 300; }
    //! A good status, a JSON object and no `error` in it: some servers say 200 to everything.
    bool isGoodObject() const;
};

//! What the answers of one check add up to.
struct ServerReport {
    ServerFamily family = ServerFamily::Unknown;
    std::string version;
    Reason reason = Reason::None; //!< Of the server as a whole, such as ServerStarting.
    bool hasModelList = false;
    bool isInUse = false; //!< It is answering somebody at the moment, as far as it tells.
    std::vector<ModelFacts> models;

    //! The model of that id, made when it is not there yet.
    ModelFacts& model(std::string_view id);
    ModelFacts* find(std::string_view id);
};

//! A request of ours.
struct Ask {
    std::string method = "GET";
    std::string path; //!< From the server's root, with its `/`.
    std::string body = {}; //!< JSON, or empty.
    friend bool operator==(const Ask&, const Ask&) = default;
};

//! A free request that proves a family. `recognise` gives the version (or an empty text) when the answer is the
//! family's own.
struct Marker {
    std::string_view path;
    std::optional<std::string> (*recognise)(const ServerAnswer& answer);
};

//! A free request of each check after the list of models.
struct StateCall {
    std::string_view path;
    void (*read)(const ServerAnswer& answer, ServerReport& report);
    //! Asked only when the calls before it told no states.
    bool onlyIfStateUnknown = false;
    //! Only these models' details are asked, one request each: `body` makes the request's body.
    std::string (*body)(std::string_view model) = nullptr;
    //! The server takes it for a use of the model: it puts off its going to sleep, and wakes one that sleeps. Asked when the
    //! server is first seen, when a person asks, and while it is in use anyway; never while it sleeps.
    bool countsAsUse = false;
    //! Its answer holds for a minute: versions, sizes, settings, all that needs a restart to change.
    bool isLasting = false;
};

//! How models are brought into memory and out of it. Null pointers: not possible.
struct LoadCalls {
    //! May be sent only when a person or a rule asked for it. `context` of zero leaves the server's default.
    Ask (*load)(const ModelFacts& model, std::int64_t context, std::chrono::seconds keep) = nullptr;
    Ask (*unload)(const ModelFacts& model) = nullptr;
    //! Brings a sleeping model back. Null: the smallest request does.
    Ask (*wake)() = nullptr;
    //! The server's own figure, from the answer to `load`.
    std::optional<std::chrono::milliseconds> (*loadTime)(const ServerAnswer& answer) = nullptr;
    //! The answer to `load` comes at once; the state says when it is done.
    bool isAsynchronous = false;
};

//! Everything that is special about one family of servers. Adding a family: its file, its enumerator, its row in
//! `allAdapters()`.
struct FamilyAdapter {
    FamilyInfo info = {};
    //! The answer to the list of models has this family's tells. Not a proof where others imitate it.
    bool (*tells)(const ServerAnswer& list) = nullptr;
    std::span<const Marker> markers = {}; //!< Any one proves it. Empty: `tells` is the proof.
    std::span<const StateCall> state = {};
    LoadCalls loads = {};
    //! Its answers to `state` stand for the list of models where it has none.
    bool stateNamesModels = false;
    //! Hosted services are known by the host of their base URL, without asking.
    std::span<const std::string_view> hosts = {};
};

//! In the order of identification: a family that others imitate stands behind them.
std::span<const FamilyAdapter* const> allAdapters();
const FamilyAdapter& adapter(ServerFamily family);
//! Of a host name of a base URL, or Unknown.
ServerFamily familyOfHost(std::string_view host);

//! Reads a list of models in any of the shapes in use: `data[]` of OpenAI, Anthropic and OpenRouter, `models[]` of Gemini,
//! LM Studio and Ollama, a bare array. False when the answer is no such list.
bool readModelList(const ServerAnswer& answer, ServerReport& report);

//! The `owned_by` of the first listed model, or empty.
std::string ownerOfFirstListed(const ServerAnswer& list);

//! The model that a request for `id` would meet, or null.
const ModelFacts* findServed(ServerFamily family, const std::vector<ModelFacts>& models, std::string_view id);

//! Why a good status or a bad one is not what was asked for; None when the answer is a list of models or an object.
Reason judgeAnswer(const ServerAnswer& answer);

} // namespace switchyard::health
