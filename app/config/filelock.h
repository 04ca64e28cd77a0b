// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <QString>

#include <chrono>
#include <memory>

namespace switchyard::configfiles {

//! Holds other Switchyard processes off a file while it is read, changed and replaced. Advisory: other
//! programs do not know it. Released when destroyed, and by the system when the process dies.
class FileLock final
{
public:
    //! Waits at most `patience`; zero only tries. Code Unavailable when another process holds it. `lockPath`
    //! names a file that is made when needed and left in place.
    static Result<FileLock> take(const QString& lockPath, std::chrono::milliseconds patience);

    FileLock(FileLock&&) noexcept;
    FileLock& operator=(FileLock&&) noexcept;
    ~FileLock();

private:
    class Handle;
    explicit FileLock(std::unique_ptr<Handle> handle);

    std::unique_ptr<Handle> m_handle;
};

} // namespace switchyard::configfiles
