// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/servecommand.h"

#include "platform/termination.h"
#include "services.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <ostream>

namespace switchyard::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds drainDeadline {30};

//! The engine's life from start to exit code, driven by its signals.
class ServeRun final : public QObject {
public:
    ServeRun(Services& services, const CommandContext& context)
        : m_services(services)
        , m_context(context)
    {
        connect(&services.engine(), &EngineService::statusChanged, this, [this] { follow(); });
        connect(&m_termination, &platform::Termination::requested, this, [this] { terminate(); });
    }

private:
    void follow()
    {
        const ports::EngineStatus status = m_services.engine().status();
        switch (status.state) {
        case ports::EngineState::Running:
            m_wasRunning = true;
            m_context.out << "listening on http://" << status.address.toStdString() << ':' << status.port << std::endl;
            return;
        case ports::EngineState::Failed:
            m_context.err << "switchyard: " << sentence(status) << std::endl;
            QCoreApplication::exit(static_cast<int>(ExitCode::Failed));
            return;
        case ports::EngineState::Stopped:
            if (m_wasRunning && m_isTerminating)
                QCoreApplication::exit(static_cast<int>(ExitCode::Ok));
            return;
        case ports::EngineState::Starting:
        case ports::EngineState::Draining:
        case ports::EngineState::ServedElsewhere:
            return;
        }
    }

    static std::string sentence(const ports::EngineStatus& status)
    {
        if (!status.error)
            return "the routing engine could not start";
        if (status.error->code != ErrorCode::AddressInUse)
            return status.error->message;
        const std::string owner = status.portOwner.isEmpty() ? "another program" : "'" + status.portOwner.toStdString() + "'";
        return "port " + std::to_string(status.port) + " is taken by " + owner
            + "; end it, or choose another port with --port";
    }

    void terminate()
    {
        // A second signal, or one before the engine ran, does not wait.
        if (m_isTerminating || !m_wasRunning) {
            QCoreApplication::exit(static_cast<int>(ExitCode::Ok));
            return;
        }
        m_isTerminating = true;
        m_services.engine().stop();
    }

    Services& m_services;
    const CommandContext& m_context;
    platform::Termination m_termination;
    bool m_wasRunning = false;
    bool m_isTerminating = false;
};

class ServeCommand final : public Command {
public:
    QString name() const override { return u"serve"_s; }
    QString summary() const override { return u"Run the routing engine without a window"_s; }

    void addOptions(QCommandLineParser& parser) const override
    {
        parser.addOptions({
            {u"demo"_s, u"Serve built-in demo servers; needs no configuration and touches no real file."_s},
            {u"port"_s, u"Port to listen on; 0 lets the system choose (default: the stored one, else 11700 or the next free)."_s,
             u"PORT"_s},
            {u"listen"_s, u"Address to listen on (default: 127.0.0.1 and ::1). Another one also needs --allow-host."_s,
             u"ADDRESS"_s},
            {u"allow-host"_s, u"Host name that clients may use besides the loopback ones; can be repeated."_s, u"NAME"_s},
            {u"token"_s, u"The engine's token, for tests; it is visible in the process list."_s, u"TOKEN"_s},
        });
    }

    int run(const QCommandLineParser& parser, const CommandContext& context) override
    {
        ServicesOptions options;
        options.places = placeOptions(context.places);
        options.isDemo = parser.isSet(u"demo"_s);
        options.token = parser.value(u"token"_s);
        options.version = QCoreApplication::applicationVersion().toStdString();
        options.engine.otherSwitchyard = EngineServiceOptions::OtherSwitchyard::Refuse;
        options.engine.drainDeadline = drainDeadline;
        options.engine.listenAddress = parser.value(u"listen"_s).toStdString();
        for (const QString& host : parser.values(u"allow-host"_s))
            options.engine.allowedHosts.push_back(host.toLower().toStdString());
        if (const auto mistake = checkListening(parser, options); !mistake.empty())
            return fail(context, mistake, ExitCode::Usage);
        if (!options.isDemo && !QFileInfo::exists(context.places.configFile))
            return fail(context,
                        "there is no configuration at '" + context.places.configFile.toStdString()
                            + "'; create one in the panel, or try: switchyard serve --demo",
                        ExitCode::Failed);

        auto services = Services::create(options, context.clock);
        if (!services)
            return fail(context, services.error().message, ExitCode::Failed);
        if (const auto problem = configurationProblem(**services); !problem.empty())
            return fail(context, problem, ExitCode::Failed);
        const ServeRun serving(**services, context);
        (*services)->start();
        return QCoreApplication::exec();
    }

private:
    static platform::PlaceOptions placeOptions(const platform::Places& places)
    {
        platform::PlaceOptions options;
        options.configFile = places.configFile;
        options.policyFile = places.policyFile;
        options.tokenFile = places.tokenFile;
        return options;
    }

    static std::string checkListening(const QCommandLineParser& parser, ServicesOptions& options)
    {
        if (parser.isSet(u"port"_s)) {
            bool isNumber = false;
            const uint port = parser.value(u"port"_s).toUInt(&isNumber);
            if (!isNumber || port > 65535)
                return "'" + parser.value(u"port"_s).toStdString() + "' is no port; give a number from 0 to 65535";
            options.port = static_cast<std::uint16_t>(port);
        }
        const std::string& address = options.engine.listenAddress;
        const bool isLoopback = address.empty() || address == "::1" || address == "localhost" || address.starts_with("127.");
        if (!isLoopback && options.engine.allowedHosts.empty())
            return "listening on " + address
                + " opens the engine to other machines; name the host that clients will use with --allow-host";
        return {};
    }

    static std::string configurationProblem(Services& services)
    {
        if (services.file().state() == ports::FileState::Failed)
            return services.file().reason().value_or(Error {}).message;
        if (const auto& problem = services.policyFile().problem())
            return sentenceOf(*problem);
        // Serving only reads, so a file that merely cannot be written is as good as any.
        const auto reason = services.session().readOnlyReason();
        if (!reason || reason->code == configfiles::readOnlyCode)
            return {};
        return "the configuration '" + services.places().configFile.toStdString() + "' cannot be used: line "
            + std::to_string(reason->origin.line) + ", column " + std::to_string(reason->origin.column) + ": "
            + reason->message;
    }

    static int fail(const CommandContext& context, const std::string& sentence, ExitCode code)
    {
        context.err << "switchyard: " << sentence << std::endl;
        return static_cast<int>(code);
    }
};

} // namespace

std::unique_ptr<Command> makeServeCommand()
{
    return std::make_unique<ServeCommand>();
}

} // namespace switchyard::cli
