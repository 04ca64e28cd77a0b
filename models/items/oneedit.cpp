// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/oneedit.h"

#include "config/configsession.h"
#include "config/environment.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::items {

namespace {

Result<int> applyOneByOne(config::ConfigSession& session, const SessionCommands& commands)
{
    int entries = 0;
    const auto connection = QObject::connect(&session, &config::ConfigSession::documentChanged, &session, [&entries] { ++entries; });
    session.finishGesture();
    const auto result = commands(session);
    QObject::disconnect(connection);
    if (result)
        return entries;
    for (; entries > 0 && session.canUndo(); --entries)
        static_cast<void>(session.undo());
    return result.error();
}

} // namespace

Result<int> applyAsOneEdit(config::ConfigSession& session, const config::Environment&, const SessionCommands& commands)
{
    const auto scratch = session.copy();
    if (const auto result = commands(*scratch); !result)
        return result.error();
    std::vector<std::pair<int, std::string>> texts;
    for (int file = 0; file < std::min(session.fileCount(), scratch->fileCount()); ++file) {
        if (session.path(file) != scratch->path(file))
            return applyOneByOne(session, commands);
        if (session.text(file) != scratch->text(file))
            texts.emplace_back(file, scratch->text(file));
    }
    if (texts.empty())
        return 0;
    session.finishGesture();
    if (const auto result = session.replaceTexts(std::move(texts)); !result)
        return result.error();
    return 1;
}

} // namespace switchyard::items
