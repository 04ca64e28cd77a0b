// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QObject>
#include <QProcessEnvironment>
#include <QStringList>

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::secrets {

//! OpenClaw's exec secrets protocol, version 1 (its documentation, "SecretRef contract", 2026.9.6): a request on
//! standard input, an answer on standard output, one JSON object each.
struct ExecRequest {
    std::string provider;
    std::vector<std::string> ids;
};
//! Errors: Syntax, or Unsupported for another version of the protocol.
Result<ExecRequest> parseExecRequest(const QByteArray& text);
QByteArray execRequestText(const ExecRequest& request);

//! What is known of each id that was asked for.
struct ExecAnswer {
    std::vector<std::pair<std::string, Secret>> values;
    std::vector<std::pair<std::string, std::string>> errors; //!< Code by id, such as NOT_FOUND.
};
QByteArray execAnswerText(const ExecAnswer& answer);
//! The value of `id`, or why there is none. Never quotes the answer: it may hold keys.
Result<Secret> secretFromExecAnswer(const QByteArray& text, const std::string& id);

//! An exec provider of the configuration (`secrets.providers.<alias>`).
struct ExecCommand {
    QString program; //!< Absolute.
    QStringList arguments;
    QStringList passedVariables; //!< Nothing else of the environment reaches it.
    std::vector<std::pair<QString, QString>> variables;
    std::chrono::milliseconds timeout {5000};
};

//! Runs the command for one id, without a shell, with only the variables it names. `done` comes once, later, within the
//! command's timeout; the process is killed when `context` or the deadline goes.
void resolveWithCommand(const ExecCommand& command, const std::string& alias, const std::string& id, QObject* context,
                        std::function<void(Result<Secret>)> done);

} // namespace switchyard::secrets
