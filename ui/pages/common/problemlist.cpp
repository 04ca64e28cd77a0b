// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/common/problemlist.h"

#include "config/configsession.h"
#include "items/oneedit.h"
#include "pages/common/iconlabel.h"
#include "ports/secretport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/sheet.h"
#include "widgets/toast.h"
#include "wording/diagnostic.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QFileInfo>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace switchyard::pages {

namespace {

constexpr std::size_t mostShown = 200; // more than anyone works through in one go

QString severityIcon(config::Severity severity)
{
    switch (severity) {
    case config::Severity::Error:
        return QStringLiteral("circle-x");
    case config::Severity::Warning:
        return QStringLiteral("triangle-alert");
    case config::Severity::Hint:
        return QStringLiteral("lightbulb");
    }
    return {};
}

theme::Ink severityInk(config::Severity severity)
{
    switch (severity) {
    case config::Severity::Error:
        return theme::Ink::Bad;
    case config::Severity::Warning:
        return theme::Ink::Warn;
    case config::Severity::Hint:
        return theme::Ink::Idle;
    }
    return theme::Ink::Text2;
}

//! The provider whose key a diagnostic says stands in the file; empty for all others.
ProviderId literalKeyOf(const config::Diagnostic& diagnostic)
{
    const auto& steps = diagnostic.location.steps();
    const bool isKey = diagnostic.code.rfind("literal-secret", 0) == 0 && diagnostic.path.find(".apiKey") != std::string::npos;
    return isKey && steps.size() > 2 && steps[2].isKey() ? ProviderId(steps[2].key()) : ProviderId();
}

QString severityText(config::Severity severity)
{
    switch (severity) {
    case config::Severity::Error:
        return ProblemList::tr("Error");
    case config::Severity::Warning:
        return ProblemList::tr("Warning");
    case config::Severity::Hint:
        return ProblemList::tr("Hint");
    }
    return {};
}

//! What a fix does, whatever it does it to.
const std::string& kindOf(const config::Fix& fix)
{
    return fix.wording.empty() ? fix.label : fix.wording;
}

} // namespace

ProblemList::ProblemList(const shell::Context& context, Filter filter, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_filter(std::move(filter))
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    connect(&context.services.session, &config::ConfigSession::configChanged, this, &ProblemList::fill);
    fill();
}

void ProblemList::setFilter(Filter filter)
{
    m_filter = std::move(filter);
    fill();
}

void ProblemList::setGutter(int gutter)
{
    m_gutter = gutter;
    m_count = -1;
    fill();
}

void ProblemList::retranslate()
{
    m_count = -1;
    fill();
}

void ProblemList::fill()
{
    std::vector<config::Diagnostic> wanted;
    for (const auto& diagnostic : m_context.services.session.diagnostics()) {
        const bool isKnown = std::any_of(wanted.begin(), wanted.end(), [&](const auto& other) {
            return other.code == diagnostic.code && other.path == diagnostic.path && other.message == diagnostic.message;
        });
        if (!isKnown && (!m_filter || m_filter(diagnostic)) && wanted.size() < mostShown)
            wanted.push_back(diagnostic);
    }
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.severity < b.severity; });
    if (m_count >= 0 && wanted == m_shown)
        return;
    m_shown = std::move(wanted);
    m_count = static_cast<int>(m_shown.size());
    while (auto* item = m_layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    addFixAll();
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        if (i > 0)
            m_layout->addWidget(new widgets::Hairline(Qt::Horizontal, this));
        m_layout->addWidget(makeRow(m_shown[i]));
    }
    if (m_shown.empty()) {
        auto* none = new widgets::Label(tr("Nothing to report."), theme::Type::Body, theme::Ink::Text2, this);
        none->setContentsMargins(m_gutter, theme::space::m, m_gutter, theme::space::m);
        m_layout->addWidget(none);
    }
    m_layout->addStretch(1);
}

QWidget* ProblemList::makeRow(const config::Diagnostic& diagnostic)
{
    using widgets::Button;
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(m_gutter, theme::space::m, m_gutter - theme::space::xs, theme::space::m);
    layout->setSpacing(theme::space::m);
    layout->addWidget(new IconLabel(severityIcon(diagnostic.severity), severityInk(diagnostic.severity), 16, row), 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(1);
    auto* message = new widgets::Label(problemText(diagnostic), theme::Type::Body, theme::Ink::Text, row);
    message->setWordWrap(true);
    message->setAccessibleName(severityText(diagnostic.severity) + QLatin1String(": ") + message->text());
    texts->addWidget(message);
    const auto& session = m_context.services.session;
    const QString file = diagnostic.origin.file < session.fileCount() ? QFileInfo(wording::fromUtf8(session.path(diagnostic.origin.file))).fileName() : QString();
    texts->addWidget(new widgets::ElidedLabel(tr("%1 · %2, line %3").arg(wording::fromUtf8(diagnostic.path), file, wording::count(static_cast<std::int64_t>(diagnostic.origin.line))),
                                              theme::Type::Caption, theme::Ink::Text3, row));
    layout->addLayout(texts, 1);
    const ProviderId literal = literalKeyOf(diagnostic);
    if (!literal.isEmpty() && !session.isReadOnly()) {
        auto* move = new Button(Button::Kind::Plain, tr("Move to the keychain"), QStringLiteral("lock"), row);
        move->setButtonSize(Button::Size::Small);
        layout->addWidget(move, 0, Qt::AlignTop);
        connect(move, &Button::clicked, this, [this, literal] { moveKey(literal); }, Qt::QueuedConnection);
    } else if (diagnostic.fix && !session.isReadOnly()) {
        auto* fix = new Button(Button::Kind::Plain, wording::fixText(*diagnostic.fix), {}, row);
        fix->setButtonSize(Button::Size::Small);
        layout->addWidget(fix, 0, Qt::AlignTop);
        // Queued: applying it rebuilds the rows, this button among them.
        connect(fix, &Button::clicked, this, [this, edit = *diagnostic.fix] { applyFix(edit); }, Qt::QueuedConnection);
    } else {
        auto* show = new Button(Button::Kind::Quiet, tr("Show"), {}, row);
        show->setButtonSize(Button::Size::Small);
        layout->addWidget(show, 0, Qt::AlignTop);
        connect(show, &Button::clicked, this, [this, diagnostic] { showPlace(diagnostic); }, Qt::QueuedConnection);
    }
    return row;
}

void ProblemList::addFixAll()
{
    std::map<std::string, int> counts;
    for (const auto& diagnostic : m_shown) {
        if (diagnostic.fix)
            ++counts[kindOf(*diagnostic.fix)];
    }
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == counts.end() || most->second < 2 || m_context.services.session.isReadOnly())
        return;
    const auto sample = std::find_if(m_shown.begin(), m_shown.end(), [&](const auto& diagnostic) { return diagnostic.fix && kindOf(*diagnostic.fix) == most->first; });
    auto* row = new widgets::Panel(widgets::Panel::Ground::Sunken, Qt::BottomEdge, this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(m_gutter, theme::space::s, m_gutter - theme::space::xs, theme::space::s);
    layout->addWidget(new widgets::Label(tr("%n of them have the same fix: %1", nullptr, most->second).arg(wording::fixText(*sample->fix)), theme::Type::Caption, theme::Ink::Text2, row), 1);
    auto* all = new widgets::Button(widgets::Button::Kind::Plain, tr("Fix all %n", nullptr, most->second), {}, row);
    all->setObjectName(QStringLiteral("fixAll"));
    all->setButtonSize(widgets::Button::Size::Small);
    layout->addWidget(all);
    connect(all, &widgets::Button::clicked, this, [this, kind = most->first] { fixAll(kind); }, Qt::QueuedConnection);
    m_layout->addWidget(row);
}

void ProblemList::fixAll(const std::string& kind)
{
    auto* session = &m_context.services.session;
    auto* toasts = &m_context.toasts;
    const auto wanted = [&](const config::Diagnostic& diagnostic) { return diagnostic.fix && kindOf(*diagnostic.fix) == kind && (!m_filter || m_filter(diagnostic)); };
    int fixed = 0;
    const auto edits = items::applyAsOneEdit(*session, m_context.services.environment, [&](config::ConfigSession& on) -> Result<void> {
        // Each fix may settle others with it and move what comes after: what is left is asked anew.
        for (fixed = 0; fixed < static_cast<int>(mostShown); ++fixed) {
            const auto& left = on.diagnostics();
            const auto next = std::find_if(left.begin(), left.end(), wanted);
            if (next == left.end())
                return {};
            const std::string before = on.text();
            if (const auto result = on.applyFix(config::Fix(*next->fix)); !result)
                return result;
            if (on.text() == before)
                return {};
        }
        return {};
    });
    if (!edits) {
        toasts->show(wording::describe(edits.error()));
        return;
    }
    toasts->show(tr("Fixed %n problem(s)", nullptr, fixed), tr("Undo"), [session, toasts, count = *edits] {
        for (int edit = 0; edit < count; ++edit) {
            if (const auto undone = session->undo(); !undone)
                toasts->show(wording::describe(undone.error()));
        }
    });
}

void ProblemList::moveKey(const ProviderId& provider)
{
    auto* toasts = &m_context.toasts;
    auto* session = &m_context.services.session;
    m_context.services.secrets.moveKey(provider, ports::KeyTarget::Keychain, toasts, [toasts, session](const Result<void>& result) {
        if (!result) {
            toasts->show(wording::describe(result.error()));
            return;
        }
        toasts->show(tr("The key is in the keychain now"), tr("Undo"), [toasts, session] {
            if (const auto undone = session->undo(); !undone)
                toasts->show(wording::describe(undone.error()));
        });
    });
}

void ProblemList::applyFix(const config::Fix& fix)
{
    auto* session = &m_context.services.session;
    auto* toasts = &m_context.toasts;
    if (const auto result = session->applyFix(fix); !result) {
        toasts->show(wording::describe(result.error()));
        return;
    }
    toasts->show(wording::fixText(fix), tr("Undo"), [session, toasts] {
        if (const auto undone = session->undo(); !undone)
            toasts->show(wording::describe(undone.error()));
    });
}

void ProblemList::showPlace(const config::Diagnostic& diagnostic)
{
    const QStringList steps = wording::fromUtf8(diagnostic.path).split(QLatin1Char('.'));
    if (steps.value(1) == QLatin1String("providers") && steps.size() > 2)
        m_context.navigator.openPage(shell::PageId::Providers, steps[2]);
    else if (steps.value(0) == QLatin1String("agents") && steps.value(1) == QLatin1String("entries"))
        m_context.navigator.openPage(shell::PageId::Agents, steps.value(2));
    else if (steps.value(0) == QLatin1String("agents"))
        m_context.navigator.openPage(shell::PageId::Routing, QStringLiteral("defaults"));
    else
        m_context.navigator.openPage(shell::PageId::Settings, QStringLiteral("files"));
}

QString problemText(const config::Diagnostic& diagnostic)
{
    return wording::diagnosticText(diagnostic);
}

void openProblems(const shell::Context& context)
{
    auto* sheet = new widgets::Sheet(ProblemList::tr("Problems of the configuration"), &context.overlay);
    sheet->setSheetSize({ 820, 600 });
    auto* scroll = new QScrollArea(sheet);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto* list = new ProblemList(context, {}, scroll);
    list->setGutter(theme::space::xxl);
    scroll->setWidget(list);
    list->setAutoFillBackground(false);
    sheet->setContent(scroll);
    sheet->open();
}

} // namespace switchyard::pages
