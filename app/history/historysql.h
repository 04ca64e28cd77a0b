// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "base/units.h"
#include "health/reason.h"
#include "health/status.h"
#include "history/historydatabase.h"

#include <chrono>
#include <optional>
#include <string_view>

//! Values of ours as SQL's, and back.
namespace switchyard::history {

//! Never null, which the database would take for NULL.
inline QString storedText(std::string_view value)
{
    return value.empty() ? QStringLiteral("") : QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

template<typename T>
QVariant orNull(const std::optional<T>& value)
{
    return value ? QVariant(static_cast<qlonglong>(value->count())) : QVariant();
}

inline QVariant orNull(const std::optional<TokenCount>& value)
{
    return value ? QVariant(static_cast<qlonglong>(value->value)) : QVariant();
}

inline void bindRef(QSqlQuery& query, const ModelRef& ref)
{
    query.addBindValue(storedText(ref.provider.value()));
    query.addBindValue(storedText(ref.model));
}

inline ModelRef refOf(const QSqlQuery& query, int column)
{
    return { ProviderId(query.value(column).toString().toStdString()), query.value(column + 1).toString().toStdString() };
}

inline std::optional<std::chrono::milliseconds> millisecondsOf(const QVariant& value)
{
    return value.isNull() ? std::nullopt : std::optional(std::chrono::milliseconds(value.toLongLong()));
}

inline health::Status statusOf(const QVariant& value)
{
    return health::statusFromWord(value.toString().toStdString()).value_or(health::Status::Checking);
}

inline health::Reason reasonOf(const QVariant& value)
{
    return health::reasonFromWord(value.toString().toStdString()).value_or(health::Reason::None);
}

} // namespace switchyard::history
