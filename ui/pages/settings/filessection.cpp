// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/settings/sectionbuilder.h"
#include "pages/settings/sections.h"

#include "config/configsession.h"
#include "pages/common/textdiff.h"
#include "ports/configfileport.h"
#include "ports/historyport.h"
#include "ports/secretport.h"
#include "widgets/button.h"
#include "widgets/sheet.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QUrl>

#include <algorithm>

namespace switchyard::pages {

namespace {

//! The translation context of these sections.
class Files {
    Q_DECLARE_TR_FUNCTIONS(Files)
};

using ports::FileState;
using widgets::Button;

constexpr int backupsShown = 20;

QString stateText(const ports::ConfigFilePort& file)
{
    switch (file.state()) {
    case FileState::NoFile:
        return Files::tr("not made yet");
    case FileState::Saved:
        return Files::tr("saved");
    case FileState::Unsaved:
        return Files::tr("has changes that are not saved yet");
    case FileState::Saving:
        return Files::tr("saving");
    case FileState::ChangedOnDisk:
        return Files::tr("changed by another program at the same place");
    case FileState::ReadOnly:
    case FileState::NotJson5:
    case FileState::Failed:
        return file.reason() ? wording::describe(*file.reason()) : Files::tr("cannot be written");
    }
    return {};
}

//! With the year, which old texts need; the time of day as everywhere.
QString savedText(const ports::FileBackup& backup)
{
    const WallTime saved { std::chrono::milliseconds(backup.savedAt.toMSecsSinceEpoch()) };
    return QLocale().toString(backup.savedAt.toLocalTime().date(), QLocale::ShortFormat) + QLatin1Char(' ') + wording::clockMinutes(saved);
}

void showBackup(const shell::Context& context, const ports::FileBackup& backup)
{
    auto& file = context.services.file;
    const QString when = savedText(backup);
    auto* sheet = new widgets::Sheet(Files::tr("What going back to %1 would change").arg(when), &context.overlay);
    sheet->setSheetSize({ 880, 560 });
    sheet->setContent(makeDiffView(parseUnifiedDiff(file.backupDiff(backup.id)), sheet));
    auto* restore = new Button(Button::Kind::Primary, Files::tr("Go back to it"));
    sheet->addFootWidget(restore);
    QObject::connect(restore, &QPushButton::clicked, sheet, [sheet, &file, id = backup.id, toasts = &context.toasts] {
        file.restoreBackup(id);
        sheet->closeSheet();
        toasts->show(Files::tr("The older text is back. It can be undone."));
    });
    sheet->open();
}

//! The list of kept older texts; filled again when it changes.
class BackupRows final : public QWidget {
public:
    BackupRows(const shell::Context& context, QWidget* parent)
        : QWidget(parent)
        , m_context(context)
        , m_layout(new QVBoxLayout(this))
    {
        m_layout->setContentsMargins(0, 0, 0, 0);
        m_layout->setSpacing(0);
        connect(&context.services.file, &ports::ConfigFilePort::backupsChanged, this, [this] { fill(); });
        fill();
    }

private:
    void fill()
    {
        qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
        const auto backups = m_context.services.file.backups();
        if (backups.isEmpty()) {
            m_layout->addWidget(new widgets::SettingRow(Files::tr("None yet"), Files::tr("Before each save the older text is kept, twenty of them"), new QWidget(this), this));
            return;
        }
        for (int i = 0; i < std::min<int>(backupsShown, static_cast<int>(backups.size())); ++i) {
            if (i > 0)
                m_layout->addWidget(new widgets::Hairline(Qt::Horizontal, this));
            auto* show = new Button(Button::Kind::Plain, Files::tr("Compare…"), QStringLiteral("diff"), this);
            const auto backup = backups[i];
            m_layout->addWidget(new widgets::SettingRow(savedText(backup), wording::bytes(ByteCount { backup.bytes }), show, this));
            connect(show, &QPushButton::clicked, this, [this, backup] { showBackup(m_context, backup); });
        }
    }

    shell::Context m_context;
    QVBoxLayout* m_layout;
};

void addHistory(SectionBuilder& builder, const shell::Context& context)
{
    auto& history = context.services.history;
    builder.card(Files::tr("History"));
    auto* age = new QComboBox(builder.parent());
    age->setMinimumWidth(160);
    for (const int days : { 1, 7, 30, 90 })
        age->addItem(Files::tr("%n day(s)", nullptr, days), days);
    const int now = static_cast<int>(history.limits().age.count() / 24);
    age->setCurrentIndex(std::max(0, age->findData(now)));
    QObject::connect(age, &QComboBox::activated, age, [&history, age](int index) {
        auto limits = history.limits();
        limits.age = std::chrono::hours(24) * age->itemData(index).toInt();
        history.setLimits(limits);
    });
    builder.row(Files::tr("Keep checks and requests for"), Files::tr("Never prompts, answers or keys"), age);
    auto* clear = new Button(Button::Kind::Plain, Files::tr("Forget all"), QStringLiteral("eraser"), builder.parent());
    clear->setEnabled(history.isAvailable());
    auto* stored = builder.row(Files::tr("Stored now"), history.isAvailable() ? wording::bytes(history.storedBytes()) : Files::tr("The store could not be opened"), clear);
    QObject::connect(clear, &QPushButton::clicked, stored, [&history, stored, toasts = &context.toasts] {
        history.clear();
        stored->setTexts(Files::tr("Stored now"), wording::bytes(ByteCount { 0 }));
        toasts->show(Files::tr("The history is empty now"));
    });
}

} // namespace

QWidget* makeFilesSection(const shell::Context& context, QWidget* parent)
{
    auto* section = new QWidget(parent);
    SectionBuilder builder(section);
    auto& file = context.services.file;
    builder.card(Files::tr("OpenClaw's file"));
    auto* control = new QWidget(section);
    auto* layout = new QHBoxLayout(control);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::space::s);
    auto* open = new Button(Button::Kind::Plain, Files::tr("Open the folder"), QStringLiteral("folder-open"), control);
    auto* reload = new Button(Button::Kind::Plain, Files::tr("Read again"), QStringLiteral("refresh-cw"), control);
    layout->addWidget(open);
    layout->addWidget(reload);
    auto* state = builder.row(file.path(), {}, control);
    const auto show = [&file, state] { state->setTexts(file.path(), stateText(file)); };
    QObject::connect(&file, &ports::ConfigFilePort::stateChanged, state, show);
    QObject::connect(reload, &QPushButton::clicked, state, [&file] { file.reload(); });
    QObject::connect(open, &QPushButton::clicked, state, [&file] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file.path()).absolutePath())); });
    show();
    auto* merge = new QComboBox(section);
    merge->setMinimumWidth(200);
    merge->addItem(Files::tr("Add to the built-in ones"), static_cast<int>(config::MergeMode::Merge));
    merge->addItem(Files::tr("Only declared ones"), static_cast<int>(config::MergeMode::Replace));
    const auto showMerge = [merge, session = &context.services.session] {
        merge->setCurrentIndex(merge->findData(static_cast<int>(session->config().mode)));
        merge->setEnabled(!session->isReadOnly());
    };
    QObject::connect(&context.services.session, &config::ConfigSession::configChanged, merge, showMerge);
    QObject::connect(merge, &QComboBox::activated, merge, [merge, session = &context.services.session, toasts = &context.toasts](int index) {
        if (const auto result = session->setMergeMode(static_cast<config::MergeMode>(merge->itemData(index).toInt())); !result)
            toasts->show(wording::describe(result.error()));
    });
    showMerge();
    builder.row(Files::tr("Declared providers"), Files::tr("With “only declared ones”, hosted fallbacks that are not declared disappear"), merge);
    builder.card(Files::tr("Older texts of the file"));
    builder.widget(new BackupRows(context, section));
    addHistory(builder, context);
    return section;
}

QWidget* makeKeysSection(const shell::Context& context, QWidget* parent)
{
    using ports::KeychainState;
    auto* section = new QWidget(parent);
    SectionBuilder builder(section);
    auto& secrets = context.services.secrets;
    builder.card(Files::tr("Keychain"));
    auto* check = new Button(Button::Kind::Plain, Files::tr("Try it"), QStringLiteral("refresh-cw"), section);
    auto* state = builder.row({}, {}, check);
    auto* move = new Button(Button::Kind::Plain, Files::tr("Move them"), QStringLiteral("lock"), section);
    auto* literal = builder.row({}, {}, move);
    auto* back = new Button(Button::Kind::Quiet, Files::tr("Move them back"), {}, section);
    back->setObjectName(QStringLiteral("moveKeysBack"));
    auto* kept = builder.row({}, {}, back);
    const auto show = [&secrets, &session = context.services.session, state, literal, kept, move, back, check] {
        const QString name = wording::fromUtf8(secrets.keychainName());
        const QString title = name.isEmpty() ? Files::tr("The system's keychain") : name;
        switch (secrets.keychainState()) {
        case KeychainState::Unknown:
            state->setTexts(title, Files::tr("not asked yet"));
            break;
        case KeychainState::Checking:
            state->setTexts(title, Files::tr("being tried"));
            break;
        case KeychainState::Available:
            state->setTexts(title, Files::tr("an entry could be written, read and deleted"));
            break;
        case KeychainState::Locked:
        case KeychainState::Unavailable:
            state->setTexts(title, wording::describe(secrets.keychainProblem()));
            break;
        }
        check->setEnabled(secrets.keychainState() != KeychainState::Checking);
        const int count = static_cast<int>(secrets.literalKeys().size());
        literal->setTexts(Files::tr("Keys written in the file"), count == 0 ? Files::tr("none: anyone may read the file") : Files::tr("%n key(s) in clear text", nullptr, count));
        move->setEnabled(count > 0);
        const auto& providers = session.config().providers;
        const auto inKeychain = static_cast<int>(std::count_if(providers.begin(), providers.end(), [&secrets](const config::Provider& provider) {
            return secrets.keyStatus(provider.id).place == ports::KeyPlace::Keychain;
        }));
        kept->setTexts(Files::tr("Keys in the keychain"),
                       inKeychain == 0 ? Files::tr("none") : Files::tr("%n key(s). Moved back, they stand in openclaw.json for everyone who can read it", nullptr, inKeychain));
        back->setEnabled(inKeychain > 0);
    };
    QObject::connect(back, &QPushButton::clicked, state, [&secrets, state, toasts = &context.toasts] {
        secrets.moveAllKeys(ports::KeyTarget::ConfigLiteral, state, [toasts](const Result<void>& result) {
            toasts->show(result ? Files::tr("The keys stand in the file now") : wording::describe(result.error()));
        });
    });
    QObject::connect(&secrets, &ports::SecretPort::keychainStateChanged, state, show);
    QObject::connect(&secrets, &ports::SecretPort::keyStatusChanged, state, show);
    QObject::connect(check, &QPushButton::clicked, state, [&secrets] { secrets.checkKeychain(); });
    QObject::connect(move, &QPushButton::clicked, state, [&secrets, state, toasts = &context.toasts] {
        secrets.moveAllKeys(ports::KeyTarget::Keychain, state, [toasts](const Result<void>& result) {
            toasts->show(result ? Files::tr("The keys are in the keychain now") : wording::describe(result.error()));
        });
    });
    show();
    addCredentials(builder, context);
    return section;
}

} // namespace switchyard::pages
