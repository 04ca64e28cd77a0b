// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/settings/sectionbuilder.h"
#include "pages/settings/sections.h"

#include "config/configsession.h"
#include "items/providerfacts.h"
#include "ports/healthport.h"
#include "ports/notificationport.h"
#include "shell/preferences.h"
#include "widgets/banner.h"
#include "widgets/switch.h"
#include "wording/format.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QTimeEdit>

#include <algorithm>

namespace switchyard::pages {

namespace {

//! The translation context of this section.
class Notices {
    Q_DECLARE_TR_FUNCTIONS(Notices)
};

using alerts::AlertSettings;

//! Changes one thing of the settings and keeps the rest.
template<typename Change>
void change(shell::Preferences& preferences, Change alter)
{
    AlertSettings settings = preferences.alertSettings();
    alter(settings);
    preferences.setAlertSettings(settings);
}

widgets::Switch* switchFor(shell::Preferences& preferences, bool AlertSettings::*member, QWidget* parent)
{
    auto* made = new widgets::Switch(parent);
    made->setChecked(preferences.alertSettings().*member);
    QObject::connect(made, &QCheckBox::toggled, &preferences, [&preferences, member](bool on) {
        change(preferences, [&](AlertSettings& settings) { settings.*member = on; });
    });
    return made;
}

QTimeEdit* timeOf(std::chrono::minutes ofDay, const QString& name, QWidget* parent)
{
    auto* edit = new QTimeEdit(QTime(0, 0).addSecs(static_cast<int>(ofDay.count()) * 60), parent);
    edit->setDisplayFormat(QStringLiteral("HH:mm"));
    edit->setMinimumWidth(theme::scaled(92));
    edit->setAccessibleName(name);
    return edit;
}

std::chrono::minutes minutesOf(const QTime& time)
{
    return std::chrono::minutes(time.hour() * 60 + time.minute());
}

void addKinds(SectionBuilder& builder, shell::Preferences& preferences, std::vector<QWidget*>& dependent)
{
    const auto add = [&](const QString& title, const QString& note, bool AlertSettings::*member) {
        auto* made = switchFor(preferences, member, builder.parent());
        builder.row(title, note, made);
        dependent.push_back(made);
    };
    add(Notices::tr("Somebody is down"), Notices::tr("The first of a chain cannot answer, nobody can, or a key was refused"), &AlertSettings::tellsDown);
    add(Notices::tr("A fallback answered"), Notices::tr("So that it never happens unnoticed"), &AlertSettings::tellsFallback);
    add(Notices::tr("The first choice is back"), Notices::tr("Short, and not kept in the desktop's list"), &AlertSettings::tellsBack);
    add(Notices::tr("A long load has finished"), Notices::tr("For models that took more than half a minute"), &AlertSettings::tellsLoads);
}

void addPatience(SectionBuilder& builder, shell::Preferences& preferences, std::vector<QWidget*>& dependent)
{
    auto* box = new QComboBox(builder.parent());
    box->setMinimumWidth(160);
    for (const int seconds : { 0, 10, 30, 60, 300 })
        box->addItem(seconds == 0 ? Notices::tr("at once") : wording::duration(std::chrono::seconds(seconds)), seconds);
    const int now = static_cast<int>(preferences.alertSettings().patience.count());
    if (box->findData(now) < 0)
        box->addItem(wording::duration(std::chrono::seconds(now)), now);
    box->setCurrentIndex(box->findData(now));
    QObject::connect(box, &QComboBox::activated, &preferences, [&preferences, box](int index) {
        change(preferences, [&](AlertSettings& settings) { settings.patience = std::chrono::seconds(box->itemData(index).toInt()); });
    });
    builder.row(Notices::tr("Wait before telling"), Notices::tr("What has passed by then is not told at all"), box);
    dependent.push_back(box);
}

void addQuietHours(SectionBuilder& builder, shell::Preferences& preferences, std::vector<QWidget*>& dependent)
{
    const auto quiet = preferences.alertSettings().quiet;
    auto* control = new QWidget(builder.parent());
    auto* row = new QHBoxLayout(control);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space::s);
    auto* from = timeOf(quiet.from, Notices::tr("Quiet from"), control);
    auto* to = timeOf(quiet.to, Notices::tr("Quiet until"), control);
    auto* toggle = new widgets::Switch(control);
    toggle->setChecked(quiet.isEnabled);
    toggle->setAccessibleName(Notices::tr("Quiet hours"));
    row->addWidget(from);
    row->addWidget(new widgets::Label(QStringLiteral("–"), theme::Type::Body, theme::Ink::Text2, control));
    row->addWidget(to);
    row->addSpacing(theme::space::s);
    row->addWidget(toggle);
    const auto apply = [&preferences, from, to, toggle] {
        from->setEnabled(toggle->isChecked());
        to->setEnabled(toggle->isChecked());
        change(preferences, [&](AlertSettings& settings) { settings.quiet = { toggle->isChecked(), minutesOf(from->time()), minutesOf(to->time()) }; });
    };
    from->setEnabled(quiet.isEnabled);
    to->setEnabled(quiet.isEnabled);
    QObject::connect(from, &QTimeEdit::timeChanged, control, apply);
    QObject::connect(to, &QTimeEdit::timeChanged, control, apply);
    QObject::connect(toggle, &QCheckBox::toggled, control, apply);
    builder.row(Notices::tr("Quiet hours"), Notices::tr("Nothing is shown then; Activity keeps it all"), control);
    dependent.push_back(control);
}

void addMuted(SectionBuilder& builder, const shell::Context& context, std::vector<QWidget*>& dependent)
{
    auto& services = context.services;
    const auto& config = services.session.config();
    if (config.providers.empty())
        return;
    builder.card(Notices::tr("Tell about"));
    for (const auto& provider : config.providers) {
        const auto facts = items::factsOf(provider.id, config, services.catalogue, &services.health.book());
        const auto& muted = services.preferences.alertSettings().muted;
        auto* toggle = new widgets::Switch(builder.parent());
        toggle->setChecked(std::find(muted.begin(), muted.end(), provider.id) == muted.end());
        QObject::connect(toggle, &QCheckBox::toggled, &services.preferences, [preferences = &services.preferences, id = provider.id](bool tells) {
            change(*preferences, [&](AlertSettings& settings) {
                auto& list = settings.muted;
                list.erase(std::remove(list.begin(), list.end(), id), list.end());
                if (!tells)
                    list.push_back(id);
            });
        });
        builder.row(facts.name, items::hostAndPort(facts.baseUrl), toggle);
        dependent.push_back(toggle);
    }
}

} // namespace

QWidget* makeNoticesSection(const shell::Context& context, QWidget* parent)
{
    auto* section = new QWidget(parent);
    SectionBuilder builder(section);
    auto& preferences = context.services.preferences;
    builder.card(Notices::tr("Notices of the desktop"));
    auto* notifications = context.services.notifications;
    auto* missing = new widgets::Banner(theme::Tone::Idle, section);
    missing->setAdvice(true);
    missing->setIconName(QStringLiteral("bell-off"));
    missing->setText({}, Notices::tr("No desktop shows notices here now. What would be told stands in Activity."));
    builder.widget(missing);
    const auto showMissing = [missing, notifications] { missing->setVisible(!notifications || !notifications->isAvailable()); };
    if (notifications)
        QObject::connect(notifications, &ports::NotificationPort::availabilityChanged, missing, showMissing);
    showMissing();
    std::vector<QWidget*> dependent;
    auto* all = switchFor(preferences, &AlertSettings::isEnabled, section);
    builder.row(Notices::tr("Show notices"), Notices::tr("Never about what you have just done yourself"), all);
    addKinds(builder, preferences, dependent);
    addPatience(builder, preferences, dependent);
    addQuietHours(builder, preferences, dependent);
    addMuted(builder, context, dependent);
    const auto enable = [dependent](bool on) {
        for (auto* widget : dependent)
            widget->setEnabled(on);
    };
    QObject::connect(all, &QCheckBox::toggled, section, enable);
    enable(all->isChecked());
    return section;
}

} // namespace switchyard::pages
