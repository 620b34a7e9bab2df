package site

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"

	"gazette/internal/search"
)

// Published lists the pages of any Hugo site that Hugo publishes now, at the addresses that it gives them: without drafts,
// pages to come and pages that have expired. Pages that have no file (a list of a section without _index.md) are not among
// them. The error is a *Fault where the site is at fault, or that of the context.
func Published(ctx context.Context, dir string, command []string) ([]search.Listed, error) {
	work, err := os.MkdirTemp("", "gazette-list-")
	if err != nil {
		return nil, inWords(err)
	}
	defer os.RemoveAll(work)
	child, err := hugo(ctx, command, dir, work, "list", "published")
	if err != nil {
		return nil, inWords(err)
	}
	child.Env = append(child.Env, "HUGO_BASEURL=/")
	var out bytes.Buffer
	said := &head{limit: 1 << 16}
	child.Stdout, child.Stderr = &out, said
	if err := child.Run(); ctx.Err() != nil {
		return nil, ctx.Err()
	} else if err != nil {
		_, complaints := sortMessages(said.String(), dir)
		return nil, hugoFault(child, err, complaints)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, &Fault{What: "Hugo did not list the pages of the site as expected.", Details: []string{out.String()}, Next: "Report these words."}
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	pages := make([]search.Listed, 0, len(rows)-1)
	for _, row := range rows[1:] {
		get := func(name string) string { return row[column[name]] }
		date := get("date")
		if date = date[:min(len(date), len("2006-01-02"))]; date == "0001-01-01" {
			date = ""
		}
		pages = append(pages, search.Listed{File: filepath.Join(dir, filepath.FromSlash(get("path"))), Address: get("permalink"), Title: get("title"), Date: date, Section: get("section")})
	}
	return pages, nil
}
