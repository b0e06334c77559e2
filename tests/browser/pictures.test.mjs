// Pictures of every page for a person to look at; some of them are shown by the README.

import assert from "node:assert/strict";
import { copyFile, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { places } from "./lib/places.mjs";
import { languages, visit, withBrowser } from "./lib/session.mjs";

withBrowser();

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = process.env.BROWSER_PICTURES;
/** Pictures of the README, by the name of their page. */
const shown = {
  home: "home",
  entry: "entry with limits and notes",
  ask: "ask question after an answer",
  classify: "classify result",
  decide: "decide result with questions",
  registry: "registry on a day",
};
const largest = 150_000;
const file = (name) => `${name.replaceAll(" ", "-")}.png`;

await rm(folder, { recursive: true, force: true });
for (const { name, reach, expected } of places) {
  for (const language of languages) {
    for (const colorScheme of ["light", "dark"]) {
      test(`${name}, ${language}, ${colorScheme}`, () =>
        visit({ language, expected, colorScheme, viewport: { width: 1000, height: 700 } }, async (page) => {
          await reach(page, language);
          const to = path.join(folder, `${language}-${colorScheme}`);
          await mkdir(to, { recursive: true });
          await writeFile(path.join(to, file(name)), await page.screenshot({ fullPage: true }));
        }));
    }
  }
}

for (const [short, name] of Object.entries(shown)) {
  test(`the README shows ${short}`, async () => {
    const place = places.find((place) => place.name === name);
    const taken = path.join(folder, file(`readme ${short}`));
    await visit({ viewport: { width: 1000, height: 750 } }, async (page) => {
      await place.reach(page, "en");
      // The part that matters, below the frame that is the same on every page.
      if (short !== "home") await page.locator("h1").evaluate((heading) => heading.scrollIntoView());
      await writeFile(taken, await page.screenshot());
    });
    const there = path.join(root, "docs", "pictures", `${short}.png`);
    if (process.env.BLESS) {
      await mkdir(path.dirname(there), { recursive: true });
      await copyFile(taken, there);
    }
    const { size } = await stat(there);
    assert.ok(size < largest, `${there} has ${size} bytes`);
    const readme = await readFile(path.join(root, "README.md"), "utf8");
    assert.ok(readme.includes(`docs/pictures/${short}.png`), `README.md does not show docs/pictures/${short}.png`);
  });
}
