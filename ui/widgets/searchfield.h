// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLineEdit>

namespace switchyard::widgets {

//! A line edit with a magnifier and a clear button. Escape clears it; a second Escape leaves it.
class SearchField final : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchField(const QString& placeholder = {}, QWidget* parent = nullptr);

    //! Whether `text` holds what was typed, letter case and Turkish dotted and dotless i aside.
    bool matches(const QString& text) const;

    QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

//! Folds case for searching: i, ı, İ and I are one letter, as Turkish and English readers both expect.
QString foldedForSearch(const QString& text);

} // namespace switchyard::widgets
