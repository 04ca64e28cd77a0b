// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/document.h"
#include "json5/editor.h"
#include "json5/merge.h"
#include "json5/writer.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

//! The first four bytes choose an edit, the rest is a document. Whatever it holds: the tokens join to it;
//! when it is JSON5, its JSON means the same, and an edit gives JSON5 again and can be taken back.

using namespace switchyard;
using namespace switchyard::json5;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

Value valueAt(const Document& document, std::uint8_t choice)
{
    Value value = document.root();
    for (int depth = 0; depth < 8 && value.size() > 0; ++depth) {
        value = value.at(choice % value.size());
        choice = static_cast<std::uint8_t>(choice * 7 + 3);
        if (choice % 5 == 0)
            break;
    }
    return value;
}

const char* newValue(std::uint8_t choice)
{
    static constexpr const char* values[]
        = {"1", "'x'", "{a:[1,{b:2}]}", "[]", "{\n  a: 1, // c\n}", "[1,\n2]"};
    return values[choice % 6];
}

Result<TextEdits> edit(const Document& document, const std::uint8_t* choices)
{
    const Value value = valueAt(document, choices[1]);
    const Path path = value.path();
    const std::size_t size = value.size();
    switch (choices[0] % 7) {
    case 0:
        return editor::set(document, path, newValue(choices[2]));
    case 1:
        return editor::set(document, path.child("key"), newValue(choices[2]));
    case 2:
        return editor::insert(document, path, choices[3] % (size + 1), newValue(choices[2]));
    case 3:
        return editor::remove(document, path);
    case 4:
        return editor::renameKey(document, path, "renamed key");
    case 5:
        return editor::insertMember(document, path, choices[3] % (size + 1), "k", newValue(choices[2]));
    default:
        return editor::move(document, path, choices[2] % (size + 1), choices[3] % (size + 1));
    }
}

void checkTokens(const Document& document)
{
    std::string joined;
    for (const Token& token : document.tokens())
        joined += document.textOf(token);
    require(joined == document.text());
}

void checkEdit(const Document& document, const std::uint8_t* choices)
{
    const auto edits = edit(document, choices);
    if (!edits)
        return;
    const std::string text = json5::apply(document.text(), *edits);
    const Document edited = Document::parse(text);
    require(edited.isValid());
    require(json5::apply(text, inverse(document.text(), *edits)) == document.text());
    if (choices[0] % 7 == 0)
        require(sameValue(edited.root().resolve(valueAt(document, choices[1]).path()),
                          Document::parse(newValue(choices[2])).root()));
    const auto merged = merge(document, edited, document, MergeSide::Mine);
    require(merged.conflicts.empty());
    require(sameValue(Document::parse(merged.text).root(), edited.root()));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t choiceCount = 4;
    if (size < choiceCount)
        return 0;
    const Document document
        = Document::parse(std::string(reinterpret_cast<const char*>(data + choiceCount), size - choiceCount));
    checkTokens(document);
    if (!document.isValid()) {
        require(!document.firstError().message.empty());
        return 0;
    }
    const Document json = Document::parse(toJson(document.root(), JsonLayout::Indented));
    require(json.isValid());
    checkEdit(document, data);
    return 0;
}
