// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/context.h"

#include <QTimer>
#include <QWidget>

#include <string>
#include <vector>

namespace switchyard::pages {

class AnswerSummary;

//! Who answered the requests of some routes lately. Hidden while there was none.
class RouteAnswers final : public QWidget {
    Q_OBJECT

public:
    explicit RouteAnswers(const shell::Context& context, QWidget* parent = nullptr);

    //! Routes whose requests count: a chain's own and those of agents that follow it.
    void setRoutes(std::vector<std::string> routes);

private:
    void refresh();

    shell::Context m_context;
    AnswerSummary* m_summary;
    QTimer m_later;
    std::vector<std::string> m_routes;
};

} // namespace switchyard::pages
