<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ChoiceWords</name>
    <message>
        <source>How far</source>
        <translation>Wie weit</translation>
    </message>
    <message>
        <source>Empty containers</source>
        <translation>Leere Behälter</translation>
    </message>
    <message>
        <source>The replaced one is</source>
        <translation>Das Ersetzte wird</translation>
    </message>
    <message>
        <source>What should be inside is</source>
        <translation>Was darin sein soll, ist</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Hold as</source>
        <translation>Sperren als</translation>
    </message>
    <message>
        <source>Of a container</source>
        <translation>Bei einem Behälter</translation>
    </message>
    <message>
        <source>Which hold</source>
        <translation>Welche Sperre</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>What is scanned</source>
        <translation>Was gescannt wird</translation>
    </message>
    <message>
        <source>One level</source>
        <translation>Eine Stufe</translation>
    </message>
    <message>
        <source>Down to the packs</source>
        <translation>Bis zu den Packungen</translation>
    </message>
    <message>
        <source>Number ends</source>
        <translation>Nummer endet</translation>
    </message>
    <message>
        <source>Stay in use</source>
        <translation>Bleiben in Gebrauch</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Taken out of use</source>
        <translation>Ausgebucht</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Vernichtet</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Verdeckt</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Sichtbar</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>By sample plan</source>
        <translation>Nach Stichprobe</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantäne</translation>
    </message>
    <message>
        <source>Suspect</source>
        <translation>Verdacht</translation>
    </message>
    <message>
        <source>Data in doubt</source>
        <translation>Daten zweifelhaft</translation>
    </message>
    <message>
        <source>Itself only</source>
        <translation>Nur er selbst</translation>
    </message>
    <message>
        <source>With contents</source>
        <translation>Mit Inhalt</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Not in order</source>
        <translation>Nicht in Ordnung</translation>
    </message>
    <message>
        <source>Goes in</source>
        <translation>Geht hinein</translation>
    </message>
    <message>
        <source>Comes out good</source>
        <translation>Kommt gut heraus</translation>
    </message>
    <message>
        <source>Back to stock</source>
        <translation>Zurück ins Lager</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>hineingenommen</translation>
    </message>
    <message>
        <source>came out</source>
        <translation>herausgekommen</translation>
    </message>
    <message>
        <source>to stock</source>
        <translation>ins Lager</translation>
    </message>
    <message>
        <source>still inside</source>
        <translation>noch offen</translation>
    </message>
    <message>
        <source>never went in</source>
        <translation>nie hineingegangen</translation>
    </message>
    <message>
        <source>accounted for twice</source>
        <translation>doppelt gezählt</translation>
    </message>
    <message>
        <source>In a container</source>
        <translation>In einem Gebinde</translation>
    </message>
    <message>
        <source>In none</source>
        <translation>In keinem</translation>
    </message>
    <message>
        <source>There are two</source>
        <translation>Es sind zwei</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Wo sie ist</translation>
    </message>
</context>
<context>
    <name>CodeWords</name>
    <message>
        <source>Pharmacy Product Number (IFA)</source>
        <translation>Pharmacy Product Number (IFA)</translation>
    </message>
    <message>
        <source>Health Industry Bar Code</source>
        <translation>Health Industry Bar Code</translation>
    </message>
    <message>
        <source>Chinese drug code</source>
        <translation>Chinesischer Arzneimittelcode</translation>
    </message>
    <message>
        <source>Command code; this station has no key to check it</source>
        <translation>Befehlscode; diese Station hat keinen Schlüssel, ihn zu prüfen</translation>
    </message>
    <message>
        <source>Command code, written wrong</source>
        <translation>Befehlscode, falsch geschrieben</translation>
    </message>
    <message>
        <source>Command code, unknown command</source>
        <translation>Befehlscode, unbekannter Befehl</translation>
    </message>
    <message>
        <source>Command code of another site, or forged</source>
        <translation>Befehlscode eines anderen Standorts oder gefälscht</translation>
    </message>
    <message>
        <source>Product with its own serial number (SGTIN)</source>
        <translation>Produkt mit eigener Seriennummer (SGTIN)</translation>
    </message>
    <message>
        <source>Container (SSCC)</source>
        <translation>Behälter (SSCC)</translation>
    </message>
    <message>
        <source>Product without serial number (GTIN)</source>
        <translation>Produkt ohne Seriennummer (GTIN)</translation>
    </message>
    <message>
        <source>Not a GS1 code</source>
        <translation>Kein GS1-Code</translation>
    </message>
    <message>
        <source>GS1 code that names no single unit</source>
        <translation>GS1-Code, der keine einzelne Einheit benennt</translation>
    </message>
    <message>
        <source>Web address without GS1 identity</source>
        <translation>Webadresse ohne GS1-Kennung</translation>
    </message>
    <message>
        <source>Ambiguous: a separator seems lost in %1</source>
        <extracomment>%1: an AI such as &quot;(10)&quot;</extracomment>
        <translation>Mehrdeutig: in %1 ist wohl ein Trennzeichen verloren gegangen</translation>
    </message>
    <message>
        <source>Refused: names nothing for certain</source>
        <translation>Abgelehnt: benennt nichts mit Sicherheit</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Ausweis</translation>
    </message>
    <message>
        <source>Command code of this site</source>
        <translation>Befehlscode dieses Standorts</translation>
    </message>
    <message>
        <source>Place (GLN)</source>
        <translation>Ort (GLN)</translation>
    </message>
    <message>
        <source>Document or order number</source>
        <translation>Beleg- oder Auftragsnummer</translation>
    </message>
    <message>
        <source>Ignored by the settings of this site</source>
        <translation>Nach den Einstellungen dieses Standorts übergangen</translation>
    </message>
    <message>
        <source>Refused: typed with Caps Lock on</source>
        <translation>Abgelehnt: mit Feststelltaste getippt</translation>
    </message>
    <message>
        <source>Refused: typed on a keyboard of another layout</source>
        <translation>Abgelehnt: mit anderer Tastaturbelegung getippt</translation>
    </message>
    <message>
        <source>The label says %1 twice with different values.</source>
        <translation>Das Etikett nennt %1 zweimal mit verschiedenen Werten.</translation>
    </message>
    <message>
        <source>Another field of the label excludes %1.</source>
        <translation>Ein anderes Feld des Etiketts schließt %1 aus.</translation>
    </message>
    <message>
        <source>%1 needs a further field, which no symbol of the label has.</source>
        <translation>%1 braucht ein weiteres Feld, das kein Symbol des Etiketts hat.</translation>
    </message>
    <message>
        <source>There is no EPC URN for it.</source>
        <translation>Dafür gibt es keine EPC-URN.</translation>
    </message>
    <message>
        <source>No list says where its company prefix ends, and none is guessed.</source>
        <translation>Keine Liste sagt, wo die Basisnummer endet, und geraten wird nicht.</translation>
    </message>
    <message>
        <source>Its number belongs to no company.</source>
        <translation>Die Nummer gehört keinem Unternehmen.</translation>
    </message>
</context>
<context>
    <name>DisputeWords</name>
    <message>
        <source>Another system</source>
        <translation>Ein anderes System</translation>
    </message>
    <message>
        <source>Station %1</source>
        <translation>Station %1</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <extracomment>a station, what it did, when</extracomment>
        <translation>%1 %2 (%3)</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between two stories</comment>
        <translation>; </translation>
    </message>
    <message>
        <source>put it into %1</source>
        <translation>hat es in %1 gepackt</translation>
    </message>
    <message>
        <source>ended its life</source>
        <translation>hat es ausgebucht</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>this unit</source>
        <translation>diese Einheit</translation>
    </message>
    <message>
        <source>Stations contradict each other about %1.</source>
        <translation>Stationen widersprechen sich über %1.</translation>
    </message>
    <message>
        <source>%1 may be in %2. %3.</source>
        <extracomment>a unit, a container, what stations say of the unit</extracomment>
        <translation>%1 ist vielleicht in %2. %3.</translation>
    </message>
    <message>
        <source>Contradiction</source>
        <translation>Widerspruch</translation>
    </message>
    <message numerus="yes">
        <source>Stations contradict each other about %Ln unit(s).</source>
        <translation>
            <numerusform>Stationen widersprechen sich über %Ln Einheit.</numerusform>
            <numerusform>Stationen widersprechen sich über %Ln Einheiten.</numerusform>
        </translation>
    </message>
    <message>
        <source>See the page Tasks.</source>
        <translation>Siehe Seite Aufgaben.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a station and what it says: where the unit is, that it is held or that its life ended</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>other system</source>
        <translation>anderes System</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>ausgebucht</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>put it on hold</source>
        <translation>hat es gesperrt</translation>
    </message>
    <message>
        <source>worked on it</source>
        <translation>hat daran gearbeitet</translation>
    </message>
</context>
<context>
    <name>HierarchyText</name>
    <message>
        <source>lot %1</source>
        <translation>Charge %1</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>holds %1</source>
        <translation>enthält %1</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>gesperrt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) inside on hold</source>
        <translation>
            <numerusform>%Ln Einheit darin gesperrt</numerusform>
            <numerusform>%Ln Einheiten darin gesperrt</numerusform>
        </translation>
    </message>
    <message>
        <source>not yet at central</source>
        <translation>noch nicht in der Zentrale</translation>
    </message>
    <message>
        <source>refused by central</source>
        <translation>von der Zentrale abgelehnt</translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Gepackt</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Wieder offen</translation>
    </message>
    <message>
        <source>Number withdrawn</source>
        <translation>Nummer zurückgezogen</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Entnommen</translation>
    </message>
    <message>
        <source>Dissolved</source>
        <translation>Aufgelöst</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Topped up</source>
        <translation>Aufgefüllt</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Umgepackt</translation>
    </message>
    <message>
        <source>Relabelled</source>
        <translation>Umetikettiert</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Zusammengelegt</translation>
    </message>
    <message>
        <source>Contents verified</source>
        <translation>Inhalt geprüft</translation>
    </message>
    <message>
        <source>Contents looked at</source>
        <translation>Inhalt angesehen</translation>
    </message>
    <message>
        <source>Contents judged</source>
        <translation>Inhalt beurteilt</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Taken as a sample</source>
        <translation>Als Muster entnommen</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Vernichtet</translation>
    </message>
    <message>
        <source>Decommissioned</source>
        <translation>Ausgebucht</translation>
    </message>
    <message>
        <source>Label confirmed</source>
        <translation>Etikett bestätigt</translation>
    </message>
    <message>
        <source>Label scrapped</source>
        <translation>Etikett verworfen</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Declared a mistake</source>
        <translation>Zum Irrtum erklärt</translation>
    </message>
    <message>
        <source>Scanned and refused: %1</source>
        <translation>Gescannt und abgelehnt: %1</translation>
    </message>
    <message>
        <source>Scanned, not stored: %1</source>
        <translation>Gescannt, nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Scanned: %1</source>
        <translation>Gescannt: %1</translation>
    </message>
    <message>
        <source>Last event known to central</source>
        <translation>Letztes Ereignis, das die Zentrale kennt</translation>
    </message>
    <message>
        <source>On hold: %1</source>
        <translation>Gesperrt: %1</translation>
    </message>
    <message>
        <source>On hold: %1, %2</source>
        <translation>Gesperrt: %1, %2</translation>
    </message>
    <message>
        <source>%1, taken back later</source>
        <translation>%1, später zurückgenommen</translation>
    </message>
    <message>
        <source>Came out of %1</source>
        <translation>Kam aus %1</translation>
    </message>
    <message>
        <source>Came out</source>
        <translation>Kam heraus</translation>
    </message>
    <message>
        <source>Went into %1</source>
        <translation>Kam in %1</translation>
    </message>
    <message>
        <source>Went in</source>
        <translation>Kam hinein</translation>
    </message>
    <message>
        <source>since then at the latest</source>
        <translation>spätestens seitdem</translation>
    </message>
    <message>
        <source>refused by central</source>
        <translation>von der Zentrale abgelehnt</translation>
    </message>
    <message>
        <source>waits for central</source>
        <translation>wartet auf die Zentrale</translation>
    </message>
    <message>
        <source>only scanned, known to nobody</source>
        <translation>nur gescannt, niemandem bekannt</translation>
    </message>
    <message>
        <source>Lot %1</source>
        <translation>Charge %1</translation>
    </message>
    <message>
        <source>Expiry %1</source>
        <translation>Verfall %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Taken over from a file</source>
        <translation>Aus einer Datei übernommen</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>This unit</source>
        <translation>Diese Einheit</translation>
    </message>
    <message>
        <source>another container</source>
        <translation>einem anderen Behälter</translation>
    </message>
    <message>
        <source>The event is not as EPCIS wants it, at %1.</source>
        <translation>Das Ereignis entspricht nicht EPCIS, bei %1.</translation>
    </message>
    <message>
        <source>%1 tells of no packing.</source>
        <translation>%1 erzählt von keinem Packen.</translation>
    </message>
    <message>
        <source>This names neither a serialised item nor an SSCC: %1.</source>
        <translation>Das nennt weder einen serialisierten Artikel noch eine SSCC: %1.</translation>
    </message>
    <message>
        <source>It tells of goods by quantity only, without serials: %1.</source>
        <translation>Es nennt Ware nur nach Menge, ohne Seriennummern: %1.</translation>
    </message>
    <message>
        <source>It declares an event a mistake that is not in this file: %1.</source>
        <translation>Es erklärt ein Ereignis zum Irrtum, das nicht in dieser Datei steht: %1.</translation>
    </message>
    <message>
        <source>Another event has come under the same eventID: %1.</source>
        <translation>Unter derselben eventID ist ein anderes Ereignis gekommen: %1.</translation>
    </message>
    <message>
        <source>It claims to be of this station (%1), which did no such thing.</source>
        <translation>Es gibt sich als eines dieser Station (%1) aus, die nichts dergleichen getan hat.</translation>
    </message>
    <message>
        <source>It lies in the future: %1.</source>
        <translation>Es liegt in der Zukunft: %1.</translation>
    </message>
    <message>
        <source>There is nothing under %1.</source>
        <translation>Unter %1 steht nichts.</translation>
    </message>
    <message>
        <source>This value cannot be: %1.</source>
        <translation>Diesen Wert kann es nicht geben: %1.</translation>
    </message>
    <message>
        <source>The row has more cells than the heading: %1.</source>
        <translation>Die Zeile hat mehr Felder als die Überschrift: %1.</translation>
    </message>
    <message>
        <source>A table can only bring units that may be used, not: %1.</source>
        <translation>Eine Tabelle kann nur verwendbare Einheiten bringen, nicht: %1.</translation>
    </message>
    <message>
        <source>The product %1 is not one of this site.</source>
        <translation>Das Produkt %1 gehört nicht zu diesem Standort.</translation>
    </message>
    <message>
        <source>%1 is a number of this station that was never used.</source>
        <translation>%1 ist eine Nummer dieser Station, die nie verwendet wurde.</translation>
    </message>
    <message>
        <source>%1 is known neither here nor by the file.</source>
        <translation>%1 ist weder hier noch durch die Datei bekannt.</translation>
    </message>
    <message>
        <source>%1 is known already and would come into being again.</source>
        <translation>%1 ist schon bekannt und entstünde ein zweites Mal.</translation>
    </message>
    <message>
        <source>%1 is recorded differently (file / record): %2.</source>
        <translation>%1 ist anders verzeichnet (Datei / Aufzeichnung): %2.</translation>
    </message>
    <message>
        <source>%1 is recorded in %2.</source>
        <translation>%1 ist in %2 verzeichnet.</translation>
    </message>
    <message>
        <source>%1 is not recorded in %2.</source>
        <translation>%1 ist nicht in %2 verzeichnet.</translation>
    </message>
    <message>
        <source>%1 would be inside itself.</source>
        <translation>%1 wäre in sich selbst.</translation>
    </message>
    <message>
        <source>%1 is no container.</source>
        <translation>%1 ist kein Behälter.</translation>
    </message>
    <message>
        <source>%1 is out of use.</source>
        <translation>%1 ist außer Gebrauch.</translation>
    </message>
    <message>
        <source>%1 is on hold.</source>
        <translation>%1 ist gesperrt.</translation>
    </message>
    <message>
        <source>%1 is of a lot on hold: %2.</source>
        <translation>%1 ist aus einer gesperrten Charge: %2.</translation>
    </message>
    <message>
        <source>%1 is recorded elsewhere.</source>
        <translation>%1 ist anderswo verzeichnet.</translation>
    </message>
    <message>
        <source>%1 has been seen twice and is under investigation.</source>
        <translation>%1 wurde zweimal gesehen und wird untersucht.</translation>
    </message>
    <message>
        <source>%1 is open at a bench.</source>
        <translation>%1 ist an einem Packplatz offen.</translation>
    </message>
    <message>
        <source>%1 would end inside %2.</source>
        <translation>%1 würde in %2 enden.</translation>
    </message>
    <message>
        <source>%1 would end with something in it.</source>
        <translation>%1 würde mit Inhalt enden.</translation>
    </message>
    <message>
        <source>Something later is known of %1, of %2.</source>
        <translation>Von %1 ist Späteres bekannt, von %2.</translation>
    </message>
    <message>
        <source>%1 is not among the recorded contents of %2.</source>
        <translation>%1 gehört nicht zum verzeichneten Inhalt von %2.</translation>
    </message>
    <message>
        <source>Another row of %1 is refused; it is taken over whole or not at all.</source>
        <translation>Eine andere Zeile zu %1 ist abgelehnt; der Behälter wird ganz oder gar nicht übernommen.</translation>
    </message>
    <message>
        <source>Ask the sender for a corrected file.</source>
        <translation>Beim Absender eine berichtigte Datei anfordern.</translation>
    </message>
    <message>
        <source>Hand it in at the central system, or leave it out.</source>
        <translation>Beim zentralen System einreichen oder weglassen.</translation>
    </message>
    <message>
        <source>Ask the sender for the serials, or leave it out.</source>
        <translation>Beim Absender die Seriennummern anfordern oder weglassen.</translation>
    </message>
    <message>
        <source>Find out where the file comes from.</source>
        <translation>Klären, woher die Datei kommt.</translation>
    </message>
    <message>
        <source>Check the clock here, and ask the sender.</source>
        <translation>Die Uhr hier prüfen und den Absender fragen.</translation>
    </message>
    <message>
        <source>Correct the row.</source>
        <translation>Die Zeile berichtigen.</translation>
    </message>
    <message>
        <source>Take the EPCIS form of the file, or leave the unit out.</source>
        <translation>Die Datei als EPCIS nehmen oder die Einheit weglassen.</translation>
    </message>
    <message>
        <source>Have the product set up, then try again.</source>
        <translation>Das Produkt anlegen lassen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Find out who used the number.</source>
        <translation>Klären, wer die Nummer verwendet hat.</translation>
    </message>
    <message>
        <source>Ask the sender for the commissioning events as well.</source>
        <translation>Beim Absender auch die Ereignisse der Inverkehrgabe anfordern.</translation>
    </message>
    <message>
        <source>Hand in the events of the new units apart, or as a table.</source>
        <translation>Die Ereignisse der neuen Einheiten getrennt oder als Tabelle einreichen.</translation>
    </message>
    <message>
        <source>Compare with the label and ask the sender.</source>
        <translation>Mit dem Etikett vergleichen und den Absender fragen.</translation>
    </message>
    <message>
        <source>Verify the container; correct it by rework.</source>
        <translation>Den Behälter prüfen; durch Nacharbeit berichtigen.</translation>
    </message>
    <message>
        <source>Ask the sender what is in what.</source>
        <translation>Den Absender fragen, was worin ist.</translation>
    </message>
    <message>
        <source>Leave it out and ask QA.</source>
        <translation>Weglassen und die Qualitätssicherung fragen.</translation>
    </message>
    <message>
        <source>Have the hold released first.</source>
        <translation>Zuerst die Sperre aufheben lassen.</translation>
    </message>
    <message>
        <source>Book its return first.</source>
        <translation>Zuerst die Rückkehr buchen.</translation>
    </message>
    <message>
        <source>Ask QA.</source>
        <translation>Die Qualitätssicherung fragen.</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>Zuerst schließen.</translation>
    </message>
    <message>
        <source>Ask the sender for a newer file.</source>
        <translation>Beim Absender eine neuere Datei anfordern.</translation>
    </message>
    <message>
        <source>Settle the other row first.</source>
        <translation>Zuerst die andere Zeile klären.</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>Ask the sender for the file again.</source>
        <translation>Die Datei beim Absender erneut anfordern.</translation>
    </message>
    <message>
        <source>The file is no right JSON.</source>
        <translation>Die Datei ist kein richtiges JSON.</translation>
    </message>
    <message>
        <source>A member stands twice in the file.</source>
        <translation>Ein Feld steht zweimal in der Datei.</translation>
    </message>
    <message>
        <source>The file is no right XML.</source>
        <translation>Die Datei ist kein richtiges XML.</translation>
    </message>
    <message>
        <source>The file defines a document type; nothing of it is read.</source>
        <translation>Die Datei definiert einen Dokumenttyp; nichts davon wird gelesen.</translation>
    </message>
    <message>
        <source>The file is larger than may be read.</source>
        <translation>Die Datei ist größer, als gelesen werden darf.</translation>
    </message>
    <message>
        <source>Hand it in in parts.</source>
        <translation>In Teilen einreichen.</translation>
    </message>
    <message>
        <source>The file is nested too deeply.</source>
        <translation>Die Datei ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The file is no EPCIS document.</source>
        <translation>Die Datei ist kein EPCIS-Dokument.</translation>
    </message>
    <message>
        <source>Check that it is the right file, or name its format.</source>
        <translation>Prüfen, ob es die richtige Datei ist, oder ihr Format angeben.</translation>
    </message>
    <message>
        <source>An element of the file means nothing where it stands.</source>
        <translation>Ein Element der Datei bedeutet an seiner Stelle nichts.</translation>
    </message>
    <message>
        <source>There is no event in the file.</source>
        <translation>In der Datei ist kein Ereignis.</translation>
    </message>
    <message>
        <source>Check that it is the right file.</source>
        <translation>Prüfen, ob es die richtige Datei ist.</translation>
    </message>
    <message>
        <source>The table is not in UTF-8.</source>
        <translation>Die Tabelle ist nicht in UTF-8.</translation>
    </message>
    <message>
        <source>The file is no table.</source>
        <translation>Die Datei ist keine Tabelle.</translation>
    </message>
    <message>
        <source>A quote is never closed.</source>
        <translation>Ein Anführungszeichen wird nie geschlossen.</translation>
    </message>
    <message>
        <source>Something stands behind a closing quote.</source>
        <translation>Hinter einem schließenden Anführungszeichen steht etwas.</translation>
    </message>
    <message>
        <source>Save it again as CSV in UTF-8.</source>
        <translation>Erneut als CSV in UTF-8 speichern.</translation>
    </message>
    <message>
        <source>There is no unit in the file.</source>
        <translation>In der Datei ist keine Einheit.</translation>
    </message>
    <message>
        <source>No column is called unit or serial.</source>
        <translation>Keine Spalte heißt unit oder serial.</translation>
    </message>
    <message>
        <source>Name the columns: unit, parent, gtin, serial, lot, expiry.</source>
        <translation>Die Spalten benennen: unit, parent, gtin, serial, lot, expiry.</translation>
    </message>
    <message>
        <source>Two columns mean the same.</source>
        <translation>Zwei Spalten bedeuten dasselbe.</translation>
    </message>
    <message>
        <source>Leave one of them out.</source>
        <translation>Eine davon weglassen.</translation>
    </message>
    <message>
        <source>The first row is neither a heading nor a unit.</source>
        <translation>Die erste Zeile ist weder Überschrift noch Einheit.</translation>
    </message>
    <message>
        <source>Hand it over as JSON.</source>
        <translation>Als JSON übergeben.</translation>
    </message>
    <message>
        <source>EPCIS 1.2 has no such event.</source>
        <translation>EPCIS 1.2 kennt kein solches Ereignis.</translation>
    </message>
    <message>
        <source>EPCIS 1.2 cannot say that a unit is on hold; the receiver would take it for a good one.</source>
        <translation>EPCIS 1.2 kann nicht sagen, dass eine Einheit gesperrt ist; der Empfänger hielte sie für gut.</translation>
    </message>
    <message>
        <source>Hand it over as JSON, or have the hold released.</source>
        <translation>Als JSON übergeben oder die Sperre aufheben lassen.</translation>
    </message>
    <message>
        <source>An identifier has no form that EPCIS 1.2 takes.</source>
        <translation>Ein Bezeichner hat keine Form, die EPCIS 1.2 annimmt.</translation>
    </message>
    <message>
        <source>Where the company prefix of a number ends is not known.</source>
        <translation>Wo die Basisnummer einer Nummer endet, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Put GS1&apos;s list into company-prefixes.csv, or hand it over as JSON.</source>
        <translation>Die Liste von GS1 als company-prefixes.csv ablegen oder als JSON übergeben.</translation>
    </message>
    <message>
        <source>A value cannot be told in EPCIS 1.2.</source>
        <translation>Ein Wert lässt sich in EPCIS 1.2 nicht sagen.</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>known already</source>
        <translation>schon bekannt</translation>
    </message>
    <message>
        <source>without effect</source>
        <translation>ohne Wirkung</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
</context>
<context>
    <name>InspectionText</name>
    <message>
        <source>As sent by the scanner</source>
        <translation>Wie vom Scanner gesendet</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Why it is refused</source>
        <translation>Warum er abgelehnt wird</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was tun</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Printed as</source>
        <translation>Gedruckt als</translation>
    </message>
    <message>
        <source>On record here</source>
        <translation>Was hier bekannt ist</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Verfall</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Enthalten in</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Letztes Ereignis</translation>
    </message>
    <message>
        <source>Age of the data</source>
        <translation>Alter der Daten</translation>
    </message>
    <message>
        <source>Never synchronized</source>
        <translation>Nie abgeglichen</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>Gescannt</translation>
    </message>
</context>
<context>
    <name>ListFile</name>
    <message>
        <source>List not read</source>
        <translation>Liste nicht gelesen</translation>
    </message>
    <message>
        <source>“%1” cannot be opened.</source>
        <translation>„%1“ lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Choose another file, or have its rights checked.</source>
        <translation>Andere Datei wählen oder die Rechte prüfen lassen.</translation>
    </message>
    <message>
        <source>“%1” cannot be read to its end.</source>
        <translation>„%1“ lässt sich nicht ganz lesen.</translation>
    </message>
    <message>
        <source>Copy it to this computer and choose it again.</source>
        <translation>Auf diesen Rechner kopieren und erneut wählen.</translation>
    </message>
    <message>
        <source>“%1” is larger than 512 kB.</source>
        <translation>„%1“ ist größer als 512 kB.</translation>
    </message>
    <message>
        <source>Divide it into several lists.</source>
        <translation>In mehrere Listen teilen.</translation>
    </message>
    <message>
        <source>“%1” is not a text file.</source>
        <translation>„%1“ ist keine Textdatei.</translation>
    </message>
    <message>
        <source>Save the list as text or CSV, one code a line.</source>
        <translation>Die Liste als Text oder CSV speichern, ein Code je Zeile.</translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation>„%1“ ist leer.</translation>
    </message>
    <message>
        <source>A list has one code a line.</source>
        <translation>Eine Liste hat einen Code je Zeile.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Scan the first pack.</source>
        <translation>Erste Packung scannen.</translation>
    </message>
    <message>
        <source>Scan the next pack.</source>
        <translation>Nächste Packung scannen.</translation>
    </message>
    <message>
        <source>Scan the first bundle.</source>
        <translation>Erstes Bündel scannen.</translation>
    </message>
    <message>
        <source>Scan the next bundle.</source>
        <translation>Nächstes Bündel scannen.</translation>
    </message>
    <message>
        <source>Scan the first carton.</source>
        <translation>Ersten Karton scannen.</translation>
    </message>
    <message>
        <source>Scan the next carton.</source>
        <translation>Nächsten Karton scannen.</translation>
    </message>
    <message>
        <source>Scan the next pallet.</source>
        <translation>Nächste Palette scannen.</translation>
    </message>
    <message>
        <source>Scan the next pack, or close %1.</source>
        <translation>Nächste Packung scannen oder %1 schließen.</translation>
    </message>
    <message>
        <source>Open a new bundle, scan a closed one, or close %1.</source>
        <translation>Neues Bündel öffnen, geschlossenes scannen oder %1 schließen.</translation>
    </message>
    <message>
        <source>Open a new carton, scan a closed one, or close %1.</source>
        <translation>Neuen Karton öffnen, geschlossenen scannen oder %1 schließen.</translation>
    </message>
    <message>
        <source>Close %1.</source>
        <translation>Jetzt %1 schließen.</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Achtung</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Scan a container label or press New.</source>
        <translation>Behälteretikett scannen oder „Neu …“ drücken.</translation>
    </message>
    <message>
        <source>Scan %1 to put it %2.</source>
        <extracomment>%1: &quot;the closed carton&quot;; %2: &quot;onto the pallet&quot;</extracomment>
        <translation>%1 scannen und %2 stellen.</translation>
    </message>
    <message>
        <source>Something %1 is on hold: take it out.</source>
        <translation>Etwas %1 ist gesperrt: bitte herausnehmen.</translation>
    </message>
    <message>
        <source>Scan the next one, or the label for %1.</source>
        <translation>Nächste Einheit scannen oder das Etikett für %1.</translation>
    </message>
    <message>
        <source>Scan what goes in first; its label comes last.</source>
        <translation>Erst den Inhalt scannen, das Etikett zuletzt.</translation>
    </message>
    <message>
        <source>Scan the label for %1.</source>
        <translation>Das Etikett für %1 scannen.</translation>
    </message>
</context>
<context>
    <name>ReadingFault</name>
    <message>
        <source>The code holds signs that no GS1 code may hold.</source>
        <translation>Der Code enthält Zeichen, die kein GS1-Code enthalten darf.</translation>
    </message>
    <message>
        <source>The scanner saw no code.</source>
        <translation>Der Scanner hat keinen Code gesehen.</translation>
    </message>
    <message>
        <source>The code arrived in pieces; part of it is missing.</source>
        <translation>Der Code kam nur in Teilen an; ein Stück fehlt.</translation>
    </message>
    <message>
        <source>The code is longer than any this scanner should send.</source>
        <translation>Der Code ist länger als alles, was dieser Scanner senden sollte.</translation>
    </message>
    <message>
        <source>The scanner was disconnected in the middle of the code.</source>
        <translation>Der Scanner wurde mitten im Code getrennt.</translation>
    </message>
    <message>
        <source>there is nothing in it</source>
        <translation>er ist leer</translation>
    </message>
    <message>
        <source>no such field exists</source>
        <translation>dieses Feld gibt es nicht</translation>
    </message>
    <message>
        <source>the value is too short</source>
        <translation>der Wert ist zu kurz</translation>
    </message>
    <message>
        <source>the value is too long</source>
        <translation>der Wert ist zu lang</translation>
    </message>
    <message>
        <source>only digits are allowed</source>
        <translation>nur Ziffern sind erlaubt</translation>
    </message>
    <message>
        <source>a character is not allowed</source>
        <translation>ein Zeichen ist nicht erlaubt</translation>
    </message>
    <message>
        <source>the check digit is wrong</source>
        <translation>die Prüfziffer ist falsch</translation>
    </message>
    <message>
        <source>the date does not exist</source>
        <translation>das Datum gibt es nicht</translation>
    </message>
    <message>
        <source>piece and total do not fit</source>
        <translation>Stück und Gesamtzahl passen nicht zusammen</translation>
    </message>
    <message>
        <source>the value is not one of those allowed</source>
        <translation>der Wert ist nicht zugelassen</translation>
    </message>
    <message>
        <source>a field is empty</source>
        <translation>ein Feld ist leer</translation>
    </message>
    <message>
        <source>the field is there twice with different values</source>
        <translation>das Feld steht zweimal darin, mit verschiedenen Werten</translation>
    </message>
    <message>
        <source>two of its fields exclude each other</source>
        <translation>zwei seiner Felder schließen einander aus</translation>
    </message>
    <message>
        <source>The code is faulty at position %1: %2.</source>
        <extracomment>%1: position counted from 1; %2: &quot;no such field exists&quot;</extracomment>
        <translation>Der Code ist an Stelle %1 fehlerhaft: %2.</translation>
    </message>
    <message>
        <source>The code is faulty in %1, position %2: %3.</source>
        <extracomment>%1: &quot;(17) USE BY OR EXPIRY&quot;; %2: position; %3: &quot;the date does not exist&quot;</extracomment>
        <translation>Der Code ist in %1 an Stelle %2 fehlerhaft: %3.</translation>
    </message>
    <message>
        <source>The code is empty.</source>
        <translation>Der Code ist leer.</translation>
    </message>
    <message>
        <source>The code holds a sign at position %1 that no code here may hold.</source>
        <translation>Der Code enthält an Stelle %1 ein Zeichen, das hier in keinem Code vorkommen darf.</translation>
    </message>
    <message>
        <source>The scanner did not say what kind of symbol it read.</source>
        <translation>Der Scanner hat nicht gesagt, welche Art von Symbol er gelesen hat.</translation>
    </message>
    <message>
        <source>The code switches to other characters at position %1.</source>
        <translation>Der Code wechselt an Stelle %1 zu anderen Zeichen.</translation>
    </message>
    <message>
        <source>The tag was not read to its end.</source>
        <translation>Das Funketikett wurde nicht bis zum Ende gelesen.</translation>
    </message>
    <message>
        <source>The tag does not hold the number of a pack, container or place.</source>
        <translation>Das Funketikett enthält keine Nummer einer Packung, eines Gebindes oder eines Ortes.</translation>
    </message>
    <message>
        <source>The tag is written wrong at bit %1.</source>
        <extracomment>%1: counted from 1</extracomment>
        <translation>Das Funketikett ist ab Bit %1 falsch beschrieben.</translation>
    </message>
    <message>
        <source>its end is missing</source>
        <translation>das Ende fehlt</translation>
    </message>
    <message>
        <source>its format is not known here</source>
        <translation>sein Format ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>the value is too short or too long</source>
        <translation>der Wert ist zu kurz oder zu lang</translation>
    </message>
    <message>
        <source>the product is missing</source>
        <translation>das Produkt fehlt</translation>
    </message>
    <message>
        <source>the product is in the symbol beside it</source>
        <translation>das Produkt steht im Symbol daneben</translation>
    </message>
    <message>
        <source>it belongs to another product</source>
        <translation>er gehört zu einem anderen Produkt</translation>
    </message>
    <message>
        <source>Scan again, a little slower and closer.</source>
        <translation>Noch einmal scannen, etwas langsamer und näher.</translation>
    </message>
    <message>
        <source>Scan again. If it stays, have the scanner&apos;s settings checked.</source>
        <translation>Noch einmal scannen. Bleibt es so, die Einstellungen des Scanners prüfen lassen.</translation>
    </message>
    <message>
        <source>Scan again. If it stays, put it aside: the code is printed wrong.</source>
        <translation>Noch einmal scannen. Bleibt es so, beiseitelegen: Der Code ist falsch gedruckt.</translation>
    </message>
    <message>
        <source>Check the scanner&apos;s cable, then scan again.</source>
        <translation>Kabel des Scanners prüfen, dann noch einmal scannen.</translation>
    </message>
    <message>
        <source>Read the tag of a pack or container, or scan its label.</source>
        <translation>Das Tag einer Packung oder eines Behälters lesen oder das Etikett scannen.</translation>
    </message>
    <message>
        <source>Scan the label instead and report the tag.</source>
        <translation>Stattdessen das Etikett scannen und das Tag melden.</translation>
    </message>
    <message>
        <source>Scan the symbol beside it, too.</source>
        <translation>Auch das Symbol daneben scannen.</translation>
    </message>
    <message>
        <source>Scan the two symbols of one pack.</source>
        <translation>Die beiden Symbole einer Packung scannen.</translation>
    </message>
</context>
<context>
    <name>ScannerWords</name>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Press Test now and scan the codes it shows.</source>
        <translation>„Jetzt testen“ drücken und die gezeigten Codes scannen.</translation>
    </message>
    <message>
        <source>%1 has not been tested: its codes are not taken.</source>
        <translation>%1 ist nicht getestet: Seine Codes werden nicht angenommen.</translation>
    </message>
    <message>
        <source>%1 did not pass its test: its codes are not taken.</source>
        <translation>%1 hat den Test nicht bestanden: Seine Codes werden nicht angenommen.</translation>
    </message>
    <message>
        <source>Press Set up again; it says how the scanner is to be set.</source>
        <translation>„Neu einrichten“ drücken; dort steht, wie der Scanner einzustellen ist.</translation>
    </message>
    <message>
        <source>%1 has not been tested today: its codes are not taken.</source>
        <translation>%1 ist heute noch nicht getestet: Seine Codes werden nicht angenommen.</translation>
    </message>
    <message>
        <source>Serial line</source>
        <translation>Serielle Leitung</translation>
    </message>
    <message>
        <source>Reader we dial</source>
        <translation>Lesegerät, das wir anwählen</translation>
    </message>
    <message>
        <source>Reader that dials us</source>
        <translation>Lesegerät, das uns anwählt</translation>
    </message>
    <message>
        <source>USB (HID-POS)</source>
        <translation>USB (HID-POS)</translation>
    </message>
    <message>
        <source>Types like a keyboard</source>
        <translation>Tippt wie eine Tastatur</translation>
    </message>
    <message>
        <source>Keyboard of its own</source>
        <translation>Eigene Tastatur</translation>
    </message>
    <message>
        <source>On the screen</source>
        <translation>Auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Any code</source>
        <translation>Alle Codes</translation>
    </message>
    <message>
        <source>Contents only</source>
        <translation>Nur Inhalt</translation>
    </message>
    <message>
        <source>Labels only</source>
        <translation>Nur Etiketten</translation>
    </message>
    <message>
        <source>Commands only</source>
        <translation>Nur Befehle</translation>
    </message>
    <message>
        <source>%1 baud, %2</source>
        <extracomment>Speed of a serial line; %2: bits, parity, stop bits: &quot;8N1&quot;</extracomment>
        <translation>%1 Baud, %2</translation>
    </message>
    <message>
        <source>Any scanner</source>
        <translation>Beliebiger Scanner</translation>
    </message>
    <message>
        <source>Any reader that sends text</source>
        <translation>Beliebiges Lesegerät, das Text sendet</translation>
    </message>
    <message>
        <source>RFID reader that sends the EPC in hex</source>
        <translation>RFID-Lesegerät, das den EPC in Hex sendet</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>%1 is connected and works.</source>
        <translation>%1 ist verbunden und arbeitet.</translation>
    </message>
    <message>
        <source>Nothing to do: scan.</source>
        <translation>Nichts zu tun: scannen.</translation>
    </message>
    <message>
        <source>Ready, test failed</source>
        <translation>Bereit, Test nicht bestanden</translation>
    </message>
    <message>
        <source>%1 works, but did not pass its test.</source>
        <translation>%1 arbeitet, hat aber den Test nicht bestanden.</translation>
    </message>
    <message>
        <source>Ready, untested</source>
        <translation>Bereit, ungetestet</translation>
    </message>
    <message>
        <source>%1 works, but nobody has tested it.</source>
        <translation>%1 arbeitet, aber niemand hat ihn getestet.</translation>
    </message>
    <message>
        <source>None needed</source>
        <translation>Keiner nötig</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>Another scanner then</source>
        <translation>Damals ein anderer Scanner</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Scanner test due</source>
        <translation>Scannertest fällig</translation>
    </message>
    <message>
        <source>Not tested yet: %1.</source>
        <extracomment>%1: one or several names</extracomment>
        <translation>Noch nicht getestet: %1.</translation>
    </message>
    <message>
        <source>Press F11 and test before the shift.</source>
        <translation>F11 drücken und vor der Schicht testen.</translation>
    </message>
    <message>
        <source>Scanner blocked</source>
        <translation>Scanner gesperrt</translation>
    </message>
    <message>
        <source>Test not passed: %1.</source>
        <extracomment>%1: one or several names</extracomment>
        <translation>Test nicht bestanden: %1.</translation>
    </message>
    <message>
        <source>Press F11 and set it up again.</source>
        <translation>F11 drücken und ihn neu einrichten.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s)</source>
        <translation>
            <numerusform>%Ln Stück</numerusform>
            <numerusform>%Ln Stücke</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln Byte</numerusform>
            <numerusform>%Ln Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>largest %1</source>
        <translation>größtes %1</translation>
    </message>
    <message>
        <source>pauses %1 / %2 / %3</source>
        <extracomment>Shortest, median and longest pause between the pieces of one code</extracomment>
        <translation>Pausen %1 / %2 / %3</translation>
    </message>
</context>
<context>
    <name>SetupWords</name>
    <message>
        <source>The scanner</source>
        <translation>Der Scanner</translation>
    </message>
    <message>
        <source>GS1 Data Matrix</source>
        <translation>GS1 Data Matrix</translation>
    </message>
    <message>
        <source>GS1-128</source>
        <translation>GS1-128</translation>
    </message>
    <message>
        <source>Small and capital letters</source>
        <translation>Klein- und Großbuchstaben</translation>
    </message>
    <message>
        <source>All characters</source>
        <translation>Alle Zeichen</translation>
    </message>
    <message>
        <source>Long code</source>
        <translation>Langer Code</translation>
    </message>
    <message>
        <source>A pack&apos;s code: identifier ]d2, separator GS inside.</source>
        <translation>Code einer Packung: Kennung ]d2, Trennzeichen GS darin.</translation>
    </message>
    <message>
        <source>A container label: identifier ]C1.</source>
        <translation>Etikett eines Gebindes: Kennung ]C1.</translation>
    </message>
    <message>
        <source>Letters keep their case; the code is known as not GS1.</source>
        <translation>Groß bleibt groß, klein bleibt klein; als Nicht-GS1 erkannt.</translation>
    </message>
    <message>
        <source>Every character a serial number may have arrives as it is.</source>
        <translation>Jedes Zeichen, das Seriennummern haben dürfen, kommt an.</translation>
    </message>
    <message>
        <source>Nothing is cut off; several separators arrive.</source>
        <translation>Nichts fehlt; mehrere Trennzeichen kommen an.</translation>
    </message>
    <message>
        <source>No identifier</source>
        <translation>Keine Kennung</translation>
    </message>
    <message>
        <source>The scanner does not say what kind of symbol it has read.</source>
        <translation>Der Scanner sagt nicht, welche Art Symbol er gelesen hat.</translation>
    </message>
    <message>
        <source>Switch on “AIM identifier” (transmit code ID: AIM).</source>
        <translation>„AIM-Kennung“ einschalten (Code-ID übertragen: AIM).</translation>
    </message>
    <message>
        <source>Wrong identifier</source>
        <translation>Falsche Kennung</translation>
    </message>
    <message>
        <source>The scanner announces this GS1 symbol as %1.</source>
        <translation>Der Scanner meldet dieses GS1-Symbol als %1.</translation>
    </message>
    <message>
        <source>Switch on GS1 symbols (GS1-128, GS1 Data Matrix) in the scanner.</source>
        <translation>Im Scanner die GS1-Symbole einschalten (GS1-128, GS1 Data Matrix).</translation>
    </message>
    <message>
        <source>Separator lost</source>
        <translation>Trennzeichen fehlt</translation>
    </message>
    <message>
        <source>The separator GS inside the code does not arrive.</source>
        <translation>Das Trennzeichen GS im Code kommt nicht an.</translation>
    </message>
    <message>
        <source>Set the scanner to send control characters, GS included.</source>
        <translation>Den Scanner so einstellen, dass er Steuerzeichen sendet, auch GS.</translation>
    </message>
    <message>
        <source>Separator replaced</source>
        <translation>Trennzeichen ersetzt</translation>
    </message>
    <message>
        <source>In place of the separator GS the scanner sends %1.</source>
        <translation>Anstelle des Trennzeichens GS sendet der Scanner %1.</translation>
    </message>
    <message>
        <source>Switch its replacement of GS off, so that it sends GS itself.</source>
        <translation>Die Ersetzung von GS abschalten, damit er GS selbst sendet.</translation>
    </message>
    <message>
        <source>GS in front</source>
        <translation>GS am Anfang</translation>
    </message>
    <message>
        <source>The scanner sends GS in front of the code instead of an identifier.</source>
        <translation>Der Scanner sendet vor dem Code GS statt einer Kennung.</translation>
    </message>
    <message>
        <source>Letters changed</source>
        <translation>Buchstaben verändert</translation>
    </message>
    <message>
        <source>Capital and small letters arrive changed.</source>
        <translation>Groß- und Kleinbuchstaben kommen verändert an.</translation>
    </message>
    <message>
        <source>Turn Caps Lock off, and case conversion in the scanner.</source>
        <translation>Die Feststelltaste ausschalten, im Scanner die Umwandlung der Schreibweise.</translation>
    </message>
    <message>
        <source>Other keyboard</source>
        <translation>Andere Tastatur</translation>
    </message>
    <message>
        <source>The scanner types as a “%1” keyboard does.</source>
        <translation>Der Scanner tippt wie eine Tastatur „%1“.</translation>
    </message>
    <message>
        <source>Save to have it read like that, or set its country to USA.</source>
        <translation>Speichern, dann wird er so gelesen; oder sein Land auf USA stellen.</translation>
    </message>
    <message>
        <source>Characters changed</source>
        <translation>Zeichen verändert</translation>
    </message>
    <message>
        <source>These characters arrive wrong: %1</source>
        <translation>Diese Zeichen kommen falsch an: %1</translation>
    </message>
    <message>
        <source>Set the scanner&apos;s country setting to USA.</source>
        <translation>Die Ländereinstellung des Scanners auf USA stellen.</translation>
    </message>
    <message>
        <source>No end mark</source>
        <translation>Kein Endezeichen</translation>
    </message>
    <message>
        <source>Nothing tells where a code ends.</source>
        <translation>Nichts zeigt, wo ein Code endet.</translation>
    </message>
    <message>
        <source>Set the scanner&apos;s suffix to CR (Enter).</source>
        <translation>Als Suffix des Scanners CR (Enter) einstellen.</translation>
    </message>
    <message>
        <source>Text in front</source>
        <translation>Text davor</translation>
    </message>
    <message>
        <source>The scanner sends “%1” in front of the code.</source>
        <translation>Der Scanner sendet „%1“ vor dem Code.</translation>
    </message>
    <message>
        <source>Remove the prefix in the scanner.</source>
        <translation>Das Präfix im Scanner entfernen.</translation>
    </message>
    <message>
        <source>7 data bits</source>
        <translation>7 Datenbits</translation>
    </message>
    <message>
        <source>The scanner sends 7 data bits with even parity.</source>
        <translation>Der Scanner sendet 7 Datenbits mit gerader Parität.</translation>
    </message>
    <message>
        <source>Nothing to do: the line is being changed to that.</source>
        <translation>Nichts zu tun: Die Leitung wird darauf umgestellt.</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>Only the beginning of the code arrives.</source>
        <translation>Nur der Anfang des Codes kommt an.</translation>
    </message>
    <message>
        <source>Scan it again; if it stays, allow longer codes in the scanner.</source>
        <translation>Noch einmal scannen; bleibt es so, im Scanner längere Codes erlauben.</translation>
    </message>
    <message>
        <source>Scan the code</source>
        <translation>Code scannen</translation>
    </message>
    <message>
        <source>Hold the scanner to the code on the screen.</source>
        <translation>Den Scanner vor den Code auf dem Bildschirm halten.</translation>
    </message>
    <message>
        <source>If nothing comes, print the sheet and scan it from paper.</source>
        <translation>Kommt nichts an, das Testblatt drucken und vom Papier scannen.</translation>
    </message>
    <message>
        <source>Scan it again</source>
        <translation>Noch einmal scannen</translation>
    </message>
    <message>
        <source>Something came that cannot be read; now listening at %1.</source>
        <translation>Es kam etwas Unlesbares; die Leitung hört jetzt mit %1.</translation>
    </message>
    <message>
        <source>Scan the same code until it is known.</source>
        <translation>Denselben Code scannen, bis er erkannt ist.</translation>
    </message>
    <message>
        <source>Something came, but none of these codes.</source>
        <translation>Es kam etwas, aber keiner dieser Codes.</translation>
    </message>
    <message>
        <source>Scan the code on the screen, nothing else.</source>
        <translation>Nur den Code auf dem Bildschirm scannen.</translation>
    </message>
    <message>
        <source>Scan the next code</source>
        <translation>Nächsten Code scannen</translation>
    </message>
    <message>
        <source>The scanner is understood.</source>
        <translation>Der Scanner wird verstanden.</translation>
    </message>
    <message>
        <source>Scan the next code on the screen.</source>
        <translation>Den nächsten Code auf dem Bildschirm scannen.</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>All five codes arrived as they should.</source>
        <translation>Alle fünf Codes kamen an, wie sie sollen.</translation>
    </message>
    <message>
        <source>Press Go on.</source>
        <translation>„Weiter“ drücken.</translation>
    </message>
    <message>
        <source>All five codes arrive whole, read as said below.</source>
        <translation>Alle fünf Codes kommen heil an, gelesen wie unten gesagt.</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>All five codes arrived, but not unharmed.</source>
        <translation>Alle fünf Codes kamen an, aber nicht unversehrt.</translation>
    </message>
    <message>
        <source>Set the scanner as said below, then press Begin anew.</source>
        <translation>Den Scanner wie unten gesagt einstellen, dann „Von vorn“ drücken.</translation>
    </message>
    <message>
        <source>It types like a keyboard. Better: set it to USB HID-POS.</source>
        <translation>Er tippt wie eine Tastatur. Besser: auf USB HID-POS stellen.</translation>
    </message>
    <message>
        <source>It speaks its maker&apos;s own language: set it to USB HID-POS or CDC.</source>
        <translation>Er spricht die eigene Sprache seines Herstellers: auf USB HID-POS oder CDC stellen.</translation>
    </message>
    <message>
        <source>Shows in no list; works while this window has the focus.</source>
        <translation>Steht in keiner Liste; arbeitet, solange dieses Fenster den Fokus hat.</translation>
    </message>
    <message>
        <source>known by its socket only</source>
        <translation>nur an der Buchse zu erkennen</translation>
    </message>
    <message>
        <source>It types, and this station may not take its keyboard: install the udev rules that come with Packwright, or set it to USB HID-POS.</source>
        <translation>Er tippt, und diese Station darf seine Tastatur nicht übernehmen: die mitgelieferten udev-Regeln installieren oder ihn auf USB HID-POS stellen.</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>No station has been set up in %1.</source>
        <translation>In %1 ist keine Station eingerichtet.</translation>
    </message>
    <message>
        <source>The settings %1 cannot be read.</source>
        <translation>Die Einstellungen %1 sind nicht lesbar.</translation>
    </message>
    <message>
        <source>The settings %1 are damaged.</source>
        <translation>Die Einstellungen %1 sind beschädigt.</translation>
    </message>
    <message>
        <source>In the settings %1 the value of %2 cannot be used: %3</source>
        <translation>In den Einstellungen %1 ist der Wert von %2 nicht brauchbar: %3</translation>
    </message>
    <message>
        <source>The data folder %1 cannot be written.</source>
        <translation>Der Datenordner %1 ist nicht beschreibbar.</translation>
    </message>
    <message>
        <source>Another program already uses the data in %1.</source>
        <translation>Ein anderes Programm benutzt schon die Daten in %1.</translation>
    </message>
    <message>
        <source>The database in %1 is damaged.</source>
        <translation>Die Datenbank in %1 ist beschädigt.</translation>
    </message>
    <message>
        <source>The database in %1 was written by a newer version of Packwright.</source>
        <translation>Die Datenbank in %1 stammt von einer neueren Version von Packwright.</translation>
    </message>
    <message>
        <source>The disk of %1 is full.</source>
        <translation>Der Datenträger von %1 ist voll.</translation>
    </message>
    <message>
        <source>The database in %1 cannot be opened.</source>
        <translation>Die Datenbank in %1 lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The central system of this station does not start.</source>
        <translation>Das Zentralsystem dieser Station startet nicht.</translation>
    </message>
    <message>
        <source>Set one up with: packwrightctl init. To look around, start with --demo-site.</source>
        <translation>Einrichten mit: packwrightctl init. Zum Ausprobieren mit --demo-site starten.</translation>
    </message>
    <message>
        <source>Check the owner and the permissions, then start again.</source>
        <translation>Besitzer und Zugriffsrechte prüfen, dann neu starten.</translation>
    </message>
    <message>
        <source>Put a copy of the file back, or move it away and set the station up anew. The data are not affected.</source>
        <translation>Eine Kopie der Datei zurückspielen, oder sie wegräumen und die Station neu einrichten. Die Daten sind nicht betroffen.</translation>
    </message>
    <message>
        <source>Correct it and start again.</source>
        <translation>Berichtigen und neu starten.</translation>
    </message>
    <message>
        <source>Look for another window of the station, close it and start again.</source>
        <translation>Ein anderes Fenster der Station suchen, schließen und neu starten.</translation>
    </message>
    <message>
        <source>Do not delete anything. Keep the file for support and put back the last back-up.</source>
        <translation>Nichts löschen. Die Datei für den Support aufheben und die letzte Sicherung zurückspielen.</translation>
    </message>
    <message>
        <source>Install that version.</source>
        <translation>Jene Version installieren.</translation>
    </message>
    <message>
        <source>Make room and start again. Nothing is lost.</source>
        <translation>Platz schaffen und neu starten. Nichts ist verloren.</translation>
    </message>
    <message>
        <source>Start again. If it happens again, call support with the details below.</source>
        <translation>Neu starten. Geschieht es wieder, den Support mit den Angaben unten rufen.</translation>
    </message>
    <message>
        <source>The station cannot start</source>
        <translation>Die Station kann nicht starten</translation>
    </message>
</context>
<context>
    <name>StationState</name>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>%1 is switched off in the settings.</source>
        <translation>%1 ist in den Einstellungen ausgeschaltet.</translation>
    </message>
    <message>
        <source>Switch it on in the device settings to use it.</source>
        <translation>Zum Benutzen in den Geräteeinstellungen einschalten.</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Wird gesucht</translation>
    </message>
    <message>
        <source>%1 has not been found yet.</source>
        <translation>%1 wurde noch nicht gefunden.</translation>
    </message>
    <message>
        <source>Plug it in and switch it on; it is found by itself.</source>
        <translation>Anschließen und einschalten; das Gerät wird von selbst gefunden.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>%1 is connected.</source>
        <translation>%1 ist verbunden.</translation>
    </message>
    <message>
        <source>Nothing to do: scan.</source>
        <translation>Nichts zu tun: einfach scannen.</translation>
    </message>
    <message>
        <source>Unreliable</source>
        <translation>Unzuverlässig</translation>
    </message>
    <message>
        <source>%1 is connected, but does not take answers.</source>
        <translation>%1 ist verbunden, nimmt aber keine Antworten an.</translation>
    </message>
    <message>
        <source>Scanning works. Unplug it and plug it in again when there is time.</source>
        <translation>Scannen geht. Bei Gelegenheit aus- und wieder einstecken.</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>The connection to %1 is broken.</source>
        <translation>Die Verbindung zu %1 ist unterbrochen.</translation>
    </message>
    <message>
        <source>Check cable and power; it comes back by itself.</source>
        <translation>Kabel und Strom prüfen; das Gerät kommt von selbst zurück.</translation>
    </message>
    <message>
        <source>No access</source>
        <translation>Kein Zugriff</translation>
    </message>
    <message>
        <source>This computer does not let the station use %1.</source>
        <translation>Dieser Rechner lässt die Benutzung von %1 nicht zu.</translation>
    </message>
    <message>
        <source>Ask IT to give this user access to the device.</source>
        <translation>Die IT bitten, diesem Benutzer Zugriff auf das Gerät zu geben.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Another program is using %1.</source>
        <translation>Ein anderes Programm benutzt %1.</translation>
    </message>
    <message>
        <source>Close the other program; it is then found by itself.</source>
        <translation>Das andere Programm schließen; das Gerät wird dann von selbst gefunden.</translation>
    </message>
    <message>
        <source>Wrong settings</source>
        <translation>Falsch eingestellt</translation>
    </message>
    <message>
        <source>The settings of %1 do not fit the device.</source>
        <translation>Die Einstellungen von %1 passen nicht zum Gerät.</translation>
    </message>
    <message>
        <source>Correct them in the device settings.</source>
        <translation>In den Geräteeinstellungen berichtigen.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Central has not been reached since the station was started.</source>
        <translation>Die Zentrale wurde seit dem Start noch nicht erreicht.</translation>
    </message>
    <message>
        <source>Check the network cable and the address of central.</source>
        <translation>Netzwerkkabel und Adresse der Zentrale prüfen.</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Central answers.</source>
        <translation>Die Zentrale antwortet.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Central does not answer. All that is done here is kept.</source>
        <translation>Die Zentrale antwortet nicht. Alles, was hier getan wird, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Check the network if it stays like this.</source>
        <translation>Netzwerk prüfen, falls es so bleibt.</translation>
    </message>
    <message>
        <source>Wrong server</source>
        <translation>Falscher Server</translation>
    </message>
    <message>
        <source>Something answers, but it is not a central system; perhaps the sign-in page of a network.</source>
        <translation>Etwas antwortet, ist aber kein Zentralsystem; vielleicht die Anmeldeseite eines Netzwerks.</translation>
    </message>
    <message>
        <source>Have the network sign-in and the address of central checked.</source>
        <translation>Netzwerkanmeldung und Adresse der Zentrale prüfen lassen.</translation>
    </message>
    <message>
        <source>Not admitted</source>
        <translation>Nicht zugelassen</translation>
    </message>
    <message>
        <source>Central does not accept this station&apos;s sign-in.</source>
        <translation>Die Zentrale nimmt die Anmeldung dieser Station nicht an.</translation>
    </message>
    <message>
        <source>Ask the administrator to renew the station&apos;s key.</source>
        <translation>Die Administration bitten, den Schlüssel der Station zu erneuern.</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Alles gesendet</translation>
    </message>
    <message>
        <source>Central has everything that was done here.</source>
        <translation>Die Zentrale hat alles, was hier getan wurde.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to send</source>
        <translation>
            <numerusform>%Ln zu senden</numerusform>
            <numerusform>%Ln zu senden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operation(s) are safe on this disk and not yet at central, the oldest for %1.</source>
        <translation>
            <numerusform>%Ln Vorgang liegt sicher auf dieser Festplatte und noch nicht in der Zentrale, seit %1.</numerusform>
            <numerusform>%Ln Vorgänge liegen sicher auf dieser Festplatte und noch nicht in der Zentrale, der älteste seit %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln operation(s) are safe on this disk and not yet at central.</source>
        <translation>
            <numerusform>%Ln Vorgang liegt sicher auf dieser Festplatte und noch nicht in der Zentrale.</numerusform>
            <numerusform>%Ln Vorgänge liegen sicher auf dieser Festplatte und noch nicht in der Zentrale.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do: they are sent as soon as central answers.</source>
        <translation>Nichts zu tun: Gesendet wird, sobald die Zentrale antwortet.</translation>
    </message>
    <message>
        <source>None refused</source>
        <translation>Keine abgelehnt</translation>
    </message>
    <message>
        <source>Central has accepted everything it was sent.</source>
        <translation>Die Zentrale hat alles Gesendete angenommen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln abgelehnt</numerusform>
            <numerusform>%Ln abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Central has refused %Ln operation(s) of this station.</source>
        <translation>
            <numerusform>Die Zentrale hat %Ln Vorgang dieser Station abgelehnt.</numerusform>
            <numerusform>Die Zentrale hat %Ln Vorgänge dieser Station abgelehnt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Call the supervisor: each of them needs a decision.</source>
        <translation>Schichtleitung rufen: Jeder davon braucht eine Entscheidung.</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <source>This station has never received data from central: packing is not possible.</source>
        <translation>Diese Station hat noch nie Daten von der Zentrale erhalten: Packen ist nicht möglich.</translation>
    </message>
    <message>
        <source>Bring the station online.</source>
        <translation>Station online bringen.</translation>
    </message>
    <message>
        <source>Data %1 old</source>
        <extracomment>Short, in the status strip; %1: &quot;40 s&quot;, &quot;3 h&quot;</extracomment>
        <translation>Daten %1 alt</translation>
    </message>
    <message>
        <source>Data current</source>
        <translation>Daten aktuell</translation>
    </message>
    <message numerus="yes">
        <source>Holds and serial numbers are those of %1 ago, %Ln unit(s).</source>
        <translation>
            <numerusform>Sperren und Seriennummern sind auf dem Stand von vor %1, %Ln Einheit.</numerusform>
            <numerusform>Sperren und Seriennummern sind auf dem Stand von vor %1, %Ln Einheiten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The data are %1 old; the station is catching up.</source>
        <translation>Die Daten sind %1 alt; die Station holt gerade auf.</translation>
    </message>
    <message>
        <source>The data are %1 old: newer holds are not known here. Packing goes on and is marked.</source>
        <translation>Die Daten sind %1 alt: Neuere Sperren sind hier unbekannt. Das Packen geht weiter und wird vermerkt.</translation>
    </message>
    <message>
        <source>The data are %1 old: packing has stopped.</source>
        <translation>Die Daten sind %1 alt: Das Packen ist angehalten.</translation>
    </message>
    <message>
        <source>Bring the station online, or call the supervisor.</source>
        <translation>Station online bringen oder Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>Data in doubt</source>
        <translation>Daten zweifelhaft</translation>
    </message>
    <message>
        <source>The data here differ from central&apos;s: packing has stopped while they are fetched again.</source>
        <translation>Die Daten hier weichen von denen der Zentrale ab: Das Packen ruht, während sie neu geholt werden.</translation>
    </message>
    <message>
        <source>Wait; call the supervisor if it lasts longer than a few minutes.</source>
        <translation>Warten; dauert es länger als ein paar Minuten, Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>Not trusted</source>
        <translation>Nicht vertraut</translation>
    </message>
    <message>
        <source>The certificate of central has expired, or this station&apos;s clock is ahead.</source>
        <translation>Das Zertifikat der Zentrale ist abgelaufen, oder die Uhr dieser Station geht vor.</translation>
    </message>
    <message>
        <source>Check the station&apos;s clock; else the administrator renews central&apos;s certificate.</source>
        <translation>Uhr der Station prüfen; sonst erneuert die Administration das Zertifikat der Zentrale.</translation>
    </message>
    <message>
        <source>The certificate of central is not valid yet: most likely this station&apos;s clock is behind.</source>
        <translation>Das Zertifikat der Zentrale gilt noch nicht: höchstwahrscheinlich geht die Uhr dieser Station nach.</translation>
    </message>
    <message>
        <source>Check date and time of the station.</source>
        <translation>Datum und Uhrzeit der Station prüfen.</translation>
    </message>
    <message>
        <source>Whoever answers as central is vouched for by nobody this station trusts.</source>
        <translation>Für das, was als Zentrale antwortet, bürgt niemand, dem diese Station vertraut.</translation>
    </message>
    <message>
        <source>Have the network sign-in checked, then central/ca in the settings.</source>
        <translation>Die Netzwerkanmeldung prüfen lassen, dann central/ca in den Einstellungen.</translation>
    </message>
    <message>
        <source>The certificate of central is for another name than the address in the settings.</source>
        <translation>Das Zertifikat der Zentrale gilt für einen anderen Namen als die Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>Use the name of the certificate as central/url, or have one issued for this address.</source>
        <translation>Den Namen aus dem Zertifikat als central/url verwenden oder eines für diese Adresse ausstellen lassen.</translation>
    </message>
    <message>
        <source>The certificate of central cannot be used.</source>
        <translation>Das Zertifikat der Zentrale ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>Ask the administrator to issue central&apos;s certificate anew.</source>
        <translation>Die Administration bitten, das Zertifikat der Zentrale neu auszustellen.</translation>
    </message>
    <message>
        <source>Central answers without encryption, though the settings ask for https.</source>
        <translation>Die Zentrale antwortet unverschlüsselt, obwohl die Einstellungen https verlangen.</translation>
    </message>
    <message>
        <source>Start central with TLS, or correct central/url in the settings.</source>
        <translation>Die Zentrale mit TLS starten oder central/url in den Einstellungen berichtigen.</translation>
    </message>
    <message>
        <source>Central answers encrypted connections only.</source>
        <translation>Die Zentrale beantwortet nur verschlüsselte Verbindungen.</translation>
    </message>
    <message>
        <source>Begin central/url in the settings with https.</source>
        <translation>central/url in den Einstellungen mit https beginnen lassen.</translation>
    </message>
    <message>
        <source>This station&apos;s certificate has expired.</source>
        <translation>Das Zertifikat dieser Station ist abgelaufen.</translation>
    </message>
    <message>
        <source>Ask the administrator for a new certificate; it counts without a restart.</source>
        <translation>Die Administration um ein neues Zertifikat bitten; es gilt ohne Neustart.</translation>
    </message>
    <message>
        <source>For central, this station&apos;s certificate is not valid yet.</source>
        <translation>Für die Zentrale gilt das Zertifikat dieser Station noch nicht.</translation>
    </message>
    <message>
        <source>Have the clock of central checked.</source>
        <translation>Die Uhr der Zentrale prüfen lassen.</translation>
    </message>
    <message>
        <source>This station&apos;s certificate has been revoked.</source>
        <translation>Das Zertifikat dieser Station wurde widerrufen.</translation>
    </message>
    <message>
        <source>Ask the administrator why, and for a new certificate.</source>
        <translation>Die Administration nach dem Grund fragen und um ein neues Zertifikat bitten.</translation>
    </message>
    <message>
        <source>Central does not know who has issued this station&apos;s certificate.</source>
        <translation>Die Zentrale kennt den Aussteller des Zertifikats dieser Station nicht.</translation>
    </message>
    <message>
        <source>Use a certificate issued for this central system.</source>
        <translation>Ein für diese Zentrale ausgestelltes Zertifikat verwenden.</translation>
    </message>
    <message>
        <source>Central does not accept this station&apos;s certificate.</source>
        <translation>Die Zentrale nimmt das Zertifikat dieser Station nicht an.</translation>
    </message>
    <message>
        <source>Ask the administrator to look at central&apos;s log and to issue the certificate anew.</source>
        <translation>Die Administration bitten, das Protokoll der Zentrale anzusehen und das Zertifikat neu auszustellen.</translation>
    </message>
    <message>
        <source>This station&apos;s certificate or its key cannot be read.</source>
        <translation>Das Zertifikat dieser Station oder sein Schlüssel ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Check central/certificate and central/key in the settings.</source>
        <translation>central/certificate und central/key in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>The file that says whom to take for central cannot be read.</source>
        <translation>Die Datei, die sagt, wer als Zentrale gilt, ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Check central/ca in the settings.</source>
        <translation>central/ca in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>The key service does not give the secret for central.</source>
        <translation>Der Schlüsseldienst gibt das Geheimnis für die Zentrale nicht heraus.</translation>
    </message>
    <message>
        <source>Unlock the key service, or set the secret with packwrightctl secret; then start the station again.</source>
        <translation>Den Schlüsseldienst entsperren oder das Geheimnis mit packwrightctl secret setzen; dann die Station neu starten.</translation>
    </message>
    <message>
        <source>Central does not accept this station&apos;s secret.</source>
        <translation>Die Zentrale nimmt das Geheimnis dieser Station nicht an.</translation>
    </message>
    <message>
        <source>Ask the administrator for a new secret and set it with packwrightctl secret.</source>
        <translation>Die Administration um ein neues Geheimnis bitten und es mit packwrightctl secret setzen.</translation>
    </message>
    <message>
        <source>Central wants to know who asks, and this station has nothing to show.</source>
        <translation>Die Zentrale will wissen, wer fragt, und diese Station hat nichts vorzuweisen.</translation>
    </message>
    <message>
        <source>Name a certificate or a client id in the settings.</source>
        <translation>In den Einstellungen ein Zertifikat oder eine Client-Id angeben.</translation>
    </message>
    <message>
        <source>Central knows this station, but does not let it do this.</source>
        <translation>Die Zentrale kennt diese Station, erlaubt ihr dies aber nicht.</translation>
    </message>
    <message>
        <source>Ask the administrator to look at central&apos;s access file.</source>
        <translation>Die Administration bitten, die Zugriffsdatei der Zentrale anzusehen.</translation>
    </message>
    <message>
        <source>Bring the station online; a supervisor can permit packing up to %1 on the page Central.</source>
        <translation>Station online bringen; die Schichtleitung kann das Packen auf der Seite Zentrale bis %1 erlauben.</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>Holds, recalls and ended units</source>
        <translation>Sperren, Rückrufe und beendete Einheiten</translation>
    </message>
    <message>
        <source>Lot %1 of product %2</source>
        <extracomment>%1: lot number; %2: GTIN</extracomment>
        <translation>Charge %1 von Produkt %2</translation>
    </message>
    <message>
        <source>Product %1</source>
        <translation>Produkt %1</translation>
    </message>
    <message>
        <source>All goods of this site</source>
        <translation>Alle Ware dieses Standorts</translation>
    </message>
    <message>
        <source>Differs from central&apos;s and is being fetched again</source>
        <translation>Weicht von der Zentrale ab und wird neu geholt</translation>
    </message>
    <message numerus="yes">
        <source>Being filled: %Ln row(s) so far</source>
        <translation>
            <numerusform>Wird gefüllt: bisher %Ln Zeile</numerusform>
            <numerusform>Wird gefüllt: bisher %Ln Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) are still to come</source>
        <translation>
            <numerusform>%Ln Änderung kommt noch</numerusform>
            <numerusform>%Ln Änderungen kommen noch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete: %Ln row(s)</source>
        <translation>
            <numerusform>Vollständig: %Ln Zeile</numerusform>
            <numerusform>Vollständig: %Ln Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for a refused one of the same goods</source>
        <translation>Wartet auf eine abgelehnte Meldung derselben Ware</translation>
    </message>
    <message numerus="yes">
        <source>Sent %Ln time(s), last answer: %1</source>
        <extracomment>%2: central&apos;s answer, a code</extracomment>
        <translation>
            <numerusform>%Ln Mal gesendet, letzte Antwort: %1</numerusform>
            <numerusform>%Ln Mal gesendet, letzte Antwort: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Next in line</source>
        <translation>Kommt als Nächstes</translation>
    </message>
    <message>
        <source>Permitted</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>%1 has permitted packing on these data until they are %3 old: %2.</source>
        <extracomment>%1: who signed; %2: why; %3: &quot;24 h&quot;</extracomment>
        <translation>%1 hat das Packen mit diesen Daten erlaubt, bis sie %3 alt sind: %2.</translation>
    </message>
    <message>
        <source>It ends by itself when central is heard again.</source>
        <translation>Die Erlaubnis endet von selbst, sobald die Zentrale wieder antwortet.</translation>
    </message>
    <message>
        <source>Outage planned</source>
        <translation>Ausfall geplant</translation>
    </message>
    <message>
        <source>%1 has permitted packing without central until %3: %2.</source>
        <extracomment>%1: who signed; %2: why; %3: date and time</extracomment>
        <translation>%1 hat das Packen ohne Zentrale bis %3 erlaubt: %2.</translation>
    </message>
    <message>
        <source>End it when the outage is over.</source>
        <translation>Nach dem Ausfall beenden.</translation>
    </message>
    <message>
        <source>I permit packing without central until %1.</source>
        <extracomment>%1: date and time</extracomment>
        <translation>Ich erlaube das Packen ohne Zentrale bis %1.</translation>
    </message>
    <message>
        <source>I permit packing although holds of the last %1 are not known here.</source>
        <translation>Ich erlaube das Packen, obwohl Sperren der letzten %1 hier nicht bekannt sind.</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>Pack</source>
        <translation>Packung</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Bündel</translation>
    </message>
    <message>
        <source>Carton</source>
        <translation>Karton</translation>
    </message>
    <message>
        <source>Pallet</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>New pack</source>
        <translation>Neue Packung</translation>
    </message>
    <message>
        <source>New bundle</source>
        <translation>Neues Bündel</translation>
    </message>
    <message>
        <source>New carton</source>
        <translation>Neuer Karton</translation>
    </message>
    <message>
        <source>New pallet</source>
        <translation>Neue Palette</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pack(s)</source>
        <translation>
            <numerusform>%Ln Packung</numerusform>
            <numerusform>%Ln Packungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bundle(s)</source>
        <translation>
            <numerusform>%Ln Bündel</numerusform>
            <numerusform>%Ln Bündel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln carton(s)</source>
        <translation>
            <numerusform>%Ln Karton</numerusform>
            <numerusform>%Ln Kartons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pallet(s)</source>
        <translation>
            <numerusform>%Ln Palette</numerusform>
            <numerusform>%Ln Paletten</numerusform>
        </translation>
    </message>
    <message>
        <source>the pack</source>
        <extracomment>Object of a sentence: scan the closed …</extracomment>
        <translation>die Packung</translation>
    </message>
    <message>
        <source>the closed bundle</source>
        <translation>das geschlossene Bündel</translation>
    </message>
    <message>
        <source>the closed carton</source>
        <translation>den geschlossenen Karton</translation>
    </message>
    <message>
        <source>the closed pallet</source>
        <translation>die geschlossene Palette</translation>
    </message>
    <message>
        <source>the container</source>
        <comment>object</comment>
        <translation>den Behälter</translation>
    </message>
    <message>
        <source>the pack</source>
        <comment>object</comment>
        <translation>die Packung</translation>
    </message>
    <message>
        <source>the bundle</source>
        <comment>object</comment>
        <translation>das Bündel</translation>
    </message>
    <message>
        <source>the carton</source>
        <comment>object</comment>
        <translation>den Karton</translation>
    </message>
    <message>
        <source>the pallet</source>
        <comment>object</comment>
        <translation>die Palette</translation>
    </message>
    <message>
        <source>the container</source>
        <comment>subject</comment>
        <translation>der Behälter</translation>
    </message>
    <message>
        <source>the pack</source>
        <comment>subject</comment>
        <translation>die Packung</translation>
    </message>
    <message>
        <source>the bundle</source>
        <comment>subject</comment>
        <translation>das Bündel</translation>
    </message>
    <message>
        <source>the carton</source>
        <comment>subject</comment>
        <translation>der Karton</translation>
    </message>
    <message>
        <source>the pallet</source>
        <comment>subject</comment>
        <translation>die Palette</translation>
    </message>
    <message>
        <source>in the container</source>
        <translation>im Behälter</translation>
    </message>
    <message>
        <source>in the pack</source>
        <translation>in der Packung</translation>
    </message>
    <message>
        <source>in the bundle</source>
        <translation>im Bündel</translation>
    </message>
    <message>
        <source>in the carton</source>
        <translation>im Karton</translation>
    </message>
    <message>
        <source>on the pallet</source>
        <translation>auf der Palette</translation>
    </message>
    <message>
        <source>into the container</source>
        <translation>in den Behälter</translation>
    </message>
    <message>
        <source>into the pack</source>
        <translation>in die Packung</translation>
    </message>
    <message>
        <source>into the bundle</source>
        <translation>in das Bündel</translation>
    </message>
    <message>
        <source>into the carton</source>
        <translation>in den Karton</translation>
    </message>
    <message>
        <source>onto the pallet</source>
        <translation>auf die Palette</translation>
    </message>
    <message>
        <source>container %1</source>
        <translation>Behälter %1</translation>
    </message>
    <message>
        <source>serial number %1</source>
        <translation>Seriennummer %1</translation>
    </message>
    <message>
        <source>pack %1</source>
        <translation>Packung %1</translation>
    </message>
    <message>
        <source>bundle %1</source>
        <translation>Bündel %1</translation>
    </message>
    <message>
        <source>carton %1</source>
        <translation>Karton %1</translation>
    </message>
    <message>
        <source>pallet %1</source>
        <translation>Palette %1</translation>
    </message>
    <message>
        <source>in container %1</source>
        <translation>in Behälter %1</translation>
    </message>
    <message>
        <source>in pack %1</source>
        <translation>in Packung %1</translation>
    </message>
    <message>
        <source>in bundle %1</source>
        <translation>in Bündel %1</translation>
    </message>
    <message>
        <source>in carton %1</source>
        <translation>in Karton %1</translation>
    </message>
    <message>
        <source>on pallet %1</source>
        <translation>auf Palette %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>How full a container is: 12 of 25</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>Seconds</extracomment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>Format of a date as QLocale::toString() takes it: day, short month, year</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date and time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation>heute, %1</translation>
    </message>
    <message>
        <source>Number allocated, not printed</source>
        <translation>Nummer vergeben, nicht gedruckt</translation>
    </message>
    <message>
        <source>Printed, not commissioned</source>
        <translation>Gedruckt, nicht in Verkehr gebracht</translation>
    </message>
    <message>
        <source>In circulation</source>
        <translation>Im Umlauf</translation>
    </message>
    <message>
        <source>Taken out of circulation</source>
        <translation>Aus dem Umlauf genommen</translation>
    </message>
    <message>
        <source>Taken as a sample</source>
        <translation>Als Muster entnommen</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Vernichtet</translation>
    </message>
</context>
<context>
    <name>VerdictCause</name>
    <message>
        <source>This unit</source>
        <translation>Diese Einheit</translation>
    </message>
    <message>
        <source>%1 is now %2: %3.</source>
        <translation>%1 ist jetzt %2: %3.</translation>
    </message>
    <message>
        <source>%1 is no longer %2: %3 left.</source>
        <translation>%1 ist nicht mehr %2: noch %3.</translation>
    </message>
    <message>
        <source>%1 is open again with %2.</source>
        <translation>%1 ist wieder offen, mit %2.</translation>
    </message>
    <message>
        <source>%1 is withdrawn. Its number will not be used again.</source>
        <translation>%1 ist zurückgezogen. Die Nummer wird nicht wieder verwendet.</translation>
    </message>
    <message>
        <source>The label says lot %1, the record lot %2.</source>
        <translation>Auf dem Etikett steht Charge %1, im Datensatz Charge %2.</translation>
    </message>
    <message>
        <source>The label says expiry %1, the record %2.</source>
        <translation>Auf dem Etikett steht Verfall %1, im Datensatz %2.</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1, seit %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a hold and its reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is recorded %2, which has been shipped.</source>
        <translation>%1 ist laut Datensatz %2 und damit ausgeliefert.</translation>
    </message>
    <message>
        <source>%1 is recorded as shipped.</source>
        <translation>%1 ist laut Datensatz ausgeliefert.</translation>
    </message>
    <message>
        <source>The value of AI (%1) is too long: the scanner has lost a separator of the code.</source>
        <translation>Der Wert von AI (%1) ist zu lang: Der Scanner hat ein Trennzeichen des Codes verloren.</translation>
    </message>
    <message>
        <source>The scanner may have lost a separator of the code: where one field ends cannot be told.</source>
        <translation>Der Scanner hat womöglich ein Trennzeichen verloren: Wo ein Feld endet, ist nicht sicher.</translation>
    </message>
    <message>
        <source>%1 is open and empty.</source>
        <translation>%1 ist offen und leer.</translation>
    </message>
    <message>
        <source>%1 is back on the bench with %2.</source>
        <translation>%1 ist wieder auf dem Packtisch, mit %2.</translation>
    </message>
    <message>
        <source>%1 was the last one: %2 is full and closed, %3.</source>
        <translation>%1 war die letzte Einheit: %2 ist voll und geschlossen, %3.</translation>
    </message>
    <message>
        <source>%1 is closed with %2.</source>
        <translation>%1 ist geschlossen, mit %2.</translation>
    </message>
    <message>
        <source>%1 is closed as PARTIAL with %2.</source>
        <translation>%1 ist als ANBRUCH geschlossen, mit %2.</translation>
    </message>
    <message>
        <source>%1 stays open with %2 and is off the bench.</source>
        <translation>%1 bleibt offen, mit %2, und ist vom Packtisch.</translation>
    </message>
    <message>
        <source>%1 is already %2. Nothing has changed.</source>
        <translation>%1 ist schon %2. Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>%1 is already open here. Nothing has changed.</source>
        <translation>%1 ist hier schon offen. Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>This code of %1 has no serial number. Nothing has changed.</source>
        <translation>Dieser Code von %1 hat keine Seriennummer. Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>%1 is %2, but expires soon: %3.</source>
        <translation>%1 ist %2, verfällt aber bald: %3.</translation>
    </message>
    <message>
        <source>This is not a GS1 code of a pack or a container.</source>
        <translation>Das ist kein GS1-Code einer Packung oder eines Behälters.</translation>
    </message>
    <message>
        <source>This code names a product, but no serial number.</source>
        <translation>Dieser Code nennt ein Produkt, aber keine Seriennummer.</translation>
    </message>
    <message>
        <source>This GS1 code names something else, such as a place or an asset.</source>
        <translation>Dieser GS1-Code bezeichnet etwas anderes, etwa einen Ort oder ein Gerät.</translation>
    </message>
    <message>
        <source>GTIN %1 is not in this site&apos;s product list.</source>
        <translation>GTIN %1 steht nicht in der Produktliste dieses Standorts.</translation>
    </message>
    <message>
        <source>The product is not in this site&apos;s product list.</source>
        <translation>Das Produkt steht nicht in der Produktliste dieses Standorts.</translation>
    </message>
    <message>
        <source>%1 has been seen twice and is being investigated.</source>
        <translation>%1 wurde zweimal gesehen und wird untersucht.</translation>
    </message>
    <message>
        <source>%1 was printed, but never activated on the line.</source>
        <translation>%1 wurde gedruckt, aber an der Linie nie aktiviert.</translation>
    </message>
    <message>
        <source>%1 is in quarantine</source>
        <translation>%1 ist in Quarantäne</translation>
    </message>
    <message>
        <source>%1 has been recalled</source>
        <translation>%1 ist zurückgerufen</translation>
    </message>
    <message>
        <source>%1 is recorded as damaged</source>
        <translation>%1 ist als beschädigt erfasst</translation>
    </message>
    <message>
        <source>%1 is reported stolen</source>
        <translation>%1 ist als gestohlen gemeldet</translation>
    </message>
    <message>
        <source>%1 is under suspicion</source>
        <translation>%1 steht unter Verdacht</translation>
    </message>
    <message>
        <source>The records of %1 are being corrected</source>
        <translation>Die Daten von %1 werden berichtigt</translation>
    </message>
    <message>
        <source>%1 expired on %2.</source>
        <translation>%1 ist am %2 verfallen.</translation>
    </message>
    <message>
        <source>%1 is recorded at another site.</source>
        <translation>%1 ist laut Datensatz an einem anderen Standort.</translation>
    </message>
    <message>
        <source>%1 is open at another station.</source>
        <translation>%1 ist an einer anderen Station offen.</translation>
    </message>
    <message>
        <source>%1 is open at station %2.</source>
        <translation>%1 ist an Station %2 offen.</translation>
    </message>
    <message>
        <source>%1 was taken out of use.</source>
        <translation>%1 wurde stillgelegt.</translation>
    </message>
    <message>
        <source>%1 was taken as a sample.</source>
        <translation>%1 wurde als Muster entnommen.</translation>
    </message>
    <message>
        <source>%1 is recorded as destroyed.</source>
        <translation>%1 ist als vernichtet erfasst.</translation>
    </message>
    <message>
        <source>%1 is already %2.</source>
        <translation>%1 ist schon %2.</translation>
    </message>
    <message>
        <source>No container is open that it could go into.</source>
        <translation>Es ist kein Behälter offen, in den das gehört.</translation>
    </message>
    <message>
        <source>%1 does not go straight %2.</source>
        <translation>%1 gehört nicht direkt %2.</translation>
    </message>
    <message>
        <source>%1 does not go into anything that is open now.</source>
        <translation>%1 gehört in nichts, was gerade offen ist.</translation>
    </message>
    <message>
        <source>This is %1; %2 is for %3.</source>
        <translation>Das ist %1; %2 ist für %3.</translation>
    </message>
    <message>
        <source>This is lot %1; %2 holds lot %3 only.</source>
        <translation>Das ist Charge %1; %2 enthält nur Charge %3.</translation>
    </message>
    <message>
        <source>%1 is full: %2.</source>
        <translation>%1 ist voll: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be opened yet: another container is still open.</source>
        <translation>%1 kann noch nicht geöffnet werden: Ein anderer Behälter ist noch offen.</translation>
    </message>
    <message>
        <source>Another container is still open on the bench.</source>
        <translation>Auf dem Packtisch ist noch ein anderer Behälter offen.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 ist leer.</translation>
    </message>
    <message>
        <source>%1 contains something that is on hold.</source>
        <translation>%1 enthält etwas Gesperrtes.</translation>
    </message>
    <message>
        <source>%1 is neither known here nor one of this station&apos;s numbers.</source>
        <translation>%1 ist hier unbekannt und keine Nummer dieser Station.</translation>
    </message>
    <message>
        <source>%1 has been used before and cannot be used again.</source>
        <translation>%1 wurde schon verwendet und kann nicht wieder verwendet werden.</translation>
    </message>
    <message>
        <source>This station has no free container numbers left.</source>
        <translation>Diese Station hat keine freien Behälternummern mehr.</translation>
    </message>
    <message>
        <source>There is no step here that can be taken back.</source>
        <translation>Hier gibt es keinen Schritt, der sich zurücknehmen lässt.</translation>
    </message>
    <message>
        <source>No container is open.</source>
        <translation>Es ist kein Behälter offen.</translation>
    </message>
    <message>
        <source>%1 is not full: closing it needs a reason.</source>
        <translation>%1 ist nicht voll: Das Schließen braucht einen Grund.</translation>
    </message>
    <message>
        <source>The step could not be written to disk. Nothing has changed.</source>
        <translation>Der Schritt konnte nicht gespeichert werden. Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>This station&apos;s records are damaged: it only reads now.</source>
        <translation>Die Aufzeichnungen dieser Station sind beschädigt: Sie liest nur noch.</translation>
    </message>
    <message>
        <source>The label differs from the record.</source>
        <translation>Das Etikett weicht vom Datensatz ab.</translation>
    </message>
    <message>
        <source>%1 was shipped (%2).</source>
        <translation>%1 wurde ausgeliefert (%2).</translation>
    </message>
    <message>
        <source>Its records are being corrected</source>
        <translation>Ihre Daten werden berichtigt</translation>
    </message>
    <message>
        <source>%1 was taken out of use (%2).</source>
        <translation>%1 wurde stillgelegt (%2).</translation>
    </message>
    <message>
        <source>%1 was taken as a sample (%2).</source>
        <translation>%1 wurde als Muster entnommen (%2).</translation>
    </message>
    <message>
        <source>%1 is recorded as destroyed (%2).</source>
        <translation>%1 ist als vernichtet erfasst (%2).</translation>
    </message>
    <message>
        <source>This serial number</source>
        <translation>Diese Seriennummer</translation>
    </message>
    <message>
        <source>Serial number %1</source>
        <translation>Seriennummer %1</translation>
    </message>
    <message>
        <source>Serial number %1 of %2</source>
        <translation>Seriennummer %1 von %2</translation>
    </message>
    <message>
        <source>%1 is not in this station&apos;s list, which has never been synchronized.</source>
        <extracomment>%1: &quot;Serial number A7K2 of Cardiolin&quot;</extracomment>
        <translation>%1 steht nicht in der Liste dieser Station; die Liste wurde noch nie abgeglichen.</translation>
    </message>
    <message>
        <source>%1 is not in this station&apos;s list, which is %2 old.</source>
        <translation>%1 steht nicht in der Liste dieser Station; die Liste ist %2 alt.</translation>
    </message>
    <message>
        <source>This product does not belong %1.</source>
        <translation>Dieses Produkt gehört nicht %1.</translation>
    </message>
    <message>
        <source>This lot does not belong %1.</source>
        <translation>Diese Charge gehört nicht %1.</translation>
    </message>
    <message>
        <source>This code has no serial number. Nothing has changed.</source>
        <translation>Dieser Code hat keine Seriennummer. Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>%1 is %2, but expires soon.</source>
        <translation>%1 ist %2, verfällt aber bald.</translation>
    </message>
    <message>
        <source>%1 is not on record.</source>
        <translation>%1 ist nicht erfasst.</translation>
    </message>
    <message>
        <source>%1 has expired.</source>
        <translation>%1 ist verfallen.</translation>
    </message>
    <message>
        <source>this unit</source>
        <translation>dieser Einheit</translation>
    </message>
    <message>
        <source>%1 now holds %2.</source>
        <translation>%1 enthält jetzt %2.</translation>
    </message>
    <message>
        <source>%1 is dissolved.</source>
        <translation>%1 ist aufgelöst.</translation>
    </message>
    <message>
        <source>%1 has been replaced.</source>
        <translation>%1 wurde ersetzt.</translation>
    </message>
    <message>
        <source>%1 carries the contents on under its new number.</source>
        <translation>%1 führt den Inhalt unter der neuen Nummer weiter.</translation>
    </message>
    <message>
        <source>%1 was split off with %2.</source>
        <translation>%1 wurde abgeteilt mit %2.</translation>
    </message>
    <message>
        <source>%1 was checked: %2, all as recorded.</source>
        <translation>%1 wurde geprüft: %2, alles wie verzeichnet.</translation>
    </message>
    <message>
        <source>%1 has been inspected.</source>
        <translation>%1 wurde geprüft.</translation>
    </message>
    <message>
        <source>%1 is taken as a sample.</source>
        <translation>%1 ist als Probe entnommen.</translation>
    </message>
    <message>
        <source>%1 is out of use.</source>
        <translation>%1 ist außer Gebrauch.</translation>
    </message>
    <message>
        <source>%1 is on hold now.</source>
        <translation>%1 ist jetzt gesperrt.</translation>
    </message>
    <message>
        <source>The hold on %1 is released.</source>
        <translation>Die Sperre auf %1 ist aufgehoben.</translation>
    </message>
    <message>
        <source>The label of %1 is right again.</source>
        <translation>Das Etikett von %1 stimmt wieder.</translation>
    </message>
    <message>
        <source>The number of %1 will not be used.</source>
        <translation>Die Nummer von %1 wird nicht verwendet.</translation>
    </message>
    <message>
        <source>The earlier step has been taken back.</source>
        <translation>Der frühere Schritt ist zurückgenommen.</translation>
    </message>
    <message>
        <source>%1 does not hold what is recorded.</source>
        <translation>%1 enthält nicht, was verzeichnet ist.</translation>
    </message>
    <message>
        <source>%1 is recorded as illegitimate.</source>
        <translation>%1 ist als gefälscht verzeichnet.</translation>
    </message>
    <message>
        <source>%1 is on hold for its packaging or label.</source>
        <translation>%1 ist wegen Packmittel oder Etikett gesperrt.</translation>
    </message>
    <message>
        <source>%1 is not a container.</source>
        <translation>%1 ist kein Behälter.</translation>
    </message>
    <message>
        <source>%1 is not recorded in this container.</source>
        <translation>%1 ist nicht in diesem Behälter verzeichnet.</translation>
    </message>
    <message>
        <source>%1 is not recorded in any container.</source>
        <translation>%1 ist in keinem Behälter verzeichnet.</translation>
    </message>
    <message>
        <source>%1 still has contents.</source>
        <translation>%1 hat noch Inhalt.</translation>
    </message>
    <message>
        <source>%1 would be inside itself.</source>
        <translation>%1 wäre in sich selbst.</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 ist bereits dort.</translation>
    </message>
    <message>
        <source>The label of %1 no longer states its contents.</source>
        <translation>Das Etikett von %1 gibt den Inhalt nicht mehr an.</translation>
    </message>
    <message>
        <source>Your role may not do this.</source>
        <translation>Ihre Rolle darf das nicht.</translation>
    </message>
    <message>
        <source>This needs a signature.</source>
        <translation>Das verlangt eine Unterschrift.</translation>
    </message>
    <message>
        <source>This needs a second, different person.</source>
        <translation>Das verlangt eine zweite, andere Person.</translation>
    </message>
    <message>
        <source>%1 has no such hold.</source>
        <translation>%1 hat diese Sperre nicht.</translation>
    </message>
    <message>
        <source>This hold on %1 cannot be released at a station.</source>
        <translation>Diese Sperre auf %1 kann keine Station aufheben.</translation>
    </message>
    <message>
        <source>This needs current data from the central system.</source>
        <translation>Das verlangt aktuelle Daten des Zentralsystems.</translation>
    </message>
    <message>
        <source>One unit alone does not tell the container.</source>
        <translation>Eine Einheit allein sagt nicht, welcher Behälter es ist.</translation>
    </message>
    <message>
        <source>These units are recorded in different containers.</source>
        <translation>Diese Einheiten sind in verschiedenen Behältern verzeichnet.</translation>
    </message>
    <message>
        <source>No unit was scanned for this.</source>
        <translation>Dafür wurde keine Einheit gescannt.</translation>
    </message>
    <message>
        <source>What came in is not accounted for.</source>
        <translation>Der Eingang ist nicht vollständig belegt.</translation>
    </message>
    <message>
        <source>%1 is closed.</source>
        <translation>%1 ist geschlossen.</translation>
    </message>
    <message>
        <source>%1 may not be taken as complete without looking.</source>
        <translation>%1 darf nicht ungeprüft als vollständig gelten.</translation>
    </message>
    <message>
        <source>%1 has moved on since that step.</source>
        <translation>Mit %1 ist seither mehr geschehen.</translation>
    </message>
    <message>
        <source>%1 is taken down.</source>
        <translation>%1 ist aufgenommen.</translation>
    </message>
    <message>
        <source>Nothing is known against %1.</source>
        <translation>Gegen %1 liegt nichts vor.</translation>
    </message>
    <message>
        <source>Nothing has been done.</source>
        <translation>Es wurde nichts getan.</translation>
    </message>
    <message>
        <source>%1 has been scanned already. Nothing has changed.</source>
        <translation>%1 wurde schon gescannt. Es ändert sich nichts.</translation>
    </message>
    <message>
        <source>The last refusal has not been acknowledged.</source>
        <translation>Die letzte Ablehnung ist nicht quittiert.</translation>
    </message>
    <message>
        <source>This is not what the next step needs.</source>
        <translation>Das braucht der nächste Schritt nicht.</translation>
    </message>
    <message>
        <source>This product is numbered outside GS1; there is no record of it here.</source>
        <translation>Dieses Produkt ist nicht nach GS1 nummeriert; hier ist nichts darüber gespeichert.</translation>
    </message>
    <message>
        <source>This looks like a command code, but it is none of this site&apos;s.</source>
        <translation>Das sieht aus wie ein Befehlscode, ist aber keiner dieses Standorts.</translation>
    </message>
    <message>
        <source>This is a badge, and nobody is asked for one now.</source>
        <translation>Das ist ein Ausweis; danach wird gerade nicht gefragt.</translation>
    </message>
    <message>
        <source>This command means nothing here.</source>
        <translation>Dieser Befehl bedeutet hier nichts.</translation>
    </message>
    <message>
        <source>Caps Lock is on, so capital and small letters arrive exchanged.</source>
        <translation>Die Feststelltaste ist an, darum kommen Groß- und Kleinbuchstaben vertauscht an.</translation>
    </message>
    <message>
        <source>The computer&apos;s keyboard layout is not the scanner&apos;s, so characters arrive wrong.</source>
        <translation>Das Tastaturlayout des Rechners ist nicht das des Scanners, darum kommen Zeichen falsch an.</translation>
    </message>
    <message>
        <source>The label says serial number %1, the record %2.</source>
        <translation>Auf dem Etikett steht Seriennummer %1, gespeichert ist %2.</translation>
    </message>
    <message>
        <source>Serial number %1 is not known, but %2 is: the scanner has probably lost a separator of the code.</source>
        <extracomment>%1, %2: serial numbers</extracomment>
        <translation>Seriennummer %1 ist nicht bekannt, aber %2: Der Scanner hat vermutlich ein Trennzeichen des Codes verloren.</translation>
    </message>
    <message>
        <source>The command code was understood.</source>
        <translation>Der Befehlscode wurde verstanden.</translation>
    </message>
    <message>
        <source>What was scanned last is left out again.</source>
        <translation>Das zuletzt Gescannte ist wieder weggelassen.</translation>
    </message>
    <message>
        <source>It is noted.</source>
        <translation>Es ist vermerkt.</translation>
    </message>
    <message>
        <source>Nothing is known against %1, and nothing was booked.</source>
        <translation>Gegen %1 liegt nichts vor; gebucht wurde nichts.</translation>
    </message>
    <message>
        <source>%1 is noted for %2: %3.</source>
        <extracomment>%1: &quot;Pack …&quot;; %2: &quot;the carton&quot;; %3: &quot;3 of 25&quot;</extracomment>
        <translation>%1 ist für %2 vorgemerkt: %3.</translation>
    </message>
    <message>
        <source>%1 is taken down, but not known here.</source>
        <translation>%1 ist aufgenommen, aber hier nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 is complete: %2.</source>
        <translation>%1 ist vollständig: %2.</translation>
    </message>
    <message>
        <source>The file is taken over.</source>
        <translation>Die Datei ist übernommen.</translation>
    </message>
    <message>
        <source>The file cannot be taken over as it is. Nothing has changed.</source>
        <translation>Die Datei kann so nicht übernommen werden. Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>The scanner has sent this code a moment ago. It counts once.</source>
        <translation>Der Scanner hat diesen Code eben schon gesendet. Er zählt einmal.</translation>
    </message>
    <message>
        <source>This scanner has not passed its test, so it may change codes unnoticed.</source>
        <translation>Dieser Scanner hat seinen Test nicht bestanden und könnte Codes unbemerkt verändern.</translation>
    </message>
    <message>
        <source>This scanner is only for what goes into the container.</source>
        <translation>Dieser Scanner ist nur für das, was in das Gebinde kommt.</translation>
    </message>
    <message>
        <source>This scanner is only for container labels.</source>
        <translation>Dieser Scanner ist nur für Etiketten von Gebinden.</translation>
    </message>
    <message>
        <source>This scanner is only for command codes.</source>
        <translation>Dieser Scanner ist nur für Befehlscodes.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) are accounted for.</source>
        <translation>
            <numerusform>%Ln Einheit ist nachgewiesen.</numerusform>
            <numerusform>%Ln Einheiten sind nachgewiesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 never went into this rework order.</source>
        <translation>%1 gehört nicht zu diesem Nacharbeitsauftrag.</translation>
    </message>
    <message>
        <source>The rework order has no number, or one that is too long.</source>
        <translation>Der Nacharbeitsauftrag hat keine oder eine zu lange Nummer.</translation>
    </message>
    <message>
        <source>This needs a reason.</source>
        <translation>Das verlangt einen Grund.</translation>
    </message>
    <message>
        <source>%1 of %2 units of the sample were looked at.</source>
        <translation>%1 von %2 Einheiten der Stichprobe wurden angesehen.</translation>
    </message>
    <message>
        <source>It is on record where %1 is.</source>
        <translation>Es ist festgehalten, wo %1 ist.</translation>
    </message>
    <message>
        <source>Nobody contradicts anybody about %1.</source>
        <translation>Über %1 widerspricht niemand jemandem.</translation>
    </message>
    <message>
        <source>This station has no data from central that it can rely on.</source>
        <translation>Diese Station hat keine verlässlichen Daten der Zentrale.</translation>
    </message>
    <message>
        <source>%1 is of a lot this station does not follow: whether it may be used is not known here.</source>
        <translation>%1: Diese Charge wird hier nicht geführt; ob verwendbar, ist unbekannt.</translation>
    </message>
    <message>
        <source>This station&apos;s data are %1 old: too old for packing.</source>
        <translation>Die Daten dieser Station sind %1 alt: zu alt zum Packen.</translation>
    </message>
    <message>
        <source>Packing goes on without central until %1.</source>
        <extracomment>%1: date and time</extracomment>
        <translation>Das Packen geht ohne Zentrale weiter bis %1.</translation>
    </message>
    <message>
        <source>Packing goes on with the data there are.</source>
        <translation>Das Packen geht mit den vorhandenen Daten weiter.</translation>
    </message>
    <message>
        <source>What was permitted for want of central has ended.</source>
        <translation>Die Erlaubnis zum Packen ohne Zentrale ist beendet.</translation>
    </message>
    <message>
        <source>There is nothing to permit or to end.</source>
        <translation>Es gibt nichts zu erlauben oder zu beenden.</translation>
    </message>
    <message>
        <source>The outage must end ahead, and not later than the site&apos;s rules allow.</source>
        <translation>Das Ende des Ausfalls muss in der Zukunft liegen und darf nicht später sein, als die Regeln des Standorts erlauben.</translation>
    </message>
</context>
<context>
    <name>VerdictRemedy</name>
    <message numerus="yes">
        <source>%Ln to go.</source>
        <translation>
            <numerusform>Noch %Ln.</numerusform>
            <numerusform>Noch %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan the next one.</source>
        <translation>Nächste Einheit scannen.</translation>
    </message>
    <message>
        <source>Take it off the pallet now.</source>
        <translation>Jetzt von der Palette nehmen.</translation>
    </message>
    <message>
        <source>Take it out by hand now.</source>
        <translation>Jetzt von Hand herausnehmen.</translation>
    </message>
    <message>
        <source>Open it by hand and go on.</source>
        <translation>Von Hand öffnen und weiterpacken.</translation>
    </message>
    <message>
        <source>Destroy its label.</source>
        <translation>Das Etikett vernichten.</translation>
    </message>
    <message>
        <source>Scan what goes in first.</source>
        <translation>Den ersten Inhalt scannen.</translation>
    </message>
    <message>
        <source>Go on where it was left.</source>
        <translation>Dort weitermachen, wo aufgehört wurde.</translation>
    </message>
    <message>
        <source>Scan its label to place it, or open the next one.</source>
        <translation>Etikett scannen und abstellen, oder den nächsten Behälter öffnen.</translation>
    </message>
    <message>
        <source>Mark it as PARTIAL before it leaves the bench.</source>
        <translation>Als ANBRUCH kennzeichnen, bevor der Behälter den Packtisch verlässt.</translation>
    </message>
    <message>
        <source>Scan its label to go on with it.</source>
        <translation>Zum Weitermachen das Etikett scannen.</translation>
    </message>
    <message>
        <source>Take the next one.</source>
        <translation>Die nächste Einheit nehmen.</translation>
    </message>
    <message>
        <source>Go on packing.</source>
        <translation>Weiterpacken.</translation>
    </message>
    <message>
        <source>Scan the code that carries the serial number.</source>
        <translation>Den Code mit der Seriennummer scannen.</translation>
    </message>
    <message>
        <source>Ask if it may still be packed. Undo takes it out.</source>
        <translation>Fragen, ob sie noch gepackt werden darf. „Rückgängig“ nimmt sie heraus.</translation>
    </message>
    <message>
        <source>Put it aside and have the scanner&apos;s settings checked.</source>
        <translation>Beiseitelegen und die Scannereinstellung prüfen lassen.</translation>
    </message>
    <message>
        <source>Scan the Data Matrix of a pack or the label of a container.</source>
        <translation>Data Matrix einer Packung oder Etikett eines Behälters scannen.</translation>
    </message>
    <message>
        <source>Scan a pack or a container label.</source>
        <translation>Packung oder Behälteretikett scannen.</translation>
    </message>
    <message>
        <source>Put it aside and ask for the product to be added.</source>
        <translation>Beiseitelegen und das Produkt aufnehmen lassen.</translation>
    </message>
    <message>
        <source>Do not pack it. Put it aside and call QA.</source>
        <translation>Nicht packen. Beiseitelegen und QS rufen.</translation>
    </message>
    <message>
        <source>Put it aside and scan it again when the station is online.</source>
        <translation>Beiseitelegen und noch einmal scannen, wenn die Station online ist.</translation>
    </message>
    <message>
        <source>Only upper and lower case differ: check Caps Lock, then scan again.</source>
        <translation>Nur Groß- und Kleinschreibung weichen ab: Feststelltaste prüfen, dann neu scannen.</translation>
    </message>
    <message>
        <source>It may be falsified. Put it aside and call QA.</source>
        <translation>Fälschung möglich. Beiseitelegen und QS rufen.</translation>
    </message>
    <message>
        <source>Put it aside and call QA.</source>
        <translation>Beiseitelegen und QS rufen.</translation>
    </message>
    <message>
        <source>Put it aside; it goes back to the line.</source>
        <translation>Beiseitelegen; geht zurück an die Linie.</translation>
    </message>
    <message>
        <source>Bring it to the quarantine area. Only QA releases it.</source>
        <translation>In den Quarantänebereich bringen. Nur QS gibt frei.</translation>
    </message>
    <message>
        <source>Bring it to the recall area and call QA.</source>
        <translation>In den Rückrufbereich bringen und QS rufen.</translation>
    </message>
    <message>
        <source>Put it with the damaged goods.</source>
        <translation>Zur beschädigten Ware legen.</translation>
    </message>
    <message>
        <source>Keep it here and call the supervisor at once.</source>
        <translation>Hier behalten und sofort die Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>Keep it separate and call QA at once.</source>
        <translation>Getrennt aufbewahren und sofort QS rufen.</translation>
    </message>
    <message>
        <source>Put it aside until its records are corrected.</source>
        <translation>Beiseitelegen, bis die Daten berichtigt sind.</translation>
    </message>
    <message>
        <source>Put it with the expired goods.</source>
        <translation>Zur verfallenen Ware legen.</translation>
    </message>
    <message>
        <source>It should not be here. Put it aside and call QA.</source>
        <translation>Dürfte nicht hier sein. Beiseitelegen und QS rufen.</translation>
    </message>
    <message>
        <source>Put it aside and ask how it came here.</source>
        <translation>Beiseitelegen und fragen, wie es herkam.</translation>
    </message>
    <message>
        <source>Finish it at that station.</source>
        <translation>An jener Station fertigstellen.</translation>
    </message>
    <message>
        <source>It cannot be packed again. Put it aside and call QA.</source>
        <translation>Nicht wieder packbar. Beiseitelegen und QS rufen.</translation>
    </message>
    <message>
        <source>Take it out there first, or check that it is the right one.</source>
        <translation>Erst dort herausnehmen, oder prüfen, ob es die richtige ist.</translation>
    </message>
    <message>
        <source>Scan a container label or press New.</source>
        <translation>Behälteretikett scannen oder „Neu …“ drücken.</translation>
    </message>
    <message>
        <source>First open the container it belongs in.</source>
        <translation>Zuerst den passenden Behälter öffnen.</translation>
    </message>
    <message>
        <source>Put it back. To pack it, set the open container aside first.</source>
        <translation>Zurücklegen. Zum Packen erst den offenen Behälter beiseitestellen.</translation>
    </message>
    <message>
        <source>Put it back. To pack it, open another container.</source>
        <translation>Zurücklegen. Zum Packen einen anderen Behälter öffnen.</translation>
    </message>
    <message>
        <source>Close it and open the next one.</source>
        <translation>Schließen und den nächsten öffnen.</translation>
    </message>
    <message>
        <source>Close that one or set it aside, then try again.</source>
        <translation>Diesen schließen oder beiseitestellen, dann noch einmal.</translation>
    </message>
    <message>
        <source>Fill it first, or take back its opening with Undo.</source>
        <translation>Erst füllen, oder das Öffnen mit „Rückgängig“ zurücknehmen.</translation>
    </message>
    <message>
        <source>Take what is on hold out first.</source>
        <translation>Zuerst das Gesperrte herausnehmen.</translation>
    </message>
    <message>
        <source>Use a label of this station.</source>
        <translation>Ein Etikett dieser Station verwenden.</translation>
    </message>
    <message>
        <source>Take a new label.</source>
        <translation>Ein neues Etikett nehmen.</translation>
    </message>
    <message>
        <source>Bring the station online: it then fetches new numbers.</source>
        <translation>Station online bringen: Sie holt dann neue Nummern.</translation>
    </message>
    <message>
        <source>Go on packing. Earlier steps are corrected by rework.</source>
        <translation>Weiterpacken. Frühere Schritte berichtigt die Nacharbeit.</translation>
    </message>
    <message>
        <source>Press Close again and pick a reason.</source>
        <translation>Noch einmal „Schließen“ drücken und einen Grund wählen.</translation>
    </message>
    <message>
        <source>Scan again. If it stays, stop and call support.</source>
        <translation>Noch einmal scannen. Bleibt es so, anhalten und Support rufen.</translation>
    </message>
    <message>
        <source>Stop packing and call the supervisor.</source>
        <translation>Packen anhalten und Schichtleitung rufen.</translation>
    </message>
    <message>
        <source>Go on.</source>
        <translation>Weitermachen.</translation>
    </message>
    <message>
        <source>Its label and those around it are out of date: renew them.</source>
        <translation>Sein Etikett und die darüber stimmen nicht mehr: erneuern.</translation>
    </message>
    <message>
        <source>Remove its label.</source>
        <translation>Das Etikett entfernen.</translation>
    </message>
    <message>
        <source>Close it again when it is done.</source>
        <translation>Danach wieder schließen.</translation>
    </message>
    <message>
        <source>Put the replaced unit where its reason says.</source>
        <translation>Die ersetzte Einheit dorthin legen, wohin sie gehört.</translation>
    </message>
    <message>
        <source>Renew its label.</source>
        <translation>Das Etikett erneuern.</translation>
    </message>
    <message>
        <source>Renew the labels of both containers.</source>
        <translation>Die Etiketten beider Behälter erneuern.</translation>
    </message>
    <message>
        <source>Destroy the old label.</source>
        <translation>Das alte Etikett vernichten.</translation>
    </message>
    <message>
        <source>Renew both labels.</source>
        <translation>Beide Etiketten erneuern.</translation>
    </message>
    <message>
        <source>Destroy the label of the emptied one.</source>
        <translation>Das Etikett des geleerten Behälters vernichten.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>It may be put back.</source>
        <translation>Es darf zurückgelegt werden.</translation>
    </message>
    <message>
        <source>It must not be packed again.</source>
        <translation>Es darf nicht mehr verpackt werden.</translation>
    </message>
    <message>
        <source>File the certificate.</source>
        <translation>Die Bescheinigung ablegen.</translation>
    </message>
    <message>
        <source>Make its code unreadable.</source>
        <translation>Den Code unlesbar machen.</translation>
    </message>
    <message>
        <source>Bring it to the quarantine area.</source>
        <translation>In den Sperrbereich bringen.</translation>
    </message>
    <message>
        <source>Check whether another hold remains.</source>
        <translation>Prüfen, ob eine andere Sperre bleibt.</translation>
    </message>
    <message>
        <source>Destroy the label.</source>
        <translation>Das Etikett vernichten.</translation>
    </message>
    <message>
        <source>Check the goods against the screen.</source>
        <translation>Ware und Anzeige vergleichen.</translation>
    </message>
    <message>
        <source>Decide on every finding; the container must not leave.</source>
        <translation>Über jede Abweichung entscheiden; der Behälter bleibt hier.</translation>
    </message>
    <message>
        <source>Put it aside for rework.</source>
        <translation>Zur Nacharbeit beiseitelegen.</translation>
    </message>
    <message>
        <source>Scan the label of a container.</source>
        <translation>Das Etikett eines Behälters scannen.</translation>
    </message>
    <message>
        <source>Check what it is recorded in.</source>
        <translation>Prüfen, worin es verzeichnet ist.</translation>
    </message>
    <message>
        <source>Nothing to take out.</source>
        <translation>Nichts zu entnehmen.</translation>
    </message>
    <message>
        <source>Take everything out first.</source>
        <translation>Zuerst alles entnehmen.</translation>
    </message>
    <message>
        <source>Scan another container.</source>
        <translation>Einen anderen Behälter scannen.</translation>
    </message>
    <message>
        <source>Scan the other container.</source>
        <translation>Den anderen Behälter scannen.</translation>
    </message>
    <message>
        <source>Renew the label and scan it.</source>
        <translation>Das Etikett erneuern und scannen.</translation>
    </message>
    <message>
        <source>Ask the supervisor or QA.</source>
        <translation>Schichtleitung oder QS fragen.</translation>
    </message>
    <message>
        <source>Sign and try again.</source>
        <translation>Unterschreiben und wiederholen.</translation>
    </message>
    <message>
        <source>Have it confirmed by a second person.</source>
        <translation>Von einer zweiten Person bestätigen lassen.</translation>
    </message>
    <message>
        <source>Look at the holds of the unit.</source>
        <translation>Die Sperren der Einheit ansehen.</translation>
    </message>
    <message>
        <source>QA decides in the central system.</source>
        <translation>QS entscheidet im Zentralsystem.</translation>
    </message>
    <message>
        <source>Try again when the station is online.</source>
        <translation>Wiederholen, wenn die Station online ist.</translation>
    </message>
    <message>
        <source>Scan a second unit of it.</source>
        <translation>Eine zweite Einheit daraus scannen.</translation>
    </message>
    <message>
        <source>Scan units from one container only.</source>
        <translation>Nur Einheiten aus einem Behälter scannen.</translation>
    </message>
    <message>
        <source>Scan at least one unit.</source>
        <translation>Mindestens eine Einheit scannen.</translation>
    </message>
    <message>
        <source>Account for every unit, then close.</source>
        <translation>Jede Einheit belegen, dann abschließen.</translation>
    </message>
    <message>
        <source>Reopen it with a reason, or top it up.</source>
        <translation>Mit Grund wieder öffnen oder auffüllen.</translation>
    </message>
    <message>
        <source>Verify its contents.</source>
        <translation>Den Inhalt prüfen.</translation>
    </message>
    <message>
        <source>Correct it by rework.</source>
        <translation>Durch Nacharbeit berichtigen.</translation>
    </message>
    <message>
        <source>Go on, or confirm.</source>
        <translation>Weiter, oder bestätigen.</translation>
    </message>
    <message>
        <source>Use it.</source>
        <translation>Verwenden.</translation>
    </message>
    <message>
        <source>Start again when you are ready.</source>
        <translation>Bei Bedarf neu beginnen.</translation>
    </message>
    <message>
        <source>Read it, then acknowledge it or scan the same unit again.</source>
        <translation>Lesen, dann quittieren oder dieselbe Einheit noch einmal scannen.</translation>
    </message>
    <message>
        <source>Look at the top: it says what to scan.</source>
        <translation>Oben steht, was zu scannen ist.</translation>
    </message>
    <message>
        <source>Put it aside: it is not packed at this bench.</source>
        <translation>Zur Seite legen: Es wird an diesem Platz nicht gepackt.</translation>
    </message>
    <message>
        <source>Use this site&apos;s own command sheet and tell your supervisor.</source>
        <translation>Das Befehlsblatt dieses Standorts benutzen und die Aufsicht informieren.</translation>
    </message>
    <message>
        <source>Use it where its button is shown.</source>
        <translation>Dort benutzen, wo auch die Taste dafür zu sehen ist.</translation>
    </message>
    <message>
        <source>Turn Caps Lock off and scan again.</source>
        <translation>Feststelltaste ausschalten und erneut scannen.</translation>
    </message>
    <message>
        <source>Have the scanner set up again, then scan again.</source>
        <translation>Den Scanner neu einrichten lassen, dann erneut scannen.</translation>
    </message>
    <message>
        <source>To work with it, go to that page and scan it again.</source>
        <translation>Zum Arbeiten damit die passende Seite öffnen und erneut scannen.</translation>
    </message>
    <message>
        <source>Take the next one; the label comes last.</source>
        <translation>Die nächste nehmen; das Etikett kommt zuletzt.</translation>
    </message>
    <message>
        <source>Look whether it belongs here, then go on.</source>
        <translation>Nachsehen, ob sie hierher gehört, dann weiter.</translation>
    </message>
    <message>
        <source>Scan its label, then take this one again.</source>
        <translation>Das Etikett scannen, dann diese erneut nehmen.</translation>
    </message>
    <message>
        <source>Verify what has arrived.</source>
        <translation>Prüfen, was angekommen ist.</translation>
    </message>
    <message>
        <source>Read the answers to its rows.</source>
        <translation>Die Antworten zu ihren Zeilen lesen.</translation>
    </message>
    <message>
        <source>Take the next code.</source>
        <translation>Den nächsten Code nehmen.</translation>
    </message>
    <message>
        <source>Press F11 and test it with the sheet, or use another scanner.</source>
        <translation>F11 drücken und ihn mit dem Testblatt testen, oder einen anderen Scanner nehmen.</translation>
    </message>
    <message>
        <source>Scan the container label with the scanner meant for labels.</source>
        <translation>Das Etikett mit dem Scanner scannen, der für Etiketten ist.</translation>
    </message>
    <message>
        <source>Scan this with the scanner meant for the contents.</source>
        <translation>Das mit dem Scanner scannen, der für den Inhalt ist.</translation>
    </message>
    <message>
        <source>Scan goods with another scanner.</source>
        <translation>Ware mit einem anderen Scanner scannen.</translation>
    </message>
    <message>
        <source>Go on with the next order.</source>
        <translation>Weiter mit dem nächsten Auftrag.</translation>
    </message>
    <message>
        <source>Set it aside, or take it into the order first.</source>
        <translation>Beiseitelegen oder zuerst in den Auftrag aufnehmen.</translation>
    </message>
    <message>
        <source>Give the number that is on the order.</source>
        <translation>Die Nummer angeben, die auf dem Auftrag steht.</translation>
    </message>
    <message>
        <source>Choose the reason, then go on.</source>
        <translation>Grund wählen, dann weiter.</translation>
    </message>
    <message>
        <source>Scan more units of it.</source>
        <translation>Weitere Einheiten daraus scannen.</translation>
    </message>
    <message>
        <source>Every station is told.</source>
        <translation>Alle Stationen erfahren es.</translation>
    </message>
    <message>
        <source>Leave it as it is and call QA: on the page Hold, Resolve.</source>
        <translation>So lassen und die QS rufen: Seite Sperren, Klären.</translation>
    </message>
    <message>
        <source>Scan the unit itself. The page Tasks lists all contradictions.</source>
        <translation>Die Einheit selbst scannen. Alle Widersprüche stehen unter Aufgaben.</translation>
    </message>
    <message>
        <source>Pack it at a station that follows this lot, or have the lot added to this station&apos;s settings.</source>
        <translation>An einer Station packen, die diese Charge führt.</translation>
    </message>
    <message>
        <source>Every event names who permitted it.</source>
        <translation>Jedes Ereignis nennt, wer es erlaubt hat.</translation>
    </message>
    <message>
        <source>Go on while the data are fresh.</source>
        <translation>Weiterarbeiten, solange die Daten frisch sind.</translation>
    </message>
    <message>
        <source>Bring the station online, or have a supervisor permit packing on the page Central.</source>
        <translation>Station online bringen oder das Packen auf der Seite Zentrale von der Schichtleitung erlauben lassen.</translation>
    </message>
    <message>
        <source>Choose a shorter outage.</source>
        <translation>Einen kürzeren Ausfall wählen.</translation>
    </message>
</context>
<context>
    <name>VerdictWord</name>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Full and closed</source>
        <translation>Voll, geschlossen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Closed, partial</source>
        <translation>Anbruch geschlossen</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Beiseitegestellt</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Already in</source>
        <translation>Schon enthalten</translation>
    </message>
    <message>
        <source>Already open</source>
        <translation>Schon offen</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Übergangen</translation>
    </message>
    <message>
        <source>Near expiry</source>
        <translation>Verfällt bald</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Separator lost</source>
        <translation>Trennzeichen fehlt</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>Falscher Code</translation>
    </message>
    <message>
        <source>No serial number</source>
        <translation>Keine Seriennummer</translation>
    </message>
    <message>
        <source>Other code</source>
        <translation>Anderer Code</translation>
    </message>
    <message>
        <source>Unknown product</source>
        <translation>Produkt unbekannt</translation>
    </message>
    <message>
        <source>Unknown serial</source>
        <translation>Nummer unbekannt</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Label differs</source>
        <translation>Etikett weicht ab</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt vorhanden</translation>
    </message>
    <message>
        <source>Not activated</source>
        <translation>Nicht aktiviert</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>Quarantäne</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Rückruf</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>Gestohlen</translation>
    </message>
    <message>
        <source>Suspect</source>
        <translation>Verdacht</translation>
    </message>
    <message>
        <source>Data hold</source>
        <translation>Datensperre</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Verfallen</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Ausgeliefert</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Anderer Standort</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>Stillgelegt</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Vernichtet</translation>
    </message>
    <message>
        <source>Already packed</source>
        <translation>Schon verpackt</translation>
    </message>
    <message>
        <source>Nothing open</source>
        <translation>Nichts offen</translation>
    </message>
    <message>
        <source>Wrong level</source>
        <translation>Falsche Ebene</translation>
    </message>
    <message>
        <source>Wrong product</source>
        <translation>Falsches Produkt</translation>
    </message>
    <message>
        <source>Wrong lot</source>
        <translation>Falsche Charge</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Still open</source>
        <translation>Noch offen</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Hold inside</source>
        <translation>Gesperrter Inhalt</translation>
    </message>
    <message>
        <source>Foreign label</source>
        <translation>Fremdes Etikett</translation>
    </message>
    <message>
        <source>Number used</source>
        <translation>Nummer verbraucht</translation>
    </message>
    <message>
        <source>No numbers left</source>
        <translation>Keine Nummern mehr</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Kein Schritt zurück</translation>
    </message>
    <message>
        <source>Nothing to close</source>
        <translation>Nichts zu schließen</translation>
    </message>
    <message>
        <source>Reason missing</source>
        <translation>Grund fehlt</translation>
    </message>
    <message>
        <source>Data too old</source>
        <translation>Daten zu alt</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Entnommen</translation>
    </message>
    <message>
        <source>Dissolved</source>
        <translation>Aufgelöst</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Wieder offen</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Topped up</source>
        <translation>Aufgefüllt</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Umgepackt</translation>
    </message>
    <message>
        <source>Relabelled</source>
        <translation>Umetikettiert</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Geteilt</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Zusammengelegt</translation>
    </message>
    <message>
        <source>Contents right</source>
        <translation>Inhalt stimmt</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Label right</source>
        <translation>Etikett stimmt</translation>
    </message>
    <message>
        <source>Label scrapped</source>
        <translation>Etikett verworfen</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Berichtigt</translation>
    </message>
    <message>
        <source>Contents differ</source>
        <translation>Inhalt weicht ab</translation>
    </message>
    <message>
        <source>Illegitimate</source>
        <translation>Gefälscht</translation>
    </message>
    <message>
        <source>Label fault</source>
        <translation>Packmittelfehler</translation>
    </message>
    <message>
        <source>No container</source>
        <translation>Kein Behälter</translation>
    </message>
    <message>
        <source>Not in there</source>
        <translation>Nicht darin</translation>
    </message>
    <message>
        <source>Loose</source>
        <translation>Lose</translation>
    </message>
    <message>
        <source>Not empty</source>
        <translation>Nicht leer</translation>
    </message>
    <message>
        <source>Inside itself</source>
        <translation>In sich selbst</translation>
    </message>
    <message>
        <source>Same one</source>
        <translation>Derselbe</translation>
    </message>
    <message>
        <source>Label out of date</source>
        <translation>Etikett veraltet</translation>
    </message>
    <message>
        <source>Not permitted</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Signature missing</source>
        <translation>Unterschrift fehlt</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Zweite Person</translation>
    </message>
    <message>
        <source>No such hold</source>
        <translation>Keine Sperre</translation>
    </message>
    <message>
        <source>Not releasable</source>
        <translation>Nicht freigebbar</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Scan one more</source>
        <translation>Noch eine scannen</translation>
    </message>
    <message>
        <source>Do not agree</source>
        <translation>Uneinig</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>Nichts gewählt</translation>
    </message>
    <message>
        <source>Not balanced</source>
        <translation>Nicht ausgeglichen</translation>
    </message>
    <message>
        <source>Open and check</source>
        <translation>Öffnen und prüfen</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>Zu spät</translation>
    </message>
    <message>
        <source>Taken down</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>May be used</source>
        <translation>Verwendbar</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Already scanned</source>
        <translation>Schon gescannt</translation>
    </message>
    <message>
        <source>Acknowledge first</source>
        <translation>Erst quittieren</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>Nicht gefragt</translation>
    </message>
    <message>
        <source>Other numbering</source>
        <translation>Andere Nummer</translation>
    </message>
    <message>
        <source>False command</source>
        <translation>Falscher Befehl</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Ausweis</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Caps Lock</source>
        <translation>Feststelltaste</translation>
    </message>
    <message>
        <source>Keyboard layout</source>
        <translation>Tastaturlayout</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>Only looked up</source>
        <translation>Nur nachgesehen</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Label now</source>
        <translation>Jetzt Etikett</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>File refused</source>
        <translation>Datei abgelehnt</translation>
    </message>
    <message>
        <source>Seen already</source>
        <translation>Schon gelesen</translation>
    </message>
    <message>
        <source>Scanner not tested</source>
        <translation>Scanner ungetestet</translation>
    </message>
    <message>
        <source>Other scanner</source>
        <translation>Anderer Scanner</translation>
    </message>
    <message>
        <source>Order closed</source>
        <translation>Auftrag zu</translation>
    </message>
    <message>
        <source>Not in the order</source>
        <translation>Nicht im Auftrag</translation>
    </message>
    <message>
        <source>Number missing</source>
        <translation>Nummer fehlt</translation>
    </message>
    <message>
        <source>Sample too small</source>
        <translation>Stichprobe zu klein</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Geklärt</translation>
    </message>
    <message>
        <source>Contradiction</source>
        <translation>Widerspruch</translation>
    </message>
    <message>
        <source>No contradiction</source>
        <translation>Kein Widerspruch</translation>
    </message>
    <message>
        <source>Not covered</source>
        <translation>Nicht geführt</translation>
    </message>
    <message>
        <source>Permitted</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Permit ended</source>
        <translation>Erlaubnis beendet</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Nicht nötig</translation>
    </message>
    <message>
        <source>Wrong period</source>
        <translation>Falscher Zeitraum</translation>
    </message>
</context>
<context>
    <name>WorkRows</name>
    <message>
        <source>− ends</source>
        <translation>− endet</translation>
    </message>
    <message>
        <source>− leaves</source>
        <translation>− geht weg</translation>
    </message>
    <message>
        <source>+ new</source>
        <translation>+ neu</translation>
    </message>
    <message>
        <source>● held</source>
        <translation>● gesperrt</translation>
    </message>
    <message>
        <source>● released</source>
        <translation>● frei</translation>
    </message>
    <message>
        <source>+ comes in</source>
        <translation>+ kommt dazu</translation>
    </message>
    <message>
        <source>● loose</source>
        <translation>● lose</translation>
    </message>
    <message>
        <source>● changes</source>
        <translation>● ändert sich</translation>
    </message>
    <message>
        <source>comes out</source>
        <translation>kommt heraus</translation>
    </message>
    <message>
        <source>goes in</source>
        <translation>kommt hinein</translation>
    </message>
    <message>
        <source>free label</source>
        <translation>freies Etikett</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Verfall</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Letztes Ereignis</translation>
    </message>
    <message>
        <source>Age of the data</source>
        <translation>Alter der Daten</translation>
    </message>
    <message>
        <source>Never synchronized</source>
        <translation>Nie abgeglichen</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>diese hier</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more before these</source>
        <translation>
            <numerusform>%Ln weitere davor</numerusform>
            <numerusform>%Ln weitere davor</numerusform>
        </translation>
    </message>
    <message>
        <source>Went in</source>
        <translation>Hineingegangen</translation>
    </message>
    <message>
        <source>Came out good</source>
        <translation>Gut herausgekommen</translation>
    </message>
    <message>
        <source>Back to stock</source>
        <translation>Zurück ins Lager</translation>
    </message>
    <message>
        <source>Scrapped</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Muster</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkWords</name>
    <message>
        <source>Scan the next one to take out, or confirm.</source>
        <translation>Nächstes Stück scannen, das herauskommt, oder bestätigen.</translation>
    </message>
    <message>
        <source>Scan what comes out.</source>
        <translation>Scannen, was herauskommt.</translation>
    </message>
    <message>
        <source>Scan the one that is replaced.</source>
        <translation>Scannen, was ersetzt wird.</translation>
    </message>
    <message>
        <source>Scan the next one to add, or confirm.</source>
        <translation>Nächstes Stück scannen, das dazukommt, oder bestätigen.</translation>
    </message>
    <message>
        <source>Scan what is added.</source>
        <translation>Scannen, was dazukommt.</translation>
    </message>
    <message>
        <source>Scan the next one to move, or confirm.</source>
        <translation>Nächstes Stück scannen, das umzieht, oder bestätigen.</translation>
    </message>
    <message>
        <source>Scan what moves there.</source>
        <translation>Scannen, was dorthin kommt.</translation>
    </message>
    <message>
        <source>Scan what goes into the new container.</source>
        <translation>Scannen, was in den neuen Behälter kommt.</translation>
    </message>
    <message>
        <source>Scan the next one inside, or confirm.</source>
        <translation>Nächsten Inhalt scannen oder bestätigen.</translation>
    </message>
    <message>
        <source>Scan everything that is inside.</source>
        <translation>Alles scannen, was darin ist.</translation>
    </message>
    <message>
        <source>Scan the next one to hold, or confirm.</source>
        <translation>Nächstes Stück scannen, das gesperrt wird, oder bestätigen.</translation>
    </message>
    <message>
        <source>Scan what is to be held.</source>
        <translation>Scannen, was gesperrt werden soll.</translation>
    </message>
    <message>
        <source>Scan the next one to release, or confirm.</source>
        <translation>Nächstes Stück scannen, das frei wird, oder bestätigen.</translation>
    </message>
    <message>
        <source>Scan what is to be released.</source>
        <translation>Scannen, was freigegeben werden soll.</translation>
    </message>
    <message>
        <source>Scan the next one, or confirm.</source>
        <translation>Nächstes Stück scannen oder bestätigen.</translation>
    </message>
    <message>
        <source>Scan what it is about.</source>
        <translation>Scannen, worum es geht.</translation>
    </message>
    <message>
        <source>Scan a pack or a container.</source>
        <translation>Eine Packung oder einen Behälter scannen.</translation>
    </message>
    <message>
        <source>Scan the container to dissolve.</source>
        <translation>Den Behälter scannen, der aufgelöst wird.</translation>
    </message>
    <message>
        <source>Scan the container to fill up.</source>
        <translation>Den Behälter scannen, der aufgefüllt wird.</translation>
    </message>
    <message>
        <source>Scan the container it goes into.</source>
        <translation>Den Behälter scannen, in den es kommt.</translation>
    </message>
    <message>
        <source>Scan the container, or two of its packs if its label is unreadable.</source>
        <translation>Den Behälter scannen, bei unlesbarem Etikett zwei Packungen daraus.</translation>
    </message>
    <message>
        <source>Scan the container to split.</source>
        <translation>Den Behälter scannen, der geteilt wird.</translation>
    </message>
    <message>
        <source>Scan the container that is emptied.</source>
        <translation>Den Behälter scannen, der geleert wird.</translation>
    </message>
    <message>
        <source>Scan the container to verify.</source>
        <translation>Den Behälter scannen, der geprüft wird.</translation>
    </message>
    <message>
        <source>Scan the new label on the container.</source>
        <translation>Das neue Etikett auf dem Behälter scannen.</translation>
    </message>
    <message>
        <source>Scan the container.</source>
        <translation>Den Behälter scannen.</translation>
    </message>
    <message>
        <source>Lot %1</source>
        <translation>Charge %1</translation>
    </message>
    <message>
        <source>Expiry %1</source>
        <translation>Verfall %1</translation>
    </message>
    <message>
        <source>Check the preview, then confirm.</source>
        <translation>Vorschau prüfen, dann bestätigen.</translation>
    </message>
    <message>
        <source>Swap the two, then confirm.</source>
        <translation>Beide tauschen, dann bestätigen.</translation>
    </message>
    <message>
        <source>Put the new label on, then confirm.</source>
        <translation>Neues Etikett aufbringen, dann bestätigen.</translation>
    </message>
    <message>
        <source>Put everything over, then confirm.</source>
        <translation>Alles umpacken, dann bestätigen.</translation>
    </message>
    <message>
        <source>Unpack</source>
        <translation>Auspacken</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>Nacharbeit</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>Was ist das?</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Entnehmen</translation>
    </message>
    <message>
        <source>Dissolve</source>
        <translation>Auflösen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Top up</source>
        <translation>Auffüllen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Umpacken</translation>
    </message>
    <message>
        <source>Relabel</source>
        <translation>Neu etikettieren</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Verify contents</source>
        <translation>Inhalt prüfen</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>Begutachten</translation>
    </message>
    <message>
        <source>Take sample</source>
        <translation>Muster nehmen</translation>
    </message>
    <message>
        <source>Destroy</source>
        <translation>Vernichten</translation>
    </message>
    <message>
        <source>Decommission</source>
        <translation>Ausbuchen</translation>
    </message>
    <message>
        <source>Place hold</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Confirm label</source>
        <translation>Etikett bestätigen</translation>
    </message>
    <message>
        <source>Scrap label</source>
        <translation>Etikett verwerfen</translation>
    </message>
    <message>
        <source>Tells what it is, where it belongs and whether it may be used. Changes nothing.</source>
        <translation>Sagt, was es ist, wohin es gehört und ob es verwendet werden darf. Ändert nichts.</translation>
    </message>
    <message>
        <source>Takes packs or containers out of whatever they are in. The outer container need not be scanned.</source>
        <translation>Nimmt Packungen oder Behälter heraus, worin auch immer sie sind. Der äußere Behälter muss nicht gescannt werden.</translation>
    </message>
    <message>
        <source>Takes everything out of one container at once.</source>
        <translation>Nimmt alles auf einmal aus einem Behälter.</translation>
    </message>
    <message>
        <source>One out, one in, in the same place.</source>
        <translation>Eins heraus, eins hinein, am selben Platz.</translation>
    </message>
    <message>
        <source>Fills up a partial container with loose packs that fit.</source>
        <translation>Füllt einen Teilbehälter mit passenden losen Packungen auf.</translation>
    </message>
    <message>
        <source>Takes units from where they are into another container, and tells both.</source>
        <translation>Bringt Einheiten von dort, wo sie sind, in einen anderen Behälter und vermerkt beides.</translation>
    </message>
    <message>
        <source>The container goes on under a new number; the old one ends.</source>
        <translation>Der Behälter läuft unter neuer Nummer weiter; die alte endet.</translation>
    </message>
    <message>
        <source>Part of the contents goes into a new container.</source>
        <translation>Ein Teil des Inhalts kommt in einen neuen Behälter.</translation>
    </message>
    <message>
        <source>Everything of one container goes into another; the first one ends.</source>
        <translation>Alles aus einem Behälter kommt in einen anderen; der erste endet.</translation>
    </message>
    <message>
        <source>Holds what is really inside against what is recorded.</source>
        <translation>Vergleicht, was wirklich darin ist, mit dem, was vermerkt ist.</translation>
    </message>
    <message>
        <source>Records that units were looked at.</source>
        <translation>Hält fest, dass Einheiten begutachtet wurden.</translation>
    </message>
    <message>
        <source>Records units taken for the laboratory. They do not come back.</source>
        <translation>Hält fest, was ins Labor ging. Es kommt nicht zurück.</translation>
    </message>
    <message>
        <source>Ends the life of units that are destroyed.</source>
        <translation>Beendet das Leben vernichteter Einheiten.</translation>
    </message>
    <message>
        <source>Takes units or empty containers out of circulation.</source>
        <translation>Nimmt Einheiten oder leere Behälter aus dem Umlauf.</translation>
    </message>
    <message>
        <source>Nobody can use or ship what is held until QA releases it.</source>
        <translation>Gesperrtes kann niemand verwenden oder versenden, bis die QS es freigibt.</translation>
    </message>
    <message>
        <source>Lifts one hold from what it lies on. Needs the signatures of two people of QA.</source>
        <translation>Hebt eine Sperre auf. Dazu unterschreiben zwei Personen der QS.</translation>
    </message>
    <message>
        <source>Records that the renewed label is on the container.</source>
        <translation>Hält fest, dass das erneuerte Etikett auf dem Behälter ist.</translation>
    </message>
    <message>
        <source>Ends a number whose label was printed and never used.</source>
        <translation>Beendet eine Nummer, deren Etikett gedruckt und nie verwendet wurde.</translation>
    </message>
    <message>
        <source>Read what is wrong, then acknowledge.</source>
        <translation>Lesen, was nicht stimmt, dann quittieren.</translation>
    </message>
    <message>
        <source>Scan the one that goes in.</source>
        <translation>Scannen, was hineinkommt.</translation>
    </message>
    <message>
        <source>Scan the container everything goes into.</source>
        <translation>Den Behälter scannen, in den alles kommt.</translation>
    </message>
    <message>
        <source>Scan the label to scrap.</source>
        <translation>Das Etikett scannen, das verworfen wird.</translation>
    </message>
    <message>
        <source>Scan a free label, or draw a new number.</source>
        <translation>Ein freies Etikett scannen oder eine neue Nummer ziehen.</translation>
    </message>
    <message>
        <source>Choose the reason.</source>
        <translation>Den Grund wählen.</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Not recorded inside</source>
        <translation>Nicht darin vermerkt</translation>
    </message>
    <message>
        <source>Recorded elsewhere</source>
        <translation>Anderswo vermerkt</translation>
    </message>
    <message>
        <source>Should not exist here</source>
        <translation>Dürfte nicht hier sein</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Look for it. If it is gone, take it out and report it.</source>
        <translation>Suchen. Ist es weg, entnehmen und melden.</translation>
    </message>
    <message>
        <source>Add it by topping up, or take it away.</source>
        <translation>Durch Auffüllen aufnehmen oder wegnehmen.</translation>
    </message>
    <message>
        <source>Recorded in %1. Move it, or put it back.</source>
        <translation>In %1 vermerkt. Umpacken oder zurücklegen.</translation>
    </message>
    <message>
        <source>Move it, or put it back.</source>
        <translation>Umpacken oder zurücklegen.</translation>
    </message>
    <message>
        <source>Set it aside, hold it and call QA.</source>
        <translation>Beiseitelegen, sperren und QS rufen.</translation>
    </message>
    <message>
        <source>Have QA take it out.</source>
        <translation>Von der QS entnehmen lassen.</translation>
    </message>
    <message>
        <source>Quarantine</source>
        <translation>Quarantäne</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Rückruf</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Stolen</source>
        <translation>Gestohlen</translation>
    </message>
    <message>
        <source>Suspect</source>
        <translation>Verdacht</translation>
    </message>
    <message>
        <source>Data in doubt</source>
        <translation>Daten zweifelhaft</translation>
    </message>
    <message>
        <source>Falsified</source>
        <translation>Gefälscht</translation>
    </message>
    <message>
        <source>Packaging or label</source>
        <translation>Verpackung oder Etikett</translation>
    </message>
    <message>
        <source>Goods without data</source>
        <translation>Ware ohne Daten</translation>
    </message>
    <message>
        <source>Data without goods</source>
        <translation>Daten ohne Ware</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Schichtleitung</translation>
    </message>
    <message>
        <source>Quality assurance</source>
        <translation>Qualitätssicherung</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Packed wrongly</source>
        <translation>Falsch gepackt</translation>
    </message>
    <message>
        <source>Label unreadable</source>
        <translation>Etikett unlesbar</translation>
    </message>
    <message>
        <source>For an order</source>
        <translation>Für einen Auftrag</translation>
    </message>
    <message>
        <source>For quality control</source>
        <translation>Für die Qualitätskontrolle</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Anderer Grund</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Choose which hold is released.</source>
        <translation>Wählen, welche Sperre aufgehoben wird.</translation>
    </message>
    <message>
        <source>Scan what goes into rework.</source>
        <translation>Scannen, was in die Nacharbeit geht.</translation>
    </message>
    <message>
        <source>Scan what comes out good.</source>
        <translation>Scannen, was gut herauskommt.</translation>
    </message>
    <message>
        <source>Scan what goes back to stock.</source>
        <translation>Scannen, was zurück ins Lager geht.</translation>
    </message>
    <message>
        <source>Rework order</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Give the number of the rework order.</source>
        <translation>Nummer des Nacharbeitsauftrags angeben.</translation>
    </message>
    <message>
        <source>What goes into rework must come out or be accounted for. Stays open during other work.</source>
        <translation>Was in die Nacharbeit geht, muss herauskommen oder nachgewiesen sein. Bleibt bei anderer Arbeit offen.</translation>
    </message>
    <message>
        <source>Scan the unit the stations contradict each other about.</source>
        <translation>Die Einheit scannen, über die sich Stationen widersprechen.</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Klären</translation>
    </message>
    <message>
        <source>Two stations say where a unit is. Look for it and record where it really is; QA signs.</source>
        <translation>Zwei Stationen sagen, wo eine Einheit ist. Nachsehen und festhalten, wo sie wirklich ist; die QS unterschreibt.</translation>
    </message>
    <message>
        <source>Scan the container it really is in, or choose that it is in none.</source>
        <translation>Das Gebinde scannen, in dem sie wirklich ist, oder wählen, dass sie in keinem ist.</translation>
    </message>
    <message>
        <source>Contradiction</source>
        <translation>Widerspruch</translation>
    </message>
</context>
<context>
    <name>pw::ui::ActionBar</name>
    <message>
        <source>Close partial…</source>
        <translation>Anbruch schließen…</translation>
    </message>
    <message>
        <source>Close full</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Beiseitestellen</translation>
    </message>
    <message>
        <source>Undo last</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn</translation>
    </message>
</context>
<context>
    <name>pw::ui::CentralPage</name>
    <message>
        <source>Refused: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>Not at central yet: the first %1 of %2</source>
        <translation>Noch nicht bei der Zentrale: die ersten %1 von %2</translation>
    </message>
    <message>
        <source>Not at central yet</source>
        <translation>Noch nicht bei der Zentrale</translation>
    </message>
    <message>
        <source>Not at central yet: %1</source>
        <translation>Noch nicht bei der Zentrale: %1</translation>
    </message>
    <message>
        <source>Plan an outage</source>
        <translation>Ausfall planen</translation>
    </message>
    <message>
        <source>Permit packing</source>
        <translation>Packen erlauben</translation>
    </message>
    <message>
        <source>Why is central out of reach?</source>
        <translation>Warum ist die Zentrale nicht erreichbar?</translation>
    </message>
    <message>
        <source>Go on to the signature</source>
        <translation>Weiter zur Unterschrift</translation>
    </message>
    <message>
        <source>The network is down</source>
        <translation>Netzausfall</translation>
    </message>
    <message>
        <source>Central is down</source>
        <translation>Zentrale ausgefallen</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>No network at this place</source>
        <translation>Kein Netz an diesem Ort</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Anderer Grund</translation>
    </message>
    <message>
        <source>Central</source>
        <translation>Zentrale</translation>
    </message>
    <message>
        <source>Central system</source>
        <translation>Zentrale</translation>
    </message>
    <message>
        <source>Everything has arrived</source>
        <translation>Alles ist angekommen</translation>
    </message>
    <message>
        <source>Central has all that was done here.</source>
        <translation>Die Zentrale hat alles, was hier getan wurde.</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Jetzt noch einmal versuchen</translation>
    </message>
    <message>
        <source>Permit packing …</source>
        <translation>Packen erlauben …</translation>
    </message>
    <message>
        <source>Plan an outage …</source>
        <translation>Ausfall planen …</translation>
    </message>
    <message>
        <source>End what was permitted</source>
        <translation>Erlaubnis beenden</translation>
    </message>
    <message>
        <source>Send refused again</source>
        <translation>Abgelehntes noch einmal senden</translation>
    </message>
</context>
<context>
    <name>pw::ui::CodeInspector</name>
    <message>
        <source>Code inspector</source>
        <translation>Code-Inspektor</translation>
    </message>
    <message>
        <source>The last code in detail</source>
        <translation>Der letzte Code im Einzelnen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nothing scanned yet</source>
        <translation>Noch nichts gescannt</translation>
    </message>
    <message>
        <source>Scan a code, and everything about it shows here.</source>
        <translation>Einen Code scannen, dann steht hier alles über ihn.</translation>
    </message>
</context>
<context>
    <name>pw::ui::ContainerCard</name>
    <message>
        <source>PARTIAL</source>
        <translation>ANBRUCH</translation>
    </message>
    <message>
        <source>OPEN</source>
        <translation>OFFEN</translation>
    </message>
    <message>
        <source>CLOSED</source>
        <translation>GESCHLOSSEN</translation>
    </message>
    <message>
        <source>MIXED</source>
        <translation>GEMISCHT</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ON HOLD</source>
        <translation>
            <numerusform>%Ln GESPERRT</numerusform>
            <numerusform>%Ln GESPERRT</numerusform>
        </translation>
    </message>
    <message>
        <source>Several products</source>
        <translation>Mehrere Produkte</translation>
    </message>
    <message>
        <source>The first one scanned decides the product.</source>
        <translation>Der erste Scan bestimmt das Produkt.</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>several</source>
        <translation>mehrere</translation>
    </message>
    <message>
        <source>Earliest expiry</source>
        <translation>Frühester Verfall</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Verfall</translation>
    </message>
    <message>
        <source>Closed as partial</source>
        <translation>Als Anbruch zu</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>%1 to go</source>
        <translation>Noch %1</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>No container is open</source>
        <translation>Kein Behälter offen</translation>
    </message>
    <message>
        <source>What you pack will be counted here.</source>
        <translation>Was gepackt wird, wird hier gezählt.</translation>
    </message>
    <message>
        <source>LABEL LAST</source>
        <translation>ETIKETT ZULETZT</translation>
    </message>
    <message>
        <source>No number yet</source>
        <translation>Noch keine Nummer</translation>
    </message>
    <message>
        <source>Layer %1 of %2</source>
        <translation>Lage %1 von %2</translation>
    </message>
</context>
<context>
    <name>pw::ui::CountView</name>
    <message>
        <source>/ %1</source>
        <extracomment>After the count, as in &quot;13 / 25&quot;</extracomment>
        <translation>/ %1</translation>
    </message>
</context>
<context>
    <name>pw::ui::HistoryPage</name>
    <message>
        <source>held</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Try fewer characters, another lot or a longer time.</source>
        <translation>Weniger Zeichen, eine andere Charge oder eine längere Zeit versuchen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln gefunden</numerusform>
            <numerusform>%Ln gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is known of it</source>
        <translation>Darüber ist nichts bekannt</translation>
    </message>
    <message>
        <source>Neither this station nor central has it.</source>
        <translation>Weder diese Station noch die Zentrale kennt es.</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source> in </source>
        <translation> in </translation>
    </message>
    <message>
        <source>in no container</source>
        <translation>in keinem Behälter</translation>
    </message>
    <message>
        <source>What other stations did at that time may be missing.</source>
        <translation>Was andere Stationen damals taten, kann fehlen.</translation>
    </message>
    <message>
        <source>There is more than is shown.</source>
        <translation>Es gibt mehr, als hier steht.</translation>
    </message>
    <message numerus="yes">
        <source>At %1: %Ln unit(s) inside</source>
        <translation>
            <numerusform>%1: %Ln Einheit darin</numerusform>
            <numerusform>%1: %Ln Einheiten darin</numerusform>
        </translation>
    </message>
    <message>
        <source>It could not be read</source>
        <translation>Das ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Part of a number</source>
        <translation>Teil einer Nummer</translation>
    </message>
    <message>
        <source>Part of a serial number or SSCC</source>
        <translation>Teil einer Seriennummer oder SSCC</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Person who did something</source>
        <translation>Person, die etwas tat</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 31 days</source>
        <translation>Letzte 31 Tage</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mehr zeigen</translation>
    </message>
    <message>
        <source>Contents then</source>
        <translation>Inhalt damals</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Scan or search</source>
        <translation>Scannen oder suchen</translation>
    </message>
    <message>
        <source>Scan a code, or enter a part of its number, a lot or a person.</source>
        <translation>Einen Code scannen oder einen Teil der Nummer, eine Charge oder eine Person eingeben.</translation>
    </message>
    <message>
        <source>Choose a unit on the left to see all that was done to it, refusals included.</source>
        <translation>Links eine Einheit wählen, dann steht hier alles, was mit ihr geschah, auch Ablehnungen.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft …</translation>
    </message>
</context>
<context>
    <name>pw::ui::ListDialog</name>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) taken down</source>
        <translation>
            <numerusform>%Ln Zeile aufgenommen</numerusform>
            <numerusform>%Ln Zeilen aufgenommen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is done before you confirm.</source>
        <translation>Vor der Bestätigung geschieht nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) left out:</source>
        <translation>
            <numerusform>%Ln Zeile weggelassen:</numerusform>
            <numerusform>%Ln Zeilen weggelassen:</numerusform>
        </translation>
    </message>
    <message>
        <source>Lines of the list</source>
        <translation>Zeilen der Liste</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>pw::ui::MainWindow</name>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Demonstration codes</source>
        <translation>Codes zur Vorführung</translation>
    </message>
    <message>
        <source>Show the demonstration codes</source>
        <translation>Die Codes zur Vorführung zeigen</translation>
    </message>
</context>
<context>
    <name>pw::ui::OrderNumberDialog</name>
    <message>
        <source>Rework order</source>
        <translation>Nacharbeitsauftrag</translation>
    </message>
    <message>
        <source>Which rework order?</source>
        <translation>Welcher Nacharbeitsauftrag?</translation>
    </message>
    <message>
        <source>The number that is written on the order.</source>
        <translation>Die Nummer, die auf dem Auftrag steht.</translation>
    </message>
    <message>
        <source>Number of the rework order</source>
        <translation>Nummer des Nacharbeitsauftrags</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
</context>
<context>
    <name>pw::ui::OutcomeCard</name>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Wo es ist</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>What fits, best first</source>
        <translation>Was passt, das Beste zuerst</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) change</source>
        <translation>
            <numerusform>%Ln Einheit ändert sich</numerusform>
            <numerusform>%Ln Einheiten ändern sich</numerusform>
        </translation>
    </message>
    <message>
        <source>More than can be shown side by side.</source>
        <translation>Mehr, als nebeneinander zu zeigen ist.</translation>
    </message>
    <message>
        <source>From the pack up to the pallet.</source>
        <translation>Von der Packung bis zur Palette.</translation>
    </message>
    <message>
        <source>What went in, and what became of it.</source>
        <translation>Was hineinging und was daraus wurde.</translation>
    </message>
    <message>
        <source>On record</source>
        <translation>Festgehalten</translation>
    </message>
    <message>
        <source>What was found stays on the left until you scan the next one.</source>
        <translation>Was gefunden wurde, bleibt links stehen, bis der nächste gescannt wird.</translation>
    </message>
    <message>
        <source>What it leads to</source>
        <translation>Was dabei herauskommt</translation>
    </message>
    <message>
        <source>Before and after show here before anything is done.</source>
        <translation>Vorher und nachher stehen hier, bevor etwas geschieht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) not accounted for yet.</source>
        <translation>
            <numerusform>%Ln Einheit ist noch nicht nachgewiesen.</numerusform>
            <numerusform>%Ln Einheiten sind noch nicht nachgewiesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln container(s) will be empty.</source>
        <translation>
            <numerusform>%Ln Behälter wird leer.</numerusform>
            <numerusform>%Ln Behälter werden leer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that is loose here fits</source>
        <translation>Nichts, was hier lose liegt, passt</translation>
    </message>
    <message>
        <source>A container that stands in another one is taken out first.</source>
        <translation>Ein Behälter, der in einem anderen steht, wird zuerst herausgenommen.</translation>
    </message>
    <message>
        <source>What stations say</source>
        <translation>Was Stationen sagen</translation>
    </message>
</context>
<context>
    <name>pw::ui::PackPage</name>
    <message>
        <source>Pack</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>On the bench</source>
        <translation>Auf dem Packtisch</translation>
    </message>
    <message>
        <source>Nothing on the bench</source>
        <translation>Nichts auf dem Packtisch</translation>
    </message>
    <message>
        <source>What is packed shows here as a tree.</source>
        <translation>Gepacktes erscheint hier als Baum.</translation>
    </message>
    <message>
        <source>Last scans</source>
        <translation>Letzte Scans</translation>
    </message>
    <message>
        <source>No scans yet</source>
        <translation>Noch keine Scans</translation>
    </message>
    <message>
        <source>Each scan shows here with its result.</source>
        <translation>Jeder Scan erscheint hier mit Ergebnis.</translation>
    </message>
    <message>
        <source>Inspect (F10)</source>
        <translation>Untersuchen (F10)</translation>
    </message>
    <message>
        <source>Everything about the last code</source>
        <translation>Alles über den letzten Code</translation>
    </message>
    <message>
        <source>Inspect the last code</source>
        <translation>Den letzten Code untersuchen</translation>
    </message>
    <message>
        <source>Label last (F9)</source>
        <translation>Etikett zuletzt (F9)</translation>
    </message>
    <message>
        <source>Scan what goes in first, and the label of the container last</source>
        <translation>Erst den Inhalt scannen, das Etikett des Behälters zuletzt</translation>
    </message>
    <message>
        <source>Label last</source>
        <translation>Etikett zuletzt</translation>
    </message>
</context>
<context>
    <name>pw::ui::PeopleDialog</name>
    <message>
        <source>Who is working?</source>
        <translation>Wer arbeitet?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>pw::ui::PeriodDialog</name>
    <message>
        <source>Plan an outage</source>
        <translation>Ausfall planen</translation>
    </message>
    <message>
        <source>How long will central be out of reach?</source>
        <translation>Wie lange ist die Zentrale nicht erreichbar?</translation>
    </message>
    <message>
        <source>until %1</source>
        <extracomment>%1: date and time</extracomment>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
</context>
<context>
    <name>pw::ui::ProgressStrip</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>pw::ui::ReasonDialog</name>
    <message>
        <source>End of the lot</source>
        <translation>Ende der Charge</translation>
    </message>
    <message>
        <source>End of the shift</source>
        <translation>Ende der Schicht</translation>
    </message>
    <message>
        <source>Quantity of the order</source>
        <translation>Bestellmenge</translation>
    </message>
    <message>
        <source>Units were rejected</source>
        <translation>Ausschuss</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Anderer Grund</translation>
    </message>
    <message>
        <source>Close partial</source>
        <translation>Anbruch schließen</translation>
    </message>
    <message>
        <source>Why is it not full?</source>
        <translation>Warum nicht voll?</translation>
    </message>
    <message>
        <source>Close as PARTIAL</source>
        <translation>Als ANBRUCH schließen</translation>
    </message>
    <message>
        <source>%1 holds %2.</source>
        <extracomment>%1: &quot;Carton 19 5211 …&quot;; %2: &quot;17 of 25&quot;</extracomment>
        <translation>%1 enthält %2.</translation>
    </message>
</context>
<context>
    <name>pw::ui::ReasonPicker</name>
    <message>
        <source>In your own words</source>
        <translation>In eigenen Worten</translation>
    </message>
    <message>
        <source>Reason in your own words</source>
        <translation>Grund in eigenen Worten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>pw::ui::ScannerPanel</name>
    <message>
        <source>Demonstration codes</source>
        <translation>Codes zur Vorführung</translation>
    </message>
    <message>
        <source>Click a code to scan it, or hold a scanner to the symbol.</source>
        <translation>Code anklicken zum Scannen, oder einen Scanner vor das Symbol halten.</translation>
    </message>
    <message>
        <source>Scan this code</source>
        <translation>Diesen Code scannen</translation>
    </message>
</context>
<context>
    <name>pw::ui::ScannersPage</name>
    <message>
        <source>lane %1</source>
        <translation>Bahn %1</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Anschluss</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Liest</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Bahn</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Last test</source>
        <translation>Letzter Test</translation>
    </message>
    <message>
        <source>None since the start</source>
        <translation>Keiner seit dem Start</translation>
    </message>
    <message>
        <source>Last code</source>
        <translation>Letzter Code</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1 from this station?</source>
        <translation>%1 von dieser Station entfernen?</translation>
    </message>
    <message>
        <source>Its codes are then taken no more. It can be set up again.</source>
        <translation>Seine Codes werden dann nicht mehr angenommen. Er kann neu eingerichtet werden.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Scanners</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Scanners of this station</source>
        <translation>Scanner dieser Station</translation>
    </message>
    <message>
        <source>No scanner yet</source>
        <translation>Noch kein Scanner</translation>
    </message>
    <message>
        <source>Plug one in and press Add scanner: it is found, tested and ready.</source>
        <translation>Einen einstecken und „Scanner hinzufügen“ drücken: Er wird gefunden und getestet.</translation>
    </message>
    <message>
        <source>Add scanner</source>
        <translation>Scanner hinzufügen</translation>
    </message>
    <message>
        <source>Test now</source>
        <translation>Jetzt testen</translation>
    </message>
    <message>
        <source>Watch its line</source>
        <translation>Leitung zeigen</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>Neu einrichten</translation>
    </message>
    <message>
        <source>Nothing was changed, it could not be written: %1. Free space or rights in the station&apos;s folder, then try again.</source>
        <translation>Nichts geändert, es ließ sich nicht schreiben: %1. Platz oder Rechte im Ordner der Station schaffen, dann erneut versuchen.</translation>
    </message>
</context>
<context>
    <name>pw::ui::SettingsPage</name>
    <message>
        <source>%1 %</source>
        <extracomment>Volume in percent</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Settings of this station</source>
        <translation>Einstellungen dieser Station</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>Press to hear what the station says:</source>
        <translation>Drücken, um zu hören, was die Station meldet:</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Scanners</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Add, set up, test and watch scanners (key F11).</source>
        <translation>Scanner hinzufügen, einrichten, testen und ansehen (Taste F11).</translation>
    </message>
    <message>
        <source>Open scanners</source>
        <translation>Scanner öffnen</translation>
    </message>
</context>
<context>
    <name>pw::ui::SetupChoice</name>
    <message>
        <source>scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>A scanner that types</source>
        <translation>Ein Scanner, der tippt</translation>
    </message>
    <message>
        <source>It shows in no list; it works while this window has the focus.</source>
        <translation>Er steht in keiner Liste; er arbeitet, solange dieses Fenster den Fokus hat.</translation>
    </message>
    <message>
        <source>A fixed reader in the network</source>
        <translation>Ein festes Lesegerät im Netz</translation>
    </message>
    <message>
        <source>By its address, whichever side dials.</source>
        <translation>Mit seiner Adresse, gleich welche Seite anwählt.</translation>
    </message>
    <message>
        <source>Another serial line</source>
        <translation>Eine andere serielle Leitung</translation>
    </message>
    <message>
        <source>By the name of its port, such as one of /dev/serial/by-id.</source>
        <translation>Mit dem Namen ihres Anschlusses, etwa einem aus /dev/serial/by-id.</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Es wird gesucht …</translation>
    </message>
    <message>
        <source>Nothing is plugged in that may be a scanner. Plug it in, switch it on and look again; or set it to USB HID-POS or USB serial (CDC).</source>
        <translation>Nichts ist angeschlossen, was ein Scanner sein kann. Einstecken, einschalten und noch einmal suchen; oder ihn auf USB HID-POS oder USB seriell (CDC) stellen.</translation>
    </message>
    <message>
        <source>Choose the scanner that is to be set up.</source>
        <translation>Den Scanner wählen, der eingerichtet werden soll.</translation>
    </message>
    <message>
        <source>The name of the port is missing.</source>
        <translation>Der Name des Anschlusses fehlt.</translation>
    </message>
    <message>
        <source>The reader&apos;s address is missing.</source>
        <translation>Die Adresse des Lesegeräts fehlt.</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535.</source>
        <translation>Der Port ist eine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>A serial line</source>
        <translation>Eine serielle Leitung</translation>
    </message>
    <message>
        <source>Kind of scanner</source>
        <translation>Art des Scanners</translation>
    </message>
    <message>
        <source>Kind of reader</source>
        <translation>Art des Lesegeräts</translation>
    </message>
    <message>
        <source>Name of the port</source>
        <translation>Name des Anschlusses</translation>
    </message>
    <message>
        <source>Address of the reader</source>
        <translation>Adresse des Lesegeräts</translation>
    </message>
    <message>
        <source>Port it dials here</source>
        <translation>Port, den es hier anwählt</translation>
    </message>
    <message>
        <source>Port of the reader</source>
        <translation>Port des Lesegeräts</translation>
    </message>
    <message>
        <source>Which scanner?</source>
        <translation>Welcher Scanner?</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal suchen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Who dials</source>
        <translation>Wer wählt an</translation>
    </message>
    <message>
        <source>The station</source>
        <translation>Die Station</translation>
    </message>
    <message>
        <source>The reader</source>
        <translation>Das Lesegerät</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>pw::ui::SetupPage</name>
    <message>
        <source>Set up a scanner</source>
        <translation>Einen Scanner einrichten</translation>
    </message>
</context>
<context>
    <name>pw::ui::SetupSave</name>
    <message>
        <source>Nothing was kept: %1</source>
        <translation>Nichts wurde gespeichert: %1</translation>
    </message>
    <message>
        <source>Give it a name that people at the bench know it by.</source>
        <translation>Einen Namen geben, unter dem man ihn am Platz kennt.</translation>
    </message>
    <message>
        <source>Name and purpose</source>
        <translation>Name und Zweck</translation>
    </message>
    <message>
        <source>The scanner has passed its test.</source>
        <translation>Der Scanner hat seinen Test bestanden.</translation>
    </message>
    <message>
        <source>It has not passed. A scanner that types stays blocked until it does.</source>
        <translation>Er hat nicht bestanden. Ein Scanner, der tippt, bleibt so lange gesperrt.</translation>
    </message>
    <message>
        <source>It has not passed. Save it only if its codes are enough; the fault stays on record.</source>
        <translation>Er hat nicht bestanden. Nur speichern, wenn seine Codes genügen; der Mangel bleibt vermerkt.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Lane (empty: all)</source>
        <translation>Bahn (leer: alle)</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Bahn</translation>
    </message>
    <message>
        <source>It reads</source>
        <translation>Er liest</translation>
    </message>
    <message>
        <source>The same code again</source>
        <translation>Derselbe Code noch einmal</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>Not within 1 s</source>
        <translation>Nicht binnen 1 s</translation>
    </message>
    <message>
        <source>Not within 3 s</source>
        <translation>Nicht binnen 3 s</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Back to the test</source>
        <translation>Zurück zum Test</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>pw::ui::SetupTest</name>
    <message>
        <source>right</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Listening at %1.</source>
        <translation>Die Leitung hört mit %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln scan(s) that could not be read.</source>
        <translation>
            <numerusform>%Ln Scan war nicht lesbar.</numerusform>
            <numerusform>%Ln Scans waren nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Test of the scanner</source>
        <translation>Test des Scanners</translation>
    </message>
    <message>
        <source>Test of %1</source>
        <translation>Test von %1</translation>
    </message>
    <message>
        <source>Five codes</source>
        <translation>Fünf Codes</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Nothing was kept: %1</source>
        <translation>Nichts wurde gespeichert: %1</translation>
    </message>
    <message>
        <source>Have the administrator see to it, then press Go on again.</source>
        <translation>Die Administration danach sehen lassen, dann noch einmal Weiter drücken.</translation>
    </message>
</context>
<context>
    <name>pw::ui::SignDialog</name>
    <message>
        <source>Signature</source>
        <translation>Unterschrift</translation>
    </message>
    <message>
        <source>Signed by %1, %2</source>
        <extracomment>%1: name; %2: role</extracomment>
        <translation>Unterschrieben von %1, %2</translation>
    </message>
    <message>
        <source>Nobody else with this right works at this station.</source>
        <translation>An dieser Station arbeitet sonst niemand mit diesem Recht.</translation>
    </message>
    <message>
        <source>Second person</source>
        <translation>Zweite Person</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sign and confirm</source>
        <translation>Unterschreiben und bestätigen</translation>
    </message>
</context>
<context>
    <name>pw::ui::StatusStrip</name>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>Sign in to pack.</source>
        <translation>Zum Packen anmelden.</translation>
    </message>
    <message>
        <source>All that is done here is recorded under this name.</source>
        <translation>Alles, was hier getan wird, wird unter diesem Namen erfasst.</translation>
    </message>
    <message>
        <source>Sign out when you leave the bench.</source>
        <translation>Beim Verlassen des Packtischs abmelden.</translation>
    </message>
    <message>
        <source>Central</source>
        <translation>Zentrale</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>Zu senden</translation>
    </message>
    <message>
        <source>Refused by central</source>
        <translation>Von der Zentrale abgelehnt</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
</context>
<context>
    <name>pw::ui::TasksPage</name>
    <message>
        <source>Central refused: %1</source>
        <translation>Die Zentrale lehnt ab: %1</translation>
    </message>
    <message>
        <source>%1. Have it settled, then send again.</source>
        <translation>%1. Klären lassen, dann noch einmal senden.</translation>
    </message>
    <message>
        <source>Not finished: %1</source>
        <translation>Nicht beendet: %1</translation>
    </message>
    <message>
        <source>%1 is open</source>
        <translation>%1 ist offen</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Packen</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source> in </source>
        <translation> in </translation>
    </message>
    <message numerus="yes">
        <source>On hold here: %Ln</source>
        <translation>
            <numerusform>Hier gesperrt: %Ln</numerusform>
            <numerusform>Hier gesperrt: %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On hold here: the first %Ln</source>
        <translation>
            <numerusform>Hier gesperrt: die ersten %Ln</numerusform>
            <numerusform>Hier gesperrt: die ersten %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Zu tun</translation>
    </message>
    <message>
        <source>On hold here</source>
        <translation>Hier gesperrt</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Everything is finished and central has it all.</source>
        <translation>Alles ist erledigt, und die Zentrale hat alles.</translation>
    </message>
    <message>
        <source>Nothing is held</source>
        <translation>Nichts ist gesperrt</translation>
    </message>
    <message>
        <source>Units on hold show here with the reason.</source>
        <translation>Gesperrte Einheiten stehen hier mit dem Grund.</translation>
    </message>
    <message>
        <source>Send refused again</source>
        <translation>Abgelehntes noch einmal senden</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>What is held is being looked up.</source>
        <translation>Was gesperrt ist, wird nachgesehen.</translation>
    </message>
    <message>
        <source>On hold here: not known</source>
        <translation>Hier gesperrt: nicht bekannt</translation>
    </message>
    <message>
        <source>What is held cannot be read</source>
        <extracomment>%1: the system&apos;s own words</extracomment>
        <translation>Was gesperrt ist, lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Check single units on the Check page and tell support: %1</source>
        <translation>Einzelne Einheiten auf der Seite Prüfen nachsehen und dem Support melden: %1</translation>
    </message>
    <message>
        <source>Contradiction: %1</source>
        <translation>Widerspruch: %1</translation>
    </message>
    <message>
        <source>look where it is</source>
        <translation>nachsehen</translation>
    </message>
    <message>
        <source>Central</source>
        <translation>Zentrale</translation>
    </message>
</context>
<context>
    <name>pw::ui::TestScanPage</name>
    <message>
        <source>Exported to %1.</source>
        <translation>Exportiert nach %1.</translation>
    </message>
    <message>
        <source>Not exported: %1</source>
        <translation>Nicht exportiert: %1</translation>
    </message>
    <message>
        <source>The last code</source>
        <translation>Der letzte Code</translation>
    </message>
    <message>
        <source>Export what was received</source>
        <translation>Empfangenes exportieren</translation>
    </message>
    <message>
        <source>Watch a scanner&apos;s line</source>
        <translation>Leitung eines Scanners zeigen</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Received from %1</source>
        <translation>Empfangen von %1</translation>
    </message>
    <message>
        <source>What the last code means</source>
        <translation>Was der letzte Code bedeutet</translation>
    </message>
    <message>
        <source>Nothing received yet</source>
        <translation>Noch nichts empfangen</translation>
    </message>
    <message>
        <source>Scan any code. Nothing is booked while this page is open.</source>
        <translation>Einen Code scannen. Gebucht wird nichts, solange diese Seite offen ist.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Mask serials</source>
        <translation>Serien verdecken</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>pw::ui::TouchButton</name>
    <message>
        <source>%1 (key %2)</source>
        <translation>%1 (Taste %2)</translation>
    </message>
</context>
<context>
    <name>pw::ui::VerdictBanner</name>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Nothing has been scanned yet.</source>
        <translation>Noch nichts gescannt.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Als Nächstes</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was tun</translation>
    </message>
</context>
<context>
    <name>pw::ui::WorkPage</name>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln Einheit</numerusform>
            <numerusform>%Ln Einheiten</numerusform>
        </translation>
    </message>
    <message>
        <source>New number</source>
        <translation>Neue Nummer</translation>
    </message>
    <message>
        <source>Reason…</source>
        <translation>Grund …</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Undo last</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>Scanned so far</source>
        <translation>Bisher gescannt</translation>
    </message>
    <message>
        <source>List of serial numbers</source>
        <translation>Liste von Seriennummern</translation>
    </message>
    <message>
        <source>Lists (*.txt *.csv);;All files (*)</source>
        <translation>Listen (*.txt *.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>From a list…</source>
        <translation>Aus einer Liste …</translation>
    </message>
    <message>
        <source>Order number…</source>
        <translation>Auftragsnummer …</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Auftrag %1</translation>
    </message>
    <message>
        <source>Reading the list: %1 of %2 lines</source>
        <translation>Liste wird gelesen: %1 von %2 Zeilen</translation>
    </message>
</context>
</TS>
