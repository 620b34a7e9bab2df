package example

import (
	"archive/zip"
	"bytes"
	"embed"
	"encoding/xml"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"text/template"
)

//go:embed all:parts
var parts embed.FS

// pack makes the archive of a format: its parts filled with values, and more parts beside them. The time of each file
// in it is left out, so that the same parts give the same bytes.
func pack(format string, values map[string]any, more map[string]string) ([]byte, error) {
	files := maps.Clone(more)
	root, err := fs.Sub(parts, "parts/"+format)
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		part, err := template.New(name).Option("missingkey=error").Parse(string(data))
		if err != nil {
			return err
		}
		var filled strings.Builder
		err = part.Execute(&filled, values)
		files[name] = filled.String()
		return err
	})
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, name := range slices.SortedFunc(maps.Keys(files), firstThings) {
		header := &zip.FileHeader{Name: name, Method: zip.Deflate}
		if name == "mimetype" { // OpenDocument 1.3, part 2, 3.3: first, and not made smaller
			header.Method = zip.Store
		}
		file, err := archive.CreateHeader(header)
		if err != nil {
			return nil, err
		}
		if _, err := file.Write([]byte(files[name])); err != nil {
			return nil, err
		}
	}
	err = archive.Close()
	return out.Bytes(), err
}

// firstThings orders names of parts, those that say what an archive is before all others.
func firstThings(a, b string) int {
	for _, first := range []string{"mimetype", "[Content_Types].xml"} {
		if (a == first) != (b == first) {
			if a == first {
				return -1
			}
			return 1
		}
	}
	return strings.Compare(a, b)
}

// escape gives text as it stands in XML.
func escape(text string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(text)) // a Builder takes everything
	return out.String()
}
