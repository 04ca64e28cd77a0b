// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/endpointjson.h"

#include <QDateTime>

namespace switchyard::cli {

void writeModel(json::Writer& writer, const health::ModelFacts& model)
{
    writer.beginObject();
    writer.key("id").string(model.id);
    writer.key("state").string(health::word(model.state));
    if (model.contextWindow)
        writer.key("contextWindow").integer(model.contextWindow->value);
    if (model.maxContextWindow)
        writer.key("maxContextWindow").integer(model.maxContextWindow->value);
    writer.endObject();
}

std::string isoTime(WallTime time)
{
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate).toStdString();
}

} // namespace switchyard::cli
