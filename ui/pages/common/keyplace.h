// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "base/secret.h"
#include "ports/secretport.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;

namespace switchyard::widgets {
class Button;
class Label;
}

namespace switchyard::pages {

//! A field for a new key, where it will be kept, and a button. The key never leaves it except through key(); the text is
//! hidden and cleared when taken.
class KeyEntry final : public QWidget {
    Q_OBJECT

public:
    KeyEntry(ports::SecretPort& secrets, QWidget* parent = nullptr);

    //! Whose key it will be: decides whether OpenClaw can be given a reference to the keychain.
    void setProvider(const ProviderId& provider);
    //! Offers text in the file too, with a warning: an older OpenClaw's takes no references.
    void setTextOffered(bool isOffered);
    void setButtonText(const QString& text);
    bool hasKey() const;
    //! A key, or the choice of a variable, which needs none.
    bool isComplete() const;
    Secret key() const;
    //! As if it had been typed.
    void setKey(const Secret& key);
    ports::KeyTarget target() const;
    void clear();
    void focusField();
    //! Asks the keychain; only when the field is really needed.
    void prepare();
    void retranslate();

Q_SIGNALS:
    //! The button or Return.
    void keyEntered();
    void keyEdited();
    //! A whole key came at once.
    void keyPasted();

private:
    void fillPlaces();
    void showNote();

    ports::SecretPort& m_secrets;
    ProviderId m_provider;
    std::optional<ports::ExecReferenceCheck> m_reference;
    bool m_isPrepared = false;
    bool m_isTextOffered = false;
    QLineEdit* m_field;
    widgets::Button* m_button;
    qsizetype m_length = 0;
    QComboBox* m_place;
    widgets::Label* m_note;
};

//! "in GNOME Keyring", "in the variable ANTHROPIC_API_KEY": where a key lives.
QString keyPlaceText(const ports::KeyStatus& status, const ports::SecretPort& secrets);

} // namespace switchyard::pages
