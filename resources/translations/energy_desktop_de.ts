<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>With the names of sensors</source>
        <translation>Mit den Namen der Sensoren</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Bericht speichern…</translation>
    </message>
    <message>
        <source>About version licence log folder data folder diagnostics report bug support help</source>
        <translation>Über Version Lizenz Protokoll Log Ordner Daten Diagnose Bericht Fehler melden Hilfe Support</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Being made…</source>
        <translation>Wird erstellt…</translation>
    </message>
    <message>
        <source>Copied. Paste it where you ask for help.</source>
        <translation>Kopiert. Füge ihn dort ein, wo du um Hilfe bittest.</translation>
    </message>
    <message>
        <source>The report can&apos;t be saved in {0}: {1}.</source>
        <translation>Der Bericht kann in {0} nicht gespeichert werden: {1}.</translation>
    </message>
    <message>
        <source>Saved in {0}</source>
        <translation>Gespeichert in {0}</translation>
    </message>
    <message>
        <source>Energy Desktop</source>
        <translation>Energy Desktop</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>Erstellt mit</translation>
    </message>
    <message>
        <source>Python {0} (PSF), Qt for Python {1} (LGPL/GPL), pyqtgraph {2} (MIT), Inter (OFL), Material Design Icons (Apache 2.0)</source>
        <translation>Python {0} (PSF), Qt for Python {1} (LGPL/GPL), pyqtgraph {2} (MIT), Inter (OFL), Material Design Icons (Apache 2.0)</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Set elsewhere</source>
        <translation>Anderswo gesetzt</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>simulated home</source>
        <translation>simuliertes Haus</translation>
    </message>
    <message>
        <source>The detail of the log changes from the next start on.</source>
        <translation>Die Ausführlichkeit des Protokolls ändert sich ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>A report tells whoever helps you how the program is: versions, settings, databases and the end of the log. It holds no token, key or password, and nothing is sent.</source>
        <translation>Ein Bericht zeigt allen, die dir helfen, wie es um das Programm steht: Versionen, Einstellungen, Datenbanken und das Ende des Protokolls. Er enthält weder Token noch Schlüssel oder Passwort, und nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Protokollordner öffnen</translation>
    </message>
    <message>
        <source>Open data folder</source>
        <translation>Datenordner öffnen</translation>
    </message>
</context>
<context>
    <name>AddBookmark</name>
    <message>
        <source>Always {0}</source>
        <translation>Immer {0}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add a bookmark</source>
        <translation>Lesezeichen hinzufügen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>With the sensors, chart or table and comparison as they are now.</source>
        <translation>Mit Sensoren, Diagramm oder Tabelle und Vergleich, wie sie jetzt sind.</translation>
    </message>
    <message>
        <source>It takes the place of the bookmark {0}.</source>
        <translation>Es ersetzt das Lesezeichen {0}.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Gib ihm einen Namen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Zeitraum</translation>
    </message>
</context>
<context>
    <name>AnotherPopup</name>
    <message>
        <source>Compare with the days from</source>
        <translation>Vergleichen mit den Tagen ab</translation>
    </message>
    <message>
        <source>First day to compare with</source>
        <translation>Erster Tag des Vergleichs</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Compare with another range</source>
        <translation>Mit anderem Zeitraum vergleichen</translation>
    </message>
    <message>
        <source>This is no day. Write one like {0}.</source>
        <translation>Das ist kein Tag. Schreib ihn zum Beispiel so: {0}.</translation>
    </message>
    <message>
        <source>This day has not come yet. Choose an earlier one.</source>
        <translation>Dieser Tag ist noch nicht gekommen. Wähle einen früheren.</translation>
    </message>
</context>
<context>
    <name>ApiCard</name>
    <message>
        <source>HTTP API</source>
        <translation>HTTP-API</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Open to the network</source>
        <translation>Für das Netzwerk öffnen</translation>
    </message>
    <message>
        <source>HTTP API port address hosts network scripts keys</source>
        <translation>HTTP API Port Adresse Hosts Netzwerk Skripte Schlüssel Schnittstelle</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On · this computer only</source>
        <translation>Ein · nur dieser PC</translation>
    </message>
    <message>
        <source>On · network</source>
        <translation>Ein · Netzwerk</translation>
    </message>
    <message>
        <source>Use port {0}</source>
        <translation>Port {0} verwenden</translation>
    </message>
    <message>
        <source>Programs could read sensors and statistics here.</source>
        <translation>Programme könnten hier Sensoren und Statistiken lesen.</translation>
    </message>
    <message>
        <source>Open to this computer only: without a key nobody on the network may ask.</source>
        <translation>Nur für diesen Computer offen: Ohne Schlüssel darf niemand im Netzwerk anfragen.</translation>
    </message>
    <message>
        <source>Programs that show a key can read everything here and, but for read-only keys, change settings.</source>
        <translation>Programme mit einem Schlüssel können hier alles lesen und, außer mit Schlüsseln nur zum Lesen, Einstellungen ändern.</translation>
    </message>
    <message>
        <source>Programs on this computer can read everything here and change settings.</source>
        <translation>Programme auf diesem Computer können hier alles lesen und Einstellungen ändern.</translation>
    </message>
    <message>
        <source>It answers at {0}.</source>
        <translation>Sie antwortet unter {0}.</translation>
    </message>
    <message>
        <source>Create a key first: whoever comes by the network has to show one.</source>
        <translation>Erstelle zuerst einen Schlüssel: Wer über das Netzwerk kommt, muss einen vorweisen.</translation>
    </message>
    <message>
        <source>Everybody is asked for a key. There is no encryption.</source>
        <translation>Ein Schlüssel wird von allen verlangt. Es gibt keine Verschlüsselung.</translation>
    </message>
    <message>
        <source>The HTTP API was changed.</source>
        <translation>Die HTTP-API wurde geändert.</translation>
    </message>
    <message>
        <source>LAN other computers listen host address remote</source>
        <translation>LAN WLAN andere Computer lauschen Host Adresse Fernzugriff</translation>
    </message>
    <message>
        <source>password secret access create</source>
        <translation>Passwort Kennwort Geheimnis Zugriff erstellen</translation>
    </message>
</context>
<context>
    <name>ApiKeyDialog</name>
    <message>
        <source>It may read</source>
        <translation>Darf lesen</translation>
    </message>
    <message>
        <source>It may do everything</source>
        <translation>Darf alles</translation>
    </message>
    <message>
        <source>Copy the key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Copy it now: it is not shown again, and kept by nobody but you.</source>
        <translation>Kopiere ihn jetzt: Er wird nicht noch einmal gezeigt, und niemand außer dir bewahrt ihn auf.</translation>
    </message>
    <message>
        <source>What uses it, such as “Dashboard in the hall”</source>
        <translation>Was ihn verwendet, etwa „Anzeige im Flur“</translation>
    </message>
    <message>
        <source>The new key</source>
        <translation>Der neue Schlüssel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>ApiKeyList</name>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>New key…</source>
        <translation>Neuer Schlüssel…</translation>
    </message>
    <message>
        <source>Revoke a key</source>
        <translation>Schlüssel widerrufen</translation>
    </message>
    <message>
        <source>Revoke the key “{0}”?</source>
        <translation>Den Schlüssel „{0}“ widerrufen?</translation>
    </message>
    <message>
        <source>Programs that use it are refused at once.</source>
        <translation>Programme, die ihn verwenden, werden sofort abgewiesen.</translation>
    </message>
    <message>
        <source>Programs that use it are refused at once. It is the last key: then the HTTP API answers this computer alone, without a key.</source>
        <translation>Programme, die ihn verwenden, werden sofort abgewiesen. Es ist der letzte Schlüssel: Danach antwortet die HTTP-API nur noch diesem Computer, ohne Schlüssel.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Revoke {0}</source>
        <translation>{0} widerrufen</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>reads only</source>
        <translation>nur lesen</translation>
    </message>
    <message>
        <source>{0} · given at the start</source>
        <translation>{0} · beim Start angegeben</translation>
    </message>
    <message>
        <source>{0} · since {1}</source>
        <translation>{0} · seit {1}</translation>
    </message>
</context>
<context>
    <name>AppearanceCard</name>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Reduced: nothing slides or fades. System: as the desktop is set. Full: always moves.</source>
        <translation>Reduziert: Nichts gleitet oder blendet über. System: wie der Desktop eingestellt ist. Voll: immer bewegt.</translation>
    </message>
    <message>
        <source>Weeks begin on</source>
        <translation>Wochenbeginn</translation>
    </message>
    <message>
        <source>Appearance theme light dark high contrast colours text size font clock time zone language locale first day of week motion animation accessibility</source>
        <translation>Darstellung Aussehen Thema Design hell dunkel Kontrast Farben Textgröße Schrift Uhr Zeitzone Sprache Region Wochenbeginn Bewegung Animation Barrierefreiheit</translation>
    </message>
    <message>
        <source>Appearance was changed.</source>
        <translation>Darstellung geändert.</translation>
    </message>
</context>
<context>
    <name>AutostartOffer</name>
    <message>
        <source>No, thanks</source>
        <translation>Nein, danke</translation>
    </message>
    <message>
        <source>Start Energy Desktop when you log in, so that it records all the time?</source>
        <translation>Energy Desktop beim Anmelden starten, damit es ständig aufzeichnet?</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>BackgroundCard</name>
    <message>
        <source>Background and notifications</source>
        <translation>Hintergrund und Benachrichtigungen</translation>
    </message>
    <message>
        <source>Start when you log in</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Keep recording</source>
        <translation>Weiter aufzeichnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>Wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>Background notifications tray start at login autostart close window quit quiet hours</source>
        <translation>Hintergrund Benachrichtigungen Infobereich Tray Autostart Anmeldung Fenster schließen beenden Ruhezeit</translation>
    </message>
    <message>
        <source>It goes to the tray where there is one; without a tray you are asked.</source>
        <translation>Es geht in den Infobereich, wo es einen gibt; sonst wirst du gefragt.</translation>
    </message>
    <message>
        <source>Without a tray, start the program again to see the window.</source>
        <translation>Ohne Infobereich startest du das Programm noch einmal, um das Fenster zu sehen.</translation>
    </message>
    <message>
        <source>Nothing is recorded until the program is started again.</source>
        <translation>Bis zum nächsten Start des Programms wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Background and notifications were changed.</source>
        <translation>Hintergrund und Benachrichtigungen geändert.</translation>
    </message>
    <message>
        <source>Notify when</source>
        <translation>Benachrichtigen, wenn</translation>
    </message>
</context>
<context>
    <name>BarChart</name>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Total below zero</source>
        <translation>Summe unter null</translation>
    </message>
    <message>
        <source>Total above zero</source>
        <translation>Summe über null</translation>
    </message>
</context>
<context>
    <name>BookmarkMenu</name>
    <message>
        <source>Add a bookmark…</source>
        <translation>Lesezeichen hinzufügen…</translation>
    </message>
    <message>
        <source>Rename or delete…</source>
        <translation>Umbenennen oder löschen…</translation>
    </message>
    <message>
        <source>Of the bookmark {0} these are no longer recorded: {1}.</source>
        <translation>Vom Lesezeichen {0} werden nicht mehr aufgezeichnet: {1}.</translation>
    </message>
</context>
<context>
    <name>BucketReadout</name>
    <message>
        <source>No data yet</source>
        <translation>Noch keine Daten</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>compared with</source>
        <translation>verglichen mit</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>BucketTableModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>With what was counted in gaps, which is in no row</source>
        <translation>Mit dem in Lücken Gezählten, das in keiner Zeile steht</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Noch keine Daten</translation>
    </message>
    <message>
        <source>{0}: {1} % known</source>
        <translation>{0}: {1} % bekannt</translation>
    </message>
</context>
<context>
    <name>BusMessages</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>ChartLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n weiterer</numerusform>
            <numerusform>+%n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>{0}, {1}, chart</source>
        <translation>{0}, {1}, Diagramm</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>{0} statistics</source>
        <translation>{0} Statistiken</translation>
    </message>
    <message>
        <source>{0} of energy, power or battery</source>
        <translation>{0} passende</translation>
    </message>
    <message>
        <source>{0} per second</source>
        <translation>{0} pro Sekunde</translation>
    </message>
</context>
<context>
    <name>CompareButton</name>
    <message>
        <source>{0}…</source>
        <translation>{0}…</translation>
    </message>
    <message>
        <source>Compare with: {0}</source>
        <translation>Vergleichen mit: {0}</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
</context>
<context>
    <name>ConnectionCard</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Accept this certificate although it can&apos;t be verified</source>
        <translation>Dieses Zertifikat akzeptieren, obwohl es nicht geprüft werden kann</translation>
    </message>
    <message>
        <source>Keep the token for this run only</source>
        <translation>Token nur für diesen Lauf behalten</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Replace token</source>
        <translation>Token ersetzen</translation>
    </message>
    <message>
        <source>Replace token…</source>
        <translation>Token ersetzen…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Connection address token test certificate keyring Home Assistant URL</source>
        <translation>Verbindung Adresse Token testen Zertifikat Schlüsselbund Home Assistant URL</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird getestet…</translation>
    </message>
    <message>
        <source>Saved. Recording continues with this connection.</source>
        <translation>Gespeichert. Die Aufzeichnung läuft mit dieser Verbindung weiter.</translation>
    </message>
    <message>
        <source>This computer has no keyring that can keep the token. Tick below to use it for this run only, or give it with HA_TOKEN_FILE.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund für das Token. Kreuze unten an, dass es nur für diesen Lauf gilt, oder gib es mit HA_TOKEN_FILE an.</translation>
    </message>
    <message>
        <source>The token is known for this run only and kept nowhere.</source>
        <translation>Das Token ist nur für diesen Lauf bekannt und wird nirgends aufbewahrt.</translation>
    </message>
    <message>
        <source>The token is set by {0} in the environment, not kept in your keyring; one that you save here counts before it.</source>
        <translation>Das Token ist mit {0} in der Umgebung gesetzt und nicht in deinem Schlüsselbund; eines, das du hier speicherst, hat Vorrang.</translation>
    </message>
    <message>
        <source>The token is set by {0} in the file .env, not kept in your keyring; one that you save here counts before it.</source>
        <translation>Das Token ist mit {0} in der Datei .env gesetzt und nicht in deinem Schlüsselbund; eines, das du hier speicherst, hat Vorrang.</translation>
    </message>
    <message>
        <source>The token is kept in your system keyring, never in a file.</source>
        <translation>Das Token liegt im Schlüsselbund deines Systems, nie in einer Datei.</translation>
    </message>
    <message>
        <source>This computer has no keyring. The token can be kept for this run only, or be read at each start from the file named by HA_TOKEN_FILE.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund. Das Token kann nur für diesen Lauf behalten oder bei jedem Start aus der mit HA_TOKEN_FILE genannten Datei gelesen werden.</translation>
    </message>
    <message>
        <source>The address is that of the simulated home.</source>
        <translation>Die Adresse ist die des simulierten Hauses.</translation>
    </message>
    <message>
        <source>The address is set by HA_URL in the environment; one that you save here counts before it.</source>
        <translation>Die Adresse ist mit HA_URL in der Umgebung gesetzt; eine, die du hier speicherst, hat Vorrang.</translation>
    </message>
    <message>
        <source>The address is set by HA_URL in the file .env; one that you save here counts before it.</source>
        <translation>Die Adresse ist mit HA_URL in der Datei .env gesetzt; eine, die du hier speicherst, hat Vorrang.</translation>
    </message>
    <message>
        <source>The address is set on the command line, for this run.</source>
        <translation>Die Adresse ist für diesen Lauf auf der Befehlszeile gesetzt.</translation>
    </message>
    <message>
        <source>Paste a long-lived access token</source>
        <translation>Langlebiges Zugriffstoken einfügen</translation>
    </message>
    <message>
        <source>Connected · HA {0}</source>
        <translation>Verbunden · HA {0}</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Token abgelehnt</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Noch nicht verbunden</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Paused until {0}</source>
        <translation>Angehalten bis {0}</translation>
    </message>
    <message>
        <source>URL host server IP</source>
        <translation>URL Host Server IP</translation>
    </message>
    <message>
        <source>password sign in login key</source>
        <translation>Passwort Kennwort Anmeldung Login Schlüssel</translation>
    </message>
    <message>
        <source>Home Assistant address</source>
        <translation>Adresse von Home Assistant</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
</context>
<context>
    <name>ConnectionChip</name>
    <message>
        <source>Repairing gaps {0}</source>
        <translation>Lücken werden repariert {0}</translation>
    </message>
    <message>
        <source>Importing history {0}</source>
        <translation>Verlauf wird importiert {0}</translation>
    </message>
    <message>
        <source>Recording · waiting to be stored: {0}</source>
        <translation>Aufzeichnung läuft · noch zu speichern: {0}</translation>
    </message>
    <message>
        <source>Live · MongoDB is away</source>
        <translation>Live · MongoDB nicht erreichbar</translation>
    </message>
    <message>
        <source>Live · waiting for first reading</source>
        <translation>Live · noch kein Messwert</translation>
    </message>
    <message>
        <source>Live · updated {0}</source>
        <translation>Live · aktualisiert {0}</translation>
    </message>
    <message>
        <source>Offline since {0}</source>
        <translation>Offline seit {0}</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Wird neu verbunden</translation>
    </message>
    <message>
        <source>Reconnecting · last data {0}</source>
        <translation>Wird neu verbunden · letzte Daten {0}</translation>
    </message>
    <message>
        <source>{0} · next try in {1}</source>
        <translation>{0} · nächster Versuch in {1}</translation>
    </message>
    <message>
        <source>Recording paused</source>
        <translation>Aufzeichnung angehalten</translation>
    </message>
    <message>
        <source>Recording paused until {0}</source>
        <translation>Aufzeichnung bis {0} angehalten</translation>
    </message>
    <message>
        <source>Not connected yet · set up</source>
        <translation>Noch nicht verbunden · einrichten</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <source>Home Assistant is starting</source>
        <translation>Home Assistant startet</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Token abgelehnt</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur Anzeige</translation>
    </message>
</context>
<context>
    <name>ConnectionDialog</name>
    <message>
        <source>Connection to the servers</source>
        <translation>Verbindung zu den Servern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Where MongoDB and QuestDB are. Energy Desktop starts anew with what you save; no data is moved.</source>
        <translation>Wo MongoDB und QuestDB sind. Energy Desktop startet mit dem neu, was du speicherst; Daten werden nicht übertragen.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
</context>
<context>
    <name>ContinuedDialog</name>
    <message>
        <source>Continue</source>
        <translation>Fortführen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>They read as one now.</source>
        <translation>Sie gelten jetzt als einer.</translation>
    </message>
    <message>
        <source>Each reads on its own again.</source>
        <translation>Jeder steht wieder für sich.</translation>
    </message>
    <message>
        <source>This date has not come yet; choose one that has.</source>
        <translation>Dieses Datum ist noch nicht gekommen; wähle ein früheres.</translation>
    </message>
    <message>
        <source>{0}, continued by {1} from {2}</source>
        <translation>{0}, fortgeführt von {1} ab {2}</translation>
    </message>
    <message>
        <source>Replaced sensors</source>
        <translation>Ersetzte Sensoren</translation>
    </message>
    <message>
        <source>Choose a sensor</source>
        <translation>Sensor wählen</translation>
    </message>
    <message>
        <source>After a meter or a plug was exchanged, its history goes on with the new sensor: charts and sums read both as one. Sensors renamed in Home Assistant are followed by themselves.</source>
        <translation>Nach dem Tausch eines Zählers oder Steckers geht sein Verlauf mit dem neuen Sensor weiter: Diagramme und Summen behandeln beide als einen. In Home Assistant umbenannten Sensoren wird von selbst gefolgt.</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>Continued by</source>
        <translation>Fortgeführt von</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>{0} is read only from {1} on; choose a later date.</source>
        <translation>{0} zählt erst ab {1}; wähle ein späteres Datum.</translation>
    </message>
    <message>
        <source>{0} has readings after this date; they will no longer be shown.</source>
        <translation>{0} hat Messwerte nach diesem Datum; sie werden nicht mehr gezeigt.</translation>
    </message>
    <message>
        <source>{0} has readings since {1}; those before this date will no longer be shown.</source>
        <translation>{0} hat Messwerte seit {1}; die vor diesem Datum werden nicht mehr gezeigt.</translation>
    </message>
    <message>
        <source>Nothing is deleted: undone, all of it is shown again.</source>
        <translation>Nichts wird gelöscht: Machst du es rückgängig, wird alles wieder gezeigt.</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>This change is not real: count nothing</source>
        <translation>Diese Änderung ist nicht echt: nichts zählen</translation>
    </message>
    <message>
        <source>The meter began anew: count it from 0</source>
        <translation>Der Zähler begann neu: ab 0 zählen</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Undo correction</source>
        <translation>Korrektur zurücknehmen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Corrected.</source>
        <translation>Korrigiert.</translation>
    </message>
    <message>
        <source>Correction undone: the change counts as recorded.</source>
        <translation>Korrektur zurückgenommen: Die Änderung zählt wie aufgezeichnet.</translation>
    </message>
    <message>
        <source>The change counts as corrected again.</source>
        <translation>Die Änderung zählt wieder wie korrigiert.</translation>
    </message>
    <message>
        <source>Count from 0 all the same</source>
        <translation>Trotzdem ab 0 zählen</translation>
    </message>
    <message>
        <source>Not corrected yet. Is this what you mean?</source>
        <translation>Noch nicht korrigiert. Meinst du das so?</translation>
    </message>
    <message>
        <source>Looking for its changes…</source>
        <translation>Änderungen werden gesucht…</translation>
    </message>
    <message>
        <source>Choose the change to correct.</source>
        <translation>Änderung auswählen, die korrigiert werden soll.</translation>
    </message>
    <message>
        <source>The meter did not change in this time.</source>
        <translation>Der Zähler hat sich in dieser Zeit nicht geändert.</translation>
    </message>
    <message>
        <source>Correct again</source>
        <translation>Wieder korrigieren</translation>
    </message>
    <message>
        <source>Correct a change of a meter</source>
        <translation>Änderung eines Zählers korrigieren</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>Greatest changes, as the meter showed them</source>
        <translation>Größte Änderungen, wie der Zähler sie zeigte</translation>
    </message>
    <message>
        <source>Corrections of this meter</source>
        <translation>Korrekturen dieses Zählers</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Why, for example: battery exchanged</source>
        <translation>Warum, zum Beispiel: Batterie getauscht</translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>von {0} auf {1}</translation>
    </message>
    <message>
        <source>The change of {0} will count {1}.</source>
        <translation>Die Änderung um {0} zählt dann {1}.</translation>
    </message>
    <message>
        <source>The change counts {0}, as corrected.</source>
        <translation>Die Änderung zählt {0}, wie korrigiert.</translation>
    </message>
    <message>
        <source>The change will count {0} instead of {1}.</source>
        <translation>Die Änderung zählt dann {0} statt {1}.</translation>
    </message>
    <message>
        <source>The meter rose here. One that began anew shows less than before: counted from 0, all that it ever counted was used at this moment.</source>
        <translation>Der Zähler stieg hier. Einer, der neu beginnt, zeigt weniger als zuvor: Ab 0 gezählt, wäre alles, was er je gezählt hat, in diesem Moment verbraucht worden.</translation>
    </message>
    <message>
        <source>not real</source>
        <translation>nicht echt</translation>
    </message>
    <message>
        <source>began anew at 0</source>
        <translation>begann neu bei 0</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>zurückgenommen</translation>
    </message>
</context>
<context>
    <name>CoverageLegend</name>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Ask Home Assistant again for what is missing here</source>
        <translation>Home Assistant noch einmal nach dem fragen, was hier fehlt</translation>
    </message>
    <message>
        <source>Corrections: say which change of a meter is not real, or undo it</source>
        <translation>Korrekturen: angeben, welche Änderung eines Zählers nicht echt ist, oder es zurücknehmen</translation>
    </message>
</context>
<context>
    <name>CoverageStrip</name>
    <message>
        <source>How each moment is known</source>
        <translation>Woher die Werte stammen</translation>
    </message>
</context>
<context>
    <name>DashboardLayout</name>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Solar</source>
        <translation>Solar</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Haus</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Today’s energy flow</source>
        <translation>Energiefluss heute</translation>
    </message>
    <message>
        <source>kWh</source>
        <translation>kWh</translation>
    </message>
    <message>
        <source>Nothing recorded here yet</source>
        <translation>Hier ist noch nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Choose the sensors that tell what your home produces and uses.</source>
        <translation>Wähle die Sensoren, die zeigen, was dein Haus erzeugt und verbraucht.</translation>
    </message>
    <message>
        <source>Choose sensors</source>
        <translation>Sensoren wählen</translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>Can&apos;t be read now</source>
        <translation>Gerade nicht lesbar</translation>
    </message>
    <message>
        <source>The flow can&apos;t be shown</source>
        <translation>Der Energiefluss kann nicht gezeigt werden</translation>
    </message>
</context>
<context>
    <name>DatabaseCard</name>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Repair now</source>
        <translation>Jetzt reparieren</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen…</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>Verbindung bearbeiten…</translation>
    </message>
    <message>
        <source>Database kind location size readings oldest disk DuckDB SQLite repair gaps backup restore move servers MongoDB QuestDB docker connection address password</source>
        <translation>Datenbank Art Ort Größe Messwerte ältester Speicherplatz DuckDB SQLite reparieren Lücken Sicherung Backup wiederherstellen umziehen Server MongoDB QuestDB Docker Verbindung Adresse Passwort</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>made: {0}</source>
        <translation>erstellt: {0}</translation>
    </message>
    <message>
        <source>being made, {0}</source>
        <translation>wird erstellt, {0}</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <translation>Sicherungen (*.zip)</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>done; Energy Desktop starts anew</source>
        <translation>fertig; Energy Desktop startet neu</translation>
    </message>
    <message>
        <source>file checked, {0}</source>
        <translation>Datei geprüft, {0}</translation>
    </message>
    <message>
        <source>being added, {0}</source>
        <translation>wird hinzugefügt, {0}</translation>
    </message>
    <message>
        <source>Add the data of {0}?</source>
        <translation>Die Daten aus {0} hinzufügen?</translation>
    </message>
    <message>
        <source>Readings, sensors and settings that are missing here are added; nothing that is here is changed. Recording goes on meanwhile, then Energy Desktop starts anew. To put the backup in the place of what is here: energy-desktop restore FILE --replace</source>
        <translation>Messwerte, Sensoren und Einstellungen, die hier fehlen, werden hinzugefügt; nichts Vorhandenes wird geändert. Die Aufzeichnung läuft dabei weiter, danach startet Energy Desktop neu. Um das Vorhandene durch die Sicherung zu ersetzen: energy-desktop restore FILE --replace</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Move to servers…</source>
        <translation>Auf Server umziehen…</translation>
    </message>
    <message>
        <source>Move to this computer…</source>
        <translation>Auf diesen Computer umziehen…</translation>
    </message>
    <message>
        <source>Asks Home Assistant again for all that is missing, and compares the rest</source>
        <translation>Fragt Home Assistant noch einmal nach allem, was fehlt, und vergleicht den Rest</translation>
    </message>
    <message>
        <source>Adds what a backup holds and is missing here</source>
        <translation>Fügt hinzu, was eine Sicherung enthält und hier fehlt</translation>
    </message>
    <message>
        <source>Writes everything into one file, which either kind of database takes back</source>
        <translation>Schreibt alles in eine Datei, die beide Arten von Datenbank zurücknehmen</translation>
    </message>
    <message>
        <source>gaps missing fetch history again compare</source>
        <translation>Lücken fehlend abrufen Verlauf erneut vergleichen</translation>
    </message>
    <message>
        <source>backup save copy export zip safe</source>
        <translation>Sicherung Backup speichern kopieren exportieren ZIP sicher</translation>
    </message>
    <message>
        <source>import load backup zip</source>
        <translation>importieren laden Sicherung Backup ZIP</translation>
    </message>
    <message>
        <source>migrate MongoDB QuestDB docker servers embedded DuckDB</source>
        <translation>migrieren umziehen MongoDB QuestDB Docker Server eingebaut DuckDB</translation>
    </message>
    <message>
        <source>MongoDB QuestDB address password user port TLS</source>
        <translation>MongoDB QuestDB Adresse Passwort Kennwort Benutzer Port TLS</translation>
    </message>
</context>
<context>
    <name>DatabaseFacts</name>
    <message>
        <source>{0} + {1}</source>
        <translation>{0} + {1}</translation>
    </message>
    <message>
        <source>{0} + {1}, on this computer</source>
        <translation>{0} + {1}, auf diesem Computer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>Frei auf dem Datenträger</translation>
    </message>
    <message>
        <source>{0}: failed. {1}</source>
        <translation>{0}: fehlgeschlagen. {1}</translation>
    </message>
    <message>
        <source>Last fetched from HA</source>
        <translation>Zuletzt aus HA geholt</translation>
    </message>
    <message>
        <source>Compared with HA</source>
        <translation>Mit HA verglichen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Oldest reading</source>
        <translation>Ältester Messwert</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message numerus="yes">
        <source>{0}: {1} values of %n sensor(s)</source>
        <translation>
            <numerusform>{0}: {1} Werte von %n Sensor</numerusform>
            <numerusform>{0}: {1} Werte von %n Sensoren</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}: nothing was missing</source>
        <translation>{0}: nichts fehlte</translation>
    </message>
    <message>
        <source>Both answer</source>
        <translation>Beide antworten</translation>
    </message>
    <message>
        <source>{0} does not answer</source>
        <translation>{0} antwortet nicht</translation>
    </message>
    <message>
        <source>Neither answers</source>
        <translation>Keine von beiden antwortet</translation>
    </message>
    <message>
        <source>{0}, when last asked</source>
        <translation>{0}, bei der letzten Abfrage</translation>
    </message>
    <message>
        <source>{0} readings, stored when it is back; nothing is lost</source>
        <translation>{0} Messwerte, gespeichert, sobald sie wieder da ist; nichts geht verloren</translation>
    </message>
    <message>
        <source>goes on when the database is back</source>
        <translation>geht weiter, sobald die Datenbank wieder da ist</translation>
    </message>
    <message>
        <source>going on now, in small steps beside the recording</source>
        <translation>läuft gerade, in kleinen Schritten neben der Aufzeichnung</translation>
    </message>
    <message>
        <source>{0} readings mended</source>
        <translation>{0} Messwerte berichtigt</translation>
    </message>
    <message>
        <source>daily, nothing to mend</source>
        <translation>täglich, nichts zu berichtigen</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>{0}, as hourly statistics</source>
        <translation>{0}, als Stundenstatistik</translation>
    </message>
    <message>
        <source>{0}, as hourly statistics; single readings since {1}</source>
        <translation>{0}, als Stundenstatistik; einzelne Messwerte seit {1}</translation>
    </message>
</context>
<context>
    <name>DatePopup</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>No device has used anything yet</source>
        <translation>Noch hat kein Gerät etwas verbraucht</translation>
    </message>
    <message>
        <source>Nothing is known of these days yet</source>
        <translation>Über diese Tage ist noch nichts bekannt</translation>
    </message>
    <message>
        <source>Can’t be read now</source>
        <translation>Gerade nicht lesbar</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>etwa {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n other device(s)</source>
        <translation>
            <numerusform>%n weiteres Gerät</numerusform>
            <numerusform>%n weitere Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>Not tracked</source>
        <translation>Nicht erfasst</translation>
    </message>
    <message>
        <source>Top consumers</source>
        <translation>Größte Verbraucher</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>Last 14 days</source>
        <translation>Letzte 14 Tage</translation>
    </message>
    <message>
        <source>home use by hour</source>
        <translation>Hausverbrauch je Stunde</translation>
    </message>
    <message>
        <source>Home use by hour of the last 14 days, in kWh</source>
        <translation>Hausverbrauch je Stunde der letzten 14 Tage, in kWh</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Energy Desktop keeps recording in the tray. Quit it from the tray&apos;s menu.</source>
        <translation>Energy Desktop zeichnet im Infobereich weiter auf. Beende es über das Menü dort.</translation>
    </message>
    <message>
        <source>Energy Desktop keeps recording in the background. Start it again to see its window, where Ctrl+Q quits it.</source>
        <translation>Energy Desktop zeichnet im Hintergrund weiter auf. Starte es noch einmal, um sein Fenster zu sehen; dort beendet es Strg+Q.</translation>
    </message>
    <message>
        <source>Energy Desktop</source>
        <translation>Energy Desktop</translation>
    </message>
    <message>
        <source>Today is exported</source>
        <translation>Heutige Daten exportiert</translation>
    </message>
</context>
<context>
    <name>EntitySelector</name>
    <message>
        <source>Sensors</source>
        <translation>Sensoren</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Search sensors</source>
        <translation>Sensoren suchen</translation>
    </message>
    <message>
        <source>Search name, area or ID</source>
        <translation>Name, Bereich oder ID</translation>
    </message>
    <message>
        <source>Sensors to draw</source>
        <translation>Zu zeichnende Sensoren</translation>
    </message>
</context>
<context>
    <name>EntityTree</name>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Sinks</source>
        <translation>Senken</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Gas and water</source>
        <translation>Gas und Wasser</translation>
    </message>
    <message>
        <source>Climate</source>
        <translation>Klima</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Weitere</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The system says: {0}.</source>
        <translation>Das System sagt: {0}.</translation>
    </message>
    <message>
        <source>Something went wrong. The log has the details.</source>
        <translation>Etwas ist schiefgegangen. Einzelheiten stehen im Protokoll.</translation>
    </message>
</context>
<context>
    <name>FindStep</name>
    <message>
        <source>Accept this certificate although it can&apos;t be verified</source>
        <translation>Dieses Zertifikat akzeptieren, obwohl es nicht geprüft werden kann</translation>
    </message>
    <message>
        <source>Is this your Home Assistant?</source>
        <translation>Ist das dein Home Assistant?</translation>
    </message>
    <message numerus="yes">
        <source>Found %n on this network.</source>
        <translation>
            <numerusform>%n in diesem Netz gefunden.</numerusform>
            <numerusform>%n in diesem Netz gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Or type the address</source>
        <translation>Oder gib die Adresse ein</translation>
    </message>
    <message>
        <source>Where is your Home Assistant?</source>
        <translation>Wo ist dein Home Assistant?</translation>
    </message>
    <message>
        <source>Type the address</source>
        <translation>Adresse eingeben</translation>
    </message>
    <message>
        <source>Looking for it on this network…</source>
        <translation>Wird in diesem Netzwerk gesucht…</translation>
    </message>
    <message>
        <source>None has answered on this network yet. It may be on another one, or a VPN may hide it: type the address that you open it with in the browser.</source>
        <translation>In diesem Netzwerk hat noch keiner geantwortet. Er ist vielleicht in einem anderen oder durch ein VPN verborgen: Gib die Adresse ein, mit der du ihn im Browser öffnest.</translation>
    </message>
    <message>
        <source>Address of Home Assistant</source>
        <translation>Adresse von Home Assistant</translation>
    </message>
    <message>
        <source>A name or number, with port and http or https where they matter.</source>
        <translation>Ein Name oder eine IP-Adresse, mit Port und http oder https, wo es nötig ist.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Find Home Assistant</source>
        <translation>Home Assistant finden</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Choose sensors</source>
        <translation>Sensoren wählen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Looking for Home Assistant…</source>
        <translation>Home Assistant wird gesucht…</translation>
    </message>
    <message>
        <source>Signing in and looking for sensors…</source>
        <translation>Anmeldung und Suche nach Sensoren…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>Aufzeichnung starten</translation>
    </message>
    <message>
        <source>History is imported in the background.</source>
        <translation>Der Verlauf wird im Hintergrund importiert.</translation>
    </message>
    <message>
        <source>Leave the set-up?</source>
        <translation>Einrichtung verlassen?</translation>
    </message>
    <message>
        <source>Nothing is recorded before it is done.</source>
        <translation>Vor ihrem Abschluss wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Set up Energy Desktop</source>
        <translation>Energy Desktop einrichten</translation>
    </message>
</context>
<context>
    <name>Flow</name>
    <message>
        <source>Solar</source>
        <translation>Solar</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Haus</translation>
    </message>
    <message>
        <source>No energy has flowed yet</source>
        <translation>Noch ist keine Energie geflossen</translation>
    </message>
    <message>
        <source>{0} from {1} to {2}</source>
        <translation>{0} von {1} nach {2}</translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>Home use by hour of the last 14 days</source>
        <translation>Hausverbrauch je Stunde der letzten 14 Tage</translation>
    </message>
    <message>
        <source>No such hour, or not over yet</source>
        <translation>Diese Stunde gibt es nicht, oder sie läuft noch</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>Home used</source>
        <translation>Hausverbrauch</translation>
    </message>
    <message>
        <source>{0} kWh or more</source>
        <translation>{0} kWh oder mehr</translation>
    </message>
    <message>
        <source>Nothing is known yet</source>
        <translation>Noch ist nichts bekannt</translation>
    </message>
    <message>
        <source>Most in one hour: {0} on {1}</source>
        <translation>Höchster Wert einer Stunde: {0} am {1}</translation>
    </message>
</context>
<context>
    <name>HeatTable</name>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Another range</source>
        <translation>Anderer Zeitraum</translation>
    </message>
    <message>
        <source>Another range, from {0}</source>
        <translation>Anderer Zeitraum, ab {0}</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>Zeitraum davor</translation>
    </message>
    <message>
        <source>A year earlier, same weekdays</source>
        <translation>Vorjahr, gleiche Wochentage</translation>
    </message>
    <message>
        <source>A year earlier, same dates</source>
        <translation>Vorjahr, gleiches Datum</translation>
    </message>
    <message>
        <source>{0} with {1}</source>
        <translation>{0} mit {1}</translation>
    </message>
    <message>
        <source>{0}, both up to the same time of day</source>
        <translation>{0}, beide bis zur gleichen Uhrzeit</translation>
    </message>
    <message>
        <source>{0} would be compared with itself. Choose other days.</source>
        <translation>{0} würde mit sich selbst verglichen. Wähle andere Tage.</translation>
    </message>
    <message>
        <source>{0} have not passed yet.</source>
        <translation>{0} sind noch nicht vorbei.</translation>
    </message>
    <message>
        <source>{0} has not passed yet.</source>
        <translation>{0} ist noch nicht vorbei.</translation>
    </message>
    <message>
        <source>{0} Choose an earlier day.</source>
        <translation>{0} Wähle einen früheren Tag.</translation>
    </message>
    <message>
        <source>Nothing was recorded before {0}. Choose a later day.</source>
        <translation>Vor dem {0} wurde nichts aufgezeichnet. Wähle einen späteren Tag.</translation>
    </message>
    <message>
        <source>Not compared: {0}</source>
        <translation>Kein Vergleich: {0}</translation>
    </message>
    <message>
        <source>later</source>
        <translation>später</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>mark: {0}</source>
        <translation>Strich: {0}</translation>
    </message>
    <message>
        <source>dashed: {0}</source>
        <translation>gestrichelt: {0}</translation>
    </message>
    <message>
        <source>{0}, of which only {1} is known,</source>
        <translation>{0}, wovon nur {1} bekannt sind,</translation>
    </message>
    <message>
        <source>{0}, of which nothing is known</source>
        <translation>{0}, wovon nichts bekannt ist</translation>
    </message>
    <message>
        <source>{0}, of which only {1} is known</source>
        <translation>{0}, wovon nur {1} bekannt sind</translation>
    </message>
    <message>
        <source>only {0} of that time is known</source>
        <translation>nur {0} jener Zeit sind bekannt</translation>
    </message>
    <message>
        <source>only {0} of this time is known</source>
        <translation>nur {0} dieser Zeit sind bekannt</translation>
    </message>
    <message>
        <source>{0}: {1}, {2} {3} ({4})</source>
        <translation>{0}: {1}, {2} {3} ({4})</translation>
    </message>
    <message>
        <source>{0} ({1} days)</source>
        <translation>{0} ({1} Tage)</translation>
    </message>
    <message>
        <source>{0}, {1} – {2}</source>
        <translation>{0}, {1} – {2}</translation>
    </message>
    <message>
        <source>{0} {1} – {2}</source>
        <translation>{0} {1} – {2}</translation>
    </message>
    <message>
        <source>{0} {1} – {2} {3}</source>
        <translation>{0} {1} – {2} {3}</translation>
    </message>
    <message>
        <source>Energy per 5 minutes</source>
        <translation>Energie je 5 Minuten</translation>
    </message>
    <message>
        <source>Used per 5 minutes</source>
        <translation>Verbrauch je 5 Minuten</translation>
    </message>
    <message>
        <source>Energy per hour</source>
        <translation>Energie je Stunde</translation>
    </message>
    <message>
        <source>Used per hour</source>
        <translation>Verbrauch je Stunde</translation>
    </message>
    <message>
        <source>Energy per day</source>
        <translation>Energie je Tag</translation>
    </message>
    <message>
        <source>Used per day</source>
        <translation>Verbrauch je Tag</translation>
    </message>
    <message>
        <source>Energy per month</source>
        <translation>Energie je Monat</translation>
    </message>
    <message>
        <source>Used per month</source>
        <translation>Verbrauch je Monat</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>{0} · mean of an hour, no single readings are known</source>
        <translation>{0} · Mittel über eine Stunde, einzelne Messwerte sind nicht bekannt</translation>
    </message>
    <message>
        <source>{0} · each reading, mean of an hour where no more is known</source>
        <translation>{0} · jeder Messwert, Mittel über eine Stunde, wo mehr nicht bekannt ist</translation>
    </message>
    <message>
        <source>{0} · each reading, held until the next</source>
        <translation>{0} · jeder Messwert, gehalten bis zum nächsten</translation>
    </message>
    <message>
        <source>{0} · mean of {1}, band from least to most</source>
        <translation>{0} · Mittel über {1}, Band von Minimum bis Maximum</translation>
    </message>
    <message>
        <source>{0} · mean of 5 minutes, of an hour where no more is known</source>
        <translation>{0} · Mittel über 5 Minuten, über eine Stunde, wo mehr nicht bekannt ist</translation>
    </message>
    <message>
        <source>{0} · mean of 5 minutes, band from least to most</source>
        <translation>{0} · Mittel über 5 Minuten, Band von Minimum bis Maximum</translation>
    </message>
    <message>
        <source>{0} · mean of an hour, band from least to most</source>
        <translation>{0} · Mittel über eine Stunde, Band von Minimum bis Maximum</translation>
    </message>
    <message>
        <source>{0} · mean of a day, band from least to most</source>
        <translation>{0} · Mittel über einen Tag, Band von Minimum bis Maximum</translation>
    </message>
    <message>
        <source>{0} · mean of a week, band from least to most</source>
        <translation>{0} · Mittel über eine Woche, Band von Minimum bis Maximum</translation>
    </message>
    <message>
        <source>{0} · mean of a month, band from least to most</source>
        <translation>{0} · Mittel über einen Monat, Band von Minimum bis Maximum</translation>
    </message>
    <message>
        <source>click for the days of this month</source>
        <translation>Klick zeigt die Tage dieses Monats</translation>
    </message>
    <message>
        <source>click for the hours of this day</source>
        <translation>Klick zeigt die Stunden dieses Tages</translation>
    </message>
    <message>
        <source>click for its day</source>
        <translation>Klick zeigt den Tag</translation>
    </message>
    <message>
        <source>{0} on average</source>
        <translation>{0} im Mittel</translation>
    </message>
    <message>
        <source>{0} missing</source>
        <translation>{0} ohne Daten</translation>
    </message>
    <message>
        <source>{0} missing on {1}</source>
        <translation>{0} ohne Daten am {1}</translation>
    </message>
    <message numerus="yes">
        <source>{0} and %n more</source>
        <translation>
            <numerusform>{0} und %n weiterer</numerusform>
            <numerusform>{0} und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Ctrl+C copies, Ctrl+E exports, Ctrl+P prints</source>
        <translation>Strg+C kopiert, Strg+E exportiert, Strg+P druckt</translation>
    </message>
    <message>
        <source>Table of the chart</source>
        <translation>Tabelle des Diagramms</translation>
    </message>
    <message>
        <source>Table of the lines</source>
        <translation>Tabelle der Linien</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>No sensor is chosen</source>
        <translation>Kein Sensor gewählt</translation>
    </message>
    <message>
        <source>Tick one in the list.</source>
        <translation>Kreuze einen in der Liste an.</translation>
    </message>
    <message>
        <source>Nothing recorded here yet</source>
        <translation>Hier ist noch nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>The first readings arrive as soon as sensors are recorded.</source>
        <translation>Die ersten Messwerte kommen, sobald Sensoren aufgezeichnet werden.</translation>
    </message>
    <message>
        <source>Choose sensors</source>
        <translation>Sensoren wählen</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Noch nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>Nothing was recorded of {0} yet.</source>
        <translation>Von {0} wurde noch nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>No readings in this range</source>
        <translation>Keine Messwerte in diesem Zeitraum</translation>
    </message>
    <message>
        <source>The oldest reading of {0} is of {1}.</source>
        <translation>Der älteste Messwert von {0} ist vom {1}.</translation>
    </message>
    <message>
        <source>Go to the first reading</source>
        <translation>Zum ersten Messwert</translation>
    </message>
    <message>
        <source>Whole days can be compared, a zoomed range can&apos;t.</source>
        <translation>Ganze Tage lassen sich vergleichen, ein vergrößerter Zeitraum nicht.</translation>
    </message>
</context>
<context>
    <name>HistoryCharts</name>
    <message>
        <source>Others</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>light bars below zero: charged, exported</source>
        <translation>helle Balken unter null: geladen, eingespeist</translation>
    </message>
    <message numerus="yes">
        <source>%n more are summed as Others</source>
        <translation>
            <numerusform>%n weiterer ist unter „Weitere“ summiert</numerusform>
            <numerusform>%n weitere sind unter „Weitere“ summiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only the first %n are drawn</source>
        <translation>
            <numerusform>nur der erste ist gezeichnet (%n)</numerusform>
            <numerusform>nur die ersten %n sind gezeichnet</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was recorded of {0} in this range.</source>
        <translation>Von {0} wurde in diesem Zeitraum nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Back to the whole range (0)</source>
        <translation>Zurück zum ganzen Zeitraum (0)</translation>
    </message>
    <message>
        <source>Stacked: side by side the bars would be too narrow to be seen here</source>
        <translation>Gestapelt: nebeneinander wären die Balken hier zu schmal</translation>
    </message>
    <message>
        <source>Show the bars side by side</source>
        <translation>Balken nebeneinander zeigen</translation>
    </message>
    <message>
        <source>Stack the bars</source>
        <translation>Balken stapeln</translation>
    </message>
    <message>
        <source>Correct a change…</source>
        <translation>Änderung korrigieren…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>HistoryExport</name>
    <message>
        <source>CSV table</source>
        <translation>CSV-Tabelle</translation>
    </message>
    <message>
        <source>Parquet table</source>
        <translation>Parquet-Tabelle</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG-Zeichnung</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Gezeigtes exportieren</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>Den Ordner {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>{0} is a folder.</source>
        <translation>{0} ist ein Ordner.</translation>
    </message>
    <message>
        <source>You may not write into {0}.</source>
        <translation>In {0} darfst du nicht schreiben.</translation>
    </message>
    <message>
        <source>There is no room left in {0}.</source>
        <translation>In {0} ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>The file was not written. {0} Export it to another place.</source>
        <translation>Die Datei wurde nicht geschrieben. {0} Exportiere an einen anderen Ort.</translation>
    </message>
</context>
<context>
    <name>HistoryMoving</name>
    <message>
        <source>Since {0}</source>
        <translation>Seit {0}</translation>
    </message>
    <message numerus="yes">
        <source>The last %n day(s)</source>
        <translation>
            <numerusform>Der letzte Tag (%n)</numerusform>
            <numerusform>Die letzten %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>The last hour</source>
        <translation>Die letzte Stunde</translation>
    </message>
    <message numerus="yes">
        <source>The last %n hour(s)</source>
        <translation>
            <numerusform>Die letzte Stunde (%n)</numerusform>
            <numerusform>Die letzten %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} – {2}</source>
        <translation>{0}, {1} – {2}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>Vor %n Tag</numerusform>
            <numerusform>Vor %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) ago</source>
        <translation>
            <numerusform>Vor %n Woche</numerusform>
            <numerusform>Vor %n Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation>
            <numerusform>Vor %n Monat</numerusform>
            <numerusform>Vor %n Monaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>Vor %n Jahr</numerusform>
            <numerusform>Vor %n Jahren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryNotice</name>
    <message>
        <source>Hide this line</source>
        <translation>Hinweis ausblenden</translation>
    </message>
    <message>
        <source>Writing {0}…</source>
        <translation>{0} wird geschrieben…</translation>
    </message>
    <message>
        <source>{0} is in {1}.</source>
        <translation>{0} liegt in {1}.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>HistoryOutput</name>
    <message>
        <source>The picture is in the clipboard.</source>
        <translation>Das Bild ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>The table is in the clipboard.</source>
        <translation>Die Tabelle ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>There is nothing to export in this range.</source>
        <translation>In diesem Zeitraum gibt es nichts zu exportieren.</translation>
    </message>
    <message>
        <source>{0} was not written.</source>
        <translation>{0} wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Export as {0}…</source>
        <translation>Als {0} exportieren…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Print preview…</source>
        <translation>Druckvorschau…</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What was measured, and how we know it</source>
        <translation>Was gemessen wurde und woher wir es wissen</translation>
    </message>
    <message>
        <source>This could not be read</source>
        <translation>Das konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>konnte nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>HistoryPaper</name>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Seite {0} von {1}</translation>
    </message>
    <message>
        <source>Printed {0}, {1}</source>
        <translation>Gedruckt {0}, {1}</translation>
    </message>
    <message>
        <source>Times of {0}</source>
        <translation>Zeiten von {0}</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>In the range</source>
        <translation>Im Zeitraum</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Totals of the sensors</source>
        <translation>Summen der Sensoren</translation>
    </message>
    <message>
        <source>Solar produced</source>
        <translation>Solarertrag</translation>
    </message>
    <message>
        <source>Home used</source>
        <translation>Hausverbrauch</translation>
    </message>
    <message>
        <source>Grid, net</source>
        <translation>Netz, Saldo</translation>
    </message>
    <message>
        <source>Self-sufficiency</source>
        <translation>Autarkie</translation>
    </message>
    <message>
        <source>The home</source>
        <translation>Das Haus</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Noch keine Daten</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
</context>
<context>
    <name>HomeList</name>
    <message>
        <source>Home Assistants found</source>
        <translation>Gefundene Home Assistants</translation>
    </message>
</context>
<context>
    <name>LanguageWait</name>
    <message>
        <source>The language changes as soon as this has ended: {0}</source>
        <translation>Die Sprache wechselt, sobald dies beendet ist: {0}</translation>
    </message>
    <message>
        <source>The language changes as soon as the dialog is closed.</source>
        <translation>Die Sprache wechselt, sobald das Dialogfenster geschlossen ist.</translation>
    </message>
</context>
<context>
    <name>LevelStrip</name>
    <message>
        <source>Battery level</source>
        <translation>Ladestand der Batterie</translation>
    </message>
    <message>
        <source>Battery level, %</source>
        <translation>Ladestand der Batterie, %</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparatur</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Start of the database servers</source>
        <translation>Start der Datenbankserver</translation>
    </message>
    <message>
        <source>Stop of the database servers</source>
        <translation>Anhalten der Datenbankserver</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Energy Desktop</source>
        <translation>Energy Desktop</translation>
    </message>
    <message>
        <source>Close Energy Desktop</source>
        <translation>Energy Desktop schließen</translation>
    </message>
    <message>
        <source>Keep recording in the background?</source>
        <translation>Im Hintergrund weiter aufzeichnen?</translation>
    </message>
    <message>
        <source>This desktop has no tray. Start Energy Desktop again to see the window. You can change this in Settings.</source>
        <translation>Dieser Desktop hat keinen Infobereich. Starte Energy Desktop noch einmal, um das Fenster zu sehen. In den Einstellungen kannst du das ändern.</translation>
    </message>
    <message>
        <source>Keep recording</source>
        <translation>Weiter aufzeichnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ManageBookmarks</name>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>{0} was deleted.</source>
        <translation>{0} wurde gelöscht.</translation>
    </message>
    <message>
        <source>There is a bookmark {0} already.</source>
        <translation>Ein Lesezeichen {0} gibt es schon.</translation>
    </message>
    <message>
        <source>A bookmark needs a name.</source>
        <translation>Ein Lesezeichen braucht einen Namen.</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Start them on this computer with Docker</source>
        <translation>Mit Docker auf diesem Computer starten</translation>
    </message>
    <message>
        <source>Use servers that run already</source>
        <translation>Schon laufende Server verwenden</translation>
    </message>
    <message>
        <source>Add to the other data that is there</source>
        <translation>Zu den anderen Daten dort hinzufügen</translation>
    </message>
    <message>
        <source>Looking at both databases…</source>
        <translation>Beide Datenbanken werden angesehen…</translation>
    </message>
    <message>
        <source>Interrupted. Move again and it goes on where it stopped.</source>
        <translation>Unterbrochen. Ein neuer Umzug geht dort weiter, wo dieser aufgehört hat.</translation>
    </message>
    <message>
        <source>Copying {0}</source>
        <translation>Wird kopiert, {0}</translation>
    </message>
    <message>
        <source>Comparing {0}</source>
        <translation>Wird verglichen, {0}</translation>
    </message>
    <message>
        <source>MongoDB and QuestDB keep the data; other programs can read it there. Recording goes on while everything is copied and compared. Then Energy Desktop starts anew on the servers; the files on this computer stay as they are.</source>
        <translation>MongoDB und QuestDB bewahren die Daten auf; andere Programme können sie dort lesen. Die Aufzeichnung läuft weiter, während alles kopiert und verglichen wird. Dann startet Energy Desktop mit den Servern neu; die Dateien auf diesem Computer bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Files on this computer keep the data. Recording goes on while everything is copied and compared. Then Energy Desktop starts anew on the files; the servers stay as they are.</source>
        <translation>Dateien auf diesem Computer bewahren die Daten auf. Die Aufzeichnung läuft weiter, während alles kopiert und verglichen wird. Dann startet Energy Desktop mit den Dateien neu; die Server bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Umziehen</translation>
    </message>
    <message>
        <source>Move to servers</source>
        <translation>Auf Server umziehen</translation>
    </message>
    <message>
        <source>Move to this computer</source>
        <translation>Auf diesen Computer umziehen</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Home Assistant can&apos;t be reached since {0}. What is missed is fetched when it is back.</source>
        <translation>Home Assistant ist seit {0} nicht erreichbar. Was fehlt, wird geholt, sobald es wieder da ist.</translation>
    </message>
    <message>
        <source>Not connected to Home Assistant</source>
        <translation>Nicht mit Home Assistant verbunden</translation>
    </message>
    <message>
        <source>Home Assistant refused the token</source>
        <translation>Home Assistant hat das Token abgelehnt</translation>
    </message>
    <message>
        <source>Nothing is recorded until you replace the token in Settings.</source>
        <translation>Nichts wird aufgezeichnet, bis du das Token in den Einstellungen ersetzt.</translation>
    </message>
    <message>
        <source>{0} to {1} was filled from Home Assistant&apos;s history.</source>
        <translation>Die Zeit von {0} bis {1} wurde aus dem Verlauf von Home Assistant ergänzt.</translation>
    </message>
    <message>
        <source>Gap repaired</source>
        <translation>Lücke repariert</translation>
    </message>
    <message>
        <source>Recording goes on; readings wait until it is back.</source>
        <translation>Die Aufzeichnung läuft weiter; Messwerte warten, bis die Datenbank wieder da ist.</translation>
    </message>
    <message>
        <source>The database can&apos;t be written</source>
        <translation>In die Datenbank kann nicht geschrieben werden</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>A simulated home; nothing that you see is real</source>
        <translation>Ein simuliertes Haus; nichts davon ist echt</translation>
    </message>
</context>
<context>
    <name>PauseButton</name>
    <message>
        <source>pause resume stop continue recording</source>
        <translation>Pause anhalten pausieren fortsetzen stoppen weiter Aufzeichnung aufzeichnen</translation>
    </message>
</context>
<context>
    <name>PowerChart</name>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>kW · below zero: battery charging, grid exporting</source>
        <translation>kW · unter null: Batterie lädt, Einspeisung</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>Nothing recorded here yet</source>
        <translation>Hier ist noch nichts aufgezeichnet</translation>
    </message>
    <message>
        <source>The first readings arrive within a minute.</source>
        <translation>Die ersten Messwerte kommen innerhalb einer Minute.</translation>
    </message>
    <message>
        <source>Choose sensors</source>
        <translation>Sensoren wählen</translation>
    </message>
    <message>
        <source>The chart can&apos;t be shown</source>
        <translation>Das Diagramm kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Chart paused, recording goes on</source>
        <translation>Diagramm angehalten, Aufzeichnung läuft weiter</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Continue the chart</source>
        <translation>Diagramm fortsetzen</translation>
    </message>
    <message>
        <source>Pause the chart</source>
        <translation>Diagramm anhalten</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>Als Diagramm zeigen</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Range of the chart</source>
        <translation>Zeitraum des Diagramms</translation>
    </message>
    <message>
        <source>Battery level</source>
        <translation>Ladestand der Batterie</translation>
    </message>
    <message>
        <source>Power chart; the table has the same numbers</source>
        <translation>Leistungsdiagramm; die Tabelle hat dieselben Zahlen</translation>
    </message>
    <message>
        <source>Power as a table</source>
        <translation>Leistung als Tabelle</translation>
    </message>
</context>
<context>
    <name>PowerPlot</name>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>Battery level</source>
        <translation>Ladestand der Batterie</translation>
    </message>
    <message>
        <source>no data {0}</source>
        <translation>keine Daten {0}</translation>
    </message>
</context>
<context>
    <name>PowerTable</name>
    <message>
        <source>Battery level, %</source>
        <translation>Ladestand der Batterie, %</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>{0}, kW</source>
        <translation>{0}, kW</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>ProblemBanner</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Recording goes on; readings wait until it is back.</source>
        <translation>Die Aufzeichnung läuft weiter; Messwerte warten, bis die Datenbank wieder da ist.</translation>
    </message>
    <message>
        <source>Recording goes on; what is changed is kept here and sent later.</source>
        <translation>Die Aufzeichnung läuft weiter; Änderungen werden hier aufbewahrt und später gesendet.</translation>
    </message>
</context>
<context>
    <name>QuietHoursRow</name>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeit</translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation>Beginn der Ruhezeit</translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation>Ende der Ruhezeit</translation>
    </message>
    <message>
        <source>What still goes on when they end is told then.</source>
        <translation>Was an ihrem Ende noch andauert, wird dann gemeldet.</translation>
    </message>
    <message>
        <source>The end has to be another time than the beginning.</source>
        <translation>Das Ende muss eine andere Uhrzeit als der Beginn sein.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>What you began there has ended.</source>
        <translation>Was du dort begonnen hast, ist beendet.</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>RangeBar</name>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigener</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>One period back</source>
        <translation>Ein Zeitraum zurück</translation>
    </message>
    <message>
        <source>One period on</source>
        <translation>Ein Zeitraum vor</translation>
    </message>
    <message>
        <source>Choose the date</source>
        <translation>Datum wählen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Nach Tagen</translation>
    </message>
    <message>
        <source>A bar for each day of the year, not for each month</source>
        <translation>Ein Balken für jeden Tag des Jahres, nicht für jeden Monat</translation>
    </message>
    <message>
        <source>Show or hide the sensors</source>
        <translation>Sensoren zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Export, copy, print</source>
        <translation>Exportieren, kopieren, drucken</translation>
    </message>
    <message>
        <source>{0}, choose the date</source>
        <translation>{0}, Datum wählen</translation>
    </message>
</context>
<context>
    <name>RangeCards</name>
    <message>
        <source>Solar produced</source>
        <translation>Solarertrag</translation>
    </message>
    <message>
        <source>Home used</source>
        <translation>Hausverbrauch</translation>
    </message>
    <message>
        <source>Grid, net</source>
        <translation>Netz, Saldo</translation>
    </message>
    <message>
        <source>Self-sufficiency</source>
        <translation>Autarkie</translation>
    </message>
    <message>
        <source>{0} a day</source>
        <translation>{0} pro Tag</translation>
    </message>
    <message>
        <source>{0} taken</source>
        <translation>{0} Bezug</translation>
    </message>
    <message>
        <source>{0} in, {1} out</source>
        <translation>{0} rein, {1} raus</translation>
    </message>
    <message>
        <source>{0} without the grid</source>
        <translation>{0} autark</translation>
    </message>
</context>
<context>
    <name>RangeField</name>
    <message>
        <source>Range in words</source>
        <translation>Zeitraum in Worten</translation>
    </message>
    <message>
        <source>Such as {0} or {1}; Enter shows it.</source>
        <translation>Etwa {0} oder {1}; die Eingabetaste zeigt ihn.</translation>
    </message>
    <message>
        <source>The calendar has no such time.</source>
        <translation>Diese Zeit gibt es im Kalender nicht.</translation>
    </message>
    <message>
        <source>This time has not come yet.</source>
        <translation>Diese Zeit ist noch nicht gekommen.</translation>
    </message>
    <message>
        <source>Ranges begin with the year 1970.</source>
        <translation>Zeiträume beginnen mit dem Jahr 1970.</translation>
    </message>
    <message>
        <source>This is not understood. Write it like {0} or {1}.</source>
        <translation>Das ist nicht verständlich. Schreib zum Beispiel {0} oder {1}.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Repair</name>
    <message numerus="yes">
        <source>%n gap(s) left</source>
        <translation>
            <numerusform>%n Lücke übrig</numerusform>
            <numerusform>%n Lücken übrig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) repaired</source>
        <translation>
            <numerusform>%n Lücke repariert</numerusform>
            <numerusform>%n Lücken repariert</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking Home Assistant again…</source>
        <translation>Home Assistant wird noch einmal gefragt…</translation>
    </message>
    <message>
        <source>Home Assistant did not answer all of it; it is asked again.</source>
        <translation>Home Assistant hat nicht alles beantwortet; es wird noch einmal gefragt.</translation>
    </message>
    <message>
        <source>{0}; Home Assistant has nothing more.</source>
        <translation>{0}; mehr hat Home Assistant nicht.</translation>
    </message>
    <message>
        <source>Nothing is missing any more.</source>
        <translation>Es fehlt nichts mehr.</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Sensors</source>
        <translation>Sensoren</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>HTTP API</source>
        <translation>HTTP-API</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
</context>
<context>
    <name>SensorDelegate</name>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
</context>
<context>
    <name>SensorFilterRow</name>
    <message>
        <source>Filter sensors</source>
        <translation>Sensoren filtern</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>Kind of sensors</source>
        <translation>Art der Sensoren</translation>
    </message>
</context>
<context>
    <name>SensorHeader</name>
    <message>
        <source>Track or leave all shown; the other titles sort</source>
        <translation>Alle gezeigten auswerten oder lassen; die anderen Titel sortieren</translation>
    </message>
</context>
<context>
    <name>SensorTableModel</name>
    <message>
        <source>The earlier of its registration and of its first statistics; sorts</source>
        <translation>Das Frühere von Eintragung und erster Statistik; sortiert</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>In HA since</source>
        <translation>In HA seit</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>Not cumulative</source>
        <translation>Nicht kumulativ</translation>
    </message>
    <message>
        <source>Unit changed</source>
        <translation>Einheit geändert</translation>
    </message>
    <message>
        <source>Home Assistant has no value of it at the moment.</source>
        <translation>Home Assistant hat zurzeit keinen Wert dafür.</translation>
    </message>
    <message>
        <source>It shows an amount that goes up and down, so it can&apos;t be summed.</source>
        <translation>Er zeigt eine Menge, die steigt und fällt, und kann daher nicht summiert werden.</translation>
    </message>
    <message>
        <source>Its readings before were stored in another unit that can&apos;t be converted.</source>
        <translation>Seine früheren Messwerte wurden in einer anderen Einheit gespeichert, die nicht umgerechnet werden kann.</translation>
    </message>
    <message>
        <source>{0}, tracked</source>
        <translation>{0}, ausgewertet</translation>
    </message>
    <message>
        <source>{0}, not tracked</source>
        <translation>{0}, nicht ausgewertet</translation>
    </message>
</context>
<context>
    <name>SensorsCard</name>
    <message>
        <source>Sensors</source>
        <translation>Sensoren</translation>
    </message>
    <message>
        <source>Sensors to record</source>
        <translation>Aufzuzeichnende Sensoren</translation>
    </message>
    <message>
        <source>Find new</source>
        <translation>Neue suchen</translation>
    </message>
    <message>
        <source>Select all shown</source>
        <translation>Alle gezeigten wählen</translation>
    </message>
    <message>
        <source>Continued by…</source>
        <translation>Fortgeführt von…</translation>
    </message>
    <message>
        <source>Each sensor of the list is recorded while the program runs. Of those that are tracked the past is fetched too, and the pages show them. Besides energy, power and battery the list has what the Energy dashboard of Home Assistant counts.</source>
        <translation>Jeder Sensor der Liste wird aufgezeichnet, solange das Programm läuft. Von den ausgewerteten wird auch die Vergangenheit geholt, und die Seiten zeigen sie. Neben Energie, Leistung und Batterie enthält die Liste, was das Energie-Dashboard von Home Assistant zählt.</translation>
    </message>
    <message>
        <source>No sensor is called so.</source>
        <translation>Kein Sensor heißt so.</translation>
    </message>
    <message>
        <source>Sensors track role discovery find new energy entities replaced continued</source>
        <translation>Sensoren auswerten Rolle suchen finden neu Energie Entitäten ersetzt fortgeführt</translation>
    </message>
    <message>
        <source>{0} is continued by {1}</source>
        <translation>{0} wird von {1} fortgeführt</translation>
    </message>
    <message>
        <source>{0} is no longer continued</source>
        <translation>{0} wird nicht mehr fortgeführt</translation>
    </message>
    <message>
        <source>continued by {0}</source>
        <translation>fortgeführt von {0}</translation>
    </message>
    <message>
        <source>Looking for new sensors…</source>
        <translation>Neue Sensoren werden gesucht…</translation>
    </message>
    <message numerus="yes">
        <source>Tracking %n more sensor(s).</source>
        <translation>
            <numerusform>%n weiterer Sensor wird ausgewertet.</numerusform>
            <numerusform>%n weitere Sensoren werden ausgewertet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No longer tracking %n sensor(s); the history stays.</source>
        <translation>
            <numerusform>%n Sensor wird nicht mehr ausgewertet; der Verlauf bleibt.</numerusform>
            <numerusform>%n Sensoren werden nicht mehr ausgewertet; der Verlauf bleibt.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} is now: {1}</source>
        <translation>{0} ist jetzt: {1}</translation>
    </message>
    <message>
        <source>{0} is now: {1}, and tracked</source>
        <translation>{0} ist jetzt: {1}, und ausgewertet</translation>
    </message>
    <message>
        <source>Deselect all shown</source>
        <translation>Alle gezeigten abwählen</translation>
    </message>
    <message numerus="yes">
        <source>%n new sensor(s) found.</source>
        <translation>
            <numerusform>%n neuer Sensor gefunden.</numerusform>
            <numerusform>%n neue Sensoren gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No new sensors.</source>
        <translation>Keine neuen Sensoren.</translation>
    </message>
    <message>
        <source>{0} of {1} tracked</source>
        <translation>{0} von {1} ausgewertet</translation>
    </message>
    <message>
        <source>{0} of {1} tracked, {2} shown</source>
        <translation>{0} von {1} ausgewertet, {2} angezeigt</translation>
    </message>
    <message>
        <source>Home Assistant is not connected.</source>
        <translation>Home Assistant ist nicht verbunden.</translation>
    </message>
    <message>
        <source>discover search entities refresh</source>
        <translation>entdecken suchen finden Entitäten aktualisieren</translation>
    </message>
    <message>
        <source>replaced meter exchanged join</source>
        <translation>ersetzt Zähler getauscht gewechselt verbinden</translation>
    </message>
</context>
<context>
    <name>SensorsStep</name>
    <message>
        <source>Which sensors matter to you?</source>
        <translation>Welche Sensoren sind dir wichtig?</translation>
    </message>
    <message>
        <source>All energy sensors are recorded from now on. Ticked ones get their past fetched too, and are shown on the pages.</source>
        <translation>Alle Energiesensoren werden ab jetzt aufgezeichnet. Für angekreuzte wird auch die Vergangenheit geholt, und sie erscheinen auf den Seiten.</translation>
    </message>
    <message>
        <source>Sensors found</source>
        <translation>Gefundene Sensoren</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Where to keep data</source>
        <translation>Speicherort der Daten</translation>
    </message>
    <message>
        <source>In files on this computer; nothing to install</source>
        <translation>In Dateien auf diesem Computer; nichts zu installieren</translation>
    </message>
    <message>
        <source>On servers, MongoDB and QuestDB; they are set up right after the start</source>
        <translation>Auf Server, MongoDB und QuestDB; sie werden gleich nach dem Start eingerichtet</translation>
    </message>
    <message>
        <source>{0} of {1} chosen</source>
        <translation>{0} von {1} gewählt</translation>
    </message>
    <message>
        <source>The files are in {0}. Nothing is uploaded anywhere.</source>
        <translation>Die Dateien sind in {0}. Nichts wird irgendwohin hochgeladen.</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A batch of readings has columns of different lengths.</source>
        <translation>Die Spalten eines Stapels von Messwerten sind verschieden lang.</translation>
    </message>
    <message>
        <source>A fault in this program interrupted the work with Home Assistant; it starts again. The log has the details.</source>
        <translation>Ein Fehler in diesem Programm hat die Arbeit mit Home Assistant unterbrochen; sie beginnt neu. Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>A figure of the statistics of {entity_id} is infinite.</source>
        <translation>Ein Wert der Statistik von {entity_id} ist unendlich.</translation>
    </message>
    <message>
        <source>A part of the backup can&apos;t be unpacked into {folder}: {reason}.</source>
        <translation>Ein Teil der Sicherung kann nicht nach {folder} entpackt werden: {reason}.</translation>
    </message>
    <message>
        <source>A reading of {entity_id} is infinite.</source>
        <translation>Ein Messwert von {entity_id} ist unendlich.</translation>
    </message>
    <message>
        <source>A repair is running already; wait until it has ended.</source>
        <translation>Eine Reparatur läuft schon; warte, bis sie beendet ist.</translation>
    </message>
    <message>
        <source>API_HOST takes an IP address or localhost, not “{host}”.</source>
        <translation>API_HOST nimmt eine IP-Adresse oder localhost, nicht „{host}“.</translation>
    </message>
    <message>
        <source>API_KEY has characters beyond ASCII, which no request could match, so nobody is let in by it; give letters, digits and signs of ASCII.</source>
        <translation>API_KEY hat Zeichen außerhalb von ASCII, die keine Anfrage treffen könnte, daher wird damit niemand eingelassen; nimm Buchstaben, Ziffern und Zeichen aus ASCII.</translation>
    </message>
    <message>
        <source>API_KEY has fewer than {least} characters, so nobody is let in by it; give a longer one.</source>
        <translation>API_KEY hat weniger als {least} Zeichen, daher wird damit niemand eingelassen; nimm einen längeren Schlüssel.</translation>
    </message>
    <message>
        <source>API_KEY_FILE names {name}, which can&apos;t be read; check the path and its rights; nobody is let in by it.</source>
        <translation>API_KEY_FILE nennt {name}, was nicht gelesen werden kann; prüfe den Pfad und seine Rechte; niemand wird damit eingelassen.</translation>
    </message>
    <message>
        <source>API_KEY_FILE names {name}, which has characters beyond ASCII, which no request could match, so nobody is let in by it; give letters, digits and signs of ASCII.</source>
        <translation>API_KEY_FILE nennt {name}, was Zeichen außerhalb von ASCII enthält, die keine Anfrage treffen könnte, daher wird damit niemand eingelassen; nimm Buchstaben, Ziffern und Zeichen aus ASCII.</translation>
    </message>
    <message>
        <source>API_KEY_FILE names {name}, which has fewer than {least} characters, so nobody is let in by it; give a longer one.</source>
        <translation>API_KEY_FILE nennt {name}, was weniger als {least} Zeichen enthält, daher wird damit niemand eingelassen; nimm einen längeren Schlüssel.</translation>
    </message>
    <message>
        <source>API_KEY_FILE names {name}, which is empty, so nobody is let in by it; put a key into it.</source>
        <translation>API_KEY_FILE nennt {name}, was leer ist, daher wird damit niemand eingelassen; schreib einen Schlüssel hinein.</translation>
    </message>
    <message>
        <source>Add energy or power sensors to Home Assistant first.</source>
        <translation>Füge zuerst in Home Assistant Energie- oder Leistungssensoren hinzu.</translation>
    </message>
    <message>
        <source>After the copy {what} did not read back as written; keep using the old databases, and try again.</source>
        <translation>Nach dem Kopieren las sich anders als geschrieben: {what}. Verwende die alten Datenbanken weiter und versuche es erneut.</translation>
    </message>
    <message>
        <source>After the restore {what} did not read back; try again.</source>
        <translation>Nach dem Wiederherstellen las sich anders als geschrieben: {what}. Versuche es erneut.</translation>
    </message>
    <message>
        <source>Attributes can&apos;t be stored: {reason}</source>
        <translation>Attribute können nicht gespeichert werden: {reason}</translation>
    </message>
    <message>
        <source>Attributes of {entity_id} can&apos;t be stored: they have more than {limit} bytes.</source>
        <translation>Attribute von {entity_id} können nicht gespeichert werden: Sie haben mehr als {limit} Bytes.</translation>
    </message>
    <message>
        <source>Change http to https in the address, or https to http.</source>
        <translation>Ändere in der Adresse http in https oder https in http.</translation>
    </message>
    <message>
        <source>Check Home Assistant, and the proxy before it if there is one.</source>
        <translation>Prüfe Home Assistant und den Proxy davor, falls es einen gibt.</translation>
    </message>
    <message>
        <source>Check the address and that Home Assistant is running.</source>
        <translation>Prüfe die Adresse und ob Home Assistant läuft.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Prüfe die Adresse.</translation>
    </message>
    <message>
        <source>Check the name in the address, or accept this certificate if it is your own.</source>
        <translation>Prüfe den Namen in der Adresse oder akzeptiere dieses Zertifikat, wenn es dein eigenes ist.</translation>
    </message>
    <message>
        <source>Check the network between this computer and Home Assistant.</source>
        <translation>Prüfe das Netzwerk zwischen diesem Computer und Home Assistant.</translation>
    </message>
    <message>
        <source>Check the port: Home Assistant&apos;s own is 8123.</source>
        <translation>Prüfe den Port: Der übliche von Home Assistant ist 8123.</translation>
    </message>
    <message>
        <source>Create a new token on your Home Assistant profile page.</source>
        <translation>Erstelle auf deiner Profilseite in Home Assistant ein neues Token.</translation>
    </message>
    <message>
        <source>Docker Compose {found} is too old: install {oldest} or newer (the package docker-compose-plugin), then try again.</source>
        <translation>Docker Compose {found} ist zu alt: Installiere {oldest} oder neuer (das Paket docker-compose-plugin) und versuche es erneut.</translation>
    </message>
    <message>
        <source>Docker Hub refuses more downloads for now: wait some hours or sign in (docker login), then try again.</source>
        <translation>Docker Hub verweigert vorerst weitere Downloads: Warte einige Stunden oder melde dich an (docker login) und versuche es erneut.</translation>
    </message>
    <message>
        <source>Docker answered what can&apos;t be read: update it.</source>
        <translation>Docker hat etwas Unlesbares geantwortet: Aktualisiere es.</translation>
    </message>
    <message>
        <source>Docker can&apos;t be started: {reason}.</source>
        <translation>Docker kann nicht gestartet werden: {reason}.</translation>
    </message>
    <message>
        <source>Docker could not do it; it says: {line}.</source>
        <translation>Docker konnte das nicht; es meldet: {line}.</translation>
    </message>
    <message>
        <source>Docker did not answer within {seconds:.0f} s: restart it, then try again.</source>
        <translation>Docker hat nicht innerhalb von {seconds:.0f} s geantwortet: Starte es neu und versuche es erneut.</translation>
    </message>
    <message>
        <source>Docker has no compose command: install the package docker-compose-plugin (docker-compose-v2 on Ubuntu), then try again.</source>
        <translation>Docker hat keinen Befehl compose: Installiere das Paket docker-compose-plugin (unter Ubuntu docker-compose-v2) und versuche es erneut.</translation>
    </message>
    <message>
        <source>Docker is not installed: install Docker Engine or Docker Desktop, then try again.</source>
        <translation>Docker ist nicht installiert: Installiere Docker Engine oder Docker Desktop und versuche es erneut.</translation>
    </message>
    <message>
        <source>Docker is not running: start it (sudo systemctl start docker, or Docker Desktop), then try again.</source>
        <translation>Docker läuft nicht: Starte es (sudo systemctl start docker oder Docker Desktop) und versuche es erneut.</translation>
    </message>
    <message>
        <source>Downloading MongoDB and QuestDB.</source>
        <translation>MongoDB und QuestDB werden heruntergeladen.</translation>
    </message>
    <message>
        <source>Downloading MongoDB and QuestDB: {done} of {total} parts.</source>
        <translation>MongoDB und QuestDB werden heruntergeladen: {done} von {total} Teilen.</translation>
    </message>
    <message>
        <source>Energy Desktop already runs on this profile (process {pid}).</source>
        <translation>Energy Desktop läuft mit diesem Profil schon (Prozess {pid}).</translation>
    </message>
    <message>
        <source>Energy Desktop on {label} records into these databases now.</source>
        <translation>Energy Desktop auf {label} zeichnet jetzt in diese Datenbanken auf.</translation>
    </message>
    <message>
        <source>Energy Desktop on {label} records into these databases; quit it there, wait a minute, and try again.</source>
        <translation>Energy Desktop auf {label} zeichnet in diese Datenbanken auf; beende es dort, warte eine Minute und versuche es erneut.</translation>
    </message>
    <message>
        <source>Energy Desktop on {writer} records into these databases; this one only shows them.</source>
        <translation>Energy Desktop auf {writer} zeichnet in diese Datenbanken auf; dieses hier zeigt sie nur.</translation>
    </message>
    <message>
        <source>Energy Desktop on {writer} records into these databases; this one only shows them. Change it there, or quit that program first.</source>
        <translation>Energy Desktop auf {writer} zeichnet in diese Datenbanken auf; dieses hier zeigt sie nur. Ändere es dort oder beende zuerst jenes Programm.</translation>
    </message>
    <message>
        <source>Energy sensors found</source>
        <translation>Energiesensoren gefunden</translation>
    </message>
    <message>
        <source>Enter the address of Home Assistant, for example homeassistant.local:8123.</source>
        <translation>Gib die Adresse von Home Assistant ein, zum Beispiel homeassistant.local:8123.</translation>
    </message>
    <message>
        <source>Home Assistant closed the connection.</source>
        <translation>Home Assistant hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>Home Assistant did not answer within {seconds:.0f} s.</source>
        <translation>Home Assistant hat nicht innerhalb von {seconds:.0f} s geantwortet.</translation>
    </message>
    <message>
        <source>Home Assistant did not answer {command!r} in time.</source>
        <translation>Home Assistant hat auf {command!r} nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Home Assistant did not give the readings to compare with.</source>
        <translation>Home Assistant hat die Messwerte zum Vergleichen nicht geliefert.</translation>
    </message>
    <message>
        <source>Home Assistant is not connected.</source>
        <translation>Home Assistant ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Home Assistant is not connected; connect first, then fetch.</source>
        <translation>Home Assistant ist nicht verbunden; verbinde zuerst und rufe dann ab.</translation>
    </message>
    <message>
        <source>Home Assistant is not connected; connect first, then look again.</source>
        <translation>Home Assistant ist nicht verbunden; verbinde zuerst und suche dann erneut.</translation>
    </message>
    <message>
        <source>Home Assistant is not connected; connect first, then repair.</source>
        <translation>Home Assistant ist nicht verbunden; verbinde zuerst und repariere dann.</translation>
    </message>
    <message>
        <source>Home Assistant keeps no statistics of it.</source>
        <translation>Home Assistant führt darüber keine Statistik.</translation>
    </message>
    <message>
        <source>Home Assistant refused the access token; make a new one in your Home Assistant profile under Security and enter it in the settings (or give it by HA_TOKEN_FILE and start again).</source>
        <translation>Home Assistant hat das Zugriffstoken abgelehnt; erstelle in deinem Profil in Home Assistant unter „Sicherheit“ ein neues und gib es in den Einstellungen ein (oder gib es über HA_TOKEN_FILE an und starte neu).</translation>
    </message>
    <message>
        <source>Home Assistant refused {command!r}: {words}</source>
        <translation>Home Assistant hat {command!r} abgelehnt: {words}</translation>
    </message>
    <message>
        <source>Home Assistant sent a message over the limit of {size}; the connection is made anew.</source>
        <translation>Home Assistant hat eine Nachricht über der Grenze von {size} gesendet; die Verbindung wird neu aufgebaut.</translation>
    </message>
    <message>
        <source>Home Assistant sent a message that is not valid JSON; the connection is made anew.</source>
        <translation>Home Assistant hat eine Nachricht gesendet, die kein gültiges JSON ist; die Verbindung wird neu aufgebaut.</translation>
    </message>
    <message>
        <source>Home Assistant sent a message that the protocol does not allow; the connection is made anew.</source>
        <translation>Home Assistant hat eine Nachricht gesendet, die das Protokoll nicht erlaubt; die Verbindung wird neu aufgebaut.</translation>
    </message>
    <message>
        <source>Home Assistant sent an event that could not be understood; the connection is made anew and what was missed is fetched.</source>
        <translation>Home Assistant hat ein Ereignis gesendet, das nicht zu verstehen war; die Verbindung wird neu aufgebaut und Fehlendes geholt.</translation>
    </message>
    <message>
        <source>Home Assistant was asked for {asked} and answered something else.</source>
        <translation>Home Assistant hat etwas anderes geantwortet als verlangt: {asked}.</translation>
    </message>
    <message>
        <source>Home Assistant&apos;s clock was set; the recording starts a new span.</source>
        <translation>Die Uhr von Home Assistant wurde gestellt; die Aufzeichnung beginnt einen neuen Abschnitt.</translation>
    </message>
    <message>
        <source>Home Assistant&apos;s subscription went silent although its states change; it is made anew.</source>
        <translation>Das Abonnement von Home Assistant verstummte, obwohl sich dort Zustände ändern; es wird erneuert.</translation>
    </message>
    <message>
        <source>It was told to stop before the picture was made.</source>
        <translation>Es wurde beendet, bevor das Bild fertig war.</translation>
    </message>
    <message>
        <source>Live events arriving</source>
        <translation>Live-Ereignisse kommen an</translation>
    </message>
    <message>
        <source>MongoDB 7 does not run on this processor, which lacks AVX: use the embedded databases, or a MongoDB on another computer.</source>
        <translation>MongoDB 7 läuft nicht auf diesem Prozessor, dem AVX fehlt: Verwende die eingebauten Datenbanken oder eine MongoDB auf einem anderen Computer.</translation>
    </message>
    <message>
        <source>MongoDB and QuestDB answer.</source>
        <translation>MongoDB und QuestDB antworten.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} can&apos;t do this now: {reason}.</source>
        <translation>MongoDB auf {hosts} kann das jetzt nicht: {reason}.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} can&apos;t hold this, or holds what is not of this program: {reason}.</source>
        <translation>MongoDB auf {hosts} kann das nicht aufnehmen oder enthält, was nicht von diesem Programm ist: {reason}.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} does not answer; check that it runs and that its address is right.</source>
        <translation>MongoDB auf {hosts} antwortet nicht; prüfe, ob sie läuft und ihre Adresse stimmt.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} is not open.</source>
        <translation>MongoDB auf {hosts} ist nicht geöffnet.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} is too old for this program; update it to MongoDB 7.</source>
        <translation>MongoDB auf {hosts} ist zu alt für dieses Programm; aktualisiere sie auf MongoDB 7.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} is too slow; look at its load.</source>
        <translation>MongoDB auf {hosts} ist zu langsam; prüfe ihre Last.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} refused the request ({kind}).</source>
        <translation>MongoDB auf {hosts} hat die Anfrage abgelehnt ({kind}).</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} refused the request: {reason}.</source>
        <translation>MongoDB auf {hosts} hat die Anfrage abgelehnt: {reason}.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} refused the user {user}; check user and password.</source>
        <translation>MongoDB auf {hosts} hat den Benutzer {user} abgelehnt; prüfe Benutzer und Passwort.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} refused the user {user}; check user and password; a user of another database than {database} needs ?authSource=NAME in the address.</source>
        <translation>MongoDB auf {hosts} hat den Benutzer {user} abgelehnt; prüfe Benutzer und Passwort; ein Benutzer einer anderen Datenbank als {database} braucht ?authSource=NAME in der Adresse.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} wants a user: write it into the address, like mongodb://USER@{location}, and enter its password.</source>
        <translation>MongoDB auf {hosts} verlangt einen Benutzer: Schreib ihn in die Adresse, etwa mongodb://USER@{location}, und gib sein Passwort ein.</translation>
    </message>
    <message>
        <source>MongoDB at {location}</source>
        <translation>MongoDB auf {location}</translation>
    </message>
    <message>
        <source>MongoDB at {location} takes long to answer; look at its load.</source>
        <translation>MongoDB auf {location} braucht lange zum Antworten; prüfe ihre Last.</translation>
    </message>
    <message>
        <source>No backup was made: {file} can&apos;t be written ({reason}).</source>
        <translation>Es wurde keine Sicherung erstellt: {file} kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>No encrypted connection to MongoDB at {hosts}: check the tls options of its address and its certificate.</source>
        <translation>Keine verschlüsselte Verbindung zu MongoDB auf {hosts}: Prüfe die TLS-Optionen der Adresse und das Zertifikat.</translation>
    </message>
    <message>
        <source>No encrypted connection to {address} came about; check http or https.</source>
        <translation>Mit {address} kam keine verschlüsselte Verbindung zustande; prüfe http oder https.</translation>
    </message>
    <message>
        <source>No sensor can continue another from a time that has not come yet.</source>
        <translation>Kein Sensor kann einen anderen ab einer Zeit fortführen, die noch nicht gekommen ist.</translation>
    </message>
    <message>
        <source>No sensor is known as {entity_id}.</source>
        <translation>Kein Sensor ist als {entity_id} bekannt.</translation>
    </message>
    <message>
        <source>Nothing listens at {address}; check the port and that Home Assistant runs.</source>
        <translation>Unter {address} lauscht nichts; prüfe den Port und ob Home Assistant läuft.</translation>
    </message>
    <message>
        <source>Nothing was moved: what is moved must answer too. {why}</source>
        <translation>Es wurde nichts umgezogen: Auch was umziehen soll, muss antworten. {why}</translation>
    </message>
    <message>
        <source>One of the two is the simulated home (--demo) and the other a real one; they can&apos;t be merged.</source>
        <translation>Das eine ist das simulierte Haus (--demo), das andere ein echtes; sie können nicht zusammengeführt werden.</translation>
    </message>
    <message>
        <source>One part of the meter would end before it begins; choose another date.</source>
        <translation>Ein Teil des Zählers würde enden, bevor er beginnt; wähle ein anderes Datum.</translation>
    </message>
    <message>
        <source>Port {port} is used by {who}, so the HTTP API answers at port {found} instead.</source>
        <translation>Port {port} wird von {who} benutzt, daher antwortet die HTTP-API stattdessen an Port {found}.</translation>
    </message>
    <message>
        <source>Port {port} is used by {who}, so the HTTP API is off and tries again every 30 s; choose another port.</source>
        <translation>Port {port} wird von {who} benutzt, daher ist die HTTP-API aus und versucht es alle 30 s erneut; wähle einen anderen Port.</translation>
    </message>
    <message>
        <source>Port {port} is used by {who}, so the HTTP API is off and tries again every 30 s; port {free_port} is free.</source>
        <translation>Port {port} wird von {who} benutzt, daher ist die HTTP-API aus und versucht es alle 30 s erneut; Port {free_port} ist frei.</translation>
    </message>
    <message>
        <source>Port {port}, for {server}, is used by another program: end that, or choose another port {where}.</source>
        <translation>Port {port} ({server}) ist von einem anderen Programm belegt: Beende es oder wähle einen anderen Port {where}.</translation>
    </message>
    <message>
        <source>QuestDB at {location} takes long to answer; look at its load.</source>
        <translation>QuestDB auf {location} braucht lange zum Antworten; prüfe ihre Last.</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t answer now (HTTP {status}).</source>
        <translation>QuestDB auf {place} kann jetzt nicht antworten (HTTP {status}).</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t answer now: {reason}</source>
        <translation>QuestDB auf {place} kann jetzt nicht antworten: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t be reached ({reason}); start it, or correct its address in Settings › Database.</source>
        <translation>QuestDB auf {place} ist nicht erreichbar ({reason}); starte sie oder berichtige ihre Adresse in Einstellungen › Datenbank.</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t be sent these rows: {reason}</source>
        <translation>QuestDB auf {place} können diese Zeilen nicht gesendet werden: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t be used: {reason}</source>
        <translation>QuestDB auf {place} kann nicht verwendet werden: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t be written to: {reason}</source>
        <translation>In QuestDB auf {place} kann nicht geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t be written to: {words}</source>
        <translation>In QuestDB auf {place} kann nicht geschrieben werden: {words}</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t store rows now: {reason}</source>
        <translation>QuestDB auf {place} kann jetzt keine Zeilen speichern: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} did not answer within {seconds:.0f} s.</source>
        <translation>QuestDB auf {place} hat nicht innerhalb von {seconds:.0f} s geantwortet.</translation>
    </message>
    <message>
        <source>QuestDB at {place} does not let the user {user!r} in with this password; correct them in Settings › Database.</source>
        <translation>QuestDB auf {place} lässt den Benutzer {user!r} mit diesem Passwort nicht ein; berichtige beides in Einstellungen › Datenbank.</translation>
    </message>
    <message>
        <source>QuestDB at {place} does not speak TLS on port {port}; set QUESTDB_TLS=false, or give the port of the proxy that does.</source>
        <translation>QuestDB auf {place} spricht an Port {port} kein TLS; setze QUESTDB_TLS=false oder gib den Port des Proxys an, der es spricht.</translation>
    </message>
    <message>
        <source>QuestDB at {place} does not store rows of {table} ({reason}); free space on its disk.</source>
        <translation>QuestDB auf {place} speichert keine Zeilen von {table} ({reason}); schaffe Platz auf ihrem Datenträger.</translation>
    </message>
    <message>
        <source>QuestDB at {place} ended the connection while it was asked.</source>
        <translation>QuestDB auf {place} hat die Verbindung während der Anfrage beendet.</translation>
    </message>
    <message>
        <source>QuestDB at {place} gave an answer that is cut off or not its own.</source>
        <translation>QuestDB auf {place} hat eine Antwort gegeben, die abgeschnitten oder nicht von ihr ist.</translation>
    </message>
    <message>
        <source>QuestDB at {place} has a table {name} that this program did not make; rename it, or use another QuestDB.</source>
        <translation>QuestDB auf {place} hat eine Tabelle {name}, die nicht von diesem Programm ist; benenne sie um oder verwende eine andere QuestDB.</translation>
    </message>
    <message>
        <source>QuestDB at {place} has not yet stored for good what was written; it is tried again.</source>
        <translation>QuestDB auf {place} hat das Geschriebene noch nicht dauerhaft gespeichert; es wird erneut versucht.</translation>
    </message>
    <message>
        <source>QuestDB at {place} has stopped storing rows of {name} ({reason}); free space on its disk, then this program goes on by itself.</source>
        <translation>QuestDB auf {place} speichert keine Zeilen von {name} mehr ({reason}); schaffe Platz auf ihrem Datenträger, dann macht dieses Programm von selbst weiter.</translation>
    </message>
    <message>
        <source>QuestDB at {place} has version {version}, and this program needs 9.3.4 or newer; update it.</source>
        <translation>QuestDB auf {place} hat Version {version}, und dieses Programm braucht 9.3.4 oder neuer; aktualisiere sie.</translation>
    </message>
    <message>
        <source>QuestDB at {place} is not connected.</source>
        <translation>QuestDB auf {place} ist nicht verbunden.</translation>
    </message>
    <message>
        <source>QuestDB at {place} is not open.</source>
        <translation>QuestDB auf {place} ist nicht geöffnet.</translation>
    </message>
    <message>
        <source>QuestDB at {place} lost a table of this program ({reason}).</source>
        <translation>QuestDB auf {place} hat eine Tabelle dieses Programms verloren ({reason}).</translation>
    </message>
    <message>
        <source>QuestDB at {place} refused a row: {reason}</source>
        <translation>QuestDB auf {place} hat eine Zeile abgelehnt: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} refused the request: {reason}</source>
        <translation>QuestDB auf {place} hat die Anfrage abgelehnt: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} wants a user and a password; give them in Settings › Database.</source>
        <translation>QuestDB auf {place} verlangt Benutzer und Passwort; gib sie in Einstellungen › Datenbank an.</translation>
    </message>
    <message>
        <source>QuestDB can&apos;t keep a time before 1970 or after 9999.</source>
        <translation>QuestDB kann keine Zeit vor 1970 oder nach 9999 aufnehmen.</translation>
    </message>
    <message>
        <source>QuestDB can&apos;t keep the id {entity_id!r}: it has a NUL or half a character, or more than {limit} bytes.</source>
        <translation>QuestDB kann die ID {entity_id!r} nicht aufnehmen: Sie enthält ein NUL oder ein halbes Zeichen oder hat mehr als {limit} Bytes.</translation>
    </message>
    <message>
        <source>Reached Home Assistant</source>
        <translation>Home Assistant erreicht</translation>
    </message>
    <message>
        <source>Readings that the database can&apos;t take are in memory only. {why}</source>
        <translation>Messwerte, die die Datenbank nicht aufnehmen kann, sind nur im Arbeitsspeicher. {why}</translation>
    </message>
    <message>
        <source>Recorder statistics available</source>
        <translation>Statistiken des Recorders vorhanden</translation>
    </message>
    <message>
        <source>Recording is paused; resume it in Settings, Connection, then repair.</source>
        <translation>Die Aufzeichnung ist angehalten; setze sie in Einstellungen › Verbindung fort und repariere dann.</translation>
    </message>
    <message>
        <source>Start the servers first, then move.</source>
        <translation>Starte zuerst die Server und zieh dann um.</translation>
    </message>
    <message>
        <source>Starting MongoDB and QuestDB.</source>
        <translation>MongoDB und QuestDB werden gestartet.</translation>
    </message>
    <message>
        <source>Starting at login could not be changed: {reason}.</source>
        <translation>Der Start beim Anmelden konnte nicht geändert werden: {reason}.</translation>
    </message>
    <message>
        <source>Statistics are being fetched already; wait until that has ended.</source>
        <translation>Statistiken werden schon abgerufen; warte, bis das beendet ist.</translation>
    </message>
    <message>
        <source>Statistics of a {period} are computed, never stored.</source>
        <translation>Statistiken für „{period}“ werden berechnet, nie gespeichert.</translation>
    </message>
    <message>
        <source>The HTTP API can&apos;t be opened to the network ({host}) without a key: create one in Settings, HTTP API, or give it by API_KEY_FILE.</source>
        <translation>Die HTTP-API kann ohne Schlüssel nicht für das Netzwerk geöffnet werden ({host}): Erstelle einen in Einstellungen › HTTP-API oder gib ihn über API_KEY_FILE an.</translation>
    </message>
    <message>
        <source>The HTTP API could not be started ({reason}); it is off and tries again every 30 s.</source>
        <translation>Die HTTP-API konnte nicht gestartet werden ({reason}); sie ist aus und versucht es alle 30 s erneut.</translation>
    </message>
    <message>
        <source>The HTTP API failed to start; the log says why.</source>
        <translation>Die HTTP-API konnte nicht starten; das Protokoll sagt, warum.</translation>
    </message>
    <message>
        <source>The address must not contain a user name or password; use a token.</source>
        <translation>Die Adresse darf weder Benutzernamen noch Passwort enthalten; verwende ein Token.</translation>
    </message>
    <message>
        <source>The address of MongoDB can&apos;t be understood; put the password into its own field.</source>
        <translation>Die Adresse von MongoDB ist nicht zu verstehen; schreib das Passwort in sein eigenes Feld.</translation>
    </message>
    <message>
        <source>The address of MongoDB can&apos;t be understood; write it like mongodb://USER@HOST:27017/energy_dashboard.</source>
        <translation>Die Adresse von MongoDB ist nicht zu verstehen; schreib sie so: mongodb://USER@HOST:27017/energy_dashboard.</translation>
    </message>
    <message>
        <source>The address of MongoDB can&apos;t be used; write it like mongodb://USER@HOST:27017/energy_dashboard?authSource=admin, with special characters of the user as %XX and only options that MongoDB knows.</source>
        <translation>Die Adresse von MongoDB kann nicht verwendet werden; schreib sie so: mongodb://USER@HOST:27017/energy_dashboard?authSource=admin, Sonderzeichen des Benutzers als %XX, und nur mit Optionen, die MongoDB kennt.</translation>
    </message>
    <message>
        <source>The address {typed!r} contains characters no address can have.</source>
        <translation>Die Adresse {typed!r} enthält Zeichen, die keine Adresse haben kann.</translation>
    </message>
    <message>
        <source>The address {typed!r} has no host name; enter one, for example homeassistant.local:8123.</source>
        <translation>Die Adresse {typed!r} hat keinen Hostnamen; gib einen ein, zum Beispiel homeassistant.local:8123.</translation>
    </message>
    <message>
        <source>The address {typed!r} holds no valid IP address.</source>
        <translation>Die Adresse {typed!r} enthält keine gültige IP-Adresse.</translation>
    </message>
    <message>
        <source>The address {typed!r} holds no valid IPv6 address.</source>
        <translation>Die Adresse {typed!r} enthält keine gültige IPv6-Adresse.</translation>
    </message>
    <message>
        <source>The address {typed!r} holds no valid IPv6 address; check its brackets.</source>
        <translation>Die Adresse {typed!r} enthält keine gültige IPv6-Adresse; prüfe ihre Klammern.</translation>
    </message>
    <message>
        <source>The address {typed!r} holds no valid host name.</source>
        <translation>Die Adresse {typed!r} enthält keinen gültigen Hostnamen.</translation>
    </message>
    <message>
        <source>The address {typed!r} must begin with http://, https://, ws:// or wss://.</source>
        <translation>Die Adresse {typed!r} muss mit http://, https://, ws:// oder wss:// beginnen.</translation>
    </message>
    <message>
        <source>The certificate of QuestDB at {place} can&apos;t be trusted ({reason}); mend it.</source>
        <translation>Dem Zertifikat von QuestDB auf {place} ist nicht zu trauen ({reason}); berichtige es.</translation>
    </message>
    <message>
        <source>The certificate of {address} has expired; renew it in Home Assistant.</source>
        <translation>Das Zertifikat von {address} ist abgelaufen; erneuere es in Home Assistant.</translation>
    </message>
    <message>
        <source>The certificate of {address} is for another name; use the address it names.</source>
        <translation>Das Zertifikat von {address} gilt für einen anderen Namen; verwende die Adresse, die es nennt.</translation>
    </message>
    <message>
        <source>The certificate of {address} is not valid yet; check this computer&apos;s clock.</source>
        <translation>Das Zertifikat von {address} ist noch nicht gültig; prüfe die Uhr dieses Computers.</translation>
    </message>
    <message>
        <source>The certificate of {address} is signed by nobody this computer trusts; if it is your own, allow self-signed certificates in the settings.</source>
        <translation>Das Zertifikat von {address} ist von niemandem unterschrieben, dem dieser Computer vertraut; wenn es dein eigenes ist, erlaube in den Einstellungen selbst signierte Zertifikate.</translation>
    </message>
    <message>
        <source>The certificate of {address} was refused; check it, or allow it in the settings.</source>
        <translation>Das Zertifikat von {address} wurde abgelehnt; prüfe es oder erlaube es in den Einstellungen.</translation>
    </message>
    <message>
        <source>The connection to Home Assistant was lost meanwhile.</source>
        <translation>Die Verbindung zu Home Assistant ging währenddessen verloren.</translation>
    </message>
    <message>
        <source>The connection to Home Assistant was lost.</source>
        <translation>Die Verbindung zu Home Assistant ging verloren.</translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation>Die Verbindung wurde geschlossen.</translation>
    </message>
    <message>
        <source>The coverage did not read back as written; keep using the old databases, and try again.</source>
        <translation>Die Abdeckung las sich anders als geschrieben; verwende die alten Datenbanken weiter und versuche es erneut.</translation>
    </message>
    <message>
        <source>The data here is of a real home; run --demo without --profile, or with a folder of its own.</source>
        <translation>Die Daten hier sind von einem echten Haus; starte --demo ohne --profile oder mit einem eigenen Ordner.</translation>
    </message>
    <message>
        <source>The data here is of the simulated home (--demo); give another folder to --profile for a real one.</source>
        <translation>Die Daten hier sind vom simulierten Haus (--demo); gib --profile für ein echtes einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The database does not answer.</source>
        <translation>Die Datenbank antwortet nicht.</translation>
    </message>
    <message>
        <source>The database failed: {reason}.</source>
        <translation>Die Datenbank ist gescheitert: {reason}.</translation>
    </message>
    <message>
        <source>The database has been away for too long, so recording waits until it is back; what was received is kept in memory, the rest is fetched from Home Assistant later.</source>
        <translation>Die Datenbank war zu lange weg, daher wartet die Aufzeichnung, bis sie wieder da ist; Empfangenes bleibt im Arbeitsspeicher, der Rest wird später aus Home Assistant geholt.</translation>
    </message>
    <message>
        <source>The database is not open, so settings can&apos;t be saved now.</source>
        <translation>Die Datenbank ist nicht geöffnet, daher können Einstellungen jetzt nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>The database refused {count} rows; they are kept in {file}: {reason}</source>
        <translation>Die Datenbank hat {count} Zeilen abgelehnt; sie sind in {file} aufbewahrt: {reason}</translation>
    </message>
    <message>
        <source>The disk is full: make room where Docker keeps its data, then try again.</source>
        <translation>Der Datenträger ist voll: Schaffe dort Platz, wo Docker seine Daten hat, und versuche es erneut.</translation>
    </message>
    <message>
        <source>The disk of {folder} is full: no backup was made; free some space, or choose another disk.</source>
        <translation>Der Datenträger von {folder} ist voll: Es wurde keine Sicherung erstellt; schaffe Platz oder wähle einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>The disk of {folder} is full; free some space and try again.</source>
        <translation>Der Datenträger von {folder} ist voll; schaffe Platz und versuche es erneut.</translation>
    </message>
    <message>
        <source>The file {env_file} given by --env-file does not exist.</source>
        <translation>Die mit --env-file angegebene Datei {env_file} gibt es nicht.</translation>
    </message>
    <message>
        <source>The file {file} can&apos;t be read; it must be text and yours.</source>
        <translation>Die Datei {file} kann nicht gelesen werden; sie muss Text sein und dir gehören.</translation>
    </message>
    <message>
        <source>The file {file} can&apos;t be read; it must be text in UTF-8.</source>
        <translation>Die Datei {file} kann nicht gelesen werden; sie muss Text in UTF-8 sein.</translation>
    </message>
    <message>
        <source>The folder {path} of the servers can&apos;t be written: {reason}.</source>
        <translation>In den Ordner {path} der Server kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>The host name in {address} is not known; check it, or use the IP address.</source>
        <translation>Der Hostname in {address} ist nicht bekannt; prüfe ihn oder verwende die IP-Adresse.</translation>
    </message>
    <message>
        <source>The journal {file} can&apos;t be used: {reason}; make room on its disk, or make it writable.</source>
        <translation>Das Journal {file} kann nicht verwendet werden: {reason}; schaffe Platz auf dem Datenträger oder mach es beschreibbar.</translation>
    </message>
    <message>
        <source>The keyring can&apos;t be read ({kind}), so its keys are not known and open nothing; start Energy Desktop again in a session with the keyring unlocked, or give a key by API_KEY_FILE.</source>
        <translation>Der Schlüsselbund kann nicht gelesen werden ({kind}), daher sind seine Schlüssel nicht bekannt und öffnen nichts; starte Energy Desktop in einer Sitzung mit entsperrtem Schlüsselbund neu oder gib einen Schlüssel über API_KEY_FILE an.</translation>
    </message>
    <message>
        <source>The keyring did not forget the token ({kind}); remove the entry “{entry}” there by hand.</source>
        <translation>Der Schlüsselbund hat das Token nicht gelöscht ({kind}); entferne dort den Eintrag „{entry}“ von Hand.</translation>
    </message>
    <message>
        <source>The keyring has none of the keys that were made here, so they are not known and open nothing; create new ones in Settings, HTTP API, or give a key by API_KEY_FILE.</source>
        <translation>Der Schlüsselbund hat keinen der hier erstellten Schlüssel, daher sind sie nicht bekannt und öffnen nichts; erstelle neue in Einstellungen › HTTP-API oder gib einen Schlüssel über API_KEY_FILE an.</translation>
    </message>
    <message>
        <source>The keyring refused to keep {what} ({kind}); unlock it and try again, or {instead}.</source>
        <translation>Der Schlüsselbund hat {what} nicht angenommen ({kind}); entsperre ihn und versuche es erneut, oder {instead}.</translation>
    </message>
    <message>
        <source>The move failed ({kind}); see the log.</source>
        <translation>Der Umzug ist gescheitert ({kind}); sieh im Protokoll nach.</translation>
    </message>
    <message>
        <source>The move waits: --{kind} or DATABASE_TYPE={kind} says which databases are used. Start without it to finish the move.</source>
        <translation>Der Umzug wartet: --{kind} oder DATABASE_TYPE={kind} bestimmt, welche Datenbanken verwendet werden. Starte ohne das, um den Umzug zu beenden.</translation>
    </message>
    <message>
        <source>The move was not finished; everything stays where it is. {why}</source>
        <translation>Der Umzug wurde nicht beendet; alles bleibt, wo es ist. {why}</translation>
    </message>
    <message>
        <source>The network connection was lost.</source>
        <translation>Die Netzwerkverbindung ging verloren.</translation>
    </message>
    <message>
        <source>The password of {user} for MongoDB at {hosts} is missing; enter it.</source>
        <translation>Das Passwort von {user} für MongoDB auf {hosts} fehlt; gib es ein.</translation>
    </message>
    <message>
        <source>The port in {typed!r} must be a number from 1 to 65535.</source>
        <translation>Der Port in {typed!r} muss eine Zahl von 1 bis 65535 sein.</translation>
    </message>
    <message>
        <source>The profile folder {folder} can&apos;t be used: {reason}.</source>
        <translation>Der Profilordner {folder} kann nicht verwendet werden: {reason}.</translation>
    </message>
    <message>
        <source>The profile folder {folder} can&apos;t be written.</source>
        <translation>In den Profilordner {folder} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The profile folder {folder} can&apos;t be written: {reason}.</source>
        <translation>In den Profilordner {folder} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>The profile folder {folder} can&apos;t be written; is its disk full?</source>
        <translation>In den Profilordner {folder} kann nicht geschrieben werden; ist sein Datenträger voll?</translation>
    </message>
    <message>
        <source>The profile&apos;s files hold {readings:,} readings that are not on the servers. Close the program; “energy-desktop migrate --to servers” brings them there.</source>
        <translation>Die Dateien des Profils enthalten {readings:,} Messwerte, die nicht auf den Servern sind. Schließe das Programm; „energy-desktop migrate --to servers“ bringt sie dorthin.</translation>
    </message>
    <message>
        <source>The servers can&apos;t be downloaded because Docker Hub can&apos;t be reached: check the connection to the internet, then try again.</source>
        <translation>Die Server können nicht heruntergeladen werden, weil Docker Hub nicht erreichbar ist: Prüfe die Internetverbindung und versuche es erneut.</translation>
    </message>
    <message>
        <source>The servers of {hosts} can&apos;t be looked up; check the address of MongoDB and the network.</source>
        <translation>Die Server von {hosts} können nicht nachgeschlagen werden; prüfe die Adresse von MongoDB und das Netzwerk.</translation>
    </message>
    <message>
        <source>The servers were started but do not answer yet: this computer may be busy, try again in a few minutes.</source>
        <translation>Die Server wurden gestartet, antworten aber noch nicht: Dieser Computer ist vielleicht ausgelastet, versuche es in einigen Minuten erneut.</translation>
    </message>
    <message>
        <source>The session with Home Assistant ended.</source>
        <translation>Die Sitzung mit Home Assistant ist zu Ende.</translation>
    </message>
    <message>
        <source>The settings can&apos;t be saved in {file}: {reason}.</source>
        <translation>Die Einstellungen können nicht in {file} gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>The settings file {file} can&apos;t be read: {reason}.</source>
        <translation>Die Einstellungsdatei {file} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The settings file {file} is damaged; correct it, or delete it to begin with defaults.</source>
        <translation>Die Einstellungsdatei {file} ist beschädigt; berichtige sie oder lösche sie, um mit den Vorgaben zu beginnen.</translation>
    </message>
    <message>
        <source>The settings file {file} is damaged; it must hold one JSON object.</source>
        <translation>Die Einstellungsdatei {file} ist beschädigt; sie muss ein JSON-Objekt enthalten.</translation>
    </message>
    <message>
        <source>The table {name} of QuestDB at {place} is gone; restore it from a backup, or drop {table} too and begin anew.</source>
        <translation>Die Tabelle {name} von QuestDB auf {place} ist weg; stelle sie aus einer Sicherung wieder her oder lösche auch {table} und beginne neu.</translation>
    </message>
    <message>
        <source>The table {name} of QuestDB at {place} is not as this program made it (its keys or columns differ); rename it and restore it from a backup.</source>
        <translation>Die Tabelle {name} von QuestDB auf {place} ist nicht so, wie dieses Programm sie angelegt hat (ihre Schlüssel oder Spalten weichen ab); benenne sie um und stelle sie aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The table {name} of QuestDB at {place} was copied while it was written to, so it would lose new rows; restore it from a backup made with CHECKPOINT.</source>
        <translation>Die Tabelle {name} von QuestDB auf {place} wurde kopiert, während in sie geschrieben wurde, und würde neue Zeilen verlieren; stelle sie aus einer Sicherung wieder her, die mit CHECKPOINT erstellt wurde.</translation>
    </message>
    <message>
        <source>The table {name} of QuestDB at {place} was replaced.</source>
        <translation>Die Tabelle {name} von QuestDB auf {place} wurde ersetzt.</translation>
    </message>
    <message>
        <source>The target has newer readings than what would be copied into it; the program recorded into it last, so nothing was changed.</source>
        <translation>Das Ziel hat neuere Messwerte als das, was hineinkopiert würde; das Programm hat zuletzt dorthin aufgezeichnet, daher wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The times of a batch of readings are not int64 microseconds.</source>
        <translation>Die Zeiten eines Stapels von Messwerten sind keine int64-Mikrosekunden.</translation>
    </message>
    <message>
        <source>The user {user} may not use {database} of MongoDB at {hosts}; give it the role readWrite there.</source>
        <translation>Der Benutzer {user} darf {database} von MongoDB auf {hosts} nicht verwenden; gib ihm dort die Rolle readWrite.</translation>
    </message>
    <message>
        <source>There is a key “{shown}” already; choose another name.</source>
        <translation>Einen Schlüssel „{shown}“ gibt es schon; wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is no MongoDB 7 or QuestDB for this kind of computer: use the embedded databases, or servers on another computer.</source>
        <translation>Für diese Art von Computer gibt es MongoDB 7 oder QuestDB nicht: Verwende die eingebauten Datenbanken oder Server auf einem anderen Computer.</translation>
    </message>
    <message>
        <source>There is no access token yet; paste one to connect.</source>
        <translation>Es gibt noch kein Zugriffstoken; füge eines ein, um zu verbinden.</translation>
    </message>
    <message>
        <source>There is no data to save: no backup was made.</source>
        <translation>Es gibt keine Daten zu sichern: Es wurde keine Sicherung erstellt.</translation>
    </message>
    <message>
        <source>There is no route to {address}; check the network of this computer.</source>
        <translation>Es gibt keinen Weg zu {address}; prüfe das Netzwerk dieses Computers.</translation>
    </message>
    <message>
        <source>There is no sensor {entity_ids}.</source>
        <translation>Es gibt keinen Sensor {entity_ids}.</translation>
    </message>
    <message>
        <source>There is no sensor {entity_id}.</source>
        <translation>Es gibt keinen Sensor {entity_id}.</translation>
    </message>
    <message>
        <source>There is no setting “{key}”.</source>
        <translation>Es gibt keine Einstellung „{key}“.</translation>
    </message>
    <message>
        <source>There is other data in the target already; {what_to_do}.</source>
        <translation>Im Ziel sind schon andere Daten; {what_to_do}.</translation>
    </message>
    <message>
        <source>These readings can&apos;t be kept in the journal: {reason}.</source>
        <translation>Diese Messwerte können nicht im Journal aufbewahrt werden: {reason}.</translation>
    </message>
    <message>
        <source>This computer has no keyring that can keep the key. Give one by API_KEY_FILE or API_KEY, then start Energy Desktop anew.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund für den Schlüssel. Gib einen über API_KEY_FILE oder API_KEY an und starte Energy Desktop neu.</translation>
    </message>
    <message>
        <source>This computer has no keyring that can keep the password. Put {variable}=… into the file .env of the profile, then start Energy Desktop anew.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund für das Passwort. Schreib {variable}=… in die Datei .env des Profils und starte Energy Desktop neu.</translation>
    </message>
    <message>
        <source>This computer has no keyring that can keep the token. Give it by HA_TOKEN_FILE or HA_TOKEN, or use it for this run only.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund für das Token. Gib es über HA_TOKEN_FILE oder HA_TOKEN an oder verwende es nur für diesen Lauf.</translation>
    </message>
    <message>
        <source>This is the demo, which records a simulated home. Start Energy Desktop without it to have your own home recorded from login on.</source>
        <translation>Das ist die Demo, die ein simuliertes Haus aufzeichnet. Starte Energy Desktop ohne sie, damit dein eigenes Haus ab der Anmeldung aufgezeichnet wird.</translation>
    </message>
    <message>
        <source>This system has no known way to start programs at login. Add this command to what it starts by itself: {command}</source>
        <translation>Für dieses System ist kein Weg bekannt, Programme beim Anmelden zu starten. Füge diesen Befehl dem hinzu, was es von selbst startet: {command}</translation>
    </message>
    <message>
        <source>Token accepted</source>
        <translation>Token angenommen</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuche es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Turn the recorder of Home Assistant on.</source>
        <translation>Schalte den Recorder von Home Assistant ein.</translation>
    </message>
    <message>
        <source>Update Home Assistant, then test again.</source>
        <translation>Aktualisiere Home Assistant und teste erneut.</translation>
    </message>
    <message>
        <source>Use the token of a user who may see the sensors.</source>
        <translation>Verwende das Token eines Benutzers, der die Sensoren sehen darf.</translation>
    </message>
    <message>
        <source>Use the token of an administrator: others may not listen to all events.</source>
        <translation>Verwende das Token eines Administrators: Andere dürfen nicht alle Ereignisse empfangen.</translation>
    </message>
    <message>
        <source>Wait until Home Assistant has started, then test again.</source>
        <translation>Warte, bis Home Assistant gestartet ist, und teste erneut.</translation>
    </message>
    <message>
        <source>Waiting until MongoDB and QuestDB answer.</source>
        <translation>Es wird gewartet, bis MongoDB und QuestDB antworten.</translation>
    </message>
    <message>
        <source>What answers at {address} is not Home Assistant (HTTP {status}); check address and port.</source>
        <translation>Was unter {address} antwortet, ist nicht Home Assistant (HTTP {status}); prüfe Adresse und Port.</translation>
    </message>
    <message>
        <source>What answers at {address} is not Home Assistant.</source>
        <translation>Was unter {address} antwortet, ist nicht Home Assistant.</translation>
    </message>
    <message>
        <source>What answers at {address} is not Home Assistant; check address and port.</source>
        <translation>Was unter {address} antwortet, ist nicht Home Assistant; prüfe Adresse und Port.</translation>
    </message>
    <message>
        <source>What answers at {place} is no QuestDB; correct its address in Settings › Database.</source>
        <translation>Was unter {place} antwortet, ist keine QuestDB; berichtige ihre Adresse in Einstellungen › Datenbank.</translation>
    </message>
    <message>
        <source>Write the IPv6 address in brackets, as in [{host}]:8123.</source>
        <translation>Schreib die IPv6-Adresse in Klammern, also [{host}]:8123.</translation>
    </message>
    <message>
        <source>You may not use Docker: add yourself to the group docker (sudo usermod -aG docker $USER), log out and in again, then try again.</source>
        <translation>Du darfst Docker nicht verwenden: Füge dich der Gruppe docker hinzu (sudo usermod -aG docker $USER), melde dich ab und wieder an und versuche es erneut.</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>another Energy Desktop</source>
        <translation>einem anderen Energy Desktop</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>einem anderen Programm</translation>
    </message>
    <message>
        <source>as HTTP port of QuestDB (QUESTDB_HTTP_PORT)</source>
        <translation>als HTTP-Port von QuestDB (QUESTDB_HTTP_PORT)</translation>
    </message>
    <message>
        <source>as PostgreSQL port of QuestDB (QUESTDB_PG_PORT)</source>
        <translation>als PostgreSQL-Port von QuestDB (QUESTDB_PG_PORT)</translation>
    </message>
    <message>
        <source>give a key by API_KEY_FILE</source>
        <translation>gib einen Schlüssel über API_KEY_FILE an</translation>
    </message>
    <message>
        <source>give it by {name}</source>
        <translation>gib es über {name} an</translation>
    </message>
    <message>
        <source>in Settings</source>
        <translation>in den Einstellungen</translation>
    </message>
    <message>
        <source>in the address of MongoDB (MONGODB_URI)</source>
        <translation>in der Adresse von MongoDB (MONGODB_URI)</translation>
    </message>
    <message>
        <source>in the file .env of the folder servers ({variable})</source>
        <translation>in der Datei .env des Ordners servers ({variable})</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>it gives no reason</source>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>its time</source>
        <translation>seine Uhrzeit</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>keiner Einheit</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>restore into an empty database, or say that both are to be merged</source>
        <translation>stelle in eine leere Datenbank wieder her oder gib an, dass beide zusammengeführt werden sollen</translation>
    </message>
    <message>
        <source>the API keys</source>
        <translation>die API-Schlüssel</translation>
    </message>
    <message>
        <source>the log of fetches</source>
        <translation>das Abrufprotokoll</translation>
    </message>
    <message>
        <source>the meters of several sensors</source>
        <translation>die Zähler mehrerer Sensoren</translation>
    </message>
    <message>
        <source>the notes on meters</source>
        <translation>die Anmerkungen zu Zählern</translation>
    </message>
    <message>
        <source>the password</source>
        <translation>das Passwort</translation>
    </message>
    <message>
        <source>the sensor {entity_id}</source>
        <translation>der Sensor {entity_id}</translation>
    </message>
    <message>
        <source>the sensor {entity_id} and {count} more</source>
        <translation>der Sensor {entity_id} und {count} weitere</translation>
    </message>
    <message>
        <source>the servers</source>
        <translation>die Server</translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>die Einstellungen</translation>
    </message>
    <message>
        <source>the state of the subscription</source>
        <translation>der Stand des Abonnements</translation>
    </message>
    <message>
        <source>the token</source>
        <translation>das Token</translation>
    </message>
    <message>
        <source>unknown host</source>
        <translation>unbekannter Host</translation>
    </message>
    <message>
        <source>use an empty database, or say that both are to be merged</source>
        <translation>verwende eine leere Datenbank oder gib an, dass beide zusammengeführt werden sollen</translation>
    </message>
    <message>
        <source>use the token for this run only</source>
        <translation>verwende das Token nur für diesen Lauf</translation>
    </message>
    <message>
        <source>{address} answers, but Home Assistant behind it does not (HTTP {status}).</source>
        <translation>{address} antwortet, Home Assistant dahinter aber nicht (HTTP {status}).</translation>
    </message>
    <message>
        <source>{address} can&apos;t be reached ({kind}).</source>
        <translation>{address} ist nicht erreichbar ({kind}).</translation>
    </message>
    <message>
        <source>{address} closed the connection before it answered.</source>
        <translation>{address} hat die Verbindung vor der Antwort geschlossen.</translation>
    </message>
    <message>
        <source>{address} closed the connection before it let us in; trying later.</source>
        <translation>{address} hat die Verbindung vor dem Einlass geschlossen; ein neuer Versuch folgt.</translation>
    </message>
    <message>
        <source>{address} cut the connection; check the address and the network.</source>
        <translation>{address} hat die Verbindung abgebrochen; prüfe die Adresse und das Netzwerk.</translation>
    </message>
    <message>
        <source>{address} did not answer in time; check the address and that Home Assistant runs.</source>
        <translation>{address} hat nicht rechtzeitig geantwortet; prüfe die Adresse und ob Home Assistant läuft.</translation>
    </message>
    <message>
        <source>{address} does not answer; check the address and the network.</source>
        <translation>{address} antwortet nicht; prüfe die Adresse und das Netzwerk.</translation>
    </message>
    <message>
        <source>{address} expects an encrypted connection; use {secure} instead.</source>
        <translation>{address} erwartet eine verschlüsselte Verbindung; verwende stattdessen {secure}.</translation>
    </message>
    <message>
        <source>{address} gave no answer to the access token; trying later.</source>
        <translation>{address} hat auf das Zugriffstoken nicht geantwortet; ein neuer Versuch folgt.</translation>
    </message>
    <message>
        <source>{address} offers no encrypted connection; use {plain} instead.</source>
        <translation>{address} bietet keine verschlüsselte Verbindung; verwende stattdessen {plain}.</translation>
    </message>
    <message>
        <source>{address} refused the request (HTTP 400): check the address, and for a proxy trusted_proxies in Home Assistant.</source>
        <translation>{address} hat die Anfrage abgelehnt (HTTP 400): Prüfe die Adresse und bei einem Proxy trusted_proxies in Home Assistant.</translation>
    </message>
    <message>
        <source>{address} refuses this computer (HTTP 403): Home Assistant may have banned it; remove it from ip_bans.yaml there and restart Home Assistant.</source>
        <translation>{address} weist diesen Computer ab (HTTP 403): Home Assistant hat ihn vielleicht gesperrt; entferne ihn dort aus ip_bans.yaml und starte Home Assistant neu.</translation>
    </message>
    <message>
        <source>{address} sends us elsewhere to {location}; enter the address of Home Assistant itself.</source>
        <translation>{address} verweist anderswohin, auf {location}; gib die Adresse von Home Assistant selbst ein.</translation>
    </message>
    <message>
        <source>{address} sends us elsewhere; enter the address of Home Assistant itself.</source>
        <translation>{address} verweist anderswohin; gib die Adresse von Home Assistant selbst ein.</translation>
    </message>
    <message>
        <source>{address} sent a message over the limit before it let us in.</source>
        <translation>{address} hat vor dem Einlass eine zu große Nachricht gesendet.</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} Bytes</translation>
    </message>
    <message>
        <source>{env_file} given by --env-file is a folder; name a file.</source>
        <translation>{env_file} aus --env-file ist ein Ordner; nenne eine Datei.</translation>
    </message>
    <message>
        <source>{env_file} given by --env-file is no ordinary file.</source>
        <translation>{env_file} aus --env-file ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be copied to {folder}: {reason}.</source>
        <translation>{file} kann nicht nach {folder} kopiert werden: {reason}.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {reason}.</source>
        <translation>{file} kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: {reason}; make room on its disk, or make it writable.</source>
        <translation>{file} kann nicht geschrieben werden: {reason}; schaffe Platz auf dem Datenträger oder mach die Datei beschreibbar.</translation>
    </message>
    <message>
        <source>{file} is a device or something else that is no ordinary file; give another name.</source>
        <translation>{file} ist ein Gerät oder sonst keine gewöhnliche Datei; gib einen anderen Namen an.</translation>
    </message>
    <message>
        <source>{file} is a folder; give the name of a file in it.</source>
        <translation>{file} ist ein Ordner; gib den Namen einer Datei darin an.</translation>
    </message>
    <message>
        <source>{file} is damaged or was cut off; nothing was restored. Use another backup.</source>
        <translation>{file} ist beschädigt oder wurde abgeschnitten; nichts wurde wiederhergestellt. Verwende eine andere Sicherung.</translation>
    </message>
    <message>
        <source>{file} is no backup of Energy Desktop, or is damaged or cut off.</source>
        <translation>{file} ist keine Sicherung von Energy Desktop oder beschädigt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>{file} was made by a newer version of the program ({program}); update the program to restore it.</source>
        <translation>{file} wurde von einer neueren Version des Programms ({program}) erstellt; aktualisiere das Programm, um sie wiederherzustellen.</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} und {second}</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first} {second}</translation>
    </message>
    <message>
        <source>{folder} can&apos;t be used: {reason}.</source>
        <translation>{folder} kann nicht verwendet werden: {reason}.</translation>
    </message>
    <message>
        <source>{host} can&apos;t be listened on, port {port} ({reason}), so the HTTP API is off and tries again every 30 s; choose another by PORT and API_HOST or in Settings.</source>
        <translation>An {host}, Port {port}, kann nicht gelauscht werden ({reason}), daher ist die HTTP-API aus und versucht es alle 30 s erneut; wähle anderes mit PORT und API_HOST oder in den Einstellungen.</translation>
    </message>
    <message>
        <source>{kind} can&apos;t be read now.</source>
        <translation>{kind} kann jetzt nicht gelesen werden.</translation>
    </message>
    <message>
        <source>{kind} does not answer.</source>
        <translation>{kind} antwortet nicht.</translation>
    </message>
    <message>
        <source>{location} was written by a newer version of Energy Desktop (its data format is {version}, this program knows {newest}); install that version to use it.</source>
        <translation>{location} wurde von einer neueren Version von Energy Desktop geschrieben (ihr Datenformat ist {version}, dieses Programm kennt {newest}); installiere jene Version, um die Daten zu verwenden.</translation>
    </message>
    <message>
        <source>{name!r} is no table of this program.</source>
        <translation>{name!r} ist keine Tabelle dieses Programms.</translation>
    </message>
    <message>
        <source>{names} can&apos;t be found in {file}: put back what stood there, for the databases know no other password.</source>
        <translation>{names} nicht in {file} gefunden: Schreib wieder hinein, was dort stand, denn die Datenbanken kennen kein anderes Passwort.</translation>
    </message>
    <message>
        <source>{name} takes a name such as Europe/Berlin, not “{text}”.</source>
        <translation>{name} nimmt einen Namen wie Europe/Berlin, nicht „{text}“.</translation>
    </message>
    <message>
        <source>{name} takes a whole number, not “{value}”.</source>
        <translation>{name} nimmt eine ganze Zahl, nicht „{value}“.</translation>
    </message>
    <message>
        <source>{name} takes an IP address or localhost, not “{text}”.</source>
        <translation>{name} nimmt eine IP-Adresse oder localhost, nicht „{text}“.</translation>
    </message>
    <message>
        <source>{name} takes names such as nas.lan, not “{wrong}”.</source>
        <translation>{name} nimmt Namen wie nas.lan, nicht „{wrong}“.</translation>
    </message>
    <message>
        <source>{name} takes one of {choices}, not “{text}”.</source>
        <translation>{name} nimmt eines von {choices}, nicht „{text}“.</translation>
    </message>
    <message>
        <source>{name} takes times such as 22:00-07:00, not “{text}”.</source>
        <translation>{name} nimmt Zeiten wie 22:00-07:00, nicht „{text}“.</translation>
    </message>
    <message>
        <source>{name} takes true or false, not “{value}”.</source>
        <translation>{name} nimmt true oder false, nicht „{value}“.</translation>
    </message>
    <message>
        <source>{name} takes {low} to {high}, not {number}.</source>
        <translation>{name} nimmt {low} bis {high}, nicht {number}.</translation>
    </message>
    <message>
        <source>{new} continues another sensor; undo that first.</source>
        <translation>{new} führt einen anderen Sensor fort; mach das zuerst rückgängig.</translation>
    </message>
    <message>
        <source>{new} is part of this meter already.</source>
        <translation>{new} gehört schon zu diesem Zähler.</translation>
    </message>
    <message>
        <source>{old} is continued by another sensor; undo that first.</source>
        <translation>{old} wird von einem anderen Sensor fortgeführt; mach das zuerst rückgängig.</translation>
    </message>
    <message>
        <source>{old} measures in {old_unit} and {new} in {new_unit}; choose a sensor with the same unit.</source>
        <translation>{old} misst in {old_unit} und {new} in {new_unit}; wähle einen Sensor mit derselben Einheit.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read or written now: {reason}</source>
        <translation>{path} kann jetzt nicht gelesen oder geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read or written now: {reason}.</source>
        <translation>{path} kann jetzt nicht gelesen oder geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} is damaged or not a DuckDB file; move it away and restore a backup, or start again without it ({reason}).</source>
        <translation>{path} ist beschädigt oder keine DuckDB-Datei; verschiebe sie und stelle eine Sicherung wieder her, oder starte ohne sie neu ({reason}).</translation>
    </message>
    <message>
        <source>{path} is damaged or not a SQLite file; move it away and restore a backup, or start again without it ({reason}).</source>
        <translation>{path} ist beschädigt oder keine SQLite-Datei; verschiebe sie und stelle eine Sicherung wieder her, oder starte ohne sie neu ({reason}).</translation>
    </message>
    <message>
        <source>{path} is in use by another process; stop that program first.</source>
        <translation>{path} wird von einem anderen Prozess verwendet; beende zuerst jenes Programm.</translation>
    </message>
    <message>
        <source>{path} is in use by process {pid}; stop that program first.</source>
        <translation>{path} wird von Prozess {pid} verwendet; beende zuerst jenes Programm.</translation>
    </message>
    <message>
        <source>{path} is not open.</source>
        <translation>{path} ist nicht geöffnet.</translation>
    </message>
    <message>
        <source>{path} is of an older version of Energy Desktop and can&apos;t be changed where it is; make its disk writable and free some space, or copy the profile to another disk.</source>
        <translation>{path} ist von einer älteren Version von Energy Desktop und kann dort, wo es ist, nicht geändert werden; mache den Datenträger beschreibbar und schaffe etwas Platz, oder kopiere das Profil auf einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>{path} refused the request: {reason}</source>
        <translation>{path} hat die Anfrage abgelehnt: {reason}</translation>
    </message>
    <message>
        <source>{path} refused the request: {reason}.</source>
        <translation>{path} hat die Anfrage abgelehnt: {reason}.</translation>
    </message>
    <message>
        <source>{path} was written by a newer version of DuckDB: {reason}</source>
        <translation>{path} wurde von einer neueren Version von DuckDB geschrieben: {reason}</translation>
    </message>
    <message>
        <source>{ready} answers; waiting for {other}.</source>
        <translation>{ready} antwortet; es wird auf {other} gewartet.</translation>
    </message>
    <message>
        <source>{server} was started but does not answer; “docker logs {container}” shows why.</source>
        <translation>{server} wurde gestartet, antwortet aber nicht; „docker logs {container}“ zeigt, warum.</translation>
    </message>
    <message>
        <source>{variable}_FILE names {name}, which can&apos;t be read; check the path and its rights.</source>
        <translation>{variable}_FILE nennt {name}, was nicht gelesen werden kann; prüfe den Pfad und seine Rechte.</translation>
    </message>
    <message>
        <source>{wrong} of {rows} {name} of {entity_id} are not what was copied; keep using the old databases, and try again.</source>
        <translation>{wrong} von {rows} Zeilen ({name}) von {entity_id} sind nicht das Kopierte; verwende die alten Datenbanken weiter und versuche es erneut.</translation>
    </message>
    <message>
        <source>“{name}” (process {pid})</source>
        <translation>„{name}“ (Prozess {pid})</translation>
    </message>
</context>
<context>
    <name>ServersDialog</name>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Asking the servers…</source>
        <translation>Die Server werden gefragt…</translation>
    </message>
    <message>
        <source>{0}: both answer.</source>
        <translation>{0}: Beide antworten.</translation>
    </message>
</context>
<context>
    <name>ServersForm</name>
    <message>
        <source>QuestDB is behind TLS</source>
        <translation>QuestDB ist hinter TLS</translation>
    </message>
    <message>
        <source>from the environment or .env</source>
        <translation>aus der Umgebung oder .env</translation>
    </message>
    <message>
        <source>kept in the keyring</source>
        <translation>im Schlüsselbund</translation>
    </message>
    <message>
        <source>can&apos;t be kept here, see below</source>
        <translation>hier nicht aufzubewahren, siehe unten</translation>
    </message>
    <message>
        <source>This computer has no keyring. A password that you type here can be tested, but to use it put {0} into the file {1} and start Energy Desktop anew.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund. Ein hier eingegebenes Passwort kann getestet werden; um es zu verwenden, schreib {0} in die Datei {1} und starte Energy Desktop neu.</translation>
    </message>
    <message>
        <source>Set by {0} in the environment or the file .env; remove it there to change it here.</source>
        <translation>Mit {0} in der Umgebung oder der Datei .env gesetzt; entferne es dort, um es hier zu ändern.</translation>
    </message>
    <message>
        <source>Set in the environment or the file .env; remove there to change here: {0}</source>
        <translation>In der Umgebung oder der Datei .env gesetzt; dort entfernen, um hier zu ändern: {0}</translation>
    </message>
    <message>
        <source>MongoDB address</source>
        <translation>MongoDB-Adresse</translation>
    </message>
    <message>
        <source>Password of its user</source>
        <translation>Passwort des Benutzers</translation>
    </message>
    <message>
        <source>QuestDB host</source>
        <translation>QuestDB-Host</translation>
    </message>
    <message>
        <source>HTTP port</source>
        <translation>HTTP-Port</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
</context>
<context>
    <name>ServersRow</name>
    <message>
        <source>Start with Docker</source>
        <translation>Mit Docker starten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an…</translation>
    </message>
    <message>
        <source>MongoDB and QuestDB run.</source>
        <translation>MongoDB und QuestDB laufen.</translation>
    </message>
    <message>
        <source>is not set up</source>
        <translation>ist nicht eingerichtet</translation>
    </message>
    <message>
        <source>is starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>runs, but does not answer</source>
        <translation>läuft, antwortet aber nicht</translation>
    </message>
    <message>
        <source>is stopped</source>
        <translation>ist angehalten</translation>
    </message>
</context>
<context>
    <name>SettingRows</name>
    <message>
        <source>As in Home Assistant</source>
        <translation>Wie in Home Assistant</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A gap of more than 10 minutes was repaired</source>
        <translation>eine Lücke von über 10 Minuten repariert wurde</translation>
    </message>
    <message>
        <source>Add to the data that is there</source>
        <translation>Zu den vorhandenen Daten hinzufügen</translation>
    </message>
    <message>
        <source>Address of MongoDB</source>
        <translation>Adresse von MongoDB</translation>
    </message>
    <message>
        <source>Address the HTTP API listens on</source>
        <translation>Adresse, an der die HTTP-API lauscht</translation>
    </message>
    <message>
        <source>Check Home Assistant&apos;s certificate</source>
        <translation>Zertifikat von Home Assistant prüfen</translation>
    </message>
    <message>
        <source>Detail of the log</source>
        <translation>Ausführlichkeit des Protokolls</translation>
    </message>
    <message>
        <source>Folder of the embedded database</source>
        <translation>Ordner der eingebauten Datenbank</translation>
    </message>
    <message>
        <source>HTTP API</source>
        <translation>HTTP-API</translation>
    </message>
    <message>
        <source>HTTP port of QuestDB</source>
        <translation>HTTP-Port von QuestDB</translation>
    </message>
    <message>
        <source>Home Assistant address</source>
        <translation>Adresse von Home Assistant</translation>
    </message>
    <message>
        <source>Home Assistant can&apos;t be reached for 5 minutes</source>
        <translation>Home Assistant 5 Minuten nicht erreichbar ist</translation>
    </message>
    <message>
        <source>Host names the HTTP API answers to</source>
        <translation>Hostnamen, auf die die HTTP-API antwortet</translation>
    </message>
    <message>
        <source>Host of QuestDB</source>
        <translation>Host von QuestDB</translation>
    </message>
    <message>
        <source>Keys of the HTTP API are in the keyring</source>
        <translation>Schlüssel der HTTP-API sind im Schlüsselbund</translation>
    </message>
    <message>
        <source>Kind of database</source>
        <translation>Art der Datenbank</translation>
    </message>
    <message>
        <source>Kind of database that is moved to</source>
        <translation>Art der Datenbank, auf die umgezogen wird</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Port of the HTTP API</source>
        <translation>Port der HTTP-API</translation>
    </message>
    <message>
        <source>PostgreSQL port of QuestDB</source>
        <translation>PostgreSQL-Port von QuestDB</translation>
    </message>
    <message>
        <source>QuestDB behind TLS</source>
        <translation>QuestDB hinter TLS</translation>
    </message>
    <message>
        <source>Quiet hours, such as 22:00-07:00</source>
        <translation>Ruhezeit, etwa 22:00-07:00</translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation>Textgröße in Prozent</translation>
    </message>
    <message>
        <source>The database can&apos;t be written</source>
        <translation>in die Datenbank nicht geschrieben werden kann</translation>
    </message>
    <message>
        <source>The token is refused</source>
        <translation>das Token abgelehnt wird</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>User of QuestDB</source>
        <translation>Benutzer von QuestDB</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>Wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
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
        <source>High contrast, light</source>
        <translation>Hoher Kontrast, hell</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Hoher Kontrast, dunkel</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 Stunden</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Reduziert</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>locale translation Sprache taal langue</source>
        <translation>Sprache Übersetzung language locale Deutsch</translation>
    </message>
    <message>
        <source>colours color scheme night mode accessibility</source>
        <translation>Farben Farbschema Nachtmodus Thema dunkel hell Barrierefreiheit</translation>
    </message>
    <message>
        <source>font zoom bigger larger smaller letters</source>
        <translation>Schrift Schriftgröße Zoom größer kleiner Buchstaben</translation>
    </message>
    <message>
        <source>time format am pm</source>
        <translation>Zeitformat Uhr Uhrzeit</translation>
    </message>
    <message>
        <source>animation effects reduce accessibility</source>
        <translation>Animation Effekte reduzieren Barrierefreiheit</translation>
    </message>
    <message>
        <source>timezone region midnight day</source>
        <translation>Zeitzone Region Mitternacht Tag</translation>
    </message>
    <message>
        <source>logging debug verbose messages</source>
        <translation>Logging Log Debug ausführlich Meldungen</translation>
    </message>
    <message>
        <source>REST web server on off scripts programs</source>
        <translation>REST Web Server ein aus Skripte Programme Schnittstelle</translation>
    </message>
    <message>
        <source>REST web server number</source>
        <translation>REST Web Server Nummer</translation>
    </message>
    <message>
        <source>REST web server domain proxy</source>
        <translation>REST Web Server Domain Proxy</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Set by {0} in the environment; remove it there to change it here.</source>
        <translation>Mit {0} in der Umgebung gesetzt; entferne es dort, um es hier zu ändern.</translation>
    </message>
    <message>
        <source>Set by {0} in the file .env; remove it there to change it here.</source>
        <translation>Mit {0} in der Datei .env gesetzt; entferne es dort, um es hier zu ändern.</translation>
    </message>
    <message>
        <source>Set on the command line for this run; start without it to change it here.</source>
        <translation>Für diesen Lauf auf der Befehlszeile gesetzt; starte ohne das, um es hier zu ändern.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen suchen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Changes apply at once unless noted</source>
        <translation>Änderungen gelten meist sofort</translation>
    </message>
    <message>
        <source>Nothing here is called “{0}”. Try another word, or Esc to see all.</source>
        <translation>Hier heißt nichts „{0}“. Versuche ein anderes Wort, oder Esc zeigt alle.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>SettingsSearch</name>
    <message numerus="yes">
        <source>%n setting(s) found</source>
        <translation>
            <numerusform>%n Einstellung gefunden</numerusform>
            <numerusform>%n Einstellungen gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Show the dashboard</source>
        <translation>Dashboard zeigen</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Verlauf zeigen</translation>
    </message>
    <message>
        <source>Show the settings</source>
        <translation>Einstellungen zeigen</translation>
    </message>
    <message>
        <source>Read everything anew</source>
        <translation>Alles neu lesen</translation>
    </message>
    <message>
        <source>Show this list</source>
        <translation>Diese Liste zeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Hold the chart, or let it go on</source>
        <translation>Diagramm anhalten oder weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Chart or table</source>
        <translation>Diagramm oder Tabelle</translation>
    </message>
    <message>
        <source>The range before, the range after</source>
        <translation>Zeitraum davor, Zeitraum danach</translation>
    </message>
    <message>
        <source>Type a range in words</source>
        <translation>Zeitraum in Worten eingeben</translation>
    </message>
    <message>
        <source>Search the sensors</source>
        <translation>Sensoren suchen</translation>
    </message>
    <message>
        <source>Show or hide the sensors</source>
        <translation>Sensoren zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Keep what is shown as a bookmark</source>
        <translation>Gezeigtes als Lesezeichen merken</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Gezeigtes exportieren</translation>
    </message>
    <message>
        <source>Print what is shown</source>
        <translation>Gezeigtes drucken</translation>
    </message>
    <message>
        <source>Day, week, month, year</source>
        <translation>Tag, Woche, Monat, Jahr</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Compare with the next other time</source>
        <translation>Mit der nächsten anderen Zeit vergleichen</translation>
    </message>
    <message>
        <source>Read the values, with Shift in steps of ten</source>
        <translation>Werte ablesen, mit Umschalttaste in Zehnerschritten</translation>
    </message>
    <message>
        <source>Choose one of the series</source>
        <translation>Eine der Reihen wählen</translation>
    </message>
    <message>
        <source>Open what the cursor is on</source>
        <translation>Öffnen, worauf der Cursor steht</translation>
    </message>
    <message>
        <source>Correct what the cursor is on</source>
        <translation>Korrigieren, worauf der Cursor steht</translation>
    </message>
    <message>
        <source>Back to the range before</source>
        <translation>Zurück zum vorigen Zeitraum</translation>
    </message>
    <message>
        <source>Copy the picture, or the table</source>
        <translation>Bild oder Tabelle kopieren</translation>
    </message>
    <message>
        <source>Hide the cursor</source>
        <translation>Cursor ausblenden</translation>
    </message>
    <message>
        <source>Look closer, or from further away</source>
        <translation>Näher heran oder weiter weg</translation>
    </message>
    <message>
        <source>Move earlier, or later</source>
        <translation>Früher oder später</translation>
    </message>
    <message>
        <source>Back to the whole range</source>
        <translation>Zurück zum ganzen Zeitraum</translation>
    </message>
    <message>
        <source>Read how the time before or after is known</source>
        <translation>Vorlesen, woher die Zeit davor oder danach bekannt ist</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen suchen</translation>
    </message>
    <message>
        <source>Track the sensor, or no longer</source>
        <translation>Den Sensor auswerten oder nicht mehr</translation>
    </message>
    <message>
        <source>Track all that are shown, or none</source>
        <translation>Alle gezeigten auswerten oder keinen</translation>
    </message>
    <message>
        <source>Choose the role of the sensor</source>
        <translation>Die Rolle des Sensors wählen</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>Dashboard, in the chart</source>
        <translation>Dashboard, im Diagramm</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>History, in a chart</source>
        <translation>Verlauf, in einem Diagramm</translation>
    </message>
    <message>
        <source>History, in a line chart</source>
        <translation>Verlauf, in einem Liniendiagramm</translation>
    </message>
    <message>
        <source>History, in the strip below the charts</source>
        <translation>Verlauf, im Streifen unter den Diagrammen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings, in the list of sensors</source>
        <translation>Einstellungen, in der Liste der Sensoren</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Was sie tun</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SignInStep</name>
    <message>
        <source>Let Energy Desktop read your sensors</source>
        <translation>Energy Desktop deine Sensoren lesen lassen</translation>
    </message>
    <message>
        <source>Home Assistant gives a program a long-lived access token of its own.</source>
        <translation>Home Assistant gibt einem Programm ein eigenes langlebiges Zugriffstoken.</translation>
    </message>
    <message>
        <source>Home Assistant accepted this token.</source>
        <translation>Home Assistant hat dieses Token angenommen.</translation>
    </message>
    <message>
        <source>This computer has no keyring</source>
        <translation>Dieser Computer hat keinen Schlüsselbund</translation>
    </message>
    <message>
        <source>Keep the token for this run only</source>
        <translation>Token nur für diesen Lauf behalten</translation>
    </message>
    <message>
        <source>Give it in a file at each start</source>
        <translation>Bei jedem Start in einer Datei angeben</translation>
    </message>
    <message>
        <source>The token is no longer in the keyring; paste it again to go on.</source>
        <translation>Das Token ist nicht mehr im Schlüsselbund; füge es erneut ein, um fortzufahren.</translation>
    </message>
    <message>
        <source>The token was kept for the last run only; paste it again to go on.</source>
        <translation>Das Token galt nur für den letzten Lauf; füge es erneut ein, um fortzufahren.</translation>
    </message>
    <message>
        <source>1.  Open your profile in Home Assistant, on its Security page.</source>
        <translation>1.  Öffne in Home Assistant dein Profil, Seite „Sicherheit“.</translation>
    </message>
    <message>
        <source>2.  Below “Long-lived access tokens” choose “Create token”, and name it.</source>
        <translation>2.  Wähle unter „Langlebige Zugriffstoken“ „Token erstellen“ und benenne es.</translation>
    </message>
    <message>
        <source>3.  Copy the token and paste it here. It is shown only once.</source>
        <translation>3.  Kopiere das Token und füge es hier ein. Es wird nur einmal gezeigt.</translation>
    </message>
    <message>
        <source>Open the Security page</source>
        <translation>Seite „Sicherheit“ öffnen</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>Paste the token here</source>
        <translation>Token hier einfügen</translation>
    </message>
    <message>
        <source>It is kept in your system keyring, never in a file.</source>
        <translation>Es liegt im Schlüsselbund deines Systems, nie in einer Datei.</translation>
    </message>
    <message>
        <source>It is forgotten when the program ends, and asked for at the next start.</source>
        <translation>Es wird beim Beenden des Programms vergessen und beim nächsten Start erfragt.</translation>
    </message>
    <message>
        <source>Put it into a file that only you can read, and name that file in the environment as HA_TOKEN_FILE. For now it is used for this run.</source>
        <translation>Schreib es in eine Datei, die nur du lesen kannst, und nenne diese Datei in der Umgebung als HA_TOKEN_FILE. Vorerst wird es für diesen Lauf verwendet.</translation>
    </message>
</context>
<context>
    <name>Since</name>
    <message>
        <source>Registered in Home Assistant on {0}</source>
        <translation>In Home Assistant registriert am {0}</translation>
    </message>
    <message>
        <source>Its statistics there begin on {0}</source>
        <translation>Seine Statistik dort beginnt am {0}</translation>
    </message>
    <message>
        <source>Its statistics in Home Assistant begin on {0}</source>
        <translation>Seine Statistik in Home Assistant beginnt am {0}</translation>
    </message>
    <message>
        <source>Home Assistant does not say since when it has this sensor.</source>
        <translation>Home Assistant sagt nicht, seit wann es diesen Sensor hat.</translation>
    </message>
</context>
<context>
    <name>StatsCard</name>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n Punkt</numerusform>
            <numerusform>%n Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>{0} mehr</translation>
    </message>
    <message>
        <source>{0} less</source>
        <translation>{0} weniger</translation>
    </message>
    <message>
        <source>{0} than {1}</source>
        <translation>{0} als {1}</translation>
    </message>
</context>
<context>
    <name>StepHeader</name>
    <message>
        <source>Step {0} of {1}: {2}</source>
        <translation>Schritt {0} von {1}: {2}</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>Peak today {0} at {1}</source>
        <translation>Spitze {0} um {1}</translation>
    </message>
    <message>
        <source>Recorded peak {0} at {1}</source>
        <translation>Bekannte Spitze {0} um {1}</translation>
    </message>
    <message>
        <source>producing {0} kilowatts</source>
        <translation>erzeugt {0} Kilowatt</translation>
    </message>
    <message>
        <source>Producing</source>
        <translation>Erzeugung</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Bezug</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Einspeisung</translation>
    </message>
    <message>
        <source>Discharging</source>
        <translation>Entlädt</translation>
    </message>
    <message>
        <source>Charging</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>{0} percent</source>
        <translation>{0} Prozent</translation>
    </message>
    <message>
        <source>Charging · full at {0}</source>
        <translation>Lädt · voll um {0}</translation>
    </message>
    <message>
        <source>All from grid</source>
        <translation>Alles aus dem Netz</translation>
    </message>
    <message>
        <source>{0} from grid</source>
        <translation>{0} aus dem Netz</translation>
    </message>
    <message>
        <source>All from solar</source>
        <translation>Alles aus Solar</translation>
    </message>
    <message>
        <source>All from battery</source>
        <translation>Alles aus der Batterie</translation>
    </message>
    <message>
        <source>From solar and battery</source>
        <translation>Aus Solar und Batterie</translation>
    </message>
    <message>
        <source>Using</source>
        <translation>Verbrauch</translation>
    </message>
    <message>
        <source>Waiting for first reading</source>
        <translation>Wartet auf ersten Messwert</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Token abgelehnt</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Unavailable since {0}</source>
        <translation>Nicht verfügbar seit {0}</translation>
    </message>
    <message>
        <source>as of {0}</source>
        <translation>Stand {0}</translation>
    </message>
    <message>
        <source>Not connected; this is the last known value</source>
        <translation>Nicht verbunden; das ist der letzte bekannte Wert</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Ruht</translation>
    </message>
    <message>
        <source>{0} kilowatts</source>
        <translation>{0} Kilowatt</translation>
    </message>
    <message>
        <source>No grid power sensor is chosen</source>
        <translation>Kein Sensor für Netzleistung gewählt</translation>
    </message>
    <message>
        <source>A sensor it is computed from is unavailable</source>
        <translation>Ein Sensor der Berechnung ist nicht verfügbar</translation>
    </message>
    <message>
        <source>The meters do not add up now</source>
        <translation>Die Zähler passen gerade nicht zusammen</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>Solar</source>
        <translation>Solar</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Haus</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Solar produced</source>
        <translation>Solarertrag</translation>
    </message>
    <message>
        <source>Home used</source>
        <translation>Hausverbrauch</translation>
    </message>
    <message>
        <source>From grid</source>
        <translation>Aus dem Netz</translation>
    </message>
    <message>
        <source>To grid</source>
        <translation>Ins Netz</translation>
    </message>
    <message>
        <source>Self-sufficiency</source>
        <translation>Autarkie</translation>
    </message>
    <message>
        <source>compared with yesterday until {0}</source>
        <translation>verglichen mit gestern bis {0}</translation>
    </message>
    <message>
        <source>only {0} of today is known</source>
        <translation>nur {0} von heute sind bekannt</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>Nothing used yet</source>
        <translation>Noch nichts verbraucht</translation>
    </message>
    <message>
        <source>Today so far</source>
        <translation>Heute bisher</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <source>Not known yet: nothing of today is recorded.</source>
        <translation>Noch nicht bekannt: Von heute ist nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>No reading of {0}</source>
        <translation>Kein Messwert von {0}</translation>
    </message>
    <message>
        <source>No energy has flowed yet today</source>
        <translation>Heute ist noch keine Energie geflossen</translation>
    </message>
    <message>
        <source>No reading of {0}.</source>
        <translation>Kein Messwert von {0}.</translation>
    </message>
    <message>
        <source>Too little of today is recorded.</source>
        <translation>Von heute ist zu wenig aufgezeichnet.</translation>
    </message>
    <message>
        <source>1 − energy from the grid ÷ energy the home used.
What the grid puts into the battery counts as from the grid.</source>
        <translation>1 − Energie aus dem Netz ÷ Verbrauch des Hauses.
Was das Netz in die Batterie lädt, zählt als aus dem Netz.</translation>
    </message>
    <message>
        <source>Self-consumption: {0} of it was used or stored at home.</source>
        <translation>Eigenverbrauch: {0} davon wurden zu Hause verbraucht oder gespeichert.</translation>
    </message>
    <message>
        <source>Not known yet: no reading of {0}.</source>
        <translation>Noch nicht bekannt: kein Messwert von {0}.</translation>
    </message>
</context>
<context>
    <name>TodayExport</name>
    <message>
        <source>Export today as CSV</source>
        <translation>Heutige Daten als CSV exportieren</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Home {0}</source>
        <translation>Haus {0}</translation>
    </message>
    <message>
        <source>Solar {0}</source>
        <translation>Solar {0}</translation>
    </message>
    <message>
        <source>Grid: not known</source>
        <translation>Netz: unbekannt</translation>
    </message>
    <message>
        <source>Grid: idle</source>
        <translation>Netz: weder Bezug noch Einspeisung</translation>
    </message>
    <message>
        <source>Grid: importing {0}</source>
        <translation>Netz: Bezug {0}</translation>
    </message>
    <message>
        <source>Grid: exporting {0}</source>
        <translation>Netz: Einspeisung {0}</translation>
    </message>
    <message>
        <source>Battery {0}</source>
        <translation>Batterie {0}</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>{0}, not known</source>
        <translation>{0}, unbekannt</translation>
    </message>
    <message>
        <source>{0}, idle</source>
        <translation>{0}, ruht</translation>
    </message>
    <message>
        <source>{0}, discharging {1}</source>
        <translation>{0}, entlädt mit {1}</translation>
    </message>
    <message>
        <source>{0}, charging {1}</source>
        <translation>{0}, lädt mit {1}</translation>
    </message>
    <message>
        <source>Last values, as of {0}</source>
        <translation>Letzte Werte, Stand {0}</translation>
    </message>
    <message>
        <source>Connected · HA {0}</source>
        <translation>Verbunden · HA {0}</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Not connected since {0}</source>
        <translation>Seit {0} nicht verbunden</translation>
    </message>
    <message>
        <source>Recording paused until {0}</source>
        <translation>Aufzeichnung bis {0} angehalten</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Noch nicht verbunden</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <source>Home Assistant is starting</source>
        <translation>Home Assistant startet</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Token abgelehnt</translation>
    </message>
    <message>
        <source>Recording paused</source>
        <translation>Aufzeichnung angehalten</translation>
    </message>
    <message>
        <source>Another program records</source>
        <translation>Ein anderes Programm zeichnet auf</translation>
    </message>
    <message>
        <source>Energy Desktop: {0}</source>
        <translation>Energy Desktop: {0}</translation>
    </message>
    <message>
        <source>importing {0}</source>
        <translation>Bezug {0}</translation>
    </message>
    <message>
        <source>exporting {0}</source>
        <translation>Einspeisung {0}</translation>
    </message>
    <message>
        <source>battery {0}</source>
        <translation>Batterie {0}</translation>
    </message>
    <message>
        <source>Export today as CSV…</source>
        <translation>Heutige Daten als CSV exportieren…</translation>
    </message>
    <message>
        <source>Pause recording…</source>
        <translation>Aufzeichnung anhalten…</translation>
    </message>
    <message>
        <source>Open Energy Desktop</source>
        <translation>Energy Desktop öffnen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Quit (recording stops)</source>
        <translation>Beenden (Aufzeichnung endet)</translation>
    </message>
    <message>
        <source>For 15 minutes</source>
        <translation>Für 15 Minuten</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>Für 1 Stunde</translation>
    </message>
    <message>
        <source>Until I resume</source>
        <translation>Bis ich fortsetze</translation>
    </message>
    <message>
        <source>Resume recording</source>
        <translation>Aufzeichnung fortsetzen</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>buckets</name>
    <message>
        <source>{0} up to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
</context>
<context>
    <name>connection_errors</name>
    <message>
        <source>This address can&apos;t be read.</source>
        <translation>Diese Adresse ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Type it as in the browser, for example http://homeassistant.local:8123.</source>
        <translation>Gib sie wie im Browser ein, zum Beispiel http://homeassistant.local:8123.</translation>
    </message>
    <message>
        <source>Nothing answers at this address.</source>
        <translation>Unter dieser Adresse antwortet nichts.</translation>
    </message>
    <message>
        <source>Check the name and the port, that Home Assistant runs, and that this computer is in the same network (no VPN, no guest Wi-Fi).</source>
        <translation>Prüfe Name und Port, ob Home Assistant läuft und ob dieser Computer im selben Netzwerk ist (kein VPN, kein Gast-WLAN).</translation>
    </message>
    <message>
        <source>Something answers there, but Home Assistant does not.</source>
        <translation>Dort antwortet etwas, Home Assistant aber nicht.</translation>
    </message>
    <message>
        <source>Check Home Assistant, and the proxy before it.</source>
        <translation>Prüfe Home Assistant und den Proxy davor.</translation>
    </message>
    <message>
        <source>Home Assistant did not answer in time.</source>
        <translation>Home Assistant hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>It may be starting or busy. Wait a minute and try again.</source>
        <translation>Vielleicht startet es gerade oder ist ausgelastet. Warte eine Minute und versuche es erneut.</translation>
    </message>
    <message>
        <source>The certificate could not be verified.</source>
        <translation>Das Zertifikat konnte nicht geprüft werden.</translation>
    </message>
    <message>
        <source>Check the name in the address. If the certificate is your own, you can accept it.</source>
        <translation>Prüfe den Namen in der Adresse. Ist das Zertifikat dein eigenes, kannst du es akzeptieren.</translation>
    </message>
    <message>
        <source>The address and Home Assistant differ in http and https.</source>
        <translation>Die Adresse und Home Assistant unterscheiden sich in http und https.</translation>
    </message>
    <message>
        <source>Change http to https in the address, or https to http.</source>
        <translation>Ändere in der Adresse http in https oder https in http.</translation>
    </message>
    <message>
        <source>Something answers there, but it is not Home Assistant.</source>
        <translation>Dort antwortet etwas, aber es ist nicht Home Assistant.</translation>
    </message>
    <message>
        <source>Check the port; Home Assistant&apos;s usual one is 8123.</source>
        <translation>Prüfe den Port; der übliche von Home Assistant ist 8123.</translation>
    </message>
    <message>
        <source>Home Assistant refused this token.</source>
        <translation>Home Assistant hat dieses Token abgelehnt.</translation>
    </message>
    <message>
        <source>Make a new long-lived access token in your Home Assistant profile, and paste the whole of it.</source>
        <translation>Erstelle in deinem Profil in Home Assistant ein neues langlebiges Zugriffstoken und füge es ganz ein.</translation>
    </message>
    <message>
        <source>Home Assistant has not finished starting.</source>
        <translation>Home Assistant ist noch nicht fertig gestartet.</translation>
    </message>
    <message>
        <source>Wait a minute and try again.</source>
        <translation>Warte eine Minute und versuche es erneut.</translation>
    </message>
    <message>
        <source>The connection did not work.</source>
        <translation>Die Verbindung hat nicht funktioniert.</translation>
    </message>
    <message>
        <source>Try again; the log says more.</source>
        <translation>Versuche es erneut; mehr steht im Protokoll.</translation>
    </message>
</context>
<context>
    <name>device classes</name>
    <message>
        <source>Apparent power</source>
        <translation>Scheinleistung</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Stromstärke</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Stored energy</source>
        <translation>Gespeicherte Energie</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Frequenz</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>Gas</translation>
    </message>
    <message>
        <source>Humidity</source>
        <translation>Luftfeuchte</translation>
    </message>
    <message>
        <source>Irradiance</source>
        <translation>Bestrahlungsstärke</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Power factor</source>
        <translation>Leistungsfaktor</translation>
    </message>
    <message>
        <source>Reactive power</source>
        <translation>Blindleistung</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>Spannung</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Wasser</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>d</source>
        <translation>d</translation>
    </message>
    <message>
        <source>{0} ago</source>
        <translation>vor {0}</translation>
    </message>
</context>
<context>
    <name>provenance</name>
    <message>
        <source>Recorded live</source>
        <translation>Live aufgezeichnet</translation>
    </message>
    <message>
        <source>From Home Assistant’s history</source>
        <translation>Aus dem Verlauf von Home Assistant</translation>
    </message>
    <message>
        <source>Hourly statistics only</source>
        <translation>Nur Stundenstatistik</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Geschätzt</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Von dir korrigiert</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Partly missing</source>
        <translation>Fehlt teilweise</translation>
    </message>
    <message>
        <source>Missing: Home Assistant was down</source>
        <translation>Fehlt: Home Assistant war aus</translation>
    </message>
    <message>
        <source>Missing: recording was paused</source>
        <translation>Fehlt: Aufzeichnung war angehalten</translation>
    </message>
    <message>
        <source>The shape within the hour is not known.</source>
        <translation>Der Verlauf innerhalb der Stunde ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The total is known, the times are not; or from power.</source>
        <translation>Die Summe ist bekannt, die Zeiten sind es nicht; oder aus der Leistung.</translation>
    </message>
    <message>
        <source>A change in it does not count as recorded.</source>
        <translation>Eine Änderung darin zählt nicht wie aufgezeichnet.</translation>
    </message>
    <message>
        <source>Every change, as it happened.</source>
        <translation>Jede Änderung, als sie geschah.</translation>
    </message>
    <message>
        <source>Fetched later, as at the first start or after a gap: states or 5-minute statistics.</source>
        <translation>Später geholt, etwa beim ersten Start oder nach einer Lücke: Zustände oder 5-Minuten-Statistik.</translation>
    </message>
</context>
<context>
    <name>range words</name>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>day before yesterday | the day before yesterday</source>
        <translation>vorgestern</translation>
    </message>
    <message>
        <source>this {unit} | current {unit}</source>
        <translation>diese {unit} | dieser {unit} | dieses {unit} | diesen {unit} | in dieser {unit} | in diesem {unit} | aktuelle {unit} | aktueller {unit} | aktuelles {unit} | aktuellen {unit} | der aktuelle {unit} | die aktuelle {unit} | das aktuelle {unit} | der aktuellen {unit} | in der aktuellen {unit} | im aktuellen {unit} | laufende {unit} | laufender {unit} | laufendes {unit} | laufenden {unit} | der laufende {unit} | die laufende {unit} | das laufende {unit} | der laufenden {unit} | in der laufenden {unit} | im laufenden {unit} | diesem {unit}</translation>
    </message>
    <message>
        <source>last {unit} | previous {unit} | past {unit}</source>
        <translation>letzte {unit} | letzter {unit} | letztes {unit} | letzten {unit} | letztem {unit} | die letzte {unit} | der letzte {unit} | das letzte {unit} | den letzten {unit} | der letzten {unit} | in der letzten {unit} | im letzten {unit} | vorige {unit} | voriger {unit} | voriges {unit} | vorigen {unit} | vorigem {unit} | in der vorigen {unit} | im vorigen {unit} | vergangene {unit} | vergangener {unit} | vergangenes {unit} | vergangenen {unit} | vergangenem {unit} | in der vergangenen {unit} | im vergangenen {unit} | vorherige {unit} | vorheriger {unit} | vorheriges {unit} | vor{unit} | im vor{unit}</translation>
    </message>
    <message>
        <source>last {n} {unit} | past {n} {unit} | previous {n} {unit} | the last {n} {unit}</source>
        <translation>letzte {n} {unit} | letzten {n} {unit} | die letzten {n} {unit} | in den letzten {n} {unit} | der letzten {n} {unit} | vergangene {n} {unit} | vergangenen {n} {unit} | die vergangenen {n} {unit} | in den vergangenen {n} {unit} | vorige {n} {unit} | seit {n} {unit}</translation>
    </message>
    <message>
        <source>{n} {unit} ago</source>
        <translation>vor {n} {unit}</translation>
    </message>
    <message>
        <source>{unit} to date</source>
        <translation>{unit} bis heute | bisheriges {unit} | bisheriger {unit} | bisherige {unit} | {unit} bisher | seit {unit}beginn | seit {unit}sbeginn | seit {unit}esbeginn | seit {unit}nbeginn | seit {unit}anfang | seit {unit}sanfang | seit {unit}esanfang | seit {unit}nanfang</translation>
    </message>
    <message>
        <source>{day} {month} {year} | {day} {month} | {month} {day} {year} | {month} {day} | {day} of {month} {year} | {day} of {month} | {year} {month} {day} | {weekday} {day} {month} {year} | {weekday} {day} {month} | {weekday} {month} {day} {year} | {weekday} {month} {day} | {year} {month} {day} {weekday}</source>
        <translation>{day}. {month} {year} | {day} {month} {year} | {day} {month} | {day}{month} {year} | {day}{month} | am {day} {month} {year} | am {day} {month} | {weekday} {day} {month} {year} | {weekday} {day} {month} | am {weekday} {day} {month} {year} | am {weekday} {day} {month} | {month} {day} {year} | {month} {day}</translation>
    </message>
    <message>
        <source>{month} {year} | {month} | {year} {month} | {month} of {year}</source>
        <translation>{month} {year} | {month} | im {month} {year} | im {month} | {year} {month}</translation>
    </message>
    <message>
        <source>{weekday} | on {weekday}</source>
        <translation>{weekday} | am {weekday}</translation>
    </message>
    <message>
        <source>weekend | the weekend | this weekend</source>
        <translation>Wochenende | das Wochenende | am Wochenende | dieses Wochenende | an diesem Wochenende</translation>
    </message>
    <message>
        <source>last weekend | past weekend | previous weekend</source>
        <translation>letztes Wochenende | letztem Wochenende | am letzten Wochenende | voriges Wochenende | am vorigen Wochenende | vergangenes Wochenende | am vergangenen Wochenende</translation>
    </message>
    <message>
        <source>last {weekday} | past {weekday} | previous {weekday}</source>
        <translation>letzten {weekday} | letzter {weekday} | letztem {weekday} | am letzten {weekday} | vorigen {weekday} | am vorigen {weekday} | vergangenen {weekday} | am vergangenen {weekday}</translation>
    </message>
    <message>
        <source>on {date}</source>
        <translation>am {date} | dem {date}</translation>
    </message>
    <message>
        <source>last {month} | past {month} | previous {month}</source>
        <translation>letzten {month} | letzter {month} | letztem {month} | im letzten {month} | vorigen {month} | im vorigen {month} | vergangenen {month} | im vergangenen {month}</translation>
    </message>
    <message>
        <source>q{n} {year} | q{n} | {year} q{n} | {year}-q{n} | quarter {n} {year} | quarter {n} | quarter {n} of {year} | {nth} quarter {year} | {nth} quarter | {nth} quarter of {year}</source>
        <translation>Q{n} {year} | Q{n} | Q{n}/{year} | {year} Q{n} | {year}-Q{n} | {year}/Q{n} | {nth} Quartal {year} | {nth} Quartal | im {nth} Quartal {year} | im {nth} Quartal | Quartal {n} {year} | Quartal {n} | Quartal {n}/{year} | {nth} Vierteljahr {year} | {nth} Vierteljahr</translation>
    </message>
    <message>
        <source>week {n} {year} | week {n} | {year} week {n} | week {n} of {year} | {year}-w{n} | w{n} {year} | w{n}</source>
        <translation>KW {n} {year} | KW {n} | KW{n} {year} | KW{n} | KW {n}/{year} | KW{n}/{year} | {nth} KW {year} | {nth} KW | {year} KW {n} | {year} KW{n} | {year}-KW{n} | {year}/KW{n} | Woche {n} {year} | Woche {n} | Kalenderwoche {n} {year} | Kalenderwoche {n} | {nth} Kalenderwoche {year} | {nth} Kalenderwoche</translation>
    </message>
    <message>
        <source>{year} | year {year}</source>
        <translation>{year} | Jahr {year} | im Jahr {year} | das Jahr {year}</translation>
    </message>
    <message>
        <source>tomorrow | next {unit} | next {n} {unit}</source>
        <translation>morgen | übermorgen | nächste {unit} | nächster {unit} | nächstes {unit} | nächsten {unit} | kommende {unit} | kommender {unit} | kommendes {unit} | kommenden {unit} | nächste {n} {unit} | die nächsten {n} {unit} | nächsten {n} {unit} | in {n} {unit}</translation>
    </message>
    <message>
        <source>this week | this month | this quarter | this year</source>
        <translation>diese Woche | dieser Monat/diesen Monat | dieses Quartal | dieses Jahr</translation>
    </message>
    <message>
        <source>last week | last month | last quarter | last year</source>
        <translation>letzte Woche | letzter Monat/letzten Monat | letztes Quartal | letztes Jahr</translation>
    </message>
    <message>
        <source>last 7 days | last 30 days | last 90 days | last 12 months | last 24 hours | year to date</source>
        <translation>letzte 7 Tage | letzte 30 Tage | letzte 90 Tage | letzte 12 Monate | letzte 24 Stunden | Jahr bis heute</translation>
    </message>
    <message>
        <source>since {range} | from {range}</source>
        <translation>seit dem {range} | seit {range} | ab {range} | ab dem {range} | seit Anfang {range}</translation>
    </message>
    <message>
        <source>{range} to {range} | from {range} to {range} | {range} - {range} | {range} until {range} | {range} till {range} | from {range} until {range} | between {range} and {range}</source>
        <translation>{range} bis {range} | von {range} bis {range} | vom {range} bis {range} | {range} bis zum {range} | vom {range} bis zum {range} | von {range} bis zum {range} | {range} - {range} | zwischen {range} und {range} | zwischen dem {range} und dem {range} | zwischen dem {range} und {range}</translation>
    </message>
    <message>
        <source>{range} {clock} | {range} at {clock} | {range} from {clock} | {clock} {range} | from {clock} {range}</source>
        <translation>{range} {clock} | {range} um {clock} | {range} ab {clock} | {range} von {clock} | {clock} {range} | um {clock} {range} | ab {clock} {range} | von {clock} {range}</translation>
    </message>
    <message>
        <source>{range} between {begin} and {end} | between {begin} and {end} {range}</source>
        <translation>{range} zwischen {begin} und {end} | zwischen {begin} und {end} {range} | zwischen {begin} und {end} am {range}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>st | nd | rd | th | .</source>
        <translation>.</translation>
    </message>
    <message>
        <source>h | o&apos;clock</source>
        <translation>Uhr | h</translation>
    </message>
    <message>
        <source>noon | midday</source>
        <translation>Mittag | mittags | 12 Uhr mittags</translation>
    </message>
    <message>
        <source>midnight</source>
        <translation>Mitternacht</translation>
    </message>
    <message>
        <source>one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve</source>
        <translation>ein/eine/einer/einem/einen/eins | zwei | drei | vier | fünf | sechs | sieben | acht | neun | zehn | elf | zwölf | dreizehn | vierzehn</translation>
    </message>
    <message>
        <source>first | second | third | fourth</source>
        <translation>erstes/erste/erster/ersten | zweites/zweite/zweiter/zweiten | drittes/dritte/dritter/dritten | viertes/vierte/vierter/vierten</translation>
    </message>
    <message>
        <source>hour | hours</source>
        <translation>Stunde | Stunden</translation>
    </message>
    <message>
        <source>day | days</source>
        <translation>Tag | Tage | Tagen</translation>
    </message>
    <message>
        <source>week | weeks</source>
        <translation>Woche | Wochen</translation>
    </message>
    <message>
        <source>month | months</source>
        <translation>Monat | Monats | Monate | Monaten</translation>
    </message>
    <message>
        <source>quarter | quarters</source>
        <translation>Quartal | Quartale | Quartalen | Vierteljahr | Vierteljahre | Vierteljahren</translation>
    </message>
    <message>
        <source>year | years</source>
        <translation>Jahr | Jahre | Jahren</translation>
    </message>
</context>
<context>
    <name>roles</name>
    <message>
        <source>Solar power</source>
        <translation>Solarleistung</translation>
    </message>
    <message>
        <source>Grid power</source>
        <translation>Netzleistung</translation>
    </message>
    <message>
        <source>Battery power</source>
        <translation>Batterieleistung</translation>
    </message>
    <message>
        <source>Home power</source>
        <translation>Hausleistung</translation>
    </message>
    <message>
        <source>Battery level</source>
        <translation>Ladestand</translation>
    </message>
    <message>
        <source>Solar production</source>
        <translation>Solarertrag</translation>
    </message>
    <message>
        <source>Grid import</source>
        <translation>Netzbezug</translation>
    </message>
    <message>
        <source>Grid export</source>
        <translation>Einspeisung</translation>
    </message>
    <message>
        <source>Battery charge</source>
        <translation>Batterieladung</translation>
    </message>
    <message>
        <source>Battery discharge</source>
        <translation>Batterieentladung</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>Gas</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Wasser</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Grid power, + is export</source>
        <translation>Netzleistung, + ist Einspeisung</translation>
    </message>
    <message>
        <source>Battery power, + is charging</source>
        <translation>Batterieleistung, + ist Laden</translation>
    </message>
    <message>
        <source>Solar</source>
        <translation>Solar</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Haus</translation>
    </message>
    <message>
        <source>charged</source>
        <translation>geladen</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>eingespeist</translation>
    </message>
</context>
</TS>
