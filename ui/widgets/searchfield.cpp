// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/searchfield.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"

#include <QAction>
#include <QKeyEvent>

namespace switchyard::widgets {

QString foldedForSearch(const QString& text)
{
    QString folded = text.toCaseFolded();
    // Case folding of İ leaves i and a combining dot.
    folded.remove(QChar(0x0307));
    folded.replace(QChar(0x0131), QLatin1Char('i'));
    return folded;
}

SearchField::SearchField(const QString& placeholder, QWidget* parent)
    : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setClearButtonEnabled(true);
    addAction(theme::icon(QStringLiteral("search"), theme::Ink::Text2), QLineEdit::LeadingPosition);
    setMinimumWidth(120);
}

bool SearchField::matches(const QString& text) const
{
    return foldedForSearch(text).contains(foldedForSearch(this->text().trimmed()));
}

QSize SearchField::sizeHint() const
{
    return { 208, theme::scaled(theme::size::control) };
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        clearFocus();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace switchyard::widgets
