// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "policyfile.h"

#include "platform/places.h"

#include <QFile>
#include <QFileInfo>

#include <chrono>
#include <utility>

namespace switchyard {

namespace {

constexpr std::chrono::milliseconds savePause {800};
//! Editors replace files in several steps; the last one counts.
constexpr std::chrono::milliseconds reloadPause {100};

} // namespace

PolicyFile::PolicyFile(QString path, config::PolicySession& session, QObject* parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_session(session)
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(savePause);
    m_reloadTimer.setSingleShot(true);
    m_reloadTimer.setInterval(reloadPause);
    connect(&m_session, &config::PolicySession::documentChanged, this, [this] {
        m_isUnsaved = true;
        m_saveTimer.start();
    });
    connect(&m_saveTimer, &QTimer::timeout, this, &PolicyFile::save);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_reloadTimer, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_reloadTimer, qOverload<>(&QTimer::start));
    connect(&m_reloadTimer, &QTimer::timeout, this, &PolicyFile::load);
}

PolicyFile::~PolicyFile()
{
    save();
}

void PolicyFile::load()
{
    if (m_isUnsaved)
        return;
    QFile file(m_path);
    watch();
    if (!file.exists()) {
        setProblem({});
        if (!m_session.text().empty())
            m_session.open({});
        return;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        setProblem(Error {ErrorCode::ReadFailed,
                          "the policy file '" + m_path.toStdString() + "' cannot be read: "
                              + file.errorString().toStdString()});
        return;
    }
    setProblem({});
    std::string text = file.readAll().toStdString();
    if (text != m_session.text())
        m_session.open(std::move(text));
}

void PolicyFile::save()
{
    if (!m_isUnsaved)
        return;
    m_saveTimer.stop();
    auto written = platform::writePrivateFile(m_path, QByteArray::fromStdString(m_session.text()));
    m_isUnsaved = !written;
    setProblem(written ? std::optional<Error> {} : std::optional<Error> {written.error()});
    watch();
}

void PolicyFile::watch()
{
    // A file that was replaced is no longer watched, and one that does not exist cannot be; its folder can.
    const QString folder = QFileInfo(m_path).absolutePath();
    if (QFileInfo::exists(m_path) && !m_watcher.files().contains(m_path))
        m_watcher.addPath(m_path);
    if (QFileInfo::exists(folder) && !m_watcher.directories().contains(folder))
        m_watcher.addPath(folder);
}

void PolicyFile::setProblem(std::optional<Error> problem)
{
    const bool changed = problem.has_value() != m_problem.has_value()
        || (problem && problem->message != m_problem->message);
    m_problem = std::move(problem);
    if (changed)
        Q_EMIT problemChanged();
}

} // namespace switchyard
