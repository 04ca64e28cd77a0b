// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/filebanner.h"

#include "config/configsession.h"
#include "ports/configfileport.h"
#include "ports/engineport.h"
#include "ports/policyfileport.h"
#include "theme/metrics.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/diffview.h"
#include "widgets/faultview.h"
#include "widgets/sheet.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::shell {

using namespace theme;
using ports::FileState;

FileBanner::FileBanner(const Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_file(new widgets::Banner(Tone::Warn, this))
    , m_engine(new widgets::Banner(Tone::Bad, this))
    , m_policy(new widgets::Banner(Tone::Warn, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::gutter, space::m, space::gutter, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_file);
    layout->addWidget(m_engine);
    layout->addWidget(m_policy);
    const Services& services = context.services;
    connect(&services.file, &ports::ConfigFilePort::stateChanged, this, &FileBanner::refresh);
    connect(&services.session, &config::ConfigSession::readOnlyChanged, this, &FileBanner::refresh);
    connect(&services.engine, &ports::EnginePort::statusChanged, this, &FileBanner::refresh);
    if (services.policyFile)
        connect(services.policyFile, &ports::PolicyFilePort::problemChanged, this, &FileBanner::refresh);
    refresh();
}

void FileBanner::retranslate()
{
    refresh();
}

void FileBanner::refresh()
{
    refreshFile();
    refreshEngine();
    refreshPolicy();
    setVisible(!m_file->isHidden() || !m_engine->isHidden() || !m_policy->isHidden());
}

void FileBanner::refreshPolicy()
{
    ports::PolicyFilePort* file = m_context.services.policyFile;
    const auto problem = file ? file->problem() : std::nullopt;
    m_policy->setVisible(problem.has_value());
    if (!problem)
        return;
    const QString name = QFileInfo(file->path()).fileName();
    const bool isWrite = problem->code == ErrorCode::WriteFailed;
    QString title;
    if (isWrite)
        title = tr("%1 could not be saved; your settings of the router are kept here.", "file name").arg(name);
    else if (problem->code == ErrorCode::Syntax)
        title = tr("%1 is not valid JSON5 and is left as it is.", "file name").arg(name);
    else
        title = tr("%1 cannot be read.", "file name").arg(name);
    QString text = wording::describe(*problem);
    if (!isWrite)
        text += QLatin1Char(' ')
            + (file->isRestricted() ? tr("Until it can be read, requests stay on this computer.")
                                    : tr("The last good settings of the router count."));
    m_policy->setTone(file->isRestricted() ? Tone::Bad : Tone::Warn);
    m_policy->setText(title, text);
    m_policy->clearButtons();
    connect(m_policy->addButton(tr("Show the file")), &QAbstractButton::clicked, this,
            [path = file->path()] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); });
    connect(m_policy->addButton(tr("Try again")), &QAbstractButton::clicked, file, &ports::PolicyFilePort::retry);
}

QString FileBanner::fileName() const
{
    return QFileInfo(m_context.services.file.path()).fileName();
}

QString FileBanner::reasonSentence() const
{
    const auto reason = m_context.services.file.reason();
    return reason ? wording::describe(*reason) : QString();
}

bool FileBanner::showDraft()
{
    ports::ConfigFilePort& file = m_context.services.file;
    const QString draft = m_draftAsked ? QString() : file.draftDiff();
    if (draft.isEmpty())
        return false;
    m_file->setTone(Tone::Idle);
    m_file->setText(tr("Unsaved edits of the last session were found."), tr("Nothing is changed until you take them back."));
    connect(m_file->addButton(tr("Show the change")), &QAbstractButton::clicked, this, [this, draft] {
        showDiff(tr("Edits of the last session"), draft, tr("Take them back"), [this] { m_context.services.file.restoreDraft(); });
    });
    connect(m_file->addButton(tr("Discard")), &QAbstractButton::clicked, this, [this] {
        m_draftAsked = true;
        m_context.services.file.discardDraft();
        refresh();
    });
    return true;
}

void FileBanner::refreshFile()
{
    ports::ConfigFilePort& file = m_context.services.file;
    m_file->clearButtons();
    m_file->setVisible(true);
    const auto button = [this](const QString& text, auto run) {
        connect(m_file->addButton(text), &QAbstractButton::clicked, this, run);
    };
    switch (file.state()) {
    case FileState::Unsaved:
        if (!file.isFirstWriteConfirmed()) {
            m_file->setTone(Tone::Idle);
            m_file->setText(tr("%1 was not made by Switchyard.", "file name").arg(fileName()),
                            tr("Look at the change once; after that, edits save themselves. Comments and order stay."));
            button(tr("Show the change"), [this] {
                showDiff(tr("First change to %1", "file name").arg(fileName()), m_context.services.file.pendingDiff(), tr("Save"),
                         [this] { m_context.services.file.confirmFirstWrite(); });
            });
            button(tr("Revert"), [this] { m_context.services.file.discardEdits(); });
            return;
        }
        break;
    case FileState::ChangedOnDisk:
        m_file->setTone(Tone::Warn);
        m_file->setText(tr("%1 was changed by another program at the same place.", "file name").arg(fileName()),
                        tr("Everything else was merged. Nothing is written until you choose."));
        button(tr("Show both"), [this] { showConflicts(); });
        button(tr("Keep mine"), [this] { m_context.services.file.resolveConflicts(ports::ConflictChoice::Mine); });
        button(tr("Take theirs"), [this] { m_context.services.file.resolveConflicts(ports::ConflictChoice::Theirs); });
        return;
    case FileState::ReadOnly:
        m_file->setTone(Tone::Warn);
        m_file->setText(tr("%1 cannot be written, so nothing can be edited.", "file name").arg(fileName()), reasonSentence());
        button(tr("Try again"), [this] { m_context.services.file.reload(); });
        return;
    case FileState::NotJson5:
        m_file->setTone(Tone::Bad);
        m_file->setText(tr("%1 is not valid JSON5, so it is shown read-only.", "file name").arg(fileName()), reasonSentence());
        button(tr("Show the place"), [this] { showFault(); });
        button(tr("Read it again"), [this] { m_context.services.file.reload(); });
        return;
    case FileState::Failed:
        m_file->setTone(Tone::Bad);
        m_file->setText(file.pendingDiff().isEmpty() ? tr("%1 cannot be read.", "file name").arg(fileName())
                                                     : tr("%1 could not be saved; your edits are kept.", "file name").arg(fileName()),
                        reasonSentence());
        button(tr("Try again"), [this] { m_context.services.file.saveNow(); });
        return;
    case FileState::NoFile:
    case FileState::Saved:
    case FileState::Saving:
        break;
    }
    m_file->setVisible(showDraft());
}

void FileBanner::refreshEngine()
{
    const ports::EngineStatus status = m_context.services.engine.status();
    const bool failed = status.state == ports::EngineState::Failed;
    m_engine->clearButtons();
    m_engine->setVisible(failed);
    if (!failed)
        return;
    const bool taken = status.error && status.error->code == ErrorCode::AddressInUse;
    if (taken && !status.portOwner.isEmpty())
        m_engine->setText(tr("Port %1 is used by %2.").arg(status.port).arg(status.portOwner),
                          tr("Clients cannot reach the router until it moves or that program ends."));
    else if (taken)
        m_engine->setText(tr("Port %1 is used by another program.").arg(status.port),
                          tr("Clients cannot reach the router until it moves or that program ends."));
    else
        m_engine->setText(tr("The router did not start."), status.error ? wording::describe(*status.error) : QString());
    if (taken)
        connect(m_engine->addButton(tr("Move to a free port")), &QAbstractButton::clicked, &m_context.services.engine,
                &ports::EnginePort::moveToFreePort);
    connect(m_engine->addButton(tr("Try again")), &QAbstractButton::clicked, &m_context.services.engine,
            &ports::EnginePort::start);
}

void FileBanner::showDiff(const QString& title, const QString& diff, const QString& action, const std::function<void()>& run)
{
    auto* sheet = new widgets::Sheet(title, &m_context.overlay);
    sheet->setSheetSize({ 860, 620 });
    sheet->setContent(new widgets::DiffView(diff));
    sheet->setFootNote(m_context.services.file.path());
    auto* cancel = new widgets::Button(widgets::Button::Kind::Plain, tr("Cancel"));
    auto* act = new widgets::Button(widgets::Button::Kind::Primary, action);
    connect(cancel, &QAbstractButton::clicked, sheet, &widgets::Sheet::closeSheet);
    connect(act, &QAbstractButton::clicked, sheet, [this, sheet, run] {
        sheet->closeSheet();
        run();
        refresh();
    });
    sheet->addFootWidget(cancel);
    sheet->addFootWidget(act);
    sheet->open();
    act->setFocus();
}

void FileBanner::showFault()
{
    const config::ConfigSession& session = m_context.services.session;
    const auto reason = session.readOnlyReason();
    if (!reason)
        return;
    // The fault's place counts bytes, a text view UTF-16 units.
    const std::string& bytes = session.text(reason->origin.file);
    const auto units = [&bytes](std::size_t from, std::size_t count) {
        const std::size_t begin = std::min(from, bytes.size());
        return static_cast<int>(QString::fromUtf8(bytes.data() + begin, static_cast<qsizetype>(std::min(count, bytes.size() - begin)))
                                    .remove(QLatin1Char('\r'))
                                    .size());
    };
    const QString text = QString::fromStdString(bytes).remove(QLatin1Char('\r'));
    auto* sheet = new widgets::Sheet(fileName(), &m_context.overlay);
    sheet->setSheetSize({ 860, 620 });
    sheet->setContent(new widgets::FaultView(text, units(0, reason->origin.offset), units(reason->origin.offset, reason->origin.length)));
    sheet->setFootNote(reasonSentence());
    auto* close = new widgets::Button(widgets::Button::Kind::Plain, tr("Close"));
    connect(close, &QAbstractButton::clicked, sheet, &widgets::Sheet::closeSheet);
    sheet->addFootWidget(close);
    sheet->open();
    close->setFocus();
}

void FileBanner::showConflicts()
{
    auto* sheet = new widgets::Sheet(tr("Changed here and on disk"), &m_context.overlay);
    sheet->setSheetSize({ 860, 620 });
    QString text;
    for (const ports::FileConflict& conflict : m_context.services.file.conflicts()) {
        text += QStringLiteral("@@ ") + conflict.path + QLatin1Char('\n');
        text += QStringLiteral("-") + (conflict.theirs.isEmpty() ? tr("(removed on disk)") : conflict.theirs) + QLatin1Char('\n');
        text += QStringLiteral("+") + (conflict.mine.isEmpty() ? tr("(removed here)") : conflict.mine) + QStringLiteral("\n\n");
    }
    sheet->setContent(new widgets::DiffView(text));
    sheet->setFootNote(tr("Lines with − are on disk, lines with + are yours."));
    const auto add = [this, sheet](const QString& name, widgets::Button::Kind kind, ports::ConflictChoice choice) {
        auto* made = new widgets::Button(kind, name);
        connect(made, &QAbstractButton::clicked, sheet, [this, sheet, choice] {
            sheet->closeSheet();
            m_context.services.file.resolveConflicts(choice);
        });
        sheet->addFootWidget(made);
    };
    add(tr("Take theirs"), widgets::Button::Kind::Plain, ports::ConflictChoice::Theirs);
    add(tr("Keep mine"), widgets::Button::Kind::Primary, ports::ConflictChoice::Mine);
    sheet->open();
}

} // namespace switchyard::shell
