package setup

import "dateline/gazetteer/article"

// Batch returns what reads the articles of a program, with the kinds of mentions (none for all), the place or
// country that they are from and the language that they are in, each "" where it is not known. The error names
// what is not known of these.
func Batch(r *article.Reader, kinds []string, focus, language string) (article.Batch, error) {
	wanted, err := ParseKinds(kinds)
	if err != nil {
		return article.Batch{}, err
	}
	hint, err := article.ParseHint(r.Index, focus)
	return article.Batch{Reader: r, Kinds: wanted, Hint: hint, Language: language}, err
}
