// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "base/secret.h"
#include "testlib/testmain.h"

#include <QTest>

#include <type_traits>

using namespace switchyard;

class tst_Secret final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsOnlyTheEndOfALongKey();
    void leavesNothingBehindWhenMovedFrom();
};

static_assert(!std::is_convertible_v<Secret, std::string>);
static_assert(!std::is_convertible_v<Secret, std::string_view>);

void tst_Secret::showsOnlyTheEndOfALongKey()
{
    QCOMPARE(Secret("sk-0123456789abcd").lastCharacters(), std::string("abcd"));
    QCOMPARE(Secret("short").lastCharacters(), std::string());
}

void tst_Secret::leavesNothingBehindWhenMovedFrom()
{
    Secret first("k");
    const Secret second = std::move(first);
    QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): what a moved-from secret holds is the point
    QCOMPARE(second.reveal(), std::string_view("k"));
}

SWITCHYARD_TEST(tst_Secret)

#include "tst_secret.moc"
