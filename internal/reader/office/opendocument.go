package office

import "archive/zip"

// Flat gives an archive without parts, to read documents that are one XML file: flat OpenDocument.
func Flat(dialect *Dialect) *Archive {
	return &Archive{Files: map[string]*zip.File{}, dialect: dialect, left: MaxTotal, media: MaxTotal}
}

// IsLoose reports whether there are bytes before the beginning of the archive, behind its end, or in its comment.
func (a *Archive) IsLoose() bool { return a.loose }
