import type { page as english } from "../en/page";
import type { Like } from "../message";

export const page: Like<typeof english> = {
  // The frame of the page.
  "page.title": "Ein Artikel und seine Orte",
  article: "Artikel",
  map: "Karte",
  tabs: "Zu den Orten",
  "tab.text": "Text",
  "tab.places": "Orte",
  "tab.distances": "Entfernungen",
  "tab.claims": "Angaben",
  "list.show": "Liste zeigen",
  "list.hide": "Liste ausblenden",
  grip: "Höhe der Karte",
  menu: "Menü",
  search: "Ort suchen",
  share: "Teilen",
  download: "Herunterladen",
  "download.more": "Für andere Programme",
  "format.xlsx": "für Excel und LibreOffice",
  "format.csv": "für Tabellen und Datenbanken",
  "format.kml": "für Google Earth und My Maps",
  "format.geojson": "für Karten im Web und QGIS",
  "format.claimreview": "Entwürfe von Prüfungen, für Faktenprüfer",
  "format.distances.csv": "zwischen allen Orten, als Tabelle",
  close: "Schließen",
  cancel: "Abbrechen",
  "dialog.unkept": "Was Sie hier geschrieben haben, ist nicht gesichert. Trotzdem schließen?",
  delete: "Löschen",
  remove: "Entfernen",
  undo: "Rückgängig",
  redo: "Wiederholen",
  notPlace: "Kein Ort",
  quoted: "„{words}“",
  from: "Von",
  to: "Nach",
  asking: "Wird abgefragt …",
  "skip.text": "Zum Text",
  "skip.places": "Zu den Orten",
  theme: "Farben: {theme}",
  "theme.change": "Farben: {theme}. Ändern",
  "theme.auto": "wie das System",
  "theme.light": "hell",
  "theme.dark": "dunkel",

  // What is said to those who do not see it.
  "announce.place": { one: "{name} ausgewählt, {n} Nennung", other: "{name} ausgewählt, {n} Nennungen" },
  "announce.selected": "{name} ausgewählt",

  // What goes wrong, what a text is written in, help.
  "server.gone": "Der Server antwortet nicht. Läuft dateline noch? Versuchen Sie es wieder, wenn er zurück ist.",
  "server.offline": "Sie sind offline, und der Server ist auf einem anderen Rechner. Versuchen Sie es später wieder.",
  "server.tooLong":
    "Der Text ist zu lang: höchstens 1 MB. Kürzen Sie ihn, oder nehmen Sie die Befehlszeile: dateline parse DATEI.",
  "server.notThere": "Der Server hat das nicht. Vielleicht wurde es gelöscht.",
  "server.failed": "Der Server konnte nicht antworten (Status {status}). Versuchen Sie es noch einmal.",
  "server.readOnly":
    "Dieser Server zeigt gespeicherte Karten, speichert aber zurzeit keine. Text und Korrekturen bleiben in diesem Browser; laden Sie die Karte herunter, um sie zu behalten.",
  "server.full":
    "Dieser Server hat keinen Platz für eine weitere Karte. Löschen Sie eine von Ihren, oder laden Sie diese herunter; sie bleibt in diesem Browser.",
  "server.noMaps":
    "Der Server kann seine gespeicherten Karten zurzeit nicht lesen oder ändern. Versuchen Sie es in einer Minute wieder.",
  "server.busy": "Der Server hat zu viel zu tun. Versuchen Sie es in ein paar Sekunden wieder.",
  "file.unreadable":
    "{name} ist von einer Art, die hier nicht gelesen werden kann. Kopieren Sie den Text und fügen Sie ihn ein.",
  "failed.title": "Das kann nicht gezeigt werden",
  "failed.gone": "Es gibt keine solche Karte",
  "failed.goneSays": "Sie wurde vielleicht gelöscht, oder die Adresse ist unvollständig.",
  "failed.home": "Zur ersten Seite",
  "language.ofText": "Sprache des Textes",
  "language.told": "am Text erkannt",
  "language.notice":
    "Das sieht nach {written} aus. Gelesen wurde es als {read}: Namen und Entfernungen werden nur zum Teil gefunden, und manche können falsch sein.",
  help: "Hilfe",
  "help.names": "Namen",
  "help.names.says":
    "Unterstrichene Worte sind Orte. Klicken Sie einen an, um ihn auf der Karte zu sehen; markieren Sie andere, um sie hinzuzufügen.",
  "help.claims": "Angaben",
  "help.claims.says":
    "Eine Angabe ist eine Entfernung, die der Text zwischen zwei Orten nennt. Sie wird nachgemessen: stimmig, widersprochen oder nicht prüfbar.",
  "help.correct": "Korrekturen",
  "help.correct.says":
    "„Falsch?“ neben einem Ort zeigt, was er noch bedeuten kann. Ein fehlender Ort lässt sich mit Koordinaten oder mit einem Klick auf die Karte setzen.",
  "help.keep": "Aufbewahrung",
  "help.keep.says": "Was Sie einfügen und korrigieren, bleibt in diesem Browser, bis Sie es speichern oder löschen.",
  "help.keys": "Tasten",
  "help.key.arrows": "im Text, in der Liste oder auf der Karte bewegen",
  "help.key.enter": "wählen",
  "help.key.escape": "Auswahl aufheben, schließen",
  "help.key.undo": "eine Korrektur zurücknehmen",
  "help.key.redo": "sie wiederholen",
  "help.key.zoom": "die Karte vergrößern und verkleinern",
  "help.key.help": "diese Hilfe",
  "help.language": "Sprache der Seite",
  "help.docs": "Für Entwickler",
};
