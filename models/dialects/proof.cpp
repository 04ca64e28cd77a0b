// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/proof.h"

#include "dialects/hash.h"

namespace switchyard::dialects {

namespace {

constexpr std::string_view kMark = "gw1.";
constexpr std::size_t kHashLength = 16;

} // namespace

std::string sealProof(std::string_view issuer, ProofKind kind, std::string_view value)
{
    std::string result(kMark);
    result.append(hexHash(issuer)).append(".");
    result.push_back(static_cast<char>(kind));
    result.append(".").append(value);
    return result;
}

std::string unsignedMark()
{
    return std::string(kMark) + "unsigned";
}

bool isSealed(std::string_view text)
{
    return text.substr(0, kMark.size()) == kMark;
}

bool isSealed(std::string_view text, ProofKind kind)
{
    return isSealed(text) && text.size() > kMark.size() + kHashLength + 2
        && text[kMark.size() + kHashLength + 1] == static_cast<char>(kind);
}

std::optional<Proof> openProof(std::string_view text, std::string_view issuer)
{
    if (!isSealed(text) || text.size() < kMark.size() + kHashLength + 4)
        return std::nullopt;
    text.remove_prefix(kMark.size());
    if (text.substr(0, kHashLength) != hexHash(issuer))
        return std::nullopt;
    text.remove_prefix(kHashLength);
    if (text[0] != '.' || text[2] != '.')
        return std::nullopt;
    const char kind = text[1];
    if (kind != 's' && kind != 'r' && kind != 'e' && kind != 'g')
        return std::nullopt;
    return Proof {static_cast<ProofKind>(kind), text.substr(3)};
}

} // namespace switchyard::dialects
