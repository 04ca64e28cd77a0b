// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "ports/chattryport.h"
#include "shell/context.h"
#include "traffic/requestrecord.h"
#include "widgets/card.h"

#include <chrono>
#include <string>
#include <vector>

class QVBoxLayout;

namespace switchyard::widgets {
class Label;
class SectionLabel;
}

namespace switchyard::pages {

class FlowPlot;
class Waterfall;

//! What happens with a question while it is answered: planned, taken, first token, first word, done; its numbers; how fast
//! the text flows; afterwards every attempt in time, from the engine's record; who would take over. The right pane of Try it.
class TryTrace final : public widgets::Panel {
    Q_OBJECT

public:
    explicit TryTrace(const shell::Context& context, QWidget* parent = nullptr);

    //! A new exchange: forgets the last one, plans this one.
    void begin(const ports::ChatTryRequest& request);
    void takeHead(const ports::ChatTryHead& head, const QString& answerer);
    void takeText(const QString& text, bool isReasoning);
    void end(const ports::ChatTryOutcome& outcome);
    void clear();
    //! Who would answer and who would follow for a route, while nothing runs.
    void showPlan(const std::string& route);
    void retranslate();

private:
    struct Event {
        QString icon;
        QString name;
        QString note;
        std::chrono::milliseconds after {};
    };
    class EventLine;
    void buildNumbers(QVBoxLayout* column);
    void addEvent(const Event& event);
    //! The steps a route asks, in their order; none for a single model.
    std::vector<ModelRef> orderOf(const std::string& route) const;
    int placeBehind(const ModelRef& answerer) const;
    void showSuccessors(const std::string& route, int from);
    void showRecord();
    std::chrono::milliseconds sinceSent() const;
    QString successorNote(const ModelRef& ref) const;

    shell::Context m_context;
    std::string m_route;
    SteadyTime m_sentAt {};
    WallTime m_sentWall {};
    bool m_hasReasoning = false;
    bool m_hasText = false;
    bool m_awaitsRecord = false;
    widgets::SectionLabel* m_eventsHead = nullptr;
    QWidget* m_events = nullptr;
    QVBoxLayout* m_eventRows = nullptr;
    std::vector<EventLine*> m_lines;
    widgets::Label* m_firstToken = nullptr;
    widgets::Label* m_rate = nullptr;
    widgets::Label* m_tokensIn = nullptr;
    widgets::Label* m_tokensOut = nullptr;
    std::vector<widgets::Label*> m_numberNames;
    widgets::SectionLabel* m_flowHead = nullptr;
    FlowPlot* m_flow = nullptr;
    widgets::SectionLabel* m_attemptsHead = nullptr;
    Waterfall* m_waterfall = nullptr;
    widgets::SectionLabel* m_nextHead = nullptr;
    QWidget* m_next = nullptr;
};

} // namespace switchyard::pages
