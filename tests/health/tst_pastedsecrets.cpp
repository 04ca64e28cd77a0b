// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/pastedaddress.h"
#include "health/pastedsecrets.h"
#include "testlib/testmain.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace switchyard;

namespace {

using Quote = std::function<QByteArray(const QByteArray&)>;

QByteArray raw(const QByteArray& text)
{
    return text;
}

QByteArray posixSingle(const QByteArray& text)
{
    return '\'' + QByteArray(text).replace("'", "'\\''") + '\'';
}

QByteArray escapedIn(const QByteArray& text, const char* what, const char* sign)
{
    QByteArray result;
    for (const char c : text) {
        if (QByteArray(what).contains(c))
            result += sign;
        result += c;
    }
    return result;
}

QByteArray posixDouble(const QByteArray& text)
{
    return '"' + escapedIn(text, "\\\"$`", "\\") + '"';
}

QByteArray posixBare(const QByteArray& text)
{
    return escapedIn(text, " \t\\\"'$`&|;<>()#*?[]{}~!^", "\\");
}

QByteArray ansi(const QByteArray& text)
{
    return "$'" + escapedIn(text, "\\'", "\\") + '\'';
}

QByteArray cmd(const QByteArray& text)
{
    QByteArray result = "^\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += "^\\";
        if (QByteArray("\"\\&|<>^%").contains(c))
            result += '^';
        result += c;
    }
    return result + "^\"";
}

QByteArray powerSingle(const QByteArray& text)
{
    return '\'' + QByteArray(text).replace("'", "''") + '\'';
}

QByteArray powerDouble(const QByteArray& text)
{
    return '"' + escapedIn(text, "`\"$", "`") + '"';
}

QByteArray percent(const QByteArray& text)
{
    return text.toPercentEncoding();
}

QByteArray json(const QByteArray& text)
{
    return escapedIn(text, "\"\\", "\\");
}

//! How a secret may stand in a pasted text: `@` is its place, the text around it is quoted with it up to the brackets.
struct Form {
    QByteArray name;
    QByteArray before;
    QByteArray lead; //!< In the same word, before the secret.
    QByteArray trail;
    QByteArray after;
    Quote quote;
    bool isKey = false; //!< The provider's own, which is taken out and used.
    Quote encode = raw; //!< Within the word: for URLs and JSON.
};

QList<Form> forms()
{
    const QByteArray url = "https://h.example/v1/models";
    QList<Form> all;
    const auto add = [&all](const QByteArray& name, const QByteArray& before, const QByteArray& lead, const QByteArray& trail,
                            const QByteArray& after, const Quote& quote, bool isKey = false, const Quote& encode = raw) {
        all.append({name, before, lead, trail, after, quote, isKey, encode});
    };
    const QList<std::pair<QByteArray, Quote>> quotes {{"single", posixSingle}, {"double", posixDouble}, {"bare", posixBare}, {"ansi", ansi}};
    for (const auto& [name, quote] : quotes) {
        const auto one = [&](const QByteArray& option, const QByteArray& lead, bool isKey = false, const QByteArray& trail = {}) {
            add(name + ' ' + option + ' ' + lead, "curl -s " + option, lead, trail, " " + url, quote, isKey);
            add(name + ' ' + option + ' ' + lead + " behind", "curl " + url + " \\\n  " + option, lead, trail, "\\\n -v", quote, isKey);
        };
        for (const char* option : {"-u ", "-su ", "-sSfu ", "-u", "-su", "--user ", "--user=", "-U ", "-U", "--proxy-user ", "--proxy-user="})
            one(option, "me:");
        for (const char* option : {"-E ", "--cert ", "--cert="})
            one(option, "client.pem:");
        for (const char* option : {"--pass ", "--pass=", "--key-pass ", "--proxy-pass ", "--tlspassword ", "--login-options "})
            one(option, "");
        for (const char* option : {"-b ", "-b", "--cookie ", "--cookie="})
            one(option, "session=");
        one("-H ", "Authorization: Bearer ", true);
        one("-H", "authorization: bearer ", true);
        one("-sH ", "x-api-key:", true);
        one("--header=", "api-key: ", true);
        one("--header ", "X-Goog-Api-Key: ", true);
        one("-H ", "Authorization: Basic ");
        one("-H ", "Cookie: a=b; sid=");
        one("-H ", "Proxy-Authorization: Basic ");
        one("-H ", "X-Auth-Token: ");
        one("--proxy-header ", "Authorization: ");
        one("--oauth2-bearer ", "", true);
        one("--oauth2-bearer=", "", true);
        one("-x ", "http://me:");
        one("-F ", "api_key=");
        one("--data-urlencode ", "token=");
        add(name + " assignment", "OPENAI_API_KEY=", "", "", " curl " + url + " -H \"Authorization: Bearer $OPENAI_API_KEY\"", quote, true);
        add(name + " export", "export MY_KEY=", "", "", "\ncurl " + url + " -H \"x-api-key: ${MY_KEY}\"", quote, true);
        add(name + " unused assignment", "SECRET=", "", "", " sudo curl " + url, quote);
        for (const char* option : {"--password=", "--password ", "--http-password=", "--http-passwd=", "--proxy-password=", "--user="})
            add(name + " wget " + option, QByteArray("wget -qO- --user=me ") + option, "", "", " " + url, quote);
        add(name + " wget header", "wget -q --header=", "Authorization: Bearer ", "", " " + url, quote, true);
        for (const char* option : {"-a ", "-a", "--auth=", "--auth "})
            add(name + " http " + option, QByteArray("http ") + option, "me:", "", " GET " + url, quote);
        add(name + " http bearer", "http -A bearer -a ", "", "", " GET " + url, quote, true);
        add(name + " http item", "https GET h.example/v1/models ", "Authorization:Bearer ", "", " model=big", quote, true);
        add(name + " http field", "http POST " + url + ' ', "api_key=", "", "", quote);
        add(name + " xh bearer", "xh --bearer=", "", "", " " + url, quote, true);
    }
    add("data", "curl " + url + " --data ", "{\"model\":\"big\",\"api_key\":\"", "\"}", "", posixSingle, false, json);
    add("json", "curl " + url + " --json ", "{\"token\":\"", "\"}", "", posixDouble, false, json);
    add("address in curl", "curl ", "https://me:", "@h.example/v1/models", " -s", posixSingle, false, percent);
    add("query in curl", "curl ", "https://h.example/v1/models?alt=json&key=", "&x=1", "", posixSingle, true, percent);
    add("cmd header", "curl ^\"https://h.example/v1/models^\" ^\r\n  -H ", "authorization: Bearer ", "", " ^\r\n  -H ^\"accept: x^\"", cmd, true);
    add("cmd cookie", "curl.exe ^\"https://h.example/v1/models^\" ^\r\n  -b ", "sid=", "", " ^\r\n --compressed", cmd);
    add("cmd user", "curl ^\n -u ", "me:", "", " ^\n https://h.example/v1/models", cmd);
    for (const auto& [name, quote] : QList<std::pair<QByteArray, Quote>> {{"single", powerSingle}, {"double", powerDouble}}) {
        add("PowerShell table " + name, "Invoke-RestMethod -Uri " + url + " `\n -Headers @{ Authorization = ", "Bearer ", "", "; 'X-Team' = 'red' }", quote, true);
        add("PowerShell key " + name, "irm " + url + " -Headers @{'x-api-key'=", "", "", "}", quote, true);
        add("PowerShell before " + name, "$headers = @{\n  \"Authorization\" = ", "Bearer ", "", "\n}\nInvoke-WebRequest " + url + " -Headers $headers", quote, true);
        add("PowerShell add " + name, "$h.Add(\"Authorization\", ", "Bearer ", "", ")\n$r = Invoke-RestMethod '" + url + "' -Headers $h", quote, true);
        add("PowerShell variable " + name, "$env:MY_KEY = ", "", "", "\nirm " + url + " -Headers @{ 'api-key' = $env:MY_KEY }", quote, true);
        add("PowerShell token " + name, "irm -Uri " + url + " -Authentication Bearer -Token (ConvertTo-SecureString ", "", "", " -AsPlainText -Force)", quote, true);
        add("PowerShell credential " + name, "irm -Uri " + url + " -Credential ", "me:", "", "", quote);
        add("PowerShell cookie " + name, "irm -Uri " + url + " -Headers @{ Cookie = ", "a=", "", " }", quote);
        add("PowerShell curl " + name, "curl.exe " + url + " `\n -H ", "Authorization: Basic ", "", " `\n -s", quote);
    }
    add("user info", "", "https://me:", "@h.example/v1/models", "", raw, false, percent);
    add("user", "", "https://", "@h.example/v1/models", "", raw, false, percent);
    add("user info without a scheme", "", "me:", "@h.example:443/v1", "", raw, false, percent);
    for (const char* name : {"key", "api_key", "API-Key", "token", "access_token", "subscription-key"})
        add(QByteArray("query ") + name, "", QByteArray("https://h.example/v1?a=b&") + name + '=', "&c=d", "", raw, true, percent);
    for (const char* name : {"sig", "password", "X-Amz-Signature", "auth"})
        add(QByteArray("query ") + name, "", QByteArray("https://h.example/v1?a=b&") + name + '=', "#x", "", raw, false, percent);
    add("fragment", "", "https://h.example/v1#access_token=", "&state=x", "", raw, false, percent);
    add("block", "", "{ baseUrl: 'https://h.example/v1', apiKey: \"", "\", models: ['big'] }", "", raw, true, json);
    add("JSON block", "", "\"h\": { \"baseUrl\": \"https://h.example/v1\", \"apiKey\": \"", "\" },", "", raw, true, json);
    add("headers of a block", "", "{ baseUrl: \"https://h.example/v1\", headers: { 'X-Api-Key': \"", "\" } }", "", raw, false, json);
    add("auth of a block", "", "// mine\n{ request: { auth: { value: \"", "\" } }, baseUrl: 'https://h.example/v1' }", "", raw, false, json);
    add("broken block", "", "lm: { baseUrl: 'https://h.example/v1', apiKey: \"", "\", models: [ { id: ", "", raw, false, json);
    add("environment", "", "OPENAI_BASE_URL=https://h.example/v1\nOPENAI_API_KEY=", "\n", "", raw);
    add("prose", "", "Base URL: https://h.example/v1  API key: ", " (do not share)", "", raw);
    add("Python", "", "client = OpenAI(base_url=\"https://h.example/v1\", api_key=\"", "\")", "", raw, false, json);
    return all;
}

QByteArray textOf(const Form& form, const QByteArray& secret)
{
    return form.before + form.quote(form.lead + form.encode(secret) + form.trail) + form.after;
}

//! The first six characters of the secret, as it is or as it was written, that stand in the text.
QByteArray pieceIn(const QByteArray& text, const QByteArray& secret)
{
    constexpr int length = 6;
    for (int i = 0; i + length <= secret.size(); ++i) {
        if (text.contains(secret.mid(i, length)))
            return secret.mid(i, length);
    }
    return {};
}

//! Everything that is kept of a pasted address, besides its key.
QByteArray keptOf(const health::PastedAddress& address)
{
    std::string text = address.baseUrl + '\n' + address.providerId + '\n' + address.api;
    for (const auto& [name, value] : address.headers)
        text += '\n' + name + ": " + value;
    for (const auto& id : address.modelIds)
        text += '\n' + id;
    return QByteArray::fromStdString(text);
}

QByteArray shown(const QByteArray& text)
{
    return QByteArray::fromStdString(health::withoutSecrets(text.toStdString()));
}

} // namespace

class tst_PastedSecrets final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsNoSecret_data();
    void showsNoSecret();
    void hidesRandomSecretsInEveryForm_data();
    void hidesRandomSecretsInEveryForm();
    void hidesWhatIsWrittenWrongly_data();
    void hidesWhatIsWrittenWrongly();
    void knowsAKeyAlone_data();
    void knowsAKeyAlone();
    void keepsAKeyWithoutAnAddress();
    void tellsOfAPasswordLeftOut();
    void putsSecretsBack_data();
    void putsSecretsBack();
};

void tst_PastedSecrets::showsNoSecret_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("key");
    const auto row = [](const char* name, const char* text, const char* expected, const char* key = "") {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected) << QByteArray(key);
    };
    row("a plain address", "http://127.0.0.1:1234/v1?x=1", "http://127.0.0.1:1234/v1?x=1");
    row("a path with a sign", "https://h/ai/run/@cf/meta", "https://h/ai/run/@cf/meta");
    row("a path with a date", "https://us-central1-aiplatform.googleapis.com/v1/publishers/anthropic/models/claude-sonnet-4@20250514:rawPredict",
        "https://us-central1-aiplatform.googleapis.com/v1/publishers/anthropic/models/claude-sonnet-4@20250514:rawPredict");
    row("a path behind a port", "host:8080/a@1", "host:8080/a@1");
    row("a path behind IPv6", "http://[::1]:8080/a@1", "http://[::1]:8080/a@1");
    row("a flag of cURL", "curl --netrc https://host/v1", "curl https://host/v1");
    row("a version", "https://h/openai?api-version=2024-10-21-preview", "https://h/openai?api-version=2024-10-21-preview");
    row("user and password", "https://me:p@ss@host/v1", "https://***@host/v1");
    row("without a scheme", "me:pass@host:1234", "***@host:1234");
    row("?key=", "https://host/v1?key=abc%2Fdef", "https://host/v1?key=***", "abc/def");
    row("?api_key= among others", "https://host/v1?a=b&api_key=abc&c=d#x", "https://host/v1?a=b&api_key=***&c=d#***", "abc");
    row("a signature", "https://host/v1?sv=1&sig=a%2Bb", "https://host/v1?sv=1&sig=***");
    row("an example's key", "https://host/v1?key=$KEY", "https://host/v1?key=***");
    row("a cURL line", "curl 'https://me:pw@host/v1/models?key=q' -H 'Authorization: Bearer sk-1'",
        "curl https://***@host/v1/models?key=*** -H 'Authorization: Bearer ${KEY}'", "sk-1");
    row("--user", "curl -u me:pw https://host/v1 --user 'you:two words'", "curl https://host/v1 -u '***'");
    row("-u to a comma", "curl -u me:p,w https://host/v1", "curl https://host/v1 -u '***'");
    row("bundled", "curl -su me:pw https://host/v1", "curl https://host/v1 -u '***'");
    row("in lines", "curl https://host/v1 \\\n-u me:pw \\\n\t-u\tyou:pw", "curl https://host/v1 -u '***'");
    row("not a user", "curl --user-agent me.too/1 --url https://host/v1", "curl https://host/v1");
    row("Basic", "curl https://host/v1 -H \"authorization: Basic bWU6cHc=\"", "curl https://host/v1 -u '***'");
    row("the model", "curl https://host/v1/responses -d '{\"model\":\"big:8b\",\"input\":\"my secret plan\"}'",
        "curl https://host/v1/responses -d '{\"model\":\"big:8b\"}'");
    row("other headers", "curl -H 'anthropic-version: 2023-06-01' -H 'X-Team: red' -H 'X-Trace: 81f3a' https://host/v1",
        "curl https://host/v1 -H 'anthropic-version: 2023-06-01' -H 'X-Team: red'");
    row("what comes behind", "curl https://host/v1/models | mail -s pw=abc me@x.example", "curl https://host/v1/models");
    row("a block", "{ baseUrl: 'http://me:pw@host/v1', apiKey: 'sk-1' }", "{ baseUrl: \"http://***@host/v1\", apiKey: \"${KEY}\" }", "sk-1");
    row("a block with its name", "lm: { apiKey: 'sk-1', api: 'ollama', baseUrl: 'http://h', models: [{ id: 'a' }, 'b'], headers: { Cookie: 'x' } },",
        "{ \"lm\": { baseUrl: \"http://h\", api: \"ollama\", apiKey: \"${KEY}\", models: [ \"a\", \"b\" ] } }", "sk-1");
    row("PowerShell", "Invoke-RestMethod -Method Get -Uri \"https://host/v1/models\" -Headers @{ \"Authorization\" = \"Bearer sk-1\" }",
        "curl https://host/v1/models -H 'Authorization: Bearer ${KEY}'", "sk-1");
    row("curly quotes", "curl \u201chttps://host/v1/models\u201d -H \u201cAuthorization: Bearer sk-1\u201d",
        "curl https://host/v1/models -H 'Authorization: Bearer ${KEY}'", "sk-1");
    row("lines of .env", "BASE_URL=https://host/v1\nKEY=sk-abcdefghijklmnop", "https://host/v1", "sk-abcdefghijklmnop");
}

void tst_PastedSecrets::showsNoSecret()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, key);
    const auto address = health::normalisePastedAddress(text.toStdString());
    QVERIFY2(address.isOk(), address.isOk() ? "" : address.error().message.c_str());
    QCOMPARE(QByteArray::fromStdString(std::string(address->key.reveal())), key);
    const QByteArray without = shown(text);
    QCOMPARE(without, expected);
    QCOMPARE(shown(without), expected);
    const auto again = health::normalisePastedAddress(without.toStdString());
    QVERIFY2(again.isOk(), again.isOk() ? "" : again.error().message.c_str());
    QCOMPARE(again->baseUrl, address->baseUrl);
    QCOMPARE(again->api, address->api);
    QCOMPARE(again->modelIds, address->modelIds);
    QVERIFY(again->key.isEmpty());
}

void tst_PastedSecrets::hidesRandomSecretsInEveryForm_data()
{
    QTest::addColumn<int>("number");
    const auto all = forms();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name.constData()) << i;
}

void tst_PastedSecrets::hidesRandomSecretsInEveryForm()
{
    QFETCH(int, number);
    const Form form = forms().at(number);
    const QByteArray alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789,;:!@#$%^&*()[]{}<>?/\\|~`'\"+=-_. ";
    std::mt19937 random(static_cast<unsigned>(number) + 1);
    for (int i = 0; i < 40; ++i) {
        // Begins and ends as keys do, so that its places in the text are not trimmed.
        QByteArray secret = "Q7";
        for (int length = 12 + i; length > 0; --length)
            secret += alphabet[static_cast<qsizetype>(random() % static_cast<unsigned>(alphabet.size()))];
        secret += "Z9";
        const QByteArray text = textOf(form, secret);
        const QByteArray where = text + "\n-> " + shown(text);
        for (const QByteArray& written : {secret, form.encode(secret), form.quote(form.encode(secret))})
            QVERIFY2(pieceIn(shown(text), written).isEmpty(), where.constData());
        const auto address = health::normalisePastedAddress(text.toStdString());
        if (!address) {
            QVERIFY2(pieceIn(QByteArray::fromStdString(address.error().message), secret).isEmpty(), where.constData());
            QVERIFY2(!form.isKey, where.constData());
            continue;
        }
        QVERIFY2(pieceIn(keptOf(*address), secret).isEmpty(), (where + "\n" + keptOf(*address)).constData());
        QCOMPARE(shown(shown(text)), shown(text));
        const auto again = health::normalisePastedAddress(shown(text).toStdString());
        QVERIFY2(again.isOk() && again->baseUrl == address->baseUrl, where.constData());
        QVERIFY2(again->key.isEmpty(), where.constData());
        if (form.isKey) {
            QVERIFY2(QByteArray::fromStdString(address->baseUrl).startsWith("https://h.example/v1"), where.constData());
            QVERIFY2(secret.toStdString() == address->key.reveal(), (where + "\n" + QByteArray::fromStdString(std::string(address->key.reveal()))).constData());
        }
    }
}

void tst_PastedSecrets::hidesWhatIsWrittenWrongly_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const char* text) { QTest::newRow(name) << QByteArray(text); };
    row("a quote that does not end", "curl https://host/v1 -H 'Authorization: Bearer hunter2-hunter2");
    row("a quote that begins in the word", "curl -u me:hunter2'hunter2 https://host/v1");
    row("lines that are not joined", "curl https://host/v1\n-H \"x-api-key: hunter2-hunter2\"\n-u me:hunter2-hunter2");
    row("a slash in the password", "https://me:hunter2/hunter2@host/v1");
    row("a question mark in the password", "https://me:hunter2?hunter2@host/v1");
    row("a number sign in the password", "https://me:hunter2#hunter2@host/v1");
    row("no address", "curl -u me:hunter2-hunter2");
    row("an unknown option", "curl --frobnicate hunter2-hunter2 https://host/v1");
    row("an unknown letter", "wget -Zhunter2-hunter2 https://host/v1");
    row("a name cut short", "curl --oauth2-b hunter2-hunter2 --url https://host/v1");
    row("another shell's quotes", "curl https://host/v1 -H 'Authorization: Bearer hunter2`'-hunter2'");
    row("a comment", "curl https://host/v1 # hunter2-hunter2");
    row("a header without its name", "curl https://host/v1 -H hunter2-hunter2");
    row("JSON of another program", "{ \"apiBase\": \"https://host/v1\", \"apiKey\": \"hunter2-hunter2\" }");
    row("an unpaired brace", "{ baseUrl: 'https://host/v1', apiKey: 'hunter2-hunter2'");
    row("a header alone", "Authorization: Bearer hunter2-hunter2");
    row("several blocks", "{ a: { baseUrl: 'https://host/v1' }, b: { baseUrl: 'https://i/v1', apiKey: 'hunter2-hunter2' } }");
}

void tst_PastedSecrets::hidesWhatIsWrittenWrongly()
{
    QFETCH(QByteArray, text);
    const QByteArray without = shown(text);
    QVERIFY2(!without.contains("hunter"), without.constData());
    QCOMPARE(shown(without), without);
    const auto address = health::normalisePastedAddress(text.toStdString());
    if (address)
        QVERIFY(!keptOf(*address).contains("hunter"));
    else
        QVERIFY(address.error().message.find("hunter") == std::string::npos);
}

void tst_PastedSecrets::knowsAKeyAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isKey");
    const auto row = [](const char* text, bool isKey) { QTest::newRow(text) << QByteArray(text) << isKey; };
    row("sk-proj-abcdefghijklmnop", true);
    row(" \"gsk_abcdefghijklmnop123\" ", true);
    row("AIzaSyA-abcdefghijklmnop", true);
    row("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-def_ghi", true);
    row("0123456789abcdef0123456789abcdef.AbCdEfGhIjKl1234", true);
    row("0123456789abcdef0123456789abcdef", true);
    row("api.openai.com", false);
    row("gpu-node-17.cluster.research.long-company-name.example", false);
    row("localhost", false);
    row("mac-studio-of-somebody", false);
    row("192.168.100.200", false);
    row("http://0123456789abcdef0123456789abcdef.proxy.example", false);
}

void tst_PastedSecrets::knowsAKeyAlone()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isKey);
    QCOMPARE(!health::keyAlone(text.toStdString()).isEmpty(), isKey);
    QCOMPARE(shown(text), isKey ? QByteArray() : text);
    QCOMPARE(health::normalisePastedAddress(text.toStdString()).isOk(), !isKey);
}

void tst_PastedSecrets::keepsAKeyWithoutAnAddress()
{
    for (const char* text : {"OPENAI_API_KEY=sk-abcdefghijklmnop", "my key is sk-abcdefghijklmnop, thanks", "Authorization: Bearer sk-abcdefghijklmnop"}) {
        QCOMPARE(health::keyAlone(text), Secret("sk-abcdefghijklmnop"));
        QCOMPARE(shown(text), QByteArray());
    }
    QVERIFY(health::keyAlone("curl https://h/v1 -H 'Authorization: Bearer sk-abcdefghijklmnop'").isEmpty());
}

void tst_PastedSecrets::tellsOfAPasswordLeftOut()
{
    const auto has = [](const char* text) {
        const auto address = health::normalisePastedAddress(text);
        return address && std::count(address->notes.begin(), address->notes.end(), health::AddressNote::RemovedPassword) == 1;
    };
    QVERIFY(has("curl -u me:pw https://h/v1"));
    QVERIFY(has("curl -b sid=1 https://h/v1"));
    QVERIFY(has(shown("curl -E cert:pw https://h/v1").constData()));
    QVERIFY(!has("curl https://h/v1 -H 'Authorization: Bearer sk-1'"));
}

void tst_PastedSecrets::putsSecretsBack_data()
{
    QTest::addColumn<QByteArray>("original");
    QTest::addColumn<QByteArray>("edited");
    QTest::addColumn<QByteArray>("written"); // empty: refused
    QTest::addColumn<bool>("dropped");
    const auto row = [](const char* name, const char* original, const char* edited, const char* written, bool dropped = false) {
        QTest::newRow(name) << QByteArray(original) << QByteArray(edited) << QByteArray(written) << dropped;
    };
    row("plain", "http://h/v1", "http://h:81/v1", "http://h:81/v1");
    row("the port", "https://me:p@ss@h/v1", "https://***@h:81/v1", "https://me:p@ss@h:81/v1");
    row("the path", "https://h/v1?a=b&api_key=abc#x", "https://h/v2?a=b&api_key=***#***", "https://h/v2?a=b&api_key=abc#x");
    row("both", "https://me:pw@h/v1?key=abc", "https://***@h/v2?key=***", "https://me:pw@h/v2?key=abc");
    row("without a scheme", "me:pw@h:1", "***@h:2", "me:pw@h:2");
    row("taken out", "https://me:pw@h/v1?key=abc", "https://h/v1", "https://h/v1");
    row("typed anew", "https://me:pw@h/v1?key=abc", "https://you:pw2@h/v1?key=def", "https://you:pw2@h/v1?key=def");
    row("the user info", "https://me:pw@h/v1", "https://x***@h/v1", "");
    row("the query", "https://h/v1?key=abc", "https://h/v1?key=***&a=b", "");
    row("stars that stand for nothing", "https://h/v1", "https://***@h/v1", "");
    row("another host", "https://me:pw@h/v1", "https://***@evil.example/v1", "https://evil.example/v1", true);
    row("another host, a key", "https://h/v1?key=abc", "https://i/v1?key=***", "https://i/v1", true);
    row("another host, a key among others", "https://h/v1?a=b&key=abc&c=d", "https://i/v1?a=b&key=***&c=d", "https://i/v1?a=b&c=d", true);
    row("another host, both", "https://me:pw@h:1/v1?key=abc", "https://***@i:1/v2?key=***", "https://i:1/v2", true);
    row("another host, nothing secret", "https://h/v1?a=b", "https://i/v1?a=b", "https://i/v1?a=b");
    row("another host, typed anew", "https://h/v1?key=abc", "https://i/v1?key=def", "https://i/v1?key=def");
    row("a longer host", "https://me:pw@h.example/v1", "https://***@h.example.evil/v1", "https://h.example.evil/v1", true);
    row("the same in capitals", "https://me:pw@h/v1", "HTTPS://***@H/v1", "HTTPS://me:pw@H/v1");
    row("no longer encrypted", "https://me:pw@h/v1", "http://***@h/v1", "http://h/v1", true);
    row("encrypted now", "http://h/v1?key=abc", "https://h/v1?key=***", "https://h/v1?key=abc");
    row("IPv6", "http://me:pw@[::1]:1/v1", "http://***@[::1]:2/v1", "http://me:pw@[::1]:2/v1");
    row("another IPv6", "http://me:pw@[::1]:1/v1", "http://***@[::2]:1/v1", "http://[::2]:1/v1", true);
    row("what looks like the host", "https://me:pw@h/v1", "https://***@h@evil.example/v1", "");
}

void tst_PastedSecrets::putsSecretsBack()
{
    QFETCH(QByteArray, original);
    QFETCH(QByteArray, edited);
    QFETCH(QByteArray, written);
    QFETCH(bool, dropped);
    const auto result = health::withSecretsOf(original.toStdString(), edited.toStdString());
    QCOMPARE(QByteArray::fromStdString(result ? result->text : std::string()), written);
    QCOMPARE(result.has_value(), !written.isEmpty());
    if (result)
        QCOMPARE(result->hasDropped, dropped);
}

SWITCHYARD_TEST(tst_PastedSecrets)
#include "tst_pastedsecrets.moc"
