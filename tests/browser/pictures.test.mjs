// The pictures that the README shows; those of all pages are taken by pages.test.mjs.

import assert from "node:assert/strict";
import { copyFile, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { noPaper, tj40 } from "./lib/examples.mjs";
import { about, action, press } from "./lib/parts.mjs";
import { folder } from "./lib/pictures.mjs";
import { begun, pasted, transferred } from "./lib/places.mjs";
import { go, visit, withBrowser } from "./lib/session.mjs";

withBrowser();

const root = fileURLToPath(new URL("../../", import.meta.url));
const largest = 150_000;

/** An interview about a drone that is known to fly far, before it is known what it carries. */
async function asked(page, language) {
  await begun(page, language, "Kestrel target drone");
  for (let at = 0; at < 10 && !(await page.locator("main figure").count()); at += 1) {
    if ((await about(page)) === "max-range") {
      await page.locator("main .field input").first().fill("410 km");
      await press(page, action(page, "answer"));
    } else {
      await press(page, action(page, "unknown"));
    }
  }
  assert.ok(await page.locator("main figure").count(), "no question has the plane of range and payload beside it");
}

/** What is shown, the way there, the first element in the picture, and its height in pixels. */
const shown = {
  home: [(page) => go(page, "/en"), "header"],
  entry: [(page) => go(page, "/en/annex/19.A.2"), "h1"],
  ask: [(page) => asked(page, "en"), "h1", 1250],
  classify: [(page) => pasted(page, "en", tj40), "h1"],
  decide: [(page) => transferred(page, "en", noPaper), "h1"],
  registry: [(page) => go(page, "/en/registry/XB?on=2004"), "h1"],
};

for (const [name, [reach, from, height = 750]] of Object.entries(shown)) {
  test(`the README shows ${name}`, async () => {
    const taken = path.join(folder, `readme-${name}.png`);
    await mkdir(folder, { recursive: true });
    await visit({ viewport: { width: 1000, height } }, async (page) => {
      await reach(page);
      await page.locator(from).first().evaluate((element) => element.scrollIntoView());
      await writeFile(taken, await page.screenshot());
    });
    const there = path.join(root, "docs", "pictures", `${name}.png`);
    if (process.env.BLESS) {
      await mkdir(path.dirname(there), { recursive: true });
      await copyFile(taken, there);
    }
    const { size } = await stat(there);
    assert.ok(size < largest, `${there} has ${size} bytes`);
    const readme = await readFile(path.join(root, "README.md"), "utf8");
    assert.ok(readme.includes(`docs/pictures/${name}.png`), `README.md does not show docs/pictures/${name}.png`);
  });
}
