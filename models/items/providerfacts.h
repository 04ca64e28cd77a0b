// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "config/catalogue.h"
#include "config/openclawconfig.h"

#include <QString>

namespace switchyard::health {
class HealthBook;
}

namespace switchyard::items {

//! What a list of providers shows beside what is configured. Pure; made from the configuration, the catalogue and what
//! the health book saw.
struct ProviderFacts {
    QString name; //!< For people: "LM Studio" for `lmstudio`, else the id itself.
    QString family; //!< Id of the family or built-in provider whose mark is drawn; empty when unknown.
    QString baseUrl; //!< Configured, else the built-in one.
    QString address; //!< `127.0.0.1:1234` or `api.anthropic.com`: host, and the port when it is not the scheme's.
    QString region; //!< Id, empty when not known.
    config::TrustClass trust = config::TrustClass::Hosted;
    bool isDeclared = false; //!< In `models.providers`.
    bool isBuiltIn = false; //!< In the catalogue, so usable without being declared.

    friend bool operator==(const ProviderFacts&, const ProviderFacts&) = default;
};

//! `book` may be null.
ProviderFacts factsOf(const ProviderId& id, const config::OpenClawConfig& config, const config::Catalogue& catalogue,
                      const health::HealthBook* book);

//! `host` or `host:port` of an address, for second lines.
QString hostAndPort(const QString& baseUrl);

//! UTF-8 text of the domain as Qt's.
inline QString toQt(const std::string& text) { return QString::fromStdString(text); }
inline QString toQt(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

} // namespace switchyard::items
