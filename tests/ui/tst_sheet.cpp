// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "testlib/testmain.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/sheet.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace switchyard;
using widgets::Button;
using widgets::Sheet;

//! Where the keyboard starts in a sheet.
class tst_Sheet final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsInTheFirstField();
    void startsAtTheFirstButtonWithoutFields();
    void startsInTheFootWithoutControls();
};

void tst_Sheet::startsInTheFirstField()
{
    QWidget area;
    area.show();
    auto* sheet = new Sheet(QStringLiteral("A sheet"), &area);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    auto* before = new QPushButton(QStringLiteral("Before"), content);
    auto* fixed = new QLineEdit(content);
    fixed->setReadOnly(true);
    auto* field = new QLineEdit(content);
    for (QWidget* widget : { static_cast<QWidget*>(before), static_cast<QWidget*>(fixed), static_cast<QWidget*>(field) })
        column->addWidget(widget);
    sheet->setContent(content);
    sheet->addFootWidget(new Button(Button::Kind::Primary, QStringLiteral("Do it")));
    sheet->open();
    QCOMPARE(area.focusWidget(), field);
}

void tst_Sheet::startsAtTheFirstButtonWithoutFields()
{
    QWidget area;
    area.show();
    auto* sheet = new Sheet(QStringLiteral("A sheet"), &area);
    auto* first = new QPushButton(QStringLiteral("First"));
    sheet->setContent(first);
    sheet->addFootWidget(new Button(Button::Kind::Primary, QStringLiteral("Do it")));
    sheet->open();
    QCOMPARE(area.focusWidget(), first);
}

void tst_Sheet::startsInTheFootWithoutControls()
{
    QWidget area;
    area.show();
    auto* sheet = new Sheet(QStringLiteral("A sheet"), &area);
    sheet->setContent(new widgets::Label(QStringLiteral("Nothing to do here"), theme::Type::Body, theme::Ink::Text, nullptr));
    auto* act = new Button(Button::Kind::Primary, QStringLiteral("Do it"));
    sheet->addFootWidget(act);
    sheet->open();
    QCOMPARE(area.focusWidget(), act);
    sheet->closeSheet();
}

SWITCHYARD_TEST(tst_Sheet)

#include "tst_sheet.moc"
