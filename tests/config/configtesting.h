// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/environment.h"
#include "config/lint.h"
#include "config/lowering.h"

#include <QFile>
#include <QString>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::config::testing {

inline std::string dataFile(const char* name)
{
    QFile file(QStringLiteral(CONFIG_TEST_DATA "/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string {};
}

inline Lowered lowered(const std::string& text, const LowerOptions& options = {},
                       const MapEnvironment& environment = MapEnvironment())
{
    return lower(SourceFiles::load("openclaw.json", text, nullptr), environment, options);
}

//! All that a session would show: OpenClaw's own refusals and advice.
inline std::vector<Diagnostic> allDiagnostics(const std::string& text, const LowerOptions& options = {})
{
    const auto files = SourceFiles::load("openclaw.json", text, nullptr);
    auto result = lower(files, MapEnvironment(), options);
    const auto advice = lint(files, result.config, Catalogue::builtIn());
    result.diagnostics.insert(result.diagnostics.end(), advice.begin(), advice.end());
    return result.diagnostics;
}

//! `severity code path`, sorted, a line each: what a test compares.
inline QString summary(const std::vector<Diagnostic>& diagnostics)
{
    std::vector<std::string> lines;
    for (const auto& diagnostic : diagnostics)
        lines.push_back(std::string(toString(diagnostic.severity)) + ' ' + diagnostic.code + ' ' + diagnostic.path);
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const auto& line : lines)
        text += line + '\n';
    return QString::fromStdString(text);
}

inline QString refs(const Chain& chain)
{
    std::string text;
    for (const auto& entry : chain.entries)
        text += (text.empty() ? "" : " ") + entry.ref.toString();
    return QString::fromStdString(text);
}

//! Files held in memory; references are their names.
class MapLoader final : public IncludeLoader {
public:
    explicit MapLoader(std::map<std::string, std::string> files)
        : m_files(std::move(files))
    {
    }
    Result<File> load(const std::string& reference, const std::string&) const override
    {
        const auto found = m_files.find(reference);
        if (found == m_files.end())
            return Error {ErrorCode::NotFound, "there is no such file"};
        return File {found->first, found->second};
    }

private:
    std::map<std::string, std::string> m_files;
};

} // namespace switchyard::config::testing
