// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "config/configchange.h"
#include "config/openclawconfig.h"
#include "health/modelhealth.h"
#include "items/listmodel.h"
#include "items/providerfacts.h"

#include <optional>
#include <vector>

namespace switchyard::config {
class Catalogue;
class ConfigSession;
}

namespace switchyard::ports {
class HealthPort;
}

namespace switchyard::items {

//! What the planner says about one step of a chain.
struct StepVerdict {
    enum class Kind {
        Unknown,
        Serving, //!< Answers now.
        Next, //!< Takes over when those before it fail.
        Skipped, //!< Would be passed over; `reason` says why.
        Failed, //!< Struck out by the simulation.
        LeadsBack, //!< It is this very router, which never asks itself.
    };
    Kind kind = Kind::Unknown;
    int reason = 0; //!< A routing::SkipReason when skipped.
    qint64 needed = 0; //!< Tokens asked for, where the reason is about size.
    qint64 offered = 0; //!< Tokens the step can hold.
    int order = -1; //!< Place among the candidates, 0 for the first.

    friend bool operator==(const StepVerdict&, const StepVerdict&) = default;
};

//! One step of a chain with what is known about it.
struct ChainStep {
    ModelRef ref;
    int occurrence = 0; //!< 0 for the first of its kind; duplicates count up.
    bool inherited = false;
    bool known = false;
    QString alias;
    ProviderFacts facts;
    qint64 configuredContext = 0;
    std::optional<health::ModelHealth> health;

    bool isSameAs(const ChainStep& other) const { return ref == other.ref && occurrence == other.occurrence; }
    friend bool operator==(const ChainStep&, const ChainStep&) = default;
};

//! The steps of one chain, primary first. The single way to reorder is `moveRows`: dragging, keys and menus all end there,
//! and it hands the wish to the session, whose change then moves the row. `dropMimeData` takes models from elsewhere.
//! GUI thread.
class ChainModel final : public ListModel<ChainStep> {
    Q_OBJECT

public:
    enum Role {
        RefRole = Qt::UserRole + 1, //!< QString, `provider/model`.
        ProviderIdRole,
        ProviderNameRole,
        FamilyRole, //!< QString, whose mark to draw.
        ModelIdRole,
        AliasRole, //!< QString, empty without one.
        IsInheritedRole, //!< Stands in the defaults.
        IsKnownRole, //!< False: neither declared nor built in.
        IsDuplicateRole, //!< The same model stands further up.
        StatusRole, //!< int of health::Status.
        ReasonRole, //!< int of health::Reason.
        IsStaleRole,
        RemainingRole, //!< qint64 milliseconds until usable again or loaded; -1 when nothing is counted down.
        LoadElapsedRole, //!< qint64 milliseconds of the load under way; -1.
        P95Role, //!< qint64 milliseconds; -1 unknown.
        LoadTimeRole, //!< qint64 milliseconds; -1 unknown or not needed.
        ContextRole, //!< qint64 tokens; 0 unknown.
        TrustRole, //!< int of config::TrustClass.
        RegionRole, //!< QString, empty when not known.
        VerdictRole, //!< int of StepVerdict::Kind.
        SkipReasonRole, //!< int of routing::SkipReason.
        NeededRole, //!< qint64 tokens.
        OfferedRole, //!< qint64 tokens.
        IsPickedUpRole, //!< Being moved by the keyboard.
    };
    Q_ENUM(Role)

    //! `health` may be null: then nothing is known about states. The others must outlive the model.
    ChainModel(config::ConfigSession& session, const config::Catalogue& catalogue, const Clock& clock,
               const ports::HealthPort* health, QObject* parent = nullptr);

    //! The MIME type of dragged model references, one `provider/model` a line.
    static QString mimeType();

    const config::ChainId& chainId() const { return m_id; }
    config::Inheritance inheritance() const { return m_inheritance; }
    bool isEditable() const;
    ModelRef ref(int row) const;
    int rowOf(const ModelRef& ref) const;
    std::vector<ModelRef> refs() const;

    void setChain(const config::ChainId& id);
    //! One for each row; a shorter list leaves the rest Unknown.
    void setVerdicts(std::vector<StepVerdict> verdicts);
    //! Marks the row that the keyboard holds; -1 for none.
    void setPickedUp(int row);
    //! Counted-down times are read again; the page calls this once a second while it is shown.
    void refreshCountdowns();

    //! Where there is place for one model only, it takes the place of the one that is there.
    bool insertAt(int row, const ModelRef& ref);
    bool removeAt(int row);

    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction | Qt::CopyAction; }
    Qt::DropActions supportedDragActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;
    bool moveRows(const QModelIndex& sourceParent, int sourceRow, int count, const QModelIndex& destinationParent,
                  int destinationChild) override;

Q_SIGNALS:
    //! The session refused an edit; nothing changed.
    void editFailed(const switchyard::Error& error);
    //! The chain's entries or where they come from changed.
    void chainChanged();

private:
    std::vector<ChainStep> makeRows() const;
    void takeChange(const config::ConfigChange& change);
    void takeHealth();
    void updateHealth(ChainStep& row) const;
    qint64 remaining(const ChainStep& row) const;
    QVariant healthData(const ChainStep& row, int role) const;
    bool report(const Result<void>& result);

    config::ConfigSession& m_session;
    const config::Catalogue& m_catalogue;
    const Clock& m_clock;
    const ports::HealthPort* m_health;
    config::ChainId m_id;
    config::Inheritance m_inheritance = config::Inheritance::Unset;
    std::vector<StepVerdict> m_verdicts;
    int m_pickedUp = -1;
};

//! The references in dragged data, or none when it holds no such data.
std::vector<ModelRef> modelRefsIn(const QMimeData& data);
//! Data to drag for references.
QMimeData* mimeDataFor(const std::vector<ModelRef>& refs);

} // namespace switchyard::items
