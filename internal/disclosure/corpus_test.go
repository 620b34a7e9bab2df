package disclosure

import (
	"os"
	"path/filepath"
	"testing"

	"gazette/internal/reader"
	"gazette/internal/recognise"
)

// isStopped are the files of the shared corpus that hold what must not become public, and so are not clean.
var isStopped = map[string]string{
	"track_changes_deletion.docx": "deleted-text",
	"dg-odug-2014-05-13.docx":     "hidden-text", // a line that a row of fixed height cuts off
}

// TestCleanFilesAreNotStopped runs the real documents of the shared corpus, which stands beside the checkout and is no part
// of the project, and the examples through the gate: none is stopped but for its form or approval, and the examples, which
// are published, leave nothing to decide.
func TestCleanFilesAreNotStopped(t *testing.T) {
	const shared = "../../../shared"
	patterns := []string{"../../examples/minutes/*", "../../examples/briefings/*", "../../examples/findings/*"}
	if _, err := os.Stat(shared + "/corpus"); err == nil {
		patterns = append(patterns, shared+"/corpus/office/docx/*.docx", shared+"/corpus/office/odt/*.odt", shared+"/corpus/originals/*",
			shared+"/corpus/minutes/*.txt", shared+"/corpus/briefings/*.txt", shared+"/corpus/findings/*.txt", shared+"/seeds/*.txt")
	} else if os.Getenv("CI") != "" {
		t.Fatalf("the shared corpus is not there: %v", err)
	}
	count, decide := 0, 0
	for i, pattern := range patterns {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("nothing at %s: %v", pattern, err)
		}
		for _, path := range paths {
			doc, err := reader.ReadFile(path)
			if err != nil {
				t.Errorf("%s: %v", path, err)
				continue
			}
			count++
			for _, each := range Check(doc, recognise.Recognise(doc, fieldWords())[0], Setting{Today: today, Words: fieldWords()}) {
				of, _ := familyOf(each.Rule)
				switch {
				case of == form || of == approvals || each.Severity == Note || isStopped[filepath.Base(path)] == each.Rule:
				case each.Severity == Stop || i < 3:
					t.Errorf("%s: %v", path, each)
				default:
					decide++
				}
			}
		}
	}
	t.Logf("%d documents, %d findings to decide", count, decide)
}
