package claim

import "dateline/gazetteer/resolve"

// reasons lists what decided about a claim: the rule of the grammar that paired
// its ends, and how the words lead to each.
func reasons(c *Claim) []resolve.Reason {
	out := []resolve.Reason{{Decider: resolve.ByClaim, ID: "pair_" + string(c.Relation), Label: pairWords(c)}}
	for _, e := range [...]struct {
		id, role string
		end      *End
	}{{"from_", "located", &c.From}, {"to_", "anchor", &c.To}} {
		label := e.role + ": "
		if e.end.Name != "" {
			label += "“" + e.end.Name + "”, "
		}
		switch {
		case e.end.Rule != "":
			label += e.end.Rule
		default:
			label += "not found"
		}
		out = append(out, resolve.Reason{Decider: resolve.ByClaim, ID: e.id + string(e.end.Basis), Label: label})
	}
	return out
}

// pairWords says how the words join the two ends.
func pairWords(c *Claim) string {
	switch c.Relation {
	case Between:
		return "a distance between two places"
	case Border:
		return "a distance to a border"
	case Coast:
		return "a distance to a coast"
	case Radius:
		return "anything within a distance"
	}
	switch {
	case c.Journey:
		return "a journey from one place to another"
	case c.Direction != "":
		return "one place lies " + c.Direction.Word() + " of the other"
	}
	return "one place lies away from the other"
}
