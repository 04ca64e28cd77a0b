// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ports/chattryport.h"
#include "shell/context.h"
#include "widgets/page.h"

#include <QTimer>

class QPlainTextEdit;
class QScrollArea;
class QVBoxLayout;

namespace switchyard::widgets {
class Button;
class Label;
}

namespace switchyard::pages {

class TryOptions;
class TryTrace;
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
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildTalk();
    QWidget* buildWelcome();
    QWidget* buildComposer();
    void send();
    void ask(const QString& prompt);
    void stop();
    void takeHead(const ports::ChatTryHead& head);
    void takeText(const QString& text, bool isReasoning);
    void finish(const ports::ChatTryOutcome& outcome);
    void showState();
    void showOtherRoutes();
    void scrollToEnd();
    void clearTalk();
    bool isEngineRunning() const;
    QString costNote() const;

    shell::Context m_context;
    TurnView* m_turn = nullptr;
    QTimer m_flow; //!< Text is shown a few times a second, not with every token.
    QString m_lastPrompt;
    TryOptions* m_options;
    TryTrace* m_trace;
    widgets::Button* m_clear;
    widgets::Button* m_again;
    QScrollArea* m_scroll = nullptr;
    QVBoxLayout* m_talk = nullptr;
    QWidget* m_welcome = nullptr;
    widgets::Label* m_welcomeTitle = nullptr;
    widgets::Label* m_hint = nullptr;
    QList<widgets::Button*> m_suggestions;
    QPlainTextEdit* m_prompt = nullptr;
    widgets::Label* m_costNote = nullptr;
    widgets::Button* m_send = nullptr;
};

} // namespace switchyard::pages
