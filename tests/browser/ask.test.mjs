// An interview: answered, taken back, changed, broken off and taken up again.

import assert from "node:assert/strict";
import { about, action, entries, form, keptNowhere, press, saysWhatIsWrong, verdict } from "./lib/parts.mjs";
import { everywhere, go, typed, withBrowser } from "./lib/session.mjs";

withBrowser();

/** What is known of the turbojet; what is not here is not known. */
const known = {
  "max-thrust-uninstalled": "0.42 kN",
  "specific-fuel-consumption": "0.12 kg/(N h)",
  "dry-mass": "21 kg",
  "first-stage-rotor-diameter": "25 cm",
};

async function begin(page, language) {
  await go(page, `/${language}/ask`);
  await page.locator("#name").fill(typed);
  await page.locator("#class").selectOption("turbojet-engine");
  return press(page, action(page, "begin"));
}

/** Answers the question on the page. */
async function answer(page) {
  const value = known[await about(page)];
  if (value === undefined) return press(page, action(page, "unknown"));
  await field(page).fill(value);
  return press(page, action(page, "answer"));
}

/** The field that the question on the page is answered in. */
const field = (page) => page.locator("main .field input").first();

const session = (page) => page.locator('main input[name="session"]').first().inputValue();

everywhere("questions lead to an outcome and a dossier", async (page, language) => {
  await begin(page, language);
  let questions = 0;
  while (await page.locator('main input[name="about"]').count()) {
    keptNowhere(page, await answer(page), typed);
    questions += 1;
    assert.ok(questions < 60, "the interview does not end");
  }
  assert.equal(await verdict(page), "controlled");
  assert.equal((await entries(page))[0], "3.A.1.a");
  const dossier = page.locator("textarea[name=dossier]");
  assert.match(await dossier.inputValue(), /0\.42 kN/);
  await press(page, form(page, language, "/classify").locator("button").last());
  assert.equal(await verdict(page), "controlled");
});

everywhere("a step is taken back", async (page, language) => {
  await begin(page, language);
  const first = await about(page);
  await answer(page);
  assert.notEqual(await about(page), first);
  await press(page, action(page, "back"));
  assert.equal(await about(page), first);
});

everywhere("an earlier answer is changed", async (page, language) => {
  await begin(page, language);
  const first = await about(page);
  await answer(page);
  await answer(page);
  await press(page, action(page, `change ${first}`).last());
  assert.equal(await about(page), first);
});

everywhere(
  "an answer that is none is refused, with the reason at the field",
  async (page, language) => {
    await begin(page, language);
    while (!(await about(page)).includes("mass")) await press(page, action(page, "unknown"));
    const asked = await about(page);
    await field(page).fill("heavy");
    const refused = await press(page, action(page, "answer"));
    assert.equal(refused.status(), 422);
    assert.equal(await about(page), asked);
    await saysWhatIsWrong(page, { field: await field(page).getAttribute("id") });
    assert.equal(await field(page).inputValue(), "heavy");
  },
  { expected: [422] },
);

everywhere("it is broken off and taken up again", async (page, language) => {
  await begin(page, language);
  await answer(page);
  const [asked, kept] = [await about(page), await session(page)];
  await go(page, `/${language}/ask`);
  await page.locator("main details summary").first().click();
  await page.locator("#session").fill(kept);
  await press(page, action(page, "resume"));
  assert.equal(await about(page), asked);
});

everywhere("it ends when one has said enough", async (page, language) => {
  await begin(page, language);
  await press(page, action(page, "finish"));
  assert.equal(await verdict(page), "undetermined");
});
