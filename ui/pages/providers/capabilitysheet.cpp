// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/common/iconlabel.h"
#include "pages/providers/capabilitysheet.h"

#include "config/configsession.h"
#include "items/capabilityedit.h"
#include "pages/common/textdiff.h"
#include "pages/routing/routewording.h"
#include "ports/capabilityport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/sheet.h"
#include "widgets/spinner.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <array>

namespace switchyard::pages {

namespace {

using health::Capability;
using health::Finding;

constexpr QSize sheetSize(940, 620);
constexpr int findingsWidth = 400;
constexpr int diffStretch = 100; // beside the empty stretch below it, which is 1

//! The sheet's content; drives the port and fills itself from its signals.
class CapabilityPanel final : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(CapabilityPanel)

public:
    CapabilityPanel(const shell::Context& context, widgets::Sheet& sheet, const ModelRef& ref)
        : m_context(context)
        , m_sheet(sheet)
        , m_port(*context.services.capability)
        , m_ref(ref)
    {
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addWidget(buildFindings());
        layout->addWidget(new widgets::Hairline(Qt::Vertical, this));
        layout->addWidget(buildOutcome(), 1);
        buildFoot();
        connect(&m_port, &ports::CapabilityPort::found, this, [this](const health::CapabilityFinding& finding) { takeFinding(finding); });
        connect(&m_port, &ports::CapabilityPort::finished, this, [this](const ports::CapabilityReport& report) { finish(report); });
        showEstimate();
        showState();
    }

    ~CapabilityPanel() override
    {
        disconnect(&m_port, nullptr, this, nullptr);
        if (m_isOurs)
            m_port.cancel();
    }

private:
    struct Line {
        IconLabel* icon = nullptr;
        widgets::Spinner* spinner = nullptr;
        widgets::Label* note = nullptr;
    };

    static QString nameOf(Capability capability)
    {
        switch (capability) {
        case Capability::Answers:
            return tr("Answers a question");
        case Capability::Streaming:
            return tr("Streams its answer");
        case Capability::StreamingUsage:
            return tr("Counts tokens in streams");
        case Capability::Responses:
            return tr("Speaks the Responses API");
        case Capability::Tools:
            return tr("Calls tools");
        case Capability::ParallelTools:
            return tr("Calls several tools at once");
        case Capability::JsonSchema:
            return tr("Keeps to a JSON schema");
        case Capability::Images:
            return tr("Sees images");
        case Capability::DeveloperRole:
            return tr("Takes the developer role");
        case Capability::ContentParts:
            return tr("Takes content in parts");
        case Capability::ExtraMessageKeys:
            return tr("Overlooks keys it does not know");
        case Capability::ContextLimit:
            return tr("Refuses what is too long");
        }
        return {};
    }

    static QString noteOf(const health::CapabilityFinding& finding)
    {
        if (finding.contextLimit)
            return tr("up to %1").arg(wording::contextSize(*finding.contextLimit));
        switch (finding.finding) {
        case Finding::Yes:
            return tr("yes");
        case Finding::No:
            return tr("no");
        case Finding::Skipped:
            return tr("not asked");
        case Finding::Unclear:
            return tr("unclear");
        }
        return {};
    }

    QWidget* buildFindings()
    {
        auto* side = new QWidget(this);
        side->setFixedWidth(theme::scaled(findingsWidth));
        auto* layout = new QVBoxLayout(side);
        layout->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::l);
        layout->setSpacing(theme::space::m);
        layout->addWidget(new widgets::SectionLabel(tr("What is asked"), {}, side));
        auto* grid = new QGridLayout;
        grid->setVerticalSpacing(theme::space::m);
        grid->setHorizontalSpacing(theme::space::m - 2);
        grid->setColumnStretch(1, 1);
        int row = 0;
        for (const Capability capability : health::allCapabilities) {
            Line& line = m_lines[static_cast<std::size_t>(capability)];
            line.icon = new IconLabel(QStringLiteral("circle-dashed"), theme::Ink::Text3, 18, side);
            line.spinner = new widgets::Spinner(18, side);
            line.note = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, side);
            auto* name = new widgets::Label(nameOf(capability), theme::Type::Body, theme::Ink::Text, side);
            name->setWordWrap(true);
            name->setBuddy(line.note);
            grid->addWidget(line.icon, row, 0);
            grid->addWidget(line.spinner, row, 0);
            grid->addWidget(name, row, 1);
            grid->addWidget(line.note, row, 2, Qt::AlignRight);
            ++row;
        }
        layout->addLayout(grid);
        layout->addStretch(1);
        return side;
    }

    QWidget* buildOutcome()
    {
        auto* side = new QWidget(this);
        m_outcome = new QVBoxLayout(side);
        m_outcome->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::l);
        m_outcome->setSpacing(theme::space::m);
        m_outcome->addWidget(new widgets::SectionLabel(tr("What it means for the file"), {}, side));
        m_text = new widgets::Label({}, theme::Type::Body, theme::Ink::Text2, side);
        m_text->setWordWrap(true);
        m_outcome->addWidget(m_text);
        m_outcome->addStretch(1);
        return side;
    }

    void buildFoot()
    {
        using widgets::Button;
        m_start = new Button(Button::Kind::Primary, {}, QStringLiteral("flask-conical"));
        m_start->setObjectName(QStringLiteral("capabilityStart"));
        m_write = new Button(Button::Kind::Primary, tr("Write it"));
        m_write->setObjectName(QStringLiteral("capabilityWrite"));
        m_write->hide();
        m_sheet.addFootWidget(m_start);
        m_sheet.addFootWidget(m_write);
        connect(m_start, &QPushButton::clicked, this, [this] { toggle(); });
        connect(m_write, &QPushButton::clicked, this, [this] { write(); });
    }

    void showEstimate()
    {
        const auto estimate = m_port.estimate(m_ref);
        QStringList costs { tr("about %1 tokens at most").arg(wording::count(estimate.tokens.value)) };
        if (estimate.costUsd && *estimate.costUsd > 0)
            costs << tr("about %1").arg(wording::dollars(*estimate.costUsd));
        if (estimate.loadsModel)
            costs << (estimate.loadTime ? tr("it loads the model first, which takes %1").arg(wording::about(*estimate.loadTime)) : tr("it loads the model first"));
        m_sheet.setFootNote(tr("Asking takes: %1.").arg(costs.join(QLatin1String(", "))));
        m_text->setText(tr("Twelve small requests go straight to the server. What they prove becomes a proposal: the protocol, the kinds of input, the context window and the compat switches of this model. Nothing is written before you say so."));
    }

    void toggle()
    {
        if (m_port.isRunning()) {
            m_port.cancel();
            return;
        }
        m_findings.clear();
        m_steps.clear();
        delete m_diff;
        m_diff = nullptr;
        m_isOurs = true;
        m_text->setText(tr("Asking…"));
        m_port.start(m_ref);
        showState();
    }

    void takeFinding(const health::CapabilityFinding& finding)
    {
        m_findings.push_back(finding);
        showState();
    }

    void finish(const ports::CapabilityReport& report)
    {
        m_isOurs = false;
        m_findings = report.findings;
        if (report.failure != health::Reason::None)
            m_text->setText(tr("It could not be asked: %1.").arg(wording::reasonText(report.failure)));
        else if (report.wasCancelled)
            m_text->setText(tr("Stopped. What was found so far stands at the left; nothing is proposed."));
        else
            propose(report);
        showState();
    }

    void propose(const ports::CapabilityReport& report)
    {
        const auto& session = m_context.services.session;
        m_steps = items::capabilitySteps(report.proposal, m_ref, session.config());
        const auto preview = session.preview(m_steps);
        std::vector<DiffLine> lines;
        if (preview) {
            for (const auto& file : preview->files) {
                if (file.before != file.after)
                    lines = diffLines(wording::fromUtf8(file.before), wording::fromUtf8(file.after));
            }
        }
        if (lines.empty()) {
            m_steps.clear();
            m_text->setText(preview ? tr("The file says all of this already.") : wording::describe(preview.error()));
            return;
        }
        m_text->setText(tr("Only these lines change; comments and everything else stay. It can be undone."));
        m_diff = makeDiffView(lines, this);
        m_diff->setMinimumHeight(200);
        m_outcome->insertWidget(2, m_diff, diffStretch);
    }

    void showState()
    {
        const bool isRunning = m_isOurs && m_port.isRunning();
        std::size_t next = 0;
        for (const Capability capability : health::allCapabilities) {
            Line& line = m_lines[static_cast<std::size_t>(capability)];
            const bool isKnown = next < m_findings.size();
            const bool isAsked = isRunning && next == m_findings.size();
            line.spinner->setVisible(isAsked);
            line.icon->setVisible(!isAsked);
            showLine(line, isKnown ? &m_findings[next] : nullptr);
            ++next;
        }
        m_start->setText(isRunning ? tr("Stop") : m_findings.empty() ? tr("Ask now") : tr("Ask again"));
        m_start->setIconName(isRunning ? QStringLiteral("square") : QStringLiteral("flask-conical"));
        const bool canWrite = !isRunning && !m_steps.empty() && !m_context.services.session.isReadOnly();
        m_start->setKind(canWrite || isRunning ? widgets::Button::Kind::Plain : widgets::Button::Kind::Primary);
        m_write->setVisible(canWrite);
    }

    void showLine(Line& line, const health::CapabilityFinding* finding)
    {
        QString icon = QStringLiteral("circle-dashed");
        auto ink = theme::Ink::Text3;
        if (finding && finding->finding == Finding::Yes) {
            icon = QStringLiteral("circle-check");
            ink = theme::Ink::Good;
        } else if (finding && finding->finding == Finding::No) {
            icon = QStringLiteral("circle-minus");
            ink = theme::Ink::Text2;
        } else if (finding && finding->finding == Finding::Unclear) {
            icon = QStringLiteral("circle-question-mark");
            ink = theme::Ink::Warn;
        }
        line.icon->setIcon(icon, ink);
        line.note->setText(finding ? noteOf(*finding) : QString());
        if (finding && finding->evidence.httpStatus > 0)
            line.note->setToolTip(tr("HTTP %1 after %2").arg(finding->evidence.httpStatus).arg(wording::duration(finding->evidence.took)));
    }

    void write()
    {
        config::EditDescription description;
        description.kind = config::EditDescription::Kind::UpdateModel;
        description.model = m_ref;
        auto* session = &m_context.services.session;
        auto* toasts = &m_context.toasts;
        if (const auto result = session->apply(description, m_steps); !result) {
            toasts->show(wording::describe(result.error()));
            return;
        }
        const QString text = tr("%1 says what it can do now").arg(shortName(m_ref, session->config()));
        m_sheet.closeSheet();
        toasts->show(text, tr("Undo"), [session, toasts] {
            if (const auto undone = session->undo(); !undone)
                toasts->show(wording::describe(undone.error()));
        });
    }

    shell::Context m_context;
    widgets::Sheet& m_sheet;
    ports::CapabilityPort& m_port;
    ModelRef m_ref;
    bool m_isOurs = false; //!< The check under way was started here.
    std::vector<health::CapabilityFinding> m_findings;
    std::vector<config::FixStep> m_steps;
    std::array<Line, health::allCapabilities.size()> m_lines {};
    QVBoxLayout* m_outcome = nullptr;
    widgets::Label* m_text = nullptr;
    QWidget* m_diff = nullptr;
    widgets::Button* m_start = nullptr;
    widgets::Button* m_write = nullptr;
};

} // namespace

void openCapabilitySheet(const shell::Context& context, const ModelRef& ref)
{
    if (!context.services.capability)
        return;
    auto* sheet = new widgets::Sheet(CapabilityPanel::tr("What %1 can do").arg(shortName(ref, context.services.session.config())), &context.overlay);
    sheet->setSheetSize(sheetSize);
    sheet->setContent(new CapabilityPanel(context, *sheet, ref));
    sheet->open();
}

} // namespace switchyard::pages
