// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/searchfield.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/sheet.h"

#include <QAction>
#include <QKeyEvent>

namespace switchyard::widgets {

QString foldedForSearch(const QString& text)
{
    QString folded = text.toCaseFolded();
    // Unicode folds neither İ nor ı to i without a language; here all four letters are one.
    folded.replace(QChar(0x0130), QLatin1Char('i'));
    folded.replace(QChar(0x0131), QLatin1Char('i'));
    folded.remove(QChar(0x0307));
    return folded;
}

namespace {

bool isInSheet(const QWidget& widget)
{
    const auto* above = widget.parentWidget();
    while (above && !qobject_cast<const Sheet*>(above))
        above = above->parentWidget();
    return above != nullptr;
}

} // namespace

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

bool SearchField::event(QEvent* event)
{
    // Pages set the placeholder, and again with another language: it is the name, too.
    if (event->type() == QEvent::Show || event->type() == QEvent::LanguageChange)
        setAccessibleName(placeholderText());
    return QLineEdit::event(event);
}

QSize SearchField::sizeHint() const
{
    return { 232, theme::scaled(theme::size::control) };
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Escape && isInSheet(*this)) {
        event->ignore(); // the sheet closes
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
