// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/addprovider/stepline.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/spinner.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>

namespace switchyard::pages {

using ports::CheckStepState;

StepLine::StepLine(const QString& pendingIcon, QWidget* parent)
    : QWidget(parent)
    , m_pendingIcon(pendingIcon)
{
    m_layout = new QGridLayout(this);
    m_layout->setContentsMargins(theme::space::m, 6, theme::space::m, 6);
    m_layout->setHorizontalSpacing(theme::space::m - 2);
    m_layout->setVerticalSpacing(0);
    m_layout->setColumnStretch(1, 1);
    m_icon = new widgets::Label({}, theme::Type::Body, theme::Ink::Text2, this);
    m_icon->setFixedSize(18, 18);
    m_spinner = new widgets::Spinner(18, this);
    m_spinner->hide();
    m_layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    m_layout->addWidget(m_spinner, 0, 0, Qt::AlignTop);
    m_name = new widgets::Label({}, theme::Type::BodyMedium, theme::Ink::Text, this);
    m_finding = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, this);
    m_finding->setWordWrap(true);
    m_layout->addWidget(m_name, 0, 1);
    m_layout->addWidget(m_finding, 1, 1, 1, 2);
    m_time = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, this);
    m_layout->addWidget(m_time, 0, 2, Qt::AlignTop);
    showLook();
}

void StepLine::setName(const QString& name)
{
    m_name->setText(name);
    setAccessibleName(name);
}

void StepLine::setState(CheckStepState state, const QString& finding, const QString& time)
{
    m_state = state;
    m_finding->setText(finding);
    m_finding->setVisible(!finding.isEmpty());
    m_time->setText(time);
    setAccessibleDescription(finding);
    showLook();
}

void StepLine::setFailureIcon(const QString& iconName)
{
    m_failureIcon = iconName;
    showLook();
}

void StepLine::setRemedy(QWidget* remedy)
{
    m_remedy = remedy;
    remedy->setContentsMargins(0, 4, 0, 2);
    m_layout->addWidget(remedy, 2, 1, 1, 2);
    showLook();
}

void StepLine::setRemedyPinned(bool pinned)
{
    m_remedyPinned = pinned;
    showLook();
}

void StepLine::setOffered(bool offered)
{
    m_offered = offered;
    showLook();
}

void StepLine::showLook()
{
    const bool isTroubled = m_state == CheckStepState::Failed || m_state == CheckStepState::Warning;
    QString icon = m_pendingIcon;
    theme::Ink ink = theme::Ink::Text3;
    if (m_state == CheckStepState::Passed) {
        icon = QStringLiteral("circle-check");
        ink = theme::Ink::Good;
    } else if (m_state == CheckStepState::Warning) {
        icon = QStringLiteral("triangle-alert");
        ink = theme::Ink::Warn;
    } else if (m_state == CheckStepState::Failed) {
        icon = m_failureIcon.isEmpty() ? QStringLiteral("circle-x") : m_failureIcon;
        ink = theme::Ink::Bad;
    }
    m_icon->setPixmap(theme::icon(icon, ink).pixmap(QSize(18, 18), devicePixelRatioF()));
    m_icon->setVisible(m_state != CheckStepState::Running);
    m_spinner->setVisible(m_state == CheckStepState::Running);
    const bool isPending = m_state == CheckStepState::Waiting || m_state == CheckStepState::Skipped;
    m_name->setInk(isPending && !m_offered ? theme::Ink::Text3 : theme::Ink::Text);
    if (m_remedy)
        m_remedy->setVisible(isTroubled || m_remedyPinned);
    update();
}

void StepLine::paintEvent(QPaintEvent*)
{
    if (m_state != CheckStepState::Failed)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    widgets::paintBox(painter, rect(), theme::radius::card, theme::tokens().tone(theme::Tone::Bad).soft, Qt::transparent);
}

void StepLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        showLook();
    QWidget::changeEvent(event);
}

} // namespace switchyard::pages
