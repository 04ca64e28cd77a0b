// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "base/secret.h"
#include "config/configsession.h"
#include "config/routingtablebuilder.h"
#include "ports/secretport.h"
#include "secrets/execsecrets.h"
#include "secrets/keychain.h"
#include "secrets/keyfile.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::secrets {

//! Finds the keys that the configuration does not hold: references (env, file, exec), and for providers without any,
//! the session's keys, the key file and the keychain. Everything in the background; start-up waits for nothing. A key
//! found stays known until its source changes or forget() is called. GUI thread only.
class KeyResolver final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyResolver)

public:
    //! What one provider's key search came to.
    struct Finding {
        ports::KeyPlace place = ports::KeyPlace::None;
        std::string detail; //!< As KeyStatus::detail.
        std::optional<Secret> key;
        std::optional<Error> problem;
        bool isPending = false;
    };

    //! All must outlive this.
    KeyResolver(const config::ConfigSession& session, const config::Catalogue& catalogue,
                const config::Environment& environment, Keychain& keychain, const KeyFile& keyFile,
                QObject* parent = nullptr);

    //! For the routing table: what has been found so far.
    const config::ResolvedKeys& keys() const { return m_keys; }
    //! Whether some search has not ended.
    bool isSearching() const;
    //! Whether the provider's key may still come: it is being searched or kept, or was found and keys() does not have
    //! it yet. keysChanged() follows the end of it.
    bool isAwaited(const ProviderId& provider) const;
    //! A key of the provider is being kept, which may take a while; until expectNoLonger(), as often as this was called.
    void expect(const ProviderId& provider) { m_expected.insert(provider); }
    void expectNoLonger(const ProviderId& provider);
    //! Null for a provider that needs no search.
    const Finding* finding(const ProviderId& provider) const;

    //! Why a header of the provider has no value, naming it; nothing when all have theirs.
    std::optional<Error> headerProblem(const ProviderId& provider) const;

    //! Looks for what the present configuration wants and is not known yet.
    void refresh();
    //! Looks for this provider's key anew.
    void forget(const ProviderId& provider);
    //! Looks for all keys anew, as after the keychain was unlocked; the former ones count until then.
    void forgetAll();
    //! What is known of `from` is known of `to`, without another search.
    void renameProvider(const ProviderId& from, const ProviderId& to);
    //! Keys of this process's life only.
    void setSessionKey(const ProviderId& provider, std::optional<Secret> key);
    bool hasSessionKey(const ProviderId& provider) const { return m_sessionKeys.contains(provider); }

    //! Named credentials to try after a provider's own key, in their order; providers may share them.
    void setKeyOrder(const std::vector<std::pair<ProviderId, std::vector<std::string>>>& order);
    //! Null for a name that no provider uses.
    const Finding* credential(const std::string& name) const;
    //! Looks for this credential anew; its former key counts until another one is found.
    void forgetCredential(const std::string& name);
    //! A named key of this process's life only.
    void setSessionCredential(const std::string& name, std::optional<Secret> key);

    //! Resolves a reference of the configuration, whatever it is.
    void resolve(const config::SecretRef& reference, QObject* context, Keychain::ReadDone done);

    //! Name of the provider's entry in the keychain.
    static QString keychainKey(const ProviderId& provider);
    //! Name of a credential's entry in the keychain.
    static QString credentialKey(const std::string& name);

Q_SIGNALS:
    //! keys() changed; findings that came in one turn of the event loop are one signal.
    void keysChanged();
    void findingChanged(const switchyard::ProviderId& provider);
    void credentialChanged(const std::string& name);

private:
    struct Search {
        std::string source; //!< What was searched; another source starts another search.
        int number = 0;
        Finding finding;
    };

    //! Of one header's value; a former one counts until another is found.
    struct HeaderSearch {
        std::string source;
        int number = 0;
        std::optional<Secret> value;
        std::optional<Error> problem;
    };

    std::vector<ProviderId> wantedProviders() const;
    void search(const ProviderId& provider, const config::KeySource& source);
    Finding inKeyFile(const std::string& entry) const;
    void searchWithoutReference(const ProviderId& provider, int number);
    void found(const ProviderId& provider, int number, Finding finding);
    void readCredentials();
    void readCredential(const std::string& name);
    void credentialFound(const std::string& name, int number, Finding finding);
    void forgetUnusedHeaders();
    void resolveHeaders(const config::Provider& provider);
    void resolveHeader(const std::pair<ProviderId, std::string>& name, const config::SecretRef& reference);
    void retryHeaders();
    void rebuildKeys();
    std::optional<ExecCommand> execCommand(const std::string& alias) const;

    const config::ConfigSession& m_session;
    const config::Catalogue& m_catalogue;
    const config::Environment& m_environment;
    Keychain& m_keychain;
    const KeyFile& m_keyFile;
    config::ResolvedKeys m_keys;
    std::map<ProviderId, Search> m_searches;
    std::map<std::pair<ProviderId, std::string>, HeaderSearch> m_headers;
    std::multiset<ProviderId> m_expected;
    std::map<ProviderId, Secret> m_sessionKeys;
    std::vector<std::pair<ProviderId, std::vector<std::string>>> m_keyOrder;
    std::map<std::string, Search> m_credentials; //!< By name; those that some provider uses.
    std::map<std::string, Secret> m_sessionCredentials;
    QTimer m_changeTimer;
    QTimer m_headerTimer; //!< Runs while a header's value could not be had.
    int m_lastNumber = 0;
};

} // namespace switchyard::secrets
