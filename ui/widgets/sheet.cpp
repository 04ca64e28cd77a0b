// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/sheet.h"

#include "theme/metrics.h"
#include "theme/panelstyle.h"
#include "theme/tokens.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPropertyAnimation>
#include <QShortcut>

#include <algorithm>

namespace switchyard::widgets {

using namespace theme;

namespace {

constexpr int margin = 24;

//! The sheet's own ground; head and foot are painted by it so that its corners stay round.
class SheetBox final : public QWidget {
public:
    using QWidget::QWidget;
    QWidget* foot = nullptr;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens& t = tokens();
        QPainterPath outline;
        outline.addRoundedRect(rect(), radius::sheet, radius::sheet);
        painter.setClipPath(outline);
        painter.fillRect(rect(), t.card);
        painter.fillRect(0, size::sheetHead - 1, width(), 1, t.hairline);
        if (foot && foot->isVisible()) {
            painter.fillRect(0, foot->y(), width(), height() - foot->y(), t.sunken);
            painter.fillRect(0, foot->y(), width(), 1, t.hairline);
        }
        painter.setClipping(false);
        paintBox(painter, rect(), radius::sheet, {}, t.isHighContrast() ? t.text : t.buttonBorder);
    }
    void mousePressEvent(QMouseEvent* event) override { event->accept(); } // not through to the scrim
};

bool canFocus(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

//! Something to type or choose in.
bool isField(const QWidget* widget)
{
    const QVariant readOnly = widget->property("readOnly");
    return (readOnly.isValid() && !readOnly.toBool()) || qobject_cast<const QComboBox*>(widget);
}

} // namespace

Sheet::Sheet(const QString& title, QWidget* area)
    : QWidget(area)
    , m_size(size::sheetWidth, size::sheetHeight)
{
    setObjectName(QStringLiteral("sheet"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(title);
    auto* box = new SheetBox(this);
    m_box = box;
    m_boxLayout = new QVBoxLayout(box);
    // Room for the box's line, which content with a ground of its own would paint over.
    m_boxLayout->setContentsMargins(tokens().border(), 0, tokens().border(), tokens().border());
    m_boxLayout->setSpacing(0);

    auto* head = new QWidget(box);
    head->setFixedHeight(size::sheetHead);
    m_headLayout = new QHBoxLayout(head);
    m_headLayout->setContentsMargins(space::xxl, 0, space::l, 0);
    m_headLayout->setSpacing(space::s);
    m_title = new Label(title, Type::Title, Ink::Text, head);
    m_headLayout->addWidget(m_title);
    m_headLayout->addStretch();
    auto* close = Button::iconOnly(QStringLiteral("x"), tr("Close"), Button::Kind::Quiet, head);
    close->setObjectName(QStringLiteral("closeSheet"));
    connect(close, &QAbstractButton::clicked, this, &Sheet::closeSheet);
    m_headLayout->addWidget(close);
    m_boxLayout->addWidget(head);

    m_foot = new QWidget(box);
    m_foot->setFixedHeight(size::sheetHead);
    m_footLayout = new QHBoxLayout(m_foot);
    m_footLayout->setContentsMargins(space::xxl, 0, space::xxl, 0);
    m_footLayout->setSpacing(space::s);
    m_note = new Label({}, Type::Caption, Ink::Text2, m_foot);
    m_note->setWordWrap(true);
    m_footLayout->addWidget(m_note, 1);
    m_foot->hide();
    box->foot = m_foot;
    m_boxLayout->addWidget(m_foot);
    area->installEventFilter(this);
    area->window()->installEventFilter(this);
    hide();
}

void Sheet::setContent(QWidget* content)
{
    m_content = content;
    m_boxLayout->insertWidget(1, content, 1);
}

void Sheet::setSheetSize(QSize sheetSize)
{
    m_size = sheetSize;
    place();
}

void Sheet::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Sheet::addHeadWidget(QWidget* widget)
{
    m_headLayout->insertWidget(m_headLayout->count() - 1, widget);
}

void Sheet::setFootNote(const QString& note)
{
    m_note->setText(note);
    m_foot->show();
}

void Sheet::addFootWidget(QWidget* widget)
{
    m_footLayout->addWidget(widget);
    m_foot->show();
}

void Sheet::setClosable(bool closable)
{
    m_closable = closable;
    if (auto* close = findChild<QWidget*>(QStringLiteral("closeSheet")))
        close->setVisible(closable);
}

void Sheet::open()
{
    m_focusBefore = QApplication::focusWidget();
    place();
    show();
    raise();
    if (!isAncestorOf(QApplication::focusWidget())) {
        if (auto* first = firstFocus())
            first->setFocus(Qt::TabFocusReason);
        else
            focusNextPrevChild(true);
    }
    if (!motionAllowed())
        return;
    auto* slide = new QPropertyAnimation(m_box, "pos", m_box);
    slide->setDuration(motion::paneInMs);
    slide->setEasingCurve(QEasingCurve::OutCubic);
    slide->setStartValue(m_box->pos() + QPoint(0, 8));
    slide->setEndValue(m_box->pos());
    slide->start(QAbstractAnimation::DeleteWhenStopped);
}

QWidget* Sheet::firstFocus() const
{
    QWidget* field = nullptr;
    QWidget* control = nullptr;
    QWidget* button = nullptr;
    const auto keep = [](QWidget*& first, QWidget* widget) { first = first ? first : widget; };
    for (QWidget* widget = m_box->nextInFocusChain(); widget != m_box; widget = widget->nextInFocusChain()) {
        const bool isInContent = m_content && (widget == m_content || m_content->isAncestorOf(widget));
        if (!canFocus(widget) || (!isInContent && !m_foot->isAncestorOf(widget)))
            continue;
        if (!isInContent)
            keep(button, widget);
        else if (isField(widget))
            keep(field, widget);
        else
            keep(control, widget);
    }
    return field ? field : control ? control : button;
}

void Sheet::closeSheet()
{
    if (isHidden())
        return;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
    deleteLater();
}

void Sheet::place()
{
    const QWidget* area = parentWidget();
    setGeometry(area->rect());
    const QSize room = area->size() - QSize(2 * margin, 2 * margin);
    const QSize fitting = m_size.boundedTo(room).expandedTo(QSize(1, 1));
    m_box->resize(fitting);
    m_box->move((width() - fitting.width()) / 2, (height() - fitting.height()) / 2);
}

bool Sheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    // Taken as a plain key, it reaches no action of the page or the window behind the scrim.
    if (watched == window() && event->type() == QEvent::ShortcutOverride && isVisible()
        && !leavesShortcut(static_cast<QKeyEvent&>(*event))) {
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool Sheet::leavesShortcut(const QKeyEvent& event) const
{
    const QKeySequence key(event.keyCombination());
    const QList<QShortcut*> shortcuts = findChildren<QShortcut*>();
    if (std::any_of(shortcuts.begin(), shortcuts.end(), [&key](const QShortcut* own) { return own->key() == key; }))
        return true;
    const auto wants = [&key](const QAction* action) { return action->shortcuts().contains(key); };
    const QList<QAction*> own = findChildren<QAction*>();
    const QList<QAction*> windows = window()->actions();
    return std::any_of(own.begin(), own.end(), wants)
        || std::any_of(windows.begin(), windows.end(), [&wants](const QAction* action) {
               return action->property(worksOverSheets).toBool() && wants(action);
           });
}

void Sheet::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), tokens().scrim);
}

void Sheet::mousePressEvent(QMouseEvent* event)
{
    event->accept();
    if (m_closable)
        closeSheet();
}

void Sheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_closable) {
        closeSheet();
        event->accept();
        return;
    }
    QWidget::keyPressEvent(event);
    // Nothing behind the scrim may take a key.
    event->accept();
}

bool Sheet::focusNextPrevChild(bool next)
{
    QWidget* from = isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : this;
    QWidget* candidate = from;
    // The window's focus chain is a ring; only the sheet's own part of it counts.
    do {
        candidate = next ? candidate->nextInFocusChain() : candidate->previousInFocusChain();
        if (candidate != this && isAncestorOf(candidate) && canFocus(candidate)) {
            candidate->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (candidate != from);
    return true;
}

} // namespace switchyard::widgets
