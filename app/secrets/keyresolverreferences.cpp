// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/keyresolver.h"

#include "config/environment.h"
#include "secrets/execreference.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

// What the configuration's references lead to.
namespace switchyard::secrets {

namespace {

QString text(const std::string& value)
{
    return QString::fromStdString(value);
}

//! A value of the main file, as `secrets.providers.<alias>`.
json5::Value secretsProvider(const config::ConfigSession& session, const std::string& alias)
{
    const auto& files = session.files().files;
    if (files.empty())
        return {};
    return files.front().document.root()["secrets"]["providers"][alias];
}

} // namespace

void KeyResolver::resolve(const config::SecretRef& reference, QObject* context, Keychain::ReadDone done)
{
    const auto later = [context](Keychain::ReadDone report, Result<Secret> result) {
        QTimer::singleShot(0, context, [report = std::move(report), result = std::move(result)] { report(result); });
    };

    switch (reference.source) {
    case config::SecretRef::Source::Environment: {
        auto value = m_environment.variable(reference.id);
        if (value && !value->empty())
            later(std::move(done), Secret(std::move(*value)));
        else
            later(std::move(done), Error {ErrorCode::NotFound, "the variable " + reference.id + " is not set"});
        return;
    }
    case config::SecretRef::Source::File: {
        const auto path = secretsProvider(m_session, reference.provider)["path"].string();
        if (path)
            later(std::move(done), readSecretFile(text(*path), reference.id));
        else
            later(std::move(done),
                  Error {ErrorCode::NotFound, "secrets.providers." + reference.provider + " does not name a file"});
        return;
    }
    case config::SecretRef::Source::Exec: {
        // Our own command would only read the keychain, from another process.
        if (reference.provider == ExecReference::alias) {
            m_keychain.read(text(reference.id), context, std::move(done));
            return;
        }
        if (const auto command = execCommand(reference.provider))
            resolveWithCommand(*command, reference.provider, reference.id, context, std::move(done));
        else
            later(std::move(done),
                  Error {ErrorCode::NotFound, "secrets.providers." + reference.provider + " does not name a command"});
        return;
    }
    case config::SecretRef::Source::Store:
        later(std::move(done),
              Error {ErrorCode::Unsupported, "only OpenClaw itself can read its store; use another kind of reference"});
        return;
    }
}

std::optional<ExecCommand> KeyResolver::execCommand(const std::string& alias) const
{
    const json5::Value provider = secretsProvider(m_session, alias);
    const auto program = provider["command"].string();
    if (!program || program->empty() || program->front() != '/')
        return std::nullopt;
    ExecCommand command;
    command.program = text(*program);
    for (const json5::Value argument : provider["args"])
        command.arguments.append(text(argument.stringOr("")));
    for (const json5::Value variable : provider["passEnv"])
        command.passedVariables.append(text(variable.stringOr("")));
    for (const json5::Value variable : provider["env"])
        command.variables.emplace_back(text(variable.key()), text(variable.stringOr("")));
    if (const auto timeout = provider["timeoutMs"].integer())
        command.timeout = std::chrono::milliseconds(std::clamp<std::int64_t>(*timeout, 1, 30'000));
    return command;
}

} // namespace switchyard::secrets
