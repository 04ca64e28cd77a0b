// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "widgets/card.h"

class QListView;

namespace switchyard::items {
class ProviderListModel;
}

namespace switchyard::widgets {
class Label;
class SearchField;
class SpinnerClock;
}

namespace switchyard::pages {

class ProviderFilter;

//! The providers in groups with a filter above and a place to drop things below.
class ProviderListPane final : public widgets::Panel {
    Q_OBJECT

public:
    //! `model` outlives it.
    explicit ProviderListPane(items::ProviderListModel& model, QWidget* parent = nullptr);

    //! Selects a provider, if the filter shows it.
    void select(const ProviderId& id);
    void clearFilter();
    void focusFilter();
    void retranslate();
    QListView* view() const { return m_names; }

Q_SIGNALS:
    void chosen(const switchyard::ProviderId& id);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    widgets::SearchField* m_search;
    QListView* m_names;
    ProviderFilter* m_filtered;
    widgets::Label* m_dropText;
    widgets::SpinnerClock* m_spinner;
};

} // namespace switchyard::pages
