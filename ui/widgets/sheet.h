// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QKeyEvent;
class QVBoxLayout;

namespace switchyard::widgets {

class Button;
class Label;

inline constexpr const char* worksOverSheets = "worksOverSheets";

//! A dialog inside its window: a child widget over a scrim, so that Wayland cannot misplace it. Focus stays inside,
//! Escape and a click on the scrim close it unless `setClosable(false)`. Deletes itself when closed. While it is open the
//! window's shortcuts rest, but for actions whose property `worksOverSheets` is true.
class Sheet final : public QWidget {
    Q_OBJECT

public:
    //! `area` is covered by the scrim: the window's central widget (Context::overlay).
    Sheet(const QString& title, QWidget* area);

    //! The widget between head and foot; takes ownership.
    void setContent(QWidget* content);
    //! 976 x 696 unless set; never larger than the area minus a margin.
    void setSheetSize(QSize size);
    void setTitle(const QString& title);
    //! A widget in the head, before the close button.
    void addHeadWidget(QWidget* widget);
    //! The foot is hidden until something is added. A note stands at the left, buttons at the right in order.
    void setFootNote(const QString& note);
    void addFootWidget(QWidget* widget);
    void setClosable(bool closable);

    void open();
    //! Emits closed() and deletes the sheet.
    void closeSheet();

Q_SIGNALS:
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void place();
    //! Whether the shortcut is one of the sheet's own, or may act over it.
    bool leavesShortcut(const QKeyEvent& event) const;
    //! Where the keyboard starts: the content's first field, else its first control, else the foot's.
    QWidget* firstFocus() const;

    QWidget* m_box;
    QVBoxLayout* m_boxLayout;
    QPointer<QWidget> m_content;
    Label* m_title;
    QHBoxLayout* m_headLayout;
    QWidget* m_foot;
    QHBoxLayout* m_footLayout;
    Label* m_note;
    QPointer<QWidget> m_focusBefore;
    QSize m_size;
    bool m_closable = true;
};

} // namespace switchyard::widgets
