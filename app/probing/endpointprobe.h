// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "health/probesample.h"
#include "probing/asker.h"
#include "probing/identifier.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace switchyard::probing {

class BannerPeek;

//! What is remembered of an endpoint from one check to the next, so that a check costs one or two requests.
struct EndpointMemory {
    struct Remembered {
        health::ServerAnswer answer;
        SteadyTime at;
    };

    health::ServerFamily family = health::ServerFamily::Unknown;
    std::string version;
    SteadyTime identifiedAt;
    std::string listTraits; //!< What the list of models looked like when it was identified.
    std::vector<std::string> listed; //!< The ids of the last list.
    //! Answers that need not be asked for at each check, by path, `#` and the model's id.
    std::map<std::string, Remembered> answers;
    bool isInUse = false; //!< It was answering somebody at the last look.
    bool wasSeenAtWork = false; //!< It was asked once whether it is.

    void forget() { *this = {}; }
};

//! One check of one endpoint: the list of models, who the server is (once), then what it tells about memory. One request
//! at a time, all of them free. Reports exactly one sample, then deletes itself. GUI thread only.
class EndpointProbe final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EndpointProbe)

public:
    using Done = std::function<void(health::ProbeSample sample)>;

    enum class Phase { Listed, Identified };
    //! How far it is, for live displays; before the sample.
    using Progress = std::function<void(Phase phase, health::Reason reason, std::chrono::milliseconds took)>;

    struct Setup {
        ProviderId provider;
        ServerAddress address;
        std::vector<std::string> models; //!< Whose details may be asked one by one.
        AskLimits limits;
        Progress progress = nullptr;
        bool isInUse = false; //!< A routed request is being answered there.
        bool isWished = false; //!< A person asks for this check, or the machine woke up: of what is remembered only models' details will do.
    };

    EndpointProbe(Asker& asker, const Clock& clock, Setup setup, EndpointMemory& memory, QObject* parent);
    void start(Done done);
    //! No sample is reported.
    void cancel();

private:
    void takeList(const health::ServerAnswer& answer);
    void identify(const health::ServerAnswer& list);
    void readState();
    void askState(const health::StateCall& call, const std::string& model);
    void takeState(const health::StateCall& call, const health::ServerAnswer& answer);
    bool isIdentified(const health::ServerAnswer& list) const;
    void noteListed();
    const health::ServerAnswer* remembered(const health::StateCall& call, const std::string& key) const;
    void remember(const health::StateCall& call, const std::string& key, const health::ServerAnswer& answer);
    bool knowsStates() const;
    bool mayCountAsUse() const;
    bool mayLackList() const;
    health::Reason judgeList(const health::ServerAnswer& answer);
    health::Reason judgeRedirect(const health::ServerAnswer& answer);
    void lookElsewhere();
    void peek();
    void addEvidence(const health::Ask& ask, const QUrl& url, const health::ServerAnswer& answer, health::Reason reason);
    void report(Phase phase, std::chrono::milliseconds took);
    void finish();

    struct Step {
        const health::StateCall* call;
        std::string model; //!< For calls about one model.
    };

    Asker& m_asker;
    const Clock& m_clock;
    Setup m_setup;
    EndpointMemory& m_memory;
    health::ServerReport m_report;
    health::ProbeSample m_sample;
    std::vector<Step> m_steps;
    std::size_t m_nextStep = 0;
    QPointer<Asking> m_asking;
    QPointer<Identifier> m_identifier;
    QPointer<BannerPeek> m_peek;
    SteadyTime m_listedAt;
    Done m_done;
};

} // namespace switchyard::probing
