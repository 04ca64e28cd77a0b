#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Switchyard Authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the compact schema that `switchyard check` holds from what `openclaw config schema` prints.

usage: make_schema.py VERSION < full.schema.json > openclaw-VERSION.schema.json

Titles, descriptions and defaults go, equal subtrees are kept once, and a subschema is the index of its node.
"""
import json
import sys

DROPPED = {"title", "description", "default", "examples", "deprecated", "$schema", "$comment", "$defs", "$id",
           "definitions", "readOnly", "writeOnly"}
KEPT_AS_IS = {"enum", "const", "required"}
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


root = intern(json.load(sys.stdin), {})
json.dump({
    "about": "Derived from the configuration schema of OpenClaw (https://github.com/openclaw/openclaw), MIT License, "
             "Copyright (c) 2026 OpenClaw Foundation. See LICENSE-openclaw.txt.",
    "version": sys.argv[1], "root": root, "nodes": nodes}, sys.stdout, separators=(",", ":"), sort_keys=True)
print()
