// The ledger of the demonstration, as somebody looks at it who trusts nobody.

import assert from "node:assert/strict";
import { tabTo } from "./lib/keyboard.mjs";
import { form, leads, press, saysWhatIsWrong } from "./lib/parts.mjs";
import { everywhere, go, languages, origin, visit, withBrowser } from "./lib/session.mjs";
import { test } from "node:test";

withBrowser();

const hashes = (page) => page.locator("main code.long").allTextContents();

everywhere("an entry is proved, and the proof is that of the API", async (page, language) => {
  await go(page, `/${language}`);
  await press(page, page.locator(`header a[href="/${language}/ledger"]`));
  const ask = form(page, language, "/ledger");
  await ask.locator("[name=entry]").fill("0");
  await press(page, ask.locator("button"));
  await page.locator("main .verdict.is-good").waitFor();
  const json = page.locator('main a[href^="/api/v1/ledger/proof"]');
  const proof = await (await page.request.get(origin + (await json.getAttribute("href")))).json();
  assert.equal(proof.index, 0);
  // Root and key of the ledger, then the entry, the way, the root that the proof leads to.
  assert.deepEqual((await hashes(page)).slice(3, -1), proof.hashes);
});

everywhere("an entry is proved by keyboard", async (page, language) => {
  await go(page, `/${language}/ledger`);
  await tabTo(page, page.locator("#entry"));
  await page.keyboard.type("0");
  await leads(page, () => page.keyboard.press("Enter"));
  await page.locator("main .verdict.is-good").waitFor();
});

everywhere(
  "an entry that there is none of is told at its field",
  async (page, language) => {
    await go(page, `/${language}/ledger?entry=999999`);
    await saysWhatIsWrong(page, { field: "entry" });
    assert.equal(await page.locator("#entry").inputValue(), "999999");
  },
  { expected: [422] },
);

for (const language of languages) {
  test(`what vouches for the past is copied by a button, ${language}`, () =>
    visit({ language, permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
      await go(page, `/${language}/ledger`);
      const checkpoint = page.locator("main pre").first();
      await checkpoint.locator("xpath=following-sibling::button").first().click();
      await page.waitForFunction(() => document.querySelector("main pre + button").textContent !== document.querySelector("main pre").dataset.copy);
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied, await (await page.request.get(`${origin}/api/v1/ledger/checkpoint`)).text());
    }));
}
