// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "routing/routingtable.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace switchyard::engine {

//! What the engine says to and of one model in the same words each time, written out once.
struct PreparedModel {
    std::shared_ptr<const routing::ModelEntry> model; //!< Kept, so that its address stays its own.
    std::string name; //!< The upstream's name for it as JSON text, to be spliced into a body.
    std::string path; //!< Where requests in the upstream's own dialect go.
    std::vector<std::string> heads; //!< By key: see `appendFixedHead`. One when there is no key.
    std::string provenance; //!< Header lines that tell the client who answered.
    std::string host; //!< `host:port`.
    bool takesChat = false; //!< Takes a Chat Completions body as the client wrote it.
};

//! What can be derived from a routing table alone, derived at the first need instead of in every request. Engine thread
//! only.
class TableCache final {
public:
    //! The table changed. What was handed out by reference is gone.
    void clear();

    //! As RoutingTable::resolve.
    Result<std::shared_ptr<const routing::Target>> resolve(const routing::RoutingTable& table, const std::string& name);
    //! Valid until the next call; `via` is ours.
    const PreparedModel& prepared(const routing::RoutingTable& table,
        const std::shared_ptr<const routing::ModelEntry>& model, std::string_view via);
    //! See UpstreamPool::keyOf.
    const std::string& poolKey(const routing::RoutingTable& table, const std::shared_ptr<const routing::Endpoint>& endpoint);

private:
    static constexpr std::size_t mostNames = 10'000; //!< Clients may make up names of models nobody declared.

    std::unordered_map<std::string, std::shared_ptr<const routing::Target>> m_targets;
    std::unordered_map<const routing::ModelEntry*, PreparedModel> m_models;
    PreparedModel m_undeclared; //!< The latest of the models made up for a request.
    std::unordered_map<std::shared_ptr<const routing::Endpoint>, std::string> m_poolKeys;
};

} // namespace switchyard::engine
