// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/checkcommand.h"

#include "config/catalogue.h"
#include "config/diskchecks.h"
#include "config/lint.h"
#include "config/lowering.h"
#include "includefiles.h"
#include "json/jsonwriter.h"
#include "processenvironment.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <ostream>

namespace switchyard::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Checked {
    std::vector<config::Diagnostic> diagnostics;
    std::vector<std::string> files; //!< By Origin::file.

    bool isValid() const
    {
        return std::none_of(diagnostics.begin(), diagnostics.end(), [](const config::Diagnostic& diagnostic) {
            return diagnostic.severity == config::Severity::Error;
        });
    }
};

//! The file's bytes, or a diagnostic that says why there are none.
Result<std::string> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return Error {ErrorCode::NotFound, "there is no file '" + path.toStdString() + "'"};
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::ReadFailed,
                      '\'' + path.toStdString() + "' cannot be read: " + file.errorString().toStdString()};
    return file.readAll().toStdString();
}

Checked check(const QString& path, config::Generation client)
{
    Checked result;
    result.files.push_back(path.toStdString());
    const auto content = contentOf(path);
    if (!content) {
        config::Diagnostic diagnostic;
        diagnostic.severity = config::Severity::Error;
        diagnostic.code = content.error().code == ErrorCode::NotFound ? "no-file" : "not-readable";
        diagnostic.path = "<root>";
        diagnostic.message = content.error().message;
        result.diagnostics.push_back(std::move(diagnostic));
        return result;
    }
    const auto absolute = QFileInfo(path).absoluteFilePath();
    const IncludeFiles includes(absolute.toStdString());
    const ProcessEnvironment environment(QFileInfo(absolute).absolutePath());
    const auto files = config::SourceFiles::load(absolute.toStdString(), *content, &includes);
    auto lowered = config::lower(files, environment, {client});
    result.diagnostics = std::move(lowered.diagnostics);
    // The older OpenClaw runs no programs for secrets and looks at no plugin before it starts.
    if (client != config::Generation::List) {
        auto onDisk = checkDisk(lowered.config.onDisk, QDir::homePath().toStdString());
        std::move(onDisk.begin(), onDisk.end(), std::back_inserter(result.diagnostics));
    }
    if (files.files.front().document.isValid()) {
        // Advice is about the file as its own OpenClaw reads it, whichever one is asked for a verdict.
        const auto own = config::lower(files, environment);
        auto advice = config::lint(files, own.config, config::Catalogue::builtIn());
        std::move(advice.begin(), advice.end(), std::back_inserter(result.diagnostics));
    }
    std::stable_sort(result.diagnostics.begin(), result.diagnostics.end(),
                     [](const config::Diagnostic& a, const config::Diagnostic& b) {
                         return std::pair(a.origin.file, a.origin.offset) < std::pair(b.origin.file, b.origin.offset);
                     });
    for (std::size_t i = 1; i < files.files.size(); ++i)
        result.files.push_back(files.files[i].path);
    return result;
}

void writeDiagnostic(json::Writer& writer, const Checked& checked, const config::Diagnostic& diagnostic)
{
    writer.beginObject();
    writer.key("severity").string(toString(diagnostic.severity));
    writer.key("code").string(diagnostic.code);
    writer.key("path").string(diagnostic.path);
    writer.key("line").integer(static_cast<std::int64_t>(diagnostic.origin.line));
    writer.key("column").integer(static_cast<std::int64_t>(diagnostic.origin.column));
    writer.key("message").string(diagnostic.message);
    writer.key("fix");
    diagnostic.fix ? writer.string(diagnostic.fix->label) : writer.null();
    if (diagnostic.origin.file > 0)
        writer.key("file").string(checked.files[static_cast<std::size_t>(diagnostic.origin.file)]);
    writer.endObject();
}

void printJson(std::ostream& out, const Checked& checked)
{
    std::string text;
    json::Writer writer(text);
    writer.beginObject().key("version").integer(1);
    writer.key("valid").boolean(checked.isValid());
    writer.key("diagnostics").beginArray();
    for (const auto& diagnostic : checked.diagnostics)
        writeDiagnostic(writer, checked, diagnostic);
    writer.endArray().endObject();
    out << text << std::endl;
}

void printText(std::ostream& out, const Checked& checked)
{
    for (const auto& diagnostic : checked.diagnostics) {
        out << checked.files[static_cast<std::size_t>(diagnostic.origin.file)] << ':' << diagnostic.origin.line << ':'
            << diagnostic.origin.column << ": " << toString(diagnostic.severity) << ": " << diagnostic.message << " ["
            << diagnostic.code << " at " << diagnostic.path << "]\n";
        if (diagnostic.fix)
            out << "    remedy: " << diagnostic.fix->label << '\n';
    }
    const auto count = [&checked](config::Severity severity) {
        return std::count_if(checked.diagnostics.begin(), checked.diagnostics.end(),
                             [severity](const config::Diagnostic& each) { return each.severity == severity; });
    };
    out << (checked.isValid() ? "OpenClaw accepts this file: " : "OpenClaw refuses this file: ")
        << count(config::Severity::Error) << " errors, " << count(config::Severity::Warning) << " warnings, "
        << count(config::Severity::Hint) << " hints\n";
}

class CheckCommand final : public Command {
public:
    QString name() const override { return u"check"_s; }
    QString summary() const override { return u"Check OpenClaw's configuration file, offline"_s; }

    void addOptions(QCommandLineParser& parser) const override
    {
        parser.addOption({u"json"_s, u"Print the result as JSON."_s});
        parser.addOption({u"client"_s,
                          u"Check for this OpenClaw: 'newer' (2026.9.6, the default), 'older' (2026.2.6-3) or 'auto' (the one "
                          u"the file was made for)."_s,
                          u"which"_s, u"newer"_s});
        parser.addPositionalArgument(u"file"_s, u"The file; without it the one of --config or the usual place."_s,
                                     u"[file]"_s);
    }

    int run(const QCommandLineParser& parser, const CommandContext& context) override
    {
        const auto files = parser.positionalArguments();
        const auto client = clientOf(parser.value(u"client"_s));
        if (files.size() > 1 || !client) {
            context.err << "switchyard: " << (client ? "check takes one file" : "--client is 'newer', 'older' or 'auto'")
                        << std::endl;
            return static_cast<int>(ExitCode::Usage);
        }
        const auto checked = check(files.isEmpty() ? context.places.configFile : files.first(), *client);
        if (parser.isSet(u"json"_s))
            printJson(context.out, checked);
        else
            printText(context.out, checked);
        return static_cast<int>(checked.isValid() ? ExitCode::Ok : ExitCode::Failed);
    }

private:
    static std::optional<config::Generation> clientOf(const QString& word)
    {
        if (word == u"newer"_s || word.startsWith(u"2026.9"_s))
            return config::Generation::Entries;
        if (word == u"older"_s || word.startsWith(u"2026.2"_s))
            return config::Generation::List;
        if (word == u"auto"_s)
            return config::Generation::Either;
        return std::nullopt;
    }
};

} // namespace

std::unique_ptr<Command> makeCheckCommand()
{
    return std::make_unique<CheckCommand>();
}

} // namespace switchyard::cli
