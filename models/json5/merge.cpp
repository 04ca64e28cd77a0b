// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/merge.h"

#include "json5/editor.h"
#include "json5/writer.h"

#include <algorithm>
#include <unordered_set>

namespace switchyard::json5 {

namespace {

//! The same place in the three documents; missing where a document has no such value.
struct Place {
    Path path;
    Value base;
    Value mine;
    Value theirs;
};

bool areSame(const Value& a, const Value& b)
{
    return sameValue(a, b);
}

std::optional<std::string> textOf(const Value& value)
{
    return value ? std::optional(toJson(value, JsonLayout::Indented)) : std::nullopt;
}

class Merger final
{
public:
    Merger(const Document& base, const Document& mine, const Document& theirs, MergeSide winner)
        : m_text(theirs.text())
        , m_winner(winner)
    {
        m_places.push_back({Path(), base.root(), mine.root(), theirs.root()});
    }

    MergeResult run()
    {
        while (!m_places.empty()) {
            const Place place = std::move(m_places.back());
            m_places.pop_back();
            merge(place);
        }
        return {std::move(m_text), std::move(m_conflicts)};
    }

private:
    void merge(const Place& place)
    {
        if (areSame(place.base, place.mine) || areSame(place.mine, place.theirs))
            return;
        if (canDescend(place)) {
            descend(place);
            return;
        }
        const bool isConflict = !areSame(place.base, place.theirs);
        if (isConflict)
            m_conflicts.push_back({place.path, textOf(place.base), textOf(place.mine), textOf(place.theirs)});
        if (!isConflict || m_winner == MergeSide::Mine)
            take(place);
    }

    static bool canDescend(const Place& place)
    {
        if (place.mine.isObject() && place.theirs.isObject())
            return place.base.isObject() || place.base.isMissing();
        const bool areArrays = place.base.isArray() && place.mine.isArray() && place.theirs.isArray();
        return areArrays && place.base.size() == place.mine.size()
            && place.base.size() == place.theirs.size();
    }

    void descend(const Place& place)
    {
        const std::size_t first = m_places.size();
        if (place.mine.isArray())
            addItems(place);
        else
            addMembers(place);
        // Taken from the back, so that edits happen in the order of the text.
        std::reverse(m_places.begin() + static_cast<std::ptrdiff_t>(first), m_places.end());
    }

    void addItems(const Place& place)
    {
        for (std::size_t i = 0; i < place.mine.size(); ++i)
            m_places.push_back({place.path.child(i), place.base.at(i), place.mine.at(i), place.theirs.at(i)});
    }

    void addMembers(const Place& place)
    {
        std::unordered_set<std::string> seen;
        for (const Value& object : {place.base, place.mine}) {
            for (const Value member : object) {
                const std::string key = member.key();
                if (!seen.insert(key).second)
                    continue;
                m_places.push_back({place.path.child(key), place.base.find(key), place.mine.find(key),
                                    place.theirs.find(key)});
            }
        }
    }

    //! Puts my value in. What cannot be put there, because an earlier step took its place away, is a
    //! conflict.
    void take(const Place& place)
    {
        const Document document = Document::parse(m_text);
        const auto edits = place.mine ? editor::set(document, place.path, place.mine.text())
                                      : editor::remove(document, place.path);
        if (edits)
            m_text = json5::apply(m_text, *edits);
        else
            m_conflicts.push_back({place.path, textOf(place.base), textOf(place.mine), textOf(place.theirs)});
    }

    std::string m_text;
    MergeSide m_winner;
    std::vector<Place> m_places;
    std::vector<MergeConflict> m_conflicts;
};

} // namespace

MergeResult merge(const Document& base, const Document& mine, const Document& theirs, MergeSide winner)
{
    return Merger(base, mine, theirs, winner).run();
}

} // namespace switchyard::json5
