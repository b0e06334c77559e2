// The pages of the node, each with the way to it; docs/reference/pages.md lists the routes.

import { readFileSync } from "node:fs";
import { go, typed } from "./session.mjs";

const read = (name) => readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8");

/** The turbojet of the book under the name that the log is searched for. */
export const turbojet = read("examples/first/tj-40.toml").replace('"TJ-40 turbojet"', JSON.stringify(typed));

/** A drone with points of range and payload. */
export const drone = read("examples/first/kestrel.toml");

/** Goes to an address in a language: `/en` and what follows. */
const at = (path) => (page, language) => go(page, `/${language}${path}`);

/** Presses the one button that sends a form, and waits for the answer. */
export async function send(page, button) {
  const answer = page.waitForResponse((response) => response.request().isNavigationRequest());
  await button.click();
  await (await answer).finished();
  await page.waitForLoadState("load");
  return answer;
}

/** The form that goes to an address of the node. */
export const form = (page, language, path) => page.locator(`main form[action="/${language}${path}"]`);

async function pasted(page, language, dossier) {
  await go(page, `/${language}/classify`);
  const paste = page.locator("main form", { has: page.locator("textarea[name=dossier]") });
  await paste.locator("textarea[name=dossier]").fill(dossier);
  return send(page, paste.locator("button").last());
}

/**
 * Each page: its name, how to get there, the route of docs/reference/pages.md that it shows, and the statuses of
 * documents on the way that are no fault.
 */
export const places = [
  { name: "home", route: "/", reach: at("") },
  { name: "annex", route: "/annex", reach: at("/annex") },
  { name: "entry with limits and notes", route: "/annex/{id}", reach: at("/annex/19.A.2") },
  { name: "entry with entries below", route: "/annex/{id}", reach: at("/annex/2.A.1") },
  { name: "entry of an older edition", route: "/annex/{id}", reach: at("/annex/3.A.1.a?edition=2019-10") },
  { name: "entry that there is none of", route: "/annex/{id}", reach: at("/annex/21.Z.1"), expected: [404] },
  { name: "classify", route: "/classify", reach: at("/classify") },
  { name: "classify result", reach: (page, language) => pasted(page, language, turbojet) },
  { name: "classify result of a drone", reach: (page, language) => pasted(page, language, drone) },
  {
    name: "classify with a mistake",
    reach: (page, language) => pasted(page, language, turbojet.replace('"0.42 kN"', "42")),
    expected: [422],
  },
  { name: "not found", reach: at("/nowhere"), expected: [404] },
];
