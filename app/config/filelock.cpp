// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/filelock.h"

#include "platform/places.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#else
#include <QLockFile>
#endif

namespace switchyard::configfiles {

#ifdef Q_OS_UNIX

class FileLock::Handle final
{
public:
    explicit Handle(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { ::close(m_descriptor); }

private:
    int m_descriptor;
};

Result<FileLock> FileLock::take(const QString& lockPath, std::chrono::milliseconds patience)
{
    if (auto folder = platform::ensureFolder(QFileInfo(lockPath).absolutePath()); !folder)
        return folder.error();
    const int descriptor
        = ::open(QFile::encodeName(lockPath).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return Error{ErrorCode::WriteFailed,
                     "the lock '" + lockPath.toStdString() + "' cannot be opened: " + std::strerror(errno)};
    auto handle = std::make_unique<Handle>(descriptor);
    // flock rather than a file with a process id: the kernel drops it with the process, however that ends.
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return Error{ErrorCode::WriteFailed,
                         "the lock '" + lockPath.toStdString()
                             + "' cannot be taken: " + std::strerror(errno)};
        if (std::chrono::steady_clock::now() >= deadline)
            return Error{ErrorCode::Unavailable, "another Switchyard process is saving this file"};
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return FileLock(std::move(handle));
}

#else

class FileLock::Handle final
{
public:
    explicit Handle(const QString& path)
        : file(path)
    {
        file.setStaleLockTime(0);
    }

    QLockFile file;
};

Result<FileLock> FileLock::take(const QString& lockPath, std::chrono::milliseconds patience)
{
    if (auto folder = platform::ensureFolder(QFileInfo(lockPath).absolutePath()); !folder)
        return folder.error();
    auto handle = std::make_unique<Handle>(lockPath);
    if (!handle->file.tryLock(static_cast<int>(patience.count())))
        return Error{ErrorCode::Unavailable, "another Switchyard process is saving this file"};
    return FileLock(std::move(handle));
}

#endif

FileLock::FileLock(std::unique_ptr<Handle> handle)
    : m_handle(std::move(handle))
{
}

FileLock::FileLock(FileLock&&) noexcept = default;
FileLock& FileLock::operator=(FileLock&&) noexcept = default;
FileLock::~FileLock() = default;

} // namespace switchyard::configfiles
