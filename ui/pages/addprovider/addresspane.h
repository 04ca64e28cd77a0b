// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/catalogue.h"
#include "config/drafts.h"
#include "health/certificate.h"
#include "ports/providercheckport.h"
#include "shell/context.h"

#include <QTimer>
#include <QUrl>
#include <QWidget>

#include <array>
#include <optional>

class QComboBox;
class QLineEdit;
class QVBoxLayout;

namespace switchyard::widgets {
class Button;
class Chip;
class ElidedLabel;
class Label;
}

namespace switchyard::pages {

class KeyEntry;
class StepLine;

//! An address that is being entered, in any form a person pastes, and what live checks find under it: the steps, a place
//! for the key where one is wanted, a certificate to trust, a test message.
class AddressPane final : public QWidget {
    Q_OBJECT

public:
    explicit AddressPane(const shell::Context& context, QWidget* parent = nullptr);
    ~AddressPane() override;

    void setText(const QString& text);
    //! A hosted provider's own address, with its regions and room for its key.
    void setPreset(const config::BuiltInProvider& preset);
    void focusAddress();

    //! What would be written for it; nothing while there is no address.
    std::optional<config::ProviderDraft> draft() const;
    //! What the provider's entry needs for its certificate; not `isPossible` when nothing.
    const health::TrustProposal& trust() const { return m_trust; }
    //! All steps passed.
    bool isGood() const;
    //! The key typed, or else found in what was pasted.
    Secret key() const;
    KeyEntry& keyEntry() { return *m_key; }

Q_SIGNALS:
    //! Anything that draft() or isGood() depend on.
    void changed();

private:
    void buildAddress(QVBoxLayout* column);
    void buildSteps(QVBoxLayout* column);
    void buildTrust();
    void buildTest(QVBoxLayout* column);
    //! Moves a key within the pasted text into the key's own field, which does not show it.
    void takeKey();
    //! Of the address in the field; empty while it is none.
    QUrl server() const;
    //! A key that was pasted for one server, or sent to it, does not follow the address to another.
    void dropForeignKey();
    void edited();
    void startCheck();
    void showAll();
    void showSteps();
    void showAddress();
    void showKey();
    void showTrust();
    void showTest();
    void toggleTest();
    void takeTest(const ports::TestMessageResult& result);
    std::string testModel() const;
    const health::Certificate* refusedCertificate() const;

    shell::Context m_context;
    const config::BuiltInProvider* m_preset = nullptr;
    QTimer m_debounce;
    health::TrustProposal m_trust;
    std::optional<ports::TestMessageResult> m_tested;
    QLineEdit* m_address = nullptr;
    QString m_lastText;
    QUrl m_keyServer; //!< That the key was pasted for or sent to.
    widgets::Chip* m_willUse = nullptr;
    widgets::Label* m_notes = nullptr;
    widgets::Label* m_already = nullptr;
    QComboBox* m_region = nullptr;
    std::array<StepLine*, ports::allCheckSteps.size()> m_steps {};
    KeyEntry* m_key = nullptr;
    QWidget* m_trustBox = nullptr;
    widgets::Label* m_trustText = nullptr;
    widgets::Label* m_fingerprint = nullptr;
    widgets::Button* m_trustButton = nullptr;
    widgets::Button* m_retry = nullptr;
    StepLine* m_test = nullptr;
    widgets::Button* m_send = nullptr;
};

} // namespace switchyard::pages
