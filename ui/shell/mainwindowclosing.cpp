// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/mainwindow.h"

#include "shell/tray.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/page.h"
#include "widgets/sheet.h"

#include <QCloseEvent>

#include <algorithm>

namespace switchyard::shell {

using namespace theme;

bool MainWindow::isAnyPageDirty() const
{
    return std::any_of(m_places.begin(), m_places.end(),
                       [](const auto& place) { return place.second.page && place.second.page->isDirty(); });
}

bool MainWindow::askAboutUnsaved()
{
    std::vector<PageId> dirty;
    QStringList titles;
    for (const auto& [id, place] : m_places) {
        if (!place.page || !place.page->isDirty())
            continue;
        dirty.push_back(id);
        titles += place.page->title();
    }
    if (dirty.empty())
        return true;
    if (m_unsavedSheet)
        return false;
    auto* sheet = new widgets::Sheet(tr("Unsaved changes"), m_central);
    sheet->setSheetSize({ 460, 200 });
    m_unsavedSheet = sheet;
    connect(sheet, &widgets::Sheet::closed, this, [this] { m_unsavedSheet.clear(); });
    auto* text = new widgets::Label(
        tr("There are changes that were not saved: %1.").arg(titles.join(QStringLiteral(", "))), Type::Body, Ink::Text2);
    text->setWordWrap(true);
    text->setContentsMargins(space::xxl, space::l, space::xxl, space::l);
    sheet->setContent(text);
    auto* cancel = new widgets::Button(widgets::Button::Kind::Quiet, tr("Cancel"));
    connect(cancel, &QAbstractButton::clicked, sheet, &widgets::Sheet::closeSheet);
    auto* discard = new widgets::Button(widgets::Button::Kind::Plain, tr("Discard"));
    auto* save = new widgets::Button(widgets::Button::Kind::Primary, tr("Save"));
    const auto finish = [this, sheet] {
        sheet->closeSheet();
        Q_EMIT quitRequested();
    };
    connect(discard, &QAbstractButton::clicked, this, [this, dirty, finish] {
        for (const PageId id : dirty)
            page(id)->revertDirty();
        finish();
    });
    connect(save, &QAbstractButton::clicked, this, [this, sheet, dirty, finish] {
        const auto failed = std::find_if_not(dirty.begin(), dirty.end(), [this](PageId id) { return page(id)->saveDirty(); });
        if (failed == dirty.end()) {
            finish();
            return;
        }
        // The page itself says why.
        sheet->closeSheet();
        openPage(*failed);
    });
    sheet->addFootWidget(cancel);
    sheet->addFootWidget(discard);
    sheet->addFootWidget(save);
    sheet->open();
    save->setFocus(); // never begins where a key press loses work
    return false;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveState();
    if (m_tray->keepsRunning()) {
        hide();
        event->ignore();
        return;
    }
    if (!askAboutUnsaved()) {
        event->ignore();
        return;
    }
    event->accept();
    Q_EMIT quitRequested();
}

} // namespace switchyard::shell
