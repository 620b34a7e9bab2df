package search

import (
	"cmp"
	"unicode/utf8"
)

// spelling gives the word of the index that a word was most likely meant to be: with the fewest mistakes, then the one
// that stands in most units; "" where none is near. It looks among words that begin with the word's first letter, or its
// second where the first is one too many or changed places.
func (x *Index) spelling(word string) (string, error) {
	letters := []rune(word)
	if len(letters) < max(x.manifest.Ranking.OneMistake, 2) || !isLetters(word) {
		return "", nil
	}
	most := 1
	if len(letters) >= x.manifest.Ranking.TwoMistakes {
		most = 2
	}
	blocks, err := x.spellingBlocks()
	if err != nil {
		return "", err
	}
	best, bestDistance := spelling{}, most+1
	firsts := letters[:2]
	if letters[0] == letters[1] {
		firsts = letters[:1]
	}
	for _, first := range firsts {
		for i := range blocks {
			if !mayHold(blocks[i:], first, len(letters)-most, len(letters)+most) {
				continue
			}
			data, err := x.read(blocks[i].file)
			if err != nil {
				return "", err
			}
			words, err := decodeSpelling(data)
			if err != nil {
				return "", err
			}
			for _, each := range words {
				d := distance(letters, []rune(each.word), most)
				if d < bestDistance || d == bestDistance && d <= most && (each.units > best.units || each.units == best.units && each.word < best.word) {
					best, bestDistance = each, d
				}
			}
		}
	}
	return best.word, nil
}

// spellingBlocks reads which blocks of spellings there are.
func (x *Index) spellingBlocks() ([]spellingEntry, error) {
	var blocks []spellingEntry
	for _, each := range x.manifest.Spelling {
		data, err := x.read(each)
		if err != nil {
			return nil, err
		}
		more, err := decodeSpellingList(data)
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, more...)
	}
	return blocks, nil
}

// mayHold reports whether the first of some spelling blocks may hold words with a first letter and so many letters.
func mayHold(blocks []spellingEntry, first rune, least, most int) bool {
	compare := func(e spellingEntry, letters int) int {
		letter, _ := utf8.DecodeRuneInString(e.letter)
		return cmp.Or(cmp.Compare(letter, first), cmp.Compare(e.length, letters))
	}
	return compare(blocks[0], most) <= 0 && (len(blocks) == 1 || compare(blocks[1], least) >= 0)
}

// distance counts the letters to add, drop, change or swap with the next to make one word of another; most+1 where it is
// more than most (optimal string alignment).
func distance(a, b []rune, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, last, here := rows[0], rows[1], rows[2]
		here[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			here[j] = min(last[j]+1, here[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				here[j] = min(here[j], before[j-2]+1)
			}
			least = min(least, here[j])
		}
		if least > most {
			return most + 1
		}
		rows = [3][]int{last, here, before}
	}
	return min(rows[1][len(b)], most+1)
}
