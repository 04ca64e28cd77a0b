// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/tokens.h"

#include <QKeySequence>
#include <QPushButton>

namespace switchyard::widgets {

//! Every push button of the panel. Takes its icon by name; a shortcut hint stands in a hairline box at its end.
class Button final : public QPushButton {
    Q_OBJECT

public:
    enum class Kind {
        Plain, //!< Card fill and border.
        Primary, //!< Accent fill: one a page.
        Quiet, //!< No border until hovered.
        Link, //!< Accent text.
    };
    enum class Size { Small, Normal, Prominent };

    explicit Button(Kind kind = Kind::Plain, const QString& text = {}, const QString& iconName = {},
                    QWidget* parent = nullptr);
    //! A square button that shows only an icon; `name` is its accessible name and tip.
    static Button* iconOnly(const QString& iconName, const QString& name, Kind kind = Kind::Plain,
                            QWidget* parent = nullptr);

    void setKind(Kind kind);
    void setButtonSize(Size size);
    void setIconName(const QString& name);
    //! Only shown; the shortcut itself belongs to an action.
    void setHint(const QKeySequence& keys);
    void setHint(const QString& text);
    //! Accessible name and tip of an icon-only button.
    void setName(const QString& name);
    //! A small arrow at the end, for buttons that open a menu.
    void setMenuArrow(bool arrow);
    //! Shows only its icon, where there is no room for words: they are its tip then. Nothing without an icon.
    void setShort(bool isShort);
    bool canBeShort() const { return !m_iconName.isEmpty() && !text().isEmpty(); }
    int fullWidth() const;
    int shortWidth() const;
    //! Held down by the program: the menu it opened is showing.
    void setHeld(bool held);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int iconSide() const;
    //! What is written: the words, or nothing.
    QString shownText() const;
    QString shownHint() const;
    int contentWidth(const QString& words, const QString& hint) const;
    int widthWith(const QString& words, const QString& hint) const;

    Kind m_kind;
    Size m_size = Size::Normal;
    QString m_iconName;
    QString m_hint;
    bool m_menuArrow = false;
    bool m_held = false;
    bool m_isShort = false;
};

//! Paints the 2 px accent ring of focus outside `rect` with 2 px of ground between, or inside it.
enum class RingPlace { Outside, Inside };
void paintFocusRing(QPainter& painter, const QRectF& rect, qreal radius, RingPlace place);

//! Paints a rounded rectangle whose border of the tokens' width lies inside `rect`, on whole device pixels.
void paintBox(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& border);
void paintBox(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& border, qreal width);

} // namespace switchyard::widgets
