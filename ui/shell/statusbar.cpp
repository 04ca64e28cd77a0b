// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/statusbar.h"

#include "ports/configfileport.h"
#include "ports/engineport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace switchyard::shell {

using namespace theme;

//! An icon and a few words.
class StatusItem final : public QAbstractButton {
public:
    explicit StatusItem(QWidget* parent)
        : QAbstractButton(parent)
    {
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Expanding);
    }

    void show(const QString& iconName, Ink ink, const QString& text)
    {
        setVisible(!text.isEmpty());
        if (m_iconName == iconName && m_ink == ink && this->text() == text)
            return;
        m_iconName = iconName;
        m_ink = ink;
        if (this->text() != text) {
            setText(text);
            updateGeometry();
        }
        update();
    }
    void setStrong(bool strong) { m_strong = strong; }

    QSize sizeHint() const override
    {
        return { QFontMetrics(face()).horizontalAdvance(text()) + 8 + 14 + 6 + 8, size::statusBar };
    }
    //! What counts is never cut; the others show a part, and all of it in their tip.
    QSize minimumSizeHint() const override { return m_strong ? sizeHint() : QSize(60, size::statusBar); }

protected:
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && width() < sizeHint().width()) {
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
            return true;
        }
        return QAbstractButton::event(event);
    }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& t = tokens();
        if (underMouse())
            painter.fillRect(rect().adjusted(0, 1, 0, 0), t.hover);
        const auto visual = [this](const QRect& logical) { return QStyle::visualRect(layoutDirection(), rect(), logical); };
        paintIcon(painter, visual(QRect(8, (height() - 14) / 2, 14, 14)), m_iconName, t.ink(m_ink));
        painter.setFont(face());
        painter.setPen(m_strong ? t.text : t.text2);
        drawLine(painter, visual(QRect(28, 0, width() - 28 - 4, height())), text(),
                 QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
        if (hasFocus())
            widgets::paintFocusRing(painter, rect(), radius::segment, widgets::RingPlace::Inside);
    }

private:
    const QFont& face() const { return theme::font(m_strong ? Type::CaptionSemibold : Type::Caption); }

    QString m_iconName;
    Ink m_ink = Ink::Text2;
    bool m_strong = false;
};

StatusBar::StatusBar(const Services& services, QWidget* parent)
    : Panel(Ground::Rail, Qt::TopEdge, parent)
    , m_services(services)
    , m_engine(new StatusItem(this))
    , m_answering(new StatusItem(this))
    , m_demo(new StatusItem(this))
    , m_problems(new StatusItem(this))
    , m_file(new StatusItem(this))
{
    setFixedHeight(scaled(size::statusBar));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::s, 1, space::s, 0);
    layout->setSpacing(space::xs);
    const auto divider = [this, layout] {
        auto* line = new widgets::Hairline(Qt::Vertical, this);
        line->setFixedHeight(14);
        layout->addWidget(line, 0, Qt::AlignVCenter);
    };
    layout->addWidget(m_engine);
    divider();
    layout->addWidget(m_answering);
    layout->addStretch();
    layout->addWidget(m_demo);
    layout->addWidget(m_problems);
    divider();
    layout->addWidget(m_file);
    m_problems->setStrong(true);
    connect(m_engine, &QAbstractButton::clicked, this,
            [this] { Q_EMIT engineActivated(m_engine->mapToGlobal(QPoint(0, 0))); });
    connect(m_answering, &QAbstractButton::clicked, this, &StatusBar::answeringActivated);
    connect(m_problems, &QAbstractButton::clicked, this, &StatusBar::problemsActivated);
    connect(m_file, &QAbstractButton::clicked, this, &StatusBar::fileActivated);
    connect(&services.engine, &ports::EnginePort::statusChanged, this, &StatusBar::showEngine);
    connect(&services.file, &ports::ConfigFilePort::stateChanged, this, &StatusBar::showFile);
    retranslate();
}

void StatusBar::retranslate()
{
    setAccessibleName(tr("Status"));
    showEngine();
    showFile();
    setAnswering(m_answeringText);
    setProblems(m_problemCount);
    m_demo->show(QStringLiteral("flask-conical"), Ink::Accent, m_services.isDemo ? tr("Demo servers, no real file") : QString());
}

void StatusBar::showEngine()
{
    const ports::EngineStatus status = m_services.engine.status();
    const QString address = status.address + QLatin1Char(':') + QString::number(status.port);
    switch (status.state) {
    case ports::EngineState::Stopped:
        m_engine->show(QStringLiteral("circle-pause"), Ink::Off, tr("Router stopped"));
        break;
    case ports::EngineState::Starting:
        m_engine->show(QStringLiteral("circle-dashed"), Ink::Idle, tr("Router is starting"));
        break;
    case ports::EngineState::Running:
        m_engine->show(QStringLiteral("circle-check"), Ink::Good, tr("Router on %1", "address and port").arg(address));
        break;
    case ports::EngineState::Failed: {
        const bool taken = status.error && status.error->code == ErrorCode::AddressInUse;
        m_engine->show(QStringLiteral("octagon-alert"), Ink::Bad,
                       taken ? tr("Router: port %1 is taken").arg(status.port) : tr("Router did not start"));
        break;
    }
    case ports::EngineState::Draining:
        m_engine->show(QStringLiteral("hourglass"), Ink::Warn, tr("Router is finishing its requests"));
        break;
    case ports::EngineState::ServedElsewhere:
        m_engine->show(QStringLiteral("circle-check"), Ink::Good, tr("Served by the background service"));
        break;
    }
}

void StatusBar::showFile()
{
    const QString name = QFileInfo(m_services.file.path()).fileName();
    switch (m_services.file.state()) {
    case ports::FileState::NoFile:
        m_file->show(QStringLiteral("file-braces"), Ink::Text2, tr("No configuration file"));
        break;
    case ports::FileState::Saved:
        m_file->show(QStringLiteral("check"), Ink::Text2, tr("%1 saved", "file name").arg(name));
        break;
    case ports::FileState::Unsaved:
        m_file->show(QStringLiteral("pencil"), Ink::Text2, tr("%1, unsaved changes", "file name").arg(name));
        break;
    case ports::FileState::Saving:
        m_file->show(QStringLiteral("save"), Ink::Text2, tr("Saving %1", "file name").arg(name));
        break;
    case ports::FileState::ChangedOnDisk:
        m_file->show(QStringLiteral("triangle-alert"), Ink::Warn, tr("%1 was changed on disk", "file name").arg(name));
        break;
    case ports::FileState::ReadOnly:
        m_file->show(QStringLiteral("lock"), Ink::Warn, tr("%1 is read-only", "file name").arg(name));
        break;
    case ports::FileState::NotJson5:
        m_file->show(QStringLiteral("octagon-alert"), Ink::Bad, tr("%1 cannot be read", "file name").arg(name));
        break;
    case ports::FileState::Failed:
        m_file->show(QStringLiteral("octagon-alert"), Ink::Bad,
                     (m_services.file.pendingDiff().isEmpty() ? tr("%1 cannot be read", "file name")
                                                              : tr("%1 could not be saved", "file name"))
                         .arg(name));
        break;
    }
    m_file->setToolTip(m_services.file.path());
}

void StatusBar::setAnswering(const QString& text)
{
    m_answeringText = text;
    m_answering->show(QStringLiteral("chevrons-right"), Ink::Accent,
                      text.isEmpty() ? tr("Nobody answers now") : text);
    m_answering->setAccessibleName(text.isEmpty() ? tr("Nobody answers now") : tr("Answering now: %1").arg(text));
}

void StatusBar::setProblems(int count)
{
    m_problemCount = count;
    m_problems->show(QStringLiteral("triangle-alert"), Ink::Warn,
                     count > 0 ? tr("%n problem(s)", nullptr, count) : QString());
}

void StatusBar::announce(const QString& sentence)
{
    setAccessibleDescription(sentence);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace switchyard::shell
