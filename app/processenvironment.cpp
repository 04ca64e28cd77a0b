// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "processenvironment.h"

#include <QFile>

namespace switchyard {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maximumFile = 256 * 1024;

QByteArray unquoted(const QByteArray& value)
{
    const bool isQuoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.front() == value.back();
    if (isQuoted)
        return value.mid(1, value.size() - 2);
    const qsizetype comment = value.indexOf(" #");
    return comment < 0 ? value : value.left(comment).trimmed();
}

config::MapEnvironment readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return config::MapEnvironment(parseEnvironmentFile(file.read(maximumFile)));
}

} // namespace

ProcessEnvironment::ProcessEnvironment(const QString& stateFolder)
    : m_file(readFile(stateFolder + u"/.env"_s))
{
}

std::optional<std::string> ProcessEnvironment::variable(std::string_view name) const
{
    const std::string terminated(name);
    if (qEnvironmentVariableIsSet(terminated.c_str()))
        return qgetenv(terminated.c_str()).toStdString();
    return m_file.variable(name);
}

std::vector<std::pair<std::string, std::string>> parseEnvironmentFile(const QByteArray& text)
{
    std::vector<std::pair<std::string, std::string>> variables;
    for (QByteArray line : text.split('\n')) {
        line = line.trimmed();
        if (line.startsWith("export "))
            line = line.mid(7).trimmed();
        const qsizetype equals = line.indexOf('=');
        if (equals <= 0 || line.startsWith('#'))
            continue;
        variables.emplace_back(line.left(equals).trimmed().toStdString(),
                               unquoted(line.mid(equals + 1).trimmed()).toStdString());
    }
    return variables;
}

} // namespace switchyard
