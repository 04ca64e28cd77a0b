// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/diagnostic.h"
#include "items/listmodel.h"
#include "items/providerfacts.h"

#include <vector>

namespace switchyard::config {
class ConfigSession;
}

namespace switchyard::items {

//! One diagnostic in the list of problems.
struct DiagnosticRow {
    config::Diagnostic diagnostic;

    bool isSameAs(const DiagnosticRow& other) const
    {
        return diagnostic.code == other.diagnostic.code && diagnostic.path == other.diagnostic.path
            && diagnostic.arguments == other.diagnostic.arguments;
    }
    friend bool operator==(const DiagnosticRow&, const DiagnosticRow&) = default;
};

//! What is to be said about the configuration: errors, then warnings, then hints, each in the order of the text.
//! Optionally only what stands at or below a path. GUI thread.
class DiagnosticsModel final : public ListModel<DiagnosticRow> {
    Q_OBJECT

public:
    enum Role {
        SeverityRole = Qt::UserRole + 1, //!< int of config::Severity.
        CodeRole, //!< QString, stable.
        PathRole, //!< QString, OpenClaw's notation.
        LineRole, //!< int from 1.
        ColumnRole, //!< int from 1.
        FileRole, //!< QString, path of the file.
        MessageRole, //!< QString, English; wording translates by code and arguments.
        ArgumentsRole, //!< QStringList.
        FixRole, //!< QString, English label; empty without a fix.
    };
    Q_ENUM(Role)

    explicit DiagnosticsModel(config::ConfigSession& session, QObject* parent = nullptr);

    //! Empty for all.
    void setPath(const std::string& path);
    const config::Diagnostic* find(int row) const;
    int countOf(config::Severity severity) const;
    //! Applies the row's fix through the session.
    Result<void> applyFix(int row);

    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    std::vector<DiagnosticRow> makeRows() const;

    config::ConfigSession& m_session;
    std::string m_path;
};

} // namespace switchyard::items
