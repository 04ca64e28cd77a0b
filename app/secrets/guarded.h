// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <utility>

namespace switchyard::secrets {

//! Wraps a callback so that it is not called once its context is gone.
template<typename Result>
std::function<void(Result)> guarded(QObject* context, std::function<void(Result)> done)
{
    return [guard = QPointer<QObject>(context), done = std::move(done)](Result result) {
        if (guard)
            done(std::move(result));
    };
}

} // namespace switchyard::secrets
