package search

import (
	"math"
)

// The constants of BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, 3.5): how much a word
// counts by its field, how much the length of the field takes from that, and what length takes nothing. The pivots are
// set, not the mean of the collection, so that one document more changes no other's levels.
const saturation = 1.2

var fieldRanking = [fields]struct{ weight, byLength, pivot float64 }{
	inTitle:  {3.0, 0.5, 8},
	inPath:   {2.5, 0.5, 8},
	inText:   {1.0, 0.6, 160},
	inAction: {1.1, 0.5, 40},
}

const (
	titleElsewhere = 0.35 // what a title's word counts in units that are not the first of the document
	actionAlone    = 0.9  // an action counts a little less than the item that it stands in, which says what it is about
)

// Levels: 32 steps of up to 127. Finer ones would make the index larger and no order better.
const (
	maxLevel   = 127
	levelSteps = 32
)

// level is the worth of a term in a unit, 1 to maxLevel.
func level(counts, lengths [fields]int, lead bool, kind unitType) int {
	worth := 0.0
	for field, count := range counts {
		if count == 0 {
			continue
		}
		r := fieldRanking[field]
		weight := r.weight
		if field == inTitle && !lead {
			weight *= titleElsewhere
		}
		worth += weight * float64(count) / (1 - r.byLength + r.byLength*float64(lengths[field])/r.pivot)
	}
	share := worth / (worth + saturation)
	if kind != sectionUnit {
		share *= actionAlone
	}
	step := int(math.Ceil(share * levelSteps))
	return max(step*(maxLevel+1)/levelSteps-1, 1)
}

// levelByte is a level as a posting has it.
func levelByte(level int, kind unitType) byte {
	if kind == actionUnit {
		return byte(level*2 + 1)
	}
	return byte(level * 2)
}

// weight is the inverse frequency of a term that stands in df of so many units, in thousandths.
func weight(df, units int) int {
	return max(int(math.Round(1000*math.Log(1+(float64(units-df)+0.5)/(float64(df)+0.5)))), 1)
}

// Ranking are the constants by which queries are answered. They stand in the manifest, where the browser's client finds
// them. Shares are in thousandths; all arithmetic is of integers, and divisions are rounded down.
type Ranking struct {
	// Alternatives of a query's word.
	Acronym     int `json:"acronym"`     // an acronym that the query writes without capitals, for what it stands for
	Phrase      int `json:"phrase"`      // a name of several words: this, divided by their number, for each of them
	Plain       int `json:"plain"`       // a word by which questions are put
	Everyday    int `json:"everyday"`    // a word of papers for an everyday one
	Prefix      int `json:"prefix"`      // a word that the last word may become, where it is none itself
	Longer      int `json:"longer"`      // the same where it is one
	Completions int `json:"completions"` // at most so many of these
	Blocks      int `json:"blocks"`      // of the dictionary that are looked through for these, at most
	Clauses     int `json:"clauses"`     // words of a query that count; those after them are left out
	QueryBytes  int `json:"queryBytes"`  // of a query that are read

	// Spelling: the letters that a word has in which one mistake, or two, are looked for.
	OneMistake  int `json:"oneMistake"`
	TwoMistakes int `json:"twoMistakes"`

	// Postings of further parts that one query reads; rarer terms first.
	Budget int `json:"budget"`

	// The score of a unit.
	Elsewhere  int `json:"elsewhere"`  // what a word counts that stands elsewhere in the document
	Present    int `json:"present"`    // how far such a word counts as found
	Near       int `json:"near"`       // what nearness can add
	Pairs      int `json:"pairs"`      // what it can add that words stand together as in the query
	Nearest    int `json:"nearest"`    // how many units are looked at for nearness
	LeastFound int `json:"leastFound"` // a unit in which less than this share of the query is found is no result
	Enough     int `json:"enough"`     // units with all words are shown alone where there are so many

	// Excerpts, in tokens.
	Excerpt int `json:"excerpt"` // how long they are
	Before  int `json:"before"`  // how many stand before the first word that is marked
}

var ranking = Ranking{
	Acronym: 600, Plain: 600, Everyday: 800, Phrase: 1600, Prefix: 700, Longer: 200, Completions: 5, Blocks: 16, Clauses: 24, QueryBytes: 2000,
	OneMistake: minSpelling, TwoMistakes: 6,
	Budget: 16 << 10, Elsewhere: 120, Present: 200, Near: 600, Pairs: 1100, Nearest: 200, LeastFound: 250, Enough: 10,
	Excerpt: 36, Before: 6,
}
