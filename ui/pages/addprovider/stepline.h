// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ports/providercheckport.h"

#include <QWidget>

class QGridLayout;

namespace switchyard::widgets {
class Label;
class Spinner;
}

namespace switchyard::pages {

//! One step of a live check: icon, name, what was found, how long it took. Only the failing step has a coloured ground
//! and room for what helps.
class StepLine final : public QWidget {
    Q_OBJECT

public:
    explicit StepLine(const QString& pendingIcon = QStringLiteral("circle-dashed"), QWidget* parent = nullptr);

    void setName(const QString& name);
    void setState(ports::CheckStepState state, const QString& finding, const QString& time);
    //! Drawn in place of the state's icon while the step fails, such as a key for signing in.
    void setFailureIcon(const QString& iconName);
    //! Shown below the finding while the step fails or warns; owned by the line.
    void setRemedy(QWidget* remedy);
    //! Keeps the remedy in sight whatever the state, such as the key field of a hosted provider.
    void setRemedyPinned(bool pinned);
    //! For a step that waits for a person: it is as ready as its button.
    void setOffered(bool offered);
    ports::CheckStepState state() const { return m_state; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showLook();

    ports::CheckStepState m_state = ports::CheckStepState::Waiting;
    QString m_pendingIcon;
    QString m_failureIcon;
    bool m_remedyPinned = false;
    bool m_offered = false;
    widgets::Label* m_icon;
    widgets::Spinner* m_spinner;
    widgets::Label* m_name;
    widgets::Label* m_finding;
    widgets::Label* m_time;
    QGridLayout* m_layout;
    QWidget* m_remedy = nullptr;
};

} // namespace switchyard::pages
