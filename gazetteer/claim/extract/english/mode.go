package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// travelNoun reports whether a noun makes the length beside it one that is
// travelled between two places, and how.
func (r reader) travelNoun(low string) (m quantity.Mode, ok bool) {
	switch {
	case r.has(low, classRoadNoun):
		return quantity.Road, true
	case r.has(low, classFlightNoun):
		return quantity.Flight, true
	case r.has(low, classSeaNoun):
		return quantity.Sea, true
	}
	return "", r.has(low, classTravelNoun)
}

// byMode reads what follows "by": road, air, sea. k is the token of "by".
func (r reader) byMode(low string, k int) (m quantity.Mode, next int) {
	switch {
	case r.has(low, classByRoad):
		return quantity.Road, k + 2
	case r.has(low, classByAir):
		return quantity.Flight, k + 2
	case r.has(low, classBySea):
		return quantity.Sea, k + 2
	}
	return "", k
}

// maxModeBack is how many words before a distance may say how it is travelled.
const maxModeBack = 14

// modeBefore reads how a distance is travelled from the words before it:
// "By road it is 90 km", "the road distance from A is".
func (r rights) modeBefore(q quantity.Quantity, s extract.Sentence, floor int) quantity.Mode {
	for k := q.First - 1; k >= max(s.First, floor) && k > q.First-maxModeBack; k-- {
		switch low := r.Low(k); {
		case low == "by":
			if m, n := r.byMode(r.Low(k+1), k); n > k {
				return m
			}
		case low == ";", low == ".":
			return ""
		case r.words.plays(low, roleTrip):
			if r.plays(k-1, roleRoadWord) || r.words.plays(low, roleDrive) {
				return quantity.Road
			}
		case r.words.plays(low, roleCrow):
			return quantity.Straight
		case r.words.plays(low, roleRoadVerb):
			return quantity.Road
		case r.words.plays(low, roleAirVerb):
			return quantity.Flight
		case r.words.plays(low, roleSeaVerb):
			return quantity.Sea
		}
	}
	return ""
}

// journeyBefore reports whether the verb before a distance says that somebody
// travelled it: "rode 12,500 km", "has walked more than 300 miles". The way of a
// journey may be any number of times the straight line.
func (r rights) journeyBefore(q quantity.Quantity, s extract.Sentence, floor int) bool {
	for k := q.First - 1; k >= max(s.First, floor) && k > q.First-4; k-- {
		if r.is(k, classTravelVerb) {
			return true
		}
		if r.Tokens[k].Kind != quantity.Word || r.Mention(k) >= 0 {
			return false
		}
	}
	return false
}
