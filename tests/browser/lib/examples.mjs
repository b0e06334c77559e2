// Dossiers and transfers of the book.

import { readFileSync } from "node:fs";
import { typed } from "./session.mjs";

const read = (name) => readFileSync(new URL(`../../../examples/${name}`, import.meta.url), "utf8");

/** The turbojet of the book. */
export const tj40 = read("first/tj-40.toml");

/** The same under the name that the log is searched for. */
export const turbojet = tj40.replace('"TJ-40 turbojet"', JSON.stringify(typed));

/** A drone with points of range and payload. */
export const drone = read("first/kestrel.toml");

/** A transfer with two lines. */
export const transfer = read("transfers/two-lines.toml");

/** A transfer of which nobody has said whether it could contribute to a delivery system. */
export const noPaper = read("transfers/turbojet.toml")
  .replace("could-contribute = true\n", "")
  .replace(/\[\[line\]\][^]*$/, '[[line]]\nname = "Turbojet"\nentry = { id = "3.A.1.a", by = "the exporter" }\n');

/** A catalogue of the book, and what its columns mean. */
export const catalogue = read("bulk/engines.csv");
export const mapping = read("bulk/engines.map.toml");

/** A word that no line of a page has room for. */
export const long = "Fernlenkwaffenprüfstandsbeschaffungsausschreibung".repeat(6);

/** The first administrator of the demonstration, and the organisation that the administrator belongs to. */
export const administrator = "Ada of Arlandia";
export const second = "Bela of Arlandia";
export const analyst = "Mira of Arlandia";
export const authority = "Licensing Office of Arlandia";

/** Who is on the list of the demonstration. */
export const listed = "Borovian Rocket Motor Works";

/** All that is typed, to tell it from what pages say. */
export const everything = [turbojet, drone, transfer, noPaper, long, listed, administrator, second, analyst, authority].join("\n");
