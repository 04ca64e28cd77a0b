// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/tryit/connectsheet.h"

#include "config/environment.h"
#include "items/chainarrangement.h"
#include "items/chainpreview.h"
#include "items/oneedit.h"
#include "pages/common/textdiff.h"
#include "pages/routing/routewording.h"
#include "ports/engineport.h"
#include "ports/secretport.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/secretclipboard.h"
#include "widgets/segmented.h"
#include "widgets/sheet.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QClipboard>
#include <QComboBox>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

namespace {

const ProviderId switchyardId { std::string(items::ownProvider) };
const char* const tokenVariable = "SWITCHYARD_TOKEN";

// The older generation takes no references to keys, and no provider without a key either: a variable is what is left.
config::KeyDraft keyFor(const config::OpenClawConfig& config)
{
    config::KeyDraft key;
    if (config.generation != config::Generation::List)
        return key;
    key.kind = config::KeyDraft::Kind::Environment;
    key.text = tokenVariable;
    return key;
}

//! The sheet's content.
class ConnectPanel final : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(ConnectPanel)

public:
    ConnectPanel(const shell::Context& context, widgets::Sheet& sheet)
        : m_context(context)
        , m_sheet(sheet)
    {
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::l);
        layout->setSpacing(theme::space::m);
        buildOpenClaw(layout);
        layout->addSpacing(theme::space::s);
        buildOthers(layout);
        connect(&context.services.engine, &ports::EnginePort::statusChanged, this, [this] { show(); });
        show();
    }

private:
    void buildOpenClaw(QVBoxLayout* layout)
    {
        using widgets::Button;
        layout->addWidget(new widgets::Label(tr("OpenClaw"), theme::Type::Strong, theme::Ink::Text, this));
        m_text = new widgets::Label({}, theme::Type::Body, theme::Ink::Text2, this);
        m_text->setWordWrap(true);
        layout->addWidget(m_text);
        auto* row = new QHBoxLayout;
        row->setSpacing(theme::space::s);
        m_who = new QComboBox(this);
        m_who->addItem(tr("All agents that follow the defaults"), QString());
        for (const auto& agent : m_context.services.session.config().agents)
            m_who->addItem(tr("Agent %1").arg(wording::fromUtf8(agent.name.empty() ? agent.id.value() : agent.name)), wording::fromUtf8(agent.id.value()));
        m_who->setAccessibleName(tr("Who uses it"));
        m_preview = new Button(Button::Kind::Plain, tr("Show the change"), QStringLiteral("diff"), this);
        m_write = new Button(Button::Kind::Primary, tr("Write it"), {}, this);
        m_copyVariable = new Button(Button::Kind::Plain, tr("Copy the line"), QStringLiteral("copy"), this);
        row->addWidget(m_who, 1);
        row->addWidget(m_copyVariable);
        row->addWidget(m_preview);
        row->addWidget(m_write);
        layout->addLayout(row);
        connect(m_preview, &QPushButton::clicked, this, [this] { showChange(); });
        connect(m_write, &QPushButton::clicked, this, [this] { write(); });
        connect(m_copyVariable, &QPushButton::clicked, this, [this] {
            const auto token = m_context.services.engine.token();
            widgets::copySecretText(QLatin1String(tokenVariable) + QLatin1Char('=') + wording::fromUtf8(token.reveal()));
            m_context.toasts.show(tr("Copied with the token"));
        });
    }

    void buildOthers(QVBoxLayout* layout)
    {
        using widgets::Button;
        layout->addWidget(new widgets::Label(tr("Other clients"), theme::Type::Strong, theme::Ink::Text, this));
        m_kind = new widgets::Segmented(this);
        m_kind->addText(static_cast<int>(SnippetKind::Curl), QStringLiteral("cURL"));
        m_kind->addText(static_cast<int>(SnippetKind::Python), QStringLiteral("Python"));
        m_kind->addText(static_cast<int>(SnippetKind::ClaudeCode), QStringLiteral("Claude Code"));
        m_kind->addText(static_cast<int>(SnippetKind::Codex), QStringLiteral("Codex"));
        m_kind->setCurrent(0);
        layout->addWidget(m_kind, 0, Qt::AlignLeft);
        m_lines = new QPlainTextEdit(this);
        m_lines->setReadOnly(true);
        m_lines->setFont(theme::font(theme::Type::Mono));
        m_lines->document()->setDocumentMargin(theme::space::m);
        m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
        m_lines->setAccessibleName(tr("Lines to paste"));
        layout->addWidget(m_lines, 1);
        auto* row = new QHBoxLayout;
        row->setSpacing(theme::space::s);
        auto* note = new widgets::Label(tr("The token is left out as shown. Copied with the token, anyone with the clipboard can use your providers."), theme::Type::Caption, theme::Ink::Text2, this);
        note->setWordWrap(true);
        row->addWidget(note, 1);
        m_copy = new Button(Button::Kind::Plain, tr("Copy"), QStringLiteral("copy"), this);
        m_copyWithToken = new Button(Button::Kind::Plain, tr("Copy with the token"), QStringLiteral("key-round"), this);
        row->addWidget(m_copy);
        row->addWidget(m_copyWithToken);
        layout->addLayout(row);
        connect(m_kind, &widgets::Segmented::chosen, this, [this] { show(); });
        connect(m_who, &QComboBox::activated, this, [this] { show(); });
        connect(m_copy, &QPushButton::clicked, this, [this] {
            QGuiApplication::clipboard()->setText(m_lines->toPlainText());
            m_context.toasts.show(tr("Copied"));
        });
        connect(m_copyWithToken, &QPushButton::clicked, this, [this] {
            const auto token = m_context.services.engine.token();
            widgets::copySecretText(snippet(kind(), baseUrl(), model(), wording::fromUtf8(token.reveal())));
            m_context.toasts.show(tr("Copied with the token"));
        });
    }

    SnippetKind kind() const { return static_cast<SnippetKind>(m_kind->current()); }
    QString baseUrl() const { return m_context.services.engine.baseUrl().toString(); }
    QString model() const
    {
        const QString agent = m_who->currentData().toString();
        return agent.isEmpty() ? QStringLiteral("auto") : QLatin1String("agent/") + agent;
    }

    config::ChainId chain() const
    {
        config::ChainId id;
        const QString agent = m_who->currentData().toString();
        if (!agent.isEmpty())
            id.agent = AgentId(agent.toStdString());
        return id;
    }

    void show()
    {
        const auto& session = m_context.services.session;
        const bool isRunning = !baseUrl().isEmpty();
        const bool isWritten = session.config().findProvider(switchyardId) != nullptr;
        // Without the variable the older client refuses the whole file, not just this provider.
        const bool lacksVariable = usesVariable() && !m_context.services.environment.variable(tokenVariable);
        m_text->setText(!isRunning ? tr("The routing engine is not running. Start it in Settings; then its address can be written.")
                        : lacksVariable
                            ? tr("This file belongs to an older OpenClaw, which can read the token only from the variable %1 and refuses the whole file while it is not set. Put the line into the file .env beside OpenClaw's file.").arg(QLatin1String(tokenVariable))
                        : isWritten
                            ? tr("The provider “switchyard” is in the file already. Writing it again brings its address up to date and puts it before the chain you choose.")
                            : tr("Writes a provider “switchyard” into OpenClaw's file and puts it before the chain you choose. The chain stays behind it, so OpenClaw goes on when Switchyard is not running."));
        const bool canWrite = isRunning && !session.isReadOnly();
        m_write->setEnabled(canWrite && !lacksVariable);
        m_preview->setEnabled(canWrite);
        m_copyVariable->setVisible(isRunning && lacksVariable);
        m_copy->setEnabled(isRunning);
        m_copyWithToken->setEnabled(isRunning);
        m_lines->setPlainText(isRunning ? snippet(kind(), baseUrl(), model()) : QString());
    }

    bool usesVariable() const { return m_context.services.session.generation() == config::Generation::List; }

    // The whole of it, the chain too, as it would be written.
    void showChange()
    {
        const auto& services = m_context.services;
        const auto scratch = services.session.copy();
        if (const auto result = writeTo(*scratch); !result) {
            m_context.toasts.show(wording::describe(result.error()));
            return;
        }
        std::vector<DiffLine> lines;
        for (int file = 0; file < std::min(services.session.fileCount(), scratch->fileCount()); ++file) {
            const auto& before = services.session.text(file);
            if (before == scratch->text(file))
                continue;
            const auto changed = diffLines(wording::fromUtf8(before), wording::fromUtf8(scratch->text(file)));
            if (!lines.empty())
                lines.push_back({ DiffLine::Kind::Gap, 0, 0, {} });
            lines.insert(lines.end(), changed.begin(), changed.end());
        }
        auto* sheet = new widgets::Sheet(tr("What is written"), &m_context.overlay);
        sheet->setSheetSize({ 860, 520 });
        sheet->setContent(makeDiffView(lines, sheet));
        if (!usesVariable())
            sheet->setFootNote(tr("The token goes to the keychain or a private file, never here."));
        auto* close = new widgets::Button(widgets::Button::Kind::Plain, tr("Close"));
        sheet->addFootWidget(close);
        connect(close, &QPushButton::clicked, sheet, &widgets::Sheet::closeSheet);
        sheet->open();
    }

    Result<void> writeTo(config::ConfigSession& session) const
    {
        const auto draft = switchyardDraft(baseUrl(), session.config());
        Result<void> result;
        if (const auto* written = session.config().findProvider(switchyardId)) {
            config::ProviderPatch patch;
            patch.baseUrl = draft.baseUrl;
            if (usesVariable() && !written->apiKey.isSet())
                patch.apiKey = draft.apiKey;
            result = session.updateProvider(switchyardId, patch);
        } else {
            result = session.addProvider(draft);
        }
        if (!result)
            return result;
        std::vector<ModelRef> steps { { switchyardId, model().toStdString() } };
        for (const auto& entry : session.chain(chain()).entries) {
            if (entry.ref.provider != switchyardId)
                steps.push_back(entry.ref);
        }
        return items::arrangeChain(session, chain(), steps);
    }

    void write()
    {
        const auto& services = m_context.services;
        const auto edits = items::applyAsOneEdit(services.session, services.environment, [this](config::ConfigSession& session) { return writeTo(session); });
        if (!edits) {
            m_context.toasts.show(wording::describe(edits.error()));
            return;
        }
        if (!usesVariable())
            keepToken();
        auto* toasts = &m_context.toasts;
        toasts->show(tr("OpenClaw asks Switchyard first now"), tr("Undo"), [toasts, count = *edits, undoable = &services.session] {
            for (int edit = 0; edit < count; ++edit) {
                if (const auto undone = undoable->undo(); !undone)
                    toasts->show(wording::describe(undone.error()));
            }
        });
        m_sheet.closeSheet();
    }

    // OpenClaw must be able to resolve the token by itself: through the keychain where that works, else from a private file.
    void keepToken()
    {
        auto* secrets = &m_context.services.secrets;
        auto* engine = &m_context.services.engine;
        auto* toasts = &m_context.toasts;
        secrets->checkExecReference(switchyardId, toasts, [secrets, engine, toasts](const ports::ExecReferenceCheck& check) {
            const auto target = check.allowed ? ports::KeyTarget::Keychain : ports::KeyTarget::PrivateFile;
            secrets->setKey(switchyardId, engine->token(), target, {}, toasts, [toasts](const Result<void>& kept) {
                if (!kept)
                    toasts->show(tr("The token was not written: %1").arg(wording::describe(kept.error())));
            });
        });
    }

    shell::Context m_context;
    widgets::Sheet& m_sheet;
    widgets::Label* m_text = nullptr;
    QComboBox* m_who = nullptr;
    widgets::Button* m_preview = nullptr;
    widgets::Button* m_write = nullptr;
    widgets::Button* m_copyVariable = nullptr;
    widgets::Segmented* m_kind = nullptr;
    QPlainTextEdit* m_lines = nullptr;
    widgets::Button* m_copy = nullptr;
    widgets::Button* m_copyWithToken = nullptr;
};

} // namespace

config::ProviderDraft switchyardDraft(const QString& baseUrl, const config::OpenClawConfig& config)
{
    config::ProviderDraft draft;
    draft.id = switchyardId;
    draft.baseUrl = baseUrl.toStdString();
    draft.apiKey = keyFor(config);
    draft.api = config::Api::OpenAiCompletions;
    draft.timeout = std::chrono::seconds(600); // the engine's own budgets are shorter; OpenClaw should not give up first
    const auto add = [&](const std::string& id, const std::string& name, const config::Chain& chain) {
        config::ModelDraft model;
        model.id = id;
        model.name = name;
        // A promise the whole chain can keep: the smallest window among its steps.
        for (const auto& entry : chain.entries) {
            const auto* step = config.findModel(entry.ref);
            if (step && step->contextWindow && (!model.contextWindow || *step->contextWindow < *model.contextWindow))
                model.contextWindow = step->contextWindow;
        }
        draft.models.push_back(model);
    };
    add("auto", "Switchyard, default chain", config.chain({}));
    for (const auto& agent : config.agents)
        add("agent/" + agent.id.value(), "Switchyard, chain of " + agent.id.value(), agent.chain());
    return draft;
}

QString snippet(SnippetKind kind, const QString& baseUrl, const QString& model, const QString& token)
{
    const QString key = token.isEmpty() ? QStringLiteral("$SWITCHYARD_TOKEN") : token;
    const QString root = baseUrl.endsWith(QLatin1String("/v1")) ? baseUrl.chopped(3) : baseUrl;
    switch (kind) {
    case SnippetKind::Curl:
        return QStringLiteral("curl %1/chat/completions \\\n"
                              "  -H \"Authorization: Bearer %2\" \\\n"
                              "  -H \"Content-Type: application/json\" \\\n"
                              "  -d '{\"model\": \"%3\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}'")
            .arg(baseUrl, key, model);
    case SnippetKind::Python:
        return QStringLiteral("import os\n"
                              "from openai import OpenAI\n\n"
                              "client = OpenAI(base_url=\"%1\", api_key=%2)\n"
                              "answer = client.chat.completions.create(\n"
                              "    model=\"%3\",\n"
                              "    messages=[{\"role\": \"user\", \"content\": \"Hello\"}],\n"
                              ")\n"
                              "print(answer.choices[0].message.content)")
            .arg(baseUrl, token.isEmpty() ? QStringLiteral("os.environ[\"SWITCHYARD_TOKEN\"]") : QLatin1Char('"') + token + QLatin1Char('"'), model);
    case SnippetKind::ClaudeCode:
        return QStringLiteral("export ANTHROPIC_BASE_URL=\"%1\"\n"
                              "export ANTHROPIC_AUTH_TOKEN=\"%2\"\n"
                              "export ANTHROPIC_MODEL=\"%3\"\n"
                              "claude")
            .arg(root, key, model);
    case SnippetKind::Codex:
        return QStringLiteral("# ~/.codex/config.toml\n"
                              "model = \"%3\"\n"
                              "model_provider = \"switchyard\"\n\n"
                              "[model_providers.switchyard]\n"
                              "name = \"Switchyard\"\n"
                              "base_url = \"%1\"\n"
                              "env_key = \"SWITCHYARD_TOKEN\"\n"
                              "wire_api = \"responses\"\n%2")
            .arg(baseUrl, token.isEmpty() ? QString() : QStringLiteral("\n# in the shell: export SWITCHYARD_TOKEN=\"%1\"").arg(token), model);
    }
    return {};
}

void openConnectSheet(const shell::Context& context)
{
    auto* sheet = new widgets::Sheet(ConnectPanel::tr("Connect clients"), &context.overlay);
    sheet->setSheetSize({ 760, 520 });
    sheet->setContent(new ConnectPanel(context, *sheet));
    sheet->open();
}

} // namespace switchyard::pages
