// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// Prints how much processor time a configuration of 1 MB takes from text to typed values, checks and advice. Processor
// time, because it says the same on a busy machine.

#include "config/catalogue.h"
#include "config/environment.h"
#include "config/lint.h"
#include "config/lowering.h"

#include <algorithm>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

using namespace switchyard::config;

namespace {

//! A configuration of about `size` bytes: providers of twenty models each, as a generous person might write them.
std::string configurationOf(std::size_t size)
{
    std::string text = "{\n  // made for measuring\n  agents: { defaults: { model: { primary: \"p0/m0\", fallbacks: "
                       "[\"p0/m1\", \"p1/m0\"] } } },\n  models: {\n    mode: \"merge\",\n    providers: {\n";
    for (int provider = 0; text.size() < size; ++provider) {
        text += "      p" + std::to_string(provider)
            + ": {\n        baseUrl: \"http://127.0.0.1:8000/v1\", // local\n        apiKey: \"local\",\n"
              "        api: \"openai-completions\",\n        models: [\n";
        for (int model = 0; model < 20; ++model) {
            text += "          {\n            id: \"m" + std::to_string(model)
                + "\",\n            name: \"Model\",\n            reasoning: false,\n            input: [\"text\"],\n"
                  "            cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },\n"
                  "            contextWindow: 131072,\n            maxTokens: 8192,\n          },\n";
        }
        text += "        ],\n      },\n";
    }
    return text + "    },\n  },\n}\n";
}

template<typename Work>
double medianMilliseconds(Work work)
{
    std::vector<double> times;
    for (int run = 0; run < 21; ++run) {
        const auto start = std::clock();
        work();
        times.push_back(static_cast<double>(std::clock() - start) * 1000 / CLOCKS_PER_SEC);
    }
    std::nth_element(times.begin(), times.begin() + 10, times.end());
    return times[10];
}

} // namespace

int main()
{
    const auto text = configurationOf(1'000'000);
    const MapEnvironment environment;
    const auto files = SourceFiles::load("openclaw.json", text, nullptr);
    const auto lowered = lower(files, environment);
    std::cout << text.size() << " bytes, " << lowered.config.providers.size() << " providers, "
              << lowered.diagnostics.size() << " diagnostics\n";
    std::cout << "parse   " << medianMilliseconds([&] { SourceFiles::load("openclaw.json", text, nullptr); }) << " ms\n";
    std::cout << "lower   " << medianMilliseconds([&] { lower(files, environment); }) << " ms\n";
    std::cout << "newer   " << medianMilliseconds([&] { lower(files, environment, {Generation::Entries}); }) << " ms\n";
    std::cout << "advise  " << medianMilliseconds([&] { lint(files, lowered.config, Catalogue::builtIn()); }) << " ms\n";
    return 0;
}
