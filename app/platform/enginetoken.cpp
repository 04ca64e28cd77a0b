// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/enginetoken.h"

#include "platform/places.h"

#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace switchyard::platform {

namespace {

constexpr qint64 maximumLength = 512;

bool isUsable(const QByteArray& token)
{
    const auto printable = [](char c) { return c > ' ' && c < '\x7f'; };
    return !token.isEmpty() && token.size() <= maximumLength && std::all_of(token.begin(), token.end(), printable);
}

Result<EngineToken> usableToken(const QByteArray& text, TokenSource source, const std::string& name)
{
    const QByteArray token = text.trimmed();
    if (!isUsable(token))
        return Error {ErrorCode::InvalidArgument,
                      name + " holds no usable token: 1 to 512 printable characters without spaces are needed"};
    return EngineToken {Secret(token.toStdString()), source};
}

} // namespace

Result<EngineToken> loadEngineToken(const QString& file, const QString& argument)
{
    if (!argument.isEmpty())
        return usableToken(argument.toUtf8(), TokenSource::Argument, "--token");
    if (const QByteArray variable = qgetenv("SWITCHYARD_TOKEN"); !variable.isEmpty())
        return usableToken(variable, TokenSource::Environment, "SWITCHYARD_TOKEN");

    QFile stored(file);
    if (!stored.exists())
        return rotateEngineToken(file);
    const std::string name = "'" + file.toStdString() + "'";
    if (!stored.open(QIODevice::ReadOnly))
        return Error {ErrorCode::ReadFailed, name + " cannot be read: " + stored.errorString().toStdString()};
    const auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    if (stored.permissions() & ~ownerOnly)
        stored.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return usableToken(stored.read(maximumLength + 2), TokenSource::File, name);
}

Result<EngineToken> rotateEngineToken(const QString& file)
{
    std::array<quint32, 8> words {};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    QByteArray bits;
    for (const quint32 word : words)
        bits.append(QByteArray::number(word, 16).rightJustified(8, '0'));
    const QByteArray token = "sy-" + bits;
    if (auto written = writePrivateFile(file, token + '\n'); !written)
        return written.error();
    return EngineToken {Secret(token.toStdString()), TokenSource::File};
}

} // namespace switchyard::platform
