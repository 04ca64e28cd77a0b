// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/card.h"

namespace switchyard::widgets {
class Button;
class Label;
}

namespace switchyard::pages {

//! Shown only while a form is dirty: what changed in words, "Show the change", "Revert", "Save".
class SaveBar final : public widgets::Panel {
    Q_OBJECT

public:
    explicit SaveBar(QWidget* parent = nullptr);

    void setText(const QString& text);
    void retranslate();

Q_SIGNALS:
    void showRequested();
    void revertRequested();
    void saveRequested();

private:
    widgets::Label* m_text;
    widgets::Button* m_show;
    widgets::Button* m_revert;
    widgets::Button* m_save;
};

} // namespace switchyard::pages
