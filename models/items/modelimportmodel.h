// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "config/drafts.h"
#include "health/modelfacts.h"
#include "items/listmodel.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace switchyard::config {
class ConfigSession;
}

namespace switchyard::ports {
class HealthPort;
class HistoryPort;
class TrafficPort;
struct AnswerCount;
}

namespace switchyard::items {

//! A model that a server lists and that can be written into the configuration.
struct ImportRow {
    health::ModelFacts facts;
    bool isDeclared = false; //!< In the file already; cannot be chosen.
    bool isUsed = false; //!< A chain or an alias names it, or it answered a routed request lately.
    bool isChosen = false;

    bool isLoaded() const { return facts.state == health::LoadState::Ready; }
    bool isSameAs(const ImportRow& other) const { return facts.id == other.facts.id; }
    friend bool operator==(const ImportRow&, const ImportRow&) = default;
};

//! What an endpoint lists, to choose many models from at once: chat models, those not in the file first. The list is read
//! when the model is made and again with `reload`; choices stay. GUI thread.
class ModelImportModel final : public ListModel<ImportRow> {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, //!< QString.
        IsDeclaredRole,
        IsUsedRole,
        IsLoadedRole, //!< bool.
        ContextRole, //!< qint64 tokens in force; 0 unknown.
        DetailRole, //!< QString: parameter size and quantisation as the server words them; may be empty.
        HasPriceRole, //!< bool.
        PriceInRole, //!< double, dollars a million tokens.
        PriceOutRole, //!< double.
    };
    Q_ENUM(Role)

    //! Everything outlives the model. What answered is asked of the store, further back than the traffic of this run.
    ModelImportModel(const config::ConfigSession& session, const ports::HealthPort& health, const ports::TrafficPort& traffic,
                     ports::HistoryPort& history, WallTime now, const ProviderId& provider, QObject* parent = nullptr);

    void reload();
    int chosenCount() const;
    //! Chooses or leaves out the rows given; declared ones are passed over.
    void choose(const std::vector<int>& rows, bool isChosen);
    //! What is to be written for the chosen ones, with the context windows the server has in force.
    std::vector<config::ModelDraft> drafts() const;

    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void choiceChanged();

private:
    std::set<std::string> usedModels() const;
    void takeAnswers(std::uint64_t request, const std::vector<ports::AnswerCount>& answers);

    const config::ConfigSession& m_session;
    const ports::HealthPort& m_health;
    const ports::TrafficPort& m_traffic;
    ProviderId m_provider;
    std::uint64_t m_request = 0;
    std::set<std::string> m_answered; //!< As the store tells.
};

} // namespace switchyard::items
