// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <memory>
#include <string>

namespace switchyard::testlib {

//! A certificate and its key as PEM texts, made on the spot and good for a day at most.
struct Certificate {
    std::string certificate;
    std::string key;
};

//! What is wrong with a certificate on purpose.
enum class Flaw { None, Expired, NotYetValid };

//! A certificate authority of one test.
class CertificateAuthority final {
public:
    CertificateAuthority();
    ~CertificateAuthority();
    CertificateAuthority(const CertificateAuthority&) = delete;
    CertificateAuthority& operator=(const CertificateAuthority&) = delete;

    //! Its own certificate, for clients that are to trust it.
    const std::string& pem() const;
    //! For a server or client with this host name or address.
    Certificate issue(const std::string& name, Flaw flaw = Flaw::None) const;
    //! Signed by itself.
    static Certificate selfSigned(const std::string& name);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace switchyard::testlib
