// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/providers/jsonpane.h"

#include "config/configsession.h"
#include "json5/document.h"
#include "pages/common/problemlist.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

namespace {

constexpr std::chrono::milliseconds pauseBeforeCheck { 250 };

//! What every line but the first begins with, as deep as the last one: how far the stretch stands in the file. Empty where
//! taking it away could not be undone, or would change a string that goes over several lines.
QString sharedIndent(const QString& text)
{
    const QStringList lines = text.split(QLatin1Char('\n'));
    if (lines.size() < 2 || text.contains(QLatin1String("\\\n")) || text.contains(QLatin1String("\\\r")))
        return {};
    const QString& last = lines.back();
    const auto firstInk = std::find_if(last.begin(), last.end(), [](QChar c) { return !c.isSpace(); });
    const QString indent = last.left(firstInk - last.begin());
    const bool isShared = std::all_of(lines.begin() + 1, lines.end(), [&indent](const QString& line) {
        // A blank line of just these spaces would come back empty.
        const bool isIndented = line.startsWith(indent) && line != indent && line != indent + QLatin1Char('\r');
        return isIndented || line.isEmpty() || line == QLatin1String("\r");
    });
    return isShared ? indent : QString();
}

QString withoutIndent(const QString& text, const QString& indent)
{
    return indent.isEmpty() ? text : QString(text).replace(QLatin1Char('\n') + indent, QLatin1String("\n"));
}

QString withIndent(const QString& text, const QString& indent)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (!lines[i].isEmpty())
            lines[i].prepend(indent);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

JsonPane::JsonPane(const shell::Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_edit(new QPlainTextEdit(this))
    , m_verdict(new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::space::s);
    m_edit->setFont(theme::font(theme::Type::Mono));
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setTabStopDistance(QFontMetricsF(m_edit->font()).horizontalAdvance(QLatin1Char(' ')) * 2);
    m_edit->setTabChangesFocus(true);
    m_edit->document()->setDocumentMargin(theme::space::m);
    layout->addWidget(m_edit, 1);
    m_verdict->setWordWrap(true);
    layout->addWidget(m_verdict);
    m_card = new widgets::Card(this);
    auto* cardLayout = new QVBoxLayout(m_card);
    cardLayout->setContentsMargins(1, 1, 1, 1);
    m_problems = new ProblemList(m_context, [](const config::Diagnostic&) { return false; }, m_card);
    cardLayout->addWidget(m_problems);
    m_card->hide();
    layout->addWidget(m_card);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseBeforeCheck);
    connect(&m_pause, &QTimer::timeout, this, &JsonPane::check);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_pause.start();
        Q_EMIT edited();
    });
    retranslate();
}

void JsonPane::retranslate()
{
    m_edit->setAccessibleName(tr("Provider as JSON5"));
    m_problems->retranslate();
    check();
}

void JsonPane::setProvider(const ProviderId& id)
{
    m_provider = id;
    const std::string place = "models.providers." + id.value();
    m_problems->setFilter([place](const config::Diagnostic& diagnostic) {
        const auto& path = diagnostic.path;
        return path.compare(0, place.size(), place) == 0 && (path.size() == place.size() || path[place.size()] == '.' || path[place.size()] == '[');
    });
    load();
}

void JsonPane::refresh()
{
    if (!isEdited())
        load();
}

void JsonPane::revert()
{
    load();
    Q_EMIT edited();
}

void JsonPane::load()
{
    const auto& session = m_context.services.session;
    const auto text = session.providerText(m_provider);
    const QSignalBlocker blocker(m_edit);
    m_original = text ? wording::fromUtf8(*text) : QString();
    m_indent = sharedIndent(m_original);
    m_secrets = {};
    m_shown = wording::fromUtf8(m_secrets.hide(withoutIndent(m_original, m_indent).toStdString()));
    m_edit->setPlainText(m_shown);
    m_edit->setReadOnly(!text || session.isReadOnly());
    m_card->setVisible(m_problems->count() > 0);
    m_edit->setPlaceholderText(tr("This provider is built into OpenClaw and is not written in the file."));
    check();
}

bool JsonPane::isEdited() const
{
    return m_edit->toPlainText() != QString(m_shown).replace(QLatin1String("\r\n"), QLatin1String("\n"));
}

QString JsonPane::text() const
{
    QString text = withIndent(wording::fromUtf8(m_secrets.reveal(m_edit->toPlainText().toStdString())), m_indent);
    if (m_original.contains(QLatin1String("\r\n")))
        text.replace(QLatin1Char('\n'), QLatin1String("\r\n"));
    return text;
}

void JsonPane::check()
{
    QList<QTextEdit::ExtraSelection> marks;
    m_isValid = true;
    if (m_edit->toPlainText().trimmed().isEmpty()) {
        m_verdict->clear();
        m_edit->setExtraSelections(marks);
        return;
    }
    const auto document = json5::Document::parse(m_edit->toPlainText().toStdString());
    m_isValid = document.isValid();
    if (m_isValid) {
        const QString problems = isEdited() ? newProblems() : QString();
        m_verdict->setText(problems.isEmpty() ? tr("Valid JSON5. Only this stretch of the file is replaced.") : tr("Valid JSON5, but: %1").arg(problems));
    } else {
        const auto error = document.firstError();
        m_verdict->setText(wording::describe(error));
        if (error.location) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = QTextCursor(m_edit->document()->findBlockByNumber(static_cast<int>(error.location->line) - 1));
            mark.format.setBackground(theme::tokens().tone(theme::Tone::Bad).soft);
            mark.format.setProperty(QTextFormat::FullWidthSelection, true);
            marks << mark;
        }
    }
    m_edit->setExtraSelections(marks);
}

QString JsonPane::newProblems() const
{
    const config::FixStep step { config::FixStep::Kind::Set, json5::Path { "models", "providers", m_provider.value() }, text().toStdString() };
    const auto preview = m_context.services.session.preview({ step });
    if (!preview)
        return wording::describe(preview.error());
    QStringList problems;
    for (const auto& diagnostic : preview->newDiagnostics) {
        if (diagnostic.severity != config::Severity::Hint && problems.size() < 3)
            problems << problemText(diagnostic);
    }
    return problems.join(QLatin1Char(' '));
}

bool JsonPane::save()
{
    // Dots that stand for nothing any more: they would be written as the key.
    const QString dots = QStringLiteral("••");
    if (text().count(dots) > m_original.count(dots)) {
        const QString refusal = tr("The dots stand for a key and were changed. Type the key anew.");
        m_verdict->setText(refusal);
        m_context.toasts.show(refusal);
        return false;
    }
    const auto result = m_context.services.session.replaceProviderText(m_provider, text().toStdString());
    if (!result) {
        m_verdict->setText(wording::describe(result.error()));
        m_context.toasts.show(wording::describe(result.error()));
        return false;
    }
    load();
    return true;
}

} // namespace switchyard::pages
