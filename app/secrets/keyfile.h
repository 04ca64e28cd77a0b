// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/secret.h"

#include <QString>

#include <optional>
#include <string>

namespace switchyard::secrets {

//! Keys in a file of mode 0600, for machines without a keychain: a JSON object with a member for each provider, so that
//! OpenClaw can point into it (`{source: "file", id: "/anthropic"}`), and for each named credential (`credential/work`).
//! Each call opens the file anew. GUI thread.
class KeyFile final {
public:
    explicit KeyFile(QString path);

    //! Alias in `secrets.providers`.
    static constexpr const char* alias = "switchyard-file";

    const QString& path() const { return m_path; }
    //! Nothing when there is no such entry. Errors: ReadFailed, Syntax, and PermissionDenied when others may
    //! read the file.
    Result<std::optional<Secret>> read(const std::string& entry) const;
    Result<void> write(const std::string& entry, const Secret& key) const;
    //! Removing what is not there is a success.
    Result<void> remove(const std::string& entry) const;

    //! The provider's place in the file as a JSON pointer.
    static std::string pointerTo(const ProviderId& provider);
    //! The entry that such a pointer names.
    static std::string entryAt(const std::string& pointer);

private:
    QString m_path;
};

//! The text at a JSON pointer of a JSON file, or of the whole file when `pointer` is `value`, as OpenClaw's file secrets
//! do. The file must belong to the user alone.
Result<Secret> readSecretFile(const QString& path, const std::string& pointer);

} // namespace switchyard::secrets
