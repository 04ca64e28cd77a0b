// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/context.h"
#include "traffic/requestrecord.h"
#include "traffic/runningrequest.h"
#include "widgets/card.h"

#include <optional>

namespace switchyard::widgets {
class Button;
class ElidedLabel;
class KeyValueRow;
class Label;
class SectionLabel;
} // namespace switchyard::widgets

namespace switchyard::pages {

class FactTiles;
class LineList;
class Waterfall;

//! The pane beside the list of requests: the tries in time, tokens and cost, why each candidate was left. GUI thread.
class ActivityDetail final : public widgets::Panel {
    Q_OBJECT

public:
    ActivityDetail(const shell::Context& context, QWidget* parent = nullptr);

    void show(const traffic::RequestRecord& record);
    //! What is known so far.
    void show(const traffic::RunningRequest& running);
    bool showsRunning() const { return m_running.has_value(); }
    std::uint64_t requestId() const { return m_record.id; }
    void retranslate();

Q_SIGNALS:
    void closeRequested();

private:
    void refresh();
    QString titleText() const;
    QString nameOf(const ModelRef& ref) const;
    QString curlLine() const;

    const shell::Context& m_context;
    traffic::RequestRecord m_record;
    std::optional<traffic::RunningRequest> m_running; //!< Set while the request is under way.
    widgets::Label* m_title;
    widgets::Label* m_subtitle;
    widgets::Button* m_close;
    widgets::SectionLabel* m_triesTitle;
    Waterfall* m_waterfall;
    FactTiles* m_facts;
    widgets::SectionLabel* m_whyTitle;
    LineList* m_why;
    widgets::KeyValueRow* m_request;
    widgets::KeyValueRow* m_client;
    widgets::KeyValueRow* m_cached;
    widgets::KeyValueRow* m_overhead;
    widgets::KeyValueRow* m_ended;
    widgets::Button* m_curl;
    widgets::Button* m_try;
    widgets::Button* m_chain;
};

} // namespace switchyard::pages
