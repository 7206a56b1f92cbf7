package recognise

// The templates. Their numbers are part of the trained weights: they are never reused, and
// new ones come last.
const (
	fBias uint64 = iota + 1
	fWord
	fWordBefore
	fWordAfter
	fWordBefore2
	fWordAfter2
	fClass
	fClassBefore
	fClassAfter
	fClassesBefore
	fClassesAfter
	fClassesAround
	fShape
	fShapesAround
	fLex
	fLexBefore
	fLexAfter
	fLexName
	fSuffix
	fSuffix2
	fPrefix
	fFirst
	fGaz
	fGazFame
	fGazMany
	fGazLex
	fGazBefore
	fGazAfter
	fGazShape
	fGazClassBefore
	fGazClassAfter
	fGazRun
	fGazStart
	fGazUsage
	fRunPlace
	fRunHead
	fRunFirst
	fRunAfter
	fRunBefore
	fRunCovered
	fRunHeadGaz
	fCommaBefore
	fCommaAfter
	fMarks
	fUsageName
	fUsagePlace
	fUsageCase
	fUsageLong
	fDateline
	fHyphenMate
	fPassTwo
	fPassTwoGaz
	fPassTwoWide
	fPassTwoNear
	fWordsBefore
	fWordsAfter
	fCoverage
	fListed
	fRunWordBefore
	fRunWordAfter
	pastTemplates
)

// Templates is how many templates there are. A field that was fitted with fewer of them
// knows nothing of the others: see [Recogniser.Templates].
const Templates = int(pastTemplates) - 1
