// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/valuechecks.h"

#include "config/webaddress.h"
#include "json5/writer.h"
#include "routing/baseurl.h"

#include <QRegularExpression>
#include <QString>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace switchyard::config {

namespace {

constexpr double maximumSafeInteger = 9007199254740991.0;
constexpr double day = 86'400'000;
constexpr double hour = 3'600'000;

bool matches(const QRegularExpression& form, std::string_view text)
{
    return form.match(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))).hasMatch();
}

bool hasOuterBlanks(std::string_view text)
{
    return trimmedText(text).size() != text.size();
}

const char* checkAbsolutePath(const std::string& text)
{
    static const QRegularExpression shared(QStringLiteral("^\\\\\\\\[^\\\\]+\\\\[^\\\\]+"));
    return isAbsoluteHostPath(text) || matches(shared, text) ? nullptr : "bad-format.absolute-path";
}

const char* checkPosixPath(const std::string& text)
{
    return text.starts_with('/') ? nullptr : "bad-format.absolute-path";
}

const char* checkAgentId(const std::string& text)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\\z"));
    return matches(form, trimmedText(text)) ? nullptr : "bad-format.agent-id";
}

const char* checkByteSize(const std::string& text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d+(?:\\.\\d+)?)(b|kb|k|mb|m|gb|g|tb|t)?\\z"));
    const auto match = form.match(QString::fromStdString(loweredText(trimmedText(text))));
    if (!match.hasMatch())
        return "bad-format.byte-size";
    const auto unit = match.captured(2);
    const auto power = unit.startsWith(u'k') ? 1 : unit.startsWith(u'm') ? 2 : unit.startsWith(u'g') ? 3 : unit.startsWith(u't') ? 4 : 0;
    const auto bytes = std::round(match.captured(1).toDouble() * std::pow(1024.0, power));
    return bytes <= maximumSafeInteger ? nullptr : "bad-format.byte-size";
}

const char* checkDecisionModel(const std::string& text)
{
    return text.empty() || isProviderModel(text) ? nullptr : "bad-format.decision-model";
}

const char* checkDuration(const std::string& text)
{
    return durationIn(text, hour) ? nullptr : "bad-format.duration";
}

const char* checkPositiveDuration(const std::string& text)
{
    const auto duration = durationIn(text, day);
    return duration && *duration > 0 ? nullptr : "bad-format.duration";
}

const char* checkSuspendDuration(const std::string& text)
{
    static const QRegularExpression ending(QStringLiteral("(?:ms|s|m|h|d)\\z"), QRegularExpression::CaseInsensitiveOption);
    const auto duration = durationIn(text, 1);
    return duration && *duration >= 60'000 && matches(ending, text) ? nullptr : "bad-format.suspend-duration";
}

const char* checkExactHost(const std::string& text)
{
    constexpr auto wanted = "bad-format.host-name";
    auto host = loweredText(trimmedText(text));
    while (host.ends_with('.'))
        host.pop_back();
    if (host.find('*') != std::string::npos)
        return wanted;
    if (host.size() > 1 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    if (routing::isAddressLiteral(host))
        return nullptr;
    const auto isBad = [](char c) {
        return std::isspace(static_cast<unsigned char>(c)) || std::string_view(":/?#@").find(c) != std::string_view::npos;
    };
    if (host.empty() || std::any_of(host.begin(), host.end(), isBad))
        return wanted;
    const auto ascii = QUrl::toAce(QString::fromStdString(host));
    static const QRegularExpression form(QStringLiteral("^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*\\z"));
    // Names that are no valid ASCII names already, such as a_b, come back empty.
    return ascii.size() <= 253 && form.match(QString::fromUtf8(ascii)).hasMatch() ? nullptr : wanted;
}

const char* checkHttpUrl(const std::string& text)
{
    const auto address = WebAddress::parse(text);
    return address && address->isHttp() ? nullptr : "bad-format.http-url";
}

const char* checkHttpOrigin(const std::string& text)
{
    const auto address = WebAddress::parse(text);
    return address && address->isBareOrigin() ? nullptr : "bad-format.origin";
}

const char* checkPublicOrigin(const std::string& text)
{
    const auto address = WebAddress::parse(text);
    return address && address->isBareOrigin() && (address->scheme == "https" || address->isThisMachine())
        ? nullptr
        : "bad-format.public-origin";
}

const char* checkHttpsOrLocal(const std::string& text)
{
    const auto address = WebAddress::parse(text);
    const auto isFine = address && (address->scheme == "https" || (address->scheme == "http" && address->isThisMachine()));
    return isFine ? nullptr : "bad-format.https-url";
}

const char* checkHttpsPage(const std::string& text)
{
    const auto address = WebAddress::parse(text);
    return address && address->scheme == "https" && address->path != "/" ? nullptr : "bad-format.https-page";
}

const char* checkOuterBlanks(const std::string& text)
{
    return hasOuterBlanks(text) ? "bad-format.outer-blanks" : nullptr;
}

const char* checkNotBlank(const std::string& text)
{
    return trimmedText(text).empty() ? "out-of-range.not-empty" : nullptr;
}

const char* checkReserved(const std::string& text)
{
    return text == "__proto__" ? "bad-format.reserved" : nullptr;
}

const char* checkPickerRuntime(const std::string& text)
{
    return text == "auto" || text == "default" ? "bad-format.picker-runtime" : nullptr;
}

const char* checkPortalDomain(const std::string& text)
{
    static const QRegularExpression form(
        QStringLiteral("^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+\\z"),
        QRegularExpression::CaseInsensitiveOption);
    const auto address = WebAddress::parse("https://portal." + text);
    const auto isFine = address && address->host == "portal." + loweredText(text) && text.size() <= 220
        && !routing::isAddressLiteral(text) && matches(form, text);
    return isFine ? nullptr : "bad-format.domain";
}

const char* checkRelativeModule(const std::string& text)
{
    const auto path = trimmedText(text);
    static const QRegularExpression climbing(QStringLiteral("(?:^|[\\\\/])\\.\\.(?:[\\\\/]|\\z)"));
    const auto isFine = !path.empty() && path.front() != '/' && path.front() != '~'
        && path.find(':') == std::string_view::npos && !matches(climbing, path);
    return isFine ? nullptr : "bad-format.relative-path";
}

const char* checkRepository(const std::string& text)
{
    static const QRegularExpression form(QStringLiteral("^[a-z0-9][a-z0-9.-]*(?::\\d+)?(?:/[^\\s/@#?:]+){2,}\\z"));
    const auto isFine = matches(form, text) && loweredText(text) == text && !text.ends_with(".git")
        && text.find("/../") == std::string::npos && text.find("/./") == std::string::npos && text.find('.') < text.find('/');
    return isFine ? nullptr : "bad-format.repository";
}

const char* checkSafeProgram(const std::string& text)
{
    const auto program = trimmedText(text);
    return program.empty() || program.find_first_of(std::string_view("\0\r\n;&|`$<>\"'", 12)) != std::string_view::npos
        ? "bad-format.safe-program"
        : nullptr;
}

const char* checkSafeExecutable(const std::string& text)
{
    static const QRegularExpression plainName(QStringLiteral("^[A-Za-z0-9._+][A-Za-z0-9._+-]*\\z"));
    const auto program = trimmedText(text);
    const auto isPath = program.starts_with('.') || program.starts_with('~') || program.find_first_of("/\\") != std::string_view::npos;
    return checkSafeProgram(text) || (!isPath && !matches(plainName, program)) ? "bad-format.safe-program" : nullptr;
}

const char* checkWorktreeRoot(const std::string& text)
{
    return text.starts_with('/') || text == "~" || text.starts_with("~/") ? nullptr : "bad-format.home-path";
}

const char* checkFileSecretId(const std::string& text)
{
    static const QRegularExpression pointer(QStringLiteral("^/(?:[^~]|~0|~1)*\\z"));
    return text == "value" || matches(pointer, text) ? nullptr : "bad-format.file-secret-id";
}

const char* checkExecSecretId(const std::string& text)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._:/#-]{0,255}\\z"));
    static const QRegularExpression climbing(QStringLiteral("(?:^|/)\\.{1,2}(?:/|\\z)"));
    return matches(form, text) && !matches(climbing, text) ? nullptr : "bad-format.exec-secret-id";
}

} // namespace

ValueCheck valueCheckNamed(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, ValueCheck>, 26> checks {{
        {"absolute-path", checkAbsolutePath},
        {"agent-id", checkAgentId},
        {"byte-size", checkByteSize},
        {"decision-model", checkDecisionModel},
        {"duration", checkDuration},
        {"exact-host", checkExactHost},
        {"exec-secret-id", checkExecSecretId},
        {"file-secret-id", checkFileSecretId},
        {"http-origin", checkHttpOrigin},
        {"http-url", checkHttpUrl},
        {"https-or-local-url", checkHttpsOrLocal},
        {"https-page", checkHttpsPage},
        {"no-outer-blanks", checkOuterBlanks},
        {"not-blank", checkNotBlank},
        {"not-reserved", checkReserved},
        {"picker-runtime", checkPickerRuntime},
        {"portal-domain", checkPortalDomain},
        {"positive-duration", checkPositiveDuration},
        {"posix-path", checkPosixPath},
        {"public-origin", checkPublicOrigin},
        {"relative-module", checkRelativeModule},
        {"repository", checkRepository},
        {"safe-executable", checkSafeExecutable},
        {"safe-program", checkSafeProgram},
        {"suspend-duration", checkSuspendDuration},
        {"worktree-root", checkWorktreeRoot},
    }};
    const auto found = std::find_if(checks.begin(), checks.end(), [name](const auto& row) { return row.first == name; });
    return found == checks.end() ? nullptr : found->second;
}

std::string_view trimmedText(std::string_view text)
{
    constexpr std::string_view blanks = " \t\n\v\f\r";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string loweredText(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::string numberAsWritten(double number)
{
    return json5::numberText(number);
}

std::optional<double> durationIn(std::string_view text, double unit)
{
    static const QRegularExpression single(QStringLiteral("^(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)?\\z"));
    static const QRegularExpression several(QStringLiteral("^(?:\\d+(?:\\.\\d+)?(?:ms|s|m|h|d))+\\z"));
    static const QRegularExpression part(QStringLiteral("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)"));
    const auto inMilliseconds = [](const QString& number, const QString& name, double otherwise) {
        const auto factor = name == u"ms" ? 1 : name == u"s" ? 1000 : name == u"m" ? 60'000 : name == u"h" ? hour : name == u"d" ? day : otherwise;
        return number.toDouble() * factor;
    };
    const auto folded = QString::fromStdString(loweredText(trimmedText(text)));
    double total = 0;
    if (const auto match = single.match(folded); match.hasMatch()) {
        total = inMilliseconds(match.captured(1), match.captured(2), unit);
    } else if (several.match(folded).hasMatch()) {
        for (auto each = part.globalMatch(folded); each.hasNext();) {
            const auto next = each.next();
            total += inMilliseconds(next.captured(1), next.captured(2), unit);
        }
    } else {
        return std::nullopt;
    }
    return total <= maximumSafeInteger ? std::optional(std::round(total)) : std::nullopt;
}

bool isProviderModel(std::string_view text)
{
    const auto value = trimmedText(text);
    const auto slash = value.find('/');
    return slash != std::string_view::npos && !trimmedText(value.substr(0, slash)).empty()
        && !trimmedText(value.substr(slash + 1)).empty();
}

bool isAbsoluteHostPath(std::string_view path)
{
    return path.starts_with('/')
        || (path.size() > 2 && std::isalpha(static_cast<unsigned char>(path[0])) && path[1] == ':'
            && (path[2] == '/' || path[2] == '\\'));
}

} // namespace switchyard::config
