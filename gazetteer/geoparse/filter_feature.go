package geoparse

import "dateline/gazetteer"

// feature numbers what the filter sees of a mention.
type feature uint8

const (
	featConfidence feature = iota // log odds of the recogniser
	featBegin                     // its probability that a mention begins here
	featNameMean                  // mean confidence of the mentions of the name
	featNameBest
	featMentions
	featTokens
	featVariant // -1 for a mention without a place
	featGroup
	featNameClass
	featMass
	featProbability
	featFame
	featPeople
	featCandidates
	featContained
	featNear
	featNearest
	featNearSentence
	featCountryShare
	featAdmin1Share
	featSupport
	featWithin
	featSite
	featFirst
	featShouted
	featShape
	featOrdinary
	featLexName
	featClass
	featLastClass
	featBeforeClass
	featAfterClass
	featBeforeCapital
	featAfterCapital
	featHeadClass
	featCapRun // tokens of the run of capitals around it
	featTitled
	featNamed
	featLocated
	featHeaded
	featSmall
	featWhole // the words are a whole name of the gazetteer
	featComma // 1 before it, 2 behind it
	featPerson
	featActs
	featStrict
	featHomeRegion
	featHomeDistrict
	featLocality
	featVariety
	featDateline
	featCovered   // how much longer the name of the gazetteer here is
	featDescribed // the text says that it is a place
	featNames     // logarithm of the number of names in the article
	featCoverage  // how much of what the text names the gazetteer has
	featUnknown   // the part of the text's names that are no whole names of the gazetteer
	featMatch     // how the name of the gazetteer here lies to the mention
	featListed    // mentions beside it in a list
	featListBest  // confidence of the best of these
	featListKnown // the part of these that are whole names of the gazetteer
	filterFeatures
)

// FilterRow holds the features of one mention.
type FilterRow [filterFeatures]float32

// FeatureIDs returns the ids of the features of a [FilterRow]. They are part of
// trained models and never used again for anything else.
func FeatureIDs() []string {
	return []string{
		featConfidence:    "confidence",
		featBegin:         "begin",
		featNameMean:      "name_mean",
		featNameBest:      "name_best",
		featMentions:      "mentions",
		featTokens:        "tokens",
		featVariant:       "variant",
		featGroup:         "group",
		featNameClass:     "name_class",
		featMass:          "mass",
		featProbability:   "probability",
		featFame:          "fame",
		featPeople:        "people",
		featCandidates:    "candidates",
		featContained:     "contained",
		featNear:          "near",
		featNearest:       "nearest",
		featNearSentence:  "near_sentence",
		featCountryShare:  "country_share",
		featAdmin1Share:   "admin1_share",
		featSupport:       "support",
		featWithin:        "within",
		featSite:          "site",
		featFirst:         "first",
		featShouted:       "shouted",
		featShape:         "shape",
		featOrdinary:      "ordinary",
		featLexName:       "lex_name",
		featClass:         "class",
		featLastClass:     "last_class",
		featBeforeClass:   "before_class",
		featAfterClass:    "after_class",
		featBeforeCapital: "before_capital",
		featAfterCapital:  "after_capital",
		featHeadClass:     "head_class",
		featCapRun:        "cap_run",
		featTitled:        "titled",
		featNamed:         "named",
		featLocated:       "located",
		featHeaded:        "headed",
		featSmall:         "small",
		featWhole:         "whole",
		featComma:         "comma",
		featPerson:        "person",
		featActs:          "acts",
		featStrict:        "strict",
		featHomeRegion:    "home_region",
		featHomeDistrict:  "home_district",
		featLocality:      "locality",
		featVariety:       "variety",
		featDateline:      "dateline",
		featCovered:       "covered",
		featDescribed:     "described",
		featNames:         "names",
		featCoverage:      "coverage",
		featUnknown:       "unknown",
		featMatch:         "match",
		featListed:        "listed",
		featListBest:      "list_best",
		featListKnown:     "list_known",
	}
}

// proper is the last kind of name by which a place is properly called.
const proper = gazetteer.NameAlias
