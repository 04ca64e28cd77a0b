// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"
#include "json5/path.h"

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::config {

//! Configuration text as it may be shown: keys, tokens, passwords and the values of headers are dots with a number, the
//! same for the same value in every text that one of these was given, so that a change of a key is still seen. Looks at
//! tokens, not at values, so that stretches, broken text and what is commented out are treated alike.
class HiddenSecrets final {
public:
    std::string hide(std::string_view text);
    //! The text of one value.
    std::string hideValue(const json5::Path& path, std::string_view value);
    //! Puts back what hide() took out, wherever its dots stand now.
    std::string reveal(std::string_view text) const;

    //! Whether a member of this name holds what nobody should see: `apiKey`, `botToken`, `OPENAI_API_KEY`.
    static bool isSecretName(std::string_view name);

private:
    struct Place {
        std::string name;
        bool isList = false;
    };

    std::string dotsFor(std::string_view token);
    void hideInto(std::string& shown, std::string_view text, int depth);

    std::vector<Secret> m_tokens; //!< As written, with their quotes.
};

} // namespace switchyard::config
