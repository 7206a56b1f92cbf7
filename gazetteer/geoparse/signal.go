package geoparse

// signal numbers the reasons for and against a candidate. Each is filled by one
// function and named for people in signalNames.
type signal uint8

const (
	sigFame signal = iota
	sigPeople
	sigRank
	sigTop
	sigKindMain
	sigKindAlias
	sigKindFormer
	sigKindAbbreviation
	sigKindAdjective
	sigKindAlternate
	sigTrimmed
	sigEmbedded
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
	sigSpot
	sigContained
	sigContainedIn
	sigContradicted
	sigActs
	sigInsideFirst
	sigInsideLast
	sigCue
	sigCueContradicted
	sigDateline
	sigOnly
	sigArticle
	sigArticleSpot
	sigTwin
	sigHintCountry
	sigHintRegion
	sigHintNear
	sigSite
	sigSiteInside
	sigManner
	sigMannerTone
	sigFameTone
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
	sigSentence
	sigSupport
	sigSupportCountry
	sigHolds
	sigHome
	sigHomeRegion
	sigHomeDistrict
	sigSpacing
	sigInTown
	sigInTownShare
	sigInTownText
	sigInTownSaid
	sigInTownNamed
	sigInTownSite
	sigInTownInside
	allSignals
)

// signals holds the value of each signal for one candidate.
type signals [allSignals]float32

func signalNames() [allSignals]string {
	return [allSignals]string{
		sigFame: "fame", sigPeople: "population", sigRank: "rank among namesakes", sigTop: "most famous namesake",
		sigKindMain: "main name", sigKindAlias: "alias", sigKindFormer: "former name", sigKindAbbreviation: "abbreviation",
		sigKindAdjective: "adjective or people", sigKindAlternate: "alternate name", sigTrimmed: "name without its article or direction",
		sigEmbedded: "name inside the mention", sigCountry: "country", sigContinent: "continent", sigRegion: "region", sigAdmin1: "first-level unit",
		sigAdmin2: "second-level unit", sigAdminOther: "smaller unit", sigCapital: "capital", sigSeat: "seat of a region", sigBigTown: "city",
		sigTown: "town", sigHamlet: "hamlet", sigWater: "water", sigLand: "land form", sigAirport: "airport", sigSpot: "building or site",
		sigContained: "said to lie in its unit", sigContainedIn: "said to be in its unit, loosely", sigActs: "acts as a power does",
		sigInsideFirst: "first in the mention", sigInsideLast: "last in the mention", sigContradicted: "said to lie elsewhere", sigCue: "class named beside it",
		sigCueContradicted: "another class named beside it", sigDateline: "dateline of a town", sigOnly: "no namesake", sigArticle: "known with its article", sigArticleSpot: "building behind an article", sigTwin: "unit around a better bearer of the name", sigHintCountry: "in the country that the caller names", sigHintRegion: "in the region that the caller names",
		sigHintNear: "near the point that the caller names", sigSite: "called like a street or venue itself", sigSiteInside: "inside the name of a street or venue",
		sigManner: "where the article's English is spoken", sigMannerTone: "the same, in local news", sigFameTone: "fame, in local news",
		sigCountryShare: "country's share of the article", sigAdmin1Share: "region's share of the article", sigAdmin2Share: "district's share of the article",
		sigCountryNamed: "its country is named", sigAdmin1Named: "its region is named", sigAdmin2Named: "its district is named",
		sigNear: "near the other places", sigNearest: "near one other place", sigSentence: "near a place of the same sentence",
		sigSupport: "region could hold other names", sigSupportCountry: "country could hold other names", sigHolds: "holds other places",
		sigHome: "home region", sigHomeRegion: "region where the article is at home", sigHomeDistrict: "district where the article is at home",
		sigSpacing: "keeps the distance that the text states",
		sigInTown:  "town of the article", sigInTownShare: "share of that town", sigInTownText: "that town is named nearby",
		sigInTownSaid: "said to be in that town", sigInTownNamed: "though a place bears the name", sigInTownSite: "called like a street or venue", sigInTownInside: "though a place is named in it",
	}
}

// groupSignal is the signal that stands for a group.
func groupSignal(g group) (signal, bool) {
	switch g {
	case country:
		return sigCountry, true
	case continent:
		return sigContinent, true
	case region:
		return sigRegion, true
	case admin1:
		return sigAdmin1, true
	case admin2:
		return sigAdmin2, true
	case adminOther:
		return sigAdminOther, true
	case capital:
		return sigCapital, true
	case seat:
		return sigSeat, true
	case bigTown:
		return sigBigTown, true
	case town:
		return sigTown, true
	case hamlet:
		return sigHamlet, true
	case water:
		return sigWater, true
	case land:
		return sigLand, true
	case airport:
		return sigAirport, true
	case spot:
		return sigSpot, true
	}
	return 0, false
}

// prior is the weight that a signal has before anything is learnt: it stands
// for signals that the corpora hardly ever show.
func prior(j signal) float64 {
	switch j {
	case sigArticle:
		return 4
	case sigContained:
		return 4.5 // near-hard, and what it competes with is learnt around it
	case sigActs:
		return 1
	case sigArticleSpot:
		return 2
	case sigSpacing:
		return 3
	case sigTwin:
		return -1.5
	case sigHintNear:
		return 3
	case sigHintRegion:
		return 4.5
	case sigHintCountry:
		return 1
	}
	return 0
}
