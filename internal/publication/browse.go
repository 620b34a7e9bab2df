package publication

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A frontBrowse puts a briefing on the pages that list the briefings of one theme, year, review or audience. Hugo makes those
// pages from front matter alone, so it says here again what other facts say; it is written, not read.
type frontBrowse struct {
	Themes    []string `yaml:"briefing_themes,flow,omitempty"`
	Years     []string `yaml:"briefing_years,flow,omitempty"`
	Reviews   []string `yaml:"briefing_reviews,flow,omitempty"`
	Audiences []string `yaml:"briefing_audiences,flow,omitempty"`
}

// browseTo says in the front matter on which of these pages a briefing stands.
func (p *Publication) browseTo(head *frontMatter) {
	if p.Kind != Briefing || p.Withdrawn != nil {
		return
	}
	browse := frontBrowse{Themes: head.Themes, Reviews: head.Reviews, Audiences: audiences(fact(p.About.Audience))}
	if year, _, found := strings.Cut(head.Date, "-"); found {
		browse.Years = []string{year}
	}
	head.Browse = browse
}

var (
	audienceMark = regexp.MustCompile(`\s*[,;•]\s*`)
	lastAudience = regexp.MustCompile(`^(\S+(?:\s+\S+){0,2})\s+(?:and|&)\s+(\S+(?:\s+\S+){0,2})$`)
)

// audiences gives each of those whom a briefing is for. "And" divides only the end of a list, between short names: "Schools,
// health visitors and police", not "Staff who work with children and families".
func audiences(printed string) []string {
	var all []string
	parts := audienceMark.Split(strings.TrimRight(printed, ". "), -1)
	for i, each := range parts {
		each = strings.TrimPrefix(strings.TrimPrefix(each, "and "), "for ")
		if match := lastAudience.FindStringSubmatch(each); match != nil && i > 0 && i == len(parts)-1 {
			all = append(all, match[1:]...)
		} else if each != "" {
			all = append(all, each)
		}
	}
	for i, each := range all {
		first, size := utf8.DecodeRuneInString(each)
		all[i] = string(unicode.ToUpper(first)) + each[size:]
	}
	return all
}
