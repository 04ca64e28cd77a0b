// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace switchyard {

//! A name that cannot be mistaken for another kind of name. Compares byte for byte: ids are never case-mapped.
template<typename Tag>
class StrongId final {
public:
    StrongId() = default;
    explicit StrongId(std::string value)
        : m_value(std::move(value))
    {
    }

    const std::string& value() const { return m_value; }
    bool isEmpty() const { return m_value.empty(); }

    friend bool operator==(const StrongId&, const StrongId&) = default;
    friend auto operator<=>(const StrongId&, const StrongId&) = default;

private:
    std::string m_value;
};

//! Key of `models.providers`, such as `lmstudio`.
using ProviderId = StrongId<struct ProviderIdTag>;
//! Key of `agents.entries` or `id` in `agents.list`, such as `main`.
using AgentId = StrongId<struct AgentIdTag>;

//! A model as OpenClaw writes it: `provider/model`, split at the first `/` (a model's own id may hold more).
struct ModelRef {
    ProviderId provider;
    std::string model;

    //! Splits `text` at its first `/`. Without one, `provider` is empty and `model` is the whole text.
    static ModelRef parse(std::string_view text)
    {
        const auto slash = text.find('/');
        if (slash == std::string_view::npos)
            return {ProviderId {}, std::string(text)};
        return {ProviderId(std::string(text.substr(0, slash))), std::string(text.substr(slash + 1))};
    }

    std::string toString() const { return provider.isEmpty() ? model : provider.value() + '/' + model; }
    bool isEmpty() const { return provider.isEmpty() && model.empty(); }

    friend bool operator==(const ModelRef&, const ModelRef&) = default;
    friend auto operator<=>(const ModelRef&, const ModelRef&) = default;
};

} // namespace switchyard

template<typename Tag>
struct std::hash<switchyard::StrongId<Tag>> {
    std::size_t operator()(const switchyard::StrongId<Tag>& id) const noexcept
    {
        return std::hash<std::string> {}(id.value());
    }
};

template<>
struct std::hash<switchyard::ModelRef> {
    std::size_t operator()(const switchyard::ModelRef& ref) const noexcept
    {
        return std::hash<std::string> {}(ref.model) * 31 + std::hash<switchyard::ProviderId> {}(ref.provider);
    }
};
