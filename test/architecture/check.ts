/**
 * `npm run check`: everything but the tests. Runs all steps, so that one run
 * shows all there is to do, and says for each that fails what that is.
 */

import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { findImportCircles } from "./import-cycles.ts";
import { findImportBreaches } from "./import-rules.ts";
import { readSourceFiles } from "./source-file.ts";
import { findStyleBreaches } from "./style-rules.ts";

interface Step {
  readonly name: string;
  /** What to do when it fails. */
  readonly remedy: string;
  /** Prints what is wrong, and says whether all is well. */
  run(): boolean;
}

const root = join(import.meta.dirname, "../..");

const STEPS: readonly Step[] = [
  {
    name: "types",
    remedy: "Correct the types; `npx tsc -p .` shows them again.",
    run: () => command("tsc", "-p", "."),
  },
  {
    name: "types of the package",
    remedy: "Correct the types; `npx tsc -p tsconfig.build.json --noEmit` shows them again.",
    run: () => command("tsc", "-p", "tsconfig.build.json", "--noEmit"),
  },
  {
    name: "format and lint",
    remedy: "Run `npm run fix`; correct by hand what it leaves.",
    run: () => command("biome", "check", "--error-on-warnings"),
  },
  {
    name: "schema",
    remedy: "Correct the .proto files; `npx buf lint` shows them again.",
    run: () => command("buf", "lint"),
  },
  {
    name: "generated code",
    remedy: "Run `npm run generate` and commit what it changes in generated/.",
    run: () => command("node", "--import", "tsx", "src/codegen/generate.ts", "--check"),
  },
  {
    name: "documents",
    remedy: "Run `npm run docs` and commit what it changes in proto/.",
    run: () => command("node", "--conditions=chatwire-source", "--import", "tsx", "src/docs/main.ts", "--check"),
  },
  {
    name: "layers",
    remedy: 'Turn the import round or move the code; see CONTRIBUTING.md, "The layers".',
    run: () => printed(findImportBreaches(readSourceFiles("src", "generated", "examples"))),
  },
  {
    name: "import circles",
    remedy: 'Move what both need into a file that imports neither; see CONTRIBUTING.md, "The layers".',
    run: () => printed(findImportCircles(readSourceFiles("src", "generated", "examples", "test"))),
  },
  {
    name: "style",
    remedy: 'Follow CONTRIBUTING.md, "The rules".',
    run: () => printed(findStyleBreaches(readSourceFiles("src", "examples", "test"))),
  },
];

const failed: Step[] = [];
for (const step of STEPS) {
  console.log(`-- ${step.name}`);
  if (!step.run()) failed.push(step);
}
for (const { name, remedy } of failed) console.log(`\nFAIL ${name}: ${remedy}`);
if (failed.length === 0) console.log("\nAll is well.");
process.exitCode = failed.length === 0 ? 0 : 1;

function command(name: string, ...args: readonly string[]): boolean {
  const path = [join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
  const { status, error } = spawnSync(name, args, { cwd: root, stdio: "inherit", env: { ...process.env, PATH: path } });
  if (error !== undefined) console.error(error.message);
  return status === 0;
}

function printed(breaches: readonly string[]): boolean {
  for (const breach of breaches) console.log(breach);
  return breaches.length === 0;
}
