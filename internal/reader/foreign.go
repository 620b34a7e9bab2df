package reader

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"
	"unicode/utf16"

	"gazette/internal/reader/source"
)

const (
	readHere   = "Gazette reads Word, PowerPoint and OpenDocument files, PDF, web pages, text and Markdown"
	saveAsWord = "Open it, choose Save as, and as the type Word document (.docx); then use that file."
	saveAsText = "Open it, choose Save as, and as the type Plain text (.txt) with the encoding Unicode (UTF-8); then use that file."
)

func notReadHere(kind, advice string) *Error {
	return &Error{Problem: "is " + kind + "; " + readHere, Advice: advice}
}

// foreign says what a file is that is of a known format which no package reads; nil for any other.
func foreign(data []byte) *Error {
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 1024)], []byte("\xEF\xBB\xBF")), " \t\r\n")
	lower := bytes.ToLower(head)
	switch {
	case isRead(data):
		return nil
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return foreignZip(data)
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return foreignCompound(data)
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return notReadHere("a Rich Text document (.rtf)", saveAsWord)
	case bytes.HasPrefix(lower, []byte("<?xml")):
		return notReadHere("an XML file", "Open it in the program that wrote it, and save it as Plain text (UTF-8).")
	}
	return nil
}

// isRead reports whether a package reads files with this content, whatever their name. Text and Markdown are not asked:
// any file could be theirs.
func isRead(data []byte) bool {
	return slices.ContainsFunc(formats[:len(formats)-2], func(each source.Format) bool { return each.Is("", data) })
}

// foreignZip tells the office formats that are ZIP archives apart by the names and the type inside.
func foreignZip(data []byte) *Error {
	kind := "a ZIP archive, or an office document that is cut off"
	advice := "Take the documents out of it first, and save them as Plain text (UTF-8)."
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return notReadHere(kind, "Ask for the file again.")
	}
	for _, file := range archive.File {
		switch {
		case strings.HasPrefix(file.Name, "word/"):
			return &Error{Problem: "is a Word document whose text cannot be found", Advice: "Open it in Word, save it again as .docx, and use that file."}
		case strings.HasPrefix(file.Name, "ppt/"):
			return &Error{Problem: "is a PowerPoint presentation whose slides cannot be found", Advice: "Open it in PowerPoint, save it again as .pptx, and use that file."}
		case strings.HasPrefix(file.Name, "xl/"):
			return notReadHere("an Excel workbook (.xlsx)", "Open it, choose Save as, and as the type Text, tab delimited; then use that file.")
		case file.Name == "mimetype":
			if name := openDocument[zipText(file)]; name != "" {
				return notReadHere(name, saveAsWord)
			}
		}
	}
	return notReadHere("a ZIP archive", advice)
}

var openDocument = map[string]string{
	"application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet (.ods)",
	"application/epub+zip":                           "an electronic book (.epub)",
}

// zipText is the beginning of a file in an archive; "" where it cannot be read.
func zipText(file *zip.File) string {
	content, err := file.Open()
	if err != nil {
		return ""
	}
	defer content.Close()
	text, err := io.ReadAll(io.LimitReader(content, 100))
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(text))
}

// foreignCompound tells apart what older Office programs wrote, and what newer ones write under a password, by the
// names of the streams inside.
func foreignCompound(data []byte) *Error {
	for _, each := range []struct{ stream, kind, advice string }{
		{"EncryptedPackage", "an Office document under a password", "Open it, remove the password (File, Info, Protect Document), save it, and use that file."},
		{"WordDocument", "an older Word document (.doc)", saveAsWord},
		{"PowerPoint Document", "an older PowerPoint presentation (.ppt)", "Open it, choose Save as, and as the type PowerPoint presentation (.pptx); then use that file."},
		{"Workbook", "an older Excel workbook (.xls)", saveAsText},
		{"__properties_version1.0", "an Outlook message (.msg)", saveAsText},
	} {
		var name []byte
		for _, unit := range utf16.Encode([]rune(each.stream)) {
			name = append(name, byte(unit), byte(unit>>8))
		}
		if bytes.Contains(data, name) {
			return notReadHere(each.kind, each.advice)
		}
	}
	return notReadHere("a document of an older Office program", saveAsText)
}

// unknown says as much as can be said of a file that no format knows and that is not text.
func unknown(data []byte) error {
	kind, _, _ := strings.Cut(http.DetectContentType(data), "/")
	switch kind {
	case "image":
		return notReadHere("a picture", "If it is a scan, ask for the document that was scanned, as Plain text.")
	case "audio", "video":
		return notReadHere("a recording", "Use its transcript, saved as Plain text.")
	}
	_, err := source.Decode(data)
	return err
}
