// What every visit complains about is complained about: these pages are spoilt on purpose.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible } from "./lib/accessible.mjs";
import { fits } from "./lib/layout.mjs";
import { go, visit, withBrowser } from "./lib/session.mjs";

withBrowser();

/** Spoils the first page and fails unless that is complained about in words like these. */
async function complains(words, spoil, look = async () => {}) {
  const spoilt = visit({}, async (page) => {
    await go(page, "/en");
    await page.evaluate(spoil);
    // The browser tells of a breach after the script that made it.
    await page.evaluate(() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told))));
    await look(page);
  });
  await assert.rejects(spoilt, (error) => error.actual.some((complaint) => words.test(complaint)));
}

test("a style inside the page", () =>
  complains(/Content Security Policy/, () => {
    document.querySelector("main").insertAdjacentHTML("beforeend", '<p style="color: red">red</p>');
  }));

test("a picture from elsewhere", () =>
  complains(/Content Security Policy|foreign/, () => {
    document.querySelector("main").insertAdjacentHTML("beforeend", '<img alt="" src="http://127.0.0.2/far.png">');
  }));

test("an error of a script", () => complains(/console: broken/, () => console.error("broken")));

test("a field without a label", () =>
  complains(/^label: /, () => document.querySelector("main").insertAdjacentHTML("beforeend", "<input>"), accessible));

test("a line that is wider than the page", () =>
  complains(
    /px in/,
    () => {
      const line = document.querySelector("main").appendChild(document.createElement("p"));
      line.textContent = "wide";
      line.style.minWidth = "3000px";
    },
    fits,
  ));
