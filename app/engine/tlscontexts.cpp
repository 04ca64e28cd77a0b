// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/tlscontexts_p.h"

#include "routing/baseurl.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <thread>

namespace switchyard::engine {

namespace {

using ContextPointer = std::shared_ptr<SSL_CTX>;
using SessionPointer = std::unique_ptr<SSL_SESSION, SslDeleter>;
using BioPointer = std::unique_ptr<BIO, decltype(&BIO_free)>;
using X509Pointer = std::unique_ptr<X509, decltype(&X509_free)>;
using KeyPointer = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Error tlsError(std::string what)
{
    const std::string cause = takeOpenSslError();
    return Error {ErrorCode::Network, cause.empty() ? std::move(what) : what + ": " + cause};
}

ContextPointer makeContext()
{
    ContextPointer context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_mode(context.get(),
        SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS | SSL_MODE_AUTO_RETRY);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    // Servers that close without close_notify are common; the HTTP framing tells whether the answer was whole.
    SSL_CTX_set_options(context.get(), SSL_OP_IGNORE_UNEXPECTED_EOF);
    return context;
}

bool isPem(std::string_view text)
{
    return text.find("-----BEGIN") != std::string_view::npos;
}

BioPointer openPem(std::string_view textOrPath)
{
    if (isPem(textOrPath))
        return {BIO_new_mem_buf(textOrPath.data(), static_cast<int>(textOrPath.size())), BIO_free};
    return {BIO_new_file(std::string(textOrPath).c_str(), "rb"), BIO_free};
}

Result<void> useAuthorities(SSL_CTX& context, std::string_view ca)
{
    const BioPointer bio = openPem(ca);
    if (!bio)
        return tlsError("the provider's 'ca' cannot be read");
    X509_STORE* const store = SSL_CTX_get_cert_store(&context);
    int count = 0;
    while (const X509Pointer certificate {PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), X509_free}) {
        X509_STORE_add_cert(store, certificate.get());
        ++count;
    }
    ERR_clear_error();
    if (count == 0)
        return Error {ErrorCode::Network, "the provider's 'ca' holds no certificate"};
    // Trust may end at any certificate that was named, also at a server's own.
    X509_STORE_set_flags(store, X509_V_FLAG_PARTIAL_CHAIN);
    return {};
}

Result<void> useCertificate(SSL_CTX& context, const routing::TlsOptions& options)
{
    const BioPointer bio = openPem(options.certificate);
    const X509Pointer leaf {bio ? PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr) : nullptr, X509_free};
    if (!leaf || SSL_CTX_use_certificate(&context, leaf.get()) != 1)
        return tlsError("the provider's 'cert' cannot be used");
    while (X509* const next = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) {
        if (SSL_CTX_add0_chain_cert(&context, next) != 1)
            X509_free(next);
    }
    ERR_clear_error();
    const BioPointer keyBio = openPem(options.key.reveal());
    std::string passphrase(options.keyPassphrase.reveal());
    const KeyPointer key {keyBio ? PEM_read_bio_PrivateKey(keyBio.get(), nullptr, nullptr, passphrase.data()) : nullptr,
        EVP_PKEY_free};
    OPENSSL_cleanse(passphrase.data(), passphrase.size());
    if (!key || SSL_CTX_use_PrivateKey(&context, key.get()) != 1 || SSL_CTX_check_private_key(&context) != 1)
        return tlsError("the provider's 'key' cannot be used with its 'cert'");
    return {};
}

//! What makes two contexts different. Holds key material: never leaves this file.
std::string identityOf(const routing::TlsOptions& options)
{
    std::string identity;
    for (const std::string_view part :
        {std::string_view(options.ca), std::string_view(options.certificate), options.key.reveal()}) {
        identity += std::to_string(part.size()) + ':';
        identity += part;
    }
    return identity;
}

bool hasOwnMaterial(const routing::TlsOptions& options)
{
    return !options.ca.empty() || !options.certificate.empty();
}

int sessionSlot()
{
    static const int slot = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return slot;
}

} // namespace

std::string takeOpenSslError()
{
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    if (code == 0)
        return {};
    const char* const reason = ERR_reason_error_string(code);
    return reason ? reason : "OpenSSL error " + std::to_string(code);
}

class TlsContexts::Shared final : public std::enable_shared_from_this<TlsContexts::Shared> {
public:
    //! Where the session of one connection is stored when the server issues it.
    struct SessionTarget {
        Shared* owner;
        std::string key;
    };

    explicit Shared(asio::io_context& context)
        : m_context(context)
    {
    }

    void warmUp()
    {
        if (m_loading || m_system)
            return;
        m_loading = true;
        // Kept alive by the work guard: stopping the engine waits for the tens of milliseconds this takes.
        std::thread([self = shared_from_this(), guard = asio::make_work_guard(m_context)] {
            auto context = makeContext();
            SSL_CTX_set_default_verify_paths(context.get());
            asio::post(self->m_context, [self, context] { self->loaded(context); });
        }).detach();
    }

    Handle prepare(const routing::Endpoint& endpoint, Done done)
    {
        auto handle = std::make_shared<Done>(std::move(done));
        if (hasOwnMaterial(endpoint.tls)) {
            auto context = ownContext(endpoint.tls);
            (*handle)(context ? connection(*context, endpoint) : Result<SslPointer>(context.error()));
        } else if (m_system) {
            (*handle)(connection(m_system, endpoint));
        } else {
            warmUp();
            m_waiting.push_back([this, weak = std::weak_ptr(handle), endpoint] {
                if (const auto waiting = weak.lock())
                    (*waiting)(connection(m_system, endpoint));
            });
        }
        return handle;
    }

    void close()
    {
        m_waiting.clear();
        m_sessions.clear();
    }

private:
    void loaded(ContextPointer context)
    {
        m_system = std::move(context);
        installSessionCallback(*m_system);
        const auto waiting = std::move(m_waiting);
        m_waiting.clear();
        for (const auto& entry : waiting)
            entry();
    }

    static void installSessionCallback(SSL_CTX& context)
    {
        SSL_CTX_sess_set_new_cb(&context, [](SSL* ssl, SSL_SESSION* session) -> int {
            auto* const target = static_cast<SessionTarget*>(SSL_get_ex_data(ssl, sessionSlot()));
            if (!target)
                return 0;
            target->owner->m_sessions[target->key] = SessionPointer(session);
            return 1;
        });
    }

    Result<ContextPointer> ownContext(const routing::TlsOptions& options)
    {
        const std::string identity = identityOf(options);
        if (const auto found = m_own.find(identity); found != m_own.end())
            return found->second;
        auto context = makeContext();
        if (options.ca.empty()) {
            SSL_CTX_set_default_verify_paths(context.get());
        } else if (auto used = useAuthorities(*context, options.ca); !used) {
            return used.error();
        }
        if (!options.certificate.empty()) {
            if (auto used = useCertificate(*context, options); !used)
                return used.error();
        }
        installSessionCallback(*context);
        m_own.emplace(identity, context);
        return context;
    }

    Result<SslPointer> connection(const ContextPointer& context, const routing::Endpoint& endpoint)
    {
        SslPointer ssl(SSL_new(context.get()));
        const std::string& name = endpoint.tls.serverName.empty() ? endpoint.baseUrl.host : endpoint.tls.serverName;
        const bool isLiteral = routing::isAddressLiteral(name);
        if (!isLiteral)
            // What the macro SSL_set_tlsext_host_name does, without its C cast.
            SSL_ctrl(ssl.get(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, const_cast<char*>(name.c_str()));
        if (!endpoint.tls.insecureSkipVerify) {
            X509_VERIFY_PARAM* const parameters = SSL_get0_param(ssl.get());
            const int isSet = isLiteral ? X509_VERIFY_PARAM_set1_ip_asc(parameters, name.c_str())
                                        : X509_VERIFY_PARAM_set1_host(parameters, name.c_str(), name.size());
            if (isSet != 1)
                return tlsError("the server's name cannot be verified");
            SSL_set_verify(ssl.get(), SSL_VERIFY_PEER, nullptr);
        }
        static constexpr unsigned char protocols[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
        SSL_set_alpn_protos(ssl.get(), protocols, sizeof protocols);
        SessionTarget& target = targetFor(context.get(), endpoint, name);
        if (const auto session = m_sessions.find(target.key); session != m_sessions.end())
            SSL_set_session(ssl.get(), session->second.get());
        SSL_set_ex_data(ssl.get(), sessionSlot(), &target);
        SSL_set_connect_state(ssl.get());
        return ssl;
    }

    SessionTarget& targetFor(const SSL_CTX* context, const routing::Endpoint& endpoint, const std::string& name)
    {
        std::string key = std::to_string(reinterpret_cast<std::uintptr_t>(context)) + '|' + endpoint.baseUrl.hostHeader()
            + '|' + name + (endpoint.tls.insecureSkipVerify ? "|unverified" : "");
        auto& target = m_targets[key];
        if (!target)
            target = std::make_unique<SessionTarget>(SessionTarget {this, key});
        return *target;
    }

    asio::io_context& m_context;
    bool m_loading = false;
    ContextPointer m_system;
    std::map<std::string, ContextPointer> m_own;
    std::map<std::string, SessionPointer> m_sessions;
    //! OpenSSL objects point at these, so they stay for the life of the engine; there is one for each server.
    std::map<std::string, std::unique_ptr<SessionTarget>> m_targets;
    std::vector<std::function<void()>> m_waiting;
};

TlsContexts::TlsContexts(asio::io_context& context)
    : m_shared(std::make_shared<Shared>(context))
{
}

TlsContexts::~TlsContexts()
{
    m_shared->close();
}

void TlsContexts::warmUp()
{
    m_shared->warmUp();
}

TlsContexts::Handle TlsContexts::prepare(const routing::Endpoint& endpoint, Done done)
{
    return m_shared->prepare(endpoint, std::move(done));
}

} // namespace switchyard::engine
