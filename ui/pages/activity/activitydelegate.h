// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "items/activityfiltermodel.h"
#include "shell/context.h"
#include "theme/tokens.h"

#include <QStyledItemDelegate>

namespace switchyard::pages {

//! Where the parts of a request's row are. Parts that gave way are null.
struct ActivityColumns {
    QRect time;
    QRect agent;
    QRect answeredBy;
    QRect tries;
    QRect firstToken;
    QRect took;
    QRect tokens;
    QRect cost;
};
ActivityColumns activityColumns(const QRect& row);

//! Who asked: the agent of a chain, else the client's name, else the model it named.
QString askedBy(const traffic::RequestRecord& record);
//! The alias of the model that answered, else its provider's name; "No one answered".
QString answeredBy(const shell::Services& services, const traffic::RequestRecord& record);
//! Who is asked or answers a request under way; "Waiting for a model" while nobody is.
QString askedNow(const shell::Services& services, const traffic::RunningRequest& running);
//! "streaming 3 s", "waiting 3 s".
QString runningText(const traffic::RunningRequest& running, WallTime now);
//! The line of an event and the note at its end.
QString eventText(const shell::Services& services, const items::ActivityEvent& event);
QString eventNote(const items::ActivityEvent& event);
//! A request or an event as one sentence, for screen readers.
QString activitySentence(const shell::Services& services, const items::ActivityModel& model, int row);
//! "$0.064", "local", or a dash.
QString costText(const shell::Services& services, const traffic::RequestRecord& record);

//! Paints requests and events of the Activity list. The view's model is an ActivityFilterModel.
class ActivityDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    ActivityDelegate(const shell::Services& services, const items::ActivityFilterModel& model, QObject* parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    //! Events as high as requests: long lists are laid out without asking each row.
    void setUniform(bool uniform) { m_isUniform = uniform; }
    //! How far the spinners have turned, in degrees.
    void setTurn(double degrees) { m_turn = degrees; }
    //! The part of a row under way that changes with time.
    QRect livePart(const QRect& row, Qt::LayoutDirection direction) const;
    //! The place of "Undo" in an event's row, for hit tests; empty when it has none.
    QRect undoRect(const QRect& row, const QModelIndex& index) const;

private:
    //! `running` is null for a request that is over.
    void paintRequest(QPainter& painter, const QStyleOptionViewItem& option, const traffic::RequestRecord& record,
                      const traffic::RunningRequest* running) const;
    //! The mark and name of who answers; the icon stands for nobody.
    void paintServer(QPainter& painter, const QStyleOptionViewItem& option, const ModelRef* model, const QString& name,
                     const QString& iconOfNobody, theme::Tone toneOfNobody) const;
    //! Returns where the next one would begin.
    int paintTries(QPainter& painter, const QStyleOptionViewItem& option, const traffic::RequestRecord& record) const;
    void paintEnd(QPainter& painter, const QStyleOptionViewItem& option, const traffic::RequestRecord& record) const;
    void paintProgress(QPainter& painter, const QStyleOptionViewItem& option, const traffic::RunningRequest& running) const;
    void paintEvent(QPainter& painter, const QStyleOptionViewItem& option, const items::ActivityEvent& event) const;

    const shell::Services& m_services;
    const items::ActivityFilterModel& m_model;
    bool m_isUniform = false;
    double m_turn = 0;
};

} // namespace switchyard::pages
