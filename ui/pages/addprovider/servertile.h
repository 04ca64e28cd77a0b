// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/status.h"
#include "ports/discoveryport.h"
#include "widgets/card.h"

#include <QAbstractButton>

namespace switchyard::widgets {
class Button;
class Label;
}

namespace switchyard::pages {

//! A server that discovery found: mark, name, state, address, models, whether it wants a key, and "Add".
class ServerTile final : public widgets::Card {
    Q_OBJECT

public:
    explicit ServerTile(const ports::DiscoveredServer& server, QWidget* parent = nullptr);

    const ports::DiscoveredServer& server() const { return m_server; }
    void setAdded(bool added);
    bool isAdded() const { return m_isAdded; }

Q_SIGNALS:
    void addRequested();

private:
    void showButton();

    ports::DiscoveredServer m_server;
    bool m_isAdded = false;
    widgets::Button* m_button;
};

//! A preset: mark and name in a bordered button. A local one that is not running is grey.
class PresetButton final : public QAbstractButton {
    Q_OBJECT

public:
    PresetButton(const QString& mark, const QString& name, QWidget* parent = nullptr);

    void setDimmed(bool dimmed);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString m_mark;
    bool m_isDimmed = false;
};

//! What is known of a server's models in a few words: "7 models, 1 loaded".
QString modelsText(const std::vector<health::ModelFacts>& models);
//! How ready a found server is, from its models.
health::Status statusOf(const ports::DiscoveredServer& server);

} // namespace switchyard::pages
