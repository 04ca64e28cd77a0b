// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLockFile>
#include <QString>

#include <cstdint>
#include <functional>
#include <optional>

namespace switchyard {

//! The right to choose the user's port at a first start, when none is stored. Of several Switchyards that start at once
//! only one has it at a time, until it has stored its choice; the others then find that. GUI thread.
class PortChoice final {
public:
    //! Reads what is stored by now; nothing when no port is.
    using ReadStored = std::function<std::optional<std::uint16_t>()>;

    //! `path`: a file beside the one that the port is stored in.
    PortChoice(QString path, ReadStored readStored);

    //! Whether this process may choose now. Also where no lock can be had at all: then nothing could be stored either.
    bool tryTake();
    void giveBack();
    std::optional<std::uint16_t> stored() const { return m_readStored(); }

private:
    QString m_path;
    QLockFile m_lock;
    ReadStored m_readStored;
};

} // namespace switchyard
