package resolve

// signal numbers the reasons for and against a candidate. A name's own signals
// come first: those below localSignals need nothing but the mention and its words.
type signal uint8

const (
	sigFame signal = iota
	sigPeople
	sigRank
	sigTop
	sigNameMain
	sigNameAlias
	sigNameFormer
	sigNameAbbreviation
	sigNameAdjective
	sigNameAlternate
	sigTrimmed
	sigInside
	sigCountry
	sigContinent
	sigRegion
	sigAdmin1
	sigAdmin2
	sigAdminOther
	sigCapital
	sigSeat
	sigBigTown
	sigTown
	sigHamlet
	sigWater
	sigLand
	sigAirport
	sigSite
	sigContained
	sigContainedLoosely
	sigContradicted
	sigActs
	sigInsideFirst
	sigInsideLast
	sigCue
	sigCueContradicted
	sigDateline
	sigOnly
	sigDefinite
	sigDefiniteSite
	sigTwin
	sigHintCountry
	sigHintRegion
	sigHintNear
	sigSiteName
	sigSiteInside
	sigVariety
	sigVarietyLocal
	sigFameLocal
	sigOutside
	sigGoverned
	sigUngoverned
	sigListed
	sigDefiniteTown
	sigDefiniteWater
	sigModifies
	sigOpposed
	sigCampus
	localSignals // what follows needs the rest of the article
)

const (
	sigCountryShare signal = localSignals + iota
	sigAdmin1Share
	sigAdmin2Share
	sigCountryNamed
	sigAdmin1Named
	sigAdmin2Named
	sigNear
	sigNearest
	sigNearSentence
	sigSupport
	sigSupportCountry
	sigHolds
	sigHome
	sigHomeRegion
	sigHomeDistrict
	sigWithin
	sigWithinShare
	sigWithinNamed
	sigPair
	fixedSignals // what follows is added by extraSignals
)

// Values holds the value of each signal for one candidate.
type Values [AllSignals]float32

// Signal is one reason for or against a candidate.
type Signal struct {
	ID     string  // part of trained models; never used again for anything else
	Label  string  // what it means, in a sentence that means something alone
	Prior  float64 // weight before anything is learnt, and of a signal that the model does not know
	Source string  // where Prior comes from; "" for 0

	// Fill computes the value for one candidate before each pass. It is nil for a
	// signal that a stage fills together with others.
	Fill func(*View) float32
}

// Signals returns all signals, in the order of [Values].
func Signals() []Signal {
	list := []Signal{
		sigFame:             {ID: "fame", Label: "how well known the place is"},
		sigPeople:           {ID: "population", Label: "how many people live there"},
		sigRank:             {ID: "rank", Label: "place in the order of those with this name, by how well known they are"},
		sigTop:              {ID: "best_known", Label: "the best known of those with this name"},
		sigNameMain:         {ID: "name_main", Label: "this is its main name"},
		sigNameAlias:        {ID: "name_alias", Label: "this is another name in common use for it"},
		sigNameFormer:       {ID: "name_former", Label: "this is a former name of it"},
		sigNameAbbreviation: {ID: "name_abbreviation", Label: "this is an abbreviation of its name"},
		sigNameAdjective:    {ID: "name_adjective", Label: "this is its adjective or people"},
		sigNameAlternate:    {ID: "name_alternate", Label: "this is a less common name of it"},
		sigTrimmed:          {ID: "name_trimmed", Label: "found without \"the\", a direction or \"city of\""},
		sigInside:           {ID: "name_inside", Label: "its name is part of a longer name"},
		sigCountry:          {ID: "country", Label: "it is a country"},
		sigContinent:        {ID: "continent", Label: "it is a continent"},
		sigRegion:           {ID: "region", Label: "it is a region"},
		sigAdmin1:           {ID: "admin1", Label: "it is a state, province or oblast"},
		sigAdmin2:           {ID: "admin2", Label: "it is a county or district"},
		sigAdminOther:       {ID: "admin_other", Label: "it is a smaller administrative unit"},
		sigCapital:          {ID: "capital", Label: "it is a capital"},
		sigSeat:             {ID: "seat", Label: "it is the seat of a region"},
		sigBigTown:          {ID: "big_town", Label: "it is a city of more than 100,000 people"},
		sigTown:             {ID: "town", Label: "it is a town"},
		sigHamlet:           {ID: "hamlet", Label: "it is a small village"},
		sigWater:            {ID: "water", Label: "it is a sea, lake or river"},
		sigLand:             {ID: "land", Label: "it is a mountain, island or other landform"},
		sigAirport:          {ID: "airport", Label: "it is an airport"},
		sigSite:             {ID: "site", Label: "it is a building or site"},
		sigContained:        {ID: "contained", Label: "the text says that it lies there (\"X, Texas\")", Prior: 6, Source: "near-hard evidence; what competes with it is fitted around it"},
		sigContainedLoosely: {ID: "contained_loosely", Label: "the text says that it lies there (\"X in Texas\")"},
		sigContradicted:     {ID: "contradicted", Label: "the text says that it lies elsewhere"},
		sigActs:             {ID: "acts", Label: "the text speaks of it as of a government", Prior: 1, Source: "rare in the corpora"},
		sigInsideFirst:      {ID: "inside_first", Label: "its name begins the longer name"},
		sigInsideLast:       {ID: "inside_last", Label: "its name ends the longer name"},
		sigCue:              {ID: "cue", Label: "the text says what kind of place it is (\"the city of X\")"},
		sigCueContradicted:  {ID: "cue_contradicted", Label: "the text says that it is another kind of place"},
		sigDateline:         {ID: "dateline", Label: "it stands in the dateline"},
		sigOnly:             {ID: "only", Label: "no other place has this name"},
		sigDefinite:         {ID: "definite", Label: "it is known by its name with \"the\"", Prior: 4, Source: "rare in the corpora"},
		sigDefiniteSite:     {ID: "definite_site", Label: "a building with \"the\" before it", Prior: 2, Source: "rare in the corpora"},
		sigTwin:             {ID: "twin", Label: "a place inside it has this as its proper name", Prior: -1.5, Source: "rare in the corpora"},
		sigHintCountry:      {ID: "hint_country", Label: "in the country that the reader named", Prior: 1, Source: "a caller who names a country is believed where the text says nothing"},
		sigHintRegion:       {ID: "hint_region", Label: "in the region that the reader named", Prior: 4.5, Source: "as hint_country"},
		sigHintNear:         {ID: "hint_near", Label: "near the place that the reader named", Prior: 3, Source: "as hint_country"},
		sigSiteName:         {ID: "site_name", Label: "the name is that of a street, building or institution"},
		sigSiteInside:       {ID: "site_inside", Label: "its name is part of the name of a street, building or institution"},
		sigVariety:          {ID: "variety", Label: "in a country whose English the article is written in"},
		sigVarietyLocal:     {ID: "variety_local", Label: "in a country whose English the article is written in, and the news is local"},
		sigFameLocal:        {ID: "fame_local", Label: "well known, and the news is local"},
		sigOutside:          {ID: "outside", Label: "the text says where it lies, and no place of this name is there"},
		sigGoverned:         {ID: "governed", Label: "in the region that the sentence speaks of before"},
		sigUngoverned:       {ID: "ungoverned", Label: "not in the region that the sentence speaks of before"},
		sigListed:           {ID: "listed", Label: "the text lists places of a region, and it lies there", Prior: 5, Source: "nearly as hard as contained; rare in the corpora"},
		sigDefiniteTown:     {ID: "definite_town", Label: "a town with \"the\" before it that is not part of its name", Prior: -4, Source: "rare in the corpora"},
		sigDefiniteWater:    {ID: "definite_water", Label: "a sea, lake or river with \"the\" before it", Prior: 2, Source: "rare in the corpora"},
		sigModifies:         {ID: "modifies", Label: "a town that a longer name begins with"},
		sigOpposed:          {ID: "opposed", Label: "how well known it is, where somebody plays against it"},
		sigCampus:           {ID: "campus", Label: "how well known the town is, where a university is called by it", Prior: 6, Source: "rare in the corpora"},
		sigCountryShare:     {ID: "country_share", Label: "other places of the article lie in its country"},
		sigAdmin1Share:      {ID: "admin1_share", Label: "other places of the article lie in its region"},
		sigAdmin2Share:      {ID: "admin2_share", Label: "other places of the article lie in its district"},
		sigCountryNamed:     {ID: "country_named", Label: "the article names its country"},
		sigAdmin1Named:      {ID: "admin1_named", Label: "the article names its region"},
		sigAdmin2Named:      {ID: "admin2_named", Label: "the article names its district"},
		sigNear:             {ID: "near", Label: "near the other places of the article"},
		sigNearest:          {ID: "nearest", Label: "near one other place of the article"},
		sigNearSentence:     {ID: "near_sentence", Label: "near a place named in the same sentence"},
		sigSupport:          {ID: "support", Label: "other names of the article could lie in its region, too"},
		sigSupportCountry:   {ID: "support_country", Label: "other names of the article could lie in its country, too"},
		sigHolds:            {ID: "holds", Label: "other places of the article lie in it"},
		sigHome:             {ID: "home", Label: "in the region that most of the article is about"},
		sigHomeRegion:       {ID: "home_region", Label: "in the region that the article seems to come from"},
		sigHomeDistrict:     {ID: "home_district", Label: "in the district that the article seems to come from"},
		sigWithin:           {ID: "within", Label: "not the place itself, but the one that the text puts it in"},
		sigWithinShare:      {ID: "within_share", Label: "the article often names the place that it is put in"},
		sigWithinNamed:      {ID: "within_named", Label: "another place has this name"},
		sigPair:             {ID: "pair", Label: "beside a place that another name of the sentence may mean, both well known by their names", Prior: 3, Source: "by judgement, until it is fitted"},
	}
	return append(list, extraSignals()...)
}
