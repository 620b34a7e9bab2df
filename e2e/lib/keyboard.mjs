// A reader who has only the keyboard.
import assert from "node:assert/strict";

const most = 600; // presses of Tab before something counts as out of reach

/** Presses Tab until an element that fits(element, argument) has the focus, and fails where there is none. */
export async function tabTo(page, described, fits, argument) {
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    if (!at) continue;
    assert.deepEqual(at.faults, [], `${page.url()}: ${at.name}`);
    if (await page.evaluate(`(${fits})(document.activeElement, ${JSON.stringify(argument)})`)) return;
  }
  assert.fail(`${page.url()}: Tab does not lead to ${described}`);
}

/** Goes by Tab to the link whose words begin so, in a part of the page, and follows it. */
export async function follow(page, words, within = "body") {
  await tabTo(page, `the link “${words}”`, (element, [words, within]) =>
    element.matches("a[href]") && element.closest(within) !== null && element.innerText.trim().startsWith(words), [words, within]);
  await press(page);
}

/** Presses Enter, and waits for the place to which the link or form leads that has the focus. */
export async function press(page) {
  const before = page.url();
  const leads = await page.evaluate(() => {
    const { href, form, type } = document.activeElement;
    return href ? href !== location.href : Boolean(form) && /^(search|submit)$/.test(type);
  });
  await page.keyboard.press("Enter");
  if (leads) await page.waitForURL((url) => url.href !== before);
}

/** What has the focus: {name, faults}, or undefined where nothing in the page has it. Faults are what keeps a reader from seeing it. */
export const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const name = `${element.localName} “${(element.innerText || element.getAttribute("aria-label") || element.name || "").trim().slice(0, 60)}”`;
  const faults = [];
  const style = getComputedStyle(element);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push("its focus cannot be seen");
  const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const inside = boxes.find(({ left, top, right, bottom }) => right > 0 && bottom > 0 && left < innerWidth && top < innerHeight);
  if (!inside) faults.push("it is out of sight while it has the focus");
  if (inside) {
    const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
    const over = document.elementFromPoint(middle(inside.left, inside.right, innerWidth), middle(inside.top, inside.bottom, innerHeight));
    if (over && !element.contains(over) && !over.contains(element)) faults.push(`${over.localName}.${over.className} lies over it`);
  }
  return { name, faults };
});
