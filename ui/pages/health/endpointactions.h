// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "health/diagnosis.h"
#include "shell/context.h"

#include <QObject>

class QPoint;

namespace switchyard::pages {

//! What can be done with an endpoint or its model, from a row, a card, the details or their menu: one code path each,
//! with what people are told about it.
class EndpointActions final : public QObject {
    Q_OBJECT

public:
    //! `owner` is the parent of menus.
    EndpointActions(const shell::Context& context, QWidget* owner);

    void check(const ModelRef& ref);
    //! Warms up, cancels or unloads, whichever the state asks for.
    void load(const ModelRef& ref);
    //! Pauses or resumes the endpoint; can be undone.
    void pause(const ModelRef& ref);
    void test(const ModelRef& ref);
    void remedy(const ModelRef& ref, health::Remedy remedy);
    void popupMenu(const ModelRef& ref, const QPoint& place);

private:
    void showFailure(const ModelRef& ref, const health::Diagnosis& diagnosis);

    const shell::Context& m_context;
    QWidget* m_owner;
};

} // namespace switchyard::pages
