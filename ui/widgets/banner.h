// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/tokens.h"

#include <QFrame>

class QHBoxLayout;

namespace switchyard::widgets {

class Button;
class Label;

//! A sentence over the content it concerns: soft ground of a tone with a border, icon, buttons at the right. As advice
//! (`setAdvice`) it has no border, a title line and its buttons below, for panes.
class Banner final : public QFrame {
    Q_OBJECT

public:
    explicit Banner(theme::Tone tone = theme::Tone::Warn, QWidget* parent = nullptr);

    void setTone(theme::Tone tone);
    void setIconName(const QString& name);
    //! `title` is semibold before `text`; may be empty.
    void setText(const QString& title, const QString& text);
    void setAdvice(bool advice);
    Button* addButton(const QString& text, const QString& iconName = {});
    void clearButtons();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showIcon();

    theme::Tone m_tone;
    QString m_iconName;
    bool m_advice = false;
    Label* m_icon;
    Label* m_text;
    QHBoxLayout* m_buttons;
    QString m_title;
    QString m_body;
};

} // namespace switchyard::widgets
