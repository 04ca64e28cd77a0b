// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "config/policy.h"

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <QObject>

namespace switchyard::config {

//! Switchyard's own policy file, open for editing: text, typed values and undo, like ConfigSession. GUI thread only; opens
//! no file. Routes are named `auto`, `agent/x` or `provider/model`; an empty route is the top level.
class PolicySession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PolicySession)

public:
    explicit PolicySession(QObject* parent = nullptr);
    ~PolicySession() override;

    //! A new text from the file; drops the undo list. An empty text is an empty policy.
    void open(std::string text);
    const std::string& text() const { return m_text; }
    const Policy& policy() const { return m_lowered.policy; }
    const std::vector<Diagnostic>& diagnostics() const { return m_lowered.diagnostics; }
    //! True while the text is not JSON5; then all commands fail and the reason is the first diagnostic.
    bool isReadOnly() const { return m_readOnly; }

    //! Nothing removes the setting, so that the route inherits it.
    Result<void> setColdPolicy(const std::string& route, std::optional<ColdPolicy> cold);
    Result<void> setHedgeAfter(const std::string& route, std::optional<std::chrono::milliseconds> after);
    Result<void> setPrivacy(const std::string& route, const std::optional<Privacy>& privacy);
    Result<void> setFilesStayLocal(const std::string& route, std::optional<bool> stay);
    Result<void> setAsksAgain(const std::string& route, std::optional<bool> again);
    //! Zero leaves it to the kind of failure.
    Result<void> setLongestRest(const std::string& route, std::optional<std::chrono::milliseconds> rest);
    Result<void> setBudget(const std::string& route, Budget budget, std::optional<std::chrono::milliseconds> duration);
    Result<void> setExhausted(const std::string& route, std::optional<int> status,
                              std::optional<std::chrono::seconds> retryAfter);
    //! `host:port`, or a port alone. Empty removes it.
    Result<void> setListen(const std::string& address);
    //! Names of stored credentials in the order to try them; an empty list removes the entry.
    Result<void> setKeyOrder(const ProviderId& provider, const std::vector<std::string>& names);
    //! Nothing removes the rule. The rule's own `model` is ignored.
    Result<void> setKeepWarm(const ModelRef& model, const std::optional<KeepWarm>& rule);
    Result<void> change(const PolicyChange& change);
    //! Says of `to` what is said of `from`. No undo entry: the rename in the configuration is one, and takes this back;
    //! the other entries follow.
    Result<void> renameProvider(const ProviderId& from, const ProviderId& to);

    bool canUndo() const { return !m_undo.empty(); }
    bool canRedo() const { return !m_redo.empty(); }
    Result<void> undo();
    Result<void> redo();

Q_SIGNALS:
    //! The text changed through a command, undo or redo: it wants saving.
    void documentChanged();
    void policyChanged();
    void undoStateChanged();

private:
    Result<void> commit(Result<std::string> next);
    void load(std::string text);

    std::string m_text;
    LoweredPolicy m_lowered;
    bool m_readOnly = false;
    std::vector<std::string> m_undo;
    std::vector<std::string> m_redo;
};

} // namespace switchyard::config
