// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/effectivetree.h"
#include "config/openclawconfig.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::config {

//! Reads typed values from nodes. A value of the wrong kind counts as absent: the schema's check reports it.
class NodeReader final {
public:
    explicit NodeReader(const SourceFiles& files)
        : m_files(files)
    {
    }

    static std::string text(const Node& object, std::string_view key);
    static std::optional<bool> boolean(const Node& object, std::string_view key);
    static std::optional<double> number(const Node& object, std::string_view key);
    static std::optional<TokenCount> tokens(const Node& object, std::string_view key);
    static std::vector<std::string> texts(const Node* array);
    //! The value as JSON, variables as written.
    static RawJson raw(const Node* node);

    Origin origin(const Place& place) const;
    KeySource key(const Place& place) const;
    //! Members of a map of headers.
    std::vector<Header> headers(const Place& place) const;

private:
    const SourceFiles& m_files;
};

//! The value at `place`, `models.providers.<id>`, typed.
Provider readProvider(const NodeReader& reader, const Place& place);

} // namespace switchyard::config
