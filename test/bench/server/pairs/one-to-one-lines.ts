import type { PartOptions } from "../part.ts";
import { hasNats } from "../subjects.ts";
import { type Duty, oneToOne } from "./one-to-one.ts";

const PAIRS = 50;
/** With more at once, there is more in each read and write. All send alike, and answer alike: once for what has arrived together. */
const PER_BURST = 20;
const BURSTS = 20;
const ROUNDS = 5;
/** V8 has compiled the hot code of all servers after so many turns. */
const WARM_UP = 5;

/** What a server of Node could do that does nothing but pass frames on. */
const RAW: Duty = {
  name: "raw, request and reply",
  protocol: "raw",
  exchange: "request and reply",
  program: "servers/raw-pairs",
};
const NATS: Duty = {
  name: "nats-server, request and reply",
  protocol: "nats",
  exchange: "request and reply",
  program: undefined,
};
const MESSAGE: Duty = {
  name: "chatwire, message",
  protocol: "chatwire",
  exchange: "message",
  program: "servers/chatwire",
};
const TEXT: Duty = {
  name: "chatwire, text in memory",
  protocol: "chatwire",
  exchange: "text",
  program: "servers/chatwire",
};
const RECEIPT: Duty = {
  name: "chatwire, text in memory with receipt",
  protocol: "chatwire",
  exchange: "text with receipt",
  program: "servers/chatwire",
};
const SQLITE: Duty = {
  name: "chatwire, text in SQLite",
  protocol: "chatwire",
  exchange: "text",
  program: "servers/chatwire-sqlite",
};

/** What each must reach, as a share of another; undefined: only the share is of interest. */
const TARGETS: readonly (readonly [Duty, number | undefined, Duty])[] = [
  [NATS, undefined, RAW],
  [MESSAGE, undefined, RAW],
  [TEXT, undefined, RAW],
  [MESSAGE, 0.85, NATS],
  [TEXT, 0.65, NATS],
  [RECEIPT, 0.5, TEXT],
  [SQLITE, 0.35, TEXT],
];

/** Prints what a message or a text from one to one costs each server. @returns the ratios, and whether the targets are met */
export async function oneToOneLines({
  programs,
  security,
  certificate,
  size,
}: PartOptions): Promise<readonly string[]> {
  const pairs = size ?? PAIRS;
  const duties = [RAW, ...(hasNats() ? [NATS] : []), MESSAGE, TEXT, RECEIPT, SQLITE];
  const counts = { pairs, bursts: BURSTS, perBurst: PER_BURST, rounds: ROUNDS, warmUp: WARM_UP };
  const results = await oneToOne({ duties, programs, certificate, ...counts });
  const rates = new Map(results.map(({ name, perSecond }) => [name, perSecond]));
  console.log(
    `One to one, ${security}, ${pairs} pairs, ${PER_BURST} requests at once on each: exchanges per second of processor time`,
  );
  for (const [name, perSecond] of rates) console.log(`  ${name.padEnd(40)} ${perSecond.toFixed(0).padStart(8)}`);
  return TARGETS.flatMap(([duty, least, of]) => {
    const [rate, other] = [rates.get(duty.name), rates.get(of.name)];
    if (rate === undefined || other === undefined) return [];
    const ratio = rate / other;
    const target = least === undefined ? "" : `, target ${least}: ${ratio >= least ? "met" : "not met"}`;
    return `one-to-one ${security}: ${duty.name}: ${ratio.toFixed(2)} times ${of.name}${target}`;
  });
}
