// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAbstractButton>

namespace switchyard::pages {

//! A radio button with a title and an explanation in a box of its own. Exclusive among its siblings.
class ChoiceCard final : public QAbstractButton {
    Q_OBJECT

public:
    explicit ChoiceCard(QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& note);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString m_note;
};

} // namespace switchyard::pages
