<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>ConfigChanges</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>changes</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailLines</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>models</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listed</source>
        <comment>models</comment>
        <translation>
            <numerusform>%n listed</numerusform>
            <numerusform>%n listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) in clear text</source>
        <translation>
            <numerusform>%n key in clear text</numerusform>
            <numerusform>%n keys in clear text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s). Moved back, they stand in openclaw.json for everyone who can read it</source>
        <translation>
            <numerusform>%n key. Moved back, it stands in openclaw.json for everyone who can read it</numerusform>
            <numerusform>%n keys. Moved back, they stand in openclaw.json for everyone who can read it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message numerus="yes">
        <source>%n agent(s) are answered by %1</source>
        <translation>
            <numerusform>%n agent is answered by %1</numerusform>
            <numerusform>%n agents are answered by %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthLine</name>
    <message numerus="yes">
        <source>serving %n agent(s)</source>
        <translation>
            <numerusform>serving %n agent</numerusform>
            <numerusform>serving %n agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message numerus="yes">
        <source>Add %n model(s)</source>
        <translation>
            <numerusform>Add %n model</numerusform>
            <numerusform>Add %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose all %n shown</source>
        <translation>
            <numerusform>Choose the one shown</numerusform>
            <numerusform>Choose all %n shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %n model(s)</source>
        <translation>
            <numerusform>Added %n model</numerusform>
            <numerusform>Added %n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ActivityDelegate</name>
    <message numerus="yes">
        <source>%n try(s)</source>
        <translation>
            <numerusform>%n try</numerusform>
            <numerusform>%n tries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ActivityPage</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>requests that wait while the list is held</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost</source>
        <comment>records the panel was too slow for</comment>
        <translation>
            <numerusform>%n lost</numerusform>
            <numerusform>%n lost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::AddProviderPanel</name>
    <message numerus="yes">
        <source>Add all %n found</source>
        <translation>
            <numerusform>Add the one found</numerusform>
            <numerusform>Add all %n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %n provider(s)</source>
        <translation>
            <numerusform>Added %n provider</numerusform>
            <numerusform>Added %n providers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::AgentsPage</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::AnswerSummary</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fell over</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%n fell over</numerusform>
            <numerusform>%n fell over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>requests</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ChainEditor</name>
    <message numerus="yes">
        <source>for %n agent(s)</source>
        <translation>
            <numerusform>for %n agent</numerusform>
            <numerusform>for %n agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ChainNameDelegate</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agent</numerusform>
            <numerusform>%n agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ChainStrip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::FirstRunPage</name>
    <message numerus="yes">
        <source>Good news: %n server(s) are running here</source>
        <translation>
            <numerusform>Good news: %n server is running here</numerusform>
            <numerusform>Good news: %n servers are running here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s)</source>
        <translation>
            <numerusform>%n provider</numerusform>
            <numerusform>%n providers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) in its chain</source>
        <translation>
            <numerusform>%n step in its chain</numerusform>
            <numerusform>%n steps in its chain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %n provider(s)</source>
        <translation>
            <numerusform>Added %n provider</numerusform>
            <numerusform>Added %n providers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::HistorySection</name>
    <message numerus="yes">
        <source>%n answers</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::LatencyPlot</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s)</source>
        <translation>
            <numerusform>%n failure</numerusform>
            <numerusform>%n failures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>%n gap</numerusform>
            <numerusform>%n gaps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::LineMap</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ProblemList</name>
    <message numerus="yes">
        <source>%n of them have the same fix: %1</source>
        <translation>
            <numerusform>%n of them has this fix: %1</numerusform>
            <numerusform>%n of them have the same fix: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix all %n</source>
        <translation>
            <numerusform>Fix %n</numerusform>
            <numerusform>Fix all %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fixed %n problem(s)</source>
        <translation>
            <numerusform>Fixed %n problem</numerusform>
            <numerusform>Fixed %n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ProviderNameDelegate</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ProvidersPage</name>
    <message numerus="yes">
        <source>%n change(s): %1. Everything else in the file stays as it is.</source>
        <translation>
            <numerusform>%n change: %1. Everything else in the file stays as it is.</numerusform>
            <numerusform>%n changes: %1. Everything else in the file stays as it is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::ServerTile</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::pages::TryTrace</name>
    <message numerus="yes">
        <source>%n step(s) in the chain</source>
        <translation>
            <numerusform>%n step in the chain</numerusform>
            <numerusform>%n steps in the chain</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tried</source>
        <translation>
            <numerusform>%n tried</numerusform>
            <numerusform>%n tried</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::shell::Rail</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>switchyard::shell::StatusBar</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
</TS>
