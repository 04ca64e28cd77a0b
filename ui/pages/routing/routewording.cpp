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

//! The translation context of free functions.
class Routing {
    Q_DECLARE_TR_FUNCTIONS(Routing)
};

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
            return Routing::tr("skipped, %1 < %2").arg(tokens(offered), tokens(needed));
        return Routing::tr("skipped, context too small");
    case SkipReason::UnknownModel:
        return Routing::tr("skipped, not configured");
    case SkipReason::ApiNotSpoken:
        return Routing::tr("skipped, protocol not spoken");
    case SkipReason::NoKey:
        return Routing::tr("skipped, no key");
    case SkipReason::AuthNotSupported:
        return Routing::tr("skipped, sign-in not supported");
    case SkipReason::Misconfigured:
        return Routing::tr("skipped, misconfigured");
    case SkipReason::InputNotSupported:
        return Routing::tr("skipped, cannot read that input");
    case SkipReason::ToolsNotSupported:
        return Routing::tr("skipped, calls no tools");
    case SkipReason::ReasoningNotSupported:
        return Routing::tr("skipped, does not reason");
    case SkipReason::OutsidePrivacy:
        return Routing::tr("skipped, would leave this network");
    case SkipReason::OutsideRegions:
        return Routing::tr("skipped, other region");
    case SkipReason::CoolingDown:
        return Routing::tr("skipped, cooling down");
    case SkipReason::Unusable:
        return Routing::tr("skipped, not usable now");
    case SkipReason::Shielded:
        return Routing::tr("loads in the background");
    case SkipReason::NotSupported:
        return Routing::tr("skipped, cannot carry the request");
    }
    return {};
}

QString leadsBackText()
{
    return Routing::tr("skipped, leads back");
}

QString trustText(config::TrustClass trust)
{
    switch (trust) {
    case config::TrustClass::Loopback:
        return Routing::tr("Local");
    case config::TrustClass::LocalNetwork:
        return Routing::tr("LAN");
    case config::TrustClass::Hosted:
        return Routing::tr("Hosted");
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
    return row == 0 ? Routing::tr("Primary") : Routing::tr("Fallback %1").arg(row);
}

QString roleText(config::ModelRole role)
{
    switch (role) {
    case config::ModelRole::Text:
        return Routing::tr("Text");
    case config::ModelRole::Image:
        return Routing::tr("Images");
    case config::ModelRole::Compaction:
        return Routing::tr("Compaction");
    case config::ModelRole::Pdf:
        return Routing::tr("PDF files");
    case config::ModelRole::Voice:
        return Routing::tr("Voice");
    case config::ModelRole::ImageGeneration:
        return Routing::tr("Making images");
    case config::ModelRole::VideoGeneration:
        return Routing::tr("Making videos");
    case config::ModelRole::MusicGeneration:
        return Routing::tr("Making music");
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
    case config::ModelRole::Compaction:
        return QStringLiteral("list");
    case config::ModelRole::Pdf:
        return QStringLiteral("file-text");
    case config::ModelRole::Voice:
    case config::ModelRole::MusicGeneration:
    case config::ModelRole::VideoGeneration:
        return QStringLiteral("activity");
    }
    return {};
}

QString roleNote(config::ModelRole role)
{
    switch (role) {
    case config::ModelRole::Text:
        return {};
    case config::ModelRole::Image:
        return Routing::tr("Asked about an image that the agent's own model cannot read.");
    case config::ModelRole::Compaction:
        return Routing::tr("Sums up a conversation that has grown too long. One model, without fallbacks.");
    case config::ModelRole::Pdf:
        return Routing::tr("Asked about a PDF file that the agent's own model cannot read.");
    case config::ModelRole::Voice:
        return Routing::tr("Answers spoken conversations.");
    case config::ModelRole::ImageGeneration:
    case config::ModelRole::VideoGeneration:
    case config::ModelRole::MusicGeneration:
        return Routing::tr("Asked when an agent makes media.");
    }
    return {};
}

QString chainTitle(const config::ChainId& id, const QString& agentName)
{
    const QString owner = id.agent ? agentName : Routing::tr("Defaults");
    if (id.role == config::ModelRole::Text)
        return owner;
    return id.agent ? Routing::tr("%1: %2").arg(owner, roleText(id.role)) : roleText(id.role);
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
        return Routing::tr("%1 moved to place %2").arg(model).arg(edit.rank + 1);
    case Kind::InsertEntry:
        return Routing::tr("%1 added as step %2").arg(model).arg(edit.rank + 1);
    case Kind::RemoveEntry:
        return Routing::tr("%1 taken out of the chain").arg(model);
    case Kind::ReplaceEntry:
        return Routing::tr("Step %2 is now %1").arg(model).arg(edit.rank + 1);
    case Kind::SetChain:
        return Routing::tr("Chain set");
    case Kind::GiveOwnChain:
        return Routing::tr("Own chain made");
    case Kind::InheritChain:
        return Routing::tr("Chain follows the defaults");
    case Kind::AddProvider:
        return Routing::tr("Provider added: %1").arg(provider);
    case Kind::UpdateProvider:
        return Routing::tr("Provider changed: %1").arg(provider);
    case Kind::RemoveProvider:
        return Routing::tr("Provider removed: %1").arg(provider);
    case Kind::RenameProvider:
        return Routing::tr("Provider renamed: %1").arg(provider);
    case Kind::AddModel:
        return Routing::tr("Model added: %1").arg(model);
    case Kind::UpdateModel:
        return Routing::tr("Model changed: %1").arg(model);
    case Kind::RemoveModel:
        return Routing::tr("Model removed: %1").arg(model);
    case Kind::SetAlias:
        return text.isEmpty() ? Routing::tr("Alias removed: %1").arg(model) : Routing::tr("Alias set: %1").arg(text);
    case Kind::SetMergeMode:
        return Routing::tr("Merge mode changed");
    case Kind::SetValue:
        return Routing::tr("Changed: %1").arg(text);
    case Kind::ApplyFix:
        return text;
    }
    return {};
}

QString stepStateText(const QModelIndex& index)
{
    using items::ChainModel;
    if (!index.data(ChainModel::IsKnownRole).isNull() && !index.data(ChainModel::IsKnownRole).toBool())
        return Routing::tr("Not configured");
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
        parts << Routing::tr("answers now");
    if (verdict == items::StepVerdict::Kind::Skipped) {
        parts << skipText(static_cast<routing::SkipReason>(index.data(ChainModel::SkipReasonRole).toInt()),
                          index.data(ChainModel::NeededRole).toLongLong(), index.data(ChainModel::OfferedRole).toLongLong());
    }
    if (verdict == items::StepVerdict::Kind::LeadsBack)
        parts << leadsBackText();
    const qint64 p95 = index.data(ChainModel::P95Role).toLongLong();
    if (p95 >= 0)
        parts << Routing::tr("p95 %1").arg(wording::duration(std::chrono::milliseconds(p95)));
    parts << trustText(static_cast<config::TrustClass>(index.data(ChainModel::TrustRole).toInt()));
    if (index.data(ChainModel::IsPickedUpRole).toBool())
        parts << Routing::tr("picked up");
    return parts.join(QLatin1String(", "));
}

} // namespace switchyard::pages
