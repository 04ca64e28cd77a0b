// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "smallconfig.h"

const char* const smallConfig = R"json5({
  // kept
  agents: { defaults: { model: { primary: "a/one", fallbacks: ["b/two", "c/three", "d/four"] } } },
  models: { providers: {
    a: { baseUrl: "http://127.0.0.1:1/v1", apiKey: "x", models: [{ id: "one", name: "One" }] },
    b: { baseUrl: "http://127.0.0.1:2/v1", apiKey: "x", models: [{ id: "two", name: "Two" }, { id: "spare", name: "Spare" }] },
    c: { baseUrl: "http://127.0.0.1:3/v1", apiKey: "x", models: [{ id: "three", name: "Three" }] },
    d: { baseUrl: "http://127.0.0.1:4/v1", apiKey: "x", models: [{ id: "four", name: "Four" }] },
  } },
}
)json5";

const char* const newerConfig = R"json5({
  agents: { entries: { main: {} } },
  models: { providers: { local: {
    baseUrl: "http://127.0.0.1:8000/v1", api: "openai-completions",
    models: [{ id: "a", name: "A" }, { id: "b", name: "B", input: ["text"], contextWindow: 8192 }], // mine
  } } },
}
)json5";

const char* const olderConfig = R"json5({
  agents: { list: [{ id: "main" }] },
  models: { providers: { local: { baseUrl: "http://127.0.0.1:8000/v1", models: [{ id: "b", name: "B" }] } } },
}
)json5";
