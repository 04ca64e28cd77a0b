// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/providers/providerlistpane.h"

#include "items/providerlistmodel.h"
#include "pages/common/spokenmodel.h"
#include "pages/providers/providernames.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/label.h"
#include "widgets/searchfield.h"
#include "widgets/spinner.h"

#include <QListView>
#include <QVBoxLayout>

namespace switchyard::pages {

ProviderListPane::ProviderListPane(items::ProviderListModel& model, QWidget* parent)
    : Panel(Ground::Window, Qt::RightEdge, parent)
    , m_search(new widgets::SearchField({}, this))
    , m_names(new QListView(this))
    , m_filtered(new ProviderFilter(this))
{
    setFixedWidth(theme::scaled(theme::size::providerList));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::space::s, theme::space::m, theme::space::s + 1, theme::space::m);
    layout->setSpacing(theme::space::xs);
    layout->addWidget(m_search);
    m_names->setFrameShape(QFrame::NoFrame);
    m_names->setItemDelegate(new ProviderNameDelegate(m_names));
    m_names->setMouseTracking(true);
    m_names->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_names->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_names->viewport()->setAutoFillBackground(false);
    auto* spoken = new SpokenModel(spokenProvider, this);
    spoken->setSourceModel(&model);
    m_filtered->setSourceModel(spoken);
    m_names->setModel(m_filtered);
    layout->addWidget(m_names, 1);
    auto* drop = new widgets::Card(this);
    drop->setDashed(true);
    auto* dropLayout = new QVBoxLayout(drop);
    m_dropText = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, drop);
    m_dropText->setWordWrap(true);
    m_dropText->setAlignment(Qt::AlignCenter);
    dropLayout->addWidget(m_dropText);
    layout->addWidget(drop);
    connect(m_search, &QLineEdit::textChanged, m_filtered, &ProviderFilter::setText);
    connect(m_names->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid())
            Q_EMIT chosen(ProviderId(index.data(items::ProviderListModel::IdRole).toString().toStdString()));
    });
    m_spinner = new widgets::SpinnerClock(this);
    connect(m_spinner, &widgets::SpinnerClock::turned, this, [this] {
        static_cast<ProviderNameDelegate*>(m_names->itemDelegate())->setTurn(m_spinner->degrees());
        m_names->viewport()->update();
    });
}

void ProviderListPane::retranslate()
{
    m_search->setPlaceholderText(tr("Filter providers"));
    m_names->setAccessibleName(tr("Providers"));
    m_dropText->setText(tr("Drop an address, a cURL line or a JSON5 block here"));
}

void ProviderListPane::clearFilter()
{
    m_search->clear();
}

void ProviderListPane::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ProviderListPane::select(const ProviderId& id)
{
    for (int row = 0; row < m_filtered->rowCount(); ++row) {
        const QModelIndex index = m_filtered->index(row, 0);
        if (index.data(items::ProviderListModel::IdRole).toString().toStdString() != id.value())
            continue;
        m_names->setCurrentIndex(index);
        return;
    }
}

void ProviderListPane::showEvent(QShowEvent* event)
{
    m_spinner->acquire();
    Panel::showEvent(event);
}

void ProviderListPane::hideEvent(QHideEvent* event)
{
    m_spinner->release();
    Panel::hideEvent(event);
}

} // namespace switchyard::pages
