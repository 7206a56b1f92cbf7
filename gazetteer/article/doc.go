// Package article runs the full pipeline on one text: it finds and resolves the
// places (package geoparse), applies the corrections of readers, then extracts
// and checks the claims (package claim). [Reader.Read] is the pipeline, [Batch]
// runs it over many articles.
//
// Inside the program spans count bytes; in what comes in as [Input] and in
// every JSON that leaves the program they count Unicode code points.
package article
