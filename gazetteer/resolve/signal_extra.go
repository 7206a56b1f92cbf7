package resolve

// AllSignals is how many signals there are.
const AllSignals = int(fixedSignals) + 0

// extraSignals are the signals that are computed one by one. Raise AllSignals with
// each row.
func extraSignals() []Signal { return nil }

// View is what a signal sees: a candidate of a name, in the article around it.
type View struct {
	*Resolution
	Name      *Name
	Candidate *Candidate
}
