// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/settings/looktile.h"
#include "pages/settings/sectionbuilder.h"
#include "pages/settings/sections.h"
#include "ports/autostartport.h"
#include "shell/languages.h"
#include "shell/preferences.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/segmented.h"
#include "widgets/switch.h"
#include "widgets/toast.h"
#include "wording/error.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QSystemTrayIcon>

#include <array>

namespace switchyard::pages {

namespace {

//! The translation context of this section.
class General {
    Q_DECLARE_TR_FUNCTIONS(General)
};

QWidget* lookTiles(shell::Preferences& preferences, QWidget* parent)
{
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(theme::space::l, theme::space::l, theme::space::l, theme::space::l);
    layout->setSpacing(theme::space::xl);
    auto* group = new QButtonGroup(row);
    const std::array looks { std::pair { theme::Look::System, General::tr("Like the system") }, std::pair { theme::Look::Light, General::tr("Light") },
                             std::pair { theme::Look::Dark, General::tr("Dark") }, std::pair { theme::Look::HighContrast, General::tr("High contrast") } };
    for (const auto& [look, name] : looks) {
        auto* tile = new LookTile(look, row);
        tile->setText(name);
        tile->setAccessibleName(name);
        tile->setChecked(preferences.look() == look);
        group->addButton(tile);
        layout->addWidget(tile);
        QObject::connect(tile, &QAbstractButton::clicked, &preferences, [&preferences, chosen = tile->look()] { preferences.setLook(chosen); });
    }
    layout->addStretch(1);
    return row;
}

void addLook(SectionBuilder& builder, const shell::Context& context)
{
    auto& preferences = context.services.preferences;
    builder.card(General::tr("Look"));
    builder.widget(lookTiles(preferences, builder.parent()));
    auto* rows = new widgets::Segmented(builder.parent());
    rows->addText(static_cast<int>(shell::Density::Automatic), General::tr("Automatic"));
    rows->addText(static_cast<int>(shell::Density::Roomy), General::tr("Roomy"));
    rows->addText(static_cast<int>(shell::Density::Compact), General::tr("Compact"));
    rows->addText(static_cast<int>(shell::Density::Dense), General::tr("Dense"));
    rows->setCurrent(static_cast<int>(preferences.density()));
    QObject::connect(rows, &widgets::Segmented::chosen, &preferences, [&preferences](int id) { preferences.setDensity(static_cast<shell::Density>(id)); });
    builder.row(General::tr("Rows"), General::tr("Automatic: dense above 32 endpoints"), rows);
    auto* motion = new widgets::Segmented(builder.parent());
    motion->addText(0, General::tr("System"));
    motion->addText(1, General::tr("Off"));
    motion->setCurrent(preferences.isMotionOff() ? 1 : 0);
    QObject::connect(motion, &widgets::Segmented::chosen, &preferences, [&preferences](int id) { preferences.setMotionOff(id == 1); });
    builder.row(General::tr("Motion"),
                context.services.theme.systemLook().reducedMotion ? General::tr("Follows the system, which asks for less now") : General::tr("Follows the system, which allows it now"),
                motion);
    auto* font = new widgets::Segmented(builder.parent());
    font->addText(0, General::tr("System"));
    font->addText(1, General::tr("Panel"));
    font->setCurrent(preferences.usesPanelFont() ? 1 : 0);
    QObject::connect(font, &widgets::Segmented::chosen, &preferences, [&preferences](int id) { preferences.setPanelFont(id == 1); });
    builder.row(General::tr("Letters"), General::tr("Panel: Inter, which comes with Switchyard"), font);
}

void addLanguage(SectionBuilder& builder, const shell::Context& context)
{
    auto& preferences = context.services.preferences;
    builder.card(General::tr("Language and region"));
    auto* language = new QComboBox(builder.parent());
    language->setMinimumWidth(200);
    language->addItem(General::tr("Like the system"), QString());
    for (const auto& code : shell::Languages::available())
        language->addItem(shell::Languages::nativeName(code), code);
    language->setCurrentIndex(std::max(0, language->findData(preferences.language())));
    QObject::connect(language, &QComboBox::activated, &preferences, [&preferences, language](int index) { preferences.setLanguage(language->itemData(index).toString()); });
    builder.row(General::tr("Language"), General::tr("Switches at once, numbers and dates with it"), language);
}

void addDesktop(SectionBuilder& builder, const shell::Context& context)
{
    auto& preferences = context.services.preferences;
    builder.card(General::tr("On the desktop"));
    const bool hasTray = QSystemTrayIcon::isSystemTrayAvailable();
    auto* tray = new widgets::Switch(builder.parent());
    tray->setChecked(preferences.showsTray());
    tray->setEnabled(hasTray);
    QObject::connect(tray, &QCheckBox::toggled, &preferences, [&preferences](bool on) { preferences.setShowsTray(on); });
    builder.row(General::tr("Show in the tray"),
                hasTray ? General::tr("Its icon is the worst state of the chain in use") : General::tr("This desktop has no tray now"), tray);
    auto* closing = new QComboBox(builder.parent());
    closing->setMinimumWidth(200);
    closing->addItem(General::tr("Keeps Switchyard running"), static_cast<int>(shell::CloseAction::KeepRunning));
    closing->addItem(General::tr("Quits"), static_cast<int>(shell::CloseAction::Quit));
    closing->setCurrentIndex(closing->findData(static_cast<int>(preferences.closeAction())));
    closing->setEnabled(hasTray);
    QObject::connect(closing, &QComboBox::activated, &preferences, [&preferences, closing](int index) {
        preferences.setCloseAction(static_cast<shell::CloseAction>(closing->itemData(index).toInt()));
    });
    builder.row(General::tr("Closing the window"), General::tr("The routing engine goes on while the tray icon is there"), closing);
}

void addAutostart(SectionBuilder& builder, const shell::Context& context)
{
    auto* autostart = context.services.autostart;
    if (!autostart || !autostart->isSupported())
        return;
    auto* toggle = new widgets::Switch(builder.parent());
    toggle->setObjectName(QStringLiteral("autostart"));
    toggle->setChecked(autostart->isEnabled());
    QObject::connect(toggle, &QCheckBox::clicked, toggle, [autostart, toggle, toasts = &context.toasts](bool on) {
        if (const auto result = autostart->setEnabled(on); !result)
            toasts->show(wording::describe(result.error()));
        toggle->setChecked(autostart->isEnabled());
    });
    builder.row(General::tr("Start when I log in"), General::tr("Without a window, in the tray where there is one"), toggle);
}

void addStartingOver(SectionBuilder& builder, const shell::Context& context)
{
    builder.card(General::tr("Starting over"));
    auto* first = new widgets::Button(widgets::Button::Kind::Plain, General::tr("Show it"), {}, builder.parent());
    QObject::connect(first, &QPushButton::clicked, first, [navigator = &context.navigator] { navigator->showFirstRun(); });
    builder.row(General::tr("The first page"), General::tr("Looks for servers again; changes nothing by itself"), first);
    auto* demo = new widgets::Button(widgets::Button::Kind::Plain, General::tr("Start the demo"), QStringLiteral("flask-conical"), builder.parent());
    QObject::connect(demo, &QPushButton::clicked, demo, [navigator = &context.navigator, toasts = &context.toasts] {
        if (!navigator->startDemo())
            toasts->show(General::tr("The demo could not be started from here. Run switchyard --demo."));
    });
    builder.row(General::tr("Demo servers"), General::tr("Pretend servers on this computer; touches no file"), demo);
}

} // namespace

QWidget* makeGeneralSection(const shell::Context& context, QWidget* parent)
{
    auto* section = new QWidget(parent);
    SectionBuilder builder(section);
    addLook(builder, context);
    addLanguage(builder, context);
    addDesktop(builder, context);
    addAutostart(builder, context);
    addStartingOver(builder, context);
    return section;
}

} // namespace switchyard::pages
