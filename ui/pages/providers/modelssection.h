// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "shell/context.h"

#include <QWidget>

namespace switchyard::items {
class ProviderModelsModel;
}

namespace switchyard::widgets {
class Button;
class Label;
class SearchField;
class SectionLabel;
}

namespace switchyard::pages {

class ModelTable;

//! The models of one provider with what can be done about them: search, fetch the server's list, import many at once,
//! write one by hand, edit, alias, put into a chain, warm up.
class ModelsSection final : public QWidget {
    Q_OBJECT

public:
    explicit ModelsSection(const shell::Context& context, QWidget* parent = nullptr);

    void setProvider(const ProviderId& id);
    void refresh();
    void retranslate();
    int declaredCount() const;

private:
    void fetchList();
    void addByHand();
    void edit(const ModelRef& ref);
    void showMenu(int row, const QPoint& place);
    void appendToChain(const ModelRef& ref);

    shell::Context m_context;
    ProviderId m_provider;
    items::ProviderModelsModel* m_models;
    widgets::SectionLabel* m_head;
    widgets::SearchField* m_search;
    widgets::Button* m_fetch;
    widgets::Button* m_import;
    widgets::Button* m_byHand;
    ModelTable* m_table;
    widgets::Label* m_none;
};

} // namespace switchyard::pages
