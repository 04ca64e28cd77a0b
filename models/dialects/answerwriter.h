// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/clientstream.h"
#include "dialects/events.h"
#include "dialects/itemsequencer.h"
#include "dialects/responseplan.h"

#include <optional>
#include <string>
#include <vector>

namespace switchyard::dialects {

//! Collects the steps of an answer and writes it as one document in the client's dialect.
class AnswerCollector final : public EventSink {
public:
    void take(const Event& event) override;

    bool isFinished() const { return m_isFinished; }
    const std::optional<Failure>& failure() const { return m_failure; }
    const Usage& usage() const { return m_usage; }

    //! The document. Only after isFinished().
    std::string write(const ResponsePlan& plan, const AnswerSeed& seed) const;

private:
    void writeChat(std::string& out, const ResponsePlan& plan, const AnswerSeed& seed) const;
    void writeCompletion(std::string& out, const ResponsePlan& plan, const AnswerSeed& seed) const;
    void writeResponses(std::string& out, const ResponsePlan& plan, const AnswerSeed& seed) const;
    void writeMessages(std::string& out, const ResponsePlan& plan, const AnswerSeed& seed) const;
    std::string joined(EventKind kind) const;
    std::string modelFor(const ResponsePlan& plan) const;
    std::int64_t completionTokens() const;

    std::vector<AnswerItem> m_items;
    std::string m_model;
    Usage m_usage;
    FinishReason m_finish = FinishReason::Stop;
    std::string m_stopSequence;
    std::optional<Failure> m_failure;
    bool m_isFinished = false;
};

} // namespace switchyard::dialects
