/** Draws the steps from which the keys of a link come, from the test vectors. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../errors.ts";

const FILE = join(import.meta.dirname, "../../vectors/chatwire-1.json");
/** The width of the column of tokens. */
const TOKEN_WIDTH = 12;

/** The state of both sides after one token: bytes as hexadecimal digits. */
interface NoiseStep {
  readonly token: string;
  readonly message: string;
  readonly input: string;
  readonly h: string;
  readonly ck: string;
  readonly k: string | null;
}

interface VectorFile {
  readonly groups: {
    readonly linkKeys: readonly {
      readonly name: string;
      readonly expect: { readonly steps: readonly NoiseStep[] };
    }[];
  };
}

/**
 * The state after each token of the link "example".
 *
 * @throws UsageError the file has no such vector
 */
export function drawLinkKeySteps(): string {
  const { groups }: VectorFile = JSON.parse(readFileSync(FILE, "utf8"));
  const example = groups.linkKeys.find(({ name }) => name === "example");
  if (example === undefined) throw new UsageError(`${FILE} has no link "example". Run npm run vectors.`);
  const { steps } = example.expect;
  const lines = steps.flatMap((step, index) => stepLines(step, steps[index - 1]));
  return `\`\`\`text\n${lines.join("\n")}\n\`\`\``;
}

/** The values that the step changed, one a line. */
function stepLines(step: NoiseStep, before: NoiseStep | undefined): string[] {
  const changed = (["h", "ck", "k"] as const).filter((name) => step[name] !== before?.[name] && step[name] !== null);
  const lines = changed.map((name) => `${name.padEnd(3)} ${step[name]}`);
  return lines.map((line, index) => `${(index === 0 ? step.token : "").padEnd(TOKEN_WIDTH)} ${line}`);
}
