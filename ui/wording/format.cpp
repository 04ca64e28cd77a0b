// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "wording/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace switchyard::wording {

namespace {

using namespace std::chrono;

//! Gives lupdate the context of the texts below.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QDateTime local(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(duration_cast<milliseconds>(time.time_since_epoch()).count());
}

//! At most `decimals` decimals, none when they would be zero.
QString trimmed(double value, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    const double rounded = std::round(value * scale) / scale;
    const bool whole = std::abs(rounded - std::round(rounded)) < 1e-9;
    return QLocale().toString(rounded, 'f', whole ? 0 : decimals);
}

} // namespace

QString dash()
{
    return QStringLiteral("—");
}

QString belowOne()
{
    return QLatin1Char('<') + QLocale().toString(1);
}

Quantity quantity(milliseconds value)
{
    const double ms = static_cast<double>(value.count());
    if (ms < 1000)
        return { trimmed(ms, 0), Words::tr("ms", "milliseconds") };
    const double s = ms / 1000;
    // Whole seconds are told as such: they are usually ages, and a decimal would claim more than is known.
    if (s < 9.95)
        return { QLocale().toString(s, 'f', value.count() % 1000 == 0 ? 0 : 1), Words::tr("s", "seconds") };
    if (s < 99.5)
        return { trimmed(s, 0), Words::tr("s", "seconds") };
    if (s < 90 * 60)
        return { trimmed(s / 60, 0), Words::tr("min", "minutes") };
    if (s < 36 * 3600)
        return { trimmed(s / 3600, 0), Words::tr("h", "hours") };
    return { trimmed(s / 86400, 0), Words::tr("d", "days") };
}

QString latency(milliseconds value)
{
    return value.count() > 0 ? duration(value) : Words::tr("%1 %2", "number, unit").arg(belowOne(), Words::tr("ms", "milliseconds"));
}

QString duration(milliseconds value)
{
    const Quantity q = quantity(value);
    return Words::tr("%1 %2", "number, unit").arg(q.number, q.unit);
}

QString about(milliseconds value)
{
    return Words::tr("~%1", "approximately").arg(duration(value));
}

QString countdown(seconds value)
{
    const auto total = std::max<seconds::rep>(0, value.count());
    const auto two = [](seconds::rep number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    if (total >= 3600)
        return QString::number(total / 3600) + QLatin1Char(':') + two(total / 60 % 60) + QLatin1Char(':') + two(total % 60);
    return QString::number(total / 60) + QLatin1Char(':') + two(total % 60);
}

QString ago(milliseconds value)
{
    if (value < 1s)
        return Words::tr("now");
    return Words::tr("%1 ago").arg(duration(duration_cast<seconds>(value)));
}

QString clockTime(WallTime time)
{
    return QLocale::c().toString(local(time).time(), QStringLiteral("HH:mm:ss"));
}

QString clockMinutes(WallTime time)
{
    return QLocale::c().toString(local(time).time(), QStringLiteral("HH:mm"));
}

QString dayTime(WallTime time, WallTime now)
{
    const QDateTime then = local(time);
    if (then.date() == local(now).date())
        return clockMinutes(time);
    return QLocale().toString(then.date(), QStringLiteral("d MMM")) + QLatin1Char(' ') + clockMinutes(time);
}

QString percent(double fraction)
{
    return Words::tr("%1%", "percent: some languages put the sign first").arg(trimmed(fraction * 100, 0));
}

QString count(std::int64_t value)
{
    return QLocale().toString(static_cast<qlonglong>(value));
}

QString number(double value, int decimals)
{
    return trimmed(value, decimals);
}

QString contextSize(TokenCount tokens)
{
    const auto value = static_cast<double>(tokens.value);
    if (value >= 999'500)
        return Words::tr("%1M", "million tokens").arg(trimmed(value / 1'000'000, 1));
    if (value < 1000)
        return count(tokens.value);
    // Powers of two are named by their binary thousands, as model cards do.
    const bool binary = tokens.value % 1024 == 0;
    return Words::tr("%1k", "thousand tokens").arg(trimmed(value / (binary ? 1024 : 1000), 0));
}

QString bytes(ByteCount value)
{
    return QLocale().formattedDataSize(value.value, value.value >= 10'000'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString dollars(double value)
{
    const int decimals = value >= 100 ? 0 : value >= 1 ? 2 : 3;
    return QStringLiteral("$") + QLocale().toString(value, 'f', decimals);
}

QString tokenRate(double tokensPerSecond)
{
    return Words::tr("%1 tok/s", "tokens a second").arg(trimmed(tokensPerSecond, tokensPerSecond < 10 ? 1 : 0));
}

QString fromUtf8(const std::string& text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace switchyard::wording
