// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>

class QTimer;

namespace switchyard::widgets {

class Toast;

//! Shows one toast at a time at the bottom centre of a window's area: inverted, one action, 10 s, paused under the
//! pointer. A new toast replaces the old one. Announced to screen readers as an alert.
class ToastHost final : public QObject {
    Q_OBJECT

public:
    //! `area` is the window's central widget; toasts keep 16 px above its bottom minus `bottomInset`.
    explicit ToastHost(QWidget* area, int bottomInset = 0);

    void show(const QString& text);
    //! `action` runs at most once, when the button is pressed.
    void show(const QString& text, const QString& actionText, std::function<void()> action);
    void dismiss();
    bool isShowing() const;
    QString text() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QWidget* m_area;
    int m_bottomInset;
    QPointer<Toast> m_toast;
};

} // namespace switchyard::widgets
