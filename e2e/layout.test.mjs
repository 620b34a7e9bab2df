// Pages keep their form for readers who enlarge, space out, recolour or still them.
import { after, before, test } from "node:test";
import { desk, launch } from "./lib/browser.mjs";
import { none } from "./lib/faults.mjs";
import { answers, exampleSite, open } from "./lib/site.mjs";

let site, browser;
before(async () => {
  site = await exampleSite();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** Runs looks at every page of the site, unfolded, one after the other, and gathers what the last one finds. */
async function everyPage(options, ...looks) {
  const page = await browser.newPage(options);
  const faults = [];
  for (const { path } of [...site.pages, ...answers]) {
    await open(page, site, path);
    await page.$$eval("details", (all) => all.forEach((each) => { each.open = true; }));
    let found;
    for (const look of looks) found = typeof look === "function" ? await page.evaluate(look) : await page.emulateMedia(look);
    faults.push(...found.map((fault) => `/${path}: ${fault}`));
  }
  await page.close();
  none(faults);
}

// 1,280 × 1,024 px at 400 %, which is also the narrowest phone.
const enlarged = { viewport: { width: 320, height: 256 } };

test("nothing leaves the page or is cut off at 400 %", () => everyPage(enlarged, overflow));

test("nor with the spacing of WCAG 1.4.12", () => everyPage(enlarged, spaceOut, overflow));

test("nothing moves where less motion is asked for", () => everyPage({ reducedMotion: "reduce" }, moving));

test("a box is a box in the reader's own colours", () => everyPage({ viewport: desk }, { forcedColors: "none" }, markTinted, { forcedColors: "active" }, unboxed));

/** What reaches beyond the window, or hides words of its own; a table may be moved by itself. */
function overflow() {
  const scrolls = (each) => /auto|scroll/.test(getComputedStyle(each).overflowX);
  const within = (each) => each && each !== document.documentElement && (scrolls(each) || within(each.parentElement));
  const faults = [];
  for (const each of document.body.querySelectorAll("*")) {
    const { left, right, width, height } = each.getBoundingClientRect();
    if (width <= 1 || height <= 1 || each.matches(".skip") || within(each)) continue; // words for a screen reader alone take one pixel
    const called = `${each.localName}.${each.className} “${each.innerText?.slice(0, 40)}”`;
    if (right > innerWidth + 0.5 || left < -0.5) faults.push(`${called} goes from ${left} to ${right} px`);
    const { overflowX, overflowY } = getComputedStyle(each);
    if (/hidden|clip/.test(overflowX + overflowY) && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)) faults.push(`${called} is cut off`);
  }
  if (document.scrollingElement.scrollWidth > innerWidth) faults.push(`the page is ${document.scrollingElement.scrollWidth} px wide`);
  return faults;
}

function spaceOut() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
  document.adoptedStyleSheets = [sheet];
}

function moving() {
  const styles = [...document.querySelectorAll("*")].flatMap((each) => ["", "::before", "::after"].map((part) => [each, getComputedStyle(each, part)]));
  const moves = (style) => parseFloat(style.transitionDuration) > 0 || (style.animationName !== "none" && parseFloat(style.animationDuration) > 0) || style.scrollBehavior === "smooth";
  return styles.filter(([, style]) => moves(style)).map(([each]) => `${each.localName}.${each.className}`);
}

/** Marks what is set off by the colour of its ground, but for what the browser itself sets off in any colours. */
function markTinted() {
  const ground = (each) => {
    const colour = each ? getComputedStyle(each).backgroundColor : "none";
    return colour === "rgba(0, 0, 0, 0)" ? ground(each.parentElement) : colour;
  };
  globalThis.tinted = [...document.body.querySelectorAll("*")].filter((each) => !each.matches("mark, option, input, .skip") && ground(each) !== ground(each.parentElement));
}

/** What was set off, and now is not: the browser has taken the grounds away. */
function unboxed() {
  const lined = (style) => ["outline", "borderTop", "borderRight", "borderBottom", "borderLeft"]
    .some((line) => style[`${line}Style`] !== "none" && parseFloat(style[`${line}Width`]) >= 1);
  return globalThis.tinted.filter((each) => !lined(getComputedStyle(each)))
    .map((each) => `${each.localName}.${each.className} “${each.innerText.slice(0, 40)}” has a ground and no line`);
}
