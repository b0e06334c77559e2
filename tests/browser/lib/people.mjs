// Pages of accounts, as the first administrator of the node sees them, and those of screening, as an analyst does.

import { administrator, analyst, authority, listed, second } from "./examples.mjs";
import { form, press } from "./parts.mjs";
import { go, origin, typed } from "./session.mjs";

const first = process.env.MTCR_FIRST;
const name = "ada";
const password = "seven otters row home";

/** Signs in by a name; whether that somebody is there. */
async function known(page, language, as) {
  await go(page, `/${language}/sign-in`);
  const fields = form(page, language, "/sign-in");
  await fields.locator("[name=name]").fill(as);
  await fields.locator("[name=password]").fill(password);
  await press(page, fields.locator("button"));
  return page.url().endsWith("/account");
}

/** Signs in; whoever is first becomes the administrator by the link that the node printed. */
async function signedIn(page, language) {
  if (await known(page, language, name)) return;
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

/** What a page of the node would send: with the session of the browser, and the token of its forms. */
async function sent(page, path, data) {
  const account = await page.request.get(`${origin}/api/v1/account`);
  const { csrf } = await account.json();
  const answer = await page.request.post(`${origin}/api/v1${path}`, { data, headers: { "x-csrf-token": csrf } });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** A person with a link to come in by, added by whoever is signed in. */
async function added(page, organisation, called, as) {
  const { id } = await sent(page, "/people", { organisation, name: called, sign_in: as });
  const { path } = await sent(page, `/people/${id.replace("person/", "")}/invite`, {});
  return { id, path };
}

/** A role that is proposed, for half a year. */
async function proposed(page, account, role) {
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const grant = { account, role, from: day(0), until: day(180), reason: "begins today" };
  return (await sent(page, "/grants", grant)).id;
}

/** Comes in by a link and is signed in then. */
async function entered(page, path) {
  await go(page, path);
  const entering = form(page, "en", "/enter");
  await entering.locator("[name=password]").fill(password);
  await entering.locator("[name=again]").fill(password);
  await press(page, entering.locator("button"));
}

/** Signs in as an analyst, whose role takes two administrators where there is none yet. */
async function asAnalyst(page, language) {
  if (await known(page, language, "mira")) return;
  await signedIn(page, language);
  const organisations = await page.request.get(`${origin}/api/v1/organisations`);
  const [{ id: organisation }] = await organisations.json();
  const bela = await added(page, organisation, second, "bela");
  const mira = await added(page, organisation, analyst, "mira");
  const administers = await proposed(page, bela.id, "SY");
  await sent(page, `/grants/${administers}/approve`, {});
  const analyses = await proposed(page, mira.id, "SA");
  await entered(page, bela.path);
  await sent(page, `/grants/${analyses}/approve`, {});
  await entered(page, mira.path);
}

/** The way to a page by what an analyst does. */
export const analysedIn = (act) => async (page, language) => {
  await asAnalyst(page, language);
  return act(page, language);
};

/** The way to a page that takes an analyst. */
export const analysed = (path) => analysedIn((page, language) => go(page, `/${language}${path}`));

/** The page of a party that was asked about just now. */
const screened = (name) =>
  analysedIn(async (page, language) => {
    await go(page, `/${language}/screening`);
    const asking = form(page, language, "/screening");
    await asking.locator("[name=names]").fill(name);
    await press(page, asking.locator("button"));
    return go(page, new URL(page.url()).pathname);
  });

/** One that no list has. */
export const screenedOne = screened(typed);

/** One that the list of the demonstration has. */
export const screenedListed = screened(listed);
