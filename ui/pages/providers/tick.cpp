// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/providers/tick.h"

#include "theme/icons.h"
#include "theme/tokens.h"
#include "widgets/button.h"

#include <QPainter>

namespace switchyard::pages {

void paintTick(QPainter& painter, const QRectF& column, bool isChecked, bool isEnabled)
{
    const auto& tokens = theme::tokens();
    const QRectF box(column.left(), column.center().y() - 8, 16, 16);
    const QColor fill = !isEnabled ? tokens.hairline : isChecked ? tokens.accentFill : tokens.card;
    widgets::paintBox(painter, box, 4, fill, isChecked ? Qt::transparent : tokens.controlBorder);
    if (isChecked) {
        const QColor& tone = isEnabled ? tokens.onAccentFill : tokens.text2;
        theme::paintIcon(painter, box.adjusted(2, 2, -2, -2), QStringLiteral("check"), tone, 3);
    }
}

} // namespace switchyard::pages
