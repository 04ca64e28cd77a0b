// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/providers/provideractions.h"

#include "config/configsession.h"
#include "ports/secretport.h"
#include "widgets/secretclipboard.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QInputDialog>

namespace switchyard::pages {

namespace {

//! The translation context of free functions.
class ProviderActions {
    Q_DECLARE_TR_FUNCTIONS(ProviderActions)
};

} // namespace

void removeProvider(const shell::Context& context, const ProviderId& id, const QString& name)
{
    auto* session = &context.services.session;
    auto* toasts = &context.toasts;
    if (const auto result = session->removeProvider(id, config::References::Remove); !result) {
        toasts->show(wording::describe(result.error()));
        return;
    }
    toasts->show(ProviderActions::tr("%1 removed, and its models from every chain").arg(name), ProviderActions::tr("Undo"), [session, toasts] {
        if (const auto undone = session->undo(); !undone)
            toasts->show(wording::describe(undone.error()));
    });
}

void renameProvider(const shell::Context& context, const ProviderId& id, QWidget* parent, std::function<void(const QString&)> renamed)
{
    auto* dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(ProviderActions::tr("Rename provider"));
    dialog->setLabelText(ProviderActions::tr("New id. Every chain and alias follows."));
    dialog->setTextValue(wording::fromUtf8(id.value()));
    auto* session = &context.services.session;
    auto* secrets = &context.services.secrets;
    auto* toasts = &context.toasts;
    QObject::connect(dialog, &QInputDialog::textValueSelected, parent, [=](const QString& text) {
        const ProviderId wanted(text.trimmed().toStdString());
        if (wanted.isEmpty() || wanted == id)
            return;
        secrets->prepareRename(id, wanted, parent, [=](const Result<void>& prepared) {
            const auto result = prepared ? session->renameProvider(id, wanted) : prepared;
            if (!result)
                toasts->show(wording::describe(result.error()));
            else
                renamed(wording::fromUtf8(wanted.value()));
        });
    });
    dialog->open();
}

void importFromClipboard(const shell::Context& context)
{
    const QString text = QGuiApplication::clipboard()->text().trimmed();
    if (text.isEmpty())
        context.toasts.show(ProviderActions::tr("The clipboard holds no text. Copy an address, a cURL line or a JSON5 block first."));
    else
        context.navigator.addProvider(text);
}

void copyAsJson5(const shell::Context& context, const ProviderId& id)
{
    if (const auto text = context.services.session.providerText(id))
        widgets::copySecretText(wording::fromUtf8(id.value()) + QLatin1String(": ") + wording::fromUtf8(*text));
}

} // namespace switchyard::pages
