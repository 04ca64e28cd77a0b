// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/chainediting.h"

#include "config/modelrefs.h"
#include "json5/writer.h"

#include <algorithm>

namespace switchyard::config {

namespace {

std::string texted(const ModelRef& model)
{
    return json5::quoted(model.toString());
}

Result<void> singleModelOnly()
{
    return Error {ErrorCode::InvalidArgument, "OpenClaw takes one model here, without fallbacks"};
}

} // namespace

json5::Path agentPath(const Node& root, const AgentId& agent)
{
    if (root.at({"agents", "entries", agent.value()}))
        return {"agents", "entries", agent.value()};
    const auto* const list = root.at({"agents", "list"});
    if (!list)
        return {};
    const auto found = std::find_if(list->elements.begin(), list->elements.end(), [&agent](const Node& node) {
        const auto* const id = node.find("id");
        return id && id->string() == agent.value();
    });
    if (found == list->elements.end())
        return {};
    return {"agents", "list", static_cast<std::size_t>(found - list->elements.begin())};
}

json5::Path chainPath(const Node& root, const ChainId& id)
{
    auto path = id.agent ? agentPath(root, *id.agent) : json5::Path {"agents", "defaults"};
    if (path.isRoot())
        return path;
    const auto key = toString(id.role);
    const auto dot = key.find('.');
    if (dot == std::string_view::npos)
        return path.child(key);
    return path.child(key.substr(0, dot)).child(key.substr(dot + 1));
}

Result<void> allowModel(ConfigDraft& draft, const AllowList& list, const ModelRef& model)
{
    if (list.kind == AllowList::Kind::ModelsMap) {
        const json5::Path entry {"agents", "defaults", "models", model.toString()};
        return draft.find(entry) ? Result<void> {} : draft.set(entry, "{}");
    }
    const json5::Path allow {"agents", "defaults", "modelPolicy", "allow"};
    const auto* const node = draft.find(allow);
    return draft.insert(allow, node ? node->elements.size() : 0, texted(model));
}

ChainEditing::ChainEditing(ConfigDraft& draft, const OpenClawConfig& config, ChainId id)
    : m_draft(draft)
    , m_config(config)
    , m_id(std::move(id))
    , m_path(chainPath(draft.root(), m_id))
    , m_chain(config.chain(m_id))
{
}

json5::Path ChainEditing::primaryPath() const
{
    const auto* const node = m_draft.find(m_path);
    return node && node->isString() ? m_path : m_path.child("primary");
}

Result<void> ChainEditing::check(int rank, int limit) const
{
    if (m_path.isRoot())
        return Error {ErrorCode::NotFound, "there is no agent \"" + m_id.agent->value() + "\" in the file"};
    if (rank < 0 || rank >= limit)
        return Error {ErrorCode::InvalidArgument, "there is no place " + std::to_string(rank) + " in this chain"};
    return {};
}

std::vector<std::string> ChainEditing::effectiveTexts() const
{
    std::vector<std::string> result;
    for (const auto& entry : m_chain.entries)
        result.push_back(json5::quoted(entry.written));
    return result;
}

Result<void> ChainEditing::write(const std::vector<std::string>& valueTexts)
{
    if (valueTexts.empty())
        return m_draft.find(m_path) ? m_draft.remove(m_path) : Result<void> {};
    if (isSingle(m_id.role))
        return valueTexts.size() == 1 ? m_draft.set(m_path, valueTexts.front()) : singleModelOnly();
    const auto style = m_draft.style();
    ObjectText object(style);
    object.add("primary", valueTexts.front());
    object.add("fallbacks", inlineListText({valueTexts.begin() + 1, valueTexts.end()}));
    return m_draft.set(m_path, object.text());
}

//! Turns `model: "x"` into `model: { primary: "x" }`.
Result<void> ChainEditing::makeObject()
{
    const auto* const node = m_draft.find(m_path);
    if (!node || node->isObject())
        return {};
    const auto text = m_draft.textAt(m_path);
    if (!text)
        return text.error();
    return m_draft.set(m_path, ObjectText(m_draft.style()).add("primary", *text).text());
}

//! Writes down what is inherited and about to be changed.
Result<void> ChainEditing::own(Need need)
{
    const auto* const node = m_draft.find(m_path);
    if (!node || !m_chain.hasPrimary || m_chain.inheritance == Inheritance::Inherited)
        return write(effectiveTexts());
    const auto inheritsPrimary = m_chain.entries.front().inherited;
    const auto inheritsFallbacks = m_chain.entries.size() > 1 && m_chain.entries.back().inherited;
    const auto texts = effectiveTexts();
    if (inheritsPrimary && need != Need::Fallbacks) {
        if (const auto done = m_draft.set(m_path.child("primary"), texts.front()); !done)
            return done;
    }
    if (!inheritsFallbacks || need == Need::Primary)
        return {};
    if (const auto done = makeObject(); !done)
        return done;
    return m_draft.set(fallbacksPath(), inlineListText({texts.begin() + 1, texts.end()}));
}

Result<void> ChainEditing::allow(const ModelRef& model)
{
    const auto isBound = m_id.role == ModelRole::Text && !m_config.allowList.allows(meaning(model));
    return isBound ? allowModel(m_draft, m_config.allowList, model) : Result<void> {};
}

ModelRef ChainEditing::meaning(const ModelRef& model) const
{
    return readModelRef(model.toString(), m_config.providers, m_config.generation);
}

Result<void> ChainEditing::move(int from, int to)
{
    const auto size = static_cast<int>(m_chain.entries.size());
    if (const auto valid = check(from, size); !valid)
        return valid;
    if (const auto valid = check(to, size); !valid)
        return valid;
    if (from == to)
        return {};
    const auto involvesPrimary = from == 0 || to == 0;
    if (const auto done = own(involvesPrimary ? Need::Both : Need::Fallbacks); !done)
        return done;
    const auto index = [](int rank) { return static_cast<std::size_t>(rank - 1); };
    if (!involvesPrimary)
        return m_draft.move(fallbacksPath(), index(from), index(to));

    // The primary stands outside the list, so the two texts change places, with the comments behind them, and the list
    // closes up.
    const auto slot = from == 0 ? std::size_t {0} : index(from);
    const auto primary = m_draft.textAt(primaryPath());
    const auto fallback = m_draft.textAt(fallbacksPath().child(slot));
    if (!primary || !fallback)
        return primary ? fallback.error() : primary.error();
    if (const auto done = m_draft.set(primaryPath(), *fallback); !done)
        return done;
    if (const auto done = m_draft.set(fallbacksPath().child(slot), *primary); !done)
        return done;
    if (const auto done = m_draft.exchangeTrailingComments(primaryPath(), fallbacksPath().child(slot)); !done)
        return done;
    const auto end = to == 0 ? std::size_t {0} : index(to);
    return slot == end ? Result<void> {} : m_draft.move(fallbacksPath(), slot, end);
}

Result<void> ChainEditing::insert(int rank, const ModelRef& model)
{
    const auto size = static_cast<int>(m_chain.entries.size());
    if (const auto valid = check(rank, size + 1); !valid)
        return valid;
    const auto isThere = std::any_of(m_chain.entries.begin(), m_chain.entries.end(),
                                     [meant = meaning(model)](const ChainEntry& entry) { return entry.ref == meant; });
    if (isThere)
        return Error {ErrorCode::AlreadyExists, model.toString() + " is in this chain already"};
    if (size > 0 && isSingle(m_id.role))
        return singleModelOnly();
    if (size == 0) {
        const auto value = isSingle(m_id.role) ? texted(model) : ObjectText(m_draft.style()).add("primary", texted(model)).text();
        if (const auto done = m_draft.set(m_path, value); !done)
            return done;
        return allow(model);
    }
    if (const auto done = own(rank == 0 ? Need::Both : Need::Fallbacks); !done)
        return done;
    if (const auto done = makeObject(); !done)
        return done;
    auto inserted = texted(model);
    auto index = static_cast<std::size_t>(std::max(rank - 1, 0));
    if (rank == 0) {
        const auto primary = m_draft.textAt(primaryPath());
        if (!primary)
            return primary.error();
        if (const auto done = m_draft.set(primaryPath(), inserted); !done)
            return done;
        inserted = *primary;
    }
    const auto done = m_draft.find(fallbacksPath()) ? m_draft.insert(fallbacksPath(), index, inserted)
                                                    : m_draft.set(fallbacksPath(), '[' + inserted + ']');
    if (!done)
        return done;
    if (rank == 0) {
        if (const auto moved = m_draft.exchangeTrailingComments(primaryPath(), fallbacksPath().child(std::size_t {0})); !moved)
            return moved;
    }
    return allow(model);
}

Result<void> ChainEditing::remove(int rank)
{
    const auto size = static_cast<int>(m_chain.entries.size());
    if (const auto valid = check(rank, size); !valid)
        return valid;
    if (const auto done = own(rank == 0 ? Need::Both : Need::Fallbacks); !done)
        return done;
    if (rank > 0)
        return m_draft.remove(fallbacksPath().child(static_cast<std::size_t>(rank - 1)));
    if (size == 1)
        return m_draft.remove(m_path);
    const auto next = m_draft.textAt(fallbacksPath().child(std::size_t {0}));
    if (!next)
        return next.error();
    if (const auto done = m_draft.set(primaryPath(), *next); !done)
        return done;
    // Its comment comes along, and that of the one removed goes with what is left in the list.
    if (const auto done = m_draft.exchangeTrailingComments(primaryPath(), fallbacksPath().child(std::size_t {0})); !done)
        return done;
    return m_draft.remove(fallbacksPath().child(std::size_t {0}));
}

Result<void> ChainEditing::replace(int rank, const ModelRef& model)
{
    if (const auto valid = check(rank, static_cast<int>(m_chain.entries.size())); !valid)
        return valid;
    const auto meant = meaning(model);
    for (std::size_t i = 0; i < m_chain.entries.size(); ++i) {
        if (m_chain.entries[i].ref == meant && i != static_cast<std::size_t>(rank))
            return Error {ErrorCode::AlreadyExists, model.toString() + " is in this chain already"};
    }
    if (const auto done = own(rank == 0 ? Need::Primary : Need::Fallbacks); !done)
        return done;
    const auto path = rank == 0 ? primaryPath() : fallbacksPath().child(static_cast<std::size_t>(rank - 1));
    const auto done = m_draft.set(path, texted(model));
    return done ? allow(model) : done;
}

Result<void> ChainEditing::setAll(const std::vector<ModelRef>& models)
{
    if (const auto valid = check(0, 1); !valid)
        return valid;
    std::vector<std::string> texts;
    for (const auto& model : models)
        texts.push_back(texted(model));
    if (const auto done = write(texts); !done)
        return done;
    for (const auto& model : models) {
        if (const auto done = allow(model); !done)
            return done;
    }
    return {};
}

Result<void> ChainEditing::giveOwn()
{
    if (const auto valid = check(0, 1); !valid)
        return valid;
    if (m_chain.entries.empty())
        return Error {ErrorCode::InvalidArgument, "there is nothing to inherit"};
    return own(Need::Both);
}

Result<void> ChainEditing::inherit()
{
    if (const auto valid = check(0, 1); !valid)
        return valid;
    return m_draft.find(m_path) ? m_draft.remove(m_path) : Result<void> {};
}

} // namespace switchyard::config
