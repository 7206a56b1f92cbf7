package resolve

// AllSignals is how many signals there are: those that stages fill, and one for each
// row of extraSignals.
const AllSignals = int(fixedSignals) + 3

// sigPhoned is the first of extraSignals.
const sigPhoned = fixedSignals

// extraSignals are the signals that are computed one by one, before the second pass and
// those behind it. Raise AllSignals with each row.
func extraSignals() []Signal {
	return []Signal{
		{
			ID: "phoned", Label: "the article gives a telephone number of its region", Prior: 2, Source: "rare in the corpora",
			Fill: func(v *View) float32 { return v.home.phoned(v.Candidate.Admin1) },
		},
		{
			ID: "crossed", Label: "the article names a highway that runs through its region", Prior: 0.5,
			Source: "rare in the corpora",
			Fill:   func(v *View) float32 { return v.home.crossed(v.Candidate.Admin1) },
		},
		{
			ID: "joined", Label: "a state that is named together with one beside it", Prior: 2, Source: "rare in the corpora",
			Fill: joined,
		},
	}
}

// View is what a signal sees: a candidate of a name, in the article around it.
type View struct {
	*Resolution
	Name      *Name
	Candidate *Candidate

	home *home
}
