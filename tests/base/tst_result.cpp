// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "base/result.h"
#include "testlib/testmain.h"

#include <QTest>

#include <memory>

using namespace switchyard;

class tst_Result final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsAValue();
    void holdsAnError();
    void movesItsValueOut();
};

void tst_Result::holdsAValue()
{
    const Result<int> result = 7;
    QVERIFY(result.isOk());
    QCOMPARE(result.value(), 7);
    QCOMPARE(result.valueOr(1), 7);
    QVERIFY(Result<void> {}.isOk());
}

void tst_Result::holdsAnError()
{
    const Result<int> result = Error { ErrorCode::Syntax, "unexpected comma", TextLocation { 4, 1, 5 } };
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Syntax);
    QCOMPARE(result.error().location->column, std::size_t { 5 });
    QCOMPARE(result.valueOr(1), 1);
}

void tst_Result::movesItsValueOut()
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(3);
    const std::unique_ptr<int> taken = std::move(result).value();
    QCOMPARE(*taken, 3);
}

SWITCHYARD_TEST(tst_Result)

#include "tst_result.moc"
