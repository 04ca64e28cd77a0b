// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! What a provider issued to prove or hide a thought, on its way through a client of another dialect.
enum class ProofKind : char {
    Signature = 's', //!< Of Messages' `thinking`.
    Redacted = 'r', //!< `redacted_thinking`.
    Encrypted = 'e', //!< `encrypted_content` of Responses.
    Google = 'g', //!< Gemini's `thoughtSignature`, which belongs to the call that follows.
};

struct Proof {
    ProofKind kind = ProofKind::Signature;
    std::string_view value; //!< Escaped, as issued.
};

//! Wraps a proof so that it comes back to us, names its issuer without telling who that is, and is never taken for a
//! signature of another provider: `gw1.<issuer's hash>.<kind>.<value>`.
std::string sealProof(std::string_view issuer, ProofKind kind, std::string_view value);
//! A mark for thoughts that nobody signed: never empty, never valid anywhere else.
std::string unsignedMark();
//! Whether `text` was made by one of the functions above.
bool isSealed(std::string_view text);
//! Whether `text` is a proof of this kind under our seal, whoever issued it.
bool isSealed(std::string_view text, ProofKind kind);
//! The proof inside, when it was issued by `issuer`.
std::optional<Proof> openProof(std::string_view text, std::string_view issuer);

} // namespace switchyard::dialects
