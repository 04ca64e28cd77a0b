// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/tryit/tryoptions.h"

#include "config/configsession.h"
#include "items/chaincandidatesmodel.h"
#include "pages/tryit/connectsheet.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/switch.h"
#include "wording/format.h"

#include <QComboBox>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

namespace {

constexpr int paneWidth = 264;
constexpr std::size_t modelsOffered = 200; // in the list of who is asked
constexpr int othersOffered = 24; // in the menu "Send the same to another"

} // namespace

TryOptions::TryOptions(const shell::Context& context, QWidget* parent)
    : Panel(Ground::Window, Qt::RightEdge, parent)
    , m_context(context)
{
    setFixedWidth(theme::scaled(paneWidth));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space::gutter, theme::space::l, theme::space::gutter, theme::space::l);
    column->setSpacing(theme::space::xs);
    m_route = addField(m_routeLabel);
    m_route->setObjectName(QStringLiteral("route"));
    m_dialect = addField(m_dialectLabel);
    m_limit = addField(m_limitLabel);
    m_stream = addSwitch(m_streamLabel, true);
    m_tool = addSwitch(m_toolLabel, false);
    column->addSpacing(theme::space::s);
    column->addWidget(new widgets::Hairline(Qt::Horizontal, this));
    column->addSpacing(theme::space::s);
    m_takeHead = new widgets::SectionLabel({}, {}, this);
    column->addWidget(m_takeHead);
    m_snippets = new widgets::Button(widgets::Button::Kind::Plain, {}, QStringLiteral("terminal"), this);
    column->addWidget(m_snippets);
    m_takeNote = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, this);
    m_takeNote->setWordWrap(true);
    column->addWidget(m_takeNote);
    column->addStretch(1);
    connect(m_snippets, &QPushButton::clicked, this, [this] { openConnectSheet(m_context); });
    connect(m_route, &QComboBox::currentIndexChanged, this, &TryOptions::changed);
    connect(&context.services.session, &config::ConfigSession::configChanged, this, &TryOptions::fillRoutes);
    retranslate();
}

QComboBox* TryOptions::addField(widgets::Label*& label)
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    label = new widgets::Label({}, theme::Type::Body, theme::Ink::Text, this);
    auto* box = new QComboBox(this);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    label->setBuddy(box);
    column->addWidget(label);
    column->addWidget(box);
    column->addSpacing(theme::space::s);
    return box;
}

widgets::Switch* TryOptions::addSwitch(widgets::Label*& label, bool isOn)
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    auto* row = new QHBoxLayout;
    label = new widgets::Label({}, theme::Type::Body, theme::Ink::Text, this);
    label->setWordWrap(true);
    auto* control = new widgets::Switch(this);
    control->setChecked(isOn);
    row->addWidget(label, 1);
    row->addWidget(control);
    column->addLayout(row);
    column->addSpacing(theme::space::xs);
    return control;
}

void TryOptions::retranslate()
{
    m_routeLabel->setText(tr("Send through"));
    m_dialectLabel->setText(tr("Protocol"));
    m_limitLabel->setText(tr("Answer at most"));
    m_streamLabel->setText(tr("Stream"));
    m_toolLabel->setText(tr("Offer a sample tool"));
    m_takeHead->setText(tr("Take it with you"));
    m_snippets->setText(tr("Lines for your client…"));
    m_takeNote->setText(tr("cURL, Python, Claude Code, Codex, and OpenClaw's own file in one click."));
    m_route->setAccessibleName(m_routeLabel->text());
    m_dialect->setAccessibleName(m_dialectLabel->text());
    m_limit->setAccessibleName(m_limitLabel->text());
    m_stream->setAccessibleName(m_streamLabel->text());
    m_tool->setAccessibleName(m_toolLabel->text());
    const int dialect = std::max(0, m_dialect->currentIndex());
    m_dialect->clear();
    m_dialect->addItem(tr("Chat Completions"), static_cast<int>(ports::ChatDialect::ChatCompletions));
    m_dialect->addItem(tr("Responses"), static_cast<int>(ports::ChatDialect::Responses));
    m_dialect->addItem(tr("Messages"), static_cast<int>(ports::ChatDialect::Messages));
    m_dialect->setCurrentIndex(dialect);
    const int limit = m_limit->count() > 0 ? m_limit->currentIndex() : 1;
    m_limit->clear();
    for (const int tokens : { 200, 800, 2000, 8000 })
        m_limit->addItem(tr("%1 tokens").arg(wording::count(tokens)), tokens);
    m_limit->setCurrentIndex(limit);
    fillRoutes();
}

void TryOptions::fillRoutes()
{
    const auto& config = m_context.services.session.config();
    const QString before = m_route->currentData().toString();
    {
        const QSignalBlocker blocker(m_route);
        m_route->clear();
        m_route->addItem(theme::icon(QStringLiteral("route")), tr("Default chain"), QStringLiteral("auto"));
        for (const auto& agent : config.agents) {
            const QString id = wording::fromUtf8(agent.id.value());
            m_route->addItem(theme::icon(QStringLiteral("bot")), tr("Agent %1").arg(id), QLatin1String("agent/") + id);
        }
        auto models = items::modelsNamedIn(config);
        models.resize(std::min(models.size(), modelsOffered));
        if (!models.empty())
            m_route->insertSeparator(m_route->count());
        for (const auto& ref : models) {
            const QString name = wording::fromUtf8(ref.toString());
            m_route->addItem(theme::icon(QStringLiteral("server")), name, name);
        }
        m_route->setCurrentIndex(std::max(0, m_route->findData(before)));
    }
    Q_EMIT changed();
}

ports::ChatTryRequest TryOptions::request() const
{
    ports::ChatTryRequest request;
    request.model = route().toStdString();
    request.dialect = static_cast<ports::ChatDialect>(m_dialect->currentData().toInt());
    request.maxTokens = TokenCount { m_limit->currentData().toLongLong() };
    request.isStreaming = m_stream->isChecked();
    request.offersSampleTool = m_tool->isChecked();
    return request;
}

void TryOptions::setRoute(const QString& route)
{
    const int index = m_route->findData(route);
    if (index >= 0)
        m_route->setCurrentIndex(index);
}

QString TryOptions::route() const
{
    return m_route->currentData().toString();
}

QString TryOptions::routeName() const
{
    return m_route->currentText();
}

void TryOptions::fillOtherRoutes(QMenu& menu, const std::function<void()>& chosen)
{
    int offered = 0;
    for (int row = 0; row < m_route->count() && offered < othersOffered; ++row) {
        if (row == m_route->currentIndex() || m_route->itemData(row).isNull())
            continue;
        ++offered;
        connect(menu.addAction(m_route->itemIcon(row), m_route->itemText(row)), &QAction::triggered, this, [this, row, chosen] {
            m_route->setCurrentIndex(row);
            chosen();
        });
    }
}

} // namespace switchyard::pages
