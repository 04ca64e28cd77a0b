// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/context.h"
#include "widgets/card.h"

namespace switchyard::shell {

class StatusItem;

//! The foot of the window: engine, who answers now, problems, the configuration file. Each is a button that leads to
//! more. GUI thread.
class StatusBar final : public widgets::Panel {
    Q_OBJECT

public:
    StatusBar(const Services& services, QWidget* parent = nullptr);

    //! "LM Studio / minimax", empty when nobody answers.
    void setAnswering(const QString& text);
    void setProblems(int count);
    void retranslate();
    //! For screen readers: a short sentence about what just happened, spoken as an alert.
    void announce(const QString& sentence);

Q_SIGNALS:
    void answeringActivated();
    void problemsActivated();
    void fileActivated();
    //! The engine's menu is wanted at this global place.
    void engineActivated(const QPoint& place);

private:
    void showEngine();
    void showFile();

    const Services& m_services;
    StatusItem* m_engine;
    StatusItem* m_answering;
    StatusItem* m_demo;
    StatusItem* m_problems;
    StatusItem* m_file;
    QString m_answeringText;
    int m_problemCount = 0;
};

} // namespace switchyard::shell
