package render

import "dateline/gazetteer/geoparse"

// Reason is one reason of a decider in JSON. Value and weight are absent for a
// reason that holds or does not.
type Reason struct {
	Decider string  `json:"decider"`
	ID      string  `json:"id"`
	Label   string  `json:"label"`
	Value   float64 `json:"value,omitempty"`
	Weight  float64 `json:"weight,omitempty"`
}

// NewReasons gives reasons the form of JSON.
func NewReasons(list []geoparse.Reason) []Reason {
	out := make([]Reason, 0, len(list))
	for _, r := range list {
		out = append(out, Reason{Decider: string(r.Decider), ID: r.ID, Label: r.Label, Value: r.Value, Weight: r.Weight})
	}
	return out
}
