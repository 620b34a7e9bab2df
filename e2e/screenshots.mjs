// Pictures of every type of page, on a phone and at a desk, light and dark: screenshots/TYPE_PAGE_WIDTH_SCHEME.png.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { desk, launch, phone, schemes } from "./lib/browser.mjs";
import { answers, exampleSite, open, typical } from "./lib/site.mjs";

const folder = join(import.meta.dirname, "screenshots");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
const site = await exampleSite();
const browser = await launch();
const page = await browser.newPage();
let taken = 0;
for (const { type, path } of [...typical(site.pages), ...answers]) {
  const name = path.replace(/\?.*$/, "").split("/").filter(Boolean)[1];
  for (const size of [phone, desk]) {
    for (const colorScheme of schemes) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await open(page, site, path);
      await page.screenshot({ path: join(folder, [type, name, size.width, `${colorScheme}.png`].filter(Boolean).join("_")), fullPage: true });
      taken++;
    }
  }
}
await browser.close();
await site.close();
console.log(`${taken} pictures are in ${folder}`);
