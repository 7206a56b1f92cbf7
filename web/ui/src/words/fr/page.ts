import type { page as english } from "../en/page";
import type { Like } from "../message";

export const page: Like<typeof english> = {
  // The frame of the page.
  "page.title": "Un article et ses lieux",
  article: "Article",
  map: "Carte",
  tabs: "À propos des lieux",
  "tab.text": "Texte",
  "tab.places": "Lieux",
  "tab.distances": "Distances",
  "tab.claims": "Affirmations",
  "list.show": "Afficher la liste",
  "list.hide": "Masquer la liste",
  grip: "Hauteur de la carte",
  menu: "Menu",
  search: "Chercher un lieu",
  share: "Partager",
  download: "Télécharger",
  "download.more": "Pour d’autres programmes",
  "format.xlsx": "pour Excel et LibreOffice",
  "format.csv": "pour tableurs et bases de données",
  "format.kml": "pour Google Earth et My Maps",
  "format.geojson": "pour cartes web et QGIS",
  "format.claimreview": "ébauches de vérifications, pour vérificateurs",
  "format.distances.csv": "entre tous les lieux, en tableau",
  close: "Fermer",
  cancel: "Annuler",
  "dialog.unkept": "Ce que vous avez écrit ici n’est pas conservé. Fermer quand même ?",
  delete: "Supprimer",
  remove: "Retirer",
  undo: "Annuler",
  redo: "Rétablir",
  notPlace: "Pas un lieu",
  quoted: "« {words} »",
  from: "De",
  to: "À",
  asking: "Demande en cours…",
  "skip.text": "Aller au texte",
  "skip.places": "Aller aux lieux",
  theme: "Couleurs : {theme}",
  "theme.change": "Couleurs : {theme}. Changer",
  "theme.auto": "celles du système",
  "theme.light": "claires",
  "theme.dark": "sombres",

  // What is said to those who do not see it.
  "announce.place": { one: "{name} sélectionné, {n} mention", other: "{name} sélectionné, {n} mentions" },
  "announce.selected": "{name} sélectionné",

  // What goes wrong, what a text is written in, help.
  "server.gone": "Le serveur ne répond pas. dateline fonctionne-t-il encore ? Réessayez quand il sera revenu.",
  "server.offline": "Vous êtes hors ligne, et le serveur est sur une autre machine. Réessayez plus tard.",
  "server.tooLong":
    "Le texte est trop long : 1 Mo au plus. Raccourcissez-le, ou utilisez la ligne de commande : dateline parse FICHIER.",
  "server.notThere": "Le serveur n’a pas cela. Il a peut-être été supprimé.",
  "server.failed": "Le serveur n’a pas pu répondre (état {status}). Réessayez.",
  "server.readOnly":
    "Ce serveur montre les cartes enregistrées, mais n’en enregistre pas pour l’instant. Votre texte et vos corrections restent dans ce navigateur ; téléchargez la carte pour la garder.",
  "server.full":
    "Ce serveur n’a plus de place pour une autre carte. Supprimez l’une des vôtres, ou téléchargez celle-ci ; elle reste dans ce navigateur.",
  "server.noMaps":
    "Le serveur ne peut ni lire ni modifier ses cartes enregistrées pour l’instant. Réessayez dans une minute.",
  "server.busy": "Le serveur a trop à faire. Réessayez dans quelques secondes.",
  "file.unreadable": "{name} est d’un type qui ne peut pas être lu ici. Copiez son texte et collez-le.",
  "failed.title": "Cela ne peut pas être affiché",
  "failed.gone": "Cette carte n’existe pas",
  "failed.goneSays": "Elle a peut-être été supprimée, ou l’adresse est incomplète.",
  "failed.home": "À la première page",
  "language.ofText": "Langue du texte",
  "language.told": "d’après le texte",
  "language.notice":
    "Ce texte semble être en {written}. Il a été lu comme s’il était en {read} : noms et distances ne sont trouvés qu’en partie, et certains peuvent être faux.",
  help: "Aide",
  "help.names": "Noms",
  "help.names.says":
    "Les mots soulignés sont des lieux. Cliquez sur l’un d’eux pour le voir sur la carte ; sélectionnez-en d’autres pour les ajouter.",
  "help.claims": "Affirmations",
  "help.claims.says":
    "Une affirmation est une distance que le texte indique entre deux lieux. Elle est mesurée : cohérente, contredite ou invérifiable.",
  "help.correct": "Corrections",
  "help.correct.says":
    "« Erreur ? » à côté d’un lieu dit ce qu’il peut désigner d’autre. Un lieu manquant se place sur la carte par ses coordonnées ou d’un clic.",
  "help.keep": "Conservation",
  "help.keep.says":
    "Ce que vous collez et corrigez reste dans ce navigateur jusqu’à ce que vous l’enregistriez ou le supprimiez.",
  "help.keys": "Touches",
  "help.key.arrows": "se déplacer dans le texte, la liste ou la carte",
  "help.key.enter": "choisir",
  "help.key.escape": "abandonner la sélection, fermer",
  "help.key.undo": "annuler une correction",
  "help.key.redo": "la rétablir",
  "help.key.zoom": "agrandir et réduire la carte",
  "help.key.help": "cette aide",
  "help.language": "Langue de la page",
  "help.docs": "Pour les développeurs",
};
