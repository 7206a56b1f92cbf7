package english

// class is a set of the parts that a word may play around a distance.
type class uint64

// The classes, by the names that the table words.tsv gives them.
const (
	classSettlement       class = 1 << iota // a noun for an inhabited place
	classSite                               // a thing that lies somewhere without an entry in a gazetteer
	classVenue                              // a noun for the place of what the text has told of
	classAdverb                             // may stand between a subject and its verb
	classCalendar                           // a day or a month
	classThrough                            // a noun that only leads to the place it is of: the outskirts of X
	classFinite                             // a finite form of such a verb
	classPlacing                            // a participle that puts something somewhere
	classRelative                           // opens a relative clause
	classPronoun                            // refers to the previous subject
	classExtending                          // a verb whose length is that of its subject: runs 30 km
	classMeasure                            // the length beside it measures this noun, no distance
	classLocative                           // a preposition that puts something at the place behind it
	classSpeech                             // a verb of saying, or of being seen somewhere to say it
	classReporting                          // a verb before what somebody said: its own place is not what is located
	classOpening                            // a capitalised word that opens a sentence and is no name
	classClauseEnd                          // ends the noun phrase before it
	classTitle                              // a title before a name
	classMoving                             // a name beside it is one of a ship, a storm, a fire
	classPersonTitle                        // a name behind it is one of a person
	classAdverbial                          // opens a phrase before the subject
	classPast                               // a verb that may follow a subject; those in -ed need no entry
	classWay                                // behind a name: a road or a river
	classJoiner                             // a small word inside names
	classTravelVerb                         // somebody travelled the length behind it
	classJourneyNoun                        // a noun of travel that somebody went, with detours
	classRoadNoun                           // road-noun
	classFlightNoun                         // flight-noun
	classSeaNoun                            // sea-noun
	classTravelNoun                         // travel-noun
	classByRoad                             // by-road
	classByAir                              // by-air
	classBySea                              // by-sea
	classLeading                            // a verb of a way or of who goes it: leads 15 miles to
	classWeapon                             // has a reach
	classAiming                             // with a weapon: the length is its reach
	classPerceived                          // the length is how far off something was noticed
	classLeaving                            // who left a place is there no more
	classSuperlative                        // before a noun: not the place spoken of before
	classOtherPlace                         // the subject is another place than the one before
	classAway                               // makes a length a distance
	classBorderNoun                         // border
	classCoastNoun                          // coast
	classCoastOf                            // coast-of
	classRoadAlong                          // road-along
	classWaterAlong                         // water-along
	classJourneyAdjective                   // journey-adjective
	classReferable                          // referable
	classTwo                                // two
	classDistanceNoun                       // distance-noun
	classPreposition                        // before a name: it belongs to the noun before the preposition
	classSmall                              // small
	classVagueAdverb                        // vague-adverb
	classPredicate                          // predicate
	classArea                               // behind a name: an area or a way, which no distance locates
	classLies                               // a verb that says where its subject is
	classAfterName                          // after-name
	classCentre                             // the middle of the place beside it is meant
	classNowhere                            // a noun for what lies nowhere: a population, a name
	classTime                               // tells two times apart
	classHaving                             // a verb behind which stands what its subject has
)

// classNames returns the classes by their names.
func classNames() map[string]class {
	return map[string]class{
		"settlement":        classSettlement,
		"site":              classSite,
		"venue":             classVenue,
		"adverb":            classAdverb,
		"calendar":          classCalendar,
		"through":           classThrough,
		"finite":            classFinite,
		"placing":           classPlacing,
		"relative":          classRelative,
		"pronoun":           classPronoun,
		"extending":         classExtending,
		"measure":           classMeasure,
		"locative":          classLocative,
		"speech":            classSpeech,
		"reporting":         classReporting,
		"opening":           classOpening,
		"clause-end":        classClauseEnd,
		"title":             classTitle,
		"moving":            classMoving,
		"person-title":      classPersonTitle,
		"adverbial":         classAdverbial,
		"past":              classPast,
		"way":               classWay,
		"joiner":            classJoiner,
		"travel-verb":       classTravelVerb,
		"journey":           classJourneyNoun,
		"road-noun":         classRoadNoun,
		"flight-noun":       classFlightNoun,
		"sea-noun":          classSeaNoun,
		"travel-noun":       classTravelNoun,
		"by-road":           classByRoad,
		"by-air":            classByAir,
		"by-sea":            classBySea,
		"leading":           classLeading,
		"weapon":            classWeapon,
		"aiming":            classAiming,
		"perceived":         classPerceived,
		"leaving":           classLeaving,
		"superlative":       classSuperlative,
		"other-place":       classOtherPlace,
		"away":              classAway,
		"border":            classBorderNoun,
		"coast":             classCoastNoun,
		"coast-of":          classCoastOf,
		"road-along":        classRoadAlong,
		"water-along":       classWaterAlong,
		"journey-adjective": classJourneyAdjective,
		"referable":         classReferable,
		"two":               classTwo,
		"distance-noun":     classDistanceNoun,
		"preposition":       classPreposition,
		"small":             classSmall,
		"vague-adverb":      classVagueAdverb,
		"predicate":         classPredicate,
		"area":              classArea,
		"lies":              classLies,
		"after-name":        classAfterName,
		"centre":            classCentre,
		"nowhere":           classNowhere,
		"having":            classHaving,
		"time":              classTime,
	}
}
