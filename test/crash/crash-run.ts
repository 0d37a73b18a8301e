import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SeededRandom } from "../random.ts";
import { integrityOf } from "../store/sqlite/raw-file.ts";
import { BusyUser, type Kept } from "./busy-user.ts";
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
  try {
    const running = users.map((user) => {
      const others = users.filter((other) => other !== user);
      return user.run(() => server.url, others, over.signal);
    });
    const done = Promise.all(running);
    done.catch(() => {});
    for (let count = 0; count < kills; count++) {
      await Promise.race([sleep(random.below(LIFE_MS_MAX)), done]);
      await server.kill();
      await server.start();
    }
    over.abort();
    await done;
    const kept = new Map<BusyUser, Kept>();
    for (const user of users) kept.set(user, await user.finish(server.url, confirmedFor(user, users)));
    await server.kill();
    return { kills, ...judge(users, kept), integrity: integrityOf(file) };
  } finally {
    over.abort();
    server.end();
  }
}

/** The texts to a user whose sending was confirmed. */
function confirmedFor({ name }: BusyUser, users: readonly BusyUser[]): string[] {
  return users.flatMap((sender) => sender.confirmed.get(name) ?? []);
}

function judge(users: readonly BusyUser[], kept: ReadonlyMap<BusyUser, Kept>) {
  const lost: string[] = [];
  const wrong: string[] = [];
  const forgotten: string[] = [];
  let confirmed = 0;
  const tried = new Set(users.flatMap((user) => [...user.tried]));
  for (const user of users) {
    const texts = confirmedFor(user, users);
    confirmed += texts.length;
    lost.push(...texts.filter((text) => !user.received.has(text)));
    for (const [text, times] of user.received) if (times > 1 || !tried.has(text)) wrong.push(text);
    const { privacy, contacts } = kept.get(user) ?? { privacy: "CUSTOM", contacts: [] };
    const known = new Set(contacts);
    forgotten.push(...[...user.contacts].filter((name) => !known.has(name)));
    if (!user.privacies.has(privacy)) forgotten.push(`${user.name} is ${privacy}`);
  }
  return { confirmed, lost, wrong, forgotten };
}
