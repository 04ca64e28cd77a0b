// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "testlib/testmain.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTest>

#include <vector>

namespace {

std::vector<std::function<std::unique_ptr<QObject>()>>& registeredTests()
{
    static std::vector<std::function<std::unique_ptr<QObject>()>> tests;
    return tests;
}

bool& widgetsNeeded()
{
    static bool needed = false;
    return needed;
}

} // namespace

namespace switchyard::testlib {

Registration::Registration(std::function<std::unique_ptr<QObject>()> make)
{
    registeredTests().push_back(std::move(make));
}

NeedsWidgets::NeedsWidgets()
{
    widgetsNeeded() = true;
}

} // namespace switchyard::testlib

//! Runs every registered class with the given arguments. `-class NAME` as the first two arguments runs one class, so
//! that QtTest's own function names can follow. No registered class is a failure: it means a source was not linked.
int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    std::unique_ptr<QCoreApplication> application;
    if (widgetsNeeded())
        application = std::make_unique<QApplication>(argc, argv);
    else
        application = std::make_unique<QCoreApplication>(argc, argv);

    QStringList arguments = QCoreApplication::arguments();
    QString onlyClass;
    if (arguments.size() > 2 && arguments.at(1) == QLatin1String("-class")) {
        onlyClass = arguments.at(2);
        arguments.remove(1, 2);
    }

    int failures = 0;
    int run = 0;
    for (const auto& make : registeredTests()) {
        const std::unique_ptr<QObject> test = make();
        if (!onlyClass.isEmpty() && QLatin1String(test->metaObject()->className()) != onlyClass)
            continue;
        ++run;
        failures += QTest::qExec(test.get(), arguments);
    }
    if (run == 0) {
        qCritical("no test class is registered%s", onlyClass.isEmpty() ? "" : " under that name");
        return 1;
    }
    return failures > 0 ? 1 : 0;
}
