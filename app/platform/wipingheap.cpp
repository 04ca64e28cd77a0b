// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// Linked into the executable, this replaces free() and realloc() of the whole process by ones that overwrite what is
// given back. `Secret` wipes its own memory; keys also pass through Qt's network requests and line edits, the keychain's
// client library, D-Bus and OpenSSL, which do not. Nothing of it is left in a core dump or in swapped-out pages once it
// has been freed. Only where the C library supports it and no sanitizer has its own allocator.

#include "platform/memoryprivacy.h"

#include <cstdlib>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define SWITCHYARD_FOREIGN_ALLOCATOR
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SWITCHYARD_FOREIGN_ALLOCATOR
#endif

#if defined(__GLIBC__) && !defined(SWITCHYARD_FOREIGN_ALLOCATOR)

#include <malloc.h>

#include <cstring>

namespace {

constexpr std::size_t small = 4096;

} // namespace

extern "C" {

void* __libc_malloc(std::size_t size);
void __libc_free(void* block);
void* __libc_realloc(void* block, std::size_t size);

void free(void* block)
{
    if (block == nullptr)
        return;
    const std::size_t size = malloc_usable_size(block);
    if (size <= small || !switchyard::platform::leavesLargeBlocks)
        explicit_bzero(block, size);
    __libc_free(block);
}

void* realloc(void* block, std::size_t size)
{
    // Blocks of this size are pages of their own, which the kernel moves and takes back whole.
    constexpr std::size_t moved = 32U * 1024 * 1024;
    if (block == nullptr)
        return __libc_malloc(size);
    const std::size_t present = malloc_usable_size(block);
    if (present > small && switchyard::platform::leavesLargeBlocks)
        return __libc_realloc(block, size);
    if (size == 0) {
        free(block);
        return nullptr;
    }
    if (size <= present) {
        explicit_bzero(static_cast<char*>(block) + size, present - size);
        return __libc_realloc(block, size);
    }
    if (present >= moved)
        return __libc_realloc(block, size);
    void* larger = __libc_malloc(size);
    if (larger == nullptr)
        return nullptr;
    std::memcpy(larger, block, present);
    free(block);
    return larger;
}

} // extern "C"

#endif
