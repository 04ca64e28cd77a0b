// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "secrets/execreference.h"
#include "secrets/keyresolver.h"

#include <functional>
#include <set>
#include <utility>

namespace switchyard::secrets {

//! Keys for the pages: where each lives, and every way to move it. What goes into the configuration goes through its
//! session, one undo step a wish; keys themselves never do, except where the user chose text in the file. GUI thread.
class KeyService final : public ports::SecretPort {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyService)

public:
    //! All must outlive this. `exec` names the command that OpenClaw would run.
    KeyService(config::ConfigSession& session, const config::Catalogue& catalogue,
               const config::Environment& environment, Keychain& keychain, KeyFile keyFile, ExecReference exec,
               QObject* parent = nullptr);
    //! Entries of the keychain that no key refers to any more are handed to removeLater() now: until then an undo may
    //! bring the reference back.
    ~KeyService() override;

    //! For the routing table.
    KeyResolver& resolver() { return m_resolver; }
    const KeyFile& keyFile() const { return m_keyFile; }
    //! How to forget an entry of the keychain when this process ends, without waiting for it.
    using RemoveLater = std::function<void(const QString& entry)>;
    void setRemoveLater(RemoveLater removeLater) { m_removeLater = std::move(removeLater); }

    ports::KeychainState keychainState() const override { return m_keychain.state(); }
    std::string keychainName() const override { return m_keychain.name().toStdString(); }
    Error keychainProblem() const override { return m_keychain.problem(); }
    ports::KeyStatus keyStatus(const ProviderId& provider) const override;

    void checkKeychain() override;
    void checkExecReference(const ProviderId& provider, QObject* context, CheckDone done) override;
    void setKey(const ProviderId& provider, const Secret& key, ports::KeyTarget target,
                const std::string& environmentName, QObject* context, Done done) override;
    void removeKey(const ProviderId& provider, QObject* context, Done done) override;
    void moveKey(const ProviderId& provider, ports::KeyTarget target, QObject* context, Done done) override;
    void moveAllKeys(ports::KeyTarget target, QObject* context, Done done) override;
    std::vector<ProviderId> literalKeys() const override;
    void prepareRename(const ProviderId& from, const ProviderId& to, QObject* context, Done done) override;
    //! Variables are others now: looks for what references name.
    void environmentChanged();
    //! Gives the present key's place another value; the configuration stays as it is. Fails where the place is not ours.
    void renewKey(const ProviderId& provider, const Secret& key, QObject* context, Done done);
    //! Takes the provider's session key, its entry of the key file and what is known of it to its new id; a key of the
    //! keychain alone gets an entry there, and stays known meanwhile. Keys that the configuration refers to stay where they
    //! are. Fails, and does nothing, while it cannot be told whether there is a key.
    Result<void> renameProvider(const ProviderId& from, const ProviderId& to);

private:
    struct Move; //!< Several keys on their way to one target.

    //! Keeps the key where `target` says; `done` gets what the configuration is to be changed to.
    using Stored = std::function<void(Result<std::vector<config::FixStep>>)>;
    void store(const ProviderId& provider, const Secret& key, ports::KeyTarget target,
               const std::string& environmentName, Stored done);
    void storeInKeychain(const ProviderId& provider, const Secret& key, bool withReference, Stored done);
    Result<std::vector<config::FixStep>> storeInFile(const ProviderId& provider, const Secret& key,
                                                     const std::vector<config::FixStep>& withoutReference);
    //! Runs the command for an entry of the keychain, as OpenClaw would, and compares.
    void tryCommand(const QString& entry, const Secret& expected, Done done);
    void moveNext(std::shared_ptr<Move> move);
    std::vector<ProviderId> keychainKeys() const;
    Result<void> edit(const ProviderId& provider, const std::vector<config::FixStep>& steps);
    ports::KeyStatus ownKeyStatus(const ProviderId& provider) const;
    std::string variableFor(const ProviderId& provider) const;
    //! The key that only the keychain's entry `provider/<id>` holds; nothing when it is elsewhere or there is none.
    Result<std::optional<Secret>> unreferencedKeychainKey(const ProviderId& provider) const;
    std::optional<Secret> presentKey(const ProviderId& provider) const;

    config::ConfigSession& m_session;
    const config::Catalogue& m_catalogue;
    const config::Environment& m_environment;
    Keychain& m_keychain;
    KeyFile m_keyFile;
    ExecReference m_exec;
    KeyResolver m_resolver;
    std::set<ProviderId> m_leftInKeychain; //!< Keys that were moved to another place or id.
    RemoveLater m_removeLater;
};

} // namespace switchyard::secrets
