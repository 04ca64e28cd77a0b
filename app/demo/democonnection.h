// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "demo/demomachine.h"

#include <QObject>
#include <QTimer>

#include <functional>

class QTcpSocket;

namespace switchyard::demo {

//! One client of a demo server: reads requests one after the other and plays their replies. Deletes itself when the
//! client leaves.
class DemoConnection final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoConnection)

public:
    using Answerer = std::function<Reply(const HttpRequest&)>;

    //! Takes over `socket`.
    DemoConnection(QTcpSocket* socket, Answerer answerer, QObject* parent);

private:
    void readRequests();
    void beginReply();
    void sendPiece();
    void finishReply();

    QTcpSocket* m_socket;
    Answerer m_answerer;
    RequestReader m_reader;
    QTimer m_timer;
    Reply m_reply;
    std::size_t m_nextPiece = 0;
    bool m_isBusy = false;
    bool m_headSent = false;
    bool m_closeAfter = false;
};

} // namespace switchyard::demo
