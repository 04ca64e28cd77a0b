// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "app/inprocesspanel.h"
#include "testlib/testmain.h"

#include <QAbstractButton>
#include <QApplication>
#include <QImage>
#include <QLineEdit>
#include <QPixmap>
#include <QTest>

#include <array>
#include <functional>

using namespace switchyard;
using namespace switchyard::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

//! Keys of one length that no font draws alike.
const std::array keys {u"sk-iiiiiiiiiiiiiiiiiiii1111"_s, u"sk-WWWWWWWWWWWWWWWWWWWW8888"_s};

QByteArray configuration(const QByteArray& base)
{
    return "{ models: { providers: { up: { baseUrl: '" + base + "', models: [{ id: 'a', name: 'A' }] } } },\n"
           "agents: { defaults: { model: { primary: 'up/a' } } } }\n";
}

QLineEdit* visibleField(const QWidget& root, const QString& name)
{
    const auto fields = root.findChildren<QLineEdit*>(name);
    const auto found = std::find_if(fields.begin(), fields.end(), [](const QLineEdit* field) { return field->isVisible(); });
    return found == fields.end() ? nullptr : *found;
}

} // namespace

//! What is drawn while a key stands in one of the window's fields does not depend on the key.
class tst_KeyPictures final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setCursorFlashTime(0); }

    void aTypedKeyIsNotInThePixels_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("field");
        for (const char* place : {"add provider", "add provider, key in the address", "replace", "new named key", "another named key"})
            QTest::newRow(place) << QString::fromLatin1(place) << (QByteArray(place).endsWith("named key") ? u"credentialKey"_s : u"keyField"_s);
    }
    void aTypedKeyIsNotInThePixels()
    {
        QFETCH(QString, place);
        QFETCH(QString, field);
        QuotingServer server;
        QVERIFY(server.start());
        InProcessPanel panel(configuration(server.base()));
        open(panel, place, server);
        QLineEdit* edit = nullptr;
        QTRY_VERIFY((edit = visibleField(panel.window(), field)));
        const auto type = [edit](const QString& key) {
            edit->selectAll();
            QTest::keyClicks(edit, key);
        };
        QVERIFY(looksTheSame(panel.window(), type));
        // The keys are told apart where they can be seen.
        edit->setEchoMode(QLineEdit::Normal);
        QVERIFY(!edit->grab().isNull());
        type(keys[0]);
        const QImage first = edit->grab().toImage();
        type(keys[1]);
        QVERIFY(edit->grab().toImage() != first);
        edit->clear();
    }

    void aPastedKeyIsNotInThePixels_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("header") << u"curl @BASE@/chat/completions -sH 'Authorization: Bearer @KEY@'"_s;
        QTest::newRow("password") << u"curl -su me:@KEY@ @BASE@/models"_s;
        QTest::newRow("cookie") << u"curl @BASE@/models -b sid=@KEY@ --data '{\"api_key\":\"@KEY@\"}'"_s;
        QTest::newRow("query") << u"@BASE@?api_key=@KEY@"_s;
        QTest::newRow("block") << u"{ baseUrl: '@BASE@', apiKey: '@KEY@' }"_s;
        QTest::newRow("PowerShell") << u"Invoke-RestMethod @BASE@/models -Headers @{ 'x-api-key' = '@KEY@' }"_s;
        QTest::newRow("key alone") << u"@KEY@"_s;
        QTest::newRow("no address") << u"my key is @KEY@, thanks"_s;
    }
    void aPastedKeyIsNotInThePixels()
    {
        QFETCH(QString, text);
        QuotingServer server;
        QVERIFY(server.start());
        InProcessPanel panel(configuration(server.base()));
        panel.window().addProvider({});
        QLineEdit* edit = nullptr;
        QTRY_VERIFY((edit = visibleField(panel.window(), u"addressField"_s)));
        const auto paste = [&](const QString& key) {
            edit->clear();
            QString whole = text;
            edit->insert(whole.replace("@BASE@"_L1, QString::fromLatin1(server.base())).replace("@KEY@"_L1, key));
        };
        QVERIFY(looksTheSame(panel.window(), paste));
        for (const QString& key : keys)
            QVERIFY2(leakInWindows({key.toLatin1()}).isEmpty(), qPrintable(leakInWindows({key.toLatin1()})));
    }

private:
    static void open(InProcessPanel& panel, const QString& place, const QuotingServer& server)
    {
        auto& window = panel.window();
        if (place == "add provider"_L1) {
            window.addProvider(QString::fromLatin1(server.base()) + "/other"_L1);
        } else if (place == "add provider, key in the address"_L1) {
            window.addProvider(u"api.openai.com-is-not-asked.invalid"_s);
            QTRY_VERIFY(visibleField(window, u"addressField"_s));
            // A key that is pasted in the wrong place goes to its own field.
            visibleField(window, u"addressField"_s)->setText(keys[0]);
            QCOMPARE(visibleField(window, u"addressField"_s)->text(), QString());
        } else if (place == "replace"_L1) {
            window.openPage(shell::PageId::Providers, u"up"_s);
            QTRY_VERIFY(visibleButton(window, u"Enter key…"_s));
            QTest::mouseClick(visibleButton(window, u"Enter key…"_s), Qt::LeftButton);
        } else {
            const bool isNew = place.startsWith("new"_L1);
            if (!isNew) {
                bool isStored = false;
                panel.services().credentials().store("team-key", Secret("sk-first"), ports::KeyTarget::Session, {ProviderId("up")},
                                                     &window, [&isStored](const Result<void>&) { isStored = true; });
                QTRY_VERIFY(isStored);
            }
            window.openPage(shell::PageId::Settings, u"keys"_s);
            const QString button = isNew ? u"Add…"_s : u"Replace…"_s;
            QTRY_VERIFY(visibleButton(window, button));
            QTest::mouseClick(visibleButton(window, button), Qt::LeftButton);
        }
    }

    //! Live figures around the field may change between two pictures, a key that is drawn changes each of them: it is tried
    //! until two pictures with different keys are the same, point for point.
    static bool looksTheSame(QWidget& window, const std::function<void(const QString&)>& enter)
    {
        const auto picture = [&](const QString& key) {
            enter(key);
            QCoreApplication::processEvents();
            return window.grab().toImage();
        };
        return QTest::qWaitFor([&] { return picture(keys[0]) == picture(keys[1]); }, 30'000);
    }
};

SWITCHYARD_TEST(tst_KeyPictures)
#include "tst_keypictures.moc"
