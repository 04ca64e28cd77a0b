// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configsession.h"

#include "config/catalogue.h"
#include "config/configsession_p.h"
#include "config/environment.h"
#include "config/lint.h"

#include <algorithm>

namespace switchyard::config {

namespace {

bool isBlank(const std::string& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

const char* const emptyConfiguration = "{\n}\n";

bool standsBefore(const Diagnostic& a, const Diagnostic& b)
{
    return std::pair(a.origin.file, a.origin.offset) < std::pair(b.origin.file, b.origin.offset);
}

bool isBelow(const std::string& path, std::string_view ancestor)
{
    return path == ancestor
        || (path.size() > ancestor.size() && path.starts_with(ancestor) && path[ancestor.size()] == '.');
}

} // namespace

ConfigSession::Private::Private(ConfigSession& session, const Environment& environment, const IncludeLoader* includes)
    : m_session(session)
    , m_environment(environment)
    , m_includes(includes)
{
    m_state = understand({{std::string {}, emptyConfiguration}});
}

ConfigSession::Private::State ConfigSession::Private::understand(const Texts& texts) const
{
    State state;
    state.files = SourceFiles::load(texts, m_includes);
    auto lowered = lower(state.files, m_environment, {m_client});
    state.config = std::move(lowered.config);
    state.diagnostics = std::move(lowered.diagnostics);
    const auto unreadable
        = std::find_if(state.diagnostics.begin(), state.diagnostics.end(), [](const Diagnostic& diagnostic) {
              return diagnostic.code == "not-json5" || diagnostic.code == "root-not-object";
          });
    if (unreadable != state.diagnostics.end()) {
        state.unreadable = *unreadable;
    } else {
        auto advice = lint(state.files, state.config, Catalogue::builtIn());
        std::move(advice.begin(), advice.end(), std::back_inserter(state.diagnostics));
    }
    std::stable_sort(state.diagnostics.begin(), state.diagnostics.end(), standsBefore);
    return state;
}

ConfigSession::Private::Texts ConfigSession::Private::texts() const
{
    Texts result;
    for (const auto& file : m_state.files.files)
        result.emplace_back(file.path, file.document.text());
    return result;
}

void ConfigSession::Private::placeDiskFindings(State& state)
{
    for (auto& finding : m_diskFindings) {
        const auto* const reference = state.config.onDisk.find(finding.location);
        if (!reference)
            continue;
        finding.origin = reference->origin;
        state.diagnostics.insert(
            std::upper_bound(state.diagnostics.begin(), state.diagnostics.end(), finding, standsBefore), finding);
    }
}

void ConfigSession::Private::setDiskFindings(std::vector<Diagnostic> findings)
{
    auto diagnostics = m_state.diagnostics;
    std::erase_if(m_state.diagnostics, [this](const Diagnostic& diagnostic) {
        return std::find(m_diskFindings.begin(), m_diskFindings.end(), diagnostic) != m_diskFindings.end();
    });
    m_diskFindings = std::move(findings);
    placeDiskFindings(m_state);
    if (diagnostics == m_state.diagnostics)
        return;
    ConfigChange change;
    change.diagnosticsChanged = true;
    Q_EMIT m_session.configChanged(change);
}

void ConfigSession::Private::noteDeparted(const State& state)
{
    for (const auto& [path, text] : texts()) {
        std::erase_if(m_departed, [&path = path](const auto& each) { return each.first == path; });
        if (state.files.indexOf(path) < 0)
            m_departed.emplace_back(path, text);
    }
}

void ConfigSession::Private::show(State state, const std::vector<FileEdit>& touched, bool reloaded)
{
    placeDiskFindings(state);
    auto change = differenceBetween(m_state.config, state.config);
    change.diagnosticsChanged = m_state.diagnostics != state.diagnostics;
    change.reloaded = reloaded;
    const auto wasReadOnly = m_session.isReadOnly();
    noteDeparted(state);
    m_state = std::move(state);
    for (const auto& file : touched) {
        const auto index = m_state.files.indexOf(file.path);
        if (index >= 0)
            Q_EMIT m_session.documentChanged(index);
    }
    Q_EMIT m_session.configChanged(change);
    Q_EMIT m_session.undoStateChanged();
    if (wasReadOnly != m_session.isReadOnly())
        Q_EMIT m_session.readOnlyChanged();
}

ModelRef ConfigSession::Private::modelAt(const ChainId& chain, int rank) const
{
    const auto& entries = m_state.config.chain(chain).entries;
    return rank >= 0 && static_cast<std::size_t>(rank) < entries.size() ? entries[static_cast<std::size_t>(rank)].ref
                                                                        : ModelRef {};
}

ConfigSession::ConfigSession(const Environment& environment, const IncludeLoader* includes, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, environment, includes))
{
}

ConfigSession::~ConfigSession() = default;

std::unique_ptr<ConfigSession> ConfigSession::copy() const
{
    auto result = std::make_unique<ConfigSession>(m_d->m_environment, m_d->m_includes);
    result->m_d->m_client = m_d->m_client;
    result->m_d->m_state = result->m_d->understand(m_d->texts());
    return result;
}

void ConfigSession::open(std::string path, std::string text)
{
    m_d->m_diskFindings.clear();
    m_d->m_history.clear();
    m_d->m_gestureOpen = false;
    if (isBlank(text))
        text = emptyConfiguration;
    m_d->show(m_d->understand({{std::move(path), std::move(text)}}), {}, true);
    m_d->m_departed.clear();
}

int ConfigSession::setTextFromDisk(std::string text, int file)
{
    auto all = m_d->texts();
    auto& current = all[static_cast<std::size_t>(file)];
    if (isBlank(text))
        text = emptyConfiguration;
    const auto change = json5::difference(current.second, text);
    if (change.empty())
        return 0;
    const auto lost = m_d->m_history.rebase(current.first, change.front());
    m_d->m_gestureOpen = false;
    current.second = std::move(text);
    m_d->show(m_d->understand(all), {}, true);
    return lost;
}

const std::string& ConfigSession::text(int file) const
{
    return m_d->m_state.files.files[static_cast<std::size_t>(file)].document.text();
}

const std::string& ConfigSession::path(int file) const
{
    return m_d->m_state.files.files[static_cast<std::size_t>(file)].path;
}

const SourceFiles& ConfigSession::files() const
{
    return m_d->m_state.files;
}

int ConfigSession::fileCount() const
{
    return static_cast<int>(m_d->m_state.files.files.size());
}

bool ConfigSession::isReadOnly() const
{
    return m_d->m_protection || m_d->m_state.unreadable;
}

std::optional<Diagnostic> ConfigSession::readOnlyReason() const
{
    return m_d->m_state.unreadable ? m_d->m_state.unreadable : m_d->m_protection;
}

void ConfigSession::setWriteProtection(std::optional<Diagnostic> reason)
{
    const auto wasReadOnly = isReadOnly();
    m_d->m_protection = std::move(reason);
    if (wasReadOnly != isReadOnly())
        Q_EMIT readOnlyChanged();
}

const OpenClawConfig& ConfigSession::config() const
{
    return m_d->m_state.config;
}

const std::vector<Diagnostic>& ConfigSession::diagnostics() const
{
    return m_d->m_state.diagnostics;
}

void ConfigSession::setDiskFindings(std::vector<Diagnostic> findings)
{
    m_d->setDiskFindings(std::move(findings));
}

std::vector<Diagnostic> ConfigSession::diagnosticsBelow(std::string_view path) const
{
    std::vector<Diagnostic> result;
    std::copy_if(diagnostics().begin(), diagnostics().end(), std::back_inserter(result),
                 [path](const Diagnostic& diagnostic) { return isBelow(diagnostic.path, path); });
    return result;
}

Generation ConfigSession::generation() const
{
    return config().generation;
}

void ConfigSession::setGeneration(Generation generation)
{
    if (m_d->m_client == generation)
        return;
    m_d->m_client = generation;
    m_d->show(m_d->understand(m_d->texts()), {}, false);
}

const Chain& ConfigSession::chain(const ChainId& id) const
{
    return config().chain(id);
}

} // namespace switchyard::config
