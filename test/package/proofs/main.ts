/**
 * `npm run package [-- PART...]`: proofs about the package as it would be published, in folders of a user. They bring
 * compilers, versions of Node and checkers from npm. The exit code is 1 if one of them was missed. The parts:
 *
 * - compilers: TypeScript 5.4, 5.9 and 7 with each resolution of modules, and plain JavaScript
 * - nodes: the commands of `npx chatwire` in an empty folder, on Node 20, 22 and 24
 * - checkers: publint, and arethetypeswrong
 * - start: how much processor time the client takes up to its first prompt
 */

import { proveCheckers } from "./checkers.ts";
import { proveCompilers } from "./compilers.ts";
import { proveNodes } from "./nodes.ts";
import { Proofs } from "./project.ts";
import { proveStart } from "./start.ts";

const PARTS = new Map([
  ["compilers", proveCompilers],
  ["nodes", proveNodes],
  ["checkers", proveCheckers],
  ["start", proveStart],
]);

const names = process.argv.slice(2);
const unknown = names.find((name) => !PARTS.has(name));
if (unknown !== undefined) {
  console.error(`There is no part ${unknown}. There are: ${[...PARTS.keys()].join(", ")}.`);
  process.exit(2);
}
const proofs = await Proofs.begin();
try {
  for (const [name, prove] of PARTS) if (names.length === 0 || names.includes(name)) await prove(proofs);
} finally {
  await proofs.end();
}
console.log(proofs.missed === 0 ? "All proven." : `${proofs.missed} missed.`);
process.exitCode = proofs.missed === 0 ? 0 : 1;
