# What a fresh machine with Go 1.26 or newer runs. Beside the Go modules, nothing is fetched, but for the tests in a browser.

.PHONY: site test test-go test-browser screenshots gazette clean fuzz bench examples client

# Two of the examples have a history, which is gone through once: where their pages are not there yet.
CHANGED = content/minutes/2026-04-21-wexcombe-safeguarding-children-partnership-executive-group/index.md
WITHDRAWN = content/briefings/2026-05-19-near-open-water/index.md

# Publishes the invented documents in examples/ to the site in this folder. One of them prints no approval, so that is
# recorded first. Two are there to be refused, and one stays withdrawn, which publish reports by its exit status 3; any other
# failure ends this. The pages are to be the same whenever this is done, so the day that they say is not today.
site: export SOURCE_DATE_EPOCH = $(FIRST_DAY)
site: gazette $(CHANGED) $(WITHDRAWN)
	bin/gazette approve examples/briefings/moving-on-to-adult-services.txt --by "Trevor Bickerstaff" \
		--role "Head of Children's Social Care, Wexcombe Council" --on 2026-06-23
	bin/gazette publish examples || test $$? -eq 3
	@echo "public/ is built; see it with: bin/gazette serve"

# 1, 15 and 22 September 2026, in seconds since 1970.
FIRST_DAY = 1788220800
CHANGE_DAY = 1789430400
WITHDRAWAL_DAY = 1790035200

$(CHANGED): | gazette
	mkdir -p bin/earlier
	sed 's/Room 1\.04/Room 1.40/' examples/minutes/executive-2026-04-21.txt > bin/earlier/executive-2026-04-21.txt
	bin/gazette publish bin/earlier/executive-2026-04-21.txt
	SOURCE_DATE_EPOCH=$(CHANGE_DAY) bin/gazette publish examples/minutes/executive-2026-04-21.txt --note "Corrected the room of the next meeting."

$(WITHDRAWN): | gazette
	bin/gazette publish examples/withdrawn/near-open-water.txt --again
	SOURCE_DATE_EPOCH=$(WITHDRAWAL_DAY) bin/gazette withdraw /briefings/2026-05-19-near-open-water/ --by "Bryony Garside" \
		--reason "Its advice on what to do in the water was out of date. A new briefing is being written."

gazette:
	go build -o bin/gazette ./cmd/gazette

test: test-go test-browser client

# The order of the packages is one of the tests. The race detector runs wherever Hugo is not linked in: it would take
# minutes to compile Hugo for it.
test-go:
	@unformatted=$$(gofmt -l .); test -z "$$unformatted" || { echo "run gofmt -w on: $$unformatted"; exit 1; }
	go vet ./...
	go tool staticcheck ./...
	go test -race $$(go list ./... | grep -v /cmd/)
	go test ./cmd/...

# Looks at the built site as readers do, in Chromium; see e2e. It takes Node 20 or newer, and brings the rest where it can.
test-browser: gazette
	e2e/setup.sh
	cd e2e && npm test

# Pictures of every type of page at two widths, light and dark, into e2e/screenshots.
screenshots: gazette
	e2e/setup.sh
	cd e2e && npm run screenshots

# Lets each parser read what nobody would write, for a while.
FUZZTIME = 30s
fuzz:
	@for package in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$package | grep '^Fuzz'); do \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x $$package || exit 1; \
		done; \
	done

# Measures the readers beside pandoc and pdftotext, where these are installed, and search and theme over 2,000 invented
# minutes beside Pagefind and a bare theme; see internal/bench. It takes Node 20 or newer with npm, and Chromium.
bench: gazette
	go build -o bin/bench ./internal/bench
	bin/bench readers
	npm ci --prefix internal/bench --no-audit --no-fund
	bin/bench search
	bin/bench theme

# Asks the search of the browser what the tests of internal/search ask, and compares; it takes Node 20 or newer.
CLIENT = bin/client
client: gazette
	rm -rf $(CLIENT)
	mkdir -p $(CLIENT)/layouts $(CLIENT)/assets
	cp -r assets/search $(CLIENT)/assets/
	echo '{{ (resources.Get "search/client.ts" | js.Build (dict "format" "esm" "minify" true "target" "es2022" "targetPath" "client.mjs")).RelPermalink }}' > $(CLIENT)/layouts/home.html
	echo 'disableKinds = ["taxonomy", "rss", "sitemap", "404"]' > $(CLIENT)/hugo.toml
	bin/gazette hugo --source $(CLIENT) --destination out
	go test -count=1 ./internal/search -run 'TestQueries$$|TestExamples$$' -index $(CURDIR)/$(CLIENT)/index
	node assets/search/check.mjs $(CLIENT)/out/client.mjs $(CLIENT)/index internal/search/testdata/queries/cases.json
	node assets/search/check.mjs $(CLIENT)/out/client.mjs $(CLIENT)/index-examples $(CLIENT)/index-examples.json

# Makes the examples that are files of Word, OpenDocument, PowerPoint and PDF anew; see internal/example.
examples:
	go run ./internal/example/make

clean:
	rm -rf bin public .public-*
