// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <QObject>
#include <QString>

#include <optional>

namespace switchyard::ports {

//! Switchyard's own policy file, as far as a person must know. Edits go through `config::PolicySession` and save
//! themselves. GUI thread only.
class PolicyFilePort : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PolicyFilePort)

public:
    ~PolicyFilePort() override = default;

    virtual QString path() const = 0;
    //! Why the last read or write failed: Syntax (not JSON5; the file is left as it is), ReadFailed, WriteFailed.
    virtual std::optional<Error> problem() const = 0;
    //! While a problem stands: nothing was ever read, so requests stay on this computer; else the last good text counts.
    virtual bool isRestricted() const = 0;
    //! Reads the file again, or tries again to save what is not saved.
    virtual void retry() = 0;

Q_SIGNALS:
    void problemChanged();

protected:
    explicit PolicyFilePort(QObject* parent = nullptr)
        : QObject(parent)
    {
    }
};

} // namespace switchyard::ports
