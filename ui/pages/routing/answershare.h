// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/context.h"

#include <QColor>
#include <QWidget>

#include <string>
#include <vector>

namespace switchyard::pages {

//! Who answered the requests of a route lately: one bar in shares with names and counts below, and how many fell over
//! or waited. To assistive technology it is its sentence.
class AnswerShare final : public QWidget {
    Q_OBJECT

public:
    explicit AnswerShare(const shell::Context& context, QWidget* parent = nullptr);

    //! Routes whose requests count: a chain's own and those of agents that follow it. Reads the records again.
    void setRoutes(std::vector<std::string> routes);
    void refresh();
    QString sentence() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 200, sizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Share {
        QString name;
        int count = 0;
        bool isFailure = false;
    };
    QString title() const;
    QString summary() const;
    QColor colourOf(std::size_t place) const;

    shell::Context m_context;
    std::vector<std::string> m_routes;
    std::vector<Share> m_shares; //!< Most first, failures last.
    int m_total = 0;
    int m_fellOver = 0;
};

} // namespace switchyard::pages
