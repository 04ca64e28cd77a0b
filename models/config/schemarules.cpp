// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/schemarules.h"

#include "config/catalogue.h"

#include <algorithm>
#include <array>

namespace switchyard::config {

namespace {

class Rules final {
public:
    explicit Rules(const Node& root)
        : m_root(Place::root(root))
    {
    }

    std::vector<Violation> run()
    {
        checkProviders();
        return std::move(m_found);
    }

private:
    void add(const Place& place, std::string code, std::string message)
    {
        Violation violation;
        violation.node = place.node;
        violation.path = place.toPath();
        violation.dottedPath = place.toString();
        violation.code = std::move(code);
        violation.message = std::move(message);
        m_found.push_back(std::move(violation));
    }

    void checkProviders()
    {
        const auto models = m_root.under("models");
        const auto providers = models.under("providers");
        if (!providers.node)
            return;
        for (const auto& member : providers.node->members) {
            if (!member.value.isObject() || Catalogue::builtIn().isBundled(member.key))
                continue;
            const auto place = providers.under(member.key, &member.value);
            const auto* const url = member.value.find("baseUrl");
            if (!url || url->string().empty())
                add(place.under("baseUrl"), "missing-base-url",
                    "OpenClaw does not know this provider, so it wants a baseUrl here and refuses the file without one");
            const auto* const list = member.value.find("models");
            if (!list || !list->isArray())
                add(place.under("models"), "missing-models",
                    "OpenClaw does not know this provider, so it wants its list of models here and refuses the file without one");
        }
    }

    Place m_root;
    std::vector<Violation> m_found;
};

} // namespace

std::vector<Violation> checkRules(const Node& root, Generation generation)
{
    // The older schema has these keys as required ones, so its own check reports them.
    return generation == Generation::List ? std::vector<Violation> {} : Rules(root).run();
}

} // namespace switchyard::config
