// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <QString>

#include <optional>
#include <string>

namespace switchyard::configfiles {

//! Unsaved edits of a file and the text they were made on, so that both survive a crash and can be merged
//! later.
struct Draft {
    std::string base;
    std::string text;
};

//! Keeps at most one draft of one file. Losing a draft is not worth stopping for: only reading reports
//! anything.
class DraftStore final
{
public:
    //! `folder` is Switchyard's; `key` names the file within it.
    DraftStore(const QString& folder, const QString& key);

    std::optional<Draft> read() const;
    Result<void> write(const Draft& draft) const;
    void clear() const;

private:
    QString m_textPath;
    QString m_basePath;
};

} // namespace switchyard::configfiles
