import { ROOT } from "../run.ts";
import type { Proofs } from "./project.ts";

const CHECKERS = [
  // Its exit code does not tell of suggestions.
  { args: ["publint", "--strict"], wanted: /^All good!$/m },
  { args: ["@arethetypeswrong/cli", "--pack", "--profile", "esm-only"], wanted: /^chatwire v/m },
];

/** Checkers of packages have nothing to say. */
export async function proveCheckers(proofs: Proofs): Promise<void> {
  const { env } = await proofs.place();
  for (const { args, wanted } of CHECKERS)
    await proofs.prove(`npx ${args.join(" ")}`, async () => {
      const printed = await proofs.run({ cwd: ROOT, env }, "npx", "--yes", ...args);
      if (!wanted.test(printed)) throw new Error(printed);
      return "nothing to say";
    });
}
