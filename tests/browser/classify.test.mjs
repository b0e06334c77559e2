// A product is classified: pasted, from a file, by a form; with mistakes, and again with more known.

import assert from "node:assert/strict";
import { drone, turbojet } from "./lib/examples.mjs";
import { entries, form, keptNowhere, press, saysWhatIsWrong, verdict } from "./lib/parts.mjs";
import { everywhere, go, typed, withBrowser } from "./lib/session.mjs";

withBrowser();

const submit = (page, language, path) => press(page, form(page, language, path).locator("button").last());

async function paste(page, language, dossier) {
  await go(page, `/${language}/classify`);
  await form(page, language, "/classify").locator("textarea[name=dossier]").fill(dossier);
  return submit(page, language, "/classify");
}

everywhere("a pasted dossier is answered", async (page, language) => {
  const answer = await paste(page, language, turbojet);
  keptNowhere(page, answer, typed);
  assert.equal(await verdict(page), "controlled");
  assert.deepEqual((await entries(page)).slice(0, 2), ["3.A.1.a", "3.A.1.b"]);
  assert.equal((await page.locator("h1").textContent()).trim(), typed);
});

everywhere("reasons can be folded away and opened again", async (page, language) => {
  await paste(page, language, turbojet);
  const reasons = page.locator("main article.entry details").first();
  const first = reasons.locator("li").first();
  assert.ok(await first.isVisible(), "reasons are shown");
  await reasons.locator("summary").first().click();
  assert.ok(!(await first.isVisible()), "reasons are folded away");
  await reasons.locator("summary").first().click();
  assert.ok(await first.isVisible(), "reasons are shown again");
});

everywhere("a file is answered as its text is", async (page, language) => {
  await go(page, `/${language}/classify`);
  const upload = form(page, language, "/classify/file");
  await upload.locator("input[type=file]").setInputFiles({
    name: "kestrel.toml",
    mimeType: "application/toml",
    buffer: Buffer.from(drone),
  });
  const answer = await submit(page, language, "/classify/file");
  keptNowhere(page, answer, "Kestrel");
  assert.equal(await verdict(page), "controlled");
  assert.equal((await entries(page))[0], "19.A.2");
});

everywhere(
  "a mistake is told with its place and can be mended",
  async (page, language) => {
    const answer = await paste(page, language, turbojet.replace('"0.42 kN"', "42"));
    assert.equal(answer.status(), 422);
    keptNowhere(page, answer, typed);
    await saysWhatIsWrong(page, { field: "dossier" });
    const text = form(page, language, "/classify").locator("textarea[name=dossier]");
    await text.fill((await text.inputValue()).replace("= 42 ", '= "0.42 kN" '));
    await submit(page, language, "/classify");
    assert.equal(await verdict(page), "controlled");
  },
  { expected: [422] },
);

everywhere("a class is filled in as a form", async (page, language) => {
  await go(page, `/${language}/classify`);
  await form(page, language, "/classify/class").locator("select[name=class]").selectOption("turbojet-engine");
  await submit(page, language, "/classify/class");
  const questions = form(page, language, "/classify/form");
  await questions.locator("[name=name]").fill(typed);
  await questions.locator('[name="q.dry-mass"]').fill("760 kg");
  const answer = await submit(page, language, "/classify/form");
  keptNowhere(page, answer, typed);
  assert.equal(await verdict(page), "undetermined");
});

everywhere("an answer to a question changes the verdict", async (page, language) => {
  await paste(page, language, 'name = "a kite"\nclass = ["target-drone"]\n[facts]\nmax-payload = "60 kg"\n');
  assert.equal(await verdict(page), "undetermined");
  await form(page, language, "/classify").locator('[name="q.max-range"]').fill("410 km");
  const answer = await submit(page, language, "/classify");
  keptNowhere(page, answer, "410");
  assert.equal(await verdict(page), "controlled");
});
