// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "history/historydatabase.h"

#include "platform/places.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>

#include <algorithm>
#include <array>
#include <atomic>

namespace switchyard::history {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 schemaVersion = 3;

const auto requestSumTable = u"CREATE TABLE IF NOT EXISTS request_sum (at INTEGER NOT NULL, provider TEXT NOT NULL, "
                             "model TEXT NOT NULL, outcome TEXT NOT NULL, fell INTEGER NOT NULL, count INTEGER NOT NULL)"_s;
const auto requestSumIndex = u"CREATE INDEX IF NOT EXISTS request_sum_at ON request_sum (at)"_s;

const std::array tableStatements {
    u"CREATE TABLE sample (at INTEGER NOT NULL, provider TEXT NOT NULL, model TEXT NOT NULL, latency INTEGER, "
    "first_token INTEGER, speed REAL, reason TEXT NOT NULL, count INTEGER NOT NULL DEFAULT 1)"_s,
    u"CREATE INDEX sample_of ON sample (provider, model, at)"_s,
    u"CREATE INDEX sample_at ON sample (at)"_s,
    u"CREATE TABLE hour (provider TEXT NOT NULL, model TEXT NOT NULL, start INTEGER NOT NULL, count INTEGER NOT NULL, "
    "failures INTEGER NOT NULL, p50 INTEGER NOT NULL, p95 INTEGER NOT NULL, p99 INTEGER NOT NULL, "
    "latencies BLOB, PRIMARY KEY (provider, model, start)) WITHOUT ROWID"_s,
    u"CREATE TABLE status (at INTEGER NOT NULL, provider TEXT NOT NULL, model TEXT NOT NULL, status TEXT NOT NULL, "
    "reason TEXT NOT NULL)"_s,
    u"CREATE INDEX status_of ON status (provider, model, at)"_s,
    u"CREATE TABLE incident (provider TEXT NOT NULL, model TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER, "
    "status TEXT NOT NULL, reason TEXT NOT NULL, http_status INTEGER NOT NULL, "
    "PRIMARY KEY (provider, model, start, status)) WITHOUT ROWID"_s,
    u"CREATE INDEX incident_start ON incident (start)"_s,
    u"CREATE TABLE request (at INTEGER NOT NULL, requested TEXT NOT NULL, route TEXT NOT NULL, provider TEXT NOT NULL, "
    "model TEXT NOT NULL, outcome TEXT NOT NULL, http_status INTEGER NOT NULL, attempts INTEGER NOT NULL, "
    "took INTEGER NOT NULL, first_token INTEGER, input_tokens INTEGER, output_tokens INTEGER, "
    "fell INTEGER NOT NULL DEFAULT 0, details TEXT)"_s,
    u"CREATE INDEX request_at ON request (at)"_s,
    requestSumTable,
    requestSumIndex,
    u"CREATE TABLE load (at INTEGER NOT NULL, provider TEXT NOT NULL, model TEXT NOT NULL, took INTEGER NOT NULL, "
    "exact INTEGER NOT NULL)"_s,
    u"CREATE INDEX load_of ON load (provider, model, at)"_s,
    u"CREATE TABLE remembered (provider TEXT NOT NULL, model TEXT NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL, "
    "http_status INTEGER NOT NULL, since INTEGER NOT NULL, checked INTEGER NOT NULL, p50 INTEGER NOT NULL, "
    "p95 INTEGER NOT NULL, p99 INTEGER NOT NULL, samples INTEGER NOT NULL, first50 INTEGER NOT NULL, "
    "first95 INTEGER NOT NULL, first_samples INTEGER NOT NULL, speed REAL, load_state TEXT NOT NULL, context INTEGER, "
    "PRIMARY KEY (provider, model)) WITHOUT ROWID"_s,
    u"CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID"_s,
};

//! From version 1: the counts behind an hour's percentiles, and the attempts of a request.
const std::array toSecondVersion {
    u"ALTER TABLE hour ADD COLUMN latencies BLOB"_s,
    u"ALTER TABLE request ADD COLUMN fell INTEGER NOT NULL DEFAULT 0"_s,
    u"ALTER TABLE request ADD COLUMN details TEXT"_s,
};

//! From version 2: what comes too often to be kept one by one.
const std::array toThirdVersion {
    u"ALTER TABLE sample ADD COLUMN count INTEGER NOT NULL DEFAULT 1"_s,
    requestSumTable,
    requestSumIndex,
};

Error errorOf(const QSqlError& error)
{
    return { ErrorCode::WriteFailed, "the history's database says: " + error.text().toStdString() };
}

bool isDamage(const QSqlError& error)
{
    const auto code = error.nativeErrorCode();
    return code == "11"_L1 || code == "26"_L1; // SQLITE_CORRUPT, SQLITE_NOTADB
}

QString uniqueConnection()
{
    static std::atomic<int> count { 0 };
    return u"switchyard-history-"_s + QString::number(++count);
}

//! With its journal, so that nothing of it is applied to the new file.
void setAside(const QString& file)
{
    const auto stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    for (const auto& suffix : { QString(), u"-wal"_s, u"-shm"_s })
        QFile::rename(file + suffix, file + u".damaged-"_s + stamp + suffix);
}

} // namespace

qint64 toStored(WallTime time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

WallTime fromStored(qint64 milliseconds)
{
    return WallTime(std::chrono::milliseconds(milliseconds));
}

HistoryDatabase::HistoryDatabase(QString connection, const QString& file)
    : m_connection(std::move(connection))
    , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection))
{
    m_database.setDatabaseName(file);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=3000"_s);
}

HistoryDatabase::~HistoryDatabase()
{
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<HistoryDatabase>> HistoryDatabase::open(const QString& file)
{
    if (auto folder = platform::ensureFolder(QFileInfo(file).absolutePath()); !folder)
        return folder.error();
    for (const bool isSecondTry : { false, true }) {
        // Made here and not by SQLite, so that nobody else can read it even for a moment.
        if (QFile made(file); !made.exists()) {
            if (!made.open(QIODevice::WriteOnly | QIODevice::NewOnly) || !made.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
                return Error { ErrorCode::WriteFailed, "the history '" + file.toStdString() + "' cannot be written" };
        }
        std::unique_ptr<HistoryDatabase> database(new HistoryDatabase(uniqueConnection(), file));
        if (!database->m_database.open())
            return Error { ErrorCode::PermissionDenied, "the history '" + file.toStdString() + "' cannot be opened: "
                               + database->m_database.lastError().text().toStdString() };
        auto prepared = database->prepare();
        if (prepared)
            return database;
        if (isSecondTry || prepared.error().code != ErrorCode::Protocol)
            return prepared.error();
        database.reset();
        setAside(file);
    }
    return Error { ErrorCode::Unknown, "unreachable" };
}

//! Protocol stands for a damaged file here.
Result<void> HistoryDatabase::prepare()
{
    auto version = query(u"PRAGMA user_version"_s);
    if (!version.exec() || !version.next())
        return isDamage(version.lastError()) ? Error { ErrorCode::Protocol, "damaged" } : errorOf(version.lastError());
    const auto found = version.value(0).toLongLong();
    version.finish();
    if (found > schemaVersion)
        return Error { ErrorCode::Unsupported, "the history was written by a newer Switchyard and is left alone" };
    if (found == 0) {
        // Before the first table, or it has no effect.
        if (auto vacuum = run(u"PRAGMA auto_vacuum = INCREMENTAL"_s); !vacuum)
            return vacuum;
    }
    for (const auto& pragma : { u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = NORMAL"_s,
                                u"PRAGMA journal_size_limit = 4194304"_s }) {
        if (auto done = run(pragma); !done)
            return done;
    }
    if (found == 0)
        return createTables();
    auto check = query(u"PRAGMA quick_check(1)"_s);
    if (!check.exec() || !check.next() || check.value(0).toString() != "ok"_L1)
        return Error { ErrorCode::Protocol, "damaged" };
    check.finish();
    return found < schemaVersion ? upgradeTables(found) : Result<void> {};
}

Result<void> HistoryDatabase::createTables()
{
    return bringUp({ tableStatements.begin(), tableStatements.end() });
}

Result<void> HistoryDatabase::upgradeTables(qint64 from)
{
    std::vector<QString> statements;
    if (from < 2)
        statements.assign(toSecondVersion.begin(), toSecondVersion.end());
    statements.insert(statements.end(), toThirdVersion.begin(), toThirdVersion.end());
    return bringUp(statements);
}

//! All or nothing.
Result<void> HistoryDatabase::bringUp(const std::vector<QString>& statements)
{
    if (auto begun = begin(); !begun)
        return begun;
    // Another process may have been quicker.
    if (const auto version = number(u"PRAGMA user_version"_s); version && *version == schemaVersion)
        return commit();
    for (const auto& statement : statements) {
        if (auto done = run(statement); !done) {
            rollback();
            return done;
        }
    }
    if (auto done = run(u"PRAGMA user_version = "_s + QString::number(schemaVersion)); !done) {
        rollback();
        return done;
    }
    return commit();
}

QSqlQuery HistoryDatabase::query(const QString& sql) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(sql);
    return query;
}

Result<void> HistoryDatabase::run(QSqlQuery& query) const
{
    if (query.exec())
        return {};
    return isDamage(query.lastError()) ? Error { ErrorCode::Protocol, "damaged" } : errorOf(query.lastError());
}

Result<void> HistoryDatabase::run(const QString& sql) const
{
    QSqlQuery query(m_database);
    if (query.exec(sql))
        return {};
    return isDamage(query.lastError()) ? Error { ErrorCode::Protocol, "damaged" } : errorOf(query.lastError());
}

Result<qint64> HistoryDatabase::number(const QString& sql) const
{
    QSqlQuery query(m_database);
    if (!query.exec(sql) || !query.next())
        return errorOf(query.lastError());
    return query.value(0).toLongLong();
}

//! The pragma frees one page a step, and Qt steps a statement without columns only once.
Result<void> HistoryDatabase::giveBackFreePages()
{
    constexpr qint64 mostAtOnce = 20'000;
    const auto pages = number(u"PRAGMA freelist_count"_s);
    if (!pages)
        return pages.error();
    if (auto begun = begin(); !begun)
        return begun;
    for (qint64 i = 0; i < std::min(*pages, mostAtOnce); ++i) {
        if (auto done = run(u"PRAGMA incremental_vacuum"_s); !done) {
            rollback();
            return done;
        }
    }
    return commit();
}

//! IMMEDIATE, so that two processes wait for each other instead of failing half way.
Result<void> HistoryDatabase::begin()
{
    return run(u"BEGIN IMMEDIATE"_s);
}

Result<void> HistoryDatabase::commit()
{
    return run(u"COMMIT"_s);
}

void HistoryDatabase::rollback()
{
    [[maybe_unused]] const auto ignored = run(u"ROLLBACK"_s);
}

} // namespace switchyard::history
