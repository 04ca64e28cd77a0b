// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "config/policysession.h"
#include "json5/document.h"
#include "ports/policyfileport.h"

#include <QFileSystemWatcher>
#include <QTimer>

#include <optional>
#include <string>

namespace switchyard {

//! Switchyard's own policy file behind a PolicySession: reads it, follows it when another program or an editor changes
//! it, and saves edits after a short pause (0600, replaced whole). GUI thread only. Changes on both sides are merged; where
//! both changed the same value, the edit in memory wins: the file is Switchyard's own. A file that cannot be read or is
//! not JSON5 is never replaced.
class PolicyFile final : public ports::PolicyFilePort {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PolicyFile)

public:
    //! `session` must outlive this.
    PolicyFile(QString path, config::PolicySession& session, QObject* parent = nullptr);
    //! Saves what is not saved yet.
    ~PolicyFile() override;

    //! Reads the file; one that does not exist is an empty policy.
    void load();
    //! Saves now, if there is anything to save.
    void save();
    QString path() const override { return m_path; }
    std::optional<Error> problem() const override { return m_problem; }
    bool isRestricted() const override { return m_problem && !m_wasRead; }
    void retry() override { load(); }

private:
    //! The text on disk; nothing when there is no file.
    Result<std::optional<std::string>> read() const;
    //! Brings what another program wrote since the last read into the session.
    Result<void> takeIn();
    //! That `document`, the text on disk, is no policy, and where.
    Error notJson5(const json5::Document& document) const;
    void watch();
    void setProblem(std::optional<Error> problem);

    QString m_path;
    config::PolicySession& m_session;
    QFileSystemWatcher m_watcher;
    QTimer m_saveTimer;
    QTimer m_reloadTimer;
    std::optional<std::string> m_onDisk; //!< As last read or written.
    std::optional<Error> m_problem;
    bool m_isUnsaved = false;
    bool m_wasRead = false; //!< A text that makes sense, or that there is no file.
};

//! For logs and the command line: the message with its place.
std::string sentenceOf(const Error& problem);

} // namespace switchyard
