// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/tryit/turnview.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/label.h"
#include "widgets/spinner.h"

#include <QHBoxLayout>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace switchyard::pages {

namespace {

constexpr qreal lineHeight = 118; // per cent of the font's own: 22 px for the 14 px one reads in
constexpr qsizetype longestFormatted = 20'000; // laid out anew several times a second while it streams

//! Markdown as models write it. An answer is foreign text: HTML in it is shown as text, images are left out, links are
//! shown and not followed.
QString formatted(const QString& markdown)
{
    QTextDocument document;
    document.setMarkdown(markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
    // Markdown's own blocks come without any space between them.
    QTextCursor cursor(&document);
    std::vector<QTextCursor> heavy;
    const auto makeBold = [](QTextCursor& at) {
        QTextCharFormat bold;
        bold.setFontWeight(QFont::DemiBold); // the heaviest there is a font for; heavier is smeared
        at.mergeCharFormat(bold);
    };
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const bool goesOn = block.textList() && block.next().isValid() && block.next().textList() == block.textList();
        QTextBlockFormat format = block.blockFormat();
        format.setTopMargin(0);
        format.setBottomMargin(!block.next().isValid() ? 0 : goesOn ? theme::space::xs : theme::space::m);
        format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
        cursor.setPosition(block.position());
        cursor.setBlockFormat(format);
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            if (part.fragment().charFormat().fontWeight() <= QFont::DemiBold)
                continue;
            QTextCursor bold(&document);
            bold.setPosition(part.fragment().position());
            bold.setPosition(part.fragment().position() + part.fragment().length(), QTextCursor::KeepAnchor);
            heavy.push_back(bold);
        }
    }
    std::for_each(heavy.begin(), heavy.end(), makeBold);
    QString html = document.toHtml();
    static const QRegularExpression image(QStringLiteral("<img[^>]*>"));
    static const QRegularExpression body(QStringLiteral("<body[^>]*>(.*)</body>"), QRegularExpression::DotMatchesEverythingOption);
    html.remove(image);
    const auto match = body.match(html);
    return match.hasMatch() ? match.captured(1) : html;
}

} // namespace

TurnView::TurnView(const QString& prompt, QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, theme::space::l);
    layout->setSpacing(theme::space::s);
    auto* bubble = new widgets::Card(this);
    bubble->setGround(widgets::Card::Ground::AccentSoft);
    auto* bubbleLayout = new QVBoxLayout(bubble);
    bubbleLayout->setContentsMargins(theme::space::m, theme::space::s, theme::space::m, theme::space::s);
    auto* question = new widgets::Label(prompt, theme::Type::Reading, theme::Ink::Text, bubble);
    question->setTextFormat(Qt::PlainText);
    question->setWordWrap(true);
    question->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    bubbleLayout->addWidget(question);
    auto* bubbleRow = new QHBoxLayout;
    bubbleRow->addStretch(1);
    bubbleRow->addWidget(bubble, 6);
    layout->addLayout(bubbleRow);
    layout->addSpacing(theme::space::xs);

    auto* head = new QHBoxLayout;
    head->setSpacing(theme::space::s);
    m_mark = new widgets::Label({}, theme::Type::Body, theme::Ink::Text, this);
    m_name = new widgets::Label({}, theme::Type::Strong, theme::Ink::Text, this);
    m_model = new widgets::Label({}, theme::Type::Mono, theme::Ink::Text2, this);
    m_note = new widgets::Chip({}, widgets::Chip::Kind::Accent, this);
    m_note->hide();
    m_spinner = new widgets::Spinner(14, this);
    head->addWidget(m_mark);
    head->addWidget(m_name);
    head->addWidget(m_model);
    head->addWidget(m_note);
    head->addWidget(m_spinner);
    head->addStretch(1);
    layout->addLayout(head);

    m_reasoningCard = new widgets::Card(this);
    m_reasoningCard->setGround(widgets::Card::Ground::Sunken);
    auto* reasoning = new QVBoxLayout(m_reasoningCard);
    reasoning->setContentsMargins(theme::space::xs, theme::space::xs, theme::space::m, theme::space::xs);
    m_reasoningHead = new widgets::Button(widgets::Button::Kind::Quiet, tr("Reasoning, kept apart from the answer"), QStringLiteral("chevron-right"), m_reasoningCard);
    m_reasoningHead->setButtonSize(widgets::Button::Size::Small);
    reasoning->addWidget(m_reasoningHead, 0, Qt::AlignLeft);
    m_reasoning = new widgets::Label({}, theme::Type::Body, theme::Ink::Text2, m_reasoningCard);
    m_reasoning->setTextFormat(Qt::PlainText);
    m_reasoning->setWordWrap(true);
    m_reasoning->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_reasoning->setContentsMargins(theme::space::xxxl, 0, 0, theme::space::s);
    m_reasoning->hide();
    reasoning->addWidget(m_reasoning);
    m_reasoningCard->hide();
    layout->addWidget(m_reasoningCard);
    connect(m_reasoningHead, &QPushButton::clicked, this, [this] {
        m_reasoning->setVisible(m_reasoning->isHidden());
        m_reasoningHead->setIconName(m_reasoning->isHidden() ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down"));
    });

    auto* text = new widgets::Label({}, theme::Type::Reading, theme::Ink::Text, this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text = text;
    layout->addWidget(m_text);
    m_failure = new widgets::Card(this);
    auto* failure = new QVBoxLayout(m_failure);
    failure->setContentsMargins(theme::space::m, theme::space::s, theme::space::m, theme::space::s);
    m_failureText = new widgets::Label({}, theme::Type::Body, theme::Ink::Text, m_failure);
    m_failureText->setWordWrap(true);
    failure->addWidget(m_failureText);
    m_failure->hide();
    layout->addWidget(m_failure);
}

void TurnView::setAnswerer(const QString& mark, const QString& name, const QString& model, const QString& note)
{
    m_mark->setPixmap(theme::markIcon(mark, name, theme::Ink::Text).pixmap(QSize(18, 18), devicePixelRatioF()));
    m_name->setText(name);
    m_model->setText(model);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void TurnView::addReasoning(const QString& text)
{
    m_reasoningSoFar += text;
    m_changed = true;
}

void TurnView::addText(const QString& text)
{
    m_textSoFar += text;
    m_changed = true;
}

void TurnView::addToolCall(const QString& name, const QString& arguments)
{
    m_textSoFar += (m_textSoFar.isEmpty() ? QString() : QStringLiteral("\n\n")) + tr("Called the tool %1 %2").arg(name, arguments);
    m_changed = true;
}

void TurnView::flush()
{
    if (!m_changed)
        return;
    m_changed = false;
    m_reasoningCard->setVisible(!m_reasoningSoFar.isEmpty());
    m_reasoning->setText(m_reasoningSoFar);
    const bool isFormatted = m_textSoFar.size() <= longestFormatted;
    m_text->setTextFormat(isFormatted ? Qt::RichText : Qt::PlainText);
    m_text->setText(isFormatted ? formatted(m_textSoFar) : m_textSoFar);
}

void TurnView::setFailure(const QString& text)
{
    m_failureText->setText(text);
    m_failure->setVisible(!text.isEmpty());
}

void TurnView::setRunning(bool running)
{
    m_spinner->setVisible(running);
}

} // namespace switchyard::pages
