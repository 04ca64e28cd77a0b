// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json/json.h"

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::dialects {

//! The arguments of a call that Gemini tells piece by piece: each piece names its place by a path such as
//! `$.recipe.ingredients[0].name`, and texts grow by what further pieces of the same place bring.
class GoogleArguments final {
public:
    //! A member of `partialArgs`. Places that make no sense are passed over.
    void add(json::Value piece);
    //! The object so far, as JSON.
    std::string text() const;
    bool isEmpty() const { return m_root.nodes.empty(); }
    void clear() { m_root = {}; }

private:
    struct Node {
        std::vector<std::string> keys; // escaped; none in a list
        std::vector<Node> nodes;
        std::string value; // of a leaf: JSON, or the text within the quotes
        bool isText = false;
    };

    Node* place(std::string_view path);
    static Node* member(Node& node, std::string_view key);
    static Node* element(Node& node, std::string_view digits);
    static void write(std::string& out, const Node& node);

    Node m_root;
};

} // namespace switchyard::dialects
