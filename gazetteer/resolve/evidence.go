package resolve

// Evidence is what the signals of a candidate say of how it fits the article, each
// from 0 to 1.
type Evidence struct {
	Contained                   float32 // the text says that it lies there
	Near, Nearest, NearSentence float32 // to the other places of the article
	CountryShare, Admin1Share   float32 // of the other places of the article
	Support                     float32 // other names could lie in its region
	HomeRegion, HomeDistrict    float32 // of the article
	Variety                     float32 // of the article's English
}

// Evidence returns what speaks for the candidate.
func (c *Candidate) Evidence() Evidence {
	g := &c.Signals
	return Evidence{
		Contained: g[sigContained], Near: g[sigNear], Nearest: g[sigNearest], NearSentence: g[sigNearSentence],
		CountryShare: g[sigCountryShare], Admin1Share: g[sigAdmin1Share], Support: g[sigSupport],
		HomeRegion: g[sigHomeRegion], HomeDistrict: g[sigHomeDistrict], Variety: g[sigVariety],
	}
}

// Locality is 1 for news of a town and -1 for news of the world.
func (w *Workspace) Locality() float32 { return w.local.dialect.locality }
