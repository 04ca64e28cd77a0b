// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/target.h"
#include "json/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::dialects {

//! A request that stays in its dialect: a copy with the model replaced and with what this server is known to refuse
//! brought into a form that it takes. Everything else, known or not, stays as the client wrote it.
class RequestPatcher final {
public:
    //! `earlierItems`: Responses: items that `previous_response_id` stands for, joined by commas; then they replace it.
    RequestPatcher(Dialect dialect, const Target& target, std::string_view earlierItems, bool hasEarlier);

    std::string patch(json::Value root);

    //! Something besides the model was changed.
    bool hasChanged() const { return m_hasChanged; }
    const std::vector<std::string>& dropped() const { return m_dropped; }

private:
    void writeMember(std::string& out, std::string_view key, json::Value value);
    bool isRefused(std::string_view key) const;
    std::string renamed(std::string_view key) const;
    void writeMessages(std::string& out, json::Value messages);
    std::optional<std::string_view> otherProof(json::Value call, bool isFirst) const;
    void writeCalls(std::string& out, json::Value calls) const;
    void writeChatMessage(std::string& out, json::Value message);
    void writeClaudeMessage(std::string& out, json::Value message);
    void writeItems(std::string& out, json::Value items);
    void writeItem(std::string& out, json::Value item, bool isEarlier);
    void writeTools(std::string& out, json::Value tools);
    bool isForeignThought(json::Value block) const;
    void addParams(std::string& out, json::Value root);

    Dialect m_dialect;
    const Target& m_target;
    std::string_view m_earlierItems;
    bool m_hasEarlier;
    json::Value m_instructions;
    bool m_hasChanged = false;
    std::vector<std::string> m_dropped;
};

//! Members of the target's `params` of which `root` has none of the same name; joined by commas.
std::string extraMembers(const Target& target, json::Value root);

} // namespace switchyard::dialects
