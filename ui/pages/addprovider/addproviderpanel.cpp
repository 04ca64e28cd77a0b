// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/addprovider/addproviderpanel.h"

#include "items/oneedit.h"
#include "items/providerdraft.h"
#include "json5/writer.h"
#include "pages/addprovider/addresspane.h"
#include "pages/addprovider/checkwording.h"
#include "pages/addprovider/serverpicker.h"
#include "pages/addprovider/servertile.h"
#include "pages/common/keyplace.h"
#include "pages/routing/routewording.h"
#include "shell/answering.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/searchfield.h"
#include "widgets/sheet.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace switchyard::pages {

namespace {

constexpr int keyEdits = 1;
constexpr std::array offeredApis { config::Api::OpenAiCompletions, config::Api::OpenAiResponses,
                                   config::Api::AnthropicMessages, config::Api::GoogleGenerativeAi, config::Api::Ollama };

QString apiName(config::Api api)
{
    return wording::fromUtf8(config::toString(api));
}

} // namespace

AddProviderPanel::AddProviderPanel(const shell::Context& context, widgets::Sheet& sheet)
    : m_context(context)
    , m_sheet(sheet)
{
    setAcceptDrops(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_picker = new ServerPicker(context, this);
    layout->addWidget(m_picker);
    layout->addWidget(new widgets::Hairline(Qt::Vertical, this));
    layout->addWidget(buildRight(), 1);
    m_filter = new widgets::SearchField(tr("Filter servers and presets"));
    m_filter->setFixedWidth(240);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_picker->setFilter(*m_filter); });
    m_sheet.addHeadWidget(m_filter);
    buildFoot();
    connect(m_picker, &ServerPicker::serverChosen, this, &AddProviderPanel::addServer);
    connect(m_picker, &ServerPicker::addressChosen, this, &AddProviderPanel::setText);
    connect(m_picker, &ServerPicker::presetChosen, this, &AddProviderPanel::choosePreset);
    connect(m_picker, &ServerPicker::foundChanged, this, &AddProviderPanel::showFoot);
    connect(m_address, &AddressPane::changed, this, &AddProviderPanel::showDerived);
    connect(m_address, &AddressPane::changed, this, &AddProviderPanel::showFoot);
    showDerived();
    showFoot();
}

QWidget* AddProviderPanel::buildRight()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* scroll = new QScrollArea(side);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto* content = new QWidget(scroll);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(theme::space::m, theme::space::l, theme::space::m, theme::space::l);
    layout->setSpacing(theme::space::xs);
    m_address = new AddressPane(m_context, content);
    layout->addWidget(m_address);
    layout->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    column->addWidget(scroll, 1);
    column->addWidget(buildOptions(side));
    return side;
}

// Below what scrolls: what adding will do stays in sight.
QWidget* AddProviderPanel::buildOptions(QWidget* parent)
{
    auto* options = new QWidget(parent);
    auto* bottom = new QVBoxLayout(options);
    bottom->setContentsMargins(theme::space::xxl, 0, theme::space::xxl, theme::space::m);
    bottom->setSpacing(2);
    bottom->addWidget(new widgets::Hairline(Qt::Horizontal, options));
    bottom->addSpacing(theme::space::s);
    m_toChain = new QCheckBox(options);
    m_toChain->setObjectName(QStringLiteral("toChain"));
    m_toChain->setChecked(true);
    bottom->addWidget(m_toChain);
    m_toChainNote = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, options);
    m_toChainNote->setIndent(style()->pixelMetric(QStyle::PM_IndicatorWidth) + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing));
    bottom->addWidget(m_toChainNote);
    buildDetails(bottom);
    return options;
}

void AddProviderPanel::buildDetails(QVBoxLayout* layout)
{
    m_detailsButton = new widgets::Button(widgets::Button::Kind::Link, tr("Details: id and protocol"), QStringLiteral("chevron-right"));
    layout->addWidget(m_detailsButton, 0, Qt::AlignLeft);
    m_details = new QWidget;
    auto* form = new QFormLayout(m_details);
    form->setContentsMargins(0, 4, 0, 0);
    form->setSpacing(theme::space::s);
    m_id = new QLineEdit(m_details);
    m_id->setFont(theme::font(theme::Type::Mono));
    m_api = new QComboBox(m_details);
    for (const auto api : offeredApis)
        m_api->addItem(apiText(apiName(api)), apiName(api));
    form->addRow(tr("Id"), m_id);
    form->addRow(tr("Speaks"), m_api);
    m_details->hide();
    layout->addWidget(m_details);
    connect(m_detailsButton, &QPushButton::clicked, this, [this] {
        m_details->setVisible(m_details->isHidden());
        m_detailsButton->setIconName(m_details->isHidden() ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down"));
    });
    const auto edited = [this] { m_detailsEdited = true; };
    connect(m_id, &QLineEdit::textEdited, this, edited);
    connect(m_api, &QComboBox::activated, this, edited);
}

void AddProviderPanel::buildFoot()
{
    using widgets::Button;
    m_sheet.setFootNote(tr("Nothing is changed until you add. Drop a cURL line or an OpenClaw block here too."));
    m_cancel = new Button(Button::Kind::Plain, tr("Cancel"));
    m_addAll = new Button(Button::Kind::Plain, {}, QStringLiteral("list-plus"));
    m_add = new Button(Button::Kind::Primary, tr("Add"));
    m_sheet.addFootWidget(m_cancel);
    m_sheet.addFootWidget(m_addAll);
    m_sheet.addFootWidget(m_add);
    connect(m_cancel, &QPushButton::clicked, &m_sheet, &widgets::Sheet::closeSheet);
    connect(m_addAll, &QPushButton::clicked, this, &AddProviderPanel::addAllFound);
    connect(m_add, &QPushButton::clicked, this, &AddProviderPanel::addChosen);
}

void AddProviderPanel::setText(const QString& text)
{
    m_detailsEdited = false;
    m_address->setText(text);
}

void AddProviderPanel::focusFilter()
{
    m_filter->setFocus(Qt::OtherFocusReason);
}

void AddProviderPanel::focusAddress()
{
    m_address->focusAddress();
}

void AddProviderPanel::choosePreset(const ProviderId& id)
{
    m_detailsEdited = false;
    if (const auto* preset = m_context.services.catalogue.findProvider(id))
        m_address->setPreset(*preset);
}

std::optional<config::ProviderDraft> AddProviderPanel::draft() const
{
    auto made = m_address->draft();
    if (made && m_detailsEdited) {
        if (!m_id->text().trimmed().isEmpty())
            made->id = items::freeProviderId(m_id->text().trimmed().toStdString(), m_context.services.session.config());
        made->api = config::parseApi(m_api->currentData().toString().toStdString());
    }
    return made;
}

void AddProviderPanel::showDerived()
{
    const auto& config = m_context.services.session.config();
    const auto& chain = m_context.services.session.chain({});
    m_toChain->setText(chain.isEmpty() ? tr("Make it the primary of the default chain") : tr("Put it at the end of the default chain"));
    m_toChainNote->setText(chain.isEmpty() ? tr("nobody answers yet")
                                           : tr("after %1, as step %2").arg(shortName(chain.entries.back().ref, config)).arg(chain.entries.size() + 1));
    const auto made = m_address->draft();
    const bool hasNothingToPut = made && made->models.empty();
    m_toChain->setEnabled(!hasNothingToPut);
    if (hasNothingToPut)
        m_toChainNote->setText(tr("no model is chosen, so nothing is put there yet"));
    if (!made || m_detailsEdited)
        return;
    m_id->setText(wording::fromUtf8(made->id.value()));
    m_api->setCurrentIndex(std::max(0, m_api->findData(apiName(made->api))));
}

void AddProviderPanel::showFoot()
{
    if (!m_add)
        return;
    const int count = static_cast<int>(m_picker->addable().size());
    m_addAll->setVisible(count > 1);
    m_addAll->setText(tr("Add all %n found", nullptr, count));
    const bool hasDraft = m_address->draft().has_value();
    const bool isEditable = !m_context.services.session.isReadOnly();
    m_add->setEnabled(hasDraft && isEditable);
    m_addAll->setEnabled(isEditable);
    m_add->setText(!hasDraft || m_address->isGood() ? tr("Add") : tr("Add anyway, keep checking"));
}

void AddProviderPanel::addServer(const ports::DiscoveredServer& server)
{
    if (server.needsKey) {
        setText(wording::fromUtf8(server.baseUrl));
        return;
    }
    const auto made = items::draftFrom(server, m_context.services.session.config(), m_context.services.catalogue);
    const QString name = wording::fromUtf8(health::info(server.family).displayName);
    write([&](config::ConfigSession& session) { return addTo(session, made); }, [&] { return tr("Added %1: %2").arg(name, modelsText(server.models)); }, made.id);
}

void AddProviderPanel::addAllFound()
{
    const auto servers = m_picker->addable();
    const auto& catalogue = m_context.services.catalogue;
    if (servers.empty())
        return;
    const auto first = items::draftFrom(servers.front(), m_context.services.session.config(), catalogue).id;
    const auto addAll = [&](config::ConfigSession& session) {
        Result<void> result;
        for (const auto& server : servers) {
            if (result)
                result = addTo(session, items::draftFrom(server, session.config(), catalogue));
        }
        return result;
    };
    write(addAll, [&] { return tr("Added %n provider(s)", nullptr, static_cast<int>(servers.size())); }, first);
}

void AddProviderPanel::addChosen()
{
    const auto made = draft();
    if (!made)
        return;
    const Secret key = m_address->key();
    const auto target = m_address->keyEntry().target();
    const int models = static_cast<int>(made->models.size());
    const auto add = [&](config::ConfigSession& session) {
        const auto added = addTo(session, *made);
        return added ? trustIn(session, made->id) : added;
    };
    const auto toast = [&] {
        const QString name = shell::providerTitle(m_context.services, made->id);
        return models > 0 ? tr("Added %1: %2").arg(name, tr("%n model(s)", nullptr, models)) : tr("Added %1. Its models are listed as soon as it answers.").arg(name);
    };
    if (write(add, toast, made->id))
        storeKey(made->id, key, target);
}

Result<void> AddProviderPanel::addTo(config::ConfigSession& session, const config::ProviderDraft& made) const
{
    std::optional<int> rank;
    if (m_toChain->isChecked() && !made.models.empty())
        rank = static_cast<int>(session.chain({}).entries.size());
    return session.addProvider(made, rank);
}

Result<void> AddProviderPanel::trustIn(config::ConfigSession& session, const ProviderId& provider) const
{
    using Kind = config::FixStep::Kind;
    const auto& trust = m_address->trust();
    if (!trust.isPossible)
        return {};
    const json5::Path tls { "models", "providers", provider.value(), "request", "tls" };
    std::vector<config::FixStep> steps;
    if (!trust.ca.empty())
        steps.push_back({ Kind::Set, tls.child("ca"), json5::quoted(trust.ca) });
    if (!trust.serverName.empty())
        steps.push_back({ Kind::Set, tls.child("serverName"), json5::quoted(trust.serverName) });
    config::EditDescription description;
    description.kind = config::EditDescription::Kind::UpdateProvider;
    description.provider = provider;
    return steps.empty() ? Result<void> {} : session.apply(description, steps);
}

bool AddProviderPanel::write(const items::SessionCommands& commands, const std::function<QString()>& toast, const ProviderId& shown)
{
    const auto edits = items::applyAsOneEdit(m_context.services.session, m_context.services.environment, commands);
    if (!edits) {
        m_context.toasts.show(wording::describe(edits.error()));
        return false;
    }
    finish(toast(), shown, *edits);
    return true;
}

void AddProviderPanel::storeKey(const ProviderId& provider, const Secret& key, ports::KeyTarget target)
{
    if (key.isEmpty() && target != ports::KeyTarget::Environment)
        return;
    // The sheet is gone when the keychain answers; the toasts live as long as the window.
    auto* toasts = &m_context.toasts;
    m_context.services.secrets.setKey(provider, key, target, {}, toasts, [toasts](const Result<void>& result) {
        if (!result)
            toasts->show(tr("The key was not kept: %1").arg(wording::describe(result.error())));
    });
}

void AddProviderPanel::finish(const QString& toast, const ProviderId& shown, int edits)
{
    auto* session = &m_context.services.session;
    auto* toasts = &m_context.toasts;
    auto& navigator = m_context.navigator;
    m_sheet.closeSheet();
    navigator.openPage(shell::PageId::Providers, wording::fromUtf8(shown.value()));
    toasts->show(toast, tr("Undo"), [session, toasts, edits, shown] {
        // Where its key went was written after the provider, as an edit of its own.
        for (int edit = 0; edit < edits + keyEdits && session->config().findProvider(shown); ++edit) {
            if (const auto result = session->undo(); !result) {
                toasts->show(wording::describe(result.error()));
                return;
            }
        }
    });
}

bool AddProviderPanel::eventFilter(QObject* watched, QEvent* event)
{
    // An address pasted into the filter is meant for the address.
    const bool isPaste = watched == m_filter && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste);
    const QString text = isPaste ? QGuiApplication::clipboard()->text().trimmed() : QString();
    const bool isAddress = text.contains(QLatin1Char(':')) || text.contains(QLatin1Char('/'));
    if (isAddress && health::normalisePastedAddress(text.toStdString())) {
        setText(text);
        m_address->focusAddress();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void AddProviderPanel::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasText() || event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void AddProviderPanel::dropEvent(QDropEvent* event)
{
    const auto* dropped = event->mimeData();
    setText(dropped->hasText() ? dropped->text() : dropped->urls().value(0).toString());
    event->acceptProposedAction();
}

} // namespace switchyard::pages
