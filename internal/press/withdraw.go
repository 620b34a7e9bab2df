package press

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/publication"
	"gazette/internal/register"
)

// Withdraw takes a document off the site: what names it is a file that was published, or the address of its page. The error
// is a register.WithdrawalError where there is nothing to withdraw or something is missing.
func (p *Press) Withdraw(ctx context.Context, what string, withdrawal register.Withdrawal) ([]register.PageResult, error) {
	records, err := register.Open(ctx, p.Site)
	if err != nil {
		return nil, err
	}
	defer records.Close()
	address, err := addressOf(records, what)
	if err != nil {
		return nil, err
	}
	withdrawal.Today = cmp.Or(p.Release.On, today())
	return records.Withdraw(address, withdrawal)
}

var pageAddress = func() *regexp.Regexp {
	var folders []string
	for _, folder := range publication.Folders {
		folders = append(folders, folder)
	}
	slices.Sort(folders)
	return regexp.MustCompile(`(?:^|/)((?:` + strings.Join(folders, "|") + `)/[a-z0-9-]+)(?:/(?:index\.(?:md|html))?)?(?:[?#].*)?$`)
}()

// addressOf finds the page that a person means: by a file, or by its address, from the root of the site or as a browser
// shows it.
func addressOf(records *register.Register, what string) (string, error) {
	data, err := os.ReadFile(what)
	if err == nil {
		if found := records.PublishedFrom(register.Hash(data)); len(found) == 1 {
			return found[0], nil
		} else if len(found) > 1 {
			return "", register.WithdrawalError("Several pages were made from this file. Name one of them: " + strings.Join(found, ", "))
		}
	}
	if found := pageAddress.FindStringSubmatch(what); found != nil {
		return "/" + found[1] + "/", nil
	}
	switch {
	case err == nil:
		return "", register.WithdrawalError(fmt.Sprintf("No page was made from %s as it is now. Name the address of the page instead, as /minutes/2026-03-12-anytown-board/.", what))
	case errors.Is(err, fs.ErrNotExist):
		return "", register.WithdrawalError(fmt.Sprintf("%q is neither a file nor the address of a document's page, as /minutes/2026-03-12-anytown-board/.", what))
	}
	return "", fmt.Errorf("%s cannot be read: %w", what, err)
}
