// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "config/openclawconfig.h"
#include "health/modelfacts.h"
#include "items/listmodel.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace switchyard::config {
class ConfigSession;
}

namespace switchyard::ports {
class HealthPort;
}

namespace switchyard::items {

//! Where a chain uses a model.
struct ChainPlace {
    config::ChainId chain;
    int rank = 0;

    friend bool operator==(const ChainPlace&, const ChainPlace&) = default;
};

//! One model of a provider, as configured and as the server lists it.
struct ProviderModelRow {
    QString id;
    QString name;
    QString alias;
    bool isDeclared = false; //!< In the file.
    bool isListed = false; //!< The server lists it.
    qint64 context = 0; //!< 0: unknown.
    qint64 serverContext = 0; //!< What the server has in force; 0 unknown.
    qint64 maxOutput = 0;
    QStringList inputs; //!< Words of OpenClaw: text, image, …
    std::optional<config::Cost> cost;
    health::LoadState state = health::LoadState::Unknown;
    std::vector<ChainPlace> places;

    bool isSameAs(const ProviderModelRow& other) const { return id == other.id; }
    friend bool operator==(const ProviderModelRow&, const ProviderModelRow&) = default;
};

//! The models of one provider: declared ones in the file's order, then those that chains or aliases name, then what the
//! server lists beyond them. Checking a row declares the model, unchecking removes it. GUI thread.
class ProviderModelsModel final : public ListModel<ProviderModelRow> {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, //!< QString.
        NameRole,
        AliasRole,
        IsDeclaredRole,
        IsListedRole, //!< bool.
        IsListKnownRole, //!< bool: the server told its models.
        ContextRole, //!< qint64 tokens; 0 unknown.
        ServerContextRole, //!< qint64 tokens.
        MaxOutputRole, //!< qint64 tokens.
        InputsRole, //!< QStringList.
        HasCostRole, //!< bool.
        CostInRole, //!< double, dollars a million tokens.
        CostOutRole, //!< double.
        LoadStateRole, //!< int of health::LoadState.
        PlacesRole, //!< int: how many chains use it.
        FirstPlaceAgentRole, //!< QString id of the agent; empty for the defaults.
        FirstPlaceRankRole, //!< int, 0 for the primary; -1 when unused.
    };
    Q_ENUM(Role)

    ProviderModelsModel(config::ConfigSession& session, const ports::HealthPort* health, QObject* parent = nullptr);

    void setProvider(const ProviderId& id);
    const ProviderId& provider() const { return m_provider; }
    const ProviderModelRow* find(int row) const;
    int declaredCount() const;

    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    //! The session refused an edit; nothing changed.
    void editFailed(const switchyard::Error& error);

private:
    std::vector<ProviderModelRow> makeRows();
    void takeHealth();
    std::vector<ChainPlace> placesOf(const ModelRef& ref) const;

    config::ConfigSession& m_session;
    const ports::HealthPort* m_health;
    ProviderId m_provider;
    bool m_isListKnown = false;
    std::vector<health::ModelFacts> m_listed; // what makeRows last saw, so that unchanged lists cost nothing
};

} // namespace switchyard::items
