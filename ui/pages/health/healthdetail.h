// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "ports/healthport.h"
#include "shell/context.h"
#include "widgets/card.h"

#include <optional>

class QVBoxLayout;

namespace switchyard::widgets {
class Banner;
class Button;
class ElidedLabel;
class SectionLabel;
class StatusTile;
} // namespace switchyard::widgets

namespace switchyard::pages {

class FactTiles;
class HistorySection;
class LineList;

//! The pane beside the Health list: one model at its endpoint. What it is doing, why, what would help, its history, the
//! models beside it, incidents and the last probes. GUI thread.
class HealthDetail final : public widgets::Panel {
    Q_OBJECT

public:
    HealthDetail(const shell::Context& context, QWidget* parent = nullptr);

    void show(const ModelRef& ref);
    const ModelRef& ref() const { return m_ref; }
    //! Reads the book again; called when it changed and once a second.
    void refresh();
    void retranslate();

Q_SIGNALS:
    void closeRequested();
    void checkRequested(const switchyard::ModelRef& ref);
    void loadRequested(const switchyard::ModelRef& ref);
    void pauseRequested(const switchyard::ModelRef& ref);
    void menuRequested(const switchyard::ModelRef& ref, const QPoint& place);
    void testRequested(const switchyard::ModelRef& ref);
    void remedyRequested(const switchyard::ModelRef& ref, switchyard::health::Remedy remedy);

private:
    void buildHead(QVBoxLayout& layout);
    void refreshHead();
    void fitButtons();
    void refreshAdvice();
    void refreshFacts();
    void refreshSections();
    void openLog();

    const shell::Context& m_context;
    ModelRef m_ref;

    widgets::StatusTile* m_tile;
    widgets::ElidedLabel* m_name;
    widgets::ElidedLabel* m_model;
    widgets::ElidedLabel* m_state;
    widgets::Button* m_close;
    widgets::Button* m_check;
    widgets::Button* m_load;
    widgets::Button* m_test;
    widgets::Button* m_pause;
    widgets::Button* m_more;
    widgets::Banner* m_advice;
    QWidget* m_adviceGap;
    QString m_adviceAction;
    HistorySection* m_history;
    FactTiles* m_facts;
    FactTiles* m_moreFacts;
    QWidget* m_modelsPart;
    QWidget* m_incidentsPart;
    QWidget* m_probesPart;
    widgets::SectionLabel* m_modelsTitle;
    LineList* m_models;
    widgets::SectionLabel* m_incidentsTitle;
    LineList* m_incidents;
    widgets::SectionLabel* m_probesTitle;
    widgets::Button* m_openLog;
    LineList* m_probes;
};

} // namespace switchyard::pages
