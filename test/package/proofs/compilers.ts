import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { RESOLUTIONS, type Resolution, tsconfigOf } from "../compiler-options.ts";
import type { Place } from "../run.ts";
import type { Proofs } from "./project.ts";

const COMPILERS = ["5.4", "5.9", "7"];
const FIXTURES = join(import.meta.dirname, "../fixtures");

/** Programs in TypeScript and JavaScript import the package, compile, and run. */
export async function proveCompilers(proofs: Proofs): Promise<void> {
  const place = await proofs.place();
  await writeFile(join(place.cwd, "package.json"), JSON.stringify({ type: "module" }));
  const compilers = COMPILERS.map((version) => `typescript-${version}@npm:typescript@${version}`);
  const flags = ["--ignore-scripts", "--no-audit"];
  await proofs.run(place, "npm", "install", ...flags, proofs.tarball, "@types/node@20", ...compilers);
  for (const name of ["user", "typed"]) await copyFile(join(FIXTURES, `${name}.txt`), join(place.cwd, `${name}.ts`));
  for (const version of COMPILERS)
    for (const resolution of Object.keys(RESOLUTIONS) as Resolution[])
      await proofs.prove(`TypeScript ${version}, ${resolution}`, () => compile(proofs, place, version, resolution));
  for (const name of ["esm.mjs", "commonjs.cjs"])
    await proofs.prove(`JavaScript, ${name}`, async () => {
      await copyFile(join(FIXTURES, name), join(place.cwd, name));
      return (await proofs.run(place, process.execPath, name)).trim();
    });
}

async function compile(proofs: Proofs, place: Place, version: string, resolution: Resolution): Promise<string> {
  const compiler = join(place.cwd, "node_modules", `typescript-${version}`);
  const { bin, version: exact } = JSON.parse(await readFile(join(compiler, "package.json"), "utf8"));
  const out = `build-${version}-${resolution}`;
  await writeFile(join(place.cwd, "tsconfig.json"), tsconfigOf(resolution, ["user.ts", "typed.ts"], out));
  await proofs.run(place, process.execPath, join(compiler, bin.tsc), "-p", ".");
  const printed = await proofs.run(place, process.execPath, join(out, "typed.js"));
  if (printed !== "grace: hello\n") throw new Error(`The program printed ${printed}`);
  return `${exact} compiles, and the program runs`;
}
