// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ports/discoveryport.h"
#include "shell/context.h"
#include "widgets/page.h"

#include <QElapsedTimer>

#include <chrono>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace switchyard::widgets {
class Button;
class Card;
class Label;
}

namespace switchyard::pages {

//! The first look: what runs on this computer, which configuration was found, and one button to start. Nothing is
//! written before it is pressed. Can be skipped and run again from the Help menu.
class FirstRunPage final : public widgets::Page {
    Q_OBJECT

public:
    explicit FirstRunPage(const shell::Context& context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headerWidgets() override;
    void retranslate() override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Row {
        ports::DiscoveredServer server;
        QCheckBox* box = nullptr;
    };

    QWidget* buildFound(QWidget* parent);
    QWidget* buildFile(QWidget* parent);
    void showFound();
    QWidget* makeRow(const ports::DiscoveredServer& server, bool isLast);
    void showFile();
    void showButtons();
    void start();
    void skip();
    std::vector<ports::DiscoveredServer> chosen() const;

    shell::Context m_context;
    std::vector<Row> m_rows;
    QElapsedTimer m_sinceStart;
    std::optional<std::chrono::milliseconds> m_searchTook;
    QComboBox* m_language = nullptr;
    widgets::Button* m_skip = nullptr;
    widgets::Label* m_headline = nullptr;
    widgets::Label* m_text = nullptr;
    widgets::Label* m_foundHead = nullptr;
    widgets::Label* m_foundNote = nullptr;
    QVBoxLayout* m_foundRows = nullptr;
    widgets::Label* m_fileTitle = nullptr;
    widgets::Label* m_fileNote = nullptr;
    widgets::Button* m_create = nullptr;
    widgets::Button* m_start = nullptr;
    widgets::Button* m_byHand = nullptr;
    widgets::Button* m_demo = nullptr;
    widgets::Label* m_demoNote = nullptr;
};

} // namespace switchyard::pages
