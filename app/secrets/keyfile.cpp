// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/keyfile.h"

#include "platform/places.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace switchyard::secrets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maximumFile = 1024 * 1024;

Result<QByteArray> readPrivate(const QString& path)
{
    QFile file(path);
    const std::string name = "'" + path.toStdString() + "'";
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (!file.exists())
        return Error {ErrorCode::NotFound, "the file " + name + " does not exist"};
    if (file.permissions() & others)
        return Error {ErrorCode::PermissionDenied, "the file " + name + " can be read by others; run chmod 600 on it"};
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::ReadFailed, "the file " + name + " cannot be read: " + file.errorString().toStdString()};
    if (file.size() > maximumFile)
        return Error {ErrorCode::LimitExceeded, "the file " + name + " is larger than 1 MiB"};
    return file.readAll();
}

Result<QJsonObject> readObject(const QString& path)
{
    auto bytes = readPrivate(path);
    if (!bytes)
        return bytes.error();
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    bytes.value().fill('\0');
    if (!document.isObject())
        return Error {ErrorCode::Syntax, "the file '" + path.toStdString() + "' is not a JSON object"};
    return document.object();
}

Result<QJsonObject> readObjectOrNew(const QString& path)
{
    auto object = readObject(path);
    if (!object && object.error().code == ErrorCode::NotFound)
        return QJsonObject();
    return object;
}

Result<void> writeObject(const QString& path, const QJsonObject& object)
{
    return platform::writePrivateFile(path, QJsonDocument(object).toJson(QJsonDocument::Indented));
}

QString unescaped(QString step)
{
    return step.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
}

QJsonValue atPointer(const QJsonObject& root, const QString& pointer)
{
    QJsonValue value = root;
    const QStringList steps = pointer.mid(1).split(u'/');
    for (const QString& step : steps)
        value = value.isArray() ? value.toArray().at(step.toInt()) : value.toObject().value(unescaped(step));
    return value;
}

} // namespace

KeyFile::KeyFile(QString path)
    : m_path(std::move(path))
{
}

Result<std::optional<Secret>> KeyFile::read(const std::string& entry) const
{
    auto object = readObjectOrNew(m_path);
    if (!object)
        return object.error();
    const QJsonValue value = object->value(QString::fromStdString(entry));
    if (!value.isString())
        return std::optional<Secret> {};
    return std::optional(Secret(value.toString().toStdString()));
}

Result<void> KeyFile::write(const std::string& entry, const Secret& key) const
{
    auto object = readObjectOrNew(m_path);
    if (!object)
        return object.error();
    const std::string_view text = key.reveal();
    object->insert(QString::fromStdString(entry),
                   QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    return writeObject(m_path, *object);
}

Result<void> KeyFile::remove(const std::string& entry) const
{
    auto object = readObject(m_path);
    if (!object)
        return object.error().code == ErrorCode::NotFound ? Result<void> {} : Result<void> {object.error()};
    const QString name = QString::fromStdString(entry);
    if (!object->contains(name))
        return {};
    object->remove(name);
    return writeObject(m_path, *object);
}

std::string KeyFile::pointerTo(const ProviderId& provider)
{
    QString step = QString::fromStdString(provider.value());
    step.replace(u"~"_s, u"~0"_s).replace(u"/"_s, u"~1"_s);
    return "/" + step.toStdString();
}

std::string KeyFile::entryAt(const std::string& pointer)
{
    return unescaped(QString::fromStdString(pointer).mid(1)).toStdString();
}

Result<Secret> readSecretFile(const QString& path, const std::string& pointer)
{
    const QString expanded = path.startsWith("~/"_L1) ? QDir::homePath() + path.mid(1) : path;
    if (pointer == "value") {
        auto bytes = readPrivate(expanded);
        if (!bytes)
            return bytes.error();
        if (bytes->endsWith('\n'))
            bytes->chop(1);
        return Secret(bytes->toStdString());
    }
    auto object = readObject(expanded);
    if (!object)
        return object.error();
    const QJsonValue value = atPointer(*object, QString::fromStdString(pointer));
    if (!value.isString())
        return Error {ErrorCode::NotFound, "the file '" + path.toStdString() + "' has no text at '" + pointer + "'"};
    return Secret(value.toString().toStdString());
}

} // namespace switchyard::secrets
