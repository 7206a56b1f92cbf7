// Package gazetteer holds the places of the world by name and by position.
//
// A [Builder] takes places with their names and writes an index; an [Index]
// reads it in place: opening parses nothing, and what a look-up returns points
// into the bytes of the file. An Index is immutable and safe for concurrent
// use. [Areas] does the same for the polygons of countries and first-level
// regions.
//
// # Finding places
//
//   - [Index.Lookup] and [Index.Cursor] find the bearers of a name. Names
//     are compared folded, see [Fold].
//   - [Index.Search] finds places as people write them: unfinished, mistyped,
//     within another place ("Paris, Texas"), as a position, near a focus.
//   - [Index.Nearest] and [Index.Within] find them by position, exactly on the
//     ellipsoid, across the antimeridian and at the poles; [Areas.Containing]
//     says in which country and region a position lies.
//   - [Index.Scan] and [Index.Count] go through all that pass a [Filter].
//   - [Index.ByID], [Index.Country], [Index.Admin1], [Index.Admin2] and
//     [Index.Parents] walk the administrative tree.
//
// The files follow this: records and units read what is known of a place, lookup,
// cursor, complete and typo go through names, language and registers through the names
// that languages and registers have, nearest, within and tree through space; search_* is
// the way of a query, from its readings over what is found to the scores; builder_* writes.
//
// It is no geocoder of addresses, and it does not read texts; package geoparse
// does, with a Cursor.
//
// # Terms
//
// A place is an entry of the gazetteer, a name one of its spellings. A key is
// a folded name. A [Ref] numbers the places of one index, the most famous
// first, so sorting by Ref sorts by fame; a [PlaceID] names a place for ever.
// A [TaggedName] is what a language calls a place, or its code in a register;
// only searches find it.
//
// # Figures
//
// Over the embedded index (329,000 places, 58 MB), the processor time of one
// query on one core of a Xeon that others kept busy; the benchmarks beside the
// code measure them ("go test -run - -bench . ./gazetteer"):
//
//	Open                                          1 µs, 0.6 kB of heap
//	Lookup of a town's name                       1.6 µs, no allocation
//	Search, exact name                            4.4 µs
//	Search, "Paris, Texas" and the like           6 µs
//	Search, first 3–6 letters                     20 µs
//	Search, first 4 letters in one country        0.2 ms
//	Search, first 4 letters near a focus          0.3 ms
//	Search, name with one typing error            0.12 ms
//	Nearest town, asked near towns                8 µs
//	Nearest town, asked anywhere on earth         21 µs
//	Containing, country and region of a town      0.12 ms
//
// Against PostgreSQL 15 with pg_trgm and PostGIS over the same rows, by
// testdata/postgres, questions a second of both in one run:
//
//	                          PostgreSQL  dateline  times  right first
//	exact name                      9949    403036     41  100.0 % and 100.0 %
//	first 3–6 letters                969     58477     60
//	name with a typing error          62      8500    137   74.5 % and  86.3 %
//	nearest town                     371     49793    134   99.9 % and 100.0 %
//
// Both vary with what else the machine does: run it again before comparing.
// Of 1,000 mistyped names of towns, the meant place or a namesake is first in
// 87 % and among the first five in 96 %; of the 1,000 most populous places, by
// their first four letters and their country, 98 % are among the first five.
//
// # File format
//
// All numbers are little-endian. A file is a header and sections:
//
//	header   8 bytes magic, u32 version, u32 length of the header, u64 length
//	         of the file, u32 CRC-32C of all after the header, u32 number of
//	         sections; per section u32 id, u32 zero, u64 offset, u64 length;
//	         u32 CRC-32C of the header before it
//	places   28 bytes each, by descending fame: i32 longitude and latitude in
//	         1e-7 degrees, u32 offset in details, u32 region, u32 population
//	         (all ones: in details), u16 code, u16 fame × 65535, u16 number
//	         of names, u16 flags
//	details  per place: id, name, the extras that its flags announce, its
//	         other names. A string is a uvarint length and UTF-8. Another name
//	         is a byte kind<<5|shared, then the string that follows the first
//	         shared bytes of the name before it.
//	ids      u32 refs by ascending id
//	regions  24 bytes each by ascending codes: u32 offsets in strings of
//	         country, admin-1 and admin-2 code, u32 refs of these three places
//	codes    8 bytes each: u32 offsets in strings of feature class and code
//	strings  each a byte of length and UTF-8; offset 0 holds ""
//	names    an FST in vellum's format, version 1, from keys to key numbers
//	         0 … n-1. Keys are numbered by their weightiest bearer (fame less a
//	         penalty for the kind of name), so the smallest number under an
//	         arc belongs to the weightiest place
//	postings u32 per key number: ref<<3|kind, or with the top bit set an
//	         offset in lists
//	lists    uvarint count, then per bearer by ascending ref
//	         uvarint (difference to the ref before)<<3|kind
//	nodes    a k-d tree over the points on the ellipsoid in space: 2ᵏ-1 inner
//	         nodes of 8 bytes, the children of node i being 2i and 2i+1
//	         counted from 1: f32 splitting coordinate in metres, u16 axis,
//	         u16 set of the feature classes below
//	tags     the tags of names, each a uvarint length and UTF-8, ascending
//	tagged   8 bytes per place that has tagged names, by ascending ref: u32 ref,
//	         u32 offset in texts
//	texts    per such place: uvarint count, then per name u8 number of its tag,
//	         u8 shared and the string that follows the first shared bytes of the
//	         name before it, which is first the main name
//	tagged names, tagged postings, tagged lists  as names, postings and lists
//	points   10 bytes per place: u32 ref, 3 × i16 position in space in units of
//	         the equatorial radius / 32767; leaf i of 2ᵏ has those from i·n/2ᵏ
//	         to (i+1)·n/2ᵏ
//
// The header is checked by [Open]; the body by [Index.Verify], which a reader
// of untrusted files should call. Reads of a damaged body give wrong or no
// places but never panic.
package gazetteer
