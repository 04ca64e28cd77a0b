// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "policyfile.h"

#include "json5/document.h"
#include "json5/merge.h"
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

//! A blank file is an empty policy.
json5::Document parsed(const std::string& text)
{
    const bool isBlank = text.find_first_not_of(" \t\r\n") == std::string::npos;
    return json5::Document::parse(isBlank ? std::string("{}") : text);
}

} // namespace

std::string sentenceOf(const Error& problem)
{
    if (!problem.location)
        return problem.message;
    return problem.message + " (line " + std::to_string(problem.location->line) + ", column "
        + std::to_string(problem.location->column) + ')';
}

PolicyFile::PolicyFile(QString path, config::PolicySession& session, QObject* parent)
    : ports::PolicyFilePort(parent)
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
    if (m_isUnsaved) {
        // What stood in the way of saving may be gone.
        if (m_problem)
            save();
        return;
    }
    watch();
    auto text = read();
    setProblem(text ? std::optional<Error> {} : std::optional<Error> {text.error()});
    if (!text)
        return;
    const std::string shown = text.value().value_or(std::string {});
    if (const auto document = parsed(shown); !document.isValid() || !document.root().isObject()) {
        setProblem(notJson5(document));
        // The last policy that made sense stays in force: half a line typed in an editor must not open a route that
        // is local only. At the start there is none, and the session tells what is wrong in the text.
        if (m_wasRead)
            return;
    } else {
        m_wasRead = true;
    }
    m_onDisk = std::move(text).value();
    if (shown != m_session.text())
        m_session.open(shown);
}

void PolicyFile::save()
{
    if (!m_isUnsaved)
        return;
    m_saveTimer.stop();
    auto written = takeIn();
    if (written)
        written = platform::writePrivateFile(m_path, QByteArray::fromStdString(m_session.text()));
    if (written)
        m_onDisk = m_session.text();
    m_isUnsaved = !written;
    setProblem(written ? std::optional<Error> {} : std::optional<Error> {written.error()});
    watch();
}

Result<std::optional<std::string>> PolicyFile::read() const
{
    QFile file(m_path);
    if (!file.exists())
        return std::optional<std::string> {};
    const auto failed = [&] {
        return Error {ErrorCode::ReadFailed,
                      "the policy file '" + m_path.toStdString() + "' cannot be read: " + file.errorString().toStdString()};
    };
    if (!file.open(QIODevice::ReadOnly))
        return failed();
    const QByteArray text = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return failed();
    return std::optional(text.toStdString());
}

Result<void> PolicyFile::takeIn()
{
    auto current = read();
    if (!current)
        return current.error();
    if (!*current || *current == m_onDisk)
        return {};
    const auto theirs = parsed(**current);
    if (!theirs.isValid() || !theirs.root().isObject())
        return notJson5(theirs);
    const auto base = parsed(m_onDisk.value_or(std::string {}));
    const auto mine = parsed(m_session.text());
    if (base.isValid() && mine.isValid())
        m_session.open(json5::merge(base, mine, theirs, json5::MergeSide::Mine).text);
    m_onDisk = std::move(current).value();
    return {};
}

Error PolicyFile::notJson5(const json5::Document& document) const
{
    const Error first = document.isValid()
        ? Error {ErrorCode::Syntax, "a policy is an object; write it between { and }",
                 document.locationAt(document.root().offset())}
        : document.firstError();
    return {ErrorCode::Syntax,
            "the policy file '" + m_path.toStdString() + "' is not JSON5, so it is left as it is and settings changed here "
                "are not saved: " + first.message,
            first.location};
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
        || (problem && (problem->message != m_problem->message || problem->location != m_problem->location));
    m_problem = std::move(problem);
    if (changed)
        Q_EMIT problemChanged();
}

} // namespace switchyard
