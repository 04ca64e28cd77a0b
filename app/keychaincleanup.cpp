// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "keychaincleanup.h"

#include "secrets/execreference.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QProcess>

#include <algorithm>
#include <chrono>
#include <memory>
#include <vector>

namespace switchyard {

using namespace Qt::Literals::StringLiterals;

namespace {

// The command gives up after two seconds by itself.
constexpr std::chrono::seconds mostTime {4};

} // namespace

KeychainCleanup::KeychainCleanup(const config::ConfigSession& session)
    : m_session(session)
{
}

KeychainCleanup::~KeychainCleanup()
{
    // By processes, since this one's event loop has ended. They do not outlive it: a key that the next start keeps under
    // the same name must not fall to them. An entry that stays for want of time does no harm.
    std::vector<std::unique_ptr<QProcess>> removals;
    for (const QString& entry : std::as_const(m_entries)) {
        if (!mayForget(entry))
            continue;
        auto& removal = removals.emplace_back(std::make_unique<QProcess>());
        removal->start(secrets::installedProgram(), {u"secret"_s, u"remove"_s, entry});
    }
    const QDeadlineTimer deadline(mostTime);
    for (const auto& removal : removals) {
        if (removal->waitForFinished(static_cast<int>(deadline.remainingTime())) || removal->state() == QProcess::NotRunning)
            continue;
        removal->kill();
        removal->waitForFinished();
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
