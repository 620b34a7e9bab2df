package pdf

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// Tesseract reads pictures of text. A page takes it one to three seconds, more than anything else of a file.
const (
	tesseract     = "tesseract"
	scanDots      = 300.0 // for an inch: what tesseract reads best
	maxScanPixels = 12_000_000
	maxScans      = 80 // pages of one file
	scanLimit     = 2 * time.Minute
	scanPageLimit = 20 * time.Second
)

// readPictures reads the pages that are pictures without text. A file of nothing but pictures is refused where they cannot
// be read.
func (r *reader) readPictures() error {
	if len(r.pictures) == 0 {
		return nil
	}
	program, err := exec.LookPath(tesseract)
	switch {
	case err != nil && len(r.pictures) == r.pages:
		return &source.Error{
			Problem: "is a picture of a document: it holds no text",
			Advice:  "Use the document that it was made from. Or have the program tesseract installed, which reads text in pictures, and try again.",
		}
	case err != nil:
		for _, number := range r.pictures {
			r.notRead(document.Place{Page: number}, "this page is a picture: what is written in it is not read. The program tesseract, where it is installed, reads text in pictures", "")
		}
		return nil
	case len(r.pictures) > maxScans:
		return &source.Error{
			Problem: fmt.Sprintf("has %d pages that are pictures, and the limit is %d", len(r.pictures), maxScans),
			Advice:  "Use the document that it was made from, or divide the file.",
		}
	}
	texts, err := r.scan(program)
	if err != nil {
		return err
	}
	for i, number := range r.pictures {
		place := document.Place{Page: number}
		blocks := paragraphs(texts[i], place)
		r.scanned = append(r.scanned, blocks...)
		if len(blocks) == 0 {
			r.notRead(place, "this page is a picture, in which no text was found", "")
		} else {
			r.notRead(place, "this page is a picture. Its text was read in the picture by a program: compare it with the page", "")
		}
	}
	if len(r.scanned) == 0 && len(r.pictures) == r.pages {
		return &source.Error{Problem: "is a picture of a document in which no text was found", Advice: "Use the document that it was made from."}
	}
	return nil
}

// scan draws the pages that are pictures, one after the other, and has several read at once.
func (r *reader) scan(program string) ([]string, error) {
	r.artist.close() // there are not engines enough for two
	ctx, cancel := context.WithTimeout(context.Background(), scanLimit)
	defer cancel()
	a := artist{data: r.data, deadline: time.Now().Add(scanLimit)}
	defer a.close()
	if err := a.start(); err != nil {
		return nil, err
	}
	texts := make([]string, len(r.pictures))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, number := range r.pictures {
		p := openPage(a.engine, a.file, number)
		if p == nil {
			continue
		}
		picture := p.drawGrey(scanDots, maxScanPixels)
		p.close()
		if a.engine.err != nil || ctx.Err() != nil {
			break
		}
		group.Go(func() (err error) {
			texts[i], err = readPicture(ctx, program, picture, number)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return texts, a.engine.err
}

// readPicture has a picture of a page read.
func readPicture(ctx context.Context, program string, picture []byte, number int) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, scanPageLimit)
	defer cancel()
	command := exec.CommandContext(ctx, program, "stdin", "stdout", "-l", "eng", "--dpi", fmt.Sprint(int(scanDots)))
	command.Stdin = bytes.NewReader(picture)
	command.Env = []string{"LC_ALL=C", "OMP_THREAD_LIMIT=1", "TESSDATA_PREFIX=" + os.Getenv("TESSDATA_PREFIX")}
	command.WaitDelay = time.Second
	out, err := command.Output()
	place := document.Place{Page: number}
	switch {
	case ctx.Err() != nil:
		return "", &source.Error{Place: place, Problem: "is a picture that takes too long to read", Advice: "Use the document that it was made from, or divide the file.", Cause: err}
	case err != nil:
		return "", &source.Error{
			Place: place, Problem: "is a picture, and the program tesseract, which reads text in pictures, failed on it",
			Advice: "Use the document that it was made from. Or check that tesseract is installed with its data for English.", Cause: err,
		}
	}
	return string(out), nil
}

// drawGrey draws a page as a picture in shades of grey, in the portable format (PGM), which tesseract reads.
func (p *page) drawGrey(dots, most float64) []byte {
	b := p.drawAt(scaleFor(dots, most, p.width, p.height))
	defer b.free()
	picture := fmt.Appendf(nil, "P5 %d %d 255\n", b.width, b.height)
	dotsOfPage := b.dots()
	for i := 0; i+3 < len(dotsOfPage); i += 4 {
		blue, green, red := int(dotsOfPage[i]), int(dotsOfPage[i+1]), int(dotsOfPage[i+2])
		picture = append(picture, byte((299*red+587*green+114*blue)/1000)) // as bright as the eye sees them (ITU-R BT.601)
	}
	return picture
}

// paragraphs makes paragraphs of lines, between empty ones.
func paragraphs(text string, place document.Place) []document.Block {
	var blocks []document.Block
	text = strings.NewReplacer("\r\n", "\n", "\f", "\n\n").Replace(text)
	for part := range strings.SplitSeq(text, "\n\n") {
		if part = document.Fold(joinLines(part)); len(document.Words(part)) > 0 {
			block := document.Text(document.Paragraph, part)
			block.Place = place
			blocks = append(blocks, block)
		}
	}
	return blocks
}

// joinLines joins a word that was divided at the end of a line.
func joinLines(text string) string {
	runs := []document.Run{{Text: strings.ReplaceAll(text, "-\n", string(hyphenated)+"\n")}}
	vocabulary := map[string]bool{}
	vocabularyOf(text, vocabulary)
	joined := join(runs, vocabulary)
	return plainText(joined)
}
