// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/diagnosticsmodel.h"

#include "config/configsession.h"

#include <algorithm>

namespace switchyard::items {

DiagnosticsModel::DiagnosticsModel(config::ConfigSession& session, QObject* parent)
    : ListModel(parent)
    , m_session(session)
{
    connect(&m_session, &config::ConfigSession::configChanged, this, [this] { changeTo(makeRows()); });
    resetTo(makeRows());
}

void DiagnosticsModel::setPath(const std::string& path)
{
    m_path = path;
    changeTo(makeRows());
}

const config::Diagnostic* DiagnosticsModel::find(int row) const
{
    return hasRow(row) ? &rowAt(row).diagnostic : nullptr;
}

int DiagnosticsModel::countOf(config::Severity severity) const
{
    return static_cast<int>(std::count_if(rows().begin(), rows().end(), [severity](const auto& row) {
        return row.diagnostic.severity == severity;
    }));
}

Result<void> DiagnosticsModel::applyFix(int row)
{
    if (!hasRow(row) || !rowAt(row).diagnostic.fix)
        return Error { ErrorCode::NotFound, "This problem has no fix that can be applied here" };
    const auto fix = *rowAt(row).diagnostic.fix;
    return m_session.applyFix(fix);
}

QVariant DiagnosticsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& diagnostic = rowAt(index.row()).diagnostic;
    switch (role) {
    case SeverityRole:
        return static_cast<int>(diagnostic.severity);
    case CodeRole:
        return toQt(diagnostic.code);
    case PathRole:
        return toQt(diagnostic.path);
    case LineRole:
        return static_cast<int>(diagnostic.origin.line);
    case ColumnRole:
        return static_cast<int>(diagnostic.origin.column);
    case FileRole:
        return diagnostic.origin.file < m_session.fileCount() ? toQt(m_session.path(diagnostic.origin.file)) : QString();
    case Qt::DisplayRole:
    case MessageRole:
        return toQt(diagnostic.message);
    case ArgumentsRole: {
        QStringList arguments;
        for (const auto& argument : diagnostic.arguments)
            arguments << toQt(argument.value);
        return arguments;
    }
    case FixRole:
        return diagnostic.fix ? toQt(diagnostic.fix->label) : QString();
    default:
        return {};
    }
}

QHash<int, QByteArray> DiagnosticsModel::roleNames() const
{
    return namesOf(QMetaEnum::fromType<Role>());
}

std::vector<DiagnosticRow> DiagnosticsModel::makeRows() const
{
    const auto diagnostics = m_path.empty() ? m_session.diagnostics() : m_session.diagnosticsBelow(m_path);
    std::vector<DiagnosticRow> list;
    for (const auto& diagnostic : diagnostics) {
        DiagnosticRow row { diagnostic };
        const bool isRepeated = std::any_of(list.begin(), list.end(), [&row](const auto& other) { return other.isSameAs(row); });
        if (!isRepeated)
            list.push_back(std::move(row));
    }
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
        return a.diagnostic.severity < b.diagnostic.severity;
    });
    return list;
}

} // namespace switchyard::items
