// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/sourcefiles.h"

#include "config/environment.h"

#include <algorithm>

namespace switchyard::config {

namespace {

constexpr std::size_t maximumIncludeDepth = 10;
constexpr std::size_t maximumFiles = 200;
constexpr int maximumValueDepth = 500;

//! Follows the includes of one configuration, depth first, as OpenClaw does.
class Loading final {
public:
    Loading(SourceFiles& result, const std::vector<std::pair<std::string, std::string>>& known,
            const IncludeLoader* loader)
        : m_result(result)
        , m_known(known)
        , m_loader(loader)
    {
    }

    void followIn(int file)
    {
        m_chain.push_back(file);
        // Copies share the tree, which keeps the views alive while the list of files grows.
        const auto document = m_result.files[static_cast<std::size_t>(file)].document;
        const auto& text = document.text();
        // A key can be spelled with escapes, so that only a text without any is known to include nothing.
        const auto mayInclude = text.find("$include") != std::string::npos || text.find('\\') != std::string::npos;
        if (document.isValid() && mayInclude)
            visit(file, document.root(), 0);
        m_chain.pop_back();
    }

private:
    void visit(int file, const json5::Value& value, int depth)
    {
        if (!value.isContainer() || depth > maximumValueDepth)
            return;
        if (value.isObject())
            visitInclude(file, value.find("$include"));
        for (const auto item : value)
            visit(file, item, depth + 1);
    }

    void visitInclude(int file, const json5::Value& include)
    {
        if (include.isMissing())
            return;
        if (include.isString()) {
            follow(file, include);
            return;
        }
        if (!include.isArray()) {
            report(file, include, "include-not-a-path");
            return;
        }
        for (const auto item : include) {
            if (item.isString())
                follow(file, item);
            else
                report(file, item, "include-not-a-path");
        }
    }

    void follow(int file, const json5::Value& reference)
    {
        const auto name = reference.stringOr({});
        if (m_chain.size() > maximumIncludeDepth || m_result.files.size() >= maximumFiles) {
            report(file, reference, "include-too-deep");
            return;
        }
        const auto target = fileFor(file, name, reference);
        if (target < 0)
            return;
        if (std::find(m_chain.begin(), m_chain.end(), target) != m_chain.end()) {
            report(file, reference, "include-cycle");
            return;
        }
        m_result.links.push_back({file, name, target});
        followIn(target);
    }

    //! The index of the included file, opening it when it is new; -1 after a report.
    int fileFor(int file, const std::string& name, const json5::Value& reference)
    {
        if (const auto linked = m_result.targetOf(file, name); linked >= 0)
            return linked;
        if (!m_loader) {
            report(file, reference, "include-not-followed");
            return -1;
        }
        auto loaded = m_loader->load(name, m_result.files[static_cast<std::size_t>(file)].path);
        if (!loaded) {
            report(file, reference, "include-not-readable", {{"file", name}, {"reason", loaded.error().message}});
            return -1;
        }
        if (const auto index = m_result.indexOf(loaded->path); index >= 0)
            return index;
        const auto known = std::find_if(m_known.begin(), m_known.end(),
                                        [&loaded](const auto& entry) { return entry.first == loaded->path; });
        const auto& text = known == m_known.end() ? loaded->text : known->second;
        m_result.files.push_back({loaded->path, json5::Document::parse(text)});
        const auto index = static_cast<int>(m_result.files.size()) - 1;
        const auto& document = m_result.files.back().document;
        if (!document.isValid())
            report(file, reference, "include-not-json5", {{"file", name}, {"reason", document.firstError().message}});
        return index;
    }

    void report(int file, const json5::Value& value, std::string wording, Arguments arguments = {})
    {
        Diagnostic diagnostic;
        diagnostic.severity = Severity::Error;
        diagnostic.location = value.path();
        diagnostic.path = diagnostic.location.toString();
        diagnostic.origin = m_result.originAt(file, value.offset(), value.length());
        diagnostic.origin.path = diagnostic.location;
        diagnostic.say(std::move(wording), std::move(arguments));
        m_result.diagnostics.push_back(std::move(diagnostic));
    }

    SourceFiles& m_result;
    const std::vector<std::pair<std::string, std::string>>& m_known;
    const IncludeLoader* m_loader;
    std::vector<int> m_chain;
};

} // namespace

SourceFiles SourceFiles::load(std::string path, std::string text, const IncludeLoader* loader)
{
    return load({{std::move(path), std::move(text)}}, loader);
}

SourceFiles SourceFiles::load(const std::vector<std::pair<std::string, std::string>>& texts,
                              const IncludeLoader* loader)
{
    SourceFiles result;
    result.files.push_back({texts.front().first, json5::Document::parse(texts.front().second)});
    Loading(result, texts, loader).followIn(0);
    return result;
}

int SourceFiles::indexOf(std::string_view path) const
{
    const auto found
        = std::find_if(files.begin(), files.end(), [path](const SourceFile& file) { return file.path == path; });
    return found == files.end() ? -1 : static_cast<int>(found - files.begin());
}

int SourceFiles::targetOf(int file, std::string_view reference) const
{
    const auto found = std::find_if(links.begin(), links.end(), [file, reference](const IncludeLink& link) {
        return link.file == file && link.reference == reference;
    });
    return found == links.end() ? -1 : found->target;
}

Origin SourceFiles::originAt(int file, std::size_t offset, std::size_t length) const
{
    Origin origin;
    origin.file = file;
    origin.offset = offset;
    origin.length = length;
    const auto location = files[static_cast<std::size_t>(file)].document.locationAt(offset);
    origin.line = location.line;
    origin.column = location.column;
    return origin;
}

} // namespace switchyard::config
