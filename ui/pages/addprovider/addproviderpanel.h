// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/catalogue.h"
#include "config/configsession.h"
#include "ports/discoveryport.h"
#include "ports/providercheckport.h"
#include "shell/context.h"

#include <QTimer>
#include <QWidget>

#include <array>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QVBoxLayout;

namespace switchyard::widgets {
class Button;
class Chip;
class ElidedLabel;
class Label;
class SearchField;
class SectionLabel;
class Sheet;
class Spinner;
}

namespace switchyard::pages {

class KeyEntry;
class PresetButton;
class ServerTile;
class StepLine;

//! The content of the sheet "Add a provider": servers found on this computer and presets at the left, an address with live
//! checks at the right. Everything that can be derived is; nothing is written before "Add". Adding is possible while the
//! checks fail, because servers are often off while they are configured.
class AddProviderPanel final : public QWidget {
    Q_OBJECT

public:
    //! Fills `sheet` and its foot; lives in it.
    AddProviderPanel(const shell::Context& context, widgets::Sheet& sheet);
    ~AddProviderPanel() override;

    void setText(const QString& text);
    //! Chooses a hosted preset as a click on it does.
    void choosePreset(const ProviderId& id);
    //! What "Add" would write now; nothing while there is no address.
    std::optional<config::ProviderDraft> draft() const;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildLeft();
    QWidget* buildRight();
    void buildDetails(QVBoxLayout* layout);
    void buildFoot();
    void addPresets(QGridLayout* grid, const std::vector<PresetButton*>& buttons);
    void filter(const QString& text);

    void showFound();
    void showLocalHint(const config::LocalFamily& family);
    void chooseLocal(const config::LocalFamily& family);
    void addressEdited();
    void startCheck();
    void showSteps();
    void showAddress();
    void showKeyStep();
    void showDerived();
    void showFoot();
    std::vector<const ServerTile*> addable() const;

    void addServer(const ports::DiscoveredServer& server);
    void addAllFound();
    void addChosen();
    bool write(const config::ProviderDraft& draft, bool toChain);
    void storeKey(const ProviderId& provider);
    void finish(const QString& toast, const ProviderId& shown, int edits);

    shell::Context m_context;
    widgets::Sheet& m_sheet;
    const config::BuiltInProvider* m_preset = nullptr;
    QTimer m_debounce;
    bool m_detailsEdited = false;
    bool m_showsAllHosted = false;

    widgets::SearchField* m_filter = nullptr;
    widgets::SectionLabel* m_foundHead = nullptr;
    widgets::Spinner* m_spinner = nullptr;
    QGridLayout* m_foundGrid = nullptr;
    widgets::Label* m_noneFound = nullptr;
    std::vector<ServerTile*> m_tiles;
    std::vector<PresetButton*> m_localPresets;
    std::vector<PresetButton*> m_hostedPresets;
    QGridLayout* m_localGrid = nullptr;
    QGridLayout* m_hostedGrid = nullptr;
    QWidget* m_hint = nullptr;
    widgets::Label* m_hintText = nullptr;
    widgets::Chip* m_hintCommand = nullptr;
    widgets::Button* m_hintCopy = nullptr;
    widgets::Button* m_showAll = nullptr;

    QLineEdit* m_address = nullptr;
    widgets::ElidedLabel* m_willUse = nullptr;
    widgets::ElidedLabel* m_notes = nullptr;
    widgets::Label* m_already = nullptr;
    QComboBox* m_region = nullptr;
    std::array<StepLine*, ports::allCheckSteps.size()> m_steps {};
    KeyEntry* m_key = nullptr;
    widgets::Button* m_retry = nullptr;
    QCheckBox* m_toChain = nullptr;
    widgets::Label* m_toChainNote = nullptr;
    widgets::Button* m_detailsButton = nullptr;
    QWidget* m_details = nullptr;
    QLineEdit* m_id = nullptr;
    QComboBox* m_api = nullptr;
    widgets::Button* m_cancel = nullptr;
    widgets::Button* m_addAll = nullptr;
    widgets::Button* m_add = nullptr;
};

} // namespace switchyard::pages
