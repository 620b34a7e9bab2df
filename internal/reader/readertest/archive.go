package readertest

import (
	"archive/zip"
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"
	"testing"
)

// Pack makes an archive of files, which are not made smaller: the same text again and again would look like a bomb. The
// file mimetype of OpenDocument comes first, as it must.
func Pack(t testing.TB, files map[string]string) []byte {
	t.Helper()
	return pack(t, files, zip.Store)
}

// Press makes an archive of files as Pack does, and makes them as small as they go: large ones become a bomb.
func Press(t testing.TB, files map[string]string) []byte {
	t.Helper()
	return pack(t, files, zip.Deflate)
}

func pack(t testing.TB, files map[string]string, method uint16) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	names := slices.SortedFunc(maps.Keys(files), func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.Count(b, "mimetype"), strings.Count(a, "mimetype")), cmp.Compare(a, b))
	})
	for _, name := range names {
		file, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err == nil {
			_, err = file.Write([]byte(files[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
