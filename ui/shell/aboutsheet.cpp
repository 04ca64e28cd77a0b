// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/aboutsheet.h"

#include "shell/shellactions.h"
#include "theme/metrics.h"
#include "widgets/keyvaluerow.h"
#include "widgets/label.h"
#include "widgets/scrollarea.h"
#include "widgets/sheet.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace switchyard::shell {

using namespace theme;

namespace {

//! Gives lupdate the context of the texts below.
class Words {
    Q_DECLARE_TR_FUNCTIONS(About)
};

} // namespace

void openShortcutsSheet(const ShellActions& actions, QWidget* area)
{
    auto* sheet = new widgets::Sheet(Words::tr("Keyboard shortcuts"), area);
    sheet->setSheetSize({ 520, 620 });
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::xxl, space::l, space::xxl, space::l);
    layout->setSpacing(0);
    std::vector<widgets::KeyValueRow*> rows;
    QString group;
    for (const ShellActions::Id id : actions.ids()) {
        const QAction* action = actions.action(id);
        if (action->shortcut().isEmpty() || !action->isVisible())
            continue;
        if (actions.groupOf(id) != group) {
            group = actions.groupOf(id);
            layout->addSpacing(space::m);
            layout->addWidget(new widgets::SectionLabel(group));
        }
        rows.push_back(new widgets::KeyValueRow(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
        layout->addWidget(rows.back());
    }
    widgets::KeyValueRow::align(rows);
    layout->addStretch();
    auto* scroll = new widgets::ScrollArea(content);
    scroll->setAccessibleName(Words::tr("Keyboard shortcuts"));
    sheet->setContent(scroll);
    sheet->open();
}

void openAboutSheet(QWidget* area)
{
    auto* sheet = new widgets::Sheet(Words::tr("About Switchyard"), area);
    sheet->setSheetSize({ 520, 420 });
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::xxl, space::l, space::xxl, space::l);
    layout->setSpacing(space::s);
    layout->addWidget(new widgets::Label(
        QStringLiteral("Switchyard %1").arg(QCoreApplication::applicationVersion()), Type::Title));
    auto* text = new widgets::Label(Words::tr("A control panel and local router for language models. Apache-2.0 licence."),
                                    Type::Body, Ink::Text2);
    text->setWordWrap(true);
    layout->addWidget(text);
    layout->addSpacing(space::s);
    layout->addWidget(new widgets::KeyValueRow(QStringLiteral("Qt"), QLatin1String(qVersion())));
    layout->addWidget(new widgets::KeyValueRow(Words::tr("Icons"), Words::tr("Lucide (ISC), LobeHub marks (MIT)")));
    layout->addWidget(new widgets::KeyValueRow(Words::tr("Fonts"), Words::tr("Inter and JetBrains Mono (OFL 1.1)")));
    auto* marks = new widgets::Label(Words::tr("Provider marks belong to their owners and are shown only to name them."),
                                     Type::Caption, Ink::Text2);
    marks->setWordWrap(true);
    layout->addWidget(marks);
    layout->addStretch();
    sheet->setContent(content);
    sheet->open();
}

} // namespace switchyard::shell
