// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/objectchecks.h"

#include "config/knownnames.h"
#include "config/valuechecks.h"
#include "config/webaddress.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace switchyard::config {

namespace {

std::string_view stringAt(const Node& object, std::string_view key)
{
    const auto* const node = object.find(key);
    return node ? node->string() : std::string_view {};
}

bool isFilledList(const Node& object, std::string_view key)
{
    const auto* const list = object.find(key);
    return list && list->isArray() && !list->elements.empty();
}

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void checkAcpBinding(const Node& node, const Place& place, const ObjectReport& report)
{
    const auto* const peer = node.at({"match", "peer", "id"});
    if (stringAt(node, "type") == "acp" && (!peer || trimmedText(peer->string()).empty()))
        report(place.under("match"), "acp-binding-without-peer", {});
}

void checkAllowLists(const Node& node, const Place& place, const ObjectReport& report)
{
    if (isFilledList(node, "allow") && isFilledList(node, "alsoAllow"))
        report(place, "allow-and-also-allow", {});
}

void checkBroadcast(const Node& node, const Place& place, const ObjectReport& report)
{
    static const QRegularExpression qualified(QStringLiteral("^[a-z][a-z0-9_-]*:.+$"), QRegularExpression::CaseInsensitiveOption);
    constexpr std::size_t mostAgents = 16;
    for (const auto& member : node.members) {
        if (member.key == "strategy")
            continue;
        const auto isQualified = qualified.match(toQt(member.key)).hasMatch();
        if (member.value.isObject() && !isQualified)
            report(place.under(member.key, &member.value), "broadcast-not-qualified", {});
        else if (member.value.isArray() && isQualified && member.value.elements.size() > mostAgents)
            report(place.under(member.key, &member.value), "out-of-range.most-items", {{"bound", std::to_string(mostAgents)}});
    }
}

//! As 2026.2 had it.
void checkOlderBrowserProfile(const Node& node, const Place& place, const ObjectReport& report)
{
    if (!node.find("cdpPort") && stringAt(node, "cdpUrl").empty())
        report(place, "browser-profile-without-port", {});
}

void checkBrowserProfile(const Node& node, const Place& place, const ObjectReport& report)
{
    const auto driver = stringAt(node, "driver");
    const auto hasUrl = !stringAt(node, "cdpUrl").empty();
    const auto isOwn = driver == "existing-session" || driver == "extension";
    if (!isOwn && !node.find("cdpPort") && !hasUrl)
        report(place, "browser-profile-without-port", {});
    if (driver != "existing-session" && !stringAt(node, "userDataDir").empty())
        report(place.under("userDataDir"), "browser-profile-data-dir", {});
    if (driver == "extension" && hasUrl)
        report(place.under("cdpUrl"), "browser-profile-extension-url", {});
}

void checkEdgeAuth(const Node& node, const Place& place, const ObjectReport& report)
{
    static const QRegularExpression form(QStringLiteral("^[!#$%&'*+\\-.^_`|~0-9A-Za-z]+\\z"));
    constexpr std::array<std::string_view, 8> owned {"host", "connection", "upgrade", "content-length", "sec-websocket-key",
                                                     "sec-websocket-version", "sec-websocket-protocol",
                                                     "sec-websocket-extensions"};
    if (node.members.empty())
        report(place, "out-of-range.fewest-keys", {{"bound", "1"}});
    std::set<std::string> seen;
    for (const auto& member : node.members) {
        const auto name = loweredText(member.key);
        const auto header = place.under(member.key, &member.value);
        if (!form.match(toQt(member.key)).hasMatch())
            report(header, "bad-header-name", {{"header", member.key}});
        else if (std::find(owned.begin(), owned.end(), name) != owned.end())
            report(header, "bad-header-name.owned", {{"header", member.key}});
        else if (!seen.insert(name).second)
            report(header, "bad-header-name.twice", {{"header", member.key}});
    }
}

void checkExecMode(const Node& node, const Place& place, const ObjectReport& report)
{
    if (node.find("mode") && (node.find("security") || node.find("ask")))
        report(place.under("mode"), "exec-mode-conflict", {});
}

void checkPortal(const Node& node, const Place& place, const ObjectReport& report)
{
    const auto* const ingress = node.at({"portals", "ingress"});
    if (!ingress)
        return;
    const auto portals = place.under("portals");
    const auto spot = portals.under("ingress");
    const auto domain = loweredText(stringAt(*ingress, "domain"));
    const auto conflicts = [&domain](std::string_view origin) {
        const auto address = WebAddress::parse(origin);
        return address && (address->host == domain || address->host.ends_with('.' + domain));
    };
    const auto* const origins = node.at({"controlUi", "allowedOrigins"});
    const auto isTaken = conflicts(stringAt(node, "publicOrigin"))
        || (origins && std::any_of(origins->elements.begin(), origins->elements.end(),
                                   [&](const Node& origin) { return conflicts(origin.string()); }));
    if (isTaken)
        report(spot.under("domain"), "portal-domain-taken", {});
    constexpr double usualPort = 18789;
    const auto* const port = node.find("port");
    const auto* const own = ingress->find("port");
    if (own && own->isNumber() && own->number == (port && port->isNumber() ? port->number : usualPort))
        report(spot.under("port"), "portal-port-taken", {});
}

bool isTimeOfDay(std::string_view text, bool isEnd)
{
    static const QRegularExpression form(QStringLiteral("^([01]\\d|2[0-3]|24):([0-5]\\d)\\z"));
    return form.match(toQt(text)).hasMatch() && (!text.starts_with("24") || (isEnd && text == "24:00"));
}

void checkHeartbeat(const Node& node, const Place& place, const ObjectReport& report)
{
    constexpr double minute = 60'000;
    const auto every = stringAt(node, "every");
    if (!every.empty() && !durationIn(every, minute))
        report(place.under("every"), "bad-format.duration", {});
    const auto hours = place.under("activeHours");
    for (const auto key : {std::string_view("start"), std::string_view("end")}) {
        const auto time = hours.node ? stringAt(*hours.node, key) : std::string_view {};
        if (!time.empty() && !isTimeOfDay(time, key == "end"))
            report(hours.under(key), "bad-format.time", {});
    }
}

void checkLegacyAcp(const Node& node, const Place& place, const ObjectReport& report)
{
    const auto* const acp = node.at({"bindings", "acp"});
    if (acp && (acp->isObject() || acp->isArray())) {
        const auto bindings = place.under("bindings");
        report(bindings.under("acp"), "legacy-acp-bindings", {});
    }
    for (const auto& member : node.members)
        checkLegacyAcp(member.value, place.under(member.key, &member.value), report);
    for (std::size_t i = 0; i < node.elements.size(); ++i)
        checkLegacyAcp(node.elements[i], place.under(i), report);
}

void checkMcpServer(const Node& node, const Place& place, const ObjectReport& report)
{
    constexpr std::array<std::string_view, 8> retired {"connectTimeout", "connect_timeout", "timeout", "workingDirectory",
                                                       "supports_parallel_tool_calls", "ssl_verify", "client_cert", "client_key"};
    for (const auto key : retired) {
        if (const auto* const value = node.find(key))
            report(place.under(key, value), "retired-key", {{"key", std::string(key)}});
    }
    if (node.at({"codex", "default_tools_approval_mode"})) {
        const auto codex = place.under("codex");
        report(codex.under("default_tools_approval_mode"), "retired-key", {{"key", "default_tools_approval_mode"}});
    }
    if (node.find("disabled"))
        report(place.under("disabled"), "mcp-disabled", {});
    const auto transport = stringAt(node, "transport");
    if (transport == "stdio" && trimmedText(stringAt(node, "command")).empty())
        report(place.under("transport"), "mcp-without-command", {});
    const auto* const oauth = node.find("oauth");
    if (!oauth || stringAt(*oauth, "identity") != "per-requester")
        return;
    const auto spot = place.under("oauth");
    if (stringAt(node, "auth") != "oauth")
        report(spot.under("identity"), "mcp-per-requester", {});
    if (!trimmedText(stringAt(*oauth, "authProfileId")).empty())
        report(spot.under("authProfileId"), "mcp-per-requester.profile", {});
    if (stringAt(node, "url").empty() || node.find("command") || transport == "stdio")
        report(spot.under("identity"), "mcp-per-requester.program", {});
}

void checkModelMap(const Node& node, const Place& place, const ObjectReport& report)
{
    for (const auto& member : node.members) {
        if (!member.value.isObject() || (member.key.find('*') == std::string::npos && isProviderModel(member.key)))
            continue;
        const auto entry = place.under(member.key, &member.value);
        for (const auto key : {std::string_view("pickerRuntimes"), std::string_view("codeMode")}) {
            if (member.value.find(key))
                report(entry.under(key), "needs-exact-model", {});
        }
    }
}

//! The folder of this machine in `host:container:options`; the whole text when there is no colon that parts them.
std::string_view hostFolderOf(std::string_view bind)
{
    const auto hasDrive = bind.size() > 2 && std::isalpha(static_cast<unsigned char>(bind[0])) && bind[1] == ':'
        && (bind[2] == '/' || bind[2] == '\\');
    const auto colon = bind.find(':', hasDrive ? 2 : 0);
    return colon == std::string_view::npos ? bind : bind.substr(0, colon);
}

void checkBinds(const Place& binds, const ObjectReport& report)
{
    if (!binds.node)
        return;
    for (std::size_t i = 0; i < binds.node->elements.size(); ++i) {
        const auto text = binds.node->elements[i].string();
        if (binds.node->elements[i].isString() && (trimmedText(text).empty() || !isAbsoluteHostPath(hostFolderOf(text))))
            report(binds.under(i), "bind-not-absolute", {});
    }
}

void checkSandbox(const Node& node, const Place& place, const ObjectReport& report)
{
    const auto docker = place.under("docker");
    const auto browser = place.under("browser");
    checkBinds(docker.under("binds"), report);
    checkBinds(browser.under("binds"), report);
    const auto* const joining = node.at({"docker", "dangerouslyAllowContainerNamespaceJoin"});
    for (const auto* const spot : {&docker, &browser}) {
        const auto network = spot->node ? loweredText(trimmedText(stringAt(*spot->node, "network"))) : std::string {};
        if (network == "host")
            report(spot->under("network"), "sandbox-host-network", {});
        if (network.starts_with("container:") && !(joining && joining->boolean))
            report(spot->under("network"), "sandbox-joined-network", {});
    }
    for (const auto key : {std::string_view("seccompProfile"), std::string_view("apparmorProfile")}) {
        if (docker.node && loweredText(trimmedText(stringAt(*docker.node, key))) == "unconfined")
            report(docker.under(key), "sandbox-unconfined", {});
    }
}

bool isSecretReference(const Node& value)
{
    static const QRegularExpression variable(QStringLiteral("^[A-Z][A-Z0-9_]{0,127}\\z"));
    static const QRegularExpression alias(QStringLiteral("^[a-z][a-z0-9_-]{0,63}\\z"));
    const auto source = stringAt(value, "source");
    const auto id = std::string(stringAt(value, "id"));
    if (!value.isObject() || value.members.size() != 3 || !alias.match(toQt(stringAt(value, "provider"))).hasMatch())
        return false;
    if (source == "env" || source == "store")
        return variable.match(toQt(id)).hasMatch();
    const auto check = source == "file" || source == "exec" ? valueCheckNamed(std::string(source) + "-secret-id") : nullptr;
    return check && !check(id);
}

void checkWorkerSettings(const Node& node, const Place& place, const ObjectReport& report)
{
    static const QRegularExpression secret(
        QStringLiteral("(^|\\.)(api[-_]?key|auth|bearer|credential|password|private[-_]?key|secret|token)(\\.|$)"),
        QRegularExpression::CaseInsensitiveOption);
    for (const auto& member : node.members) {
        const auto spot = place.under(member.key, &member.value);
        const auto name = toQt(member.key);
        const auto isReference = name.endsWith(u"ref", Qt::CaseInsensitive);
        const auto isSecret = name.compare(u"keyref", Qt::CaseInsensitive) == 0 || secret.match(name).hasMatch()
            || (isReference && secret.match(name.chopped(3)).hasMatch());
        if (!isSecret)
            checkWorkerSettings(member.value, spot, report);
        else if (!isSecretReference(member.value))
            report(spot, "needs-secret-reference", {{"key", member.key}});
    }
    for (std::size_t i = 0; i < node.elements.size(); ++i)
        checkWorkerSettings(node.elements[i], place.under(i), report);
}

void checkLegacyTts(const Node& node, const Place& place, const ObjectReport& report)
{
    if (node.find("enabled"))
        report(place.under("enabled"), "retired-key.tts", {});
}

//! Whoever lets everybody in must say so twice.
void checkOpenPolicy(const Node& node, const Place& place, const ObjectReport& report)
{
    const auto* const policy = node.find("dmPolicy") ? node.find("dmPolicy") : node.find("policy");
    const auto* const allowed = node.find("allowFrom");
    const auto isStar = [](const Node& sender) { return trimmedText(sender.string()) == "*"; };
    if (policy && policy->string() == "open"
        && (!allowed || std::none_of(allowed->elements.begin(), allowed->elements.end(), isStar)))
        report(place.under("allowFrom"), "open-needs-star", {});
}

template<typename Visit>
void eachActiveAccount(const Node& node, const Place& place, Visit visit)
{
    const auto accounts = place.under("accounts");
    const auto* const object = node.find("accounts");
    for (std::size_t i = 0; object && i < object->members.size(); ++i) {
        const auto& account = object->members[i];
        const auto* const enabled = account.value.find("enabled");
        const auto isOff = enabled && enabled->kind == Node::Kind::Boolean && !enabled->boolean;
        if (account.value.isObject() && !isOff)
            visit(accounts.under(account.key, &account.value));
    }
}

void checkSlackSigning(const Node& node, const Place& place, const ObjectReport& report)
{
    const auto usual = stringAt(node, "mode");
    const auto hasSecret = !stringAt(node, "signingSecret").empty();
    if (usual == "http" && !hasSecret)
        report(place.under("signingSecret"), "needs-signing-secret", {});
    eachActiveAccount(node, place, [&](const Place& account) {
        const auto mode = account.node->find("mode") ? stringAt(*account.node, "mode") : usual;
        const auto* const own = account.node->find("signingSecret");
        if (mode == "http" && (own ? own->string().empty() : !hasSecret))
            report(account.under("signingSecret"), "needs-signing-secret", {});
    });
}

void checkTelegramCommands(const Node& node, const Place& place, const ObjectReport& report)
{
    static const QRegularExpression form(QStringLiteral("^[a-z0-9_]{1,32}\\z"));
    const auto commands = place.under("customCommands");
    const auto* const list = node.find("customCommands");
    for (std::size_t i = 0; list && i < list->elements.size(); ++i) {
        const auto entry = commands.under(i);
        auto name = trimmedText(stringAt(list->elements[i], "command"));
        if (name.starts_with('/'))
            name = trimmedText(name.substr(1));
        if (!form.match(toQt(loweredText(name))).hasMatch())
            report(entry.under("command"), "bad-format.bot-command", {});
        else if (trimmedText(stringAt(list->elements[i], "description")).empty())
            report(entry.under("description"), "out-of-range.not-empty", {});
    }
}

void checkTelegramWebhook(const Node& node, const Place& place, const ObjectReport& report)
{
    const auto isSet = [](const Node& owner, std::string_view key) { return !trimmedText(stringAt(owner, key)).empty(); };
    const auto hasSecret = isSet(node, "webhookSecret");
    if (isSet(node, "webhookUrl") && !hasSecret)
        report(place.under("webhookSecret"), "needs-webhook-secret", {});
    eachActiveAccount(node, place, [&](const Place& account) {
        if (isSet(*account.node, "webhookUrl") && !isSet(*account.node, "webhookSecret") && !hasSecret)
            report(account.under("webhookSecret"), "needs-webhook-secret", {});
    });
}

void checkTranscriber(const Node& node, const Place& place, const ObjectReport& report)
{
    const auto program = node.elements.empty() ? std::string {} : std::string(node.elements.front().string());
    if (valueCheckNamed("safe-executable")(program))
        report(place, "bad-format.safe-program", {});
}

} // namespace

ObjectCheck objectCheckNamed(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, ObjectCheck>, 20> checks {{
        {"acp-binding", checkAcpBinding},
        {"allow-or-also-allow", checkAllowLists},
        {"broadcast", checkBroadcast},
        {"browser-profile", checkBrowserProfile},
        {"browser-profile-older", checkOlderBrowserProfile},
        {"edge-auth", checkEdgeAuth},
        {"exec-mode", checkExecMode},
        {"gateway-portal", checkPortal},
        {"heartbeat", checkHeartbeat},
        {"legacy-acp-bindings", checkLegacyAcp},
        {"legacy-tts", checkLegacyTts},
        {"mcp-server", checkMcpServer},
        {"model-map", checkModelMap},
        {"open-needs-star", checkOpenPolicy},
        {"sandbox", checkSandbox},
        {"slack-signing", checkSlackSigning},
        {"telegram-commands", checkTelegramCommands},
        {"telegram-webhook", checkTelegramWebhook},
        {"transcriber", checkTranscriber},
        {"worker-settings", checkWorkerSettings},
    }};
    const auto found = std::find_if(checks.begin(), checks.end(), [name](const auto& row) { return row.first == name; });
    return found == checks.end() ? nullptr : found->second;
}

} // namespace switchyard::config
