// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "keychaincleanup.h"

#include "secrets/execreference.h"

#include <QFile>
#include <QProcess>

#include <algorithm>

namespace switchyard {

using namespace Qt::Literals::StringLiterals;

KeychainCleanup::KeychainCleanup(const config::ConfigSession& session)
    : m_session(session)
{
}

KeychainCleanup::~KeychainCleanup()
{
    // By a process of its own: this one is ending, and the keychain may take its time.
    for (const QString& entry : std::as_const(m_entries)) {
        if (mayForget(entry))
            QProcess::startDetached(secrets::installedProgram(), {u"secret"_s, u"remove"_s, entry});
    }
}

bool KeychainCleanup::mayForget(const QString& entry) const
{
    const auto& files = m_session.files().files;
    return std::all_of(files.begin(), files.end(), [&](const config::SourceFile& each) {
        QFile file(QString::fromStdString(each.path));
        const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        const bool isSaved = !bytes.isEmpty() && bytes.toStdString() == each.document.text();
        return isSaved && !bytes.contains(entry.toUtf8());
    });
}

} // namespace switchyard
