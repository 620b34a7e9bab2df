// Asks the browser's client the queries of internal/search/testdata/queries, of an index that Go built, and compares.
// "make client" runs it:
//
//	node assets/search/check.mjs CLIENT.js INDEX CASES.json [WORDS]
//
// CLIENT.js is client.ts bundled by Hugo's js.Build with format "esm". WORDS is a file of "word stem" lines, as Go stems.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [client, folder, cases, words] = process.argv.slice(2);
const { Index, search, stem } = await import(pathToFileURL(resolve(client)).href);
let failed = 0;
const check = (name, got, want) => {
  try {
    assert.deepEqual(got, want);
  } catch (error) {
    failed++;
    console.error(`${name}: ${error.message}`);
  }
};

const index = await Index.open((path) => readFile(join(folder, path)));
const all = JSON.parse(await readFile(cases, "utf8"));
for (const { query, repeat, want, ...rest } of all) {
  const got = await search(index, { text: query.repeat(repeat ?? 1), ...rest });
  check(JSON.stringify({ query, ...rest }), {
    corrected: got.corrected, leftOut: got.leftOut, phrases: got.phrases, units: got.units, documents: got.documents, actions: got.actions,
    facets: got.facets.flatMap(({ name, values }) => values.map(({ key, documents }) => `${name} ${key} ${documents}`)),
    results: got.results.map(({ url, score, excerpt }) =>
      ({ url, score, excerpt: excerpt.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("") })),
  }, { corrected: "", leftOut: [], phrases: false, actions: 0, facets: [], ...want });
}
const stems = words ? (await readFile(words, "utf8")).split("\n").filter(Boolean) : [];
for (const line of stems) {
  const [word, want] = line.split(" ");
  check(word, stem(word), want);
}
console.log(`${all.length} queries and ${stems.length} stems, ${failed} wrong`);
process.exitCode = failed > 0 || all.length === 0 ? 1 : 0;
