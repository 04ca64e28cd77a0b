// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/endpointspane.h"
#include "scenes.h"
#include "sheets.h"
#include "shell/mainwindow.h"
#include "shell/preferences.h"
#include "translations/translations.h"
#include "widgets/sheet.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QListView>
#include <QPainter>
#include <QPixmap>
#include <QStandardPaths>

#include <array>
#include <cstdio>
#include <tuple>

// Renders every page of the window in every state, look and language at the process's scale, as PNG files. One process a
// scale: QT_SCALE_FACTOR is read at start. run.sh runs both and writes the contact sheet.

namespace {

using namespace switchyard;
using screenshots::Scene;
using shell::PageId;

constexpr QSize windowSize(1440, 900); // as the design's pictures
constexpr QSize smallSize(900, 600);

struct Shot {
    PageId page;
    const char* name;
};
constexpr std::array pages { Shot { PageId::Health, "health" },     Shot { PageId::Providers, "providers" },
                             Shot { PageId::Routing, "routing" },   Shot { PageId::Agents, "agents" },
                             Shot { PageId::Activity, "activity" }, Shot { PageId::TryIt, "tryit" },
                             Shot { PageId::Settings, "settings" }, Shot { PageId::FirstRun, "firstrun" } };
constexpr std::array<std::pair<theme::Look, const char*>, 3> looks { { { theme::Look::Light, "light" },
                                                                       { theme::Look::Dark, "dark" },
                                                                       { theme::Look::HighContrast, "contrast" } } };

//! Queued signals and layouts settle within a few rounds; nothing here waits for real time.
void settle()
{
    for (int round = 0; round < 6; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

struct Options {
    QDir folder;
    QStringList onlyPages;
    QStringList onlyScenes;
    QStringList onlyLooks;
    QStringList onlyLanguages;
    QStringList onlySheets;
};

bool wanted(const QStringList& only, const char* name)
{
    return only.isEmpty() || only.contains(QLatin1String(name));
}

class Renderer {
public:
    explicit Renderer(Options options)
        : m_options(std::move(options))
    {
    }

    int run()
    {
        for (const Scene scene : { Scene::Normal, Scene::Empty, Scene::Broken, Scene::Crowded }) {
            if (!wanted(m_options.onlyScenes, qPrintable(screenshots::sceneName(scene))))
                continue;
            for (const char* language : { "en", "tr" }) {
                if (wanted(m_options.onlyLanguages, language))
                    renderWindow(scene, language);
            }
        }
        std::printf("%d pictures in %s\n", m_count, qPrintable(m_options.folder.path()));
        return m_count > 0 ? 0 : 1;
    }

private:
    void renderWindow(Scene scene, const char* language)
    {
        testlib::FakeServices services;
        screenshots::fill(services, scene);
        services.services().preferences.setLanguage(QLatin1String(language));
        services.services().preferences.setMotionOff(true);
        services.services().preferences.setShowsTray(false);
        shell::MainWindow window(services.services());
        window.resize(windowSize);
        window.show();
        settle();
        for (const auto& [look, lookName] : looks) {
            if (!wanted(m_options.onlyLooks, lookName))
                continue;
            services.services().preferences.setLook(look);
            for (const Shot& shot : pages) {
                if (wanted(m_options.onlyPages, shot.name))
                    renderPage(window, shot, { scene, lookName, language });
            }
            if (scene == Scene::Normal && wanted(m_options.onlyPages, "small"))
                renderSmall(window, { scene, lookName, language });
            if (wanted(m_options.onlyPages, "healthcards"))
                renderCards(window, { scene, lookName, language });
            if (wanted(m_options.onlyPages, "addprovider"))
                renderSheet(window, { scene, lookName, language });
        }
        if (scene == Scene::Normal && wanted(m_options.onlyPages, "sheets"))
            renderSheets(language);
    }

    struct Variant {
        Scene scene;
        const char* look;
        const char* language;
    };

    void renderPage(shell::MainWindow& window, const Shot& shot, const Variant& variant)
    {
        if (!window.page(shot.page))
            return;
        window.openPage(shot.page);
        settle();
        if (shot.page == PageId::Health && variant.scene == Scene::Normal)
            window.openPage(shot.page, QStringLiteral("lmstudio/minimax-m2.1-gs32"));
        if (shot.page == PageId::Health && variant.scene == Scene::Broken)
            window.openPage(shot.page, QStringLiteral("lmstudio/minimax-m2.1-gs32"));
        if (shot.page == PageId::Activity && variant.scene != Scene::Crowded)
            window.openPage(shot.page, QStringLiteral("114"));
        settle();
        save(window, shot.name, variant);
    }

    //! Every page in a small window, where panes and columns give way.
    void renderSmall(shell::MainWindow& window, const Variant& variant)
    {
        window.resize(smallSize);
        settle();
        for (const Shot& shot : pages) {
            if (!window.page(shot.page))
                continue;
            window.openPage(shot.page);
            settle();
            save(window, qPrintable(QLatin1String("small") + QLatin1String(shot.name)), variant);
        }
        window.resize(windowSize);
        settle();
    }

    //! The Health page's other shapes: cards, and rows in groups.
    void renderCards(shell::MainWindow& window, const Variant& variant)
    {
        using Group = items::HealthFilterModel::Group;
        window.openPage(PageId::Health);
        auto* pane = window.page(PageId::Health)->findChild<pages::EndpointsPane*>();
        pane->setCards(true);
        settle();
        save(window, "healthcards", variant);
        pane->setCards(false);
        pane->setGroup(Group::Status);
        settle();
        save(window, "healthgroups", variant);
        pane->setGroup(Group::None);
        settle();
    }

    void renderSheet(shell::MainWindow& window, const Variant& variant)
    {
        window.openPage(PageId::Health);
        window.addProvider();
        settle();
        const auto sheets = window.findChildren<widgets::Sheet*>();
        if (sheets.isEmpty())
            return;
        save(window, "addprovider", variant);
        for (widgets::Sheet* sheet : sheets)
            sheet->closeSheet();
        settle();
    }

    //! What lies over the pages, each over a window of its own: some change what the next would show.
    void renderSheets(const char* language)
    {
        for (const auto& shot : screenshots::sheetShots()) {
            if (!wanted(m_options.onlySheets, shot.name))
                continue;
            for (const auto& [look, lookName] : looks) {
                if (wanted(m_options.onlyLooks, lookName))
                    renderOver(shot, look, { Scene::Normal, lookName, language });
            }
        }
    }

    void renderOver(const screenshots::SheetShot& shot, theme::Look look, const Variant& variant)
    {
        testlib::FakeServices services;
        screenshots::fill(services, variant.scene);
        auto& preferences = services.services().preferences;
        preferences.setLanguage(QLatin1String(variant.language));
        preferences.setMotionOff(true);
        preferences.setShowsTray(false);
        preferences.setLook(look);
        shell::MainWindow window(services.services());
        window.resize(windowSize);
        window.show();
        window.openPage(shot.under);
        settle();
        const shell::Context context { services.services(), window, window.toasts(), *window.centralWidget() };
        shot.open(services, context, window);
        settle();
        save(window, shot.name, variant);
    }

    //! With the menus and dialogs that stand over it.
    static QPixmap pictureOf(shell::MainWindow& window)
    {
        QPixmap picture = window.grab();
        QPainter painter(&picture);
        for (QWidget* top : QApplication::topLevelWidgets()) {
            const bool isIts = top->parentWidget() && top->parentWidget()->window() == &window;
            if (isIts && top->isVisible())
                painter.drawPixmap(window.mapFromGlobal(top->pos()), top->grab());
        }
        return picture;
    }

    void save(shell::MainWindow& window, const char* page, const Variant& variant)
    {
        const QString name = QStringLiteral("%1-%2-%3-%4-%5.png")
                                 .arg(QLatin1String(page), screenshots::sceneName(variant.scene), QLatin1String(variant.look),
                                      QLatin1String(variant.language))
                                 .arg(qRound(window.devicePixelRatioF() * 100));
        if (!pictureOf(window).save(m_options.folder.filePath(name)))
            std::fprintf(stderr, "cannot write %s\n", qPrintable(name));
        else
            ++m_count;
    }

    Options m_options;
    int m_count = 0;
};

} // namespace

int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    qputenv("TZ", "UTC");
    QApplication application(argc, argv);
    // Makes the linker keep the catalogues.
    std::ignore = translations::languages();
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("where the pictures go"));
    const auto list = [&parser](const char* name) {
        const QCommandLineOption option(QLatin1String(name), QStringLiteral("only these, separated by commas"), QStringLiteral("names"));
        parser.addOption(option);
        return option;
    };
    const auto pagesOption = list("pages");
    const auto scenesOption = list("scenes");
    const auto looksOption = list("looks");
    const auto languagesOption = list("languages");
    const auto sheetsOption = list("sheets");
    parser.process(application);
    const auto split = [&parser](const QCommandLineOption& option) {
        return parser.value(option).split(QLatin1Char(','), Qt::SkipEmptyParts);
    };
    const QString folder = parser.positionalArguments().value(0, QStringLiteral("."));
    if (!QDir().mkpath(folder)) {
        std::fprintf(stderr, "cannot make the folder %s\n", qPrintable(folder));
        return 1;
    }
    return Renderer({ QDir(folder), split(pagesOption), split(scenesOption), split(looksOption), split(languagesOption), split(sheetsOption) }).run();
}
