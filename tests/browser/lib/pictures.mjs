// Pictures of pages, for a person to look at.

import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** Where they are written. */
export const folder = process.env.BROWSER_PICTURES;

/** Takes a page as it is on a small screen, from top to bottom, in light and in dark. */
export async function taken(page, language, name) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 1000, height: 700 });
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const to = path.join(folder, `${language}-${colorScheme}`);
    await mkdir(to, { recursive: true });
    await writeFile(path.join(to, `${name.replaceAll(" ", "-")}.png`), await page.screenshot({ fullPage: true }));
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(before);
}
