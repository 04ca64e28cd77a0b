// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "delegates/healthcolumns.h"
#include "items/healthfiltermodel.h"
#include "shell/context.h"

#include <QWidget>

class QMenu;

namespace switchyard::widgets {
class Card;
class Label;
} // namespace switchyard::widgets

namespace switchyard::pages {

class HealthHeader;
class HealthList;
class HealthToolbar;

//! The endpoints with their counters, as rows or cards, in an order and groups of the user's choice, which are all
//! remembered. GUI thread.
class EndpointsPane final : public QWidget {
    Q_OBJECT

public:
    using Filter = items::HealthFilterModel;

    //! `model` outlives it.
    EndpointsPane(const shell::Context& context, items::HealthModel& model, QWidget* parent = nullptr);

    HealthList& list() const { return *m_list; }
    Filter& shown() { return m_shown; }
    void showFilter(Filter::Show show);
    void setSearch(const QString& text);
    void setUpdated(const QString& text);
    void setCards(bool cards);
    void setGroup(Filter::Group group);
    void setOrder(Filter::Order order, bool reversed);
    void setColumnChoice(const delegates::ColumnChoice& choice);
    //! Counters and heights, after the model changed.
    void refresh();
    void retranslate();
    //! What it needs to show all without scrolling.
    int wantedHeight() const;
    //! Height of all but the list itself.
    int fixedHeight() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void restore();
    void applyDensity();
    void fillViewMenu(QMenu& menu);

    const shell::Context& m_context;
    items::HealthModel& m_model;
    Filter m_shown;
    QString m_search;
    HealthToolbar* m_toolbar;
    widgets::Card* m_card;
    HealthHeader* m_header;
    HealthList* m_list;
    widgets::Label* m_nothing;
};

} // namespace switchyard::pages
