// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/activity/activityexport.h"

#include "pages/activity/activitydelegate.h"
#include "wording/format.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace switchyard::pages {

QByteArray exportedActivity(const items::ActivityFilterModel& shown, ExportFormat format)
{
    const bool asJson = format == ExportFormat::Json;
    QJsonArray array;
    QByteArray csv = "time,agent,client,model,served_by,outcome,status,attempts,first_token_ms,duration_ms,tokens_in,tokens_out,cost_usd\n";
    const auto cell = [](QString text) -> QByteArray {
        // A cell that a spreadsheet would run as a formula is defused.
        if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.at(0)))
            text.prepend(QLatin1Char('\''));
        return '"' + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")).toUtf8() + '"';
    };
    for (int row = 0; row < shown.rowCount(); ++row) {
        const int source = shown.sourceRow(shown.index(row, 0));
        const traffic::RequestRecord* r = shown.activity().request(source);
        if (!r || shown.activity().running(source))
            continue;
        const auto at = QDateTime::fromMSecsSinceEpoch(
                            std::chrono::duration_cast<std::chrono::milliseconds>(r->startedAt.time_since_epoch()).count(), Qt::UTC)
                            .toString(Qt::ISODateWithMs);
        const QString served = r->servedBy ? wording::fromUtf8(r->servedBy->toString()) : QString();
        const auto outcome = wording::fromUtf8(traffic::outcomeName(r->outcome));
        const auto first = r->firstTokenAt ? QString::number(r->firstTokenAt->count() / 1000) : QString();
        const qint64 took = r->duration.count() / 1000;
        if (asJson) {
            QJsonObject object { { QStringLiteral("time"), at },
                                 { QStringLiteral("agent"), askedBy(*r) },
                                 { QStringLiteral("client"), wording::fromUtf8(r->client) },
                                 { QStringLiteral("model"), wording::fromUtf8(r->requestedModel) },
                                 { QStringLiteral("servedBy"), served },
                                 { QStringLiteral("outcome"), outcome },
                                 { QStringLiteral("status"), r->httpStatus },
                                 { QStringLiteral("durationMs"), took } };
            if (r->firstTokenAt)
                object.insert(QStringLiteral("firstTokenMs"), static_cast<qint64>(r->firstTokenAt->count() / 1000));
            if (r->usage) {
                object.insert(QStringLiteral("tokensIn"), static_cast<qint64>(r->usage->input.value));
                object.insert(QStringLiteral("tokensOut"), static_cast<qint64>(r->usage->output.value));
            }
            if (r->costUsd)
                object.insert(QStringLiteral("costUsd"), *r->costUsd);
            QJsonArray attempts;
            for (const traffic::Attempt& attempt : r->attempts)
                attempts.append(QJsonObject { { QStringLiteral("model"), wording::fromUtf8(attempt.model.toString()) },
                                              { QStringLiteral("failure"), wording::fromUtf8(routing::failureName(attempt.failure)) },
                                              { QStringLiteral("status"), attempt.httpStatus } });
            object.insert(QStringLiteral("attempts"), attempts);
            array.append(object);
            continue;
        }
        const QByteArrayList cells { cell(at),
                                     cell(askedBy(*r)),
                                     cell(wording::fromUtf8(r->client)),
                                     cell(wording::fromUtf8(r->requestedModel)),
                                     cell(served),
                                     cell(outcome),
                                     QByteArray::number(r->httpStatus),
                                     QByteArray::number(static_cast<int>(r->attempts.size())),
                                     first.toLatin1(),
                                     QByteArray::number(took),
                                     r->usage ? QByteArray::number(static_cast<qint64>(r->usage->input.value)) : QByteArray(),
                                     r->usage ? QByteArray::number(static_cast<qint64>(r->usage->output.value)) : QByteArray(),
                                     r->costUsd ? QByteArray::number(*r->costUsd) : QByteArray() };
        csv += cells.join(',') + '\n';
    }
    return asJson ? QJsonDocument(QJsonObject { { QStringLiteral("version"), 1 }, { QStringLiteral("requests"), array } }).toJson() : csv;
}

} // namespace switchyard::pages
