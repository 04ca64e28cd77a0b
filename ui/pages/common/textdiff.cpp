// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/common/textdiff.h"

#include "config/hiddensecrets.h"
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

//! The stretch of a line in which it differs from its counterpart.
struct Stretch {
    int from = 0;
    int to = 0;
};

Stretch differingStretch(const QString& text, const QString& other)
{
    const auto shorter = std::min(text.size(), other.size());
    qsizetype first = 0;
    while (first < shorter && text[first] == other[first])
        ++first;
    qsizetype last = 0;
    while (last < shorter - first && text[text.size() - 1 - last] == other[other.size() - 1 - last])
        ++last;
    return { static_cast<int>(first), static_cast<int>(text.size() - last) };
}

//! For each line that has a counterpart, where the two differ: as many removed lines as added ones are a change of each.
std::vector<Stretch> differingStretches(const std::vector<DiffLine>& lines)
{
    std::vector<Stretch> stretches(lines.size());
    const auto endOf = [&lines](std::size_t from, Kind kind) {
        while (from < lines.size() && lines[from].kind == kind)
            ++from;
        return from;
    };
    for (std::size_t first = 0; first < lines.size(); ++first) {
        const std::size_t middle = endOf(first, Kind::Removed);
        const std::size_t end = endOf(middle, Kind::Added);
        const bool isPaired = middle > first && end - middle == middle - first;
        for (std::size_t i = 0; isPaired && i < middle - first; ++i) {
            stretches[first + i] = differingStretch(lines[first + i].text, lines[middle + i].text);
            stretches[middle + i] = differingStretch(lines[middle + i].text, lines[first + i].text);
        }
        first = std::max(first, end > first ? end - 1 : first);
    }
    return stretches;
}

//! Paints the lines itself: a document of thousands of lines opens at once. A line that is too long goes on below.
class DiffView final : public QAbstractScrollArea {
public:
    DiffView(std::vector<DiffLine> lines, QWidget* parent)
        : QAbstractScrollArea(parent)
        , m_lines(std::move(lines))
        , m_stretches(differingStretches(m_lines))
    {
        for (auto& line : m_lines)
            line.text.replace(QLatin1Char('\t'), QLatin1Char(' ')); // as wide as one, so that the stretches fit
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::StrongFocus);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        viewport()->setAutoFillBackground(false);
        setAccessibleName(QCoreApplication::translate("Diff", "What would change"));
        setAccessibleDescription(spoken());
    }

protected:
    void resizeEvent(QResizeEvent*) override
    {
        wrap();
        const int height = static_cast<int>(m_rows.size()) * lineHeight() + 2 * theme::space::s;
        verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
        verticalScrollBar()->setPageStep(viewport()->height());
        verticalScrollBar()->setSingleStep(lineHeight());
    }

    void changeEvent(QEvent* event) override
    {
        QAbstractScrollArea::changeEvent(event);
        if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
            wrap();
    }

    void paintEvent(QPaintEvent*) override
    {
        const auto& tokens = theme::tokens();
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), tokens.card);
        const int height = lineHeight();
        const int offset = theme::space::s - verticalScrollBar()->value();
        const int first = std::max(0, -offset / height);
        for (int i = first; i < static_cast<int>(m_rows.size()); ++i) {
            const QRect rect(0, offset + i * height, viewport()->width(), height);
            if (rect.top() > viewport()->height())
                break;
            paintRow(painter, rect, m_rows[static_cast<std::size_t>(i)]);
        }
    }

private:
    //! What one line on the screen shows.
    struct Row {
        std::size_t line = 0;
        int from = 0;
        int length = 0;
    };

    static int lineHeight() { return theme::lineHeight(theme::Type::Mono); }
    static int textLeft() { return 108; }
    static constexpr int hang = 2; // characters that a continued line is set in

    void wrap()
    {
        const QFontMetricsF metrics(theme::font(theme::Type::Mono));
        const qreal room = viewport()->width() - textLeft() - theme::space::l;
        const int fits = std::max(20, static_cast<int>(room / std::max(1.0, metrics.horizontalAdvance(QLatin1Char('0')))));
        m_rows.clear();
        for (std::size_t line = 0; line < m_lines.size(); ++line) {
            const QString& text = m_lines[line].text;
            int from = 0;
            do {
                const int length = breakAt(text, from, from == 0 ? fits : fits - hang);
                m_rows.push_back({ line, from, length });
                from += length;
            } while (from < text.size());
        }
    }

    //! How many characters fit, broken behind a space or comma where there is one in the second half.
    static int breakAt(const QString& text, int from, int fits)
    {
        const int left = static_cast<int>(text.size()) - from;
        if (left <= fits)
            return left;
        for (int at = fits; at > fits / 2; --at) {
            const QChar before = text[from + at - 1];
            if (before == QLatin1Char(' ') || before == QLatin1Char(','))
                return at;
        }
        return fits;
    }

    void paintRow(QPainter& painter, const QRect& rect, const Row& row) const
    {
        const auto& tokens = theme::tokens();
        const DiffLine& line = m_lines[row.line];
        if (line.kind == Kind::Gap) {
            painter.fillRect(rect, tokens.sunken);
            painter.setFont(theme::font(theme::Type::Caption));
            painter.setPen(tokens.text3);
            painter.drawText(rect.adjusted(textLeft(), 0, 0, 0), Qt::AlignVCenter, QStringLiteral("⋯"));
            return;
        }
        if (line.kind != Kind::Same)
            painter.fillRect(rect, toneOf(line).soft);
        if (row.from == 0)
            paintMargin(painter, rect, line);
        painter.setFont(theme::font(theme::Type::Mono));
        const QFontMetricsF metrics(painter.font());
        const qreal left = textLeft() + (row.from > 0 ? hang * metrics.horizontalAdvance(QLatin1Char('0')) : 0);
        paintStretch(painter, rect, row, left);
        painter.setPen(line.kind == Kind::Same ? tokens.text2 : tokens.text);
        painter.drawText(QPointF(left, rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2), line.text.mid(row.from, row.length));
    }

    static const theme::ToneColors& toneOf(const DiffLine& line)
    {
        return theme::tokens().tone(line.kind == Kind::Added ? theme::Tone::Good : theme::Tone::Bad);
    }

    static void paintMargin(QPainter& painter, const QRect& rect, const DiffLine& line)
    {
        const auto& tokens = theme::tokens();
        painter.setFont(theme::font(theme::Type::MonoSmall));
        painter.setPen(tokens.text3);
        const auto number = [&](int x, int value) {
            if (value > 0)
                painter.drawText(QRect(x, rect.top(), 36, rect.height()), static_cast<int>(Qt::AlignRight) | static_cast<int>(Qt::AlignVCenter), QString::number(value));
        };
        number(4, line.before);
        number(44, line.after);
        painter.setFont(theme::font(theme::Type::Mono));
        painter.setPen(tokens.text);
        const QString sign = line.kind == Kind::Added ? QStringLiteral("+") : line.kind == Kind::Removed ? QStringLiteral("−") : QString();
        painter.drawText(QRect(90, rect.top(), 14, rect.height()), Qt::AlignVCenter, sign);
    }

    //! A line of the tone below what changed within a changed line.
    void paintStretch(QPainter& painter, const QRect& rect, const Row& row, qreal left) const
    {
        const Stretch& stretch = m_stretches[row.line];
        const int from = std::max(stretch.from, row.from);
        const int to = std::min(stretch.to, row.from + row.length);
        if (from >= to)
            return;
        const QFontMetricsF metrics(painter.font());
        const QString& text = m_lines[row.line].text;
        const qreal start = left + metrics.horizontalAdvance(text.mid(row.from, from - row.from));
        painter.fillRect(QRectF(start, rect.bottom() - 1, metrics.horizontalAdvance(text.mid(from, to - from)), 2), toneOf(m_lines[row.line]).mark);
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
    std::vector<Stretch> m_stretches;
    std::vector<Row> m_rows;
};

} // namespace

std::vector<DiffLine> diffLines(const QString& before, const QString& after, int context)
{
    config::HiddenSecrets secrets;
    const QStringList old = QString::fromStdString(secrets.hide(before.toStdString())).split(QLatin1Char('\n'));
    const QStringList now = QString::fromStdString(secrets.hide(after.toStdString())).split(QLatin1Char('\n'));
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
