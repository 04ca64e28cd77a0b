// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/messagesparts.h"

#include "dialects/hash.h"
#include "dialects/proof.h"

#include <algorithm>

namespace switchyard::dialects {

std::string messagesSignature(const AnswerItem& item)
{
    return item.proof.empty() ? unsignedMark() : item.proof;
}

std::string messagesToolId(std::string_view escapedId)
{
    const auto isLetterOrDigit = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    const bool isLegal = !escapedId.empty() && escapedId.size() <= 64
        && std::all_of(escapedId.begin(), escapedId.end(), [isLetterOrDigit](char c) {
               return isLetterOrDigit(c) || c == '_' || c == '-';
           });
    return isLegal ? std::string(escapedId) : "toolu_" + hexHash(escapedId);
}

bool isBlank(std::string_view escaped)
{
    while (!escaped.empty()) {
        if (escaped.front() == ' ')
            escaped.remove_prefix(1);
        else if (escaped.substr(0, 2) == R"(\n)" || escaped.substr(0, 2) == R"(\t)" || escaped.substr(0, 2) == R"(\r)")
            escaped.remove_prefix(2);
        else
            return false;
    }
    return true;
}

} // namespace switchyard::dialects
