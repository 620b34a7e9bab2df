# What a fresh machine with Go 1.26 or newer runs. Beside the Go modules, nothing is fetched, but for the tests in a browser.

.PHONY: site test test-go test-browser screenshots gazette clean fuzz bench examples client

# Publishes the invented documents in examples/ to the site in this folder. One of them prints no approval, so that is
# recorded first. Two are there to be refused, which publish reports by its exit status 3; any other failure ends this.
site: gazette
	bin/gazette approve examples/briefings/moving-on-to-adult-services.txt --by "Trevor Bickerstaff" \
		--role "Head of Children's Social Care, Wexcombe Council" --on 2026-06-23
	bin/gazette publish examples || test $$? -eq 3
	@echo "public/ is built; see it with: bin/gazette serve"

gazette:
	go build -o bin/gazette ./cmd/gazette

test: test-go client test-browser

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
	e2e/setup.sh
	rm -rf $(CLIENT)
	mkdir -p $(CLIENT)/layouts $(CLIENT)/assets
	cp -r assets/search $(CLIENT)/assets/
	echo '{{ (resources.Get "search/client.ts" | js.Build (dict "format" "esm" "minify" true "target" "es2022" "targetPath" "client.mjs")).RelPermalink }}' > $(CLIENT)/layouts/home.html
	echo 'disableKinds = ["taxonomy", "rss", "sitemap", "404"]' > $(CLIENT)/hugo.toml
	bin/gazette hugo --source $(CLIENT) --destination out
	go test -count=1 ./internal/search -run 'TestQueries$$' -index $(CURDIR)/$(CLIENT)/index
	node assets/search/check.mjs $(CLIENT)/out/client.mjs $(CLIENT)/index internal/search/testdata/queries/cases.json

# Makes the examples that are files of Word, OpenDocument, PowerPoint and PDF anew; see internal/example.
examples:
	go run ./internal/example/make

clean:
	rm -rf bin public .public-*
