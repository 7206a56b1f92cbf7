package claim

// apposition bounds the words between a name and the noun that says what it
// is: "the Fremont, a Liberian bulk carrier".
const apposition = 6

// ofThing reports whether the words beside mention m make it the name of
// something that moves or burns, or of a person: "Storm Helene", "the Dixie
// Fire", "Captain Dallas", "the Fremont, a bulk carrier".
func (r *reader) ofThing(m int) bool {
	i := r.tokenOf(m)
	if i >= len(r.tok) || r.at[i] != m {
		return false
	}
	if i > 0 && r.at[i-1] < 0 && (thingNoun(r.low(i-1)) || personTitle(r.low(i-1))) {
		return true
	}
	j := r.after(i)
	if j < len(r.tok) && r.at[j] < 0 && r.tok[j].upper && thingNoun(r.low(j)) {
		return true
	}
	if r.low(j) != "," || r.low(j+1) != "a" && r.low(j+1) != "an" && r.low(j+1) != "the" {
		return false
	}
	for k := j + 2; k < len(r.tok) && k < j+2+apposition; k++ {
		if r.tok[k].kind != word || clauseBreak(r.low(k)) || settlementNoun(r.low(k)) {
			return false
		}
		if thingNoun(r.low(k)) {
			return true
		}
	}
	return false
}

// thingNoun reports whether a noun makes the name beside it one of a ship, a
// storm or a fire.
func thingNoun(low string) bool {
	switch low {
	case "storm", "hurricane", "typhoon", "cyclone", "fire", "wildfire", "blaze", "ship", "tanker", "carrier", "freighter", "vessel", "ferry", "frigate",
		"destroyer", "submarine", "trawler", "yacht", "schooner", "steamer", "tug", "barge", "mv", "ss", "uss", "hms", "rms", "hmas", "satellite", "comet", "asteroid":
		return true
	}
	return false
}

// personTitle reports whether a title before a name makes it one of a person.
func personTitle(low string) bool {
	switch low {
	case "mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "captain", "capt", "colonel", "col", "major", "maj", "sergeant", "sgt", "lieutenant", "lt", "admiral",
		"private", "corporal", "inspector", "detective", "professor", "prof", "senator", "sen", "rev", "reverend", "pastor", "bishop", "imam", "sheikh", "pilot":
		return true
	}
	return false
}
