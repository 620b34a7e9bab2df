package disclosure

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/document"
)

var (
	_ = enter(rule{original, "stays-in-original", Note,
		"What the file holds beside its text, as the names of its authors, a template, a thumbnail, macros, embedded files or metadata of pictures: one line. The original is not published.", stated(staysInOriginal)})
	_ = enter(rule{unseenText, "change-without-words", Stop,
		"A tracked change without words: the end of a paragraph, merged cells, a number, how text looked before.", stated(changesWithoutWords)})
	_ = enter(rule{unseenText, "hidden-characters", Stop, "Words in the properties of a file, in characters that nobody sees (Unicode tags, U+E0000 to U+E007F).", stated(hiddenCharacters)})
	_ = enter(rule{unseenText, "reversed-text", Decide, "Marks that turn the direction of reading (U+202D, U+202E), so that a page would say what the document does not show.", stated(reversedText)})
	_ = enter(rule{original, "characters-taken-out", Note, "Characters without a shape that were taken out of the text: zero-width spaces, soft hyphens.", stated(charactersTakenOut)})
	_ = enter(rule{original, "covering-shape", Decide, "A drawn shape that may cover words, which can still be read in the file and would come onto the page.", stated(coveringShapes)})
	_ = enter(rule{original, "picture", Decide, "A picture that readers of the document see. Pages have its description, not the picture; a machine cannot tell whether that says who is to be seen. One with the same bytes is asked about once.", stated(pictures)})
	_ = enter(rule{original, "read-by-machine", Decide, "A page that is a picture, whose text a machine read: it may say what the page does not.", stated(readByMachine)})
	_ = enter(rule{original, "not-looked-into", Decide, "Parts of the file that were not read and are not part of what stays in the original: a damaged page, text of characters that are not known.", stated(notLookedInto)})
)

// notRead gives the places and reasons of what a reader left out, by an expression over the reason.
func (at *subject) notRead(why *regexp.Regexp) []document.Omission {
	var found []document.Omission
	for _, each := range at.doc.NotRead {
		if why.MatchString(each.Why) {
			found = append(found, each)
		}
	}
	return found
}

// The wordings of readers. Those of Microsoft's and OpenDocument files begin with "beside the text".
var (
	besideText = regexp.MustCompile(`^beside the text: (.+)$`)
	kept       = regexp.MustCompile(`^(?:author of the file|title, subject|programs that made the file|metadata of the file|bookmarks:|attached files|a file attached|programs in JavaScript|digital signatures|a form in XML|an embedded|a film|an object that leads|a recording|the workbook behind|what the file says about itself|the names of sections|the master|text on .* that no slide shows|another document, which|the instruction of a field|a value that the document keeps|a number that the file keeps|the header, date and number on pages of notes|text of a master|text that masters keep|a remark on)`)

	withoutWords = regexp.MustCompile(`^a tracked change without words`)
	unseenWord   = regexp.MustCompile(`^hidden in characters that nobody sees`)
	takenOut     = regexp.MustCompile(`^characters that nobody sees, taken out`)
	turned       = regexp.MustCompile(`U\+202[DE]`)
	mayCover     = regexp.MustCompile(`covers? (?:words|any|one)|look (?:on the slide )?whether`)
	machineRead  = regexp.MustCompile(`what a machine read in it|was read in the picture by a program`)
	notKnown     = regexp.MustCompile(`^a page that is damaged|^(?:\d+ )?(?:characters|signs) of which the file does not say`)
)

func staysInOriginal(at *subject) []Finding {
	var kinds []string
	for _, each := range at.doc.NotRead {
		what := each.Why
		if found := besideText.FindStringSubmatch(what); found != nil {
			what = found[1]
		} else if !kept.MatchString(what) {
			continue
		}
		what, _, _ = strings.Cut(what, ": ") // behind it may stand a name
		if !slices.Contains(kinds, what) {
			kinds = append(kinds, what)
		}
	}
	if len(kinds) == 0 {
		return nil
	}
	return []Finding{{
		Why: "The file holds more than its text: " + strings.Join(kinds, "; ") + ". This stays in the original, which is not published.",
		Do:  "Nothing, as long as the file itself is given to nobody outside.",
	}}
}

func changesWithoutWords(at *subject) []Finding {
	var findings []Finding
	for _, each := range at.notRead(withoutWords) {
		_, what, _ := strings.Cut(each.Why, ": ")
		findings = append(findings, Finding{Place: each.Place,
			Why: "The document holds a tracked change of something without words: " + sentence(what) + " As long as nobody has accepted or rejected it, it is not certain what was approved.",
			Do:  "Accept or reject all tracked changes in the document, save it and publish it again.",
		})
	}
	return findings
}

func hiddenCharacters(at *subject) []Finding {
	var findings []Finding
	for _, each := range at.notRead(unseenWord) {
		findings = append(findings, Finding{Place: each.Place, Excerpt: mask(each.Text, nil), Concerns: each.Text,
			Why: "There are words here in characters that no program shows. Somebody may have put them there on purpose.",
			Do:  "Type the line anew, save the document and publish it again.",
		})
	}
	return findings
}

func reversedText(at *subject) []Finding {
	var findings []Finding
	for _, each := range at.notRead(takenOut) {
		if turned.MatchString(each.Why) {
			findings = append(findings, Finding{Place: each.Place,
				Why: "Marks here turn the direction of reading, so that the document shows other text than it holds. The page has what it holds.",
				Do:  "Compare the page with the document, or type the line anew; or decide that both say the same.",
			})
		}
	}
	return findings
}

func charactersTakenOut(at *subject) []Finding {
	var places []string
	for _, each := range at.notRead(takenOut) {
		if place := each.Place.String(); place != "" && !slices.Contains(places, place) && len(places) < 5 {
			places = append(places, place)
		}
	}
	if len(at.notRead(takenOut)) == 0 {
		return nil
	}
	where := ""
	if len(places) > 0 {
		where = ", as at " + strings.Join(places, "; ")
	}
	return []Finding{{Why: "The text holds characters without a shape" + where + ". The page does not have them, and words that they parted were read as one.", Do: "Nothing."}}
}

func coveringShapes(at *subject) []Finding {
	var findings []Finding
	for _, each := range at.notRead(mayCover) {
		findings = append(findings, Finding{Place: each.Place,
			Why: "A drawn shape lies over the page here, and nobody but a person who looks can tell whether it covers words. A shape over words does not take them away: they would come onto the page.",
			Do:  "Look at the place in the document. Where it covers words, delete the words; else decide that it covers none.",
		})
	}
	return findings
}

func pictures(at *subject) []Finding {
	var findings []Finding
	seen := map[string]bool{}
	var look func(blocks []document.Block, within document.Place)
	look = func(blocks []document.Block, within document.Place) {
		for _, block := range blocks {
			if block.Visibility != document.Visible {
				continue
			}
			place := block.Place.Or(within)
			if block.Picture != nil {
				sum := sha256.Sum256(block.Picture.Data)
				if hash := hex.EncodeToString(sum[:]); !seen[hash] {
					seen[hash] = true
					findings = append(findings, Finding{Place: place, Concerns: hash, Within: block.PlainText(),
						Why: "The document shows a picture here. The page has its description, not the picture; a machine cannot tell whether that says who is to be seen.",
						Do:  "Look at the picture and its description, and decide that the description may be published, or take the picture out of the document.",
					})
				}
			}
			for _, row := range block.Rows {
				for _, cell := range row.Cells {
					look(cell.Blocks, row.Place.Or(place))
				}
			}
		}
	}
	look(at.doc.Blocks, document.Place{})
	return findings
}

func readByMachine(at *subject) []Finding {
	var findings []Finding
	for _, each := range at.notRead(machineRead) {
		findings = append(findings, Finding{Place: each.Place,
			Why: "This page is a picture, and a machine read its text. It can have read a name or a figure wrongly, and it reads what is crossed out.",
			Do:  "Compare the text with the page and decide that they say the same, or publish the document that the scan was made from.",
		})
	}
	return findings
}

func notLookedInto(at *subject) []Finding {
	var findings []Finding
	for _, each := range at.notRead(notKnown) {
		findings = append(findings, Finding{Place: each.Place,
			Why: "Not all of the document could be read: " + sentence(each.Why) + " The gate has not looked at it.",
			Do:  "Make the file anew from the document that it was made from, or decide that nothing is missing.",
		})
	}
	return findings
}
