// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/incident.h"
#include "traffic/requestrecord.h"
#include "traffic/runningrequest.h"

#include <QAbstractListModel>
#include <QString>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace switchyard::ports {
class TrafficPort;
} // namespace switchyard::ports

namespace switchyard::items {

//! Something in the time line that is no request.
struct ActivityEvent {
    enum class Kind {
        Health, //!< `model`, `status`, `reason`: a model changed its state.
        Change, //!< `text`: what an edit of the configuration did, already in the user's words.
    };
    Kind kind = Kind::Health;
    WallTime at {};
    ModelRef model;
    health::Status status = health::Status::Checking;
    health::Reason reason = health::Reason::None;
    int httpStatus = 0;
    QString text;
    bool canUndo = false; //!< It is the newest entry of the undo list.
    std::optional<std::chrono::milliseconds> lasted; //!< How long a problem of the past went on.
};

//! Requests and events in one list, newest first: those under way, then the port's records, then older ones, which are
//! added from the history page by page. Events are told by the page. At most 1,000 events of this session and 100,000
//! older rows. GUI thread.
class ActivityModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IsRequestRole = Qt::UserRole + 1,
        AtRole, //!< qint64 milliseconds since 1970.
        IdRole, //!< quint64 of a request.
        RouteRole,
        ClientRole,
        ServedByRole, //!< QString, `provider/model`; empty when nobody answered.
        OutcomeRole, //!< int of traffic::Outcome.
        AttemptsRole, //!< Count of attempts that were not behind the scenes.
        FirstTokenRole, //!< qint64 milliseconds; -1 unknown.
        DurationRole, //!< qint64 milliseconds.
        TokensInRole, //!< qint64; -1 unknown.
        TokensOutRole,
        CostRole, //!< double dollars; -1 unknown.
        FellOverRole, //!< More than one candidate was tried or passed over.
        FailedRole, //!< The client got no good answer.
        SearchTextRole,
        IsRunningRole, //!< The request is under way.
    };
    Q_ENUM(Role)

    //! `port` outlives the model.
    explicit ActivityModel(const ports::TrafficPort& port, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    //! Null for an event. Of a request under way what is known so far.
    const traffic::RequestRecord* request(int row) const;
    //! Null for all but the requests under way.
    const traffic::RunningRequest* running(int row) const;
    int runningCount() const { return static_cast<int>(m_running.size()); }
    //! Null for a request.
    const ActivityEvent* event(int row) const;
    int rowOfRequest(std::uint64_t id) const;

    struct Counts {
        int all = 0;
        int fellOver = 0;
        int failed = 0;
        int incidents = 0;
        int changes = 0;

        void add(const ActivityEvent& event);
        void add(const traffic::RequestRecord& record);
        friend bool operator==(const Counts&, const Counts&) = default;
    };
    //! Of the rows since then, without requests under way; empty counts all.
    Counts counts(std::optional<WallTime> since = std::nullopt) const;

    static constexpr std::size_t mostStored = 100'000;
    enum class More { Follows, None };
    //! Adds older requests at the end, newest first, as the history gives them, and the past events among them. After the
    //! last ones come the events that are older still.
    void addStored(std::vector<traffic::RequestRecord> older, More more = More::Follows);
    //! What happened in earlier sessions or before this list was made, newest first. Those among the port's records are
    //! shown at once, unless the list has them already; older ones with the requests around them.
    void addPastEvents(const std::vector<ActivityEvent>& events);
    //! Requests that left the port's records since the older ones were added: they belong before these. Newest first.
    void fillGap(std::vector<traffic::RequestRecord> between);
    //! Forgets the older rows, to free their memory.
    void clearStored();
    std::size_t storedCount() const { return m_stored.size(); }
    //! Start of the oldest request shown, or of the oldest of the port's records; empty without any.
    std::optional<WallTime> oldest() const;
    std::optional<WallTime> oldestLive() const;

    void addEvent(const ActivityEvent& event);
    //! Only the newest change may be undone from the list.
    void setUndoable(bool canUndo);
    //! New rows wait while held; releasing shows them all.
    void setHeld(bool held);
    bool isHeld() const { return m_held; }
    int waiting() const;

Q_SIGNALS:
    //! Rows came or went.
    void countsChanged();
    //! Requests left the port's records while older ones are shown: see fillGap().
    void gapOpened();

private:
    void take(int added, int removed);
    void takeRunning();
    void rebuild();
    void dropOldestEvent();
    void insertPastEvent(const ActivityEvent& event);

    //! Newest last, so that new rows are appended cheaply; the newest follows those under way.
    struct Row {
        std::unique_ptr<ActivityEvent> event; //!< Null: a request.
        std::uint64_t number = 0; //!< Of a request, counted from the first record ever.
    };
    using StoredRow = std::variant<traffic::RequestRecord, ActivityEvent>;
    static WallTime timeOf(const StoredRow& row);
    static void countStored(const StoredRow& row, Counts& counts);

    int liveEnd() const { return runningCount() + static_cast<int>(m_rows.size()); }
    bool isStored(int row) const { return row >= liveEnd(); }
    const StoredRow& storedAt(int row) const { return m_stored[static_cast<std::size_t>(row - liveEnd())]; }
    const Row& rowAt(int row) const { return m_rows[m_rows.size() - 1 - static_cast<std::size_t>(row - runningCount())]; }
    const traffic::RequestRecord* recordOf(const Row& row) const;

    const ports::TrafficPort& m_port;
    std::vector<traffic::RunningRequest> m_running; //!< Newest first.
    std::deque<Row> m_rows;
    std::size_t m_eventCount = 0; //!< Of the rows.
    std::uint64_t m_firstRecord = 0; //!< Number of the port's oldest record.
    std::uint64_t m_heldFrom = 0; //!< Number of the first record not shown yet.
    std::deque<StoredRow> m_stored; //!< After the others, newest first.
    Counts m_storedCounts; //!< Of all of m_stored.
    std::deque<ActivityEvent> m_past; //!< Newest first: for the next of the older requests.
    bool m_held = false;
};

//! Whether the client got no good answer.
bool isFailed(const traffic::RequestRecord& record);
//! Whether somebody else than the first choice answered, or was tried.
bool fellOver(const traffic::RequestRecord& record);
//! Attempts the client waited for.
int foregroundAttempts(const traffic::RequestRecord& record);

} // namespace switchyard::items
