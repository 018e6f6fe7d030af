<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>With the names of sensors</source>
        <translation>Met de namen van sensoren</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Rapport kopiëren</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Rapport opslaan…</translation>
    </message>
    <message>
        <source>About version licence log folder data folder diagnostics report bug support help</source>
        <translation>Over versie licentie logboek log map gegevensmap diagnose rapport fout bug ondersteuning hulp help</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Rapport opslaan</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Tekst (*.txt)</translation>
    </message>
    <message>
        <source>Being made…</source>
        <translation>Wordt gemaakt…</translation>
    </message>
    <message>
        <source>Copied. Paste it where you ask for help.</source>
        <translation>Gekopieerd. Plak het waar je om hulp vraagt.</translation>
    </message>
    <message>
        <source>The report can&apos;t be saved in {0}: {1}.</source>
        <translation>Het rapport kan niet worden opgeslagen in {0}: {1}.</translation>
    </message>
    <message>
        <source>Saved in {0}</source>
        <translation>Opgeslagen in {0}</translation>
    </message>
    <message>
        <source>Energy Desktop</source>
        <translation>Energy Desktop</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licentie</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>Gemaakt met</translation>
    </message>
    <message>
        <source>Python {0} (PSF), Qt for Python {1} (LGPL/GPL), pyqtgraph {2} (MIT), Inter (OFL), Material Design Icons (Apache 2.0)</source>
        <translation>Python {0} (PSF), Qt for Python {1} (LGPL/GPL), pyqtgraph {2} (MIT), Inter (OFL), Material Design Icons (Apache 2.0)</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Logboek</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Gegevens</translation>
    </message>
    <message>
        <source>Set elsewhere</source>
        <translation>Elders ingesteld</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>simulated home</source>
        <translation>gesimuleerd huis</translation>
    </message>
    <message>
        <source>The detail of the log changes from the next start on.</source>
        <translation>Het detailniveau van het logboek verandert vanaf de volgende start.</translation>
    </message>
    <message>
        <source>A report tells whoever helps you how the program is: versions, settings, databases and the end of the log. It holds no token, key or password, and nothing is sent.</source>
        <translation>Een rapport laat degene die je helpt zien hoe het programma ervoor staat: versies, instellingen, databases en het einde van het logboek. Het bevat geen token, sleutel of wachtwoord, en er wordt niets verzonden.</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Logmap openen</translation>
    </message>
    <message>
        <source>Open data folder</source>
        <translation>Gegevensmap openen</translation>
    </message>
</context>
<context>
    <name>AddBookmark</name>
    <message>
        <source>Always {0}</source>
        <translation>Altijd {0}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Toevoegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Add a bookmark</source>
        <translation>Bladwijzer toevoegen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Vervangen</translation>
    </message>
    <message>
        <source>With the sensors, chart or table and comparison as they are now.</source>
        <translation>Met de sensoren, grafiek of tabel en vergelijking zoals ze nu zijn.</translation>
    </message>
    <message>
        <source>It takes the place of the bookmark {0}.</source>
        <translation>Dit vervangt de bladwijzer {0}.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Geef een naam op.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Periode</translation>
    </message>
</context>
<context>
    <name>AnotherPopup</name>
    <message>
        <source>Compare with the days from</source>
        <translation>Vergelijken met de dagen vanaf</translation>
    </message>
    <message>
        <source>First day to compare with</source>
        <translation>Eerste dag om mee te vergelijken</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergelijken</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Compare with another range</source>
        <translation>Vergelijken met een andere periode</translation>
    </message>
    <message>
        <source>This is no day. Write one like {0}.</source>
        <translation>Dit is geen dag. Schrijf een dag zoals {0}.</translation>
    </message>
    <message>
        <source>This day has not come yet. Choose an earlier one.</source>
        <translation>Deze dag moet nog komen. Kies een eerdere.</translation>
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
        <translation>Adres kopiëren</translation>
    </message>
    <message>
        <source>Open to the network</source>
        <translation>Openen voor het netwerk</translation>
    </message>
    <message>
        <source>HTTP API port address hosts network scripts keys</source>
        <translation>HTTP API poort adres hosts netwerk scripts sleutels</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Uit</translation>
    </message>
    <message>
        <source>On · this computer only</source>
        <translation>Aan · deze computer</translation>
    </message>
    <message>
        <source>On · network</source>
        <translation>Aan · netwerk</translation>
    </message>
    <message>
        <source>Use port {0}</source>
        <translation>Poort {0} gebruiken</translation>
    </message>
    <message>
        <source>Programs could read sensors and statistics here.</source>
        <translation>Programma’s zouden hier sensoren en statistieken kunnen lezen.</translation>
    </message>
    <message>
        <source>Open to this computer only: without a key nobody on the network may ask.</source>
        <translation>Alleen open voor deze computer: zonder sleutel mag niemand in het netwerk iets opvragen.</translation>
    </message>
    <message>
        <source>Programs that show a key can read everything here and, but for read-only keys, change settings.</source>
        <translation>Programma’s die een sleutel tonen, kunnen hier alles lezen en, behalve met een alleen-lezensleutel, instellingen wijzigen.</translation>
    </message>
    <message>
        <source>Programs on this computer can read everything here and change settings.</source>
        <translation>Programma’s op deze computer kunnen hier alles lezen en instellingen wijzigen.</translation>
    </message>
    <message>
        <source>It answers at {0}.</source>
        <translation>Bereikbaar op {0}.</translation>
    </message>
    <message>
        <source>Create a key first: whoever comes by the network has to show one.</source>
        <translation>Maak eerst een sleutel: wie via het netwerk komt, moet er een tonen.</translation>
    </message>
    <message>
        <source>Everybody is asked for a key. There is no encryption.</source>
        <translation>Iedereen wordt om een sleutel gevraagd. Er is geen versleuteling.</translation>
    </message>
    <message>
        <source>The HTTP API was changed.</source>
        <translation>De HTTP-API is gewijzigd.</translation>
    </message>
    <message>
        <source>LAN other computers listen host address remote</source>
        <translation>LAN andere computers luisteren host adres op afstand extern</translation>
    </message>
    <message>
        <source>password secret access create</source>
        <translation>wachtwoord geheim toegang maken aanmaken</translation>
    </message>
</context>
<context>
    <name>ApiKeyDialog</name>
    <message>
        <source>It may read</source>
        <translation>Mag lezen</translation>
    </message>
    <message>
        <source>It may do everything</source>
        <translation>Mag alles</translation>
    </message>
    <message>
        <source>Copy the key</source>
        <translation>Sleutel kopiëren</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Maken</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Nieuwe sleutel</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>Copy it now: it is not shown again, and kept by nobody but you.</source>
        <translation>Kopieer de sleutel nu: hij wordt niet meer getoond en alleen jij bewaart hem.</translation>
    </message>
    <message>
        <source>What uses it, such as “Dashboard in the hall”</source>
        <translation>Waarvoor, zoals “Dashboard in de hal”</translation>
    </message>
    <message>
        <source>The new key</source>
        <translation>De nieuwe sleutel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
</context>
<context>
    <name>ApiKeyList</name>
    <message>
        <source>Keys</source>
        <translation>Sleutels</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Nieuwe sleutel</translation>
    </message>
    <message>
        <source>New key…</source>
        <translation>Nieuwe sleutel…</translation>
    </message>
    <message>
        <source>Revoke a key</source>
        <translation>Sleutel intrekken</translation>
    </message>
    <message>
        <source>Revoke the key “{0}”?</source>
        <translation>De sleutel “{0}” intrekken?</translation>
    </message>
    <message>
        <source>Programs that use it are refused at once.</source>
        <translation>Programma’s die hem gebruiken, worden meteen geweigerd.</translation>
    </message>
    <message>
        <source>Programs that use it are refused at once. It is the last key: then the HTTP API answers this computer alone, without a key.</source>
        <translation>Programma’s die hem gebruiken, worden meteen geweigerd. Het is de laatste sleutel: daarna antwoordt de HTTP-API alleen nog deze computer, zonder sleutel.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Intrekken</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Revoke {0}</source>
        <translation>{0} intrekken</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>reads only</source>
        <translation>alleen lezen</translation>
    </message>
    <message>
        <source>{0} · given at the start</source>
        <translation>{0} · bij de start opgegeven</translation>
    </message>
    <message>
        <source>{0} · since {1}</source>
        <translation>{0} · sinds {1}</translation>
    </message>
</context>
<context>
    <name>AppearanceCard</name>
    <message>
        <source>Appearance</source>
        <translation>Uiterlijk</translation>
    </message>
    <message>
        <source>Reduced: nothing slides or fades. System: as the desktop is set. Full: always moves.</source>
        <translation>Beperkt: niets schuift of vervaagt. Systeem: zoals het bureaublad is ingesteld. Volledig: altijd beweging.</translation>
    </message>
    <message>
        <source>Weeks begin on</source>
        <translation>Eerste dag van de week</translation>
    </message>
    <message>
        <source>Appearance theme light dark high contrast colours text size font clock time zone language locale first day of week motion animation accessibility</source>
        <translation>Uiterlijk weergave thema licht donker hoog contrast kleuren tekstgrootte lettergrootte lettertype klok tijd tijdzone taal land eerste dag van de week beweging animatie toegankelijkheid</translation>
    </message>
    <message>
        <source>Appearance was changed.</source>
        <translation>Het uiterlijk is gewijzigd.</translation>
    </message>
</context>
<context>
    <name>AutostartOffer</name>
    <message>
        <source>No, thanks</source>
        <translation>Nee, bedankt</translation>
    </message>
    <message>
        <source>Start Energy Desktop when you log in, so that it records all the time?</source>
        <translation>Energy Desktop starten wanneer je je aanmeldt, zodat het altijd registreert?</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Starten bij aanmelden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
</context>
<context>
    <name>BackgroundCard</name>
    <message>
        <source>Background and notifications</source>
        <translation>Achtergrond en meldingen</translation>
    </message>
    <message>
        <source>Start when you log in</source>
        <translation>Starten wanneer je je aanmeldt</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Keep recording</source>
        <translation>Blijven registreren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Afsluiten</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>Als het venster wordt gesloten</translation>
    </message>
    <message>
        <source>Background notifications tray start at login autostart close window quit quiet hours</source>
        <translation>Achtergrond meldingen systeemvak starten bij aanmelden inloggen autostart venster sluiten afsluiten stille uren</translation>
    </message>
    <message>
        <source>It goes to the tray where there is one; without a tray you are asked.</source>
        <translation>Het programma gaat naar het systeemvak als dat er is; zonder systeemvak wordt het je gevraagd.</translation>
    </message>
    <message>
        <source>Without a tray, start the program again to see the window.</source>
        <translation>Zonder systeemvak: start het programma opnieuw om het venster te zien.</translation>
    </message>
    <message>
        <source>Nothing is recorded until the program is started again.</source>
        <translation>Er wordt niets geregistreerd tot het programma weer wordt gestart.</translation>
    </message>
    <message>
        <source>Background and notifications were changed.</source>
        <translation>Achtergrond en meldingen zijn gewijzigd.</translation>
    </message>
    <message>
        <source>Notify when</source>
        <translation>Melden wanneer</translation>
    </message>
</context>
<context>
    <name>BarChart</name>
    <message>
        <source>Total</source>
        <translation>Totaal</translation>
    </message>
    <message>
        <source>Total below zero</source>
        <translation>Totaal onder nul</translation>
    </message>
    <message>
        <source>Total above zero</source>
        <translation>Totaal boven nul</translation>
    </message>
</context>
<context>
    <name>BookmarkMenu</name>
    <message>
        <source>Add a bookmark…</source>
        <translation>Bladwijzer toevoegen…</translation>
    </message>
    <message>
        <source>Rename or delete…</source>
        <translation>Hernoemen of verwijderen…</translation>
    </message>
    <message>
        <source>Of the bookmark {0} these are no longer recorded: {1}.</source>
        <translation>Van de bladwijzer {0} worden deze niet meer geregistreerd: {1}.</translation>
    </message>
</context>
<context>
    <name>BucketReadout</name>
    <message>
        <source>No data yet</source>
        <translation>Nog geen gegevens</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Nog niet</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>geen gegevens</translation>
    </message>
    <message>
        <source>compared with</source>
        <translation>vergeleken met</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>niets</translation>
    </message>
</context>
<context>
    <name>BucketTableModel</name>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>With what was counted in gaps, which is in no row</source>
        <translation>Inclusief wat in hiaten is geteld en in geen enkele rij staat</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totaal</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Nog geen gegevens</translation>
    </message>
    <message>
        <source>{0}: {1} % known</source>
        <translation>{0}: {1} % bekend</translation>
    </message>
</context>
<context>
    <name>BusMessages</name>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
</context>
<context>
    <name>ChartLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legenda</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n meer</numerusform>
            <numerusform>+%n meer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>{0}, {1}, chart</source>
        <translation>{0}, {1}, grafiek</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>passed</source>
        <translation>geslaagd</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>mislukt</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>niet geprobeerd</translation>
    </message>
    <message>
        <source>{0} statistics</source>
        <translation>{0} statistieken</translation>
    </message>
    <message>
        <source>{0} of energy, power or battery</source>
        <translation>{0} energie, vermogen, batterij</translation>
    </message>
    <message>
        <source>{0} per second</source>
        <translation>{0} per seconde</translation>
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
        <translation>Vergelijken met: {0}</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergelijken</translation>
    </message>
</context>
<context>
    <name>ConnectionCard</name>
    <message>
        <source>Connection</source>
        <translation>Verbinding</translation>
    </message>
    <message>
        <source>Accept this certificate although it can&apos;t be verified</source>
        <translation>Dit certificaat accepteren, ook al kan het niet worden gecontroleerd</translation>
    </message>
    <message>
        <source>Keep the token for this run only</source>
        <translation>Token alleen voor deze sessie bewaren</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbinding testen</translation>
    </message>
    <message>
        <source>Replace token</source>
        <translation>Token vervangen</translation>
    </message>
    <message>
        <source>Replace token…</source>
        <translation>Token vervangen…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Connection address token test certificate keyring Home Assistant URL</source>
        <translation>Verbinding adres token testen certificaat sleutelbos Home Assistant URL</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testen…</translation>
    </message>
    <message>
        <source>Saved. Recording continues with this connection.</source>
        <translation>Opgeslagen. De registratie gaat verder met deze verbinding.</translation>
    </message>
    <message>
        <source>This computer has no keyring that can keep the token. Tick below to use it for this run only, or give it with HA_TOKEN_FILE.</source>
        <translation>Deze computer heeft geen sleutelbos die het token kan bewaren. Vink hieronder aan om het alleen voor deze sessie te gebruiken, of geef het op met HA_TOKEN_FILE.</translation>
    </message>
    <message>
        <source>The token is known for this run only and kept nowhere.</source>
        <translation>Het token is alleen voor deze sessie bekend en wordt nergens bewaard.</translation>
    </message>
    <message>
        <source>The token is set by {0} in the environment, not kept in your keyring; one that you save here counts before it.</source>
        <translation>Het token is ingesteld met {0} in de omgeving en wordt niet in je sleutelbos bewaard; een token dat je hier opslaat, gaat voor.</translation>
    </message>
    <message>
        <source>The token is set by {0} in the file .env, not kept in your keyring; one that you save here counts before it.</source>
        <translation>Het token is ingesteld met {0} in het bestand .env en wordt niet in je sleutelbos bewaard; een token dat je hier opslaat, gaat voor.</translation>
    </message>
    <message>
        <source>The token is kept in your system keyring, never in a file.</source>
        <translation>Het token wordt bewaard in de sleutelbos van je systeem, nooit in een bestand.</translation>
    </message>
    <message>
        <source>This computer has no keyring. The token can be kept for this run only, or be read at each start from the file named by HA_TOKEN_FILE.</source>
        <translation>Deze computer heeft geen sleutelbos. Het token kan alleen voor deze sessie worden bewaard, of bij elke start worden gelezen uit het bestand dat HA_TOKEN_FILE noemt.</translation>
    </message>
    <message>
        <source>The address is that of the simulated home.</source>
        <translation>Het adres is dat van het gesimuleerde huis.</translation>
    </message>
    <message>
        <source>The address is set by HA_URL in the environment; one that you save here counts before it.</source>
        <translation>Het adres is ingesteld met HA_URL in de omgeving; een adres dat je hier opslaat, gaat voor.</translation>
    </message>
    <message>
        <source>The address is set by HA_URL in the file .env; one that you save here counts before it.</source>
        <translation>Het adres is ingesteld met HA_URL in het bestand .env; een adres dat je hier opslaat, gaat voor.</translation>
    </message>
    <message>
        <source>The address is set on the command line, for this run.</source>
        <translation>Het adres is voor deze sessie ingesteld op de opdrachtregel.</translation>
    </message>
    <message>
        <source>Paste a long-lived access token</source>
        <translation>Plak een toegangstoken met lange levensduur</translation>
    </message>
    <message>
        <source>Connected · HA {0}</source>
        <translation>Verbonden · HA {0}</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Token geweigerd</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Nog niet verbonden</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Niet verbonden</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Gepauzeerd</translation>
    </message>
    <message>
        <source>Paused until {0}</source>
        <translation>Gepauzeerd tot {0}</translation>
    </message>
    <message>
        <source>URL host server IP</source>
        <translation>URL host server IP adres</translation>
    </message>
    <message>
        <source>password sign in login key</source>
        <translation>wachtwoord aanmelden inloggen sleutel</translation>
    </message>
    <message>
        <source>Home Assistant address</source>
        <translation>Adres van Home Assistant</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Toegangstoken</translation>
    </message>
</context>
<context>
    <name>ConnectionChip</name>
    <message>
        <source>Repairing gaps {0}</source>
        <translation>Hiaten worden hersteld {0}</translation>
    </message>
    <message>
        <source>Importing history {0}</source>
        <translation>Geschiedenis wordt geïmporteerd {0}</translation>
    </message>
    <message>
        <source>Recording · waiting to be stored: {0}</source>
        <translation>Registratie loopt · nog op te slaan: {0}</translation>
    </message>
    <message>
        <source>Live · MongoDB is away</source>
        <translation>Live · MongoDB is niet bereikbaar</translation>
    </message>
    <message>
        <source>Live · waiting for first reading</source>
        <translation>Live · nog geen meetwaarde</translation>
    </message>
    <message>
        <source>Live · updated {0}</source>
        <translation>Live · bijgewerkt {0}</translation>
    </message>
    <message>
        <source>Offline since {0}</source>
        <translation>Offline sinds {0}</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Verbinding wordt hersteld</translation>
    </message>
    <message>
        <source>Reconnecting · last data {0}</source>
        <translation>Verbinding wordt hersteld · laatste gegevens {0}</translation>
    </message>
    <message>
        <source>{0} · next try in {1}</source>
        <translation>{0} · nieuwe poging over {1}</translation>
    </message>
    <message>
        <source>Recording paused</source>
        <translation>Registratie gepauzeerd</translation>
    </message>
    <message>
        <source>Recording paused until {0}</source>
        <translation>Registratie gepauzeerd tot {0}</translation>
    </message>
    <message>
        <source>Not connected yet · set up</source>
        <translation>Nog niet verbonden · instellen</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbinding wordt gemaakt</translation>
    </message>
    <message>
        <source>Home Assistant is starting</source>
        <translation>Home Assistant start op</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Token geweigerd</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Alleen lezen</translation>
    </message>
</context>
<context>
    <name>ConnectionDialog</name>
    <message>
        <source>Connection to the servers</source>
        <translation>Verbinding met de servers</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Where MongoDB and QuestDB are. Energy Desktop starts anew with what you save; no data is moved.</source>
        <translation>Waar MongoDB en QuestDB te vinden zijn. Energy Desktop start opnieuw met wat je opslaat; er worden geen gegevens verplaatst.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Opslaan…</translation>
    </message>
</context>
<context>
    <name>ContinuedDialog</name>
    <message>
        <source>Continue</source>
        <translation>Voortzetten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>They read as one now.</source>
        <translation>Ze worden nu als één sensor gelezen.</translation>
    </message>
    <message>
        <source>Each reads on its own again.</source>
        <translation>Elke sensor wordt weer apart gelezen.</translation>
    </message>
    <message>
        <source>This date has not come yet; choose one that has.</source>
        <translation>Deze datum moet nog komen; kies een eerdere.</translation>
    </message>
    <message>
        <source>{0}, continued by {1} from {2}</source>
        <translation>{0}, voortgezet door {1} vanaf {2}</translation>
    </message>
    <message>
        <source>Replaced sensors</source>
        <translation>Vervangen sensoren</translation>
    </message>
    <message>
        <source>Choose a sensor</source>
        <translation>Kies een sensor</translation>
    </message>
    <message>
        <source>After a meter or a plug was exchanged, its history goes on with the new sensor: charts and sums read both as one. Sensors renamed in Home Assistant are followed by themselves.</source>
        <translation>Nadat een meter of stekker is vervangen, gaat de geschiedenis verder met de nieuwe sensor: grafieken en totalen lezen beide als één. Sensoren die in Home Assistant zijn hernoemd, worden vanzelf gevolgd.</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>Continued by</source>
        <translation>Voortgezet door</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Vanaf</translation>
    </message>
    <message>
        <source>{0} is read only from {1} on; choose a later date.</source>
        <translation>{0} wordt pas gelezen vanaf {1}; kies een latere datum.</translation>
    </message>
    <message>
        <source>{0} has readings after this date; they will no longer be shown.</source>
        <translation>{0} heeft meetwaarden na deze datum; die worden niet meer getoond.</translation>
    </message>
    <message>
        <source>{0} has readings since {1}; those before this date will no longer be shown.</source>
        <translation>{0} heeft meetwaarden sinds {1}; die van vóór deze datum worden niet meer getoond.</translation>
    </message>
    <message>
        <source>Nothing is deleted: undone, all of it is shown again.</source>
        <translation>Er wordt niets verwijderd: maak het ongedaan en alles wordt weer getoond.</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>This change is not real: count nothing</source>
        <translation>Deze verandering is niet echt: niets tellen</translation>
    </message>
    <message>
        <source>The meter began anew: count it from 0</source>
        <translation>De meter begon opnieuw: tel vanaf 0</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corrigeren</translation>
    </message>
    <message>
        <source>Undo correction</source>
        <translation>Correctie ongedaan maken</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Corrected.</source>
        <translation>Gecorrigeerd.</translation>
    </message>
    <message>
        <source>Correction undone: the change counts as recorded.</source>
        <translation>Correctie ongedaan gemaakt: de verandering telt zoals geregistreerd.</translation>
    </message>
    <message>
        <source>The change counts as corrected again.</source>
        <translation>De verandering telt weer zoals gecorrigeerd.</translation>
    </message>
    <message>
        <source>Count from 0 all the same</source>
        <translation>Toch vanaf 0 tellen</translation>
    </message>
    <message>
        <source>Not corrected yet. Is this what you mean?</source>
        <translation>Nog niet gecorrigeerd. Bedoel je dit?</translation>
    </message>
    <message>
        <source>Looking for its changes…</source>
        <translation>Veranderingen worden gezocht…</translation>
    </message>
    <message>
        <source>Choose the change to correct.</source>
        <translation>Kies de verandering die gecorrigeerd moet worden.</translation>
    </message>
    <message>
        <source>The meter did not change in this time.</source>
        <translation>De meter is in deze tijd niet veranderd.</translation>
    </message>
    <message>
        <source>Correct again</source>
        <translation>Opnieuw corrigeren</translation>
    </message>
    <message>
        <source>Correct a change of a meter</source>
        <translation>Verandering van een meter corrigeren</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Meter</translation>
    </message>
    <message>
        <source>Greatest changes, as the meter showed them</source>
        <translation>Grootste veranderingen, zoals de meter ze aangaf</translation>
    </message>
    <message>
        <source>Corrections of this meter</source>
        <translation>Correcties van deze meter</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>Why, for example: battery exchanged</source>
        <translation>Waarom, bijvoorbeeld: batterij vervangen</translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} tot {1}</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>van {0} tot {1}</translation>
    </message>
    <message>
        <source>The change of {0} will count {1}.</source>
        <translation>De verandering van {0} zal tellen als {1}.</translation>
    </message>
    <message>
        <source>The change counts {0}, as corrected.</source>
        <translation>De verandering telt als {0}, zoals gecorrigeerd.</translation>
    </message>
    <message>
        <source>The change will count {0} instead of {1}.</source>
        <translation>De verandering zal tellen als {0} in plaats van {1}.</translation>
    </message>
    <message>
        <source>The meter rose here. One that began anew shows less than before: counted from 0, all that it ever counted was used at this moment.</source>
        <translation>De meter liep hier op. Een meter die opnieuw begon, geeft minder aan dan daarvoor: vanaf 0 geteld zou alles wat hij ooit heeft geteld op dit moment zijn verbruikt.</translation>
    </message>
    <message>
        <source>not real</source>
        <translation>niet echt</translation>
    </message>
    <message>
        <source>began anew at 0</source>
        <translation>opnieuw begonnen bij 0</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>ongedaan gemaakt</translation>
    </message>
</context>
<context>
    <name>CoverageLegend</name>
    <message>
        <source>Repair</source>
        <translation>Herstellen</translation>
    </message>
    <message>
        <source>Ask Home Assistant again for what is missing here</source>
        <translation>Home Assistant opnieuw vragen naar wat hier ontbreekt</translation>
    </message>
    <message>
        <source>Corrections: say which change of a meter is not real, or undo it</source>
        <translation>Correcties: geef aan welke verandering van een meter niet echt is, of maak dat ongedaan</translation>
    </message>
</context>
<context>
    <name>CoverageStrip</name>
    <message>
        <source>How each moment is known</source>
        <translation>Waar de waarden vandaan komen</translation>
    </message>
</context>
<context>
    <name>DashboardLayout</name>
    <message>
        <source>Retry</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Solar</source>
        <translation>Zon</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Huis</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterij</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Net</translation>
    </message>
    <message>
        <source>Today’s energy flow</source>
        <translation>Energiestroom van vandaag</translation>
    </message>
    <message>
        <source>kWh</source>
        <translation>kWh</translation>
    </message>
    <message>
        <source>Nothing recorded here yet</source>
        <translation>Hier is nog niets geregistreerd</translation>
    </message>
    <message>
        <source>Choose the sensors that tell what your home produces and uses.</source>
        <translation>Kies de sensoren die aangeven wat je huis opwekt en verbruikt.</translation>
    </message>
    <message>
        <source>Choose sensors</source>
        <translation>Sensoren kiezen</translation>
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
        <translation>Kan nu niet worden gelezen</translation>
    </message>
    <message>
        <source>The flow can&apos;t be shown</source>
        <translation>De energiestroom kan niet worden getoond</translation>
    </message>
</context>
<context>
    <name>DatabaseCard</name>
    <message>
        <source>Database</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Repair now</source>
        <translation>Nu herstellen</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Back-up maken…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Terugzetten…</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>Verbinding bewerken…</translation>
    </message>
    <message>
        <source>Database kind location size readings oldest disk DuckDB SQLite repair gaps backup restore move servers MongoDB QuestDB docker connection address password</source>
        <translation>Database soort locatie grootte meetwaarden oudste schijf DuckDB SQLite herstellen hiaten back-up terugzetten verplaatsen servers MongoDB QuestDB docker verbinding adres wachtwoord</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Back-up maken</translation>
    </message>
    <message>
        <source>made: {0}</source>
        <translation>gemaakt: {0}</translation>
    </message>
    <message>
        <source>being made, {0}</source>
        <translation>wordt gemaakt, {0}</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Back-up</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <translation>Back-ups (*.zip)</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Terugzetten</translation>
    </message>
    <message>
        <source>done; Energy Desktop starts anew</source>
        <translation>klaar; Energy Desktop start opnieuw</translation>
    </message>
    <message>
        <source>file checked, {0}</source>
        <translation>bestand gecontroleerd, {0}</translation>
    </message>
    <message>
        <source>being added, {0}</source>
        <translation>wordt toegevoegd, {0}</translation>
    </message>
    <message>
        <source>Add the data of {0}?</source>
        <translation>De gegevens van {0} toevoegen?</translation>
    </message>
    <message>
        <source>Readings, sensors and settings that are missing here are added; nothing that is here is changed. Recording goes on meanwhile, then Energy Desktop starts anew. To put the backup in the place of what is here: energy-desktop restore FILE --replace</source>
        <translation>Meetwaarden, sensoren en instellingen die hier ontbreken, worden toegevoegd; wat er al is, verandert niet. De registratie gaat intussen door, daarna start Energy Desktop opnieuw. Om de back-up in de plaats te zetten van wat er nu is: energy-desktop restore FILE --replace</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Toevoegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Move to servers…</source>
        <translation>Naar servers verplaatsen…</translation>
    </message>
    <message>
        <source>Move to this computer…</source>
        <translation>Naar deze computer verplaatsen…</translation>
    </message>
    <message>
        <source>Asks Home Assistant again for all that is missing, and compares the rest</source>
        <translation>Vraagt Home Assistant opnieuw naar alles wat ontbreekt en vergelijkt de rest</translation>
    </message>
    <message>
        <source>Adds what a backup holds and is missing here</source>
        <translation>Voegt toe wat in een back-up staat en hier ontbreekt</translation>
    </message>
    <message>
        <source>Writes everything into one file, which either kind of database takes back</source>
        <translation>Schrijft alles in één bestand, dat elke soort database kan terugzetten</translation>
    </message>
    <message>
        <source>gaps missing fetch history again compare</source>
        <translation>hiaten gaten ontbrekend ophalen geschiedenis opnieuw vergelijken</translation>
    </message>
    <message>
        <source>backup save copy export zip safe</source>
        <translation>backup back-up opslaan kopie kopiëren exporteren zip veilig</translation>
    </message>
    <message>
        <source>import load backup zip</source>
        <translation>importeren laden backup herstellen zip</translation>
    </message>
    <message>
        <source>migrate MongoDB QuestDB docker servers embedded DuckDB</source>
        <translation>migreren MongoDB QuestDB docker servers ingebouwd DuckDB</translation>
    </message>
    <message>
        <source>MongoDB QuestDB address password user port TLS</source>
        <translation>MongoDB QuestDB adres wachtwoord gebruiker poort TLS</translation>
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
        <translation>{0} + {1}, op deze computer</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Locatie</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>Vrij op de schijf</translation>
    </message>
    <message>
        <source>{0}: failed. {1}</source>
        <translation>{0}: mislukt. {1}</translation>
    </message>
    <message>
        <source>Last fetched from HA</source>
        <translation>Laatst opgehaald uit HA</translation>
    </message>
    <message>
        <source>Compared with HA</source>
        <translation>Vergeleken met HA</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>onbekend</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Grootte</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Meetwaarden</translation>
    </message>
    <message>
        <source>Oldest reading</source>
        <translation>Oudste meetwaarde</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>In wachtrij</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Herstel</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Back-up</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Terugzetten</translation>
    </message>
    <message numerus="yes">
        <source>{0}: {1} values of %n sensor(s)</source>
        <translation>
            <numerusform>{0}: {1} waarden van %n sensor</numerusform>
            <numerusform>{0}: {1} waarden van %n sensoren</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}: nothing was missing</source>
        <translation>{0}: er ontbrak niets</translation>
    </message>
    <message>
        <source>Both answer</source>
        <translation>Beide antwoorden</translation>
    </message>
    <message>
        <source>{0} does not answer</source>
        <translation>{0} antwoordt niet</translation>
    </message>
    <message>
        <source>Neither answers</source>
        <translation>Geen van beide antwoordt</translation>
    </message>
    <message>
        <source>{0}, when last asked</source>
        <translation>{0}, bij de laatste controle</translation>
    </message>
    <message>
        <source>{0} readings, stored when it is back; nothing is lost</source>
        <translation>{0} meetwaarden, opgeslagen zodra die terug is; niets gaat verloren</translation>
    </message>
    <message>
        <source>goes on when the database is back</source>
        <translation>gaat verder als de database terug is</translation>
    </message>
    <message>
        <source>going on now, in small steps beside the recording</source>
        <translation>nu bezig, in kleine stappen naast de registratie</translation>
    </message>
    <message>
        <source>{0} readings mended</source>
        <translation>{0} meetwaarden hersteld</translation>
    </message>
    <message>
        <source>daily, nothing to mend</source>
        <translation>dagelijks, niets te herstellen</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>nog geen</translation>
    </message>
    <message>
        <source>{0}, as hourly statistics</source>
        <translation>{0}, als uurstatistieken</translation>
    </message>
    <message>
        <source>{0}, as hourly statistics; single readings since {1}</source>
        <translation>{0}, als uurstatistieken; losse meetwaarden sinds {1}</translation>
    </message>
</context>
<context>
    <name>DatePopup</name>
    <message>
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>To</source>
        <translation>T/m</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>No device has used anything yet</source>
        <translation>Nog geen apparaat heeft iets verbruikt</translation>
    </message>
    <message>
        <source>Nothing is known of these days yet</source>
        <translation>Over deze dagen is nog niets bekend</translation>
    </message>
    <message>
        <source>Can’t be read now</source>
        <translation>Kan nu niet worden gelezen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>ongeveer {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n other device(s)</source>
        <translation>
            <numerusform>%n ander apparaat</numerusform>
            <numerusform>%n andere apparaten</numerusform>
        </translation>
    </message>
    <message>
        <source>Not tracked</source>
        <translation>Niet gevolgd</translation>
    </message>
    <message>
        <source>Top consumers</source>
        <translation>Grootste verbruikers</translation>
    </message>
    <message>
        <source>today</source>
        <translation>vandaag</translation>
    </message>
    <message>
        <source>Last 14 days</source>
        <translation>Laatste 14 dagen</translation>
    </message>
    <message>
        <source>home use by hour</source>
        <translation>huisverbruik per uur</translation>
    </message>
    <message>
        <source>Home use by hour of the last 14 days, in kWh</source>
        <translation>Huisverbruik per uur in de laatste 14 dagen, in kWh</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als tabel tonen</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Energy Desktop keeps recording in the tray. Quit it from the tray&apos;s menu.</source>
        <translation>Energy Desktop blijft registreren in het systeemvak. Sluit het af via het menu in het systeemvak.</translation>
    </message>
    <message>
        <source>Energy Desktop keeps recording in the background. Start it again to see its window, where Ctrl+Q quits it.</source>
        <translation>Energy Desktop blijft op de achtergrond registreren. Start het opnieuw om het venster te zien; daar sluit Ctrl+Q het af.</translation>
    </message>
    <message>
        <source>Energy Desktop</source>
        <translation>Energy Desktop</translation>
    </message>
    <message>
        <source>Today is exported</source>
        <translation>Gegevens van vandaag geëxporteerd</translation>
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
            <numerusform>%n geselecteerd</numerusform>
            <numerusform>%n geselecteerd</numerusform>
        </translation>
    </message>
    <message>
        <source>Search sensors</source>
        <translation>Sensoren zoeken</translation>
    </message>
    <message>
        <source>Search name, area or ID</source>
        <translation>Naam, ruimte of ID</translation>
    </message>
    <message>
        <source>Sensors to draw</source>
        <translation>Te tekenen sensoren</translation>
    </message>
</context>
<context>
    <name>EntityTree</name>
    <message>
        <source>Sources</source>
        <translation>Bronnen</translation>
    </message>
    <message>
        <source>Sinks</source>
        <translation>Bestemmingen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Apparaten</translation>
    </message>
    <message>
        <source>Gas and water</source>
        <translation>Gas en water</translation>
    </message>
    <message>
        <source>Climate</source>
        <translation>Klimaat</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Overig</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The system says: {0}.</source>
        <translation>Het systeem zegt: {0}.</translation>
    </message>
    <message>
        <source>Something went wrong. The log has the details.</source>
        <translation>Er ging iets mis. Meer staat in het logboek.</translation>
    </message>
</context>
<context>
    <name>FindStep</name>
    <message>
        <source>Accept this certificate although it can&apos;t be verified</source>
        <translation>Dit certificaat accepteren, ook al kan het niet worden gecontroleerd</translation>
    </message>
    <message>
        <source>Is this your Home Assistant?</source>
        <translation>Is dit jouw Home Assistant?</translation>
    </message>
    <message numerus="yes">
        <source>Found %n on this network.</source>
        <translation>
            <numerusform>%n gevonden in dit netwerk.</numerusform>
            <numerusform>%n gevonden in dit netwerk.</numerusform>
        </translation>
    </message>
    <message>
        <source>Or type the address</source>
        <translation>Of typ het adres</translation>
    </message>
    <message>
        <source>Where is your Home Assistant?</source>
        <translation>Waar is je Home Assistant?</translation>
    </message>
    <message>
        <source>Type the address</source>
        <translation>Typ het adres</translation>
    </message>
    <message>
        <source>Looking for it on this network…</source>
        <translation>Zoeken in dit netwerk…</translation>
    </message>
    <message>
        <source>None has answered on this network yet. It may be on another one, or a VPN may hide it: type the address that you open it with in the browser.</source>
        <translation>In dit netwerk heeft nog geen Home Assistant geantwoord. Misschien draait Home Assistant in een ander netwerk, of verbergt een VPN het: typ het adres waarmee je het in de browser opent.</translation>
    </message>
    <message>
        <source>Address of Home Assistant</source>
        <translation>Adres van Home Assistant</translation>
    </message>
    <message>
        <source>A name or number, with port and http or https where they matter.</source>
        <translation>Een naam of nummer, met poort en http of https waar dat nodig is.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Find Home Assistant</source>
        <translation>Home Assistant zoeken</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Aanmelden</translation>
    </message>
    <message>
        <source>Choose sensors</source>
        <translation>Sensoren kiezen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Doorgaan</translation>
    </message>
    <message>
        <source>Looking for Home Assistant…</source>
        <translation>Home Assistant zoeken…</translation>
    </message>
    <message>
        <source>Signing in and looking for sensors…</source>
        <translation>Aanmelden en sensoren zoeken…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Starten…</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>Registratie starten</translation>
    </message>
    <message>
        <source>History is imported in the background.</source>
        <translation>De geschiedenis wordt op de achtergrond geïmporteerd.</translation>
    </message>
    <message>
        <source>Leave the set-up?</source>
        <translation>De configuratie verlaten?</translation>
    </message>
    <message>
        <source>Nothing is recorded before it is done.</source>
        <translation>Er wordt pas geregistreerd als die klaar is.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlaten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Doorgaan</translation>
    </message>
    <message>
        <source>Set up Energy Desktop</source>
        <translation>Energy Desktop instellen</translation>
    </message>
</context>
<context>
    <name>Flow</name>
    <message>
        <source>Solar</source>
        <translation>Zon</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterij</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Net</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Huis</translation>
    </message>
    <message>
        <source>No energy has flowed yet</source>
        <translation>Er is nog geen energie gestroomd</translation>
    </message>
    <message>
        <source>{0} from {1} to {2}</source>
        <translation>{0} van {1} naar {2}</translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>Home use by hour of the last 14 days</source>
        <translation>Huisverbruik per uur in de laatste 14 dagen</translation>
    </message>
    <message>
        <source>No such hour, or not over yet</source>
        <translation>Dit uur bestaat niet of is nog niet voorbij</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>geen gegevens</translation>
    </message>
    <message>
        <source>Home used</source>
        <translation>Huisverbruik</translation>
    </message>
    <message>
        <source>{0} kWh or more</source>
        <translation>{0} kWh of meer</translation>
    </message>
    <message>
        <source>Nothing is known yet</source>
        <translation>Er is nog niets bekend</translation>
    </message>
    <message>
        <source>Most in one hour: {0} on {1}</source>
        <translation>Hoogste waarde van een uur: {0} op {1}</translation>
    </message>
</context>
<context>
    <name>HeatTable</name>
    <message>
        <source>no data</source>
        <translation>geen gegevens</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Another range</source>
        <translation>Andere periode</translation>
    </message>
    <message>
        <source>Another range, from {0}</source>
        <translation>Andere periode, vanaf {0}</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Niets</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>De vorige periode</translation>
    </message>
    <message>
        <source>A year earlier, same weekdays</source>
        <translation>Een jaar eerder, zelfde weekdagen</translation>
    </message>
    <message>
        <source>A year earlier, same dates</source>
        <translation>Een jaar eerder, zelfde datums</translation>
    </message>
    <message>
        <source>{0} with {1}</source>
        <translation>{0} met {1}</translation>
    </message>
    <message>
        <source>{0}, both up to the same time of day</source>
        <translation>{0}, beide tot hetzelfde tijdstip</translation>
    </message>
    <message>
        <source>{0} would be compared with itself. Choose other days.</source>
        <translation>{0} zou met zichzelf worden vergeleken. Kies andere dagen.</translation>
    </message>
    <message>
        <source>{0} have not passed yet.</source>
        <translation>{0} zijn nog niet voorbij.</translation>
    </message>
    <message>
        <source>{0} has not passed yet.</source>
        <translation>{0} is nog niet voorbij.</translation>
    </message>
    <message>
        <source>{0} Choose an earlier day.</source>
        <translation>{0} Kies een eerdere dag.</translation>
    </message>
    <message>
        <source>Nothing was recorded before {0}. Choose a later day.</source>
        <translation>Vóór {0} is niets geregistreerd. Kies een latere dag.</translation>
    </message>
    <message>
        <source>Not compared: {0}</source>
        <translation>Niet vergeleken: {0}</translation>
    </message>
    <message>
        <source>later</source>
        <translation>later</translation>
    </message>
    <message>
        <source>before</source>
        <translation>eerder</translation>
    </message>
    <message>
        <source>mark: {0}</source>
        <translation>streepje: {0}</translation>
    </message>
    <message>
        <source>dashed: {0}</source>
        <translation>gestreept: {0}</translation>
    </message>
    <message>
        <source>{0}, of which only {1} is known,</source>
        <translation>{0}, waarvan slechts {1} bekend is,</translation>
    </message>
    <message>
        <source>{0}, of which nothing is known</source>
        <translation>{0}, waarvan niets bekend is</translation>
    </message>
    <message>
        <source>{0}, of which only {1} is known</source>
        <translation>{0}, waarvan slechts {1} bekend is</translation>
    </message>
    <message>
        <source>only {0} of that time is known</source>
        <translation>slechts {0} van die tijd is bekend</translation>
    </message>
    <message>
        <source>only {0} of this time is known</source>
        <translation>slechts {0} van deze tijd is bekend</translation>
    </message>
    <message>
        <source>{0}: {1}, {2} {3} ({4})</source>
        <translation>{0}: {1}, {2} {3} ({4})</translation>
    </message>
    <message>
        <source>{0} ({1} days)</source>
        <translation>{0} ({1} dagen)</translation>
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
        <translation>Energie per 5 minuten</translation>
    </message>
    <message>
        <source>Used per 5 minutes</source>
        <translation>Verbruik per 5 minuten</translation>
    </message>
    <message>
        <source>Energy per hour</source>
        <translation>Energie per uur</translation>
    </message>
    <message>
        <source>Used per hour</source>
        <translation>Verbruik per uur</translation>
    </message>
    <message>
        <source>Energy per day</source>
        <translation>Energie per dag</translation>
    </message>
    <message>
        <source>Used per day</source>
        <translation>Verbruik per dag</translation>
    </message>
    <message>
        <source>Energy per month</source>
        <translation>Energie per maand</translation>
    </message>
    <message>
        <source>Used per month</source>
        <translation>Verbruik per maand</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Vermogen</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatuur</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemeten</translation>
    </message>
    <message>
        <source>{0} · mean of an hour, no single readings are known</source>
        <translation>{0} · gemiddelde van een uur, losse meetwaarden zijn niet bekend</translation>
    </message>
    <message>
        <source>{0} · each reading, mean of an hour where no more is known</source>
        <translation>{0} · elke meetwaarde, gemiddelde van een uur waar niet meer bekend is</translation>
    </message>
    <message>
        <source>{0} · each reading, held until the next</source>
        <translation>{0} · elke meetwaarde, geldig tot de volgende</translation>
    </message>
    <message>
        <source>{0} · mean of {1}, band from least to most</source>
        <translation>{0} · gemiddelde van {1}, band van laagste tot hoogste</translation>
    </message>
    <message>
        <source>{0} · mean of 5 minutes, of an hour where no more is known</source>
        <translation>{0} · gemiddelde van 5 minuten, van een uur waar niet meer bekend is</translation>
    </message>
    <message>
        <source>{0} · mean of 5 minutes, band from least to most</source>
        <translation>{0} · gemiddelde van 5 minuten, band van laagste tot hoogste</translation>
    </message>
    <message>
        <source>{0} · mean of an hour, band from least to most</source>
        <translation>{0} · gemiddelde van een uur, band van laagste tot hoogste</translation>
    </message>
    <message>
        <source>{0} · mean of a day, band from least to most</source>
        <translation>{0} · gemiddelde van een dag, band van laagste tot hoogste</translation>
    </message>
    <message>
        <source>{0} · mean of a week, band from least to most</source>
        <translation>{0} · gemiddelde van een week, band van laagste tot hoogste</translation>
    </message>
    <message>
        <source>{0} · mean of a month, band from least to most</source>
        <translation>{0} · gemiddelde van een maand, band van laagste tot hoogste</translation>
    </message>
    <message>
        <source>click for the days of this month</source>
        <translation>klik voor de dagen van deze maand</translation>
    </message>
    <message>
        <source>click for the hours of this day</source>
        <translation>klik voor de uren van deze dag</translation>
    </message>
    <message>
        <source>click for its day</source>
        <translation>klik voor de dag ervan</translation>
    </message>
    <message>
        <source>{0} on average</source>
        <translation>{0} gemiddeld</translation>
    </message>
    <message>
        <source>{0} missing</source>
        <translation>{0} ontbreekt</translation>
    </message>
    <message>
        <source>{0} missing on {1}</source>
        <translation>{0} ontbreekt op {1}</translation>
    </message>
    <message numerus="yes">
        <source>{0} and %n more</source>
        <translation>
            <numerusform>{0} en nog %n</numerusform>
            <numerusform>{0} en nog %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Ctrl+C copies, Ctrl+E exports, Ctrl+P prints</source>
        <translation>Ctrl+C kopieert, Ctrl+E exporteert, Ctrl+P drukt af</translation>
    </message>
    <message>
        <source>Table of the chart</source>
        <translation>Tabel van de grafiek</translation>
    </message>
    <message>
        <source>Table of the lines</source>
        <translation>Tabel van de lijnen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>No sensor is chosen</source>
        <translation>Er is geen sensor gekozen</translation>
    </message>
    <message>
        <source>Tick one in the list.</source>
        <translation>Vink er een aan in de lijst.</translation>
    </message>
    <message>
        <source>Nothing recorded here yet</source>
        <translation>Hier is nog niets geregistreerd</translation>
    </message>
    <message>
        <source>The first readings arrive as soon as sensors are recorded.</source>
        <translation>De eerste meetwaarden komen zodra er sensoren worden geregistreerd.</translation>
    </message>
    <message>
        <source>Choose sensors</source>
        <translation>Sensoren kiezen</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Nog niets geregistreerd</translation>
    </message>
    <message>
        <source>Nothing was recorded of {0} yet.</source>
        <translation>Van {0} is nog niets geregistreerd.</translation>
    </message>
    <message>
        <source>No readings in this range</source>
        <translation>Geen meetwaarden in deze periode</translation>
    </message>
    <message>
        <source>The oldest reading of {0} is of {1}.</source>
        <translation>De oudste meetwaarde van {0} is van {1}.</translation>
    </message>
    <message>
        <source>Go to the first reading</source>
        <translation>Naar de eerste meetwaarde</translation>
    </message>
    <message>
        <source>Whole days can be compared, a zoomed range can&apos;t.</source>
        <translation>Hele dagen kunnen worden vergeleken, een ingezoomde periode niet.</translation>
    </message>
</context>
<context>
    <name>HistoryCharts</name>
    <message>
        <source>Others</source>
        <translation>Overige</translation>
    </message>
    <message>
        <source>light bars below zero: charged, exported</source>
        <translation>lichte balken onder nul: opgeladen, teruggeleverd</translation>
    </message>
    <message numerus="yes">
        <source>%n more are summed as Others</source>
        <translation>
            <numerusform>nog %n is bij Overige opgeteld</numerusform>
            <numerusform>nog %n zijn bij Overige opgeteld</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only the first %n are drawn</source>
        <translation>
            <numerusform>alleen de eerste %n wordt getekend</numerusform>
            <numerusform>alleen de eerste %n worden getekend</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was recorded of {0} in this range.</source>
        <translation>Van {0} is in deze periode niets geregistreerd.</translation>
    </message>
    <message>
        <source>Back to the whole range (0)</source>
        <translation>Terug naar de hele periode (0)</translation>
    </message>
    <message>
        <source>Stacked: side by side the bars would be too narrow to be seen here</source>
        <translation>Gestapeld: naast elkaar zouden de balken hier te smal zijn</translation>
    </message>
    <message>
        <source>Show the bars side by side</source>
        <translation>Balken naast elkaar tonen</translation>
    </message>
    <message>
        <source>Stack the bars</source>
        <translation>Balken stapelen</translation>
    </message>
    <message>
        <source>Correct a change…</source>
        <translation>Verandering corrigeren…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Openen</translation>
    </message>
</context>
<context>
    <name>HistoryExport</name>
    <message>
        <source>CSV table</source>
        <translation>CSV-tabel</translation>
    </message>
    <message>
        <source>Parquet table</source>
        <translation>Parquet-tabel</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG-afbeelding</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG-tekening</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Getoonde gegevens exporteren</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>De map {0} bestaat niet.</translation>
    </message>
    <message>
        <source>{0} is a folder.</source>
        <translation>{0} is een map.</translation>
    </message>
    <message>
        <source>You may not write into {0}.</source>
        <translation>Je mag niet schrijven in {0}.</translation>
    </message>
    <message>
        <source>There is no room left in {0}.</source>
        <translation>Er is geen ruimte meer in {0}.</translation>
    </message>
    <message>
        <source>The file was not written. {0} Export it to another place.</source>
        <translation>Het bestand is niet geschreven. {0} Exporteer het naar een andere plaats.</translation>
    </message>
</context>
<context>
    <name>HistoryMoving</name>
    <message>
        <source>Since {0}</source>
        <translation>Sinds {0}</translation>
    </message>
    <message numerus="yes">
        <source>The last %n day(s)</source>
        <translation>
            <numerusform>De laatste %n dag</numerusform>
            <numerusform>De laatste %n dagen</numerusform>
        </translation>
    </message>
    <message>
        <source>The last hour</source>
        <translation>Het laatste uur</translation>
    </message>
    <message numerus="yes">
        <source>The last %n hour(s)</source>
        <translation>
            <numerusform>Het laatste %n uur</numerusform>
            <numerusform>De laatste %n uur</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} – {2}</source>
        <translation>{0}, {1} – {2}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gisteren</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Deze week</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Vorige week</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Deze maand</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Vorige maand</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dit jaar</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Vorig jaar</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n dag geleden</numerusform>
            <numerusform>%n dagen geleden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) ago</source>
        <translation>
            <numerusform>%n week geleden</numerusform>
            <numerusform>%n weken geleden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation>
            <numerusform>%n maand geleden</numerusform>
            <numerusform>%n maanden geleden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>%n jaar geleden</numerusform>
            <numerusform>%n jaar geleden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryNotice</name>
    <message>
        <source>Hide this line</source>
        <translation>Melding verbergen</translation>
    </message>
    <message>
        <source>Writing {0}…</source>
        <translation>{0} wordt geschreven…</translation>
    </message>
    <message>
        <source>{0} is in {1}.</source>
        <translation>{0} staat in {1}.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>In map tonen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context>
<context>
    <name>HistoryOutput</name>
    <message>
        <source>The picture is in the clipboard.</source>
        <translation>De afbeelding staat op het klembord.</translation>
    </message>
    <message>
        <source>The table is in the clipboard.</source>
        <translation>De tabel staat op het klembord.</translation>
    </message>
    <message>
        <source>There is nothing to export in this range.</source>
        <translation>Er is in deze periode niets te exporteren.</translation>
    </message>
    <message>
        <source>{0} was not written.</source>
        <translation>{0} is niet geschreven.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporteren…</translation>
    </message>
    <message>
        <source>Export as {0}…</source>
        <translation>Exporteren als {0}…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Afbeelding kopiëren</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Tabel kopiëren</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Afdrukken…</translation>
    </message>
    <message>
        <source>Print preview…</source>
        <translation>Afdrukvoorbeeld…</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Geschiedenis</translation>
    </message>
    <message>
        <source>What was measured, and how we know it</source>
        <translation>Metingen en hun herkomst</translation>
    </message>
    <message>
        <source>This could not be read</source>
        <translation>Dit kon niet worden gelezen</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>kon niet worden gelezen</translation>
    </message>
</context>
<context>
    <name>HistoryPaper</name>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Pagina {0} van {1}</translation>
    </message>
    <message>
        <source>Printed {0}, {1}</source>
        <translation>Afgedrukt op {0}, {1}</translation>
    </message>
    <message>
        <source>Times of {0}</source>
        <translation>Tijden van {0}</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Overige</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>In the range</source>
        <translation>In de periode</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Bekend</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Verandering</translation>
    </message>
    <message>
        <source>Totals of the sensors</source>
        <translation>Totalen van de sensoren</translation>
    </message>
    <message>
        <source>Solar produced</source>
        <translation>Opgewekt</translation>
    </message>
    <message>
        <source>Home used</source>
        <translation>Huisverbruik</translation>
    </message>
    <message>
        <source>Grid, net</source>
        <translation>Net, saldo</translation>
    </message>
    <message>
        <source>Self-sufficiency</source>
        <translation>Zelfvoorziening</translation>
    </message>
    <message>
        <source>The home</source>
        <translation>Het huis</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Bron</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Nog geen gegevens</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totaal</translation>
    </message>
</context>
<context>
    <name>HomeList</name>
    <message>
        <source>Home Assistants found</source>
        <translation>Gevonden Home Assistants</translation>
    </message>
</context>
<context>
    <name>LanguageWait</name>
    <message>
        <source>The language changes as soon as this has ended: {0}</source>
        <translation>De taal verandert zodra dit klaar is: {0}</translation>
    </message>
    <message>
        <source>The language changes as soon as the dialog is closed.</source>
        <translation>De taal verandert zodra het dialoogvenster gesloten is.</translation>
    </message>
</context>
<context>
    <name>LevelStrip</name>
    <message>
        <source>Battery level</source>
        <translation>Batterijniveau</translation>
    </message>
    <message>
        <source>Battery level, %</source>
        <translation>Batterijniveau, %</translation>
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
        <translation>Herstel</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Start of the database servers</source>
        <translation>Starten van de databaseservers</translation>
    </message>
    <message>
        <source>Stop of the database servers</source>
        <translation>Stoppen van de databaseservers</translation>
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
        <translation>Energy Desktop sluiten</translation>
    </message>
    <message>
        <source>Keep recording in the background?</source>
        <translation>Op de achtergrond blijven registreren?</translation>
    </message>
    <message>
        <source>This desktop has no tray. Start Energy Desktop again to see the window. You can change this in Settings.</source>
        <translation>Dit bureaublad heeft geen systeemvak. Start Energy Desktop opnieuw om het venster te zien. Je kunt dit wijzigen in Instellingen.</translation>
    </message>
    <message>
        <source>Keep recording</source>
        <translation>Blijven registreren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Afsluiten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context>
<context>
    <name>ManageBookmarks</name>
    <message>
        <source>Rename</source>
        <translation>Hernoemen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Bladwijzers</translation>
    </message>
    <message>
        <source>{0} was deleted.</source>
        <translation>{0} is verwijderd.</translation>
    </message>
    <message>
        <source>There is a bookmark {0} already.</source>
        <translation>Er is al een bladwijzer {0}.</translation>
    </message>
    <message>
        <source>A bookmark needs a name.</source>
        <translation>Een bladwijzer heeft een naam nodig.</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Start them on this computer with Docker</source>
        <translation>Op deze computer starten met Docker</translation>
    </message>
    <message>
        <source>Use servers that run already</source>
        <translation>Servers gebruiken die al draaien</translation>
    </message>
    <message>
        <source>Add to the other data that is there</source>
        <translation>Toevoegen aan de andere gegevens die er al zijn</translation>
    </message>
    <message>
        <source>Looking at both databases…</source>
        <translation>Beide databases bekijken…</translation>
    </message>
    <message>
        <source>Interrupted. Move again and it goes on where it stopped.</source>
        <translation>Onderbroken. Verplaats opnieuw en het gaat verder waar het ophield.</translation>
    </message>
    <message>
        <source>Copying {0}</source>
        <translation>{0} kopiëren</translation>
    </message>
    <message>
        <source>Comparing {0}</source>
        <translation>{0} vergelijken</translation>
    </message>
    <message>
        <source>MongoDB and QuestDB keep the data; other programs can read it there. Recording goes on while everything is copied and compared. Then Energy Desktop starts anew on the servers; the files on this computer stay as they are.</source>
        <translation>MongoDB en QuestDB bewaren de gegevens; andere programma’s kunnen ze daar lezen. De registratie gaat door terwijl alles wordt gekopieerd en vergeleken. Daarna start Energy Desktop opnieuw op de servers; de bestanden op deze computer blijven zoals ze zijn.</translation>
    </message>
    <message>
        <source>Files on this computer keep the data. Recording goes on while everything is copied and compared. Then Energy Desktop starts anew on the files; the servers stay as they are.</source>
        <translation>Bestanden op deze computer bewaren de gegevens. De registratie gaat door terwijl alles wordt gekopieerd en vergeleken. Daarna start Energy Desktop opnieuw op de bestanden; de servers blijven zoals ze zijn.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verplaatsen</translation>
    </message>
    <message>
        <source>Move to servers</source>
        <translation>Naar servers verplaatsen</translation>
    </message>
    <message>
        <source>Move to this computer</source>
        <translation>Naar deze computer verplaatsen</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Home Assistant can&apos;t be reached since {0}. What is missed is fetched when it is back.</source>
        <translation>Home Assistant is sinds {0} onbereikbaar. Wat ontbreekt, wordt opgehaald zodra het terug is.</translation>
    </message>
    <message>
        <source>Not connected to Home Assistant</source>
        <translation>Niet verbonden met Home Assistant</translation>
    </message>
    <message>
        <source>Home Assistant refused the token</source>
        <translation>Home Assistant heeft het token geweigerd</translation>
    </message>
    <message>
        <source>Nothing is recorded until you replace the token in Settings.</source>
        <translation>Er wordt niets geregistreerd tot je het token in Instellingen vervangt.</translation>
    </message>
    <message>
        <source>{0} to {1} was filled from Home Assistant&apos;s history.</source>
        <translation>De tijd van {0} tot {1} is aangevuld uit de geschiedenis van Home Assistant.</translation>
    </message>
    <message>
        <source>Gap repaired</source>
        <translation>Hiaat hersteld</translation>
    </message>
    <message>
        <source>Recording goes on; readings wait until it is back.</source>
        <translation>De registratie gaat door; meetwaarden wachten tot de database terug is.</translation>
    </message>
    <message>
        <source>The database can&apos;t be written</source>
        <translation>Er kan niet naar de database worden geschreven</translation>
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
        <translation>Een gesimuleerd huis; niets hiervan is echt</translation>
    </message>
</context>
<context>
    <name>PauseButton</name>
    <message>
        <source>pause resume stop continue recording</source>
        <translation>pauze pauzeren hervatten stoppen doorgaan verder registratie opnemen</translation>
    </message>
</context>
<context>
    <name>PowerChart</name>
    <message>
        <source>Power</source>
        <translation>Vermogen</translation>
    </message>
    <message>
        <source>kW · below zero: battery charging, grid exporting</source>
        <translation>kW · onder nul: opladen, terugleveren</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Nothing recorded here yet</source>
        <translation>Hier is nog niets geregistreerd</translation>
    </message>
    <message>
        <source>The first readings arrive within a minute.</source>
        <translation>De eerste meetwaarden komen binnen een minuut.</translation>
    </message>
    <message>
        <source>Choose sensors</source>
        <translation>Sensoren kiezen</translation>
    </message>
    <message>
        <source>The chart can&apos;t be shown</source>
        <translation>De grafiek kan niet worden getoond</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Chart paused, recording goes on</source>
        <translation>Grafiek gepauzeerd, registratie gaat door</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Hervatten</translation>
    </message>
    <message>
        <source>Continue the chart</source>
        <translation>Grafiek hervatten</translation>
    </message>
    <message>
        <source>Pause the chart</source>
        <translation>Grafiek pauzeren</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>Als grafiek tonen</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als tabel tonen</translation>
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
        <translation>Periode van de grafiek</translation>
    </message>
    <message>
        <source>Battery level</source>
        <translation>Batterijniveau</translation>
    </message>
    <message>
        <source>Power chart; the table has the same numbers</source>
        <translation>Vermogensgrafiek; de tabel heeft dezelfde getallen</translation>
    </message>
    <message>
        <source>Power as a table</source>
        <translation>Vermogen als tabel</translation>
    </message>
</context>
<context>
    <name>PowerPlot</name>
    <message>
        <source>no data</source>
        <translation>geen gegevens</translation>
    </message>
    <message>
        <source>Battery level</source>
        <translation>Batterijniveau</translation>
    </message>
    <message>
        <source>no data {0}</source>
        <translation>geen gegevens {0}</translation>
    </message>
</context>
<context>
    <name>PowerTable</name>
    <message>
        <source>Battery level, %</source>
        <translation>Batterijniveau, %</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>geen gegevens</translation>
    </message>
    <message>
        <source>{0}, kW</source>
        <translation>{0}, kW</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
</context>
<context>
    <name>ProblemBanner</name>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Recording goes on; readings wait until it is back.</source>
        <translation>De registratie gaat door; meetwaarden wachten tot de database terug is.</translation>
    </message>
    <message>
        <source>Recording goes on; what is changed is kept here and sent later.</source>
        <translation>De registratie gaat door; wat verandert, wordt hier bewaard en later verzonden.</translation>
    </message>
</context>
<context>
    <name>QuietHoursRow</name>
    <message>
        <source>Quiet hours</source>
        <translation>Stille uren</translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation>Begin van de stille uren</translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation>Einde van de stille uren</translation>
    </message>
    <message>
        <source>What still goes on when they end is told then.</source>
        <translation>Wat na afloop nog speelt, wordt dan gemeld.</translation>
    </message>
    <message>
        <source>The end has to be another time than the beginning.</source>
        <translation>Het einde moet een andere tijd zijn dan het begin.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Van</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Tot</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>What you began there has ended.</source>
        <translation>Wat je daar begon, is klaar.</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geschiedenis</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
</context>
<context>
    <name>RangeBar</name>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Week</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Maand</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jaar</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Aangepast</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>One period back</source>
        <translation>Een periode terug</translation>
    </message>
    <message>
        <source>One period on</source>
        <translation>Een periode vooruit</translation>
    </message>
    <message>
        <source>Choose the date</source>
        <translation>Datum kiezen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Per dag</translation>
    </message>
    <message>
        <source>A bar for each day of the year, not for each month</source>
        <translation>Een balk voor elke dag van het jaar, niet voor elke maand</translation>
    </message>
    <message>
        <source>Show or hide the sensors</source>
        <translation>Sensoren tonen of verbergen</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Grafiek</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Weergave</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Bladwijzers</translation>
    </message>
    <message>
        <source>Export, copy, print</source>
        <translation>Exporteren, kopiëren, afdrukken</translation>
    </message>
    <message>
        <source>{0}, choose the date</source>
        <translation>{0}, datum kiezen</translation>
    </message>
</context>
<context>
    <name>RangeCards</name>
    <message>
        <source>Solar produced</source>
        <translation>Opgewekt</translation>
    </message>
    <message>
        <source>Home used</source>
        <translation>Huisverbruik</translation>
    </message>
    <message>
        <source>Grid, net</source>
        <translation>Net, saldo</translation>
    </message>
    <message>
        <source>Self-sufficiency</source>
        <translation>Zelfvoorziening</translation>
    </message>
    <message>
        <source>{0} a day</source>
        <translation>{0} per dag</translation>
    </message>
    <message>
        <source>{0} taken</source>
        <translation>{0} afgenomen</translation>
    </message>
    <message>
        <source>{0} in, {1} out</source>
        <translation>{0} in, {1} uit</translation>
    </message>
    <message>
        <source>{0} without the grid</source>
        <translation>{0} eigen</translation>
    </message>
</context>
<context>
    <name>RangeField</name>
    <message>
        <source>Range in words</source>
        <translation>Periode in woorden</translation>
    </message>
    <message>
        <source>Such as {0} or {1}; Enter shows it.</source>
        <translation>Zoals {0} of {1}; Enter toont de periode.</translation>
    </message>
    <message>
        <source>The calendar has no such time.</source>
        <translation>De kalender kent deze tijd niet.</translation>
    </message>
    <message>
        <source>This time has not come yet.</source>
        <translation>Deze tijd moet nog komen.</translation>
    </message>
    <message>
        <source>Ranges begin with the year 1970.</source>
        <translation>Periodes beginnen met het jaar 1970.</translation>
    </message>
    <message>
        <source>This is not understood. Write it like {0} or {1}.</source>
        <translation>Dit is niet duidelijk. Schrijf het zoals {0} of {1}.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Wissen</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Repair</name>
    <message numerus="yes">
        <source>%n gap(s) left</source>
        <translation>
            <numerusform>%n hiaat over</numerusform>
            <numerusform>%n hiaten over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) repaired</source>
        <translation>
            <numerusform>%n hiaat hersteld</numerusform>
            <numerusform>%n hiaten hersteld</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking Home Assistant again…</source>
        <translation>Home Assistant wordt opnieuw gevraagd…</translation>
    </message>
    <message>
        <source>Home Assistant did not answer all of it; it is asked again.</source>
        <translation>Home Assistant heeft niet op alles geantwoord; het wordt opnieuw gevraagd.</translation>
    </message>
    <message>
        <source>{0}; Home Assistant has nothing more.</source>
        <translation>{0}; meer heeft Home Assistant niet.</translation>
    </message>
    <message>
        <source>Nothing is missing any more.</source>
        <translation>Er ontbreekt niets meer.</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>Connection</source>
        <translation>Verbinding</translation>
    </message>
    <message>
        <source>Sensors</source>
        <translation>Sensoren</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>HTTP API</source>
        <translation>HTTP-API</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Achtergrond</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Uiterlijk</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Onderdelen</translation>
    </message>
</context>
<context>
    <name>SensorDelegate</name>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
</context>
<context>
    <name>SensorFilterRow</name>
    <message>
        <source>Filter sensors</source>
        <translation>Sensoren filteren</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle soorten</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>Kind of sensors</source>
        <translation>Soort sensoren</translation>
    </message>
</context>
<context>
    <name>SensorHeader</name>
    <message>
        <source>Track or leave all shown; the other titles sort</source>
        <translation>Volg alle getoonde of geen; de andere titels sorteren</translation>
    </message>
</context>
<context>
    <name>SensorTableModel</name>
    <message>
        <source>The earlier of its registration and of its first statistics; sorts</source>
        <translation>De vroegste van registratie en eerste statistiek; sorteert</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Volgen</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>In HA since</source>
        <translation>In HA sinds</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>niet beschikbaar</translation>
    </message>
    <message>
        <source>Not cumulative</source>
        <translation>Niet cumulatief</translation>
    </message>
    <message>
        <source>Unit changed</source>
        <translation>Eenheid gewijzigd</translation>
    </message>
    <message>
        <source>Home Assistant has no value of it at the moment.</source>
        <translation>Home Assistant heeft er op dit moment geen waarde van.</translation>
    </message>
    <message>
        <source>It shows an amount that goes up and down, so it can&apos;t be summed.</source>
        <translation>De waarde stijgt en daalt, dus die kan niet worden opgeteld.</translation>
    </message>
    <message>
        <source>Its readings before were stored in another unit that can&apos;t be converted.</source>
        <translation>De eerdere meetwaarden zijn opgeslagen in een andere eenheid, die niet kan worden omgerekend.</translation>
    </message>
    <message>
        <source>{0}, tracked</source>
        <translation>{0}, gevolgd</translation>
    </message>
    <message>
        <source>{0}, not tracked</source>
        <translation>{0}, niet gevolgd</translation>
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
        <translation>Te registreren sensoren</translation>
    </message>
    <message>
        <source>Find new</source>
        <translation>Nieuwe zoeken</translation>
    </message>
    <message>
        <source>Select all shown</source>
        <translation>Alle getoonde selecteren</translation>
    </message>
    <message>
        <source>Continued by…</source>
        <translation>Voortgezet door…</translation>
    </message>
    <message>
        <source>Each sensor of the list is recorded while the program runs. Of those that are tracked the past is fetched too, and the pages show them. Besides energy, power and battery the list has what the Energy dashboard of Home Assistant counts.</source>
        <translation>Elke sensor in de lijst wordt geregistreerd zolang het programma draait. Van de gevolgde wordt ook het verleden opgehaald, en de pagina’s tonen ze. Naast energie, vermogen en batterij bevat de lijst wat het energiedashboard van Home Assistant telt.</translation>
    </message>
    <message>
        <source>No sensor is called so.</source>
        <translation>Geen sensor heet zo.</translation>
    </message>
    <message>
        <source>Sensors track role discovery find new energy entities replaced continued</source>
        <translation>Sensoren volgen rol zoeken ontdekken nieuw energie entiteiten vervangen voortgezet</translation>
    </message>
    <message>
        <source>{0} is continued by {1}</source>
        <translation>{0} wordt voortgezet door {1}</translation>
    </message>
    <message>
        <source>{0} is no longer continued</source>
        <translation>{0} wordt niet meer voortgezet</translation>
    </message>
    <message>
        <source>continued by {0}</source>
        <translation>voortgezet door {0}</translation>
    </message>
    <message>
        <source>Looking for new sensors…</source>
        <translation>Nieuwe sensoren zoeken…</translation>
    </message>
    <message numerus="yes">
        <source>Tracking %n more sensor(s).</source>
        <translation>
            <numerusform>Nog %n sensor wordt gevolgd.</numerusform>
            <numerusform>Nog %n sensoren worden gevolgd.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No longer tracking %n sensor(s); the history stays.</source>
        <translation>
            <numerusform>%n sensor wordt niet meer gevolgd; de geschiedenis blijft.</numerusform>
            <numerusform>%n sensoren worden niet meer gevolgd; de geschiedenis blijft.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} is now: {1}</source>
        <translation>{0} is nu: {1}</translation>
    </message>
    <message>
        <source>{0} is now: {1}, and tracked</source>
        <translation>{0} is nu: {1}, en wordt gevolgd</translation>
    </message>
    <message>
        <source>Deselect all shown</source>
        <translation>Alle getoonde deselecteren</translation>
    </message>
    <message numerus="yes">
        <source>%n new sensor(s) found.</source>
        <translation>
            <numerusform>%n nieuwe sensor gevonden.</numerusform>
            <numerusform>%n nieuwe sensoren gevonden.</numerusform>
        </translation>
    </message>
    <message>
        <source>No new sensors.</source>
        <translation>Geen nieuwe sensoren.</translation>
    </message>
    <message>
        <source>{0} of {1} tracked</source>
        <translation>{0} van {1} gevolgd</translation>
    </message>
    <message>
        <source>{0} of {1} tracked, {2} shown</source>
        <translation>{0} van {1} gevolgd, {2} getoond</translation>
    </message>
    <message>
        <source>Home Assistant is not connected.</source>
        <translation>Home Assistant is niet verbonden.</translation>
    </message>
    <message>
        <source>discover search entities refresh</source>
        <translation>ontdekken zoeken entiteiten vernieuwen</translation>
    </message>
    <message>
        <source>replaced meter exchanged join</source>
        <translation>vervangen meter omgewisseld samenvoegen</translation>
    </message>
</context>
<context>
    <name>SensorsStep</name>
    <message>
        <source>Which sensors matter to you?</source>
        <translation>Welke sensoren zijn voor jou van belang?</translation>
    </message>
    <message>
        <source>All energy sensors are recorded from now on. Ticked ones get their past fetched too, and are shown on the pages.</source>
        <translation>Alle energiesensoren worden vanaf nu geregistreerd. Van aangevinkte sensoren wordt ook het verleden opgehaald, en ze worden op de pagina’s getoond.</translation>
    </message>
    <message>
        <source>Sensors found</source>
        <translation>Gevonden sensoren</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Geen</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Aanbevolen</translation>
    </message>
    <message>
        <source>Where to keep data</source>
        <translation>Waar gegevens worden bewaard</translation>
    </message>
    <message>
        <source>In files on this computer; nothing to install</source>
        <translation>In bestanden op deze computer; niets te installeren</translation>
    </message>
    <message>
        <source>On servers, MongoDB and QuestDB; they are set up right after the start</source>
        <translation>Op servers, MongoDB en QuestDB; ze worden direct na de start ingesteld</translation>
    </message>
    <message>
        <source>{0} of {1} chosen</source>
        <translation>{0} van {1} gekozen</translation>
    </message>
    <message>
        <source>The files are in {0}. Nothing is uploaded anywhere.</source>
        <translation>De bestanden staan in {0}. Er wordt nergens iets geüpload.</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A batch of readings has columns of different lengths.</source>
        <translation>Een reeks meetwaarden heeft kolommen van verschillende lengte.</translation>
    </message>
    <message>
        <source>A fault in this program interrupted the work with Home Assistant; it starts again. The log has the details.</source>
        <translation>Een fout in dit programma heeft het werk met Home Assistant onderbroken; het begint opnieuw. Zie het logboek voor details.</translation>
    </message>
    <message>
        <source>A figure of the statistics of {entity_id} is infinite.</source>
        <translation>Een getal in de statistieken van {entity_id} is oneindig.</translation>
    </message>
    <message>
        <source>A part of the backup can&apos;t be unpacked into {folder}: {reason}.</source>
        <translation>Een deel van de back-up kan niet worden uitgepakt in {folder}: {reason}.</translation>
    </message>
    <message>
        <source>A reading of {entity_id} is infinite.</source>
        <translation>Een meetwaarde van {entity_id} is oneindig.</translation>
    </message>
    <message>
        <source>A repair is running already; wait until it has ended.</source>
        <translation>Er loopt al een herstel; wacht tot het klaar is.</translation>
    </message>
    <message>
        <source>API_HOST takes an IP address or localhost, not “{host}”.</source>
        <translation>API_HOST moet een IP-adres of localhost zijn, niet “{host}”.</translation>
    </message>
    <message>
        <source>API_KEY has characters beyond ASCII, which no request could match, so nobody is let in by it; give letters, digits and signs of ASCII.</source>
        <translation>API_KEY bevat tekens buiten ASCII, die in geen enkel verzoek kunnen voorkomen, en geeft dus niemand toegang; gebruik letters, cijfers en leestekens uit ASCII.</translation>
    </message>
    <message>
        <source>API_KEY has fewer than {least} characters, so nobody is let in by it; give a longer one.</source>
        <translation>API_KEY heeft minder dan {least} tekens en geeft dus niemand toegang; gebruik een langere sleutel.</translation>
    </message>
    <message>
        <source>API_KEY_FILE names {name}, which can&apos;t be read; check the path and its rights; nobody is let in by it.</source>
        <translation>API_KEY_FILE noemt {name}, dat niet kan worden gelezen en dus niemand toegang geeft; controleer het pad en de rechten.</translation>
    </message>
    <message>
        <source>API_KEY_FILE names {name}, which has characters beyond ASCII, which no request could match, so nobody is let in by it; give letters, digits and signs of ASCII.</source>
        <translation>API_KEY_FILE noemt {name}, met tekens buiten ASCII, die in geen enkel verzoek kunnen voorkomen, en geeft dus niemand toegang; gebruik letters, cijfers en leestekens uit ASCII.</translation>
    </message>
    <message>
        <source>API_KEY_FILE names {name}, which has fewer than {least} characters, so nobody is let in by it; give a longer one.</source>
        <translation>API_KEY_FILE noemt {name}, met minder dan {least} tekens, en geeft dus niemand toegang; gebruik een langere sleutel.</translation>
    </message>
    <message>
        <source>API_KEY_FILE names {name}, which is empty, so nobody is let in by it; put a key into it.</source>
        <translation>API_KEY_FILE noemt {name}, dat leeg is en dus niemand toegang geeft; zet er een sleutel in.</translation>
    </message>
    <message>
        <source>Add energy or power sensors to Home Assistant first.</source>
        <translation>Voeg eerst energie- of vermogenssensoren toe aan Home Assistant.</translation>
    </message>
    <message>
        <source>After the copy {what} did not read back as written; keep using the old databases, and try again.</source>
        <translation>Na het kopiëren werd {what} niet teruggelezen zoals geschreven; blijf de oude databases gebruiken en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>After the restore {what} did not read back; try again.</source>
        <translation>Na het terugzetten werd {what} niet teruggelezen; probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Attributes can&apos;t be stored: {reason}</source>
        <translation>Attributen kunnen niet worden opgeslagen: {reason}</translation>
    </message>
    <message>
        <source>Attributes of {entity_id} can&apos;t be stored: they have more than {limit} bytes.</source>
        <translation>Attributen van {entity_id} kunnen niet worden opgeslagen: ze beslaan meer dan {limit} bytes.</translation>
    </message>
    <message>
        <source>Change http to https in the address, or https to http.</source>
        <translation>Wijzig http in het adres in https, of https in http.</translation>
    </message>
    <message>
        <source>Check Home Assistant, and the proxy before it if there is one.</source>
        <translation>Controleer Home Assistant, en de proxy ervoor als die er is.</translation>
    </message>
    <message>
        <source>Check the address and that Home Assistant is running.</source>
        <translation>Controleer het adres en of Home Assistant draait.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Controleer het adres.</translation>
    </message>
    <message>
        <source>Check the name in the address, or accept this certificate if it is your own.</source>
        <translation>Controleer de naam in het adres, of accepteer dit certificaat als het van jezelf is.</translation>
    </message>
    <message>
        <source>Check the network between this computer and Home Assistant.</source>
        <translation>Controleer het netwerk tussen deze computer en Home Assistant.</translation>
    </message>
    <message>
        <source>Check the port: Home Assistant&apos;s own is 8123.</source>
        <translation>Controleer de poort: Home Assistant zelf gebruikt 8123.</translation>
    </message>
    <message>
        <source>Create a new token on your Home Assistant profile page.</source>
        <translation>Maak een nieuw token op je profielpagina in Home Assistant.</translation>
    </message>
    <message>
        <source>Docker Compose {found} is too old: install {oldest} or newer (the package docker-compose-plugin), then try again.</source>
        <translation>Docker Compose {found} is te oud: installeer {oldest} of nieuwer (het pakket docker-compose-plugin) en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Docker Hub refuses more downloads for now: wait some hours or sign in (docker login), then try again.</source>
        <translation>Docker Hub weigert voorlopig meer downloads: wacht een paar uur of meld je aan (docker login) en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Docker answered what can&apos;t be read: update it.</source>
        <translation>Docker gaf een antwoord dat niet kan worden gelezen: werk het bij.</translation>
    </message>
    <message>
        <source>Docker can&apos;t be started: {reason}.</source>
        <translation>Docker kan niet worden gestart: {reason}.</translation>
    </message>
    <message>
        <source>Docker could not do it; it says: {line}.</source>
        <translation>Docker kon het niet doen; de melding is: {line}.</translation>
    </message>
    <message>
        <source>Docker did not answer within {seconds:.0f} s: restart it, then try again.</source>
        <translation>Docker heeft niet binnen {seconds:.0f} s geantwoord: herstart het en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Docker has no compose command: install the package docker-compose-plugin (docker-compose-v2 on Ubuntu), then try again.</source>
        <translation>Docker heeft geen compose-opdracht: installeer het pakket docker-compose-plugin (docker-compose-v2 op Ubuntu) en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Docker is not installed: install Docker Engine or Docker Desktop, then try again.</source>
        <translation>Docker is niet geïnstalleerd: installeer Docker Engine of Docker Desktop en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Docker is not running: start it (sudo systemctl start docker, or Docker Desktop), then try again.</source>
        <translation>Docker draait niet: start het (sudo systemctl start docker, of Docker Desktop) en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Downloading MongoDB and QuestDB.</source>
        <translation>MongoDB en QuestDB downloaden.</translation>
    </message>
    <message>
        <source>Downloading MongoDB and QuestDB: {done} of {total} parts.</source>
        <translation>MongoDB en QuestDB downloaden: {done} van {total} delen.</translation>
    </message>
    <message>
        <source>Energy Desktop already runs on this profile (process {pid}).</source>
        <translation>Energy Desktop draait al met dit profiel (proces {pid}).</translation>
    </message>
    <message>
        <source>Energy Desktop on {label} records into these databases now.</source>
        <translation>Energy Desktop op {label} registreert nu in deze databases.</translation>
    </message>
    <message>
        <source>Energy Desktop on {label} records into these databases; quit it there, wait a minute, and try again.</source>
        <translation>Energy Desktop op {label} registreert in deze databases; sluit het daar af, wacht een minuut en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Energy Desktop on {writer} records into these databases; this one only shows them.</source>
        <translation>Energy Desktop op {writer} registreert in deze databases; hier worden ze alleen getoond.</translation>
    </message>
    <message>
        <source>Energy Desktop on {writer} records into these databases; this one only shows them. Change it there, or quit that program first.</source>
        <translation>Energy Desktop op {writer} registreert in deze databases; hier worden ze alleen getoond. Wijzig het daar, of sluit dat programma eerst af.</translation>
    </message>
    <message>
        <source>Energy sensors found</source>
        <translation>Energiesensoren gevonden</translation>
    </message>
    <message>
        <source>Enter the address of Home Assistant, for example homeassistant.local:8123.</source>
        <translation>Voer het adres van Home Assistant in, bijvoorbeeld homeassistant.local:8123.</translation>
    </message>
    <message>
        <source>Home Assistant closed the connection.</source>
        <translation>Home Assistant heeft de verbinding gesloten.</translation>
    </message>
    <message>
        <source>Home Assistant did not answer within {seconds:.0f} s.</source>
        <translation>Home Assistant heeft niet binnen {seconds:.0f} s geantwoord.</translation>
    </message>
    <message>
        <source>Home Assistant did not answer {command!r} in time.</source>
        <translation>Home Assistant heeft niet op tijd geantwoord op {command!r}.</translation>
    </message>
    <message>
        <source>Home Assistant did not give the readings to compare with.</source>
        <translation>Home Assistant gaf de meetwaarden om mee te vergelijken niet.</translation>
    </message>
    <message>
        <source>Home Assistant is not connected.</source>
        <translation>Home Assistant is niet verbonden.</translation>
    </message>
    <message>
        <source>Home Assistant is not connected; connect first, then fetch.</source>
        <translation>Home Assistant is niet verbonden; maak eerst verbinding en haal dan op.</translation>
    </message>
    <message>
        <source>Home Assistant is not connected; connect first, then look again.</source>
        <translation>Home Assistant is niet verbonden; maak eerst verbinding en zoek dan opnieuw.</translation>
    </message>
    <message>
        <source>Home Assistant is not connected; connect first, then repair.</source>
        <translation>Home Assistant is niet verbonden; maak eerst verbinding en herstel dan.</translation>
    </message>
    <message>
        <source>Home Assistant keeps no statistics of it.</source>
        <translation>Home Assistant houdt er geen statistieken van bij.</translation>
    </message>
    <message>
        <source>Home Assistant refused the access token; make a new one in your Home Assistant profile under Security and enter it in the settings (or give it by HA_TOKEN_FILE and start again).</source>
        <translation>Home Assistant heeft het toegangstoken geweigerd; maak een nieuw token in je Home Assistant-profiel onder Beveiliging en voer het in bij de instellingen (of geef het op met HA_TOKEN_FILE en start opnieuw).</translation>
    </message>
    <message>
        <source>Home Assistant refused {command!r}: {words}</source>
        <translation>Home Assistant heeft {command!r} geweigerd: {words}</translation>
    </message>
    <message>
        <source>Home Assistant sent a message over the limit of {size}; the connection is made anew.</source>
        <translation>Home Assistant stuurde een bericht boven de limiet van {size}; de verbinding wordt opnieuw gemaakt.</translation>
    </message>
    <message>
        <source>Home Assistant sent a message that is not valid JSON; the connection is made anew.</source>
        <translation>Home Assistant stuurde een bericht dat geen geldige JSON is; de verbinding wordt opnieuw gemaakt.</translation>
    </message>
    <message>
        <source>Home Assistant sent a message that the protocol does not allow; the connection is made anew.</source>
        <translation>Home Assistant stuurde een bericht dat het protocol niet toestaat; de verbinding wordt opnieuw gemaakt.</translation>
    </message>
    <message>
        <source>Home Assistant sent an event that could not be understood; the connection is made anew and what was missed is fetched.</source>
        <translation>Home Assistant stuurde een gebeurtenis die niet werd begrepen; de verbinding wordt opnieuw gemaakt en wat is gemist, wordt opgehaald.</translation>
    </message>
    <message>
        <source>Home Assistant was asked for {asked} and answered something else.</source>
        <translation>Home Assistant werd gevraagd om {asked} en antwoordde iets anders.</translation>
    </message>
    <message>
        <source>Home Assistant&apos;s clock was set; the recording starts a new span.</source>
        <translation>De klok van Home Assistant is verzet; de registratie begint een nieuwe reeks.</translation>
    </message>
    <message>
        <source>Home Assistant&apos;s subscription went silent although its states change; it is made anew.</source>
        <translation>Het abonnement bij Home Assistant viel stil terwijl er wel toestanden veranderen; het wordt opnieuw gemaakt.</translation>
    </message>
    <message>
        <source>It was told to stop before the picture was made.</source>
        <translation>Het moest stoppen voordat de afbeelding was gemaakt.</translation>
    </message>
    <message>
        <source>Live events arriving</source>
        <translation>Live gebeurtenissen komen binnen</translation>
    </message>
    <message>
        <source>MongoDB 7 does not run on this processor, which lacks AVX: use the embedded databases, or a MongoDB on another computer.</source>
        <translation>MongoDB 7 draait niet op deze processor, omdat die geen AVX heeft: gebruik de ingebouwde databases, of een MongoDB op een andere computer.</translation>
    </message>
    <message>
        <source>MongoDB and QuestDB answer.</source>
        <translation>MongoDB en QuestDB antwoorden.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} can&apos;t do this now: {reason}.</source>
        <translation>MongoDB op {hosts} kan dit nu niet doen: {reason}.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} can&apos;t hold this, or holds what is not of this program: {reason}.</source>
        <translation>MongoDB op {hosts} kan dit niet bewaren, of bevat iets dat niet van dit programma is: {reason}.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} does not answer; check that it runs and that its address is right.</source>
        <translation>MongoDB op {hosts} antwoordt niet; controleer of het draait en of het adres klopt.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} is not open.</source>
        <translation>MongoDB op {hosts} is niet geopend.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} is too old for this program; update it to MongoDB 7.</source>
        <translation>MongoDB op {hosts} is te oud voor dit programma; werk het bij naar MongoDB 7.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} is too slow; look at its load.</source>
        <translation>MongoDB op {hosts} is te traag; bekijk de belasting.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} refused the request ({kind}).</source>
        <translation>MongoDB op {hosts} heeft het verzoek geweigerd ({kind}).</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} refused the request: {reason}.</source>
        <translation>MongoDB op {hosts} heeft het verzoek geweigerd: {reason}.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} refused the user {user}; check user and password.</source>
        <translation>MongoDB op {hosts} heeft gebruiker {user} geweigerd; controleer gebruiker en wachtwoord.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} refused the user {user}; check user and password; a user of another database than {database} needs ?authSource=NAME in the address.</source>
        <translation>MongoDB op {hosts} heeft gebruiker {user} geweigerd; controleer gebruiker en wachtwoord; een gebruiker van een andere database dan {database} heeft ?authSource=NAME in het adres nodig.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} wants a user: write it into the address, like mongodb://USER@{location}, and enter its password.</source>
        <translation>MongoDB op {hosts} wil een gebruiker: schrijf die in het adres, zoals mongodb://USER@{location}, en voer het wachtwoord in.</translation>
    </message>
    <message>
        <source>MongoDB at {location}</source>
        <translation>MongoDB op {location}</translation>
    </message>
    <message>
        <source>MongoDB at {location} takes long to answer; look at its load.</source>
        <translation>MongoDB op {location} doet lang over een antwoord; bekijk de belasting.</translation>
    </message>
    <message>
        <source>No backup was made: {file} can&apos;t be written ({reason}).</source>
        <translation>Er is geen back-up gemaakt: {file} kan niet worden geschreven ({reason}).</translation>
    </message>
    <message>
        <source>No encrypted connection to MongoDB at {hosts}: check the tls options of its address and its certificate.</source>
        <translation>Geen versleutelde verbinding met MongoDB op {hosts}: controleer de tls-opties van het adres en het certificaat.</translation>
    </message>
    <message>
        <source>No encrypted connection to {address} came about; check http or https.</source>
        <translation>Er kwam geen versleutelde verbinding met {address} tot stand; controleer http of https.</translation>
    </message>
    <message>
        <source>No sensor can continue another from a time that has not come yet.</source>
        <translation>Geen sensor kan een andere voortzetten vanaf een tijd die nog moet komen.</translation>
    </message>
    <message>
        <source>No sensor is known as {entity_id}.</source>
        <translation>Geen sensor is bekend als {entity_id}.</translation>
    </message>
    <message>
        <source>Nothing listens at {address}; check the port and that Home Assistant runs.</source>
        <translation>Niets luistert op {address}; controleer de poort en of Home Assistant draait.</translation>
    </message>
    <message>
        <source>Nothing was moved: what is moved must answer too. {why}</source>
        <translation>Er is niets verplaatst: wat wordt verplaatst, moet ook antwoorden. {why}</translation>
    </message>
    <message>
        <source>One of the two is the simulated home (--demo) and the other a real one; they can&apos;t be merged.</source>
        <translation>De een is het gesimuleerde huis (--demo) en de ander een echt huis; ze kunnen niet worden samengevoegd.</translation>
    </message>
    <message>
        <source>One part of the meter would end before it begins; choose another date.</source>
        <translation>Een deel van de meter zou eindigen voordat het begint; kies een andere datum.</translation>
    </message>
    <message>
        <source>Port {port} is used by {who}, so the HTTP API answers at port {found} instead.</source>
        <translation>Poort {port} wordt gebruikt door {who}, dus antwoordt de HTTP-API op poort {found}.</translation>
    </message>
    <message>
        <source>Port {port} is used by {who}, so the HTTP API is off and tries again every 30 s; choose another port.</source>
        <translation>Poort {port} wordt gebruikt door {who}, dus staat de HTTP-API uit en volgt elke 30 s een nieuwe poging; kies een andere poort.</translation>
    </message>
    <message>
        <source>Port {port} is used by {who}, so the HTTP API is off and tries again every 30 s; port {free_port} is free.</source>
        <translation>Poort {port} wordt gebruikt door {who}, dus staat de HTTP-API uit en volgt elke 30 s een nieuwe poging; poort {free_port} is vrij.</translation>
    </message>
    <message>
        <source>Port {port}, for {server}, is used by another program: end that, or choose another port {where}.</source>
        <translation>Poort {port}, voor {server}, wordt gebruikt door een ander programma: sluit dat af, of kies een andere poort {where}.</translation>
    </message>
    <message>
        <source>QuestDB at {location} takes long to answer; look at its load.</source>
        <translation>QuestDB op {location} doet lang over een antwoord; bekijk de belasting.</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t answer now (HTTP {status}).</source>
        <translation>QuestDB op {place} kan nu niet antwoorden (HTTP {status}).</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t answer now: {reason}</source>
        <translation>QuestDB op {place} kan nu niet antwoorden: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t be reached ({reason}); start it, or correct its address in Settings › Database.</source>
        <translation>QuestDB op {place} is niet bereikbaar ({reason}); start het, of corrigeer het adres in Instellingen › Database.</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t be sent these rows: {reason}</source>
        <translation>Deze rijen kunnen niet naar QuestDB op {place} worden gestuurd: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t be used: {reason}</source>
        <translation>QuestDB op {place} kan niet worden gebruikt: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t be written to: {reason}</source>
        <translation>Er kan niet naar QuestDB op {place} worden geschreven: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t be written to: {words}</source>
        <translation>Er kan niet naar QuestDB op {place} worden geschreven: {words}</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t store rows now: {reason}</source>
        <translation>QuestDB op {place} kan nu geen rijen opslaan: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} did not answer within {seconds:.0f} s.</source>
        <translation>QuestDB op {place} heeft niet binnen {seconds:.0f} s geantwoord.</translation>
    </message>
    <message>
        <source>QuestDB at {place} does not let the user {user!r} in with this password; correct them in Settings › Database.</source>
        <translation>QuestDB op {place} laat gebruiker {user!r} met dit wachtwoord niet toe; corrigeer ze in Instellingen › Database.</translation>
    </message>
    <message>
        <source>QuestDB at {place} does not speak TLS on port {port}; set QUESTDB_TLS=false, or give the port of the proxy that does.</source>
        <translation>QuestDB op {place} spreekt geen TLS op poort {port}; stel QUESTDB_TLS=false in, of geef de poort op van de proxy die dat wel doet.</translation>
    </message>
    <message>
        <source>QuestDB at {place} does not store rows of {table} ({reason}); free space on its disk.</source>
        <translation>QuestDB op {place} slaat rijen van {table} niet op ({reason}); maak ruimte vrij op de schijf.</translation>
    </message>
    <message>
        <source>QuestDB at {place} ended the connection while it was asked.</source>
        <translation>QuestDB op {place} heeft de verbinding tijdens een vraag verbroken.</translation>
    </message>
    <message>
        <source>QuestDB at {place} gave an answer that is cut off or not its own.</source>
        <translation>QuestDB op {place} gaf een antwoord dat is afgebroken of niet van QuestDB zelf is.</translation>
    </message>
    <message>
        <source>QuestDB at {place} has a table {name} that this program did not make; rename it, or use another QuestDB.</source>
        <translation>QuestDB op {place} heeft een tabel {name} die niet door dit programma is gemaakt; hernoem die, of gebruik een andere QuestDB.</translation>
    </message>
    <message>
        <source>QuestDB at {place} has not yet stored for good what was written; it is tried again.</source>
        <translation>QuestDB op {place} heeft het geschrevene nog niet blijvend opgeslagen; er volgt een nieuwe poging.</translation>
    </message>
    <message>
        <source>QuestDB at {place} has stopped storing rows of {name} ({reason}); free space on its disk, then this program goes on by itself.</source>
        <translation>QuestDB op {place} slaat geen rijen van {name} meer op ({reason}); maak ruimte vrij op de schijf, dan gaat dit programma vanzelf verder.</translation>
    </message>
    <message>
        <source>QuestDB at {place} has version {version}, and this program needs 9.3.4 or newer; update it.</source>
        <translation>QuestDB op {place} heeft versie {version}, en dit programma heeft 9.3.4 of nieuwer nodig; werk het bij.</translation>
    </message>
    <message>
        <source>QuestDB at {place} is not connected.</source>
        <translation>QuestDB op {place} is niet verbonden.</translation>
    </message>
    <message>
        <source>QuestDB at {place} is not open.</source>
        <translation>QuestDB op {place} is niet geopend.</translation>
    </message>
    <message>
        <source>QuestDB at {place} lost a table of this program ({reason}).</source>
        <translation>QuestDB op {place} is een tabel van dit programma kwijt ({reason}).</translation>
    </message>
    <message>
        <source>QuestDB at {place} refused a row: {reason}</source>
        <translation>QuestDB op {place} heeft een rij geweigerd: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} refused the request: {reason}</source>
        <translation>QuestDB op {place} heeft het verzoek geweigerd: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} wants a user and a password; give them in Settings › Database.</source>
        <translation>QuestDB op {place} wil een gebruiker en een wachtwoord; geef ze op in Instellingen › Database.</translation>
    </message>
    <message>
        <source>QuestDB can&apos;t keep a time before 1970 or after 9999.</source>
        <translation>QuestDB kan geen tijd vóór 1970 of na 9999 bewaren.</translation>
    </message>
    <message>
        <source>QuestDB can&apos;t keep the id {entity_id!r}: it has a NUL or half a character, or more than {limit} bytes.</source>
        <translation>QuestDB kan de id {entity_id!r} niet bewaren: die bevat een NUL of een half teken, of meer dan {limit} bytes.</translation>
    </message>
    <message>
        <source>Reached Home Assistant</source>
        <translation>Home Assistant bereikt</translation>
    </message>
    <message>
        <source>Readings that the database can&apos;t take are in memory only. {why}</source>
        <translation>Meetwaarden die de database niet kan opnemen, staan alleen in het geheugen. {why}</translation>
    </message>
    <message>
        <source>Recorder statistics available</source>
        <translation>Statistieken van de recorder beschikbaar</translation>
    </message>
    <message>
        <source>Recording is paused; resume it in Settings, Connection, then repair.</source>
        <translation>De registratie is gepauzeerd; hervat haar in Instellingen, Verbinding, en herstel dan.</translation>
    </message>
    <message>
        <source>Start the servers first, then move.</source>
        <translation>Start eerst de servers en verplaats dan.</translation>
    </message>
    <message>
        <source>Starting MongoDB and QuestDB.</source>
        <translation>MongoDB en QuestDB starten.</translation>
    </message>
    <message>
        <source>Starting at login could not be changed: {reason}.</source>
        <translation>Het starten bij aanmelden kon niet worden gewijzigd: {reason}.</translation>
    </message>
    <message>
        <source>Statistics are being fetched already; wait until that has ended.</source>
        <translation>Statistieken worden al opgehaald; wacht tot dat klaar is.</translation>
    </message>
    <message>
        <source>Statistics of a {period} are computed, never stored.</source>
        <translation>Statistieken met de periode {period} worden berekend, nooit opgeslagen.</translation>
    </message>
    <message>
        <source>The HTTP API can&apos;t be opened to the network ({host}) without a key: create one in Settings, HTTP API, or give it by API_KEY_FILE.</source>
        <translation>De HTTP-API kan zonder sleutel niet voor het netwerk ({host}) worden geopend: maak er een in Instellingen, HTTP-API, of geef er een op met API_KEY_FILE.</translation>
    </message>
    <message>
        <source>The HTTP API could not be started ({reason}); it is off and tries again every 30 s.</source>
        <translation>De HTTP-API kon niet worden gestart ({reason}); die staat uit en elke 30 s volgt een nieuwe poging.</translation>
    </message>
    <message>
        <source>The HTTP API failed to start; the log says why.</source>
        <translation>De HTTP-API kon niet worden gestart; in het logboek staat waarom.</translation>
    </message>
    <message>
        <source>The address must not contain a user name or password; use a token.</source>
        <translation>Het adres mag geen gebruikersnaam of wachtwoord bevatten; gebruik een token.</translation>
    </message>
    <message>
        <source>The address of MongoDB can&apos;t be understood; put the password into its own field.</source>
        <translation>Het adres van MongoDB is niet te begrijpen; zet het wachtwoord in het veld daarvoor.</translation>
    </message>
    <message>
        <source>The address of MongoDB can&apos;t be understood; write it like mongodb://USER@HOST:27017/energy_dashboard.</source>
        <translation>Het adres van MongoDB is niet te begrijpen; schrijf het zoals mongodb://USER@HOST:27017/energy_dashboard.</translation>
    </message>
    <message>
        <source>The address of MongoDB can&apos;t be used; write it like mongodb://USER@HOST:27017/energy_dashboard?authSource=admin, with special characters of the user as %XX and only options that MongoDB knows.</source>
        <translation>Het adres van MongoDB kan niet worden gebruikt; schrijf het zoals mongodb://USER@HOST:27017/energy_dashboard?authSource=admin, met speciale tekens van de gebruiker als %XX en alleen opties die MongoDB kent.</translation>
    </message>
    <message>
        <source>The address {typed!r} contains characters no address can have.</source>
        <translation>Het adres {typed!r} bevat tekens die in geen adres kunnen staan.</translation>
    </message>
    <message>
        <source>The address {typed!r} has no host name; enter one, for example homeassistant.local:8123.</source>
        <translation>Het adres {typed!r} heeft geen hostnaam; voer er een in, bijvoorbeeld homeassistant.local:8123.</translation>
    </message>
    <message>
        <source>The address {typed!r} holds no valid IP address.</source>
        <translation>Het adres {typed!r} bevat geen geldig IP-adres.</translation>
    </message>
    <message>
        <source>The address {typed!r} holds no valid IPv6 address.</source>
        <translation>Het adres {typed!r} bevat geen geldig IPv6-adres.</translation>
    </message>
    <message>
        <source>The address {typed!r} holds no valid IPv6 address; check its brackets.</source>
        <translation>Het adres {typed!r} bevat geen geldig IPv6-adres; controleer de haken.</translation>
    </message>
    <message>
        <source>The address {typed!r} holds no valid host name.</source>
        <translation>Het adres {typed!r} bevat geen geldige hostnaam.</translation>
    </message>
    <message>
        <source>The address {typed!r} must begin with http://, https://, ws:// or wss://.</source>
        <translation>Het adres {typed!r} moet beginnen met http://, https://, ws:// of wss://.</translation>
    </message>
    <message>
        <source>The certificate of QuestDB at {place} can&apos;t be trusted ({reason}); mend it.</source>
        <translation>Het certificaat van QuestDB op {place} is niet te vertrouwen ({reason}); herstel het.</translation>
    </message>
    <message>
        <source>The certificate of {address} has expired; renew it in Home Assistant.</source>
        <translation>Het certificaat van {address} is verlopen; vernieuw het in Home Assistant.</translation>
    </message>
    <message>
        <source>The certificate of {address} is for another name; use the address it names.</source>
        <translation>Het certificaat van {address} geldt voor een andere naam; gebruik het adres dat erin staat.</translation>
    </message>
    <message>
        <source>The certificate of {address} is not valid yet; check this computer&apos;s clock.</source>
        <translation>Het certificaat van {address} is nog niet geldig; controleer de klok van deze computer.</translation>
    </message>
    <message>
        <source>The certificate of {address} is signed by nobody this computer trusts; if it is your own, allow self-signed certificates in the settings.</source>
        <translation>Het certificaat van {address} is ondertekend door niemand die deze computer vertrouwt; als het van jezelf is, sta dan zelfondertekende certificaten toe in de instellingen.</translation>
    </message>
    <message>
        <source>The certificate of {address} was refused; check it, or allow it in the settings.</source>
        <translation>Het certificaat van {address} is geweigerd; controleer het, of sta het toe in de instellingen.</translation>
    </message>
    <message>
        <source>The connection to Home Assistant was lost meanwhile.</source>
        <translation>De verbinding met Home Assistant is intussen verbroken.</translation>
    </message>
    <message>
        <source>The connection to Home Assistant was lost.</source>
        <translation>De verbinding met Home Assistant is verbroken.</translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation>De verbinding is gesloten.</translation>
    </message>
    <message>
        <source>The coverage did not read back as written; keep using the old databases, and try again.</source>
        <translation>De dekking werd niet teruggelezen zoals geschreven; blijf de oude databases gebruiken en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The data here is of a real home; run --demo without --profile, or with a folder of its own.</source>
        <translation>De gegevens hier zijn van een echt huis; start --demo zonder --profile, of met een eigen map.</translation>
    </message>
    <message>
        <source>The data here is of the simulated home (--demo); give another folder to --profile for a real one.</source>
        <translation>De gegevens hier zijn van het gesimuleerde huis (--demo); geef --profile een andere map voor een echt huis.</translation>
    </message>
    <message>
        <source>The database does not answer.</source>
        <translation>De database antwoordt niet.</translation>
    </message>
    <message>
        <source>The database failed: {reason}.</source>
        <translation>De database gaf een fout: {reason}.</translation>
    </message>
    <message>
        <source>The database has been away for too long, so recording waits until it is back; what was received is kept in memory, the rest is fetched from Home Assistant later.</source>
        <translation>De database is te lang onbereikbaar, dus wacht de registratie tot die terug is; wat is ontvangen, blijft in het geheugen, de rest wordt later uit Home Assistant opgehaald.</translation>
    </message>
    <message>
        <source>The database is not open, so settings can&apos;t be saved now.</source>
        <translation>De database is niet geopend, dus kunnen instellingen nu niet worden opgeslagen.</translation>
    </message>
    <message>
        <source>The database refused {count} rows; they are kept in {file}: {reason}</source>
        <translation>De database heeft {count} rijen geweigerd; ze worden bewaard in {file}: {reason}</translation>
    </message>
    <message>
        <source>The disk is full: make room where Docker keeps its data, then try again.</source>
        <translation>De schijf is vol: maak ruimte waar Docker zijn gegevens bewaart en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The disk of {folder} is full: no backup was made; free some space, or choose another disk.</source>
        <translation>De schijf van {folder} is vol: er is geen back-up gemaakt; maak ruimte vrij, of kies een andere schijf.</translation>
    </message>
    <message>
        <source>The disk of {folder} is full; free some space and try again.</source>
        <translation>De schijf van {folder} is vol; maak ruimte vrij en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The file {env_file} given by --env-file does not exist.</source>
        <translation>Het bestand {env_file} uit --env-file bestaat niet.</translation>
    </message>
    <message>
        <source>The file {file} can&apos;t be read; it must be text and yours.</source>
        <translation>Het bestand {file} kan niet worden gelezen; het moet tekst zijn en van jou.</translation>
    </message>
    <message>
        <source>The file {file} can&apos;t be read; it must be text in UTF-8.</source>
        <translation>Het bestand {file} kan niet worden gelezen; het moet tekst in UTF-8 zijn.</translation>
    </message>
    <message>
        <source>The folder {path} of the servers can&apos;t be written: {reason}.</source>
        <translation>De map {path} van de servers kan niet worden geschreven: {reason}.</translation>
    </message>
    <message>
        <source>The host name in {address} is not known; check it, or use the IP address.</source>
        <translation>De hostnaam in {address} is niet bekend; controleer die, of gebruik het IP-adres.</translation>
    </message>
    <message>
        <source>The journal {file} can&apos;t be used: {reason}; make room on its disk, or make it writable.</source>
        <translation>Het journaal {file} kan niet worden gebruikt: {reason}; maak ruimte vrij op de schijf, of maak het schrijfbaar.</translation>
    </message>
    <message>
        <source>The keyring can&apos;t be read ({kind}), so its keys are not known and open nothing; start Energy Desktop again in a session with the keyring unlocked, or give a key by API_KEY_FILE.</source>
        <translation>De sleutelbos kan niet worden gelezen ({kind}), dus zijn de sleutels erin niet bekend en geven ze geen toegang; start Energy Desktop opnieuw in een sessie met ontgrendelde sleutelbos, of geef een sleutel op met API_KEY_FILE.</translation>
    </message>
    <message>
        <source>The keyring did not forget the token ({kind}); remove the entry “{entry}” there by hand.</source>
        <translation>De sleutelbos heeft het token niet vergeten ({kind}); verwijder daar zelf de vermelding “{entry}”.</translation>
    </message>
    <message>
        <source>The keyring has none of the keys that were made here, so they are not known and open nothing; create new ones in Settings, HTTP API, or give a key by API_KEY_FILE.</source>
        <translation>De sleutelbos heeft geen van de sleutels die hier zijn gemaakt, dus zijn ze niet bekend en geven ze geen toegang; maak nieuwe in Instellingen, HTTP-API, of geef een sleutel op met API_KEY_FILE.</translation>
    </message>
    <message>
        <source>The keyring refused to keep {what} ({kind}); unlock it and try again, or {instead}.</source>
        <translation>De sleutelbos weigerde om {what} te bewaren ({kind}); ontgrendel hem en probeer het opnieuw, of {instead}.</translation>
    </message>
    <message>
        <source>The move failed ({kind}); see the log.</source>
        <translation>Het verplaatsen is mislukt ({kind}); zie het logboek.</translation>
    </message>
    <message>
        <source>The move waits: --{kind} or DATABASE_TYPE={kind} says which databases are used. Start without it to finish the move.</source>
        <translation>Het verplaatsen wacht: --{kind} of DATABASE_TYPE={kind} bepaalt welke databases worden gebruikt. Start zonder die optie om het verplaatsen af te maken.</translation>
    </message>
    <message>
        <source>The move was not finished; everything stays where it is. {why}</source>
        <translation>Het verplaatsen is niet afgemaakt; alles blijft waar het is. {why}</translation>
    </message>
    <message>
        <source>The network connection was lost.</source>
        <translation>De netwerkverbinding is verbroken.</translation>
    </message>
    <message>
        <source>The password of {user} for MongoDB at {hosts} is missing; enter it.</source>
        <translation>Het wachtwoord van {user} voor MongoDB op {hosts} ontbreekt; voer het in.</translation>
    </message>
    <message>
        <source>The port in {typed!r} must be a number from 1 to 65535.</source>
        <translation>De poort in {typed!r} moet een getal van 1 tot en met 65535 zijn.</translation>
    </message>
    <message>
        <source>The profile folder {folder} can&apos;t be used: {reason}.</source>
        <translation>De profielmap {folder} kan niet worden gebruikt: {reason}.</translation>
    </message>
    <message>
        <source>The profile folder {folder} can&apos;t be written.</source>
        <translation>De profielmap {folder} kan niet worden geschreven.</translation>
    </message>
    <message>
        <source>The profile folder {folder} can&apos;t be written: {reason}.</source>
        <translation>De profielmap {folder} kan niet worden geschreven: {reason}.</translation>
    </message>
    <message>
        <source>The profile folder {folder} can&apos;t be written; is its disk full?</source>
        <translation>De profielmap {folder} kan niet worden geschreven; is de schijf vol?</translation>
    </message>
    <message>
        <source>The profile&apos;s files hold {readings:,} readings that are not on the servers. Close the program; “energy-desktop migrate --to servers” brings them there.</source>
        <translation>De bestanden van het profiel bevatten {readings:,} meetwaarden die niet op de servers staan. Sluit het programma; “energy-desktop migrate --to servers” brengt ze daarheen.</translation>
    </message>
    <message>
        <source>The servers can&apos;t be downloaded because Docker Hub can&apos;t be reached: check the connection to the internet, then try again.</source>
        <translation>De servers kunnen niet worden gedownload omdat Docker Hub niet bereikbaar is: controleer de internetverbinding en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The servers of {hosts} can&apos;t be looked up; check the address of MongoDB and the network.</source>
        <translation>De servers van {hosts} kunnen niet worden opgezocht; controleer het adres van MongoDB en het netwerk.</translation>
    </message>
    <message>
        <source>The servers were started but do not answer yet: this computer may be busy, try again in a few minutes.</source>
        <translation>De servers zijn gestart maar antwoorden nog niet: misschien heeft deze computer het druk, probeer het over een paar minuten opnieuw.</translation>
    </message>
    <message>
        <source>The session with Home Assistant ended.</source>
        <translation>De sessie met Home Assistant is beëindigd.</translation>
    </message>
    <message>
        <source>The settings can&apos;t be saved in {file}: {reason}.</source>
        <translation>De instellingen kunnen niet worden opgeslagen in {file}: {reason}.</translation>
    </message>
    <message>
        <source>The settings file {file} can&apos;t be read: {reason}.</source>
        <translation>Het instellingenbestand {file} kan niet worden gelezen: {reason}.</translation>
    </message>
    <message>
        <source>The settings file {file} is damaged; correct it, or delete it to begin with defaults.</source>
        <translation>Het instellingenbestand {file} is beschadigd; corrigeer het, of verwijder het om met standaardwaarden te beginnen.</translation>
    </message>
    <message>
        <source>The settings file {file} is damaged; it must hold one JSON object.</source>
        <translation>Het instellingenbestand {file} is beschadigd; het moet één JSON-object bevatten.</translation>
    </message>
    <message>
        <source>The table {name} of QuestDB at {place} is gone; restore it from a backup, or drop {table} too and begin anew.</source>
        <translation>De tabel {name} van QuestDB op {place} is weg; zet die terug uit een back-up, of verwijder {table} ook en begin opnieuw.</translation>
    </message>
    <message>
        <source>The table {name} of QuestDB at {place} is not as this program made it (its keys or columns differ); rename it and restore it from a backup.</source>
        <translation>De tabel {name} van QuestDB op {place} is niet zoals dit programma die heeft gemaakt (sleutels of kolommen verschillen); hernoem die en zet die terug uit een back-up.</translation>
    </message>
    <message>
        <source>The table {name} of QuestDB at {place} was copied while it was written to, so it would lose new rows; restore it from a backup made with CHECKPOINT.</source>
        <translation>De tabel {name} van QuestDB op {place} is gekopieerd terwijl erin werd geschreven, en zou dus nieuwe rijen verliezen; zet die terug uit een back-up die met CHECKPOINT is gemaakt.</translation>
    </message>
    <message>
        <source>The table {name} of QuestDB at {place} was replaced.</source>
        <translation>De tabel {name} van QuestDB op {place} is vervangen.</translation>
    </message>
    <message>
        <source>The target has newer readings than what would be copied into it; the program recorded into it last, so nothing was changed.</source>
        <translation>Het doel heeft nieuwere meetwaarden dan wat erheen zou worden gekopieerd; het programma heeft daar het laatst in geregistreerd, dus is er niets gewijzigd.</translation>
    </message>
    <message>
        <source>The times of a batch of readings are not int64 microseconds.</source>
        <translation>De tijden van een reeks meetwaarden zijn geen int64-microseconden.</translation>
    </message>
    <message>
        <source>The user {user} may not use {database} of MongoDB at {hosts}; give it the role readWrite there.</source>
        <translation>Gebruiker {user} mag {database} van MongoDB op {hosts} niet gebruiken; geef die daar de rol readWrite.</translation>
    </message>
    <message>
        <source>There is a key “{shown}” already; choose another name.</source>
        <translation>Er is al een sleutel “{shown}”; kies een andere naam.</translation>
    </message>
    <message>
        <source>There is no MongoDB 7 or QuestDB for this kind of computer: use the embedded databases, or servers on another computer.</source>
        <translation>Er is geen MongoDB 7 of QuestDB voor dit soort computer: gebruik de ingebouwde databases, of servers op een andere computer.</translation>
    </message>
    <message>
        <source>There is no access token yet; paste one to connect.</source>
        <translation>Er is nog geen toegangstoken; plak er een om verbinding te maken.</translation>
    </message>
    <message>
        <source>There is no data to save: no backup was made.</source>
        <translation>Er zijn geen gegevens om te bewaren: er is geen back-up gemaakt.</translation>
    </message>
    <message>
        <source>There is no route to {address}; check the network of this computer.</source>
        <translation>Er is geen route naar {address}; controleer het netwerk van deze computer.</translation>
    </message>
    <message>
        <source>There is no sensor {entity_ids}.</source>
        <translation>Er is geen sensor {entity_ids}.</translation>
    </message>
    <message>
        <source>There is no sensor {entity_id}.</source>
        <translation>Er is geen sensor {entity_id}.</translation>
    </message>
    <message>
        <source>There is no setting “{key}”.</source>
        <translation>Er is geen instelling “{key}”.</translation>
    </message>
    <message>
        <source>There is other data in the target already; {what_to_do}.</source>
        <translation>Er staan al andere gegevens in het doel; {what_to_do}.</translation>
    </message>
    <message>
        <source>These readings can&apos;t be kept in the journal: {reason}.</source>
        <translation>Deze meetwaarden kunnen niet in het journaal worden bewaard: {reason}.</translation>
    </message>
    <message>
        <source>This computer has no keyring that can keep the key. Give one by API_KEY_FILE or API_KEY, then start Energy Desktop anew.</source>
        <translation>Deze computer heeft geen sleutelbos die de sleutel kan bewaren. Geef er een op met API_KEY_FILE of API_KEY en start Energy Desktop opnieuw.</translation>
    </message>
    <message>
        <source>This computer has no keyring that can keep the password. Put {variable}=… into the file .env of the profile, then start Energy Desktop anew.</source>
        <translation>Deze computer heeft geen sleutelbos die het wachtwoord kan bewaren. Zet {variable}=… in het bestand .env van het profiel en start Energy Desktop opnieuw.</translation>
    </message>
    <message>
        <source>This computer has no keyring that can keep the token. Give it by HA_TOKEN_FILE or HA_TOKEN, or use it for this run only.</source>
        <translation>Deze computer heeft geen sleutelbos die het token kan bewaren. Geef het op met HA_TOKEN_FILE of HA_TOKEN, of gebruik het alleen voor deze sessie.</translation>
    </message>
    <message>
        <source>This is the demo, which records a simulated home. Start Energy Desktop without it to have your own home recorded from login on.</source>
        <translation>Dit is de demo, die een gesimuleerd huis registreert. Start Energy Desktop zonder de demo om je eigen huis vanaf het aanmelden te laten registreren.</translation>
    </message>
    <message>
        <source>This system has no known way to start programs at login. Add this command to what it starts by itself: {command}</source>
        <translation>Voor dit systeem is geen manier bekend om programma’s bij het aanmelden te starten. Voeg deze opdracht toe aan wat het zelf start: {command}</translation>
    </message>
    <message>
        <source>Token accepted</source>
        <translation>Token geaccepteerd</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Probeer het zo meteen opnieuw.</translation>
    </message>
    <message>
        <source>Turn the recorder of Home Assistant on.</source>
        <translation>Schakel de recorder van Home Assistant in.</translation>
    </message>
    <message>
        <source>Update Home Assistant, then test again.</source>
        <translation>Werk Home Assistant bij en test opnieuw.</translation>
    </message>
    <message>
        <source>Use the token of a user who may see the sensors.</source>
        <translation>Gebruik het token van een gebruiker die de sensoren mag zien.</translation>
    </message>
    <message>
        <source>Use the token of an administrator: others may not listen to all events.</source>
        <translation>Gebruik het token van een beheerder: anderen mogen niet naar alle gebeurtenissen luisteren.</translation>
    </message>
    <message>
        <source>Wait until Home Assistant has started, then test again.</source>
        <translation>Wacht tot Home Assistant is opgestart en test opnieuw.</translation>
    </message>
    <message>
        <source>Waiting until MongoDB and QuestDB answer.</source>
        <translation>Wachten tot MongoDB en QuestDB antwoorden.</translation>
    </message>
    <message>
        <source>What answers at {address} is not Home Assistant (HTTP {status}); check address and port.</source>
        <translation>Wat op {address} antwoordt, is niet Home Assistant (HTTP {status}); controleer adres en poort.</translation>
    </message>
    <message>
        <source>What answers at {address} is not Home Assistant.</source>
        <translation>Wat op {address} antwoordt, is niet Home Assistant.</translation>
    </message>
    <message>
        <source>What answers at {address} is not Home Assistant; check address and port.</source>
        <translation>Wat op {address} antwoordt, is niet Home Assistant; controleer adres en poort.</translation>
    </message>
    <message>
        <source>What answers at {place} is no QuestDB; correct its address in Settings › Database.</source>
        <translation>Wat op {place} antwoordt, is geen QuestDB; corrigeer het adres in Instellingen › Database.</translation>
    </message>
    <message>
        <source>Write the IPv6 address in brackets, as in [{host}]:8123.</source>
        <translation>Schrijf het IPv6-adres tussen haken, zoals [{host}]:8123.</translation>
    </message>
    <message>
        <source>You may not use Docker: add yourself to the group docker (sudo usermod -aG docker $USER), log out and in again, then try again.</source>
        <translation>Je mag Docker niet gebruiken: voeg jezelf toe aan de groep docker (sudo usermod -aG docker $USER), meld je af en weer aan en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>een lijst</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>een object</translation>
    </message>
    <message>
        <source>another Energy Desktop</source>
        <translation>een andere Energy Desktop</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>een ander programma</translation>
    </message>
    <message>
        <source>as HTTP port of QuestDB (QUESTDB_HTTP_PORT)</source>
        <translation>als HTTP-poort van QuestDB (QUESTDB_HTTP_PORT)</translation>
    </message>
    <message>
        <source>as PostgreSQL port of QuestDB (QUESTDB_PG_PORT)</source>
        <translation>als PostgreSQL-poort van QuestDB (QUESTDB_PG_PORT)</translation>
    </message>
    <message>
        <source>give a key by API_KEY_FILE</source>
        <translation>geef een sleutel op met API_KEY_FILE</translation>
    </message>
    <message>
        <source>give it by {name}</source>
        <translation>geef het op met {name}</translation>
    </message>
    <message>
        <source>in Settings</source>
        <translation>in Instellingen</translation>
    </message>
    <message>
        <source>in the address of MongoDB (MONGODB_URI)</source>
        <translation>in het adres van MongoDB (MONGODB_URI)</translation>
    </message>
    <message>
        <source>in the file .env of the folder servers ({variable})</source>
        <translation>in het bestand .env van de map servers ({variable})</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>geen antwoord</translation>
    </message>
    <message>
        <source>it gives no reason</source>
        <translation>er is geen reden gegeven</translation>
    </message>
    <message>
        <source>its time</source>
        <translation>de tijd</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>geen reden gegeven</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>geen eenheid</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>niets</translation>
    </message>
    <message>
        <source>restore into an empty database, or say that both are to be merged</source>
        <translation>zet terug in een lege database, of geef aan dat beide moeten worden samengevoegd</translation>
    </message>
    <message>
        <source>the API keys</source>
        <translation>de API-sleutels</translation>
    </message>
    <message>
        <source>the log of fetches</source>
        <translation>het logboek van ophalingen</translation>
    </message>
    <message>
        <source>the meters of several sensors</source>
        <translation>de meters van meerdere sensoren</translation>
    </message>
    <message>
        <source>the notes on meters</source>
        <translation>de notities bij meters</translation>
    </message>
    <message>
        <source>the password</source>
        <translation>het wachtwoord</translation>
    </message>
    <message>
        <source>the sensor {entity_id}</source>
        <translation>de sensor {entity_id}</translation>
    </message>
    <message>
        <source>the sensor {entity_id} and {count} more</source>
        <translation>de sensor {entity_id} en nog {count}</translation>
    </message>
    <message>
        <source>the servers</source>
        <translation>de servers</translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>de instellingen</translation>
    </message>
    <message>
        <source>the state of the subscription</source>
        <translation>de toestand van het abonnement</translation>
    </message>
    <message>
        <source>the token</source>
        <translation>het token</translation>
    </message>
    <message>
        <source>unknown host</source>
        <translation>onbekende host</translation>
    </message>
    <message>
        <source>use an empty database, or say that both are to be merged</source>
        <translation>gebruik een lege database, of geef aan dat beide moeten worden samengevoegd</translation>
    </message>
    <message>
        <source>use the token for this run only</source>
        <translation>gebruik het token alleen voor deze sessie</translation>
    </message>
    <message>
        <source>{address} answers, but Home Assistant behind it does not (HTTP {status}).</source>
        <translation>{address} antwoordt, maar Home Assistant erachter niet (HTTP {status}).</translation>
    </message>
    <message>
        <source>{address} can&apos;t be reached ({kind}).</source>
        <translation>{address} is niet bereikbaar ({kind}).</translation>
    </message>
    <message>
        <source>{address} closed the connection before it answered.</source>
        <translation>{address} heeft de verbinding gesloten voordat er een antwoord kwam.</translation>
    </message>
    <message>
        <source>{address} closed the connection before it let us in; trying later.</source>
        <translation>{address} heeft de verbinding gesloten voordat we werden toegelaten; later volgt een nieuwe poging.</translation>
    </message>
    <message>
        <source>{address} cut the connection; check the address and the network.</source>
        <translation>{address} heeft de verbinding verbroken; controleer het adres en het netwerk.</translation>
    </message>
    <message>
        <source>{address} did not answer in time; check the address and that Home Assistant runs.</source>
        <translation>{address} heeft niet op tijd geantwoord; controleer het adres en of Home Assistant draait.</translation>
    </message>
    <message>
        <source>{address} does not answer; check the address and the network.</source>
        <translation>{address} antwoordt niet; controleer het adres en het netwerk.</translation>
    </message>
    <message>
        <source>{address} expects an encrypted connection; use {secure} instead.</source>
        <translation>{address} verwacht een versleutelde verbinding; gebruik {secure}.</translation>
    </message>
    <message>
        <source>{address} gave no answer to the access token; trying later.</source>
        <translation>{address} gaf geen antwoord op het toegangstoken; later volgt een nieuwe poging.</translation>
    </message>
    <message>
        <source>{address} offers no encrypted connection; use {plain} instead.</source>
        <translation>{address} biedt geen versleutelde verbinding; gebruik {plain}.</translation>
    </message>
    <message>
        <source>{address} refused the request (HTTP 400): check the address, and for a proxy trusted_proxies in Home Assistant.</source>
        <translation>{address} heeft het verzoek geweigerd (HTTP 400): controleer het adres, en bij een proxy trusted_proxies in Home Assistant.</translation>
    </message>
    <message>
        <source>{address} refuses this computer (HTTP 403): Home Assistant may have banned it; remove it from ip_bans.yaml there and restart Home Assistant.</source>
        <translation>{address} weigert deze computer (HTTP 403): misschien heeft Home Assistant hem geblokkeerd; verwijder hem daar uit ip_bans.yaml en herstart Home Assistant.</translation>
    </message>
    <message>
        <source>{address} sends us elsewhere to {location}; enter the address of Home Assistant itself.</source>
        <translation>{address} verwijst door naar {location}; voer het adres van Home Assistant zelf in.</translation>
    </message>
    <message>
        <source>{address} sends us elsewhere; enter the address of Home Assistant itself.</source>
        <translation>{address} verwijst door naar elders; voer het adres van Home Assistant zelf in.</translation>
    </message>
    <message>
        <source>{address} sent a message over the limit before it let us in.</source>
        <translation>{address} stuurde een bericht boven de limiet voordat we werden toegelaten.</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} bytes</translation>
    </message>
    <message>
        <source>{env_file} given by --env-file is a folder; name a file.</source>
        <translation>{env_file} van --env-file is een map; noem een bestand.</translation>
    </message>
    <message>
        <source>{env_file} given by --env-file is no ordinary file.</source>
        <translation>{env_file} van --env-file is geen gewoon bestand.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be copied to {folder}: {reason}.</source>
        <translation>{file} kan niet naar {folder} worden gekopieerd: {reason}.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {reason}.</source>
        <translation>{file} kan niet worden gelezen: {reason}.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: {reason}; make room on its disk, or make it writable.</source>
        <translation>{file} kan niet worden geschreven: {reason}; maak ruimte vrij op de schijf, of maak het schrijfbaar.</translation>
    </message>
    <message>
        <source>{file} is a device or something else that is no ordinary file; give another name.</source>
        <translation>{file} is een apparaat of iets anders dat geen gewoon bestand is; geef een andere naam op.</translation>
    </message>
    <message>
        <source>{file} is a folder; give the name of a file in it.</source>
        <translation>{file} is een map; geef de naam van een bestand daarin op.</translation>
    </message>
    <message>
        <source>{file} is damaged or was cut off; nothing was restored. Use another backup.</source>
        <translation>{file} is beschadigd of afgebroken; er is niets teruggezet. Gebruik een andere back-up.</translation>
    </message>
    <message>
        <source>{file} is no backup of Energy Desktop, or is damaged or cut off.</source>
        <translation>{file} is geen back-up van Energy Desktop, of is beschadigd of afgebroken.</translation>
    </message>
    <message>
        <source>{file} was made by a newer version of the program ({program}); update the program to restore it.</source>
        <translation>{file} is gemaakt met een nieuwere versie van het programma ({program}); werk het programma bij om het terug te zetten.</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} en {second}</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first} {second}</translation>
    </message>
    <message>
        <source>{folder} can&apos;t be used: {reason}.</source>
        <translation>{folder} kan niet worden gebruikt: {reason}.</translation>
    </message>
    <message>
        <source>{host} can&apos;t be listened on, port {port} ({reason}), so the HTTP API is off and tries again every 30 s; choose another by PORT and API_HOST or in Settings.</source>
        <translation>Op {host}, poort {port}, kan niet worden geluisterd ({reason}), dus staat de HTTP-API uit en volgt elke 30 s een nieuwe poging; kies een andere met PORT en API_HOST of in Instellingen.</translation>
    </message>
    <message>
        <source>{kind} can&apos;t be read now.</source>
        <translation>{kind} kan nu niet worden gelezen.</translation>
    </message>
    <message>
        <source>{kind} does not answer.</source>
        <translation>{kind} antwoordt niet.</translation>
    </message>
    <message>
        <source>{location} was written by a newer version of Energy Desktop (its data format is {version}, this program knows {newest}); install that version to use it.</source>
        <translation>{location} is geschreven door een nieuwere versie van Energy Desktop (gegevensformaat {version}, dit programma kent {newest}); installeer die versie om dit te gebruiken.</translation>
    </message>
    <message>
        <source>{name!r} is no table of this program.</source>
        <translation>{name!r} is geen tabel van dit programma.</translation>
    </message>
    <message>
        <source>{names} can&apos;t be found in {file}: put back what stood there, for the databases know no other password.</source>
        <translation>{names} niet gevonden in {file}: zet terug wat er stond, want de databases kennen geen ander wachtwoord.</translation>
    </message>
    <message>
        <source>{name} takes a name such as Europe/Berlin, not “{text}”.</source>
        <translation>{name} moet een naam zoals Europe/Berlin zijn, niet “{text}”.</translation>
    </message>
    <message>
        <source>{name} takes a whole number, not “{value}”.</source>
        <translation>{name} moet een geheel getal zijn, niet “{value}”.</translation>
    </message>
    <message>
        <source>{name} takes an IP address or localhost, not “{text}”.</source>
        <translation>{name} moet een IP-adres of localhost zijn, niet “{text}”.</translation>
    </message>
    <message>
        <source>{name} takes names such as nas.lan, not “{wrong}”.</source>
        <translation>{name} moet bestaan uit namen zoals nas.lan, niet “{wrong}”.</translation>
    </message>
    <message>
        <source>{name} takes one of {choices}, not “{text}”.</source>
        <translation>{name} moet een van {choices} zijn, niet “{text}”.</translation>
    </message>
    <message>
        <source>{name} takes times such as 22:00-07:00, not “{text}”.</source>
        <translation>{name} moet bestaan uit tijden zoals 22:00-07:00, niet “{text}”.</translation>
    </message>
    <message>
        <source>{name} takes true or false, not “{value}”.</source>
        <translation>{name} moet true of false zijn, niet “{value}”.</translation>
    </message>
    <message>
        <source>{name} takes {low} to {high}, not {number}.</source>
        <translation>{name} moet {low} tot en met {high} zijn, niet {number}.</translation>
    </message>
    <message>
        <source>{new} continues another sensor; undo that first.</source>
        <translation>{new} zet een andere sensor voort; maak dat eerst ongedaan.</translation>
    </message>
    <message>
        <source>{new} is part of this meter already.</source>
        <translation>{new} is al een deel van deze meter.</translation>
    </message>
    <message>
        <source>{old} is continued by another sensor; undo that first.</source>
        <translation>{old} wordt voortgezet door een andere sensor; maak dat eerst ongedaan.</translation>
    </message>
    <message>
        <source>{old} measures in {old_unit} and {new} in {new_unit}; choose a sensor with the same unit.</source>
        <translation>{old} meet in {old_unit} en {new} in {new_unit}; kies een sensor met dezelfde eenheid.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read or written now: {reason}</source>
        <translation>{path} kan nu niet worden gelezen of geschreven: {reason}</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read or written now: {reason}.</source>
        <translation>{path} kan nu niet worden gelezen of geschreven: {reason}.</translation>
    </message>
    <message>
        <source>{path} is damaged or not a DuckDB file; move it away and restore a backup, or start again without it ({reason}).</source>
        <translation>{path} is beschadigd of geen DuckDB-bestand; verplaats het en zet een back-up terug, of begin opnieuw zonder dit bestand ({reason}).</translation>
    </message>
    <message>
        <source>{path} is damaged or not a SQLite file; move it away and restore a backup, or start again without it ({reason}).</source>
        <translation>{path} is beschadigd of geen SQLite-bestand; verplaats het en zet een back-up terug, of begin opnieuw zonder dit bestand ({reason}).</translation>
    </message>
    <message>
        <source>{path} is in use by another process; stop that program first.</source>
        <translation>{path} is in gebruik door een ander proces; stop dat programma eerst.</translation>
    </message>
    <message>
        <source>{path} is in use by process {pid}; stop that program first.</source>
        <translation>{path} is in gebruik door proces {pid}; stop dat programma eerst.</translation>
    </message>
    <message>
        <source>{path} is not open.</source>
        <translation>{path} is niet geopend.</translation>
    </message>
    <message>
        <source>{path} is of an older version of Energy Desktop and can&apos;t be changed where it is; make its disk writable and free some space, or copy the profile to another disk.</source>
        <translation>{path} is van een oudere versie van Energy Desktop en kan daar niet worden gewijzigd; maak de schijf beschrijfbaar en maak wat ruimte vrij, of kopieer het profiel naar een andere schijf.</translation>
    </message>
    <message>
        <source>{path} refused the request: {reason}</source>
        <translation>{path} heeft het verzoek geweigerd: {reason}</translation>
    </message>
    <message>
        <source>{path} refused the request: {reason}.</source>
        <translation>{path} heeft het verzoek geweigerd: {reason}.</translation>
    </message>
    <message>
        <source>{path} was written by a newer version of DuckDB: {reason}</source>
        <translation>{path} is geschreven door een nieuwere versie van DuckDB: {reason}</translation>
    </message>
    <message>
        <source>{ready} answers; waiting for {other}.</source>
        <translation>{ready} antwoordt; wachten op {other}.</translation>
    </message>
    <message>
        <source>{server} was started but does not answer; “docker logs {container}” shows why.</source>
        <translation>{server} is gestart maar antwoordt niet; “docker logs {container}” toont waarom.</translation>
    </message>
    <message>
        <source>{variable}_FILE names {name}, which can&apos;t be read; check the path and its rights.</source>
        <translation>{variable}_FILE noemt {name}, dat niet kan worden gelezen; controleer het pad en de rechten.</translation>
    </message>
    <message>
        <source>{wrong} of {rows} {name} of {entity_id} are not what was copied; keep using the old databases, and try again.</source>
        <translation>{wrong} van {rows} {name} van {entity_id} zijn niet wat is gekopieerd; blijf de oude databases gebruiken en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>“{name}” (process {pid})</source>
        <translation>“{name}” (proces {pid})</translation>
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
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Asking the servers…</source>
        <translation>Servers vragen…</translation>
    </message>
    <message>
        <source>{0}: both answer.</source>
        <translation>{0}: beide antwoorden.</translation>
    </message>
</context>
<context>
    <name>ServersForm</name>
    <message>
        <source>QuestDB is behind TLS</source>
        <translation>QuestDB zit achter TLS</translation>
    </message>
    <message>
        <source>from the environment or .env</source>
        <translation>uit de omgeving of .env</translation>
    </message>
    <message>
        <source>kept in the keyring</source>
        <translation>bewaard in de sleutelbos</translation>
    </message>
    <message>
        <source>can&apos;t be kept here, see below</source>
        <translation>kan hier niet worden bewaard, zie hieronder</translation>
    </message>
    <message>
        <source>This computer has no keyring. A password that you type here can be tested, but to use it put {0} into the file {1} and start Energy Desktop anew.</source>
        <translation>Deze computer heeft geen sleutelbos. Een wachtwoord dat je hier typt, kan worden getest, maar om het te gebruiken zet je {0} in het bestand {1} en start je Energy Desktop opnieuw.</translation>
    </message>
    <message>
        <source>Set by {0} in the environment or the file .env; remove it there to change it here.</source>
        <translation>Ingesteld met {0} in de omgeving of het bestand .env; verwijder het daar om het hier te wijzigen.</translation>
    </message>
    <message>
        <source>Set in the environment or the file .env; remove there to change here: {0}</source>
        <translation>Ingesteld in de omgeving of het bestand .env; verwijder daar om hier te wijzigen: {0}</translation>
    </message>
    <message>
        <source>MongoDB address</source>
        <translation>MongoDB-adres</translation>
    </message>
    <message>
        <source>Password of its user</source>
        <translation>Wachtwoord van de gebruiker</translation>
    </message>
    <message>
        <source>QuestDB host</source>
        <translation>QuestDB-host</translation>
    </message>
    <message>
        <source>HTTP port</source>
        <translation>HTTP-poort</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Gebruiker</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Wachtwoord</translation>
    </message>
</context>
<context>
    <name>ServersRow</name>
    <message>
        <source>Start with Docker</source>
        <translation>Starten met Docker</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Starten…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Stoppen…</translation>
    </message>
    <message>
        <source>MongoDB and QuestDB run.</source>
        <translation>MongoDB en QuestDB draaien.</translation>
    </message>
    <message>
        <source>is not set up</source>
        <translation>is niet ingesteld</translation>
    </message>
    <message>
        <source>is starting</source>
        <translation>start op</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>draait</translation>
    </message>
    <message>
        <source>runs, but does not answer</source>
        <translation>draait, maar antwoordt niet</translation>
    </message>
    <message>
        <source>is stopped</source>
        <translation>is gestopt</translation>
    </message>
</context>
<context>
    <name>SettingRows</name>
    <message>
        <source>As in Home Assistant</source>
        <translation>Zoals in Home Assistant</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A gap of more than 10 minutes was repaired</source>
        <translation>Een hiaat van meer dan 10 minuten is hersteld</translation>
    </message>
    <message>
        <source>Add to the data that is there</source>
        <translation>Toevoegen aan de gegevens die er al zijn</translation>
    </message>
    <message>
        <source>Address of MongoDB</source>
        <translation>Adres van MongoDB</translation>
    </message>
    <message>
        <source>Address the HTTP API listens on</source>
        <translation>Adres waarop de HTTP-API luistert</translation>
    </message>
    <message>
        <source>Check Home Assistant&apos;s certificate</source>
        <translation>Certificaat van Home Assistant controleren</translation>
    </message>
    <message>
        <source>Detail of the log</source>
        <translation>Detailniveau logboek</translation>
    </message>
    <message>
        <source>Folder of the embedded database</source>
        <translation>Map van de ingebouwde database</translation>
    </message>
    <message>
        <source>HTTP API</source>
        <translation>HTTP-API</translation>
    </message>
    <message>
        <source>HTTP port of QuestDB</source>
        <translation>HTTP-poort van QuestDB</translation>
    </message>
    <message>
        <source>Home Assistant address</source>
        <translation>Adres van Home Assistant</translation>
    </message>
    <message>
        <source>Home Assistant can&apos;t be reached for 5 minutes</source>
        <translation>Home Assistant is 5 minuten onbereikbaar</translation>
    </message>
    <message>
        <source>Host names the HTTP API answers to</source>
        <translation>Hostnamen waarop de HTTP-API antwoordt</translation>
    </message>
    <message>
        <source>Host of QuestDB</source>
        <translation>Host van QuestDB</translation>
    </message>
    <message>
        <source>Keys of the HTTP API are in the keyring</source>
        <translation>Sleutels van de HTTP-API staan in de sleutelbos</translation>
    </message>
    <message>
        <source>Kind of database</source>
        <translation>Soort database</translation>
    </message>
    <message>
        <source>Kind of database that is moved to</source>
        <translation>Soort database waarheen wordt verplaatst</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Beweging</translation>
    </message>
    <message>
        <source>Port of the HTTP API</source>
        <translation>Poort van de HTTP-API</translation>
    </message>
    <message>
        <source>PostgreSQL port of QuestDB</source>
        <translation>PostgreSQL-poort van QuestDB</translation>
    </message>
    <message>
        <source>QuestDB behind TLS</source>
        <translation>QuestDB achter TLS</translation>
    </message>
    <message>
        <source>Quiet hours, such as 22:00-07:00</source>
        <translation>Stille uren, zoals 22:00-07:00</translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation>Tekstgrootte in procent</translation>
    </message>
    <message>
        <source>The database can&apos;t be written</source>
        <translation>Er kan niet in de database worden geschreven</translation>
    </message>
    <message>
        <source>The token is refused</source>
        <translation>Het token wordt geweigerd</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Tijdnotatie</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Tijdzone</translation>
    </message>
    <message>
        <source>User of QuestDB</source>
        <translation>Gebruiker van QuestDB</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>Als het venster wordt gesloten</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Systeem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Hoog contrast, licht</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Hoog contrast, donker</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 uur</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 uur</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Volledig</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Beperkt</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Normaal</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Waarschuwingen</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Alleen fouten</translation>
    </message>
    <message>
        <source>locale translation Sprache taal langue</source>
        <translation>taal vertaling land regio language locale</translation>
    </message>
    <message>
        <source>colours color scheme night mode accessibility</source>
        <translation>kleuren kleurenschema nachtmodus donkere modus toegankelijkheid</translation>
    </message>
    <message>
        <source>font zoom bigger larger smaller letters</source>
        <translation>lettertype zoom groter kleiner letters lettergrootte</translation>
    </message>
    <message>
        <source>time format am pm</source>
        <translation>tijdnotatie uurnotatie klok am pm</translation>
    </message>
    <message>
        <source>animation effects reduce accessibility</source>
        <translation>animatie effecten verminderen toegankelijkheid</translation>
    </message>
    <message>
        <source>timezone region midnight day</source>
        <translation>tijdzone regio middernacht dag</translation>
    </message>
    <message>
        <source>logging debug verbose messages</source>
        <translation>logging loggen debug uitgebreid berichten</translation>
    </message>
    <message>
        <source>REST web server on off scripts programs</source>
        <translation>REST webserver aan uit scripts programma’s</translation>
    </message>
    <message>
        <source>REST web server number</source>
        <translation>REST webserver nummer</translation>
    </message>
    <message>
        <source>REST web server domain proxy</source>
        <translation>REST webserver domein proxy</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>opdrachtregel</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>omgeving</translation>
    </message>
    <message>
        <source>Set by {0} in the environment; remove it there to change it here.</source>
        <translation>Ingesteld met {0} in de omgeving; verwijder het daar om het hier te wijzigen.</translation>
    </message>
    <message>
        <source>Set by {0} in the file .env; remove it there to change it here.</source>
        <translation>Ingesteld met {0} in het bestand .env; verwijder het daar om het hier te wijzigen.</translation>
    </message>
    <message>
        <source>Set on the command line for this run; start without it to change it here.</source>
        <translation>Voor deze sessie ingesteld op de opdrachtregel; start zonder die optie om het hier te wijzigen.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Search settings</source>
        <translation>Instellingen zoeken</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Changes apply at once unless noted</source>
        <translation>Wijzigingen gelden meteen, tenzij anders vermeld</translation>
    </message>
    <message>
        <source>Nothing here is called “{0}”. Try another word, or Esc to see all.</source>
        <translation>Niets heet hier “{0}”. Probeer een ander woord, of Esc om alles te zien.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
</context>
<context>
    <name>SettingsSearch</name>
    <message numerus="yes">
        <source>%n setting(s) found</source>
        <translation>
            <numerusform>%n instelling gevonden</numerusform>
            <numerusform>%n instellingen gevonden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Show the dashboard</source>
        <translation>Dashboard tonen</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Geschiedenis tonen</translation>
    </message>
    <message>
        <source>Show the settings</source>
        <translation>Instellingen tonen</translation>
    </message>
    <message>
        <source>Read everything anew</source>
        <translation>Alles opnieuw lezen</translation>
    </message>
    <message>
        <source>Show this list</source>
        <translation>Deze lijst tonen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Afsluiten</translation>
    </message>
    <message>
        <source>Hold the chart, or let it go on</source>
        <translation>Grafiek stilzetten of laten doorlopen</translation>
    </message>
    <message>
        <source>Chart or table</source>
        <translation>Grafiek of tabel</translation>
    </message>
    <message>
        <source>The range before, the range after</source>
        <translation>Vorige periode, volgende periode</translation>
    </message>
    <message>
        <source>Type a range in words</source>
        <translation>Periode in woorden typen</translation>
    </message>
    <message>
        <source>Search the sensors</source>
        <translation>Sensoren zoeken</translation>
    </message>
    <message>
        <source>Show or hide the sensors</source>
        <translation>Sensoren tonen of verbergen</translation>
    </message>
    <message>
        <source>Keep what is shown as a bookmark</source>
        <translation>Bewaren wat wordt getoond als bladwijzer</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Exporteren wat wordt getoond</translation>
    </message>
    <message>
        <source>Print what is shown</source>
        <translation>Afdrukken wat wordt getoond</translation>
    </message>
    <message>
        <source>Day, week, month, year</source>
        <translation>Dag, week, maand, jaar</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Compare with the next other time</source>
        <translation>Met de volgende andere tijd vergelijken</translation>
    </message>
    <message>
        <source>Read the values, with Shift in steps of ten</source>
        <translation>Waarden aflezen, met Shift in stappen van tien</translation>
    </message>
    <message>
        <source>Choose one of the series</source>
        <translation>Een van de reeksen kiezen</translation>
    </message>
    <message>
        <source>Open what the cursor is on</source>
        <translation>Openen waar de cursor op staat</translation>
    </message>
    <message>
        <source>Correct what the cursor is on</source>
        <translation>Corrigeren waar de cursor op staat</translation>
    </message>
    <message>
        <source>Back to the range before</source>
        <translation>Terug naar de vorige periode</translation>
    </message>
    <message>
        <source>Copy the picture, or the table</source>
        <translation>Afbeelding of tabel kopiëren</translation>
    </message>
    <message>
        <source>Hide the cursor</source>
        <translation>Cursor verbergen</translation>
    </message>
    <message>
        <source>Look closer, or from further away</source>
        <translation>Inzoomen of uitzoomen</translation>
    </message>
    <message>
        <source>Move earlier, or later</source>
        <translation>Eerder of later</translation>
    </message>
    <message>
        <source>Back to the whole range</source>
        <translation>Terug naar de hele periode</translation>
    </message>
    <message>
        <source>Read how the time before or after is known</source>
        <translation>Voorlezen hoe de tijd ervoor of erna bekend is</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Instellingen zoeken</translation>
    </message>
    <message>
        <source>Track the sensor, or no longer</source>
        <translation>De sensor volgen, of niet meer</translation>
    </message>
    <message>
        <source>Track all that are shown, or none</source>
        <translation>Alle getoonde volgen, of geen</translation>
    </message>
    <message>
        <source>Choose the role of the sensor</source>
        <translation>De rol van de sensor kiezen</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Overal</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>Dashboard, in the chart</source>
        <translation>Dashboard, in de grafiek</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geschiedenis</translation>
    </message>
    <message>
        <source>History, in a chart</source>
        <translation>Geschiedenis, in een grafiek</translation>
    </message>
    <message>
        <source>History, in a line chart</source>
        <translation>Geschiedenis, in een lijngrafiek</translation>
    </message>
    <message>
        <source>History, in the strip below the charts</source>
        <translation>Geschiedenis, in de strook onder de grafieken</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Settings, in the list of sensors</source>
        <translation>Instellingen, in de lijst van sensoren</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Sneltoetsen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Toetsen</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Wat ze doen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>SignInStep</name>
    <message>
        <source>Let Energy Desktop read your sensors</source>
        <translation>Laat Energy Desktop je sensoren lezen</translation>
    </message>
    <message>
        <source>Home Assistant gives a program a long-lived access token of its own.</source>
        <translation>Home Assistant geeft een programma een eigen toegangstoken met lange levensduur.</translation>
    </message>
    <message>
        <source>Home Assistant accepted this token.</source>
        <translation>Home Assistant heeft dit token geaccepteerd.</translation>
    </message>
    <message>
        <source>This computer has no keyring</source>
        <translation>Deze computer heeft geen sleutelbos</translation>
    </message>
    <message>
        <source>Keep the token for this run only</source>
        <translation>Token alleen voor deze sessie bewaren</translation>
    </message>
    <message>
        <source>Give it in a file at each start</source>
        <translation>Bij elke start in een bestand opgeven</translation>
    </message>
    <message>
        <source>The token is no longer in the keyring; paste it again to go on.</source>
        <translation>Het token staat niet meer in de sleutelbos; plak het opnieuw om door te gaan.</translation>
    </message>
    <message>
        <source>The token was kept for the last run only; paste it again to go on.</source>
        <translation>Het token is alleen voor de vorige sessie bewaard; plak het opnieuw om door te gaan.</translation>
    </message>
    <message>
        <source>1.  Open your profile in Home Assistant, on its Security page.</source>
        <translation>1.  Open je profiel in Home Assistant, op de pagina Beveiliging.</translation>
    </message>
    <message>
        <source>2.  Below “Long-lived access tokens” choose “Create token”, and name it.</source>
        <translation>2.  Kies onder “Toegangstokens met lange levensduur” voor “Token aanmaken” en geef het een naam.</translation>
    </message>
    <message>
        <source>3.  Copy the token and paste it here. It is shown only once.</source>
        <translation>3.  Kopieer het token en plak het hier. Het wordt maar één keer getoond.</translation>
    </message>
    <message>
        <source>Open the Security page</source>
        <translation>Pagina Beveiliging openen</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Toegangstoken</translation>
    </message>
    <message>
        <source>Paste the token here</source>
        <translation>Plak het token hier</translation>
    </message>
    <message>
        <source>It is kept in your system keyring, never in a file.</source>
        <translation>Het wordt bewaard in de sleutelbos van je systeem, nooit in een bestand.</translation>
    </message>
    <message>
        <source>It is forgotten when the program ends, and asked for at the next start.</source>
        <translation>Het wordt vergeten als het programma stopt, en bij de volgende start weer gevraagd.</translation>
    </message>
    <message>
        <source>Put it into a file that only you can read, and name that file in the environment as HA_TOKEN_FILE. For now it is used for this run.</source>
        <translation>Zet het in een bestand dat alleen jij kunt lezen en noem dat bestand in de omgeving als HA_TOKEN_FILE. Nu wordt het voor deze sessie gebruikt.</translation>
    </message>
</context>
<context>
    <name>Since</name>
    <message>
        <source>Registered in Home Assistant on {0}</source>
        <translation>Geregistreerd in Home Assistant op {0}</translation>
    </message>
    <message>
        <source>Its statistics there begin on {0}</source>
        <translation>De statistieken ervan beginnen daar op {0}</translation>
    </message>
    <message>
        <source>Its statistics in Home Assistant begin on {0}</source>
        <translation>De statistieken ervan in Home Assistant beginnen op {0}</translation>
    </message>
    <message>
        <source>Home Assistant does not say since when it has this sensor.</source>
        <translation>Home Assistant zegt niet sinds wanneer het deze sensor heeft.</translation>
    </message>
</context>
<context>
    <name>StatsCard</name>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n punt</numerusform>
            <numerusform>%n punten</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>{0} meer</translation>
    </message>
    <message>
        <source>{0} less</source>
        <translation>{0} minder</translation>
    </message>
    <message>
        <source>{0} than {1}</source>
        <translation>{0} dan {1}</translation>
    </message>
</context>
<context>
    <name>StepHeader</name>
    <message>
        <source>Step {0} of {1}: {2}</source>
        <translation>Stap {0} van {1}: {2}</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>Peak today {0} at {1}</source>
        <translation>Piek {0} om {1}</translation>
    </message>
    <message>
        <source>Recorded peak {0} at {1}</source>
        <translation>Geregistreerde piek {0} om {1}</translation>
    </message>
    <message>
        <source>producing {0} kilowatts</source>
        <translation>wekt {0} kilowatt op</translation>
    </message>
    <message>
        <source>Producing</source>
        <translation>Wekt op</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Afname</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Teruglevering</translation>
    </message>
    <message>
        <source>Discharging</source>
        <translation>Ontlaadt</translation>
    </message>
    <message>
        <source>Charging</source>
        <translation>Laadt</translation>
    </message>
    <message>
        <source>{0} percent</source>
        <translation>{0} procent</translation>
    </message>
    <message>
        <source>Charging · full at {0}</source>
        <translation>Laadt · vol om {0}</translation>
    </message>
    <message>
        <source>All from grid</source>
        <translation>Alles van het net</translation>
    </message>
    <message>
        <source>{0} from grid</source>
        <translation>{0} van het net</translation>
    </message>
    <message>
        <source>All from solar</source>
        <translation>Alles van de zon</translation>
    </message>
    <message>
        <source>All from battery</source>
        <translation>Alles uit de batterij</translation>
    </message>
    <message>
        <source>From solar and battery</source>
        <translation>Van zon en batterij</translation>
    </message>
    <message>
        <source>Using</source>
        <translation>Verbruikt</translation>
    </message>
    <message>
        <source>Waiting for first reading</source>
        <translation>Wacht op eerste meetwaarde</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Token geweigerd</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Niet verbonden</translation>
    </message>
    <message>
        <source>Unavailable since {0}</source>
        <translation>Niet beschikbaar sinds {0}</translation>
    </message>
    <message>
        <source>as of {0}</source>
        <translation>stand van {0}</translation>
    </message>
    <message>
        <source>Not connected; this is the last known value</source>
        <translation>Niet verbonden; dit is de laatst bekende waarde</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>In rust</translation>
    </message>
    <message>
        <source>{0} kilowatts</source>
        <translation>{0} kilowatt</translation>
    </message>
    <message>
        <source>No grid power sensor is chosen</source>
        <translation>Geen sensor voor netvermogen gekozen</translation>
    </message>
    <message>
        <source>A sensor it is computed from is unavailable</source>
        <translation>Een sensor voor de berekening is niet beschikbaar</translation>
    </message>
    <message>
        <source>The meters do not add up now</source>
        <translation>De meters kloppen nu niet met elkaar</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>geen gegevens</translation>
    </message>
    <message>
        <source>Solar</source>
        <translation>Zon</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Net</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterij</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Huis</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Solar produced</source>
        <translation>Opgewekt</translation>
    </message>
    <message>
        <source>Home used</source>
        <translation>Huisverbruik</translation>
    </message>
    <message>
        <source>From grid</source>
        <translation>Van net</translation>
    </message>
    <message>
        <source>To grid</source>
        <translation>Naar net</translation>
    </message>
    <message>
        <source>Self-sufficiency</source>
        <translation>Zelfvoorziening</translation>
    </message>
    <message>
        <source>compared with yesterday until {0}</source>
        <translation>vergeleken met gisteren tot {0}</translation>
    </message>
    <message>
        <source>only {0} of today is known</source>
        <translation>slechts {0} van vandaag is bekend</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gisteren</translation>
    </message>
    <message>
        <source>Nothing used yet</source>
        <translation>Nog niets verbruikt</translation>
    </message>
    <message>
        <source>Today so far</source>
        <translation>Vandaag tot nu toe</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Nog niet bekend</translation>
    </message>
    <message>
        <source>Not known yet: nothing of today is recorded.</source>
        <translation>Nog niet bekend: van vandaag is niets geregistreerd.</translation>
    </message>
    <message>
        <source>No reading of {0}</source>
        <translation>Geen meetwaarde van {0}</translation>
    </message>
    <message>
        <source>No energy has flowed yet today</source>
        <translation>Vandaag is er nog geen energie gestroomd</translation>
    </message>
    <message>
        <source>No reading of {0}.</source>
        <translation>Geen meetwaarde van {0}.</translation>
    </message>
    <message>
        <source>Too little of today is recorded.</source>
        <translation>Van vandaag is te weinig geregistreerd.</translation>
    </message>
    <message>
        <source>1 − energy from the grid ÷ energy the home used.
What the grid puts into the battery counts as from the grid.</source>
        <translation>1 − energie van het net ÷ energie die het huis heeft verbruikt.
Wat het net in de batterij stopt, telt als van het net.</translation>
    </message>
    <message>
        <source>Self-consumption: {0} of it was used or stored at home.</source>
        <translation>Eigen verbruik: {0} daarvan is thuis gebruikt of opgeslagen.</translation>
    </message>
    <message>
        <source>Not known yet: no reading of {0}.</source>
        <translation>Nog niet bekend: geen meetwaarde van {0}.</translation>
    </message>
</context>
<context>
    <name>TodayExport</name>
    <message>
        <source>Export today as CSV</source>
        <translation>Gegevens van vandaag exporteren als CSV</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Home {0}</source>
        <translation>Huis {0}</translation>
    </message>
    <message>
        <source>Solar {0}</source>
        <translation>Zon {0}</translation>
    </message>
    <message>
        <source>Grid: not known</source>
        <translation>Net: onbekend</translation>
    </message>
    <message>
        <source>Grid: idle</source>
        <translation>Net: geen afname of teruglevering</translation>
    </message>
    <message>
        <source>Grid: importing {0}</source>
        <translation>Net: afname {0}</translation>
    </message>
    <message>
        <source>Grid: exporting {0}</source>
        <translation>Net: teruglevering {0}</translation>
    </message>
    <message>
        <source>Battery {0}</source>
        <translation>Batterij {0}</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterij</translation>
    </message>
    <message>
        <source>{0}, not known</source>
        <translation>{0}, onbekend</translation>
    </message>
    <message>
        <source>{0}, idle</source>
        <translation>{0}, in rust</translation>
    </message>
    <message>
        <source>{0}, discharging {1}</source>
        <translation>{0}, ontlaadt {1}</translation>
    </message>
    <message>
        <source>{0}, charging {1}</source>
        <translation>{0}, laadt {1}</translation>
    </message>
    <message>
        <source>Last values, as of {0}</source>
        <translation>Laatste waarden, van {0}</translation>
    </message>
    <message>
        <source>Connected · HA {0}</source>
        <translation>Verbonden · HA {0}</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbonden</translation>
    </message>
    <message>
        <source>Not connected since {0}</source>
        <translation>Niet verbonden sinds {0}</translation>
    </message>
    <message>
        <source>Recording paused until {0}</source>
        <translation>Registratie gepauzeerd tot {0}</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Nog niet verbonden</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbinding wordt gemaakt</translation>
    </message>
    <message>
        <source>Home Assistant is starting</source>
        <translation>Home Assistant start op</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Token geweigerd</translation>
    </message>
    <message>
        <source>Recording paused</source>
        <translation>Registratie gepauzeerd</translation>
    </message>
    <message>
        <source>Another program records</source>
        <translation>Een ander programma registreert</translation>
    </message>
    <message>
        <source>Energy Desktop: {0}</source>
        <translation>Energy Desktop: {0}</translation>
    </message>
    <message>
        <source>importing {0}</source>
        <translation>afname {0}</translation>
    </message>
    <message>
        <source>exporting {0}</source>
        <translation>teruglevering {0}</translation>
    </message>
    <message>
        <source>battery {0}</source>
        <translation>batterij {0}</translation>
    </message>
    <message>
        <source>Export today as CSV…</source>
        <translation>Gegevens van vandaag exporteren als CSV…</translation>
    </message>
    <message>
        <source>Pause recording…</source>
        <translation>Registratie pauzeren…</translation>
    </message>
    <message>
        <source>Open Energy Desktop</source>
        <translation>Energy Desktop openen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Instellingen…</translation>
    </message>
    <message>
        <source>Quit (recording stops)</source>
        <translation>Afsluiten (registratie stopt)</translation>
    </message>
    <message>
        <source>For 15 minutes</source>
        <translation>15 minuten</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>1 uur</translation>
    </message>
    <message>
        <source>Until I resume</source>
        <translation>Tot ik hervat</translation>
    </message>
    <message>
        <source>Resume recording</source>
        <translation>Registratie hervatten</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
</context>
<context>
    <name>buckets</name>
    <message>
        <source>{0} up to {1}</source>
        <translation>{0} tot {1}</translation>
    </message>
</context>
<context>
    <name>connection_errors</name>
    <message>
        <source>This address can&apos;t be read.</source>
        <translation>Dit adres kan niet worden gelezen.</translation>
    </message>
    <message>
        <source>Type it as in the browser, for example http://homeassistant.local:8123.</source>
        <translation>Typ het zoals in de browser, bijvoorbeeld http://homeassistant.local:8123.</translation>
    </message>
    <message>
        <source>Nothing answers at this address.</source>
        <translation>Op dit adres antwoordt niets.</translation>
    </message>
    <message>
        <source>Check the name and the port, that Home Assistant runs, and that this computer is in the same network (no VPN, no guest Wi-Fi).</source>
        <translation>Controleer de naam en de poort, of Home Assistant draait, en of deze computer in hetzelfde netwerk zit (geen VPN, geen gastnetwerk).</translation>
    </message>
    <message>
        <source>Something answers there, but Home Assistant does not.</source>
        <translation>Daar antwoordt iets, maar Home Assistant niet.</translation>
    </message>
    <message>
        <source>Check Home Assistant, and the proxy before it.</source>
        <translation>Controleer Home Assistant en de proxy ervoor.</translation>
    </message>
    <message>
        <source>Home Assistant did not answer in time.</source>
        <translation>Home Assistant heeft niet op tijd geantwoord.</translation>
    </message>
    <message>
        <source>It may be starting or busy. Wait a minute and try again.</source>
        <translation>Misschien start het op of is het druk. Wacht een minuut en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The certificate could not be verified.</source>
        <translation>Het certificaat kon niet worden gecontroleerd.</translation>
    </message>
    <message>
        <source>Check the name in the address. If the certificate is your own, you can accept it.</source>
        <translation>Controleer de naam in het adres. Als het certificaat van jezelf is, kun je het accepteren.</translation>
    </message>
    <message>
        <source>The address and Home Assistant differ in http and https.</source>
        <translation>Het adres en Home Assistant verschillen in http en https.</translation>
    </message>
    <message>
        <source>Change http to https in the address, or https to http.</source>
        <translation>Wijzig http in het adres in https, of https in http.</translation>
    </message>
    <message>
        <source>Something answers there, but it is not Home Assistant.</source>
        <translation>Daar antwoordt iets, maar het is niet Home Assistant.</translation>
    </message>
    <message>
        <source>Check the port; Home Assistant&apos;s usual one is 8123.</source>
        <translation>Controleer de poort; meestal gebruikt Home Assistant 8123.</translation>
    </message>
    <message>
        <source>Home Assistant refused this token.</source>
        <translation>Home Assistant heeft dit token geweigerd.</translation>
    </message>
    <message>
        <source>Make a new long-lived access token in your Home Assistant profile, and paste the whole of it.</source>
        <translation>Maak een nieuw toegangstoken met lange levensduur in je Home Assistant-profiel en plak het in zijn geheel.</translation>
    </message>
    <message>
        <source>Home Assistant has not finished starting.</source>
        <translation>Home Assistant is nog niet klaar met opstarten.</translation>
    </message>
    <message>
        <source>Wait a minute and try again.</source>
        <translation>Wacht een minuut en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The connection did not work.</source>
        <translation>De verbinding werkte niet.</translation>
    </message>
    <message>
        <source>Try again; the log says more.</source>
        <translation>Probeer het opnieuw; in het logboek staat meer.</translation>
    </message>
</context>
<context>
    <name>device classes</name>
    <message>
        <source>Apparent power</source>
        <translation>Schijnbaar vermogen</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterij</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Stroom</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Duur</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Stored energy</source>
        <translation>Opgeslagen energie</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Frequentie</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>Gas</translation>
    </message>
    <message>
        <source>Humidity</source>
        <translation>Luchtvochtigheid</translation>
    </message>
    <message>
        <source>Irradiance</source>
        <translation>Instraling</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Vermogen</translation>
    </message>
    <message>
        <source>Power factor</source>
        <translation>Arbeidsfactor</translation>
    </message>
    <message>
        <source>Reactive power</source>
        <translation>Blindvermogen</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatuur</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>Spanning</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Water</translation>
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
        <translation>{0} geleden</translation>
    </message>
</context>
<context>
    <name>provenance</name>
    <message>
        <source>Recorded live</source>
        <translation>Live geregistreerd</translation>
    </message>
    <message>
        <source>From Home Assistant’s history</source>
        <translation>Uit de geschiedenis van Home Assistant</translation>
    </message>
    <message>
        <source>Hourly statistics only</source>
        <translation>Alleen uurstatistieken</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Geschat</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Door jou gecorrigeerd</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Ontbreekt</translation>
    </message>
    <message>
        <source>Partly missing</source>
        <translation>Deels ontbrekend</translation>
    </message>
    <message>
        <source>Missing: Home Assistant was down</source>
        <translation>Ontbreekt: Home Assistant lag stil</translation>
    </message>
    <message>
        <source>Missing: recording was paused</source>
        <translation>Ontbreekt: registratie was gepauzeerd</translation>
    </message>
    <message>
        <source>The shape within the hour is not known.</source>
        <translation>Het verloop binnen het uur is niet bekend.</translation>
    </message>
    <message>
        <source>The total is known, the times are not; or from power.</source>
        <translation>Het totaal is bekend, de tijden niet; of uit het vermogen.</translation>
    </message>
    <message>
        <source>A change in it does not count as recorded.</source>
        <translation>Een verandering erin telt niet zoals geregistreerd.</translation>
    </message>
    <message>
        <source>Every change, as it happened.</source>
        <translation>Elke verandering, toen die gebeurde.</translation>
    </message>
    <message>
        <source>Fetched later, as at the first start or after a gap: states or 5-minute statistics.</source>
        <translation>Later opgehaald, zoals bij de eerste start of na een hiaat: toestanden of statistieken per 5 minuten.</translation>
    </message>
</context>
<context>
    <name>range words</name>
    <message>
        <source>today</source>
        <translation>vandaag</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gisteren</translation>
    </message>
    <message>
        <source>day before yesterday | the day before yesterday</source>
        <translation>eergisteren</translation>
    </message>
    <message>
        <source>this {unit} | current {unit}</source>
        <translation>deze {unit} | dit {unit} | huidige {unit} | huidig {unit} | lopende {unit} | lopend {unit} | de huidige {unit} | het huidige {unit} | de lopende {unit} | het lopende {unit}</translation>
    </message>
    <message>
        <source>last {unit} | previous {unit} | past {unit}</source>
        <translation>vorige {unit} | vorig {unit} | afgelopen {unit} | laatste {unit} | voorbije {unit} | verleden {unit} | de vorige {unit} | het vorige {unit} | de afgelopen {unit} | het afgelopen {unit} | de laatste {unit} | het laatste {unit}</translation>
    </message>
    <message>
        <source>last {n} {unit} | past {n} {unit} | previous {n} {unit} | the last {n} {unit}</source>
        <translation>laatste {n} {unit} | afgelopen {n} {unit} | de laatste {n} {unit} | de afgelopen {n} {unit} | het laatste {n} {unit} | het afgelopen {n} {unit} | vorige {n} {unit} | voorbije {n} {unit} | de voorbije {n} {unit}</translation>
    </message>
    <message>
        <source>{n} {unit} ago</source>
        <translation>{n} {unit} geleden | {n} {unit} terug</translation>
    </message>
    <message>
        <source>{unit} to date</source>
        <translation>{unit} tot nu toe | {unit} tot nu | {unit} tot vandaag | {unit} tot op heden | dit {unit} tot nu toe | deze {unit} tot nu toe | dit {unit} tot nu | deze {unit} tot nu</translation>
    </message>
    <message>
        <source>{day} {month} {year} | {day} {month} | {month} {day} {year} | {month} {day} | {day} of {month} {year} | {day} of {month} | {year} {month} {day} | {weekday} {day} {month} {year} | {weekday} {day} {month} | {weekday} {month} {day} {year} | {weekday} {month} {day} | {year} {month} {day} {weekday}</source>
        <translation>{day} {month} {year} | {day} {month} | op {day} {month} {year} | op {day} {month} | {day} van {month} {year} | {day} van {month} | de {day} van {month} | {weekday} {day} {month} {year} | {weekday} {day} {month} | op {weekday} {day} {month} {year} | op {weekday} {day} {month}</translation>
    </message>
    <message>
        <source>{month} {year} | {month} | {year} {month} | {month} of {year}</source>
        <translation>{month} {year} | {month} | {month} van {year} | {year} {month} | in {month} {year} | in {month} | heel {month} {year} | heel {month}</translation>
    </message>
    <message>
        <source>{weekday} | on {weekday}</source>
        <translation>{weekday} | op {weekday}</translation>
    </message>
    <message>
        <source>weekend | the weekend | this weekend</source>
        <translation>weekend | het weekend | dit weekend | in het weekend</translation>
    </message>
    <message>
        <source>last weekend | past weekend | previous weekend</source>
        <translation>afgelopen weekend | vorig weekend | laatste weekend | het afgelopen weekend | het vorige weekend | het laatste weekend</translation>
    </message>
    <message>
        <source>last {weekday} | past {weekday} | previous {weekday}</source>
        <translation>afgelopen {weekday} | vorige {weekday} | laatste {weekday} | {weekday} jl. | {weekday} jongstleden</translation>
    </message>
    <message>
        <source>on {date}</source>
        <translation>op {date} | de {date}</translation>
    </message>
    <message>
        <source>last {month} | past {month} | previous {month}</source>
        <translation>afgelopen {month} | vorige {month} | {month} jl. | {month} jongstleden</translation>
    </message>
    <message>
        <source>q{n} {year} | q{n} | {year} q{n} | {year}-q{n} | quarter {n} {year} | quarter {n} | quarter {n} of {year} | {nth} quarter {year} | {nth} quarter | {nth} quarter of {year}</source>
        <translation>{n}e kwartaal {year} | {nth} kwartaal {year} | {nth} kwartaal | {nth} kwartaal van {year} | het {nth} kwartaal van {year} | het {nth} kwartaal | kwartaal {n} {year} | kwartaal {n} | kwartaal {n} van {year} | {year} kwartaal {n} | k{n} {year} | k{n} | {year} k{n} | {year}-k{n} | kw{n} {year} | kw{n}</translation>
    </message>
    <message>
        <source>week {n} {year} | week {n} | {year} week {n} | week {n} of {year} | {year}-w{n} | w{n} {year} | w{n}</source>
        <translation>week {n} {year} | week {n} | week {n} van {year} | week {n} in {year} | {year} week {n} | wk {n} {year} | wk {n} | wk{n} {year} | wk{n} | weeknummer {n} {year} | weeknummer {n}</translation>
    </message>
    <message>
        <source>{year} | year {year}</source>
        <translation>{year} | jaar {year} | het jaar {year} | in {year} | heel {year}</translation>
    </message>
    <message>
        <source>tomorrow | next {unit} | next {n} {unit}</source>
        <translation>morgen | overmorgen | volgende {unit} | volgend {unit} | komende {unit} | komend {unit} | volgende {n} {unit} | komende {n} {unit} | de komende {n} {unit} | over {n} {unit}</translation>
    </message>
    <message>
        <source>this week | this month | this quarter | this year</source>
        <translation>deze week | deze maand | dit kwartaal | dit jaar</translation>
    </message>
    <message>
        <source>last week | last month | last quarter | last year</source>
        <translation>vorige week | vorige maand | vorig kwartaal | vorig jaar</translation>
    </message>
    <message>
        <source>last 7 days | last 30 days | last 90 days | last 12 months | last 24 hours | year to date</source>
        <translation>afgelopen 7 dagen | afgelopen 30 dagen | afgelopen 90 dagen | afgelopen 12 maanden | afgelopen 24 uur | dit jaar tot nu toe</translation>
    </message>
    <message>
        <source>since {range} | from {range}</source>
        <translation>sinds {range} | vanaf {range} | sedert {range} | van {range}</translation>
    </message>
    <message>
        <source>{range} to {range} | from {range} to {range} | {range} - {range} | {range} until {range} | {range} till {range} | from {range} until {range} | between {range} and {range}</source>
        <translation>{range} tot {range} | {range} t/m {range} | {range} tot en met {range} | {range} tm {range} | {range} - {range} | van {range} tot {range} | van {range} t/m {range} | van {range} tot en met {range} | vanaf {range} tot {range} | vanaf {range} t/m {range} | vanaf {range} tot en met {range} | tussen {range} en {range}</translation>
    </message>
    <message>
        <source>{range} {clock} | {range} at {clock} | {range} from {clock} | {clock} {range} | from {clock} {range}</source>
        <translation>{range} {clock} | {range} om {clock} | {range} vanaf {clock} | {range} van {clock} | {clock} {range} | om {clock} {range} | van {clock} {range} | vanaf {clock} {range} | {clock} op {range}</translation>
    </message>
    <message>
        <source>{range} between {begin} and {end} | between {begin} and {end} {range}</source>
        <translation>{range} tussen {begin} en {end} | tussen {begin} en {end} {range} | tussen {begin} en {end} op {range}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nu | heden</translation>
    </message>
    <message>
        <source>st | nd | rd | th | .</source>
        <translation>e | ste | de | .</translation>
    </message>
    <message>
        <source>h | o&apos;clock</source>
        <translation>uur | u | u. | h</translation>
    </message>
    <message>
        <source>noon | midday</source>
        <translation>middag | het middaguur | twaalf uur</translation>
    </message>
    <message>
        <source>midnight</source>
        <translation>middernacht</translation>
    </message>
    <message>
        <source>one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve</source>
        <translation>een | twee | drie | vier | vijf | zes | zeven | acht | negen | tien | elf | twaalf</translation>
    </message>
    <message>
        <source>first | second | third | fourth</source>
        <translation>eerste | tweede | derde | vierde</translation>
    </message>
    <message>
        <source>hour | hours</source>
        <translation>uur | uren</translation>
    </message>
    <message>
        <source>day | days</source>
        <translation>dag | dagen</translation>
    </message>
    <message>
        <source>week | weeks</source>
        <translation>week | weken</translation>
    </message>
    <message>
        <source>month | months</source>
        <translation>maand | maanden</translation>
    </message>
    <message>
        <source>quarter | quarters</source>
        <translation>kwartaal | kwartalen</translation>
    </message>
    <message>
        <source>year | years</source>
        <translation>jaar | jaren</translation>
    </message>
</context>
<context>
    <name>roles</name>
    <message>
        <source>Solar power</source>
        <translation>Zonnevermogen</translation>
    </message>
    <message>
        <source>Grid power</source>
        <translation>Netvermogen</translation>
    </message>
    <message>
        <source>Battery power</source>
        <translation>Batterijvermogen</translation>
    </message>
    <message>
        <source>Home power</source>
        <translation>Huisvermogen</translation>
    </message>
    <message>
        <source>Battery level</source>
        <translation>Batterijniveau</translation>
    </message>
    <message>
        <source>Solar production</source>
        <translation>Zonneproductie</translation>
    </message>
    <message>
        <source>Grid import</source>
        <translation>Afname van net</translation>
    </message>
    <message>
        <source>Grid export</source>
        <translation>Teruglevering</translation>
    </message>
    <message>
        <source>Battery charge</source>
        <translation>Batterij opladen</translation>
    </message>
    <message>
        <source>Battery discharge</source>
        <translation>Batterij ontladen</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>Gas</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Water</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Apparaat</translation>
    </message>
    <message>
        <source>Grid power, + is export</source>
        <translation>Netvermogen, + is teruglevering</translation>
    </message>
    <message>
        <source>Battery power, + is charging</source>
        <translation>Batterijvermogen, + is opladen</translation>
    </message>
    <message>
        <source>Solar</source>
        <translation>Zon</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterij</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Net</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Huis</translation>
    </message>
    <message>
        <source>charged</source>
        <translation>opgeladen</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>teruggeleverd</translation>
    </message>
</context>
</TS>
