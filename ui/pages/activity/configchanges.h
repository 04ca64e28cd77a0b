// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/changesummary.h"
#include "items/activitymodel.h"
#include "ports/configfileport.h"
#include "shell/context.h"

#include <QObject>

#include <map>
#include <optional>

namespace switchyard::pages {

//! What happened to the configuration, as events of the time line: edits here, another program's saves, and from the
//! backups what earlier saves changed. GUI thread.
class ConfigChanges final : public QObject {
    Q_OBJECT

public:
    //! Both outlive it. Adds events to `model` as they happen.
    ConfigChanges(const shell::Services& services, items::ActivityModel& model, QObject* parent = nullptr);

    //! From before this was made, newest first.
    std::vector<items::ActivityEvent> past() const;

private:
    void recordEdit();
    void recordReload();
    void add(const QString& text);
    //! What the save that made the backup at `index` of `backups` changed.
    QString textOf(const QList<ports::FileBackup>& backups, qsizetype index) const;

    using Items = std::optional<std::vector<config::ChangeItem>>;

    const shell::Services& m_services;
    items::ActivityModel& m_model;
    const WallTime m_madeAt;
    QString m_lastEdit;
    config::OpenClawConfig m_known; //!< What a save of another program is compared with.
    mutable std::map<QString, Items> m_stored; //!< By the backup's name and that of the one after it.
};

//! "Provider added: vllm; Defaults: Opus moved to place 2; and 3 more". Empty without items.
QString changesText(const std::vector<config::ChangeItem>& items, const config::OpenClawConfig& config);

} // namespace switchyard::pages
