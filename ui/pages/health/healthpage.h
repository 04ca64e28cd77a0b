// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

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
class Label;
class SearchField;
class SectionLabel;
} // namespace switchyard::widgets

namespace switchyard::pages {

class AnsweredToday;
class EndpointActions;
class EndpointsPane;
class HealthDetail;
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
    //! Escape, where nothing nearer had a use for it, closes the details.
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildHeader();
    //! Recent incidents and who answered, under the list where it leaves room.
    void buildBelow(QVBoxLayout& layout);
    void connectActions();
    void refresh();
    //! What grows older by itself; called every second while something on the page counts them, else every few.
    void refreshAges();
    void paceAges();
    void refreshYard();
    void refreshBelow();
    void refreshUpdated();
    void showDetail(const ModelRef& ref);
    void closeDetail();
    void fitDetail();
    bool hasRoomForBoth() const;

    const shell::Context& m_context;
    items::HealthModel m_model;
    ServingOverview m_overview;
    EndpointActions* m_actions;

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
    EndpointsPane* m_endpoints;
    QWidget* m_recentGap;
    widgets::SectionLabel* m_recentTitle;
    widgets::Button* m_recentAll;
    widgets::Card* m_recentCard;
    LineList* m_recent;
    QWidget* m_answeredGap;
    AnsweredToday* m_answered;
    HealthDetail* m_detail;
    QAction* m_checkSelected;
    QAction* m_pauseSelected;
    QTimer m_ages;
    bool m_isSeen = false; //!< Neither hidden nor minimised.
    bool m_isDetailWanted = false;
    bool m_takesOver = false; //!< The details stand in the page's place.
};

} // namespace switchyard::pages
