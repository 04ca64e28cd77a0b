// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPlainTextEdit>

namespace switchyard::widgets {

//! A unified diff, to read and copy: added and removed lines keep their signs and lie on soft grounds.
class DiffView final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit DiffView(const QString& diff = {}, QWidget* parent = nullptr);

    void setDiff(const QString& diff);

protected:
    void changeEvent(QEvent* event) override;

private:
    void mark();
};

} // namespace switchyard::widgets
