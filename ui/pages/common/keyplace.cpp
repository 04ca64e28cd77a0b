// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/common/keyplace.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "wording/error.h"
#include "wording/errordetails.h"
#include "wording/format.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace switchyard::pages {

using ports::KeychainState;
using ports::KeyPlace;
using ports::KeyTarget;

namespace {

QString keychainName(const ports::SecretPort& secrets)
{
    const QString name = wording::fromUtf8(secrets.keychainName());
    return name.isEmpty() ? KeyEntry::tr("the system's keychain") : name;
}

} // namespace

KeyEntry::KeyEntry(ports::SecretPort& secrets, QWidget* parent)
    : QWidget(parent)
    , m_secrets(secrets)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::space::s);
    m_field = new QLineEdit(this);
    m_field->setObjectName(QStringLiteral("keyField"));
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_field->addAction(theme::icon(QStringLiteral("key-round"), theme::Ink::Text3), QLineEdit::LeadingPosition);
    m_button = new widgets::Button(widgets::Button::Kind::Primary, {}, {}, this);
    row->addWidget(m_field, 1);
    row->addWidget(m_button);
    layout->addLayout(row);
    m_place = new QComboBox(this);
    m_place->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_place->setMinimumContentsLength(12);
    layout->addWidget(m_place);
    m_note = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, this);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    connect(m_button, &QPushButton::clicked, this, &KeyEntry::keyEntered);
    connect(m_field, &QLineEdit::returnPressed, this, &KeyEntry::keyEntered);
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        m_button->setEnabled(isComplete());
        // Typed keys grow by one; what comes at once is whole.
        const auto length = m_field->text().size();
        const bool isPasted = length > std::exchange(m_length, length) + 1;
        if (isPasted)
            Q_EMIT keyPasted();
        Q_EMIT keyEdited();
    });
    connect(m_place, &QComboBox::currentIndexChanged, this, &KeyEntry::showNote);
    connect(&m_secrets, &ports::SecretPort::keychainStateChanged, this, &KeyEntry::fillPlaces);
    m_button->setEnabled(false);
    retranslate();
}

void KeyEntry::retranslate()
{
    m_field->setPlaceholderText(tr("Paste the key"));
    m_field->setAccessibleName(tr("Key"));
    m_place->setAccessibleName(tr("Where the key is kept"));
    if (m_button->text().isEmpty())
        m_button->setText(tr("Use key"));
    fillPlaces();
}

void KeyEntry::setProvider(const ProviderId& provider)
{
    if (provider == m_provider)
        return;
    m_provider = provider;
    m_reference.reset();
    if (m_isPrepared) {
        m_isPrepared = false;
        prepare();
    }
}

void KeyEntry::setButtonText(const QString& text)
{
    m_button->setText(text);
}

void KeyEntry::setTextOffered(bool isOffered)
{
    if (std::exchange(m_isTextOffered, isOffered) != isOffered)
        fillPlaces();
}

bool KeyEntry::isComplete() const
{
    return hasKey() || target() == KeyTarget::Environment;
}

bool KeyEntry::hasKey() const
{
    return !m_field->text().trimmed().isEmpty();
}

Secret KeyEntry::key() const
{
    return Secret(m_field->text().trimmed().toStdString());
}

void KeyEntry::setKey(const Secret& key)
{
    m_field->setText(QString::fromUtf8(key.reveal().data(), static_cast<qsizetype>(key.reveal().size())));
}

KeyTarget KeyEntry::target() const
{
    return static_cast<KeyTarget>(m_place->currentData().toInt());
}

void KeyEntry::clear()
{
    m_field->clear();
}

void KeyEntry::focusField()
{
    m_field->setFocus(Qt::OtherFocusReason);
}

void KeyEntry::prepare()
{
    if (m_isPrepared)
        return;
    m_isPrepared = true;
    if (m_secrets.keychainState() == KeychainState::Unknown)
        m_secrets.checkKeychain();
    if (!m_provider.isEmpty()) {
        m_secrets.checkExecReference(m_provider, this, [this](const ports::ExecReferenceCheck& check) {
            m_reference = check;
            fillPlaces();
        });
    }
    fillPlaces();
}

void KeyEntry::fillPlaces()
{
    const auto state = m_secrets.keychainState();
    const bool hadChoice = m_place->count() > 0;
    const auto before = target();
    const bool canReference = m_reference && m_reference->allowed;
    const QSignalBlocker blocker(m_place);
    m_place->clear();
    const auto add = [this](const QString& text, KeyTarget place) { m_place->addItem(text, static_cast<int>(place)); };
    if (state != KeychainState::Unavailable && state != KeychainState::Locked) {
        if (canReference)
            add(tr("%1, for Switchyard and OpenClaw").arg(keychainName(m_secrets)), KeyTarget::Keychain);
        add(tr("%1, for Switchyard alone").arg(keychainName(m_secrets)), KeyTarget::KeychainOnly);
    }
    add(tr("A private file of Switchyard"), KeyTarget::PrivateFile);
    add(tr("Only until Switchyard ends"), KeyTarget::Session);
    if (m_reference && !m_reference->environmentName.empty())
        add(tr("The variable %1, which you set").arg(wording::fromUtf8(m_reference->environmentName)), KeyTarget::Environment);
    if (m_isTextOffered)
        add(tr("Text in openclaw.json"), KeyTarget::ConfigLiteral);
    const int index = hadChoice && before != KeyTarget::KeychainOnly ? m_place->findData(static_cast<int>(before)) : 0;
    m_place->setCurrentIndex(std::max(0, index));
    showNote();
}

void KeyEntry::showNote()
{
    const bool isTyped = target() != KeyTarget::Environment;
    m_field->setEnabled(isTyped);
    m_button->setEnabled(isComplete());
    m_note->setInk(target() == KeyTarget::ConfigLiteral ? theme::Ink::Warn : theme::Ink::Text2);
    const QString name = keychainName(m_secrets);
    switch (target()) {
    case KeyTarget::Keychain:
        m_note->setText(tr("Stored in %1, never in openclaw.json.").arg(name));
        return;
    case KeyTarget::KeychainOnly:
        m_note->setText(m_reference && !m_reference->allowed
                            ? tr("Stored in %1, never in openclaw.json. OpenClaw itself does not find it there: %2.")
                                  .arg(name, wording::detailText(m_reference->problem.message))
                            : tr("Stored in %1, never in openclaw.json.").arg(name));
        return;
    case KeyTarget::PrivateFile:
        m_note->setText(tr("Stored in a file that only you can read, never in openclaw.json."));
        return;
    case KeyTarget::Session:
        m_note->setText(tr("Kept in memory and asked for again next time."));
        return;
    case KeyTarget::Environment:
        m_note->setText(tr("openclaw.json gets ${%1}. Set the variable where OpenClaw and Switchyard run, or in the file .env beside openclaw.json; no key is stored here.")
                            .arg(wording::fromUtf8(m_reference ? m_reference->environmentName : std::string())));
        return;
    case KeyTarget::ConfigLiteral:
        m_note->setText(tr("Everyone who can read openclaw.json or one of its backups can read and use the key. An older OpenClaw takes it only so, or from a variable."));
        return;
    }
}

QString keyPlaceText(const ports::KeyStatus& status, const ports::SecretPort& secrets)
{
    const QString detail = wording::fromUtf8(status.detail);
    switch (status.place) {
    case KeyPlace::None:
        return KeyEntry::tr("No key");
    case KeyPlace::Keychain:
        return KeyEntry::tr("Stored in %1").arg(keychainName(secrets));
    case KeyPlace::Environment:
        return KeyEntry::tr("From the variable %1").arg(detail);
    case KeyPlace::PrivateFile:
        return KeyEntry::tr("Stored in a private file");
    case KeyPlace::Session:
        return KeyEntry::tr("In memory until Switchyard ends");
    case KeyPlace::ConfigLiteral:
        return KeyEntry::tr("Written in openclaw.json");
    case KeyPlace::External:
        return KeyEntry::tr("From a reference: %1").arg(detail);
    }
    return {};
}

} // namespace switchyard::pages
