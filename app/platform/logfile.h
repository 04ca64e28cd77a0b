// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFile>
#include <QMutex>
#include <QString>

#include <functional>

namespace switchyard::platform {

//! Takes Qt's log messages into a file of mode 0600: at most five files of 1 MB, the newest without a number. Installs
//! itself as the message handler for its life; there can be one. Messages come from any thread.
class LogFile final {
public:
    //! Passed every message besides, as the panel's standard error output.
    using Echo = std::function<void(const QString& line)>;

    static constexpr qint64 maximumSize = 1'000'000;
    static constexpr int files = 5;

    //! Opens or continues `path`. Without a usable file messages only reach `echo`.
    LogFile(QString path, Echo echo);
    ~LogFile();
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;

    void write(const QString& line);

private:
    void open();
    void rotate();

    QString m_path;
    Echo m_echo;
    QMutex m_mutex;
    QFile m_file;
};

} // namespace switchyard::platform
