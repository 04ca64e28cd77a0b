// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/catalogue.h"
#include "ports/discoveryport.h"
#include "shell/context.h"

#include <QScrollArea>

#include <vector>

class QGridLayout;
class QLineEdit;

namespace switchyard::widgets {
class Button;
class Chip;
class Label;
class SearchField;
class SectionLabel;
class Spinner;
}

namespace switchyard::pages {

class PresetButton;
class ServerTile;

//! The left half of "Add a provider": servers found on this computer or on one named host, presets of local families with
//! how to start them, presets of hosted providers. Searches as long as it lives.
class ServerPicker final : public QScrollArea {
    Q_OBJECT

public:
    explicit ServerPicker(const shell::Context& context, QWidget* parent = nullptr);
    ~ServerPicker() override;

    //! Shows only what `field` matches; its text decides.
    void setFilter(const widgets::SearchField& field);
    //! Found servers that need no key and are not configured yet.
    std::vector<ports::DiscoveredServer> addable() const;

Q_SIGNALS:
    //! A found server was chosen to be added.
    void serverChosen(const switchyard::ports::DiscoveredServer& server);
    //! An address to check: a local family's usual one.
    void addressChosen(const QString& address);
    void presetChosen(const switchyard::ProviderId& id);
    //! What was found, or what of it is configured, changed.
    void foundChanged();

private:
    void buildFound(QLayout* column);
    void buildLocal(QLayout* column);
    void buildHosted(QLayout* column);
    void showFound();
    void showMatches();
    void showHint(const config::LocalFamily& family);
    bool isFound(const PresetButton& button) const;
    void chooseLocal(const config::LocalFamily& family);
    void searchHost();
    void fillGrid(QGridLayout* grid, const std::vector<PresetButton*>& buttons);

    shell::Context m_context;
    const widgets::SearchField* m_filter = nullptr;
    bool m_showsAll = false;
    QString m_host; //!< The other computer that was looked at last; empty for this one.
    QWidget* m_content;
    widgets::SectionLabel* m_foundHead = nullptr;
    widgets::Spinner* m_spinner = nullptr;
    QGridLayout* m_foundGrid = nullptr;
    widgets::Label* m_noneFound = nullptr;
    QLineEdit* m_hostField = nullptr;
    widgets::Button* m_hostButton = nullptr;
    std::vector<ServerTile*> m_tiles;
    std::vector<PresetButton*> m_local;
    std::vector<PresetButton*> m_hosted;
    QGridLayout* m_localGrid = nullptr;
    QGridLayout* m_hostedGrid = nullptr;
    QWidget* m_hint = nullptr;
    widgets::Label* m_hintText = nullptr;
    widgets::Chip* m_hintCommand = nullptr;
    widgets::Button* m_showAll = nullptr;
};

} // namespace switchyard::pages
