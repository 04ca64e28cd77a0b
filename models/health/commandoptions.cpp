// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/commandoptions.h"

#include "health/secretwords.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

namespace switchyard::health {

namespace {

using Text = std::string_view;
using Meaning = OptionMeaning;

struct Known {
    Text name;
    Meaning meaning = Meaning::None;
};

// Of those that take a value also the harmless ones, so that no value is taken for the address.
constexpr std::array curlOptions {
    Known { "url", Meaning::Url },
    Known { "header", Meaning::Header },
    Known { "data", Meaning::Body },
    Known { "data-raw", Meaning::Body },
    Known { "data-binary", Meaning::Body },
    Known { "data-ascii", Meaning::Body },
    Known { "data-urlencode", Meaning::Body },
    Known { "json", Meaning::Body },
    Known { "form", Meaning::None },
    Known { "form-string", Meaning::None },
    Known { "oauth2-bearer", Meaning::Bearer },
    Known { "user", Meaning::Credentials },
    Known { "proxy-user", Meaning::Password },
    Known { "cookie", Meaning::Password },
    Known { "cookie-jar", Meaning::None },
    Known { "cert", Meaning::Password },
    Known { "proxy-cert", Meaning::Password },
    Known { "pass", Meaning::Password },
    Known { "key-pass", Meaning::Password },
    Known { "proxy-pass", Meaning::Password },
    Known { "tlspassword", Meaning::Password },
    Known { "proxy-tlspassword", Meaning::Password },
    Known { "tlsuser", Meaning::Password },
    Known { "proxy-tlsuser", Meaning::Password },
    Known { "aws-sigv4", Meaning::Password },
    Known { "login-options", Meaning::Password },
    Known { "sasl-authzid", Meaning::Password },
    Known { "proxy-header", Meaning::Password },
    Known { "url-query" },
    Known { "request" },
    Known { "request-target" },
    Known { "referer" },
    Known { "user-agent" },
    Known { "proxy" },
    Known { "preproxy" },
    Known { "proxy1.0" },
    Known { "socks4" },
    Known { "socks4a" },
    Known { "socks5" },
    Known { "socks5-hostname" },
    Known { "noproxy" },
    Known { "resolve" },
    Known { "connect-to" },
    Known { "doh-url" },
    Known { "interface" },
    Known { "dns-servers" },
    Known { "unix-socket" },
    Known { "abstract-unix-socket" },
    Known { "key" },
    Known { "key-type" },
    Known { "cert-type" },
    Known { "cacert" },
    Known { "capath" },
    Known { "ciphers" },
    Known { "tls13-ciphers" },
    Known { "pinnedpubkey" },
    Known { "max-time" },
    Known { "connect-timeout" },
    Known { "keepalive-time" },
    Known { "retry" },
    Known { "retry-delay" },
    Known { "retry-max-time" },
    Known { "limit-rate" },
    Known { "speed-limit" },
    Known { "speed-time" },
    Known { "max-redirs" },
    Known { "max-filesize" },
    Known { "output" },
    Known { "output-dir" },
    Known { "dump-header" },
    Known { "upload-file" },
    Known { "write-out" },
    Known { "config" },
    Known { "range" },
    Known { "stderr" },
    Known { "trace" },
    Known { "trace-ascii" },
    Known { "netrc-file" },
    Known { "tls-max" },
    Known { "proto" },
    Known { "proto-default" },
    Known { "proto-redir" },
    Known { "local-port" },
    Known { "crlfile" },
    Known { "proxy-crlfile" },
    Known { "proxy-cacert" },
    Known { "proxy-capath" },
    Known { "proxy-key" },
    Known { "engine" },
    Known { "curves" },
    Known { "hostpubmd5" },
    Known { "happy-eyeballs-timeout-ms" },
    Known { "expect100-timeout" },
    Known { "etag-compare" },
    Known { "etag-save" },
    Known { "hsts" },
    Known { "alt-svc" },
    Known { "dns-interface" },
    Known { "dns-ipv4-addr" },
    Known { "dns-ipv6-addr" },
    Known { "parallel-max" },
    Known { "rate" },
    Known { "create-file-mode" },
    Known { "continue-at" },
    Known { "time-cond" },
    Known { "quote" },
    Known { "trace-config" },
    Known { "service-name" },
    Known { "variable", Meaning::Password },
    Known { "expand-url", Meaning::Url },
    Known { "expand-header", Meaning::Header },
    Known { "expand-data", Meaning::Body },
};

constexpr std::array wgetOptions {
    Known { "header", Meaning::Header },
    Known { "post-data", Meaning::Body },
    Known { "body-data", Meaning::Body },
    Known { "user", Meaning::Credentials },
    Known { "password", Meaning::Password },
    Known { "http-user", Meaning::Credentials },
    Known { "http-password", Meaning::Password },
    Known { "http-passwd", Meaning::Password },
    Known { "ftp-user", Meaning::Password },
    Known { "ftp-password", Meaning::Password },
    Known { "proxy-user", Meaning::Password },
    Known { "proxy-password", Meaning::Password },
    Known { "proxy-passwd", Meaning::Password },
    Known { "use-askpass" },
    Known { "method" },
    Known { "post-file" },
    Known { "body-file" },
    Known { "output-document" },
    Known { "output-file" },
    Known { "append-output" },
    Known { "execute", Meaning::Password },
    Known { "user-agent" },
    Known { "referer" },
    Known { "timeout" },
    Known { "connect-timeout" },
    Known { "read-timeout" },
    Known { "tries" },
    Known { "wait" },
    Known { "certificate" },
    Known { "private-key" },
    Known { "ca-certificate" },
    Known { "load-cookies" },
    Known { "save-cookies" },
    Known { "input-file" },
    Known { "directory-prefix" },
};

constexpr std::array httpieOptions {
    Known { "auth", Meaning::Credentials },
    Known { "auth-type", Meaning::AuthType },
    Known { "bearer", Meaning::Bearer }, // xh's
    Known { "raw", Meaning::Body },
    Known { "cert", Meaning::Password },
    Known { "cert-key", Meaning::Password },
    Known { "cert-key-pass", Meaning::Password },
    Known { "proxy", Meaning::Password },
    Known { "session" },
    Known { "session-read-only" },
    Known { "output" },
    Known { "print" },
    Known { "pretty" },
    Known { "style" },
    Known { "verify" },
    Known { "timeout" },
    Known { "max-redirects" },
    Known { "default-scheme" },
    Known { "boundary" },
    Known { "response-charset" },
    Known { "response-mime" },
    Known { "format-options" },
};

constexpr std::array powerShellOptions {
    Known { "uri", Meaning::Url },
    Known { "body", Meaning::Body },
    Known { "token", Meaning::Bearer },
    Known { "credential", Meaning::Password },
    Known { "proxycredential", Meaning::Password },
    Known { "certificate", Meaning::Password },
    Known { "certificatethumbprint", Meaning::Password },
    Known { "authentication", Meaning::AuthType },
    Known { "method" },
    Known { "custommethod" },
    Known { "contenttype" },
    Known { "useragent" },
    Known { "timeoutsec" },
    Known { "proxy" },
    Known { "websession" },
    Known { "sessionvariable" },
    Known { "outfile" },
    Known { "infile" },
    Known { "maximumredirection" },
};

//! Letters of the options that take a value, and what they are in full.
struct Letter {
    char letter;
    Meaning meaning = Meaning::None;
};

constexpr std::array curlLetters {
    Letter { 'H', Meaning::Header }, Letter { 'd', Meaning::Body },     Letter { 'u', Meaning::Credentials }, Letter { 'U', Meaning::Password },
    Letter { 'b', Meaning::Password }, Letter { 'E', Meaning::Password }, Letter { 'A' }, Letter { 'c' }, Letter { 'C' }, Letter { 'D' },
    Letter { 'e' }, Letter { 'F' }, Letter { 'K' }, Letter { 'm' }, Letter { 'o' }, Letter { 'P' }, Letter { 'Q' }, Letter { 'r' },
    Letter { 't' }, Letter { 'T' }, Letter { 'w' }, Letter { 'x' }, Letter { 'X' }, Letter { 'y' }, Letter { 'Y' }, Letter { 'z' },
};

constexpr std::array wgetLetters {
    Letter { 'e', Meaning::Password }, Letter { 'o' }, Letter { 'a' }, Letter { 'i' }, Letter { 't' }, Letter { 'T' }, Letter { 'O' },
    Letter { 'P' }, Letter { 'U' }, Letter { 'w' }, Letter { 'Q' },
};

constexpr std::array httpieLetters {
    Letter { 'a', Meaning::Credentials }, Letter { 'A', Meaning::AuthType }, Letter { 'o' }, Letter { 'p' }, Letter { 's' },
};

std::span<const Known> optionsOf(CommandTool tool)
{
    switch (tool) {
    case CommandTool::Curl:
        return curlOptions;
    case CommandTool::Wget:
        return wgetOptions;
    case CommandTool::Httpie:
        return httpieOptions;
    case CommandTool::PowerShell:
        break;
    }
    return powerShellOptions;
}

std::span<const Letter> lettersOf(CommandTool tool)
{
    switch (tool) {
    case CommandTool::Curl:
        return curlLetters;
    case CommandTool::Wget:
        return wgetLetters;
    case CommandTool::Httpie:
        return httpieLetters;
    case CommandTool::PowerShell:
        break;
    }
    return {};
}

//! By its name, or by the beginning of one.
std::optional<Meaning> meaningOf(std::span<const Known> options, const std::string& name)
{
    constexpr std::size_t shortest = 3;
    static constexpr std::array<Text, 5> flags { "head", "get", "cert-status", "netrc", "netrc-optional" };
    const auto exact = std::find_if(options.begin(), options.end(), [&name](const Known& each) { return each.name == name; });
    if (exact != options.end())
        return exact->meaning;
    if (name.size() < shortest || std::find(flags.begin(), flags.end(), Text(name)) != flags.end())
        return std::nullopt;
    const auto beginning = std::find_if(options.begin(), options.end(), [&name](const Known& each) { return each.name.starts_with(name); });
    return beginning == options.end() ? std::nullopt : std::optional(beginning->meaning);
}

std::optional<CommandOption> longOption(CommandTool tool, Text word, char separator)
{
    const auto end = word.find(separator);
    const auto meaning = meaningOf(optionsOf(tool), loweredAscii(word.substr(0, end)));
    if (!meaning)
        return std::nullopt;
    CommandOption option { *meaning, {} };
    if (end != Text::npos)
        option.value = std::string(word.substr(end + 1));
    return option;
}

//! Letters one after another; the first that takes a value takes the rest.
std::optional<CommandOption> letterOption(CommandTool tool, Text letters)
{
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const auto known = lettersOf(tool);
        const auto found = std::find_if(known.begin(), known.end(), [&](const Letter& each) { return each.letter == letters[i]; });
        if (found == known.end())
            continue;
        CommandOption option { found->meaning, {} };
        if (i + 1 < letters.size())
            option.value = std::string(letters.substr(i + 1));
        return option;
    }
    return std::nullopt;
}

} // namespace

std::optional<CommandOption> optionWithValue(CommandTool tool, std::string_view word)
{
    if (word.size() < 2 || word.front() != '-')
        return std::nullopt;
    if (tool == CommandTool::PowerShell)
        return longOption(tool, word.substr(1), ':');
    return word[1] == '-' ? longOption(tool, word.substr(2), '=') : letterOption(tool, word.substr(1));
}

std::optional<CommandTool> toolNamed(std::string_view word)
{
    std::string name = loweredAscii(word.substr(word.find_last_of("/\\") + 1));
    name.erase(0, name.find_first_not_of("$>`(&"));
    if (name.ends_with(".exe"))
        name.resize(name.size() - 4);
    if (name == "curl")
        return CommandTool::Curl;
    if (name == "wget" || name == "wget2")
        return CommandTool::Wget;
    if (name == "http" || name == "https" || name == "xh" || name == "xhs")
        return CommandTool::Httpie;
    if (name == "invoke-restmethod" || name == "invoke-webrequest" || name == "irm" || name == "iwr")
        return CommandTool::PowerShell;
    return std::nullopt;
}

} // namespace switchyard::health
