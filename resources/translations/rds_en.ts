<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BatchSummary</name>
    <message numerus="yes">
        <source>%Ln failed agent(s) can be retried.</source>
        <translation>
            <numerusform>%Ln failed agent can be retried.</numerusform>
            <numerusform>%Ln failed agents can be retried.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%Ln agent(s)</source>
        <translation>
            <numerusform>%Ln agent</numerusform>
            <numerusform>%Ln agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyOverview</name>
    <message numerus="yes">
        <source>The keys of the centre expire on %1, in %Ln day(s).</source>
        <translation>
            <numerusform>The keys of the centre expire on %1, in %Ln day.</numerusform>
            <numerusform>The keys of the centre expire on %1, in %Ln days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WidgetHelpers</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rds::AgentDialogs</name>
    <message numerus="yes">
        <source>Remove %Ln agent(s) from the list?</source>
        <translation>
            <numerusform>Remove %Ln agent from the list?</numerusform>
            <numerusform>Remove %Ln agents from the list?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Remove %Ln agent(s)</source>
        <translation>
            <numerusform>&amp;Remove %Ln agent</numerusform>
            <numerusform>&amp;Remove %Ln agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke the keys of %Ln agent(s)?</source>
        <translation>
            <numerusform>Revoke the keys of %Ln agent?</numerusform>
            <numerusform>Revoke the keys of %Ln agents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Re&amp;voke keys of %Ln agent(s)</source>
        <translation>
            <numerusform>Re&amp;voke keys of %Ln agent</numerusform>
            <numerusform>Re&amp;voke keys of %Ln agents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rds::KeysDialog</name>
    <message numerus="yes">
        <source>valid until %1 (%Ln more day(s))</source>
        <translation>
            <numerusform>valid until %1 (%Ln more day)</numerusform>
            <numerusform>valid until %1 (%Ln more days)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On: %Ln approval(s) for each package.</source>
        <translation>
            <numerusform>On: %Ln approval for each package.</numerusform>
            <numerusform>On: %Ln approvals for each package.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rds::MainWindow</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln agents have enrolled; they are asked for their versions.</source>
        <translation>
            <numerusform>%Ln agent has enrolled; it is asked for its version.</numerusform>
            <numerusform>%Ln agents have enrolled; they are asked for their versions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rds::NewSettingsFilesDialog</name>
    <message numerus="yes">
        <source>%Ln of them are enrolled: their present keys count no more either, and they get no updates until they have enrolled again.</source>
        <translation>
            <numerusform>%Ln of them is enrolled: its present keys count no more either, and it gets no updates until it has enrolled again.</numerusform>
            <numerusform>%Ln of them are enrolled: their present keys count no more either, and they get no updates until they have enrolled again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make new settings files for %Ln agent(s)?</source>
        <translation>
            <numerusform>Make a new settings file for %Ln agent?</numerusform>
            <numerusform>Make new settings files for %Ln agents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Make %Ln settings file(s)</source>
        <translation>
            <numerusform>&amp;Make %Ln settings file</numerusform>
            <numerusform>&amp;Make %Ln settings files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rds::PackageView</name>
    <message numerus="yes">
        <source>Replaces %Ln module(s):</source>
        <translation>
            <numerusform>Replaces %Ln module:</numerusform>
            <numerusform>Replaces %Ln modules:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rds::SettingsFilesView</name>
    <message numerus="yes">
        <source>%Ln settings file(s) are ready.</source>
        <translation>
            <numerusform>%Ln settings file is ready.</numerusform>
            <numerusform>%Ln settings files are ready.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rds::StartBatchDialog</name>
    <message numerus="yes">
        <source>&amp;Update %Ln agent(s)</source>
        <translation>
            <numerusform>&amp;Update %Ln agent</numerusform>
            <numerusform>&amp;Update %Ln agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln agent(s) are left out: they are not enrolled.</source>
        <translation>
            <numerusform>%Ln agent is left out: it is not enrolled.</numerusform>
            <numerusform>%Ln agents are left out: they are not enrolled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This package cannot be sent yet: %Ln more approval(s) are needed.</source>
        <translation>
            <numerusform>This package cannot be sent yet: %Ln more approval is needed.</numerusform>
            <numerusform>This package cannot be sent yet: %Ln more approvals are needed.</numerusform>
        </translation>
    </message>
</context>
</TS>
