// Package train fits the model of package geoparse to annotated articles, and
// measures how good a model fitted so is on articles that it has not seen.
//
// The recogniser is fitted first, then the ranker on what recognisers find that have
// not seen the article (jackknifing), then the filter on what both make of it. Recogniser
// and filter also learn, with less weight, from a copy of each article that is read by a
// gazetteer without some of its names: that teaches them names that no list has. Fitting
// is deterministic: equal input and seed give equal bytes. Nothing that reads
// articles imports this package.
package train
