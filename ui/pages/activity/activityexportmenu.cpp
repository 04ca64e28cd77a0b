// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/activity/activityexportmenu.h"

#include "pages/activity/activityexport.h"
#include "pages/activity/activitypage.h"
#include "widgets/toast.h"

#include <QFileDialog>
#include <QMenu>
#include <QSaveFile>

namespace switchyard::pages {

namespace {

void saveExport(QWidget& parent, const items::ActivityFilterModel& shown, widgets::ToastHost& toasts, ExportFormat format)
{
    const bool asJson = format == ExportFormat::Json;
    auto* dialog = new QFileDialog(&parent, ActivityPage::tr("Export activity"), {},
                                   asJson ? QStringLiteral("JSON (*.json)") : QStringLiteral("CSV (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(asJson ? QStringLiteral("json") : QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("switchyard-activity"));
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, [&shown, &toasts, format](const QString& path) {
        QSaveFile file(path);
        const bool done = file.open(QIODevice::WriteOnly) && file.write(exportedActivity(shown, format)) >= 0 && file.commit();
        toasts.show(done ? ActivityPage::tr("Exported to %1.").arg(path)
                         : ActivityPage::tr("%1 could not be written: %2").arg(path, file.errorString()));
    });
    dialog->open();
}

} // namespace

void popupExport(QWidget& button, const items::ActivityFilterModel& shown, widgets::ToastHost& toasts)
{
    auto* menu = new QMenu(&button);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, ExportFormat format) {
        QObject::connect(menu->addAction(text), &QAction::triggered, &button,
                         [&button, &shown, &toasts, format] { saveExport(button, shown, toasts, format); });
    };
    add(ActivityPage::tr("As CSV…"), ExportFormat::Csv);
    add(ActivityPage::tr("As JSON…"), ExportFormat::Json);
    menu->popup(button.mapToGlobal(QPoint(0, button.height() + 2)));
}

} // namespace switchyard::pages
