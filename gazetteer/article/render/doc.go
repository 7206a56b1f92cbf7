// Package render writes a read article in every form in which it leaves the
// program: the record of `dateline batch`, GeoJSON with claims, the file formats of
// package export, pictures, drafts of ClaimReview, tables of distances.
//
// [Formats] is the table of what there is. The command line, the files of a
// saved map, GET /v1/formats and the documentation read that table and nothing
// else.
//
// Spans count Unicode code points in everything that is written here.
//
// # Adding a format
//
// A file format for features is one file in package export and one row of its
// own table: all articles, maps and collections can then be written in it. A
// form of its own for articles is one function of an [article.Article] and one row of
// [Formats].
package render
