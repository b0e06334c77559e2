// Every page, in both languages: with and without script, for everyone, at every width, and on paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "./lib/accessible.mjs";
import { everything } from "./lib/examples.mjs";
import { walks } from "./lib/keyboard.mjs";
import { texts, translated } from "./lib/language.mjs";
import { fitsLargeText, fitsZoomed, prints } from "./lib/layout.mjs";
import { taken } from "./lib/pictures.mjs";
import { places } from "./lib/places.mjs";
import { languages, visit, withBrowser } from "./lib/session.mjs";

withBrowser();

/** What a page shows to somebody who sees all of it opened or closed as the server sent it. */
async function shown(page) {
  return page.evaluate(() => ({
    language: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll("main h1, main h2, main h3")].map((heading) => heading.textContent.trim()),
    main: document.querySelectorAll("main").length,
    first: document.querySelectorAll("h1").length,
    banner: document.body.innerText.includes("emonstration") || document.body.innerText.includes("émonstration"),
  }));
}

for (const { name, reach, expected } of places) {
  const said = {};
  for (const language of languages) {
    test(`${name}, ${language}`, async (t) => {
      const plain = await visit({ script: false, language, expected }, async (page) => {
        const answer = await reach(page, language);
        assert.match(answer.headers()["content-security-policy"] ?? "", /default-src 'none'/);
        return shown(page);
      });
      await visit({ language, expected }, async (page) => {
        const answer = await reach(page, language);
        await t.test("answers", () => assert.equal(answer.status(), expected?.at(-1) ?? 200));
        await t.test("says what it is, with and without script", async () => {
          const seen = await shown(page);
          assert.equal(seen.language, language);
          assert.equal(seen.main, 1, "main parts");
          assert.equal(seen.first, 1, "first headings");
          assert.ok(seen.banner, "a demonstration does not say that it is one");
          assert.deepEqual(plain, seen);
          said[language] = { ...seen, texts: await texts(page) };
        });
        await t.test("is walked by keyboard", () => walks(page));
        await t.test("is accessible in light", () => accessible(page));
        await t.test("is accessible in dark", async () => {
          await page.emulateMedia({ colorScheme: "dark" });
          await accessible(page);
          await page.emulateMedia({ colorScheme: "light" });
        });
        await t.test("fits when zoomed", () => fitsZoomed(page));
        await t.test("fits with large text", () => fitsLargeText(page));
        // A print opens what is folded, and leaves it open.
        await t.test("is pictured", () => taken(page, language, name));
        await t.test("prints", () => prints(page));
      });
    });
  }
  test(`${name} is in French where it is French`, () => translated(said.en.texts, said.fr.texts, everything));
}
