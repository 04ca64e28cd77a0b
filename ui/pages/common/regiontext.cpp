// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/common/regiontext.h"

#include "wording/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace switchyard::pages {

namespace {

// The labels of resources/catalogue/providers.json, for lupdate.
constexpr std::array known { QT_TRANSLATE_NOOP("Region", "Anywhere"),
                             QT_TRANSLATE_NOOP("Region", "China"),
                             QT_TRANSLATE_NOOP("Region", "China, coding plan"),
                             QT_TRANSLATE_NOOP("Region", "European Union"),
                             QT_TRANSLATE_NOOP("Region", "European Union only (enterprise)"),
                             QT_TRANSLATE_NOOP("Region", "Global"),
                             QT_TRANSLATE_NOOP("Region", "International"),
                             QT_TRANSLATE_NOOP("Region", "International, coding plan"),
                             QT_TRANSLATE_NOOP("Region", "United States only (enterprise)") };

} // namespace

QString regionText(std::string_view label)
{
    const auto found = std::find_if(known.begin(), known.end(), [label](const char* one) { return label == one; });
    return found == known.end() ? wording::fromUtf8(std::string(label)) : QCoreApplication::translate("Region", *found);
}

} // namespace switchyard::pages
