// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/parser.h"

#include "json5/document.h"
#include "json5/literals.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace switchyard::json5 {

namespace {

enum class Expect : std::uint8_t { RootValue, End, Key, Colon, MemberValue, Item, Comma };

struct Frame {
    std::uint32_t node;
    std::size_t pendingStart; // where this container's items start among the pending ones
    Expect next;
    bool hasWrongClose
        = false; // a bracket of the wrong kind stood where this container's own may have been meant
};

bool startsValue(TokenKind kind)
{
    return kind == TokenKind::LeftBrace || kind == TokenKind::LeftBracket || kind == TokenKind::String
        || kind == TokenKind::Number || kind == TokenKind::Word || kind == TokenKind::Invalid;
}

class Parser final
{
public:
    explicit Parser(Tree& tree)
        : m_tree(tree)
    {
    }

    void run()
    {
        const auto count = static_cast<std::uint32_t>(m_tree.tokens.size());
        m_tree.nodes.reserve(count / 4 + 1);
        for (m_token = 0; m_token < count && !m_isStopped; ++m_token) {
            if (m_tree.tokens[m_token].isTrivia())
                continue;
            // A token that ends a state without belonging to it is looked at again in the next state; each
            // state change leads closer to one that takes or skips the token, so this ends.
            while (!take(m_tree.tokens[m_token].kind)) { }
            m_lastToken = m_token;
        }
        finish();
    }

private:
    Expect& expected() { return m_frames.empty() ? m_rootExpects : m_frames.back().next; }
    const Token& token() const { return m_tree.tokens[m_token]; }

    void report(Severity severity, DiagnosticCode code, const Token& at, std::string message, std::string fix)
    {
        m_tree.report(severity, code, at.offset, at.length, std::move(message), std::move(fix));
    }
    void error(DiagnosticCode code, std::string message, std::string fix)
    {
        report(Severity::Error, code, token(), std::move(message), std::move(fix));
    }
    //! Where something is missing: right behind the last token that counted.
    void errorBehindLast(DiagnosticCode code, std::string message, std::string fix)
    {
        const std::size_t offset = m_lastToken == none ? 0 : m_tree.tokens[m_lastToken].end();
        m_tree.report(Severity::Error, code, offset, 0, std::move(message), std::move(fix));
    }

    //! Whether the token was used up.
    bool take(TokenKind kind)
    {
        switch (expected()) {
        case Expect::RootValue:
            return takeRootValue(kind);
        case Expect::End:
            return takeEnd();
        case Expect::Key:
            return takeKey(kind);
        case Expect::Colon:
            return takeColon(kind);
        case Expect::MemberValue:
            return takeMemberValue(kind);
        case Expect::Item:
            return takeItem(kind);
        case Expect::Comma:
            return takeComma(kind);
        }
        return true;
    }

    bool takeRootValue(TokenKind kind)
    {
        if (!startsValue(kind)) {
            error(DiagnosticCode::UnexpectedToken, "a value must stand here", "start with { or [");
            return true;
        }
        m_rootExpects = Expect::End;
        addValue(kind);
        return true;
    }

    bool takeEnd()
    {
        error(DiagnosticCode::TextAfterValue, "there is text after the end of the value",
              "remove it, or check the brackets before it");
        m_isStopped = true;
        return true;
    }

    bool takeKey(TokenKind kind)
    {
        switch (kind) {
        case TokenKind::String:
        case TokenKind::Word:
            break;
        case TokenKind::Number:
        case TokenKind::Invalid:
            error(DiagnosticCode::InvalidKey, "this key needs quotes", "put the key in quotes");
            break;
        case TokenKind::RightBrace:
            closeContainer();
            return true;
        case TokenKind::RightBracket:
            return takeWrongClose(TokenKind::LeftBracket);
        case TokenKind::Comma:
            error(DiagnosticCode::ExtraComma, "there is no member before this comma", "remove the comma");
            return true;
        case TokenKind::Colon:
            error(DiagnosticCode::MissingKey, "there is no key before this colon",
                  "write a key before the colon");
            expected() = Expect::MemberValue;
            return true;
        default:
            error(DiagnosticCode::MissingKey, "this value of an object has no key",
                  "write a key and a colon before it");
            expected() = Expect::MemberValue;
            return false;
        }
        m_keyToken = m_token;
        expected() = Expect::Colon;
        return true;
    }

    bool takeColon(TokenKind kind)
    {
        if (kind == TokenKind::Colon) {
            expected() = Expect::MemberValue;
            return true;
        }
        const Token& key = m_tree.tokens[m_keyToken];
        m_tree.report(Severity::Error, DiagnosticCode::MissingColon, key.end(), 0,
                      "the key has no colon and value", "write a colon and a value behind the key");
        // A key on the next line is a new member, anything else is probably the value.
        const bool isValue = startsValue(kind)
            && m_tree.locationAt(key.offset).line == m_tree.locationAt(token().offset).line;
        if (!isValue)
            m_keyToken = none;
        expected() = isValue ? Expect::MemberValue : Expect::Comma;
        return false;
    }

    bool takeMemberValue(TokenKind kind)
    {
        if (kind == TokenKind::Colon) {
            error(DiagnosticCode::UnexpectedToken, "there is one colon too many", "remove the colon");
            return true;
        }
        expected() = Expect::Comma;
        if (!startsValue(kind)) {
            errorBehindLast(DiagnosticCode::MissingValue, "there is no value behind the colon",
                            "write a value, or remove the key");
            m_keyToken = none;
            return false;
        }
        addValue(kind);
        return true;
    }

    bool takeItem(TokenKind kind)
    {
        if (startsValue(kind)) {
            expected() = Expect::Comma;
            addValue(kind);
            return true;
        }
        switch (kind) {
        case TokenKind::RightBracket:
            closeContainer();
            return true;
        case TokenKind::RightBrace:
            return takeWrongClose(TokenKind::LeftBrace);
        case TokenKind::Comma:
            error(DiagnosticCode::ExtraComma, "there is no item before this comma",
                  "remove the comma, or write null");
            return true;
        default:
            error(DiagnosticCode::UnexpectedToken, "a colon cannot stand in an array",
                  "use { } for keys and values");
            return true;
        }
    }

    bool takeComma(TokenKind kind)
    {
        const bool isObject = m_tree.nodes[m_frames.back().node].kind == ValueKind::Object;
        switch (kind) {
        case TokenKind::Comma:
            if (m_pending.size() > m_frames.back().pendingStart)
                m_tree.nodes[m_pending.back()].commaToken = m_token;
            expected() = isObject ? Expect::Key : Expect::Item;
            return true;
        case TokenKind::RightBrace:
            if (!isObject)
                return takeWrongClose(TokenKind::LeftBrace);
            closeContainer();
            return true;
        case TokenKind::RightBracket:
            if (isObject)
                return takeWrongClose(TokenKind::LeftBracket);
            closeContainer();
            return true;
        case TokenKind::Colon:
            error(DiagnosticCode::UnexpectedToken, "a colon cannot stand here",
                  "remove the colon, or add a key");
            return true;
        default:
            errorBehindLast(DiagnosticCode::MissingComma, "there is no comma between two items",
                            "add a comma");
            expected() = isObject ? Expect::Key : Expect::Item;
            return false;
        }
    }

    //! A closing bracket that does not fit the innermost container: it closes an outer one when there is one.
    bool takeWrongClose(TokenKind opening)
    {
        const ValueKind wanted = opening == TokenKind::LeftBrace ? ValueKind::Object : ValueKind::Array;
        const std::size_t openOfKind = wanted == ValueKind::Object ? m_openObjects : m_openArrays;
        if (openOfKind == 0) {
            error(DiagnosticCode::MismatchedBracket, "this bracket closes nothing",
                  wanted == ValueKind::Object ? "remove it, or write ]" : "remove it, or write }");
            m_frames.back().hasWrongClose = true;
            return true;
        }
        reportUnclosed();
        closeContainer();
        return false;
    }

    void reportUnclosed()
    {
        const Node& node = m_tree.nodes[m_frames.back().node];
        const bool isObject = node.kind == ValueKind::Object;
        report(Severity::Error, isObject ? DiagnosticCode::UnclosedObject : DiagnosticCode::UnclosedArray,
               m_tree.tokens[node.firstToken],
               isObject ? "the object that starts here is never closed"
                        : "the array that starts here is never closed",
               isObject ? "add the missing }" : "add the missing ]");
    }

    void addValue(TokenKind kind)
    {
        const bool isContainer = kind == TokenKind::LeftBrace || kind == TokenKind::LeftBracket;
        Node node;
        node.kind = isContainer ? (kind == TokenKind::LeftBrace ? ValueKind::Object : ValueKind::Array)
                                : scalarKind(kind);
        node.parent = m_frames.empty() ? none : m_frames.back().node;
        node.keyToken = std::exchange(m_keyToken, none);
        node.firstToken = m_token;
        node.lastToken = m_token;
        const auto index = static_cast<std::uint32_t>(m_tree.nodes.size());
        m_tree.nodes.push_back(node);
        if (m_frames.empty())
            m_tree.root = index;
        else
            m_pending.push_back(index);
        if (isContainer)
            openContainer(index, node.kind);
    }

    void openContainer(std::uint32_t index, ValueKind kind)
    {
        if (m_frames.size() >= maximumDepth) {
            error(DiagnosticCode::TooDeep, "the values are nested more than 10000 levels deep",
                  "remove the levels that are not needed");
            m_isStopped = true;
            return;
        }
        const bool isObject = kind == ValueKind::Object;
        ++(isObject ? m_openObjects : m_openArrays);
        m_frames.push_back({index, m_pending.size(), isObject ? Expect::Key : Expect::Item, false});
    }

    void closeContainer()
    {
        const Frame frame = m_frames.back();
        m_frames.pop_back();
        Node& node = m_tree.nodes[frame.node];
        --(node.kind == ValueKind::Object ? m_openObjects : m_openArrays);
        node.lastToken = m_token < m_tree.tokens.size() ? m_token : m_lastToken;
        node.firstChild = static_cast<std::uint32_t>(m_tree.children.size());
        node.childCount = static_cast<std::uint32_t>(m_pending.size() - frame.pendingStart);
        const auto first = m_pending.begin() + static_cast<std::ptrdiff_t>(frame.pendingStart);
        m_tree.children.insert(m_tree.children.end(), first, m_pending.end());
        m_pending.erase(first, m_pending.end());
        m_keyToken = none;
        if (node.kind == ValueKind::Object && node.childCount > 1)
            markShadowed(node);
    }

    ValueKind scalarKind(TokenKind kind)
    {
        switch (kind) {
        case TokenKind::String:
            return ValueKind::String;
        case TokenKind::Number:
            checkRange();
            return ValueKind::Number;
        case TokenKind::Word:
            return wordKind();
        default:
            break;
        }
        reportInvalid();
        return ValueKind::Invalid;
    }

    ValueKind wordKind()
    {
        const std::string_view word = m_tree.textOf(token());
        if (word == "true" || word == "false")
            return ValueKind::Boolean;
        if (word == "null")
            return ValueKind::Null;
        if (word == "Infinity" || word == "NaN")
            return ValueKind::Number;
        error(DiagnosticCode::UnquotedString, "this word is no value; only keys may go without quotes",
              "put it in quotes");
        return ValueKind::Invalid;
    }

    void reportInvalid()
    {
        const char first = m_tree.textOf(token()).front();
        const bool isNumber = (first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.';
        if (isNumber)
            error(DiagnosticCode::InvalidNumber, "this is not a number of JSON5",
                  "write a number, or put it in quotes");
        else
            error(DiagnosticCode::UnexpectedCharacter, "this is not JSON5", "put it in quotes, or remove it");
    }

    void checkRange()
    {
        const std::string_view text = m_tree.textOf(token());
        switch (fitOf(text)) {
        case NumberFit::Exact:
            return;
        case NumberFit::Rounded:
            report(Severity::Warning, DiagnosticCode::NumberOutOfRange, token(),
                   "this number has more digits than programs keep",
                   "put it in quotes if every digit matters");
            return;
        case NumberFit::TooLarge:
            report(Severity::Warning, DiagnosticCode::NumberOutOfRange, token(),
                   "this number is read as Infinity", "write a smaller number");
            return;
        }
    }

    std::string_view plainKey(const Node& node, std::string& decoded) const
    {
        const std::string_view text = m_tree.textOf(node.keyToken);
        const bool isQuoted = m_tree.tokens[node.keyToken].kind == TokenKind::String;
        if (text.find('\\') == std::string_view::npos && (!isQuoted || text.size() >= 2))
            return isQuoted ? text.substr(1, text.size() - 2) : text;
        decoded = isQuoted ? decodeString(text) : decodeWord(text);
        return decoded;
    }

    //! Sets isShadowed on every member whose key comes again later, and warns about each.
    void markShadowed(const Node& object)
    {
        std::vector<std::string> decoded(object.childCount);
        std::vector<std::string_view> keys(object.childCount);
        for (std::uint32_t i = 0; i < object.childCount; ++i) {
            const Node& child = m_tree.nodes[m_tree.children[object.firstChild + i]];
            keys[i] = child.keyToken == none ? std::string_view{} : plainKey(child, decoded[i]);
        }
        // Few keys are compared one by one, which is quicker than hashing; a long list must not cost its
        // square.
        constexpr std::uint32_t few = 12;
        if (object.childCount <= few && !hasRepeat(keys))
            return;
        std::unordered_map<std::string_view, std::uint32_t> last;
        last.reserve(object.childCount);
        for (std::uint32_t i = 0; i < object.childCount; ++i) {
            const std::uint32_t child = m_tree.children[object.firstChild + i];
            if (m_tree.nodes[child].keyToken == none)
                continue;
            const auto [entry, isNew] = last.try_emplace(keys[i], child);
            if (isNew)
                continue;
            markShadowed(entry->second);
            entry->second = child;
        }
    }

    static bool hasRepeat(const std::vector<std::string_view>& keys)
    {
        for (std::size_t i = 1; i < keys.size(); ++i) {
            const auto end = keys.begin() + static_cast<std::ptrdiff_t>(i);
            if (std::find(keys.begin(), end, keys[i]) != end)
                return true;
        }
        return false;
    }

    void markShadowed(std::uint32_t child)
    {
        Node& node = m_tree.nodes[child];
        node.isShadowed = true;
        report(Severity::Warning, DiagnosticCode::DuplicateKey, m_tree.tokens[node.keyToken],
               "this key comes again in the same object; only the last one counts",
               "remove all but one of them");
    }

    void finish()
    {
        const bool wasComplete = !m_isStopped;
        if (wasComplete && m_rootExpects == Expect::RootValue && m_tree.errorCount == 0)
            m_tree.report(Severity::Error, DiagnosticCode::EmptyDocument, m_tree.text.size(), 0,
                          "there is no value", "write { } to start with");
        // What an endless comment swallowed is not missing.
        const bool hasOpenComment
            = std::any_of(m_tree.diagnostics.begin(), m_tree.diagnostics.end(),
                          [](const Diagnostic& d) { return d.code == DiagnosticCode::UnclosedComment; });
        while (!m_frames.empty()) {
            if (wasComplete && expected() == Expect::Colon)
                errorBehindLast(DiagnosticCode::MissingColon, "the key has no colon and value",
                                "write a colon and a value behind the key");
            if (wasComplete && expected() == Expect::MemberValue)
                errorBehindLast(DiagnosticCode::MissingValue, "there is no value behind the colon",
                                "write a value, or remove the key");
            if (wasComplete && !hasOpenComment && !m_frames.back().hasWrongClose)
                reportUnclosed();
            m_token = static_cast<std::uint32_t>(m_tree.tokens.size());
            closeContainer();
        }
    }

    Tree& m_tree;
    std::vector<Frame> m_frames;
    std::vector<std::uint32_t> m_pending; // items of the open containers, the innermost container's last
    Expect m_rootExpects = Expect::RootValue;
    std::uint32_t m_token = 0;
    std::uint32_t m_lastToken = none;
    std::uint32_t m_keyToken = none;
    std::size_t m_openObjects = 0;
    std::size_t m_openArrays = 0;
    bool m_isStopped = false;
};

} // namespace

void buildNodes(Tree& tree)
{
    Parser(tree).run();
}

} // namespace switchyard::json5
