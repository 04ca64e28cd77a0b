// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

namespace switchyard::platform {

//! Turns SIGTERM and SIGINT into a signal of the main thread. One at a time. Where there are no such signals it stays
//! silent.
class Termination final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Termination)

public:
    explicit Termination(QObject* parent = nullptr);
    ~Termination() override;

Q_SIGNALS:
    void requested();
};

} // namespace switchyard::platform
