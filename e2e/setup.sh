#!/bin/sh
# Brings what the tests in a browser need, as far as this machine allows, and says plainly what is missing otherwise.
set -eu
cd "$(dirname "$0")"

missing() {
	echo "The tests in a browser did not run: $1" >&2
	echo "What needs no browser is tested by: make test-go" >&2
	exit 1
}

node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null ||
	missing "they need Node.js 20.19 or newer with npm, which is not on this machine. Install it from https://nodejs.org."

if ! { [ -n "${CHROMIUM:-}" ] || command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable; } >/dev/null; then
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null; } ||
			missing "Chromium could not be installed; apt-get says why above."
	else
		missing "they need Chromium, which is not on this machine. Install the package chromium of your system, or say in CHROMIUM where it is."
	fi
fi

# npm keeps this file beside what it installed.
if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
	npm ci --ignore-scripts --no-audit --no-fund || missing "npm ci failed in e2e; it says why above."
fi
