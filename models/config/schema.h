// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/effectivetree.h"
#include "config/openclawconfig.h"

#include <string>
#include <utility>
#include <vector>

namespace switchyard::config {

//! A place where a value is not what a schema allows.
struct Violation {
    enum class Kind : std::uint8_t {
        UnknownKey, //!< `key` is not in the schema; `known` holds near names.
        MissingKey, //!< `key` is required.
        WrongType, //!< `expected` says what is allowed.
        NotAllowed, //!< Not one of `known`.
        OutOfRange, //!< Too small, too large, too short or too long; `expected` says the bound.
        BadFormat, //!< A text not of the pattern or format.
    };
    Kind kind = Kind::WrongType;
    json5::Path path; //!< Of the value; for UnknownKey and MissingKey of the object.
    std::string dottedPath;
    std::string key; //!< Of UnknownKey and MissingKey.
    std::string expected; //!< Of WrongType: English, such as `number or list`.
    std::vector<std::string> known; //!< Near names, or what is allowed.
    const Node* node = nullptr;
    std::string wording; //!< See `wordingText`.
    Arguments arguments; //!< Never the value: it may be a secret.
};

//! The schema of one OpenClaw release, compiled in from resources/catalogue. Immutable; may be shared by threads.
class Schema final {
public:
    ~Schema();
    Schema(Schema&&) noexcept;
    Schema& operator=(Schema&&) = delete;
    Schema(const Schema&) = delete;
    Schema& operator=(const Schema&) = delete;

    //! 2026.2.6-3 for List, 2026.9.6 otherwise. Parsed on first use.
    static const Schema& of(Generation generation);
    //! The release it was taken from.
    const std::string& version() const;
    //! All violations in the file's order, at most `limit`.
    std::vector<Violation> check(const Node& root, std::size_t limit = 500) const;
    bool accepts(const Node& root) const;
    //! Whether a key may stand at `path`, objects and arrays walked as far as the schema says. Unions: any branch.
    bool hasKey(const json5::Path& path) const;

    struct Data;

private:
    explicit Schema(std::unique_ptr<Data> data);
    static Schema load(const char* resource);

    std::unique_ptr<Data> m_data;
};

//! The name of a node's kind as OpenClaw's messages say it: `string`, `number`, `object`, …
std::string_view kindName(const Node& node);

} // namespace switchyard::config
