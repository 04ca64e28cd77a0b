// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// Preloaded into the executable under test, this writes its writable memory to the file that SWITCHYARD_SNAPSHOT names
// when the process ends, after main() has returned: what a core of the drained process would hold, without needing the
// right to make one. Uses no heap.

#include <fcntl.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace {

char maps[1 << 20];

std::size_t readMaps()
{
    const int file = open("/proc/self/maps", O_RDONLY);
    std::size_t length = 0;
    while (file >= 0 && length + 1 < sizeof maps) {
        const ssize_t count = read(file, maps + length, sizeof maps - 1 - length);
        if (count <= 0)
            break;
        length += static_cast<std::size_t>(count);
    }
    close(file);
    maps[length] = '\0';
    return length;
}

//! Page by page, since a page may refuse to be read.
void writeRange(int file, std::uintptr_t begin, std::uintptr_t end)
{
    constexpr std::uintptr_t page = 4096;
    for (std::uintptr_t at = begin; at < end; at += page) {
        // NOLINTNEXTLINE(performance-no-int-to-ptr): addresses come from the kernel as text
        if (write(file, reinterpret_cast<const void*>(at), page) < 0)
            continue;
    }
}

__attribute__((destructor)) void snapshot()
{
    const char* path = getenv("SWITCHYARD_SNAPSHOT");
    if (path == nullptr)
        return;
    const int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0)
        return;
    readMaps();
    for (char* line = maps; line != nullptr && *line != '\0';) {
        char* next = std::strchr(line, '\n');
        if (next != nullptr)
            *next++ = '\0';
        char* rest = nullptr;
        const std::uintptr_t begin = std::strtoull(line, &rest, 16);
        const std::uintptr_t end = std::strtoull(rest + 1, &rest, 16);
        const bool isOwn = begin <= reinterpret_cast<std::uintptr_t>(maps) && reinterpret_cast<std::uintptr_t>(maps) < end;
        if (std::strncmp(rest, " rw", 3) == 0 && !isOwn)
            writeRange(file, begin, end);
        line = next;
    }
    close(file);
}

} // namespace
