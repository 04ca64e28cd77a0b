// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "processenvironment.h"

#include "platform/places.h"

#include <QFile>
#include <QFileInfo>

#include <utility>

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

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(maximumFile) : QByteArray();
}

} // namespace

ProcessEnvironment::ProcessEnvironment(const QString& stateFolder)
    : m_path(stateFolder + u"/.env"_s)
{
    reread();
}

bool ProcessEnvironment::reread()
{
    auto read = parseEnvironmentFile(bytesOf(m_path));
    if (read == m_read)
        return false;
    m_read = std::move(read);
    m_file = config::MapEnvironment(m_read);
    return true;
}

Result<bool> ProcessEnvironment::replaceInFile(const Secret& former, const Secret& value)
{
    if (QFileInfo(m_path).size() > maximumFile)
        return Error {ErrorCode::LimitExceeded, "the file '" + m_path.toStdString() + "' is larger than 256 KiB and was left alone"};
    const QByteArray bytes = bytesOf(m_path);
    QByteArrayList lines = bytes.split('\n');
    for (QByteArray& line : lines) {
        const auto variables = parseEnvironmentFile(line);
        if (!former.isEmpty() && variables.size() == 1 && variables.front().second == former.reveal())
            line.replace(QByteArray(former.reveal().data(), static_cast<qsizetype>(former.reveal().size())),
                         QByteArray(value.reveal().data(), static_cast<qsizetype>(value.reveal().size())));
    }
    const QByteArray changed = lines.join('\n');
    if (changed == bytes)
        return false;
    if (auto written = platform::writePrivateFile(m_path, changed); !written)
        return written.error();
    reread();
    return true;
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
