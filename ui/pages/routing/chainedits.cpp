// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/chainedits.h"

#include "config/configsession.h"
#include "config/policysession.h"
#include "pages/routing/routewording.h"
#include "widgets/toast.h"
#include "wording/error.h"

#include <algorithm>

namespace switchyard::pages {

ChainEdits::ChainEdits(const shell::Context& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&context.services.session, &config::ConfigSession::documentChanged, this, &ChainEdits::noteEdit);
    connect(&context.services.session, &config::ConfigSession::undoStateChanged, this, &ChainEdits::stateChanged);
    connect(&context.services.policy, &config::PolicySession::undoStateChanged, this, &ChainEdits::stateChanged);
}

bool ChainEdits::canUndoPolicy() const
{
    // The policy file is also written where nobody thinks of chains: the router's port, keys, what is kept warm. Only what
    // an edit of a chain left behind is taken back.
    const auto& policy = m_context.services.policy;
    return policy.canUndo() && !m_policyTexts.empty() && m_policyTexts.back() == policy.text();
}

bool ChainEdits::canRedoPolicy() const
{
    return m_context.services.policy.canRedo() && std::find(m_undone.begin(), m_undone.end(), Where::Policy) != m_undone.end();
}

bool ChainEdits::canUndo() const
{
    return m_context.services.session.canUndo() || canUndoPolicy();
}

bool ChainEdits::canRedo() const
{
    return m_context.services.session.canRedo() || canRedoPolicy();
}

QString ChainEdits::undoText() const
{
    const auto& services = m_context.services;
    if (isPolicyNext(m_done, canUndoPolicy(), services.session.canUndo()))
        return tr("How this chain behaves");
    return editText(services.session.undoDescription(), services.session.config());
}

QString ChainEdits::redoText() const
{
    const auto& services = m_context.services;
    if (isPolicyNext(m_undone, canRedoPolicy(), services.session.canRedo()))
        return tr("How this chain behaves");
    return editText(services.session.redoDescription(), services.session.config());
}

bool ChainEdits::isPolicyNext(const std::vector<Where>& list, bool canUsePolicy, bool canUseSession) const
{
    if (!canUsePolicy || !canUseSession)
        return canUsePolicy;
    return !list.empty() && list.back() == Where::Policy;
}

void ChainEdits::noteEdit()
{
    if (m_isReplaying)
        return;
    const auto& edit = m_context.services.session.undoDescription();
    const bool isJoined = edit.kind == config::EditDescription::Kind::MoveEntry && !m_done.empty() && m_done.back() == Where::Configuration;
    if (!isJoined)
        m_done.push_back(Where::Configuration);
    m_undone.clear();
}

void ChainEdits::policyChanged(const QString& text)
{
    const std::string& now = m_context.services.policy.text();
    if (m_policyTexts.empty() || m_policyTexts.back() != now) {
        m_policyTexts.push_back(now);
        m_done.push_back(Where::Policy);
    }
    m_undone.clear();
    Q_EMIT stateChanged();
    toast(text);
}

void ChainEdits::toast(const QString& text)
{
    m_context.toasts.show(text, tr("Undo"), [this] { undo(); });
}

void ChainEdits::showError(const Error& error)
{
    m_context.toasts.show(wording::describe(error));
}

void ChainEdits::undo()
{
    auto& services = m_context.services;
    if (isPolicyNext(m_done, canUndoPolicy(), services.session.canUndo())) {
        undoPolicy();
        return;
    }
    auto& session = services.session;
    if (!session.canUndo())
        return;
    const auto edit = session.undoDescription();
    const QString text = editText(edit, session.config());
    m_isReplaying = true;
    const auto result = session.undo();
    m_isReplaying = false;
    if (!result) {
        showError(result.error());
        return;
    }
    if (!m_done.empty())
        m_done.pop_back();
    m_undone.push_back(Where::Configuration);
    Q_EMIT touched(edit.model);
    m_context.toasts.show(tr("Undone: %1").arg(text), tr("Redo"), [this] { redo(); });
}

void ChainEdits::redo()
{
    auto& services = m_context.services;
    if (isPolicyNext(m_undone, canRedoPolicy(), services.session.canRedo())) {
        redoPolicy();
        return;
    }
    auto& session = services.session;
    if (!session.canRedo())
        return;
    const auto edit = session.redoDescription();
    m_isReplaying = true;
    const auto result = session.redo();
    m_isReplaying = false;
    if (!result) {
        showError(result.error());
        return;
    }
    if (!m_undone.empty())
        m_undone.pop_back();
    m_done.push_back(Where::Configuration);
    Q_EMIT touched(edit.model);
    toast(editText(edit, session.config()));
}

void ChainEdits::undoPolicy()
{
    if (const auto result = m_context.services.policy.undo(); !result) {
        showError(result.error());
        return;
    }
    if (!m_done.empty())
        m_done.pop_back();
    if (!m_policyTexts.empty())
        m_policyTexts.pop_back();
    m_undone.push_back(Where::Policy);
    Q_EMIT stateChanged();
    m_context.toasts.show(tr("Undone: %1").arg(tr("How this chain behaves")), tr("Redo"), [this] { redo(); });
}

void ChainEdits::redoPolicy()
{
    if (const auto result = m_context.services.policy.redo(); !result) {
        showError(result.error());
        return;
    }
    if (!m_undone.empty())
        m_undone.pop_back();
    m_done.push_back(Where::Policy);
    m_policyTexts.push_back(m_context.services.policy.text());
    Q_EMIT stateChanged();
    toast(tr("How this chain behaves"));
}

} // namespace switchyard::pages
