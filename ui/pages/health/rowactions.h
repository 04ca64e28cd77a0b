// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/modelhealth.h"
#include "ports/healthport.h"

#include <QWidget>

namespace switchyard::widgets {
class Button;
} // namespace switchyard::widgets

namespace switchyard::pages {

//! The buttons over the row under the pointer or with the keyboard's focus: real buttons, so that focus and screen
//! readers work.
class RowActions final : public QWidget {
    Q_OBJECT

public:
    explicit RowActions(QWidget* parent = nullptr);

    void setState(const health::ModelHealth& health, const ports::LoadAbilities& abilities, bool isEndpointPaused);
    //! Selected rows have another ground, and cards none of their own.
    void setSelected(bool selected);
    //! The wish to take no more than this; texts give way to icons.
    void fitTo(int width);
    void retranslate();

Q_SIGNALS:
    void checkRequested();
    void loadRequested();
    void pauseRequested();
    void menuRequested(const QPoint& place);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showTexts(bool shown);

    widgets::Button* m_check;
    widgets::Button* m_load;
    widgets::Button* m_pause;
    widgets::Button* m_more;
    QString m_loadText;
    QString m_pauseText;
    bool m_selected = false;
};

} // namespace switchyard::pages
