// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/configfile.h"
#include "config/configsession.h"
#include "config/environment.h"
#include "filetesting.h"
#include "testlib/manualclock.h"

#include <chrono>
#include <memory>
#include <string>

namespace switchyard::configfiles {

using namespace std::chrono_literals;

inline const char* const start = "// mine\n{\n  models: {\n    mode: 'merge', // keep\n  },\n  a: 1,\n  b: 2,\n}\n";

inline const char* const includingStart = "{\n  models: { $include: \"models.json5\" },\n  a: 1,\n}\n";
inline const char* const includedStart = "{\n  mode: \"merge\",\n}\n";

//! Files that lie beside the configuration.
class Neighbours final : public config::IncludeLoader
{
public:
    Result<File> load(const std::string& reference, const std::string& includingPath) const override
    {
        const QString path = QFileInfo(QString::fromStdString(includingPath)).dir().filePath(QString::fromStdString(reference));
        return File{path.toStdString(), readFile(path)};
    }
};

//! A session and its file service on a temporary folder, as the application builds them.
struct Panel {
    explicit Panel(const QString& folder, std::chrono::milliseconds delay = 20ms, bool isOwn = true)
        : path(folder + QLatin1String("/openclaw.json"))
        , session(environment, &neighbours)
        , file(std::make_unique<ConfigFile>(options(folder, delay, isOwn), session, clock))
    {
    }

    ConfigFileOptions options(const QString& folder, std::chrono::milliseconds delay, bool isOwn) const
    {
        ConfigFileOptions made;
        made.path = path;
        made.backupsFolder = folder + QLatin1String("/state/backups");
        made.draftsFolder = folder + QLatin1String("/state/drafts");
        made.locksFolder = folder + QLatin1String("/state/locks");
        made.isOwnFile = isOwn;
        made.saveDelay = delay;
        return made;
    }

    bool set(const char* where, const char* value)
    {
        return session.setValue(*json5::Path::parse(where), value).isOk();
    }

    QString path;
    testlib::ManualClock clock;
    config::MapEnvironment environment;
    Neighbours neighbours;
    config::ConfigSession session;
    std::unique_ptr<ConfigFile> file;
};

inline std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    return text.replace(text.find(what), what.size(), by);
}

} // namespace switchyard::configfiles
