// The pages of the node, each with the way to it; docs/reference/pages.md lists the routes.

import { catalogue, drone, long, mapping, noPaper, transfer, turbojet } from "./examples.mjs";
import { action, form, press } from "./parts.mjs";
import { administered, analysed, analysedIn, ofOrganisation, ofPerson, ofProgram, screenedListed, screenedOne } from "./people.mjs";
import { go, typed } from "./session.mjs";

/** Goes to an address in a language: `/en` and what follows. */
const at = (path) => (page, language) => go(page, `/${language}${path}`);

/** Sends the one form that goes to an address. */
const send = (page, language, path) => press(page, form(page, language, path).locator("button").last());

/** The answer to a pasted dossier. */
export async function pasted(page, language, dossier) {
  await go(page, `/${language}/classify`);
  await form(page, language, "/classify").locator("textarea[name=dossier]").fill(dossier);
  return send(page, language, "/classify");
}

async function ofClass(page, language) {
  await go(page, `/${language}/classify`);
  await form(page, language, "/classify/class").locator("select[name=class]").selectOption("target-drone");
  return send(page, language, "/classify/class");
}

async function filledIn(page, language) {
  await ofClass(page, language);
  const questions = form(page, language, "/classify/form");
  await questions.locator("[name=name]").fill(typed);
  await questions.locator('[name="q.max-range"]').fill("280 km");
  return send(page, language, "/classify/form");
}

/** The first question of an interview about a drone. */
export async function begun(page, language, name = typed) {
  await go(page, `/${language}/ask`);
  await page.locator("#name").fill(name);
  await page.locator("#class").selectOption("target-drone");
  return press(page, action(page, "begin"));
}

/** The interview at its second question, with a first answer to look at. */
async function answered(page, language) {
  await begun(page, language);
  return press(page, action(page, "unknown"));
}

async function refused(page, language) {
  await begun(page, language);
  for (let at = 0; at < 60 && !(await page.locator("main .field input").count()); at += 1) {
    await press(page, action(page, "unknown"));
  }
  await page.locator("main .field input").first().fill("heavy");
  return press(page, action(page, "answer"));
}

async function ended(page, language) {
  await answered(page, language);
  return press(page, action(page, "finish"));
}

async function searched(page, language) {
  await go(page, `/${language}/search`);
  await form(page, language, "/search").locator("[name=text]").fill("target drone 410 km");
  return press(page, form(page, language, "/search").locator("button").first());
}

/** The answer to a pasted transfer. */
export async function transferred(page, language, text) {
  await go(page, `/${language}/decide`);
  await form(page, language, "/decide").locator("textarea[name=transfer]").fill(text);
  return send(page, language, "/decide");
}

/** A form of a transfer that lacks much, with long words in it. */
async function lacking(page, language) {
  await go(page, `/${language}/decide`);
  await page.locator("#date").fill(long);
  await page.locator("#line-1-entry").fill(long);
  await page.locator("#party-1-state").fill(long);
  return send(page, language, "/decide/form");
}

/** The form of a transfer with a day that is none. */
async function undated(page, language) {
  await go(page, `/${language}/decide`);
  await page.locator("#date").fill("someday");
  return send(page, language, "/decide/form");
}

/** A file of products of the book, with the signs it is written with. */
const engines = { name: "engines.csv", mimeType: "text/csv", buffer: Buffer.from(catalogue) };

/** The mapping of a file that was just sent. */
async function sentFile(page, language, file = engines) {
  await go(page, `/${language}/bulk`);
  await page.locator("#file").setInputFiles(file);
  return send(page, language, "/bulk");
}

/** The address of the page of a file, from one below it. */
const ofFile = (page) => new URL(page.url()).pathname.replace(/\/(mapping|run).*$/, "");

/** Chooses how the file is written and has its headers read again. */
async function readAgain(page, language) {
  await sentFile(page, language);
  await page.locator("#delimiter").selectOption(";");
  await page.locator("#decimal").selectOption(",");
  await page.locator("#thousands").selectOption(".");
  return press(page, page.locator('main button[value="look"]'));
}

/** A mapping in which somebody has chosen nothing of what is doubtful. */
async function halfMapped(page, language) {
  await readAgain(page, language);
  return press(page, page.locator('main button[value="save"]'));
}

/** The page of a mapping as a text. */
async function asText(page, language) {
  await sentFile(page, language);
  return go(page, `${ofFile(page)}/mapping/text`);
}

/** The first rows of a file whose mapping is kept. */
async function mappedFile(page, language, text = mapping) {
  await asText(page, language);
  await page.locator("#mapping").fill(text);
  return press(page, page.locator('main form[action$="/mapping/text"] button'));
}

/** What came of a run over a file. */
async function runFile(page, language) {
  await mappedFile(page, language);
  let answer = await press(page, page.locator('main form[action$="/run"] button'));
  while (await page.locator("progress").count()) answer = await go(page, ofFile(page));
  return answer;
}

/** Who is first becomes the administrator on the way, having signed in with a password that nobody has. */
const entering = [422, 200];

/**
 * Each page: its name, the route of docs/reference/pages.md that it shows, the way to it, and the statuses of documents
 * on the way that are no fault, that of the page last.
 */
export const places = [
  { name: "home", route: "GET /{l}", reach: at("") },
  { name: "annex", route: "GET /{l}/annex", reach: at("/annex") },
  { name: "entry with limits and notes", route: "GET /{l}/annex/{id}", reach: at("/annex/19.A.2") },
  { name: "entry with range and payload", route: "GET /{l}/annex/{id}", reach: at("/annex/1.A.1") },
  { name: "part of an item", route: "GET /{l}/annex/{id}", reach: at("/annex/9.A") },
  { name: "entry of an older edition", route: "GET /{l}/annex/{id}", reach: at("/annex/3.A.1.a?edition=2019-10") },
  { name: "entry that there is none of", route: "GET /{l}/annex/{id}", reach: at("/annex/21.Z.1"), expected: [404] },
  { name: "editions", route: "GET /{l}/annex/editions", reach: at("/annex/editions") },
  { name: "difference", route: "GET /{l}/annex/diff", reach: at("/annex/diff?from=2019-10&to=2024-03") },
  { name: "search", route: "GET /{l}/search", reach: at("/search") },
  { name: "search with hits", route: "POST /{l}/search", reach: searched },
  { name: "ask", route: "GET /{l}/ask", reach: at("/ask") },
  { name: "ask question", route: "POST /{l}/ask", reach: (page, language) => begun(page, language) },
  { name: "ask question after an answer", route: "POST /{l}/ask", reach: answered },
  { name: "ask with an answer that is none", route: "POST /{l}/ask", reach: refused, expected: [422] },
  { name: "ask outcome", route: "POST /{l}/ask", reach: ended },
  { name: "classify", route: "GET /{l}/classify", reach: at("/classify") },
  {
    name: "classify result",
    route: "POST /{l}/classify",
    reach: (page, language) => pasted(page, language, turbojet),
  },
  {
    name: "classify result of a drone",
    route: "POST /{l}/classify",
    reach: (page, language) => pasted(page, language, drone),
  },
  {
    name: "classify with a mistake",
    route: "POST /{l}/classify",
    reach: (page, language) => pasted(page, language, turbojet.replace('"0.42 kN"', "42")),
    expected: [422],
  },
  {
    name: "classify result with long words",
    route: "POST /{l}/classify",
    reach: (page, language) => pasted(page, language, drone.replace('"Kestrel target drone"', JSON.stringify(long))),
  },
  { name: "classify with a product to try", route: "GET /{l}/classify", reach: at("/classify?example=kestrel") },
  { name: "classify by class", route: "POST /{l}/classify/class", reach: ofClass },
  { name: "classify result of a form", route: "POST /{l}/classify/form", reach: filledIn },
  { name: "decide", route: "GET /{l}/decide", reach: at("/decide") },
  { name: "decide with a transfer to try", route: "GET /{l}/decide", reach: at("/decide?example=turbojet") },
  {
    name: "decide result with long words",
    route: "POST /{l}/decide",
    reach: (page, language) =>
      transferred(page, language, transfer.replace('"Plant for rocket stages"', JSON.stringify(long)).replace(/^name = .*$/m, `name = ${JSON.stringify(long)}`)),
  },
  {
    name: "decide result",
    route: "POST /{l}/decide",
    reach: (page, language) => transferred(page, language, transfer),
  },
  {
    name: "decide result with questions",
    route: "POST /{l}/decide",
    reach: (page, language) => transferred(page, language, noPaper),
  },
  {
    name: "decide with a mistake in the text",
    route: "POST /{l}/decide",
    reach: (page, language) => transferred(page, language, transfer.replace("2024-05-01", "someday")),
    expected: [422],
  },
  { name: "decide with a mistake in the form", route: "POST /{l}/decide/form", reach: undated, expected: [422] },
  { name: "decide with much amiss in the form", route: "POST /{l}/decide/form", reach: lacking, expected: [422] },
  { name: "registry", route: "GET /{l}/registry", reach: at("/registry") },
  { name: "registry on a day", route: "GET /{l}/registry", reach: at("/registry?on=2005-01-01") },
  { name: "state", route: "GET /{l}/registry/{state}", reach: at("/registry/XB?on=2004") },
  { name: "state that there is none of", route: "GET /{l}/registry/{state}", reach: at("/registry/QQ"), expected: [404] },
  { name: "ledger", route: "GET /{l}/ledger", reach: at("/ledger") },
  { name: "ledger with a proof", route: "GET /{l}/ledger", reach: at("/ledger?entry=0") },
  { name: "ledger without that entry", route: "GET /{l}/ledger", reach: at("/ledger?entry=999999"), expected: [422] },
  { name: "sign in", route: "GET /{l}/sign-in", reach: at("/sign-in") },
  { name: "a link that is none", route: "GET /{l}/enter", reach: at("/enter?code=none"), expected: [422] },
  { name: "account", route: "GET /{l}/account", reach: administered("/account"), expected: entering },
  { name: "administration", route: "GET /{l}/administration", reach: administered("/administration"), expected: entering },
  {
    name: "organisations",
    route: "GET /{l}/administration/organisations",
    reach: administered("/administration/organisations"),
    expected: entering,
  },
  { name: "organisation", route: "GET /{l}/administration/organisations/{id}", reach: ofOrganisation, expected: entering },
  { name: "person", route: "GET /{l}/administration/people/{id}", reach: ofPerson, expected: entering },
  { name: "program", route: "GET /{l}/administration/programs/{id}", reach: ofProgram, expected: entering },
  {
    name: "roles by two hands",
    route: "GET /{l}/administration/grants",
    reach: administered("/administration/grants"),
    expected: entering,
  },
  { name: "security report", route: "GET /{l}/security", reach: administered("/security"), expected: entering },
  { name: "screening", route: "GET /{l}/screening", reach: analysed("/screening"), expected: entering },
  { name: "screening of a party", route: "GET /{l}/screening/{id}", reach: screenedOne, expected: entering },
  { name: "screening of a listed party", reach: screenedListed, expected: entering },
  {
    name: "screening of a party with a mistake",
    reach: analysedIn(async (page, language) => {
      await go(page, `/${language}/screening`);
      await form(page, language, "/screening").locator("[name=names]").fill(long);
      await form(page, language, "/screening").locator("[name=states]").fill(typed);
      return send(page, language, "/screening");
    }),
    expected: [...entering, 422],
  },
  { name: "lists", route: "GET /{l}/screening/lists", reach: analysed("/screening/lists"), expected: entering },
  { name: "watched parties asked again", route: "GET /{l}/screening/again", reach: analysed("/screening/again"), expected: entering },
  { name: "files of products", route: "GET /{l}/bulk", reach: at("/bulk") },
  {
    name: "file of products of no format",
    route: "POST /{l}/bulk",
    reach: (page, language) => sentFile(page, language, { ...engines, name: "engines.pdf" }),
    expected: [422],
  },
  { name: "mapping of a file that is written otherwise", reach: (page, language) => sentFile(page, language) },
  { name: "mapping of a file", route: "GET /{l}/bulk/{id}/mapping", reach: readAgain },
  { name: "mapping of a file with a mistake", route: "POST /{l}/bulk/{id}/mapping", reach: halfMapped, expected: [422] },
  { name: "mapping of a file as a text", route: "GET /{l}/bulk/{id}/mapping/text", reach: asText },
  {
    name: "mapping of a file as a text with a mistake",
    route: "POST /{l}/bulk/{id}/mapping/text",
    reach: (page, language) => mappedFile(page, language, mapping.replace('"lbf"', '"kg"')),
    expected: [422],
  },
  { name: "file of products with its first rows", reach: (page, language) => mappedFile(page, language) },
  { name: "file of products that was run", route: "GET /{l}/bulk/{id}", reach: runFile },
  { name: "API", route: "GET /{l}/api", reach: at("/api") },
  { name: "not found", reach: at("/nowhere"), expected: [404] },
];
