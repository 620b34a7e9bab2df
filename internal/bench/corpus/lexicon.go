package corpus

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

// common are the commonest words of English prose, the most frequent first.
var common = strings.Fields(`the of and to in a that is was for it with as be on by at this are from or had not have were an
which but they their been has its will would more one all can when who there if no other what so up out about some could
into them than then two may only do these any first such also after made over most should each how where those through
between must because during before many both own under work while since against being used same another here even last well
three until without within against although still per around again further several upon`)

// A lexicon is invented words in the order of how often they are used. Word r of it comes up in proportion to
// 1/(r+2.7)^1.05 (Mandelbrot's form of Zipf's law), as words of English do; the first are the common words of English.
type lexicon struct {
	words []string
	sums  []float64 // of the shares up to each word
}

const (
	words        = 60_000
	firstSubject = 400 // words from here to lastSubject are rare enough to be what a text is about
	lastSubject  = 30_000
)

var (
	openings = strings.Fields("b br c ch cl cr d dr f fl g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w")
	vowels   = strings.Fields("a e i o u a e i o ai ea ee oa ou")
	closings = strings.Fields("b ck d ft g l ll lt m mp n nd ng nt p r rd rk rm rn s sh sk st t th x")
	endings  = []string{"", "", "", "", "s", "s", "ing", "ed", "er", "ment", "ation", "ly"}
)

func newLexicon(r *rand.Rand) *lexicon {
	l := &lexicon{words: slices.Clone(common)}
	known := map[string]bool{}
	for _, each := range common {
		known[each] = true
	}
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	var stems []string
	for len(l.words) < words {
		// A frequent word is short. One in three is another form of a word that there is already.
		syllables := 1 + r.IntN(2) + int(math.Log10(float64(len(l.words)))/3)
		stem := ""
		for range syllables {
			stem += pick(openings) + pick(vowels)
		}
		stem += pick(closings)
		if len(stems) > 100 && r.IntN(3) == 0 {
			stem = pick(stems)
		}
		word := stem + pick(endings)
		if len(word) < 4 || known[word] {
			continue
		}
		known[word] = true
		stems = append(stems, stem)
		l.words = append(l.words, word)
	}
	sum := 0.0
	for rank := range l.words {
		sum += 1 / math.Pow(float64(rank)+2.7, 1.05)
		l.sums = append(l.sums, sum)
	}
	return l
}

// any gives a word by its frequency.
func (l *lexicon) any(r *rand.Rand) string {
	at, _ := slices.BinarySearch(l.sums, r.Float64()*l.sums[len(l.sums)-1])
	return l.words[min(at, len(l.words)-1)]
}

// subject gives a word that a text can be about; of these, common ones come up more often.
func (l *lexicon) subject(r *rand.Rand) string {
	low, high := math.Log(firstSubject), math.Log(lastSubject)
	return l.words[int(math.Exp(low+r.Float64()*(high-low)))]
}
