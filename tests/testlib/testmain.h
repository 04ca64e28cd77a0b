// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

#include <functional>
#include <memory>

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
