<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR" sourcelanguage="en_US">
<context>
    <name>About</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Switchyard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A control panel and local router for language models. Apache-2.0 licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Icons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lucide (ISC), LobeHub marks (MIT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inter and JetBrains Mono (OFL 1.1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider marks belong to their owners and are shown only to name them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddProvider</name>
    <message>
        <source>Add a provider</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source> (HTTP %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers, kind not recognised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat Completions (OpenAI)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responses (OpenAI)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages (Anthropic)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate content (Google)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ollama&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added http://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added /v1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>path shortened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user name left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the cURL line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the pasted block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without /v1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.0.0.0 means this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is listening on %1. Start the server, or check the port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is listening on %1. Start this server: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time. A firewall, or the server listens on 127.0.0.1 only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 took the connection and sent no answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no computer called %1. Check the spelling, or use its IP address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no network connection now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 closed the connection in the middle of its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server wants a key; none was given%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server wants a key; the one given was rejected%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is known, but lacks the right to do this%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refuses this region%1. Choose the address of your region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A server answers, but has no list of models there%1. Enter the address up to /v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a web page, not an API%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here vouches for its certificate. Add its authority to the system, or to this provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No secure connection could be made. If the server speaks plain HTTP, write http://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is up but lists no models. Download or load one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is up, but no model is in memory and requests load none. Load one there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is loading a model. It will be ready soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account has no credit left%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server limits the rate now%1. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no address. Write it like localhost:1234 or https://host/v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy answers in its place. Leave this address out of the proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key is accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no key needed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Diff</name>
    <message>
        <source>What would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removed: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
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
</context>
<context>
    <name>Format</name>
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
</context>
<context>
    <name>Headline</name>
    <message numerus="yes">
        <source>%n agent(s) answered by %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, %L1 by %2</source>
        <comment>further agents, provider</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n by nobody</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody takes over if it fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it fails, %1 takes over after %2 of loading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it fails, %1 takes over after loading its model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it fails, %1 takes over without a load.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is passed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>provider, state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 since %3.</source>
        <comment>provider, state, time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %L1 are well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 of %L2 need a look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of them are answering now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of them is answering anyone now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a primary on the Routing page, or add a provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All agents are answered by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can answer now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The default chain is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers, fallback %L2 of %L3</source>
        <comment>provider, number, count</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leads the default chain and loads with the first request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leads the default chain since %2.</source>
        <comment>model, time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leads the default chain.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthDetail</name>
    <message>
        <source>Loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold %1</source>
        <comment>about how long a load takes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthLine</name>
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
    <message numerus="yes">
        <source>serving %n agent(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
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
</context>
<context>
    <name>ModelFields</name>
    <message>
        <source>Model id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the server names it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads images too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thinks before it answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens, not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Providers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Routing</name>
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
    <name>Status</name>
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
<context>
    <name>Traffic</name>
    <message>
        <source>answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was not found by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did not accept the connection in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed the encryption check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was blocked by the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed the connection early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent no first token in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fell silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is out of credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not know the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is rate-limited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is overloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is still loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has the model not in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not load the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>had a server error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds too little context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did not accept the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent an unreadable answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a web page, not an API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent an empty answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reported an error in its stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broke off its answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot take this kind of request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads back to this router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was left by the client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its protocol is not spoken yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its way of signing in is not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is misconfigured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its context is too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot read this kind of input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot call tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request may not leave this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is outside of the allowed regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is resting after failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be used now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was cold and is loading behind the scenes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot take this kind of request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an error was passed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody was left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the answer broke off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the client left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused by the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>third try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try %L1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ActivityDelegate</name>
    <message>
        <source>Refused by the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No one answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>provider, model, new state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local</source>
        <comment>costs nothing: an own server</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ActivityDetail</name>
    <message>
        <source>The cURL line was copied; the token is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cached input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router&apos;s share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered by %1, %2</source>
        <comment>name, which try</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asked for %2 at %3, took %4</source>
        <comment>client, model, time of day, how long</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fallback added %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <comment>tokens of the request</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out</source>
        <comment>tokens of the answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tok/s</source>
        <comment>tokens a second</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was loaded behind the scenes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was passed over: %2</source>
        <comment>name, reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 µs</source>
        <comment>microseconds</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ActivityPage</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1st token</source>
        <comment>column head: time to the first token</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens in → out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search agent, model, error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 15 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests that clients send through the router appear here as they are answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fell over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>requests that wait while the list is held</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <comment>requests</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost</source>
        <comment>records the panel was too slow for</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Let it run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::AddProviderPanel</name>
    <message>
        <source>Filter servers and presets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No server answers here now. Start one, or paste an address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or paste an address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>localhost:1234, a URL, a cURL line, a JSON5 block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details: id and protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed until you add. Drop a cURL line or an OpenClaw block here too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not running. Start it with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>will use %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configured already as %1. Adding makes a second provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it the primary of the default chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it at the end of the default chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody answers yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1, as step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Add all %n found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Add anyway, keep checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Added %n provider(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Added %1. Its models are listed as soon as it answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key was not kept: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
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
    <name>switchyard::pages::ConnectionForm</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time-out in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds, for the whole answer; a cold model needs its load time on top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anyone who can read the file can use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The word “%1” stands in the file because OpenClaw wants one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never shown here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A local server rarely wants one; a hosted one does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is in the keychain now</source>
        <translation type="unfinished"></translation>
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
    <name>switchyard::pages::FirstRunPage</name>
    <message>
        <source>The demo could not be started from here. Run switchyard --demo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switchyard watches them, sends each request to the first one that can answer, and falls over to the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add one by hand…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore with demo servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pretend servers on this computer: one warm, one cold, one that sometimes says 429. Touches no file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Good news: %n server(s) are running here</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for model servers here…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model server is running here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing answers on the usual ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start LM Studio, Ollama, llama.cpp or another one, or add an address by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configured already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wants a key: add it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wants a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no OpenClaw configuration yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is made with the first provider you add, or now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your OpenClaw configuration cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) in its chain</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Your OpenClaw set-up was found: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is opened as it is. Nothing changes until you add or move something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it and start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add all %1 and start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Added %n provider(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::HealthDetail</name>
    <message>
        <source>Show as a table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State and latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>15m</source>
        <comment>time window of 15 minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1h</source>
        <comment>time window of an hour</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6h</source>
        <comment>time window of 6 hours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24h</source>
        <comment>time window of a day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7d</source>
        <comment>time window of a week</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last probes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>state, how long</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tok/s</source>
        <comment>tokens a second</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gap: no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 of %L2 in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n listed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was tried: %1</source>
        <comment>provider</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::HealthHeader</name>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 15 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1st token</source>
        <comment>column head: time to the first token</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tok/s</source>
        <comment>column head: tokens a second</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::HealthList</name>
    <message>
        <source>Endpoints</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::HealthPage</name>
    <message>
        <source>%1 is loaded after %2.</source>
        <comment>model, how long</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter endpoints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time between checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adaptive</source>
        <comment>time between checks</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every %1</source>
        <comment>time between checks</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore with demo servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No providers yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a server on this computer, one in your network, or a hosted service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roomy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height of rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks are paused. What you see may be out of date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent incidents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the selected endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause or resume the selected endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defaults</source>
        <comment>name of the default chain</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>serving now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped %1</source>
        <comment>countdown</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1 load</source>
        <comment>about how long</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>takes over next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last resort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is in this state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>provider, state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes on, %1</source>
        <comment>how long</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1 of %L2 checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated %1</source>
        <comment>such as: 2 s ago</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is checked and routed to again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is paused: no checks, no requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy model name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: cancelled.</source>
        <comment>model</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>model, cause, what to do</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::JsonPane</name>
    <message>
        <source>Provider as JSON5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This provider is built into OpenClaw and is not written in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid JSON5. Only this stretch of the file is replaced.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::KeyEntry</name>
    <message>
        <source>the system&apos;s keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the key is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, for Switchyard and OpenClaw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, for Switchyard alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A private file of Switchyard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only until Switchyard ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored in %1, never in openclaw.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored in %1, never in openclaw.json. OpenClaw itself does not find it there: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored in a file that only you can read, never in openclaw.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in memory and asked for again next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the variable %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored in a private file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In memory until Switchyard ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written in openclaw.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a reference: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::LatencyPlot</name>
    <message>
        <source>State and latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50 %1 · p95 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No checks in this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50 from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no good answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>p50 %1, p95 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time	p50 ms	p95 ms	p99 ms	Checks	Failures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::LineMap</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Order in which models are tried</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ModelTable</name>
    <message>
        <source>not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, +%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>$ per M in, out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the configuration</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::PresetButton</name>
    <message>
        <source>not running</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ProviderNameDelegate</name>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ProvidersPage</name>
    <message>
        <source>Step %1 in Defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Providers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename provider…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter providers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop an address, a cURL line or a JSON5 block here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No providers yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a server of yours or a hosted one. Local servers are found by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection and models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As JSON5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it can do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes of %1 were kept. Save or revert them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenClaw knows this provider by itself, so nothing about it stands in the file. To change its address or list its models, declare it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declare it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked %1, %2. Free check, nothing was generated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells what is loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sees images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thinks apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be loaded from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON5</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n change(s): %1. Everything else in the file stays as it is.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What saving would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as JSON5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the default chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 added at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for the list of models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 removed, and its models from every chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New id. Every chain and alias follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers on this computer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy an address, a cURL line or a JSON5 block first.</source>
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
    <name>switchyard::pages::RowActions</name>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::SaveBar</name>
    <message>
        <source>Show the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ServerTile</name>
    <message>
        <source>no models</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, none loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>models unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wants a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::TrackPicture</name>
    <message>
        <source>OpenClaw asks your GPU first, another server if it fails, and a hosted one as a safety net.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>if it fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>safety net</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::Waterfall</name>
    <message>
        <source>Tries over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>streaming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <comment>what happened, how long</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>behind the scenes, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loaded behind the scenes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first token after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was asked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::pages::YardStrip</name>
    <message>
        <source>All endpoints, the worst first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::shell::CommandPalette</name>
    <message>
        <source>Find or run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find or run a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::shell::FileBanner</name>
    <message>
        <source>Unsaved edits of the last session were found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is changed until you take them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edits of the last session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take them back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not made by Switchyard.</source>
        <comment>file name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the change once; after that, edits save themselves. Comments and order stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First change to %1</source>
        <comment>file name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed by another program at the same place.</source>
        <comment>file name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything else was merged. Nothing is written until you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written, so nothing can be edited.</source>
        <comment>file name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not valid JSON5, so it is shown read-only.</source>
        <comment>file name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be saved; your edits are kept.</source>
        <comment>file name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is used by %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients cannot reach the router until it moves or that program ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is used by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The router did not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to a free port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed here and on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(removed on disk)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(removed here)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines with − are on disk, lines with + are yours.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::shell::MainWindow</name>
    <message>
        <source>The router&apos;s address was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is used by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to a free port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are changes that were not saved: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::shell::Rail</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find or run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find or run a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::shell::ShellActions</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add provider…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find or run a command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow rail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check all now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the router&apos;s address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore with demo servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Switchyard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::shell::StatusBar</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo servers, no real file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router is starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router on %1</source>
        <comment>address and port</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router: port %1 is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router did not start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Router is finishing its requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served by the background service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No configuration file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 saved</source>
        <comment>file name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, unsaved changes</source>
        <comment>file name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving %1</source>
        <comment>file name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed on disk</source>
        <comment>file name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is read-only</source>
        <comment>file name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <comment>file name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be saved</source>
        <comment>file name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody answers now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::shell::Tray</name>
    <message>
        <source>Answering now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody answers now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>switchyard::widgets::DiffView</name>
    <message>
        <source>What would change</source>
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
</TS>
