// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "config/diagnostic.h"
#include "shell/context.h"
#include "widgets/page.h"

class QGridLayout;
class QListView;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace switchyard::items {
class ProviderListModel;
class ProviderModelsModel;
}

namespace switchyard::widgets {
class Banner;
class Button;
class Card;
class Chip;
class EmptyState;
class Label;
class SearchField;
class SectionLabel;
class SpinnerClock;
}

namespace switchyard::pages {

class ConnectionForm;
class JsonPane;
class ModelTable;
class ProviderFilter;
class SaveBar;

//! The providers at the left, the chosen one at the right: its connection, its models, its JSON5.
class ProvidersPage final : public widgets::Page {
    Q_OBJECT

public:
    explicit ProvidersPage(const shell::Context& context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headerWidgets() override;
    QList<QAction*> pageActions() override;
    void retranslate() override;
    //! A provider's id.
    void openItem(const QString& item) override;
    bool focusSearch() override;
    bool isDirty() const override;
    bool saveDirty() override;
    void revertDirty() override;
    QList<QWidget*> panes() override;

    ProviderId current() const { return m_provider; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildList();
    QWidget* buildEditor();
    QWidget* buildHead();
    QWidget* buildConnection();
    QWidget* buildAbilities();
    void showProvider(const ProviderId& id);
    void selectCurrent();
    void showHead();
    void showAbilities();
    void showDirty();
    void refresh();
    void showChange();
    void showMoreMenu();
    void showModelMenu(int row, const QPoint& place);
    void fetchModels();
    void addModelByHand();
    void editModel(const ModelRef& ref);
    void removeProvider();
    void renameProvider();
    void showImportMenu();
    void importClipboard();
    std::vector<config::FixStep> formSteps() const;

    shell::Context m_context;
    ProviderId m_provider;
    bool m_wasDirty = false;
    items::ProviderListModel* m_list = nullptr;
    items::ProviderModelsModel* m_models = nullptr;
    ProviderFilter* m_filtered = nullptr;

    widgets::Button* m_import = nullptr;
    widgets::Button* m_add = nullptr;
    QAction* m_removeAction = nullptr;
    QAction* m_renameAction = nullptr;
    QAction* m_saveAction = nullptr;

    widgets::SearchField* m_search = nullptr;
    QListView* m_names = nullptr;
    widgets::Label* m_dropText = nullptr;
    QStackedWidget* m_stack = nullptr;
    widgets::EmptyState* m_empty = nullptr;
    QWidget* m_mark = nullptr;
    widgets::Label* m_name = nullptr;
    widgets::Chip* m_state = nullptr;
    widgets::Chip* m_place = nullptr;
    widgets::Label* m_checked = nullptr;
    widgets::Button* m_check = nullptr;
    widgets::Button* m_pause = nullptr;
    widgets::Button* m_more = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_panes = nullptr;
    widgets::Banner* m_banner = nullptr;
    QGridLayout* m_top = nullptr;
    QVBoxLayout* m_column = nullptr;
    ConnectionForm* m_form = nullptr;
    widgets::Card* m_abilities = nullptr;
    QWidget* m_abilityRows = nullptr;
    widgets::SectionLabel* m_abilitiesHead = nullptr;
    widgets::SectionLabel* m_modelsHead = nullptr;
    widgets::SearchField* m_modelSearch = nullptr;
    widgets::Button* m_fetch = nullptr;
    widgets::Button* m_byHand = nullptr;
    ModelTable* m_table = nullptr;
    JsonPane* m_json = nullptr;
    SaveBar* m_saveBar = nullptr;
    widgets::SpinnerClock* m_spinner = nullptr;
};

} // namespace switchyard::pages
