// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configfile_p.h"
#include "json5/document.h"

#include <tuple>
#include <utility>

namespace switchyard::configfiles {

void ConfigFile::Private::writeDrafts()
{
    for (std::size_t i = 0; i < countOf(); ++i) {
        if (isUnsaved(i))
            std::ignore = tracked[i].drafts.write({tracked[i].disk.value_or(std::string{}), textOf(i)});
        else if (!tracked[i].draft)
            tracked[i].drafts.clear();
    }
}

void ConfigFile::Private::findDrafts()
{
    for (TrackedFile& file : tracked)
        findDraft(file);
}

void ConfigFile::Private::findDraft(TrackedFile& file)
{
    file.draft = file.drafts.read();
    const bool isPointless = file.draft
        && (file.draft->text == file.disk.value_or(std::string{}) || !isReadable(file.draft->text));
    if (!isPointless)
        return;
    file.drafts.clear();
    file.draft.reset();
}

std::string ConfigFile::Private::draftText(const TrackedFile& file)
{
    const auto base = json5::Document::parse(file.draft->base);
    const auto mine = json5::Document::parse(file.draft->text);
    const auto theirs = json5::Document::parse(file.shown);
    if (file.draft->base == file.disk || !base.isValid() || !theirs.isValid())
        return file.draft->text;
    return json5::merge(base, mine, theirs, json5::MergeSide::Mine).text;
}

QString ConfigFile::draftDiff() const
{
    QString diff;
    for (const TrackedFile& file : m_d->tracked) {
        if (file.draft)
            diff += diffOf(file.shown, Private::draftText(file), file.file.path());
    }
    return diff;
}

void ConfigFile::restoreDraft()
{
    std::vector<std::pair<int, std::string>> texts;
    for (std::size_t i = 0; i < m_d->countOf(); ++i) {
        TrackedFile& file = m_d->tracked[i];
        if (file.draft)
            texts.emplace_back(static_cast<int>(i), Private::draftText(file));
        file.draft.reset();
    }
    if (texts.empty())
        return;
    if (const auto replaced = m_d->session.replaceTexts(std::move(texts)); !replaced)
        m_d->failure = replaced.error();
    m_d->scheduleSave();
    m_d->publish();
}

void ConfigFile::discardDraft()
{
    for (TrackedFile& file : m_d->tracked) {
        if (file.draft)
            file.drafts.clear();
        file.draft.reset();
    }
    m_d->publish();
}

} // namespace switchyard::configfiles
