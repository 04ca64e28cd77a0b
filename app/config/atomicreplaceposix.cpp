// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/atomicreplace.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace switchyard::configfiles {

namespace {

QString temporaryPrefix(const QString& path)
{
    const QFileInfo info(path);
    return QLatin1Char('.') + info.fileName() + QLatin1String(".switchyard-");
}

Error failure(const char* what, const QString& path, int code)
{
    const bool isDenied = code == EACCES || code == EPERM || code == EROFS;
    return {isDenied ? ErrorCode::PermissionDenied : ErrorCode::WriteFailed,
            std::string(what) + " '" + path.toStdString() + "': " + std::strerror(code)};
}

class Descriptor final
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }

    bool isOpen() const { return m_number >= 0; }
    int number() const { return m_number; }

private:
    int m_number;
};

bool writeAll(int descriptor, std::string_view content)
{
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

//! All bytes of an open file from its start; nothing on an error.
std::optional<std::string> readAll(int descriptor)
{
    std::string content;
    std::array<char, 65536> buffer{};
    while (true) {
        const auto offset = static_cast<off_t>(content.size());
        const ssize_t count = ::pread(descriptor, buffer.data(), buffer.size(), offset);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return std::nullopt;
        if (count == 0)
            return content;
        content.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

//! A file beside the target that vanishes unless it took the target's place. Its lock tells a sweep that it
//! is in use.
class Temporary final
{
public:
    explicit Temporary(const QString& target)
        : m_name(
            QFile::encodeName(QFileInfo(target).absolutePath() + QLatin1Char('/') + temporaryPrefix(target))
            + "XXXXXX")
        , m_descriptor(::mkostemp(m_name.data(), O_CLOEXEC))
    {
        if (m_descriptor.isOpen())
            ::flock(m_descriptor.number(), LOCK_EX | LOCK_NB);
        m_exists = m_descriptor.isOpen();
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    ~Temporary()
    {
        if (m_exists)
            ::unlink(m_name.constData());
    }

    bool isOpen() const { return m_descriptor.isOpen(); }
    int descriptor() const { return m_descriptor.number(); }
    const char* name() const { return m_name.constData(); }
    void release() { m_exists = false; }

private:
    QByteArray m_name;
    Descriptor m_descriptor;
    bool m_exists = false;
};

Result<void> copyMode(const QByteArray& target, int descriptor)
{
    struct stat old {
    };
    if (::stat(target.constData(), &old) != 0)
        return {}; // mkostemp made it 0600, as a new file should be
    constexpr auto sameUser = static_cast<uid_t>(-1);
    const bool keepsGroup = ::fchown(descriptor, old.st_uid, old.st_gid) == 0
        || ::fchown(descriptor, sameUser, old.st_gid) == 0;
    // A group that cannot be kept must not hand its rights to another one: there may be keys in the file.
    const mode_t mode = old.st_mode & (keepsGroup ? 07777U : 07707U);
    if (::fchmod(descriptor, mode) != 0)
        return failure("cannot set the mode of", QFile::decodeName(target), errno);
    return {};
}

Result<void> checkedWrite(const Temporary& temporary, const QString& path, const std::string& content,
                          const CheckWritten& check)
{
    if (!writeAll(temporary.descriptor(), content) || ::fsync(temporary.descriptor()) != 0)
        return failure("cannot write beside", path, errno);
    const auto written = readAll(temporary.descriptor());
    if (!written || *written != content)
        return Error{ErrorCode::WriteFailed,
                     "what was written beside '" + path.toStdString() + "' reads back differently"};
    return check ? check(*written) : Result<void>{};
}

std::optional<std::string> contentOf(const char* name)
{
    const Descriptor file(::open(name, O_RDONLY | O_CLOEXEC));
    return file.isOpen() ? readAll(file.number()) : std::nullopt;
}

Error changed(const QString& path)
{
    return {ErrorCode::Conflict, "'" + path.toStdString() + "' was changed meanwhile by another program"};
}

Result<void> placeNew(Temporary& temporary, const QByteArray& target, const QString& path)
{
    // link fails when the name is taken, where rename would overwrite.
    if (::link(temporary.name(), target.constData()) == 0)
        return {};
    if (errno == EEXIST)
        return changed(path);
    const bool lacksLinks = errno == EPERM || errno == ENOTSUP || errno == EMLINK;
    if (!lacksLinks || ::rename(temporary.name(), target.constData()) != 0)
        return failure("cannot create", path, errno);
    temporary.release();
    return {};
}

Result<void> placeByRename(Temporary& temporary, const QByteArray& target, const QString& path,
                           const std::string& expected)
{
    if (contentOf(target.constData()) != expected)
        return changed(path);
    if (::rename(temporary.name(), target.constData()) != 0)
        return failure("cannot replace", path, errno);
    temporary.release();
    return {};
}

Result<void> placeOver(Temporary& temporary, const QByteArray& target, const QString& path,
                       const std::string& expected)
{
#ifdef __linux__
    const auto exchange = [&] {
        return ::renameat2(AT_FDCWD, temporary.name(), AT_FDCWD, target.constData(), RENAME_EXCHANGE) == 0;
    };
    if (contentOf(target.constData()) != expected)
        return changed(path);
    if (exchange()) {
        // The old file is now ours to look at: what another program put there since is found, and put back.
        if (contentOf(temporary.name()) == expected)
            return {};
        if (exchange())
            return changed(path);
        temporary.release();
        return failure("cannot put back", path, errno);
    }
    const bool isUnsupported = errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
    if (!isUnsupported)
        return errno == ENOENT ? changed(path) : failure("cannot replace", path, errno);
#endif
    return placeByRename(temporary, target, path, expected);
}

void syncFolder(const QString& path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const Descriptor descriptor(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.isOpen())
        ::fsync(descriptor.number());
}

} // namespace

Result<void> replaceAtomically(const QString& path, const std::optional<std::string>& expected,
                               const std::string& content, const CheckWritten& check)
{
    Temporary temporary(path);
    if (!temporary.isOpen())
        return failure("cannot write beside", path, errno);
    const QByteArray target = QFile::encodeName(path);
    if (auto mode = copyMode(target, temporary.descriptor()); !mode)
        return mode;
    if (auto written = checkedWrite(temporary, path, content, check); !written)
        return written;
    auto placed
        = expected ? placeOver(temporary, target, path, *expected) : placeNew(temporary, target, path);
    if (placed)
        syncFolder(path);
    return placed;
}

void sweepLeftovers(const QString& path)
{
    const QDir folder = QFileInfo(path).absoluteDir();
    const QStringList names
        = folder.entryList({temporaryPrefix(path) + QLatin1Char('*')}, QDir::Files | QDir::Hidden);
    for (const QString& name : names) {
        const QByteArray full = QFile::encodeName(folder.absoluteFilePath(name));
        const Descriptor file(::open(full.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        const bool isAbandoned = file.isOpen() && ::flock(file.number(), LOCK_EX | LOCK_NB) == 0;
        if (isAbandoned)
            ::unlink(full.constData());
    }
}

} // namespace switchyard::configfiles
