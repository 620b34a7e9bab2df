package vocabulary

// A Theme is a subject of safeguarding work by which the site brings publications together.
type Theme struct {
	Name        string   `toml:"name"`        // as a heading: "Domestic abuse"
	Description string   `toml:"description"` // one or two plain sentences for the public
	Phrases     []string `toml:"phrases"`     // in lower case and the singular, by which a text about it is known
}
