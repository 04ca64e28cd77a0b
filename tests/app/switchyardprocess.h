// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <functional>

namespace switchyard::tests {

//! The real executable with a home folder of its own, so that no test touches the user's files, bus or keyring.
class SwitchyardProcess final {
public:
    SwitchyardProcess();
    ~SwitchyardProcess();
    Q_DISABLE_COPY_MOVE(SwitchyardProcess)

    void setVariable(const QString& name, const QString& value);
    void start(const QStringList& arguments);
    //! Waits for the line that says where the engine listens, on either output. Invalid when it does not come.
    QUrl waitForAddress();
    //! Waits for the end; the exit code, or -1 when there is none.
    int waitForEnd();
    void terminate() { m_process.terminate(); }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    qint64 id() const { return m_process.processId(); }

    QByteArray output();
    QByteArray errors();
    QString home() const { return m_home.path(); }
    QString writeFile(const QString& name, const QByteArray& content) const;

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

//! An answer to a request of the tests' own client, complete.
struct Answer {
    int status = 0;
    QByteArray body;
    QByteArray reason; //!< x-switchyard-reason
    QByteArray model; //!< x-switchyard-model
    QByteArray attempts; //!< x-switchyard-attempts
    QByteArray allHeaders; //!< Every header, a line each.
};

//! POSTs a chat with one user message, with `token`; waits for the whole answer. `begun` is called with its first bytes.
Answer askChat(QNetworkAccessManager& network, const QUrl& base, const QByteArray& token, const QByteArray& model,
               bool stream, const std::function<void()>& begun = {});
Answer getPath(QNetworkAccessManager& network, const QUrl& base, const QString& path, const QByteArray& token);

} // namespace switchyard::tests
