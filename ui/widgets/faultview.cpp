// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/faultview.h"

#include "theme/tokens.h"
#include "theme/type.h"

#include <QEvent>
#include <QShowEvent>

#include <algorithm>

namespace switchyard::widgets {

using namespace theme;

FaultView::FaultView(const QString& text, int offset, int length, QWidget* parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setFrameShape(QFrame::NoFrame);
    setFont(theme::font(Type::Mono));
    setAccessibleName(tr("The text with its fault"));
    setPlainText(text);
    const int last = std::max(0, document()->characterCount() - 1);
    m_offset = std::clamp(offset, 0, last);
    m_length = std::clamp(length, 0, last - m_offset);
    mark();
}

void FaultView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        mark();
}

void FaultView::showEvent(QShowEvent* event)
{
    QPlainTextEdit::showEvent(event);
    QTextCursor place(document());
    place.setPosition(m_offset);
    setTextCursor(place);
    centerCursor();
}

void FaultView::mark()
{
    const Tokens& t = tokens();
    QTextEdit::ExtraSelection line;
    line.cursor = QTextCursor(document());
    line.cursor.setPosition(m_offset);
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.format.setBackground(t.tone(Tone::Bad).soft);

    QTextEdit::ExtraSelection words = line;
    words.format = {};
    words.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    words.format.setUnderlineColor(t.tone(Tone::Bad).mark);
    // Where something is missing there is nothing to underline but the character before it.
    if (m_length == 0 && m_offset > 0)
        words.cursor.setPosition(m_offset - 1);
    words.cursor.setPosition(m_offset + m_length, QTextCursor::KeepAnchor);
    setExtraSelections({ line, words });
}

} // namespace switchyard::widgets
