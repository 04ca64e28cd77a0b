// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace switchyard::dialects {

//! What a conversation holds besides text.
struct HeldMedia {
    bool images = false;
    bool audio = false;
    bool files = false;

    HeldMedia& operator|=(const HeldMedia& other)
    {
        images = images || other.images;
        audio = audio || other.audio;
        files = files || other.files;
        return *this;
    }
};

//! Remembers answers of the Responses dialect so that `previous_response_id` works on every upstream. Memory only,
//! bounded in bytes and age; the oldest go first. Holds no clock.
class ResponseStore final {
public:
    struct Limits {
        std::size_t bytes = 64U * 1024 * 1024;
        std::chrono::seconds age = std::chrono::hours(1);
    };
    struct Entry {
        std::string items; //!< The conversation so far: JSON items of input and output, joined by commas, without brackets.
        std::string response; //!< The response object, for `GET /v1/responses/{id}`.
        std::string inputItems; //!< The request's own items as a JSON array, for `…/input_items`.
        HeldMedia media {}; //!< In `items`.
    };

    ResponseStore() = default;
    explicit ResponseStore(Limits limits);
    ResponseStore(const ResponseStore&) = delete;
    ResponseStore& operator=(const ResponseStore&) = delete;

    //! Replaces an entry of the same id. An entry larger than the whole store is not kept.
    void put(std::string id, Entry entry, std::int64_t nowSeconds);
    //! Nothing when the id is unknown or too old. The pointer holds until the next `put` or `remove`.
    const Entry* find(std::string_view id, std::int64_t nowSeconds) const;
    //! The item of an answer that has this id, as JSON; nothing when it is unknown or too old.
    std::optional<std::string> findItem(std::string_view itemId, std::int64_t nowSeconds) const;
    bool remove(std::string_view id);

    std::size_t bytes() const { return m_bytes; }
    std::size_t count() const { return m_index.size(); }

private:
    struct Node {
        std::string id;
        Entry entry;
        std::int64_t stored = 0;
        std::size_t size = 0;
        std::vector<std::string> itemIds; // of its answer
    };

    void erase(std::list<Node>::iterator node);

    Limits m_limits;
    std::size_t m_bytes = 0;
    std::list<Node> m_nodes; // oldest first
    std::unordered_map<std::string_view, std::list<Node>::iterator> m_index; // keys view into nodes
    std::unordered_map<std::string_view, std::list<Node>::iterator> m_itemIndex; // likewise
};

} // namespace switchyard::dialects
