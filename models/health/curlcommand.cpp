// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/curlcommand.h"

#include <algorithm>
#include <array>

namespace switchyard::health {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

//! Walks over a command line, word by word.
class Splitter final {
public:
    explicit Splitter(std::string_view text)
        : m_text(text)
    {
    }

    std::vector<std::string> words()
    {
        while (m_at < m_text.size())
            step();
        finishWord();
        return std::move(m_words);
    }

private:
    void step()
    {
        const char c = m_text[m_at];
        if (isSpace(c)) {
            finishWord();
            ++m_at;
        } else if (c == '\'') {
            takeQuoted('\'');
        } else if (c == '"') {
            takeQuoted('"');
        } else if ((c == '\\' || c == '^' || c == '`') && isLineEnd(m_at + 1)) {
            m_at = m_text.find('\n', m_at);
            m_at = m_at == std::string_view::npos ? m_text.size() : m_at + 1;
        } else if (c == '\\' && m_at + 1 < m_text.size()) {
            m_isInWord = true;
            m_word += m_text[m_at + 1];
            m_at += 2;
        } else {
            m_isInWord = true;
            m_word += c;
            ++m_at;
        }
    }

    bool isLineEnd(std::size_t at) const
    {
        while (at < m_text.size() && (m_text[at] == ' ' || m_text[at] == '\t' || m_text[at] == '\r'))
            ++at;
        return at >= m_text.size() || m_text[at] == '\n';
    }

    void takeQuoted(char quote)
    {
        m_isInWord = true;
        ++m_at;
        while (m_at < m_text.size() && m_text[m_at] != quote) {
            if (quote == '"' && m_text[m_at] == '\\' && m_at + 1 < m_text.size()
                && (m_text[m_at + 1] == '"' || m_text[m_at + 1] == '\\' || m_text[m_at + 1] == '$'))
                ++m_at;
            m_word += m_text[m_at++];
        }
        ++m_at;
    }

    void finishWord()
    {
        if (m_isInWord)
            m_words.push_back(std::move(m_word));
        m_word.clear();
        m_isInWord = false;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_word;
    bool m_isInWord = false;
    std::vector<std::string> m_words;
};

constexpr std::array<std::string_view, 20> optionsWithValue {
    "-H", "--header", "-d", "--data", "--data-raw", "--data-binary", "--json", "-X", "--request", "-u", "--user", "--url",
    "-m", "--max-time", "--connect-timeout", "-o", "--output", "-A", "--user-agent", "--cacert",
};

void addHeader(CurlCommand& command, const std::string& text)
{
    const auto colon = text.find(':');
    if (colon == std::string::npos)
        return;
    const auto start = text.find_first_not_of(" \t", colon + 1);
    command.headers.emplace_back(text.substr(0, colon), start == std::string::npos ? std::string {} : text.substr(start));
}

void takeOption(CurlCommand& command, const std::string& option, const std::string& value)
{
    if (option == "-H" || option == "--header")
        addHeader(command, value);
    else if (option == "--url")
        command.url = value;
    else if (option == "-u" || option == "--user")
        command.headers.emplace_back("Authorization", "Basic");
    else if (option == "--json" || option.compare(0, 6, "--data") == 0 || option == "-d")
        command.body += value;
}

} // namespace

std::vector<std::string> splitCommandLine(std::string_view text)
{
    return Splitter(text).words();
}

bool looksLikeCurl(std::string_view text)
{
    const auto start = text.find_first_not_of(" \t\r\n$>");
    if (start == std::string_view::npos)
        return false;
    const auto word = text.substr(start, text.find_first_of(" \t\r\n\\^", start) - start);
    return word == "curl" || word == "curl.exe";
}

CurlCommand readCurl(std::string_view text)
{
    CurlCommand command;
    const auto words = splitCommandLine(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i];
        const bool takesValue = std::find(optionsWithValue.begin(), optionsWithValue.end(), word) != optionsWithValue.end();
        if (takesValue && i + 1 < words.size()) {
            takeOption(command, word, words[++i]);
        } else if (word.size() > 2 && word.compare(0, 2, "-H") == 0) {
            addHeader(command, word.substr(2));
        } else if (word.compare(0, 6, "--url=") == 0) {
            command.url = word.substr(6);
        } else if (command.url.empty() && i > 0 && word.front() != '-' && word.find("curl") != 0
                   && word.find_first_of(".:/") != std::string::npos) {
            command.url = word;
        }
    }
    return command;
}

} // namespace switchyard::health
