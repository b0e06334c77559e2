// The law is looked at: from the tree to an entry, another edition, what changed, and found by words.

import assert from "node:assert/strict";
import { form, keptNowhere, press } from "./lib/parts.mjs";
import { everywhere, go, typed, withBrowser } from "./lib/session.mjs";

withBrowser();

everywhere("a language is chosen by what the browser asks for, and changed on the same page", async (page, language) => {
  await go(page, "/");
  assert.equal(new URL(page.url()).pathname, `/${language}`);
  const other = language === "en" ? "fr" : "en";
  await go(page, `/${language}/annex/19.A.2?edition=2019-10`);
  await press(page, page.locator(`header a[hreflang=${other}]`));
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, `/${other}/annex/19.A.2?edition=2019-10`);
  assert.equal(await page.locator("html").getAttribute("lang"), other);
});

everywhere("an entry is found in the tree and by its id", async (page, language) => {
  await go(page, `/${language}/annex`);
  await press(page, page.locator(`main .tree a[href="/${language}/annex/19.A.2"]`));
  assert.match(await page.locator("h1").textContent(), /19\.A\.2/);
  await go(page, `/${language}`);
  const byId = form(page, language, "/annex");
  await byId.locator("[name=id]").fill("m9a6");
  await press(page, byId.locator("button"));
  assert.equal(new URL(page.url()).pathname, `/${language}/annex/9.A.6`);
});

everywhere("an entry is read in another edition", async (page, language) => {
  await go(page, `/${language}/annex/19.A.2`);
  const editions = form(page, language, "/annex/19.A.2");
  const held = await editions.locator("option").allTextContents();
  assert.ok(held.length > 3, `${held.length} editions`);
  await editions.locator("select").selectOption("2019-10");
  await press(page, editions.locator("button"));
  assert.equal(new URL(page.url()).searchParams.get("edition"), "2019-10");
  assert.equal(await form(page, language, "/annex/19.A.2").locator("select").inputValue(), "2019-10");
});

everywhere("two editions are compared", async (page, language) => {
  await go(page, `/${language}/annex/diff`);
  const compare = form(page, language, "/annex/diff");
  await compare.locator("[name=from]").selectOption("2019-10");
  await compare.locator("[name=to]").selectOption("2024-03");
  const answer = await press(page, compare.locator("button"));
  assert.equal(answer.status(), 200);
  assert.ok((await page.locator("main a[href*='/annex/']").count()) > 0, "no entry reads otherwise");
});

everywhere("words find an entry and stand in no address", async (page, language) => {
  await go(page, `/${language}/search`);
  const search = form(page, language, "/search");
  await search.locator("[name=text]").fill(`${typed} target drone 410 km`);
  const answer = await press(page, search.locator("button").first());
  keptNowhere(page, answer, typed);
  const found = await page.locator("main ol .id").allTextContents();
  assert.ok(found.some((id) => id.startsWith("19.A")), `found ${found.join(", ")}`);
});
