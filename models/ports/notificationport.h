// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QString>

#include <vector>

namespace switchyard::ports {

//! A button of a notice.
struct NoticeAction {
    QString id;
    QString label;
    friend bool operator==(const NoticeAction&, const NoticeAction&) = default;
};

//! What the desktop is to show, in the user's language. Holds no secret: desktops keep lists of what they showed.
struct Notice {
    enum class Urgency { Low, Normal, Critical };

    QString subject; //!< A notice replaces the one of the same subject that is still shown.
    QString title;
    QString text; //!< Plain text.
    Urgency urgency = Urgency::Normal;
    bool isTransient = false; //!< Not worth keeping in the desktop's list.
    std::vector<NoticeAction> actions;
};

//! Notices of the desktop. GUI thread only. Every call returns at once, and a notice that nobody can show is dropped.
class NotificationPort : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NotificationPort)

public:
    ~NotificationPort() override = default;

    //! Whether a desktop that shows notices answered; known shortly after start.
    virtual bool isAvailable() const = 0;
    virtual void show(const Notice& notice) = 0;
    virtual void withdraw(const QString& subject) = 0;

Q_SIGNALS:
    void availabilityChanged();
    //! The notice was clicked (`action` is empty) or one of its buttons was.
    void activated(const QString& subject, const QString& action);

protected:
    explicit NotificationPort(QObject* parent = nullptr)
        : QObject(parent)
    {
    }
};

} // namespace switchyard::ports
