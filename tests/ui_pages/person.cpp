// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "person.h"

#include "answeringservers.h"

#include "shell/preferences.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QTest>

#include <algorithm>

namespace switchyard::testlib {

Person::Person(const char* config)
{
    if (config) {
        fakes.open(config);
        fakes.publish();
    } else {
        fakes.useYard();
    }
    auto& preferences = fakes.services().preferences;
    preferences.setMotionOff(true);
    preferences.setShowsTray(false);
    preferences.setFirstRunDone(true);
    preferences.setLanguage(QStringLiteral("en"));
    fakes.providerCheck.answer = passedCheck;
    window = std::make_unique<shell::MainWindow>(fakes.services());
    window->resize(1440, 900);
    window->show();
    settle();
}

void Person::settle()
{
    for (int round = 0; round < 4; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

QAbstractButton* Person::button(const QString& text) const
{
    QAbstractButton* found = nullptr;
    for (auto* one : window->findChildren<QAbstractButton*>()) {
        if (one->text() == text && one->isVisible() && one->isEnabled() && isReachable(*one))
            found = one;
    }
    return found;
}

bool Person::isReachable(const QWidget& widget) const
{
    const QPoint middle = widget.mapTo(window.get(), widget.rect().center());
    const auto* there = window->childAt(middle);
    return there && (there == &widget || widget.isAncestorOf(there));
}

bool Person::showsText(const QString& text) const
{
    const auto labels = window->findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
}

bool Person::click(QWidget* widget)
{
    if (!widget || !isReachable(*widget))
        return false;
    clickAt(*widget, widget->rect().center());
    return true;
}

void Person::clickAt(QWidget& widget, const QPoint& place)
{
    ++clicks;
    QTest::mouseClick(window->windowHandle(), Qt::LeftButton, {}, widget.mapTo(window.get(), place));
    settle();
}

void Person::paste(const QString& text)
{
    ++pastes;
    QGuiApplication::clipboard()->setText(text);
    QTest::keyClick(window->focusWidget(), Qt::Key_V, Qt::ControlModifier);
    settle();
}

} // namespace switchyard::testlib
