// The registry of the demonstration: its states are made up, and every page says so.

import assert from "node:assert/strict";
import { press } from "./lib/parts.mjs";
import { everywhere, go, withBrowser } from "./lib/session.mjs";

withBrowser();

everywhere("a state is found, on a day, with its picture", async (page, language) => {
  await go(page, `/${language}/registry`);
  assert.match(await page.locator("body").innerText(), /fictiti|made up|fictif|inventé/i);
  const when = page.locator("main form").first();
  await when.locator("[name=on]").fill("2005-01-01");
  await press(page, when.locator("button"));
  assert.equal(new URL(page.url()).searchParams.get("on"), "2005-01-01");
  await press(page, page.locator("main a", { hasText: "Arlandia" }).first());
  assert.equal(new URL(page.url()).searchParams.get("on"), "2005-01-01");
  assert.match(await page.locator("h1").textContent(), /XA/);
  const picture = page.locator("main figure img");
  assert.ok(await picture.evaluate((image) => image.complete && image.naturalWidth > 0), "the picture is not shown");
  assert.ok((await picture.getAttribute("alt")).length > 5, "the picture has no words in its place");
});

everywhere(
  "a day that is none is refused at its field",
  async (page, language) => {
    const answer = await go(page, `/${language}/registry?on=someday`);
    assert.equal(answer.status(), 422);
    assert.equal(await page.locator("main [name=on]").first().getAttribute("aria-invalid"), "true");
  },
  { expected: [422] },
);
