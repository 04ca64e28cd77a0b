// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dragdriver.h"

#include <QApplication>
#include <QTest>
#include <QTimer>
#include <QWindow>

#include <chrono>

namespace switchyard::testlib {

namespace {

constexpr std::chrono::milliseconds betweenSteps { 5 };
constexpr int mostSteps = 4000; // then something is wrong with the program, not with the machine

//! What happens during the drag, whose own event loop runs within the press.
class Hand final : public QObject {
public:
    Hand(pages::ChainView& view, const Drag& drag)
        : m_drag(drag)
        , m_window(view.window()->windowHandle())
        , m_target(m_window->mapFromGlobal(view.viewport()->mapToGlobal(drag.end)))
    {
        connect(&view, &pages::ChainView::dropPreviewed, this, [this](int, int row) {
            m_isShown = row >= 0;
            m_wasShown = m_wasShown || m_isShown;
        });
        m_timer.setInterval(betweenSteps);
        connect(&m_timer, &QTimer::timeout, this, &Hand::step);
        m_timer.start();
    }

    bool isDone() const { return m_isReleased || m_steps > mostSteps; }
    bool wasShown() const { return m_wasShown; }

private:
    void step()
    {
        // Sending an event has others worked off, this timer's among them: on a slow machine ever deeper. But the drag's
        // own loop runs within the step that started it, and that may be the deepest one: only further steps end it.
        if (m_depth >= mostDepth && ++m_refused % refusedInARow != 0)
            return;
        ++m_depth;
        act();
        --m_depth;
    }

    void act()
    {
        if (++m_steps > mostSteps || m_isReleased) {
            m_timer.stop();
            QTest::mouseRelease(m_window, Qt::LeftButton, {}, m_target);
            return;
        }
        // Nothing is under way yet, or it has not come to the place: once more, a pixel aside.
        if (!m_wasShown || (m_settled < settledAfter)) {
            m_settled += m_isShown ? 1 : 0;
            QTest::mouseMove(m_window, m_target + QPoint(m_steps % 2, 0));
            return;
        }
        if (m_drag.until && !m_drag.until())
            return;
        if (!m_wasMidway) {
            m_wasMidway = true;
            if (m_drag.midway)
                m_drag.midway();
            return;
        }
        if (m_drag.escapes && !m_hasEscaped) {
            m_hasEscaped = true;
            QTest::keyClick(m_window, Qt::Key_Escape);
            return;
        }
        if (m_drag.escapes && m_isShown)
            return; // it takes the preview away when it has heard
        m_isReleased = true;
        m_timer.stop();
        QTest::mouseRelease(m_window, Qt::LeftButton, {}, m_target);
    }

    static constexpr int settledAfter = 3; // moves that all came to the place
    static constexpr int mostDepth = 3;
    static constexpr int refusedInARow = 100; // half a second without any step: nothing else is going on

    const Drag& m_drag;
    QWindow* m_window;
    QPoint m_target;
    QTimer m_timer;
    int m_steps = 0;
    int m_depth = 0;
    int m_refused = 0;
    int m_settled = 0;
    bool m_isShown = false;
    bool m_wasShown = false;
    bool m_wasMidway = false;
    bool m_hasEscaped = false;
    bool m_isReleased = false;
};

} // namespace

bool dragInto(pages::ChainView& view, const Drag& drag)
{
    auto* window = view.window()->windowHandle();
    const auto place = [&](const QPoint& aside) { return window->mapFromGlobal(drag.from->mapToGlobal(drag.start + aside)); };
    QTest::mousePress(window, Qt::LeftButton, {}, place({}));
    const Hand hand(view, drag);
    QTest::mouseMove(window, place(QPoint(0, QApplication::startDragDistance() + 4)));
    QTest::mouseMove(window, place(QPoint(2, QApplication::startDragDistance() * 2 + 4)));
    while (!hand.isDone())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    // What the drop brought about is queued.
    for (int round = 0; round < 3; ++round)
        QCoreApplication::processEvents();
    return hand.wasShown();
}

} // namespace switchyard::testlib
