// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "headlessconfig.h"

#include "config/catalogue.h"
#include "config/policy.h"
#include "config/routingtablebuilder.h"

#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <chrono>
#include <utility>

namespace switchyard {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds keychainDeadline {2000};
constexpr std::chrono::milliseconds keysDeadline {2500};

Result<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    const std::string name = "'" + path.toStdString() + "'";
    if (!file.exists())
        return Error {ErrorCode::NotFound, "there is no file " + name};
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::ReadFailed, name + " cannot be read: " + file.errorString().toStdString()};
    return file.readAll();
}

} // namespace

HeadlessConfig::HeadlessConfig(platform::Places places, QObject* parent)
    : QObject(parent)
    , m_places(std::move(places))
    , m_environment(QFileInfo(m_places.configFile).absolutePath())
    , m_includes(m_places.configFile.toStdString())
    , m_session(m_environment, &m_includes)
    , m_keychain(keychainDeadline)
    , m_keyFile(m_places.keysFolder + u"/keys.json"_s)
    , m_resolver(m_session, config::Catalogue::builtIn(), m_environment, m_keychain, m_keyFile)
{
}

HeadlessConfig::~HeadlessConfig() = default;

void HeadlessConfig::load(Loaded loaded)
{
    m_loaded = std::move(loaded);
    if (auto opened = open(); !opened) {
        QTimer::singleShot(0, this, [this, error = opened.error()] { std::exchange(m_loaded, {})(error); });
        return;
    }
    connect(&m_resolver, &secrets::KeyResolver::keysChanged, this, [this] {
        if (!m_resolver.isSearching())
            finish();
    });
    m_resolver.refresh();
    QTimer::singleShot(m_resolver.isSearching() ? keysDeadline : std::chrono::milliseconds(0), this,
                       &HeadlessConfig::finish);
}

Result<void> HeadlessConfig::open()
{
    auto content = contentOf(m_places.configFile);
    if (!content)
        return content.error();
    m_session.open(m_places.configFile.toStdString(), content->toStdString());
    if (const auto reason = m_session.readOnlyReason())
        return Error {ErrorCode::Syntax,
                      "'" + m_places.configFile.toStdString() + "', line " + std::to_string(reason->origin.line) + ", column "
                          + std::to_string(reason->origin.column) + ": " + reason->message};
    return {};
}

void HeadlessConfig::finish()
{
    if (!m_loaded)
        return;
    const auto policyText = contentOf(m_places.policyFile);
    const bool isUnreadable = !policyText && policyText.error().code != ErrorCode::NotFound;
    const auto policy = isUnreadable
        ? config::closedPolicy(policyText.error().message)
        : config::lowerPolicy(json5::Document::parse(policyText ? policyText->toStdString() : std::string()));
    const auto loaded = std::exchange(m_loaded, {});
    loaded(config::buildRoutingTable(m_session.config(), policy.policy, config::Catalogue::builtIn(), m_resolver.keys(),
                                     m_environment));
}

} // namespace switchyard
