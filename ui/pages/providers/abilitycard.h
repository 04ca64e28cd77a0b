// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "items/capabilityedit.h"
#include "shell/context.h"
#include "widgets/card.h"

#include <QString>

#include <optional>
#include <vector>

namespace switchyard::widgets {
class Button;
class SectionLabel;
}

namespace switchyard::pages {

//! What a provider can do, as far as its server tells for free or requests have shown, and the buttons that write what was
//! learned and find out the rest by asking.
class AbilityCard final : public widgets::Card {
    Q_OBJECT

public:
    explicit AbilityCard(const shell::Context& context, QWidget* parent = nullptr);

    void setProvider(const ProviderId& id, int declaredModels);
    void refresh();
    void retranslate();

Q_SIGNALS:
    void checkRequested();

private:
    struct Row {
        QString name;
        std::optional<bool> has; //!< Empty: nothing tells.
        QString note;

        friend bool operator==(const Row&, const Row&) = default;
    };
    std::vector<Row> rowsNow() const;
    void fill();
    void writeLearned();

    shell::Context m_context;
    ProviderId m_provider;
    int m_declaredModels = 0;
    std::vector<Row> m_shown;
    std::vector<items::LearnedEdit> m_learned; //!< What requests taught the router and the file does not say.
    widgets::SectionLabel* m_head;
    QWidget* m_rows;
    widgets::Button* m_write;
    widgets::Button* m_check;
};

} // namespace switchyard::pages
