// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/common/textdiff.h"

#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"

#include <QAbstractScrollArea>
#include <QCoreApplication>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>

#include <algorithm>

namespace switchyard::pages {

namespace {

// Longer middles are shown as wholly replaced: the table of the comparison would not be worth its memory.
constexpr int largestMiddle = 2000;

using Kind = DiffLine::Kind;

std::vector<DiffLine> compareMiddle(const QStringList& before, const QStringList& after, int first, int beforeEnd, int afterEnd)
{
    std::vector<DiffLine> lines;
    const int rows = beforeEnd - first;
    const int columns = afterEnd - first;
    const auto removed = [&](int at) { lines.push_back({ Kind::Removed, at + 1, 0, before[at] }); };
    const auto added = [&](int at) { lines.push_back({ Kind::Added, 0, at + 1, after[at] }); };
    if (rows > largestMiddle || columns > largestMiddle) {
        for (int i = first; i < beforeEnd; ++i)
            removed(i);
        for (int i = first; i < afterEnd; ++i)
            added(i);
        return lines;
    }
    const auto width = static_cast<std::size_t>(columns) + 1;
    std::vector<int> longest((static_cast<std::size_t>(rows) + 1) * width, 0);
    const auto at = [&](int row, int column) -> int& {
        return longest[static_cast<std::size_t>(row) * width + static_cast<std::size_t>(column)];
    };
    for (int row = rows - 1; row >= 0; --row) {
        for (int column = columns - 1; column >= 0; --column) {
            at(row, column) = before[first + row] == after[first + column] ? at(row + 1, column + 1) + 1
                                                                          : std::max(at(row + 1, column), at(row, column + 1));
        }
    }
    int row = 0;
    int column = 0;
    while (row < rows || column < columns) {
        if (row < rows && column < columns && before[first + row] == after[first + column]) {
            lines.push_back({ Kind::Same, first + row + 1, first + column + 1, before[first + row] });
            ++row;
            ++column;
        } else if (column >= columns || (row < rows && at(row + 1, column) >= at(row, column + 1))) {
            removed(first + row);
            ++row;
        } else {
            added(first + column);
            ++column;
        }
    }
    return lines;
}

std::vector<DiffLine> withoutFarLines(const std::vector<DiffLine>& lines, int context)
{
    std::vector<bool> isNear(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].kind == Kind::Same)
            continue;
        const auto reach = static_cast<std::size_t>(context);
        const std::size_t from = i > reach ? i - reach : 0;
        const std::size_t to = std::min(lines.size(), i + reach + 1);
        std::fill(isNear.begin() + static_cast<std::ptrdiff_t>(from), isNear.begin() + static_cast<std::ptrdiff_t>(to), true);
    }
    std::vector<DiffLine> kept;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (isNear[i])
            kept.push_back(lines[i]);
        else if (!kept.empty() && kept.back().kind != Kind::Gap)
            kept.push_back({ Kind::Gap, 0, 0, {} });
    }
    if (!kept.empty() && kept.back().kind == Kind::Gap)
        kept.pop_back();
    return kept;
}

//! Paints the lines itself: a document of thousands of lines opens at once.
class DiffView final : public QAbstractScrollArea {
public:
    DiffView(std::vector<DiffLine> lines, QWidget* parent)
        : QAbstractScrollArea(parent)
        , m_lines(std::move(lines))
    {
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::StrongFocus);
        viewport()->setAutoFillBackground(false);
        setAccessibleName(QCoreApplication::translate("Diff", "What would change"));
        setAccessibleDescription(spoken());
    }

protected:
    void resizeEvent(QResizeEvent*) override
    {
        const QFontMetricsF metrics(theme::font(theme::Type::Mono));
        qreal widest = 0;
        for (const auto& line : m_lines)
            widest = std::max(widest, metrics.horizontalAdvance(line.text));
        const int height = static_cast<int>(m_lines.size()) * lineHeight() + 2 * theme::space::s;
        verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
        verticalScrollBar()->setPageStep(viewport()->height());
        verticalScrollBar()->setSingleStep(lineHeight());
        horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(widest) + textLeft() + 16 - viewport()->width()));
        horizontalScrollBar()->setPageStep(viewport()->width());
    }

    void paintEvent(QPaintEvent*) override
    {
        const auto& tokens = theme::tokens();
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), tokens.card);
        const int height = lineHeight();
        const int offset = theme::space::s - verticalScrollBar()->value();
        const int left = -horizontalScrollBar()->value();
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const QRect rect(0, offset + static_cast<int>(i) * height, viewport()->width(), height);
            if (rect.bottom() < 0 || rect.top() > viewport()->height())
                continue;
            paintLine(painter, rect, left, m_lines[i]);
        }
    }

private:
    static int lineHeight() { return theme::lineHeight(theme::Type::Mono); }
    static int textLeft() { return 108; }

    void paintLine(QPainter& painter, const QRect& rect, int left, const DiffLine& line) const
    {
        const auto& tokens = theme::tokens();
        if (line.kind == Kind::Gap) {
            painter.fillRect(rect, tokens.sunken);
            painter.setFont(theme::font(theme::Type::Caption));
            painter.setPen(tokens.text3);
            painter.drawText(rect.adjusted(textLeft() + left, 0, 0, 0), Qt::AlignVCenter, QStringLiteral("⋯"));
            return;
        }
        if (line.kind == Kind::Added)
            painter.fillRect(rect, tokens.tone(theme::Tone::Good).soft);
        if (line.kind == Kind::Removed)
            painter.fillRect(rect, tokens.tone(theme::Tone::Bad).soft);
        painter.setFont(theme::font(theme::Type::MonoSmall));
        painter.setPen(tokens.text3);
        const auto number = [&](int x, int value) {
            if (value > 0)
                painter.drawText(QRect(x + left, rect.top(), 36, rect.height()), static_cast<int>(Qt::AlignRight) | static_cast<int>(Qt::AlignVCenter), QString::number(value));
        };
        number(4, line.before);
        number(44, line.after);
        painter.setFont(theme::font(theme::Type::Mono));
        painter.setPen(tokens.text);
        const QString sign = line.kind == Kind::Added ? QStringLiteral("+") : line.kind == Kind::Removed ? QStringLiteral("−") : QString();
        painter.drawText(QRect(90 + left, rect.top(), 14, rect.height()), Qt::AlignVCenter, sign);
        painter.setPen(line.kind == Kind::Same ? tokens.text2 : tokens.text);
        painter.drawText(QPointF(textLeft() + left, rect.top() + (rect.height() + QFontMetricsF(painter.font()).ascent() - QFontMetricsF(painter.font()).descent()) / 2), QString(line.text).replace(QLatin1Char('\t'), QLatin1String("    ")));
    }

    QString spoken() const
    {
        QStringList parts;
        for (const auto& line : m_lines) {
            if (line.kind == Kind::Added)
                parts << QCoreApplication::translate("Diff", "added: %1").arg(line.text.trimmed());
            if (line.kind == Kind::Removed)
                parts << QCoreApplication::translate("Diff", "removed: %1").arg(line.text.trimmed());
        }
        return parts.mid(0, 60).join(QLatin1String("; "));
    }

    std::vector<DiffLine> m_lines;
};

} // namespace

std::vector<DiffLine> diffLines(const QString& before, const QString& after, int context)
{
    const QStringList old = before.split(QLatin1Char('\n'));
    const QStringList now = after.split(QLatin1Char('\n'));
    int first = 0;
    while (first < old.size() && first < now.size() && old[first] == now[first])
        ++first;
    int same = 0;
    while (first + same < old.size() && first + same < now.size() && old[old.size() - 1 - same] == now[now.size() - 1 - same])
        ++same;
    std::vector<DiffLine> lines;
    for (int i = 0; i < first; ++i)
        lines.push_back({ Kind::Same, i + 1, i + 1, old[i] });
    const int oldEnd = static_cast<int>(old.size()) - same;
    const int nowEnd = static_cast<int>(now.size()) - same;
    const auto middle = compareMiddle(old, now, first, oldEnd, nowEnd);
    lines.insert(lines.end(), middle.begin(), middle.end());
    for (int i = 0; i < same; ++i)
        lines.push_back({ Kind::Same, oldEnd + i + 1, nowEnd + i + 1, old[oldEnd + i] });
    return withoutFarLines(lines, context);
}

std::vector<DiffLine> parseUnifiedDiff(const QString& diff)
{
    static const QRegularExpression hunk(QStringLiteral("^@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@"));
    std::vector<DiffLine> lines;
    int before = 0;
    int after = 0;
    for (const auto& line : diff.split(QLatin1Char('\n'))) {
        const auto match = hunk.match(line);
        if (match.hasMatch()) {
            before = match.captured(1).toInt();
            after = match.captured(2).toInt();
            if (!lines.empty())
                lines.push_back({ Kind::Gap, 0, 0, {} });
            continue;
        }
        if (before == 0 && after == 0)
            continue; // file names above the first hunk
        if (line.startsWith(QLatin1Char('+')))
            lines.push_back({ Kind::Added, 0, after++, line.mid(1) });
        else if (line.startsWith(QLatin1Char('-')))
            lines.push_back({ Kind::Removed, before++, 0, line.mid(1) });
        else if (line.startsWith(QLatin1Char(' ')))
            lines.push_back({ Kind::Same, before++, after++, line.mid(1) });
    }
    return lines;
}

QWidget* makeDiffView(const std::vector<DiffLine>& lines, QWidget* parent)
{
    return new DiffView(lines, parent);
}

} // namespace switchyard::pages
