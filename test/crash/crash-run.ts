import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SeededRandom } from "../random.ts";
import { integrityOf } from "../store/raw-file.ts";
import { BusyUser } from "./busy-user.ts";
import { buildInto, KilledServer } from "./killed-server.ts";

/** What came of killing a server again and again. */
export interface CrashReport {
  readonly kills: number;
  /** Texts whose sending was confirmed. */
  readonly confirmed: number;
  /** Confirmed texts that never came. */
  readonly lost: readonly string[];
  /** Texts that came twice, or that nobody sent. */
  readonly wrong: readonly string[];
  /** Contacts and settings that were confirmed and are not kept. */
  readonly forgotten: readonly string[];
  /** What SQLite finds wrong with the file: "ok". */
  readonly integrity: readonly unknown[];
}

const USERS = 5;
/** How long a server lives once it listens: long enough for everybody to log in, on the average. */
const LIFE_MS_MAX = 500;

/** Kills a server at random moments while its users are busy, and counts what is missing at the end. */
export async function crashServer(seed: number, kills: number): Promise<CrashReport> {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-crash-"));
  try {
    const [build, data] = [join(folder, "build"), join(folder, "data")];
    await mkdir(data);
    await buildInto(build);
    return await crashInto(new KilledServer(build, data), { seed, kills, file: join(data, "chatwire.db") });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function crashInto(
  server: KilledServer,
  { seed, kills, file }: { seed: number; kills: number; file: string },
): Promise<CrashReport> {
  const random = new SeededRandom(seed);
  const users = Array.from(
    { length: USERS },
    (_, index) => new BusyUser(`user${index}`, new SeededRandom(seed + index)),
  );
  const over = new AbortController();
  await server.start();
  const running = users.map((user) => {
    const others = users.filter((other) => other !== user);
    return user.run(() => server.url, others, over.signal);
  });
  const failed = Promise.all(running).then(() => undefined);
  for (let count = 0; count < kills; count++) {
    await Promise.race([sleep(random.below(LIFE_MS_MAX)), failed]);
    await server.kill();
    await server.start();
  }
  over.abort();
  await failed;
  const kept = new Map<BusyUser, Awaited<ReturnType<BusyUser["finish"]>>>();
  for (const user of users) kept.set(user, await user.finish(server.url));
  await server.kill();
  return { kills, ...judge(users, kept), integrity: integrityOf(file) };
}

function judge(users: readonly BusyUser[], kept: ReadonlyMap<BusyUser, Awaited<ReturnType<BusyUser["finish"]>>>) {
  const lost: string[] = [];
  const wrong: string[] = [];
  const forgotten: string[] = [];
  let confirmed = 0;
  const tried = new Set(users.flatMap((user) => [...user.tried]));
  for (const user of users) {
    const received = new Set(user.received);
    wrong.push(...user.received.filter((text, place) => user.received.indexOf(text) !== place || !tried.has(text)));
    for (const sender of users) {
      const texts = sender.confirmed.get(user.name) ?? [];
      confirmed += texts.length;
      lost.push(...texts.filter((text) => !received.has(text)));
    }
    const { privacy = "", contacts = [] } = kept.get(user) ?? {};
    forgotten.push(...[...user.contacts].filter((name) => !contacts.includes(name)));
    if (![...user.privacies].some((choice) => choice === privacy)) forgotten.push(`${user.name} is ${privacy}`);
  }
  return { confirmed, lost, wrong, forgotten };
}
