// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/certificate.h"

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
    switch (certificate.flaw) {
    case CertificateFlaw::SelfSigned:
    case CertificateFlaw::UnknownIssuer:
        proposal.ca = certificate.pem;
        proposal.isPossible = !proposal.ca.empty();
        break;
    case CertificateFlaw::OtherName:
        // A wildcard is no name that could be expected.
        if (!certificate.names.empty() && certificate.names.front().find('*') == std::string::npos) {
            proposal.serverName = certificate.names.front();
            proposal.isPossible = true;
        }
        break;
    case CertificateFlaw::None:
    case CertificateFlaw::Expired:
    case CertificateFlaw::NotYetValid:
    case CertificateFlaw::Other:
        break;
    }
    return proposal;
}

} // namespace switchyard::health
