// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/segmented.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QRadioButton>

namespace switchyard::widgets {

using namespace theme;

//! A radio button to assistive technology, painted as a segment.
class Segmented::Segment final : public QRadioButton {
public:
    Segment(const QString& text, const QString& iconName, QWidget* parent)
        : QRadioButton(text, parent)
        , m_iconName(iconName)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        if (!iconName.isEmpty()) {
            setToolTip(text);
            setAccessibleName(text);
        }
    }

    void setSmall(bool small)
    {
        m_small = small;
        updateGeometry();
    }

    QSize sizeHint() const override
    {
        const int height = scaled(m_small ? 22 : 28);
        if (!m_iconName.isEmpty())
            return { 32, height };
        return { QFontMetrics(theme::font(Type::CaptionMedium)).horizontalAdvance(text()) + 22, height };
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& t = tokens();
        if (isChecked())
            paintBox(painter, rect(), radius::segment, t.isDark() ? t.pressed : t.card,
                     t.isHighContrast() ? t.accent : t.buttonBorder);
        else if (underMouse())
            paintBox(painter, rect(), radius::segment, t.hover, {});
        const QColor ink = !isEnabled() ? t.text3 : isChecked() ? t.text : t.text2;
        if (!m_iconName.isEmpty()) {
            paintIcon(painter, QRectF(width() / 2.0 - 7, height() / 2.0 - 7, 14, 14), m_iconName, ink);
        } else {
            painter.setFont(theme::font(isChecked() ? Type::CaptionMedium : Type::Caption));
            painter.setPen(ink);
            painter.drawText(rect(), Qt::AlignCenter, text());
        }
        if (hasFocus())
            paintFocusRing(painter, rect(), radius::segment, RingPlace::Inside);
    }
    bool hitButton(const QPoint& position) const override { return rect().contains(position); }

private:
    QString m_iconName;
    bool m_small = false;
};

Segmented::Segmented(QWidget* parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(2, 2, 2, 2);
    m_layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &Segmented::chosen);
}

void Segmented::add(int id, Segment* segment)
{
    segment->setSmall(m_small);
    m_group->addButton(segment, id);
    m_layout->addWidget(segment);
    if (m_group->buttons().size() == 1)
        segment->setChecked(true);
}

void Segmented::addText(int id, const QString& text)
{
    add(id, new Segment(text, {}, this));
}

void Segmented::addIcon(int id, const QString& iconName, const QString& text)
{
    add(id, new Segment(text, iconName, this));
}

void Segmented::setTextOf(int id, const QString& text)
{
    if (auto* button = m_group->button(id)) {
        button->setText(text);
        if (!button->accessibleName().isEmpty()) {
            button->setAccessibleName(text);
            button->setToolTip(text);
        }
        button->updateGeometry();
    }
}

void Segmented::setSmall(bool small)
{
    m_small = small;
    for (auto* button : m_group->buttons())
        static_cast<Segment*>(button)->setSmall(small);
}

int Segmented::current() const
{
    return m_group->checkedId();
}

void Segmented::setCurrent(int id)
{
    if (auto* button = m_group->button(id))
        button->setChecked(true);
}

void Segmented::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBox(painter, rect(), radius::control, tokens().sunken, tokens().buttonBorder);
}

} // namespace switchyard::widgets
