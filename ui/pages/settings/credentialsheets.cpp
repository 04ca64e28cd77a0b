// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/settings/credentialsheets.h"

#include "config/configsession.h"
#include "ports/secretport.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/sheet.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace switchyard::pages {

namespace {

//! The translation context of these sheets.
class Credentials {
    Q_DECLARE_TR_FUNCTIONS(Credentials)
};

using ports::KeyTarget;
using widgets::Button;

constexpr QSize credentialSheetSize(560, 520);
constexpr QSize orderSheetSize(520, 460);
constexpr int rowHeight = 32;

//! A list of ticks in a card, with rows as high as elsewhere.
QListWidget* makeTickList(QWidget* parent, widgets::Card*& card)
{
    card = new widgets::Card(parent);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(theme::space::xs, theme::space::xs, theme::space::xs, theme::space::xs);
    auto* list = new QListWidget(card);
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    inside->addWidget(list);
    return list;
}

QListWidgetItem* addCheckable(QListWidget* list, const std::string& text, bool isChecked)
{
    auto* item = new QListWidgetItem(wording::fromUtf8(text), list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
    item->setCheckState(isChecked ? Qt::Checked : Qt::Unchecked);
    item->setSizeHint({ 0, theme::scaled(rowHeight) });
    return item;
}

std::vector<std::string> checkedIn(const QListWidget* list)
{
    std::vector<std::string> names;
    for (int row = 0; row < list->count(); ++row) {
        if (list->item(row)->checkState() == Qt::Checked)
            names.push_back(list->item(row)->text().toStdString());
    }
    return names;
}

//! The fields of a new named key.
class CredentialForm final : public QWidget {
public:
    CredentialForm(const shell::Context& context, const std::string& name)
        : m_name(new QLineEdit(wording::fromUtf8(name), this))
        , m_key(new QLineEdit(this))
        , m_place(new QComboBox(this))
        , m_users(makeTickList(this, m_usersCard))
        , m_error(new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, this))
        , m_isNew(name.empty())
    {
        auto* layout = new QFormLayout(this);
        layout->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::l);
        layout->setVerticalSpacing(theme::space::m);
        m_name->setObjectName(QStringLiteral("credentialName"));
        m_name->setReadOnly(!m_isNew);
        m_name->setPlaceholderText(Credentials::tr("such as team-key"));
        m_key->setObjectName(QStringLiteral("credentialKey"));
        m_key->setEchoMode(QLineEdit::Password);
        m_key->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
        m_place->addItem(Credentials::tr("Keychain"), static_cast<int>(KeyTarget::Keychain));
        m_place->addItem(Credentials::tr("A file that only you can read"), static_cast<int>(KeyTarget::PrivateFile));
        m_place->addItem(Credentials::tr("Memory, until Switchyard ends"), static_cast<int>(KeyTarget::Session));
        m_users->setObjectName(QStringLiteral("credentialUsers"));
        for (const config::Provider& provider : context.services.session.config().providers)
            addCheckable(m_users, provider.id.value(), false);
        m_error->setObjectName(QStringLiteral("credentialError"));
        m_error->setWordWrap(true);
        const auto add = [layout](const QString& title, QWidget* field) {
            layout->addRow(title, field);
            field->setAccessibleName(title);
        };
        add(Credentials::tr("Name"), m_name);
        add(Credentials::tr("Key"), m_key);
        add(Credentials::tr("Kept in"), m_place);
        if (m_isNew)
            layout->addRow(Credentials::tr("Used by"), m_usersCard);
        m_users->setAccessibleName(Credentials::tr("Used by"));
        m_usersCard->setVisible(m_isNew);
        layout->addRow(m_error);
    }

    void focusFirst() { (m_isNew ? m_name : m_key)->setFocus(); }
    bool isComplete() const
    {
        return !m_name->text().trimmed().isEmpty() && !m_key->text().trimmed().isEmpty()
            && (!m_isNew || !checkedIn(m_users).empty());
    }
    void showError(const Error& error) { m_error->setText(wording::describe(error)); }

    void store(ports::CredentialPort& port, QObject* context, ports::CredentialPort::Done done)
    {
        std::vector<ProviderId> users;
        for (const std::string& provider : m_isNew ? checkedIn(m_users) : std::vector<std::string> {})
            users.emplace_back(provider);
        const Secret key(m_key->text().trimmed().toStdString());
        port.store(m_name->text().trimmed().toStdString(), key, static_cast<KeyTarget>(m_place->currentData().toInt()), users,
                   context, std::move(done));
    }
    //! The key does not stay in the field, nor in what its undo remembers.
    void clearKey() { m_key->clear(); }

    template<typename Slot>
    void onChange(QObject* context, Slot slot)
    {
        QObject::connect(m_name, &QLineEdit::textChanged, context, slot);
        QObject::connect(m_key, &QLineEdit::textChanged, context, slot);
        QObject::connect(m_users, &QListWidget::itemChanged, context, slot);
    }

private:
    QLineEdit* m_name;
    QLineEdit* m_key;
    QComboBox* m_place;
    widgets::Card* m_usersCard = nullptr;
    QListWidget* m_users;
    widgets::Label* m_error;
    bool m_isNew;
};

//! The unticked keys that no other provider uses: their names would be kept nowhere.
std::vector<std::string> lastUses(const ports::CredentialPort& port, const ProviderId& provider, const QListWidget* list)
{
    const auto kept = checkedIn(list);
    std::vector<std::string> names;
    for (const ports::Credential& credential : port.credentials()) {
        const bool isLast = credential.usedBy == std::vector {provider};
        if (isLast && std::find(kept.begin(), kept.end(), credential.name) == kept.end())
            names.push_back(credential.name);
    }
    return names;
}

QString joined(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names)
        list << wording::fromUtf8(name);
    return list.join(QStringLiteral(", "));
}

void moveRow(QListWidget* list, int by)
{
    const int row = list->currentRow();
    if (row < 0 || row + by < 0 || row + by >= list->count())
        return;
    QListWidgetItem* item = list->takeItem(row);
    list->insertItem(row + by, item);
    list->setCurrentItem(item);
}

void addMoveKey(QListWidget* list, const QKeySequence& key, int by)
{
    auto* shortcut = new QShortcut(key, list);
    shortcut->setContext(Qt::WidgetShortcut);
    QObject::connect(shortcut, &QShortcut::activated, list, [list, by] { moveRow(list, by); });
}

} // namespace

void openCredentialSheet(const shell::Context& context, const std::string& name)
{
    ports::CredentialPort* port = context.services.credentials;
    auto* sheet = new widgets::Sheet(name.empty() ? Credentials::tr("New named key")
                                                  : Credentials::tr("Another key for “%1”").arg(wording::fromUtf8(name)),
                                     &context.overlay);
    sheet->setSheetSize(credentialSheetSize);
    auto* form = new CredentialForm(context, name);
    sheet->setContent(form);
    sheet->setFootNote(Credentials::tr("It is never shown again."));
    auto* keep = new Button(Button::Kind::Primary, Credentials::tr("Keep"));
    keep->setEnabled(false);
    sheet->addFootWidget(keep);
    form->onChange(keep, [form, keep] { keep->setEnabled(form->isComplete()); });
    QObject::connect(keep, &QPushButton::clicked, sheet, [=, toasts = &context.toasts] {
        keep->setEnabled(false);
        form->store(*port, sheet, [=](const Result<void>& result) {
            if (!result) {
                form->showError(result.error());
                keep->setEnabled(form->isComplete());
                return;
            }
            form->clearKey();
            sheet->closeSheet();
            toasts->show(Credentials::tr("The key is kept. Requests use it from now on."));
        });
    });
    sheet->open();
    form->focusFirst();
}

void openKeyOrderSheet(const shell::Context& context, const ProviderId& provider)
{
    ports::CredentialPort* port = context.services.credentials;
    auto* sheet = new widgets::Sheet(Credentials::tr("Keys of %1").arg(wording::fromUtf8(provider.value())), &context.overlay);
    sheet->setSheetSize(orderSheetSize);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::l);
    layout->setSpacing(theme::space::m);
    auto* note = new widgets::Label(Credentials::tr("Its own key is tried first, then these from top to bottom, when a key is "
                                                    "refused, out of credit or limited."),
                                    theme::Type::Body, theme::Ink::Text2, content);
    note->setWordWrap(true);
    layout->addWidget(note);
    widgets::Card* card = nullptr;
    auto* list = makeTickList(content, card);
    list->setObjectName(QStringLiteral("keyOrder"));
    list->setAccessibleName(Credentials::tr("Named keys in their order"));
    list->setDragDropMode(QAbstractItemView::InternalMove);
    const auto order = port->keyOrder(provider);
    for (const std::string& name : order)
        addCheckable(list, name, true);
    for (const ports::Credential& credential : port->credentials()) {
        if (std::find(order.begin(), order.end(), credential.name) == order.end())
            addCheckable(list, credential.name, false);
    }
    list->setCurrentRow(0);
    layout->addWidget(card, 1);
    auto* buttons = new QHBoxLayout;
    auto* up = new Button(Button::Kind::Plain, Credentials::tr("Up"), QStringLiteral("arrow-up"), content);
    auto* down = new Button(Button::Kind::Plain, Credentials::tr("Down"), QStringLiteral("arrow-down"), content);
    buttons->addWidget(up);
    buttons->addWidget(down);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    QObject::connect(up, &QPushButton::clicked, list, [list] { moveRow(list, -1); });
    QObject::connect(down, &QPushButton::clicked, list, [list] { moveRow(list, 1); });
    addMoveKey(list, Qt::ALT | Qt::Key_Up, -1);
    addMoveKey(list, Qt::ALT | Qt::Key_Down, 1);
    sheet->setContent(content);
    auto* save = new Button(Button::Kind::Primary, Credentials::tr("Save"));
    save->setObjectName(QStringLiteral("saveKeyOrder"));
    sheet->addFootWidget(save);
    QObject::connect(list, &QListWidget::itemChanged, sheet, [=] {
        const auto unused = lastUses(*port, provider, list);
        save->setText(unused.empty() ? Credentials::tr("Save") : Credentials::tr("Save and remove"));
        sheet->setFootNote(unused.empty() ? QString()
                                          : Credentials::tr("No other provider uses %1: saving removes it for good.").arg(joined(unused)));
    });
    QObject::connect(save, &QPushButton::clicked, sheet, [=, toasts = &context.toasts] {
        const auto unused = lastUses(*port, provider, list);
        // Last in the order until they are gone: one that cannot be removed stays in sight.
        auto wanted = checkedIn(list);
        wanted.insert(wanted.end(), unused.begin(), unused.end());
        if (const auto saved = port->setKeyOrder(provider, wanted); !saved) {
            toasts->show(wording::describe(saved.error()));
            return;
        }
        for (const std::string& name : unused) {
            port->remove(name, toasts, [toasts](const Result<void>& removed) {
                if (!removed)
                    toasts->show(wording::describe(removed.error()));
            });
        }
        sheet->closeSheet();
    });
    sheet->open();
    list->setFocus();
}

} // namespace switchyard::pages
