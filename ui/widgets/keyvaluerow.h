// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/label.h"

class QHBoxLayout;

#include <vector>

namespace switchyard::widgets {

//! A name in text2 and a value, side by side: facts in panes.
class KeyValueRow final : public QWidget {
    Q_OBJECT

public:
    explicit KeyValueRow(const QString& key = {}, const QString& value = {}, bool mono = false, QWidget* parent = nullptr);

    void setKey(const QString& key);
    void setValue(const QString& value);
    //! Gives the names of all the same width, that of the longest, so that the values stand in one column.
    static void align(const std::vector<KeyValueRow*>& rows);

private:
    Label* m_key;
    ElidedLabel* m_value;
};

//! A setting: title and note at the left, a control at the right; 56 high.
class SettingRow final : public QWidget {
    Q_OBJECT

public:
    SettingRow(const QString& title, const QString& note, QWidget* control, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& note);

private:
    Label* m_title;
    Label* m_note;
    QWidget* m_control;
};

} // namespace switchyard::widgets
