<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>With the names of sensors</source>
        <translation>Avec les noms des capteurs</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copier le rapport</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>Enregistrer le rapport…</translation>
    </message>
    <message>
        <source>About version licence log folder data folder diagnostics report bug support help</source>
        <translation>À propos version licence journal dossier données diagnostic rapport bogue bug erreur assistance aide donnees</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <source>Being made…</source>
        <translation>En préparation…</translation>
    </message>
    <message>
        <source>Copied. Paste it where you ask for help.</source>
        <translation>Copié. Collez-le là où vous demandez de l’aide.</translation>
    </message>
    <message>
        <source>The report can&apos;t be saved in {0}: {1}.</source>
        <translation>Le rapport ne peut pas être enregistré dans {0}&#xa0;: {1}.</translation>
    </message>
    <message>
        <source>Saved in {0}</source>
        <translation>Enregistré dans {0}</translation>
    </message>
    <message>
        <source>Energy Desktop</source>
        <translation>Energy Desktop</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>Conçu avec</translation>
    </message>
    <message>
        <source>Python {0} (PSF), Qt for Python {1} (LGPL/GPL), pyqtgraph {2} (MIT), Inter (OFL), Material Design Icons (Apache 2.0)</source>
        <translation>Python {0} (PSF), Qt for Python {1} (LGPL/GPL), pyqtgraph {2} (MIT), Inter (OFL), Material Design Icons (Apache 2.0)</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Set elsewhere</source>
        <translation>Défini ailleurs</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>simulated home</source>
        <translation>maison simulée</translation>
    </message>
    <message>
        <source>The detail of the log changes from the next start on.</source>
        <translation>Le niveau de détail du journal change à partir du prochain démarrage.</translation>
    </message>
    <message>
        <source>A report tells whoever helps you how the program is: versions, settings, databases and the end of the log. It holds no token, key or password, and nothing is sent.</source>
        <translation>Un rapport décrit l’état du programme à qui vous aide&#xa0;: versions, paramètres, bases de données et fin du journal. Il ne contient ni jeton, ni clé, ni mot de passe, et rien n’est envoyé.</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>Dossier du journal</translation>
    </message>
    <message>
        <source>Open data folder</source>
        <translation>Dossier des données</translation>
    </message>
</context>
<context>
    <name>AddBookmark</name>
    <message>
        <source>Always {0}</source>
        <translation>Toujours {0}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Add a bookmark</source>
        <translation>Ajouter un signet</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>With the sensors, chart or table and comparison as they are now.</source>
        <translation>Avec les capteurs, le graphique ou le tableau et la comparaison tels qu’ils sont maintenant.</translation>
    </message>
    <message>
        <source>It takes the place of the bookmark {0}.</source>
        <translation>Il prend la place du signet {0}.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Donnez-lui un nom.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Plage</translation>
    </message>
</context>
<context>
    <name>AnotherPopup</name>
    <message>
        <source>Compare with the days from</source>
        <translation>Comparer avec les jours à partir du</translation>
    </message>
    <message>
        <source>First day to compare with</source>
        <translation>Premier jour de comparaison</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Compare with another range</source>
        <translation>Comparer avec une autre plage</translation>
    </message>
    <message>
        <source>This is no day. Write one like {0}.</source>
        <translation>Ce n’est pas une date. Écrivez-la comme {0}.</translation>
    </message>
    <message>
        <source>This day has not come yet. Choose an earlier one.</source>
        <translation>Ce jour n’est pas encore venu. Choisissez-en un plus ancien.</translation>
    </message>
</context>
<context>
    <name>ApiCard</name>
    <message>
        <source>HTTP API</source>
        <translation>API HTTP</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>Open to the network</source>
        <translation>Ouvrir au réseau</translation>
    </message>
    <message>
        <source>HTTP API port address hosts network scripts keys</source>
        <translation>API HTTP port adresse hôtes réseau scripts clés reseau cles</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivée</translation>
    </message>
    <message>
        <source>On · this computer only</source>
        <translation>Activée · ce poste</translation>
    </message>
    <message>
        <source>On · network</source>
        <translation>Activée · réseau</translation>
    </message>
    <message>
        <source>Use port {0}</source>
        <translation>Utiliser le port {0}</translation>
    </message>
    <message>
        <source>Programs could read sensors and statistics here.</source>
        <translation>Des programmes pourraient lire ici les capteurs et les statistiques.</translation>
    </message>
    <message>
        <source>Open to this computer only: without a key nobody on the network may ask.</source>
        <translation>Ouverte à cet ordinateur seulement&#xa0;: sans clé, personne sur le réseau ne peut l’interroger.</translation>
    </message>
    <message>
        <source>Programs that show a key can read everything here and, but for read-only keys, change settings.</source>
        <translation>Les programmes qui présentent une clé peuvent tout lire ici et, sauf avec une clé en lecture seule, modifier les paramètres.</translation>
    </message>
    <message>
        <source>Programs on this computer can read everything here and change settings.</source>
        <translation>Les programmes de cet ordinateur peuvent tout lire ici et modifier les paramètres.</translation>
    </message>
    <message>
        <source>It answers at {0}.</source>
        <translation>Elle répond à l’adresse {0}.</translation>
    </message>
    <message>
        <source>Create a key first: whoever comes by the network has to show one.</source>
        <translation>Créez d’abord une clé&#xa0;: tout accès par le réseau doit en présenter une.</translation>
    </message>
    <message>
        <source>Everybody is asked for a key. There is no encryption.</source>
        <translation>Une clé est demandée à tous. Il n’y a pas de chiffrement.</translation>
    </message>
    <message>
        <source>The HTTP API was changed.</source>
        <translation>L’API HTTP a été modifiée.</translation>
    </message>
    <message>
        <source>LAN other computers listen host address remote</source>
        <translation>LAN réseau local autres ordinateurs écoute hôte adresse distant reseau</translation>
    </message>
    <message>
        <source>password secret access create</source>
        <translation>mot de passe secret accès créer acces</translation>
    </message>
</context>
<context>
    <name>ApiKeyDialog</name>
    <message>
        <source>It may read</source>
        <translation>Elle permet la lecture</translation>
    </message>
    <message>
        <source>It may do everything</source>
        <translation>Elle permet tout</translation>
    </message>
    <message>
        <source>Copy the key</source>
        <translation>Copier la clé</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Nouvelle clé</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Copy it now: it is not shown again, and kept by nobody but you.</source>
        <translation>Copiez-la maintenant&#xa0;: elle ne sera plus affichée, et vous seul la conservez.</translation>
    </message>
    <message>
        <source>What uses it, such as “Dashboard in the hall”</source>
        <translation>Ce qui l’utilise, par exemple «&#xa0;Tableau du couloir&#xa0;»</translation>
    </message>
    <message>
        <source>The new key</source>
        <translation>La nouvelle clé</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
</context>
<context>
    <name>ApiKeyList</name>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Nouvelle clé</translation>
    </message>
    <message>
        <source>New key…</source>
        <translation>Nouvelle clé…</translation>
    </message>
    <message>
        <source>Revoke a key</source>
        <translation>Révoquer une clé</translation>
    </message>
    <message>
        <source>Revoke the key “{0}”?</source>
        <translation>Révoquer la clé «&#xa0;{0}&#xa0;»&#x202f;?</translation>
    </message>
    <message>
        <source>Programs that use it are refused at once.</source>
        <translation>Les programmes qui l’utilisent sont refusés immédiatement.</translation>
    </message>
    <message>
        <source>Programs that use it are refused at once. It is the last key: then the HTTP API answers this computer alone, without a key.</source>
        <translation>Les programmes qui l’utilisent sont refusés immédiatement. C’est la dernière clé&#xa0;: l’API HTTP ne répondra plus qu’à cet ordinateur, sans clé.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Revoke {0}</source>
        <translation>Révoquer {0}</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>tous les droits</translation>
    </message>
    <message>
        <source>reads only</source>
        <translation>lecture seule</translation>
    </message>
    <message>
        <source>{0} · given at the start</source>
        <translation>{0} · donnée au démarrage</translation>
    </message>
    <message>
        <source>{0} · since {1}</source>
        <translation>{0} · depuis le {1}</translation>
    </message>
</context>
<context>
    <name>AppearanceCard</name>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Reduced: nothing slides or fades. System: as the desktop is set. Full: always moves.</source>
        <translation>Réduit : rien ne glisse ni ne s’estompe. Système : selon le réglage du bureau. Complet : toujours animé.</translation>
    </message>
    <message>
        <source>Weeks begin on</source>
        <translation>La semaine commence le</translation>
    </message>
    <message>
        <source>Appearance theme light dark high contrast colours text size font clock time zone language locale first day of week motion animation accessibility</source>
        <translation>Apparence thème clair sombre contraste élevé couleurs taille du texte police heure horloge fuseau horaire langue région premier jour de la semaine mouvement animation accessibilité theme region accessibilite</translation>
    </message>
    <message>
        <source>Appearance was changed.</source>
        <translation>L’apparence a été modifiée.</translation>
    </message>
</context>
<context>
    <name>AutostartOffer</name>
    <message>
        <source>No, thanks</source>
        <translation>Non merci</translation>
    </message>
    <message>
        <source>Start Energy Desktop when you log in, so that it records all the time?</source>
        <translation>Démarrer Energy Desktop à l’ouverture de session, pour enregistrer en permanence&#x202f;?</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Démarrer à l’ouverture de session</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>BackgroundCard</name>
    <message>
        <source>Background and notifications</source>
        <translation>Arrière-plan et notifications</translation>
    </message>
    <message>
        <source>Start when you log in</source>
        <translation>Démarrer à l’ouverture de session</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Keep recording</source>
        <translation>Continuer d’enregistrer</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>À la fermeture de la fenêtre</translation>
    </message>
    <message>
        <source>Background notifications tray start at login autostart close window quit quiet hours</source>
        <translation>Arrière-plan notifications zone de notification démarrage automatique ouverture de session fermer fenêtre quitter heures calmes arriere-plan demarrage fenetre</translation>
    </message>
    <message>
        <source>It goes to the tray where there is one; without a tray you are asked.</source>
        <translation>Il rejoint la zone de notification s’il y en a une&#x202f;; sinon, la question vous est posée.</translation>
    </message>
    <message>
        <source>Without a tray, start the program again to see the window.</source>
        <translation>Sans zone de notification, démarrez de nouveau le programme pour voir la fenêtre.</translation>
    </message>
    <message>
        <source>Nothing is recorded until the program is started again.</source>
        <translation>Rien n’est enregistré jusqu’au prochain démarrage du programme.</translation>
    </message>
    <message>
        <source>Background and notifications were changed.</source>
        <translation>L’arrière-plan et les notifications ont été modifiés.</translation>
    </message>
    <message>
        <source>Notify when</source>
        <translation>Notifier quand</translation>
    </message>
</context>
<context>
    <name>BarChart</name>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Total below zero</source>
        <translation>Total sous zéro</translation>
    </message>
    <message>
        <source>Total above zero</source>
        <translation>Total au-dessus de zéro</translation>
    </message>
</context>
<context>
    <name>BookmarkMenu</name>
    <message>
        <source>Add a bookmark…</source>
        <translation>Ajouter un signet…</translation>
    </message>
    <message>
        <source>Rename or delete…</source>
        <translation>Renommer ou supprimer…</translation>
    </message>
    <message>
        <source>Of the bookmark {0} these are no longer recorded: {1}.</source>
        <translation>Du signet {0}, ces capteurs ne sont plus enregistrés&#xa0;: {1}.</translation>
    </message>
</context>
<context>
    <name>BucketReadout</name>
    <message>
        <source>No data yet</source>
        <translation>Pas encore de données</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Pas encore</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>aucune donnée</translation>
    </message>
    <message>
        <source>compared with</source>
        <translation>comparé avec</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
</context>
<context>
    <name>BucketTableModel</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>With what was counted in gaps, which is in no row</source>
        <translation>Avec ce qui a été compté pendant les lacunes, qui ne figure sur aucune ligne</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Pas encore de données</translation>
    </message>
    <message>
        <source>{0}: {1} % known</source>
        <translation>{0}&#xa0;: {1}&#x202f;% connus</translation>
    </message>
</context>
<context>
    <name>BusMessages</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>ChartLegend</name>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n autre</numerusform>
            <numerusform>+%n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>{0}, {1}, chart</source>
        <translation>{0}, {1}, graphique</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>passed</source>
        <translation>réussi</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>non essayé</translation>
    </message>
    <message>
        <source>{0} statistics</source>
        <translation>{0} statistiques</translation>
    </message>
    <message>
        <source>{0} of energy, power or battery</source>
        <translation>{0} d’énergie, puissance ou batterie</translation>
    </message>
    <message>
        <source>{0} per second</source>
        <translation>{0} par seconde</translation>
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
        <translation>Comparer avec&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
</context>
<context>
    <name>ConnectionCard</name>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Accept this certificate although it can&apos;t be verified</source>
        <translation>Accepter ce certificat même s’il ne peut pas être vérifié</translation>
    </message>
    <message>
        <source>Keep the token for this run only</source>
        <translation>Garder le jeton pour cette session seulement</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Tester la connexion</translation>
    </message>
    <message>
        <source>Replace token</source>
        <translation>Remplacer le jeton</translation>
    </message>
    <message>
        <source>Replace token…</source>
        <translation>Remplacer le jeton…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Connection address token test certificate keyring Home Assistant URL</source>
        <translation>Connexion adresse jeton test certificat trousseau Home Assistant URL</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Test en cours…</translation>
    </message>
    <message>
        <source>Saved. Recording continues with this connection.</source>
        <translation>Enregistré. L’enregistrement continue avec cette connexion.</translation>
    </message>
    <message>
        <source>This computer has no keyring that can keep the token. Tick below to use it for this run only, or give it with HA_TOKEN_FILE.</source>
        <translation>Cet ordinateur n’a pas de trousseau qui puisse conserver le jeton. Cochez la case ci-dessous pour l’utiliser pour cette session seulement, ou donnez-le par HA_TOKEN_FILE.</translation>
    </message>
    <message>
        <source>The token is known for this run only and kept nowhere.</source>
        <translation>Le jeton est connu pour cette session seulement et n’est conservé nulle part.</translation>
    </message>
    <message>
        <source>The token is set by {0} in the environment, not kept in your keyring; one that you save here counts before it.</source>
        <translation>Le jeton est défini par {0} dans l’environnement, et non conservé dans votre trousseau&#x202f;; celui que vous enregistrez ici l’emporte.</translation>
    </message>
    <message>
        <source>The token is set by {0} in the file .env, not kept in your keyring; one that you save here counts before it.</source>
        <translation>Le jeton est défini par {0} dans le fichier .env, et non conservé dans votre trousseau&#x202f;; celui que vous enregistrez ici l’emporte.</translation>
    </message>
    <message>
        <source>The token is kept in your system keyring, never in a file.</source>
        <translation>Le jeton est conservé dans le trousseau de votre système, jamais dans un fichier.</translation>
    </message>
    <message>
        <source>This computer has no keyring. The token can be kept for this run only, or be read at each start from the file named by HA_TOKEN_FILE.</source>
        <translation>Cet ordinateur n’a pas de trousseau. Le jeton peut être gardé pour cette session seulement, ou lu à chaque démarrage dans le fichier que nomme HA_TOKEN_FILE.</translation>
    </message>
    <message>
        <source>The address is that of the simulated home.</source>
        <translation>L’adresse est celle de la maison simulée.</translation>
    </message>
    <message>
        <source>The address is set by HA_URL in the environment; one that you save here counts before it.</source>
        <translation>L’adresse est définie par HA_URL dans l’environnement&#x202f;; celle que vous enregistrez ici l’emporte.</translation>
    </message>
    <message>
        <source>The address is set by HA_URL in the file .env; one that you save here counts before it.</source>
        <translation>L’adresse est définie par HA_URL dans le fichier .env&#x202f;; celle que vous enregistrez ici l’emporte.</translation>
    </message>
    <message>
        <source>The address is set on the command line, for this run.</source>
        <translation>L’adresse est définie sur la ligne de commande, pour cette session.</translation>
    </message>
    <message>
        <source>Paste a long-lived access token</source>
        <translation>Collez un jeton d’accès de longue durée</translation>
    </message>
    <message>
        <source>Connected · HA {0}</source>
        <translation>Connecté · HA {0}</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Jeton refusé</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Pas encore connecté</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Paused until {0}</source>
        <translation>En pause jusqu’à {0}</translation>
    </message>
    <message>
        <source>URL host server IP</source>
        <translation>URL hôte serveur IP</translation>
    </message>
    <message>
        <source>password sign in login key</source>
        <translation>mot de passe connexion identifiant clé</translation>
    </message>
    <message>
        <source>Home Assistant address</source>
        <translation>Adresse de Home Assistant</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Jeton d’accès</translation>
    </message>
</context>
<context>
    <name>ConnectionChip</name>
    <message>
        <source>Repairing gaps {0}</source>
        <translation>Réparation des lacunes {0}</translation>
    </message>
    <message>
        <source>Importing history {0}</source>
        <translation>Importation de l’historique {0}</translation>
    </message>
    <message>
        <source>Recording · waiting to be stored: {0}</source>
        <translation>Enregistrement · en attente de stockage&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Live · MongoDB is away</source>
        <translation>En direct · MongoDB injoignable</translation>
    </message>
    <message>
        <source>Live · waiting for first reading</source>
        <translation>En direct · pas encore de mesure</translation>
    </message>
    <message>
        <source>Live · updated {0}</source>
        <translation>En direct · actualisé {0}</translation>
    </message>
    <message>
        <source>Offline since {0}</source>
        <translation>Hors ligne depuis {0}</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Reconnexion</translation>
    </message>
    <message>
        <source>Reconnecting · last data {0}</source>
        <translation>Reconnexion · dernières données {0}</translation>
    </message>
    <message>
        <source>{0} · next try in {1}</source>
        <translation>{0} · nouvel essai dans {1}</translation>
    </message>
    <message>
        <source>Recording paused</source>
        <translation>Enregistrement en pause</translation>
    </message>
    <message>
        <source>Recording paused until {0}</source>
        <translation>Enregistrement en pause jusqu’à {0}</translation>
    </message>
    <message>
        <source>Not connected yet · set up</source>
        <translation>Pas encore connecté · configurer</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion en cours</translation>
    </message>
    <message>
        <source>Home Assistant is starting</source>
        <translation>Home Assistant démarre</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Jeton refusé</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Lecture seule</translation>
    </message>
</context>
<context>
    <name>ConnectionDialog</name>
    <message>
        <source>Connection to the servers</source>
        <translation>Connexion aux serveurs</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Where MongoDB and QuestDB are. Energy Desktop starts anew with what you save; no data is moved.</source>
        <translation>Où se trouvent MongoDB et QuestDB. Energy Desktop redémarre avec ce que vous enregistrez&#x202f;; aucune donnée n’est transférée.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
</context>
<context>
    <name>ContinuedDialog</name>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>They read as one now.</source>
        <translation>Ils se lisent maintenant comme un seul.</translation>
    </message>
    <message>
        <source>Each reads on its own again.</source>
        <translation>Chacun se lit de nouveau séparément.</translation>
    </message>
    <message>
        <source>This date has not come yet; choose one that has.</source>
        <translation>Cette date n’est pas encore venue&#x202f;; choisissez-en une passée.</translation>
    </message>
    <message>
        <source>{0}, continued by {1} from {2}</source>
        <translation>{0}, poursuivi par {1} à partir du {2}</translation>
    </message>
    <message>
        <source>Replaced sensors</source>
        <translation>Capteurs remplacés</translation>
    </message>
    <message>
        <source>Choose a sensor</source>
        <translation>Choisir un capteur</translation>
    </message>
    <message>
        <source>After a meter or a plug was exchanged, its history goes on with the new sensor: charts and sums read both as one. Sensors renamed in Home Assistant are followed by themselves.</source>
        <translation>Après le remplacement d’un compteur ou d’une prise, son historique se poursuit avec le nouveau capteur&#xa0;: graphiques et sommes lisent les deux comme un seul. Les capteurs renommés dans Home Assistant sont suivis automatiquement.</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Capteur</translation>
    </message>
    <message>
        <source>Continued by</source>
        <translation>Poursuivi par</translation>
    </message>
    <message>
        <source>From</source>
        <translation>À partir du</translation>
    </message>
    <message>
        <source>{0} is read only from {1} on; choose a later date.</source>
        <translation>{0} n’est lu qu’à partir du {1}&#x202f;; choisissez une date ultérieure.</translation>
    </message>
    <message>
        <source>{0} has readings after this date; they will no longer be shown.</source>
        <translation>{0} a des mesures après cette date&#x202f;; elles ne seront plus affichées.</translation>
    </message>
    <message>
        <source>{0} has readings since {1}; those before this date will no longer be shown.</source>
        <translation>{0} a des mesures depuis le {1}&#x202f;; celles d’avant cette date ne seront plus affichées.</translation>
    </message>
    <message>
        <source>Nothing is deleted: undone, all of it is shown again.</source>
        <translation>Rien n’est supprimé&#xa0;: après annulation, tout s’affiche de nouveau.</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>This change is not real: count nothing</source>
        <translation>Cette variation n’est pas réelle&#xa0;: ne rien compter</translation>
    </message>
    <message>
        <source>The meter began anew: count it from 0</source>
        <translation>Le compteur est reparti de zéro&#xa0;: compter depuis 0</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Undo correction</source>
        <translation>Annuler la correction</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Corrected.</source>
        <translation>Corrigé.</translation>
    </message>
    <message>
        <source>Correction undone: the change counts as recorded.</source>
        <translation>Correction annulée&#xa0;: la variation compte telle qu’enregistrée.</translation>
    </message>
    <message>
        <source>The change counts as corrected again.</source>
        <translation>La variation compte de nouveau telle que corrigée.</translation>
    </message>
    <message>
        <source>Count from 0 all the same</source>
        <translation>Compter depuis 0 malgré tout</translation>
    </message>
    <message>
        <source>Not corrected yet. Is this what you mean?</source>
        <translation>Pas encore corrigé. Est-ce bien ce que vous voulez&#x202f;?</translation>
    </message>
    <message>
        <source>Looking for its changes…</source>
        <translation>Recherche de ses variations…</translation>
    </message>
    <message>
        <source>Choose the change to correct.</source>
        <translation>Choisissez la variation à corriger.</translation>
    </message>
    <message>
        <source>The meter did not change in this time.</source>
        <translation>Le compteur n’a pas varié pendant ce temps.</translation>
    </message>
    <message>
        <source>Correct again</source>
        <translation>Corriger de nouveau</translation>
    </message>
    <message>
        <source>Correct a change of a meter</source>
        <translation>Corriger une variation d’un compteur</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Compteur</translation>
    </message>
    <message>
        <source>Greatest changes, as the meter showed them</source>
        <translation>Plus fortes variations, telles que le compteur les a indiquées</translation>
    </message>
    <message>
        <source>Corrections of this meter</source>
        <translation>Corrections de ce compteur</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Why, for example: battery exchanged</source>
        <translation>Pourquoi, par exemple&#xa0;: batterie remplacée</translation>
    </message>
</context>
<context>
    <name>Corrections</name>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} à {1}</translation>
    </message>
    <message>
        <source>from {0} to {1}</source>
        <translation>de {0} à {1}</translation>
    </message>
    <message>
        <source>The change of {0} will count {1}.</source>
        <translation>La variation de {0} comptera pour {1}.</translation>
    </message>
    <message>
        <source>The change counts {0}, as corrected.</source>
        <translation>La variation compte pour {0}, telle que corrigée.</translation>
    </message>
    <message>
        <source>The change will count {0} instead of {1}.</source>
        <translation>La variation comptera pour {0} au lieu de {1}.</translation>
    </message>
    <message>
        <source>The meter rose here. One that began anew shows less than before: counted from 0, all that it ever counted was used at this moment.</source>
        <translation>Le compteur a augmenté ici. Un compteur reparti de zéro indique moins qu’avant&#xa0;: compté depuis 0, tout ce qu’il a jamais compté aurait été utilisé à cet instant.</translation>
    </message>
    <message>
        <source>not real</source>
        <translation>pas réelle</translation>
    </message>
    <message>
        <source>began anew at 0</source>
        <translation>reparti de 0</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>annulé</translation>
    </message>
</context>
<context>
    <name>CoverageLegend</name>
    <message>
        <source>Repair</source>
        <translation>Réparer</translation>
    </message>
    <message>
        <source>Ask Home Assistant again for what is missing here</source>
        <translation>Demander de nouveau à Home Assistant ce qui manque ici</translation>
    </message>
    <message>
        <source>Corrections: say which change of a meter is not real, or undo it</source>
        <translation>Corrections&#xa0;: dire quelle variation d’un compteur n’est pas réelle, ou annuler la correction</translation>
    </message>
</context>
<context>
    <name>CoverageStrip</name>
    <message>
        <source>How each moment is known</source>
        <translation>D’où viennent les valeurs</translation>
    </message>
</context>
<context>
    <name>DashboardLayout</name>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Solar</source>
        <translation>Solaire</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Maison</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Today’s energy flow</source>
        <translation>Flux d’énergie du jour</translation>
    </message>
    <message>
        <source>kWh</source>
        <translation>kWh</translation>
    </message>
    <message>
        <source>Nothing recorded here yet</source>
        <translation>Rien n’est encore enregistré ici</translation>
    </message>
    <message>
        <source>Choose the sensors that tell what your home produces and uses.</source>
        <translation>Choisissez les capteurs qui indiquent ce que votre maison produit et consomme.</translation>
    </message>
    <message>
        <source>Choose sensors</source>
        <translation>Choisir les capteurs</translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>Dashboard</source>
        <translation>Tableau de bord</translation>
    </message>
    <message>
        <source>Can&apos;t be read now</source>
        <translation>Lecture impossible pour l’instant</translation>
    </message>
    <message>
        <source>The flow can&apos;t be shown</source>
        <translation>Le flux ne peut pas être affiché</translation>
    </message>
</context>
<context>
    <name>DatabaseCard</name>
    <message>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Repair now</source>
        <translation>Réparer</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sauvegarder…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restaurer…</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>Modifier la connexion…</translation>
    </message>
    <message>
        <source>Database kind location size readings oldest disk DuckDB SQLite repair gaps backup restore move servers MongoDB QuestDB docker connection address password</source>
        <translation>Base de données type emplacement taille mesures plus ancienne disque DuckDB SQLite réparer lacunes sauvegarde restaurer transférer serveurs MongoDB QuestDB docker connexion adresse mot de passe donnees reparer</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sauvegarder</translation>
    </message>
    <message>
        <source>made: {0}</source>
        <translation>faite&#xa0;: {0}</translation>
    </message>
    <message>
        <source>being made, {0}</source>
        <translation>en cours, {0}</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <translation>Sauvegardes (*.zip)</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restauration</translation>
    </message>
    <message>
        <source>done; Energy Desktop starts anew</source>
        <translation>terminée&#x202f;; Energy Desktop redémarre</translation>
    </message>
    <message>
        <source>file checked, {0}</source>
        <translation>fichier vérifié, {0}</translation>
    </message>
    <message>
        <source>being added, {0}</source>
        <translation>ajout en cours, {0}</translation>
    </message>
    <message>
        <source>Add the data of {0}?</source>
        <translation>Ajouter les données de {0}&#x202f;?</translation>
    </message>
    <message>
        <source>Readings, sensors and settings that are missing here are added; nothing that is here is changed. Recording goes on meanwhile, then Energy Desktop starts anew. To put the backup in the place of what is here: energy-desktop restore FILE --replace</source>
        <translation>Les mesures, capteurs et paramètres qui manquent ici sont ajoutés&#x202f;; rien de ce qui est ici n’est modifié. L’enregistrement continue pendant ce temps, puis Energy Desktop redémarre. Pour mettre la sauvegarde à la place de ce qui est ici&#xa0;: energy-desktop restore FILE --replace</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Move to servers…</source>
        <translation>Transférer vers des serveurs…</translation>
    </message>
    <message>
        <source>Move to this computer…</source>
        <translation>Transférer vers cet ordinateur…</translation>
    </message>
    <message>
        <source>Asks Home Assistant again for all that is missing, and compares the rest</source>
        <translation>Demande de nouveau à Home Assistant tout ce qui manque, et compare le reste</translation>
    </message>
    <message>
        <source>Adds what a backup holds and is missing here</source>
        <translation>Ajoute ce qu’une sauvegarde contient et qui manque ici</translation>
    </message>
    <message>
        <source>Writes everything into one file, which either kind of database takes back</source>
        <translation>Écrit tout dans un seul fichier, que les deux types de base de données peuvent reprendre</translation>
    </message>
    <message>
        <source>gaps missing fetch history again compare</source>
        <translation>lacunes trous manquant récupérer historique de nouveau comparer recuperer</translation>
    </message>
    <message>
        <source>backup save copy export zip safe</source>
        <translation>sauvegarde enregistrer copie exporter zip sécurité securite</translation>
    </message>
    <message>
        <source>import load backup zip</source>
        <translation>importer charger sauvegarde zip</translation>
    </message>
    <message>
        <source>migrate MongoDB QuestDB docker servers embedded DuckDB</source>
        <translation>migrer migration MongoDB QuestDB docker serveurs intégrée DuckDB integree</translation>
    </message>
    <message>
        <source>MongoDB QuestDB address password user port TLS</source>
        <translation>MongoDB QuestDB adresse mot de passe utilisateur port TLS</translation>
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
        <translation>{0} + {1}, sur cet ordinateur</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>Libre sur le disque</translation>
    </message>
    <message>
        <source>{0}: failed. {1}</source>
        <translation>{0}&#xa0;: échec. {1}</translation>
    </message>
    <message>
        <source>Last fetched from HA</source>
        <translation>Récupéré de HA</translation>
    </message>
    <message>
        <source>Compared with HA</source>
        <translation>Comparé avec HA</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Oldest reading</source>
        <translation>Plus ancienne mesure</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparation</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restauration</translation>
    </message>
    <message numerus="yes">
        <source>{0}: {1} values of %n sensor(s)</source>
        <translation>
            <numerusform>{0} : {1} valeurs de %n capteur</numerusform>
            <numerusform>{0} : {1} valeurs de %n capteurs</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}: nothing was missing</source>
        <translation>{0} : rien ne manquait</translation>
    </message>
    <message>
        <source>Both answer</source>
        <translation>Les deux répondent</translation>
    </message>
    <message>
        <source>{0} does not answer</source>
        <translation>{0} ne répond pas</translation>
    </message>
    <message>
        <source>Neither answers</source>
        <translation>Aucun ne répond</translation>
    </message>
    <message>
        <source>{0}, when last asked</source>
        <translation>{0}, au dernier contact</translation>
    </message>
    <message>
        <source>{0} readings, stored when it is back; nothing is lost</source>
        <translation>{0} mesures, stockées au retour de la base&#x202f;; rien n’est perdu</translation>
    </message>
    <message>
        <source>goes on when the database is back</source>
        <translation>reprend au retour de la base de données</translation>
    </message>
    <message>
        <source>going on now, in small steps beside the recording</source>
        <translation>en cours, par petites étapes à côté de l’enregistrement</translation>
    </message>
    <message>
        <source>{0} readings mended</source>
        <translation>{0} mesures réparées</translation>
    </message>
    <message>
        <source>daily, nothing to mend</source>
        <translation>chaque jour, rien à réparer</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>{0}, as hourly statistics</source>
        <translation>{0}, en statistiques horaires</translation>
    </message>
    <message>
        <source>{0}, as hourly statistics; single readings since {1}</source>
        <translation>{0}, en statistiques horaires&#x202f;; mesures individuelles depuis {1}</translation>
    </message>
</context>
<context>
    <name>DatePopup</name>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Au</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>No device has used anything yet</source>
        <translation>Aucun appareil n’a encore consommé</translation>
    </message>
    <message>
        <source>Nothing is known of these days yet</source>
        <translation>Rien n’est encore connu de ces jours</translation>
    </message>
    <message>
        <source>Can’t be read now</source>
        <translation>Lecture impossible pour l’instant</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>about {0}</source>
        <translation>environ {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n other device(s)</source>
        <translation>
            <numerusform>%n autre appareil</numerusform>
            <numerusform>%n autres appareils</numerusform>
        </translation>
    </message>
    <message>
        <source>Not tracked</source>
        <translation>Non suivi</translation>
    </message>
    <message>
        <source>Top consumers</source>
        <translation>Plus gros consommateurs</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>Last 14 days</source>
        <translation>14 derniers jours</translation>
    </message>
    <message>
        <source>home use by hour</source>
        <translation>consommation par heure</translation>
    </message>
    <message>
        <source>Home use by hour of the last 14 days, in kWh</source>
        <translation>Consommation de la maison par heure sur les 14 derniers jours, en kWh</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Afficher en tableau</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Energy Desktop keeps recording in the tray. Quit it from the tray&apos;s menu.</source>
        <translation>Energy Desktop continue d’enregistrer dans la zone de notification. Quittez-le par son menu.</translation>
    </message>
    <message>
        <source>Energy Desktop keeps recording in the background. Start it again to see its window, where Ctrl+Q quits it.</source>
        <translation>Energy Desktop continue d’enregistrer en arrière-plan. Démarrez-le de nouveau pour voir sa fenêtre, où Ctrl+Q le quitte.</translation>
    </message>
    <message>
        <source>Energy Desktop</source>
        <translation>Energy Desktop</translation>
    </message>
    <message>
        <source>Today is exported</source>
        <translation>Données du jour exportées</translation>
    </message>
</context>
<context>
    <name>EntitySelector</name>
    <message>
        <source>Sensors</source>
        <translation>Capteurs</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n sélectionné</numerusform>
            <numerusform>%n sélectionnés</numerusform>
        </translation>
    </message>
    <message>
        <source>Search sensors</source>
        <translation>Rechercher des capteurs</translation>
    </message>
    <message>
        <source>Search name, area or ID</source>
        <translation>Nom, pièce ou ID</translation>
    </message>
    <message>
        <source>Sensors to draw</source>
        <translation>Capteurs à tracer</translation>
    </message>
</context>
<context>
    <name>EntityTree</name>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Sinks</source>
        <translation>Utilisations</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Gas and water</source>
        <translation>Gaz et eau</translation>
    </message>
    <message>
        <source>Climate</source>
        <translation>Climat</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autres</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The system says: {0}.</source>
        <translation>Le système indique : {0}.</translation>
    </message>
    <message>
        <source>Something went wrong. The log has the details.</source>
        <translation>Une erreur s’est produite. Le journal en donne les détails.</translation>
    </message>
</context>
<context>
    <name>FindStep</name>
    <message>
        <source>Accept this certificate although it can&apos;t be verified</source>
        <translation>Accepter ce certificat même s’il ne peut pas être vérifié</translation>
    </message>
    <message>
        <source>Is this your Home Assistant?</source>
        <translation>Est-ce votre Home Assistant&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>Found %n on this network.</source>
        <translation>
            <numerusform>%n trouvé sur ce réseau.</numerusform>
            <numerusform>%n trouvés sur ce réseau.</numerusform>
        </translation>
    </message>
    <message>
        <source>Or type the address</source>
        <translation>Ou saisir l’adresse</translation>
    </message>
    <message>
        <source>Where is your Home Assistant?</source>
        <translation>Où est votre Home Assistant&#x202f;?</translation>
    </message>
    <message>
        <source>Type the address</source>
        <translation>Saisir l’adresse</translation>
    </message>
    <message>
        <source>Looking for it on this network…</source>
        <translation>Recherche sur ce réseau…</translation>
    </message>
    <message>
        <source>None has answered on this network yet. It may be on another one, or a VPN may hide it: type the address that you open it with in the browser.</source>
        <translation>Aucun n’a encore répondu sur ce réseau. Il est peut-être sur un autre, ou masqué par un VPN&#xa0;: saisissez l’adresse avec laquelle vous l’ouvrez dans le navigateur.</translation>
    </message>
    <message>
        <source>Address of Home Assistant</source>
        <translation>Adresse de Home Assistant</translation>
    </message>
    <message>
        <source>A name or number, with port and http or https where they matter.</source>
        <translation>Un nom ou une adresse IP, avec le port et http ou https si nécessaire.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Find Home Assistant</source>
        <translation>Trouver Home Assistant</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Choose sensors</source>
        <translation>Choisir les capteurs</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Looking for Home Assistant…</source>
        <translation>Recherche de Home Assistant…</translation>
    </message>
    <message>
        <source>Signing in and looking for sensors…</source>
        <translation>Connexion et recherche des capteurs…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>Démarrer l’enregistrement</translation>
    </message>
    <message>
        <source>History is imported in the background.</source>
        <translation>L’historique est importé en arrière-plan.</translation>
    </message>
    <message>
        <source>Leave the set-up?</source>
        <translation>Quitter la configuration&#x202f;?</translation>
    </message>
    <message>
        <source>Nothing is recorded before it is done.</source>
        <translation>Rien n’est enregistré avant qu’elle soit terminée.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Poursuivre</translation>
    </message>
    <message>
        <source>Set up Energy Desktop</source>
        <translation>Configurer Energy Desktop</translation>
    </message>
</context>
<context>
    <name>Flow</name>
    <message>
        <source>Solar</source>
        <translation>Solaire</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Maison</translation>
    </message>
    <message>
        <source>No energy has flowed yet</source>
        <translation>Aucune énergie n’a encore circulé</translation>
    </message>
    <message>
        <source>{0} from {1} to {2}</source>
        <translation>{0} de {1} vers {2}</translation>
    </message>
</context>
<context>
    <name>HeatMap</name>
    <message>
        <source>Home use by hour of the last 14 days</source>
        <translation>Consommation de la maison par heure sur les 14 derniers jours</translation>
    </message>
    <message>
        <source>No such hour, or not over yet</source>
        <translation>Cette heure n’existe pas, ou n’est pas terminée</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>aucune donnée</translation>
    </message>
    <message>
        <source>Home used</source>
        <translation>Consommation</translation>
    </message>
    <message>
        <source>{0} kWh or more</source>
        <translation>{0}&#x202f;kWh ou plus</translation>
    </message>
    <message>
        <source>Nothing is known yet</source>
        <translation>Rien n’est encore connu</translation>
    </message>
    <message>
        <source>Most in one hour: {0} on {1}</source>
        <translation>Maximum sur une heure&#xa0;: {0}, {1}</translation>
    </message>
</context>
<context>
    <name>HeatTable</name>
    <message>
        <source>no data</source>
        <translation>aucune donnée</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Another range</source>
        <translation>Autre plage</translation>
    </message>
    <message>
        <source>Another range, from {0}</source>
        <translation>Autre plage, à partir du {0}</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>La période précédente</translation>
    </message>
    <message>
        <source>A year earlier, same weekdays</source>
        <translation>Un an plus tôt, mêmes jours de semaine</translation>
    </message>
    <message>
        <source>A year earlier, same dates</source>
        <translation>Un an plus tôt, mêmes dates</translation>
    </message>
    <message>
        <source>{0} with {1}</source>
        <translation>{0} avec {1}</translation>
    </message>
    <message>
        <source>{0}, both up to the same time of day</source>
        <translation>{0}, les deux jusqu’à la même heure</translation>
    </message>
    <message>
        <source>{0} would be compared with itself. Choose other days.</source>
        <translation>{0} serait comparé avec soi-même. Choisissez d’autres jours.</translation>
    </message>
    <message>
        <source>{0} have not passed yet.</source>
        <translation>{0}&#xa0;: ces jours ne sont pas encore passés.</translation>
    </message>
    <message>
        <source>{0} has not passed yet.</source>
        <translation>{0}&#xa0;: pas encore passé.</translation>
    </message>
    <message>
        <source>{0} Choose an earlier day.</source>
        <translation>{0} Choisissez un jour plus ancien.</translation>
    </message>
    <message>
        <source>Nothing was recorded before {0}. Choose a later day.</source>
        <translation>Rien n’a été enregistré avant le {0}. Choisissez un jour ultérieur.</translation>
    </message>
    <message>
        <source>Not compared: {0}</source>
        <translation>Non comparé&#xa0;: {0}</translation>
    </message>
    <message>
        <source>later</source>
        <translation>après</translation>
    </message>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>mark: {0}</source>
        <translation>trait&#xa0;: {0}</translation>
    </message>
    <message>
        <source>dashed: {0}</source>
        <translation>tirets&#xa0;: {0}</translation>
    </message>
    <message>
        <source>{0}, of which only {1} is known,</source>
        <translation>{0}, dont seulement {1} sont connus,</translation>
    </message>
    <message>
        <source>{0}, of which nothing is known</source>
        <translation>{0}, dont rien n’est connu</translation>
    </message>
    <message>
        <source>{0}, of which only {1} is known</source>
        <translation>{0}, dont seulement {1} sont connus</translation>
    </message>
    <message>
        <source>only {0} of that time is known</source>
        <translation>seulement {0} de cette autre période sont connus</translation>
    </message>
    <message>
        <source>only {0} of this time is known</source>
        <translation>seulement {0} de cette période sont connus</translation>
    </message>
    <message>
        <source>{0}: {1}, {2} {3} ({4})</source>
        <translation>{0}&#xa0;: {1}, {2} {3} ({4})</translation>
    </message>
    <message>
        <source>{0} ({1} days)</source>
        <translation>{0} ({1} jours)</translation>
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
        <translation>Énergie par 5 minutes</translation>
    </message>
    <message>
        <source>Used per 5 minutes</source>
        <translation>Consommation par 5 minutes</translation>
    </message>
    <message>
        <source>Energy per hour</source>
        <translation>Énergie par heure</translation>
    </message>
    <message>
        <source>Used per hour</source>
        <translation>Consommation par heure</translation>
    </message>
    <message>
        <source>Energy per day</source>
        <translation>Énergie par jour</translation>
    </message>
    <message>
        <source>Used per day</source>
        <translation>Consommation par jour</translation>
    </message>
    <message>
        <source>Energy per month</source>
        <translation>Énergie par mois</translation>
    </message>
    <message>
        <source>Used per month</source>
        <translation>Consommation par mois</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Énergie</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Puissance</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>{0} · mean of an hour, no single readings are known</source>
        <translation>{0} · moyenne d’une heure, aucune mesure isolée n’est connue</translation>
    </message>
    <message>
        <source>{0} · each reading, mean of an hour where no more is known</source>
        <translation>{0} · chaque mesure, moyenne d’une heure si rien de plus n’est connu</translation>
    </message>
    <message>
        <source>{0} · each reading, held until the next</source>
        <translation>{0} · chaque mesure, tenue jusqu’à la suivante</translation>
    </message>
    <message>
        <source>{0} · mean of {1}, band from least to most</source>
        <translation>{0} · moyenne de {1}, bande du minimum au maximum</translation>
    </message>
    <message>
        <source>{0} · mean of 5 minutes, of an hour where no more is known</source>
        <translation>{0} · moyenne de 5 minutes, d’une heure si rien de plus n’est connu</translation>
    </message>
    <message>
        <source>{0} · mean of 5 minutes, band from least to most</source>
        <translation>{0} · moyenne de 5 minutes, bande du minimum au maximum</translation>
    </message>
    <message>
        <source>{0} · mean of an hour, band from least to most</source>
        <translation>{0} · moyenne d’une heure, bande du minimum au maximum</translation>
    </message>
    <message>
        <source>{0} · mean of a day, band from least to most</source>
        <translation>{0} · moyenne d’un jour, bande du minimum au maximum</translation>
    </message>
    <message>
        <source>{0} · mean of a week, band from least to most</source>
        <translation>{0} · moyenne d’une semaine, bande du minimum au maximum</translation>
    </message>
    <message>
        <source>{0} · mean of a month, band from least to most</source>
        <translation>{0} · moyenne d’un mois, bande du minimum au maximum</translation>
    </message>
    <message>
        <source>click for the days of this month</source>
        <translation>cliquer pour les jours de ce mois</translation>
    </message>
    <message>
        <source>click for the hours of this day</source>
        <translation>cliquer pour les heures de ce jour</translation>
    </message>
    <message>
        <source>click for its day</source>
        <translation>cliquer pour son jour</translation>
    </message>
    <message>
        <source>{0} on average</source>
        <translation>{0} en moyenne</translation>
    </message>
    <message>
        <source>{0} missing</source>
        <translation>Il manque {0}</translation>
    </message>
    <message>
        <source>{0} missing on {1}</source>
        <translation>Il manque {0} le {1}</translation>
    </message>
    <message numerus="yes">
        <source>{0} and %n more</source>
        <translation>
            <numerusform>{0} et %n autre</numerusform>
            <numerusform>{0} et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Ctrl+C copies, Ctrl+E exports, Ctrl+P prints</source>
        <translation>Ctrl+C copie, Ctrl+E exporte, Ctrl+P imprime</translation>
    </message>
    <message>
        <source>Table of the chart</source>
        <translation>Tableau du graphique</translation>
    </message>
    <message>
        <source>Table of the lines</source>
        <translation>Tableau des courbes</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>No sensor is chosen</source>
        <translation>Aucun capteur n’est choisi</translation>
    </message>
    <message>
        <source>Tick one in the list.</source>
        <translation>Cochez-en un dans la liste.</translation>
    </message>
    <message>
        <source>Nothing recorded here yet</source>
        <translation>Rien n’est encore enregistré ici</translation>
    </message>
    <message>
        <source>The first readings arrive as soon as sensors are recorded.</source>
        <translation>Les premières mesures arrivent dès que des capteurs sont enregistrés.</translation>
    </message>
    <message>
        <source>Choose sensors</source>
        <translation>Choisir les capteurs</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Rien n’est encore enregistré</translation>
    </message>
    <message>
        <source>Nothing was recorded of {0} yet.</source>
        <translation>Rien n’a encore été enregistré de {0}.</translation>
    </message>
    <message>
        <source>No readings in this range</source>
        <translation>Aucune mesure dans cette plage</translation>
    </message>
    <message>
        <source>The oldest reading of {0} is of {1}.</source>
        <translation>La plus ancienne mesure de {0} est du {1}.</translation>
    </message>
    <message>
        <source>Go to the first reading</source>
        <translation>Aller à la première mesure</translation>
    </message>
    <message>
        <source>Whole days can be compared, a zoomed range can&apos;t.</source>
        <translation>Des jours entiers peuvent être comparés, pas une plage agrandie.</translation>
    </message>
</context>
<context>
    <name>HistoryCharts</name>
    <message>
        <source>Others</source>
        <translation>Autres</translation>
    </message>
    <message>
        <source>light bars below zero: charged, exported</source>
        <translation>barres claires sous zéro&#xa0;: charge, injection</translation>
    </message>
    <message numerus="yes">
        <source>%n more are summed as Others</source>
        <translation>
            <numerusform>%n autre est compté dans Autres</numerusform>
            <numerusform>%n autres sont comptés dans Autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only the first %n are drawn</source>
        <translation>
            <numerusform>seul %n capteur est tracé</numerusform>
            <numerusform>seuls les %n premiers sont tracés</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was recorded of {0} in this range.</source>
        <translation>Rien n’a été enregistré de {0} dans cette plage.</translation>
    </message>
    <message>
        <source>Back to the whole range (0)</source>
        <translation>Revenir à la plage entière (0)</translation>
    </message>
    <message>
        <source>Stacked: side by side the bars would be too narrow to be seen here</source>
        <translation>Empilées&#xa0;: côte à côte, les barres seraient ici trop étroites</translation>
    </message>
    <message>
        <source>Show the bars side by side</source>
        <translation>Afficher les barres côte à côte</translation>
    </message>
    <message>
        <source>Stack the bars</source>
        <translation>Empiler les barres</translation>
    </message>
    <message>
        <source>Correct a change…</source>
        <translation>Corriger une variation…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>HistoryExport</name>
    <message>
        <source>CSV table</source>
        <translation>Tableau CSV</translation>
    </message>
    <message>
        <source>Parquet table</source>
        <translation>Tableau Parquet</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>Image PNG</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>Dessin SVG</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Exporter ce qui est affiché</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>Le dossier {0} n’existe pas.</translation>
    </message>
    <message>
        <source>{0} is a folder.</source>
        <translation>{0} est un dossier.</translation>
    </message>
    <message>
        <source>You may not write into {0}.</source>
        <translation>Vous n’avez pas le droit d’écrire dans {0}.</translation>
    </message>
    <message>
        <source>There is no room left in {0}.</source>
        <translation>Il n’y a plus de place dans {0}.</translation>
    </message>
    <message>
        <source>The file was not written. {0} Export it to another place.</source>
        <translation>Le fichier n’a pas été écrit. {0} Exportez-le ailleurs.</translation>
    </message>
</context>
<context>
    <name>HistoryMoving</name>
    <message>
        <source>Since {0}</source>
        <translation>Depuis le {0}</translation>
    </message>
    <message numerus="yes">
        <source>The last %n day(s)</source>
        <translation>
            <numerusform>%n dernier jour</numerusform>
            <numerusform>%n derniers jours</numerusform>
        </translation>
    </message>
    <message>
        <source>The last hour</source>
        <translation>La dernière heure</translation>
    </message>
    <message numerus="yes">
        <source>The last %n hour(s)</source>
        <translation>
            <numerusform>%n dernière heure</numerusform>
            <numerusform>%n dernières heures</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1} – {2}</source>
        <translation>{0}, {1} – {2}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Cette semaine</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Semaine dernière</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ce mois-ci</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mois dernier</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Cette année</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Année dernière</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>Il y a %n jour</numerusform>
            <numerusform>Il y a %n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) ago</source>
        <translation>
            <numerusform>Il y a %n semaine</numerusform>
            <numerusform>Il y a %n semaines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation>
            <numerusform>Il y a %n mois</numerusform>
            <numerusform>Il y a %n mois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>Il y a %n an</numerusform>
            <numerusform>Il y a %n ans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryNotice</name>
    <message>
        <source>Hide this line</source>
        <translation>Masquer ce message</translation>
    </message>
    <message>
        <source>Writing {0}…</source>
        <translation>Écriture de {0}…</translation>
    </message>
    <message>
        <source>{0} is in {1}.</source>
        <translation>{0} se trouve dans {1}.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>HistoryOutput</name>
    <message>
        <source>The picture is in the clipboard.</source>
        <translation>L’image est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>The table is in the clipboard.</source>
        <translation>Le tableau est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>There is nothing to export in this range.</source>
        <translation>Il n’y a rien à exporter dans cette plage.</translation>
    </message>
    <message>
        <source>{0} was not written.</source>
        <translation>{0} n’a pas été écrit.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Export as {0}…</source>
        <translation>Exporter en {0}…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Copier le tableau</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Print preview…</source>
        <translation>Aperçu avant impression…</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>What was measured, and how we know it</source>
        <translation>Ce qui a été mesuré, et comment nous le savons</translation>
    </message>
    <message>
        <source>This could not be read</source>
        <translation>La lecture a échoué</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>lecture impossible</translation>
    </message>
</context>
<context>
    <name>HistoryPaper</name>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Page {0} sur {1}</translation>
    </message>
    <message>
        <source>Printed {0}, {1}</source>
        <translation>Imprimé le {0}, {1}</translation>
    </message>
    <message>
        <source>Times of {0}</source>
        <translation>Heures de {0}</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Autres</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Capteur</translation>
    </message>
    <message>
        <source>In the range</source>
        <translation>Dans la plage</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Connu</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>Totals of the sensors</source>
        <translation>Totaux des capteurs</translation>
    </message>
    <message>
        <source>Solar produced</source>
        <translation>Production solaire</translation>
    </message>
    <message>
        <source>Home used</source>
        <translation>Consommation</translation>
    </message>
    <message>
        <source>Grid, net</source>
        <translation>Réseau, net</translation>
    </message>
    <message>
        <source>Self-sufficiency</source>
        <translation>Autosuffisance</translation>
    </message>
    <message>
        <source>The home</source>
        <translation>La maison</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Pas encore de données</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
</context>
<context>
    <name>HomeList</name>
    <message>
        <source>Home Assistants found</source>
        <translation>Home Assistant trouvés</translation>
    </message>
</context>
<context>
    <name>LanguageWait</name>
    <message>
        <source>The language changes as soon as this has ended: {0}</source>
        <translation>La langue changera dès que ceci sera terminé : {0}</translation>
    </message>
    <message>
        <source>The language changes as soon as the dialog is closed.</source>
        <translation>La langue changera dès que la boîte de dialogue sera fermée.</translation>
    </message>
</context>
<context>
    <name>LevelStrip</name>
    <message>
        <source>Battery level</source>
        <translation>Niveau de la batterie</translation>
    </message>
    <message>
        <source>Battery level, %</source>
        <translation>Niveau de la batterie, %</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>Export</source>
        <translation>Exportation</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparation</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Enregistrement</translation>
    </message>
    <message>
        <source>Start of the database servers</source>
        <translation>Démarrage des serveurs de base de données</translation>
    </message>
    <message>
        <source>Stop of the database servers</source>
        <translation>Arrêt des serveurs de base de données</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Demo</source>
        <translation>Démo</translation>
    </message>
    <message>
        <source>Energy Desktop</source>
        <translation>Energy Desktop</translation>
    </message>
    <message>
        <source>Close Energy Desktop</source>
        <translation>Fermer Energy Desktop</translation>
    </message>
    <message>
        <source>Keep recording in the background?</source>
        <translation>Continuer d’enregistrer en arrière-plan&#x202f;?</translation>
    </message>
    <message>
        <source>This desktop has no tray. Start Energy Desktop again to see the window. You can change this in Settings.</source>
        <translation>Ce bureau n’a pas de zone de notification. Démarrez de nouveau Energy Desktop pour voir la fenêtre. Vous pouvez changer cela dans Paramètres.</translation>
    </message>
    <message>
        <source>Keep recording</source>
        <translation>Continuer d’enregistrer</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ManageBookmarks</name>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Signets</translation>
    </message>
    <message>
        <source>{0} was deleted.</source>
        <translation>{0} a été supprimé.</translation>
    </message>
    <message>
        <source>There is a bookmark {0} already.</source>
        <translation>Il existe déjà un signet {0}.</translation>
    </message>
    <message>
        <source>A bookmark needs a name.</source>
        <translation>Un signet doit avoir un nom.</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Start them on this computer with Docker</source>
        <translation>Les démarrer sur cet ordinateur avec Docker</translation>
    </message>
    <message>
        <source>Use servers that run already</source>
        <translation>Utiliser des serveurs déjà en marche</translation>
    </message>
    <message>
        <source>Add to the other data that is there</source>
        <translation>Ajouter aux autres données qui s’y trouvent</translation>
    </message>
    <message>
        <source>Looking at both databases…</source>
        <translation>Examen des deux bases de données…</translation>
    </message>
    <message>
        <source>Interrupted. Move again and it goes on where it stopped.</source>
        <translation>Interrompu. Transférez de nouveau pour reprendre là où cela s’est arrêté.</translation>
    </message>
    <message>
        <source>Copying {0}</source>
        <translation>Copie de {0}</translation>
    </message>
    <message>
        <source>Comparing {0}</source>
        <translation>Comparaison de {0}</translation>
    </message>
    <message>
        <source>MongoDB and QuestDB keep the data; other programs can read it there. Recording goes on while everything is copied and compared. Then Energy Desktop starts anew on the servers; the files on this computer stay as they are.</source>
        <translation>MongoDB et QuestDB conservent les données&#x202f;; d’autres programmes peuvent les y lire. L’enregistrement continue pendant que tout est copié et comparé. Puis Energy Desktop redémarre sur les serveurs&#x202f;; les fichiers de cet ordinateur restent tels quels.</translation>
    </message>
    <message>
        <source>Files on this computer keep the data. Recording goes on while everything is copied and compared. Then Energy Desktop starts anew on the files; the servers stay as they are.</source>
        <translation>Des fichiers de cet ordinateur conservent les données. L’enregistrement continue pendant que tout est copié et comparé. Puis Energy Desktop redémarre sur les fichiers&#x202f;; les serveurs restent tels quels.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Transférer</translation>
    </message>
    <message>
        <source>Move to servers</source>
        <translation>Transférer vers des serveurs</translation>
    </message>
    <message>
        <source>Move to this computer</source>
        <translation>Transférer vers cet ordinateur</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Home Assistant can&apos;t be reached since {0}. What is missed is fetched when it is back.</source>
        <translation>Home Assistant est injoignable depuis {0}. Ce qui manque sera récupéré à son retour.</translation>
    </message>
    <message>
        <source>Not connected to Home Assistant</source>
        <translation>Non connecté à Home Assistant</translation>
    </message>
    <message>
        <source>Home Assistant refused the token</source>
        <translation>Home Assistant a refusé le jeton</translation>
    </message>
    <message>
        <source>Nothing is recorded until you replace the token in Settings.</source>
        <translation>Rien n’est enregistré tant que vous ne remplacez pas le jeton dans Paramètres.</translation>
    </message>
    <message>
        <source>{0} to {1} was filled from Home Assistant&apos;s history.</source>
        <translation>La période de {0} à {1} a été complétée depuis l’historique de Home Assistant.</translation>
    </message>
    <message>
        <source>Gap repaired</source>
        <translation>Lacune réparée</translation>
    </message>
    <message>
        <source>Recording goes on; readings wait until it is back.</source>
        <translation>L’enregistrement continue&#x202f;; les mesures attendent le retour de la base de données.</translation>
    </message>
    <message>
        <source>The database can&apos;t be written</source>
        <translation>Impossible d’écrire dans la base de données</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Demo</source>
        <translation>Démo</translation>
    </message>
    <message>
        <source>A simulated home; nothing that you see is real</source>
        <translation>Une maison simulée&#x202f;; rien ici n’est réel</translation>
    </message>
</context>
<context>
    <name>PauseButton</name>
    <message>
        <source>pause resume stop continue recording</source>
        <translation>pause suspendre reprendre arrêter continuer enregistrement</translation>
    </message>
</context>
<context>
    <name>PowerChart</name>
    <message>
        <source>Power</source>
        <translation>Puissance</translation>
    </message>
    <message>
        <source>kW · below zero: battery charging, grid exporting</source>
        <translation>kW · sous zéro&#xa0;: charge, injection</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>Nothing recorded here yet</source>
        <translation>Rien n’est encore enregistré ici</translation>
    </message>
    <message>
        <source>The first readings arrive within a minute.</source>
        <translation>Les premières mesures arrivent en moins d’une minute.</translation>
    </message>
    <message>
        <source>Choose sensors</source>
        <translation>Choisir les capteurs</translation>
    </message>
    <message>
        <source>The chart can&apos;t be shown</source>
        <translation>Le graphique ne peut pas être affiché</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Chart paused, recording goes on</source>
        <translation>Graphique en pause, l’enregistrement continue</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Continue the chart</source>
        <translation>Reprendre le graphique</translation>
    </message>
    <message>
        <source>Pause the chart</source>
        <translation>Mettre le graphique en pause</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>Afficher en graphique</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Afficher en tableau</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15&#x202f;min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1&#x202f;h</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6&#x202f;h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24&#x202f;h</translation>
    </message>
    <message>
        <source>Range of the chart</source>
        <translation>Plage du graphique</translation>
    </message>
    <message>
        <source>Battery level</source>
        <translation>Niveau de la batterie</translation>
    </message>
    <message>
        <source>Power chart; the table has the same numbers</source>
        <translation>Graphique de puissance&#x202f;; le tableau contient les mêmes valeurs</translation>
    </message>
    <message>
        <source>Power as a table</source>
        <translation>Puissance en tableau</translation>
    </message>
</context>
<context>
    <name>PowerPlot</name>
    <message>
        <source>no data</source>
        <translation>aucune donnée</translation>
    </message>
    <message>
        <source>Battery level</source>
        <translation>Niveau de la batterie</translation>
    </message>
    <message>
        <source>no data {0}</source>
        <translation>sans données {0}</translation>
    </message>
</context>
<context>
    <name>PowerTable</name>
    <message>
        <source>Battery level, %</source>
        <translation>Niveau de la batterie, %</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>aucune donnée</translation>
    </message>
    <message>
        <source>{0}, kW</source>
        <translation>{0}, kW</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
</context>
<context>
    <name>ProblemBanner</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Recording goes on; readings wait until it is back.</source>
        <translation>L’enregistrement continue&#x202f;; les mesures attendent le retour de la base de données.</translation>
    </message>
    <message>
        <source>Recording goes on; what is changed is kept here and sent later.</source>
        <translation>L’enregistrement continue&#x202f;; les modifications sont gardées ici et envoyées plus tard.</translation>
    </message>
</context>
<context>
    <name>QuietHoursRow</name>
    <message>
        <source>Quiet hours</source>
        <translation>Heures calmes</translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation>Début des heures calmes</translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation>Fin des heures calmes</translation>
    </message>
    <message>
        <source>What still goes on when they end is told then.</source>
        <translation>Ce qui dure encore à la fin est signalé à ce moment-là.</translation>
    </message>
    <message>
        <source>The end has to be another time than the beginning.</source>
        <translation>La fin doit être à une autre heure que le début.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>What you began there has ended.</source>
        <translation>Ce que vous y avez lancé est terminé.</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Tableau de bord</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
</context>
<context>
    <name>RangeBar</name>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semaine</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Plage</translation>
    </message>
    <message>
        <source>One period back</source>
        <translation>Période précédente</translation>
    </message>
    <message>
        <source>One period on</source>
        <translation>Période suivante</translation>
    </message>
    <message>
        <source>Choose the date</source>
        <translation>Choisir la date</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Par jour</translation>
    </message>
    <message>
        <source>A bar for each day of the year, not for each month</source>
        <translation>Une barre pour chaque jour de l’année, et non pour chaque mois</translation>
    </message>
    <message>
        <source>Show or hide the sensors</source>
        <translation>Afficher ou masquer les capteurs</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Signets</translation>
    </message>
    <message>
        <source>Export, copy, print</source>
        <translation>Exporter, copier, imprimer</translation>
    </message>
    <message>
        <source>{0}, choose the date</source>
        <translation>{0}, choisir la date</translation>
    </message>
</context>
<context>
    <name>RangeCards</name>
    <message>
        <source>Solar produced</source>
        <translation>Solaire</translation>
    </message>
    <message>
        <source>Home used</source>
        <translation>Maison</translation>
    </message>
    <message>
        <source>Grid, net</source>
        <translation>Réseau, net</translation>
    </message>
    <message>
        <source>Self-sufficiency</source>
        <translation>Autosuffisance</translation>
    </message>
    <message>
        <source>{0} a day</source>
        <translation>{0} par jour</translation>
    </message>
    <message>
        <source>{0} taken</source>
        <translation>{0} soutirés</translation>
    </message>
    <message>
        <source>{0} in, {1} out</source>
        <translation>{0} soutirés, {1} injectés</translation>
    </message>
    <message>
        <source>{0} without the grid</source>
        <translation>{0} sans le réseau</translation>
    </message>
</context>
<context>
    <name>RangeField</name>
    <message>
        <source>Range in words</source>
        <translation>Plage en toutes lettres</translation>
    </message>
    <message>
        <source>Such as {0} or {1}; Enter shows it.</source>
        <translation>Par exemple {0} ou {1}&#x202f;; Entrée l’affiche.</translation>
    </message>
    <message>
        <source>The calendar has no such time.</source>
        <translation>Le calendrier n’a pas de tel moment.</translation>
    </message>
    <message>
        <source>This time has not come yet.</source>
        <translation>Ce moment n’est pas encore venu.</translation>
    </message>
    <message>
        <source>Ranges begin with the year 1970.</source>
        <translation>Les plages commencent avec l’année 1970.</translation>
    </message>
    <message>
        <source>This is not understood. Write it like {0} or {1}.</source>
        <translation>Ce n’est pas compris. Écrivez comme {0} ou {1}.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Repair</name>
    <message numerus="yes">
        <source>%n gap(s) left</source>
        <translation>
            <numerusform>%n lacune restante</numerusform>
            <numerusform>%n lacunes restantes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) repaired</source>
        <translation>
            <numerusform>%n lacune réparée</numerusform>
            <numerusform>%n lacunes réparées</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking Home Assistant again…</source>
        <translation>Nouvelle demande à Home Assistant…</translation>
    </message>
    <message>
        <source>Home Assistant did not answer all of it; it is asked again.</source>
        <translation>Home Assistant n’a pas répondu à tout&#x202f;; une nouvelle demande suivra.</translation>
    </message>
    <message>
        <source>{0}; Home Assistant has nothing more.</source>
        <translation>{0}&#x202f;; Home Assistant n’a rien de plus.</translation>
    </message>
    <message>
        <source>Nothing is missing any more.</source>
        <translation>Il ne manque plus rien.</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Sensors</source>
        <translation>Capteurs</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <source>HTTP API</source>
        <translation>API HTTP</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Arrière-plan</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
</context>
<context>
    <name>SensorDelegate</name>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
</context>
<context>
    <name>SensorFilterRow</name>
    <message>
        <source>Filter sensors</source>
        <translation>Filtrer les capteurs</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Tous les types</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>Kind of sensors</source>
        <translation>Type de capteurs</translation>
    </message>
</context>
<context>
    <name>SensorHeader</name>
    <message>
        <source>Track or leave all shown; the other titles sort</source>
        <translation>Suivre ou non tous les capteurs affichés&#x202f;; les autres titres trient</translation>
    </message>
</context>
<context>
    <name>SensorTableModel</name>
    <message>
        <source>The earlier of its registration and of its first statistics; sorts</source>
        <translation>Le plus ancien de l’enregistrement et des premières statistiques&#x202f;; trie</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Capteur</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Actuel</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>In HA since</source>
        <translation>HA depuis</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>indisponible</translation>
    </message>
    <message>
        <source>Not cumulative</source>
        <translation>Non cumulatif</translation>
    </message>
    <message>
        <source>Unit changed</source>
        <translation>Unité changée</translation>
    </message>
    <message>
        <source>Home Assistant has no value of it at the moment.</source>
        <translation>Home Assistant n’en a pas de valeur pour le moment.</translation>
    </message>
    <message>
        <source>It shows an amount that goes up and down, so it can&apos;t be summed.</source>
        <translation>Il indique une quantité qui monte et descend, elle ne peut donc pas être additionnée.</translation>
    </message>
    <message>
        <source>Its readings before were stored in another unit that can&apos;t be converted.</source>
        <translation>Ses mesures précédentes ont été stockées dans une autre unité qui ne peut pas être convertie.</translation>
    </message>
    <message>
        <source>{0}, tracked</source>
        <translation>{0}, suivi</translation>
    </message>
    <message>
        <source>{0}, not tracked</source>
        <translation>{0}, non suivi</translation>
    </message>
</context>
<context>
    <name>SensorsCard</name>
    <message>
        <source>Sensors</source>
        <translation>Capteurs</translation>
    </message>
    <message>
        <source>Sensors to record</source>
        <translation>Capteurs à enregistrer</translation>
    </message>
    <message>
        <source>Find new</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Select all shown</source>
        <translation>Sélectionner tous les affichés</translation>
    </message>
    <message>
        <source>Continued by…</source>
        <translation>Poursuivi par…</translation>
    </message>
    <message>
        <source>Each sensor of the list is recorded while the program runs. Of those that are tracked the past is fetched too, and the pages show them. Besides energy, power and battery the list has what the Energy dashboard of Home Assistant counts.</source>
        <translation>Chaque capteur de la liste est enregistré tant que le programme tourne. Pour ceux qui sont suivis, le passé est aussi récupéré et les pages les montrent. Outre l’énergie, la puissance et la batterie, la liste contient ce que compte le tableau de bord Énergie de Home Assistant.</translation>
    </message>
    <message>
        <source>No sensor is called so.</source>
        <translation>Aucun capteur ne porte ce nom.</translation>
    </message>
    <message>
        <source>Sensors track role discovery find new energy entities replaced continued</source>
        <translation>Capteurs suivi suivre rôle découverte chercher nouveaux énergie entités remplacé poursuivi role decouverte energie</translation>
    </message>
    <message>
        <source>{0} is continued by {1}</source>
        <translation>{0} est poursuivi par {1}</translation>
    </message>
    <message>
        <source>{0} is no longer continued</source>
        <translation>{0} n’est plus poursuivi</translation>
    </message>
    <message>
        <source>continued by {0}</source>
        <translation>poursuivi par {0}</translation>
    </message>
    <message>
        <source>Looking for new sensors…</source>
        <translation>Recherche de nouveaux capteurs…</translation>
    </message>
    <message numerus="yes">
        <source>Tracking %n more sensor(s).</source>
        <translation>
            <numerusform>%n capteur de plus est suivi.</numerusform>
            <numerusform>%n capteurs de plus sont suivis.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No longer tracking %n sensor(s); the history stays.</source>
        <translation>
            <numerusform>%n capteur n’est plus suivi&#x202f;; l’historique reste.</numerusform>
            <numerusform>%n capteurs ne sont plus suivis&#x202f;; l’historique reste.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} is now: {1}</source>
        <translation>{0} est maintenant&#xa0;: {1}</translation>
    </message>
    <message>
        <source>{0} is now: {1}, and tracked</source>
        <translation>{0} est maintenant&#xa0;: {1}, et suivi</translation>
    </message>
    <message>
        <source>Deselect all shown</source>
        <translation>Désélectionner tous les affichés</translation>
    </message>
    <message numerus="yes">
        <source>%n new sensor(s) found.</source>
        <translation>
            <numerusform>%n nouveau capteur trouvé.</numerusform>
            <numerusform>%n nouveaux capteurs trouvés.</numerusform>
        </translation>
    </message>
    <message>
        <source>No new sensors.</source>
        <translation>Aucun nouveau capteur.</translation>
    </message>
    <message>
        <source>{0} of {1} tracked</source>
        <translation>{0} sur {1} suivis</translation>
    </message>
    <message>
        <source>{0} of {1} tracked, {2} shown</source>
        <translation>{0} sur {1} suivis, {2} affichés</translation>
    </message>
    <message>
        <source>Home Assistant is not connected.</source>
        <translation>Home Assistant n’est pas connecté.</translation>
    </message>
    <message>
        <source>discover search entities refresh</source>
        <translation>découvrir rechercher entités actualiser nouveau decouvrir entites</translation>
    </message>
    <message>
        <source>replaced meter exchanged join</source>
        <translation>remplacé compteur échangé changé joindre fusionner remplace change</translation>
    </message>
</context>
<context>
    <name>SensorsStep</name>
    <message>
        <source>Which sensors matter to you?</source>
        <translation>Quels capteurs comptent pour vous&#x202f;?</translation>
    </message>
    <message>
        <source>All energy sensors are recorded from now on. Ticked ones get their past fetched too, and are shown on the pages.</source>
        <translation>Tous les capteurs d’énergie sont enregistrés à partir de maintenant. Pour ceux qui sont cochés, le passé est aussi récupéré, et ils sont affichés sur les pages.</translation>
    </message>
    <message>
        <source>Sensors found</source>
        <translation>Capteurs trouvés</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Suggérés</translation>
    </message>
    <message>
        <source>Where to keep data</source>
        <translation>Où conserver les données</translation>
    </message>
    <message>
        <source>In files on this computer; nothing to install</source>
        <translation>Dans des fichiers de cet ordinateur&#x202f;; rien à installer</translation>
    </message>
    <message>
        <source>On servers, MongoDB and QuestDB; they are set up right after the start</source>
        <translation>Sur des serveurs, MongoDB et QuestDB&#x202f;; ils sont configurés juste après le démarrage</translation>
    </message>
    <message>
        <source>{0} of {1} chosen</source>
        <translation>{0} sur {1} choisis</translation>
    </message>
    <message>
        <source>The files are in {0}. Nothing is uploaded anywhere.</source>
        <translation>Les fichiers sont dans {0}. Rien n’est envoyé nulle part.</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A batch of readings has columns of different lengths.</source>
        <translation>Un lot de mesures a des colonnes de longueurs différentes.</translation>
    </message>
    <message>
        <source>A fault in this program interrupted the work with Home Assistant; it starts again. The log has the details.</source>
        <translation>Un défaut de ce programme a interrompu le travail avec Home Assistant&#x202f;; il reprend. Le journal en donne les détails.</translation>
    </message>
    <message>
        <source>A figure of the statistics of {entity_id} is infinite.</source>
        <translation>Une valeur des statistiques de {entity_id} est infinie.</translation>
    </message>
    <message>
        <source>A part of the backup can&apos;t be unpacked into {folder}: {reason}.</source>
        <translation>Une partie de la sauvegarde ne peut pas être extraite dans {folder}&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>A reading of {entity_id} is infinite.</source>
        <translation>Une mesure de {entity_id} est infinie.</translation>
    </message>
    <message>
        <source>A repair is running already; wait until it has ended.</source>
        <translation>Une réparation est déjà en cours&#x202f;; attendez qu’elle soit terminée.</translation>
    </message>
    <message>
        <source>API_HOST takes an IP address or localhost, not “{host}”.</source>
        <translation>API_HOST attend une adresse IP ou localhost, pas «&#xa0;{host}&#xa0;».</translation>
    </message>
    <message>
        <source>API_KEY has characters beyond ASCII, which no request could match, so nobody is let in by it; give letters, digits and signs of ASCII.</source>
        <translation>API_KEY contient des caractères hors ASCII, auxquels aucune requête ne peut correspondre&#x202f;; elle n’ouvre donc aucun accès&#x202f;; donnez des lettres, chiffres et signes ASCII.</translation>
    </message>
    <message>
        <source>API_KEY has fewer than {least} characters, so nobody is let in by it; give a longer one.</source>
        <translation>API_KEY a moins de {least} caractères&#x202f;; elle n’ouvre donc aucun accès&#x202f;; donnez une clé plus longue.</translation>
    </message>
    <message>
        <source>API_KEY_FILE names {name}, which can&apos;t be read; check the path and its rights; nobody is let in by it.</source>
        <translation>API_KEY_FILE nomme {name}, qui ne peut pas être lu&#x202f;; vérifiez le chemin et ses droits&#x202f;; il n’ouvre aucun accès.</translation>
    </message>
    <message>
        <source>API_KEY_FILE names {name}, which has characters beyond ASCII, which no request could match, so nobody is let in by it; give letters, digits and signs of ASCII.</source>
        <translation>API_KEY_FILE nomme {name}, qui contient des caractères hors ASCII, auxquels aucune requête ne peut correspondre&#x202f;; il n’ouvre donc aucun accès&#x202f;; donnez des lettres, chiffres et signes ASCII.</translation>
    </message>
    <message>
        <source>API_KEY_FILE names {name}, which has fewer than {least} characters, so nobody is let in by it; give a longer one.</source>
        <translation>API_KEY_FILE nomme {name}, qui a moins de {least} caractères&#x202f;; il n’ouvre donc aucun accès&#x202f;; donnez une clé plus longue.</translation>
    </message>
    <message>
        <source>API_KEY_FILE names {name}, which is empty, so nobody is let in by it; put a key into it.</source>
        <translation>API_KEY_FILE nomme {name}, qui est vide&#x202f;; il n’ouvre donc aucun accès&#x202f;; mettez-y une clé.</translation>
    </message>
    <message>
        <source>Add energy or power sensors to Home Assistant first.</source>
        <translation>Ajoutez d’abord des capteurs d’énergie ou de puissance à Home Assistant.</translation>
    </message>
    <message>
        <source>After the copy {what} did not read back as written; keep using the old databases, and try again.</source>
        <translation>Après la copie, la relecture diffère de ce qui a été écrit ({what})&#x202f;; continuez avec les anciennes bases de données, et réessayez.</translation>
    </message>
    <message>
        <source>After the restore {what} did not read back; try again.</source>
        <translation>Après la restauration, la relecture a échoué ({what})&#x202f;; réessayez.</translation>
    </message>
    <message>
        <source>Attributes can&apos;t be stored: {reason}</source>
        <translation>Les attributs ne peuvent pas être stockés&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Attributes of {entity_id} can&apos;t be stored: they have more than {limit} bytes.</source>
        <translation>Les attributs de {entity_id} ne peuvent pas être stockés&#xa0;: ils dépassent {limit} octets.</translation>
    </message>
    <message>
        <source>Change http to https in the address, or https to http.</source>
        <translation>Remplacez http par https dans l’adresse, ou https par http.</translation>
    </message>
    <message>
        <source>Check Home Assistant, and the proxy before it if there is one.</source>
        <translation>Vérifiez Home Assistant, et le proxy qui le précède s’il y en a un.</translation>
    </message>
    <message>
        <source>Check the address and that Home Assistant is running.</source>
        <translation>Vérifiez l’adresse, et que Home Assistant est en marche.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>Check the name in the address, or accept this certificate if it is your own.</source>
        <translation>Vérifiez le nom dans l’adresse, ou acceptez ce certificat si c’est le vôtre.</translation>
    </message>
    <message>
        <source>Check the network between this computer and Home Assistant.</source>
        <translation>Vérifiez le réseau entre cet ordinateur et Home Assistant.</translation>
    </message>
    <message>
        <source>Check the port: Home Assistant&apos;s own is 8123.</source>
        <translation>Vérifiez le port&#xa0;: celui de Home Assistant est 8123.</translation>
    </message>
    <message>
        <source>Create a new token on your Home Assistant profile page.</source>
        <translation>Créez un nouveau jeton sur la page de votre profil Home Assistant.</translation>
    </message>
    <message>
        <source>Docker Compose {found} is too old: install {oldest} or newer (the package docker-compose-plugin), then try again.</source>
        <translation>Docker Compose {found} est trop ancien&#xa0;: installez {oldest} ou plus récent (le paquet docker-compose-plugin), puis réessayez.</translation>
    </message>
    <message>
        <source>Docker Hub refuses more downloads for now: wait some hours or sign in (docker login), then try again.</source>
        <translation>Docker Hub refuse d’autres téléchargements pour l’instant&#xa0;: attendez quelques heures ou connectez-vous (docker login), puis réessayez.</translation>
    </message>
    <message>
        <source>Docker answered what can&apos;t be read: update it.</source>
        <translation>La réponse de Docker est illisible&#xa0;: mettez-le à jour.</translation>
    </message>
    <message>
        <source>Docker can&apos;t be started: {reason}.</source>
        <translation>Docker ne peut pas être démarré&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Docker could not do it; it says: {line}.</source>
        <translation>Docker n’y est pas parvenu&#x202f;; il indique&#xa0;: {line}.</translation>
    </message>
    <message>
        <source>Docker did not answer within {seconds:.0f} s: restart it, then try again.</source>
        <translation>Docker n’a pas répondu en {seconds:.0f}&#x202f;s&#xa0;: redémarrez-le, puis réessayez.</translation>
    </message>
    <message>
        <source>Docker has no compose command: install the package docker-compose-plugin (docker-compose-v2 on Ubuntu), then try again.</source>
        <translation>Docker n’a pas de commande compose&#xa0;: installez le paquet docker-compose-plugin (docker-compose-v2 sur Ubuntu), puis réessayez.</translation>
    </message>
    <message>
        <source>Docker is not installed: install Docker Engine or Docker Desktop, then try again.</source>
        <translation>Docker n’est pas installé&#xa0;: installez Docker Engine ou Docker Desktop, puis réessayez.</translation>
    </message>
    <message>
        <source>Docker is not running: start it (sudo systemctl start docker, or Docker Desktop), then try again.</source>
        <translation>Docker n’est pas en marche&#xa0;: démarrez-le (sudo systemctl start docker, ou Docker Desktop), puis réessayez.</translation>
    </message>
    <message>
        <source>Downloading MongoDB and QuestDB.</source>
        <translation>Téléchargement de MongoDB et de QuestDB.</translation>
    </message>
    <message>
        <source>Downloading MongoDB and QuestDB: {done} of {total} parts.</source>
        <translation>Téléchargement de MongoDB et de QuestDB&#xa0;: {done} parties sur {total}.</translation>
    </message>
    <message>
        <source>Energy Desktop already runs on this profile (process {pid}).</source>
        <translation>Energy Desktop est déjà ouvert sur ce profil (processus {pid}).</translation>
    </message>
    <message>
        <source>Energy Desktop on {label} records into these databases now.</source>
        <translation>Energy Desktop sur {label} enregistre en ce moment dans ces bases de données.</translation>
    </message>
    <message>
        <source>Energy Desktop on {label} records into these databases; quit it there, wait a minute, and try again.</source>
        <translation>Energy Desktop sur {label} enregistre dans ces bases de données&#x202f;; quittez-le là-bas, attendez une minute, et réessayez.</translation>
    </message>
    <message>
        <source>Energy Desktop on {writer} records into these databases; this one only shows them.</source>
        <translation>Energy Desktop sur {writer} enregistre dans ces bases de données&#x202f;; celui-ci ne fait que les afficher.</translation>
    </message>
    <message>
        <source>Energy Desktop on {writer} records into these databases; this one only shows them. Change it there, or quit that program first.</source>
        <translation>Energy Desktop sur {writer} enregistre dans ces bases de données&#x202f;; celui-ci ne fait que les afficher. Faites la modification là-bas, ou quittez d’abord ce programme.</translation>
    </message>
    <message>
        <source>Energy sensors found</source>
        <translation>Capteurs d’énergie trouvés</translation>
    </message>
    <message>
        <source>Enter the address of Home Assistant, for example homeassistant.local:8123.</source>
        <translation>Saisissez l’adresse de Home Assistant, par exemple homeassistant.local:8123.</translation>
    </message>
    <message>
        <source>Home Assistant closed the connection.</source>
        <translation>Home Assistant a fermé la connexion.</translation>
    </message>
    <message>
        <source>Home Assistant did not answer within {seconds:.0f} s.</source>
        <translation>Home Assistant n’a pas répondu en {seconds:.0f}&#x202f;s.</translation>
    </message>
    <message>
        <source>Home Assistant did not answer {command!r} in time.</source>
        <translation>Home Assistant n’a pas répondu à temps à {command!r}.</translation>
    </message>
    <message>
        <source>Home Assistant did not give the readings to compare with.</source>
        <translation>Home Assistant n’a pas donné les mesures à comparer.</translation>
    </message>
    <message>
        <source>Home Assistant is not connected.</source>
        <translation>Home Assistant n’est pas connecté.</translation>
    </message>
    <message>
        <source>Home Assistant is not connected; connect first, then fetch.</source>
        <translation>Home Assistant n’est pas connecté&#x202f;; connectez-le d’abord, puis récupérez.</translation>
    </message>
    <message>
        <source>Home Assistant is not connected; connect first, then look again.</source>
        <translation>Home Assistant n’est pas connecté&#x202f;; connectez-le d’abord, puis cherchez de nouveau.</translation>
    </message>
    <message>
        <source>Home Assistant is not connected; connect first, then repair.</source>
        <translation>Home Assistant n’est pas connecté&#x202f;; connectez-le d’abord, puis réparez.</translation>
    </message>
    <message>
        <source>Home Assistant keeps no statistics of it.</source>
        <translation>Home Assistant n’en conserve pas de statistiques.</translation>
    </message>
    <message>
        <source>Home Assistant refused the access token; make a new one in your Home Assistant profile under Security and enter it in the settings (or give it by HA_TOKEN_FILE and start again).</source>
        <translation>Home Assistant a refusé le jeton d’accès&#x202f;; créez-en un nouveau dans votre profil Home Assistant sous Sécurité et saisissez-le dans les paramètres (ou donnez-le par HA_TOKEN_FILE et redémarrez).</translation>
    </message>
    <message>
        <source>Home Assistant refused {command!r}: {words}</source>
        <translation>Home Assistant a refusé {command!r}&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Home Assistant sent a message over the limit of {size}; the connection is made anew.</source>
        <translation>Home Assistant a envoyé un message au-delà de la limite de {size}&#x202f;; la connexion est rétablie.</translation>
    </message>
    <message>
        <source>Home Assistant sent a message that is not valid JSON; the connection is made anew.</source>
        <translation>Home Assistant a envoyé un message qui n’est pas du JSON valide&#x202f;; la connexion est rétablie.</translation>
    </message>
    <message>
        <source>Home Assistant sent a message that the protocol does not allow; the connection is made anew.</source>
        <translation>Home Assistant a envoyé un message que le protocole ne permet pas&#x202f;; la connexion est rétablie.</translation>
    </message>
    <message>
        <source>Home Assistant sent an event that could not be understood; the connection is made anew and what was missed is fetched.</source>
        <translation>Home Assistant a envoyé un événement qui n’a pas pu être compris&#x202f;; la connexion est rétablie et ce qui a été manqué est récupéré.</translation>
    </message>
    <message>
        <source>Home Assistant was asked for {asked} and answered something else.</source>
        <translation>À la demande ({asked}), Home Assistant a répondu autre chose.</translation>
    </message>
    <message>
        <source>Home Assistant&apos;s clock was set; the recording starts a new span.</source>
        <translation>L’horloge de Home Assistant a été réglée&#x202f;; l’enregistrement commence un nouveau segment.</translation>
    </message>
    <message>
        <source>Home Assistant&apos;s subscription went silent although its states change; it is made anew.</source>
        <translation>L’abonnement à Home Assistant est devenu muet alors que ses états changent&#x202f;; il est rétabli.</translation>
    </message>
    <message>
        <source>It was told to stop before the picture was made.</source>
        <translation>L’arrêt a été demandé avant que l’image soit faite.</translation>
    </message>
    <message>
        <source>Live events arriving</source>
        <translation>Événements en direct reçus</translation>
    </message>
    <message>
        <source>MongoDB 7 does not run on this processor, which lacks AVX: use the embedded databases, or a MongoDB on another computer.</source>
        <translation>MongoDB 7 ne fonctionne pas sur ce processeur, qui n’a pas AVX&#xa0;: utilisez les bases de données intégrées, ou un MongoDB sur un autre ordinateur.</translation>
    </message>
    <message>
        <source>MongoDB and QuestDB answer.</source>
        <translation>MongoDB et QuestDB répondent.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} can&apos;t do this now: {reason}.</source>
        <translation>MongoDB à {hosts} ne peut pas faire cela maintenant&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} can&apos;t hold this, or holds what is not of this program: {reason}.</source>
        <translation>MongoDB à {hosts} ne peut pas contenir cela, ou contient ce qui n’est pas de ce programme&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} does not answer; check that it runs and that its address is right.</source>
        <translation>MongoDB à {hosts} ne répond pas&#x202f;; vérifiez qu’il est en marche et que son adresse est juste.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} is not open.</source>
        <translation>MongoDB à {hosts} n’est pas ouvert.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} is too old for this program; update it to MongoDB 7.</source>
        <translation>MongoDB à {hosts} est trop ancien pour ce programme&#x202f;; mettez-le à jour vers MongoDB 7.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} is too slow; look at its load.</source>
        <translation>MongoDB à {hosts} est trop lent&#x202f;; examinez sa charge.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} refused the request ({kind}).</source>
        <translation>MongoDB à {hosts} a refusé la requête ({kind}).</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} refused the request: {reason}.</source>
        <translation>MongoDB à {hosts} a refusé la requête&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} refused the user {user}; check user and password.</source>
        <translation>MongoDB à {hosts} a refusé l’utilisateur {user}&#x202f;; vérifiez l’utilisateur et le mot de passe.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} refused the user {user}; check user and password; a user of another database than {database} needs ?authSource=NAME in the address.</source>
        <translation>MongoDB à {hosts} a refusé l’utilisateur {user}&#x202f;; vérifiez l’utilisateur et le mot de passe&#x202f;; un utilisateur d’une autre base de données que {database} nécessite ?authSource=NAME dans l’adresse.</translation>
    </message>
    <message>
        <source>MongoDB at {hosts} wants a user: write it into the address, like mongodb://USER@{location}, and enter its password.</source>
        <translation>MongoDB à {hosts} exige un utilisateur&#xa0;: écrivez-le dans l’adresse, comme mongodb://USER@{location}, et saisissez son mot de passe.</translation>
    </message>
    <message>
        <source>MongoDB at {location}</source>
        <translation>MongoDB à {location}</translation>
    </message>
    <message>
        <source>MongoDB at {location} takes long to answer; look at its load.</source>
        <translation>MongoDB à {location} met longtemps à répondre&#x202f;; examinez sa charge.</translation>
    </message>
    <message>
        <source>No backup was made: {file} can&apos;t be written ({reason}).</source>
        <translation>Aucune sauvegarde n’a été faite&#xa0;: {file} ne peut pas être écrit ({reason}).</translation>
    </message>
    <message>
        <source>No encrypted connection to MongoDB at {hosts}: check the tls options of its address and its certificate.</source>
        <translation>Pas de connexion chiffrée à MongoDB à {hosts}&#xa0;: vérifiez les options tls de son adresse et son certificat.</translation>
    </message>
    <message>
        <source>No encrypted connection to {address} came about; check http or https.</source>
        <translation>Aucune connexion chiffrée à {address} n’a pu être établie&#x202f;; vérifiez http ou https.</translation>
    </message>
    <message>
        <source>No sensor can continue another from a time that has not come yet.</source>
        <translation>Aucun capteur ne peut en poursuivre un autre à partir d’un moment qui n’est pas encore venu.</translation>
    </message>
    <message>
        <source>No sensor is known as {entity_id}.</source>
        <translation>Aucun capteur n’est connu sous {entity_id}.</translation>
    </message>
    <message>
        <source>Nothing listens at {address}; check the port and that Home Assistant runs.</source>
        <translation>Rien n’écoute à {address}&#x202f;; vérifiez le port et que Home Assistant est en marche.</translation>
    </message>
    <message>
        <source>Nothing was moved: what is moved must answer too. {why}</source>
        <translation>Rien n’a été transféré&#xa0;: ce qui est transféré doit répondre aussi. {why}</translation>
    </message>
    <message>
        <source>One of the two is the simulated home (--demo) and the other a real one; they can&apos;t be merged.</source>
        <translation>L’un des deux est la maison simulée (--demo) et l’autre une vraie&#x202f;; ils ne peuvent pas être fusionnés.</translation>
    </message>
    <message>
        <source>One part of the meter would end before it begins; choose another date.</source>
        <translation>Une partie du compteur finirait avant de commencer&#x202f;; choisissez une autre date.</translation>
    </message>
    <message>
        <source>Port {port} is used by {who}, so the HTTP API answers at port {found} instead.</source>
        <translation>Le port {port} est utilisé par {who}, l’API HTTP répond donc au port {found} à la place.</translation>
    </message>
    <message>
        <source>Port {port} is used by {who}, so the HTTP API is off and tries again every 30 s; choose another port.</source>
        <translation>Le port {port} est utilisé par {who}, l’API HTTP est donc désactivée et réessaie toutes les 30&#x202f;s&#x202f;; choisissez un autre port.</translation>
    </message>
    <message>
        <source>Port {port} is used by {who}, so the HTTP API is off and tries again every 30 s; port {free_port} is free.</source>
        <translation>Le port {port} est utilisé par {who}, l’API HTTP est donc désactivée et réessaie toutes les 30&#x202f;s&#x202f;; le port {free_port} est libre.</translation>
    </message>
    <message>
        <source>Port {port}, for {server}, is used by another program: end that, or choose another port {where}.</source>
        <translation>Le port {port}, pour {server}, est utilisé par un autre programme&#xa0;: arrêtez-le, ou choisissez un autre port {where}.</translation>
    </message>
    <message>
        <source>QuestDB at {location} takes long to answer; look at its load.</source>
        <translation>QuestDB à {location} met longtemps à répondre&#x202f;; examinez sa charge.</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t answer now (HTTP {status}).</source>
        <translation>QuestDB à {place} ne peut pas répondre maintenant (HTTP {status}).</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t answer now: {reason}</source>
        <translation>QuestDB à {place} ne peut pas répondre maintenant&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t be reached ({reason}); start it, or correct its address in Settings › Database.</source>
        <translation>QuestDB à {place} est injoignable ({reason})&#x202f;; démarrez-le, ou corrigez son adresse dans Paramètres › Base de données.</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t be sent these rows: {reason}</source>
        <translation>Ces lignes ne peuvent pas être envoyées à QuestDB à {place}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t be used: {reason}</source>
        <translation>QuestDB à {place} ne peut pas être utilisé&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t be written to: {reason}</source>
        <translation>L’écriture dans QuestDB à {place} est impossible&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t be written to: {words}</source>
        <translation>L’écriture dans QuestDB à {place} est impossible&#xa0;: {words}</translation>
    </message>
    <message>
        <source>QuestDB at {place} can&apos;t store rows now: {reason}</source>
        <translation>QuestDB à {place} ne peut pas stocker de lignes maintenant&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} did not answer within {seconds:.0f} s.</source>
        <translation>QuestDB à {place} n’a pas répondu en {seconds:.0f}&#x202f;s.</translation>
    </message>
    <message>
        <source>QuestDB at {place} does not let the user {user!r} in with this password; correct them in Settings › Database.</source>
        <translation>QuestDB à {place} n’accepte pas l’utilisateur {user!r} avec ce mot de passe&#x202f;; corrigez-les dans Paramètres › Base de données.</translation>
    </message>
    <message>
        <source>QuestDB at {place} does not speak TLS on port {port}; set QUESTDB_TLS=false, or give the port of the proxy that does.</source>
        <translation>QuestDB à {place} ne parle pas TLS sur le port {port}&#x202f;; définissez QUESTDB_TLS=false, ou donnez le port du proxy qui le fait.</translation>
    </message>
    <message>
        <source>QuestDB at {place} does not store rows of {table} ({reason}); free space on its disk.</source>
        <translation>QuestDB à {place} ne stocke pas les lignes de {table} ({reason})&#x202f;; libérez de l’espace sur son disque.</translation>
    </message>
    <message>
        <source>QuestDB at {place} ended the connection while it was asked.</source>
        <translation>QuestDB à {place} a mis fin à la connexion pendant une requête.</translation>
    </message>
    <message>
        <source>QuestDB at {place} gave an answer that is cut off or not its own.</source>
        <translation>QuestDB à {place} a donné une réponse tronquée ou qui n’est pas la sienne.</translation>
    </message>
    <message>
        <source>QuestDB at {place} has a table {name} that this program did not make; rename it, or use another QuestDB.</source>
        <translation>QuestDB à {place} a une table {name} que ce programme n’a pas créée&#x202f;; renommez-la, ou utilisez un autre QuestDB.</translation>
    </message>
    <message>
        <source>QuestDB at {place} has not yet stored for good what was written; it is tried again.</source>
        <translation>QuestDB à {place} n’a pas encore stocké définitivement ce qui a été écrit&#x202f;; un nouvel essai est en cours.</translation>
    </message>
    <message>
        <source>QuestDB at {place} has stopped storing rows of {name} ({reason}); free space on its disk, then this program goes on by itself.</source>
        <translation>QuestDB à {place} a cessé de stocker les lignes de {name} ({reason})&#x202f;; libérez de l’espace sur son disque, puis ce programme reprend de lui-même.</translation>
    </message>
    <message>
        <source>QuestDB at {place} has version {version}, and this program needs 9.3.4 or newer; update it.</source>
        <translation>QuestDB à {place} est en version {version}, et ce programme nécessite 9.3.4 ou plus récent&#x202f;; mettez-le à jour.</translation>
    </message>
    <message>
        <source>QuestDB at {place} is not connected.</source>
        <translation>QuestDB à {place} n’est pas connecté.</translation>
    </message>
    <message>
        <source>QuestDB at {place} is not open.</source>
        <translation>QuestDB à {place} n’est pas ouvert.</translation>
    </message>
    <message>
        <source>QuestDB at {place} lost a table of this program ({reason}).</source>
        <translation>QuestDB à {place} a perdu une table de ce programme ({reason}).</translation>
    </message>
    <message>
        <source>QuestDB at {place} refused a row: {reason}</source>
        <translation>QuestDB à {place} a refusé une ligne&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} refused the request: {reason}</source>
        <translation>QuestDB à {place} a refusé la requête&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>QuestDB at {place} wants a user and a password; give them in Settings › Database.</source>
        <translation>QuestDB à {place} exige un utilisateur et un mot de passe&#x202f;; donnez-les dans Paramètres › Base de données.</translation>
    </message>
    <message>
        <source>QuestDB can&apos;t keep a time before 1970 or after 9999.</source>
        <translation>QuestDB ne peut pas conserver un moment avant 1970 ou après 9999.</translation>
    </message>
    <message>
        <source>QuestDB can&apos;t keep the id {entity_id!r}: it has a NUL or half a character, or more than {limit} bytes.</source>
        <translation>QuestDB ne peut pas conserver l’identifiant {entity_id!r}&#xa0;: il contient un NUL ou un demi-caractère, ou plus de {limit} octets.</translation>
    </message>
    <message>
        <source>Reached Home Assistant</source>
        <translation>Home Assistant joint</translation>
    </message>
    <message>
        <source>Readings that the database can&apos;t take are in memory only. {why}</source>
        <translation>Les mesures que la base de données ne peut pas recevoir ne sont qu’en mémoire. {why}</translation>
    </message>
    <message>
        <source>Recorder statistics available</source>
        <translation>Statistiques de l’enregistreur disponibles</translation>
    </message>
    <message>
        <source>Recording is paused; resume it in Settings, Connection, then repair.</source>
        <translation>L’enregistrement est en pause&#x202f;; reprenez-le dans Paramètres, Connexion, puis réparez.</translation>
    </message>
    <message>
        <source>Start the servers first, then move.</source>
        <translation>Démarrez d’abord les serveurs, puis transférez.</translation>
    </message>
    <message>
        <source>Starting MongoDB and QuestDB.</source>
        <translation>Démarrage de MongoDB et de QuestDB.</translation>
    </message>
    <message>
        <source>Starting at login could not be changed: {reason}.</source>
        <translation>Le démarrage à l’ouverture de session n’a pas pu être modifié&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>Statistics are being fetched already; wait until that has ended.</source>
        <translation>Des statistiques sont déjà en cours de récupération&#x202f;; attendez que ce soit terminé.</translation>
    </message>
    <message>
        <source>Statistics of a {period} are computed, never stored.</source>
        <translation>Les statistiques par période ({period}) sont calculées, jamais stockées.</translation>
    </message>
    <message>
        <source>The HTTP API can&apos;t be opened to the network ({host}) without a key: create one in Settings, HTTP API, or give it by API_KEY_FILE.</source>
        <translation>L’API HTTP ne peut pas être ouverte au réseau ({host}) sans clé&#xa0;: créez-en une dans Paramètres, API HTTP, ou donnez-la par API_KEY_FILE.</translation>
    </message>
    <message>
        <source>The HTTP API could not be started ({reason}); it is off and tries again every 30 s.</source>
        <translation>L’API HTTP n’a pas pu être démarrée ({reason})&#x202f;; elle est désactivée et réessaie toutes les 30&#x202f;s.</translation>
    </message>
    <message>
        <source>The HTTP API failed to start; the log says why.</source>
        <translation>L’API HTTP n’a pas démarré&#x202f;; le journal en donne la raison.</translation>
    </message>
    <message>
        <source>The address must not contain a user name or password; use a token.</source>
        <translation>L’adresse ne doit pas contenir de nom d’utilisateur ni de mot de passe&#x202f;; utilisez un jeton.</translation>
    </message>
    <message>
        <source>The address of MongoDB can&apos;t be understood; put the password into its own field.</source>
        <translation>L’adresse de MongoDB ne peut pas être comprise&#x202f;; mettez le mot de passe dans son propre champ.</translation>
    </message>
    <message>
        <source>The address of MongoDB can&apos;t be understood; write it like mongodb://USER@HOST:27017/energy_dashboard.</source>
        <translation>L’adresse de MongoDB ne peut pas être comprise&#x202f;; écrivez-la comme mongodb://USER@HOST:27017/energy_dashboard.</translation>
    </message>
    <message>
        <source>The address of MongoDB can&apos;t be used; write it like mongodb://USER@HOST:27017/energy_dashboard?authSource=admin, with special characters of the user as %XX and only options that MongoDB knows.</source>
        <translation>L’adresse de MongoDB ne peut pas être utilisée&#x202f;; écrivez-la comme mongodb://USER@HOST:27017/energy_dashboard?authSource=admin, avec les caractères spéciaux de l’utilisateur sous la forme %XX et seulement des options que MongoDB connaît.</translation>
    </message>
    <message>
        <source>The address {typed!r} contains characters no address can have.</source>
        <translation>L’adresse {typed!r} contient des caractères qu’aucune adresse ne peut avoir.</translation>
    </message>
    <message>
        <source>The address {typed!r} has no host name; enter one, for example homeassistant.local:8123.</source>
        <translation>L’adresse {typed!r} n’a pas de nom d’hôte&#x202f;; saisissez-en un, par exemple homeassistant.local:8123.</translation>
    </message>
    <message>
        <source>The address {typed!r} holds no valid IP address.</source>
        <translation>L’adresse {typed!r} ne contient pas d’adresse IP valide.</translation>
    </message>
    <message>
        <source>The address {typed!r} holds no valid IPv6 address.</source>
        <translation>L’adresse {typed!r} ne contient pas d’adresse IPv6 valide.</translation>
    </message>
    <message>
        <source>The address {typed!r} holds no valid IPv6 address; check its brackets.</source>
        <translation>L’adresse {typed!r} ne contient pas d’adresse IPv6 valide&#x202f;; vérifiez ses crochets.</translation>
    </message>
    <message>
        <source>The address {typed!r} holds no valid host name.</source>
        <translation>L’adresse {typed!r} ne contient pas de nom d’hôte valide.</translation>
    </message>
    <message>
        <source>The address {typed!r} must begin with http://, https://, ws:// or wss://.</source>
        <translation>L’adresse {typed!r} doit commencer par http://, https://, ws:// ou wss://.</translation>
    </message>
    <message>
        <source>The certificate of QuestDB at {place} can&apos;t be trusted ({reason}); mend it.</source>
        <translation>Le certificat de QuestDB à {place} n’est pas digne de confiance ({reason})&#x202f;; corrigez-le.</translation>
    </message>
    <message>
        <source>The certificate of {address} has expired; renew it in Home Assistant.</source>
        <translation>Le certificat de {address} a expiré&#x202f;; renouvelez-le dans Home Assistant.</translation>
    </message>
    <message>
        <source>The certificate of {address} is for another name; use the address it names.</source>
        <translation>Le certificat de {address} est établi pour un autre nom&#x202f;; utilisez l’adresse qu’il nomme.</translation>
    </message>
    <message>
        <source>The certificate of {address} is not valid yet; check this computer&apos;s clock.</source>
        <translation>Le certificat de {address} n’est pas encore valide&#x202f;; vérifiez l’horloge de cet ordinateur.</translation>
    </message>
    <message>
        <source>The certificate of {address} is signed by nobody this computer trusts; if it is your own, allow self-signed certificates in the settings.</source>
        <translation>Le certificat de {address} n’est signé par personne à qui cet ordinateur fait confiance&#x202f;; si c’est le vôtre, autorisez les certificats autosignés dans les paramètres.</translation>
    </message>
    <message>
        <source>The certificate of {address} was refused; check it, or allow it in the settings.</source>
        <translation>Le certificat de {address} a été refusé&#x202f;; vérifiez-le, ou autorisez-le dans les paramètres.</translation>
    </message>
    <message>
        <source>The connection to Home Assistant was lost meanwhile.</source>
        <translation>La connexion à Home Assistant a été perdue entre-temps.</translation>
    </message>
    <message>
        <source>The connection to Home Assistant was lost.</source>
        <translation>La connexion à Home Assistant a été perdue.</translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation>La connexion a été fermée.</translation>
    </message>
    <message>
        <source>The coverage did not read back as written; keep using the old databases, and try again.</source>
        <translation>La relecture de la couverture diffère de ce qui a été écrit&#x202f;; continuez avec les anciennes bases de données, et réessayez.</translation>
    </message>
    <message>
        <source>The data here is of a real home; run --demo without --profile, or with a folder of its own.</source>
        <translation>Les données ici sont celles d’une vraie maison&#x202f;; lancez --demo sans --profile, ou avec un dossier à part.</translation>
    </message>
    <message>
        <source>The data here is of the simulated home (--demo); give another folder to --profile for a real one.</source>
        <translation>Les données ici sont celles de la maison simulée (--demo)&#x202f;; donnez un autre dossier à --profile pour une vraie.</translation>
    </message>
    <message>
        <source>The database does not answer.</source>
        <translation>La base de données ne répond pas.</translation>
    </message>
    <message>
        <source>The database failed: {reason}.</source>
        <translation>La base de données a échoué&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The database has been away for too long, so recording waits until it is back; what was received is kept in memory, the rest is fetched from Home Assistant later.</source>
        <translation>La base de données est absente depuis trop longtemps, l’enregistrement attend donc son retour&#x202f;; ce qui a été reçu est gardé en mémoire, le reste sera récupéré plus tard de Home Assistant.</translation>
    </message>
    <message>
        <source>The database is not open, so settings can&apos;t be saved now.</source>
        <translation>La base de données n’est pas ouverte, les paramètres ne peuvent donc pas être enregistrés maintenant.</translation>
    </message>
    <message>
        <source>The database refused {count} rows; they are kept in {file}: {reason}</source>
        <translation>La base de données a refusé {count} lignes&#x202f;; elles sont conservées dans {file}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>The disk is full: make room where Docker keeps its data, then try again.</source>
        <translation>Le disque est plein&#xa0;: faites de la place là où Docker conserve ses données, puis réessayez.</translation>
    </message>
    <message>
        <source>The disk of {folder} is full: no backup was made; free some space, or choose another disk.</source>
        <translation>Le disque de {folder} est plein&#xa0;: aucune sauvegarde n’a été faite&#x202f;; libérez de l’espace, ou choisissez un autre disque.</translation>
    </message>
    <message>
        <source>The disk of {folder} is full; free some space and try again.</source>
        <translation>Le disque de {folder} est plein&#x202f;; libérez de l’espace et réessayez.</translation>
    </message>
    <message>
        <source>The file {env_file} given by --env-file does not exist.</source>
        <translation>Le fichier {env_file} donné par --env-file n’existe pas.</translation>
    </message>
    <message>
        <source>The file {file} can&apos;t be read; it must be text and yours.</source>
        <translation>Le fichier {file} ne peut pas être lu&#x202f;; ce doit être du texte, et il doit vous appartenir.</translation>
    </message>
    <message>
        <source>The file {file} can&apos;t be read; it must be text in UTF-8.</source>
        <translation>Le fichier {file} ne peut pas être lu&#x202f;; ce doit être du texte en UTF-8.</translation>
    </message>
    <message>
        <source>The folder {path} of the servers can&apos;t be written: {reason}.</source>
        <translation>L’écriture dans le dossier {path} des serveurs est impossible&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The host name in {address} is not known; check it, or use the IP address.</source>
        <translation>Le nom d’hôte dans {address} est inconnu&#x202f;; vérifiez-le, ou utilisez l’adresse IP.</translation>
    </message>
    <message>
        <source>The journal {file} can&apos;t be used: {reason}; make room on its disk, or make it writable.</source>
        <translation>Le journal d’attente {file} ne peut pas être utilisé&#xa0;: {reason}&#x202f;; faites de la place sur son disque, ou rendez-le accessible en écriture.</translation>
    </message>
    <message>
        <source>The keyring can&apos;t be read ({kind}), so its keys are not known and open nothing; start Energy Desktop again in a session with the keyring unlocked, or give a key by API_KEY_FILE.</source>
        <translation>Le trousseau ne peut pas être lu ({kind}), ses clés ne sont donc pas connues et n’ouvrent rien&#x202f;; démarrez de nouveau Energy Desktop dans une session où le trousseau est déverrouillé, ou donnez une clé par API_KEY_FILE.</translation>
    </message>
    <message>
        <source>The keyring did not forget the token ({kind}); remove the entry “{entry}” there by hand.</source>
        <translation>Le trousseau n’a pas oublié le jeton ({kind})&#x202f;; supprimez-y l’entrée «&#xa0;{entry}&#xa0;» à la main.</translation>
    </message>
    <message>
        <source>The keyring has none of the keys that were made here, so they are not known and open nothing; create new ones in Settings, HTTP API, or give a key by API_KEY_FILE.</source>
        <translation>Le trousseau n’a aucune des clés créées ici, elles ne sont donc pas connues et n’ouvrent rien&#x202f;; créez-en de nouvelles dans Paramètres, API HTTP, ou donnez une clé par API_KEY_FILE.</translation>
    </message>
    <message>
        <source>The keyring refused to keep {what} ({kind}); unlock it and try again, or {instead}.</source>
        <translation>Le trousseau a refusé de conserver {what} ({kind})&#x202f;; déverrouillez-le et réessayez, ou {instead}.</translation>
    </message>
    <message>
        <source>The move failed ({kind}); see the log.</source>
        <translation>Le transfert a échoué ({kind})&#x202f;; consultez le journal.</translation>
    </message>
    <message>
        <source>The move waits: --{kind} or DATABASE_TYPE={kind} says which databases are used. Start without it to finish the move.</source>
        <translation>Le transfert est en attente&#xa0;: --{kind} ou DATABASE_TYPE={kind} indique quelles bases de données sont utilisées. Démarrez sans cela pour terminer le transfert.</translation>
    </message>
    <message>
        <source>The move was not finished; everything stays where it is. {why}</source>
        <translation>Le transfert n’est pas terminé&#x202f;; tout reste où il est. {why}</translation>
    </message>
    <message>
        <source>The network connection was lost.</source>
        <translation>La connexion réseau a été perdue.</translation>
    </message>
    <message>
        <source>The password of {user} for MongoDB at {hosts} is missing; enter it.</source>
        <translation>Le mot de passe de {user} pour MongoDB à {hosts} manque&#x202f;; saisissez-le.</translation>
    </message>
    <message>
        <source>The port in {typed!r} must be a number from 1 to 65535.</source>
        <translation>Le port dans {typed!r} doit être un nombre de 1 à 65535.</translation>
    </message>
    <message>
        <source>The profile folder {folder} can&apos;t be used: {reason}.</source>
        <translation>Le dossier de profil {folder} ne peut pas être utilisé&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The profile folder {folder} can&apos;t be written.</source>
        <translation>L’écriture dans le dossier de profil {folder} est impossible.</translation>
    </message>
    <message>
        <source>The profile folder {folder} can&apos;t be written: {reason}.</source>
        <translation>L’écriture dans le dossier de profil {folder} est impossible&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The profile folder {folder} can&apos;t be written; is its disk full?</source>
        <translation>L’écriture dans le dossier de profil {folder} est impossible&#x202f;; son disque est-il plein&#x202f;?</translation>
    </message>
    <message>
        <source>The profile&apos;s files hold {readings:,} readings that are not on the servers. Close the program; “energy-desktop migrate --to servers” brings them there.</source>
        <translation>Les fichiers du profil contiennent {readings:,} mesures qui ne sont pas sur les serveurs. Fermez le programme&#x202f;; «&#xa0;energy-desktop migrate --to servers&#xa0;» les y apporte.</translation>
    </message>
    <message>
        <source>The servers can&apos;t be downloaded because Docker Hub can&apos;t be reached: check the connection to the internet, then try again.</source>
        <translation>Les serveurs ne peuvent pas être téléchargés car Docker Hub est injoignable&#xa0;: vérifiez la connexion à Internet, puis réessayez.</translation>
    </message>
    <message>
        <source>The servers of {hosts} can&apos;t be looked up; check the address of MongoDB and the network.</source>
        <translation>Les serveurs de {hosts} sont introuvables&#x202f;; vérifiez l’adresse de MongoDB et le réseau.</translation>
    </message>
    <message>
        <source>The servers were started but do not answer yet: this computer may be busy, try again in a few minutes.</source>
        <translation>Les serveurs ont été démarrés mais ne répondent pas encore&#xa0;: cet ordinateur est peut-être occupé, réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>The session with Home Assistant ended.</source>
        <translation>La session avec Home Assistant a pris fin.</translation>
    </message>
    <message>
        <source>The settings can&apos;t be saved in {file}: {reason}.</source>
        <translation>Les paramètres ne peuvent pas être enregistrés dans {file}&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The settings file {file} can&apos;t be read: {reason}.</source>
        <translation>Le fichier de paramètres {file} ne peut pas être lu&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>The settings file {file} is damaged; correct it, or delete it to begin with defaults.</source>
        <translation>Le fichier de paramètres {file} est endommagé&#x202f;; corrigez-le, ou supprimez-le pour repartir des valeurs par défaut.</translation>
    </message>
    <message>
        <source>The settings file {file} is damaged; it must hold one JSON object.</source>
        <translation>Le fichier de paramètres {file} est endommagé&#x202f;; il doit contenir un seul objet JSON.</translation>
    </message>
    <message>
        <source>The table {name} of QuestDB at {place} is gone; restore it from a backup, or drop {table} too and begin anew.</source>
        <translation>La table {name} de QuestDB à {place} a disparu&#x202f;; restaurez-la depuis une sauvegarde, ou supprimez aussi {table} et recommencez.</translation>
    </message>
    <message>
        <source>The table {name} of QuestDB at {place} is not as this program made it (its keys or columns differ); rename it and restore it from a backup.</source>
        <translation>La table {name} de QuestDB à {place} n’est pas telle que ce programme l’a créée (ses clés ou colonnes diffèrent)&#x202f;; renommez-la et restaurez-la depuis une sauvegarde.</translation>
    </message>
    <message>
        <source>The table {name} of QuestDB at {place} was copied while it was written to, so it would lose new rows; restore it from a backup made with CHECKPOINT.</source>
        <translation>La table {name} de QuestDB à {place} a été copiée pendant une écriture, et perdrait donc de nouvelles lignes&#x202f;; restaurez-la depuis une sauvegarde faite avec CHECKPOINT.</translation>
    </message>
    <message>
        <source>The table {name} of QuestDB at {place} was replaced.</source>
        <translation>La table {name} de QuestDB à {place} a été remplacée.</translation>
    </message>
    <message>
        <source>The target has newer readings than what would be copied into it; the program recorded into it last, so nothing was changed.</source>
        <translation>La destination a des mesures plus récentes que ce qui y serait copié&#x202f;; le programme y a enregistré en dernier, rien n’a donc été modifié.</translation>
    </message>
    <message>
        <source>The times of a batch of readings are not int64 microseconds.</source>
        <translation>Les moments d’un lot de mesures ne sont pas des microsecondes int64.</translation>
    </message>
    <message>
        <source>The user {user} may not use {database} of MongoDB at {hosts}; give it the role readWrite there.</source>
        <translation>L’utilisateur {user} n’a pas le droit d’utiliser {database} de MongoDB à {hosts}&#x202f;; donnez-lui le rôle readWrite là-bas.</translation>
    </message>
    <message>
        <source>There is a key “{shown}” already; choose another name.</source>
        <translation>Il existe déjà une clé «&#xa0;{shown}&#xa0;»&#x202f;; choisissez un autre nom.</translation>
    </message>
    <message>
        <source>There is no MongoDB 7 or QuestDB for this kind of computer: use the embedded databases, or servers on another computer.</source>
        <translation>Il n’y a pas de MongoDB 7 ou de QuestDB pour ce type d’ordinateur&#xa0;: utilisez les bases de données intégrées, ou des serveurs sur un autre ordinateur.</translation>
    </message>
    <message>
        <source>There is no access token yet; paste one to connect.</source>
        <translation>Il n’y a pas encore de jeton d’accès&#x202f;; collez-en un pour vous connecter.</translation>
    </message>
    <message>
        <source>There is no data to save: no backup was made.</source>
        <translation>Il n’y a pas de données à sauvegarder&#xa0;: aucune sauvegarde n’a été faite.</translation>
    </message>
    <message>
        <source>There is no route to {address}; check the network of this computer.</source>
        <translation>Il n’y a pas de route vers {address}&#x202f;; vérifiez le réseau de cet ordinateur.</translation>
    </message>
    <message>
        <source>There is no sensor {entity_ids}.</source>
        <translation>Il n’y a pas de capteur {entity_ids}.</translation>
    </message>
    <message>
        <source>There is no sensor {entity_id}.</source>
        <translation>Il n’y a pas de capteur {entity_id}.</translation>
    </message>
    <message>
        <source>There is no setting “{key}”.</source>
        <translation>Il n’y a pas de paramètre «&#xa0;{key}&#xa0;».</translation>
    </message>
    <message>
        <source>There is other data in the target already; {what_to_do}.</source>
        <translation>Il y a déjà d’autres données à destination&#x202f;; {what_to_do}.</translation>
    </message>
    <message>
        <source>These readings can&apos;t be kept in the journal: {reason}.</source>
        <translation>Ces mesures ne peuvent pas être gardées dans le journal d’attente&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>This computer has no keyring that can keep the key. Give one by API_KEY_FILE or API_KEY, then start Energy Desktop anew.</source>
        <translation>Cet ordinateur n’a pas de trousseau qui puisse conserver la clé. Donnez-en une par API_KEY_FILE ou API_KEY, puis redémarrez Energy Desktop.</translation>
    </message>
    <message>
        <source>This computer has no keyring that can keep the password. Put {variable}=… into the file .env of the profile, then start Energy Desktop anew.</source>
        <translation>Cet ordinateur n’a pas de trousseau qui puisse conserver le mot de passe. Mettez {variable}=… dans le fichier .env du profil, puis redémarrez Energy Desktop.</translation>
    </message>
    <message>
        <source>This computer has no keyring that can keep the token. Give it by HA_TOKEN_FILE or HA_TOKEN, or use it for this run only.</source>
        <translation>Cet ordinateur n’a pas de trousseau qui puisse conserver le jeton. Donnez-le par HA_TOKEN_FILE ou HA_TOKEN, ou utilisez-le pour cette session seulement.</translation>
    </message>
    <message>
        <source>This is the demo, which records a simulated home. Start Energy Desktop without it to have your own home recorded from login on.</source>
        <translation>Ceci est la démo, qui enregistre une maison simulée. Démarrez Energy Desktop sans elle pour que votre propre maison soit enregistrée dès l’ouverture de session.</translation>
    </message>
    <message>
        <source>This system has no known way to start programs at login. Add this command to what it starts by itself: {command}</source>
        <translation>Aucun moyen de démarrer des programmes à l’ouverture de session n’est connu pour ce système. Ajoutez cette commande à ce qu’il démarre lui-même&#xa0;: {command}</translation>
    </message>
    <message>
        <source>Token accepted</source>
        <translation>Jeton accepté</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>Turn the recorder of Home Assistant on.</source>
        <translation>Activez l’enregistreur (recorder) de Home Assistant.</translation>
    </message>
    <message>
        <source>Update Home Assistant, then test again.</source>
        <translation>Mettez Home Assistant à jour, puis refaites le test.</translation>
    </message>
    <message>
        <source>Use the token of a user who may see the sensors.</source>
        <translation>Utilisez le jeton d’un utilisateur qui a le droit de voir les capteurs.</translation>
    </message>
    <message>
        <source>Use the token of an administrator: others may not listen to all events.</source>
        <translation>Utilisez le jeton d’un administrateur&#xa0;: les autres n’ont pas le droit d’écouter tous les événements.</translation>
    </message>
    <message>
        <source>Wait until Home Assistant has started, then test again.</source>
        <translation>Attendez que Home Assistant ait démarré, puis refaites le test.</translation>
    </message>
    <message>
        <source>Waiting until MongoDB and QuestDB answer.</source>
        <translation>Attente de la réponse de MongoDB et de QuestDB.</translation>
    </message>
    <message>
        <source>What answers at {address} is not Home Assistant (HTTP {status}); check address and port.</source>
        <translation>Ce qui répond à {address} n’est pas Home Assistant (HTTP {status})&#x202f;; vérifiez l’adresse et le port.</translation>
    </message>
    <message>
        <source>What answers at {address} is not Home Assistant.</source>
        <translation>Ce qui répond à {address} n’est pas Home Assistant.</translation>
    </message>
    <message>
        <source>What answers at {address} is not Home Assistant; check address and port.</source>
        <translation>Ce qui répond à {address} n’est pas Home Assistant&#x202f;; vérifiez l’adresse et le port.</translation>
    </message>
    <message>
        <source>What answers at {place} is no QuestDB; correct its address in Settings › Database.</source>
        <translation>Ce qui répond à {place} n’est pas QuestDB&#x202f;; corrigez son adresse dans Paramètres › Base de données.</translation>
    </message>
    <message>
        <source>Write the IPv6 address in brackets, as in [{host}]:8123.</source>
        <translation>Écrivez l’adresse IPv6 entre crochets, comme [{host}]:8123.</translation>
    </message>
    <message>
        <source>You may not use Docker: add yourself to the group docker (sudo usermod -aG docker $USER), log out and in again, then try again.</source>
        <translation>Vous n’avez pas le droit d’utiliser Docker&#xa0;: ajoutez-vous au groupe docker (sudo usermod -aG docker $USER), fermez et rouvrez la session, puis réessayez.</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>une liste</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>un objet</translation>
    </message>
    <message>
        <source>another Energy Desktop</source>
        <translation>un autre Energy Desktop</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>un autre programme</translation>
    </message>
    <message>
        <source>as HTTP port of QuestDB (QUESTDB_HTTP_PORT)</source>
        <translation>comme port HTTP de QuestDB (QUESTDB_HTTP_PORT)</translation>
    </message>
    <message>
        <source>as PostgreSQL port of QuestDB (QUESTDB_PG_PORT)</source>
        <translation>comme port PostgreSQL de QuestDB (QUESTDB_PG_PORT)</translation>
    </message>
    <message>
        <source>give a key by API_KEY_FILE</source>
        <translation>donnez une clé par API_KEY_FILE</translation>
    </message>
    <message>
        <source>give it by {name}</source>
        <translation>donnez-le par {name}</translation>
    </message>
    <message>
        <source>in Settings</source>
        <translation>dans Paramètres</translation>
    </message>
    <message>
        <source>in the address of MongoDB (MONGODB_URI)</source>
        <translation>dans l’adresse de MongoDB (MONGODB_URI)</translation>
    </message>
    <message>
        <source>in the file .env of the folder servers ({variable})</source>
        <translation>dans le fichier .env du dossier des serveurs ({variable})</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>il ne répond pas</translation>
    </message>
    <message>
        <source>it gives no reason</source>
        <translation>il ne donne pas de raison</translation>
    </message>
    <message>
        <source>its time</source>
        <translation>son heure</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>aucune raison donnée</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>aucune unité</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>restore into an empty database, or say that both are to be merged</source>
        <translation>restaurez dans une base de données vide, ou indiquez que les deux doivent être fusionnées</translation>
    </message>
    <message>
        <source>the API keys</source>
        <translation>les clés d’API</translation>
    </message>
    <message>
        <source>the log of fetches</source>
        <translation>le journal des récupérations</translation>
    </message>
    <message>
        <source>the meters of several sensors</source>
        <translation>les compteurs de plusieurs capteurs</translation>
    </message>
    <message>
        <source>the notes on meters</source>
        <translation>les remarques sur les compteurs</translation>
    </message>
    <message>
        <source>the password</source>
        <translation>le mot de passe</translation>
    </message>
    <message>
        <source>the sensor {entity_id}</source>
        <translation>le capteur {entity_id}</translation>
    </message>
    <message>
        <source>the sensor {entity_id} and {count} more</source>
        <translation>le capteur {entity_id} et {count} autres</translation>
    </message>
    <message>
        <source>the servers</source>
        <translation>les serveurs</translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>les paramètres</translation>
    </message>
    <message>
        <source>the state of the subscription</source>
        <translation>l’état de l’abonnement</translation>
    </message>
    <message>
        <source>the token</source>
        <translation>le jeton</translation>
    </message>
    <message>
        <source>unknown host</source>
        <translation>hôte inconnu</translation>
    </message>
    <message>
        <source>use an empty database, or say that both are to be merged</source>
        <translation>utilisez une base de données vide, ou indiquez que les deux doivent être fusionnées</translation>
    </message>
    <message>
        <source>use the token for this run only</source>
        <translation>utilisez le jeton pour cette session seulement</translation>
    </message>
    <message>
        <source>{address} answers, but Home Assistant behind it does not (HTTP {status}).</source>
        <translation>{address} répond, mais pas Home Assistant derrière (HTTP {status}).</translation>
    </message>
    <message>
        <source>{address} can&apos;t be reached ({kind}).</source>
        <translation>{address} est injoignable ({kind}).</translation>
    </message>
    <message>
        <source>{address} closed the connection before it answered.</source>
        <translation>{address} a fermé la connexion avant de répondre.</translation>
    </message>
    <message>
        <source>{address} closed the connection before it let us in; trying later.</source>
        <translation>{address} a fermé la connexion avant de nous laisser entrer&#x202f;; nouvel essai plus tard.</translation>
    </message>
    <message>
        <source>{address} cut the connection; check the address and the network.</source>
        <translation>{address} a coupé la connexion&#x202f;; vérifiez l’adresse et le réseau.</translation>
    </message>
    <message>
        <source>{address} did not answer in time; check the address and that Home Assistant runs.</source>
        <translation>{address} n’a pas répondu à temps&#x202f;; vérifiez l’adresse et que Home Assistant est en marche.</translation>
    </message>
    <message>
        <source>{address} does not answer; check the address and the network.</source>
        <translation>{address} ne répond pas&#x202f;; vérifiez l’adresse et le réseau.</translation>
    </message>
    <message>
        <source>{address} expects an encrypted connection; use {secure} instead.</source>
        <translation>{address} attend une connexion chiffrée&#x202f;; utilisez plutôt {secure}.</translation>
    </message>
    <message>
        <source>{address} gave no answer to the access token; trying later.</source>
        <translation>{address} n’a pas répondu au jeton d’accès&#x202f;; nouvel essai plus tard.</translation>
    </message>
    <message>
        <source>{address} offers no encrypted connection; use {plain} instead.</source>
        <translation>{address} ne propose pas de connexion chiffrée&#x202f;; utilisez plutôt {plain}.</translation>
    </message>
    <message>
        <source>{address} refused the request (HTTP 400): check the address, and for a proxy trusted_proxies in Home Assistant.</source>
        <translation>{address} a refusé la requête (HTTP 400)&#xa0;: vérifiez l’adresse, et pour un proxy trusted_proxies dans Home Assistant.</translation>
    </message>
    <message>
        <source>{address} refuses this computer (HTTP 403): Home Assistant may have banned it; remove it from ip_bans.yaml there and restart Home Assistant.</source>
        <translation>{address} refuse cet ordinateur (HTTP 403)&#xa0;: Home Assistant l’a peut-être banni&#x202f;; retirez-le là-bas de ip_bans.yaml et redémarrez Home Assistant.</translation>
    </message>
    <message>
        <source>{address} sends us elsewhere to {location}; enter the address of Home Assistant itself.</source>
        <translation>{address} nous renvoie vers {location}&#x202f;; saisissez l’adresse de Home Assistant lui-même.</translation>
    </message>
    <message>
        <source>{address} sends us elsewhere; enter the address of Home Assistant itself.</source>
        <translation>{address} nous renvoie ailleurs&#x202f;; saisissez l’adresse de Home Assistant lui-même.</translation>
    </message>
    <message>
        <source>{address} sent a message over the limit before it let us in.</source>
        <translation>{address} a envoyé un message au-delà de la limite avant de nous laisser entrer.</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} octets</translation>
    </message>
    <message>
        <source>{env_file} given by --env-file is a folder; name a file.</source>
        <translation>{env_file} donné par --env-file est un dossier ; indiquez un fichier.</translation>
    </message>
    <message>
        <source>{env_file} given by --env-file is no ordinary file.</source>
        <translation>{env_file} donné par --env-file n’est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be copied to {folder}: {reason}.</source>
        <translation>{file} ne peut pas être copié vers {folder} : {reason}.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be read: {reason}.</source>
        <translation>{file} ne peut pas être lu&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{file} can&apos;t be written: {reason}; make room on its disk, or make it writable.</source>
        <translation>{file} ne peut pas être écrit&#xa0;: {reason}&#x202f;; faites de la place sur son disque, ou rendez-le accessible en écriture.</translation>
    </message>
    <message>
        <source>{file} is a device or something else that is no ordinary file; give another name.</source>
        <translation>{file} est un périphérique ou autre chose qui n’est pas un fichier ordinaire&#x202f;; donnez un autre nom.</translation>
    </message>
    <message>
        <source>{file} is a folder; give the name of a file in it.</source>
        <translation>{file} est un dossier&#x202f;; donnez le nom d’un fichier qu’il contient.</translation>
    </message>
    <message>
        <source>{file} is damaged or was cut off; nothing was restored. Use another backup.</source>
        <translation>{file} est endommagé ou tronqué&#x202f;; rien n’a été restauré. Utilisez une autre sauvegarde.</translation>
    </message>
    <message>
        <source>{file} is no backup of Energy Desktop, or is damaged or cut off.</source>
        <translation>{file} n’est pas une sauvegarde d’Energy Desktop, ou est endommagé ou tronqué.</translation>
    </message>
    <message>
        <source>{file} was made by a newer version of the program ({program}); update the program to restore it.</source>
        <translation>{file} a été fait par une version plus récente du programme ({program})&#x202f;; mettez le programme à jour pour le restaurer.</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} et {second}</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first} {second}</translation>
    </message>
    <message>
        <source>{folder} can&apos;t be used: {reason}.</source>
        <translation>{folder} ne peut pas être utilisé&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{host} can&apos;t be listened on, port {port} ({reason}), so the HTTP API is off and tries again every 30 s; choose another by PORT and API_HOST or in Settings.</source>
        <translation>Impossible d’écouter sur {host}, port {port} ({reason}), l’API HTTP est donc désactivée et réessaie toutes les 30&#x202f;s&#x202f;; choisissez-en d’autres par PORT et API_HOST ou dans Paramètres.</translation>
    </message>
    <message>
        <source>{kind} can&apos;t be read now.</source>
        <translation>{kind} ne peut pas être lu maintenant.</translation>
    </message>
    <message>
        <source>{kind} does not answer.</source>
        <translation>{kind} ne répond pas.</translation>
    </message>
    <message>
        <source>{location} was written by a newer version of Energy Desktop (its data format is {version}, this program knows {newest}); install that version to use it.</source>
        <translation>{location} a été écrit par une version plus récente d’Energy Desktop (son format de données est {version}, ce programme connaît {newest})&#x202f;; installez cette version pour l’utiliser.</translation>
    </message>
    <message>
        <source>{name!r} is no table of this program.</source>
        <translation>{name!r} n’est pas une table de ce programme.</translation>
    </message>
    <message>
        <source>{names} can&apos;t be found in {file}: put back what stood there, for the databases know no other password.</source>
        <translation>{names}&#xa0;: introuvable dans {file}&#x202f;; remettez ce qui s’y trouvait, car les bases de données ne connaissent pas d’autre mot de passe.</translation>
    </message>
    <message>
        <source>{name} takes a name such as Europe/Berlin, not “{text}”.</source>
        <translation>{name} attend un nom comme Europe/Paris, pas «&#xa0;{text}&#xa0;».</translation>
    </message>
    <message>
        <source>{name} takes a whole number, not “{value}”.</source>
        <translation>{name} attend un nombre entier, pas «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>{name} takes an IP address or localhost, not “{text}”.</source>
        <translation>{name} attend une adresse IP ou localhost, pas «&#xa0;{text}&#xa0;».</translation>
    </message>
    <message>
        <source>{name} takes names such as nas.lan, not “{wrong}”.</source>
        <translation>{name} attend des noms comme nas.lan, pas «&#xa0;{wrong}&#xa0;».</translation>
    </message>
    <message>
        <source>{name} takes one of {choices}, not “{text}”.</source>
        <translation>{name} attend l’une de ces valeurs&#xa0;: {choices}, pas «&#xa0;{text}&#xa0;».</translation>
    </message>
    <message>
        <source>{name} takes times such as 22:00-07:00, not “{text}”.</source>
        <translation>{name} attend des heures comme 22:00-07:00, pas «&#xa0;{text}&#xa0;».</translation>
    </message>
    <message>
        <source>{name} takes true or false, not “{value}”.</source>
        <translation>{name} attend true ou false, pas «&#xa0;{value}&#xa0;».</translation>
    </message>
    <message>
        <source>{name} takes {low} to {high}, not {number}.</source>
        <translation>{name} attend {low} à {high}, pas {number}.</translation>
    </message>
    <message>
        <source>{new} continues another sensor; undo that first.</source>
        <translation>{new} poursuit un autre capteur&#x202f;; annulez d’abord cela.</translation>
    </message>
    <message>
        <source>{new} is part of this meter already.</source>
        <translation>{new} fait déjà partie de ce compteur.</translation>
    </message>
    <message>
        <source>{old} is continued by another sensor; undo that first.</source>
        <translation>{old} est poursuivi par un autre capteur&#x202f;; annulez d’abord cela.</translation>
    </message>
    <message>
        <source>{old} measures in {old_unit} and {new} in {new_unit}; choose a sensor with the same unit.</source>
        <translation>{old} mesure en {old_unit} et {new} en {new_unit}&#x202f;; choisissez un capteur de même unité.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read or written now: {reason}</source>
        <translation>{path} ne peut pas être lu ou écrit maintenant&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read or written now: {reason}.</source>
        <translation>{path} ne peut pas être lu ou écrit maintenant&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{path} is damaged or not a DuckDB file; move it away and restore a backup, or start again without it ({reason}).</source>
        <translation>{path} est endommagé ou n’est pas un fichier DuckDB&#x202f;; écartez-le et restaurez une sauvegarde, ou repartez sans lui ({reason}).</translation>
    </message>
    <message>
        <source>{path} is damaged or not a SQLite file; move it away and restore a backup, or start again without it ({reason}).</source>
        <translation>{path} est endommagé ou n’est pas un fichier SQLite&#x202f;; écartez-le et restaurez une sauvegarde, ou repartez sans lui ({reason}).</translation>
    </message>
    <message>
        <source>{path} is in use by another process; stop that program first.</source>
        <translation>{path} est utilisé par un autre processus&#x202f;; arrêtez d’abord ce programme.</translation>
    </message>
    <message>
        <source>{path} is in use by process {pid}; stop that program first.</source>
        <translation>{path} est utilisé par le processus {pid}&#x202f;; arrêtez d’abord ce programme.</translation>
    </message>
    <message>
        <source>{path} is not open.</source>
        <translation>{path} n’est pas ouvert.</translation>
    </message>
    <message>
        <source>{path} is of an older version of Energy Desktop and can&apos;t be changed where it is; make its disk writable and free some space, or copy the profile to another disk.</source>
        <translation>{path} provient d’une version antérieure d’Energy Desktop et ne peut pas être modifié là où il est ; rendez son disque inscriptible et libérez un peu d’espace, ou copiez le profil sur un autre disque.</translation>
    </message>
    <message>
        <source>{path} refused the request: {reason}</source>
        <translation>{path} a refusé la requête&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{path} refused the request: {reason}.</source>
        <translation>{path} a refusé la requête&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{path} was written by a newer version of DuckDB: {reason}</source>
        <translation>{path} a été écrit par une version plus récente de DuckDB&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{ready} answers; waiting for {other}.</source>
        <translation>{ready} répond&#x202f;; attente de {other}.</translation>
    </message>
    <message>
        <source>{server} was started but does not answer; “docker logs {container}” shows why.</source>
        <translation>{server} a été démarré mais ne répond pas&#x202f;; «&#xa0;docker logs {container}&#xa0;» en montre la raison.</translation>
    </message>
    <message>
        <source>{variable}_FILE names {name}, which can&apos;t be read; check the path and its rights.</source>
        <translation>{variable}_FILE nomme {name}, qui ne peut pas être lu&#x202f;; vérifiez le chemin et ses droits.</translation>
    </message>
    <message>
        <source>{wrong} of {rows} {name} of {entity_id} are not what was copied; keep using the old databases, and try again.</source>
        <translation>{wrong} {name} sur {rows} de {entity_id} ne sont pas ce qui a été copié&#x202f;; continuez avec les anciennes bases de données, et réessayez.</translation>
    </message>
    <message>
        <source>“{name}” (process {pid})</source>
        <translation>«&#xa0;{name}&#xa0;» (processus {pid})</translation>
    </message>
</context>
<context>
    <name>ServersDialog</name>
    <message>
        <source>Test</source>
        <translation>Tester</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Asking the servers…</source>
        <translation>Interrogation des serveurs…</translation>
    </message>
    <message>
        <source>{0}: both answer.</source>
        <translation>{0}&#xa0;: les deux répondent.</translation>
    </message>
</context>
<context>
    <name>ServersForm</name>
    <message>
        <source>QuestDB is behind TLS</source>
        <translation>QuestDB est derrière TLS</translation>
    </message>
    <message>
        <source>from the environment or .env</source>
        <translation>de l’environnement ou de .env</translation>
    </message>
    <message>
        <source>kept in the keyring</source>
        <translation>conservé dans le trousseau</translation>
    </message>
    <message>
        <source>can&apos;t be kept here, see below</source>
        <translation>ne peut être conservé ici, voir ci-dessous</translation>
    </message>
    <message>
        <source>This computer has no keyring. A password that you type here can be tested, but to use it put {0} into the file {1} and start Energy Desktop anew.</source>
        <translation>Cet ordinateur n’a pas de trousseau. Un mot de passe saisi ici peut être testé, mais pour l’utiliser, mettez {0} dans le fichier {1} et redémarrez Energy Desktop.</translation>
    </message>
    <message>
        <source>Set by {0} in the environment or the file .env; remove it there to change it here.</source>
        <translation>Défini par {0} dans l’environnement ou le fichier .env&#x202f;; retirez-le de là pour le modifier ici.</translation>
    </message>
    <message>
        <source>Set in the environment or the file .env; remove there to change here: {0}</source>
        <translation>Défini dans l’environnement ou le fichier .env&#x202f;; retirez de là pour modifier ici&#xa0;: {0}</translation>
    </message>
    <message>
        <source>MongoDB address</source>
        <translation>Adresse MongoDB</translation>
    </message>
    <message>
        <source>Password of its user</source>
        <translation>Mot de passe associé</translation>
    </message>
    <message>
        <source>QuestDB host</source>
        <translation>Hôte QuestDB</translation>
    </message>
    <message>
        <source>HTTP port</source>
        <translation>Port HTTP</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
</context>
<context>
    <name>ServersRow</name>
    <message>
        <source>Start with Docker</source>
        <translation>Démarrer avec Docker</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>MongoDB and QuestDB run.</source>
        <translation>MongoDB et QuestDB sont en marche.</translation>
    </message>
    <message>
        <source>is not set up</source>
        <translation>n’est pas configuré</translation>
    </message>
    <message>
        <source>is starting</source>
        <translation>démarre</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>est en marche</translation>
    </message>
    <message>
        <source>runs, but does not answer</source>
        <translation>est en marche, mais ne répond pas</translation>
    </message>
    <message>
        <source>is stopped</source>
        <translation>est arrêté</translation>
    </message>
</context>
<context>
    <name>SettingRows</name>
    <message>
        <source>As in Home Assistant</source>
        <translation>Comme dans Home Assistant</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A gap of more than 10 minutes was repaired</source>
        <translation>Une lacune de plus de 10 minutes a été réparée</translation>
    </message>
    <message>
        <source>Add to the data that is there</source>
        <translation>Ajouter aux données qui s’y trouvent</translation>
    </message>
    <message>
        <source>Address of MongoDB</source>
        <translation>Adresse de MongoDB</translation>
    </message>
    <message>
        <source>Address the HTTP API listens on</source>
        <translation>Adresse d’écoute de l’API HTTP</translation>
    </message>
    <message>
        <source>Check Home Assistant&apos;s certificate</source>
        <translation>Vérifier le certificat de Home Assistant</translation>
    </message>
    <message>
        <source>Detail of the log</source>
        <translation>Détail du journal</translation>
    </message>
    <message>
        <source>Folder of the embedded database</source>
        <translation>Dossier de la base de données intégrée</translation>
    </message>
    <message>
        <source>HTTP API</source>
        <translation>API HTTP</translation>
    </message>
    <message>
        <source>HTTP port of QuestDB</source>
        <translation>Port HTTP de QuestDB</translation>
    </message>
    <message>
        <source>Home Assistant address</source>
        <translation>Adresse de Home Assistant</translation>
    </message>
    <message>
        <source>Home Assistant can&apos;t be reached for 5 minutes</source>
        <translation>Home Assistant est injoignable pendant 5 minutes</translation>
    </message>
    <message>
        <source>Host names the HTTP API answers to</source>
        <translation>Noms d’hôte auxquels l’API HTTP répond</translation>
    </message>
    <message>
        <source>Host of QuestDB</source>
        <translation>Hôte de QuestDB</translation>
    </message>
    <message>
        <source>Keys of the HTTP API are in the keyring</source>
        <translation>Les clés de l’API HTTP sont dans le trousseau</translation>
    </message>
    <message>
        <source>Kind of database</source>
        <translation>Type de base de données</translation>
    </message>
    <message>
        <source>Kind of database that is moved to</source>
        <translation>Type de base de données de destination</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Mouvement</translation>
    </message>
    <message>
        <source>Port of the HTTP API</source>
        <translation>Port de l’API HTTP</translation>
    </message>
    <message>
        <source>PostgreSQL port of QuestDB</source>
        <translation>Port PostgreSQL de QuestDB</translation>
    </message>
    <message>
        <source>QuestDB behind TLS</source>
        <translation>QuestDB derrière TLS</translation>
    </message>
    <message>
        <source>Quiet hours, such as 22:00-07:00</source>
        <translation>Heures calmes, par exemple 22:00-07:00</translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation>Taille du texte en pour cent</translation>
    </message>
    <message>
        <source>The database can&apos;t be written</source>
        <translation>La base de données ne peut pas être écrite</translation>
    </message>
    <message>
        <source>The token is refused</source>
        <translation>Le jeton est refusé</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>User of QuestDB</source>
        <translation>Utilisateur de QuestDB</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>À la fermeture de la fenêtre</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Contraste élevé, clair</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Contraste élevé, sombre</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 heures</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 heures</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Complet</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Réduit</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Avertissements</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Erreurs seulement</translation>
    </message>
    <message>
        <source>locale translation Sprache taal langue</source>
        <translation>région traduction langue Sprache taal language region</translation>
    </message>
    <message>
        <source>colours color scheme night mode accessibility</source>
        <translation>couleurs jeu de couleurs mode nuit accessibilité accessibilite</translation>
    </message>
    <message>
        <source>font zoom bigger larger smaller letters</source>
        <translation>police zoom agrandir plus grand plus petit lettres caractères</translation>
    </message>
    <message>
        <source>time format am pm</source>
        <translation>format de l’heure horloge am pm</translation>
    </message>
    <message>
        <source>animation effects reduce accessibility</source>
        <translation>animation effets réduire accessibilité accessibilite</translation>
    </message>
    <message>
        <source>timezone region midnight day</source>
        <translation>fuseau horaire région minuit jour region</translation>
    </message>
    <message>
        <source>logging debug verbose messages</source>
        <translation>journalisation log débogage debug détaillé messages debogage</translation>
    </message>
    <message>
        <source>REST web server on off scripts programs</source>
        <translation>REST serveur web activer désactiver scripts programmes</translation>
    </message>
    <message>
        <source>REST web server number</source>
        <translation>REST serveur web numéro numero</translation>
    </message>
    <message>
        <source>REST web server domain proxy</source>
        <translation>REST serveur web domaine proxy</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>ligne de commande</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>environnement</translation>
    </message>
    <message>
        <source>Set by {0} in the environment; remove it there to change it here.</source>
        <translation>Défini par {0} dans l’environnement&#x202f;; retirez-le de là pour le modifier ici.</translation>
    </message>
    <message>
        <source>Set by {0} in the file .env; remove it there to change it here.</source>
        <translation>Défini par {0} dans le fichier .env&#x202f;; retirez-le de là pour le modifier ici.</translation>
    </message>
    <message>
        <source>Set on the command line for this run; start without it to change it here.</source>
        <translation>Défini sur la ligne de commande pour cette session&#x202f;; démarrez sans cela pour le modifier ici.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Search settings</source>
        <translation>Rechercher un paramètre</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Changes apply at once unless noted</source>
        <translation>Effet immédiat, sauf mention contraire</translation>
    </message>
    <message>
        <source>Nothing here is called “{0}”. Try another word, or Esc to see all.</source>
        <translation>Rien ici ne s’appelle «&#xa0;{0}&#xa0;». Essayez un autre mot, ou Échap pour tout voir.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
</context>
<context>
    <name>SettingsSearch</name>
    <message numerus="yes">
        <source>%n setting(s) found</source>
        <translation>
            <numerusform>%n paramètre trouvé</numerusform>
            <numerusform>%n paramètres trouvés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Show the dashboard</source>
        <translation>Afficher le tableau de bord</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>Afficher l’historique</translation>
    </message>
    <message>
        <source>Show the settings</source>
        <translation>Afficher les paramètres</translation>
    </message>
    <message>
        <source>Read everything anew</source>
        <translation>Tout relire</translation>
    </message>
    <message>
        <source>Show this list</source>
        <translation>Afficher cette liste</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Hold the chart, or let it go on</source>
        <translation>Figer le graphique ou le laisser continuer</translation>
    </message>
    <message>
        <source>Chart or table</source>
        <translation>Graphique ou tableau</translation>
    </message>
    <message>
        <source>The range before, the range after</source>
        <translation>Plage précédente, plage suivante</translation>
    </message>
    <message>
        <source>Type a range in words</source>
        <translation>Saisir une plage en toutes lettres</translation>
    </message>
    <message>
        <source>Search the sensors</source>
        <translation>Rechercher des capteurs</translation>
    </message>
    <message>
        <source>Show or hide the sensors</source>
        <translation>Afficher ou masquer les capteurs</translation>
    </message>
    <message>
        <source>Keep what is shown as a bookmark</source>
        <translation>Garder ce qui est affiché comme signet</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Exporter ce qui est affiché</translation>
    </message>
    <message>
        <source>Print what is shown</source>
        <translation>Imprimer ce qui est affiché</translation>
    </message>
    <message>
        <source>Day, week, month, year</source>
        <translation>Jour, semaine, mois, année</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Compare with the next other time</source>
        <translation>Comparer avec l’autre période suivante</translation>
    </message>
    <message>
        <source>Read the values, with Shift in steps of ten</source>
        <translation>Lire les valeurs, avec Maj de dix en dix</translation>
    </message>
    <message>
        <source>Choose one of the series</source>
        <translation>Choisir l’une des séries</translation>
    </message>
    <message>
        <source>Open what the cursor is on</source>
        <translation>Ouvrir ce que désigne le curseur</translation>
    </message>
    <message>
        <source>Correct what the cursor is on</source>
        <translation>Corriger ce que désigne le curseur</translation>
    </message>
    <message>
        <source>Back to the range before</source>
        <translation>Revenir à la plage d’avant</translation>
    </message>
    <message>
        <source>Copy the picture, or the table</source>
        <translation>Copier l’image ou le tableau</translation>
    </message>
    <message>
        <source>Hide the cursor</source>
        <translation>Masquer le curseur</translation>
    </message>
    <message>
        <source>Look closer, or from further away</source>
        <translation>Voir de plus près ou de plus loin</translation>
    </message>
    <message>
        <source>Move earlier, or later</source>
        <translation>Aller plus tôt ou plus tard</translation>
    </message>
    <message>
        <source>Back to the whole range</source>
        <translation>Revenir à la plage entière</translation>
    </message>
    <message>
        <source>Read how the time before or after is known</source>
        <translation>Lire comment la période d’avant ou d’après est connue</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Rechercher un paramètre</translation>
    </message>
    <message>
        <source>Track the sensor, or no longer</source>
        <translation>Suivre le capteur, ou ne plus le suivre</translation>
    </message>
    <message>
        <source>Track all that are shown, or none</source>
        <translation>Suivre tous les capteurs affichés, ou aucun</translation>
    </message>
    <message>
        <source>Choose the role of the sensor</source>
        <translation>Choisir le rôle du capteur</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Tableau de bord</translation>
    </message>
    <message>
        <source>Dashboard, in the chart</source>
        <translation>Tableau de bord, dans le graphique</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>History, in a chart</source>
        <translation>Historique, dans un graphique</translation>
    </message>
    <message>
        <source>History, in a line chart</source>
        <translation>Historique, dans un graphique en courbes</translation>
    </message>
    <message>
        <source>History, in the strip below the charts</source>
        <translation>Historique, dans la bande sous les graphiques</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Settings, in the list of sensors</source>
        <translation>Paramètres, dans la liste des capteurs</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>Ce qu’elles font</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>SignInStep</name>
    <message>
        <source>Let Energy Desktop read your sensors</source>
        <translation>Laissez Energy Desktop lire vos capteurs</translation>
    </message>
    <message>
        <source>Home Assistant gives a program a long-lived access token of its own.</source>
        <translation>Home Assistant donne à chaque programme son propre jeton d’accès de longue durée.</translation>
    </message>
    <message>
        <source>Home Assistant accepted this token.</source>
        <translation>Home Assistant a accepté ce jeton.</translation>
    </message>
    <message>
        <source>This computer has no keyring</source>
        <translation>Cet ordinateur n’a pas de trousseau</translation>
    </message>
    <message>
        <source>Keep the token for this run only</source>
        <translation>Garder le jeton pour cette session seulement</translation>
    </message>
    <message>
        <source>Give it in a file at each start</source>
        <translation>Le donner dans un fichier à chaque démarrage</translation>
    </message>
    <message>
        <source>The token is no longer in the keyring; paste it again to go on.</source>
        <translation>Le jeton n’est plus dans le trousseau&#x202f;; collez-le de nouveau pour continuer.</translation>
    </message>
    <message>
        <source>The token was kept for the last run only; paste it again to go on.</source>
        <translation>Le jeton n’a été gardé que pour la dernière session&#x202f;; collez-le de nouveau pour continuer.</translation>
    </message>
    <message>
        <source>1.  Open your profile in Home Assistant, on its Security page.</source>
        <translation>1.  Ouvrez votre profil dans Home Assistant, à la page Sécurité.</translation>
    </message>
    <message>
        <source>2.  Below “Long-lived access tokens” choose “Create token”, and name it.</source>
        <translation>2.  Sous «&#xa0;Jetons d’accès de longue durée&#xa0;», choisissez «&#xa0;Créer un jeton&#xa0;», et nommez-le.</translation>
    </message>
    <message>
        <source>3.  Copy the token and paste it here. It is shown only once.</source>
        <translation>3.  Copiez le jeton et collez-le ici. Il n’est affiché qu’une seule fois.</translation>
    </message>
    <message>
        <source>Open the Security page</source>
        <translation>Ouvrir la page Sécurité</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Jeton d’accès</translation>
    </message>
    <message>
        <source>Paste the token here</source>
        <translation>Collez le jeton ici</translation>
    </message>
    <message>
        <source>It is kept in your system keyring, never in a file.</source>
        <translation>Il est conservé dans le trousseau de votre système, jamais dans un fichier.</translation>
    </message>
    <message>
        <source>It is forgotten when the program ends, and asked for at the next start.</source>
        <translation>Il est oublié à la fin du programme, et redemandé au prochain démarrage.</translation>
    </message>
    <message>
        <source>Put it into a file that only you can read, and name that file in the environment as HA_TOKEN_FILE. For now it is used for this run.</source>
        <translation>Mettez-le dans un fichier que vous seul pouvez lire, et nommez ce fichier dans l’environnement par HA_TOKEN_FILE. Pour l’instant, il est utilisé pour cette session.</translation>
    </message>
</context>
<context>
    <name>Since</name>
    <message>
        <source>Registered in Home Assistant on {0}</source>
        <translation>Enregistré dans Home Assistant le {0}</translation>
    </message>
    <message>
        <source>Its statistics there begin on {0}</source>
        <translation>Ses statistiques y commencent le {0}</translation>
    </message>
    <message>
        <source>Its statistics in Home Assistant begin on {0}</source>
        <translation>Ses statistiques dans Home Assistant commencent le {0}</translation>
    </message>
    <message>
        <source>Home Assistant does not say since when it has this sensor.</source>
        <translation>Home Assistant ne dit pas depuis quand il a ce capteur.</translation>
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
    <message>
        <source>{0} more</source>
        <translation>{0} de plus</translation>
    </message>
    <message>
        <source>{0} less</source>
        <translation>{0} de moins</translation>
    </message>
    <message>
        <source>{0} than {1}</source>
        <translation>{0} que {1}</translation>
    </message>
</context>
<context>
    <name>StepHeader</name>
    <message>
        <source>Step {0} of {1}: {2}</source>
        <translation>Étape {0} sur {1}&#xa0;: {2}</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>Peak today {0} at {1}</source>
        <translation>Pic {0} à {1}</translation>
    </message>
    <message>
        <source>Recorded peak {0} at {1}</source>
        <translation>Pic enregistré {0} à {1}</translation>
    </message>
    <message>
        <source>producing {0} kilowatts</source>
        <translation>production de {0} kilowatts</translation>
    </message>
    <message>
        <source>Producing</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Soutirage</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Injection</translation>
    </message>
    <message>
        <source>Discharging</source>
        <translation>Décharge</translation>
    </message>
    <message>
        <source>Charging</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>{0} percent</source>
        <translation>{0} pour cent</translation>
    </message>
    <message>
        <source>Charging · full at {0}</source>
        <translation>Charge · pleine à {0}</translation>
    </message>
    <message>
        <source>All from grid</source>
        <translation>Tout du réseau</translation>
    </message>
    <message>
        <source>{0} from grid</source>
        <translation>{0} du réseau</translation>
    </message>
    <message>
        <source>All from solar</source>
        <translation>Tout du solaire</translation>
    </message>
    <message>
        <source>All from battery</source>
        <translation>Tout de la batterie</translation>
    </message>
    <message>
        <source>From solar and battery</source>
        <translation>Du solaire et de la batterie</translation>
    </message>
    <message>
        <source>Using</source>
        <translation>Consommation</translation>
    </message>
    <message>
        <source>Waiting for first reading</source>
        <translation>Première mesure attendue</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Jeton refusé</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>Unavailable since {0}</source>
        <translation>Indisponible depuis {0}</translation>
    </message>
    <message>
        <source>as of {0}</source>
        <translation>relevé à {0}</translation>
    </message>
    <message>
        <source>Not connected; this is the last known value</source>
        <translation>Non connecté&#x202f;; c’est la dernière valeur connue</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Au repos</translation>
    </message>
    <message>
        <source>{0} kilowatts</source>
        <translation>{0} kilowatts</translation>
    </message>
    <message>
        <source>No grid power sensor is chosen</source>
        <translation>Aucun capteur de puissance du réseau n’est choisi</translation>
    </message>
    <message>
        <source>A sensor it is computed from is unavailable</source>
        <translation>Un capteur nécessaire au calcul est indisponible</translation>
    </message>
    <message>
        <source>The meters do not add up now</source>
        <translation>Les compteurs ne concordent pas actuellement</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>aucune donnée</translation>
    </message>
    <message>
        <source>Solar</source>
        <translation>Solaire</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Maison</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Solar produced</source>
        <translation>Production solaire</translation>
    </message>
    <message>
        <source>Home used</source>
        <translation>Consommation</translation>
    </message>
    <message>
        <source>From grid</source>
        <translation>Du réseau</translation>
    </message>
    <message>
        <source>To grid</source>
        <translation>Vers le réseau</translation>
    </message>
    <message>
        <source>Self-sufficiency</source>
        <translation>Autosuffisance</translation>
    </message>
    <message>
        <source>compared with yesterday until {0}</source>
        <translation>comparé à hier jusqu’à {0}</translation>
    </message>
    <message>
        <source>only {0} of today is known</source>
        <translation>seulement {0} de ce jour sont connus</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>Nothing used yet</source>
        <translation>Rien de consommé encore</translation>
    </message>
    <message>
        <source>Today so far</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Pas encore connu</translation>
    </message>
    <message>
        <source>Not known yet: nothing of today is recorded.</source>
        <translation>Pas encore connu&#xa0;: rien n’est enregistré aujourd’hui.</translation>
    </message>
    <message>
        <source>No reading of {0}</source>
        <translation>Pas de mesure de {0}</translation>
    </message>
    <message>
        <source>No energy has flowed yet today</source>
        <translation>Aucune énergie n’a encore circulé aujourd’hui</translation>
    </message>
    <message>
        <source>No reading of {0}.</source>
        <translation>Pas de mesure de {0}.</translation>
    </message>
    <message>
        <source>Too little of today is recorded.</source>
        <translation>Trop peu est enregistré aujourd’hui.</translation>
    </message>
    <message>
        <source>1 − energy from the grid ÷ energy the home used.
What the grid puts into the battery counts as from the grid.</source>
        <translation>1 − énergie du réseau ÷ énergie consommée par la maison.
Ce que le réseau fournit à la batterie compte comme venant du réseau.</translation>
    </message>
    <message>
        <source>Self-consumption: {0} of it was used or stored at home.</source>
        <translation>Autoconsommation : {0} en ont été consommés ou stockés à la maison.</translation>
    </message>
    <message>
        <source>Not known yet: no reading of {0}.</source>
        <translation>Pas encore connu&#xa0;: pas de mesure de {0}.</translation>
    </message>
</context>
<context>
    <name>TodayExport</name>
    <message>
        <source>Export today as CSV</source>
        <translation>Exporter les données du jour en CSV</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Home {0}</source>
        <translation>Maison {0}</translation>
    </message>
    <message>
        <source>Solar {0}</source>
        <translation>Solaire {0}</translation>
    </message>
    <message>
        <source>Grid: not known</source>
        <translation>Réseau&#xa0;: inconnu</translation>
    </message>
    <message>
        <source>Grid: idle</source>
        <translation>Réseau&#xa0;: ni soutirage ni injection</translation>
    </message>
    <message>
        <source>Grid: importing {0}</source>
        <translation>Réseau&#xa0;: soutirage {0}</translation>
    </message>
    <message>
        <source>Grid: exporting {0}</source>
        <translation>Réseau&#xa0;: injection {0}</translation>
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
        <translation>{0}, inconnue</translation>
    </message>
    <message>
        <source>{0}, idle</source>
        <translation>{0}, au repos</translation>
    </message>
    <message>
        <source>{0}, discharging {1}</source>
        <translation>{0}, décharge {1}</translation>
    </message>
    <message>
        <source>{0}, charging {1}</source>
        <translation>{0}, charge {1}</translation>
    </message>
    <message>
        <source>Last values, as of {0}</source>
        <translation>Dernières valeurs, relevées à {0}</translation>
    </message>
    <message>
        <source>Connected · HA {0}</source>
        <translation>Connecté · HA {0}</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Not connected since {0}</source>
        <translation>Non connecté depuis {0}</translation>
    </message>
    <message>
        <source>Recording paused until {0}</source>
        <translation>Enregistrement en pause jusqu’à {0}</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Pas encore connecté</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion en cours</translation>
    </message>
    <message>
        <source>Home Assistant is starting</source>
        <translation>Home Assistant démarre</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Jeton refusé</translation>
    </message>
    <message>
        <source>Recording paused</source>
        <translation>Enregistrement en pause</translation>
    </message>
    <message>
        <source>Another program records</source>
        <translation>Un autre programme enregistre</translation>
    </message>
    <message>
        <source>Energy Desktop: {0}</source>
        <translation>Energy Desktop&#xa0;: {0}</translation>
    </message>
    <message>
        <source>importing {0}</source>
        <translation>soutirage {0}</translation>
    </message>
    <message>
        <source>exporting {0}</source>
        <translation>injection {0}</translation>
    </message>
    <message>
        <source>battery {0}</source>
        <translation>batterie {0}</translation>
    </message>
    <message>
        <source>Export today as CSV…</source>
        <translation>Exporter les données du jour en CSV…</translation>
    </message>
    <message>
        <source>Pause recording…</source>
        <translation>Mettre en pause…</translation>
    </message>
    <message>
        <source>Open Energy Desktop</source>
        <translation>Ouvrir Energy Desktop</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Paramètres…</translation>
    </message>
    <message>
        <source>Quit (recording stops)</source>
        <translation>Quitter (l’enregistrement s’arrête)</translation>
    </message>
    <message>
        <source>For 15 minutes</source>
        <translation>Pendant 15 minutes</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>Pendant 1 heure</translation>
    </message>
    <message>
        <source>Until I resume</source>
        <translation>Jusqu’à la reprise manuelle</translation>
    </message>
    <message>
        <source>Resume recording</source>
        <translation>Reprendre l’enregistrement</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>buckets</name>
    <message>
        <source>{0} up to {1}</source>
        <translation>{0} jusqu’à {1}</translation>
    </message>
</context>
<context>
    <name>connection_errors</name>
    <message>
        <source>This address can&apos;t be read.</source>
        <translation>Cette adresse ne peut pas être lue.</translation>
    </message>
    <message>
        <source>Type it as in the browser, for example http://homeassistant.local:8123.</source>
        <translation>Saisissez-la comme dans le navigateur, par exemple http://homeassistant.local:8123.</translation>
    </message>
    <message>
        <source>Nothing answers at this address.</source>
        <translation>Rien ne répond à cette adresse.</translation>
    </message>
    <message>
        <source>Check the name and the port, that Home Assistant runs, and that this computer is in the same network (no VPN, no guest Wi-Fi).</source>
        <translation>Vérifiez le nom et le port, que Home Assistant est en marche, et que cet ordinateur est sur le même réseau (pas de VPN, pas de Wi-Fi invité).</translation>
    </message>
    <message>
        <source>Something answers there, but Home Assistant does not.</source>
        <translation>Quelque chose répond là, mais pas Home Assistant.</translation>
    </message>
    <message>
        <source>Check Home Assistant, and the proxy before it.</source>
        <translation>Vérifiez Home Assistant, et le proxy qui le précède.</translation>
    </message>
    <message>
        <source>Home Assistant did not answer in time.</source>
        <translation>Home Assistant n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>It may be starting or busy. Wait a minute and try again.</source>
        <translation>Il est peut-être en train de démarrer ou occupé. Attendez une minute et réessayez.</translation>
    </message>
    <message>
        <source>The certificate could not be verified.</source>
        <translation>Le certificat n’a pas pu être vérifié.</translation>
    </message>
    <message>
        <source>Check the name in the address. If the certificate is your own, you can accept it.</source>
        <translation>Vérifiez le nom dans l’adresse. Si le certificat est le vôtre, vous pouvez l’accepter.</translation>
    </message>
    <message>
        <source>The address and Home Assistant differ in http and https.</source>
        <translation>L’adresse et Home Assistant diffèrent entre http et https.</translation>
    </message>
    <message>
        <source>Change http to https in the address, or https to http.</source>
        <translation>Remplacez http par https dans l’adresse, ou https par http.</translation>
    </message>
    <message>
        <source>Something answers there, but it is not Home Assistant.</source>
        <translation>Quelque chose répond là, mais ce n’est pas Home Assistant.</translation>
    </message>
    <message>
        <source>Check the port; Home Assistant&apos;s usual one is 8123.</source>
        <translation>Vérifiez le port&#x202f;; celui de Home Assistant est d’ordinaire 8123.</translation>
    </message>
    <message>
        <source>Home Assistant refused this token.</source>
        <translation>Home Assistant a refusé ce jeton.</translation>
    </message>
    <message>
        <source>Make a new long-lived access token in your Home Assistant profile, and paste the whole of it.</source>
        <translation>Créez un nouveau jeton d’accès de longue durée dans votre profil Home Assistant, et collez-le en entier.</translation>
    </message>
    <message>
        <source>Home Assistant has not finished starting.</source>
        <translation>Home Assistant n’a pas fini de démarrer.</translation>
    </message>
    <message>
        <source>Wait a minute and try again.</source>
        <translation>Attendez une minute et réessayez.</translation>
    </message>
    <message>
        <source>The connection did not work.</source>
        <translation>La connexion n’a pas fonctionné.</translation>
    </message>
    <message>
        <source>Try again; the log says more.</source>
        <translation>Réessayez&#x202f;; le journal en dit plus.</translation>
    </message>
</context>
<context>
    <name>device classes</name>
    <message>
        <source>Apparent power</source>
        <translation>Puissance apparente</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Current</source>
        <translation>Courant</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Énergie</translation>
    </message>
    <message>
        <source>Stored energy</source>
        <translation>Énergie stockée</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Fréquence</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>Gaz</translation>
    </message>
    <message>
        <source>Humidity</source>
        <translation>Humidité</translation>
    </message>
    <message>
        <source>Irradiance</source>
        <translation>Irradiance</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coût</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Puissance</translation>
    </message>
    <message>
        <source>Power factor</source>
        <translation>Facteur de puissance</translation>
    </message>
    <message>
        <source>Reactive power</source>
        <translation>Puissance réactive</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>Tension</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Eau</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>d</source>
        <translation>j</translation>
    </message>
    <message>
        <source>{0} ago</source>
        <translation>il y a {0}</translation>
    </message>
</context>
<context>
    <name>provenance</name>
    <message>
        <source>Recorded live</source>
        <translation>Enregistré en direct</translation>
    </message>
    <message>
        <source>From Home Assistant’s history</source>
        <translation>De l’historique de Home Assistant</translation>
    </message>
    <message>
        <source>Hourly statistics only</source>
        <translation>Statistiques horaires seules</translation>
    </message>
    <message>
        <source>Estimated</source>
        <translation>Estimé</translation>
    </message>
    <message>
        <source>Corrected by you</source>
        <translation>Corrigé par vous</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquant</translation>
    </message>
    <message>
        <source>Partly missing</source>
        <translation>En partie manquant</translation>
    </message>
    <message>
        <source>Missing: Home Assistant was down</source>
        <translation>Manquant&#xa0;: Home Assistant était arrêté</translation>
    </message>
    <message>
        <source>Missing: recording was paused</source>
        <translation>Manquant&#xa0;: enregistrement en pause</translation>
    </message>
    <message>
        <source>The shape within the hour is not known.</source>
        <translation>La répartition dans l’heure n’est pas connue.</translation>
    </message>
    <message>
        <source>The total is known, the times are not; or from power.</source>
        <translation>Le total est connu, pas les moments&#x202f;; ou tiré de la puissance.</translation>
    </message>
    <message>
        <source>A change in it does not count as recorded.</source>
        <translation>Une variation qu’il contient ne compte pas telle qu’enregistrée.</translation>
    </message>
    <message>
        <source>Every change, as it happened.</source>
        <translation>Chaque changement, au moment où il a eu lieu.</translation>
    </message>
    <message>
        <source>Fetched later, as at the first start or after a gap: states or 5-minute statistics.</source>
        <translation>Récupéré plus tard, par exemple au premier démarrage ou après une lacune : états ou statistiques par 5 minutes.</translation>
    </message>
</context>
<context>
    <name>range words</name>
    <message>
        <source>today</source>
        <translation>aujourd&apos;hui | aujourdhui | ce jour</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier | la veille</translation>
    </message>
    <message>
        <source>day before yesterday | the day before yesterday</source>
        <translation>avant-hier | avant hier</translation>
    </message>
    <message>
        <source>this {unit} | current {unit}</source>
        <translation>cette {unit} | ce {unit} | {unit} en cours | cet {unit} | la {unit} en cours | le {unit} en cours | l&apos;{unit} en cours | {unit} courant | {unit} courante | {unit} actuel | {unit} actuelle | cette {unit}-ci | ce {unit}-ci</translation>
    </message>
    <message>
        <source>last {unit} | previous {unit} | past {unit}</source>
        <translation>{unit} dernière | {unit} dernier | {unit} d&apos;avant | {unit} passée | {unit} passé | {unit} précédente | {unit} précédent | dernière {unit} | dernier {unit} | la {unit} dernière | le {unit} dernier | l&apos;{unit} dernière | l&apos;{unit} dernier | la {unit} passée | le {unit} passé | l&apos;{unit} passée | l&apos;{unit} passé | la {unit} précédente | le {unit} précédent | l&apos;{unit} précédente | la {unit} d&apos;avant | le {unit} d&apos;avant | l&apos;{unit} d&apos;avant | la dernière {unit} | le dernier {unit}</translation>
    </message>
    <message>
        <source>last {n} {unit} | past {n} {unit} | previous {n} {unit} | the last {n} {unit}</source>
        <translation>{n} derniers {unit} | {n} dernières {unit} | les {n} derniers {unit} | les {n} dernières {unit} | ces {n} derniers {unit} | ces {n} dernières {unit} | depuis {n} {unit} | derniers {n} {unit} | dernières {n} {unit} | les derniers {n} {unit} | les dernières {n} {unit} | {n} {unit} passés | {n} {unit} passées | les {n} {unit} passés | les {n} {unit} passées</translation>
    </message>
    <message>
        <source>{n} {unit} ago</source>
        <translation>il y a {n} {unit} | voici {n} {unit}</translation>
    </message>
    <message>
        <source>{unit} to date</source>
        <translation>depuis le début de l&apos;{unit} | depuis le début de la {unit} | depuis le début du {unit} | depuis le début de cette {unit} | depuis le début de ce {unit} | {unit} à ce jour | {unit} jusqu&apos;à aujourd&apos;hui | cette {unit} jusqu&apos;à aujourd&apos;hui | ce {unit} jusqu&apos;à aujourd&apos;hui</translation>
    </message>
    <message>
        <source>{day} {month} {year} | {day} {month} | {month} {day} {year} | {month} {day} | {day} of {month} {year} | {day} of {month} | {year} {month} {day} | {weekday} {day} {month} {year} | {weekday} {day} {month} | {weekday} {month} {day} {year} | {weekday} {month} {day} | {year} {month} {day} {weekday}</source>
        <translation>{day} {month} {year} | {day} {month} | le {day} {month} {year} | le {day} {month} | {weekday} {day} {month} {year} | {weekday} {day} {month} | le {weekday} {day} {month} {year} | le {weekday} {day} {month}</translation>
    </message>
    <message>
        <source>{month} {year} | {month} | {year} {month} | {month} of {year}</source>
        <translation>{month} {year} | {month} | en {month} {year} | en {month} | mois de {month} {year} | mois de {month} | mois d&apos;{month} {year} | mois d&apos;{month} | {month} de {year}</translation>
    </message>
    <message>
        <source>{weekday} | on {weekday}</source>
        <translation>{weekday} | le {weekday} | ce {weekday}</translation>
    </message>
    <message>
        <source>weekend | the weekend | this weekend</source>
        <translation>week-end | le week-end | ce week-end | weekend | le weekend | ce weekend</translation>
    </message>
    <message>
        <source>last weekend | past weekend | previous weekend</source>
        <translation>week-end dernier | dernier week-end | le week-end dernier | le dernier week-end | week-end passé | le week-end passé | weekend dernier | dernier weekend | le weekend dernier | le dernier weekend | weekend passé | le weekend passé</translation>
    </message>
    <message>
        <source>last {weekday} | past {weekday} | previous {weekday}</source>
        <translation>{weekday} dernier | le {weekday} dernier | {weekday} passé | le {weekday} passé</translation>
    </message>
    <message>
        <source>on {date}</source>
        <translation>le {date}</translation>
    </message>
    <message>
        <source>last {month} | past {month} | previous {month}</source>
        <translation>{month} dernier | en {month} dernier | {month} passé | en {month} passé</translation>
    </message>
    <message>
        <source>q{n} {year} | q{n} | {year} q{n} | {year}-q{n} | quarter {n} {year} | quarter {n} | quarter {n} of {year} | {nth} quarter {year} | {nth} quarter | {nth} quarter of {year}</source>
        <translation>T{n} {year} | T{n} | {year} t{n} | {year}-t{n} | trimestre {n} {year} | trimestre {n} | {nth} trimestre {year} | {nth} trimestre | {nth} trimestre de {year} | le {nth} trimestre {year} | le {nth} trimestre | le {nth} trimestre de {year} | au {nth} trimestre {year} | au {nth} trimestre</translation>
    </message>
    <message>
        <source>week {n} {year} | week {n} | {year} week {n} | week {n} of {year} | {year}-w{n} | w{n} {year} | w{n}</source>
        <translation>semaine {n} {year} | semaine {n} | {year} semaine {n} | semaine {n} de {year} | semaine {n} de l&apos;année {year} | semaine n° {n} {year} | semaine n° {n} | la semaine {n} | s{n} {year} | s{n} | {year}-s{n} | {year} s{n} | sem {n} {year} | sem {n} | sem. {n} {year} | sem. {n}</translation>
    </message>
    <message>
        <source>{year} | year {year}</source>
        <translation>{year} | année {year} | en {year} | l&apos;année {year} | an {year}</translation>
    </message>
    <message>
        <source>tomorrow | next {unit} | next {n} {unit}</source>
        <translation>demain | après-demain | après demain | {unit} prochaine | {unit} prochain | prochaine {unit} | prochain {unit} | la {unit} prochaine | le {unit} prochain | l&apos;{unit} prochaine | l&apos;{unit} prochain | {n} prochains {unit} | {n} prochaines {unit} | les {n} prochains {unit} | les {n} prochaines {unit} | dans {n} {unit}</translation>
    </message>
    <message>
        <source>this week | this month | this quarter | this year</source>
        <translation>cette semaine | ce mois/ce mois-ci | ce trimestre | cette année</translation>
    </message>
    <message>
        <source>last week | last month | last quarter | last year</source>
        <translation>semaine dernière/la semaine dernière | mois dernier/le mois dernier | trimestre dernier/le trimestre dernier | année dernière/l&apos;année dernière/l&apos;an dernier</translation>
    </message>
    <message>
        <source>last 7 days | last 30 days | last 90 days | last 12 months | last 24 hours | year to date</source>
        <translation>7 derniers jours | 30 derniers jours | 90 derniers jours | 12 derniers mois | 24 dernières heures | depuis le début de l&apos;année</translation>
    </message>
    <message>
        <source>since {range} | from {range}</source>
        <translation>depuis le {range} | depuis {range} | depuis la {range} | depuis l&apos;{range} | à partir du {range} | à partir de {range} | à partir d&apos;{range} | à compter du {range} | à compter de {range} | dès le {range} | dès {range}</translation>
    </message>
    <message>
        <source>{range} to {range} | from {range} to {range} | {range} - {range} | {range} until {range} | {range} till {range} | from {range} until {range} | between {range} and {range}</source>
        <translation>{range} à {range} | de {range} à {range} | d&apos;{range} à {range} | du {range} au {range} | {range} au {range} | du {range} à {range} | de {range} au {range} | d&apos;{range} au {range} | {range} - {range} | {range} jusqu&apos;à {range} | {range} jusqu&apos;au {range} | de {range} jusqu&apos;à {range} | du {range} jusqu&apos;au {range} | du {range} jusqu&apos;à {range} | entre {range} et {range} | entre le {range} et le {range} | entre le {range} et {range}</translation>
    </message>
    <message>
        <source>{range} {clock} | {range} at {clock} | {range} from {clock} | {clock} {range} | from {clock} {range}</source>
        <translation>{range} {clock} | {range} à {clock} | {range} de {clock} | {range} dès {clock} | {range} à partir de {clock} | {range} depuis {clock} | {clock} {range} | à {clock} {range} | de {clock} {range}</translation>
    </message>
    <message>
        <source>{range} between {begin} and {end} | between {begin} and {end} {range}</source>
        <translation>{range} entre {begin} et {end} | entre {begin} et {end} {range} | entre {begin} et {end} le {range}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant | à présent | présent | cet instant</translation>
    </message>
    <message>
        <source>st | nd | rd | th | .</source>
        <translation>er | re | ère | e | ème | .</translation>
    </message>
    <message>
        <source>h | o&apos;clock</source>
        <translation>h | heures | heure</translation>
    </message>
    <message>
        <source>noon | midday</source>
        <translation>midi</translation>
    </message>
    <message>
        <source>midnight</source>
        <translation>minuit</translation>
    </message>
    <message>
        <source>one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve</source>
        <translation>un/une | deux | trois | quatre | cinq | six | sept | huit | neuf | dix | onze | douze</translation>
    </message>
    <message>
        <source>first | second | third | fourth</source>
        <translation>premier/première | deuxième/second/seconde | troisième | quatrième</translation>
    </message>
    <message>
        <source>hour | hours</source>
        <translation>heure | heures</translation>
    </message>
    <message>
        <source>day | days</source>
        <translation>jour | jours | journée | journées</translation>
    </message>
    <message>
        <source>week | weeks</source>
        <translation>semaine | semaines</translation>
    </message>
    <message>
        <source>month | months</source>
        <translation>mois</translation>
    </message>
    <message>
        <source>quarter | quarters</source>
        <translation>trimestre | trimestres</translation>
    </message>
    <message>
        <source>year | years</source>
        <translation>année | années | an | ans</translation>
    </message>
</context>
<context>
    <name>roles</name>
    <message>
        <source>Solar power</source>
        <translation>Puissance solaire</translation>
    </message>
    <message>
        <source>Grid power</source>
        <translation>Puissance réseau</translation>
    </message>
    <message>
        <source>Battery power</source>
        <translation>Puissance batterie</translation>
    </message>
    <message>
        <source>Home power</source>
        <translation>Puissance maison</translation>
    </message>
    <message>
        <source>Battery level</source>
        <translation>Niveau batterie</translation>
    </message>
    <message>
        <source>Solar production</source>
        <translation>Production solaire</translation>
    </message>
    <message>
        <source>Grid import</source>
        <translation>Soutirage réseau</translation>
    </message>
    <message>
        <source>Grid export</source>
        <translation>Injection réseau</translation>
    </message>
    <message>
        <source>Battery charge</source>
        <translation>Charge batterie</translation>
    </message>
    <message>
        <source>Battery discharge</source>
        <translation>Décharge batterie</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>Gaz</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Eau</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Grid power, + is export</source>
        <translation>Puissance réseau, + = injection</translation>
    </message>
    <message>
        <source>Battery power, + is charging</source>
        <translation>Puissance batterie, + = charge</translation>
    </message>
    <message>
        <source>Solar</source>
        <translation>Solaire</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Maison</translation>
    </message>
    <message>
        <source>charged</source>
        <translation>chargée</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>injectée</translation>
    </message>
</context>
</TS>
