// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "items/answershares.h"
#include "shell/context.h"

#include <QTimer>
#include <QWidget>

namespace switchyard::pages {

class AnswerSummary;

//! "Who answered today": the share of each model since midnight, with fallbacks and failures visible. Hidden while there
//! was no request. GUI thread.
class AnsweredToday final : public QWidget {
    Q_OBJECT

public:
    explicit AnsweredToday(const shell::Context& context, QWidget* parent = nullptr);

    bool isEmpty() const { return m_isEmpty; }
    void retranslate();

Q_SIGNALS:
    //! It got or lost all of its content.
    void emptyChanged();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void ask();
    void showShares(const std::vector<items::AnswerShare>& shares);

    const shell::Context& m_context;
    AnswerSummary* m_summary;
    QTimer m_later;
    std::uint64_t m_request = 0;
    SteadyTime m_askedAt {};
    std::vector<items::AnswerShare> m_stored; //!< As the history counted, with those of earlier sessions.
    WallTime m_storedDay {};
    bool m_isEmpty = true;
};

} // namespace switchyard::pages
