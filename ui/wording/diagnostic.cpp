// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "wording/diagnostic.h"

#include "wording/diagnostictexts.h"
#include "wording/errordetails.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cstring>

namespace switchyard::wording {

using namespace Qt::Literals::StringLiterals;

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Diagnostic", text);
}

const char* textOf(const std::string& wording)
{
    const auto texts = diagnosticTexts();
    const auto found
        = std::lower_bound(texts.begin(), texts.end(), wording,
                           [](const DiagnosticText& text, const std::string& key) { return std::strcmp(text.wording, key.c_str()) < 0; });
    return found != texts.end() && wording == found->wording ? found->text : nullptr;
}

//! `number or list`, word by word.
QString typesText(const QString& types)
{
    const auto words = valueTypeWords();
    const auto known = std::find_if(words.begin(), words.end(), [&types](const char* word) { return types == QLatin1String(word); });
    if (known != words.end())
        return translated(*known);
    const QString separator = u" or "_s;
    const qsizetype at = types.indexOf(separator);
    if (at < 0)
        return types;
    // "true or false" is one word that holds the separator itself.
    const QString whole = u"true or false"_s;
    const qsizetype end = types.startsWith(whole) ? whole.size() : at;
    const QString rest = types.mid(end + separator.size());
    return rest.isEmpty() ? types
                          : QCoreApplication::translate("Diagnostic", "%1 or %2", "two kinds of value")
                                .arg(typesText(types.left(end)), typesText(rest));
}

QString valueText(const config::Argument& argument)
{
    const QString value = QString::fromStdString(argument.value);
    if (argument.name == "reason")
        return detailText(argument.value);
    return argument.name == "expected" || argument.name == "received" ? typesText(value) : value;
}

//! Each blank once, from left to right, so that a value with braces is not filled itself.
QString filled(const QString& text, const config::Arguments& arguments)
{
    QString result;
    qsizetype position = 0;
    while (true) {
        const qsizetype open = text.indexOf(u'{', position);
        const qsizetype close = open < 0 ? open : text.indexOf(u'}', open);
        if (close < 0)
            break;
        const std::string name = text.mid(open + 1, close - open - 1).toStdString();
        const auto found = std::find_if(arguments.begin(), arguments.end(),
                                        [&name](const config::Argument& argument) { return argument.name == name; });
        result += text.mid(position, open - position);
        result += found == arguments.end() ? text.mid(open, close - open + 1) : valueText(*found);
        position = close + 1;
    }
    return result + text.mid(position);
}

} // namespace

QString diagnosticText(const config::Diagnostic& diagnostic)
{
    const char* const text = textOf(diagnostic.wording);
    if (!text)
        return QString::fromStdString(diagnostic.message);
    const QString sentence = filled(translated(text), diagnostic.arguments);
    const char* const around = diagnostic.code == "newer-release-refuses" ? textOf(diagnostic.code) : nullptr;
    return around ? filled(translated(around), {{"problem", sentence.toStdString()}}) : sentence;
}

QString fixText(const config::Fix& fix)
{
    const char* const text = textOf(fix.wording);
    return text ? filled(translated(text), fix.arguments) : QString::fromStdString(fix.label);
}

} // namespace switchyard::wording
