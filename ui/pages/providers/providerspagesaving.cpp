// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/providers/providerspage.h"

#include "config/configsession.h"
#include "pages/common/savebar.h"
#include "pages/common/textdiff.h"
#include "pages/providers/connectionform.h"
#include "pages/providers/jsonpane.h"
#include "widgets/button.h"
#include "widgets/sheet.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QAction>

// What was typed and is not written yet: shown, saved, reverted.

namespace switchyard::pages {

bool ProvidersPage::isDirty() const
{
    return m_form && m_json && (!m_form->changedFields().isEmpty() || m_json->isEdited());
}

std::vector<config::FixStep> ProvidersPage::formSteps() const
{
    return m_form->steps();
}

void ProvidersPage::showDirty()
{
    if (!m_saveBar)
        return;
    const bool dirty = isDirty();
    QStringList fields = m_form->changedFields();
    if (m_json->isEdited())
        fields << tr("JSON5");
    m_saveBar->setVisible(dirty);
    m_saveBar->setText(tr("%n change(s): %1. Everything else in the file stays as it is.", nullptr, static_cast<int>(fields.size())).arg(fields.join(QLatin1String(", "))));
    m_saveAction->setEnabled(dirty);
    if (dirty != m_wasDirty) {
        m_wasDirty = dirty;
        Q_EMIT dirtyChanged(dirty);
    }
}

bool ProvidersPage::saveDirty()
{
    if (const QString refusal = m_form->refusal(); !refusal.isEmpty()) {
        m_context.toasts.show(refusal);
        return false;
    }
    if (m_json->isEdited() && !m_json->save())
        return false;
    const auto steps = formSteps();
    if (!steps.empty()) {
        config::EditDescription description;
        description.kind = config::EditDescription::Kind::UpdateProvider;
        description.provider = m_provider;
        if (const auto result = m_context.services.session.apply(description, steps); !result) {
            m_context.toasts.show(wording::describe(result.error()));
            return false;
        }
        m_form->setProvider(m_provider);
    }
    showDirty();
    m_context.toasts.show(tr("Saved"), tr("Undo"), [this] {
        if (const auto result = m_context.services.session.undo(); !result)
            m_context.toasts.show(wording::describe(result.error()));
    });
    return true;
}

void ProvidersPage::revertDirty()
{
    m_form->revert();
    m_json->revert();
    showDirty();
}

void ProvidersPage::showChange()
{
    std::vector<DiffLine> lines;
    if (m_json->isEdited()) {
        lines = diffLines(m_json->original(), m_json->text());
    } else {
        const auto preview = m_context.services.session.preview(formSteps());
        if (!preview) {
            m_context.toasts.show(wording::describe(preview.error()));
            return;
        }
        for (const auto& file : preview->files) {
            if (file.before == file.after)
                continue;
            const auto changed = diffLines(wording::fromUtf8(file.before), wording::fromUtf8(file.after));
            if (!lines.empty())
                lines.push_back({ DiffLine::Kind::Gap, 0, 0, {} });
            lines.insert(lines.end(), changed.begin(), changed.end());
        }
    }
    auto* sheet = new widgets::Sheet(tr("What saving would change"), &m_context.overlay);
    sheet->setSheetSize({ 860, 520 });
    sheet->setContent(makeDiffView(lines, sheet));
    auto* save = new widgets::Button(widgets::Button::Kind::Primary, tr("Save"));
    sheet->addFootWidget(save);
    connect(save, &QPushButton::clicked, sheet, [this, sheet] {
        sheet->closeSheet();
        saveDirty();
    });
    sheet->open();
}

} // namespace switchyard::pages
