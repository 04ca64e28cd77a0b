// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/certificate.h"

#include <algorithm>

namespace switchyard::health {

std::string_view word(CertificateFlaw flaw)
{
    switch (flaw) {
    case CertificateFlaw::None:
        return "none";
    case CertificateFlaw::SelfSigned:
        return "self-signed";
    case CertificateFlaw::UnknownIssuer:
        return "unknown-issuer";
    case CertificateFlaw::Expired:
        return "expired";
    case CertificateFlaw::NotYetValid:
        return "not-yet-valid";
    case CertificateFlaw::OtherName:
        return "other-name";
    case CertificateFlaw::Other:
        break;
    }
    return "other";
}

TrustProposal proposeTrust(const Certificate& certificate)
{
    TrustProposal proposal;
    const auto has = [&certificate](CertificateFlaw flaw) {
        return std::find(certificate.flaws.begin(), certificate.flaws.end(), flaw) != certificate.flaws.end();
    };
    if (certificate.flaws.empty() || has(CertificateFlaw::Expired) || has(CertificateFlaw::NotYetValid)
        || has(CertificateFlaw::Other))
        return proposal;
    proposal.isPossible = true;
    if (has(CertificateFlaw::SelfSigned) || has(CertificateFlaw::UnknownIssuer)) {
        proposal.ca = certificate.pem;
        proposal.isPossible = !proposal.ca.empty();
    }
    if (has(CertificateFlaw::OtherName)) {
        // A wildcard is no name that could be expected.
        const auto named = std::find_if(certificate.names.begin(), certificate.names.end(),
                                        [](const std::string& name) { return name.find('*') == std::string::npos; });
        if (named == certificate.names.end())
            return {};
        proposal.serverName = *named;
    }
    return proposal;
}

} // namespace switchyard::health
