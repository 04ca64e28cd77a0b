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

const char* const routedConfig = R"json5({
  agents: {
    defaults: { model: { primary: "switchyard/auto", fallbacks: ["a/one", "b/two"] } },
    entries: { main: {}, work: { model: { primary: "switchyard/auto", fallbacks: ["c/three", "a/one"] } } },
  },
  models: { providers: {
    switchyard: { baseUrl: "http://127.0.0.1:11700/v1", api: "openai-completions", models: [{ id: "auto", name: "Auto" }] },
    mirror: { baseUrl: "http://localhost:11700/v1", api: "openai-completions", models: [{ id: "auto", name: "Auto" }] },
    other: { baseUrl: "http://127.0.0.1:11701/v1", api: "openai-completions", models: [{ id: "auto", name: "Auto" }] },
    far: { baseUrl: "http://10.0.0.5:11700/v1", api: "openai-completions", models: [{ id: "auto", name: "Auto" }] },
    a: { baseUrl: "http://127.0.0.1:1/v1", apiKey: "x", api: "openai-completions", models: [{ id: "one", name: "One" }] },
    b: { baseUrl: "http://127.0.0.1:2/v1", apiKey: "x", api: "openai-completions", models: [{ id: "two", name: "Two" }] },
    c: { baseUrl: "http://127.0.0.1:3/v1", apiKey: "x", api: "openai-completions", models: [{ id: "three", name: "Three" }] },
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
