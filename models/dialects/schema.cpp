// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/schema.h"

#include "json/json.h"
#include "json/jsonwriter.h"

#include <algorithm>
#include <array>

namespace switchyard::dialects {

namespace {

// A schema that refers to itself ends somewhere, in depth and in all.
constexpr int kMaxReferences = 16;
constexpr int kMaxResolved = 400;

// Members whose own members are names, not keywords.
bool holdsNames(std::string_view keyword)
{
    return keyword == "properties" || keyword == "$defs" || keyword == "definitions" || keyword == "patternProperties"
        || keyword == "dependentSchemas";
}

// Members whose value is data, not a schema.
bool holdsData(std::string_view keyword)
{
    return keyword == "enum" || keyword == "const" || keyword == "default" || keyword == "examples" || keyword == "required";
}

void copyWithout(json::Writer& writer, json::Value value, const std::vector<std::string>& keywords, bool areNames)
{
    if (value.isArray()) {
        writer.beginArray();
        for (const auto item : value.items())
            copyWithout(writer, item, keywords, false);
        writer.endArray();
    } else if (value.isObject()) {
        writer.beginObject();
        for (const auto member : value.members()) {
            if (!areNames && std::find(keywords.begin(), keywords.end(), member.key) != keywords.end())
                continue;
            writer.key(member.key);
            if (!areNames && holdsData(member.key))
                writer.raw(member.value.raw());
            else
                copyWithout(writer, member.value, keywords, !areNames && holdsNames(member.key));
        }
        writer.endObject();
    } else {
        writer.raw(value.raw());
    }
}

// Copies one schema for Google, looking references up in `root`.
class GoogleSchemaWriter final {
public:
    explicit GoogleSchemaWriter(json::Value root)
        : m_root(root)
    {
    }

    void write(json::Writer& writer, json::Value schema, int references);

private:
    void writeMember(json::Writer& writer, const json::Member& member, int references);
    void writeType(json::Writer& writer, json::Value type);
    json::Value resolved(json::Value schema, int& references);

    json::Value m_root;
    int m_resolved = 0; // references in the whole schema
};

json::Value GoogleSchemaWriter::resolved(json::Value schema, int& references)
{
    constexpr std::string_view prefix = "#/";
    while (schema["$ref"].isString() && references < kMaxReferences) {
        ++references;
        if (++m_resolved > kMaxResolved)
            return {};
        const auto path = schema["$ref"].text();
        if (std::string_view(path).substr(0, prefix.size()) != prefix)
            return {};
        auto found = m_root;
        std::size_t begin = prefix.size();
        while (begin <= path.size()) {
            const auto end = std::min(path.find('/', begin), path.size());
            found = found[std::string_view(path).substr(begin, end - begin)];
            begin = end + 1;
        }
        schema = found;
    }
    return schema;
}

void GoogleSchemaWriter::writeType(json::Writer& writer, json::Value type)
{
    if (type.isString()) {
        writer.key("type").raw(type.raw());
        return;
    }
    std::string_view chosen;
    bool isNullable = false;
    for (const auto item : type.items()) {
        if (item.is("null"))
            isNullable = true;
        else if (chosen.empty())
            chosen = item.raw();
    }
    if (!chosen.empty())
        writer.key("type").raw(chosen);
    if (isNullable)
        writer.key("nullable").boolean(true);
}

void GoogleSchemaWriter::writeMember(json::Writer& writer, const json::Member& member, int references)
{
    constexpr std::array<std::string_view, 14> copied {
        "title", "description", "enum", "required", "nullable", "minItems", "maxItems", "minLength", "maxLength", "pattern",
        "minimum", "maximum", "minProperties", "maxProperties"};
    const auto key = member.key;
    const auto value = member.value;
    if (key == "type") {
        writeType(writer, value);
    } else if (key == "const") {
        writer.key("enum").beginArray().raw(value.raw()).endArray();
    } else if (key == "format" && (value.is("enum") || value.is("date-time"))) {
        writer.key(key).raw(value.raw());
    } else if (key == "items" && value.isObject()) {
        writer.key(key);
        write(writer, value, references);
    } else if (key == "anyOf" || key == "oneOf") {
        writer.key("anyOf").beginArray();
        for (const auto item : value.items())
            write(writer, item, references);
        writer.endArray();
    } else if (key == "properties") {
        writer.key(key).beginObject();
        for (const auto property : value.members()) {
            writer.key(property.key);
            write(writer, property.value, references);
        }
        writer.endObject();
    } else if (std::find(copied.begin(), copied.end(), key) != copied.end()) {
        writer.key(key).raw(value.raw());
    }
}

void GoogleSchemaWriter::write(json::Writer& writer, json::Value schema, int references)
{
    schema = resolved(schema, references);
    writer.beginObject();
    if (references < kMaxReferences) {
        for (const auto member : schema.members())
            writeMember(writer, member, references);
    }
    writer.endObject();
}

} // namespace

std::string withoutKeywords(std::string_view rawSchema, const std::vector<std::string>& keywords)
{
    json::Document document;
    if (!document.parse(rawSchema))
        return std::string(rawSchema);
    std::string out;
    out.reserve(rawSchema.size());
    json::Writer writer(out);
    copyWithout(writer, document.root(), keywords, false);
    return out;
}

std::string googleSchema(std::string_view rawSchema)
{
    json::Document document;
    std::string out;
    json::Writer writer(out);
    if (!document.parse(rawSchema))
        return "{\"type\":\"object\"}";
    GoogleSchemaWriter schema(document.root());
    schema.write(writer, document.root(), 0);
    return out;
}

} // namespace switchyard::dialects
