// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/keyresolver.h"

#include "secrets/keyresolver_p.h"

#include <algorithm>
#include <utility>

// Headers whose value is a reference.
namespace switchyard::secrets {

std::optional<Error> KeyResolver::headerProblem(const ProviderId& provider) const
{
    for (auto header = m_headers.lower_bound({provider, {}}); header != m_headers.end() && header->first.first == provider;
         ++header) {
        if (const auto& problem = header->second.problem)
            return Error {problem->code, "the header " + header->first.second + " has no value: " + problem->message};
    }
    return std::nullopt;
}

void KeyResolver::forgetUnusedHeaders()
{
    const auto removed = std::erase_if(m_headers, [this](const auto& entry) {
        const config::Provider* provider = m_session.config().findProvider(entry.first.first);
        return provider == nullptr
            || std::none_of(provider->headers.begin(), provider->headers.end(), [&](const config::Header& header) {
                   return header.name == entry.first.second && header.value.kind == config::KeySource::Kind::Reference;
               });
    });
    if (removed > 0)
        m_changeTimer.start();
}

void KeyResolver::resolveHeaders(const config::Provider& provider)
{
    for (const config::Header& header : provider.headers) {
        if (header.value.kind == config::KeySource::Kind::Reference)
            resolveHeader({provider.id, header.name}, header.value.reference);
    }
}

void KeyResolver::resolveHeader(const std::pair<ProviderId, std::string>& name, const config::SecretRef& reference)
{
    HeaderSearch& header = m_headers[name];
    if (header.source == describe(reference))
        return;
    header.source = describe(reference);
    header.number = ++m_lastNumber;
    resolve(reference, this, [this, name, number = header.number](Result<Secret> result) {
        const auto waiting = m_headers.find(name);
        if (waiting == m_headers.end() || waiting->second.number != number)
            return;
        const bool wasMissing = waiting->second.problem.has_value();
        waiting->second.value.reset();
        waiting->second.problem.reset();
        if (result) {
            waiting->second.value = std::move(result).value();
        } else {
            waiting->second.problem = result.error();
            m_headerTimer.start();
        }
        m_changeTimer.start();
        if (wasMissing || waiting->second.problem)
            Q_EMIT findingChanged(name.first);
    });
}

void KeyResolver::retryHeaders()
{
    for (auto& [name, header] : m_headers) {
        if (header.problem)
            header.source.clear();
    }
    for (const config::Provider& provider : m_session.config().providers)
        resolveHeaders(provider);
}

} // namespace switchyard::secrets
