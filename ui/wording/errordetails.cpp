// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "wording/errordetails.h"

#include "wording/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>
#include <optional>

namespace switchyard::wording {

using namespace Qt::Literals::StringLiterals;

namespace {

//! What the developers wrote, with blanks where a name or a number stands.
constexpr const char* sentences[] {
    QT_TRANSLATE_NOOP("ErrorDetail", "the text is larger than 64 MiB"),
    QT_TRANSLATE_NOOP("ErrorDetail", "split it into smaller files"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the new value is not JSON5: %1"),
    QT_TRANSLATE_NOOP("ErrorDetail", "more than 100 missing parents would have to be made"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the values would be nested more than 10000 levels deep"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the text would be larger than 64 MiB"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the root value cannot be removed"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the comment is never closed"),
    QT_TRANSLATE_NOOP("ErrorDetail", "add */ where the comment ends"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the string has no closing quote on its line"),
    QT_TRANSLATE_NOOP("ErrorDetail", "add \" at the end of the string"),
    QT_TRANSLATE_NOOP("ErrorDetail", "add ' at the end of the string"),
    QT_TRANSLATE_NOOP("ErrorDetail", "JSON5 has no octal escapes"),
    QT_TRANSLATE_NOOP("ErrorDetail", "write the character as \\xHH or \\uHHHH"),
    QT_TRANSLATE_NOOP("ErrorDetail", "\\x needs two hexadecimal digits"),
    QT_TRANSLATE_NOOP("ErrorDetail", "\\u needs four hexadecimal digits"),
    QT_TRANSLATE_NOOP("ErrorDetail", "complete the escape, or double the backslash"),
    QT_TRANSLATE_NOOP("ErrorDetail", "a value must stand here"),
    QT_TRANSLATE_NOOP("ErrorDetail", "start with { or ["),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is text after the end of the value"),
    QT_TRANSLATE_NOOP("ErrorDetail", "remove it, or check the brackets before it"),
    QT_TRANSLATE_NOOP("ErrorDetail", "this key needs quotes"),
    QT_TRANSLATE_NOOP("ErrorDetail", "put the key in quotes"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is no member before this comma"),
    QT_TRANSLATE_NOOP("ErrorDetail", "remove the comma"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is no key before this colon"),
    QT_TRANSLATE_NOOP("ErrorDetail", "write a key before the colon"),
    QT_TRANSLATE_NOOP("ErrorDetail", "this value of an object has no key"),
    QT_TRANSLATE_NOOP("ErrorDetail", "write a key and a colon before it"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the key has no colon and value"),
    QT_TRANSLATE_NOOP("ErrorDetail", "write a colon and a value behind the key"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is one colon too many"),
    QT_TRANSLATE_NOOP("ErrorDetail", "remove the colon"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is no value behind the colon"),
    QT_TRANSLATE_NOOP("ErrorDetail", "write a value, or remove the key"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is no item before this comma"),
    QT_TRANSLATE_NOOP("ErrorDetail", "remove the comma, or write null"),
    QT_TRANSLATE_NOOP("ErrorDetail", "a colon cannot stand in an array"),
    QT_TRANSLATE_NOOP("ErrorDetail", "use { } for keys and values"),
    QT_TRANSLATE_NOOP("ErrorDetail", "a colon cannot stand here"),
    QT_TRANSLATE_NOOP("ErrorDetail", "remove the colon, or add a key"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is no comma between two items"),
    QT_TRANSLATE_NOOP("ErrorDetail", "add a comma"),
    QT_TRANSLATE_NOOP("ErrorDetail", "this bracket closes nothing"),
    QT_TRANSLATE_NOOP("ErrorDetail", "remove it, or write ]"),
    QT_TRANSLATE_NOOP("ErrorDetail", "remove it, or write }"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the object that starts here is never closed"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the array that starts here is never closed"),
    QT_TRANSLATE_NOOP("ErrorDetail", "add the missing }"),
    QT_TRANSLATE_NOOP("ErrorDetail", "add the missing ]"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the values are nested more than 10000 levels deep"),
    QT_TRANSLATE_NOOP("ErrorDetail", "remove the levels that are not needed"),
    QT_TRANSLATE_NOOP("ErrorDetail", "this word is no value; only keys may go without quotes"),
    QT_TRANSLATE_NOOP("ErrorDetail", "put it in quotes"),
    QT_TRANSLATE_NOOP("ErrorDetail", "this is not a number of JSON5"),
    QT_TRANSLATE_NOOP("ErrorDetail", "write a number, or put it in quotes"),
    QT_TRANSLATE_NOOP("ErrorDetail", "this is not JSON5"),
    QT_TRANSLATE_NOOP("ErrorDetail", "put it in quotes, or remove it"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is no value"),
    QT_TRANSLATE_NOOP("ErrorDetail", "write { } to start with"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the URL's IPv6 address has no closing bracket"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the URL's IPv6 address is not one"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the URL has characters between host and port"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the URL's host name has characters that host names cannot have"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the URL has no host"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the URL's port is not a number from 1 to 65535"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the URL has a space or a control character in it"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the URL does not begin with http:// or https://"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the URL's scheme is not http or https"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the URL has a user name or password in it; put the key into apiKey instead"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the URL has a query or a fragment, which a base URL cannot have"),
    QT_TRANSLATE_NOOP("ErrorDetail", "OpenClaw takes one model here, without fallbacks"),
    QT_TRANSLATE_NOOP("ErrorDetail", "%1 is in this chain already"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is no agent \"%1\" in the file"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is no place %1 in this chain"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is nothing to inherit"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is no model to put in the chain"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is a model \"%1\" already"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is a provider \"%1\" already"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is no provider \"%1\" in the file"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the file declares no model %1"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the alias \"%1\" stands for %2"),
    QT_TRANSLATE_NOOP("ErrorDetail", "a model needs an id"),
    QT_TRANSLATE_NOOP("ErrorDetail", "a provider needs a name"),
    QT_TRANSLATE_NOOP("ErrorDetail", "a provider is an object { … }"),
    QT_TRANSLATE_NOOP("ErrorDetail", "a provider's name cannot be empty or hold a slash"),
    QT_TRANSLATE_NOOP("ErrorDetail", "a provider's name cannot hold a slash, because references end it there"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is nothing at %1"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is nothing to undo"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is nothing to redo"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the file %1 has changed at this place since"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the file %1 is not included any more"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the edit would leave a text that is not JSON5: %1"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the OpenClaw this file belongs to does not know api \"%1\""),
    QT_TRANSLATE_NOOP("ErrorDetail", "the OpenClaw this file belongs to knows no contextTokens"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the OpenClaw this file belongs to knows no secret references"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the OpenClaw this file belongs to knows no timeoutSeconds and no region"),
    QT_TRANSLATE_NOOP("ErrorDetail", "There is no such region for OpenRouter in the catalogue"),
    QT_TRANSLATE_NOOP("ErrorDetail", "This item is not settled by an edit of the configuration"),
    QT_TRANSLATE_NOOP("ErrorDetail", "This problem has no fix that can be applied here"),
    QT_TRANSLATE_NOOP("ErrorDetail", "The pasted text is longer than a provider's entry can be"),
    QT_TRANSLATE_NOOP("ErrorDetail", "A password in an address has its /, ? and # written as %2F, %3F and %23"),
    QT_TRANSLATE_NOOP("ErrorDetail", "The command holds no URL"),
    QT_TRANSLATE_NOOP("ErrorDetail", "There is no address; paste one such as http://127.0.0.1:1234"),
    QT_TRANSLATE_NOOP("ErrorDetail", "This is neither an address nor a cURL command nor a provider block"),
    QT_TRANSLATE_NOOP("ErrorDetail", "This looks like a key; the address goes here"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the policy file cannot be understood; repair it first"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the policy file already has an entry for \"%1\""),
    QT_TRANSLATE_NOOP("ErrorDetail", "the policy's rules for \"%1\" would become those of an agent"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the policy file '%1' cannot be read: %2"),
    QT_TRANSLATE_NOOP("ErrorDetail", "a policy is an object; write it between { and }"),
    QT_TRANSLATE_NOOP("ErrorDetail", "a credential's name holds letters, digits, . _ and -, at most 64"),
    QT_TRANSLATE_NOOP("ErrorDetail", "a key's name holds letters, digits, . _ and -, at most 64"),
    QT_TRANSLATE_NOOP("ErrorDetail", "a named key lives in the keychain, in a private file or in this session only"),
    QT_TRANSLATE_NOOP("ErrorDetail", "choose a provider that uses the key '%1'"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is no key to keep"),
    QT_TRANSLATE_NOOP("ErrorDetail", "it is not known yet where the key of '%1' is; try again"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the provider '%1' has no key to move"),
    QT_TRANSLATE_NOOP("ErrorDetail", "no keyring has been set up yet; unlocking sets one up"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the keychain did not answer in time"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the keychain failed: %1"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the keychain gave back something else than was put in"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the keychain holds no entry '%1'"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the keychain holds no such entry"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the keychain is locked; unlock it and try again"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the keychain refused access: %1"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is no keychain service: %1"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the variable %1 is not set"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the file '%1' has no text at '%2'"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the file '%1' is not a JSON object"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the file %1 can be read by others; run chmod 600 on it"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the file %1 cannot be read: %2"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the file %1 does not exist"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the file %1 is larger than 1 MiB"),
    QT_TRANSLATE_NOOP("ErrorDetail", "only OpenClaw itself can read its store; use another kind of reference"),
    QT_TRANSLATE_NOOP("ErrorDetail", "secrets.providers.%1 does not name a command"),
    QT_TRANSLATE_NOOP("ErrorDetail", "secrets.providers.%1 does not name a file"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the secrets command answered with another key"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the secrets command's answer is not a JSON object"),
    QT_TRANSLATE_NOOP("ErrorDetail", "%1 answered with more than 1 MiB"),
    QT_TRANSLATE_NOOP("ErrorDetail", "%1 cannot be started: %2"),
    QT_TRANSLATE_NOOP("ErrorDetail", "%1 did not answer in time"),
    QT_TRANSLATE_NOOP("ErrorDetail", "%1 failed with exit code %2"),
    QT_TRANSLATE_NOOP("ErrorDetail", "%1 can be changed by other users"),
    QT_TRANSLATE_NOOP("ErrorDetail", "%1 lies in a temporary folder; install the package first"),
    QT_TRANSLATE_NOOP("ErrorDetail", "%1 lies in a build folder and may be gone tomorrow; install the package first"),
    QT_TRANSLATE_NOOP("ErrorDetail", "no installed switchyard command was found; install the package first"),
    QT_TRANSLATE_NOOP("ErrorDetail", "this configuration belongs to an older OpenClaw, which takes no references to keys; use "
                      "a variable such as ${NAME} instead"),
    QT_TRANSLATE_NOOP("ErrorDetail", "'%1' cannot be made executable"),
    QT_TRANSLATE_NOOP("ErrorDetail", "'%1' cannot be removed: %2"),
    QT_TRANSLATE_NOOP("ErrorDetail", "'%1' cannot be written: %2"),
    QT_TRANSLATE_NOOP("ErrorDetail", "'%1' is in the way: it is not a folder"),
    QT_TRANSLATE_NOOP("ErrorDetail", "'%1' is larger than 64 MiB"),
    QT_TRANSLATE_NOOP("ErrorDetail", "'%1' is not a regular file"),
    QT_TRANSLATE_NOOP("ErrorDetail", "'%1' was changed meanwhile by another program"),
    QT_TRANSLATE_NOOP("ErrorDetail", "another Switchyard process is saving this file"),
    QT_TRANSLATE_NOOP("ErrorDetail", "cannot write '%1': %2"),
    QT_TRANSLATE_NOOP("ErrorDetail", "confirm the first change of the configuration file before renaming a provider that the "
                      "policy speaks of"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the folder '%1' cannot be made"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the history '%1' cannot be opened: %2"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the history '%1' cannot be written"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the history was written by a newer Switchyard and is left alone"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the included file '%1' cannot be read: %2"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the included file '%1' does not exist"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the included file '%1' is larger than 2 MiB"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the included file '%1' lies outside the configuration's folder"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the included file '%1' must be a regular file with a single name (no hard link)"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the lock '%1' cannot be opened: %2"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the lock '%1' cannot be taken: %2"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is no backup %1"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there is no file '%1'"),
    QT_TRANSLATE_NOOP("ErrorDetail", "what was written beside '%1' reads back differently"),
    QT_TRANSLATE_NOOP("ErrorDetail", "%1 is read-only; change its permissions to edit"),
    QT_TRANSLATE_NOOP("ErrorDetail", "%1=1 says that something else manages this file; change it there, or unset the variable"),
    QT_TRANSLATE_NOOP("ErrorDetail", "this system has no autostart folder"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the routing engine did not answer: %1"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the routing engine is not running; start it and try again"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the answer broke off before its end"),
    QT_TRANSLATE_NOOP("ErrorDetail", "there was no complete answer within ten minutes"),
    QT_TRANSLATE_NOOP("ErrorDetail", "the token was given on the command line or in SWITCHYARD_TOKEN, so it is not replaced"),
    QT_TRANSLATE_NOOP("ErrorDetail", "this engine's token is not kept in a file"),
};

struct SystemText {
    const char* said; //!< By the system, in lower case.
    const char* shown;
};
constexpr std::array systemTexts {
    SystemText { "no space left on device", QT_TRANSLATE_NOOP("ErrorDetail", "no space left on the disk") },
    SystemText { "disk quota exceeded", QT_TRANSLATE_NOOP("ErrorDetail", "your share of the disk is used up") },
    SystemText { "read-only file system", QT_TRANSLATE_NOOP("ErrorDetail", "the file system is read-only") },
    SystemText { "permission denied", QT_TRANSLATE_NOOP("ErrorDetail", "no permission") },
    SystemText { "no such file or directory", QT_TRANSLATE_NOOP("ErrorDetail", "there is no such file or folder") },
    SystemText { "input/output error", QT_TRANSLATE_NOOP("ErrorDetail", "the disk reported an error") },
    SystemText { "connection refused", QT_TRANSLATE_NOOP("ErrorDetail", "the connection was refused") },
};

//! The texts between the blanks.
QStringList piecesOf(const QString& sentence)
{
    QStringList pieces;
    qsizetype from = 0;
    for (int blank = 1;; ++blank) {
        const qsizetype at = sentence.indexOf(u'%' + QString::number(blank), from);
        pieces.append(sentence.mid(from, at < 0 ? -1 : at - from));
        if (at < 0)
            return pieces;
        from = at + 2;
    }
}

//! What stands in the blanks of `pieces` when `text` is that sentence.
std::optional<QStringList> blanksIn(const QString& text, const QStringList& pieces)
{
    if (pieces.size() == 1)
        return text == pieces.first() ? std::optional(QStringList()) : std::nullopt;
    if (!text.startsWith(pieces.first()) || !text.endsWith(pieces.last()))
        return std::nullopt;
    QStringList blanks;
    qsizetype from = pieces.first().size();
    for (qsizetype i = 1; i < pieces.size(); ++i) {
        const bool isLast = i + 1 == pieces.size();
        const qsizetype at = isLast ? text.size() - pieces.at(i).size() : text.indexOf(pieces.at(i), from);
        if (at < from)
            return std::nullopt;
        blanks.append(text.mid(from, at - from));
        from = at + pieces.at(i).size();
    }
    return blanks;
}

std::optional<QString> known(const QString& text)
{
    const QString folded = text.toLower();
    for (const SystemText& system : systemTexts) {
        if (folded == QLatin1String(system.said))
            return QCoreApplication::translate("ErrorDetail", system.shown);
    }
    for (const char* sentence : sentences) {
        const auto blanks = blanksIn(text, piecesOf(QString::fromUtf8(sentence)));
        if (!blanks)
            continue;
        QString result = QCoreApplication::translate("ErrorDetail", sentence);
        const QStringList pieces = piecesOf(result);
        // Filled piece by piece: what stands in a blank may hold a per cent sign itself.
        if (pieces.size() != blanks->size() + 1)
            return result;
        result = pieces.first();
        for (qsizetype i = 0; i < blanks->size(); ++i)
            result += known(blanks->at(i)).value_or(blanks->at(i)) + pieces.at(i + 1);
        return result;
    }
    return std::nullopt;
}

} // namespace

std::span<const char* const> detailSentences()
{
    return sentences;
}

QString detailText(const std::string& message)
{
    const QString text = fromUtf8(message);
    if (auto found = known(text))
        return *found;
    // A parser says what is wrong and then what to do.
    const qsizetype semicolon = text.indexOf("; "_L1);
    const auto problem = semicolon < 0 ? std::nullopt : known(text.left(semicolon));
    if (!problem)
        return text;
    const QString remedy = text.mid(semicolon + 2);
    return *problem + "; "_L1 + known(remedy).value_or(remedy);
}

} // namespace switchyard::wording
