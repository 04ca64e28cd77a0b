// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace switchyard {

class Clock;

namespace config {
class Catalogue;
class ConfigSession;
class Environment;
class PolicySession;
} // namespace config

namespace ports {
class AutostartPort;
class CapabilityPort;
class ChatTryPort;
class ConfigFilePort;
class CredentialPort;
class DiscoveryPort;
class EnginePort;
class HealthPort;
class HistoryPort;
class NotificationPort;
class PolicyFilePort;
class ProviderCheckPort;
class SecretPort;
class TrafficPort;
} // namespace ports

namespace theme {
class Theme;
} // namespace theme

namespace widgets {
class Page;
class ToastHost;
} // namespace widgets

namespace shell {

class Preferences;

//! The window's places, in the rail's order. FirstRun has no place in the rail.
enum class PageId { Health, Providers, Routing, Agents, Activity, TryIt, Settings, FirstRun };

//! What the composition root gives the window. Everything outlives it.
struct Services {
    const Clock& clock;
    config::ConfigSession& session;
    config::PolicySession& policy;
    const config::Catalogue& catalogue;
    const config::Environment& environment;
    ports::HealthPort& health;
    ports::EnginePort& engine;
    ports::TrafficPort& traffic;
    ports::ConfigFilePort& file;
    ports::DiscoveryPort& discovery;
    ports::ProviderCheckPort& providerCheck;
    ports::SecretPort& secrets;
    ports::HistoryPort& history;
    ports::ChatTryPort& chatTry;
    theme::Theme& theme;
    Preferences& preferences;
    bool isDemo = false; //!< Demo servers and a temporary file: labelled as such.
    // Null where this window has none: then what needs it is not shown.
    ports::CapabilityPort* capability = nullptr;
    ports::CredentialPort* credentials = nullptr;
    ports::NotificationPort* notifications = nullptr;
    ports::AutostartPort* autostart = nullptr;
    ports::PolicyFilePort* policyFile = nullptr;
};

//! How pages reach the window and each other, without knowing it.
class Navigator {
public:
    virtual ~Navigator() = default;

    //! Shows a page; `item` is passed to Page::openItem when not empty.
    virtual void openPage(PageId page, const QString& item = {}) = 0;
    //! Opens the sheet "Add a provider", with `text` (an address, a cURL line, a JSON5 block) pasted in.
    virtual void addProvider(const QString& text = {}) = 0;
    //! Runs the first-run page again.
    virtual void showFirstRun() = 0;
    //! Restarts the panel with demo servers; false when this build or window cannot.
    virtual bool startDemo() = 0;

protected:
    Navigator() = default;
    Navigator(const Navigator&) = default;
    Navigator& operator=(const Navigator&) = default;
};

//! What a page is given. Copies are cheap and stay valid as long as the window.
struct Context {
    const Services& services;
    Navigator& navigator;
    widgets::ToastHost& toasts;
    QWidget& overlay; //!< Parent of sheets.
};

//! How the window makes one of its pages.
struct PageSpec {
    PageId id;
    std::function<widgets::Page*(const Context&, QWidget* parent)> make;
};

} // namespace shell
} // namespace switchyard
