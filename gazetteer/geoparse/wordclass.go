package geoparse

import "strings"

// wordClass groups the closed-class and cue words that tell names of places
// from other names. A word has one class: the first of the list below.
type wordClass uint8

const (
	noClass     wordClass = iota
	prepIn                // in, at, near: what follows is a place
	prepTo                // to, from, of, for: may be
	article               // the, a, this
	conjunction           // and, or, but
	particle              // de, la, upon, al: inside names
	direction             // northern, west, central
	title                 // Mr, Gen, Saint: a person follows
	role                  // president, coach: a person may follow
	speech                // said, told
	agency                // wants, agreed, warned: a power acts
	orgHead               // University, Police, Corp
	teamHead              // United, Rovers, Raiders
	mediaHead             // Times, Herald
	streetHead            // Street, Avenue, Route
	venueHead             // Stadium, Church, Hotel
	waterHead             // River, Lake, Bay
	landHead              // Mountain, Valley, Island
	unitHead              // County, Province, Township
	cityWord              // city, town, village, capital
	nationWord            // country, nation, republic
	calendar              // Monday, January
	personNoun            // man, woman, resident, people, voters
	pronoun               // he, she, who
	verbBe                // is, was
	languageCue           // speak, language, translated
	relative              // native, based, born, resident: "the X-based"
	afterName             // Jr, Sr, III
	number                // two, three, million
)

// classWords lists the words of each class, folded.
func classWords() map[wordClass]string {
	return map[wordClass]string{
		prepIn:      "in at near outside inside around across throughout within via toward towards into beyond amid off along beside between above below surrounding",
		prepTo:      "to from of for on by with through against over under about after since than like as versus v vs",
		article:     "the a an this that these those its his her their our my your",
		conjunction: "and or but nor plus",
		particle:    "de la le les del della di du da dos das el al ul upon en sur los las san santa santo fort ft port mount mt new old saint st ste abu bin ibn ben beit deir bir ras tel umm wadi van von der den",
		direction: `north south east west northern southern eastern western central northeast northwest southeast southwest northeastern northwestern southeastern southwestern
			upper lower greater inner outer mid downtown uptown midtown suburban rural coastal metropolitan metro`,
		title: `mr mrs ms miss dr prof sir lord lady dame madam mme gen lt col maj sgt cpl capt cmdr adm rev fr sister brother pope sen rep gov pres hon supt det insp cllr atty msgr
			sens reps justice sheikh sheik imam ayatollah prince princess king queen emperor duke earl baron count`,
		role: `president premier chancellor minister secretary ambassador senator congressman congresswoman representative governor mayor councilman councilwoman councillor councilor
			alderman commissioner chief officer detective inspector sergeant captain lieutenant colonel general major admiral commander trooper deputy sheriff constable judge magistrate
			attorney lawyer prosecutor solicitor principal superintendent professor doctor coach manager director chairman chairwoman chair chairperson ceo spokesman spokeswoman
			spokesperson leader founder owner author writer actor actress singer artist reporter editor columnist correspondent analyst economist scientist researcher pastor bishop
			archbishop cardinal priest rabbi firefighter paramedic nurse teacher student player pitcher quarterback striker midfielder goalkeeper defender forward guard center rookie
			freshman sophomore junior senior athlete candidate democrat republican rebel warlord executive vice ex-president former late aide envoy negotiator counterpart`,
		speech: "said says say saying told tells added adds explained noted stated recalled asked replied wrote writes testified commented",
		agency: `wants want agreed agrees warned warns announced announces rejected rejects refused refuses accused accuses insists insisted argued argues claims claimed denied denies
			vowed pledged threatened condemned blamed urged called demands demanded framed signed imposed voted decided hopes hoped fears believes plans planned offered
			launched sent invaded attacked supports supported opposes opposed backed beat defeated won lost hosted hosts reported reports confirmed confirms declared declares`,
		orgHead: `university college school academy institute institution police department dept ministry agency bureau office authority commission committee council court parliament congress
			senate assembly government administration army navy forces force guard corps party union association federation league society foundation trust fund bank corp corporation inc
			company co ltd llc plc group holdings industries airlines airways railway railways railroad energy oil gas power electric motors motor systems services service center centre
			hospital clinic medical health lab laboratory laboratories museum library theatre theater orchestra symphony ballet opera festival fair club team conference district board
			chamber bar exchange treaty accord agreement declaration convention act pact network channel radio tv television broadcasting studios records press publishing
			embassy consulate church diocese archdiocese mission alliance coalition front movement brigade battalion division regiment squad unit`,
		teamHead: `united city-fc fc rovers wanderers athletic albion hotspur villa rangers celtic raiders cowboys giants jets patriots bulls lakers celtics yankees mets red-sox dodgers tigers
			lions bears eagles hawks wildcats panthers bulldogs cougars broncos warriors indians braves cardinals cubs dolphins saints steelers vikings packers titans spurs heat knicks
			rockets mavericks rebels gators seminoles huskies ducks beavers spartans buckeyes badgers hoosiers jayhawks longhorns aggies sooners trojans bruins volunteers vols crimson
			blues royals angels athletics mariners twins astros orioles phillies pirates padres marlins nationals senators canadiens leafs oilers flames canucks sharks ravens`,
		mediaHead:  "times post herald tribune journal gazette news daily weekly observer telegraph guardian mail mirror sun star chronicle examiner dispatch globe register sentinel courier press-herald inquirer review magazine today bulletin advertiser reporter standard independent enquirer ledger plain-dealer",
		streetHead: "street st road rd avenue ave boulevard blvd lane ln drive dr highway hwy route interstate freeway parkway pkwy expressway turnpike way court place square terrace circle crossing plaza pike alley trail bypass junction roundabout intersection block",
		venueHead: `stadium arena airport airfield airbase base station terminal port harbor harbour dock docks pier wharf bridge tunnel dam canal building tower house hall hotel inn resort restaurant cafe
			pub mall market store shop park gardens garden zoo beach pool gym field ballpark course cemetery monastery abbey cathedral mosque temple synagogue chapel shrine monument
			memorial palace castle fort fortress prison jail penitentiary plant mine factory refinery mill farm ranch camp campus courthouse capitol theatre auditorium amphitheater pavilion
			elementary high middle primary secondary`,
		waterHead:  "river lake bay sea ocean gulf strait straits channel sound creek brook stream falls reservoir lagoon inlet fjord delta basin cove bayou spring springs pond estuary harbour",
		landHead:   "mountain mountains mount hill hills peak ridge range valley canyon gorge pass plateau plain plains desert forest woods island islands isle isles archipelago peninsula cape coast shore point reef volcano glacier swamp prairie highlands heights",
		unitHead:   "county counties parish province state states region district districts municipality township borough prefecture governorate oblast canton territory republic kingdom emirate department shire commune ward precinct neighborhood neighbourhood suburb quarter",
		cityWord:   "city town village capital hamlet settlement metropolis cities towns villages suburbs outskirts",
		nationWord: "country nation countries nations government republic world border borders regime",
		calendar: `monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december jan feb mar apr jun jul aug sept sep
			oct nov dec easter christmas ramadan thanksgiving mon tue tues wed thu thurs fri sat`,
		personNoun:  "man woman men women boy girl people person resident residents voters citizens soldiers troops police officials officer officers authorities teenager teen teens couple family families driver victim suspect native natives players fans lawmakers workers leaders forces immigrants refugees migrants students",
		pronoun:     "he she they we i you it who him them us me himself herself themselves",
		verbBe:      "is was are were be been being has have had will would can could may might should did does do",
		languageCue: "speak speaks speaking spoke spoken language languages translated translation translator fluent fluently dialect accent subtitles",
		relative:    "based born born-in raised lives lived living located situated native headquartered visited visiting traveled travelled arrived arriving moved returned fled bound",
		afterName:   "jr sr ii iii iv",
		number:      "one two three four five six seven eight nine ten eleven twelve hundred thousand million billion dozen dozens hundreds thousands first second third",
	}
}

// newWordClasses builds the table from the hash of a folded word to its class.
// Where a word is listed under several, the class that stands first in the
// declaration wins.
func newWordClasses() map[uint64]wordClass {
	m := make(map[uint64]wordClass, 1200)
	lists := classWords()
	for c := number; c > noClass; c-- {
		for _, w := range strings.Fields(lists[c]) {
			m[hashString(w)] = c
		}
	}
	return m
}
