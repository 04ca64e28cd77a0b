// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <vector>

class QWidget;

namespace switchyard::pages {

//! One line of a comparison.
struct DiffLine {
    enum class Kind { Same, Removed, Added, Gap };
    Kind kind = Kind::Same;
    int before = 0; //!< Line number in the old text, from 1; 0 when it is not there.
    int after = 0;
    QString text;

    friend bool operator==(const DiffLine&, const DiffLine&) = default;
};

//! Compares two texts of the configuration by lines, with keys hidden; equal stretches are cut down to `context` lines around what changed.
std::vector<DiffLine> diffLines(const QString& before, const QString& after, int context = 3);

//! The same as a unified diff reads, from what a port gives as text.
std::vector<DiffLine> parseUnifiedDiff(const QString& diff);

//! A read-only view of a comparison: line numbers, signs, soft grounds. Signs tell without colour.
QWidget* makeDiffView(const std::vector<DiffLine>& lines, QWidget* parent);

} // namespace switchyard::pages
