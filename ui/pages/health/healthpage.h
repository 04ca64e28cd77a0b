// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/diagnosis.h"
#include "items/healthmodel.h"
#include "pages/health/servingoverview.h"
#include "shell/context.h"
#include "widgets/page.h"

#include <QTimer>

class QComboBox;
class QStackedWidget;
class QVBoxLayout;

namespace switchyard::widgets {
class Banner;
class Button;
class Card;
class EmptyState;
class FilterPill;
class Label;
class SearchField;
class SectionLabel;
class Segmented;
} // namespace switchyard::widgets

namespace switchyard::pages {

class HealthDetail;
class HealthHeader;
class HealthList;
class LineList;
class LineMap;
class YardStrip;

//! The home page: who answers now and why, the line of the default chain, every endpoint live, details beside it.
class HealthPage final : public widgets::Page {
    Q_OBJECT

public:
    explicit HealthPage(const shell::Context& context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headerWidgets() override;
    QList<QAction*> pageActions() override;
    void retranslate() override;
    //! "provider/model" selects it; "filter:problems" shows the problems.
    void openItem(const QString& item) override;
    bool focusSearch() override;
    QList<QWidget*> panes() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    enum Interval { Adaptive, TwoSeconds, FiveSeconds, TenSeconds, ThirtySeconds, Minute };

    void buildHeader();
    void buildFilters(QVBoxLayout& layout);
    void buildList(QVBoxLayout& layout);
    void connectActions();
    void refresh();
    void refreshHeadline();
    void refreshStations();
    void refreshCounts();
    void refreshYard();
    void refreshRecent();
    void refreshUpdated();
    void applyDensity();
    //! Parts of the row of filters give way to a narrow page.
    void fitFilters();
    void showFilter(items::HealthFilterModel::Show show);
    void showDetail(const ModelRef& ref);
    void closeDetail();
    void load(const ModelRef& ref);
    void pause(const ModelRef& ref);
    void test(const ModelRef& ref);
    void popupRowMenu(const ModelRef& ref, const QPoint& place);
    void remedy(const ModelRef& ref, health::Remedy remedy);
    void showActionFailure(const ModelRef& ref, const health::Diagnosis& diagnosis);

    const shell::Context& m_context;
    items::HealthModel m_model;
    items::HealthFilterModel m_shown;
    ServingOverview m_overview;

    QComboBox* m_interval = nullptr;
    widgets::SearchField* m_search = nullptr;
    widgets::Button* m_pauseAll = nullptr;
    widgets::Button* m_checkAll = nullptr;
    widgets::Button* m_add = nullptr;
    QStackedWidget* m_stack;
    widgets::EmptyState* m_empty;
    widgets::Button* m_emptyAdd = nullptr;
    widgets::Button* m_emptyDemo = nullptr;
    QWidget* m_content;
    widgets::Banner* m_pausedBanner;
    widgets::Label* m_headline;
    widgets::Label* m_subline;
    LineMap* m_lineMap;
    YardStrip* m_yard;
    std::vector<widgets::FilterPill*> m_pills;
    widgets::Label* m_updated;
    widgets::Segmented* m_density;
    widgets::Card* m_listCard;
    HealthHeader* m_listHeader;
    HealthList* m_list;
    widgets::Label* m_nothing;
    widgets::SectionLabel* m_recentTitle;
    widgets::Card* m_recentCard;
    LineList* m_recent;
    HealthDetail* m_detail;
    QAction* m_checkSelected;
    QAction* m_pauseSelected;
    QTimer m_second;
};

} // namespace switchyard::pages
