// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/policysession.h"

#include "json5/writer.h"

namespace switchyard::config {

namespace {

constexpr std::size_t maximumUndo = 200;

std::string durationText(std::optional<std::chrono::milliseconds> duration)
{
    return duration ? json5::quoted(formatDuration(*duration)) : std::string {};
}

std::string privacyText(const Privacy& privacy)
{
    switch (privacy.kind) {
    case Privacy::Kind::Any:
        return "\"any\"";
    case Privacy::Kind::LocalOnly:
        return "\"local-only\"";
    case Privacy::Kind::Regions:
        break;
    }
    std::string list;
    for (const auto& region : privacy.regions)
        list += (list.empty() ? "" : ", ") + json5::quoted(region);
    return "{ regions: [" + list + "] }";
}

} // namespace

PolicySession::PolicySession(QObject* parent)
    : QObject(parent)
{
}

PolicySession::~PolicySession() = default;

void PolicySession::load(std::string text)
{
    m_text = std::move(text);
    const auto document = json5::Document::parse(m_text);
    m_lowered = lowerPolicy(document);
    const auto isBlank = m_text.find_first_not_of(" \t\r\n") == std::string::npos;
    m_readOnly = !isBlank && (!document.isValid() || !document.root().isObject());
}

void PolicySession::open(std::string text)
{
    m_undo.clear();
    m_redo.clear();
    load(std::move(text));
    Q_EMIT policyChanged();
    Q_EMIT undoStateChanged();
}

Result<void> PolicySession::commit(Result<std::string> next)
{
    if (m_readOnly)
        return Error {ErrorCode::Unsupported, "the policy file cannot be understood; repair it first"};
    if (!next)
        return next.error();
    if (*next == m_text)
        return {};
    m_redo.clear();
    m_undo.push_back(m_text);
    if (m_undo.size() > maximumUndo)
        m_undo.erase(m_undo.begin());
    load(std::move(*next));
    Q_EMIT documentChanged();
    Q_EMIT policyChanged();
    Q_EMIT undoStateChanged();
    return {};
}

Result<void> PolicySession::change(const PolicyChange& change)
{
    return commit(changePolicy(m_text, change));
}

Result<void> PolicySession::setColdPolicy(const std::string& route, std::optional<ColdPolicy> cold)
{
    return change({route, {"cold"}, cold ? json5::quoted(toString(*cold)) : std::string {}});
}

Result<void> PolicySession::setHedgeAfter(const std::string& route, std::optional<std::chrono::milliseconds> after)
{
    return change({route, {"hedgeAfter"}, durationText(after)});
}

Result<void> PolicySession::setPrivacy(const std::string& route, const std::optional<Privacy>& privacy)
{
    return change({route, {"privacy"}, privacy ? privacyText(*privacy) : std::string {}});
}

Result<void> PolicySession::setFilesStayLocal(const std::string& route, std::optional<bool> stay)
{
    return change({route, {"files"}, !stay ? std::string {} : json5::quoted(*stay ? "local-only" : "any")});
}

Result<void> PolicySession::setAsksAgain(const std::string& route, std::optional<bool> again)
{
    return change({route, {"again"}, !again ? std::string {} : json5::quoted(*again ? "once" : "never")});
}

Result<void> PolicySession::setLongestRest(const std::string& route, std::optional<std::chrono::milliseconds> rest)
{
    return change({route, {"rest"}, rest && rest->count() == 0 ? json5::quoted("auto") : durationText(rest)});
}

Result<void> PolicySession::setBudget(const std::string& route, Budget budget,
                                      std::optional<std::chrono::milliseconds> duration)
{
    return change({route, {"budgets", std::string(toString(budget))}, durationText(duration)});
}

Result<void> PolicySession::setExhausted(const std::string& route, std::optional<int> status,
                                         std::optional<std::chrono::seconds> retryAfter)
{
    auto next = changePolicy(m_text, {route, {"exhausted", "status"}, status ? std::to_string(*status) : std::string {}});
    if (next)
        next = changePolicy(*next, {route, {"exhausted", "retryAfter"}, durationText(retryAfter)});
    return commit(std::move(next));
}

Result<void> PolicySession::setListen(const std::string& address)
{
    return change({{}, {"listen"}, address.empty() ? std::string {} : json5::quoted(address)});
}

Result<void> PolicySession::setKeyOrder(const ProviderId& provider, const std::vector<std::string>& names)
{
    std::string list;
    for (const auto& name : names) {
        if (!isCredentialName(name))
            return Error {ErrorCode::InvalidArgument, "a credential's name holds letters, digits, . _ and -, at most 64"};
        list += (list.empty() ? "[" : ", ") + json5::quoted(name);
    }
    return change({{}, {"keys", provider.value()}, list.empty() ? std::string {} : list + ']'});
}

Result<void> PolicySession::setKeepWarm(const ModelRef& model, const std::optional<KeepWarm>& rule)
{
    std::string text;
    if (rule) {
        const KeepWarm usual;
        text = "{ every: " + json5::quoted(formatDuration(rule->every));
        if (rule->fromHour != usual.fromHour || rule->toHour != usual.toHour)
            text += ", from: " + std::to_string(rule->fromHour) + ", to: " + std::to_string(rule->toHour);
        text += std::string(", onlyWhenIdle: ") + (rule->onlyWhenIdle ? "true" : "false");
        text += std::string(", atStart: ") + (rule->atStart ? "true" : "false") + " }";
    }
    return change({{}, {"keepWarm", model.toString()}, std::move(text)});
}

Result<void> PolicySession::renameProvider(const ProviderId& from, const ProviderId& to)
{
    if (m_readOnly)
        return Error {ErrorCode::Unsupported, "the policy file cannot be understood; repair it first"};
    auto next = renameInPolicy(m_text, from, to);
    if (!next)
        return next.error();
    for (auto* const texts : {&m_undo, &m_redo}) {
        for (auto& text : *texts) {
            auto renamed = renameInPolicy(text, from, to);
            if (renamed)
                text = std::move(*renamed);
        }
    }
    if (*next == m_text)
        return {};
    load(std::move(*next));
    Q_EMIT documentChanged();
    Q_EMIT policyChanged();
    return {};
}

Result<void> PolicySession::undo()
{
    if (m_undo.empty())
        return Error {ErrorCode::NotFound, "there is nothing to undo"};
    m_redo.push_back(m_text);
    auto text = std::move(m_undo.back());
    m_undo.pop_back();
    load(std::move(text));
    Q_EMIT documentChanged();
    Q_EMIT policyChanged();
    Q_EMIT undoStateChanged();
    return {};
}

Result<void> PolicySession::redo()
{
    if (m_redo.empty())
        return Error {ErrorCode::NotFound, "there is nothing to redo"};
    m_undo.push_back(m_text);
    auto text = std::move(m_redo.back());
    m_redo.pop_back();
    load(std::move(text));
    Q_EMIT documentChanged();
    Q_EMIT policyChanged();
    Q_EMIT undoStateChanged();
    return {};
}

} // namespace switchyard::config
