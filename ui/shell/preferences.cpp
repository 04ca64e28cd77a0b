// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/preferences.h"

#include <QVariantMap>

#include <algorithm>
#include <chrono>

namespace switchyard::shell {

namespace {

const auto lookKey = QStringLiteral("look");
const auto motionOffKey = QStringLiteral("motionOff");
const auto panelFontKey = QStringLiteral("panelFont");
const auto densityKey = QStringLiteral("density");
const auto languageKey = QStringLiteral("language");
const auto trayKey = QStringLiteral("tray");
const auto closeKey = QStringLiteral("close");
const auto firstRunKey = QStringLiteral("firstRunDone");
const auto alertsKey = QStringLiteral("alerts");
constexpr int longestPatience = 600;
constexpr int minutesOfDay = 24 * 60;

//! A stored number that is no value of the enum counts as its first.
template<typename Enum>
Enum enumOf(const QVariant& value, Enum last)
{
    const int number = value.toInt();
    return number >= 0 && number <= static_cast<int>(last) ? static_cast<Enum>(number) : Enum {};
}

QVariantMap alertsToMap(const alerts::AlertSettings& settings)
{
    QStringList muted;
    for (const ProviderId& provider : settings.muted)
        muted.append(QString::fromStdString(provider.value()));
    return { { QStringLiteral("on"), settings.isEnabled },
             { QStringLiteral("down"), settings.tellsDown },
             { QStringLiteral("fallback"), settings.tellsFallback },
             { QStringLiteral("back"), settings.tellsBack },
             { QStringLiteral("loads"), settings.tellsLoads },
             { QStringLiteral("patience"), static_cast<int>(settings.patience.count()) },
             { QStringLiteral("quiet"), settings.quiet.isEnabled },
             { QStringLiteral("quietFrom"), static_cast<int>(settings.quiet.from.count()) },
             { QStringLiteral("quietTo"), static_cast<int>(settings.quiet.to.count()) },
             { QStringLiteral("muted"), muted } };
}

} // namespace

Preferences::Preferences(QSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
}

theme::Look Preferences::look() const
{
    return enumOf(m_settings.value(lookKey), theme::Look::HighContrast);
}

void Preferences::setLook(theme::Look look)
{
    set(lookKey, static_cast<int>(look));
}

bool Preferences::isMotionOff() const
{
    return m_settings.value(motionOffKey).toBool();
}

void Preferences::setMotionOff(bool off)
{
    set(motionOffKey, off);
}

bool Preferences::usesPanelFont() const
{
    return m_settings.value(panelFontKey).toBool();
}

void Preferences::setPanelFont(bool panelFont)
{
    set(panelFontKey, panelFont);
}

Density Preferences::density() const
{
    return enumOf(m_settings.value(densityKey), Density::Dense);
}

void Preferences::setDensity(Density density)
{
    set(densityKey, static_cast<int>(density));
}

QString Preferences::language() const
{
    return m_settings.value(languageKey).toString();
}

void Preferences::setLanguage(const QString& language)
{
    set(languageKey, language);
}

bool Preferences::showsTray() const
{
    return m_settings.value(trayKey, true).toBool();
}

void Preferences::setShowsTray(bool shows)
{
    set(trayKey, shows);
}

CloseAction Preferences::closeAction() const
{
    return enumOf(m_settings.value(closeKey), CloseAction::Quit);
}

void Preferences::setCloseAction(CloseAction action)
{
    set(closeKey, static_cast<int>(action));
}

alerts::AlertSettings Preferences::alertSettings() const
{
    const QVariantMap map = m_settings.value(alertsKey).toMap();
    alerts::AlertSettings settings;
    const auto flag = [&map](const char* name, bool& value) { value = map.value(QLatin1String(name), value).toBool(); };
    const auto minutes = [&map](const char* name, std::chrono::minutes& value) {
        value = std::chrono::minutes(std::clamp(map.value(QLatin1String(name), static_cast<int>(value.count())).toInt(), 0, minutesOfDay));
    };
    flag("on", settings.isEnabled);
    flag("down", settings.tellsDown);
    flag("fallback", settings.tellsFallback);
    flag("back", settings.tellsBack);
    flag("loads", settings.tellsLoads);
    const int patience = map.value(QStringLiteral("patience"), static_cast<int>(settings.patience.count())).toInt();
    settings.patience = std::chrono::seconds(std::clamp(patience, 0, longestPatience));
    flag("quiet", settings.quiet.isEnabled);
    minutes("quietFrom", settings.quiet.from);
    minutes("quietTo", settings.quiet.to);
    for (const QString& provider : map.value(QStringLiteral("muted")).toStringList())
        settings.muted.emplace_back(provider.toStdString());
    return settings;
}

void Preferences::setAlertSettings(const alerts::AlertSettings& settings)
{
    set(alertsKey, alertsToMap(settings));
}

bool Preferences::isFirstRunDone() const
{
    return m_settings.value(firstRunKey).toBool();
}

void Preferences::setFirstRunDone(bool done)
{
    set(firstRunKey, done);
}

QVariant Preferences::state(const QString& name) const
{
    return m_settings.value(QStringLiteral("state/") + name);
}

void Preferences::setState(const QString& name, const QVariant& value)
{
    m_settings.setValue(QStringLiteral("state/") + name, value);
}

void Preferences::set(const QString& name, const QVariant& value)
{
    if (m_settings.value(name) == value)
        return;
    m_settings.setValue(name, value);
    Q_EMIT changed();
}

} // namespace switchyard::shell
