// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/schemadiagnostics.h"

#include "json5/writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace switchyard::config {

namespace {

std::optional<std::string> asNumber(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc {} || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    const auto digits = text.front() == '-' ? text.substr(1) : text;
    const auto isPlain = digits.size() < 2 || digits.front() != '0' || digits[1] == '.';
    return isPlain ? std::string(text) : json5::numberText(number);
}

std::optional<Fix> unknownKeyFix(const Violation& violation)
{
    const auto path = violation.path.child(json5::PathStep(violation.key));
    if (!violation.known.empty())
        return Fix::worded("fix/rename-key", {{"key", violation.known.front()}},
                           {{FixStep::Kind::Rename, path, violation.known.front()}});
    return Fix::worded("fix/remove-key", {{"key", violation.key}}, {{FixStep::Kind::Remove, path, {}}});
}

//! A text that holds the number, truth value or single item that is wanted.
std::optional<Fix> wrongTypeFix(const Violation& violation)
{
    if (!violation.node)
        return std::nullopt;
    const auto& node = *violation.node;
    const auto wants = [&violation](std::string_view word) { return violation.expected.find(word) != std::string::npos; };
    if (node.isString() && wants("number")) {
        if (const auto number = asNumber(node.text))
            return Fix::worded("fix/as-number", {}, {{FixStep::Kind::Set, violation.path, *number}});
    }
    if (node.isString() && wants("true") && (node.text == "true" || node.text == "false"))
        return Fix::worded("fix/without-quotes", {}, {{FixStep::Kind::Set, violation.path, node.text}});
    if (node.isString() && wants("list"))
        return Fix::worded("fix/as-list", {},
                           {{FixStep::Kind::Set, violation.path, '[' + json5::quoted(node.asWritten()) + ']'}});
    if (node.kind == Node::Kind::Null)
        return Fix::worded("fix/remove", {}, {{FixStep::Kind::Remove, violation.path, {}}});
    return std::nullopt;
}

std::optional<Fix> missingKeyFix(const Violation& violation)
{
    // A model's name is for people; its id is the best there is.
    const auto* const id = violation.node ? violation.node->find("id") : nullptr;
    if (violation.key != "name" || !id || !id->isString())
        return std::nullopt;
    return Fix::worded(
        "fix/id-as-name", {},
        {{FixStep::Kind::Set, violation.path.child(json5::PathStep("name")), json5::quoted(id->asWritten())}});
}

std::optional<Fix> notAllowedFix(const Violation& violation)
{
    if (!violation.node || !violation.node->isString() || violation.known.empty())
        return std::nullopt;
    const auto& text = violation.node->text;
    const auto near = std::find_if(violation.known.begin(), violation.known.end(), [&text](const std::string& name) {
        return name.size() > 3 && text.size() > 3 && (name.starts_with(text) || text.starts_with(name));
    });
    if (near == violation.known.end())
        return std::nullopt;
    return Fix::worded("fix/use", {{"value", *near}}, {{FixStep::Kind::Set, violation.path, json5::quoted(*near)}});
}

std::optional<Fix> fixFor(const Violation& violation)
{
    switch (violation.kind) {
    case Violation::Kind::UnknownKey:
        return unknownKeyFix(violation);
    case Violation::Kind::MissingKey:
        return missingKeyFix(violation);
    case Violation::Kind::WrongType:
        return wrongTypeFix(violation);
    case Violation::Kind::NotAllowed:
        return notAllowedFix(violation);
    case Violation::Kind::OutOfRange:
    case Violation::Kind::BadFormat:
        return std::nullopt;
    }
    return std::nullopt;
}

//! Around the wording of what newer releases refuse; the diagnostic keeps that wording and its arguments.
constexpr auto newerReleaseWording = "newer-release-refuses";

Diagnostic diagnosticFor(const SourceFiles& files, const Node& root, const Violation& violation)
{
    Diagnostic diagnostic;
    diagnostic.severity = Severity::Error;
    diagnostic.say(violation.wording, violation.arguments);
    diagnostic.location = violation.path;
    diagnostic.path = violation.dottedPath;
    diagnostic.origin = originOf(files, root, violation.path);
    diagnostic.fix = fixFor(violation);
    if (violation.kind != Violation::Kind::UnknownKey)
        return diagnostic;
    diagnostic.location = violation.path.child(json5::PathStep(violation.key));
    diagnostic.path = violation.path.isRoot() ? violation.key : violation.dottedPath + '.' + violation.key;
    if (!violation.node)
        return diagnostic;
    const auto& members = violation.node->members;
    const auto member = std::find_if(members.begin(), members.end(),
                                     [&violation](const Member& each) { return each.key == violation.key; });
    if (member == members.end())
        return diagnostic;
    auto origin = files.originAt(member->value.file, member->keyOffset, member->keyLength);
    origin.path = originOf(files, root, diagnostic.location).path;
    diagnostic.origin = std::move(origin);
    return diagnostic;
}

} // namespace

void addSchemaDiagnostics(const SourceFiles& files, const Node& root, const Judgement& judgement,
                          std::vector<Diagnostic>& diagnostics)
{
    const auto isOlder = judgement.generation == Generation::List;
    for (const auto& violation : isOlder ? judgement.older : judgement.newer)
        diagnostics.push_back(diagnosticFor(files, root, violation));
    if (!isOlder)
        return;
    for (const auto& violation : judgement.newer) {
        auto diagnostic = diagnosticFor(files, root, violation);
        const auto isSaid = std::any_of(diagnostics.begin(), diagnostics.end(), [&diagnostic](const Diagnostic& other) {
            return other.severity == Severity::Error && other.path == diagnostic.path;
        });
        if (isSaid)
            continue;
        diagnostic.severity = Severity::Warning;
        diagnostic.code = "newer-release-refuses";
        diagnostic.message = english(newerReleaseWording, {{"problem", diagnostic.message}});
        diagnostic.fix.reset();
        diagnostics.push_back(std::move(diagnostic));
    }
}

} // namespace switchyard::config
