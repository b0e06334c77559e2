// Pages of accounts, as the first administrator of the node sees them.

import { administrator, authority } from "./examples.mjs";
import { form, press } from "./parts.mjs";
import { go } from "./session.mjs";

const first = process.env.MTCR_FIRST;
const name = "ada";
const password = "seven otters row home";

/** Signs in; whoever is first becomes the administrator by the link that the node printed. */
async function signedIn(page, language) {
  await go(page, `/${language}/sign-in`);
  const fields = form(page, language, "/sign-in");
  await fields.locator("[name=name]").fill(name);
  await fields.locator("[name=password]").fill(password);
  await press(page, fields.locator("button"));
  if (page.url().endsWith("/account")) return;
  await go(page, first);
  const entering = form(page, "en", "/enter");
  await entering.locator("[name=authority]").fill(authority);
  await entering.locator("[name=name]").fill(administrator);
  await entering.locator("[name=sign-in]").fill(name);
  await entering.locator("[name=password]").fill(password);
  await entering.locator("[name=again]").fill(password);
  await press(page, entering.locator("button"));
}

/** The way to a page that takes an administrator. */
export const administered = (path) => async (page, language) => {
  await signedIn(page, language);
  return go(page, `/${language}${path}`);
};

/** Goes where the first link leads whose address begins so. */
async function follow(page, beginning) {
  const link = page.locator(`main a[href^="${beginning}"]`).first();
  return (await link.count()) ? go(page, await link.getAttribute("href")) : null;
}

export async function ofOrganisation(page, language) {
  await administered("/administration/organisations")(page, language);
  return follow(page, `/${language}/administration/organisations/`);
}

export async function ofPerson(page, language) {
  await administered("/administration")(page, language);
  return follow(page, `/${language}/administration/people/`);
}

/** The page of a program, which is added where there is none yet. */
export async function ofProgram(page, language) {
  await administered("/administration")(page, language);
  const there = await follow(page, `/${language}/administration/programs/`);
  if (there) return there;
  await ofOrganisation(page, language);
  const adding = form(page, language, "/administration/programs");
  await adding.locator("[name=name]").fill("monitoring");
  await press(page, adding.locator("button"));
  return go(page, new URL(page.url()).pathname);
}
