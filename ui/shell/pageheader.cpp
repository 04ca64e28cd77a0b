// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/pageheader.h"

#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>

namespace switchyard::shell {

using namespace theme;

namespace {

//! What a widget wants: a field gives way to words.
int wantedWidth(const QWidget& widget)
{
    if (const auto* button = qobject_cast<const widgets::Button*>(&widget))
        return button->fullWidth();
    if (qobject_cast<const QLineEdit*>(&widget))
        return std::max(widget.minimumWidth(), widget.minimumSizeHint().width());
    return widget.sizeHint().width();
}

} // namespace

PageHeader::PageHeader(const QString& title, const QList<QWidget*>& widgets, QWidget* parent)
    : Panel(Ground::Window, Qt::BottomEdge, parent)
    , m_title(new widgets::ElidedLabel(title, Type::Page, Ink::Text, this))
    , m_widgets(widgets)
{
    setFixedHeight(scaled(size::header));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::gutter, 0, space::gutter, 0);
    layout->setSpacing(space::s);
    m_title->setObjectName(QStringLiteral("pageTitle"));
    layout->addWidget(m_title, 1);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
}

void PageHeader::setTitle(const QString& title)
{
    m_title->setText(title);
}

void PageHeader::fit()
{
    int wanted = m_title->sizeHint().width() + 2 * space::gutter;
    for (const QWidget* widget : m_widgets)
        wanted += widget->isHidden() ? 0 : wantedWidth(*widget) + space::s;
    // The one that stands out, at the end, keeps its words longest.
    for (QWidget* widget : m_widgets) {
        auto* button = qobject_cast<widgets::Button*>(widget);
        if (!button || button->isHidden())
            continue;
        const bool isShort = wanted > width() && button->canBeShort();
        if (isShort)
            wanted -= button->fullWidth() - button->shortWidth();
        button->setShort(isShort);
    }
    // Fields give way before the title does.
    m_title->setMinimumWidth(wanted <= width() ? m_title->sizeHint().width() : 0);
}

bool PageHeader::event(QEvent* event)
{
    // A word or a widget came or went.
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return Panel::event(event);
}

void PageHeader::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    fit();
}

} // namespace switchyard::shell
