// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/inprocesspanel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTcpSocket>
#include <QTextEdit>

#include <algorithm>

namespace switchyard::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList textsOf(const QAbstractItemModel& model)
{
    QStringList texts;
    for (int row = 0; row < std::min(model.rowCount(), 200); ++row) {
        for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole), int(Qt::EditRole)})
            texts << model.index(row, 0).data(role).toString();
    }
    return texts;
}

//! All that a widget shows, or tells a screen reader.
QStringList textsOf(const QWidget& widget)
{
    QStringList texts {widget.windowTitle(), widget.toolTip(),       widget.statusTip(),
                       widget.whatsThis(),   widget.accessibleName(), widget.accessibleDescription()};
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        texts << label->text();
    else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        texts << button->text();
    else if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
        texts << field->displayText() << field->placeholderText();
    else if (const auto* plain = qobject_cast<const QPlainTextEdit*>(&widget))
        texts << plain->toPlainText();
    else if (const auto* rich = qobject_cast<const QTextEdit*>(&widget))
        texts << rich->toPlainText();
    else if (const auto* choice = qobject_cast<const QComboBox*>(&widget))
        texts << textsOf(*choice->model());
    else if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget); view && view->model())
        texts << textsOf(*view->model());
    return texts;
}

} // namespace

QuotingServer::QuotingServer()
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        QTcpSocket* socket = m_server.nextPendingConnection();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            QByteArray asked = socket->readAll();
            m_seen += asked;
            asked.replace('\r', ' ').replace('\n', ' ').replace('"', ' ').replace('\\', ' ');
            const QByteArray body = "{\"error\":{\"message\":\"Incorrect API key: " + asked + "\"}}";
            socket->write("HTTP/1.1 401 No\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                          + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            socket->disconnectFromHost();
        });
    });
}

InProcessPanel::InProcessPanel(const QByteArray& configuration, const QString& home, const QStringList& options)
    : m_homePath(home.isEmpty() ? m_home.path() : home)
{
    if (!options.contains("--keychain"_L1)) {
        qputenv("HOME", m_homePath.toLocal8Bit());
        for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
            qunsetenv(name);
        qputenv("XDG_RUNTIME_DIR", m_homePath.toLocal8Bit());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/no-bus");
    }
    QFile file(configPath());
    if (!file.open(QIODevice::WriteOnly) || file.write(configuration) < 0)
        qFatal("no configuration");
    file.close();
    cli::Invocation invocation;
    invocation.places.configFile = configPath();
    if (!options.contains("--own-token"_L1))
        invocation.token = QString::fromLatin1(clientToken);
    invocation.minimized = options.contains("--minimized"_L1);
    auto started = Application::create(*qobject_cast<QApplication*>(qApp), invocation, m_clock);
    if (!started || !started->application)
        qFatal("the panel did not start");
    m_application = std::move(started->application);
}

QString leakInWindows(const QByteArrayList& keys)
{
    for (const QWidget* widget : QApplication::allWidgets()) {
        const QString texts = textsOf(*widget).join(u'\n');
        const auto leak = std::find_if(keys.begin(), keys.end(), [&](const QByteArray& key) { return texts.contains(QLatin1StringView(key)); });
        if (leak != keys.end())
            return QString::fromLatin1(widget->metaObject()->className()) + u" "_s + widget->objectName() + u": "_s + QString::fromLatin1(*leak);
    }
    return {};
}

QAbstractButton* visibleButton(const QWidget& root, const QString& text)
{
    const auto buttons = root.findChildren<QAbstractButton*>();
    const auto found = std::find_if(buttons.rbegin(), buttons.rend(),
                                    [&](const QAbstractButton* button) { return button->isVisible() && button->text() == text; });
    return found == buttons.rend() ? nullptr : *found;
}

} // namespace switchyard::tests
