// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/chainpolicypane.h"

#include "config/catalogue.h"
#include "config/configsession.h"
#include "config/policysession.h"
#include "items/chainpreview.h"
#include "pages/common/choicecard.h"
#include "pages/routing/routewording.h"
#include "theme/metrics.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/switch.h"
#include "wording/diagnostic.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <set>

namespace switchyard::pages {

namespace {

constexpr std::array restChoices { 0, 5, 15, 30, 60, 120, 300, 600 }; // seconds; 0 leaves it to the failure

constexpr std::array coldChoices { config::ColdPolicy::Auto, config::ColdPolicy::Wait, config::ColdPolicy::Shield,
                                   config::ColdPolicy::Hedge };

QHBoxLayout* row(widgets::Label* label, QWidget* control)
{
    auto* layout = new QHBoxLayout;
    layout->setSpacing(theme::space::s);
    label->setWordWrap(true);
    label->setBuddy(control);
    layout->addWidget(label, 1);
    layout->addWidget(control);
    return layout;
}

void addRule(QVBoxLayout* column, QWidget* parent)
{
    column->addSpacing(theme::space::s);
    column->addWidget(new widgets::Hairline(Qt::Horizontal, parent));
    column->addSpacing(theme::space::xs);
}

} // namespace

ChainPolicyPane::ChainPolicyPane(const shell::Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    build();
    connect(&m_context.services.policy, &config::PolicySession::policyChanged, this, &ChainPolicyPane::refresh);
    connect(&m_context.services.session, &config::ConfigSession::configChanged, this, &ChainPolicyPane::refreshAdvice);
    retranslate();
}

void ChainPolicyPane::build()
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(theme::space::pane, theme::space::pane, theme::space::pane, theme::space::pane);
    m_layout->setSpacing(theme::space::s);
    m_title = new widgets::Label({}, theme::Type::BodySemibold, theme::Ink::Text, this);
    m_layout->addWidget(m_title);
    m_roleNote = new widgets::Label({}, theme::Type::Body, theme::Ink::Text2, this);
    m_roleNote->setWordWrap(true);
    m_roleNote->hide();
    m_layout->addWidget(m_roleNote);
    m_settings = new QWidget(this);
    auto* column = new QVBoxLayout(m_settings);
    column->setContentsMargins({});
    column->setSpacing(theme::space::s);
    buildCold(column);
    buildPrivacy(column);
    buildPatience(column);
    m_advice = new widgets::Banner(theme::Tone::Warn, this);
    m_advice->setAdvice(true);
    m_advice->setIconName(QStringLiteral("triangle-alert"));
    m_advice->hide();
    m_layout->addWidget(m_advice);
    m_layout->addWidget(m_settings);
    m_layout->addStretch(1);
}

void ChainPolicyPane::buildCold(QVBoxLayout* column)
{
    m_coldHead = new widgets::SectionLabel({}, {}, this);
    column->addSpacing(theme::space::xs);
    column->addWidget(m_coldHead);
    auto* group = new QButtonGroup(this);
    auto* cards = new QVBoxLayout;
    cards->setSpacing(2);
    for (std::size_t i = 0; i < m_cold.size(); ++i) {
        m_cold[i] = new ChoiceCard(this);
        group->addButton(m_cold[i]);
        cards->addWidget(m_cold[i]);
        const auto choice = coldChoices[i];
        connect(m_cold[i], &ChoiceCard::clicked, this, [this, choice] { setCold(choice); });
    }
    column->addLayout(cards);
    addRule(column, this);
}

void ChainPolicyPane::buildPrivacy(QVBoxLayout* column)
{
    m_privacyHead = new widgets::SectionLabel({}, {}, this);
    column->addWidget(m_privacyHead);
    m_leaveLabel = new widgets::Label({}, theme::Type::Body, theme::Ink::Text, this);
    m_leave = new widgets::Switch(this);
    column->addLayout(row(m_leaveLabel, m_leave));
    connect(m_leave, &widgets::Switch::clicked, this, [this](bool checked) { setLocalOnly(!checked); });
    m_regionLabel = new widgets::Label({}, theme::Type::Body, theme::Ink::Text, this);
    m_region = new QComboBox(this);
    m_region->setMaximumWidth(120);
    column->addLayout(row(m_regionLabel, m_region));
    connect(m_region, &QComboBox::activated, this, &ChainPolicyPane::chooseRegion);
    m_filesLabel = new widgets::Label({}, theme::Type::Body, theme::Ink::Text, this);
    m_filesNote = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, this);
    m_filesNote->setWordWrap(true);
    m_files = new widgets::Switch(this);
    auto* files = new QHBoxLayout;
    files->setSpacing(theme::space::s);
    auto* filesTexts = new QVBoxLayout;
    filesTexts->setSpacing(0);
    m_filesLabel->setWordWrap(true);
    m_filesLabel->setBuddy(m_files);
    filesTexts->addWidget(m_filesLabel);
    filesTexts->addWidget(m_filesNote);
    files->addLayout(filesTexts, 1);
    files->addWidget(m_files);
    column->addLayout(files);
    connect(m_files, &widgets::Switch::clicked, this, &ChainPolicyPane::setFilesStayLocal);
    addRule(column, this);
}

void ChainPolicyPane::buildPatience(QVBoxLayout* column)
{
    m_patienceHead = new widgets::SectionLabel({}, {}, this);
    column->addWidget(m_patienceHead);
    addBudget(column, config::Budget::Connect, { 1, 2, 3, 5, 10 });
    addBudget(column, config::Budget::FirstToken, { 10, 20, 30, 60, 120, 300 });
    addBudget(column, config::Budget::LastFirstToken, { 60, 120, 300, 600, 900 });
    addBudget(column, config::Budget::Gap, { 15, 30, 60, 120, 300 });
    addRule(column, this);
    m_failureHead = new widgets::SectionLabel({}, {}, this);
    column->addWidget(m_failureHead);
    m_again = addChoice(column, m_againLabel);
    connect(m_again, &QComboBox::activated, this, &ChainPolicyPane::chooseAgain);
    m_rest = addChoice(column, m_restLabel);
    connect(m_rest, &QComboBox::activated, this, &ChainPolicyPane::chooseRest);
    column->addSpacing(theme::space::s);
}

QComboBox* ChainPolicyPane::addChoice(QVBoxLayout* column, widgets::Label*& label)
{
    label = new widgets::Label({}, theme::Type::Body, theme::Ink::Text, this);
    auto* combo = new QComboBox(this);
    column->addLayout(row(label, combo));
    return combo;
}

void ChainPolicyPane::addBudget(QVBoxLayout* layout, config::Budget budget, std::vector<int> seconds)
{
    BudgetRow budgetRow { budget, std::move(seconds), new widgets::Label({}, theme::Type::Body, theme::Ink::Text, this),
                          new QComboBox(this) };
    layout->addLayout(row(budgetRow.label, budgetRow.combo));
    connect(budgetRow.combo, &QComboBox::activated, this, [this, budget, combo = budgetRow.combo](int index) {
        const std::chrono::milliseconds chosen(combo->itemData(index).toLongLong());
        report(m_context.services.policy.setBudget(m_route, budget, chosen),
               tr("%1: %2").arg(combo->accessibleName(), combo->itemText(index)));
    });
    m_budgets.push_back(std::move(budgetRow));
}

void ChainPolicyPane::setChain(const config::ChainId& chain, const QString& title)
{
    m_chain = chain;
    m_route = items::routeOf(chain);
    m_title->setToolTip(title);
    const bool isRole = chain.role != config::ModelRole::Text;
    m_settings->setVisible(!isRole);
    m_roleNote->setVisible(isRole);
    refresh();
}

void ChainPolicyPane::retranslate()
{
    m_shownAdvice.reset();
    m_title->setText(tr("How this chain behaves"));
    m_roleNote->setText(tr("OpenClaw asks these models itself, one after the other. Privacy, patience and what follows a "
                           "failure can be set for chains that go through Switchyard."));
    m_coldHead->setText(tr("When the first choice is cold"));
    m_cold[0]->setTexts(tr("Automatic"), tr("Shield when a warm step is as private, else wait."));
    m_cold[1]->setTexts(tr("Wait"), tr("Keep the client alive until it is loaded."));
    m_cold[2]->setTexts(tr("Shield"), tr("Answer from the next warm one, load it in the background."));
    m_cold[3]->setTexts(tr("Hedge"), tr("Start both after a moment, first token wins."));
    m_privacyHead->setText(tr("Privacy"));
    m_leaveLabel->setText(tr("May leave this network"));
    m_leave->setAccessibleName(m_leaveLabel->text());
    m_regionLabel->setText(tr("Hosted region"));
    m_region->setAccessibleName(m_regionLabel->text());
    m_filesLabel->setText(tr("Images and files stay local"));
    m_filesNote->setText(tr("Hosted steps are skipped for them."));
    m_files->setAccessibleName(m_filesLabel->text());
    m_files->setAccessibleDescription(m_filesNote->text());
    m_failureHead->setText(tr("After a failure"));
    m_againLabel->setText(tr("Try the same one again"));
    m_again->setAccessibleName(m_againLabel->text());
    m_again->setToolTip(tr("For what is often over in a moment: a server error, or a wait of up to 3 s that the server names."));
    m_restLabel->setText(tr("Rest at most"));
    m_rest->setAccessibleName(m_restLabel->text());
    m_rest->setToolTip(tr("A step that keeps failing is left alone for longer and longer, up to this, for every chain. "
                          "A time that the server itself names still counts."));
    m_patienceHead->setText(tr("Patience"));
    const std::array labels { tr("Connect within"), tr("First token within"), tr("Last step may take"), tr("Longest silence") };
    for (std::size_t i = 0; i < m_budgets.size(); ++i) {
        m_budgets[i].label->setText(labels.at(i));
        m_budgets[i].combo->setAccessibleName(labels.at(i));
    }
    refresh();
}

void ChainPolicyPane::refresh()
{
    const auto policy = m_context.services.policy.policy().effective(m_route);
    const bool isEditable = !m_context.services.policy.isReadOnly();
    const auto cold = policy.cold.value_or(config::ColdPolicy::Auto);
    for (std::size_t i = 0; i < m_cold.size(); ++i) {
        const QSignalBlocker blocker(m_cold[i]);
        m_cold[i]->setChecked(coldChoices[i] == cold);
        m_cold[i]->setEnabled(isEditable);
    }
    const auto privacy = policy.privacy.value_or(config::Privacy {});
    m_leave->setChecked(privacy.kind != config::Privacy::Kind::LocalOnly);
    m_leave->setEnabled(isEditable);
    refreshRegions(policy);
    const bool mayLeave = privacy.kind != config::Privacy::Kind::LocalOnly;
    m_region->setEnabled(isEditable && mayLeave);
    m_files->setChecked(!mayLeave || policy.filesStayLocal.value_or(false));
    m_files->setEnabled(isEditable && mayLeave);
    refreshBudgets(policy);
    refreshFailures(policy);
    refreshAdvice();
}

void ChainPolicyPane::refreshRegions(const config::RoutePolicy& policy)
{
    std::set<std::string> regions;
    for (const auto& provider : m_context.services.catalogue.providers()) {
        if (!provider.homeRegion.empty())
            regions.insert(provider.homeRegion);
        for (const auto& region : provider.regions)
            regions.insert(region.id);
    }
    regions.erase("global");
    const auto privacy = policy.privacy.value_or(config::Privacy {});
    const QSignalBlocker blocker(m_region);
    m_region->clear();
    m_region->addItem(tr("Any"), QString());
    for (const auto& region : regions)
        m_region->addItem(wording::fromUtf8(region).toUpper(), wording::fromUtf8(region));
    if (privacy.kind == config::Privacy::Kind::Regions && !privacy.regions.empty()) {
        QStringList chosen;
        for (const auto& region : privacy.regions)
            chosen << wording::fromUtf8(region);
        int index = m_region->findData(chosen.join(QLatin1Char(' ')));
        if (index < 0) {
            m_region->addItem(chosen.join(QLatin1String(", ")).toUpper(), chosen.join(QLatin1Char(' ')));
            index = m_region->count() - 1;
        }
        m_region->setCurrentIndex(index);
    }
}

void ChainPolicyPane::refreshBudgets(const config::RoutePolicy& policy)
{
    for (auto& budgetRow : m_budgets) {
        const auto now = policy.budget(budgetRow.budget).value_or(std::chrono::seconds(30));
        const QSignalBlocker blocker(budgetRow.combo);
        budgetRow.combo->clear();
        bool isListed = false;
        for (const int seconds : budgetRow.seconds) {
            const std::chrono::milliseconds value = std::chrono::seconds(seconds);
            if (!isListed && now < value)
                budgetRow.combo->addItem(wording::duration(now), static_cast<qlonglong>(now.count()));
            isListed = isListed || now <= value;
            budgetRow.combo->addItem(wording::duration(value), static_cast<qlonglong>(value.count()));
        }
        if (!isListed)
            budgetRow.combo->addItem(wording::duration(now), static_cast<qlonglong>(now.count()));
        budgetRow.combo->setCurrentIndex(budgetRow.combo->findData(static_cast<qlonglong>(now.count())));
        budgetRow.combo->setEnabled(!m_context.services.policy.isReadOnly());
    }
}

void ChainPolicyPane::refreshFailures(const config::RoutePolicy& policy)
{
    const bool isEditable = !m_context.services.policy.isReadOnly();
    const QSignalBlocker againBlocker(m_again);
    m_again->clear();
    m_again->addItem(tr("Once"), true);
    m_again->addItem(tr("Never"), false);
    m_again->setCurrentIndex(policy.asksAgain.value_or(true) ? 0 : 1);
    m_again->setEnabled(isEditable);
    const QSignalBlocker restBlocker(m_rest);
    const auto rest = policy.longestRest.value_or(std::chrono::milliseconds(0));
    m_rest->clear();
    for (const int seconds : restChoices) {
        const std::chrono::milliseconds value = std::chrono::seconds(seconds);
        m_rest->addItem(seconds == 0 ? tr("Automatic") : wording::duration(value), static_cast<qlonglong>(value.count()));
    }
    int index = m_rest->findData(static_cast<qlonglong>(rest.count()));
    if (index < 0) {
        m_rest->addItem(wording::duration(rest), static_cast<qlonglong>(rest.count()));
        index = m_rest->count() - 1;
    }
    m_rest->setCurrentIndex(index);
    m_rest->setEnabled(isEditable);
}

void ChainPolicyPane::refreshAdvice()
{
    const auto& session = m_context.services.session;
    const auto& chain = session.chain(m_chain);
    const auto concerns = [&](const config::Diagnostic& diagnostic) {
        if (diagnostic.severity == config::Severity::Hint && !diagnostic.fix)
            return false;
        const auto defaults = "agents.defaults." + std::string(config::toString(m_chain.role));
        if (!m_chain.agent && diagnostic.path.rfind(defaults, 0) == 0)
            return true;
        if (m_chain.agent && diagnostic.path.find('.' + m_chain.agent->value() + ".model") != std::string::npos)
            return true;
        return std::any_of(chain.entries.begin(), chain.entries.end(), [&](const config::ChainEntry& entry) {
            return diagnostic.path.rfind("models.providers." + entry.ref.provider.value() + ".", 0) == 0;
        });
    };
    const auto& diagnostics = session.diagnostics();
    const auto found = std::find_if(diagnostics.begin(), diagnostics.end(), concerns);
    m_advice->setVisible(found != diagnostics.end());
    const auto shown = found == diagnostics.end() ? std::nullopt : std::optional(*found);
    if (shown == m_shownAdvice)
        return;
    m_shownAdvice = shown;
    if (!shown)
        return;
    m_advice->setTone(found->severity == config::Severity::Error ? theme::Tone::Bad : theme::Tone::Warn);
    m_advice->setText({}, wording::diagnosticText(*found));
    m_advice->clearButtons();
    if (found->fix && !session.isReadOnly()) {
        auto* button = m_advice->addButton(wording::fixText(*found->fix));
        connect(button, &QPushButton::clicked, this, [this, fix = *found->fix] {
            const auto result = m_context.services.session.applyFix(fix);
            if (!result)
                Q_EMIT failed(wording::describe(result.error()));
        });
    }
}

void ChainPolicyPane::setCold(config::ColdPolicy cold)
{
    const auto at = static_cast<std::size_t>(std::find(coldChoices.begin(), coldChoices.end(), cold) - coldChoices.begin());
    report(m_context.services.policy.setColdPolicy(m_route, cold), tr("When cold: %1").arg(m_cold.at(at)->text()));
}

void ChainPolicyPane::setLocalOnly(bool localOnly)
{
    config::Privacy privacy;
    privacy.kind = localOnly ? config::Privacy::Kind::LocalOnly : config::Privacy::Kind::Any;
    report(m_context.services.policy.setPrivacy(m_route, privacy),
           localOnly ? tr("Prompts stay on this network") : tr("Prompts may leave this network"));
}

void ChainPolicyPane::setFilesStayLocal(bool stay)
{
    report(m_context.services.policy.setFilesStayLocal(m_route, stay),
           stay ? tr("Images and files stay on this network") : tr("Images and files may leave this network"));
}

void ChainPolicyPane::chooseAgain(int index)
{
    report(m_context.services.policy.setAsksAgain(m_route, m_again->itemData(index).toBool()),
           tr("%1: %2").arg(m_againLabel->text(), m_again->itemText(index)));
}

void ChainPolicyPane::chooseRest(int index)
{
    const std::chrono::milliseconds chosen(m_rest->itemData(index).toLongLong());
    report(m_context.services.policy.setLongestRest(m_route, chosen), tr("%1: %2").arg(m_restLabel->text(), m_rest->itemText(index)));
}

void ChainPolicyPane::chooseRegion(int index)
{
    const auto regions = m_region->itemData(index).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    config::Privacy privacy;
    privacy.kind = regions.isEmpty() ? config::Privacy::Kind::Any : config::Privacy::Kind::Regions;
    for (const auto& region : regions)
        privacy.regions.push_back(region.toStdString());
    report(m_context.services.policy.setPrivacy(m_route, privacy), tr("Hosted region: %1").arg(m_region->itemText(index)));
}

void ChainPolicyPane::report(const Result<void>& result, const QString& text)
{
    if (result) {
        Q_EMIT changed(text);
        return;
    }
    refresh();
    Q_EMIT failed(wording::describe(result.error()));
}

} // namespace switchyard::pages
