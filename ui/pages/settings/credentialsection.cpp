// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/common/keyplace.h"
#include "pages/settings/credentialsheets.h"
#include "pages/settings/sectionbuilder.h"
#include "pages/settings/sections.h"

#include "config/configsession.h"
#include "ports/credentialport.h"
#include "widgets/button.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QCoreApplication>
#include <QHBoxLayout>

#include <algorithm>
#include <string>
#include <vector>

namespace switchyard::pages {

namespace {

//! The translation context of these rows; the sheets share it.
class Credentials {
    Q_DECLARE_TR_FUNCTIONS(Credentials)
};

using widgets::Button;

QString joined(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names)
        list << wording::fromUtf8(name);
    return list.join(QStringLiteral(", "));
}

//! The named keys, and below them the providers that use some; filled again when either changes.
class CredentialRows final : public QWidget {
public:
    CredentialRows(const shell::Context& context, QWidget* parent)
        : QWidget(parent)
        , m_context(context)
        , m_port(*context.services.credentials)
        , m_layout(new QVBoxLayout(this))
    {
        setObjectName(QStringLiteral("credentialRows"));
        m_layout->setContentsMargins(0, 0, 0, 0);
        m_layout->setSpacing(0);
        // Queued: a button of these very rows may be what brought the change about.
        connect(&m_port, &ports::CredentialPort::credentialsChanged, this, [this] { fill(); }, Qt::QueuedConnection);
        fill();
    }

private:
    void fill()
    {
        qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
        auto* add = new Button(Button::Kind::Plain, Credentials::tr("Add…"), QStringLiteral("plus"), this);
        add->setObjectName(QStringLiteral("addCredential"));
        connect(add, &QPushButton::clicked, this, [this] { openCredentialSheet(m_context); });
        m_layout->addWidget(new widgets::SettingRow(
            Credentials::tr("Named keys"),
            Credentials::tr("One key for several providers, or several keys for one: the next is used when one is refused or used up"),
            add, this));
        std::vector<ProviderId> users;
        for (const ports::Credential& credential : m_port.credentials()) {
            addRow(credential);
            users.insert(users.end(), credential.usedBy.begin(), credential.usedBy.end());
        }
        std::sort(users.begin(), users.end());
        users.erase(std::unique(users.begin(), users.end()), users.end());
        for (const ProviderId& provider : users)
            addOrderRow(provider);
    }

    void line(QWidget* row)
    {
        m_layout->addWidget(new widgets::Hairline(Qt::Horizontal, this));
        m_layout->addWidget(row);
    }

    void addRow(const ports::Credential& credential)
    {
        QStringList users;
        for (const ProviderId& provider : credential.usedBy)
            users << wording::fromUtf8(provider.value());
        QString where = credential.status.place == ports::KeyPlace::None
            ? Credentials::tr("not found")
            : keyPlaceText(credential.status, m_context.services.secrets);
        const Error& problem = credential.status.problem;
        // What is not there needs no more words; the rest says where and why.
        if (!credential.status.resolved && !problem.message.empty() && problem.code != ErrorCode::NotFound)
            where = wording::describe(problem);
        auto* control = new QWidget(this);
        auto* layout = new QHBoxLayout(control);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(theme::space::s);
        const bool isBehindLock = credential.status.place == ports::KeyPlace::Keychain && problem.code == ErrorCode::PermissionDenied;
        if (!credential.status.resolved && isBehindLock) {
            auto* unlock = new Button(Button::Kind::Plain, Credentials::tr("Unlock…"), QStringLiteral("lock"), control);
            layout->addWidget(unlock);
            connect(unlock, &QPushButton::clicked, this, [this] { m_context.services.secrets.checkKeychain(); });
        }
        auto* replace = new Button(Button::Kind::Plain, Credentials::tr("Replace…"), {}, control);
        auto* remove = new Button(Button::Kind::Quiet, Credentials::tr("Remove"), {}, control);
        layout->addWidget(replace);
        layout->addWidget(remove);
        connect(replace, &QPushButton::clicked, this, [this, name = credential.name] { openCredentialSheet(m_context, name); });
        connect(remove, &QPushButton::clicked, this, [this, name = credential.name] {
            m_port.remove(name, this, [toasts = &m_context.toasts](const Result<void>& result) {
                toasts->show(result ? Credentials::tr("The key is gone, from every provider") : wording::describe(result.error()));
            });
        });
        line(new widgets::SettingRow(wording::fromUtf8(credential.name),
                                     Credentials::tr("%1; used by %2").arg(where, users.join(QStringLiteral(", "))), control, this));
    }

    void addOrderRow(const ProviderId& provider)
    {
        auto* change = new Button(Button::Kind::Plain, Credentials::tr("Order…"), QStringLiteral("arrow-down-up"), this);
        connect(change, &QPushButton::clicked, this, [this, provider] { openKeyOrderSheet(m_context, provider); });
        line(new widgets::SettingRow(wording::fromUtf8(provider.value()),
                                     Credentials::tr("Tries its own key, then %1").arg(joined(m_port.keyOrder(provider))), change,
                                     this));
    }

    shell::Context m_context;
    ports::CredentialPort& m_port;
    QVBoxLayout* m_layout;
};

} // namespace

void addCredentials(SectionBuilder& builder, const shell::Context& context)
{
    if (!context.services.credentials)
        return;
    builder.card(Credentials::tr("Shared keys"));
    builder.widget(new CredentialRows(context, builder.parent()));
}

} // namespace switchyard::pages
