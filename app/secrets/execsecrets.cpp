// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/execsecrets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QFileInfo>
#include <QPointer>
#include <QProcess>
#include <QTimer>

#include <memory>

namespace switchyard::secrets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int protocolVersion = 1;
constexpr qint64 maximumAnswer = 1024 * 1024;

QString text(const std::string& value)
{
    return QString::fromStdString(value);
}

QString text(const Secret& value)
{
    const std::string_view view = value.reveal();
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

//! One command under way. Owned by its context; ends itself when it has reported.
class ExecRun final : public QObject {
public:
    ExecRun(QString program, std::string id, std::function<void(Result<Secret>)> done, QObject* context)
        : QObject(context)
        , m_program(std::move(program))
        , m_id(std::move(id))
        , m_done(std::move(done))
    {
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] {
            report(Error {ErrorCode::Timeout, name() + " did not answer in time"});
        });
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                report(Error {ErrorCode::Unavailable, name() + " cannot be started: " + m_process.errorString().toStdString()});
        });
        connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
            m_output += m_process.readAllStandardOutput();
            if (m_output.size() > maximumAnswer)
                report(Error {ErrorCode::LimitExceeded, name() + " answered with more than 1 MiB"});
        });
        connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
            finished(code, status);
        });
    }

    void start(const ExecCommand& command, const QByteArray& input)
    {
        QProcessEnvironment environment;
        for (const QString& variable : command.passedVariables) {
            if (qEnvironmentVariableIsSet(qPrintable(variable)))
                environment.insert(variable, qEnvironmentVariable(qPrintable(variable)));
        }
        for (const auto& [variable, value] : command.variables)
            environment.insert(variable, value);
        // An empty environment would mean "inherit everything" to QProcess.
        if (environment.isEmpty())
            environment.insert(u"LC_ALL"_s, u"C"_s);
        m_process.setProcessEnvironment(environment);
        m_process.setWorkingDirectory(QFileInfo(command.program).absolutePath());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_deadline.start(command.timeout);
        m_process.start(command.program, command.arguments);
        m_process.write(input);
        m_process.closeWriteChannel();
    }

private:
    std::string name() const { return "the secrets command '" + m_program.toStdString() + "'"; }

    void finished(int code, QProcess::ExitStatus status)
    {
        m_output += m_process.readAllStandardOutput();
        if (status != QProcess::NormalExit || code != 0)
            report(Error {ErrorCode::Unavailable, name() + " failed with exit code " + std::to_string(code)});
        else
            report(secretFromExecAnswer(m_output, m_id));
    }

    void report(const Result<Secret>& result)
    {
        if (!m_done)
            return;
        const auto done = std::exchange(m_done, {});
        m_deadline.stop();
        m_output.fill('\0');
        if (m_process.state() == QProcess::NotRunning) {
            deleteLater();
        } else {
            connect(&m_process, &QProcess::finished, this, &QObject::deleteLater);
            m_process.kill();
        }
        done(result);
    }

    QString m_program;
    std::string m_id;
    std::function<void(Result<Secret>)> m_done;
    QProcess m_process;
    QTimer m_deadline;
    QByteArray m_output;
};

} // namespace

Result<ExecRequest> parseExecRequest(const QByteArray& input)
{
    const QJsonDocument document = QJsonDocument::fromJson(input);
    if (!document.isObject())
        return Error {ErrorCode::Syntax, "standard input is not a request of OpenClaw's exec secrets protocol"};
    if (document[u"protocolVersion"].toInt() != protocolVersion)
        return Error {ErrorCode::Unsupported, "only version 1 of OpenClaw's exec secrets protocol is spoken here"};
    ExecRequest request;
    request.provider = document[u"provider"].toString().toStdString();
    const QJsonArray ids = document[u"ids"].toArray();
    for (const QJsonValue id : ids)
        request.ids.push_back(id.toString().toStdString());
    return request;
}

QByteArray execRequestText(const ExecRequest& request)
{
    QJsonArray ids;
    for (const std::string& id : request.ids)
        ids.append(text(id));
    return compact({{u"protocolVersion"_s, protocolVersion}, {u"provider"_s, text(request.provider)}, {u"ids"_s, ids}});
}

QByteArray execAnswerText(const ExecAnswer& answer)
{
    QJsonObject values;
    for (const auto& [id, value] : answer.values)
        values.insert(text(id), text(value));
    QJsonObject object {{u"protocolVersion"_s, protocolVersion}, {u"values"_s, values}};
    QJsonObject errors;
    for (const auto& [id, code] : answer.errors)
        errors.insert(text(id), QJsonObject {{u"code"_s, text(code)}});
    if (!errors.isEmpty())
        object.insert(u"errors"_s, errors);
    return compact(object);
}

Result<Secret> secretFromExecAnswer(const QByteArray& output, const std::string& id)
{
    const QJsonDocument document = QJsonDocument::fromJson(output);
    if (!document.isObject())
        return Error {ErrorCode::Protocol, "the secrets command's answer is not a JSON object"};
    const QJsonValue value = document[u"values"].toObject().value(text(id));
    if (value.isString())
        return Secret(value.toString().toStdString());
    const QString code = document[u"errors"].toObject().value(text(id)).toObject().value(u"code"_s).toString();
    const bool isKnown = code == "NOT_FOUND"_L1 || code == "LOCKED"_L1 || code == "TIMEOUT"_L1;
    return Error {code == "LOCKED"_L1 ? ErrorCode::PermissionDenied : ErrorCode::NotFound,
                  "the secrets command has no value for '" + id + "'" + (isKnown ? " (" + code.toStdString() + ")" : "")};
}

void resolveWithCommand(const ExecCommand& command, const std::string& alias, const std::string& id, QObject* context,
                        std::function<void(Result<Secret>)> done)
{
    auto* run = new ExecRun(command.program, id, std::move(done), context); // owned by context, ends itself
    run->start(command, execRequestText({alias, {id}}));
}

} // namespace switchyard::secrets
