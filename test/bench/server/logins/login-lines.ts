import type { PartOptions } from "../part.ts";
import { type LoginsResult, logins, storm, type WayName } from "./logins.ts";

const VISITORS = 500;
const ROUNDS = 5;
const WARM_UP = 3;
const STORM_VISITORS = 1_000;

/** A login may cost so many times what a bare handshake costs. */
const TIMES_MAX = 2;
const TURN_MS_MAX = 50;
const BARE = "bare handshake";
const LOGINS: readonly WayName[] = ["device key", "password"];
/** Each costs less than the other way. */
const CHEAPER: readonly (readonly [WayName, WayName])[] = [
  ["device key with a ticket", "device key"],
  ["password with a ticket", "password"],
  ["resumption", "device key"],
];

/** Prints what each way to log in over TLS costs a server. @returns the ratios, and whether the targets are met */
export async function loginLines({ programs, certificate, size }: PartOptions): Promise<readonly string[]> {
  if (certificate === undefined) return [];
  const options = { programs, certificate, visitors: size ?? VISITORS, rounds: ROUNDS, warmUp: WARM_UP };
  const results = await logins(options);
  console.log("Logins over TLS: milliseconds of processor time of the server for each");
  for (const { way, cpuMs } of results) console.log(`  ${way.padEnd(28)} ${cpuMs.toFixed(2).padStart(6)}`);
  const { turn, tookMs } = await storm({ ...options, visitors: STORM_VISITORS });
  const longest = `${turn.ms.toFixed(0)} ms, ${turn.cpuMs.toFixed(0)} ms of processor time`;
  console.log(`  ${STORM_VISITORS} at once: the last after ${tookMs.toFixed(0)} ms; longest turn ${longest}`);
  const costOf = (way: WayName): number => costIn(results, way);
  const ratios = results
    .filter(({ way }) => way !== BARE)
    .map(({ way, cpuMs }) => `${way}: ${(cpuMs / costOf(BARE)).toFixed(2)} times a bare handshake`);
  const targets = [
    ...LOGINS.map(
      (way) => [`${way} under ${TIMES_MAX} bare handshakes`, costOf(way) < TIMES_MAX * costOf(BARE)] as const,
    ),
    ...CHEAPER.map(([less, more]) => [`${less} costs less than ${more}`, costOf(less) < costOf(more)] as const),
    [`no turn over ${TURN_MS_MAX} ms in a storm of ${STORM_VISITORS}`, turn.ms <= TURN_MS_MAX] as const,
  ];
  return [...ratios, ...targets.map(([what, isMet]) => `target ${what}: ${isMet ? "met" : "not met"}`)].map(
    (line) => `logins: ${line}`,
  );
}

function costIn(results: readonly LoginsResult[], wanted: WayName): number {
  return results.find(({ way }) => way === wanted)?.cpuMs ?? Number.NaN;
}
