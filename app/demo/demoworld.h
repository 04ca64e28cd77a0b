// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "demo/demoserver.h"

#include <QTemporaryDir>

#include <memory>

namespace switchyard::demo {

//! The demo: a warm, a cold and a hosted server on loopback, and a configuration that points at them in a temporary
//! folder, which also takes everything else that is normally written. Both are gone when it is destroyed.
class DemoWorld final {
public:
    //! `clock` must outlive the world.
    static Result<std::unique_ptr<DemoWorld>> create(const Clock& clock);

    //! The folder to pass as PlaceOptions::ownFolder; holds openclaw.json.
    QString folder() const { return m_folder.path(); }
    DemoServer& warm() { return m_warm; }
    DemoServer& cold() { return m_cold; }
    DemoServer& hosted() { return m_hosted; }

private:
    explicit DemoWorld(const Clock& clock);
    Result<void> start();
    Result<void> writeConfiguration() const;

    QTemporaryDir m_folder;
    DemoServer m_warm;
    DemoServer m_cold;
    DemoServer m_hosted;
};

} // namespace switchyard::demo
