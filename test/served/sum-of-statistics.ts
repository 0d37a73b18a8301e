import type { ServerStatistics } from "../../src/server/index.ts";

type Counts = Readonly<Record<string, number>>;

/** The statistics of the parts of a server, as those of one server. */
export function sumOfStatistics(all: readonly ServerStatistics[]): ServerStatistics {
  const [first] = all;
  if (first === undefined) throw new Error("There are no statistics.");
  return all.slice(1).reduce(sumOf, first);
}

function sumOf(a: ServerStatistics, b: ServerStatistics): ServerStatistics {
  return {
    ...a,
    uptimeMs: Math.max(a.uptimeMs, b.uptimeMs),
    connections: {
      ...sumOfNumbers(a.connections, b.connections),
      closed: sumOfCounts(a.connections.closed, b.connections.closed),
      refused: sumOfCounts(a.connections.refused, b.connections.refused),
    },
    accountsNow: a.accountsNow + b.accountsNow,
    roomsNow: a.roomsNow + b.roomsNow,
    store: { bytesNow: a.store.bytesNow + b.store.bytesNow, fullNow: a.store.fullNow || b.store.fullNow },
    logins: sumOfNumbers(a.logins, b.logins),
    loginsFailed: sumOfNumbers(a.loginsFailed, b.loginsFailed),
    loginsUnfinished: a.loginsUnfinished + b.loginsUnfinished,
    requests: sumOfLists(a.requests, b.requests, ({ command, outcome }) => `${command} ${outcome}`),
    refusedByLimit: sumOfCounts(a.refusedByLimit, b.refusedByLimit),
    refusedByPrefix: sumOfLists(a.refusedByPrefix, b.refusedByPrefix, ({ limit, prefix }) => `${limit} ${prefix}`),
    events: {
      ...sumOfNumbers(a.events, b.events),
      skipped: sumOfCounts(a.events.skipped, b.events.skipped),
    },
    bytesReceived: a.bytesReceived + b.bytesReceived,
    bytesSent: a.bytesSent + b.bytesSent,
    datagramsDropped: a.datagramsDropped + b.datagramsDropped,
    relay: sumOfNumbers(a.relay, b.relay),
    // Only the core commits.
    commits: a.commits.count > 0 ? a.commits : b.commits,
    logEntriesSuppressed: a.logEntriesSuppressed + b.logEntriesSuppressed,
  };
}

/** The sums of the fields that are numbers; the others are those of `a`. */
function sumOfNumbers<T extends object>(a: T, b: T): T {
  const sums = Object.entries(a).map(([name, value]) => {
    const other: unknown = Reflect.get(b, name);
    return [name, typeof value === "number" && typeof other === "number" ? value + other : value];
  });
  return Object.assign({ ...a }, Object.fromEntries(sums));
}

function sumOfCounts(a: Counts, b: Counts): Counts {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...names].map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)]));
}

function sumOfLists<T extends { readonly count: number }>(
  a: readonly T[],
  b: readonly T[],
  keyOf: (each: T) => string,
): T[] {
  const sums = new Map<string, T>();
  for (const each of [...a, ...b]) {
    const known = sums.get(keyOf(each));
    sums.set(keyOf(each), { ...each, count: each.count + (known?.count ?? 0) });
  }
  return [...sums.values()];
}
