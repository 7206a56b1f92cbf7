// Package names looks places up by what one language calls them, English aside: by the
// names that the index has for the language, those of its script, and those of tables
// (abbreviations and the like), in any of their endings.
//
// The tables are
//
//	endings.tsv   ending, what stands for it in the name, note: "ии", "ия" for "Турции"; with the
//	              note "unit" a word that names of divisions end in and texts leave out: "省"
//	names.tsv     place, names (separated by "; "), note: names that the index lacks, or, where the
//	              note is "first", what a name means before all else
//	features.tsv  the same for seas, rivers and regions
//	demonyms.tsv  place, adjectives and peoples (separated by "; "), note: "украинс|кий" has the
//	              forms of the class "кий"; with a capital a word has it wherever it stands
//	forms.tsv     class, endings behind the stem in all forms ("-" for none), note
//
// Each of them may be missing. A place is a country (UA), a first-level unit by ISO 3166-2 (UA-43), a place id
// (geonames:524901) the most famous town of a name in a country (Kyiv/UA), or a feature by its name (Black Sea). An ending "^x"
// stands at the beginning of a word: proclitics.
package names
