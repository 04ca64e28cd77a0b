// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPlainTextEdit>

namespace switchyard::widgets {

//! A text that could not be understood, to read and copy: its faulty line lies on soft ground, the offending words are
//! underlined, and the view opens there.
class FaultView final : public QPlainTextEdit {
    Q_OBJECT

public:
    //! `offset` and `length` count UTF-16 units of `text`; a length of 0 marks the place where something is missing.
    FaultView(const QString& text, int offset, int length, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void mark();

    int m_offset;
    int m_length;
};

} // namespace switchyard::widgets
