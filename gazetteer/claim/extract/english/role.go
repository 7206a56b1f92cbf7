package english

// role is a set of the parts that single words play in a rule: those that a rule asks for
// where a class would be too wide.
type role uint64

// The roles, by the names that the table words.tsv gives them.
const (
	roleCapital      role = 1 << iota // seat of a government
	roleCity                          // behind that: the capital city
	roleSpots                         // plural of what a distance lies between: the cities
	roleOnlyOne                       // a country or town has one, or a few: another of it is another place
	roleDistance                      // the noun of distances
	roleGap                           // a distance that nobody is at the end of
	roleTrip                          // a noun of distances that may say how it is travelled
	roleDrive                         // one that is by road in any case
	roleRoadWord                      // before such a noun: by road
	roleAirWord                       // before a noun of travel: by air
	roleRoadVerb                      // somebody went by road
	roleAirVerb                       // or flew
	roleSeaVerb                       // or sailed
	roleOverland                      // by road, all alone
	roleFoot                          // on foot
	roleCrow                          // what flies straight
	roleFlies                         // how it moves
	roleStraight                      // in a straight line
	roleDivided                       // what keeps two places apart, as a participle
	roleDividing                      // the same as any verb
	roleApart                         // behind the length between two places
	roleShore                         // behind a direction: no place, but a line
	roleDirection                     // the noun of directions
	roleSide                          // behind a direction: that, or a part of a place
	roleRadius                        // around a place
	roleWay                           // of travel, no journey
	roleLasting                       // before a noun of travel: it is measured, no distance
	roleMeasure                       // of another measure than length
	roleCentral                       // before a name: its middle
	roleNear                          // before a name: it, or beside it
	roleKnownPlace                    // between the and a noun: one spoken of before
	roleNaming                        // before a name: it is an example
	roleStands                        // a verb or preposition before the subject of a fronted distance
	roleAttaching                     // before a mention: it belongs to the noun before that
	roleLoose                         // of these, what does so only further off
	roleDeterminer                    // before a noun of its own
	roleOpensPhrase                   // opens a noun phrase
	roleBesideClause                  // sets two clauses side by side
	roleConjunction                   // joins two clauses
	roleOfAnchor                      // before the place that a length is measured from
	roleTowards                       // before a direction, or a place at the far end
	roleAnother                       // in a hedge: of another place
	roleLocates                       // a finite verb that puts its subject somewhere
	roleRespectively                  // ties numbers to places in their order
	roleNegation                      // says that something is not so
	roleContraction                   // what is left of it behind an apostrophe
	roleContracted                    // a verb before that
	roleNotOnly                       // behind a negation: it is none
	roleAsking                        // opens a question
	roleReader                        // behind that: the question is whether the reader knew
	roleSupposed                      // a verb of what is only thought of
	roleIf                            // opens that
	roleHad                           // the same where it opens a clause
	roleDenying                       // before "that": what follows is not so
	roleCovering                      // a verb of what leads from one place to another: its length follows
	roleFalse                         // behind a verb: its subject is not so
)

// roleNames returns the roles by their names.
func roleNames() map[string]role {
	return map[string]role{
		"capital":       roleCapital,
		"city":          roleCity,
		"spots":         roleSpots,
		"only-one":      roleOnlyOne,
		"distance":      roleDistance,
		"gap":           roleGap,
		"trip":          roleTrip,
		"drive":         roleDrive,
		"road-word":     roleRoadWord,
		"air-word":      roleAirWord,
		"road-verb":     roleRoadVerb,
		"air-verb":      roleAirVerb,
		"sea-verb":      roleSeaVerb,
		"overland":      roleOverland,
		"foot":          roleFoot,
		"crow":          roleCrow,
		"flies":         roleFlies,
		"straight":      roleStraight,
		"divided":       roleDivided,
		"dividing":      roleDividing,
		"apart":         roleApart,
		"shore":         roleShore,
		"direction":     roleDirection,
		"side":          roleSide,
		"radius":        roleRadius,
		"way-noun":      roleWay,
		"lasting":       roleLasting,
		"other-unit":    roleMeasure,
		"central":       roleCentral,
		"near":          roleNear,
		"known-place":   roleKnownPlace,
		"naming":        roleNaming,
		"stands":        roleStands,
		"attaching":     roleAttaching,
		"loose":         roleLoose,
		"determiner":    roleDeterminer,
		"opens-phrase":  roleOpensPhrase,
		"beside-clause": roleBesideClause,
		"conjunction":   roleConjunction,
		"of-anchor":     roleOfAnchor,
		"towards":       roleTowards,
		"another":       roleAnother,
		"locates":       roleLocates,
		"respectively":  roleRespectively,
		"negation":      roleNegation,
		"contraction":   roleContraction,
		"contracted":    roleContracted,
		"not-only":      roleNotOnly,
		"asking":        roleAsking,
		"reader":        roleReader,
		"supposed":      roleSupposed,
		"if":            roleIf,
		"had":           roleHad,
		"denying":       roleDenying,
		"covering":      roleCovering,
		"false":         roleFalse,
	}
}
