// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/context.h"
#include "widgets/page.h"

#include <vector>

class QListWidget;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace switchyard::widgets {
class SearchField;
}

namespace switchyard::pages {

//! Everything that can be set, in sections: a list at the left, one section at the right. Searching shows the rows of all
//! sections that match.
class SettingsPage final : public widgets::Page {
    Q_OBJECT

public:
    explicit SettingsPage(const shell::Context& context, QWidget* parent = nullptr);

    QString title() const override;
    QList<QWidget*> headerWidgets() override;
    void retranslate() override;
    //! `general`, `notices`, `checks`, `engine`, `keys`, `files`.
    void openItem(const QString& item) override;
    bool focusSearch() override;
    QList<QWidget*> panes() override;

private:
    struct Section {
        QString id;
        QString icon;
        QString title;
        QWidget* content = nullptr;
    };

    void build();
    void showSection(int index);
    void find(const QString& text);

    shell::Context m_context;
    widgets::SearchField* m_search = nullptr;
    QListWidget* m_list = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_holder = nullptr;
    QVBoxLayout* m_column = nullptr;
    std::vector<Section> m_sections;
    int m_current = 0;
};

} // namespace switchyard::pages
