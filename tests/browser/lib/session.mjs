// One browser for a file of tests, and visits to the node that complain about what no page may do.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";

/** Libraries are installed outside the tree; imports cannot be told so, `require` can. */
export const tools = createRequire(path.join(wanted("BROWSER_TOOLS"), "from-here.cjs"));

/** Where the node under test answers. */
export const origin = wanted("MTCR_ORIGIN");

/** What tests type as the name of a product; nobody may find it again in the node's log. */
export const typed = wanted("MTCR_TYPED");

export const languages = ["en", "fr"];

const desktop = { width: 1280, height: 1024 };
const arguments_ = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

let browser;

/** Starts the browser before the tests of a file, in a profile of its own, and ends it after them. */
export function withBrowser() {
  before(async () => {
    const { chromium } = tools("playwright-core");
    browser = await chromium.launch({
      executablePath: await program(wanted("BROWSER_PROGRAM")),
      headless: true,
      args: arguments_,
    });
  });
  after(async () => browser?.close());
}

/**
 * Opens a page of its own for `act`, then fails if it wrote an error to the console, broke the content security policy,
 * or asked anybody but the node for anything. `expected` are statuses of documents that are no complaint.
 */
export async function visit({ script = true, language = "en", expected = [], ...options }, act) {
  const context = await browser.newContext({
    javaScriptEnabled: script,
    locale: language,
    viewport: desktop,
    colorScheme: "light",
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints = watch(page, expected);
  try {
    const result = await act(page);
    assert.deepEqual(complaints, [], "complaints of the browser");
    return result;
  } finally {
    await context.close();
  }
}

/** A flow in both languages, with and without script. */
export function everywhere(name, act, options = {}) {
  for (const language of languages) {
    for (const script of [true, false]) {
      test(`${name}, ${language}, ${script ? "with" : "without"} script`, () =>
        visit({ ...options, language, script }, (page) => act(page, language, script)));
    }
  }
}

/** Goes to a path of the node and gives the answer. */
export async function go(page, place) {
  return page.goto(origin + place);
}

function watch(page, expected) {
  const complaints = [];
  const statuses = expected.map((status) => `status of ${status} `);
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    if (statuses.some((status) => message.text().includes(status))) return;
    complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`)) complaints.push(`foreign: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() < 400 || expected.includes(response.status())) return;
    complaints.push(`status ${response.status()}: ${response.request().method()} ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    // A page that is left while a picture loads gives it up.
    if (request.failure()?.errorText === "net::ERR_ABORTED") return;
    complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  return complaints;
}

/** The full path of a program, which the library wants. */
async function program(name) {
  const { access } = await import("node:fs/promises");
  for (const folder of [...(process.env.PATH ?? "").split(path.delimiter), ""]) {
    const full = path.join(folder, name);
    if (await access(full).then(() => path.isAbsolute(full), () => false)) return full;
  }
  throw new Error(`${name} is not on the path`);
}

function wanted(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; these tests are run by: cargo xtask browser`);
  return value;
}
