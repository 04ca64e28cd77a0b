// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/healthbook.h"
#include "items/providerfacts.h"

#include <QAbstractListModel>

#include <optional>
#include <vector>

namespace switchyard::config {
class Catalogue;
class ConfigSession;
} // namespace switchyard::config

namespace switchyard::ports {
class HealthPort;
} // namespace switchyard::ports

namespace switchyard::items {

//! How a model stands in routing now; the page works it out with the engine's planner.
struct RoutingStand {
    std::vector<int> ranks; //!< Places in the default chain, 1 for the primary; empty when not in it.
    std::vector<std::string> serves; //!< Agents answered by it now, in the file's order.
    bool servesDefaults = false; //!< It answers the default chain.
    bool isNext = false; //!< It takes over when the serving one fails.

    bool isServing() const { return servesDefaults || !serves.empty(); }
    friend bool operator==(const RoutingStand&, const RoutingStand&) = default;
};

//! The counters over the list.
struct HealthCounts {
    int all = 0;
    int ready = 0; //!< Ready and Busy.
    int cold = 0; //!< Cold and Loading.
    int problems = 0;
    int paused = 0;
    int checked = 0; //!< Those with a result in this session.

    friend bool operator==(const HealthCounts&, const HealthCounts&) = default;
};

//! One row for each configured model at its endpoint. What is shown is read from the health book when asked for, so
//! that 5,000 rows cost nothing until they are on screen; changes are announced row by row, compared by what is shown.
//! GUI thread.
class HealthModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        RefRole = Qt::UserRole + 1, //!< QString, `provider/model`.
        ProviderIdRole,
        ProviderNameRole,
        FamilyRole, //!< QString, whose mark to draw.
        ModelIdRole,
        StatusRole, //!< int of health::Status.
        ReasonRole, //!< int of health::Reason.
        HttpStatusRole,
        SinceRole, //!< qint64 milliseconds since 1970.
        IsStaleRole,
        RanksRole, //!< QList<int>.
        IsServingRole,
        ServesRole, //!< QStringList of agents.
        IsNextRole,
        P50Role, //!< qint64 milliseconds; -1 unknown. So are the next.
        P95Role,
        P99Role,
        FirstTokenRole,
        TokenRateRole, //!< double; -1 unknown.
        LoadTimeRole,
        CheckedAgoRole, //!< qint64 milliseconds since the last check; -1 before the first.
        RemainingRole, //!< qint64 milliseconds until usable again; -1 when nothing is counted down.
        LoadElapsedRole, //!< qint64 milliseconds of the load under way; -1.
        SearchTextRole, //!< QString that a filter looks in.
    };
    Q_ENUM(Role)

    //! All outlive the model.
    HealthModel(const config::ConfigSession& session, const config::Catalogue& catalogue, const Clock& clock,
                const ports::HealthPort& port, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    const ModelRef& ref(int row) const { return entry(row).ref; }
    int rowOf(const ModelRef& ref) const;
    const ProviderFacts& facts(int row) const { return entry(row).facts; }
    const RoutingStand& stand(int row) const { return entry(row).stand; }
    //! Never null for a valid row between two signals of the port.
    const health::ModelHealth* health(int row) const;
    health::Beats beats(int row) const;
    health::Sparkline sparkline(int row) const;
    //! Grows when what the row shows changed; for caches of painted parts.
    quint64 revision(int row) const { return entry(row).revision; }
    HealthCounts counts() const { return m_counts; }

    //! Where each model stands; models not named stand nowhere.
    void setStands(const std::vector<std::pair<ModelRef, RoutingStand>>& stands);
    //! Whether a row counts seconds: until it may be used again, or of a load.
    bool countsSeconds() const;
    //! Announces rows whose state counts a time; called every `period` while the list is shown. Not the age of the last
    //! check, which every row has: views repaint that by themselves.
    void refreshCountdowns(std::chrono::seconds period = std::chrono::seconds(1));

Q_SIGNALS:
    void countsChanged();

private:
    //! What a row looked like when last announced.
    struct Shown {
        health::Status status = health::Status::Checking;
        health::Reason reason = health::Reason::None;
        std::optional<SteadyTime> lastChecked;
        bool isStale = false;
        health::Percentiles latency;
        health::Percentiles firstToken;
        std::optional<double> tokensPerSecond;
        std::optional<health::LoadProgress> loading;
        bool isServing = false;

        friend bool operator==(const Shown&, const Shown&) = default;
    };
    struct Entry {
        ModelRef ref;
        ProviderFacts facts;
        RoutingStand stand;
        Shown shown;
        quint64 revision = 1;
    };

    const Entry& entry(int row) const { return m_entries[static_cast<std::size_t>(row)]; }
    std::vector<Entry> makeEntries() const;
    Shown shownOf(const ModelRef& ref) const;
    void rebuild();
    void refresh();
    void count();

    const config::ConfigSession& m_session;
    const config::Catalogue& m_catalogue;
    const Clock& m_clock;
    const ports::HealthPort& m_port;
    std::vector<Entry> m_entries;
    HealthCounts m_counts;
};

} // namespace switchyard::items
