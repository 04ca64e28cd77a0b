#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the compact schema that `switchyard check` holds from what `openclaw config schema` prints.

usage: make_schema.py VERSION [openclaw-VERSION.checks.json] < full.schema.json > openclaw-VERSION.schema.json

Titles, descriptions and defaults go, equal subtrees are kept once, and a subschema is the index of its node. The checks
that no JSON schema can say are named at the nodes they belong to; models/config/valuechecks.cpp and objectchecks.cpp
hold them.
"""
import copy
import json
import sys

DROPPED = {"title", "description", "default", "examples", "deprecated", "$schema", "$comment", "$defs", "$id",
           "definitions", "readOnly", "writeOnly"}
KEPT_AS_IS = {"enum", "const", "required", "trimmed", "checks"}
ONE = {"additionalProperties", "propertyNames", "items", "not", "if", "then", "else", "additionalItems", "contains"}
MANY = {"anyOf", "oneOf", "allOf", "prefixItems"}
MAPS = {"properties", "patternProperties"}
SCHEMA_KEYS = (KEPT_AS_IS | ONE | MANY | MAPS | {
    "type", "pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"})

nodes, index = [], {}


def intern(schema, definitions):
    if isinstance(schema, bool):
        return schema
    definitions = schema.get("$defs", definitions)
    if "$ref" in schema:
        return intern(definitions[schema["$ref"].rsplit("/", 1)[1]], definitions)
    node = {}
    for key, value in schema.items():
        if key in DROPPED or key.startswith("x-"):
            continue
        if key not in SCHEMA_KEYS:
            sys.exit(f"unknown schema keyword {key}")
        if key in MAPS:
            node[key] = {name: intern(sub, definitions) for name, sub in value.items()}
        elif key in MANY or (key == "items" and isinstance(value, list)):
            node[key] = [intern(sub, definitions) for sub in value]
        elif key in ONE:
            node[key] = intern(value, definitions)
        elif key == "required":
            # OpenClaw fills in defaults before it checks.
            node[key] = [name for name in value if "default" not in schema.get("properties", {}).get(name, {})]
            if not node[key]:
                del node[key]
        else:
            node[key] = value
    if node.get("maximum") == 9007199254740991:
        del node["maximum"]
    if node.get("minimum") == -9007199254740991:
        del node["minimum"]
    if node.get("propertyNames") is not None and nodes[node["propertyNames"]] == {"type": "string"}:
        del node["propertyNames"]
    text = json.dumps(node, sort_keys=True)
    if text not in index:
        index[text] = len(nodes)
        nodes.append(node)
    return index[text]


class Annotating:
    """Writes `trimmed` and `checks` at the nodes that the paths of a checks file lead to."""

    def __init__(self, schema):
        self.definitions = schema.get("$defs", {}) | schema.get("definitions", {})
        self.schema = schema

    def resolved(self, owner, key):
        """The subschema, its own copy when it was a reference."""
        node = owner[key]
        if isinstance(node, dict) and "$ref" in node:
            node = owner[key] = copy.deepcopy(self.definitions[node["$ref"].rsplit("/", 1)[1]])
        return node

    def alternatives(self, node):
        yield node
        for word in ("anyOf", "oneOf", "allOf"):
            for i in range(len(node.get(word, []))):
                yield from self.alternatives(self.resolved(node[word], i))

    def below(self, node, step):
        for each in self.alternatives(node):
            if step == "#key" and isinstance(each.get("additionalProperties"), dict):
                each.setdefault("propertyNames", {"type": "string"})
                yield self.resolved(each, "propertyNames")
            elif step == "[]" and isinstance(each.get("items"), dict):
                yield self.resolved(each, "items")
            elif step == "*" and isinstance(each.get("additionalProperties"), dict):
                yield self.resolved(each, "additionalProperties")
            elif isinstance(each.get("properties", {}).get(step), dict):
                yield self.resolved(each["properties"], step)

    def targets(self, path, types):
        nodes = [self.schema]
        for step in path.split("."):
            nodes = [below for node in nodes for below in self.below(node, step)]
        found = [each for node in nodes for each in self.alternatives(node)
                 if types & set([each["type"]] if isinstance(each.get("type"), str) else each.get("type", []))
                 and "const" not in each]
        if not found:
            sys.exit(f"the path {path} leads nowhere")
        return found

    def annotate(self, checks):
        for path in checks["trimmed"]:
            for node in self.targets(path, {"string"}):
                node["trimmed"] = True
        for path in checks["notEmptyObjects"]:
            for node in self.targets(path, {"object"}):
                node["minProperties"] = 1
        for name, paths in checks["checks"].items():
            types = {"{} ": {"object"}, "[] ": {"array"}}.get(name[:3], {"string", "number", "integer"})
            for path in paths:
                for node in self.targets(path, types):
                    node.setdefault("checks", []).append(name.removeprefix("{} ").removeprefix("[] "))
        for name in checks.get("everywhere", {}):
            self.annotate_everywhere(self.schema, name, set(checks["everywhere"][name]))
        for name, node in self.schema["properties"].items():
            if name not in ("channels", "plugins"):
                self.annotate_references(node)

    def annotate_everywhere(self, node, name, keys):
        """Objects that have all these keys."""
        for each in node if isinstance(node, list) else node.values() if isinstance(node, dict) else ():
            self.annotate_everywhere(each, name, keys)
        if isinstance(node, dict) and isinstance(node.get("properties"), dict) and keys <= node["properties"].keys():
            if name not in node.setdefault("checks", []):
                node["checks"].append(name)

    def annotate_references(self, node):
        """The id of a reference to a secret has a form of its own by its source, wherever one may stand."""
        if isinstance(node, list):
            for each in node:
                self.annotate_references(each)
        if not isinstance(node, dict):
            return
        properties = node.get("properties")
        if isinstance(properties, dict) and {"source", "provider", "id"} <= properties.keys():
            source = properties["source"].get("const")
            if source in ("file", "exec"):
                properties["id"]["checks"] = [source + "-secret-id"]
        for each in list(node.values()):
            self.annotate_references(each)


full = json.load(sys.stdin)
if len(sys.argv) > 2:
    with open(sys.argv[2], encoding="utf-8") as file:
        Annotating(full).annotate(json.load(file))
root = intern(full, {})
holder = "2025 Peter Steinberger" if sys.argv[1].startswith("2026.2.") else "2026 OpenClaw Foundation"
json.dump({
    "about": "Derived from the configuration schema of OpenClaw (https://github.com/openclaw/openclaw), MIT License, "
             f"Copyright (c) {holder}. See LICENSE-openclaw.txt.",
    "version": sys.argv[1], "root": root, "nodes": nodes}, sys.stdout, separators=(",", ":"), sort_keys=True)
print()
