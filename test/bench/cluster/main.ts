/**
 * `npm run cluster:cpu [-- PART [SECURITY]]`: what a server of several processes takes of processors for each delivery of a
 * broadcast, beside a single process. All processes run on this machine: NATS, a core with its accounts in memory, and
 * gateways, between which the receivers are divided. Servers take turns in each round, so that a busy machine disturbs all of them alike.
 * The processor time is that of /proc.
 *
 * PART is `gateways` (1, 2 and 4 gateways with as many receivers each), `receivers` (2 gateways with few and many
 * receivers) or `hops` (how much longer one delivery takes). SECURITY is `plain` or `tls`. Without arguments, everything.
 * Prints a table and the targets last. The exit code is 1 if a target is missed.
 */

import { type Certificate, createCertificate } from "../../../src/net/certificate.ts";
import { Programs } from "../server/programs.ts";
import { type Cost, PROGRAMS, type Shape, Side } from "./side.ts";

/** V8 has compiled the hot code after so many turns. */
const WARM_UP = 3;
const ROUNDS = 5;
/** Of each gateway in one turn, about. */
const DELIVERIES = 80_000;
/** Messages that the sender publishes at once. */
const PER_BURST = 10;
const RECEIVERS = 500;
/** Messages of a turn that measures hops, each alone, to one receiver at another gateway. */
const HOP_MESSAGES = 400;
/** A delivery goes from a gateway to the core, and from the core to a gateway. */
const HOPS = 2;

const SPREAD_MAX = 0.15;
const HOP_MAX_MS = 0.5;

interface Measured extends Shape {
  readonly cost: Cost;
}

interface Target {
  readonly what: string;
  readonly isMet: boolean;
}

/** A part has shapes, and targets that their costs must meet. */
interface Part {
  readonly shapes: readonly Shape[];
  readonly bursts: (shape: Shape) => { readonly count: number; readonly messages: number };
  readonly targetsOf: (all: readonly Measured[]) => readonly Target[];
}

const PARTS: Readonly<Record<string, Part>> = {
  gateways: {
    shapes: [
      { name: "single process", gateways: 0, receivers: RECEIVERS },
      ...[1, 2, 4].map((gateways) => ({ name: plural(gateways, "gateway"), gateways, receivers: RECEIVERS })),
    ],
    bursts: burstsOf,
    targetsOf: checkSpread,
  },
  receivers: {
    shapes: [50, 300, 1_500].map((receivers) => ({ name: plural(2, "gateway"), gateways: 2, receivers })),
    bursts: burstsOf,
    targetsOf: checkFall,
  },
  hops: {
    shapes: [
      { name: "single process", gateways: 0, receivers: 1 },
      // The only receiver is at the second gateway.
      { name: plural(2, "gateway"), gateways: 2, receivers: 1 / 2 },
    ],
    bursts: () => ({ count: HOP_MESSAGES, messages: 1 }),
    targetsOf: checkHops,
  },
};

const [partName, security] = process.argv.slice(2);
const parts = Object.entries(PARTS).filter(([name]) => partName === undefined || name === partName);
if (parts.length === 0)
  throw new Error(`There is no part ${partName}. The parts are ${Object.keys(PARTS).join(", ")}.`);

await using programs = await Programs.bundle(PROGRAMS);
const rows: string[] = [];
const targets: Target[] = [];
for (const each of security === undefined ? ["plain", "tls"] : [security]) {
  const certificate = each === "tls" ? await createCertificate() : undefined;
  for (const [, part] of parts) {
    const measured = await measure(part, certificate);
    rows.push(...measured.map((one) => rowOf(one, each)));
    targets.push(...part.targetsOf(measured).map(({ what, isMet }) => ({ what: `${each}: ${what}`, isMet })));
  }
}
console.log(
  "server          security  receivers  deliveries/s of    us of processors for each delivery:        a burst",
);
console.log("                                     gateway processor  gateways   core   NATS    all            p50 ms");
for (const row of rows) console.log(row);
for (const { what, isMet } of targets) console.log(`${what}: ${isMet ? "pass" : "MISSED"}`);
process.exitCode = targets.every(({ isMet }) => isMet) ? 0 : 1;

async function measure({ shapes, bursts }: Part, certificate: Certificate | undefined): Promise<Measured[]> {
  const sides: Side[] = [];
  try {
    for (const shape of shapes) sides.push(await Side.start(shape, programs, certificate));
    for (let round = 0; round < WARM_UP + ROUNDS; round++)
      for (const side of sides) {
        const { count, messages } = bursts(side.shape);
        await side.turn(count, messages, round >= WARM_UP);
      }
    return sides.map(({ shape, cost }) => ({ ...shape, cost }));
  } finally {
    for (const side of sides) await side.end();
  }
}

function burstsOf({ receivers }: Shape): { count: number; messages: number } {
  return { count: Math.round(DELIVERIES / receivers / PER_BURST), messages: PER_BURST };
}

function checkSpread(all: readonly Measured[]): Target[] {
  const perSecond = all.filter(({ gateways }) => gateways > 0).map(perGatewaySecond);
  const spread = Math.max(...perSecond) / Math.min(...perSecond) - 1;
  const what = `deliveries per second of a gateway's processor with 1, 2 and 4 gateways differ by ${percent(spread)}, at most ${percent(SPREAD_MAX)}`;
  return [{ what, isMet: spread <= SPREAD_MAX }];
}

function checkFall(all: readonly Measured[]): Target[] {
  const costs = all.map(({ cost }) => (cost.coreCpu / cost.deliveries) * 1e6);
  const isFalling = costs.every((cost, index) => index === 0 || cost < (costs[index - 1] ?? 0));
  const counts = all.map(({ receivers }) => receivers).join(", ");
  const figures = costs.map((cost) => `${cost.toFixed(2)} us`).join(", ");
  const what = `the core's processor for each delivery falls with the receivers of a gateway (${counts}): ${figures}`;
  return [{ what, isMet: isFalling }];
}

function checkHops([single, several]: readonly Measured[]): Target[] {
  if (single === undefined || several === undefined) throw new Error("Both servers must be measured.");
  const addedMs = (several.cost.p50Ms - single.cost.p50Ms) / HOPS;
  const what = `each hop adds ${addedMs.toFixed(3)} ms to the p50 of a delivery (${single.cost.p50Ms.toFixed(3)} ms in a single process), at most ${HOP_MAX_MS} ms`;
  return [{ what, isMet: addedMs <= HOP_MAX_MS }];
}

function rowOf({ name, gateways, receivers, cost }: Measured, security: string): string {
  const of = (cpu: number): string => ((cpu / cost.deliveries) * 1e6).toFixed(2).padStart(7);
  const { gatewaysCpu, coreCpu, natsCpu, p50Ms } = cost;
  const count = String(receivers * Math.max(1, gateways)).padStart(9);
  const perSecond = perGatewaySecond({ cost }).toFixed(0).padStart(15);
  const cpus = [gatewaysCpu, coreCpu, natsCpu, gatewaysCpu + coreCpu + natsCpu].map(of).join("  ");
  return `${name.padEnd(15)} ${security.padEnd(8)} ${count} ${perSecond}   ${cpus}  ${p50Ms.toFixed(3).padStart(15)}`;
}

function perGatewaySecond({ cost }: Pick<Measured, "cost">): number {
  return cost.deliveries / cost.gatewaysCpu;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
