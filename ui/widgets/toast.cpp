// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/toast.h"

#include "theme/metrics.h"
#include "theme/panelstyle.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPropertyAnimation>
#include <QTimer>

namespace switchyard::widgets {

using namespace theme;

namespace {

constexpr int toastHeight = 44;
constexpr int bottomGap = 16;
//! Property of a widget that toasts stay above, as they must not cover what a person is writing.
constexpr const char* keptInSight = "keptInSight";

//! The action of a toast: inverted colours, so it is not a Button.
class ToastAction final : public QAbstractButton {
public:
    ToastAction(const QString& text, QWidget* parent)
        : QAbstractButton(parent)
    {
        setText(text);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
    }
    QSize sizeHint() const override
    {
        return { QFontMetrics(theme::font(Type::BodySemibold)).horizontalAdvance(text()) + 20, scaled(28) };
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& t = tokens();
        if (underMouse() || hasFocus())
            paintBox(painter, rect(), radius::control, blend(t.tipText, t.tipGround, 0.15), {});
        painter.setFont(theme::font(Type::BodySemibold));
        painter.setPen(t.tipText);
        painter.drawText(rect(), Qt::AlignCenter, text());
        if (hasFocus())
            paintBox(painter, rect(), radius::control, {}, t.tipText, 2);
    }
};

} // namespace

class Toast final : public QWidget {
    Q_OBJECT

public:
    Toast(const QString& text, const QString& actionText, QWidget* area)
        : QWidget(area)
        , m_text(text)
    {
        setObjectName(QStringLiteral("toast"));
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(space::l, 0, space::s, 0);
        layout->addSpacing(QFontMetrics(theme::font(Type::Body)).horizontalAdvance(text) + 2);
        layout->addStretch();
        if (!actionText.isEmpty()) {
            auto* action = new ToastAction(actionText, this);
            connect(action, &QAbstractButton::clicked, this, &Toast::acted);
            layout->addSpacing(space::l);
            layout->addWidget(action);
        } else {
            layout->addSpacing(space::s);
        }
        setFixedHeight(scaled(toastHeight));
        setAccessibleName(text);
        m_timer.setSingleShot(true);
        m_timer.setInterval(std::chrono::milliseconds(motion::toastMs));
        connect(&m_timer, &QTimer::timeout, this, &Toast::expired);
        m_timer.start();
    }

    const QString& text() const { return m_text; }

Q_SIGNALS:
    void acted();
    void expired();

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& t = tokens();
        paintBox(painter, rect(), radius::card, t.tipGround, {});
        painter.setFont(theme::font(Type::Body));
        painter.setPen(t.tipText);
        const QWidget* action = findChild<QAbstractButton*>();
        QRect line = rect().adjusted(space::l, 0, -space::l - (action ? action->width() : 0), 0);
        line = QStyle::visualRect(layoutDirection(), rect(), line);
        drawLine(painter, line, m_text, QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
    }
    void enterEvent(QEnterEvent*) override { m_timer.stop(); }
    void leaveEvent(QEvent*) override { m_timer.start(); }

private:
    QString m_text;
    QTimer m_timer;
};

ToastHost::ToastHost(QWidget* area, int bottomInset)
    : QObject(area)
    , m_area(area)
    , m_bottomInset(bottomInset)
{
    area->installEventFilter(this);
}

void ToastHost::show(const QString& text)
{
    show(text, {}, {});
}

void ToastHost::show(const QString& text, const QString& actionText, std::function<void()> action)
{
    dismiss();
    m_toast = new Toast(text, actionText, m_area);
    connect(m_toast, &Toast::expired, this, &ToastHost::dismiss);
    connect(m_toast, &Toast::acted, this, [this, action = std::move(action)] {
        dismiss();
        if (action)
            action();
    });
    place();
    m_toast->show();
    m_toast->raise();
    QAccessibleEvent alert(m_toast.data(), QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    if (motionAllowed() && m_area->isVisible()) {
        auto* slide = new QPropertyAnimation(m_toast, "pos", m_toast);
        slide->setDuration(motion::paneInMs);
        slide->setEasingCurve(QEasingCurve::OutCubic);
        slide->setStartValue(m_toast->pos() + QPoint(0, 8));
        slide->setEndValue(m_toast->pos());
        slide->start(QAbstractAnimation::DeleteWhenStopped);
    }
}

void ToastHost::dismiss()
{
    if (!m_toast)
        return;
    m_toast->hide();
    m_toast->deleteLater();
    m_toast = nullptr;
}

bool ToastHost::isShowing() const
{
    return m_toast;
}

QString ToastHost::text() const
{
    return m_toast ? m_toast->text() : QString();
}

bool ToastHost::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_area && event->type() == QEvent::Resize)
        place();
    return QObject::eventFilter(watched, event);
}

void ToastHost::place()
{
    if (!m_toast)
        return;
    const int width = std::min(m_toast->sizeHint().width(), m_area->width() - 2 * space::l);
    m_toast->setFixedWidth(std::max(width, 0));
    int bottom = m_area->height() - m_bottomInset;
    // What is being written into stays in sight.
    const auto all = m_area->findChildren<QWidget*>();
    for (const QWidget* widget : all) {
        if (widget->property(keptInSight).toBool() && widget->isVisible())
            bottom = std::min(bottom, widget->mapTo(m_area, QPoint()).y());
    }
    m_toast->move((m_area->width() - width) / 2, bottom - bottomGap - m_toast->height());
}

} // namespace switchyard::widgets

#include "toast.moc"
