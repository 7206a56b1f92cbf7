package claim

// hedge is how sure a text is of its number.
type hedge uint8

const (
	plain   hedge = iota // no hedge, or one that only stresses: "only", "just", "exactly"
	approx               // about, roughly, some, or so
	nearly               // nearly, almost, just under
	beyond               // just over, a little more than
	over                 // more than, at least
	under                // less than
	upTo                 // up to, within, at most
	overall              // a range so vague that no number is meant: "hundreds of"
)

// hedgeBefore reads the hedge that ends just before token i, "" classes
// combined from right to left ("just over", "only about", "at least some"),
// and returns its first token. start == i means there is none.
func hedgeBefore(t []token, i int) (h hedge, start int) {
	start = i
	for range 4 {
		class, n, little := hedgeWord(t, start)
		if n == 0 {
			break
		}
		start -= n
		switch {
		case little && h == over:
			h = beyond
		case little && h == under:
			h = nearly
		case class == plain || h == over || h == under || h == upTo || h == nearly || h == beyond:
		default:
			h = class
		}
	}
	// "a little more than", "an estimated 40 km", "a distance of about 5 km".
	if start < i && start > 0 && (t[start-1].low == "a" || t[start-1].low == "an") && (t[start].low == "estimated" || t[start].low == "little" || t[start].low == "distance" || t[start].low == "mere" || t[start].low == "bare") {
		start--
	}
	return h, start
}

// hedgeWord reads the one hedge of up to three words that ends before token
// i: its class, its length in tokens, and whether it only softens a bound
// ("just over", "slightly less than").
func hedgeWord(t []token, i int) (class hedge, n int, little bool) {
	if i == 0 {
		return plain, 0, false
	}
	back := func(k int) string {
		if i-k < 0 {
			return ""
		}
		return t[i-k].low
	}
	switch back(1) {
	case "about", "around", "roughly", "approximately", "some", "circa", "ca", "c", "approx", "estimated", "perhaps", "maybe", "~", "≈", "∼", "probably", "nominally", "broadly":
		return approx, 1, false
	case ".":
		switch back(2) {
		case "ca", "c", "approx", "appr":
			return approx, 2, false
		}
	case "nearly", "almost", "barely", "practically", "virtually":
		return nearly, 1, false
	case "only", "exactly", "precisely", "fully", "mere", "bare", "full", "even", "good", "another", "additional", "further":
		return plain, 1, false
	case "just", "slightly", "little", "bit", "well", "somewhat", "marginally", "fractionally":
		if back(1) == "bit" && back(2) != "a" {
			return plain, 0, false
		}
		return plain, 1, back(1) != "well"
	case "over", "above", ">", "≥":
		return over, 1, false
	case "under", "below", "<", "≤":
		return under, 1, false
	case "within":
		return upTo, 1, false
	case "than":
		switch back(2) {
		case "more", "greater", "farther", "further", "longer":
			if back(3) == "no" || back(3) == "not" {
				return upTo, 3, false
			}
			return over, 2, false
		case "less", "fewer", "closer", "nearer", "shorter":
			if back(3) == "no" || back(3) == "not" {
				return over, 3, false
			}
			return under, 2, false
		}
	case "to":
		switch back(2) {
		case "up":
			return upTo, 2, false
		case "close", "near":
			return approx, 2, false
		}
	case "least":
		if back(2) == "at" {
			return over, 2, false
		}
	case "most":
		if back(2) == "at" {
			return upTo, 2, false
		}
	case "minimum", "maximum":
		if back(2) == "a" || back(2) == "the" {
			return plain, 0, false
		}
	case "of":
		switch back(2) {
		case "upwards", "excess":
			if back(2) == "excess" && back(3) == "in" {
				return over, 3, false
			}
			return over, 2, false
		case "short", "shy":
			if back(3) == "just" || back(3) == "little" {
				return nearly, 2, false
			}
		case "distance":
			return plain, 2, false
		case "region", "order", "neighbourhood", "neighborhood":
			if back(3) == "the" && back(4) == "in" {
				return approx, 4, false
			}
		}
	}
	return plain, 0, false
}

// hedgeAfter reads a hedge that follows the unit at token i: "or so",
// "or more", "or less".
func hedgeAfter(t []token, i int) (h hedge, next int) {
	if i+1 < len(t) && t[i].low == "or" {
		switch t[i+1].low {
		case "so", "thereabouts":
			return approx, i + 2
		case "more":
			return over, i + 2
		case "less", "fewer":
			return upTo, i + 2
		}
	}
	if i+2 < len(t) && t[i].low == "more" && t[i+1].low == "or" && t[i+2].low == "less" {
		return approx, i + 3
	}
	if i < len(t) && (t[i].low == "approximately" || t[i].low == "approx") {
		return approx, i + 1
	}
	return plain, i
}
