// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::health {

//! Why a server's certificate was refused.
enum class CertificateFlaw {
    None,
    SelfSigned, //!< It vouches for itself.
    UnknownIssuer, //!< Signed by an authority that nobody here knows, such as a company's own.
    Expired,
    NotYetValid, //!< Usually this computer's clock is wrong.
    OtherName, //!< Made out to other hosts.
    Other,
};
//! A lower-case word with hyphens, such as `self-signed`.
std::string_view word(CertificateFlaw flaw);

//! A certificate that a server showed and that was refused.
struct Certificate {
    std::vector<CertificateFlaw> flaws; //!< All of them, without repeats.
    CertificateFlaw flaw = CertificateFlaw::Other; //!< The one to speak of: dates before trust, trust before the name.
    std::string sha256; //!< Of the certificate, as browsers show it: `AB:CD:…`.
    std::string subject; //!< Its common name, or its organisation.
    std::string issuer;
    std::vector<std::string> names; //!< Hosts and addresses it is made out to.
    WallTime validFrom;
    WallTime validUntil;
    std::string pem; //!< What to trust: the authority at the end of the chain if the server sent it, else this one.

    friend bool operator==(const Certificate&, const Certificate&) = default;
};

//! What a provider's entry needs so that this server, and no other, is trusted. Written to `request.tls` of the provider
//! (`ca`, `serverName`), which OpenClaw and Switchyard both follow.
struct TrustProposal {
    std::string ca; //!< PEM; empty: not needed.
    std::string serverName; //!< The name to expect instead of the URL's host; empty: not needed.
    //! False when only switching all checks off would help, as with one that is expired: it belongs renewed.
    bool isPossible = false;
    friend bool operator==(const TrustProposal&, const TrustProposal&) = default;
};

TrustProposal proposeTrust(const Certificate& certificate);

} // namespace switchyard::health
