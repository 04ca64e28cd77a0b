// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "config/diagnostic.h"
#include "shell/context.h"
#include "widgets/page.h"

class QGridLayout;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace switchyard::items {
class ProviderListModel;
}

namespace switchyard::widgets {
class Banner;
class Button;
class EmptyState;
}

namespace switchyard::pages {

class AbilityCard;
class ConnectionForm;
class JsonPane;
class LimitsPane;
class ModelsSection;
class ProviderHead;
class ProviderListPane;
class SaveBar;

//! The providers at the left, the chosen one at the right: its connection and models, its limits,
//! its JSON5.
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

private:
    QWidget* buildEditor();
    QWidget* buildConnection();
    void showProvider(const ProviderId& id);
    void showHealth();
    void placeAbilities();
    void showDirty();
    void refresh();
    void showChange();
    void showMoreMenu(const QPoint& place);
    void checkCapabilities();
    void removeCurrent();
    void showImportMenu();
    std::vector<config::FixStep> formSteps() const;

    shell::Context m_context;
    ProviderId m_provider;
    bool m_wasDirty = false;
    items::ProviderListModel* m_list = nullptr;
    ProviderListPane* m_pane = nullptr;

    widgets::Button* m_import = nullptr;
    widgets::Button* m_add = nullptr;
    QAction* m_removeAction = nullptr;
    QAction* m_renameAction = nullptr;
    QAction* m_saveAction = nullptr;

    QStackedWidget* m_stack = nullptr;
    widgets::EmptyState* m_empty = nullptr;
    ProviderHead* m_head = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_panes = nullptr;
    widgets::Banner* m_banner = nullptr;
    QGridLayout* m_top = nullptr;
    QVBoxLayout* m_column = nullptr;
    ConnectionForm* m_form = nullptr;
    AbilityCard* m_abilities = nullptr;
    ModelsSection* m_models = nullptr;
    LimitsPane* m_limits = nullptr;
    JsonPane* m_json = nullptr;
    SaveBar* m_saveBar = nullptr;
};

} // namespace switchyard::pages
