// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "items/healthfiltermodel.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QMenu;

namespace switchyard::widgets {
class Button;
class FilterPill;
class Label;
class Segmented;
} // namespace switchyard::widgets

namespace switchyard::pages {

//! The row over the endpoints: counters that filter, the age of what is shown, rows or cards, and the menu of how they
//! are shown. Parts give way to a narrow page.
class HealthToolbar final : public QWidget {
    Q_OBJECT

public:
    using Show = items::HealthFilterModel::Show;

    explicit HealthToolbar(QWidget* parent = nullptr);

    void setCounts(const items::HealthCounts& counts);
    void setShow(Show show);
    void setUpdated(const QString& text);
    void setCards(bool cards);
    void retranslate();
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void showChosen(switchyard::items::HealthFilterModel::Show show);
    void cardsChosen(bool cards);
    //! The menu opens after this: fill it.
    void viewMenuRequested(QMenu& menu);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    QHBoxLayout* m_layout;
    std::vector<widgets::FilterPill*> m_pills;
    widgets::Label* m_updated;
    widgets::Segmented* m_form;
    widgets::Button* m_view;
};

} // namespace switchyard::pages
