// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QTest>

#include <functional>
#include <memory>

// A wait ends when what it waits for has come. Its limit is only there to end a test that fails, and so must be out of reach
// of the busiest machine; Qt's is five seconds.
#undef QTRY_VERIFY
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT((expr), 60'000)
#undef QTRY_VERIFY2
#define QTRY_VERIFY2(expr, messageExpression) QTRY_VERIFY2_WITH_TIMEOUT((expr), (messageExpression), 60'000)
#undef QTRY_COMPARE
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT((expr), (expected), 60'000)

namespace switchyard::testlib {

//! Enters a test class in the list that the executable's main runs. Used through SWITCHYARD_TEST.
class Registration final {
public:
    explicit Registration(std::function<std::unique_ptr<QObject>()> make);
};

//! Marks the executable as one that needs widgets: main then builds a QApplication, else a QCoreApplication.
class NeedsWidgets final {
public:
    NeedsWidgets();
};

} // namespace switchyard::testlib

//! Once per test class, at the end of its .cpp, before the include of its .moc file.
#define SWITCHYARD_TEST(Class)                                                                                 \
    namespace {                                                                                                \
    const switchyard::testlib::Registration registration##Class([] { return std::make_unique<Class>(); });    \
    }

//! Once per executable whose tests show widgets.
#define SWITCHYARD_TEST_NEEDS_WIDGETS                                                                          \
    namespace {                                                                                                \
    const switchyard::testlib::NeedsWidgets needsWidgets;                                                      \
    }
