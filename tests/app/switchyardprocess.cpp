// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/switchyardprocess.h"

#include <QDir>
#include <QFile>
#include <QNetworkProxy>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

namespace switchyard::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 60'000;

Answer await(QNetworkReply* reply)
{
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(patience);
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->readAll();
    answer.reason = reply->rawHeader("x-switchyard-reason");
    answer.model = reply->rawHeader("x-switchyard-model");
    answer.attempts = reply->rawHeader("x-switchyard-attempts");
    const auto headers = reply->rawHeaderPairs();
    for (const auto& [name, value] : headers)
        answer.allHeaders += name + ": " + value + '\n';
    reply->deleteLater();
    return answer;
}

QNetworkRequest requestTo(const QUrl& base, const QString& path, const QByteArray& token)
{
    QUrl url = base;
    url.setPath(path);
    QNetworkRequest request(url);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token);
    return request;
}

} // namespace

SwitchyardProcess::SwitchyardProcess()
{
    for (const QString& name : {u"PATH"_s, u"LD_LIBRARY_PATH"_s, u"ASAN_OPTIONS"_s, u"LC_ALL"_s}) {
        if (qEnvironmentVariableIsSet(qPrintable(name)))
            m_environment.insert(name, qEnvironmentVariable(qPrintable(name)));
    }
    setVariable(u"HOME"_s, home());
    setVariable(u"XDG_RUNTIME_DIR"_s, home() + u"/run"_s);
    // No bus at all, instead of one that a client library might start.
    setVariable(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + home() + u"/no-bus"_s);
    QDir().mkdir(home() + u"/run"_s, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

SwitchyardProcess::~SwitchyardProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(patience);
}

void SwitchyardProcess::setVariable(const QString& name, const QString& value)
{
    m_environment.insert(name, value);
}

void SwitchyardProcess::start(const QStringList& arguments)
{
    m_process.setProcessEnvironment(m_environment);
    m_process.start(QStringLiteral(SWITCHYARD_EXECUTABLE), arguments);
}

QUrl SwitchyardProcess::waitForAddress()
{
    static const QRegularExpression line(u"listening on (http://[^\\s]+)"_s);
    QUrl address;
    const auto isSaid = [&] {
        const auto match = line.match(QString::fromUtf8(output() + errors()));
        if (match.hasMatch())
            address = QUrl(match.captured(1));
        return match.hasMatch();
    };
    // One that ended may have said it last.
    if (!QTest::qWaitFor([&] { return isSaid() || m_process.state() == QProcess::NotRunning; }, patience) || !isSaid())
        return {};
    return address;
}

int SwitchyardProcess::waitForEnd()
{
    if (m_process.state() != QProcess::NotRunning) {
        QSignalSpy finished(&m_process, &QProcess::finished);
        finished.wait(patience);
    }
    return m_process.state() == QProcess::NotRunning && m_process.exitStatus() == QProcess::NormalExit
        ? m_process.exitCode()
        : -1;
}

QByteArray SwitchyardProcess::output()
{
    return m_output += m_process.readAllStandardOutput();
}

QByteArray SwitchyardProcess::errors()
{
    return m_errors += m_process.readAllStandardError();
}

QString SwitchyardProcess::writeFile(const QString& name, const QByteArray& content) const
{
    QFile file(home() + u'/' + name);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(content);
    return file.fileName();
}

Answer askChat(QNetworkAccessManager& network, const QUrl& base, const QByteArray& token, const QByteArray& model,
               bool stream, const std::function<void()>& begun)
{
    network.setProxy(QNetworkProxy::NoProxy);
    QNetworkRequest request = requestTo(base, u"/v1/chat/completions"_s, token);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    QNetworkReply* const reply
        = network.post(request,
                       "{\"model\":\"" + model + "\",\"stream\":" + (stream ? "true" : "false")
                           + ",\"messages\":[{\"role\":\"user\",\"content\":\"hello from the test\"}]}");
    if (begun)
        QObject::connect(reply, &QNetworkReply::readyRead, reply, begun, Qt::SingleShotConnection);
    return await(reply);
}

Answer getPath(QNetworkAccessManager& network, const QUrl& base, const QString& path, const QByteArray& token)
{
    network.setProxy(QNetworkProxy::NoProxy);
    return await(network.get(requestTo(base, path, token)));
}

} // namespace switchyard::tests
