package pack

import (
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"

	"dateline/cmd/mkrelease/licences"
)

// Bill writes the bill of materials, in CycloneDX's JSON: all works of others in the
// programs of all platforms, as "dateline licenses" lists them.
func (p Packer) Bill() error {
	works, err := licences.Read(string(p.Papers.Licences))
	if err != nil {
		return err
	}
	own := cdx.Component{BOMRef: "pkg:golang/dateline@" + p.Commit.Version, Type: cdx.ComponentTypeApplication, Name: "dateline",
		Version: p.Commit.Version, Description: summary, PackageURL: "pkg:golang/dateline@" + p.Commit.Version,
		Properties: &[]cdx.Property{{Name: "vcs.revision", Value: p.Commit.Hash}}}
	var components []cdx.Component
	var needs []string
	for _, w := range works {
		if w.Name == licences.Standard {
			w.Version = p.Go
		}
		c := cdx.Component{BOMRef: purl(w), Type: cdx.ComponentTypeLibrary, Name: w.Name, Version: w.Version, PackageURL: purl(w)}
		if w.Kind == licences.Source {
			c.Type = cdx.ComponentTypeData
			c.Licenses = &cdx.Licenses{{License: &cdx.License{Name: w.Licence}}}
		} else {
			c.Licenses = &cdx.Licenses{{Expression: w.Licence}}
		}
		components = append(components, c)
		needs = append(needs, c.BOMRef)
	}
	slices.Sort(needs)
	bom := cdx.NewBOM()
	bom.Metadata = &cdx.Metadata{Timestamp: p.Commit.Time.UTC().Format(time.RFC3339), Component: &own}
	bom.Components = &components
	bom.Dependencies = &[]cdx.Dependency{{Ref: own.BOMRef, Dependencies: &needs}}
	return create(p.file("dateline_%s_sbom.cdx.json", p.number()), func(w io.Writer) error {
		return cdx.NewBOMEncoder(w, cdx.BOMFileFormatJSON).SetPretty(true).Encode(bom)
	})
}

// purl is the address of a work as package-url.github.io specifies it.
func purl(w licences.Work) string {
	version := url.PathEscape(w.Version)
	debian, isDebian := strings.CutPrefix(w.Name, "Debian ")
	npm := strings.TrimPrefix(w.Name, "npm ")
	switch {
	case w.Name == licences.Standard:
		return "pkg:golang/std@" + version
	case w.Kind == licences.Module:
		return "pkg:golang/" + w.Name + "@" + version
	case isDebian:
		return "pkg:deb/debian/" + url.PathEscape(debian) + "@" + version
	default:
		return "pkg:npm/" + strings.Replace(npm, "@", "%40", 1) + "@" + version
	}
}
