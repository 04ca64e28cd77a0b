// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "paintedtext.h"
#include "scenes.h"
#include "sheets.h"

#include "pages/tryit/turnview.h"
#include "shell/mainwindow.h"
#include "shell/preferences.h"
#include "testlib/testmain.h"
#include "translations/translations.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTest>
#include <QXmlStreamReader>

#include <tuple>

using namespace switchyard;
using screenshots::Scene;
using shell::PageId;

namespace {

//! Words of the English catalogue that no Turkish text uses.
struct Catalogue {
    QSet<QString> english;
    QSet<QString> turkish;

    static QStringList words(const QString& text)
    {
        static const QRegularExpression notLetters(QStringLiteral("[^\\p{L}]+"));
        QStringList list;
        for (const QString& word : text.split(notLetters, Qt::SkipEmptyParts)) {
            if (word.size() >= 3)
                list.append(word.toLower());
        }
        return list;
    }

    bool isEnglish(const QString& word) const { return english.contains(word) && !turkish.contains(word); }

    static Catalogue read(const QString& path)
    {
        Catalogue catalogue;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return catalogue;
        QXmlStreamReader xml(&file);
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            const bool isSource = xml.name() == QLatin1String("source");
            if (!isSource && xml.name() != QLatin1String("translation"))
                continue;
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            for (const QString& word : words(text))
                (isSource ? catalogue.english : catalogue.turkish).insert(word);
        }
        return catalogue;
    }
};

//! Names of products and keys, keys of files, methods and commands.
const QSet<QString>& namesAndData()
{
    static const QSet<QString> words = [] {
        const QStringList list = QStringLiteral("together keyring gateway second account get port compat type role user hello").split(QLatin1Char(' '));
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

void settle()
{
    for (int round = 0; round < 6; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

void speakTurkish(testlib::FakeServices& services)
{
    auto& preferences = services.services().preferences;
    preferences.setLanguage(QStringLiteral("tr"));
    preferences.setMotionOff(true);
    preferences.setShowsTray(false);
}

} // namespace

//! Whoever chose Turkish sees no English: every page, in good days and bad, and everything that opens over them.
class tst_Turkish final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pages_data();
    void pages();
    void sheets_data();
    void sheets();

private:
    //! English words on the screen that stand neither in the configuration nor in what servers and people said.
    QStringList englishOn(const testlib::FakeServices& services) const;

    Catalogue m_catalogue;
};

void tst_Turkish::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    std::ignore = translations::languages(); // makes the linker keep the catalogues
    m_catalogue = Catalogue::read(QStringLiteral(TURKISH_CATALOGUE));
    QVERIFY(m_catalogue.english.size() > 1000);
}

QStringList tst_Turkish::englishOn(const testlib::FakeServices& services) const
{
    QSet<QString> data = namesAndData();
    for (const QString& word : Catalogue::words(QString::fromStdString(services.session.text())))
        data.insert(word);
    for (const auto& record : services.traffic.records()) {
        for (const QString& word : Catalogue::words(QString::fromStdString(record.requestedModel + ' ' + record.client + ' ' + record.route)))
            data.insert(word);
    }
    QStringList found;
    for (QWidget* top : QApplication::topLevelWidgets()) {
        if (!top->isVisible())
            continue;
        for (const QString& text : testlib::paintedTexts(*top)) {
            for (const QString& word : Catalogue::words(text)) {
                if (m_catalogue.isEnglish(word) && !data.contains(word)) {
                    found.append(word + QLatin1String(" in “") + text + QLatin1String("”"));
                    break;
                }
            }
        }
    }
    found.removeDuplicates();
    return found;
}

void tst_Turkish::pages_data()
{
    QTest::addColumn<int>("scene");
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("item");
    const auto row = [](const char* name, PageId page, const char* item = "") {
        for (const Scene scene : { Scene::Normal, Scene::Empty, Scene::Broken, Scene::Crowded }) {
            QTest::addRow("%s, %s", name, qPrintable(screenshots::sceneName(scene)))
                << static_cast<int>(scene) << static_cast<int>(page) << QString::fromLatin1(item);
        }
    };
    row("health", PageId::Health, "lmstudio/minimax-m2.1-gs32");
    row("providers", PageId::Providers);
    row("routing", PageId::Routing);
    row("agents", PageId::Agents);
    row("activity", PageId::Activity, "114");
    row("try it", PageId::TryIt);
    row("settings", PageId::Settings);
    row("first run", PageId::FirstRun);
}

void tst_Turkish::pages()
{
    QFETCH(int, scene);
    QFETCH(int, page);
    QFETCH(QString, item);
    testlib::FakeServices services;
    screenshots::fill(services, static_cast<Scene>(scene));
    speakTurkish(services);
    shell::MainWindow window(services.services());
    window.resize(1440, 900);
    window.show();
    window.openPage(static_cast<PageId>(page), item);
    settle();
    const QStringList found = englishOn(services);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void tst_Turkish::sheets_data()
{
    QTest::addColumn<int>("shot");
    const auto& shots = screenshots::sheetShots();
    for (std::size_t i = 0; i < shots.size(); ++i)
        QTest::newRow(shots[i].name) << static_cast<int>(i);
}

void tst_Turkish::sheets()
{
    QFETCH(int, shot);
    const auto& sheet = screenshots::sheetShots().at(static_cast<std::size_t>(shot));
    testlib::FakeServices services;
    screenshots::fill(services, Scene::Normal);
    speakTurkish(services);
    shell::MainWindow window(services.services());
    window.resize(1440, 900);
    window.show();
    window.openPage(sheet.under);
    settle();
    const shell::Context context { services.services(), window, window.toasts(), *window.centralWidget() };
    sheet.open(services, context, window);
    settle();
    for (auto* turn : window.findChildren<pages::TurnView*>())
        turn->hide(); // what a person and a model say to each other
    const QStringList found = englishOn(services);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

SWITCHYARD_TEST_NEEDS_WIDGETS
SWITCHYARD_TEST(tst_Turkish)

#include "tst_turkish.moc"
