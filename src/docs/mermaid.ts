/** Writes diagrams in the language of Mermaid. */

export interface Transition {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
}

/** Where a state diagram begins and ends. */
export const END = "[*]";

export function stateDiagram(transitions: readonly Transition[]): string {
  const lines = transitions.map(({ from, to, labels }) =>
    labels.length === 0 ? `${from} --> ${to}` : `${from} --> ${to}: ${escapeText(labels.join(", "))}`,
  );
  return fenced(["stateDiagram-v2", ...lines.map((line) => `  ${line}`)]);
}

/** One message of a sequence diagram. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly over: "stream" | "datagram";
  /** Whether it was sent and never arrived. */
  readonly isLost?: boolean;
}

/** A diagram with the participants that occur in it. */
export function sequenceDiagram(participants: readonly string[], steps: readonly Step[]): string {
  const used = participants.filter((name) => steps.some(({ from, to }) => from === name || to === name));
  const lines = [...used.map((name) => `participant ${name}`), ...arrowsOf(steps).map(escapeText)];
  return fenced(["sequenceDiagram", ...lines.map((line) => `  ${line}`)]);
}

/** Solid arrows are TCP, dotted ones UDP. A cross marks a lost datagram. Equal neighbours become one arrow. */
export function arrowsOf(steps: readonly Step[]): string[] {
  return collapse(steps).map(({ step, times }) => {
    const { from, to, label } = step;
    return `${from}${arrowOf(step)}${to}: ${times === 1 ? label : `${label} (${times} times)`}`;
  });
}

function collapse(steps: readonly Step[]): { step: Step; times: number }[] {
  const collapsed: { step: Step; times: number }[] = [];
  for (const step of steps) {
    const last = collapsed.at(-1);
    if (last !== undefined && isSame(last.step, step)) last.times += 1;
    else collapsed.push({ step, times: 1 });
  }
  return collapsed;
}

function isSame(a: Step, b: Step): boolean {
  return a.from === b.from && a.to === b.to && a.label === b.label && a.over === b.over && a.isLost === b.isLost;
}

function arrowOf({ over, isLost }: Step): string {
  if (over === "stream") return isLost ? "-x" : "->>";
  return isLost ? "--x" : "-->>";
}

/** Escapes semicolons, which end a statement, and number signs, which begin an entity. */
function escapeText(text: string): string {
  return text.replaceAll(/[#;]/g, (found) => `#${found.charCodeAt(0)};`);
}

function fenced(lines: readonly string[]): string {
  return ["```mermaid", ...lines, "```"].join("\n");
}
