// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/oneedit.h"

#include "config/configsession.h"
#include "config/environment.h"

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

Result<int> applyAsOneEdit(config::ConfigSession& session, const config::Environment& environment, const SessionCommands& commands)
{
    if (session.fileCount() > 1)
        return applyOneByOne(session, commands);
    config::ConfigSession scratch(environment);
    scratch.open(session.path(), session.text());
    if (const auto result = commands(scratch); !result)
        return result.error();
    if (scratch.text() == session.text())
        return 0;
    session.finishGesture();
    if (const auto result = session.replaceText(scratch.text()); !result)
        return result.error();
    return 1;
}

} // namespace switchyard::items
