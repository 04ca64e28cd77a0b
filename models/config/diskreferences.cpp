// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/diskreferences.h"

#include "config/nodereader.h"

#include <algorithm>

namespace switchyard::config {

namespace {

DiskReference reference(const SourceFiles& files, const Place& place)
{
    return {std::string(place.node->string()), place.toPath(), originOf(files, place), {}};
}

} // namespace

const DiskReference* DiskReferences::find(const json5::Path& location) const
{
    for (const auto* const list : {&secretPrograms, &pluginPaths}) {
        const auto found = std::find_if(list->begin(), list->end(), [&location](const DiskReference& reference) {
            return reference.location == location;
        });
        if (found != list->end())
            return &*found;
    }
    return nullptr;
}

DiskReferences readDiskReferences(const SourceFiles& files, const Node& root)
{
    DiskReferences result;
    const auto top = Place::root(root);
    const auto secrets = top.under("secrets");
    const auto providers = secrets.under("providers");
    const auto* const declared = providers.node;
    for (std::size_t i = 0; declared && i < declared->members.size(); ++i) {
        const auto provider = providers.under(declared->members[i].key, &declared->members[i].value);
        const auto command = provider.under("command");
        if (!command.node || NodeReader::text(*provider.node, "source") != "exec")
            continue;
        auto program = reference(files, command);
        program.trustedFolders = NodeReader::texts(provider.node->find("trustedDirs"));
        result.secretPrograms.push_back(std::move(program));
    }
    const auto plugins = top.under("plugins");
    const auto load = plugins.under("load");
    const auto paths = load.under("paths");
    const auto isOff = plugins.node && !NodeReader::boolean(*plugins.node, "enabled").value_or(true);
    for (std::size_t i = 0; paths.node && !isOff && i < paths.node->elements.size(); ++i)
        result.pluginPaths.push_back(reference(files, paths.under(i)));
    return result;
}

} // namespace switchyard::config
