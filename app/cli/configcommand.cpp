// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/configcommand.h"

#include "base/unifieddiff.h"
#include "config/atomicreplace.h"
#include "config/safefile.h"
#include "config/writeguard.h"
#include "json5/document.h"
#include "json5/editor.h"
#include "json5/writer.h"

#include <QCommandLineParser>

#include <charconv>
#include <chrono>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace switchyard::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds lockPatience{2};

const char* const usage
    = "usage: switchyard config [--dry-run] get FILE [PATH] | set FILE PATH VALUE | remove FILE PATH"
      " | move FILE ARRAY_PATH FROM TO | rename FILE PATH NEW_KEY";

//! What a run was asked to do. Only `edit` differs between the subcommands that write.
struct Job {
    using Edit = std::function<Result<json5::TextEdits>(const json5::Document&)>;
    //! Whether the edited document says what was asked for. The last guard before anything is written.
    using Check = std::function<bool(const json5::Document& before, const json5::Document& after)>;

    QString file;
    json5::Path path;
    Edit edit;
    Check check;
    bool isDryRun = false;
};

int code(ConfigExit exit)
{
    return static_cast<int>(exit);
}

std::optional<std::size_t> toIndex(const std::string& word)
{
    std::size_t index = 0;
    const char* const end = word.data() + word.size();
    const auto parsed = std::from_chars(word.data(), end, index);
    return parsed.ec == std::errc{} && parsed.ptr == end ? std::optional(index) : std::nullopt;
}

class ConfigRun final
{
public:
    explicit ConfigRun(const CommandContext& context)
        : m_context(context)
    {
    }

    int run(const QStringList& given, bool isDryRun)
    {
        std::vector<std::string> words;
        bool isDashSeen = false;
        for (const QString& word : given) {
            if (!isDashSeen && word == "--"_L1)
                isDashSeen = true;
            else if (!isDashSeen && word == "--dry-run"_L1)
                isDryRun = true;
            else
                words.push_back(word.toStdString());
        }
        if (words.empty())
            return misused();
        const std::string& verb = words.front();
        if (verb == "get" && (words.size() == 2 || words.size() == 3))
            return get(words[1], words.size() == 3 ? words[2] : std::string{});
        if (verb == "set" && words.size() == 4)
            return set(words, isDryRun);
        if (verb == "remove" && words.size() == 3)
            return remove(words, isDryRun);
        if (verb == "move" && words.size() == 5)
            return move(words, isDryRun);
        if (verb == "rename" && words.size() == 4)
            return rename(words, isDryRun);
        return misused();
    }

private:
    int misused()
    {
        m_context.err << usage << '\n';
        return code(ConfigExit::Usage);
    }

    int fail(ConfigExit exit, const std::string& sentence)
    {
        m_context.err << "switchyard config: " << sentence << '\n';
        return code(exit);
    }

    configfiles::SafeFile fileAt(const QString& path) const
    {
        return {path, {m_context.places.backupsFolder, m_context.places.runtimeFolder}};
    }

    int failToRead(const Error& error)
    {
        return fail(error.code == ErrorCode::NotFound ? ConfigExit::NotFound : ConfigExit::CannotWrite,
                    error.message);
    }

    int failToParse(const QString& file, const json5::Document& document)
    {
        const Error error = document.firstError();
        return fail(ConfigExit::NotJson5,
                    file.toStdString() + ':' + std::to_string(error.location->line) + ':'
                        + std::to_string(error.location->column) + ": " + error.message);
    }

    int failToEdit(const Error& error)
    {
        if (error.code == ErrorCode::NotFound)
            return fail(ConfigExit::NotFound, error.message);
        std::string sentence = error.message;
        if (error.code == ErrorCode::Syntax)
            sentence += " (a string needs its own quotes: '\"text\"')";
        return fail(ConfigExit::Usage, sentence);
    }

    int failToWrite(const Error& error)
    {
        if (error.code == ErrorCode::Conflict || error.code == ErrorCode::Unavailable)
            return fail(ConfigExit::Changed, error.message + "; nothing was written, run the command again");
        return fail(ConfigExit::CannotWrite, error.message);
    }

    //! Says on standard error which keys of a path stand in their object more than once.
    void warnAboutDuplicates(const QString& file, const json5::Document& document, const json5::Path& path)
    {
        json5::Value value = document.root();
        for (const json5::PathStep& step : path) {
            const json5::Value next = value.step(step);
            if (!next)
                return;
            for (const json5::Value member : value) {
                if (!member.isShadowed() || !step.isKey() || member.key() != step.key())
                    continue;
                const TextLocation place = document.locationAt(member.keyOffset());
                m_context.err << file.toStdString() << ':' << place.line << ':' << place.column
                              << ": warning: the key " << json5::quoted(step.key())
                              << " comes again later in the same object; the last one counts\n";
            }
            value = next;
        }
    }

    int get(const std::string& fileWord, const std::string& pathWord)
    {
        const auto path = json5::Path::parse(pathWord);
        if (!path)
            return fail(ConfigExit::Usage, path.error().message);
        const QString file = QString::fromStdString(fileWord);
        const auto text = fileAt(file).read();
        if (!text)
            return failToRead(text.error());
        const auto document = json5::Document::parse(*text);
        if (!document.isValid())
            return failToParse(file, document);
        const json5::Value value = document.root().resolve(*path);
        if (!value)
            return fail(ConfigExit::NotFound, "there is no " + path->toString() + " in " + fileWord);
        warnAboutDuplicates(file, document, *path);
        if (value.isNumber() && json5::toJson(value, json5::JsonLayout::Compact) == "null")
            m_context.err << "switchyard config: JSON has no " << value.text() << ", so null stands for it\n";
        m_context.out << json5::toJson(value, json5::JsonLayout::Indented) << '\n';
        return 0;
    }

    int set(const std::vector<std::string>& words, bool isDryRun)
    {
        const auto path = json5::Path::parse(words[2]);
        if (!path)
            return fail(ConfigExit::Usage, path.error().message);
        const std::string& value = words[3];
        return perform(
            {QString::fromStdString(words[1]), *path,
             [&](const json5::Document& document) { return json5::editor::set(document, *path, value); },
             [&](const json5::Document&, const json5::Document& after) {
                 const auto wanted = json5::Document::parse(value);
                 return json5::sameValue(after.root().resolve(*path), wanted.root());
             },
             isDryRun});
    }

    int remove(const std::vector<std::string>& words, bool isDryRun)
    {
        const auto path = json5::Path::parse(words[2]);
        if (!path)
            return fail(ConfigExit::Usage, path.error().message);
        return perform(
            {QString::fromStdString(words[1]), *path,
             [&](const json5::Document& document) { return json5::editor::remove(document, *path); },
             [&](const json5::Document& before, const json5::Document& after) {
                 const json5::Value container = after.root().resolve(path->parent());
                 if (container.isObject())
                     return !container.step(path->last());
                 return container.size() + 1 == before.root().resolve(path->parent()).size();
             },
             isDryRun});
    }

    int move(const std::vector<std::string>& words, bool isDryRun)
    {
        const auto path = json5::Path::parse(words[2]);
        if (!path)
            return fail(ConfigExit::Usage, path.error().message);
        const auto from = toIndex(words[3]);
        const auto to = toIndex(words[4]);
        if (!from || !to)
            return fail(ConfigExit::Usage, "FROM and TO are indexes that start at 0");
        return perform({QString::fromStdString(words[1]), *path,
                        [&](const json5::Document& document) {
                            return json5::editor::move(document, *path, *from, *to);
                        },
                        [&](const json5::Document& before, const json5::Document& after) {
                            return isMoved(before.root().resolve(*path), after.root().resolve(*path), *from,
                                           *to);
                        },
                        isDryRun});
    }

    static bool isMoved(const json5::Value& before, const json5::Value& after, std::size_t from,
                        std::size_t to)
    {
        if (before.size() != after.size())
            return false;
        for (std::size_t i = 0; i < after.size(); ++i) {
            std::size_t source = i;
            if (i == to)
                source = from;
            else if (from < to && i >= from && i < to)
                source = i + 1;
            else if (to < from && i > to && i <= from)
                source = i - 1;
            if (!json5::sameValue(before.at(source), after.at(i)))
                return false;
        }
        return true;
    }

    int rename(const std::vector<std::string>& words, bool isDryRun)
    {
        const auto path = json5::Path::parse(words[2]);
        if (!path)
            return fail(ConfigExit::Usage, path.error().message);
        const std::string& key = words[3];
        return perform(
            {QString::fromStdString(words[1]), *path,
             [&](const json5::Document& document) { return json5::editor::renameKey(document, *path, key); },
             [&](const json5::Document& before, const json5::Document& after) {
                 const json5::Value renamed = after.root().resolve(path->parent()).find(key);
                 return json5::sameValue(before.root().resolve(*path), renamed);
             },
             isDryRun});
    }

    int perform(const Job& job)
    {
        const auto file = fileAt(job.file);
        std::optional<configfiles::FileLock> lock;
        if (!job.isDryRun) {
            // A file that is not there needs no lock, and the sentence should be about the file.
            if (auto text = file.read(); !text)
                return failToRead(text.error());
            if (const auto unmanaged = configfiles::refuseWhenManagedElsewhere(); !unmanaged)
                return failToWrite(unmanaged.error());
            auto taken = file.lock(lockPatience);
            if (!taken)
                return failToWrite(taken.error());
            lock.emplace(std::move(taken).value());
            configfiles::sweepLeftovers(file.realPath());
        }
        const auto text = file.read();
        if (!text)
            return failToRead(text.error());
        const auto document = json5::Document::parse(*text);
        if (!document.isValid())
            return failToParse(job.file, document);
        const auto edits = job.edit(document);
        if (!edits)
            return failToEdit(edits.error());
        warnAboutDuplicates(job.file, document, job.path);
        const auto edited = json5::Document::parse(json5::apply(*text, *edits));
        if (!edited.isValid() || !job.check(document, edited))
            return fail(ConfigExit::CannotWrite,
                        "the edit would not have done what was asked, which is a bug in Switchyard; nothing "
                        "was written");
        return job.isDryRun ? show(job.file, *text, edited.text()) : write(file, *text, edited.text());
    }

    int show(const QString& file, const std::string& before, const std::string& after)
    {
        const std::string name = file.toStdString();
        m_context.out << unifiedDiff(before, after, name, name);
        return 0;
    }

    int write(const configfiles::SafeFile& file, const std::string& before, const std::string& after)
    {
        if (before == after)
            return 0;
        const auto replaced = file.replace(before, after, m_context.clock.wallNow());
        return replaced ? 0 : failToWrite(replaced.error());
    }

    const CommandContext& m_context;
};

class ConfigCommand final : public Command
{
public:
    QString name() const override { return u"config"_s; }
    QString summary() const override
    {
        return u"Read or edit one value of a JSON5 file, keeping all else as it is"_s;
    }

    void addOptions(QCommandLineParser& parser) const override
    {
        // Values such as -5 or -Infinity are no options.
        parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
        parser.addOption({u"dry-run"_s, u"Print what would change as a diff, and change nothing."_s});
        parser.addPositionalArgument(
            u"operation"_s,
            u"get FILE [PATH]: print the value as JSON.\n"
            "set FILE PATH VALUE: write a JSON5 value, making missing parents.\n"
            "remove FILE PATH: remove a member or an item.\n"
            "move FILE ARRAY_PATH FROM TO: move an item; TO is its index afterwards.\n"
            "rename FILE PATH NEW_KEY: give a member another key.\n"
            "Paths look like agents.defaults.model.fallbacks[1], [\"a.b\"].c or [0].\n"
            "Exit codes: 0 done, 1 not found, 2 usage, 3 not JSON5, 4 cannot read or write, 5 changed meanwhile."_s,
            u"get|set|remove|move|rename FILE PATH…"_s);
    }

    int run(const QCommandLineParser& parser, const CommandContext& context) override
    {
        return ConfigRun(context).run(parser.positionalArguments(), parser.isSet(u"dry-run"_s));
    }
};

} // namespace

std::unique_ptr<Command> makeConfigCommand()
{
    return std::make_unique<ConfigCommand>();
}

} // namespace switchyard::cli
