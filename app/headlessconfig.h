// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "config/configsession.h"
#include "includefiles.h"
#include "platform/places.h"
#include "processenvironment.h"
#include "secrets/keyresolver.h"
#include "secrets/systemkeychain.h"

#include <QObject>

#include <functional>
#include <memory>

namespace switchyard::routing {
class RoutingTable;
}

namespace switchyard {

//! The configuration read once, for subcommands that only look: writes nothing, starts nothing, follows nothing. Keys
//! are looked up like the panel's, without ever asking the user. Main thread.
class HeadlessConfig final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeadlessConfig)

public:
    using Loaded = std::function<void(Result<std::shared_ptr<const routing::RoutingTable>>)>;

    explicit HeadlessConfig(platform::Places places, QObject* parent = nullptr);
    ~HeadlessConfig() override;

    //! Reads the files and looks up the keys. `loaded` comes once, from the event loop, within three seconds; keys that
    //! were not found by then are missing from the table. Fails with the file's place and what is wrong there.
    void load(Loaded loaded);
    //! Meaningful after load().
    const config::ConfigSession& session() const { return m_session; }

private:
    Result<void> open();
    void finish();

    platform::Places m_places;
    ProcessEnvironment m_environment;
    IncludeFiles m_includes;
    config::ConfigSession m_session;
    secrets::SystemKeychain m_keychain;
    secrets::KeyFile m_keyFile;
    secrets::KeyResolver m_resolver;
    Loaded m_loaded;
};

} // namespace switchyard
