// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <string>

namespace switchyard::probing {

//! The first bytes that something other than a web server says at a port, such as the greeting of SSH. Reports exactly
//! once, within a second, unless it is deleted before; then deletes itself. GUI thread only.
class BannerPeek final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BannerPeek)

public:
    using Done = std::function<void(const QByteArray& firstBytes)>;

    BannerPeek(const std::string& host, std::uint16_t port, Done done, QObject* parent);

private:
    void finish();

    QTcpSocket m_socket;
    QTimer m_deadline;
    QByteArray m_bytes;
    Done m_done;
};

} // namespace switchyard::probing
