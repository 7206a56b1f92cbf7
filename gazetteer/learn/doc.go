// Package learn fits and applies the two models that the reader of texts is made
// of: a linear-chain conditional random field ([CRF]) that labels tokens, and a
// sum of small regression trees ([Forest]). It knows numbers only: what a feature
// or a column means is the caller's affair.
//
// Fitting is deterministic: equal input and seed give equal weights, to the byte.
package learn
