// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/pastedcommand.h"

#include "health/commandoptions.h"
#include "health/json.h"
#include "health/maskedurl.h"
#include "health/secretwords.h"
#include "health/shellwords.h"
#include "json5/writer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

namespace switchyard::health {

namespace {

using Text = std::string_view;
using Words = std::span<const ShellWord>;

Text trimmed(Text text)
{
    const auto start = text.find_first_not_of(" \t\r\n");
    return start == Text::npos ? Text() : text.substr(start, text.find_last_not_of(" \t\r\n") - start + 1);
}

bool isOneOf(Text word, std::initializer_list<Text> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

//! The rest is another command's.
bool endsCommand(const ShellWord& word)
{
    return !word.isQuoted && isOneOf(word.text, { "|", "||", "&&", "&", ">", ">>", "<", "2>", "2>&1", "2>/dev/null", ">/dev/null" });
}

//! Variables that the words before a command set: `NAME=value`, `export NAME=value;`, `$env:NAME = "value"`.
class Variables final {
public:
    void read(Words words)
    {
        for (std::size_t i = 0; i < words.size(); ++i) {
            const Text word = words[i].text;
            const auto equals = word.find('=');
            if (equals != Text::npos && equals > 0)
                add(word.substr(0, equals), word.substr(equals + 1), words[i].isQuoted);
            else if (i + 2 < words.size() && words[i + 1].text == "=")
                add(word, words[i + 2].text, words[i + 2].isQuoted);
        }
    }

    //! What a reference says, or the text itself.
    std::string resolved(Text text) const
    {
        const Text name = variableIn(text);
        const auto found = std::find_if(m_values.begin(), m_values.end(), [name](const auto& each) { return each.first == name; });
        return name.empty() || found == m_values.end() ? std::string(text) : std::string(found->second.reveal());
    }

private:
    void add(Text name, Text value, bool isQuoted)
    {
        const Text variable = variableIn(name);
        if (!isQuoted && value.ends_with(';'))
            value.remove_suffix(1);
        m_values.emplace_back(std::string(variable.empty() ? name : variable), Secret(std::string(value)));
    }

    std::vector<std::pair<std::string, Secret>> m_values;
};

bool isKeyHeader(Text name)
{
    return isOneOf(name, { "x-api-key", "api-key", "x-goog-api-key" });
}

//! Words, dots and slashes: no value that was made to be hard to guess.
bool isPlainValue(Text value)
{
    constexpr std::size_t longest = 40;
    return value.size() <= longest
        && std::all_of(value.begin(), value.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || Text(" -_./,;").find(c) != Text::npos; });
}

bool isPlainHeader(Text name)
{
    return isOneOf(name, { "accept", "accept-language", "anthropic-beta", "anthropic-version", "openai-beta", "openai-organization", "user-agent", "x-title" });
}

//! `host:1234/path` without a scheme, rather than something that was left over.
bool isAddress(Text word)
{
    const auto places = placesIn(word);
    const Text authority = word.substr(places.host, places.path - places.host);
    return word.find_first_of(".:/") != Text::npos && !authority.empty() && std::all_of(authority.begin(), authority.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || Text("-_.:[]").find(c) != Text::npos;
    });
}

bool isHeaderName(Text name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
    });
}

//! Goes through a command's words and gathers what they say.
class Reader final {
public:
    Reader(CommandTool tool, Variables variables)
        : m_tool(tool)
        , m_variables(std::move(variables))
    {
    }

    PastedCommand read(Words words)
    {
        for (std::size_t i = 0; i < words.size() && !endsCommand(words[i]); ++i)
            i += step(words.subspan(i));
        if (m_command.url.empty())
            m_command.url = m_address;
        if (m_isToken)
            setKey("authorization", m_credentials);
        else if (!m_credentials.empty())
            m_command.hasPassword = true;
        return std::move(m_command);
    }

private:
    //! How many further words were read.
    std::size_t step(Words words)
    {
        const Text word = words.front().text;
        if (const auto option = optionWithValue(m_tool, word)) {
            if (option->value)
                takeOption(option->meaning, *option->value);
            else
                return takeNext(option->meaning, words.subspan(1));
        } else if (m_tool == CommandTool::PowerShell && words.size() > 2 && isOneOf(words[1].text, { "=", ",", ":" })) {
            takePair(word, words[2].text);
            return 2;
        } else if (!word.starts_with('-')) {
            takePositional(words.front());
        }
        return 0;
    }

    std::size_t takeNext(OptionMeaning meaning, Words words)
    {
        std::size_t count = 0;
        // PowerShell wants a token wrapped: (ConvertTo-SecureString "…" -AsPlainText -Force).
        while (meaning == OptionMeaning::Bearer && count < words.size() && !words[count].isQuoted
               && isOneOf(loweredAscii(words[count].text), { "(", "convertto-securestring", "-string", "-asplaintext", "-force" }))
            ++count;
        if (count == words.size())
            return count;
        takeOption(meaning, words[count].text);
        return count + 1;
    }

    void takeOption(OptionMeaning meaning, const std::string& value)
    {
        switch (meaning) {
        case OptionMeaning::None:
            break;
        case OptionMeaning::Url:
            m_command.url = m_variables.resolved(value);
            break;
        case OptionMeaning::Header:
            if (const auto colon = value.find(':'); colon != std::string::npos)
                takeHeader(value.substr(0, colon), trimmed(Text(value).substr(colon + 1)));
            break;
        case OptionMeaning::Body:
            takeBody(value);
            break;
        case OptionMeaning::Bearer:
            setKey("authorization", m_variables.resolved(value));
            break;
        case OptionMeaning::Credentials:
            m_credentials = m_variables.resolved(value);
            break;
        case OptionMeaning::AuthType:
            m_isToken = m_tool == CommandTool::Httpie && loweredAscii(value) == "bearer";
            break;
        case OptionMeaning::Password:
            m_command.hasPassword = true;
            break;
        }
    }

    //! `Authorization = "Bearer …"` of a table; its name may stand within `$headers[…]`.
    void takePair(Text name, Text value)
    {
        if (const auto bracket = name.find('['); bracket != Text::npos && name.ends_with(']'))
            name = name.substr(bracket + 1, name.size() - bracket - 2);
        if (loweredAscii(name) == "model")
            takeModel(std::string(value));
        else
            takeHeader(std::string(name), value);
    }

    void takePositional(const ShellWord& word)
    {
        const bool isItem = m_tool == CommandTool::Httpie && (!m_address.empty() || !m_command.url.empty());
        if (isItem) {
            takeItem(word.text);
        } else if (word.text.starts_with("http://") || word.text.starts_with("https://")) {
            if (m_command.url.empty())
                m_command.url = word.text;
        } else if (m_address.empty() && m_tool != CommandTool::PowerShell && isAddress(word.text)) {
            m_address = word.text;
        } else if (m_tool == CommandTool::PowerShell && m_command.url.empty()) {
            const auto resolved = m_variables.resolved(word.text);
            if (resolved.find("://") != std::string::npos)
                m_command.url = resolved;
        }
    }

    //! HTTPie's `Header:value`, `name=value`, `name:=JSON`, `name==value`.
    void takeItem(const std::string& word)
    {
        const auto separator = word.find_first_of(":=");
        if (separator == std::string::npos)
            return;
        const bool isHeader = word[separator] == ':' && word.compare(separator, 2, ":=") != 0;
        if (isHeader)
            takeHeader(word.substr(0, separator), Text(word).substr(separator + 1));
        else if (word.compare(0, separator, "model") == 0 && word[separator] == '=')
            takeModel(word.substr(separator + 1));
    }

    void takeHeader(const std::string& name, Text value)
    {
        const auto lowered = loweredAscii(name);
        if (lowered == "content-type" || lowered == "accept" || !isHeaderName(name))
            return;
        constexpr Text bearer = "bearer ";
        if (lowered == "authorization" && loweredAscii(value.substr(0, bearer.size())) == bearer)
            setKey(lowered, m_variables.resolved(trimmed(value.substr(bearer.size()))));
        else if (isKeyHeader(lowered))
            setKey(lowered, m_variables.resolved(value));
        else if (lowered == "authorization" || isSecretName(lowered) || looksLikeKey(value))
            m_command.hasPassword = true;
        else
            m_command.headers.emplace_back(name, std::string(value));
    }

    void setKey(const std::string& header, const std::string& value)
    {
        m_command.keyHeader = header;
        if (!value.empty() && !standsForKey(value))
            m_command.key = Secret(value);
    }

    void takeBody(const std::string& text)
    {
        if (const auto body = Json::parse(text))
            takeModel((*body)["model"].text());
    }

    void takeModel(const std::string& id)
    {
        constexpr std::size_t longest = 200;
        const bool isId = !id.empty() && id.size() <= longest && !id.starts_with("sk-") && std::all_of(id.begin(), id.end(), [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || Text("-_./:@+ ").find(c) != Text::npos;
        });
        if (isId)
            m_command.model = id;
    }

    CommandTool m_tool;
    Variables m_variables;
    PastedCommand m_command;
    std::string m_address; //!< A word that may be one, without a scheme.
    std::string m_credentials;
    bool m_isToken = false;
};

//! Where the command begins: HTTPie's short names are words of prose too.
std::optional<std::size_t> commandIn(Words words)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto tool = toolNamed(words[i].text);
        const bool isCertain = tool && *tool != CommandTool::Httpie;
        const bool isSetUp = std::all_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i), [](const ShellWord& word) {
            return word.text.find('=') != std::string::npos || isOneOf(word.text, { "$", ">", "%", "sudo", "time", "env", "export" });
        });
        if (isCertain || (tool && isSetUp && i + 1 < words.size()))
            return i;
    }
    return std::nullopt;
}

std::string posixQuoted(Text text)
{
    static constexpr Text plain = "-_./:@%+=,*?&[]~";
    const bool isPlain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || plain.find(c) != Text::npos;
    });
    if (isPlain)
        return std::string(text);
    std::string result = "'";
    for (const char c : text)
        result += c == '\'' ? "'\\''" : std::string(1, c);
    return result + '\'';
}

} // namespace

std::optional<PastedCommand> readPastedCommand(std::string_view text)
{
    auto shell = shellOf(text);
    auto words = shellWords(text, shell);
    auto start = commandIn(words);
    if (!start)
        return std::nullopt;
    auto tool = *toolNamed(words[*start].text);
    // cURL as a command of its own wants no PowerShell's tables; as PowerShell's other name for its own it does.
    const bool isAlias = std::any_of(words.begin(), words.end(), [](const ShellWord& word) {
        return isOneOf(loweredAscii(word.text), { "-headers", "-uri", "-body" });
    });
    if (shell == Shell::PowerShell && tool != CommandTool::PowerShell && isAlias) {
        tool = CommandTool::PowerShell;
    } else if (shell == Shell::PowerShell && tool != CommandTool::PowerShell) {
        words = shellWords(text, Shell::Posix);
        start = commandIn(words);
        if (!start)
            return std::nullopt;
    }
    const Words all(words);
    Variables variables;
    variables.read(all.first(*start));
    Reader reader(tool, std::move(variables));
    // A table of headers may be written before the command.
    const std::size_t from = tool == CommandTool::PowerShell ? 0 : *start + 1;
    auto command = reader.read(all.subspan(from));
    if (tool == CommandTool::Httpie && loweredAscii(words[*start].text).ends_with('s') && !command.url.empty() && command.url.find("://") == std::string::npos)
        command.url = "https://" + command.url;
    if (const auto end = command.url.find('|'); end != std::string::npos)
        command.url.resize(end);
    return command;
}

std::string shownCommand(const PastedCommand& command)
{
    std::string line = "curl";
    if (!command.url.empty())
        line += ' ' + posixQuoted(maskedUrl(command.url));
    if (!command.keyHeader.empty())
        line += " -H '" + (command.keyHeader == "authorization" ? "Authorization: Bearer" : command.keyHeader + ':') + " ${KEY}'";
    for (const auto& [name, value] : command.headers) {
        if (isPlainHeader(loweredAscii(name)) || isPlainValue(value))
            line += " -H " + posixQuoted(name + ": " + value);
    }
    if (command.hasPassword)
        line += " -u '***'";
    if (!command.model.empty())
        line += " -d " + posixQuoted("{\"model\":" + json5::quoted(command.model) + '}');
    return line;
}

} // namespace switchyard::health
