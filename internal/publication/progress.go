package publication

// ActionState says how an action stands, as minutes report it.
type ActionState string

// The states of an action.
const (
	ActionComplete  ActionState = "complete"
	ActionOpen      ActionState = "open"
	ActionWithdrawn ActionState = "withdrawn" // no longer required, superseded
)

// A Progress is what minutes report of an action of an earlier meeting of the group: "Action 3.2 – complete".
type Progress struct {
	Number  string   // the action's own reference as printed; "" for all actions of the meeting before
	Except  []string // of those all: the references that are excepted
	Of      string   // the item of the meeting before whose actions are meant, where they have no reference: "8a"
	State   ActionState
	Text    string // the words that say so, on one line
	Item    string // the item of these minutes that holds them, as an action gives it
	Section string // ID of its section
}
