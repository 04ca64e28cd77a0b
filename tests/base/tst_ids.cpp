// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "base/ids.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;

class tst_Ids final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitsAtTheFirstSlash_data();
    void splitsAtTheFirstSlash();
};

void tst_Ids::splitsAtTheFirstSlash_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("model");

    QTest::newRow("plain") << QStringLiteral("lmstudio/qwen3") << QStringLiteral("lmstudio") << QStringLiteral("qwen3");
    QTest::newRow("slash in the model's id") << QStringLiteral("openrouter/minimax/m2.1:us") << QStringLiteral("openrouter")
                                             << QStringLiteral("minimax/m2.1:us");
    QTest::newRow("no provider") << QStringLiteral("qwen3") << QString() << QStringLiteral("qwen3");
    QTest::newRow("empty") << QString() << QString() << QString();
}

void tst_Ids::splitsAtTheFirstSlash()
{
    QFETCH(QString, text);
    QFETCH(QString, provider);
    QFETCH(QString, model);

    const auto ref = ModelRef::parse(text.toStdString());
    QCOMPARE(QString::fromStdString(ref.provider.value()), provider);
    QCOMPARE(QString::fromStdString(ref.model), model);
    QCOMPARE(QString::fromStdString(ref.toString()), text);
}

SWITCHYARD_TEST(tst_Ids)

#include "tst_ids.moc"
