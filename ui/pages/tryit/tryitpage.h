// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "ports/chattryport.h"
#include "shell/context.h"
#include "widgets/page.h"

#include <QTimer>

#include <vector>

class QComboBox;
class QPlainTextEdit;
class QScrollArea;
class QVBoxLayout;

namespace switchyard::widgets {
class Button;
class Label;
class SectionLabel;
class Switch;
}

namespace switchyard::pages {

class TurnView;

//! A chat through the routing engine as any client has it: who answers, what happens on the way, and how fast.
class TryItPage final : public widgets::Page {
    Q_OBJECT

public:
    explicit TryItPage(const shell::Context& context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headerWidgets() override;
    void retranslate() override;
    //! `auto`, `agent/<id>` or `provider/model`: who is asked.
    void openItem(const QString& item) override;
    QList<QWidget*> panes() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildOptions();
    QWidget* buildTalk();
    QWidget* buildFacts();
    void fillRoutes();
    void send();
    void takeHead(const ports::ChatTryHead& head);
    void takeText(const QString& text, bool isReasoning);
    void takeToolCall(const QString& name, const QString& arguments);
    void finish(const ports::ChatTryOutcome& outcome);
    void addEvent(const QString& icon, const QString& name, const QString& note, std::chrono::milliseconds after);
    void clearEvents();
    void showNumbers(const ports::ChatTryOutcome& outcome);
    void showState();
    void clearTalk();

    shell::Context m_context;
    TurnView* m_turn = nullptr;
    QTimer m_flow; //!< Text is shown a few times a second, not with every token.
    bool m_hasReasoning = false;
    bool m_hasText = false;
    std::chrono::milliseconds m_headAfter {};
    SteadyTime m_sentAt {};

    widgets::Label* m_routeLabel = nullptr;
    QComboBox* m_route = nullptr;
    widgets::Label* m_dialectLabel = nullptr;
    QComboBox* m_dialect = nullptr;
    widgets::Label* m_limitLabel = nullptr;
    QComboBox* m_limit = nullptr;
    widgets::Label* m_streamLabel = nullptr;
    widgets::Switch* m_stream = nullptr;
    widgets::Label* m_toolLabel = nullptr;
    widgets::Switch* m_tool = nullptr;
    widgets::SectionLabel* m_takeHead = nullptr;
    widgets::Button* m_snippets = nullptr;
    QScrollArea* m_scroll = nullptr;
    QVBoxLayout* m_talk = nullptr;
    widgets::Label* m_hint = nullptr;
    QPlainTextEdit* m_prompt = nullptr;
    widgets::Label* m_costNote = nullptr;
    widgets::Button* m_send = nullptr;
    widgets::Button* m_clear = nullptr;
    widgets::SectionLabel* m_eventsHead = nullptr;
    QWidget* m_events = nullptr;
    QVBoxLayout* m_eventRows = nullptr;
    widgets::Label* m_firstToken = nullptr;
    widgets::Label* m_rate = nullptr;
    widgets::Label* m_tokensIn = nullptr;
    widgets::Label* m_tokensOut = nullptr;
    std::vector<widgets::Label*> m_numberNames;
};

} // namespace switchyard::pages
