// The page by keyboard alone.

import assert from "node:assert/strict";

const operable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";

/**
 * Tabs through the whole page. Fails if the skip link is not first, an element that can be operated is never reached,
 * focus cannot be seen or is covered, or focus is caught.
 */
export async function walks(page) {
  // A script may have moved focus to a summary of mistakes; the walk begins before the first element all the same.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  const total = await page.evaluate((operable) => {
    const groups = new Set();
    const all = [...document.querySelectorAll(operable)].filter((element) => {
      if (!element.checkVisibility() || element.disabled || element.tabIndex < 0) return false;
      if (element.type !== "radio") return true;
      // Of radio buttons that exclude each other one is a stop.
      const group = `${element.form?.id} ${element.name}`;
      return !groups.has(group) && groups.add(group);
    });
    window.__stops = all;
    window.__seen = new Set();
    window.__last = null;
    return all.length;
  }, operable);
  const faults = [];
  for (let at = 0; at < 2 * total + 20; at += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(look);
    if (stop.end) break;
    if (stop.within) continue;
    if (at === 0 && stop.href !== "#main") faults.push(`first is ${stop.name}, not the skip link`);
    faults.push(...stop.faults.map((fault) => `${stop.name}: ${fault}`));
  }
  const missed = await page.evaluate(() =>
    window.__stops
      .filter((element) => !window.__seen.has(element))
      // The stop of a group of radio buttons is the chosen one.
      .filter((element) => element.type !== "radio" || ![...window.__seen].some((seen) => seen.name === element.name))
      .map((element) => `${element.outerHTML.slice(0, 120)} is never reached`),
  );
  assert.deepEqual([...faults, ...missed], [], "by keyboard");
}

/** Runs in the page: what has focus, and what is wrong with that. */
function look() {
  const element = document.activeElement;
  // A field for a date has stops of its own for day, month, year and the calendar.
  const isDate = element instanceof HTMLInputElement && element.type === "date";
  if (isDate && element === window.__last) return { within: true };
  window.__last = element;
  if (!element || element === document.body || window.__seen.has(element)) return { end: true };
  window.__seen.add(element);
  const style = getComputedStyle(element);
  const box = [...element.getClientRects()].find((box) => box.width > 0 && box.height > 0);
  const faults = [];
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1) faults.push("focus is not visible");
  if (!box) {
    faults.push("has no place");
  } else {
    // A point of the part that is in the window, near its beginning.
    const x = Math.max(box.left, 0) + Math.min(box.width / 2, 20);
    const y = Math.max(box.top, 0) + Math.min(box.height / 2, 20);
    const inside = x < Math.min(box.right, innerWidth) && y < Math.min(box.bottom, innerHeight);
    const top = inside ? document.elementFromPoint(x, y) : null;
    if (!inside) faults.push(`is focused outside the window at ${Math.round(x)}, ${Math.round(y)}`);
    else if (top && !element.contains(top) && !top.contains(element)) faults.push(`is covered by ${top.tagName}`);
  }
  if (element.tabIndex > 0) faults.push("has a tabindex above 0");
  return {
    name: `${element.tagName.toLowerCase()} ${(element.textContent || element.name || element.id).trim().slice(0, 40)}`,
    href: element.getAttribute("href"),
    faults,
  };
}

/** Follows the skip link and checks that the next stop is inside the main part. */
export async function skips(page) {
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => {
    const main = document.querySelector("main");
    const operable = main.querySelector("a[href], button, input:not([type=hidden]), select, textarea, summary");
    return !operable || main.contains(document.activeElement);
  });
  assert.ok(inside, "after the skip link the next stop is not in the main part");
}

/** Tabs until an element has focus. */
export async function tabTo(page, locator) {
  for (let at = 0; at < 500; at += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail("the keyboard does not reach it");
}
