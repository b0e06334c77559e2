// What axe finds on a page, by the success criteria of WCAG 2.0 to 2.2, levels A and AA.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { tools } from "./session.mjs";

const source = readFileSync(tools.resolve("axe-core/axe.min.js"), "utf8");
const options = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"] },
  // The rules of 2.2 are off unless named.
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations"],
};

/** Fails with rule, element and reason of each violation. */
export async function accessible(page) {
  await page.evaluate(source);
  const { violations } = await page.evaluate((options) => window.axe.run(document, options), options);
  const found = violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`),
  );
  assert.deepEqual(found, [], "violations found by axe");
}
