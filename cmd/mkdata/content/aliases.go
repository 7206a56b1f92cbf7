package content

import (
	"errors"
	"io/fs"
	"slices"

	"dateline/gazetteer"
)

// addAliases applies aliases.tsv: names that the sources lack, the spelling
// that the news uses as main name (kind "main"), and alternate names to drop
// (kind "drop").
func (s *Set) addAliases(tables fs.FS) error {
	t, err := readTable(tables, "aliases.tsv", "place", "kind", "names")
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range t.rows {
		errs = append(errs, s.addAlias(r))
	}
	return errors.Join(errs...)
}

// addAlias applies one row of aliases.tsv.
func (s *Set) addAlias(r row) error {
	e, err := s.find(r.get("place"))
	if err != nil {
		return r.errorf("%v", err)
	}
	names := r.list("names")
	switch kind := r.get("kind"); kind {
	case "main":
		if len(names) != 1 {
			return r.errorf("%d main names, want 1", len(names))
		}
		e.rename(names[0], gazetteer.NameAlias)
	case "drop":
		n := len(e.Names)
		e.Names = slices.DeleteFunc(e.Names, func(n gazetteer.Name) bool { return slices.Contains(names, n.Text) })
		if len(e.Names) == n {
			return r.errorf("%s %q bears none of %q", e.ID, e.Name, names)
		}
	default:
		k, ok := nameKind(kind)
		if !ok {
			return r.errorf("unknown kind of name %q", kind)
		}
		e.add(k, names...)
	}
	return nil
}

// addDemonyms applies demonyms.tsv.
func (s *Set) addDemonyms(tables fs.FS) error {
	t, err := readTable(tables, "demonyms.tsv", "key", "adjectives", "singular", "plural")
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range t.rows {
		e, err := s.find(r.get("key"))
		if err != nil {
			errs = append(errs, r.errorf("%v", err))
			continue
		}
		e.add(gazetteer.NameAdjective, r.list("adjectives")...)
		e.add(gazetteer.NameDemonym, r.list("singular")...)
		e.add(gazetteer.NameDemonym, r.list("plural")...)
	}
	return errors.Join(errs...)
}
