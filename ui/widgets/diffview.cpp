// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/diffview.h"

#include "theme/tokens.h"
#include "theme/type.h"

#include <QEvent>
#include <QTextBlock>

namespace switchyard::widgets {

using namespace theme;

namespace {
constexpr int maxMarked = 4000; // lines; a longer diff is still shown, unmarked beyond
} // namespace

DiffView::DiffView(const QString& diff, QWidget* parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setLineWrapMode(NoWrap);
    setFrameShape(QFrame::NoFrame);
    setFont(theme::font(Type::Mono));
    setAccessibleName(tr("What would change"));
    setDiff(diff);
}

void DiffView::setDiff(const QString& diff)
{
    setPlainText(diff);
    mark();
}

void DiffView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        mark();
}

void DiffView::mark()
{
    const Tokens& t = tokens();
    QList<QTextEdit::ExtraSelection> marks;
    for (QTextBlock block = document()->begin(); block.isValid() && block.blockNumber() < maxMarked; block = block.next()) {
        const QString text = block.text();
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(block);
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        if (text.startsWith(QLatin1String("+++")) || text.startsWith(QLatin1String("---")))
            mark.format.setForeground(t.text2);
        else if (text.startsWith(QLatin1Char('+')))
            mark.format.setBackground(t.tone(Tone::Good).soft);
        else if (text.startsWith(QLatin1Char('-')))
            mark.format.setBackground(t.tone(Tone::Bad).soft);
        else if (text.startsWith(QLatin1String("@@")))
            mark.format.setForeground(t.text2);
        else
            continue;
        marks.append(mark);
    }
    setExtraSelections(marks);
}

} // namespace switchyard::widgets
