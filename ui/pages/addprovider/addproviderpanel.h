// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/configsession.h"
#include "items/oneedit.h"
#include "ports/discoveryport.h"
#include "ports/secretport.h"
#include "shell/context.h"

#include <QWidget>

#include <functional>
#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace switchyard::widgets {
class Button;
class Label;
class SearchField;
class Sheet;
}

namespace switchyard::pages {

class AddressPane;
class ServerPicker;

//! The content of the sheet "Add a provider": servers and presets at the left, an address with live checks at the right.
//! Everything that can be derived is; nothing is written before "Add". Adding is possible while the checks fail, because
//! servers are often off while they are configured. What is pasted or dropped anywhere in the sheet goes into the address.
class AddProviderPanel final : public QWidget {
    Q_OBJECT

public:
    //! Fills `sheet` and its foot; lives in it.
    AddProviderPanel(const shell::Context& context, widgets::Sheet& sheet);

    void setText(const QString& text);
    //! Typing filters; what is pasted there goes into the address.
    void focusFilter();
    void focusAddress();
    //! Chooses a hosted preset as a click on it does.
    void choosePreset(const ProviderId& id);
    //! What "Add" would write now; nothing while there is no address.
    std::optional<config::ProviderDraft> draft() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildRight();
    QWidget* buildOptions(QWidget* parent);
    void buildDetails(QVBoxLayout* layout);
    void buildFoot();
    void showDerived();
    void showFoot();

    void addServer(const ports::DiscoveredServer& server);
    void addAllFound();
    void addChosen();
    Result<void> addTo(config::ConfigSession& session, const config::ProviderDraft& draft) const;
    //! Writes the certificate to trust, if there is one.
    Result<void> trustIn(config::ConfigSession& session, const ProviderId& provider) const;
    //! Carries the commands out as one edit, closes the sheet, shows `shown`. False when nothing was written.
    bool write(const items::SessionCommands& commands, const std::function<QString()>& toast, const ProviderId& shown);
    void storeKey(const ProviderId& provider, const Secret& key, ports::KeyTarget target);
    void finish(const QString& toast, const ProviderId& shown, int edits);

    shell::Context m_context;
    widgets::Sheet& m_sheet;
    bool m_detailsEdited = false;
    ServerPicker* m_picker = nullptr;
    AddressPane* m_address = nullptr;
    widgets::SearchField* m_filter = nullptr;
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
