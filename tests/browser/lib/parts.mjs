// What pages are made of, found by what they do and not by words, which differ between languages.

import assert from "node:assert/strict";

/** Runs what leads to another document and gives that document's answer. */
export async function leads(page, act) {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().isNavigationRequest() && !isRedirect(response)),
    act(),
  ]);
  await answer.finished();
  await page.waitForLoadState("load");
  return answer;
}

function isRedirect(response) {
  return 300 <= response.status() && response.status() < 400;
}

/** Presses a button or follows a link and gives the answer. */
export const press = (page, locator) => leads(page, () => locator.click());

/** The forms of the main part that go to an address of the node. */
export const form = (page, language, path) => page.locator(`main form[action="/${language}${path}"]`);

/** The button of a form that says so to the node. */
export const action = (page, value) => page.locator(`main button[name="action"][value="${value}"]`);

/** The word that stands for the verdict of the product on the page: `controlled`, `undetermined`, `not-controlled`. */
export async function verdict(page) {
  const words = await page.locator("main .verdict").first().getAttribute("class");
  return words.split(" ").find((word) => word.startsWith("is-")).slice(3);
}

/** Ids of the entries that the answer names, in order. */
export const entries = (page) => page.locator("main article.entry .id").allTextContents();

/** The fact that a question of the interview is about. */
export const about = (page) => page.locator('main input[name="about"]').inputValue();

/** Fails unless the page says at its top what is wrong, and leads from there to the field. */
export async function saysWhatIsWrong(page, { field }) {
  const summary = page.locator("main .wrong");
  await summary.waitFor();
  const target = await summary.locator("a[href^='#']").first().getAttribute("href");
  assert.equal(target, `#${field}`);
  assert.equal(await page.locator(target).getAttribute("aria-invalid"), "true");
  const above = await page.evaluate(() => {
    const wrong = document.querySelector("main .wrong");
    return Boolean(wrong.compareDocumentPosition(document.querySelector("main form")) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  assert.ok(above, "the summary of mistakes does not stand above the form");
}

/** Fails unless nothing that was typed stands in the address, and nobody may keep the answer. */
export function keptNowhere(page, answer, text) {
  assert.ok(!decodeURIComponent(page.url()).includes(text), `the address has what was typed: ${page.url()}`);
  assert.match(answer.headers()["cache-control"] ?? "", /no-store/);
}
