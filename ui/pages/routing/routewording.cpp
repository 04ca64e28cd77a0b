// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/routewording.h"

#include "items/chainmodel.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QCoreApplication>
#include <QStringList>

namespace switchyard::pages {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Routing", text);
}

QString tokens(qint64 count)
{
    return wording::contextSize(TokenCount { count });
}

} // namespace

QString skipText(routing::SkipReason reason, qint64 needed, qint64 offered)
{
    using routing::SkipReason;
    switch (reason) {
    case SkipReason::ContextTooSmall:
        if (needed > 0 && offered > 0)
            return tr("skipped, %1 < %2").arg(tokens(offered), tokens(needed));
        return tr("skipped, context too small");
    case SkipReason::UnknownModel:
        return tr("skipped, not configured");
    case SkipReason::ApiNotSpoken:
        return tr("skipped, protocol not spoken");
    case SkipReason::NoKey:
        return tr("skipped, no key");
    case SkipReason::AuthNotSupported:
        return tr("skipped, sign-in not supported");
    case SkipReason::Misconfigured:
        return tr("skipped, misconfigured");
    case SkipReason::InputNotSupported:
        return tr("skipped, cannot read that input");
    case SkipReason::ToolsNotSupported:
        return tr("skipped, calls no tools");
    case SkipReason::ReasoningNotSupported:
        return tr("skipped, does not reason");
    case SkipReason::OutsidePrivacy:
        return tr("skipped, would leave this network");
    case SkipReason::OutsideRegions:
        return tr("skipped, other region");
    case SkipReason::CoolingDown:
        return tr("skipped, cooling down");
    case SkipReason::Unusable:
        return tr("skipped, not usable now");
    case SkipReason::Shielded:
        return tr("loads in the background");
    case SkipReason::NotSupported:
        return tr("skipped, cannot carry the request");
    }
    return {};
}

QString trustText(config::TrustClass trust)
{
    switch (trust) {
    case config::TrustClass::Loopback:
        return tr("Local");
    case config::TrustClass::LocalNetwork:
        return tr("LAN");
    case config::TrustClass::Hosted:
        return tr("Hosted");
    }
    return {};
}

QString trustIcon(config::TrustClass trust)
{
    switch (trust) {
    case config::TrustClass::Loopback:
        return QStringLiteral("house");
    case config::TrustClass::LocalNetwork:
        return QStringLiteral("network");
    case config::TrustClass::Hosted:
        return QStringLiteral("cloud");
    }
    return {};
}

QString rankText(int row)
{
    return row == 0 ? tr("Primary") : tr("Fallback %1").arg(row);
}

QString roleText(config::ModelRole role)
{
    switch (role) {
    case config::ModelRole::Text:
        return tr("Text");
    case config::ModelRole::Image:
        return tr("Images");
    case config::ModelRole::Pdf:
        return tr("PDF files");
    case config::ModelRole::Voice:
        return tr("Voice");
    case config::ModelRole::ImageGeneration:
        return tr("Making images");
    case config::ModelRole::VideoGeneration:
        return tr("Making videos");
    case config::ModelRole::MusicGeneration:
        return tr("Making music");
    }
    return {};
}

QString roleIcon(config::ModelRole role)
{
    switch (role) {
    case config::ModelRole::Text:
        return QStringLiteral("bot");
    case config::ModelRole::Image:
    case config::ModelRole::ImageGeneration:
        return QStringLiteral("image");
    case config::ModelRole::Pdf:
        return QStringLiteral("file-text");
    case config::ModelRole::Voice:
    case config::ModelRole::MusicGeneration:
    case config::ModelRole::VideoGeneration:
        return QStringLiteral("activity");
    }
    return {};
}

QString chainTitle(const config::ChainId& id, const QString& agentName)
{
    const QString owner = id.agent ? agentName : tr("Defaults");
    if (id.role == config::ModelRole::Text)
        return owner;
    return id.agent ? tr("%1: %2").arg(owner, roleText(id.role)) : roleText(id.role);
}

QString shortName(const ModelRef& ref, const config::OpenClawConfig& config)
{
    const auto alias = config.aliasOf(ref);
    return wording::fromUtf8(alias.empty() ? ref.model : alias);
}

QString editText(const config::EditDescription& edit, const config::OpenClawConfig& config)
{
    using Kind = config::EditDescription::Kind;
    const QString model = shortName(edit.model, config);
    const QString provider = wording::fromUtf8(edit.provider.value());
    const QString text = wording::fromUtf8(edit.text);
    switch (edit.kind) {
    case Kind::None:
        return {};
    case Kind::MoveEntry:
        return tr("%1 moved to place %2").arg(model).arg(edit.rank + 1);
    case Kind::InsertEntry:
        return tr("%1 added as step %2").arg(model).arg(edit.rank + 1);
    case Kind::RemoveEntry:
        return tr("%1 taken out of the chain").arg(model);
    case Kind::ReplaceEntry:
        return tr("Step %2 is now %1").arg(model).arg(edit.rank + 1);
    case Kind::SetChain:
        return tr("Chain set");
    case Kind::GiveOwnChain:
        return tr("Own chain made");
    case Kind::InheritChain:
        return tr("Chain follows the defaults");
    case Kind::AddProvider:
        return tr("Provider added: %1").arg(provider);
    case Kind::UpdateProvider:
        return tr("Provider changed: %1").arg(provider);
    case Kind::RemoveProvider:
        return tr("Provider removed: %1").arg(provider);
    case Kind::RenameProvider:
        return tr("Provider renamed: %1").arg(provider);
    case Kind::AddModel:
        return tr("Model added: %1").arg(model);
    case Kind::UpdateModel:
        return tr("Model changed: %1").arg(model);
    case Kind::RemoveModel:
        return tr("Model removed: %1").arg(model);
    case Kind::SetAlias:
        return text.isEmpty() ? tr("Alias removed: %1").arg(model) : tr("Alias set: %1").arg(text);
    case Kind::SetMergeMode:
        return tr("Merge mode changed");
    case Kind::SetValue:
        return tr("Changed: %1").arg(text);
    case Kind::ApplyFix:
        return text;
    }
    return {};
}

QString stepStateText(const QModelIndex& index)
{
    using items::ChainModel;
    if (!index.data(ChainModel::IsKnownRole).isNull() && !index.data(ChainModel::IsKnownRole).toBool())
        return tr("Not configured");
    const auto status = static_cast<health::Status>(index.data(ChainModel::StatusRole).toInt());
    const QString word = wording::statusText(status);
    const bool isCountedDown = status == health::Status::RateLimited || status == health::Status::CoolingDown;
    const qint64 remaining = index.data(ChainModel::RemainingRole).toLongLong();
    if (isCountedDown && remaining > 0)
        return word + QLatin1Char(' ') + wording::countdown(std::chrono::seconds((remaining + 999) / 1000));
    const qint64 elapsed = index.data(ChainModel::LoadElapsedRole).toLongLong();
    if (status == health::Status::Loading && elapsed >= 0)
        return word + QLatin1Char(' ') + wording::duration(std::chrono::milliseconds(elapsed / 1000 * 1000));
    return word;
}

QString spokenStep(const QModelIndex& index)
{
    using items::ChainModel;
    QStringList parts { index.data(ChainModel::ProviderNameRole).toString(), index.data(ChainModel::ModelIdRole).toString(),
                        rankText(index.row()), stepStateText(index) };
    const auto verdict = static_cast<items::StepVerdict::Kind>(index.data(ChainModel::VerdictRole).toInt());
    if (verdict == items::StepVerdict::Kind::Serving)
        parts << tr("answers now");
    if (verdict == items::StepVerdict::Kind::Skipped) {
        parts << skipText(static_cast<routing::SkipReason>(index.data(ChainModel::SkipReasonRole).toInt()),
                          index.data(ChainModel::NeededRole).toLongLong(), index.data(ChainModel::OfferedRole).toLongLong());
    }
    const qint64 p95 = index.data(ChainModel::P95Role).toLongLong();
    if (p95 >= 0)
        parts << tr("p95 %1").arg(wording::duration(std::chrono::milliseconds(p95)));
    parts << trustText(static_cast<config::TrustClass>(index.data(ChainModel::TrustRole).toInt()));
    if (index.data(ChainModel::IsPickedUpRole).toBool())
        parts << tr("picked up");
    return parts.join(QLatin1String(", "));
}

} // namespace switchyard::pages
