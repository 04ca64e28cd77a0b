// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAbstractButton>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace switchyard::widgets {

//! A choice of one among few, side by side. Left and Right move the choice.
class Segmented final : public QWidget {
    Q_OBJECT

public:
    explicit Segmented(QWidget* parent = nullptr);

    //! Adds a segment with text, or with an icon alone (`text` is then its accessible name and tip).
    void addText(int id, const QString& text);
    void addIcon(int id, const QString& iconName, const QString& text);
    void setTextOf(int id, const QString& text);
    void setSmall(bool small);

    int current() const;
    //! Does not emit.
    void setCurrent(int id);

Q_SIGNALS:
    //! By the user.
    void chosen(int id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class Segment;
    void add(int id, Segment* segment);

    QButtonGroup* m_group;
    QHBoxLayout* m_layout;
    bool m_small = false;
};

} // namespace switchyard::widgets
