// Package gazette holds the files of the public site that the program carries with it: the templates, styles and words
// by which Hugo makes pages, the settings that they need, and the pages that every site begins with. The root of the
// repository is a Hugo site itself, so that the theme can be worked on with Hugo alone.
package gazette

import "embed"

// Files are layouts, assets and data as they stand in the repository, config.toml, and of content the pages that
// were written by hand. No published document is among them. What stands in static is the invented partnership's own.
//
//go:embed all:layouts all:assets all:data config.toml content/*.md content/*/_index.md content/actions/*/_index.md
var Files embed.FS
