// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "demo/demoworld.h"

#include "platform/places.h"

#include <QDir>
#include <QFile>

namespace switchyard::demo {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

MachineTraits warmTraits()
{
    MachineTraits traits;
    traits.kind = MachineTraits::Kind::Warm;
    traits.title = u"the warm local server"_s;
    traits.models = {u"my-local-model"_s};
    traits.firstWord = milliseconds(120);
    traits.contextLength = 120000;
    return traits;
}

MachineTraits coldTraits()
{
    MachineTraits traits;
    traits.kind = MachineTraits::Kind::Cold;
    traits.title = u"the cold local server"_s;
    traits.models = {u"minimax-m2.1-gs32"_s};
    traits.firstWord = milliseconds(180);
    return traits;
}

MachineTraits hostedTraits()
{
    MachineTraits traits;
    traits.kind = MachineTraits::Kind::Hosted;
    traits.title = u"the hosted server"_s;
    traits.models = {u"claude-sonnet-4-5"_s, u"claude-opus-4-6"_s};
    traits.firstWord = milliseconds(350);
    traits.contextLength = 200000;
    traits.key = "switchyard-demo-key";
    return traits;
}

} // namespace

Result<std::unique_ptr<DemoWorld>> DemoWorld::create(const Clock& clock)
{
    std::unique_ptr<DemoWorld> world(new DemoWorld(clock));
    if (auto started = world->start(); !started)
        return started.error();
    return world;
}

DemoWorld::DemoWorld(const Clock& clock)
    : m_folder(QDir::tempPath() + u"/switchyard-demo-XXXXXX"_s)
    , m_warm(warmTraits(), clock)
    , m_cold(coldTraits(), clock)
    , m_hosted(hostedTraits(), clock)
{
}

Result<void> DemoWorld::start()
{
    if (!m_folder.isValid())
        return Error {ErrorCode::WriteFailed,
                      "the demo's temporary folder cannot be made: " + m_folder.errorString().toStdString()};
    for (DemoServer* server : {&m_warm, &m_cold, &m_hosted}) {
        if (auto started = server->start(); !started)
            return started;
    }
    return writeConfiguration();
}

Result<void> DemoWorld::writeConfiguration() const
{
    QFile file(u":/demo/openclaw.json5"_s);
    if (!file.open(QIODevice::ReadOnly))
        return Error {ErrorCode::NotFound, "the demo's configuration is not among the program's resources"};
    QByteArray text = file.readAll();
    text.replace("@WARM@", m_warm.address().toUtf8());
    text.replace("@COLD@", m_cold.address().toUtf8());
    text.replace("@HOSTED@", m_hosted.address().toUtf8());
    return platform::writePrivateFile(m_folder.filePath(u"openclaw.json"_s), text);
}

} // namespace switchyard::demo
