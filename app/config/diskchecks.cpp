// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/diskchecks.h"

#include <QDir>
#include <QFileInfo>
#include <QString>

#include <algorithm>
#include <array>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace switchyard {

using namespace Qt::Literals::StringLiterals;

namespace {

QString resolved(const std::string& path, const std::string& home)
{
    const bool isHome = path == "~" || path.starts_with("~/");
    return QDir::cleanPath(QString::fromStdString(isHome ? home + path.substr(1) : path));
}

bool isWithin(const QString& folder, const QString& path)
{
    return path == folder || path.startsWith(folder.endsWith(u'/') ? folder : folder + u'/');
}

bool isOwn(const QFileInfo& file)
{
#ifdef Q_OS_UNIX
    return file.ownerId() == getuid();
#else
    Q_UNUSED(file)
    return true;
#endif
}

//! The wording of what is wrong with a program, or null.
const char* problemOf(const config::DiskReference& program, const QString& path, const std::string& home)
{
    const QFileInfo file(path);
    if (!file.isSymbolicLink() && !file.exists())
        return "program-not-found";
    if (file.isSymbolicLink())
        return "program-is-link";
    if (file.isDir())
        return "program-is-folder";
    const auto& trusted = program.trustedFolders;
    const auto isTrusted = trusted.empty() || std::any_of(trusted.begin(), trusted.end(), [&](const std::string& folder) {
        return isWithin(resolved(folder, home), path);
    });
    if (!isTrusted)
        return "program-not-trusted";
    if (file.permissions() & (QFileDevice::WriteGroup | QFileDevice::WriteOther))
        return "program-writable";
    return isOwn(file) ? nullptr : "program-not-own";
}

bool isPluginFile(const QString& path)
{
    constexpr std::array<const char*, 6> endings {".ts", ".js", ".mts", ".cts", ".mjs", ".cjs"};
    const QString name = QFileInfo(path).fileName().toLower();
    const auto ends = [&path](const char* ending) { return path.endsWith(QLatin1String(ending)); };
    return std::any_of(endings.begin(), endings.end(), ends) && !name.endsWith(u".d.ts"_s) && !name.endsWith(u".d.mts"_s)
        && !name.endsWith(u".d.cts"_s) && !name.contains(u".test."_s);
}

config::Diagnostic diagnostic(const config::DiskReference& reference, const char* wording, const QString& path)
{
    config::Diagnostic result;
    result.severity = config::Severity::Error;
    result.say(wording, {{"path", path.toStdString()}});
    result.location = reference.location;
    result.path = reference.location.toString();
    result.origin = reference.origin;
    return result;
}

} // namespace

std::vector<config::Diagnostic> checkDisk(const config::DiskReferences& references, const std::string& home)
{
    std::vector<config::Diagnostic> diagnostics;
    for (const auto& program : references.secretPrograms) {
        // What is no whole path at all is the schema's to tell.
        const QString path = resolved(program.path, home);
        const auto* const problem = QDir::isAbsolutePath(path) ? problemOf(program, path, home) : nullptr;
        if (problem)
            diagnostics.push_back(diagnostic(program, problem, path));
    }
    for (const auto& plugin : references.pluginPaths) {
        const QString path = resolved(plugin.path, home);
        if (QFileInfo(path).isFile() && !isPluginFile(path))
            diagnostics.push_back(diagnostic(plugin, "plugin-path-not-plugin", path));
    }
    return diagnostics;
}

} // namespace switchyard
