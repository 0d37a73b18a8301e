/**
 * `npm run check`: all checks other than the tests. A failed step does not stop
 * the later ones, so one run shows everything there is to correct. The summary
 * names the remedy for each failed step.
 */

import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { findMissingDocstrings } from "./docstrings.ts";
import { findImportCycles } from "./import-cycles.ts";
import { findImportViolations } from "./import-rules.ts";
import { readSourceFiles } from "./source-file.ts";
import { findStyleViolations } from "./style-rules.ts";

interface Step {
  readonly name: string;
  /** Advice to the author if the step fails. */
  readonly remedy: string;
  /** Prints each mistake, and returns whether there was none. */
  run(): boolean;
}

const root = join(import.meta.dirname, "../..");

const STEPS: readonly Step[] = [
  {
    name: "types",
    remedy: "Correct the types; `npx tsc -p .` shows them again.",
    run: () => run("tsc", "-p", "."),
  },
  {
    name: "types of the package",
    remedy: "Correct the types; `npx tsc -p tsconfig.build.json --noEmit` shows them again.",
    run: () => run("tsc", "-p", "tsconfig.build.json", "--noEmit"),
  },
  {
    name: "format and lint",
    remedy: "Run `npm run fix`; correct by hand what it leaves.",
    run: () => run("biome", "check", "--error-on-warnings"),
  },
  {
    name: "schema",
    remedy: "Correct the .proto files; `npx buf lint` shows them again.",
    run: () => run("buf", "lint"),
  },
  {
    name: "generated code",
    remedy: "Run `npm run generate` and commit what it changes in generated/.",
    run: () => run("npm", "run", "--silent", "generate", "--", "--check"),
  },
  {
    name: "generated descriptors",
    remedy: "Run `npm run generate:descriptors` and commit what it changes in src/codegen/generated/.",
    run: () => run("npm", "run", "--silent", "generate:descriptors", "--", "--check"),
  },
  {
    name: "documents",
    remedy: "Run `npm run docs` and commit what it changes in proto/.",
    run: () => run("node", "--import", "tsx", "src/docs/main.ts", "--check"),
  },
  {
    name: "layers",
    remedy: 'Reverse the import or move the code; see CONTRIBUTING.md, "The layers".',
    run: () => report(findImportViolations(readSourceFiles("src", "generated", "examples"))),
  },
  {
    name: "import cycles",
    remedy: 'Move the shared code into a file that imports neither side; see CONTRIBUTING.md, "The layers".',
    run: () => report(findImportCycles(readSourceFiles("src", "generated", "examples", "test"))),
  },
  {
    name: "style",
    remedy: 'Follow CONTRIBUTING.md, "The rules".',
    run: () => report(findStyleViolations(readSourceFiles("src", "examples", "test"))),
  },
  {
    name: "docstrings",
    remedy: "Say above the declaration what it is for: its shapes, units and errors.",
    run: () => report(findMissingDocstrings(readSourceFiles("src"))),
  },
];

const failed: Step[] = [];
for (const step of STEPS) {
  console.log(`-- ${step.name}`);
  if (!step.run()) failed.push(step);
}
for (const { name, remedy } of failed) console.log(`\nFAIL ${name}: ${remedy}`);
if (failed.length === 0) console.log("\nAll checks passed.");
process.exitCode = failed.length === 0 ? 0 : 1;

function run(name: string, ...args: readonly string[]): boolean {
  const path = [join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
  const { status, error } = spawnSync(name, args, { cwd: root, stdio: "inherit", env: { ...process.env, PATH: path } });
  if (error !== undefined) console.error(error.message);
  return status === 0;
}

function report(violations: readonly string[]): boolean {
  for (const violation of violations) console.log(violation);
  return violations.length === 0;
}
