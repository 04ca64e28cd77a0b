// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/historysection.h"

#include "pages/health/latencyhistogram.h"
#include "pages/health/latencyplot.h"
#include "ports/historyport.h"
#include "shell/preferences.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/segmented.h"
#include "widgets/sheet.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

using namespace theme;
using widgets::Button;

namespace {

using std::chrono::milliseconds;

constexpr std::array<milliseconds, 5> windowLengths { std::chrono::minutes(15), std::chrono::hours(1), std::chrono::hours(6),
                                                      std::chrono::hours(24), std::chrono::hours(24 * 7) };
const auto windowPreference = QStringLiteral("health/window");
constexpr std::chrono::seconds askAgainAfter { 10 };

} // namespace

HistorySection::HistorySection(const shell::Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_window(windowLengths[1])
    , m_head(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_title(new widgets::Label({}, Type::CaptionSemibold, Ink::Text2, this))
    , m_windows(new widgets::Segmented(this))
    , m_plot(new LatencyPlot(this))
    , m_legend(new widgets::Label({}, Type::Caption, Ink::Text2, this))
    , m_table(Button::iconOnly(QStringLiteral("table-2"), {}, Button::Kind::Quiet, this))
{
    auto* down = new QVBoxLayout(this);
    down->setContentsMargins({});
    down->setSpacing(space::s);
    m_head->setSpacing(space::s);
    m_windows->setSmall(true);
    for (int i = 0; i < static_cast<int>(windowLengths.size()); ++i)
        m_windows->addText(i, {});
    m_head->addWidget(m_title, 1);
    m_head->addWidget(m_windows);
    down->addLayout(m_head);
    down->addSpacing(space::xs);
    down->addWidget(m_plot);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::s);
    m_legend->setTextFormat(Qt::RichText);
    m_legend->setWordWrap(true);
    m_table->setButtonSize(Button::Size::Small);
    foot->addWidget(m_legend, 1);
    foot->addWidget(m_table, 0, Qt::AlignTop);
    down->addLayout(foot);
    m_spreadTitle = new widgets::SectionLabel({}, {}, this);
    m_spread = new LatencyHistogram(this);
    down->addSpacing(space::s);
    down->addWidget(m_spreadTitle);
    down->addWidget(m_spread);

    connect(m_windows, &widgets::Segmented::chosen, this, [this](int id) {
        m_window = windowLengths[static_cast<std::size_t>(id)];
        m_context.services.preferences.setState(windowPreference, id);
        request();
    });
    connect(m_table, &QAbstractButton::clicked, this, &HistorySection::openTable);
    connect(&context.services.history, &ports::HistoryPort::seriesReady, this,
            [this](std::uint64_t number, const ports::HistorySeries& series) {
                if (number == m_request)
                    take(series);
            });
    take({});
    const QVariant stored = context.services.preferences.state(windowPreference);
    const int window = std::clamp(stored.isValid() ? stored.toInt() : 1, 0, static_cast<int>(windowLengths.size()) - 1);
    m_window = windowLengths[static_cast<std::size_t>(window)];
    m_windows->setCurrent(window);
    retranslate();
}

void HistorySection::retranslate()
{
    m_title->setText(tr("State and latency"));
    const std::array names { tr("15m", "time window of 15 minutes"), tr("1h", "time window of an hour"),
                             tr("6h", "time window of 6 hours"), tr("24h", "time window of a day"),
                             tr("7d", "time window of a week") };
    for (int i = 0; i < static_cast<int>(names.size()); ++i)
        m_windows->setTextOf(i, names[static_cast<std::size_t>(i)]);
    m_windows->setAccessibleName(tr("Time window"));
    m_table->setName(tr("Show as a table"));
    m_spreadTitle->setText(tr("Spread of latencies"));
    m_spread->retranslate();
    showLegend();
    fitHead();
}

void HistorySection::show(const ModelRef& ref)
{
    if (m_ref == ref)
        return;
    m_ref = ref;
    take({});
    request();
}

void HistorySection::take(const ports::HistorySeries& series)
{
    m_plot->setSeries(series);
    m_spread->setSeries(series);
    m_spreadTitle->setNote(m_spread->isEmpty() ? QString() : tr("%n answers", nullptr, series.latency.count));
    m_spreadTitle->setVisible(!m_spread->isEmpty());
    m_spread->setVisible(!m_spread->isEmpty());
}

void HistorySection::request()
{
    if (m_ref.isEmpty())
        return;
    m_askedAt = m_context.services.clock.steadyNow();
    m_request = m_context.services.history.requestSeries(m_ref, m_window);
}

void HistorySection::refresh()
{
    if (m_context.services.clock.steadyNow() - m_askedAt > askAgainAfter)
        request();
}

void HistorySection::showLegend()
{
    const Tokens& t = tokens();
    const auto swatch = [](const QColor& color, const QString& sign) {
        return QStringLiteral("<span style='color:%1'>%2</span>&nbsp;").arg(color.name(), sign);
    };
    // Words of one entry stay together when the legend wraps.
    const auto entry = [](const QString& text) { return text.toHtmlEscaped().replace(QLatin1Char(' '), QStringLiteral("&nbsp;")); };
    m_legend->setText(swatch(t.accent, QStringLiteral("—")) + entry(tr("p50")) + QStringLiteral(" &nbsp; ")
                      + swatch(t.plotBand, QStringLiteral("■")) + entry(tr("to p95")) + QStringLiteral(" &nbsp; ")
                      + swatch(t.tone(Tone::Bad).mark, QStringLiteral("▮")) + entry(tr("failed probe")) + QStringLiteral(" &nbsp; ")
                      + entry(tr("gap: no data")));
}

void HistorySection::openTable()
{
    const ports::HistorySeries& series = m_plot->series();
    auto* sheet = new widgets::Sheet(tr("State and latency: %1", "model").arg(wording::fromUtf8(m_ref.toString())), &m_context.overlay);
    sheet->setSheetSize({ 720, 560 });
    auto* table = new QTableWidget(static_cast<int>(series.points.size()), 7);
    table->setHorizontalHeaderLabels({ tr("Time"), tr("State"), tr("p50"), tr("p95"), tr("p99"), tr("Checks"), tr("Failures") });
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false); // Tab leaves it, the arrows go through it
    table->setAccessibleName(tr("State and latency"));
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    const WallTime now = m_context.services.clock.wallNow();
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        // The newest on top.
        const ports::HistoryPoint& point = series.points[series.points.size() - 1 - i];
        const auto time = [&point](milliseconds value) { return point.count > point.failures ? wording::latency(value) : wording::dash(); };
        const QStringList cells { wording::dayTime(point.start, now),
                                  point.worst ? wording::statusText(*point.worst) : wording::dash(),
                                  time(point.p50),
                                  time(point.p95),
                                  time(point.p99),
                                  wording::count(point.count),
                                  wording::count(point.failures) };
        for (int column = 0; column < cells.size(); ++column) {
            auto* item = new QTableWidgetItem(cells.at(column));
            item->setTextAlignment(column < 2 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
            table->setItem(static_cast<int>(i), column, item);
        }
    }
    sheet->setContent(table);
    auto* copy = new Button(Button::Kind::Plain, tr("Copy"), QStringLiteral("copy"));
    connect(copy, &QAbstractButton::clicked, m_plot, [plot = m_plot] { QApplication::clipboard()->setText(plot->asText()); });
    sheet->addFootWidget(copy);
    sheet->open();
}

void HistorySection::fitHead()
{
    const bool fits = m_title->sizeHint().width() + space::s + m_windows->sizeHint().width() <= width();
    m_head->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void HistorySection::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitHead();
}

void HistorySection::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // The legend's swatches are written into its text.
    if (event->type() == QEvent::PaletteChange)
        showLegend();
}

} // namespace switchyard::pages
