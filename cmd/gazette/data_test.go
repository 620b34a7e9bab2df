package main

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// table checks one of the tables that a site gives to other programs, in all its forms, and how many rows it has: table
// site/public/data actions 3.
func table(script *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 3 {
		script.Fatalf("usage: table folder name rows")
	}
	folder, name := args[0], args[1]
	want, err := strconv.Atoi(args[2])
	script.Check(err)
	text := script.ReadFile(folder + "/" + name + ".csv")
	if strings.Count(text, "\n") != want+1 || strings.Count(text, "\r\n") != want+1 {
		script.Fatalf("%s.csv has other lines than its rows, or other ends of lines than CR LF", name)
	}
	cells, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	script.Check(err)
	var file map[string]any
	script.Check(json.Unmarshal([]byte(script.ReadFile(folder+"/"+name+".json")), &file))
	rows, isList := file[name].([]any)
	if !isList || len(rows) != want || len(cells) != want+1 {
		script.Fatalf("%s has %d rows as JSON and %d as CSV, want %d", name, len(rows), len(cells)-1, want)
	}
	if described := columns(script, folder, name); !slices.Equal(described, cells[0]) {
		script.Fatalf("the fields of %s.csv are %v, described as %v", name, cells[0], described)
	}
	for i, row := range rows {
		row := row.(map[string]any)
		if len(row) != len(cells[0]) {
			script.Fatalf("row %d of %s.json has the fields %v", i+1, name, row)
		}
		for j, field := range cells[0] {
			if got, want := cells[i+1][j], cellOf(row[field]); got != want {
				script.Fatalf("row %d of %s: %s is %q as CSV and %q as JSON", i+1, name, field, got, want)
			}
		}
	}
}

// cellOf is a value of JSON as it stands in a cell: no spreadsheet is to take it for a formula.
func cellOf(value any) string {
	var parts []string
	switch value := value.(type) {
	case string:
		parts = []string{value}
	case []any:
		for _, each := range value {
			parts = append(parts, each.(string))
		}
	}
	text := strings.Join(parts, "; ")
	if text != "" && strings.ContainsAny(text[:1], "=+-@\t\r") {
		return "'" + text
	}
	return text
}

// columns are the fields of a table as the description for programs gives them.
func columns(script *testscript.TestScript, folder, name string) (names []string) {
	var group struct {
		Tables []struct {
			URL         string
			TableSchema struct{ Columns []struct{ Name string } }
		}
	}
	script.Check(json.Unmarshal([]byte(script.ReadFile(folder+"/csv-metadata.json")), &group))
	for _, table := range group.Tables {
		if table.URL == name+".csv" {
			for _, column := range table.TableSchema.Columns {
				names = append(names, column.Name)
			}
		}
	}
	return names
}
