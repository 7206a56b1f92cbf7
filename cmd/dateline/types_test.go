package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// A type with more fields or methods than this does several things, mostly.
const (
	maxFields  = 12
	maxMethods = 20
)

// declared is a type as the source of its package declares it.
type declared struct {
	at              token.Position
	comment         string
	fields, methods int
}

// TestTypesAreSmall wants types of few fields and methods, and of a larger one a comment that says why
// it has them: "a field for each member of the JSON".
func TestTypesAreSmall(t *testing.T) {
	for name, d := range declaredTypes(t, "../..") {
		if d.fields > maxFields && !strings.Contains(d.comment, "field") {
			t.Errorf("%s: %s has %d fields, over %d, and its comment does not say why", d.at, name, d.fields, maxFields)
		}
		if d.methods > maxMethods && !strings.Contains(d.comment, "methods") {
			t.Errorf("%s: %s has %d methods, over %d, and its comment does not say why", d.at, name, d.methods, maxMethods)
		}
	}
}

// declaredTypes reads the types of all packages below a folder, but for those of tests, by folder and name.
func declaredTypes(t *testing.T, root string) map[string]*declared {
	t.Helper()
	types := map[string]*declared{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || strings.HasPrefix(d.Name(), ".") && d.Name() != "..") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		files := token.NewFileSet()
		f, err := parser.ParseFile(files, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		of := func(name string) *declared {
			name = filepath.ToSlash(filepath.Dir(path)) + "." + name // "../../geo.Length"
			if types[name] == nil {
				types[name] = &declared{}
			}
			return types[name]
		}
		for _, decl := range f.Decls {
			switch decl := decl.(type) {
			case *ast.FuncDecl:
				if name := receiver(decl); name != "" {
					of(name).methods++
				}
			case *ast.GenDecl:
				for _, spec := range decl.Specs {
					if spec, ok := spec.(*ast.TypeSpec); ok {
						of(spec.Name.Name).read(decl, spec, files.Position(spec.Pos()))
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return types
}

// receiver returns the name of the type of a method, "" for a function.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return ""
	}
	name := ""
	ast.Inspect(f.Recv.List[0].Type, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && name == "" {
			name = id.Name
		}
		return name == ""
	})
	return name
}

// read takes the declaration of a type.
func (d *declared) read(group *ast.GenDecl, spec *ast.TypeSpec, at token.Position) {
	d.at = at
	d.comment = group.Doc.Text() + spec.Doc.Text()
	switch body := spec.Type.(type) {
	case *ast.StructType:
		d.fields = countNames(body.Fields)
	case *ast.InterfaceType:
		d.methods = countNames(body.Methods)
	}
}

// countNames counts fields or methods; an embedded one has no name of its own.
func countNames(list *ast.FieldList) int {
	n := 0
	for _, f := range list.List {
		n += max(1, len(f.Names))
	}
	return n
}
