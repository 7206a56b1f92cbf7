package claim

// settlementNoun reports whether a lower-case noun stands for an inhabited
// place: "the town", "its district headquarters".
func settlementNoun(low string) bool {
	switch low {
	case "city", "town", "village", "hamlet", "settlement", "suburb", "capital", "municipality", "commune", "comune",
		"community", "locality", "township", "borough", "resort", "port", "seat", "centre", "center", "headquarters",
		"parish", "neighbourhood", "neighborhood", "metropolis", "cities", "towns", "villages", "suburbs", "barrio",
		"hometown", "station", "place", "island", "stronghold", "outpost", "crossing", "airport", "base", "camp",
		"commune's", "enclave", "frazione", "kibbutz", "moshav", "selo", "district", "quarter", "island's", "burgh", "pueblo":
		return true
	}
	return false
}

// siteNoun reports whether a noun stands for a thing that lies somewhere, but
// whose place a gazetteer of towns does not know.
func siteNoun(low string) bool {
	switch low {
	case "epicentre", "epicenter", "site", "plant", "reactor", "mine", "dam", "frontline", "front", "river", "lake", "sea", "ocean", "motorway", "highway", "railway",
		"junction", "mountain", "mountains", "peak", "summit's", "volcano", "crater", "facility", "complex", "school", "hospital", "park", "forest", "harbour", "harbor",
		"bridge", "factory", "refinery", "prison", "stadium", "checkpoint", "depot", "barracks", "monastery", "equator", "pole", "line":
		return true
	}
	return false
}

// venueNoun reports whether a noun stands for the place where something
// happens that the text has told of: "the summit", "the venue".
func venueNoun(low string) bool {
	switch low {
	case "talks", "summit", "venue", "meeting", "negotiations", "conference", "ceremony", "gathering", "scene", "table":
		return true
	}
	return false
}

// adverb reports whether a word may stand between a subject and its verb.
func adverb(low string) bool {
	switch low {
	case "also", "now", "itself", "still", "then", "currently", "only", "actually", "really", "already", "alone", "today":
		return true
	}
	return false
}

// calendarWord reports whether a capitalised word names a day or a month.
func calendarWord(low string) bool {
	switch low {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}

// throughNoun reports whether a noun only leads to the place it is of:
// "the centre of X", "the outskirts of X", "the edge of X".
func throughNoun(low string) bool {
	switch low {
	case "centre", "center", "heart", "outskirts", "edge", "middle", "suburb", "suburbs", "core", "downtown", "limits",
		"city", "town", "village", "port", "municipality", "district", "area", "region", "island", "settlement", "gates", "vicinity", "site", "hamlet",
		"part", "side", "tip", "end", "confines", "boundary", "coast", "shore", "shores", "border", "frontier", "capital":
		return true
	}
	return false
}

// beVerb reports whether a word is a verb that puts its subject somewhere.
func beVerb(low string) bool {
	switch low {
	case "is", "are", "was", "were", "be", "been", "lies", "lie", "lay", "sits", "sit", "sat", "stands", "stand", "stood",
		"being", "lying", "remains", "locates", "'s", "’s", "begins", "starts", "rises":
		return true
	}
	return false
}

// finiteBe reports whether a word is a finite form of beVerb, so that its
// subject stands before it.
func finiteBe(low string) bool {
	return beVerb(low) && low != "be" && low != "been" && low != "being" && low != "lying" && low != "'s" && low != "’s"
}

// placedWord reports whether a participle puts something somewhere.
func placedWord(low string) bool {
	switch low {
	case "located", "situated", "based", "set", "positioned", "found", "sited", "placed", "lying", "standing", "sitting",
		"nestled", "perched", "being", "built", "headquartered", "stationed":
		return true
	}
	return false
}

// relative reports whether a word opens a relative clause.
func relative(low string) bool {
	return low == "which" || low == "that" || low == "where"
}

// pronoun reports whether a word stands for the subject of before.
func pronoun(low string) bool {
	switch low {
	case "it", "they", "this", "its", "here", "there":
		return true
	}
	return false
}

// extendVerb reports whether a verb makes the length after it one of its
// subject: "runs 30 km south", "measures 5 km".
func extendVerb(low string) bool {
	switch low {
	case "runs", "run", "ran", "running", "stretches", "stretch", "stretched", "stretching", "extends", "extend", "extended", "extending",
		"flows", "flow", "flowed", "flowing", "spans", "span", "spanned", "spanning", "covers", "cover", "covered", "covering",
		"measures", "measure", "measured", "measuring", "winds", "wound", "rises", "rise", "rose", "meanders", "totals", "totalling", "totaling",
		"widened", "lengthened", "longest", "tunnels", "dug", "laid", "built", "drains", "traverses", "snakes", "dives", "climbs", "climbed", "climb":
		return true
	}
	return false
}

// measureNoun reports whether a noun takes the length beside it as its own:
// "a length of 5 km", "a 66-metre track".
func measureNoun(low string) bool {
	switch low {
	case "length", "width", "height", "altitude", "elevation", "depth", "diameter", "circumference", "perimeter", "stretch", "section",
		"race", "run", "marathon", "wingspan", "speed", "thickness", "range", "reach", "breadth", "span", "course", "track", "runway", "road",
		"highway", "motorway", "freeway", "railway", "railroad", "line", "route", "river", "canal", "pipeline", "tunnel", "bridge", "wall", "fence",
		"border", "frontline", "front", "coastline", "coast", "strip", "corridor", "network", "trail", "path", "gauge", "tower", "mast",
		"column", "convoy", "queue", "tailback", "beach", "zone", "belt", "buffer", "circuit", "loop", "cable", "channel", "tall", "long", "wide",
		"high", "deep", "thick", "broad", "across", "longer", "wider", "higher", "deeper", "taller", "above", "below", "peak", "mountain", "building",
		"area", "resolution", "telescope", "gun", "shell", "missile", "rocket", "asteroid", "crater", "lake", "fjord", "gorge", "canyon", "waterfall",
		"drop", "pool", "swim", "steeplechase", "sprint", "relay", "freestyle", "hurdles", "dash", "time", "yacht", "boat", "ship", "vessel", "statue",
		"lengths", "widths", "stage", "leg", "lap", "course's", "span's", "total", "expressway", "boulevard", "street", "avenue", "traffic", "jam", "slope", "pass", "deviation", "climb", "pylon", "dam", "wave", "waves", "visibility", "limit":
		return true
	}
	return false
}

// travelNoun reports whether a noun makes the length beside it one that is
// travelled between two places, and how.
func travelNoun(low string) (mode string, ok bool) {
	switch low {
	case "drive", "ride", "walk", "hike", "trek", "march", "commute", "journey", "trip", "detour", "cab", "taxi", "bus", "car", "truck", "train", "rail", "convoy's":
		return "road", true
	case "flight", "hop", "airlift":
		return "flight", true
	case "voyage", "crossing", "sail", "ferry", "boat", "passage":
		return "sea", true
	case "distance", "way", "gap":
		return "", true
	}
	return "", false
}

// travelVerb reports whether a verb makes the length after it a way that
// somebody travelled.
func travelVerb(low string) bool {
	switch low {
	case "rode", "ride", "rides", "ridden", "riding", "drove", "drive", "drives", "driven", "driving", "sailed", "sail", "sailing", "flew", "fly", "flown", "flying",
		"walked", "walk", "walking", "marched", "march", "marching", "cycled", "cycling", "hiked", "hiking", "trekked", "trekking", "travelled", "traveled", "travelling", "traveling",
		"travel", "ran", "rowed", "swam", "paddled", "covered", "hitchhiked", "trudged", "journeyed":
		return true
	}
	return false
}

// journeyNoun reports whether a noun of travel is one somebody went, with
// detours, and no measure of the way between two places.
func journeyNoun(low string) bool {
	switch low {
	case "journey", "trip", "trek", "voyage", "march", "ride", "hike", "walk", "detour":
		return true
	}
	return false
}

// locative reports whether a preposition before a place puts something at it.
func locative(low string) bool {
	switch low {
	case "in", "at", "inside", "into", "to", "on", "around", "outside":
		return true
	}
	return false
}

// speechVerb reports whether a word is a verb of saying or of being seen
// somewhere to say it.
func speechVerb(low string) bool {
	switch low {
	case "said", "says", "told", "tells", "added", "adds", "warned", "insisted", "declared", "announced", "spoke", "speaking", "addressed", "replied",
		"argued", "claimed", "stated", "urged", "accused", "met", "briefed", "responded", "countered", "hosted", "rallied", "repeated", "reiterated":
		return true
	}
	return false
}

// reportingVerb reports whether a verb opens what somebody said: the words
// after it are about something else than those before.
func reportingVerb(low string) bool {
	switch low {
	case "said", "says", "say", "saying", "told", "added", "warned", "announced", "reported", "claimed", "stated", "insisted", "declared", "confirmed", "believe", "believed":
		return true
	}
	return false
}

// openingWord reports whether a capitalised word is one that opens a sentence,
// not a name.
func openingWord(low string) bool {
	switch low {
	case "one", "some", "many", "most", "all", "several", "each", "no", "other", "another", "he", "she", "we", "i", "you", "these", "those",
		"elsewhere", "meanwhile", "further", "farther", "later", "earlier", "separately", "also", "only", "just", "still", "then", "now", "here",
		"when", "while", "if", "but", "and", "her", "our", "my", "two", "three", "both", "there", "what", "who", "how", "officials", "police", "people", "residents", "troops", "about", "around", "roughly", "nearly", "almost":
		return true
	}
	return adverbial(low) || clauseBreak(low) || calendarWord(low)
}

// clauseBreak reports whether a word ends the noun phrase before it.
func clauseBreak(low string) bool {
	switch low {
	case "and", "or", "but", "while", "whereas", "when", "where", "which", "who", "that", "as", "because", "after", "before", "if",
		"is", "are", "was", "were", "has", "have", "had", "be", "will", "would", "could", "can", "may", "lies", "said", "says", "told",
		"to", "off", "by", "via", "through", "into", "onto", "for", "since", "until", "than", "near", "between", "on", "along", "during", "amid", "under", "against", "it", "he", "she", "they", "this":
		return true
	}
	return false
}
