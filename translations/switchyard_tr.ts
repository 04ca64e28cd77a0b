<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR" sourcelanguage="en_US">
<context>
    <name>Error</name>
    <message>
        <source>Line %L1, column %L2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>sentence, details</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages</name>
    <message>
        <source>skipped, %1 &lt; %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped, context too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped, not configured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped, protocol not spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped, no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped, sign-in not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped, misconfigured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped, cannot read that input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped, calls no tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped, does not reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped, would leave this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped, other region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped, cooling down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped, not usable now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loads in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped, cannot carry the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fallback %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making music</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 moved to place %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 added as step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 taken out of the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %2 is now %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own chain made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain follows the defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider added: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider changed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider removed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider renamed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model added: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model changed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model removed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alias removed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alias set: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge mode changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not configured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picked up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ChainDelegate</name>
    <message>
        <source>listed twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken as failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loads in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ChainHeader</name>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ChainNameDelegate</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>inherits Defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own fallbacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own chain, no fallbacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own chain, local only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own chain, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ChainPolicyPane</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this chain behaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the first choice is cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shield when a warm step is as private, else wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the client alive until it is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shield</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer from the next warm one, load it in the background.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hedge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start both after a moment, first token wins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May leave this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosted region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First token within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last step may take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When cold: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts stay on this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts may leave this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosted region: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ChainStrip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::DragGhost</name>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::RoutingPage</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrows move, Space drops, Esc cancels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter moves it to place %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulate failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt with the arrow keys moves a step, Space picks it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models not in this chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in this chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No step in this chain yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first step answers; the next ones take over when it fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody: the chain is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you drop it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If step 1 fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If steps 1 to %1 fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can answer now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>for %n agent(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1 of loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answering now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if it fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>takes over at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release to move, Esc to cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is left. Clients get the chain&apos;s exhausted answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking over: %1, after %2 of loading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking over: %1, without a load.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fail one more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drag in, or select and press Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This agent follows the defaults. A change here gives it a chain of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This agent has a model of its own and no fallbacks: when it fails, nobody takes over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This agent has a chain of its own. Changes to the defaults do not reach it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 moved to %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 added at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a provider…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 taken out of the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This agent now has its own chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This agent follows the defaults</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::widgets::Sheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::wording</name>
    <message>
        <source>That value is not possible here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That name is taken. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenClaw does not accept this value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is larger than allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written. Check the free space and the rights of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system does not allow it. Check the rights of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was changed by another program meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program uses this port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer makes no sense.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is missing or was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This service is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not possible here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <comment>milliseconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <comment>minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h</source>
        <comment>hours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d</source>
        <comment>days</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number, unit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>~%1</source>
        <comment>approximately</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>percent: some languages put the sign first</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1M</source>
        <comment>million tokens</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1k</source>
        <comment>thousand tokens</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <comment>tokens a second</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>two remarks about a state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answering now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next in line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>serving %1</source>
        <comment>names of agents</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>elapsed, about how long in all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>how long so far</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loads in %1</source>
        <comment>about how long</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loads on request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>again in %1</source>
        <comment>countdown</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the last checks failed</source>
        <comment>percentage</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95 %1</source>
        <comment>latency</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <comment>reason, how long</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Misconfigured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate-limited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cooling down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the address is not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its protocol is not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a reference leads nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no key given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not allowed with this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not offered in this region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no connection in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certificate not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encryption failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a proxy answers instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a web page answers, not an API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something else answers there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing under this path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>server error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unexpected answer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unexpected answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not listed by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server has no models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server is starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warming up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not enough memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the load failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the context is too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rested after failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trying again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>many failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait; it comes back by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the port: something else answers there, or nothing does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the server listen on all addresses; it probably listens on 127.0.0.1 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name in the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network connection and the firewall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Except this address from the proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust its certificate, or add the authority that signed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top up the account at the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model that the server lists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download a model, or declare one by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a model on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free memory, or take a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the model with a larger context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow more time for the first answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look into the server&apos;s log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open address…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LAN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the model runs on the processor, which is slow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is heavily quantised: expect weaker answers and tool calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server holds less context than the configuration promises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two models keep pushing each other out of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading takes longer than the time-out allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answers with another model than the one asked for.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
