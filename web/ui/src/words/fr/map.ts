import type { map as english } from "../en/map";
import type { Like } from "../message";

export const map: Like<typeof english> = {
  // The map.
  "map.zoomIn": "Agrandir",
  "map.zoomOut": "Réduire",
  "map.home": "Revenir à la première vue",
  "map.full": "Plein écran",
  "map.notLoaded": "La carte n’a pas pu être chargée. Rechargez la page quand le serveur sera revenu.",
  "ground.from": "carte de {host}",
  "ground.says": "Votre navigateur demande la carte à {host}, qui voit quelle partie vous en regardez.",
  "map.notShaded": "Les pays ne sont pas colorés.",
  "map.tilesMissing": "Des parties de la carte ne sont pas arrivées et sont hachurées. Elles seront redemandées.",
  "outside.also": "aussi :",
  "outside.more": {
    one: "Afficher {n} autre lieu hors de cette vue",
    other: "Afficher {n} autres lieux hors de cette vue",
  },
  "frame.zoom": "Maintenez Ctrl ou ⌘ pour zoomer",
  "frame.move": "Déplacez la carte avec deux doigts",
  measure: "Mesurer",
  measuring: "Mesure",
  "measure.stop": "Arrêter la mesure",
  "measure.first": "Cliquez sur des lieux ou des points de la carte, ou cherchez un lieu.",
  "measure.next": "Choisissez le point suivant.",
  "measure.remove": "Retirer {name}",
  "measure.total": "En tout {length}",
  "search.none":
    "Le répertoire n’a pas de lieu « {name} ». Essayez une autre orthographe, ou un lieu plus grand à proximité.",

  // Distances.
  "distances.few": "Les distances sont mesurées entre villes et lieux plus petits ; ce texte en nomme moins de deux.",
  "distances.measuring": "Mesure en cours…",
  "distances.says": "À vol d’oiseau ; plus c’est proche, plus c’est foncé. Choisissez une distance pour voir sa ligne.",
  "distances.caption": "Distances entre les lieux, en {unit}",
  "distances.pair": "De {from} à {to} : {length}",
  "distances.bearing": "cap {bearing}",
  "distances.some": "Les {some} lieux les plus mentionnés sur {n}.",
  "distances.all": "Afficher les {n}",
  "distances.more": "En afficher {most}",

  // Claims and positions.
  "claims.none":
    "Le texte n’indique aucune distance. Des phrases comme « à environ 400 km d’Istanbul » seraient vérifiées ici.",
  "claims.says": "Les distances que le texte indique entre deux lieux, mesurées.",
  "claims.checked": {
    one: "{n} affirmation, {checked} vérifiée",
    other: "{n} affirmations, {checked} vérifiées",
  },
  "claims.reviews": "Brouillons ClaimReview, pour vérificateurs",
  "claims.reviews.says":
    "Pour chaque affirmation vérifiée, un brouillon ClaimReview de schema.org, à compléter et à signer",
  "claim.show": "Montrer sur la carte",
  "claim.hide": "Masquer sur la carte",
  "claim.unknown": "un lieu inconnu",
  "claim.to": "à",
  "claim.why": "Pourquoi ces deux lieux ?",
  "claim.others": "D’autres lieux ?",
  "claim.maybe": "peut être visé",
  "claim.notKnown": "inconnu",
  "claim.pointToPoint": "{length} de point à point ; les mots permettent {allowed}.",
  "claim.reason": "Il y a {length} entre {from} et {to} ; « {words} » permet {allowed}.",
  "claim.direction": "Par rapport à {to}, {from} se trouve {found}, et non {stated}, comme le dit le texte.",
  "claim.unsure":
    "Impossible de trancher : on ne sait pas avec assez de certitude de quels lieux il s’agit, ou d’où la distance se mesure.",
  "claim.noEnd": "L’une des extrémités n’est pas un lieu d’où l’on puisse mesurer.",
  "basis.stated": "nommé dans le texte",
  "basis.referred": "le texte y renvoie",
  "basis.inferred": "non dit, déduit de l’article",
  "basis.unknown": "non dit",
  "verdict.consistent": "cohérent",
  "verdict.contradicted": "contredit",
  "verdict.unverifiable": "invérifiable",
  positions: "Positions",
  "positions.says": "Où se trouve quelque chose d’après le texte ; il n’y a rien à vérifier.",
  "position.name": "{words} de {place}",
  "position.directed": "{words} {direction} de {place}",
  "position.dashed": "La zone en tirets sur la carte montre où cela peut être.",
  "position.ring": "À {length}, dans n’importe quelle direction.",
  "position.within": "À moins de {length} de {point}.",
  "position.showOf": "{name}, approximatif : montrer la phrase",
};
