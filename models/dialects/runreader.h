// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/streamreader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! A reader for dialects that number nothing: pieces of one kind in a row are one item of the answer.
class RunReader : public StreamReader {
protected:
    using StreamReader::StreamReader;

    //! A piece of a text, thought or refusal, escaped; an empty one is nothing.
    void emitRun(EventKind kind, std::string_view escaped, EventSink& sink);
    //! The proof of the thought that has just been told, or of one that nobody tells.
    void emitProof(std::string_view escaped, EventSink& sink);
    //! What comes next is no part of the run.
    void closeRun(EventSink& sink);

private:
    std::optional<EventKind> m_openKind;
    std::uint32_t m_openItem = 0;
};

} // namespace switchyard::dialects
