// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QHBoxLayout;

namespace switchyard::widgets {

class Button;
class Label;

//! What a page shows when there is nothing: icon, one sentence, a primary button, a secondary link.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void setIconName(const QString& name);
    void setText(const QString& title, const QString& text);
    Button* addPrimary(const QString& text, const QString& iconName = {});
    Button* addLink(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showIcon();

    QString m_iconName;
    Label* m_icon;
    Label* m_title;
    Label* m_text;
    QHBoxLayout* m_buttons;
};

} // namespace switchyard::widgets
