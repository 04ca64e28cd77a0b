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

} // namespace switchyard::dialects
