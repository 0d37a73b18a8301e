import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SeededRandom } from "../../src/testing/seeded-random.ts";
import { PostgresServer } from "../store/postgres/postgres-server.ts";
import { integrityOf } from "../store/sqlite/raw-file.ts";
import { bundleInto } from "./bundles.ts";
import { BusyUser, type FinalState } from "./busy-user.ts";
import { KilledServer, SERVER_PROGRAM } from "./killed-server.ts";

/** The result of killing a server many times. */
export interface CrashReport {
  readonly kills: number;
  /** Number of texts that the server confirmed to their senders. */
  readonly confirmed: number;
  /** Confirmed texts that were never delivered. */
  readonly lost: readonly string[];
  /** Texts that were delivered twice, or that no user sent. */
  readonly wrong: readonly string[];
  /** Confirmed contacts and settings that are missing from the store. */
  readonly forgotten: readonly string[];
  /** Result of the check of the database: ["ok"] for an undamaged one. */
  readonly integrity: readonly unknown[];
}

const USERS = 5;
/** The server is killed after a random number of further confirmed texts, below this one, ... */
const LIFE_TEXTS_MAX = 300;
/** ... or after this time, and after a random moment below that one. */
const LIFE_MS_MAX = 5_000;
const MOMENT_MS_MAX = 20;
/** A database that was killed is started again after a random time below this one. */
const DOWN_MS_MAX = 3_000;

interface Course {
  readonly seed: number;
  readonly kills: number;
  /** Kills the server, or what it depends on, and starts it again. */
  readonly killOnce: (server: KilledServer, random: SeededRandom) => Promise<void>;
  /** Checks the database at the end. */
  readonly check: () => Promise<readonly unknown[]>;
}

/** Kills a server at random moments while its users are busy, and reports what is missing at the end. */
export async function crashServer(seed: number, kills: number): Promise<CrashReport> {
  return inFolder((build, data) => {
    const check = async () => integrityOf(join(data, "chatwire.db"));
    return crashInto(new KilledServer(build, data), { seed, kills, killOnce: restart, check });
  });
}

/** Does what `crashServer` does to a server with a PostgreSQL database, and kills that as often as the server. */
export async function crashPostgres(seed: number, kills: number): Promise<CrashReport> {
  const postgres = await PostgresServer.create();
  try {
    const url = await postgres.newSchema();
    const killOnce = async (server: KilledServer, random: SeededRandom): Promise<void> => {
      if (random.below(2) === 0) return restart(server);
      await postgres.kill();
      await sleep(random.below(DOWN_MS_MAX));
      return postgres.start();
    };
    const check = () => checkPairs(postgres, url);
    return await inFolder((build, data) =>
      crashInto(new KilledServer(build, data, {}, url), { seed, kills, killOnce, check }),
    );
  } finally {
    await postgres.remove();
  }
}

async function inFolder<T>(run: (build: string, data: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "chatwire-crash-"));
  try {
    const [build, data] = [join(folder, "build"), join(folder, "data")];
    await mkdir(data);
    await bundleInto(build, SERVER_PROGRAM);
    return await run(build, data);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function restart(server: KilledServer): Promise<void> {
  await server.kill();
  await server.start();
}

/** Counts the texts that only one of the two mailboxes has. */
async function checkPairs(postgres: PostgresServer, url: string): Promise<readonly unknown[]> {
  const [row] = await postgres.query(
    url,
    `SELECT count(*) FROM entries AS one WHERE NOT EXISTS (SELECT 1 FROM entries AS other WHERE other.owner = one.peer
      AND other.text_id = one.peer_text_id AND other.outgoing <> one.outgoing AND other.text = one.text)`,
  );
  const count = row?.integer(0);
  return [count === 0 ? "ok" : `${count} texts are in one mailbox only`];
}

async function crashInto(server: KilledServer, { seed, kills, killOnce, check }: Course): Promise<CrashReport> {
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
    // However few kills there are, and however slow the machine is, every user takes part.
    await Promise.race([Promise.all(users.map(({ registered }) => registered)), done]);
    for (let count = 0; count < kills; count++) {
      await Promise.race([lifeOf(users, random), done]);
      await killOnce(server, random);
    }
    over.abort();
    await done;
    const states = new Map<BusyUser, FinalState>();
    for (const user of users) states.set(user, await user.finish(server.url, confirmedFor(user, users)));
    await server.kill();
    return { kills, ...judge(users, states), integrity: await check() };
  } finally {
    over.abort();
    server.end();
  }
}

/** Waits until a server is to be killed. It counts texts, so that a slow machine proves as much as a fast one. */
async function lifeOf(users: readonly BusyUser[], random: SeededRandom): Promise<void> {
  const confirmed = () =>
    users.flatMap((user) => [...user.confirmed.values()]).reduce((sum, { length }) => sum + length, 0);
  const last = confirmed() + random.below(LIFE_TEXTS_MAX);
  const lateMs = performance.now() + LIFE_MS_MAX;
  while (confirmed() < last && performance.now() < lateMs) await sleep(1);
  await sleep(random.below(MOMENT_MS_MAX));
}

/** The confirmed texts to a user. */
function confirmedFor({ name }: BusyUser, users: readonly BusyUser[]): string[] {
  return users.flatMap((sender) => sender.confirmed.get(name) ?? []);
}

/** Compares what the users sent and changed with what they received and what the server stores. */
function judge(users: readonly BusyUser[], states: ReadonlyMap<BusyUser, FinalState>) {
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
    const { privacy, contacts } = states.get(user) ?? { privacy: "CUSTOM", contacts: [] };
    const known = new Set(contacts);
    forgotten.push(...[...user.contacts].filter((name) => !known.has(name)));
    if (!user.privacies.has(privacy)) forgotten.push(`${user.name} is ${privacy}`);
  }
  return { confirmed, lost, wrong, forgotten };
}
