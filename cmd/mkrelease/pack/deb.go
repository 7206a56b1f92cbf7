package pack

import (
	"bytes"
	"embed"
	"io"
	"os"
	"path/filepath"

	"github.com/goreleaser/nfpm/v2"
	"github.com/goreleaser/nfpm/v2/deb"
	"github.com/goreleaser/nfpm/v2/files"
	"github.com/klauspost/compress/gzip"
)

// debian holds the unit of the service, its settings, and what dpkg runs.
//
//go:embed debian
var debian embed.FS

// Deb writes the Debian package of a program for Linux: with the manual, completions of
// three shells, and a service that is not started by itself.
func (p Packer) Deb(b Binary) error {
	dir, err := os.MkdirTemp("", "deb-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	// put keeps content in a file, from which the library packs it.
	put := func(name string, content []byte) (string, error) {
		file := filepath.Join(dir, name)
		return file, os.WriteFile(file, content, 0o644)
	}
	contents := files.Contents{{Source: b.File, Destination: "/usr/bin/dateline", FileInfo: &files.ContentFileInfo{Mode: 0o755}}}
	var fault error
	add := func(destination, kind string, content []byte) {
		file, err := put(filepath.Base(destination)+kind, content)
		if err != nil && fault == nil {
			fault = err
		}
		contents = append(contents, &files.Content{Source: file, Destination: destination, Type: kind,
			FileInfo: &files.ContentFileInfo{Mode: 0o644}})
	}
	for page, content := range p.Papers.Manual {
		small, err := compressed(content)
		if err != nil {
			return err
		}
		add("/usr/share/man/man1/"+page+".gz", "", small)
	}
	add("/usr/share/doc/dateline/copyright", "", p.Papers.Licences)
	add("/usr/share/doc/dateline/README.md", "", p.Readme)
	add("/usr/share/bash-completion/completions/dateline", "", p.Papers.Completions["bash"])
	add("/usr/share/zsh/vendor-completions/_dateline", "", p.Papers.Completions["zsh"])
	add("/usr/share/fish/vendor_completions.d/dateline.fish", "", p.Papers.Completions["fish"])
	unit, settings := own("dateline.service"), own("default")
	add("/usr/lib/systemd/system/dateline.service", "", unit)
	add("/etc/default/dateline", files.TypeConfigNoReplace, settings)
	if fault != nil {
		return fault
	}
	var scripts nfpm.Scripts
	for name, to := range map[string]*string{
		"postinst": &scripts.PostInstall, "prerm": &scripts.PreRemove, "postrm": &scripts.PostRemove,
	} {
		if *to, err = put(name, own(name)); err != nil {
			return err
		}
	}
	info := nfpm.WithDefaults(&nfpm.Info{
		Name: "dateline", Arch: b.Platform.Arch, Platform: "linux", Version: p.number(), MTime: p.Commit.Time,
		Section: "science", Priority: "optional", Maintainer: "The makers of dateline",
		Description: summary + ".\nGazetteer, basemap and models are built in: it needs no key, no account and no network.\n" +
			"The service listens on this machine once it is started: systemctl enable --now dateline",
		Overridables: nfpm.Overridables{
			Recommends: []string{"ca-certificates"}, // for --allow-fetch
			Suggests:   []string{"bash-completion"},
			Contents:   contents, Scripts: scripts, Umask: 0o022, Deb: nfpm.Deb{Compression: "zstd"},
		},
	})
	if err := nfpm.PrepareForPackager(info, "deb"); err != nil {
		return err
	}
	return create(p.file("dateline_%s_%s.deb", p.number(), b.Platform.Arch), func(w io.Writer) error {
		return deb.Default.Package(info, w)
	})
}

// own is a file of the directory debian.
func own(name string) []byte {
	b, err := debian.ReadFile("debian/" + name)
	if err != nil {
		panic(err) // it is embedded
	}
	return b
}

func compressed(content []byte) ([]byte, error) {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(content); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
