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
    <name>rds::MainWindow</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
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
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
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
    <name>rds::StartBatchDialog</name>
    <message numerus="yes">
        <source>&amp;Update %Ln agent(s)</source>
        <translation>
            <numerusform>&amp;Update %Ln agent</numerusform>
            <numerusform>&amp;Update %Ln agents</numerusform>
        </translation>
    </message>
</context>
</TS>
