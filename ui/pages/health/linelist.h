// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/tokens.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace switchyard::pages {

//! A short, unselectable list in a pane: icon, text with an optional second line, chip, note at the end. Painted, with
//! hairlines between; to assistive technology its lines are its description.
class LineList final : public QWidget {
    Q_OBJECT

public:
    struct Line {
        QString lead; //!< Before the icon, such as a time of day.
        QString icon;
        theme::Ink ink = theme::Ink::Text2;
        QString text;
        QString detail; //!< After the text on the same line, weaker.
        QString second; //!< Under the text, caption.
        QString chip;
        QString chipIcon;
        std::optional<theme::Tone> chipTone;
        QString note; //!< At the end.
        QString note2; //!< Before the note, for two columns of numbers.
        bool isMono = false;

        friend bool operator==(const Line&, const Line&) = default;
    };

    explicit LineList(QWidget* parent = nullptr);

    void setLines(std::vector<Line> lines);
    //! No hairlines, low rows: log lines.
    void setDense(bool dense);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 80, sizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int heightOf(const Line& line) const;

    std::vector<Line> m_lines;
    bool m_dense = false;
};

//! Large numbers side by side, each under its name.
class FactTiles final : public QWidget {
    Q_OBJECT

public:
    struct Fact {
        QString name;
        QString number;
        QString unit;

        friend bool operator==(const Fact&, const Fact&) = default;
    };

    explicit FactTiles(QWidget* parent = nullptr);

    void setFacts(std::vector<Fact> facts);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 120, sizeHint().height() }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Fact> m_facts;
};

} // namespace switchyard::pages
