// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/secretcommand.h"

#include "secrets/execsecrets.h"
#include "secrets/systemkeychain.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <optional>
#include <ostream>
#include <vector>

namespace switchyard::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Within the two seconds that are promised, with room for the start of the process.
constexpr std::chrono::milliseconds keychainDeadline {1500};
constexpr std::chrono::milliseconds wholeDeadline {1800};
constexpr qint64 maximumRequest = 256 * 1024;

const char* codeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return "NOT_FOUND";
    case ErrorCode::PermissionDenied:
        return "LOCKED";
    case ErrorCode::Timeout:
        return "TIMEOUT";
    default:
        return "UNAVAILABLE";
    }
}

//! Reads all ids at once; ends the event loop when the last one is in, or when time is up.
class Lookup final : public QObject {
public:
    Lookup()
        : m_keychain(keychainDeadline)
    {
    }

    void read(const std::vector<std::string>& ids)
    {
        m_waiting = ids;
        for (const std::string& id : ids) {
            m_keychain.read(QString::fromStdString(id), this, [this, id](const Result<Secret>& result) { take(id, result); });
        }
        QTimer::singleShot(ids.empty() ? std::chrono::milliseconds(0) : wholeDeadline, this, [this] { giveUp(); });
    }

    const secrets::ExecAnswer& answer() const { return m_answer; }
    const Error& lastError() const { return m_lastError; }

private:
    void take(const std::string& id, const Result<Secret>& result)
    {
        if (std::erase(m_waiting, id) == 0)
            return;
        if (result) {
            m_answer.values.emplace_back(id, *result);
        } else {
            m_lastError = result.error();
            m_answer.errors.emplace_back(id, codeOf(result.error().code));
        }
        if (m_waiting.empty())
            QCoreApplication::quit();
    }

    void giveUp()
    {
        const Error late {ErrorCode::Timeout, "the keychain did not answer in time"};
        const std::vector<std::string> waiting = m_waiting;
        for (const std::string& id : waiting)
            take(id, late);
        QCoreApplication::quit();
    }

    secrets::SystemKeychain m_keychain;
    std::vector<std::string> m_waiting;
    secrets::ExecAnswer m_answer;
    Error m_lastError;
};

//! Writes or removes one entry, unless the keychain is locked: then it would ask somebody.
class Change final : public QObject {
public:
    Change()
        : m_keychain(keychainDeadline)
    {
    }

    //! No value removes the entry.
    Result<void> make(const QString& id, const std::optional<Secret>& value)
    {
        connect(&m_keychain, &secrets::Keychain::stateChanged, this, [this, id, value] {
            if (m_keychain.state() == ports::KeychainState::Available)
                change(id, value);
            else if (m_keychain.state() != ports::KeychainState::Checking)
                finish(m_keychain.problem());
        });
        m_keychain.check(secrets::Keychain::Unlock::Never);
        QTimer::singleShot(2 * wholeDeadline, this, [this] {
            finish(Error {ErrorCode::Timeout, "the keychain did not answer in time"});
        });
        QCoreApplication::exec();
        return m_result;
    }

private:
    void change(const QString& id, const std::optional<Secret>& value)
    {
        const auto done = [this](const Result<void>& result) { finish(result); };
        if (value)
            m_keychain.write(id, *value, this, done);
        else
            m_keychain.remove(id, this, done);
    }

    void finish(const Result<void>& result)
    {
        m_result = result;
        QCoreApplication::quit();
    }

    secrets::SystemKeychain m_keychain;
    Result<void> m_result;
};

class SecretCommand final : public Command {
public:
    QString name() const override { return u"secret"_s; }
    QString summary() const override { return u"Read, set or remove keys in the keychain (secret get|set|remove)"_s; }

    void addOptions(QCommandLineParser& parser) const override
    {
        parser.addPositionalArgument(u"action"_s,
                                     u"get: answer within two seconds, without ever asking anybody; "
                                      "set: take the value from standard input; remove: forget the entry."_s,
                                     u"get|set|remove"_s);
        parser.addPositionalArgument(
            u"id"_s,
            u"Entry, such as provider/anthropic. 'get' without one answers a request of OpenClaw's exec secrets protocol "
             "on standard input."_s,
            u"[ID]"_s);
    }

    int run(const QCommandLineParser& parser, const CommandContext& context) override
    {
        const QStringList words = parser.positionalArguments();
        const QString action = words.value(0);
        const QString id = words.value(1);
        if (action == "get"_L1 && words.size() == 1)
            return answerRequest(context);
        if (action == "get"_L1 && words.size() == 2)
            return printOne(id.toStdString(), context);
        if (action == "set"_L1 && words.size() == 2)
            return setOne(id, context);
        if (action == "remove"_L1 && words.size() == 2)
            return report(Change().make(id, std::nullopt), context);
        context.err << "switchyard: write 'secret get [ID]', 'secret set ID' or 'secret remove ID' (see --help)\n";
        return static_cast<int>(ExitCode::Usage);
    }

private:
    static int report(const Result<void>& result, const CommandContext& context)
    {
        if (result)
            return static_cast<int>(ExitCode::Ok);
        context.err << "switchyard: " << result.error().message << '\n';
        return static_cast<int>(ExitCode::Failed);
    }

    //! Never from an argument: those stand in the process list and in the shell's history.
    static int setOne(const QString& id, const CommandContext& context)
    {
        QFile input;
        QByteArray text;
        if (input.open(stdin, QIODevice::ReadOnly))
            text = input.read(maximumRequest).trimmed();
        if (text.isEmpty()) {
            context.err << "switchyard: give the key on standard input, as in: switchyard secret set ID < file\n";
            return static_cast<int>(ExitCode::Usage);
        }
        const Secret value(text.toStdString());
        text.fill('\0');
        return report(Change().make(id, value), context);
    }

    static int printOne(const std::string& id, const CommandContext& context)
    {
        Lookup lookup;
        lookup.read({id});
        QCoreApplication::exec();
        if (lookup.answer().values.empty()) {
            context.err << "switchyard: " << lookup.lastError().message << '\n';
            return static_cast<int>(ExitCode::Failed);
        }
        context.out << lookup.answer().values.front().second.reveal() << std::endl;
        return static_cast<int>(ExitCode::Ok);
    }

    static int answerRequest(const CommandContext& context)
    {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly)) {
            context.err << "switchyard: standard input cannot be read\n";
            return static_cast<int>(ExitCode::Failed);
        }
        const auto request = secrets::parseExecRequest(input.read(maximumRequest));
        if (!request) {
            context.err << "switchyard: " << request.error().message << '\n';
            return static_cast<int>(ExitCode::Usage);
        }
        Lookup lookup;
        lookup.read(request->ids);
        QCoreApplication::exec();
        context.out << secrets::execAnswerText(lookup.answer()).toStdString() << std::endl;
        return static_cast<int>(ExitCode::Ok);
    }
};

} // namespace

std::unique_ptr<Command> makeSecretCommand()
{
    return std::make_unique<SecretCommand>();
}

} // namespace switchyard::cli
