// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "shell/context.h"

#include <QWidget>

class QVBoxLayout;

namespace switchyard::pages {

//! How long a provider may take and how much its models may write, which of them stay in memory and when. Each change is
//! made at once and can be undone.
class LimitsPane final : public QWidget {
    Q_OBJECT

public:
    explicit LimitsPane(const shell::Context& context, QWidget* parent = nullptr);

    void setProvider(const ProviderId& id);
    //! Fills itself anew when what it shows has changed.
    void refresh();
    void retranslate();

private:
    void fill();
    void addTimes(QVBoxLayout* rows);
    void addAnswers(QVBoxLayout* rows);
    void addKeepWarm(QVBoxLayout* rows);
    QWidget* keepWarmControl(const ModelRef& ref);
    std::vector<ModelRef> warmable() const;
    QString stateNow() const;
    void set(const char* key, int value, const QString& toast);

    shell::Context m_context;
    ProviderId m_provider;
    QString m_shown;
    QWidget* m_content = nullptr;
};

} // namespace switchyard::pages
