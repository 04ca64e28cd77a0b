// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/clientstream.h"
#include "dialects/streamwriter.h"

#include <memory>

namespace switchyard::dialects {

struct ClientStream::Data {
    std::unique_ptr<StreamWriter> writer;
    Dialect dialect = Dialect::Chat;
    AnswerSeed seed;
    int heartbeats = 0;
    bool isOver = false;
};

} // namespace switchyard::dialects
