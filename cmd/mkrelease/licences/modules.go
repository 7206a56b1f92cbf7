package licences

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Platform is an operating system and an architecture as Go names them.
type Platform struct{ OS, Arch string }

// String returns "linux/amd64".
func (p Platform) String() string { return p.OS + "/" + p.Arch }

// listed is what "go list" tells of a package.
type listed struct {
	Dir    string
	Module *struct {
		Path, Version, Dir string
		Main               bool
		Replace            *struct{ Path, Version, Dir string }
	}
}

// Modules returns the modules whose packages the program at ./cmd/dateline is compiled
// from on any of the platforms, and the library of Go. Root is the directory of the
// main module. Texts are read with it if texts is set.
func Modules(ctx context.Context, root string, platforms []Platform, texts bool) ([]Work, error) {
	dirs := map[string][]string{} // of the packages of each module
	roots := map[string]string{}  // directory of each module
	versions := map[string]string{}
	for _, p := range platforms {
		packages, err := list(ctx, root, p)
		if err != nil {
			return nil, err
		}
		for _, pkg := range packages {
			m := pkg.Module
			if m == nil || m.Main {
				continue
			}
			if m.Replace != nil {
				return nil, fmt.Errorf("module %s is replaced by %s: say whose licence it has", m.Path, m.Replace.Path)
			}
			versions[m.Path], roots[m.Path] = m.Version, m.Dir
			if !slices.Contains(dirs[m.Path], pkg.Dir) {
				dirs[m.Path] = append(dirs[m.Path], pkg.Dir)
			}
		}
	}
	works := []Work{{Kind: Module, Name: Standard, Licence: "BSD-3-Clause"}}
	for path, version := range versions {
		works = append(works, Work{Kind: Module, Name: path, Version: version})
	}
	if !texts {
		return sorted(works), nil
	}
	for i := range works {
		w := &works[i]
		root, packages := roots[w.Name], dirs[w.Name]
		if w.Name == Standard {
			out, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
			if err != nil {
				return nil, fmt.Errorf("go env GOROOT: %w", err)
			}
			root = strings.TrimSpace(string(out))
			packages = []string{root}
		}
		var err error
		if w.Texts, err = textsOf(root, packages); err != nil {
			return nil, fmt.Errorf("%s: %w", w.Name, err)
		}
	}
	return sorted(works), nil
}

// list asks "go list" for the packages of the program on a platform.
func list(ctx context.Context, root string, p Platform) ([]listed, error) {
	cmd := exec.CommandContext(ctx, "go", "list", "-deps", "-json=Dir,Module", "./cmd/dateline")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+p.OS, "GOARCH="+p.Arch)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%v for %v: %w\n%s", cmd, p, err, &complaints)
	}
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var pkg listed
		err := d.Decode(&pkg)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		all = append(all, pkg)
	}
}

// legal matches the names of files that hold a licence or what one asks to pass on.
var legal = regexp.MustCompile(`(?i)^(UN)?(LICEN[CS]E|COPYING|COPYRIGHT|NOTICE|PATENTS)([-._].*)?$`)

// textsOf reads the licences that lie in the directories of packages and above them, up
// to the root of their module, and in its directory licenses. To have none is an error.
func textsOf(root string, packages []string) ([]string, error) {
	var dirs []string
	for _, dir := range packages {
		for ; !slices.Contains(dirs, dir); dir = filepath.Dir(dir) {
			dirs = append(dirs, dir)
			if dir == root || len(dir) <= len(root) {
				break
			}
		}
	}
	if info, err := os.Stat(filepath.Join(root, "licenses")); err == nil && info.IsDir() {
		dirs = append(dirs, filepath.Join(root, "licenses"))
	}
	slices.Sort(dirs)
	var texts []string
	for _, dir := range dirs {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if e.IsDir() || filepath.Ext(e.Name()) == ".go" || filepath.Base(dir) != "licenses" && !legal.MatchString(e.Name()) {
				continue
			}
			b, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				return nil, err
			}
			if text := tidy(string(b)); !slices.Contains(texts, text) {
				texts = append(texts, text)
			}
		}
	}
	if len(texts) == 0 {
		return nil, errors.New("holds no licence")
	}
	return texts, nil
}

// tidy brings a text to lines that end alike, so that equal licences are equal.
func tidy(text string) string {
	lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t\f\r")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
