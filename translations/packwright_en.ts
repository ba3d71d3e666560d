<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DisputeWords</name>
    <message numerus="yes">
        <source>Stations contradict each other about %Ln unit(s).</source>
        <translation>
            <numerusform>Stations contradict each other about %Ln unit.</numerusform>
            <numerusform>Stations contradict each other about %Ln units.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HierarchyText</name>
    <message numerus="yes">
        <source>%Ln unit(s) inside on hold</source>
        <translation>
            <numerusform>%Ln unit inside on hold</numerusform>
            <numerusform>%Ln units inside on hold</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScannerWords</name>
    <message numerus="yes">
        <source>%Ln piece(s)</source>
        <translation>
            <numerusform>%Ln piece</numerusform>
            <numerusform>%Ln pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StationState</name>
    <message numerus="yes">
        <source>%Ln to send</source>
        <translation>
            <numerusform>%Ln to send</numerusform>
            <numerusform>%Ln to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operation(s) are safe on this disk and not yet at central, the oldest for %1.</source>
        <translation>
            <numerusform>%Ln operation is safe on this disk and not yet at central, for %1.</numerusform>
            <numerusform>%Ln operations are safe on this disk and not yet at central, the oldest for %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operation(s) are safe on this disk and not yet at central.</source>
        <translation>
            <numerusform>%Ln operation is safe on this disk and not yet at central.</numerusform>
            <numerusform>%Ln operations are safe on this disk and not yet at central.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Central has refused %Ln operation(s) of this station.</source>
        <translation>
            <numerusform>Central has refused %Ln operation of this station.</numerusform>
            <numerusform>Central has refused %Ln operations of this station.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Holds and serial numbers are those of %1 ago, %Ln unit(s).</source>
        <translation>
            <numerusform>Holds and serial numbers are those of %1 ago, %Ln unit.</numerusform>
            <numerusform>Holds and serial numbers are those of %1 ago, %Ln units.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>Being filled: %Ln row(s) so far</source>
        <translation>
            <numerusform>Being filled: %Ln row so far</numerusform>
            <numerusform>Being filled: %Ln rows so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) are still to come</source>
        <translation>
            <numerusform>%Ln change is still to come</numerusform>
            <numerusform>%Ln changes are still to come</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete: %Ln row(s)</source>
        <translation>
            <numerusform>Complete: %Ln row</numerusform>
            <numerusform>Complete: %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent %Ln time(s), last answer: %1</source>
        <extracomment>%2: central&apos;s answer, a code</extracomment>
        <translation>
            <numerusform>Sent %Ln time, last answer: %1</numerusform>
            <numerusform>Sent %Ln times, last answer: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message numerus="yes">
        <source>%Ln pack(s)</source>
        <translation>
            <numerusform>%Ln pack</numerusform>
            <numerusform>%Ln packs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bundle(s)</source>
        <translation>
            <numerusform>%Ln bundle</numerusform>
            <numerusform>%Ln bundles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln carton(s)</source>
        <translation>
            <numerusform>%Ln carton</numerusform>
            <numerusform>%Ln cartons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pallet(s)</source>
        <translation>
            <numerusform>%Ln pallet</numerusform>
            <numerusform>%Ln pallets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictCause</name>
    <message numerus="yes">
        <source>%Ln unit(s) are accounted for.</source>
        <translation>
            <numerusform>%Ln unit is accounted for.</numerusform>
            <numerusform>%Ln units are accounted for.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictRemedy</name>
    <message numerus="yes">
        <source>%Ln to go.</source>
        <translation>
            <numerusform>%Ln to go.</numerusform>
            <numerusform>%Ln to go.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkRows</name>
    <message numerus="yes">
        <source>%Ln more before these</source>
        <translation>
            <numerusform>%Ln more before these</numerusform>
            <numerusform>%Ln more before these</numerusform>
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
    <name>pw::ui::ContainerCard</name>
    <message numerus="yes">
        <source>%Ln ON HOLD</source>
        <translation>
            <numerusform>%Ln ON HOLD</numerusform>
            <numerusform>%Ln ON HOLD</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pw::ui::HistoryPage</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At %1: %Ln unit(s) inside</source>
        <translation>
            <numerusform>At %1: %Ln unit inside</numerusform>
            <numerusform>At %1: %Ln units inside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pw::ui::ListDialog</name>
    <message numerus="yes">
        <source>%Ln line(s) taken down</source>
        <translation>
            <numerusform>%Ln line taken down</numerusform>
            <numerusform>%Ln lines taken down</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) left out:</source>
        <translation>
            <numerusform>%Ln line left out:</numerusform>
            <numerusform>%Ln lines left out:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pw::ui::OutcomeCard</name>
    <message numerus="yes">
        <source>%Ln unit(s) change</source>
        <translation>
            <numerusform>%Ln unit changes</numerusform>
            <numerusform>%Ln units change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) not accounted for yet.</source>
        <translation>
            <numerusform>%Ln unit not accounted for yet.</numerusform>
            <numerusform>%Ln units not accounted for yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln container(s) will be empty.</source>
        <translation>
            <numerusform>%Ln container will be empty.</numerusform>
            <numerusform>%Ln containers will be empty.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pw::ui::SetupTest</name>
    <message numerus="yes">
        <source>%Ln scan(s) that could not be read.</source>
        <translation>
            <numerusform>%Ln scan that could not be read.</numerusform>
            <numerusform>%Ln scans that could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pw::ui::TasksPage</name>
    <message numerus="yes">
        <source>On hold here: %Ln</source>
        <translation>
            <numerusform>On hold here: %Ln</numerusform>
            <numerusform>On hold here: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On hold here: the first %Ln</source>
        <translation>
            <numerusform>On hold here: the first %Ln</numerusform>
            <numerusform>On hold here: the first %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pw::ui::WorkPage</name>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
</context>
</TS>
