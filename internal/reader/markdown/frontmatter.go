package markdown

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/adrg/frontmatter"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"gazette/internal/document"
	"gazette/internal/reader/source"
)

// settings are what front matter says: values by their names, those inside others by names with dots ("meeting.start",
// and from 1 on in lists, "themes.1"), and its comments.
type settings struct {
	values   map[string]string
	comments []document.Block
}

// errNoSettings: what stands between the lines of hyphens is text.
var errNoSettings = errors.New("no names and values")

// cutFrontMatter cuts the block between two lines of three hyphens at the top of a text. It gives nil and the whole text
// where there is none.
func cutFrontMatter(content string) (*settings, string, error) {
	if !startsWithFrontMatter(content) {
		return nil, content, nil
	}
	var found *settings
	format := frontmatter.NewFormat("---", "---", func(data []byte, _ any) (err error) {
		found, err = readSettings(data)
		return err
	})
	body, err := frontmatter.Parse(strings.NewReader(content), nil, format)
	switch {
	case errors.Is(err, errNoSettings):
		return nil, content, nil
	case err != nil:
		var located *source.Error
		if errors.As(err, &located) {
			return nil, "", err
		}
		return nil, "", &source.Error{Place: place(content, err), Problem: "begins with front matter that cannot be read: " + firstLine(err), Advice: "Correct the lines between the two rows of hyphens, or take them out."}
	}
	if found != nil {
		before := strings.Count(content[:strings.Index(content, "---")], "\n") + 1
		for i := range found.comments {
			found.comments[i].Place.Line += before
		}
	}
	return found, string(body), nil
}

func startsWithFrontMatter(content string) bool {
	return strings.HasPrefix(strings.TrimLeft(content, " \t\r\n"), "---")
}

// place is where goccy/go-yaml found an error, in the lines of the file.
func place(content string, err error) document.Place {
	if match := located.FindStringSubmatch(err.Error()); match != nil {
		if line, err := strconv.Atoi(match[1]); err == nil {
			return document.Place{Line: line + strings.Count(content[:strings.Index(content, "---")], "\n") + 1}
		}
	}
	return document.Place{Line: 1}
}

// located is the place with which goccy/go-yaml begins the text of an error.
var located = regexp.MustCompile(`^\[(\d+):\d+\] *`)

func firstLine(err error) string {
	text, _, _ := strings.Cut(located.ReplaceAllString(err.Error(), ""), "\n")
	return text
}

// readSettings reads YAML. Values stay as they are written: "1e3" is no number and "no" is no untruth.
func readSettings(data []byte) (*settings, error) {
	if len(data) > source.MaxFrontMatterBytes {
		return nil, &source.Error{Place: document.Place{Line: 1}, Problem: fmt.Sprintf("begins with more than %d kB of front matter", source.MaxFrontMatterBytes>>10), Advice: "Move the text out of it, below the second row of hyphens."}
	}
	const deep = "begins with front matter that stands deeper in itself than a person makes it" // the parser takes memory with the square of the depth
	for i, line := range bytes.Split(data, []byte("\n")) {
		if depth(line) > source.MaxMarkdownDepth {
			return nil, source.AtLine(i+2, deep, "Write the values on lines of their own.")
		}
	}
	found := &settings{values: map[string]string{}}
	open := 0 // brackets
	for _, each := range lexer.Tokenize(string(data)) {
		switch each.Type {
		case token.SequenceStartType, token.MappingStartType:
			if open++; open > source.MaxMarkdownDepth {
				return nil, source.AtLine(1+each.Position.Line, deep, "Write the values on lines of their own.")
			}
		case token.SequenceEndType, token.MappingEndType:
			open--
		case token.CommentType:
			found.comments = append(found.comments, hidden(strings.TrimSpace(each.Value), document.Place{Line: each.Position.Line}))
		case token.AnchorType, token.AliasType, token.TagType, token.MergeKeyType, token.MappingKeyType, token.DirectiveType, token.DocumentHeaderType, token.DocumentEndType:
			return nil, fmt.Errorf("[%d:1] %s is a sign of YAML that is not read here", each.Position.Line, strings.TrimSpace(each.Value))
		}
	}
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, err
	}
	for _, each := range file.Docs {
		switch body := each.Body.(type) {
		case nil:
		case *ast.MappingNode, *ast.MappingValueNode:
			if err := found.add("", body); err != nil {
				return nil, err
			}
		default:
			return nil, errNoSettings
		}
	}
	return found, nil
}

// add adds the values of a node under a name.
func (s *settings) add(name string, node ast.Node) error {
	switch node := node.(type) {
	case *ast.MappingNode:
		if len(node.Values) == 0 && name != "" {
			return s.set(name, "")
		}
		for _, each := range node.Values {
			if err := s.add(name, each); err != nil {
				return err
			}
		}
	case *ast.MappingValueNode:
		return s.add(under(name, node.Key.GetToken().Value), node.Value)
	case *ast.SequenceNode:
		if len(node.Values) == 0 {
			return s.set(name, "")
		}
		for i, each := range node.Values {
			if err := s.add(under(name, strconv.Itoa(i+1)), each); err != nil {
				return err
			}
		}
	case *ast.NullNode:
		if node.GetToken().Type == token.ImplicitNullType {
			return s.set(name, "")
		}
		return s.set(name, node.GetToken().Value)
	case *ast.LiteralNode:
		return s.set(name, node.Value.Value)
	case *ast.StringNode:
		return s.set(name, node.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return s.set(name, node.GetToken().Value)
	default:
		return fmt.Errorf("%s has a value that is not read here", name)
	}
	return nil
}

func (s *settings) set(name, value string) error {
	if _, twice := s.values[name]; twice {
		return fmt.Errorf("%s stands there twice", name)
	}
	s.values[name] = value
	return nil
}

func under(name, key string) string {
	if name == "" {
		return key
	}
	return name + "." + key
}
