package office

// MaxSpan is how many columns or rows a cell may cover. Word's own limit is 63 columns.
const MaxSpan = 1000

// WhyDescribed is said of what a document says of a table to those who do not see it.
const WhyDescribed = "the title or description of a table, which is read out to those who do not see it"

// Spread gives how many columns or rows a cell covers as a document states it: 0 for 1.
func Spread(columns int) int {
	if columns == 1 {
		return 0
	}
	return columns
}
