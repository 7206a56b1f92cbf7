package resolve

import (
	"io/fs"

	"dateline/gazetteer"
	"dateline/gazetteer/names"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// Config is what a resolver is made of. All fields are needed but Regions, Language and Names.
type Config struct {
	Index  *gazetteer.Index
	Words  *text.Words // with the sets of contexts.tsv
	Tables fs.FS       // varieties.tsv, areacodes.tsv and highways.tsv, and language-countries.tsv for other languages
	Ranker *Ranker     // kept; must not change while it is used

	Regions *Regions // of Index; nil: of its own

	// Of a language other than English: its BCP 47 tag, and its names, for which Words may lack the sets.
	Language string
	Names    *names.Names
}

// Resolver chooses places for the names of texts.
type Resolver struct {
	index     *gazetteer.Index
	names     *names.Names // nil for English
	words     *contextWords
	rivers    *recognise.Rivers // nil for other languages
	dialects  *dialectWords
	areaCodes areaCodes
	highways  *highways
	regions   *Regions
	ranker    *Ranker
	rules     []Rule
	stages    []Stage
	extra     []Signal
}

// New makes a resolver. The error tells what is wrong with the tables.
func New(c Config) (*Resolver, error) {
	words, err := newContextWords(c.Words)
	if err != nil && c.Names == nil {
		return nil, err
	}
	var rivers *recognise.Rivers
	if c.Names == nil {
		if rivers, err = recognise.NewRivers(c.Index, c.Words); err != nil {
			return nil, err
		}
	}
	dialects, err := openDialectWords(c.Tables, c.Index)
	if err != nil {
		return nil, err
	}
	if c.Names != nil {
		dialects = &dialectWords{}
		if dialects.spoken, err = openSpoken(c.Tables, c.Language, c.Index); err != nil {
			return nil, err
		}
	}
	codes, err := openAreaCodes(c.Tables, c.Index)
	if err != nil {
		return nil, err
	}
	roads, err := openHighways(c.Tables, c.Index, c.Words)
	if err != nil {
		return nil, err
	}
	if c.Regions == nil {
		c.Regions = NewRegions(c.Index)
	}
	return &Resolver{
		index: c.Index, names: c.Names, words: words, rivers: rivers, dialects: dialects, areaCodes: codes, highways: roads,
		regions: c.Regions, ranker: c.Ranker,
		rules: Rules(), stages: Stages(), extra: extraSignals(),
	}, nil
}

// Regions returns what the resolver knows of countries and divisions.
func (r *Resolver) Regions() *Regions { return r.regions }

// Workspace is the memory of one resolution, a part for each stage. It keeps its
// capacity from text to text.
type Workspace struct {
	Resolution
	collector   collector
	local       local
	containment containment
	home        home
	article     article
}

// NewWorkspace returns an empty workspace.
func (r *Resolver) NewWorkspace() *Workspace {
	w := &Workspace{}
	w.collector = collector{Resolution: &w.Resolution, index: r.index, names: r.names, words: r.words, rivers: r.rivers,
		nameOf: map[uint64]int32{}}
	w.local = local{Resolution: &w.Resolution, dialect: dialect{words: r.dialects}}
	w.containment = containment{Resolution: &w.Resolution, local: &w.local}
	w.home = home{
		Resolution: &w.Resolution, resolver: r, dialect: &w.local.dialect,
		counted: map[gazetteer.Ref]int32{},
	}
	w.article = article{Resolution: &w.Resolution, index: r.index}
	return w
}

// Stage is a step of resolution that fills signals before a pass of the ranker.
type Stage struct {
	Name  string
	Label string // what it does
	runs  func(pass int) bool
	run   func(*Resolver, *Workspace)
}

// Stages returns the stages in their order.
func Stages() []Stage {
	first := func(pass int) bool { return pass == 0 }
	second := func(pass int) bool { return pass == 1 }
	later := func(pass int) bool { return pass > 0 }
	return []Stage{
		{"local", "the mention and the words around it", first, func(_ *Resolver, w *Workspace) { w.local.fill() }},
		{"containers", "the places that sites are said to lie in", second,
			func(_ *Resolver, w *Workspace) { w.containment.addContainers() }},
		{"home", "where the article is at home", second, func(_ *Resolver, w *Workspace) { w.home.inferHome() }},
		{"pairs", "places that two names of a sentence may mean together", second,
			func(_ *Resolver, w *Workspace) { w.article.fillPairs() }},
		{"document", "the other names of the article", later, func(_ *Resolver, w *Workspace) { w.article.documentSignals() }},
		{"extra", "signals that are computed one by one", later, (*Resolver).fillExtra},
	}
}

// Begin groups the recognised spans of a text into names and gathers their
// candidates.
func (r *Resolver) Begin(w *Workspace, rec *recognise.Recognition, h Hint) {
	w.Recognition = rec
	w.local.dialect.detect(rec.Text)
	w.local.hint = newHint(r.index, h)
	w.local.dialect.told = w.local.hint.country
	w.collector.collect()
}

// FillSignals runs the stages that come before a pass of the ranker.
func (r *Resolver) FillSignals(w *Workspace, pass int) {
	for _, s := range r.stages {
		if s.runs(pass) {
			s.run(r, w)
		}
	}
}

// Score ranks the candidates of all names in one pass.
func (r *Resolver) Score(w *Workspace, pass int) {
	for k := range w.Names {
		r.ranker.score(w.CandidatesOf(&w.Names[k]), pass)
	}
}

// Choose picks a candidate for each name, or none.
func (r *Resolver) Choose(w *Workspace) {
	v := veto{&w.Resolution, r.index, r.words, r.dialects.english}
	c := chooser{veto: v, ranker: r.ranker, rules: r.rules, article: &w.article, countries: r.dialects.spoken}
	for k := range w.Names {
		c.choose(&w.Names[k])
	}
	for k := range w.Names {
		c.followContainer(&w.Names[k])
	}
}

// Resolve chooses a place for each name of the recognised spans. The result belongs
// to w.
func (r *Resolver) Resolve(w *Workspace, rec *recognise.Recognition, h Hint) *Resolution {
	r.Begin(w, rec, h)
	for pass := range Passes {
		r.FillSignals(w, pass)
		r.Score(w, pass)
	}
	r.Choose(w)
	return &w.Resolution
}

// fillExtra computes the signals that have a Fill of their own.
func (r *Resolver) fillExtra(w *Workspace) {
	v := View{Resolution: &w.Resolution, home: &w.home}
	for k := range w.Names {
		v.Name = &w.Names[k]
		list := w.CandidatesOf(v.Name)
		for i := range list {
			v.Candidate = &list[i]
			for j, s := range r.extra {
				list[i].Signals[int(fixedSignals)+j] = s.Fill(&v)
			}
		}
	}
}
