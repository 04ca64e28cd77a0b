// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/common/savebar.h"

#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QHBoxLayout>
#include <QPainter>

namespace switchyard::pages {

namespace {

//! The dot of unsaved input.
class Dot final : public QWidget {
public:
    explicit Dot(QWidget* parent)
        : QWidget(parent)
    {
        setFixedSize(8, 8);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::tokens().accent);
        painter.drawEllipse(rect());
    }
};

} // namespace

SaveBar::SaveBar(QWidget* parent)
    : Panel(widgets::Panel::Ground::Rail, Qt::TopEdge, parent)
{
    using widgets::Button;
    setFixedHeight(theme::size::saveBar);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::space::xxl, 0, theme::space::xxl, 0);
    layout->setSpacing(theme::space::s);
    layout->addWidget(new Dot(this));
    m_text = new widgets::Label({}, theme::Type::Body, theme::Ink::Text2, this);
    layout->addWidget(m_text, 1);
    m_show = new Button(Button::Kind::Quiet, {}, QStringLiteral("diff"), this);
    m_revert = new Button(Button::Kind::Plain, {}, {}, this);
    m_save = new Button(Button::Kind::Primary, {}, {}, this);
    m_save->setHint(QKeySequence(QKeySequence::Save));
    layout->addWidget(m_show);
    layout->addWidget(m_revert);
    layout->addWidget(m_save);
    connect(m_show, &Button::clicked, this, &SaveBar::showRequested);
    connect(m_revert, &Button::clicked, this, &SaveBar::revertRequested);
    connect(m_save, &Button::clicked, this, &SaveBar::saveRequested);
    retranslate();
}

void SaveBar::setText(const QString& text)
{
    m_text->setText(text);
}

void SaveBar::retranslate()
{
    m_show->setText(tr("Show the change"));
    m_revert->setText(tr("Revert"));
    m_save->setText(tr("Save"));
}

} // namespace switchyard::pages
