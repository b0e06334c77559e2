// Widths, zoom and print.

import assert from "node:assert/strict";

/** A screen of 1280 by 1024 at a zoom: so many pixels of the style sheet are left of it. */
const zooms = { "200 %": { width: 640, height: 512 }, "320 px wide": { width: 320, height: 256 } };

/** Fails where the page is wider than its window, naming the elements that stick out. */
export async function fits(page) {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > room + 1)
      .filter((element) => !element.parentElement.closest(".scroll, [tabindex='0'], svg"))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 40)}`)
      .concat(`${document.documentElement.scrollWidth} px in ${room} px`);
  });
  assert.deepEqual(wide, [], "sticks out of the page");
}

/** Fails if any zoom makes the page scroll sideways. */
export async function fitsZoomed(page) {
  const before = page.viewportSize();
  for (const [name, size] of Object.entries(zooms)) {
    await page.setViewportSize(size);
    try {
      await fits(page);
    } catch (error) {
      error.message = `${name}: ${error.message}`;
      throw error;
    }
  }
  await page.setViewportSize(before);
}

/** Fails if text of twice the size, or spaced as WCAG 1.4.12 lets a reader space it, makes the page scroll sideways. */
export async function fitsLargeText(page) {
  const style = "font-size: 200%; line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em";
  // Set from here the policy does not forbid it: it governs markup, not the object model.
  await page.evaluate((style) => (document.documentElement.style.cssText = style), style);
  await fits(page);
  await page.evaluate(() => (document.documentElement.style.cssText = ""));
}

/** Fails if a print would have navigation, a dark ground, or lines cut at the edge of the paper. */
export async function prints(page) {
  const before = page.viewportSize();
  // What A4 leaves between its margins, at 96 px to the inch.
  await page.setViewportSize({ width: 718, height: 1047 });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const seen = await page.evaluate(() => ({
    navigation: [...document.querySelectorAll("header nav")].filter((nav) => nav.checkVisibility()).length,
    heading: document.querySelector("h1")?.checkVisibility(),
    ground: getComputedStyle(document.body).backgroundColor,
    ink: getComputedStyle(document.querySelector("h1")).color,
  }));
  await fits(page);
  const pdf = await page.pdf({ format: "A4" });
  await page.emulateMedia({ media: "screen", colorScheme: "light" });
  await page.setViewportSize(before);
  assert.equal(seen.navigation, 0, "navigation is printed");
  assert.ok(seen.heading, "the heading is not printed");
  assert.ok(["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"].includes(seen.ground), `printed on ${seen.ground}`);
  assert.ok(dark(seen.ink), `printed in ${seen.ink}`);
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
}

function dark(colour) {
  const parts = colour.match(/\d+(\.\d+)?/g)?.map(Number) ?? [255, 255, 255];
  return parts.slice(0, 3).every((part) => part < 110);
}
