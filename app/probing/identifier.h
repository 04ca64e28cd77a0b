// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "probing/asker.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

namespace switchyard::probing {

//! Finds out the family of a server by its fingerprints: the tells of its list of models first, then free requests that
//! only one family answers as expected, imitated families last. Reports exactly once. GUI thread only.
class Identifier final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Identifier)

public:
    //! The evidence is of the marker that proved it, if any.
    using Done = std::function<void(health::ServerFamily family, const std::string& version)>;

    //! `list` is the answer to the list of models, good or not.
    Identifier(Asker& asker, ServerAddress address, health::ServerAnswer list, AskLimits limits, QObject* parent);
    void start(Done done);

private:
    void askNext();
    void askGroup();
    void take(const health::FamilyAdapter& adapter, const health::Marker& marker, const health::ServerAnswer& answer);
    void conclude();
    void finish(health::ServerFamily family, const std::string& version);

    struct Question {
        const health::FamilyAdapter* adapter;
        const health::Marker* marker;
        std::optional<std::string> version; //!< Set when it recognised the server.
    };

    Asker& m_asker;
    ServerAddress m_address;
    health::ServerAnswer m_list;
    AskLimits m_limits;
    std::vector<Question> m_likely; //!< Asked one after the other.
    std::vector<Question> m_rest; //!< Asked together when none of the likely ones answered.
    std::size_t m_next = 0;
    int m_open = 0;
    std::vector<QPointer<Asking>> m_askings;
    Done m_done;
};

} // namespace switchyard::probing
