// Package search builds the site's search index out of the pages under content/ and answers queries from it. The browser
// answers from the same files by the same rules; testdata/queries holds both sides to the same order and scores.
//
// # Units
//
// What is found is a unit: a document's facts and the text before its first heading, a section (agenda item, part,
// finding), an action or a recommendation. The text of an action stands in its section's unit too. The text of a long section is cut into several units of one
// anchor.
//
// Files number the documents from the oldest to the newest, from 0, those without a date first, and the units of each in
// its order, from 0: so a new document shifts none that is older. Those who read the files count the documents from the
// newest: a unit's id is document × stride + unit. So a lower id is a newer document, then an earlier place in it; of one
// day the document whose address comes first is the newer.
//
// # Words
//
// A run is an unbroken stretch of letters, digits and marks (Unicode L, N, M); an apostrophe (' or ’) between two letters
// belongs to it. Two runs with exactly one of / . : - between them are one token where both contain a digit (C048/23, 4.2,
// 2024-25); two runs of a single letter each with & between them are one token (A&E). Everything else divides tokens.
//
// A token's word is the token without "'s" or "’s" at its end and without apostrophes, in NFKD, without marks (Mn), then
// in lower case with "ς" as "σ". A word of more than 60 bytes of UTF-8, or of none, is not indexed, though it counts as a
// position. A word that is a key of the manifest's "irregular" counts as the word that stands there. A word of a–z alone has as
// its term its Snowball English stem, where it has four letters or more and no "yy"; any other word is its own term. Of a token
// of several runs each run that contains a letter or is three digits or longer is a word at the same position too. Of two
// tokens whose words are of letters alone, the two written as one are a word at the position of the first, where nothing but
// a hyphen is between them or the first is a beginning that is written apart as well (sub group). Words of the manifest's
// "skip" take a position and have no term.
//
// Positions count the tokens of a unit: of the title (first unit of a document only), its path of headings and, for an
// agenda item, "item" and its number as in its anchor, with dots ("item 8a", "item 3.1"), its text,
// with 10 positions left free between the three. In other units the words of the title are indexed without positions.
//
// # Files
//
// manifest.json has a fixed name and is fetched afresh. Every other file is named by what it holds and never changes. Files
// of postings are as they are; every other one is raw deflate (RFC 1951), to be read with
// DecompressionStream("deflate-raw"), whatever the web server says of it. A file is at most 64 kB, compressed and not. In them
//
//	varint  an unsigned integer in 7-bit groups, the lowest first, the top bit set on all but the last (LEB128)
//	string  varint length in bytes, then UTF-8
//	after   a string that follows another: varint bytes shared with it, string the rest
//	hash    8 bytes, the start of the SHA-256 of a file's bytes; written as 16 hexadecimal digits in names
//	bits    so many bits, the highest of each byte first
//	rice k  a number n: n >> k zeros, a one, the k lowest bits of n; or 24 zeros and n in 32 bits
//
// Files but texts are at index/HASH.bin.
//
// manifest.json is one object:
//
//	format     2; a client refuses any other
//	documents  how many
//	stride     the most units that a document has, at least 1
//	ranking    the constants of ranking, see type Ranking: a client has none of its own
//	levels     list of levels, see below
//	skip       list of words that are not indexed
//	irregular  words by their irregular forms
//	plain      list of terms that count for less in queries
//	everyday   lists of terms by the terms of everyday words that they are an answer to as well
//	terms      list of [first term, hash] of lists of the dictionary's blocks, in the order of the terms
//	spelling   list of hashes
//	collection list of hashes
//	synonyms   list of hashes
//	lexicon    hash of the words that texts are written with
//	facets     list of {"name", "files": list of hashes}: kind, theme, group, organisation
//
// Where there is a list of hashes, what the files hold is joined in that order; but for synonyms.
//
// Terms are ordered by their bytes in UTF-8. A term is in the last block whose first term is not above it, and that in
// the last such list. A list of blocks, up to the end of the file: after (the block's first term), hash. Where a block or a list
// ends is said by the terms (func blocksOf, writeLists): what is added to one leaves the others as they are.
//
// A dictionary block:
//
//	varint n, n × hash        the files that its entries refer to as 1 … n
//	entries up to the end:
//	  after                   the term
//	  varint                  units with it
//	  varint                  its weight: the inverse frequency in thousandths
//	  varint n, n × after     up to 12 words of it, the most frequent first, each after the term
//	  varint p                parts of its postings, at least 1
//	  the first part:         varint file; 0: string, the part itself; otherwise varint offset, varint length
//	  p-1 further parts:      varint file, varint offset, varint length of the part, and the same three of its positions
//
// offset and length are in bytes of the file. The first part holds the postings of greatest level where there are further
// ones, otherwise all; further parts hold the rest, each a stretch of documents.
//
//	a part:     varint n, the number of postings; bits 5 d, bits 4 u, bits 3 l, bits 4 p;
//	            for each document with some of them: rice d (its number less the one before, less one; the first as it is);
//	            rice 0 (how many, less one); for each of these
//	              rice u (its unit less the one before in the document, less one; the first as it is)
//	              rice l (its level's place in "levels" of the manifest; a level that is not there: their number + level)
//	              in the first part also its positions, with p
//	positions:  of a part that has them apart: bits 4 p, then of each posting its positions
//	            of a posting: rice 0 (how many; 0 stands for 1, and 1 for none), then as many × rice p (each less the one
//	            before, less one; the first as it is)
//
// The level is a byte, × 2 + 1 for an action, + 0 for another unit, of 1 … 127: the posting's whole worth (BM25F over title, headings, text
// and action text, with lengths) on a scale on which 127 is the most there can be. So a client knows neither lengths nor
// fields.
//
// Synonyms have terms of their own, "=" and an ordinal that the synonyms file gives; their postings hold every place
// where one of the group's members stands.
//
//	synonyms:   varint n; n × group: string term; varint m; m × string: the members, each its words' terms with one space
//	            between (words of "skip" stand as they are); a member "^" and a term is an acronym, which in texts
//	            counts only where it is written with two capitals A–Z or more
//
// A group stands in the files of its members' first words: of F files, the one with the number FNV-1a of the word, in 32
// bits, >> 8, modulo F.
//
// The collection, the oldest document first; each file but the last is of 8,192 documents:
//
//	varint D; D × varint day, less that of the document before; the first as it is; day is days since 1899-12-31, 0 for
//	none (and for days before it);
//	⌈D/16⌉ × hash of blocks of names, each of which is of 16 documents (the last may be of fewer)
//
// A block of names, for each document: 8 bytes, the name of its texts; varint chunks; for each chunk but the first varint,
// its first unit less that of the chunk before. The text of chunk i (from 0) is at text/NAME-i.bin with NAME in 16 hexadecimal
// digits.
//
//	a chunk:    4 × varint: the lengths in bytes of address ("/minutes/…/"), title, date ("2026-03-12" or "") and kind;
//	            varint n; n × unit: varint type (0 section, 1 action, 2 recommendation), 3 × varint: the lengths of anchor
//	            ("" for the page itself), path of headings with " › " between, and text;
//	            then all of these, one behind the other, in codes up to the end
//	the lexicon: varint n; n × after
//
// Codes are bytes:
//
//	letters     a–z and A–Z: a word, letter by letter, up to the next code that is none; the first begins a word
//	1, 2        the first letter, or all letters, of the word that follows are capitals
//	3           no space before the word that follows
//	80 … BF     entry 0 … 63 of the lexicon (hexadecimal)
//	C0 … FE     with the byte b behind it, entry 64 + (code - C0) × 256 + b
//	FF          varint n, n bytes as they are
//	others      themselves
//
// An entry that begins with a letter is a word. Before a word stands a space where what is before it ends with a–z, A–Z, 0–9 or one
// of , . ; : ) % unless code 3 stands before it.
//
// A facet; the values are in the order of their keys' bytes:
//
//	varint n; n × value: string key, string label, varint documents,
//	varint form; 0: the documents' numbers (the first as it is, then the difference); 1: ⌈D/8⌉ bytes, the lowest bit first
//
// A spelling file: varint n; n × block: string first letter and varint letters of its first word, hash.
// A spelling block: words by first letter, then number of letters, then bytes; up to the end: after the word before,
// varint units with its term. Words are of letters alone and have four or more.
//
// Levels and lexicon are those that come up most in some of the documents: as many as have a mebibyte of text, by the hashes of their
// addresses. A page that is new or changed is seldom one of them; where it is, every file may become another.
//
// # Building again
//
// Update keeps beside an index, and never in a public folder, what its postings are made of (file memory.go). It reads the
// pages that are new or changed, takes the postings of those that are gone or changed away, writes all blocks anew, and
// of these to disk what is not there yet. Then it puts the manifest in its place and removes what nothing refers to. The files are
// byte for byte those of a build from nothing; where something is not as it was left, it is one.
//
// # Answering
//
// Every constant of it is in the manifest. All arithmetic is of integers, divisions rounded down, so that two
// implementations agree to the last place; scores are shown in millionths.
//
//  1. The query's first queryBytes bytes are read as text is: tokens, words, terms. “ ” „ are read as ". What stands
//     between two " (or after the last) is a phrase. A - outside phrases, at the beginning or after space or "(", and
//     directly before a token or a phrase excludes that. The last word is open where it ends the query outside
//     phrases.
//  2. Each different term is a clause, in order, up to clauses. Its alternatives are terms with weights: the term
//     itself with its own, × plain / 1000 where it is one of "plain"; for each synonym's member whose words stand in the
//     query outside phrases, the group's term: of one word its weight, × acronym / 1000 where the member is an acronym and
//     the query's word lacks two capitals; of more words weight × phrase / 1000 / words, for each of the clauses. For two words of letters
//     alone that follow one another outside phrases, the term of the two written as one, weight × phrase / 1000 / 2, for both.
//     For a clause outside phrases the terms of "everyday", each with the lower of its weight and that of the clause's first
//     alternative, if any, × everyday / 1000. For the open last word (two
//     letters or more; n letters; not in a phrase) the completions of highest unit count, then lowest term: entries,
//     but those of synonyms and the term itself, of which the term or a word begins with the open one, in at most
//     blocks dictionary blocks from that of its first max(2, n-3) letters on, as long as a block's first term is not
//     above the word or begins with it; weight × prefix / 1000, or min(weight, first alternative's weight) × longer /
//     1000 where the clause had alternatives. A clause outside phrases without any is corrected (func spelling), and
//     has the corrected word's term. Of a term met twice the higher weight counts. A clause's weight is the highest
//     of its alternatives'.
//  3. First parts are read for all; all parts with positions for clauses in phrases. Further parts of others, without
//     positions: by units, then term, as long as the sum of their postings (each term once) is within budget; behind
//     the first that is not none is read.
//  4. worth(clause, unit) is the highest weight × level of its alternatives; where one of them was not read whole, at
//     least the clause's weight in every unit that any clause has. A unit's sum adds worth > 0, else the highest
//     worth of the clause in the document × elsewhere / 1000; found adds the clause's weight, else where the document
//     has it weight × present / 1000. share = found × 1000 / weight of all clauses; score = sum × share / 1000 ×
//     share / 1000.
//  5. Units without one of the phrases are dropped, unless all would be. Where enough units or more have share 1000,
//     those below are dropped, otherwise those below leastFound. Then exclusions, then filters.
//  6. In order of score, then id. The first nearest units gain score × near(unit) / 1000, near = Near × clauses /
//     max(span, clauses) × their weight / weight of all, from left to right, over the clauses with positions in the
//     unit where these are two or more; span is the shortest stretch that has a position of each. To near is added
//     pairs × the sum over each two of these clauses that follow one another of (their weights / (1 + off)) / (2 × weight of
//     all), off being how far two of their positions are at least from the distance at which the query has the words. Ordered
//     again.
//  7. Units of one address are shown once; actions and recommendations only where actions alone are asked for, since their
//     section is found by the same words.
//  8. An excerpt is of so many tokens as excerpt says. Of the places in the text at which a word (by its term, or that
//     of a run of its token) or a synonym of an alternative stands, it begins "before" tokens before the one from
//     which the next excerpt - before tokens hold the clauses of most weight (each once), then most such places, then
//     the first; less before at the end of the text, and from the text's start where there is no place. It runs from
//     the start of its first token (or the text) to the end of its last (or the text), line feeds as spaces, with
//     "… " before and " …" after where text is left out. Places that begin before the end of the one before, or end after the
//     excerpt, are not marked.
//  9. Words of clauses without worth in the first unit are named as left out; where there are no results, those without
//     alternatives. Documents are counted for each value of a facet that pass all filters but that facet's own.
//
// # How well
//
// Of known items the share by rank (MRR@10), for documents and for sections, beside Pagefind 1.6.0 on the same pages with
// that of eight of its own settings which serves it best (bench answers):
//
//	queries                                       documents   sections   Pagefind: documents   sections
//	229 over the example site (the constants
//	were tuned on them; testdata/examples.tsv)    0.929       0.905      0.778                 0.555
//	166 over 32 other papers (a half tuned on)    0.983       0.955      0.726                 0.585
//	50 over these, written after the tuning       0.947       0.911      0.647                 0.489
//
// What is wrong still is mostly questions in words of their own, which share no word with what answers them.
package search
