// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ports/chattryport.h"
#include "shell/context.h"
#include "widgets/card.h"

#include <functional>

class QComboBox;
class QMenu;

namespace switchyard::widgets {
class Button;
class Label;
class SectionLabel;
class Switch;
}

namespace switchyard::pages {

//! Who is asked and how: the left pane of Try it.
class TryOptions final : public widgets::Panel {
    Q_OBJECT

public:
    explicit TryOptions(const shell::Context& context, QWidget* parent = nullptr);

    //! Everything of a request but the prompt.
    ports::ChatTryRequest request() const;
    //! `auto`, `agent/<id>` or `provider/model`; unknown ones are passed over.
    void setRoute(const QString& route);
    QString route() const;
    QString routeName() const;
    //! The other routes as actions of `menu`; choosing one sets it and calls `chosen`.
    void fillOtherRoutes(QMenu& menu, const std::function<void()>& chosen);
    void retranslate();
    QComboBox* routeBox() const { return m_route; }

Q_SIGNALS:
    void changed();

private:
    void fillRoutes();
    QComboBox* addField(widgets::Label*& label);
    widgets::Switch* addSwitch(widgets::Label*& label, bool isOn);

    shell::Context m_context;
    QComboBox* m_route;
    QComboBox* m_dialect;
    QComboBox* m_limit;
    widgets::Switch* m_stream;
    widgets::Switch* m_tool;
    widgets::Label* m_routeLabel = nullptr;
    widgets::Label* m_dialectLabel = nullptr;
    widgets::Label* m_limitLabel = nullptr;
    widgets::Label* m_streamLabel = nullptr;
    widgets::Label* m_toolLabel = nullptr;
    widgets::SectionLabel* m_takeHead;
    widgets::Button* m_snippets;
    widgets::Label* m_takeNote;
};

} // namespace switchyard::pages
