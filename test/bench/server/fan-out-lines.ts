import { fanOut } from "./fan-out.ts";
import type { PartOptions } from "./part.ts";
import { channels, named } from "./subjects.ts";

const ROUNDS = 5;
/** V8 has compiled the hot code of all servers after so many turns. */
const WARM_UP = 4;
const DELIVERIES = 400_000;
const RECEIVERS = [200, 1_000, 5_000];

/** Prints what one message to many receivers costs each server. @returns the ratios */
export async function fanOutLines({
  programs,
  security,
  certificate,
  size,
  names,
}: PartOptions): Promise<readonly string[]> {
  const ratios: string[] = [];
  for (const receivers of size === undefined ? RECEIVERS : [size]) {
    const results = await fanOut({
      subjects: named(channels(), names),
      programs,
      certificate,
      receivers,
      deliveries: DELIVERIES,
      rounds: ROUNDS,
      warmUp: WARM_UP,
    });
    const own = results.find(({ name }) => name === "chatwire");
    console.log(`Fan-out, ${security}, ${receivers} receivers: deliveries per second of processor time`);
    for (const { name, perSecond, p50Ms, p99Ms } of results) {
      console.log(
        `  ${name.padEnd(12)} ${perSecond.toFixed(0).padStart(9)}, a burst p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`,
      );
      if (own !== undefined && name.startsWith("room"))
        ratios.push(
          `fan-out ${security} ${receivers}: ${name}, ${(perSecond / own.perSecond).toFixed(2)} of broadcasts`,
        );
      else if (own !== undefined && name !== own.name)
        ratios.push(`fan-out ${security} ${receivers}: ${(own.perSecond / perSecond).toFixed(2)} times ${name}`);
    }
  }
  return ratios;
}
