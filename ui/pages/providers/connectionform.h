// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "config/diagnostic.h"
#include "health/pastedsecrets.h"
#include "shell/context.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace switchyard::widgets {
class Button;
class Card;
class Label;
}

namespace switchyard::pages {

class IconLabel;
class KeyEntry;

//! Where a provider is and how to talk to it: address, protocol, key, region, time-out. The key has its own buttons and is
//! never part of the form; the rest is written when the page saves.
class ConnectionForm final : public QWidget {
    Q_OBJECT

public:
    ConnectionForm(const shell::Context& context, QWidget* parent = nullptr);

    //! Shows a provider, dropping what was typed for another.
    void setProvider(const ProviderId& id);
    //! Reads the configuration again unless something is typed.
    void refresh();
    void retranslate();
    //! The edits that saving would make; empty when nothing was changed.
    std::vector<config::FixStep> steps() const;
    //! Why what is typed cannot be saved; empty when it can.
    QString refusal() const;
    //! Names of the changed fields, for the save bar.
    QStringList changedFields() const;
    void revert();

Q_SIGNALS:
    void edited();

private:
    widgets::Label* addRow(QWidget* field, QWidget* below = nullptr);
    QWidget* buildKey();
    void load();
    void showEntry(bool shown);
    void showKey();
    void showProblem();
    void replaceKey();
    void removeKey();
    void moveKey();
    int typedTimeout() const;
    //! As typed, with the password and the key that are not shown; nothing when they cannot be put back.
    std::optional<health::RestoredAddress> typedAddress() const;

    shell::Context m_context;
    ProviderId m_provider;
    QGridLayout* m_grid = nullptr;
    widgets::Label* m_addressLabel = nullptr;
    widgets::Label* m_apiLabel = nullptr;
    widgets::Label* m_keyLabel = nullptr;
    widgets::Label* m_regionLabel = nullptr;
    widgets::Label* m_timeoutLabel = nullptr;
    QLineEdit* m_address = nullptr;
    widgets::Label* m_addressProblem = nullptr;
    QComboBox* m_api = nullptr;
    QWidget* m_key = nullptr;
    widgets::Card* m_keyCard = nullptr;
    IconLabel* m_keyIcon = nullptr;
    widgets::Label* m_keyPlace = nullptr;
    widgets::Label* m_keyNote = nullptr;
    widgets::Button* m_replace = nullptr;
    widgets::Button* m_move = nullptr;
    widgets::Button* m_remove = nullptr;
    KeyEntry* m_entry = nullptr;
    QComboBox* m_region = nullptr;
    QWidget* m_timeoutRow = nullptr;
    QLineEdit* m_timeout = nullptr;
    widgets::Label* m_timeoutNote = nullptr;
    QString m_oldAddress;
    QString m_oldApi;
    int m_oldTimeout = 0;
};

} // namespace switchyard::pages
