import { ROOT } from "../run.ts";
import type { Proofs } from "./project.ts";

const CHECKERS = [
  ["--yes", "publint", "--strict"],
  ["--yes", "@arethetypeswrong/cli", "--pack", "--profile", "esm-only"],
];

/** Checkers of packages have nothing to say. */
export async function proveCheckers(proofs: Proofs): Promise<void> {
  const { env } = await proofs.place();
  for (const args of CHECKERS)
    await proofs.prove(`npx ${args.slice(1).join(" ")}`, async () => {
      await proofs.run({ cwd: ROOT, env }, "npx", ...args);
      return "nothing to say";
    });
}
