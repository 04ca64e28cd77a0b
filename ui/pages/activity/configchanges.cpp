// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/activity/configchanges.h"

#include "base/clock.h"
#include "config/configsession.h"
#include "pages/routing/routewording.h"
#include "wording/format.h"

#include <QCoreApplication>

namespace switchyard::pages {

namespace {

using Kind = config::ChangeItem::Kind;
using Edit = config::EditDescription;

constexpr std::size_t mostTold = 3;

//! Gives lupdate the context of the texts below.
class Words {
    Q_DECLARE_TR_FUNCTIONS(ConfigChanges)
};

QString chainName(const config::ChangeItem& item)
{
    return chainTitle(item.chain, item.chain.agent ? wording::fromUtf8(item.chain.agent->value()) : QString());
}

QString ofChain(const config::ChangeItem& item, Edit::Kind kind, const config::OpenClawConfig& config)
{
    return Words::tr("%1: %2", "name of a chain, what happened to it")
        .arg(chainName(item), editText({kind, item.chain, item.model, {}, item.rank, {}}, config));
}

QString itemText(const config::ChangeItem& item, const config::OpenClawConfig& config)
{
    const auto same = [&](Edit::Kind kind) { return editText({kind, item.chain, item.model, item.provider, item.rank, item.text}, config); };
    const QString provider = wording::fromUtf8(item.provider.value());
    const QString text = wording::fromUtf8(item.text);
    switch (item.kind) {
    case Kind::EntryMoved:
        return ofChain(item, Edit::Kind::MoveEntry, config);
    case Kind::EntryAdded:
        return ofChain(item, Edit::Kind::InsertEntry, config);
    case Kind::EntryRemoved:
        return ofChain(item, Edit::Kind::RemoveEntry, config);
    case Kind::ChainReordered:
        return Words::tr("%1: the order of the chain was changed", "name of a chain").arg(chainName(item));
    case Kind::ChainReplaced:
        return Words::tr("%1: the chain has other models", "name of a chain").arg(chainName(item));
    case Kind::OwnChainMade:
        return Words::tr("%1 has a chain of its own", "agent").arg(chainName(item));
    case Kind::ChainInherited:
        return Words::tr("%1 follows the defaults", "agent").arg(chainName(item));
    case Kind::ProviderAdded:
        return same(Edit::Kind::AddProvider);
    case Kind::ProviderRemoved:
        return same(Edit::Kind::RemoveProvider);
    case Kind::ProviderRenamed:
        return Words::tr("Provider renamed: %1 is now %2").arg(text, provider);
    case Kind::AddressChanged:
        return Words::tr("Address changed: %1", "provider").arg(provider);
    case Kind::KeyChanged:
        return Words::tr("Key changed or moved: %1", "provider").arg(provider);
    case Kind::ModelAdded:
        return same(Edit::Kind::AddModel);
    case Kind::ModelRemoved:
        return same(Edit::Kind::RemoveModel);
    case Kind::ModelChanged:
        return same(Edit::Kind::UpdateModel);
    case Kind::ProviderChanged:
        return same(Edit::Kind::UpdateProvider);
    case Kind::AgentAdded:
        return Words::tr("Agent added: %1").arg(text);
    case Kind::AgentRemoved:
        return Words::tr("Agent removed: %1").arg(text);
    case Kind::AgentsChanged:
        return Words::tr("Settings of agents were changed");
    case Kind::AliasesChanged:
        return Words::tr("Aliases or settings of models were changed");
    case Kind::SettingsChanged:
        return Words::tr("Settings of tools, safety or allowed models were changed");
    }
    return {};
}

} // namespace

QString changesText(const std::vector<config::ChangeItem>& items, const config::OpenClawConfig& config)
{
    QStringList parts;
    for (std::size_t i = 0; i < std::min(items.size(), mostTold); ++i)
        parts.append(itemText(items[i], config));
    if (items.size() > mostTold)
        parts.append(Words::tr("and %n more", "changes", static_cast<int>(items.size() - mostTold)));
    return parts.join(QStringLiteral("; "));
}

ConfigChanges::ConfigChanges(const shell::Services& services, items::ActivityModel& model, QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_model(model)
    , m_madeAt(services.clock.wallNow())
    , m_known(services.session.config())
{
    connect(&services.session, &config::ConfigSession::undoStateChanged, this, &ConfigChanges::recordEdit);
    connect(&services.session, &config::ConfigSession::configChanged, this, [this](const config::ConfigChange& change) {
        if (change.reloaded)
            recordReload();
        m_known = m_services.session.config();
    });
}

void ConfigChanges::add(const QString& text)
{
    items::ActivityEvent event;
    event.kind = items::ActivityEvent::Kind::Change;
    event.at = m_services.clock.wallNow();
    event.text = text;
    m_model.addEvent(event);
}

void ConfigChanges::recordEdit()
{
    const config::ConfigSession& session = m_services.session;
    const QString text = session.canUndo() ? editText(session.undoDescription(), session.config()) : QString();
    if (!text.isEmpty() && text != m_lastEdit)
        add(text);
    m_lastEdit = text;
    m_model.setUndoable(session.canUndo());
}

void ConfigChanges::recordReload()
{
    const config::OpenClawConfig& now = m_services.session.config();
    const QString text = changesText(config::changesBetween(m_known, now), now);
    if (!text.isEmpty())
        add(tr("Another program changed the file: %1", "what it changed").arg(text));
}

QString ConfigChanges::textOf(const QList<ports::FileBackup>& backups, qsizetype index) const
{
    // They are told newest first: the one before it is the text that replaced it, except for the newest.
    const QString next = index > 0 ? backups.at(index - 1).id : QString();
    const QString key = backups.at(index).id + QLatin1Char('/') + next;
    auto known = m_stored.find(key);
    if (known == m_stored.end() || next.isEmpty())
        known = m_stored.insert_or_assign(key, m_services.file.changesAfter(backups.at(index).id)).first;
    const Items& items = known->second;
    if (!items)
        return tr("The configuration was changed; the text of before is kept in Settings");
    return items->empty() ? tr("Comments or other settings of the configuration were changed")
                          : changesText(*items, m_services.session.config());
}

std::vector<items::ActivityEvent> ConfigChanges::past() const
{
    std::vector<items::ActivityEvent> events;
    const QList<ports::FileBackup> backups = m_services.file.backups();
    for (qsizetype i = 0; i < backups.size(); ++i) {
        items::ActivityEvent event;
        event.kind = items::ActivityEvent::Kind::Change;
        event.at = WallTime(std::chrono::milliseconds(backups.at(i).savedAt.toMSecsSinceEpoch()));
        if (event.at >= m_madeAt)
            continue; // later ones were told as they were made
        event.text = textOf(backups, i);
        events.push_back(event);
    }
    return events;
}

} // namespace switchyard::pages
