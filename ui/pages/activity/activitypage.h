// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "items/activityfiltermodel.h"
#include "pages/activity/configchanges.h"
#include "shell/context.h"
#include "widgets/page.h"

#include <QTimer>

#include <deque>

class QComboBox;
class QListView;
class QStackedWidget;

namespace switchyard::widgets {
class Button;
class Card;
class EmptyState;
class FilterPill;
class Label;
class SearchField;
} // namespace switchyard::widgets

namespace switchyard::pages {

class ActivityDelegate;
class ActivityDetail;
class ActivityHeader;
class AnsweredToday;
class RequestPager;
class RunningRows;

//! Requests as they are routed, with changes of health and configuration between them, newest first. GUI thread.
class ActivityPage final : public widgets::Page {
    Q_OBJECT

public:
    explicit ActivityPage(const shell::Context& context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headerWidgets() override;
    void retranslate() override;
    //! A request's number selects it; "filter:failed" shows the failed ones.
    void openItem(const QString& item) override;
    bool focusSearch() override;
    QList<QWidget*> panes() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void connectAll();
    void refresh();
    void applyWindow();
    void search();
    void loadIfNearEnd();
    void showFilter(items::ActivityFilterModel::Show show);
    void showDetail(const QModelIndex& index);
    void followEnded();
    void fitPills();
    void hold(bool held);
    bool undoAt(const QPoint& place);

    const shell::Context& m_context;
    items::ActivityModel m_model;
    items::ActivityFilterModel m_shown;
    ConfigChanges m_changes;
    RequestPager* m_pager;
    bool m_waitsForRecord = false; //!< Of the request shown, which was under way.
    QTimer m_minute;
    QTimer m_searchPause;

    widgets::SearchField* m_search;
    QComboBox* m_window;
    widgets::Button* m_export;
    widgets::Button* m_hold;
    QStackedWidget* m_stack;
    widgets::EmptyState* m_empty;
    widgets::Button* m_emptyTry;
    QWidget* m_content;
    AnsweredToday* m_answered = nullptr;
    std::vector<widgets::FilterPill*> m_pills;
    widgets::Label* m_running;
    ActivityHeader* m_header;
    QListView* m_list;
    ActivityDelegate* m_delegate;
    RunningRows* m_runningRows = nullptr;
    widgets::Label* m_nothing;
    ActivityDetail* m_detail;
};

} // namespace switchyard::pages
