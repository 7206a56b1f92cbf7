import type { map as english } from "../en/map";
import type { Like } from "../message";

export const map: Like<typeof english> = {
  // The map.
  "map.zoomIn": "Vergrößern",
  "map.zoomOut": "Verkleinern",
  "map.notLoaded": "Die Karte konnte nicht geladen werden. Laden Sie die Seite neu, wenn der Server wieder da ist.",
  "ground.from": "Karte von {host}",
  "ground.says": "Ihr Browser holt die Karte von {host}; dort ist zu sehen, welchen Teil Sie betrachten.",
  "map.notShaded": "Länder sind nicht eingefärbt.",
  "map.tilesMissing": "Teile der Karte sind nicht angekommen und schraffiert. Sie werden erneut angefordert.",
  "outside.also": "auch:",
  "outside.more": {
    one: "{n} weiteren Ort außerhalb des Ausschnitts zeigen",
    other: "{n} weitere Orte außerhalb des Ausschnitts zeigen",
  },
  "frame.zoom": "Zum Vergrößern Strg oder ⌘ halten",
  "frame.move": "Karte mit zwei Fingern verschieben",
  measure: "Messen",
  measuring: "Messung",
  "measure.stop": "Messung beenden",
  "measure.first": "Klicken Sie auf Orte oder beliebige Punkte der Karte, oder suchen Sie einen Ort.",
  "measure.next": "Wählen Sie den nächsten Punkt.",
  "measure.remove": "{name} entfernen",
  "measure.total": "Zusammen {length}",
  "search.none":
    "Das Verzeichnis hat keinen Ort „{name}“. Versuchen Sie eine andere Schreibweise oder einen größeren Ort in der Nähe.",

  // Distances.
  "distances.few":
    "Entfernungen werden zwischen Städten und kleineren Orten gemessen; dieser Text nennt weniger als zwei.",
  "distances.measuring": "Wird gemessen …",
  "distances.says": "Luftlinie; je näher, desto dunkler. Wählen Sie eine Entfernung, um ihre Linie zu sehen.",
  "distances.caption": "Entfernungen zwischen den Orten, in {unit}",
  "distances.pair": "{from} – {to}: {length}",
  "distances.bearing": "Richtung {bearing}",
  "distances.some": "Die {some} meistgenannten von {n} Orten.",
  "distances.all": "Alle {n} zeigen",
  "distances.more": "{most} zeigen",

  // Claims and positions.
  "claims.none": "Der Text gibt keine Entfernung an. Sätze wie „etwa 400 km von Istanbul“ würden hier geprüft.",
  "claims.says": "Entfernungen, die der Text zwischen zwei Orten angibt, nachgemessen.",
  "claims.checked": { one: "{n} Angabe, {checked} geprüft", other: "{n} Angaben, {checked} geprüft" },
  "claims.reviews": "ClaimReview-Entwürfe für Faktenprüfer",
  "claims.reviews.says":
    "Zu jeder geprüften Angabe ein Entwurf von schema.org ClaimReview, zum Ergänzen und Unterzeichnen",
  "claim.show": "Auf der Karte zeigen",
  "claim.hide": "Auf der Karte ausblenden",
  "claim.unknown": "ein unbekannter Ort",
  "claim.to": "nach",
  "claim.why": "Warum diese beiden Orte?",
  "claim.others": "Andere Orte?",
  "claim.maybe": "kann gemeint sein",
  "claim.notKnown": "nicht bekannt",
  "claim.pointToPoint": "{length} von Punkt zu Punkt; die Worte erlauben {allowed}.",
  "claim.reason": "{from} und {to} liegen {length} auseinander; „{words}“ erlaubt {allowed}.",
  "claim.direction": "{from} liegt {found} von {to}, nicht {stated}, wie es im Text steht.",
  "claim.unsure":
    "Sicher sagen lässt es sich nicht: Welche Orte gemeint sind oder von wo aus gemessen wird, steht nicht fest genug.",
  "claim.noEnd": "Ein Ende ist kein Ort, von dem aus gemessen werden könnte.",
  "basis.stated": "im Text genannt",
  "basis.referred": "der Text bezieht sich darauf",
  "basis.inferred": "nicht gesagt, dem Artikel entnommen",
  "basis.unknown": "nicht gesagt",
  "verdict.consistent": "stimmig",
  "verdict.contradicted": "widersprochen",
  "verdict.unverifiable": "nicht prüfbar",
  positions: "Lagen",
  "positions.says": "Wo etwas nach dem Text liegt; zu prüfen ist daran nichts.",
  "position.name": "{words} von {place}",
  "position.directed": "{words} {direction} von {place}",
  "position.dashed": "Die gestrichelte Fläche auf der Karte zeigt, wo es liegen kann.",
  "position.ring": "{length} entfernt, in beliebiger Richtung.",
  "position.within": "Höchstens {length} von {point}.",
  "position.showOf": "{name}, ungefähr: den Satz zeigen",
};
