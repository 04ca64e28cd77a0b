// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/incident.h"
#include "traffic/requestrecord.h"

#include <QAbstractListModel>
#include <QString>

#include <deque>
#include <vector>
#include <optional>

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
};

//! Requests and events in one list, newest first. The newest requests are read from the port's records, older ones are
//! added from the history page by page; events are told by the page. At most 1,000 events and 100,000 older requests.
//! GUI thread.
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
    };
    Q_ENUM(Role)

    //! `port` outlives the model.
    explicit ActivityModel(const ports::TrafficPort& port, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    //! Null for an event.
    const traffic::RequestRecord* request(int row) const;
    //! Null for a request.
    const ActivityEvent* event(int row) const;
    int rowOfRequest(std::uint64_t id) const;

    struct Counts {
        int all = 0;
        int fellOver = 0;
        int failed = 0;
        int changes = 0;

        friend bool operator==(const Counts&, const Counts&) = default;
    };
    //! Of the rows since then; empty counts all.
    Counts counts(std::optional<WallTime> since = std::nullopt) const;

    static constexpr std::size_t mostStored = 100'000;
    //! Adds older requests at the end, newest first, as the history gives them.
    void addStored(std::vector<traffic::RequestRecord> older);
    //! Requests that left the port's records since the older ones were added: they belong before these. Newest first.
    void fillGap(std::vector<traffic::RequestRecord> between);
    //! Forgets the older requests, to free their memory.
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
    void rebuild();

    //! Newest last, so that new rows are appended cheaply; row 0 is the last.
    struct Row {
        bool isRequest = true;
        std::uint64_t number = 0; //!< Request: index counted from the first record ever; event: index of events ever.
    };
    bool isStored(int row) const { return row >= static_cast<int>(m_rows.size()); }
    const Row& rowAt(int row) const { return m_rows[m_rows.size() - 1 - static_cast<std::size_t>(row)]; }

    const ports::TrafficPort& m_port;
    std::deque<Row> m_rows;
    std::deque<ActivityEvent> m_events;
    std::uint64_t m_firstRecord = 0; //!< Number of the port's oldest record.
    std::uint64_t m_firstEvent = 0;
    std::uint64_t m_heldFrom = 0; //!< Number of the first record not shown yet.
    std::deque<traffic::RequestRecord> m_stored; //!< After the others, newest first.
    bool m_held = false;
};

//! Whether the client got no good answer.
bool isFailed(const traffic::RequestRecord& record);
//! Whether somebody else than the first choice answered, or was tried.
bool fellOver(const traffic::RequestRecord& record);
//! Attempts the client waited for.
int foregroundAttempts(const traffic::RequestRecord& record);

} // namespace switchyard::items
