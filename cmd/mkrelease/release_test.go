package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	cdx "github.com/CycloneDX/cyclonedx-go"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/mutate"

	"dateline/cmd/mkrelease/build"
	"dateline/cmd/mkrelease/licences"
)

// TestRelease makes a release for the machine that it runs on, or with
// DATELINE_RELEASE=all for all platforms, and installs and starts what it holds.
func TestRelease(t *testing.T) {
	if testing.Short() {
		t.Skip("it compiles the program")
	}
	if os := build.Own().OS; os != "linux" {
		t.Skipf("packages and image are for Linux, this is %s", os)
	}
	r := release{root: "../..", out: t.TempDir(), platforms: []licences.Platform{build.Own()}, asItIs: true, log: t.Logf}
	if os.Getenv("DATELINE_RELEASE") == "all" {
		r.platforms = licences.Platforms
	}
	packer, binaries, err := r.compile(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := r.pack(packer, binaries); err != nil {
		t.Fatal(err)
	}
	s := made{dir: r.out, commit: packer.Commit, arch: build.Own().Arch}
	program := s.archive(t)
	t.Run("checksums", s.checksums)
	t.Run("program", func(t *testing.T) { s.program(t, program) })
	t.Run("bill of materials", func(t *testing.T) { s.bill(t, program) })
	t.Run("Debian package", s.debian)
	t.Run("image", s.image)
	t.Run("same bytes", func(t *testing.T) {
		again := packer
		again.Dir = t.TempDir()
		if err := r.pack(again, binaries); err != nil {
			t.Fatal(err)
		}
		if first, second := read(t, r.out+"/SHA256SUMS"), read(t, again.Dir+"/SHA256SUMS"); first != second {
			t.Errorf("two releases of one commit differ:\n%s\n%s", first, second)
		}
	})
}

// made is a release that was made.
type made struct {
	dir, arch string
	commit    build.Commit
}

// find is the one file of the release whose name ends so.
func (s made) find(t *testing.T, ending string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(s.dir, "dateline_*"+ending))
	if err != nil || len(files) != 1 {
		t.Fatalf("%d files end in %s, want 1: %v", len(files), ending, files)
	}
	return files[0]
}

// checksums reads SHA256SUMS and compares all that it lists, which is all there is.
func (s made) checksums(t *testing.T) {
	listed := map[string]bool{"SHA256SUMS": true}
	for line := range strings.Lines(read(t, s.dir+"/SHA256SUMS")) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		h := sha256.Sum256([]byte(read(t, filepath.Join(s.dir, name))))
		if got := hex.EncodeToString(h[:]); got != sum {
			t.Errorf("%s: SHA-256 is %s, the list says %s", name, got, sum)
		}
		listed[name] = true
	}
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !listed[e.Name()] {
			t.Errorf("%s is not in SHA256SUMS", e.Name())
		}
	}
}

// archive unpacks the archive for this machine and returns the path of the program in it.
func (s made) archive(t *testing.T) string {
	t.Helper()
	f, err := os.Open(s.find(t, "_linux_"+s.arch+".tar.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	unpack(t, z, dir)
	top, err := filepath.Glob(dir + "/*")
	if err != nil || len(top) != 1 {
		t.Fatalf("the archive holds %v at its top, want one directory", top)
	}
	for _, name := range []string{"README.md", "THIRD-PARTY-LICENSES.txt", "man/dateline.1", "man/dateline-serve.1",
		"completions/dateline.bash", "completions/dateline.zsh", "completions/dateline.fish", "completions/dateline.ps1"} {
		if info, err := os.Stat(filepath.Join(top[0], name)); err != nil || info.Size() < 100 {
			t.Errorf("the archive lacks %s: %v", name, err)
		}
	}
	return filepath.Join(top[0], "dateline")
}

// program checks what the program says of itself and what it does not tell.
func (s made) program(t *testing.T, file string) {
	out := output(t, exec.Command(file, "version"))
	if want := "dateline " + s.commit.Version + " " + s.commit.Hash[:12] + "\ngazetteer: "; !strings.HasPrefix(out, want) {
		t.Errorf("version says %q, want it to begin with %q", out, want)
	}
	here, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(read(t, file), here) {
		t.Errorf("the program holds the path %s of the machine that compiled it", here)
	}
	serves(t, exec.Command(file, "serve", "--addr", "127.0.0.1:0"))
}

// bill checks that the bill of materials lists each module that Go says is in the program.
func (s made) bill(t *testing.T, file string) {
	f, err := os.Open(s.find(t, "_sbom.cdx.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var bom cdx.BOM
	if err := cdx.NewBOMDecoder(f, cdx.BOMFileFormatJSON).Decode(&bom); err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, c := range *bom.Components {
		if listed[c.BOMRef] {
			t.Errorf("%s is listed twice", c.BOMRef)
		}
		listed[c.BOMRef] = true
	}
	info, err := buildinfo.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range info.Deps {
		if !listed["pkg:golang/"+m.Path+"@"+m.Version] {
			t.Errorf("the bill lacks %s %s, which the program is made of", m.Path, m.Version)
		}
	}
	if len(info.Deps) < 30 {
		t.Errorf("the program names %d modules, want at least 30", len(info.Deps))
	}
}

// debian installs the package in a root of its own, looks at its manual and completions,
// and starts the program in it.
func (s made) debian(t *testing.T) {
	if _, err := exec.LookPath("dpkg"); err != nil || os.Geteuid() != 0 {
		t.Skip("dpkg installs packages for root")
	}
	root := t.TempDir()
	for _, dir := range []string{"info", "updates", "triggers"} {
		if err := os.MkdirAll(filepath.Join(root, "var/lib/dpkg", dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write(t, root+"/var/lib/dpkg/status", "")
	dpkg := func(args ...string) string {
		t.Helper()
		options := []string{"--root=" + root, "--force-script-chrootless", "--no-pager"}
		return output(t, exec.Command("dpkg", append(options, args...)...))
	}
	file := s.find(t, "_"+s.arch+".deb")
	dpkg("--install", file)
	if status := dpkg("--status", "dateline"); !strings.Contains(status, "Status: install ok installed") {
		t.Errorf("dpkg says %s", status)
	}
	serves(t, exec.Command(root+"/usr/bin/dateline", "serve", "--addr", "127.0.0.1:0", "--store", root+"/maps.db"))

	if _, err := exec.LookPath("man"); err == nil {
		man := exec.Command("man", "--local-file", root+"/usr/share/man/man1/dateline-parse.1.gz")
		man.Env = append(os.Environ(), "MANWIDTH=100", "LC_ALL=C.UTF-8")
		if page := output(t, man); !strings.Contains(page, "dateline parse") || !strings.Contains(page, "--format") {
			t.Errorf("the manual page of parse reads:\n%s", page)
		}
	}
	complete := exec.Command("bash", "--norc", "-c", `
		source "$1/usr/share/bash-completion/completions/dateline"
		_get_comp_words_by_ref() { # of the package bash-completion, which may not be here
			words=("${COMP_WORDS[@]}") cword=$COMP_CWORD cur=${COMP_WORDS[COMP_CWORD]}
		}
		COMP_WORDS=(dateline dist) COMP_CWORD=1 COMP_LINE="dateline dist" COMP_POINT=13 COMP_TYPE=9
		__start_dateline 2>/dev/null # compopt complains that nobody is typing
		echo "${COMPREPLY[@]}"`, "bash", root)
	complete.Env = append(os.Environ(), "PATH="+root+"/usr/bin:"+os.Getenv("PATH"))
	if words := output(t, complete); strings.TrimSpace(words) != "distance" {
		t.Errorf("bash completes dateline dist to %q, want distance", words)
	}
	if _, err := exec.LookPath("systemd-analyze"); err == nil {
		unit := root + "/usr/lib/systemd/system/dateline.service"
		// It fails where the unit leaves the service more rights than a level of 2 of 10.
		output(t, exec.Command("systemd-analyze", "security", "--offline=true", "--threshold=20", unit))
		installed := t.TempDir() + "/dateline.service"
		write(t, installed, strings.ReplaceAll(read(t, unit), "/usr/bin/", root+"/usr/bin/"))
		output(t, exec.Command("systemd-analyze", "verify", "--man=no", installed))
	}

	dpkg("--remove", "dateline")
	if _, err := os.Stat(root + "/usr/bin/dateline"); err == nil {
		t.Error("the program is still there after its package was removed")
	}
	if _, err := os.Stat(root + "/etc/default/dateline"); err != nil {
		t.Errorf("settings do not outlive removal: %v", err)
	}
	dpkg("--purge", "dateline")
	if _, err := os.Stat(root + "/etc/default/dateline"); err == nil {
		t.Error("settings outlive purging")
	}
}

// image starts what the image for this machine says it runs, as the user it names, with
// nothing but the files of the image.
func (s made) image(t *testing.T) {
	f, err := os.Open(s.find(t, "_image.tar"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	dir, root := t.TempDir(), t.TempDir()
	unpack(t, f, dir)
	index, err := layout.ImageIndexFromPath(dir)
	if err != nil {
		t.Fatal(err)
	}
	config, rootfs := s.imageFor(t, index)
	revision := config.Labels["org.opencontainers.image.revision"]
	if config.User != "65532:65532" || len(config.ExposedPorts) != 1 || revision != s.commit.Hash {
		t.Errorf("the image runs as %s, exposes %v, is labelled %v", config.User, config.ExposedPorts, config.Labels)
	}
	if os.Geteuid() != 0 {
		t.Skip("only root can change the root of a program")
	}
	unpack(t, rootfs, root)
	if err := os.Chmod(root, 0o755); err != nil {
		t.Fatal(err)
	}
	args := append(append([]string{}, config.Entrypoint...), config.Cmd...)
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Path, cmd.Err = args[0], nil // the program of the image, not of this machine
	cmd.Dir = config.WorkingDir
	cmd.Env = append(config.Env, "DATELINE_ADDR=127.0.0.1:0")
	cmd.SysProcAttr = &syscall.SysProcAttr{Chroot: root, Credential: &syscall.Credential{Uid: 65532, Gid: 65532}}
	serves(t, cmd)
	if _, err := os.Stat(root + "/var/lib/dateline/maps.db"); err != nil {
		t.Errorf("it keeps no maps: %v", err)
	}
}

// imageFor finds the image for this machine through the indexes.
func (s made) imageFor(t *testing.T, index v1.ImageIndex) (v1.Config, io.Reader) {
	t.Helper()
	manifest, err := index.IndexManifest()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range manifest.Manifests {
		if m.MediaType.IsIndex() {
			inner, err := index.ImageIndex(m.Digest)
			if err != nil {
				t.Fatal(err)
			}
			return s.imageFor(t, inner)
		}
		if m.Platform == nil || m.Platform.Architecture != s.arch {
			continue
		}
		image, err := index.Image(m.Digest)
		if err != nil {
			t.Fatal(err)
		}
		config, err := image.ConfigFile()
		if err != nil {
			t.Fatal(err)
		}
		return config.Config, mutate.Extract(image)
	}
	t.Fatalf("no image for %s among %v", s.arch, manifest.Manifests)
	return v1.Config{}, nil
}

// serves starts a service, asks it for a place, and ends it.
func serves(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("%v: %v", cmd, err)
	}
	line, _ := bufio.NewReader(out).ReadString('\n')
	_, address, ok := strings.Cut(strings.TrimSpace(line), "http://")
	if !ok {
		cmd.Process.Kill()
		t.Fatalf("%v says %q, %v: %s", cmd, line, cmd.Wait(), &complaints)
	}
	res, err := http.Get("http://" + address + "v1/search?text=Istanbul&size=1")
	if err != nil {
		t.Error(err)
	} else {
		answer, err := io.ReadAll(res.Body)
		res.Body.Close()
		if err != nil || !strings.Contains(string(answer), "geonames:745044") {
			t.Errorf("%v answers %s, %v; want Istanbul", cmd, answer, err)
		}
	}
	cmd.Process.Signal(os.Interrupt)
	if err := cmd.Wait(); err != nil {
		t.Errorf("%v ends with %v: %s", cmd, err, &complaints)
	}
}

// unpack writes the files of a tar, with their modes and owners.
func unpack(t *testing.T, r io.Reader, dir string) {
	t.Helper()
	for files := tar.NewReader(r); ; {
		h, err := files.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if !filepath.IsLocal(h.Name) {
			t.Fatalf("the archive holds %q", h.Name)
		}
		path := filepath.Join(dir, h.Name)
		if h.Typeflag == tar.TypeDir {
			err = os.MkdirAll(path, 0o755)
		} else {
			var b []byte
			if b, err = io.ReadAll(files); err == nil {
				err = os.WriteFile(path, b, 0o600)
			}
		}
		if err == nil && os.Geteuid() == 0 {
			err = os.Chown(path, h.Uid, h.Gid)
		}
		if err == nil {
			err = os.Chmod(path, h.FileInfo().Mode())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func output(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v\n%s", cmd, err, out)
	}
	return string(out)
}

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
