// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/plainhead.h"
#include "testlib/testmain.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

using namespace switchyard::engine;

namespace {

constexpr std::array<std::string_view, 3> requests {
    "POST /v1/chat/completions?beta=true HTTP/1.1\r\nHost: 127.0.0.1:11700\r\nUser-Agent: OpenAI/JS 4.1\r\nAuthorization: Bearer abc\r\n"
    "Content-Type: application/json\r\nContent-Length: 2048\r\nConnection: keep-alive\r\n\r\n",
    "GET /v1/models HTTP/1.1\r\nhost: localhost\r\naccept: */*\r\nx-api-key: k\r\nconnection: close\r\n\r\n",
    "POST /v1/messages HTTP/1.1\r\nHost: [::1]:11700\r\nTransfer-Encoding: chunked\r\nanthropic-version: 2023-06-01\r\n\r\n",
};
constexpr std::array<std::string_view, 2> responses {
    "HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 12:00:00 GMT\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n",
    "HTTP/1.1 429 Too Many Requests\r\nserver: x\r\ncontent-length: 17\r\nretry-after: 3\r\nconnection: Keep-Alive\r\n\r\n",
};
//! What hurts a parser when it stands in the wrong place.
constexpr std::string_view intruders("\r\n\0\t :,;\"(/?#%aZ09~\x7f\x80\xff\x01", 23);

bool areSame(const std::vector<HeaderField>& a, const std::vector<HeaderField>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const HeaderField& x, const HeaderField& y) {
        return x.name.data() == y.name.data() && x.name.size() == y.name.size() && x.value == y.value
            && x.traits.name == y.traits.name;
    });
}

//! What the short way takes the long way takes, with the same result.
bool agreeOnRequest(std::string_view bytes)
{
    RequestHead plain;
    if (!readPlainRequest(bytes, plain))
        return true;
    RequestHead full;
    return parseRequestHeadFully(bytes, full) == HeadFault::None && plain.method == full.method && plain.target == full.target
        && plain.minorVersion == full.minorVersion && plain.keepAlive == full.keepAlive && plain.chunked == full.chunked
        && plain.expectsContinue == full.expectsContinue && plain.contentLength == full.contentLength
        && areSame(plain.fields, full.fields);
}

bool agreeOnResponse(std::string_view bytes)
{
    ResponseHead plain;
    if (!readPlainResponse(bytes, plain))
        return true;
    ResponseHead full;
    return parseResponseHeadFully(bytes, full) == HeadFault::None && plain.status == full.status
        && plain.minorVersion == full.minorVersion && plain.keepAlive == full.keepAlive && plain.chunked == full.chunked
        && plain.contentLength == full.contentLength && plain.hasBody == full.hasBody && areSame(plain.fields, full.fields);
}

//! Every head that differs from `head` by one byte more, less or other.
template<typename Check>
bool grind(std::string_view head, Check agrees)
{
    for (std::size_t at = 0; at + 4 < head.size(); ++at) {
        std::string shorter(head);
        shorter.erase(at, 1);
        bool isGood = agrees(shorter);
        for (const char intruder : intruders) {
            std::string other(head);
            other[at] = intruder;
            std::string longer(head);
            longer.insert(at, 1, intruder);
            isGood = isGood && agrees(other) && agrees(longer);
        }
        if (!isGood)
            return false;
    }
    return true;
}

} // namespace

class tst_PlainHead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesOrdinaryHeads()
    {
        for (const std::string_view head : requests) {
            RequestHead plain;
            QVERIFY(readPlainRequest(head, plain));
            QVERIFY(agreeOnRequest(head));
        }
        for (const std::string_view head : responses) {
            ResponseHead plain;
            QVERIFY(readPlainResponse(head, plain));
            QVERIFY(agreeOnResponse(head));
        }
    }

    void agreesWithLlhttpOnDamagedRequests()
    {
        for (const std::string_view head : requests)
            QVERIFY(grind(head, agreeOnRequest));
    }

    void agreesWithLlhttpOnDamagedResponses()
    {
        for (const std::string_view head : responses)
            QVERIFY(grind(head, agreeOnResponse));
    }

    void leavesTheUnusualToLlhttp_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::newRow("two lengths") << QByteArray("content-length: 1\r\ncontent-length: 1\r\n");
        QTest::newRow("length and encoding") << QByteArray("content-length: 1\r\ntransfer-encoding: chunked\r\n");
        QTest::newRow("encoding twice") << QByteArray("transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n");
        QTest::newRow("folded line") << QByteArray("a: b\r\n c\r\n");
        QTest::newRow("empty value") << QByteArray("a: \r\n");
        QTest::newRow("space before the colon") << QByteArray("content-length : 1\r\n");
        QTest::newRow("signed length") << QByteArray("content-length: +1\r\n");
        QTest::newRow("upgrade") << QByteArray("connection: upgrade\r\nupgrade: h2c\r\n");
        QTest::newRow("expectation") << QByteArray("expect: 100-continue\r\n");
        QTest::newRow("second host") << QByteArray("host: b\r\n");
    }

    void leavesTheUnusualToLlhttp()
    {
        QFETCH(QByteArray, lines);
        const std::string head = "POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\n" + lines.toStdString() + "\r\n";
        RequestHead plain;
        QVERIFY(!readPlainRequest(head, plain));
    }
};

SWITCHYARD_TEST(tst_PlainHead)
#include "tst_plainhead.moc"
