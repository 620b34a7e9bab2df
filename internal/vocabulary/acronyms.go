package vocabulary

// Expansions are what an acronym can stand for: several where the field uses it for several things, none where every
// reader knows it and no page needs to explain it.
type Expansions []string

// printedExpansions reads the three ways in which acronyms.toml gives expansions: MASA = "one", CP = ["one", "another"],
// and UK = "" for none.
type printedExpansions Expansions

// UnmarshalText reads a single expansion.
func (e *printedExpansions) UnmarshalText(text []byte) error {
	*e = printedExpansions{}
	if len(text) > 0 {
		*e = printedExpansions{string(text)}
	}
	return nil
}
