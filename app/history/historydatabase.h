// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>
#include <vector>

namespace switchyard::history {

//! The open file with its tables. Belongs to the thread that opened it.
class HistoryDatabase final {
public:
    static Result<std::unique_ptr<HistoryDatabase>> open(const QString& file);
    ~HistoryDatabase();
    HistoryDatabase(const HistoryDatabase&) = delete;
    HistoryDatabase& operator=(const HistoryDatabase&) = delete;

    //! Prepares; a statement of ours that does not is a bug and fails at exec().
    QSqlQuery query(const QString& sql) const;
    Result<void> run(QSqlQuery& query) const;
    Result<void> run(const QString& sql) const;
    Result<qint64> number(const QString& sql) const;
    //! Makes the file smaller by what was deleted. Not within a transaction.
    Result<void> giveBackFreePages();
    Result<void> begin();
    Result<void> commit();
    void rollback();

private:
    HistoryDatabase(QString connection, const QString& file);
    Result<void> prepare();
    Result<void> createTables();
    Result<void> upgradeTables(qint64 from);
    Result<void> bringUp(const std::vector<QString>& statements);

    QString m_connection;
    QSqlDatabase m_database;
};

qint64 toStored(WallTime time);
WallTime fromStored(qint64 milliseconds);

} // namespace switchyard::history
