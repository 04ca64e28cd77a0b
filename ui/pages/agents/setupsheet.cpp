// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/agents/setupsheet.h"

#include "config/configsession.h"
#include "health/healthbook.h"
#include "items/agentsetup.h"
#include "items/oneedit.h"
#include "pages/common/iconlabel.h"
#include "pages/common/regiontext.h"
#include "pages/common/textdiff.h"
#include "ports/healthport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/label.h"
#include "widgets/sheet.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace switchyard::pages {

namespace {

using items::Recipe;
using items::SetUpAction;
using items::SetUpItem;
using items::SetUpState;

//! The sheet's content.
class SetUpPanel final : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(SetUpPanel)

public:
    SetUpPanel(const shell::Context& context, widgets::Sheet& sheet)
        : m_context(context)
        , m_sheet(sheet)
    {
        auto* sides = new QHBoxLayout(this);
        sides->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::l);
        sides->setSpacing(theme::space::xxl);
        auto* checklist = new QVBoxLayout;
        checklist->setSpacing(theme::space::s);
        m_listHead = new widgets::SectionLabel(tr("Checklist"), {}, this);
        checklist->addWidget(m_listHead);
        auto* card = new widgets::Card(this);
        m_items = new QVBoxLayout(card);
        m_items->setContentsMargins(1, 1, 1, 1);
        m_items->setSpacing(0);
        checklist->addWidget(card);
        checklist->addStretch(1);
        sides->addLayout(checklist, 11);
        auto* rows = new QVBoxLayout;
        rows->setSpacing(theme::space::s);
        rows->addWidget(new widgets::SectionLabel(tr("Recipes"), {}, this));
        addRecipe(rows, Recipe::LmStudioResponses, tr("Local with LM Studio"), tr("A local model answers through the Responses API, so that reasoning stays apart from the text."));
        addRecipe(rows, Recipe::HostedFirst, tr("Hosted first, local behind it"), tr("A hosted model answers; your own take over when it fails."));
        addRecipe(rows, Recipe::LocalFirst, tr("Local first, hosted safety net"), tr("Swaps the order: your own answer, a hosted one takes over while this computer's server is off."));
        addRecipe(rows, Recipe::RegionPinned, tr("Hosted in one region"), tr("MiniMax through OpenRouter, answered in the region you choose, after your own."));
        rows->addStretch(1);
        sides->addLayout(rows, 10);
        connect(&context.services.session, &config::ConfigSession::configChanged, this, [this] {
            fill();
            showRecipes();
        }, Qt::QueuedConnection);
        connect(&context.services.health, &ports::HealthPort::changed, this, [this] { fill(); });
        fill();
        showRecipes();
    }

    //! Where the keyboard starts: the first thing that is still to do.
    void focusFirst()
    {
        for (auto* button : findChildren<widgets::Button*>()) {
            if (button->isEnabled() && button->isVisibleTo(this)) {
                button->setFocus(Qt::OtherFocusReason);
                return;
            }
        }
    }

private:
    static QString itemText(const SetUpState& state)
    {
        switch (state.item) {
        case SetUpItem::ServerRunning:
            return tr("A local server is running");
        case SetUpItem::ModelListed:
            return tr("%1 is in its list of models").arg(wording::fromUtf8(state.detail));
        case SetUpItem::ModelLoaded:
            return tr("%1 is in memory").arg(wording::fromUtf8(state.detail));
        case SetUpItem::ContextRight:
            return state.kind == SetUpState::Kind::Open
                ? tr("The server has only %1 of context in force").arg(wording::contextSize(TokenCount { QString::fromStdString(state.detail).toLongLong() }))
                : tr("The context window is as promised");
        case SetUpItem::LargeEnough:
            return tr("The model is large enough and not heavily quantised");
        case SetUpItem::ResponsesApi:
            return tr("Only final text leaves: Responses API");
        case SetUpItem::MergeKept:
            return tr("Built-in providers stay usable: models.mode is merge");
        case SetUpItem::HostedFallback:
            return tr("A hosted fallback is in the chain");
        case SetUpItem::ToolsNarrow:
            return tr("Tools are narrow or in a sandbox");
        case SetUpItem::CompactionOn:
            return tr("Compaction is on");
        }
        return {};
    }

    static QString itemWhy(SetUpItem item)
    {
        switch (item) {
        case SetUpItem::ModelLoaded:
            return tr("A cold load delays the first answer, the usual cause of “it hangs”.");
        case SetUpItem::LargeEnough:
            return tr("Small and heavily quantised models fall for prompt injection more easily.");
        case SetUpItem::ResponsesApi:
            return tr("For WhatsApp and other channels where reasoning must not be sent.");
        case SetUpItem::ToolsNarrow:
            return tr("Local models have no filters of a provider: keep what an agent may do small.");
        case SetUpItem::HostedFallback:
            return tr("Somebody answers while your own server is off.");
        default:
            break;
        }
        return {};
    }

    static QString actionText(SetUpAction action)
    {
        switch (action) {
        case SetUpAction::None:
            return {};
        case SetUpAction::AddProvider:
        case SetUpAction::AddHosted:
            return tr("Add provider");
        case SetUpAction::CheckNow:
            return tr("Check now");
        case SetUpAction::WarmUp:
            return tr("Warm up");
        case SetUpAction::EditModel:
            return tr("Open the model");
        case SetUpAction::UseResponses:
            return tr("Use Responses");
        case SetUpAction::KeepMerge:
            return tr("Set to merge");
        case SetUpAction::NarrowTools:
            return tr("Narrow them");
        case SetUpAction::TurnCompactionOn:
            return tr("Turn it on");
        }
        return {};
    }

    void fill()
    {
        const auto& services = m_context.services;
        const auto states = items::setUpStates(services.session.config(), services.catalogue, services.health.book());
        QString key;
        for (const auto& state : states)
            key += QString::number(static_cast<int>(state.item)) + QLatin1Char(':') + QString::number(static_cast<int>(state.kind)) + itemText(state);
        if (key == m_shown)
            return;
        m_shown = key;
        const auto done = std::count_if(states.begin(), states.end(), [](const auto& state) { return state.kind == SetUpState::Kind::Done; });
        m_listHead->setNote(tr("%1 of %2 done").arg(wording::count(done), wording::count(static_cast<std::int64_t>(states.size()))));
        while (auto* item = m_items->takeAt(0)) {
            if (item->widget()) {
                item->widget()->hide();
                item->widget()->deleteLater();
            }
            delete item;
        }
        for (std::size_t i = 0; i < states.size(); ++i) {
            if (i > 0)
                m_items->addWidget(new widgets::Hairline(Qt::Horizontal, this));
            m_items->addWidget(makeItem(states[i]));
        }
    }

    QWidget* makeItem(const SetUpState& state)
    {
        auto* row = new QWidget(this);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(theme::space::l, theme::space::s, theme::space::m, theme::space::s);
        layout->setSpacing(theme::space::m);
        const bool isDone = state.kind == SetUpState::Kind::Done;
        const bool isOpen = state.kind == SetUpState::Kind::Open;
        auto* icon = new IconLabel(isDone ? QStringLiteral("circle-check") : isOpen ? QStringLiteral("circle-alert") : QStringLiteral("circle-dashed"),
                                   isDone ? theme::Ink::Good : isOpen ? theme::Ink::Warn : theme::Ink::Text3, 18, row);
        layout->addWidget(icon, 0, Qt::AlignTop);
        auto* texts = new QVBoxLayout;
        texts->setSpacing(0);
        auto* text = new widgets::Label(itemText(state), isOpen ? theme::Type::BodyMedium : theme::Type::Body, theme::Ink::Text, row);
        text->setWordWrap(true);
        text->setAccessibleDescription(isDone ? tr("done") : isOpen ? tr("open") : tr("not known"));
        texts->addWidget(text);
        const QString why = isOpen ? itemWhy(state.item) : state.kind == SetUpState::Kind::Unknown ? tr("The server does not tell.") : QString();
        if (!why.isEmpty()) {
            auto* note = new widgets::Label(why, theme::Type::Caption, theme::Ink::Text2, row);
            note->setWordWrap(true);
            texts->addWidget(note);
        }
        layout->addLayout(texts, 1);
        if (state.action != SetUpAction::None) {
            auto* button = new widgets::Button(widgets::Button::Kind::Plain, actionText(state.action), {}, row);
            button->setButtonSize(widgets::Button::Size::Small);
            layout->addWidget(button, 0, Qt::AlignTop);
            connect(button, &QPushButton::clicked, this, [this, state] { act(state); }, Qt::QueuedConnection);
        }
        return row;
    }

    void act(const SetUpState& state)
    {
        const auto& services = m_context.services;
        switch (state.action) {
        case SetUpAction::AddProvider:
        case SetUpAction::AddHosted:
            m_sheet.closeSheet();
            m_context.navigator.addProvider({});
            return;
        case SetUpAction::CheckNow:
            services.health.checkNow();
            return;
        case SetUpAction::WarmUp:
            services.health.warmUp(state.model);
            m_context.toasts.show(tr("Warming up %1").arg(wording::fromUtf8(state.model.model)));
            return;
        case SetUpAction::EditModel:
            m_sheet.closeSheet();
            m_context.navigator.openPage(shell::PageId::Providers, wording::fromUtf8(state.model.provider.value()));
            return;
        default:
            break;
        }
        const auto result = items::applySetUpAction(state, services.session);
        if (!result)
            m_context.toasts.show(wording::describe(result.error()));
        else
            toastUndo(itemText(state), 1);
    }

    void toastUndo(const QString& text, int edits)
    {
        auto* session = &m_context.services.session;
        auto* toasts = &m_context.toasts;
        toasts->show(text, tr("Undo"), [session, toasts, edits] {
            for (int edit = 0; edit < edits; ++edit) {
                if (const auto undone = session->undo(); !undone)
                    toasts->show(wording::describe(undone.error()));
            }
        });
    }

    void addRecipe(QVBoxLayout* rows, Recipe recipe, const QString& title, const QString& note)
    {
        auto* row = new widgets::Card(this);
        auto* texts = new QVBoxLayout(row);
        texts->setContentsMargins(theme::space::l, theme::space::m, theme::space::l, theme::space::m);
        texts->setSpacing(1);
        texts->addWidget(new widgets::Label(title, theme::Type::BodyMedium, theme::Ink::Text, row));
        auto* text = new widgets::Label(note, theme::Type::Caption, theme::Ink::Text2, row);
        text->setWordWrap(true);
        texts->addWidget(text);
        texts->addSpacing(theme::space::s);
        auto* layout = new QHBoxLayout;
        layout->setSpacing(theme::space::s);
        texts->addLayout(layout);
        if (recipe == Recipe::RegionPinned) {
            m_region = new QComboBox(row);
            m_region->setAccessibleName(tr("Region"));
            if (const auto* provider = m_context.services.catalogue.findProvider(ProviderId("openrouter"))) {
                for (const auto& region : provider->regions)
                    m_region->addItem(regionText(region.label), wording::fromUtf8(region.id));
            }
            layout->addWidget(m_region);
            connect(m_region, &QComboBox::activated, this, [this] { showRecipes(); });
        }
        auto* button = new widgets::Button(widgets::Button::Kind::Plain, tr("Show the change"), QStringLiteral("diff"), row);
        button->setButtonSize(widgets::Button::Size::Small);
        button->setObjectName(QStringLiteral("recipe%1").arg(static_cast<int>(recipe)));
        layout->addWidget(button);
        auto* inPlace = new widgets::Chip(tr("Set up this way"), widgets::Chip::Kind::Tone, row);
        inPlace->setTone(theme::Tone::Good);
        inPlace->setIconName(QStringLiteral("circle-check"));
        layout->addWidget(inPlace);
        layout->addStretch(1);
        m_recipes.push_back({ recipe, button, inPlace });
        connect(button, &QPushButton::clicked, this, [this, recipe, title] { showRecipe(recipe, title); });
        rows->addWidget(row);
    }

    //! What is set up already says so; what is not offers its change.
    void showRecipes()
    {
        const auto& services = m_context.services;
        for (const auto& row : m_recipes) {
            const auto preview = items::previewRecipe(row.recipe, services.session, services.environment, inputs());
            const bool isInPlace = preview && !preview->changesAnything();
            row.inPlace->setVisible(isInPlace);
            row.show->setVisible(!isInPlace);
            row.show->setEnabled(!services.session.isReadOnly());
        }
    }

    items::RecipeInputs inputs() const
    {
        return { m_context.services.catalogue, &m_context.services.health.book(), m_region ? m_region->currentData().toString().toStdString() : std::string() };
    }

    void showRecipe(Recipe recipe, const QString& title)
    {
        const auto preview = items::previewRecipe(recipe, m_context.services.session, m_context.services.environment, inputs());
        if (!preview) {
            m_context.toasts.show(wording::describe(preview.error()));
            return;
        }
        auto* sheet = new widgets::Sheet(title, &m_context.overlay);
        sheet->setSheetSize({ 880, 560 });
        sheet->setContent(makeDiffView(diffLines(wording::fromUtf8(preview->before), wording::fromUtf8(preview->after)), sheet));
        sheet->setFootNote(tr("Nothing else in the file changes. It can be undone."));
        auto* apply = new widgets::Button(widgets::Button::Kind::Primary, tr("Do it"));
        sheet->addFootWidget(apply);
        connect(apply, &QPushButton::clicked, sheet, [this, sheet, recipe, title] {
            const auto edits = items::applyAsOneEdit(m_context.services.session, m_context.services.environment, [&](config::ConfigSession& session) -> Result<void> {
                if (const auto applied = items::applyRecipe(recipe, session, inputs()); !applied)
                    return applied.error();
                return {};
            });
            sheet->closeSheet();
            if (!edits)
                m_context.toasts.show(wording::describe(edits.error()));
            else
                toastUndo(title, *edits);
        });
        sheet->open();
    }

    struct RecipeRow {
        Recipe recipe;
        widgets::Button* show;
        widgets::Chip* inPlace;
    };

    shell::Context m_context;
    widgets::Sheet& m_sheet;
    std::vector<RecipeRow> m_recipes;
    widgets::SectionLabel* m_listHead = nullptr;
    QVBoxLayout* m_items = nullptr;
    QComboBox* m_region = nullptr;
    QString m_shown;
};

} // namespace

void openSetUp(const shell::Context& context)
{
    auto* sheet = new widgets::Sheet(SetUpPanel::tr("Set-up and recipes"), &context.overlay);
    sheet->setSheetSize({ 960, 580 });
    auto* scroll = new QScrollArea(sheet);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto* panel = new SetUpPanel(context, *sheet);
    scroll->setWidget(panel);
    panel->setAutoFillBackground(false);
    sheet->setContent(scroll);
    sheet->open();
    panel->focusFirst();
}

} // namespace switchyard::pages
