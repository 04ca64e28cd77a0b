// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/tokens.h"
#include "theme/type.h"

#include <QLabel>

namespace switchyard::widgets {

//! A QLabel whose font and colour are roles, so that it follows the scheme and the font.
class Label : public QLabel {
    Q_OBJECT

public:
    explicit Label(const QString& text = {}, theme::Type type = theme::Type::Body, theme::Ink ink = theme::Ink::Text,
                   QWidget* parent = nullptr);

    void setType(theme::Type type);
    void setInk(theme::Ink ink);
    theme::Type type() const { return m_type; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyLook();

    theme::Type m_type;
    theme::Ink m_ink;
};

//! One line that ends in an ellipsis when it does not fit, with the whole text as its tip then.
class ElidedLabel final : public Label {
    Q_OBJECT

public:
    explicit ElidedLabel(const QString& text = {}, theme::Type type = theme::Type::Body,
                         theme::Ink ink = theme::Ink::Text, QWidget* parent = nullptr);

    void setElideMode(Qt::TextElideMode mode);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

//! The head of a section: caption, semibold, text2, with room for a note at the right end.
class SectionLabel final : public QWidget {
    Q_OBJECT

public:
    explicit SectionLabel(const QString& text = {}, const QString& note = {}, QWidget* parent = nullptr);

    void setText(const QString& text);
    void setNote(const QString& note);
    //! Puts a widget (a link button) at the right end instead of the note.
    void setCorner(QWidget* corner);

private:
    Label* m_text;
    Label* m_note;
};

//! A line of one border's width in the hairline colour.
class Hairline final : public QWidget {
    Q_OBJECT

public:
    explicit Hairline(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::Orientation m_orientation;
};

} // namespace switchyard::widgets
