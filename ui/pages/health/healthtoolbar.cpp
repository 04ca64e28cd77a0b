// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/healthtoolbar.h"

#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/filterpill.h"
#include "widgets/label.h"
#include "widgets/segmented.h"
#include "wording/status.h"

#include <QHBoxLayout>
#include <QMenu>

namespace switchyard::pages {

using namespace theme;
using Show = HealthToolbar::Show;

namespace {

constexpr std::array showOrder { Show::All, Show::Ready, Show::Cold, Show::Problems, Show::Paused };
constexpr int rowsId = 0;
constexpr int cardsId = 1;

} // namespace

HealthToolbar::HealthToolbar(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(space::s);
    const auto add = [this](const QString& icon, Ink ink) {
        auto* pill = new widgets::FilterPill({}, icon, ink, this);
        pill->setAutoExclusive(true);
        m_pills.push_back(pill);
        m_layout->addWidget(pill);
    };
    add({}, Ink::Text2);
    add(wording::statusIcon(health::Status::Ready), Ink::Good);
    add(wording::statusIcon(health::Status::Cold), Ink::Idle);
    add(wording::statusIcon(health::Status::Degraded), Ink::Warn);
    add(wording::statusIcon(health::Status::Paused), Ink::Off);
    for (std::size_t i = 0; i < m_pills.size(); ++i)
        connect(m_pills[i], &QAbstractButton::clicked, this, [this, i] { Q_EMIT showChosen(showOrder[i]); });
    m_layout->addStretch();
    m_updated = new widgets::Label({}, Type::Caption, Ink::Text2, this);
    m_updated->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_layout->addWidget(m_updated);
    m_form = new widgets::Segmented(this);
    m_form->addIcon(rowsId, QStringLiteral("rows-3"), {});
    m_form->addIcon(cardsId, QStringLiteral("layout-grid"), {});
    m_layout->addWidget(m_form);
    m_view = widgets::Button::iconOnly(QStringLiteral("sliders-horizontal"), {}, widgets::Button::Kind::Plain, this);
    m_layout->addWidget(m_view);
    connect(m_form, &widgets::Segmented::chosen, this, [this](int id) { Q_EMIT cardsChosen(id == cardsId); });
    connect(m_view, &QAbstractButton::clicked, this, [this] {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        Q_EMIT viewMenuRequested(*menu);
        menu->popup(m_view->mapToGlobal(QPoint(m_view->width() - menu->sizeHint().width(), m_view->height() + space::xs)));
    });
    retranslate();
}

void HealthToolbar::retranslate()
{
    const std::array names { tr("All"), tr("Ready"), tr("Cold"), tr("Problems"), tr("Paused") };
    for (std::size_t i = 0; i < m_pills.size(); ++i)
        m_pills[i]->setText(names[i]);
    m_form->setTextOf(rowsId, tr("Rows"));
    m_form->setTextOf(cardsId, tr("Cards"));
    m_form->setAccessibleName(tr("Rows or cards"));
    m_view->setName(tr("How endpoints are shown"));
    m_updated->setFixedSize(0, 0);
    fit();
}

void HealthToolbar::setCounts(const items::HealthCounts& counts)
{
    const std::array numbers { counts.all, counts.ready, counts.cold, counts.problems, counts.paused };
    for (std::size_t i = 0; i < m_pills.size(); ++i)
        m_pills[i]->setCount(numbers[i]);
    fit();
}

void HealthToolbar::setShow(Show show)
{
    for (std::size_t i = 0; i < m_pills.size(); ++i)
        m_pills[i]->setChecked(showOrder[i] == show);
}

void HealthToolbar::setUpdated(const QString& text)
{
    m_updated->setText(text);
    // Its size is fixed and only grows: a text that each second changes must not lay out the window.
    const QSize wanted = m_updated->sizeHint().expandedTo(m_updated->minimumSize());
    if (wanted == m_updated->minimumSize())
        return;
    m_updated->setFixedSize(wanted);
    fit();
}

void HealthToolbar::setCards(bool cards)
{
    m_form->setCurrent(cards ? cardsId : rowsId);
}

QSize HealthToolbar::minimumSizeHint() const
{
    return { 0, m_layout->minimumSize().height() };
}

void HealthToolbar::fit()
{
    int wanted = m_view->sizeHint().width();
    if (width() > 0)
        widgets::fitPills(m_pills, width() - wanted);
    for (const widgets::FilterPill* pill : m_pills)
        wanted += pill->sizeHint().width() + space::s;
    const int form = m_form->sizeHint().width() + space::s;
    m_form->setVisible(wanted + form <= width());
    m_updated->setVisible(wanted + form + m_updated->sizeHint().width() + space::l <= width());
}

void HealthToolbar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace switchyard::pages
