// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QLabel;

namespace switchyard::widgets {
class Button;
class Card;
class Chip;
class Label;
}

namespace switchyard::pages {

//! One question with its answer: the prompt as a bubble, who answered, the reasoning apart and folded away, the text.
class TurnView final : public QWidget {
    Q_OBJECT

public:
    explicit TurnView(const QString& prompt, QWidget* parent = nullptr);

    void setAnswerer(const QString& mark, const QString& name, const QString& model, const QString& note);
    void addReasoning(const QString& text);
    void addText(const QString& text);
    void addToolCall(const QString& name, const QString& arguments);
    //! Shows what was added since the last time.
    void flush();
    void setFailure(const QString& text);
    void setRunning(bool running);
    bool hasText() const { return !m_textSoFar.isEmpty(); }

private:
    widgets::Label* m_mark;
    widgets::Label* m_name;
    widgets::Label* m_model;
    widgets::Chip* m_note;
    QWidget* m_spinner;
    widgets::Card* m_reasoningCard;
    widgets::Button* m_reasoningHead;
    widgets::Label* m_reasoning;
    QLabel* m_text;
    widgets::Card* m_failure;
    widgets::Label* m_failureText;
    QString m_reasoningSoFar;
    QString m_textSoFar;
    bool m_changed = false;
};

} // namespace switchyard::pages
