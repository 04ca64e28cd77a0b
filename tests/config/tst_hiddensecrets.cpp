// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/hiddensecrets.h"
#include "testlib/testmain.h"

#include <QTest>

#include <string>

using namespace switchyard;
using config::HiddenSecrets;

class tst_HiddenSecrets final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hidesAndPutsBack_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char* name, const char* text, const char* shown) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(shown);
        };
        row("a key", "{ apiKey: 'sk-1', id: 'x' }", "{ apiKey: '•••••••• 1', id: 'x' }");
        row("quoted names", R"({"OPENAI_API_KEY":"a","botToken" : "b"})", R"({"OPENAI_API_KEY":"•••••••• 1","botToken" : "•••••••• 2"})");
        row("the same key twice", "[{ token: 'a' }, { token: 'b' }, { token: 'a' }]",
            "[{ token: '•••••••• 1' }, { token: '•••••••• 2' }, { token: '•••••••• 1' }]");
        row("a reference", "{ apiKey: '${NAME}', other: { apiKey: { source: 'exec', id: 'provider/x' } } }",
            "{ apiKey: '${NAME}', other: { apiKey: { source: 'exec', id: 'provider/x' } } }");
        row("headers", "{ headers: { 'x-team': 'v', 'User-Agent': 'me' }, api: 'y' }",
            "{ headers: { 'x-team': '•••••••• 1', 'User-Agent': 'me' }, api: 'y' }");
        row("a list of tokens", "{ apiKey: ['a', 'b'], models: ['c'] }", "{ apiKey: ['•••••••• 1', '•••••••• 2'], models: ['c'] }");
        row("within an address", "{ baseUrl: 'http://me:pw@host/v1', docs: 'http://host/v1?key=k', plain: 'http://host/@x' }",
            "{ baseUrl: '•••••••• 1', docs: '•••••••• 2', plain: 'http://host/@x' }");
        row("a request's header", "{ request: { auth: { mode: 'header', headerName: 'x-key', value: 'sk-1' }, value: 'v' } }",
            "{ request: { auth: { mode: 'header', headerName: 'x-key', value: '•••••••• 1' }, value: 'v' } }");
        row("a certificate's passphrase", "{ request: { tls: { cert: 'c.pem', passphrase: 'pw' } }, secretKey: 'a', signing_key: 'b' }",
            "{ request: { tls: { cert: 'c.pem', passphrase: '•••••••• 1' } }, secretKey: '•••••••• 2', signing_key: '•••••••• 3' }");
        row("tokens", "{ botTokens: ['a', 'b'], maxTokens: '5' }", "{ botTokens: ['•••••••• 1', '•••••••• 2'], maxTokens: '5' }");
        row("commented out", "{\n  // apiKey: 'sk-1',\n  /* token: \"t\" */ id: 'x' }",
            "{\n  // apiKey: '•••••••• 1',\n  /* token: \"•••••••• 2\" */ id: 'x' }");
        row("a stretch", "  apiKey: 'sk-1',\n  baseUrl: 'http://host',", "  apiKey: '•••••••• 1',\n  baseUrl: 'http://host',");
        row("broken", "{ apiKey: 'sk-1', baseUrl: ", "{ apiKey: '•••••••• 1', baseUrl: ");
        row("numbers and words", "{ maxTokens: 5, maxOutputTokens: 'all', token: null, apiKey: '' }", "{ maxTokens: 5, maxOutputTokens: 'all', token: null, apiKey: '' }");
        row("dots of the user's own", "{ name: '•••••••• 1', apiKey: 'x' }", "{ name: '•••••••• 1', apiKey: '•••••••• 1' }");
    }
    void hidesAndPutsBack()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, shown);
        HiddenSecrets secrets;
        QCOMPARE(QByteArray::fromStdString(secrets.hide(text.toStdString())), shown);
        if (!text.contains("•"))
            QCOMPARE(QByteArray::fromStdString(secrets.reveal(shown.toStdString())), text);
    }

    void aChangedKeyIsStillAChange()
    {
        HiddenSecrets secrets;
        const std::string before = secrets.hide("{ apiKey: 'a' }");
        QVERIFY(before != secrets.hide("{ apiKey: 'b' }"));
        QCOMPARE(secrets.hide("{ apiKey: 'a' }"), before);
    }

    void hidesOneValueByItsPath()
    {
        HiddenSecrets secrets;
        QCOMPARE(secrets.hideValue({"models", "providers", "up", "apiKey"}, "'a'"), std::string("'•••••••• 1'"));
        QCOMPARE(secrets.hideValue({"models", "providers", "up", "headers", "x-team"}, "'b'"), std::string("'•••••••• 2'"));
        QCOMPARE(secrets.hideValue({"models", "providers", "up"}, "{ apiKey: 'a', id: 1 }"), std::string("{ apiKey: '•••••••• 1', id: 1 }"));
        for (const char* name : {"a\"b", "a\\", "a\nb", "a\": {//"})
            QCOMPARE(secrets.hideValue({"models", "providers", name, "apiKey"}, "'a'"), std::string("'•••••••• 1'"));
        QCOMPARE(secrets.hideValue({"models", "list", std::size_t(2)}, "'plain'"), std::string("'plain'"));
    }

    void putsBackWhereTheDotsStandNow()
    {
        HiddenSecrets secrets;
        secrets.hide("{ apiKey: 'sk-1', token: 't' }");
        QCOMPARE(secrets.reveal("{ token: \"•••••••• 2\", apiKey: 'new' }"), std::string("{ token: 't', apiKey: 'new' }"));
        // Dots that stand for nothing stay.
        for (const char* text : {"'•••••••• 7'", "'•••••••• '", "•••••••• 1", "'•••••••• 1", "•••••••• •••••••• 1'"})
            QCOMPARE(secrets.reveal(text), std::string(text));
    }
};

SWITCHYARD_TEST(tst_HiddenSecrets)

#include "tst_hiddensecrets.moc"
