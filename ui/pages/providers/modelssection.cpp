// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/providers/modelssection.h"

#include "config/configsession.h"
#include "health/healthbook.h"
#include "items/providermodelsmodel.h"
#include "pages/providers/capabilitysheet.h"
#include "pages/providers/importsheet.h"
#include "pages/providers/modelsheet.h"
#include "pages/providers/modeltable.h"
#include "pages/routing/routewording.h"
#include "ports/healthport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/searchfield.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QVBoxLayout>

namespace switchyard::pages {

ModelsSection::ModelsSection(const shell::Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_models(new items::ProviderModelsModel(context.services.session, &context.services.health, this))
{
    using widgets::Button;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::space::m);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::space::s);
    m_head = new widgets::SectionLabel({}, {}, this);
    m_search = new widgets::SearchField({}, this);
    m_search->setMaximumWidth(176);
    m_search->setMinimumWidth(64);
    const auto button = [this](const QString& icon) {
        auto* made = new Button(Button::Kind::Plain, {}, icon, this);
        made->setButtonSize(Button::Size::Small);
        return made;
    };
    m_fetch = button(QStringLiteral("refresh-cw"));
    m_import = button(QStringLiteral("list-plus"));
    m_import->setObjectName(QStringLiteral("importModels"));
    m_byHand = button(QStringLiteral("plus"));
    head->addWidget(m_head, 1);
    head->addWidget(m_search);
    head->addWidget(m_fetch);
    head->addWidget(m_import);
    head->addWidget(m_byHand);
    layout->addLayout(head);
    m_table = new ModelTable(this);
    m_table->setModel(m_models);
    layout->addWidget(m_table);
    m_none = new widgets::Label({}, theme::Type::Body, theme::Ink::Text2, this);
    m_none->setObjectName(QStringLiteral("noModels"));
    m_none->setWordWrap(true);
    layout->addWidget(m_none);
    connect(m_search, &QLineEdit::textChanged, m_table, &ModelTable::setFilter);
    connect(m_fetch, &Button::clicked, this, &ModelsSection::fetchList);
    connect(m_import, &Button::clicked, this, [this] { openImportSheet(m_context, m_provider); });
    connect(m_byHand, &Button::clicked, this, &ModelsSection::addByHand);
    connect(m_table, &ModelTable::menuRequested, this, &ModelsSection::showMenu);
    connect(m_table->view(), &QListView::doubleClicked, this, [this](const QModelIndex& index) {
        edit({ m_provider, index.data().toString().toStdString() });
    });
    connect(m_models, &items::ProviderModelsModel::editFailed, this, [this](const Error& error) {
        m_context.toasts.show(wording::describe(error));
    });
    for (const auto signal : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_models, signal, this, &ModelsSection::refresh);
    connect(m_models, &QAbstractItemModel::modelReset, this, &ModelsSection::refresh);
}

void ModelsSection::setProvider(const ProviderId& id)
{
    m_provider = id;
    m_models->setProvider(id);
    m_search->clear();
    refresh();
}

void ModelsSection::retranslate()
{
    m_head->setText(tr("Models"));
    m_fetch->setText(tr("Fetch list"));
    m_import->setText(tr("Choose many…"));
    m_byHand->setText(tr("Add by hand"));
    m_table->retranslate();
    m_none->setText(tr("No model is known yet. The list comes as soon as the server answers; one can be added by hand too."));
    refresh();
}

void ModelsSection::refresh()
{
    const auto& session = m_context.services.session;
    const bool canDeclare = !session.isReadOnly() && session.config().findProvider(m_provider);
    m_byHand->setEnabled(canDeclare);
    m_fetch->setEnabled(!m_provider.isEmpty());
    const bool isEmpty = m_models->rowCount() == 0;
    m_table->setVisible(!isEmpty);
    m_none->setVisible(isEmpty);
    m_import->setEnabled(canDeclare && m_models->rowCount() > m_models->declaredCount());
    m_search->setPlaceholderText(m_models->rowCount() > 8 ? tr("Find among %1").arg(wording::count(m_models->rowCount())) : tr("Find a model"));
}

int ModelsSection::declaredCount() const
{
    return m_models->declaredCount();
}

void ModelsSection::fetchList()
{
    m_context.services.health.checkNow(m_provider);
    m_context.toasts.show(tr("Asking for the list of models"));
}

void ModelsSection::addByHand()
{
    openModelSheet(m_context, { m_provider, {} });
}

void ModelsSection::edit(const ModelRef& ref)
{
    const auto& session = m_context.services.session;
    if (!session.isReadOnly() && session.config().findModel(ref))
        openModelSheet(m_context, ref);
}

void ModelsSection::appendToChain(const ModelRef& ref)
{
    auto& session = m_context.services.session;
    const auto result = session.insertFallback({}, static_cast<int>(session.chain({}).entries.size()), ref);
    m_context.toasts.show(result ? tr("%1 added at the end").arg(shortName(ref, session.config())) : wording::describe(result.error()));
}

void ModelsSection::showMenu(int row, const QPoint& place)
{
    const auto* model = m_models->find(row);
    if (!model)
        return;
    const ModelRef ref { m_provider, model->id.toStdString() };
    const bool isEditable = !m_context.services.session.isReadOnly();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const QString& icon, const QString& text) { return menu->addAction(theme::icon(icon), text); };
    auto* editAction = add(QStringLiteral("pencil"), tr("Edit…"));
    editAction->setEnabled(isEditable && model->isDeclared);
    connect(editAction, &QAction::triggered, this, [this, ref] { edit(ref); });
    auto* chain = add(QStringLiteral("route"), tr("Add to the default chain"));
    chain->setEnabled(isEditable && model->places.empty());
    connect(chain, &QAction::triggered, this, [this, ref] { appendToChain(ref); });
    connect(add(QStringLiteral("copy"), tr("Copy its name")), &QAction::triggered, this, [ref] {
        QGuiApplication::clipboard()->setText(wording::fromUtf8(ref.toString()));
    });
    if (model->isDeclared) {
        menu->addSeparator();
        connect(add(QStringLiteral("send"), tr("Ask it something")), &QAction::triggered, this, [this, ref] {
            m_context.navigator.openPage(shell::PageId::TryIt, wording::fromUtf8(ref.toString()));
        });
        if (m_context.services.capability) {
            connect(add(QStringLiteral("flask-conical"), tr("Find out what it can do…")), &QAction::triggered, this,
                    [this, ref] { openCapabilitySheet(m_context, ref); });
        }
        if (m_context.services.health.abilities(ref).canWarmUp) {
            connect(add(QStringLiteral("flame"), tr("Warm up")), &QAction::triggered, this,
                    [this, ref] { m_context.services.health.warmUp(ref); });
        }
    }
    menu->popup(place);
}

} // namespace switchyard::pages
