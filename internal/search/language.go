package search

import (
	"slices"
	"strings"

	"gazette/internal/vocabulary"
)

// irregular are the forms of words that no stemmer brings together, each with the word that it is a form of.
var irregular = pairs(`children child childrens child men man mens man women woman womens woman wives wife teeth tooth feet foot
knives knife wolves wolf mice mouse crises crisis analyses analysis hypotheses hypothesis
criteria criterion bureaux bureau ate eat eaten eat beaten beat became become began begin begun begin bitten bite bought buy broke
break broken break brought bring built build burnt burn came come caught catch chose choose chosen choose dealt deal drank drink
drunk drink drawn draw drew draw driven drive drove drive fallen fall fed feed fell fall felt feel fled flee forgot forget forgotten
forget fought fight gave give given give gone go went go grew grow grown grow heard hear held hold hid hide hidden hide kept keep
knew know known know led lead lent lend lost lose made make meant mean met meet overseen oversee oversaw oversee paid pay
proven prove ran run rang ring rung ring risen rise said say saw see seen see sent send shaken shake
shook shake shown show slept sleep sold sell sought seek spent spend spoke speak spoken speak stole steal stolen steal stood stand
stuck stick swam swim swept sweep taken take taught teach thought think threw throw thrown throw told tell took take tore tear torn
tear understood understand undertaken undertake undertook undertake withdrawn withdraw withdrew withdraw woke wake woken wake won
win wore wear worn wear written write wrote write two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11
twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 first 1st second 2nd third
3rd fourth 4th fifth 5th`)

// plain are words by which a question is put, and others that say little of what it is about. They count for less. Each
// stands for all its forms.
var plain = strings.Fields(`actually already always anybody anyone anything anywhere ask available away back become begin bring call came come
doing easy else enough especially etc ever everybody everyone everything example explain far feel find first follow
get give go good got great happen hard instead keep kind know last late let little long lot make many maybe mean
meant mention much must need never new next nobody nothing now often one part people perhaps please point possible
probably put quite rather read really reason regarding right run say see seem sense set shall show simply somebody
someone something sometimes sort start still take talk tell thing think thought time today together told toward try
turn type upon us use used usual various want way well whether whoever whole within without work would year yes yet`)

// pairs reads a list of pairs with spaces between all.
func pairs(list string) map[string]string {
	words := strings.Fields(list)
	made := make(map[string]string, len(words)/2)
	for i := 0; i+1 < len(words); i += 2 {
		made[words[i]] = words[i+1]
	}
	return made
}

// termsOf gives the terms of words, each once.
func termsOf(words []string) []string {
	var terms []string
	for _, each := range words {
		terms = append(terms, stem(fold(each)))
	}
	slices.Sort(terms)
	return slices.Compact(terms)
}

// everyday gives the terms by which a term of a query may be met as well.
func everyday(words *vocabulary.Vocabulary) map[string][]string {
	made := map[string][]string{}
	for word, others := range words.Everyday {
		term := stem(fold(word))
		made[term] = append(made[term], others...)
	}
	for term, others := range made {
		made[term] = slices.DeleteFunc(termsOf(others), func(other string) bool { return other == term })
	}
	return made
}
