// Whole flows by keyboard alone: reach, type, choose, send.

import assert from "node:assert/strict";
import { drone } from "./lib/examples.mjs";
import { skips, tabTo } from "./lib/keyboard.mjs";
import { about, action, entries, form, leads, verdict } from "./lib/parts.mjs";
import { everywhere, go, typed, withBrowser } from "./lib/session.mjs";

withBrowser();

/** Tabs to a button or link and presses it. */
async function pressed(page, locator) {
  await tabTo(page, locator);
  return leads(page, () => page.keyboard.press("Enter"));
}

everywhere("the skip link leads past the navigation", async (page, language) => {
  await go(page, `/${language}`);
  await skips(page);
});

everywhere("an interview", async (page, language) => {
  await go(page, `/${language}/ask`);
  await tabTo(page, page.locator("#name"));
  await page.keyboard.type(typed);
  await tabTo(page, page.locator("#class"));
  const classes = page.locator("#class");
  // A list is chosen from by the first letters of an option.
  await page.keyboard.type((await classes.locator("option[value=turbojet-engine]").textContent()).slice(0, 12));
  assert.equal(await classes.inputValue(), "turbojet-engine");
  await pressed(page, action(page, "begin"));
  const first = await about(page);
  const field = page.locator("main .field input").first();
  if (await field.count()) {
    await tabTo(page, field);
    await page.keyboard.type("1");
  }
  await pressed(page, action(page, "unknown"));
  assert.notEqual(await about(page), first);
  await pressed(page, action(page, "back"));
  assert.equal(await about(page), first);
  await pressed(page, action(page, "finish"));
  assert.equal(await verdict(page), "undetermined");
});

everywhere("a dossier is pasted and its reasons are folded", async (page, language) => {
  await go(page, `/${language}/classify`);
  const paste = form(page, language, "/classify");
  await tabTo(page, paste.locator("textarea[name=dossier]"));
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(drone);
  await pressed(page, paste.locator("button").last());
  assert.equal((await entries(page))[0], "19.A.2");
  const reasons = page.locator("main article.entry details").first();
  await tabTo(page, reasons.locator("summary").first());
  await page.keyboard.press("Enter");
  assert.ok(!(await reasons.locator("li").first().isVisible()), "reasons are folded away");
});

everywhere("an entry is searched, opened and read in another edition", async (page, language) => {
  await go(page, `/${language}/search`);
  await tabTo(page, page.locator("#text"));
  await page.keyboard.type("target drone 410 km");
  await leads(page, () => page.keyboard.press("Enter"));
  await pressed(page, page.locator("main ol a").first());
  const path = new URL(page.url()).pathname;
  assert.ok(path.startsWith(`/${language}/annex/`), path);
  const editions = page.locator(`main form[action="${path}"]`);
  await tabTo(page, editions.locator("select"));
  await page.keyboard.type("2019-10");
  await pressed(page, editions.locator("button"));
  assert.equal(new URL(page.url()).searchParams.get("edition"), "2019-10");
});

everywhere("a state is looked at on a day", async (page, language) => {
  await go(page, `/${language}/registry`);
  await tabTo(page, page.locator("#on"));
  await page.keyboard.press("Control+A");
  await page.keyboard.type("2005");
  await leads(page, () => page.keyboard.press("Enter"));
  await pressed(page, page.locator("main a", { hasText: "Borovia" }).first());
  assert.match(new URL(page.url()).pathname, /\/registry\/XB$/);
});

everywhere("a transfer is filled in and determined", async (page, language) => {
  await go(page, `/${language}/decide`);
  const fields = {
    date: "2024-05-01",
    "exporter-name": "Hallmark Aero AB",
    "exporter-state": "XA",
    "destination-state": "XB",
    "line-1-name": typed,
    "line-1-entry": "9.A.3",
    "line-1-by": "the exporter",
  };
  for (const [name, value] of Object.entries(fields)) {
    await tabTo(page, page.locator(`#${name}`));
    await page.keyboard.type(value);
  }
  await pressed(page, form(page, language, "/decide/form").locator("button").last());
  assert.ok((await page.locator("main .grounds .entry").count()) > 0, "no ground is shown");
});
