// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "setupscene.h"

#include "pages/activity/waterfall.h"
#include "pages/tryit/flowplot.h"
#include "pages/tryit/tryitpage.h"
#include "testlib/testmain.h"
#include "theme/tokens.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>

using namespace switchyard;
using testlib::SetUpScene;

namespace {

struct Scene : SetUpScene {
    Scene()
    {
        page = new pages::TryItPage(window.context());
        show(*page);
    }

    void ask(const QString& text)
    {
        auto* prompt = page->findChild<QPlainTextEdit*>(QStringLiteral("prompt"));
        prompt->setFocus();
        QTest::keyClicks(prompt, text);
        QTest::mouseClick(page->findChild<QAbstractButton*>(QStringLiteral("send")), Qt::LeftButton);
    }
    bool shows(const QString& text) const
    {
        const auto labels = page->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
    }

    pages::TryItPage* page = nullptr;
};

traffic::RequestRecord recordOf(const testlib::ManualClock& clock)
{
    traffic::RequestRecord record;
    record.id = 900;
    record.startedAt = clock.wallNow();
    record.requestedModel = "auto";
    record.route = "auto";
    traffic::Attempt refused;
    refused.model = ModelRef::parse("lmstudio/minimax-m2.1-gs32");
    refused.failure = routing::FailureClass::ConnectRefused;
    refused.endedAt = std::chrono::microseconds(1200);
    traffic::Attempt answered;
    answered.model = ModelRef::parse("anthropic/claude-sonnet-4-5");
    answered.startedAt = std::chrono::microseconds(1300);
    answered.endedAt = std::chrono::microseconds(900'000);
    answered.httpStatus = 200;
    record.attempts = { refused, answered };
    record.servedBy = answered.model;
    return record;
}

} // namespace

//! A question, its answer as it streams, and what the pane beside it tells, with a scripted chat.
class tst_TryIt final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void streamsAnAnswerAndSaysWhoGaveIt();
    void showsEveryAttemptOfTheRecord();
    void stopsOnEscape();
    void theFieldShowsItsFocusAndToastsStayAboveIt();
    void sendsTheSameToAnother();
    void formatsMarkdownAndShowsHtmlAsText();
};

void tst_TryIt::streamsAnAnswerAndSaysWhoGaveIt()
{
    Scene scene;
    scene.ask(QStringLiteral("hello"));
    auto& chat = scene.fakes.chatTry;
    QVERIFY(chat.sent);
    QCOMPARE(QString::fromStdString(chat.sent->model), QStringLiteral("auto"));
    QCOMPARE(QString::fromStdString(chat.sent->prompt), QStringLiteral("hello"));
    QVERIFY(scene.button(QStringLiteral("Stop")));
    ports::ChatTryHead head;
    head.httpStatus = 200;
    head.provider = "anthropic";
    head.model = "claude-sonnet-4-5";
    head.attempts = 2;
    head.reason = "connection refused";
    head.after = std::chrono::milliseconds(40);
    Q_EMIT chat.headReceived(head);
    QTRY_VERIFY(scene.shows(QStringLiteral("Anthropic took it")));
    QVERIFY(scene.shows(QStringLiteral("Passed on")));
    Q_EMIT chat.reasoningReceived(QStringLiteral("let me think"));
    scene.fakes.clock.advance(std::chrono::seconds(1));
    Q_EMIT chat.textReceived(QStringLiteral("Hello "));
    scene.fakes.clock.advance(std::chrono::milliseconds(300));
    Q_EMIT chat.textReceived(QStringLiteral("there"));
    QTRY_VERIFY(scene.shows(QStringLiteral("Hello there")));
    QVERIFY(scene.page->findChild<pages::FlowPlot*>()->rates().size() >= 2);
    ports::ChatTryOutcome outcome;
    outcome.finishReason = "stop";
    outcome.firstToken = std::chrono::milliseconds(610);
    outcome.total = std::chrono::milliseconds(2610);
    outcome.tokensOut = TokenCount { 80 };
    chat.finish(outcome);
    QVERIFY(scene.shows(QStringLiteral("610 ms")));
    QVERIFY(scene.shows(QStringLiteral("40 tok/s")));
    QVERIFY(!scene.button(QStringLiteral("Stop")));
}

void tst_TryIt::showsEveryAttemptOfTheRecord()
{
    Scene scene;
    scene.ask(QStringLiteral("hello"));
    scene.fakes.chatTry.finish({});
    auto* waterfall = scene.page->findChild<pages::Waterfall*>();
    QVERIFY(waterfall && !waterfall->isVisible());
    scene.fakes.traffic.add(recordOf(scene.fakes.clock));
    QTRY_VERIFY(waterfall->isVisible());
    QCOMPARE(waterfall->sentences().size(), 2);
}

void tst_TryIt::theFieldShowsItsFocusAndToastsStayAboveIt()
{
    Scene scene;
    auto* composer = scene.page->findChild<QWidget*>(QStringLiteral("composer"));
    auto* prompt = scene.page->findChild<QPlainTextEdit*>(QStringLiteral("prompt"));
    const auto edge = [composer] { return composer->grab().toImage().pixelColor(composer->width() / 2, 1); };
    scene.window.area().activateWindow();
    prompt->clearFocus();
    QVERIFY(edge() != theme::tokens().accent);
    prompt->setFocus();
    QTRY_VERIFY(prompt->hasFocus());
    QCOMPARE(edge(), theme::tokens().accent);
    scene.window.toasts().show(QStringLiteral("A remark"));
    const auto* toast = scene.window.area().findChild<QWidget*>(QStringLiteral("toast"));
    QVERIFY(toast);
    QVERIFY(toast->mapToGlobal(toast->rect().bottomLeft()).y() < composer->mapToGlobal(QPoint()).y());
}

void tst_TryIt::stopsOnEscape()
{
    Scene scene;
    scene.ask(QStringLiteral("hello"));
    auto* prompt = scene.page->findChild<QPlainTextEdit*>(QStringLiteral("prompt"));
    QTest::keyClick(prompt, Qt::Key_Escape);
    QVERIFY(!scene.fakes.chatTry.running);
    QTRY_VERIFY(scene.shows(QStringLiteral("Stopped")));
}

void tst_TryIt::sendsTheSameToAnother()
{
    Scene scene;
    scene.ask(QStringLiteral("hello"));
    scene.fakes.chatTry.finish({});
    auto* route = scene.page->findChild<QComboBox*>(QStringLiteral("route"));
    const int other = route->findData(QStringLiteral("agent/research"));
    QVERIFY(other > 0);
    scene.page->openItem(QStringLiteral("agent/research"));
    scene.ask(QStringLiteral("again"));
    QCOMPARE(QString::fromStdString(scene.fakes.chatTry.sent->model), QStringLiteral("agent/research"));
}

void tst_TryIt::formatsMarkdownAndShowsHtmlAsText()
{
    Scene scene;
    scene.ask(QStringLiteral("hello"));
    Q_EMIT scene.fakes.chatTry.textReceived(QStringLiteral("**bold** <b id=x>not</b> ![p](http://127.0.0.1:1/x.png)"));
    scene.fakes.chatTry.finish({});
    QTRY_VERIFY(scene.shows(QStringLiteral("bold")));
    QVERIFY(!scene.shows(QStringLiteral("<b id=x>")));
    QVERIFY(!scene.shows(QStringLiteral("<img")));
}

SWITCHYARD_TEST(tst_TryIt)

#include "tst_tryit.moc"
