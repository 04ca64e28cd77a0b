// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/rowmotion.h"

#include "theme/metrics.h"
#include "theme/panelstyle.h"

#include <QAbstractItemView>

#include <algorithm>
#include <cmath>

namespace switchyard::widgets {

RowMotion::RowMotion(QAbstractItemView& view, int rowHeight)
    : QObject(&view)
    , m_view(view)
    , m_rowHeight(rowHeight)
    , m_slide(this)
{
    m_slide.setDuration(theme::motion::rowMoveMs);
    m_slide.setEasingCurve(QEasingCurve::OutCubic);
    m_slide.setStartValue(1.0);
    m_slide.setEndValue(0.0);
    connect(&m_slide, &QVariantAnimation::valueChanged, view.viewport(), qOverload<>(&QWidget::update));
    const auto stop = [this] { m_slide.stop(); };
    auto* model = view.model();
    connect(model, &QAbstractItemModel::rowsInserted, this, stop);
    connect(model, &QAbstractItemModel::rowsRemoved, this, stop);
    connect(model, &QAbstractItemModel::modelReset, this, stop);
    connect(model, &QAbstractItemModel::layoutChanged, this, stop);
    connect(model, &QAbstractItemModel::rowsMoved, this, [this](const QModelIndex&, int first, int last, const QModelIndex&, int before) {
        if (first == last)
            moveRow(first, before > first ? before - 1 : before);
        else
            m_slide.stop();
    });
}

int RowMotion::offset(int row) const
{
    if (!isRunning() || row < 0 || row >= static_cast<int>(m_starts.size()))
        return 0;
    return static_cast<int>(std::lround(m_starts[static_cast<std::size_t>(row)] * m_slide.currentValue().toDouble()));
}

void RowMotion::settle(int row)
{
    if (row >= 0 && row < static_cast<int>(m_starts.size()))
        m_starts[static_cast<std::size_t>(row)] = 0;
}

void RowMotion::moveRow(int from, int to)
{
    if (!theme::motionAllowed() || !m_view.isVisible()) {
        m_slide.stop();
        return;
    }
    // A move during a slide begins where the rows are seen.
    std::vector<double> starts;
    for (int row = 0; row < m_view.model()->rowCount(); ++row)
        starts.push_back(offset(row));
    const auto at = [&starts](int row) { return starts.begin() + row; };
    if (from < to)
        std::rotate(at(from), at(from) + 1, at(to) + 1);
    else
        std::rotate(at(to), at(from), at(from) + 1);
    const int step = from < to ? m_rowHeight : -m_rowHeight;
    for (int row = std::min(from, to); row <= std::max(from, to); ++row)
        *at(row) += row == to ? (from - to) * m_rowHeight : step;
    m_starts = std::move(starts);
    m_moved = to;
    m_slide.stop();
    m_slide.start();
}

} // namespace switchyard::widgets
