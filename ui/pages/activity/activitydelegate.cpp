// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/activity/activitydelegate.h"

#include "config/configsession.h"
#include "health/modelhealth.h"
#include "items/providerfacts.h"
#include "ports/healthport.h"
#include "shell/answering.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "wording/format.h"
#include "wording/status.h"
#include "wording/traffic.h"

#include <QPainter>

#include <algorithm>

namespace switchyard::pages {

using namespace theme;

namespace {

constexpr int edge = 16;
constexpr int tryPitch = 17;
constexpr int tryIcon = 15;
constexpr std::size_t triesShown = 4;
constexpr int smallestNames = 190;

std::optional<std::chrono::milliseconds> millis(const traffic::Offset& offset)
{
    return offset ? std::optional(std::chrono::duration_cast<std::chrono::milliseconds>(*offset)) : std::nullopt;
}

} // namespace

ActivityColumns activityColumns(const QRect& row)
{
    struct Widths {
        int time = 60;
        int tries = 74;
        int firstToken = 62;
        int took = 96;
        int tokens = 114;
        int cost = 54;
    } w;
    for (int* number : { &w.time, &w.firstToken, &w.took, &w.tokens, &w.cost })
        *number = scaled(*number);
    const auto fixedPart = [&w] { return 2 * edge + w.time + w.tries + w.firstToken + w.took + w.tokens + w.cost + 8; };
    for (int* givesWay : { &w.cost, &w.tokens, &w.firstToken }) {
        if (row.width() - fixedPart() < smallestNames)
            *givesWay = 0;
    }
    ActivityColumns columns;
    int right = row.right() + 1 - edge;
    const auto takeRight = [&](int width) {
        if (width <= 0)
            return QRect();
        right -= width;
        return QRect(right, row.top(), width, row.height());
    };
    columns.cost = takeRight(w.cost);
    columns.tokens = takeRight(w.tokens);
    columns.took = takeRight(w.took);
    columns.firstToken = takeRight(w.firstToken);
    columns.tries = takeRight(w.tries);
    columns.time = QRect(row.left() + edge, row.top(), w.time, row.height());
    const int left = columns.time.right() + 9;
    const int names = std::max(0, right - left - 8);
    const int agent = std::clamp(names * 40 / 100, 60, 190);
    columns.agent = QRect(left, row.top(), agent, row.height());
    columns.answeredBy = QRect(left + agent + 4, row.top(), std::max(0, names - agent - 4), row.height());
    return columns;
}

QString askedBy(const traffic::RequestRecord& record)
{
    const std::string_view prefix = "agent/";
    if (record.route.starts_with(prefix))
        return wording::fromUtf8(std::string_view(record.route).substr(prefix.size()));
    if (!record.client.empty())
        return wording::fromUtf8(std::string_view(record.client).substr(0, record.client.find('/')));
    return wording::fromUtf8(record.requestedModel);
}

QString answeredBy(const shell::Services& services, const traffic::RequestRecord& record)
{
    if (!record.servedBy || items::isFailed(record))
        return record.outcome == traffic::Outcome::Rejected ? ActivityDelegate::tr("Refused by the router")
                                                            : ActivityDelegate::tr("No one answered");
    const std::string alias = services.session.config().aliasOf(*record.servedBy);
    return alias.empty() ? shell::providerTitle(services, record.servedBy->provider) : wording::fromUtf8(alias);
}

QString askedNow(const shell::Services& services, const traffic::RunningRequest& running)
{
    if (running.phase == traffic::RunningPhase::Waiting)
        return ActivityDelegate::tr("Waiting for a model");
    const std::string alias = services.session.config().aliasOf(running.model);
    return alias.empty() ? shell::providerTitle(services, running.model.provider) : wording::fromUtf8(alias);
}

QString runningText(const traffic::RunningRequest& running, WallTime now)
{
    using std::chrono::milliseconds;
    const auto since = [&](std::chrono::microseconds at) {
        const auto elapsed = std::chrono::duration_cast<std::chrono::seconds>(now - running.soFar.startedAt - at);
        return wording::duration(std::max<std::chrono::seconds>(elapsed, std::chrono::seconds(1)));
    };
    if (running.phase == traffic::RunningPhase::Answering)
        return ActivityDelegate::tr("streaming %1", "for how long").arg(since(running.soFar.firstTokenAt.value_or(running.askedAt)));
    return ActivityDelegate::tr("waiting %1", "for how long").arg(since(running.askedAt));
}

QString eventText(const shell::Services& services, const items::ActivityEvent& event)
{
    if (event.kind == items::ActivityEvent::Kind::Change)
        return event.text;
    // What befell a server without a model yet befell the provider.
    if (event.model.model.empty())
        return ActivityDelegate::tr("%1: %2", "provider, new state")
            .arg(shell::providerTitle(services, event.model.provider), wording::statusText(event.status).toLower());
    return ActivityDelegate::tr("%1, %2: %3", "provider, model, new state")
        .arg(shell::providerTitle(services, event.model.provider), wording::fromUtf8(event.model.model),
             wording::statusText(event.status).toLower());
}

QString eventNote(const items::ActivityEvent& event)
{
    if (event.kind == items::ActivityEvent::Kind::Change)
        return {};
    const QString reason = wording::reasonText(event.reason, event.httpStatus);
    if (!event.lasted)
        return reason;
    const QString lasted = ActivityDelegate::tr("for %1", "how long a problem lasted").arg(wording::duration(*event.lasted));
    return reason.isEmpty() ? lasted : reason + QStringLiteral(", ") + lasted;
}

QString costText(const shell::Services& services, const traffic::RequestRecord& record)
{
    if (record.costUsd && *record.costUsd > 0)
        return wording::dollars(*record.costUsd);
    if (!record.servedBy)
        return wording::dash();
    const health::EndpointHealth* endpoint = services.health.book().endpoint(record.servedBy->provider);
    const bool isOwn = endpoint && endpoint->reach != health::Reach::Hosted;
    return isOwn ? ActivityDelegate::tr("local", "costs nothing: an own server") : wording::dash();
}

QString activitySentence(const shell::Services& services, const items::ActivityModel& model, int row)
{
    if (const items::ActivityEvent* event = model.event(row))
        return wording::clockTime(event->at) + QStringLiteral(", ") + eventText(services, *event);
    const traffic::RequestRecord* record = model.request(row);
    if (!record)
        return {};
    QStringList parts { wording::clockTime(record->startedAt), askedBy(*record) };
    if (const traffic::RunningRequest* running = model.running(row)) {
        parts << askedNow(services, *running) << runningText(*running, services.clock.wallNow());
        return parts.join(QStringLiteral(", "));
    }
    if (record->servedBy && !items::isFailed(*record))
        parts.append(ActivityDelegate::tr("answered by %1").arg(answeredBy(services, *record)));
    else
        parts.append(answeredBy(services, *record));
    const int tries = items::foregroundAttempts(*record);
    parts.append(ActivityDelegate::tr("%n try(s)", nullptr, tries));
    parts.append(wording::duration(std::chrono::duration_cast<std::chrono::milliseconds>(record->duration)));
    return parts.join(QStringLiteral(", "));
}

ActivityDelegate::ActivityDelegate(const shell::Services& services, const items::ActivityFilterModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_services(services)
    , m_model(model)
{
}

QSize ActivityDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const bool isRequest = m_isUniform || index.data(items::ActivityModel::IsRequestRole).toBool();
    return { 200, scaled(isRequest ? size::rowRequest : size::rowEvent) };
}

QRect ActivityDelegate::undoRect(const QRect& row, const QModelIndex& index) const
{
    const items::ActivityEvent* event = index.isValid() ? m_model.activity().event(m_model.sourceRow(index)) : nullptr;
    if (!event || !event->canUndo)
        return {};
    const int width = QFontMetrics(font(Type::CaptionMedium)).horizontalAdvance(tr("Undo"));
    return { row.right() + 1 - edge - width, row.top(), width, row.height() };
}

void ActivityDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    const int row = m_model.sourceRow(index);
    if (const items::ActivityEvent* event = m_model.activity().event(row)) {
        paintEvent(*painter, option, *event);
        const QRect undo = QStyle::visualRect(option.direction, option.rect, undoRect(option.rect, index));
        if (event->canUndo) {
            painter->setFont(font(Type::CaptionMedium));
            painter->setPen(tokens().accent);
            painter->drawText(undo, Qt::AlignCenter, tr("Undo"));
        }
    } else if (const traffic::RequestRecord* record = m_model.activity().request(row)) {
        paintRequest(*painter, option, *record, m_model.activity().running(row));
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        widgets::paintFocusRing(*painter, option.rect, 4, widgets::RingPlace::Inside);
    painter->restore();
}

void ActivityDelegate::paintEvent(QPainter& painter, const QStyleOptionViewItem& option, const items::ActivityEvent& event) const
{
    const Tokens& t = tokens();
    const QRect& row = option.rect;
    const auto visual = [&](const QRect& logical) { return QStyle::visualRect(option.direction, row, logical); };
    const auto start = QStyle::visualAlignment(option.direction, Qt::AlignLeft);
    const auto end = QStyle::visualAlignment(option.direction, Qt::AlignRight);
    painter.fillRect(row, option.state.testFlag(QStyle::State_Selected) ? t.selected : t.sunken);
    painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.hairlineList);
    const ActivityColumns columns = activityColumns(row);
    painter.setFont(font(Type::Caption));
    painter.setPen(t.text2);
    drawNumber(painter, visual(columns.time), static_cast<int>(start | Qt::AlignVCenter), wording::clockTime(event.at));
    const bool isChange = event.kind == items::ActivityEvent::Kind::Change;
    paintIcon(painter, visual(QRect(columns.agent.left(), row.center().y() - 6, 14, 14)),
              isChange ? QStringLiteral("square-pen") : wording::statusIcon(event.status),
              isChange ? t.text2 : t.tone(wording::statusTone(event.status)).mark);
    const QString note = event.canUndo ? QString() : eventNote(event);
    const int noteWidth = QFontMetrics(painter.font()).horizontalAdvance(note);
    const int left = columns.agent.left() + 22;
    const int right = row.right() - edge - (event.canUndo ? 60 : noteWidth + 12);
    painter.setPen(t.text);
    drawLine(painter, visual(QRect(left, row.top(), std::max(0, right - left), row.height())), eventText(m_services, event), start);
    painter.setPen(t.text2);
    drawLine(painter, visual(QRect(row.right() + 1 - edge - noteWidth, row.top(), noteWidth + 1, row.height())), note, end);
}

void ActivityDelegate::paintRequest(QPainter& painter, const QStyleOptionViewItem& option, const traffic::RequestRecord& record,
                                    const traffic::RunningRequest* running) const
{
    const Tokens& t = tokens();
    const QRect& row = option.rect;
    const auto visual = [&](const QRect& logical) { return QStyle::visualRect(option.direction, row, logical); };
    const auto start = QStyle::visualAlignment(option.direction, Qt::AlignLeft);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter.fillRect(row, t.selected);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(row, t.hover);
    painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.hairlineList);
    if (selected) {
        painter.setPen(QPen(t.selectedOutline, t.border()));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    const ActivityColumns columns = activityColumns(row);
    painter.setFont(font(Type::Body));
    painter.setPen(t.text2);
    drawNumber(painter, visual(columns.time), static_cast<int>(start | Qt::AlignVCenter), wording::clockTime(record.startedAt));
    painter.setPen(t.text);
    drawLine(painter, visual(columns.agent), askedBy(record), start);

    if (running) {
        painter.fillRect(visual(QRect(row.left(), row.top(), 3, row.height() - 1)), t.tone(Tone::Idle).mark);
        paintProgress(painter, option, *running);
        return;
    }
    const bool failed = items::isFailed(record);
    paintServer(painter, option, failed ? nullptr : record.servedBy ? &*record.servedBy : nullptr, answeredBy(m_services, record),
                QStringLiteral("circle-x"), Tone::Bad);
    paintTries(painter, option, record);
    paintEnd(painter, option, record);
}

void ActivityDelegate::paintServer(QPainter& painter, const QStyleOptionViewItem& option, const ModelRef* model, const QString& name,
                                   const QString& iconOfNobody, Tone toneOfNobody) const
{
    const Tokens& t = tokens();
    const auto visual = [&](const QRect& logical) { return QStyle::visualRect(option.direction, option.rect, logical); };
    QRect by = activityColumns(option.rect).answeredBy;
    const QRect mark(by.left(), option.rect.center().y() - 7, 16, 16);
    if (model)
        paintMark(painter, visual(mark), shell::providerMarkOf(m_services, model->provider),
                  shell::providerTitle(m_services, model->provider), t.text2);
    else
        paintIcon(painter, visual(mark), iconOfNobody, t.tone(toneOfNobody).mark);
    by.setLeft(by.left() + 23);
    painter.setFont(font(Type::BodyMedium));
    painter.setPen(t.text);
    drawLine(painter, visual(by), name, QStyle::visualAlignment(option.direction, Qt::AlignLeft));
}

int ActivityDelegate::paintTries(QPainter& painter, const QStyleOptionViewItem& option, const traffic::RequestRecord& record) const
{
    const Tokens& t = tokens();
    const QRect& row = option.rect;
    const auto visual = [&](const QRect& logical) { return QStyle::visualRect(option.direction, row, logical); };
    int x = activityColumns(row).tries.left();
    std::size_t shown = 0;
    for (const traffic::Attempt& attempt : record.attempts) {
        if (attempt.background || ++shown > triesShown)
            continue;
        const bool answered = attempt.failure == routing::FailureClass::None;
        paintIcon(painter, visual(QRect(x, row.center().y() - 7, tryIcon, tryIcon)), wording::attemptIcon(attempt),
                  t.tone(answered ? Tone::Good : wording::attemptTone(attempt)).mark);
        x += tryPitch;
    }
    // Records of old versions and of the history may tell no attempts.
    if (record.attempts.empty() && record.servedBy && !items::isFailed(record))
        paintIcon(painter, visual(QRect(x, row.center().y() - 7, tryIcon, tryIcon)), QStringLiteral("circle-check"),
                  t.tone(Tone::Good).mark);
    return x;
}

void ActivityDelegate::paintEnd(QPainter& painter, const QStyleOptionViewItem& option, const traffic::RequestRecord& record) const
{
    const Tokens& t = tokens();
    const QRect& row = option.rect;
    const auto end = static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter);
    const ActivityColumns columns = activityColumns(row);
    painter.setFont(font(Type::Body));
    const auto number = [&](const QRect& cell, const QString& text, const QColor& ink) {
        if (cell.isNull())
            return;
        painter.setPen(text == wording::dash() ? t.text3 : ink);
        drawNumber(painter, QStyle::visualRect(option.direction, row, cell), end, text);
    };
    const auto first = millis(record.firstTokenAt);
    number(columns.firstToken, first ? wording::duration(*first) : wording::dash(), t.text);
    number(columns.took, wording::duration(std::chrono::duration_cast<std::chrono::milliseconds>(record.duration)), t.text);
    number(columns.tokens, record.usage ? wording::count(record.usage->input.value) + QStringLiteral(" → ")
                                                  + wording::count(record.usage->output.value)
                                        : wording::dash(), t.text);
    number(columns.cost, costText(m_services, record), t.text2);
}

void ActivityDelegate::paintProgress(QPainter& painter, const QStyleOptionViewItem& option, const traffic::RunningRequest& running) const
{
    const Tokens& t = tokens();
    const QRect& row = option.rect;
    const auto visual = [&](const QRect& logical) { return QStyle::visualRect(option.direction, row, logical); };
    const auto end = static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter);
    const bool isAsked = running.phase != traffic::RunningPhase::Waiting;
    paintServer(painter, option, isAsked ? &running.model : nullptr, askedNow(m_services, running), QStringLiteral("hourglass"),
                Tone::Idle);
    const int x = paintTries(painter, option, running.soFar);
    theme::paintTurnedIcon(painter, visual(QRect(x, row.center().y() - 7, tryIcon, tryIcon)), QStringLiteral("loader-circle"),
                           t.tone(Tone::Idle).mark, m_turn);
    const ActivityColumns columns = activityColumns(row);
    painter.setFont(font(Type::Body));
    const auto number = [&](const QRect& cell, const QString& text) {
        if (cell.isNull())
            return;
        painter.setPen(text == wording::dash() ? t.text3 : t.text2);
        drawNumber(painter, visual(cell), end, text);
    };
    const auto first = millis(running.soFar.firstTokenAt);
    number(columns.firstToken, first ? wording::duration(*first) : wording::dash());
    number(columns.took, runningText(running, m_services.clock.wallNow()));
    number(columns.tokens, wording::dash());
    number(columns.cost, wording::dash());
}

QRect ActivityDelegate::livePart(const QRect& row, Qt::LayoutDirection direction) const
{
    const ActivityColumns columns = activityColumns(row);
    return QStyle::visualRect(direction, row, columns.tries.united(columns.took));
}

} // namespace switchyard::pages
