// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "testlib/certificates.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <atomic>

namespace switchyard::testlib {

namespace {

using KeyPointer = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using CertificatePointer = std::unique_ptr<X509, decltype(&X509_free)>;
using BioPointer = std::unique_ptr<BIO, decltype(&BIO_free)>;

constexpr long anHour = 3600;

KeyPointer makeKey()
{
    return {EVP_EC_gen("P-256"), EVP_PKEY_free};
}

std::string textOf(const BioPointer& bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

std::string pemOf(X509& certificate)
{
    const BioPointer bio {BIO_new(BIO_s_mem()), BIO_free};
    PEM_write_bio_X509(bio.get(), &certificate);
    return textOf(bio);
}

std::string pemOf(EVP_PKEY& key)
{
    const BioPointer bio {BIO_new(BIO_s_mem()), BIO_free};
    PEM_write_bio_PrivateKey(bio.get(), &key, nullptr, nullptr, 0, nullptr, nullptr);
    return textOf(bio);
}

void addExtension(X509& certificate, X509& issuer, int kind, const std::string& value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, &issuer, &certificate, nullptr, nullptr, 0);
    X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
    X509_add_ext(&certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

bool isAddress(const std::string& name)
{
    return name.find_first_not_of("0123456789.") == std::string::npos || name.find(':') != std::string::npos;
}

//! No two authorities of a test may be taken for each other.
std::string ownName()
{
    static std::atomic<int> number {1};
    return "Switchyard test authority " + std::to_string(number++);
}

//! An unsigned certificate for `key`, valid as `flaw` says.
CertificatePointer blank(const std::string& name, EVP_PKEY& key, Flaw flaw)
{
    static std::atomic<long> serial {1};
    CertificatePointer certificate {X509_new(), X509_free};
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial++);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), flaw == Flaw::NotYetValid ? anHour : flaw == Flaw::Expired ? -48 * anHour : -anHour);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), flaw == Flaw::Expired ? -24 * anHour : 23 * anHour);
    X509_set_pubkey(certificate.get(), &key);
    X509_NAME* const subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    return certificate;
}

} // namespace

struct CertificateAuthority::Private {
    KeyPointer key = makeKey();
    CertificatePointer certificate = blank(ownName(), *key, Flaw::None);
    std::string pem;
};

CertificateAuthority::CertificateAuthority()
    : d(std::make_unique<Private>())
{
    X509& own = *d->certificate;
    X509_set_issuer_name(&own, X509_get_subject_name(&own));
    addExtension(own, own, NID_basic_constraints, "critical,CA:TRUE");
    addExtension(own, own, NID_key_usage, "critical,keyCertSign");
    X509_sign(&own, d->key.get(), EVP_sha256());
    d->pem = pemOf(own);
}

CertificateAuthority::~CertificateAuthority() = default;

const std::string& CertificateAuthority::pem() const
{
    return d->pem;
}

Certificate CertificateAuthority::issue(const std::string& name, Flaw flaw) const
{
    const KeyPointer key = makeKey();
    const CertificatePointer certificate = blank(name, *key, flaw);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(d->certificate.get()));
    addExtension(*certificate, *d->certificate, NID_subject_alt_name, (isAddress(name) ? "IP:" : "DNS:") + name);
    X509_sign(certificate.get(), d->key.get(), EVP_sha256());
    return {pemOf(*certificate), pemOf(*key)};
}

Certificate CertificateAuthority::selfSigned(const std::string& name)
{
    const KeyPointer key = makeKey();
    const CertificatePointer certificate = blank(name, *key, Flaw::None);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    addExtension(*certificate, *certificate, NID_subject_alt_name, (isAddress(name) ? "IP:" : "DNS:") + name);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    return {pemOf(*certificate), pemOf(*key)};
}

} // namespace switchyard::testlib
