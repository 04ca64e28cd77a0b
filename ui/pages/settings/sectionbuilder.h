// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/metrics.h"
#include "widgets/card.h"
#include "widgets/keyvaluerow.h"
#include "widgets/label.h"

#include <QVBoxLayout>
#include <QWidget>

namespace switchyard::pages {

//! Puts setting rows into titled cards, one below the other.
class SectionBuilder final {
public:
    explicit SectionBuilder(QWidget* section)
        : m_section(section)
        , m_layout(new QVBoxLayout(section))
    {
        m_layout->setContentsMargins(0, 0, 0, 0);
        m_layout->setSpacing(theme::space::m);
    }

    void card(const QString& title)
    {
        if (m_card)
            m_layout->addSpacing(theme::space::m);
        m_layout->addWidget(new widgets::Label(title, theme::Type::Strong, theme::Ink::Text, m_section));
        m_card = new widgets::Card(m_section);
        m_rows = new QVBoxLayout(m_card);
        m_rows->setContentsMargins(1, 1, 1, 1);
        m_rows->setSpacing(0);
        m_layout->addWidget(m_card);
    }

    widgets::SettingRow* row(const QString& title, const QString& note, QWidget* control)
    {
        line();
        auto* made = new widgets::SettingRow(title, note, control, m_card);
        if (control && control->accessibleName().isEmpty())
            control->setAccessibleName(title);
        m_rows->addWidget(made);
        return made;
    }

    void widget(QWidget* content)
    {
        line();
        m_rows->addWidget(content);
    }

    QWidget* parent() const { return m_section; }

private:
    void line()
    {
        if (m_rows->count() > 0)
            m_rows->addWidget(new widgets::Hairline(Qt::Horizontal, m_card));
    }

    QWidget* m_section;
    QVBoxLayout* m_layout;
    widgets::Card* m_card = nullptr;
    QVBoxLayout* m_rows = nullptr;
};

} // namespace switchyard::pages
