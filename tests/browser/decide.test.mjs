// A transfer is determined: from a form, from a text, with mistakes, and again with more known.

import assert from "node:assert/strict";
import { noPaper, transfer, turbojet } from "./lib/examples.mjs";
import { form, keptNowhere, press, saysWhatIsWrong } from "./lib/parts.mjs";
import { everywhere, go, typed, withBrowser } from "./lib/session.mjs";

withBrowser();

const submit = (page, language, path) => press(page, form(page, language, path).locator("button").last());

async function paste(page, language, text) {
  await go(page, `/${language}/decide`);
  await form(page, language, "/decide").locator("textarea[name=transfer]").fill(text);
  return submit(page, language, "/decide");
}

async function fill(page, language, fields) {
  await go(page, `/${language}/decide`);
  for (const [name, value] of Object.entries(fields)) {
    await form(page, language, "/decide/form").locator(`[name="${name}"]`).fill(value);
  }
}

/** The provisions that the position rests on, in order. */
const grounds = (page) => page.locator("main .grounds").first().locator(".entry > p:first-child .id").allTextContents();

const order = {
  name: typed,
  date: "2024-05-01",
  "exporter-name": "Hallmark Aero AB",
  "exporter-state": "XA",
  "destination-state": "XB",
  "party-1-name": "Brenn Research Centre",
  "party-1-state": "XB",
  "line-1-name": "TJ-40 turbojet",
  "line-1-quantity": "8 pieces",
};

everywhere("a pasted transfer has a position with its grounds", async (page, language) => {
  const answer = await paste(page, language, transfer);
  keptNowhere(page, answer, "Brenn");
  assert.ok((await grounds(page)).includes("G2.6"), (await grounds(page)).join(", "));
  assert.equal(await page.locator("main table").first().locator("tbody tr").count(), 2);
});

everywhere("a form with a dossier has a position with its grounds", async (page, language) => {
  await fill(page, language, { ...order, "line-1-dossier": turbojet });
  const answer = await submit(page, language, "/decide/form");
  keptNowhere(page, answer, typed);
  assert.equal(answer.status(), 200);
  assert.ok((await grounds(page)).includes("G1.5"), (await grounds(page)).join(", "));
  assert.equal((await page.locator("h1").textContent()).trim(), typed);
});

everywhere(
  "a mistake leads to its field, and what was filled in stays",
  async (page, language) => {
    await fill(page, language, { ...order, date: "someday", "line-1-dossier": turbojet });
    const answer = await submit(page, language, "/decide/form");
    assert.equal(answer.status(), 422);
    await saysWhatIsWrong(page, { field: "date" });
    assert.equal(await page.locator("#date").inputValue(), "someday");
    await page.locator("#date").fill("2024-05-01");
    const mended = await submit(page, language, "/decide/form");
    assert.equal(mended.status(), 200);
  },
  { expected: [422] },
);

everywhere("an answer to a question settles it", async (page, language) => {
  await paste(page, language, noPaper);
  const open = await page.locator("main form [name='q.could-contribute']").count();
  assert.ok(open > 0, "it is not asked whether the transfer could contribute");
  const contributes = form(page, language, "/decide").locator('[name="q.could-contribute"][value="no"]');
  await contributes.check();
  const answer = await press(page, form(page, language, "/decide").locator("button").first());
  keptNowhere(page, answer, "Hallmark");
  assert.equal(await page.locator("main form [name='q.could-contribute']").count(), 0);
});

everywhere("national law is put beside it", async (page, language) => {
  await fill(page, language, { ...order, "line-1-dossier": turbojet });
  await page.locator("#overlay-eu").check();
  await submit(page, language, "/decide/form");
  assert.ok((await page.locator("main").innerText()).includes("eu/"), "no rule of the overlay is shown");
});
