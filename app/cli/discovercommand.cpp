// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/discovercommand.h"

#include "cli/endpointjson.h"
#include "health/pastedaddress.h"
#include "probing/discoveryservice.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <iomanip>
#include <ostream>

namespace switchyard::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

void writeServer(json::Writer& writer, const ports::DiscoveredServer& server)
{
    writer.beginObject();
    writer.key("family").string(health::info(server.family).id);
    writer.key("version").string(server.version);
    writer.key("baseUrl").string(server.baseUrl);
    writer.key("needsKey").boolean(server.needsKey);
    writer.key("models").beginArray();
    for (const auto& model : server.models)
        writeModel(writer, model);
    writer.endArray();
    writer.endObject();
}

void printServer(std::ostream& out, const ports::DiscoveredServer& server)
{
    const auto loaded = std::count_if(server.models.begin(), server.models.end(), [](const auto& model) {
        return model.state == health::LoadState::Ready;
    });
    out << std::left << std::setw(28) << health::info(server.family).displayName << ' ' << std::setw(36) << server.baseUrl << ' ';
    if (server.needsKey)
        out << "wants a key";
    else
        out << server.models.size() << " models, " << loaded << " in memory";
    out << '\n';
}

class DiscoverCommand final : public Command {
public:
    QString name() const override { return u"discover"_s; }
    QString summary() const override { return u"Find model servers on this computer"_s; }

    void addOptions(QCommandLineParser& parser) const override
    {
        parser.addOptions({
            { u"json"_s, u"Print the result as JSON."_s },
            { u"host"_s, u"Look on this host instead."_s, u"HOST"_s },
            { u"port"_s, u"Look at this port as well; can be repeated."_s, u"PORT"_s },
        });
    }

    int run(const QCommandLineParser& parser, const CommandContext& context) override
    {
        probing::DiscoveryPlaces places { probing::addressesFromEnvironment(), probing::usualPorts() };
        for (const auto& text : parser.values(u"port"_s)) {
            bool isNumber = false;
            const uint port = text.toUInt(&isNumber);
            if (!isNumber || port == 0 || port > 65535) {
                context.err << "switchyard: '" << text.toStdString() << "' is no port; give a number from 1 to 65535"
                            << std::endl;
                return static_cast<int>(ExitCode::Usage);
            }
            places.ports.push_back(static_cast<std::uint16_t>(port));
        }
        probing::DiscoveryService discovery(context.clock, std::move(places));
        QObject::connect(&discovery, &ports::DiscoveryPort::finished, &discovery, [] { QCoreApplication::quit(); });
        QMetaObject::invokeMethod(
            &discovery,
            [&] {
                if (parser.isSet(u"host"_s))
                    discovery.startHost(parser.value(u"host"_s).toStdString());
                else
                    discovery.start();
            },
            Qt::QueuedConnection);
        QCoreApplication::exec();
        print(discovery.servers(), context.out, parser.isSet(u"json"_s));
        return static_cast<int>(ExitCode::Ok);
    }

private:
    static void print(const std::vector<ports::DiscoveredServer>& servers, std::ostream& out, bool asJson)
    {
        if (!asJson) {
            for (const auto& server : servers)
                printServer(out, server);
            if (servers.empty())
                out << "No model server was found\n";
            return;
        }
        std::string text;
        json::Writer writer(text);
        writer.beginObject().key("version").integer(1).key("servers").beginArray();
        for (const auto& server : servers)
            writeServer(writer, server);
        writer.endArray().endObject();
        out << text << std::endl;
    }
};

} // namespace

std::unique_ptr<Command> makeDiscoverCommand()
{
    return std::make_unique<DiscoverCommand>();
}

} // namespace switchyard::cli
