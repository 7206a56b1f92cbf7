package text

// Class groups the closed-class and cue words that tell names of places from
// other names. A word has one class. The numbers are part of trained weights:
// they are never reused.
type Class uint8

// The classes.
const (
	ClassNone          Class = iota
	ClassPrepositionIn       // in, at, near: what follows is a place
	ClassPrepositionTo       // to, from, of, for: may be
	ClassArticle             // the, a, this
	ClassConjunction         // and, or, but
	ClassParticle            // de, la, upon, al: inside names
	ClassDirection           // northern, west, central
	ClassTitle               // Mr, Gen, Saint: a person follows
	ClassRole                // president, coach: a person may follow
	ClassSpeech              // said, told
	ClassAgency              // wants, agreed, warned: a power acts
	ClassOrganisation        // University, Police, Corp
	ClassTeam                // United, Rovers, Raiders
	ClassMedia               // Times, Herald
	ClassStreet              // Street, Avenue, Route
	ClassVenue               // Stadium, Church, Hotel
	ClassWater               // River, Lake, Bay
	ClassLand                // Mountain, Valley, Island
	ClassDivision            // County, Province, Township
	ClassCity                // city, town, village, capital
	ClassNation              // country, nation, republic
	ClassCalendar            // Monday, January
	ClassPerson              // man, woman, resident, people, voters
	ClassPronoun             // he, she, who
	ClassAuxiliary           // is, was
	ClassLanguage            // speak, language, translated
	ClassRelative            // based, born, resident: "the X-based"
	ClassNameSuffix          // Jr, Sr, III
	ClassNumber              // two, three, million
)

// String returns the name of the class as the word tables have it.
func (c Class) String() string { return classNames()[c] }

func classNames() []string {
	return []string{
		ClassNone:          "",
		ClassPrepositionIn: "preposition-in",
		ClassPrepositionTo: "preposition-to",
		ClassArticle:       "article",
		ClassConjunction:   "conjunction",
		ClassParticle:      "particle",
		ClassDirection:     "direction",
		ClassTitle:         "title",
		ClassRole:          "role",
		ClassSpeech:        "speech",
		ClassAgency:        "agency",
		ClassOrganisation:  "organisation",
		ClassTeam:          "team",
		ClassMedia:         "media",
		ClassStreet:        "street",
		ClassVenue:         "venue",
		ClassWater:         "water",
		ClassLand:          "land",
		ClassDivision:      "division",
		ClassCity:          "city",
		ClassNation:        "nation",
		ClassCalendar:      "calendar",
		ClassPerson:        "person",
		ClassPronoun:       "pronoun",
		ClassAuxiliary:     "auxiliary",
		ClassLanguage:      "language",
		ClassRelative:      "relative",
		ClassNameSuffix:    "name-suffix",
		ClassNumber:        "number",
	}
}
