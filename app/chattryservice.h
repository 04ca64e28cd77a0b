// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "ports/chattryport.h"
#include "ports/engineport.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QTimer>

#include <memory>

class QNetworkReply;

namespace switchyard {

//! Asks the routing engine over its own address, with its own token, as any client would, and reads the answer with the
//! dialects' readers. GUI thread only.
class ChatTryService final : public ports::ChatTryPort {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChatTryService)

public:
    //! Both must outlive this.
    ChatTryService(const ports::EnginePort& engine, const Clock& clock, QObject* parent = nullptr);
    ~ChatTryService() override;

    bool isRunning() const override { return m_exchange != nullptr; }
    void send(const ports::ChatTryRequest& request) override;
    void cancel() override;

private:
    class Exchange;

    void readHead();
    void readBody();
    void replyFinished();
    void end();

    const ports::EnginePort& m_engine;
    const Clock& m_clock;
    QNetworkAccessManager m_network;
    QTimer m_deadline;
    QPointer<QNetworkReply> m_reply;
    std::shared_ptr<Exchange> m_exchange; //!< Shared with the readers below: a receiver may cancel it meanwhile.
};

} // namespace switchyard
