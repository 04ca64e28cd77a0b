// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/identifier.h"

#include <algorithm>

namespace switchyard::probing {

using health::ServerFamily;

Identifier::Identifier(Asker& asker, ServerAddress address, health::ServerAnswer list, AskLimits limits, QObject* parent)
    : QObject(parent)
    , m_asker(asker)
    , m_address(std::move(address))
    , m_list(std::move(list))
    , m_limits(limits)
{
}

void Identifier::start(Done done)
{
    m_done = std::move(done);
    const auto byHost = health::familyOfHost(m_address.base.host);
    if (byHost != ServerFamily::Unknown) {
        finish(byHost, {});
        return;
    }
    for (const auto* adapter : health::allAdapters()) {
        auto& questions = adapter->tells && adapter->tells(m_list) ? m_likely : m_rest;
        for (const auto& marker : adapter->markers)
            questions.push_back({ adapter, &marker, std::nullopt });
    }
    askNext();
}

void Identifier::askNext()
{
    if (m_next >= m_likely.size()) {
        askGroup();
        return;
    }
    const auto question = m_likely[m_next++];
    const health::Ask ask { "GET", std::string(question.marker->path) };
    m_askings.emplace_back(m_asker.ask(m_address, m_address.url(ask.path), ask, m_limits, this,
                                       [this, question](const health::ServerAnswer& answer) {
                                           if (const auto version = question.marker->recognise(answer))
                                               finish(question.adapter->info.family, *version);
                                           else
                                               askNext();
                                       }));
}

void Identifier::askGroup()
{
    m_open = static_cast<int>(m_rest.size());
    // Families that share a path share the request.
    std::vector<std::string_view> paths;
    for (const auto& question : m_rest) {
        if (std::find(paths.begin(), paths.end(), question.marker->path) == paths.end())
            paths.push_back(question.marker->path);
    }
    m_open = static_cast<int>(paths.size());
    if (m_open == 0) {
        conclude();
        return;
    }
    auto limits = m_limits;
    limits.closesConnection = true;
    for (const auto path : paths) {
        const health::Ask ask { "GET", std::string(path) };
        m_askings.emplace_back(m_asker.ask(m_address, m_address.url(path), ask, limits, this,
                                           [this, path](const health::ServerAnswer& answer) {
                                               for (auto& question : m_rest) {
                                                   if (question.marker->path == path)
                                                       question.version = question.marker->recognise(answer);
                                               }
                                               if (--m_open == 0)
                                                   conclude();
                                           }));
    }
}

//! The order of the table decides, not the order of the answers.
void Identifier::conclude()
{
    const auto proven
        = std::find_if(m_rest.begin(), m_rest.end(), [](const Question& question) { return question.version.has_value(); });
    if (proven != m_rest.end()) {
        finish(proven->adapter->info.family, *proven->version);
        return;
    }
    // Families without a marker of their own are known by their list alone.
    for (const auto* adapter : health::allAdapters()) {
        if (adapter->markers.empty() && adapter->tells && adapter->tells(m_list)) {
            finish(adapter->info.family, {});
            return;
        }
    }
    // A vLLM or SGLang behind a key or a proxy may hide its markers; the owner it names is then the best there is.
    for (const auto* adapter : health::allAdapters()) {
        const bool isSpecific = adapter->tells && adapter->tells(m_list) && m_list.isGood()
            && adapter->info.family != ServerFamily::LlamaCppRouter && adapter->info.family != ServerFamily::Ollama
            && adapter->info.family != ServerFamily::LocalAi && adapter->info.family != ServerFamily::LmStudio;
        if (isSpecific) {
            finish(adapter->info.family, {});
            return;
        }
    }
    health::ServerReport report;
    finish(health::readModelList(m_list, report) ? ServerFamily::OpenAiCompatible : ServerFamily::Unknown, {});
}

void Identifier::finish(ServerFamily family, const std::string& version)
{
    if (!m_done)
        return;
    for (const auto& asking : m_askings) {
        if (asking)
            asking->cancel();
    }
    const auto done = std::exchange(m_done, nullptr);
    deleteLater();
    done(family, version);
}

} // namespace switchyard::probing
