<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ChartLegend</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatabaseFacts</name>
    <message numerus="yes">
        <source>{0}: {1} values of %n sensor(s)</source>
        <translation>
            <numerusform>{0}: {1} values of %n sensor</numerusform>
            <numerusform>{0}: {1} values of %n sensors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message numerus="yes">
        <source>%n other device(s)</source>
        <translation>
            <numerusform>%n other device</numerusform>
            <numerusform>%n other devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntitySelector</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindStep</name>
    <message numerus="yes">
        <source>Found %n on this network.</source>
        <translation>
            <numerusform>Found %n on this network.</numerusform>
            <numerusform>Found %n on this network.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>{0} and %n more</source>
        <translation>
            <numerusform>{0} and %n more</numerusform>
            <numerusform>{0} and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryCharts</name>
    <message numerus="yes">
        <source>%n more are summed as Others</source>
        <translation>
            <numerusform>%n more are summed as Others</numerusform>
            <numerusform>%n more are summed as Others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only the first %n are drawn</source>
        <translation>
            <numerusform>only the first %n are drawn</numerusform>
            <numerusform>only the first %n are drawn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryMoving</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation>
            <numerusform>%n month ago</numerusform>
            <numerusform>%n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) ago</source>
        <translation>
            <numerusform>%n week ago</numerusform>
            <numerusform>%n weeks ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>%n year ago</numerusform>
            <numerusform>%n years ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n day(s)</source>
        <translation>
            <numerusform>The last %n day</numerusform>
            <numerusform>The last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n hour(s)</source>
        <translation>
            <numerusform>The last %n hour</numerusform>
            <numerusform>The last %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RangeField</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Repair</name>
    <message numerus="yes">
        <source>%n gap(s) left</source>
        <translation>
            <numerusform>%n gap left</numerusform>
            <numerusform>%n gaps left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) repaired</source>
        <translation>
            <numerusform>%n gap repaired</numerusform>
            <numerusform>%n gaps repaired</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SensorsCard</name>
    <message numerus="yes">
        <source>Tracking %n more sensor(s).</source>
        <translation>
            <numerusform>Tracking %n more sensor.</numerusform>
            <numerusform>Tracking %n more sensors.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No longer tracking %n sensor(s); the history stays.</source>
        <translation>
            <numerusform>No longer tracking %n sensor; the history stays.</numerusform>
            <numerusform>No longer tracking %n sensors; the history stays.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new sensor(s) found.</source>
        <translation>
            <numerusform>%n new sensor found.</numerusform>
            <numerusform>%n new sensors found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsSearch</name>
    <message numerus="yes">
        <source>%n setting(s) found</source>
        <translation>
            <numerusform>%n setting found</numerusform>
            <numerusform>%n settings found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatsCard</name>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
</context>
</TS>
