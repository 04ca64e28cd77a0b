// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/draftstore.h"

#include "platform/places.h"

#include <QFile>

namespace switchyard::configfiles {

namespace {

std::optional<std::string> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll().toStdString();
}

} // namespace

DraftStore::DraftStore(const QString& folder, const QString& key)
    : m_textPath(folder + QLatin1Char('/') + key + QLatin1String(".json5"))
    , m_basePath(folder + QLatin1Char('/') + key + QLatin1String(".base.json5"))
{
}

std::optional<Draft> DraftStore::read() const
{
    auto base = contentOf(m_basePath);
    auto text = contentOf(m_textPath);
    if (!base || !text)
        return std::nullopt;
    return Draft{std::move(*base), std::move(*text)};
}

Result<void> DraftStore::write(const Draft& draft) const
{
    // The base first: a text without its base is not taken for a draft.
    if (contentOf(m_basePath) != draft.base) {
        QFile::remove(m_textPath);
        if (auto written = platform::writePrivateFile(m_basePath, QByteArray::fromStdString(draft.base));
            !written)
            return written;
    }
    return platform::writePrivateFile(m_textPath, QByteArray::fromStdString(draft.text));
}

void DraftStore::clear() const
{
    QFile::remove(m_textPath);
    QFile::remove(m_basePath);
}

} // namespace switchyard::configfiles
