import type { Explanation, PeerLink } from "../../src/index.ts";
import type { Certificate } from "../../src/net/certificate.ts";
import { take } from "../client/chat-world.ts";
import { linksOf, NatChat } from "../testing/nats/nat-chat.ts";
import type { Networks, Relayed } from "./networks.ts";

const LOSS_RATE = 0.1;
/** How long a direct path may take where there is one, and nothing is lost. */
export const DIRECT_MAX_MS = 3_000;
const TEXTS = 20;
/** Requests get lost too. Later ones come with long pauses. */
const SETTLED_MAX_MS = 120_000;
/** A relayed link is looked at when a direct path would long be found. */
const RELAYED_MS = 10_000;
/** Mappings of NATs end if nothing keeps them alive. */
const SILENCE_MS = 90_000;
const LOOK_MS = 100;
const SERVER_IPV6 = "2001:db8::1";

export interface PairResult {
  readonly way: Way;
  /** Undefined if the two are connected as they should be, say so, and all texts arrived once and in order. */
  readonly fault: string | undefined;
}

type Way = "direct" | "relay" | "none";
type Links = readonly [PeerLink, PeerLink];

/** Connects two users while one datagram of ten is lost, and lets them talk, and again after a silence. */
export async function runPair(certificate: Certificate, seed: number, networks: Networks): Promise<PairResult> {
  const { chat, outcome } = await connect(certificate, seed, networks, LOSS_RATE);
  const codes = outcome.flatMap((end) => ("code" in end ? [end.code] : []));
  if (codes.length > 0) return { way: "none", fault: `no link: ${codes.join(", ")}` };
  const links = linksOf(outcome);
  const faults = [await talk(chat, links), await settle(chat, links, networks)];
  const way = wayOf(links);
  await chat.world.advance(SILENCE_MS);
  faults.push(await talk(chat, links), await settle(chat, links, networks));
  return { way, fault: faults.filter((fault) => fault !== undefined).join("; ") || undefined };
}

/**
 * Connects two users while nothing is lost.
 *
 * @returns the milliseconds from the invitation until both take a direct path, or until that is too late
 */
export async function timeToDirect(certificate: Certificate, seed: number, networks: Networks): Promise<number> {
  const { chat, outcome, startMs } = await connect(certificate, seed, networks, 0);
  const links = linksOf(outcome);
  const passedMs = (): number => chat.world.nowMs - startMs;
  while (wayOf(links) !== "direct" && passedMs() <= DIRECT_MAX_MS) await chat.world.advance(LOOK_MS);
  return passedMs();
}

/** Lets one user invite another, who accepts. */
async function connect(certificate: Certificate, seed: number, networks: Networks, lossRate: number) {
  const chat = await NatChat.start(certificate, seed);
  const { world } = chat;
  chat.chat.serverHost.attach(SERVER_IPV6);
  const [inviter, invited] = networks.build(world);
  // As one name of the server would have them. A host with both families takes the first.
  const urls = [`chat://[${SERVER_IPV6}]`, chat.chat.url];
  const [ada, grace] = [await chat.register("ada", inviter, urls), await chat.register("grace", invited, urls)];
  world.datagrams.conditions = { ...world.datagrams.conditions, lossRate };
  const startMs = world.nowMs;
  return { chat, startMs, outcome: await chat.connect(ada, grace) };
}

/** Both say a number of texts at once. Returns what was wrong with what arrived. */
async function talk({ world }: NatChat, [one, other]: Links): Promise<string | undefined> {
  const texts = Array.from({ length: TEXTS }, (_, count) => `text ${count}`);
  const reading = Promise.all([take(one, TEXTS), take(other, TEXTS)]);
  try {
    await world.run(Promise.all([one, other].flatMap((link) => texts.map((text) => link.send(text)))));
    for (const received of await world.run(reading)) {
      const wrong = received.findIndex(({ text }, count) => text !== texts[count]);
      if (wrong >= 0) return `"${received[wrong]?.text}" arrived as number ${wrong}`;
    }
    return undefined;
  } catch (error) {
    return `texts: ${String(error)}`;
  }
}

/** Waits until the two are connected as they should be, and say so. Returns what is otherwise after too long. */
async function settle({ world }: NatChat, links: Links, { way, relayed }: Networks): Promise<string | undefined> {
  if (way === "relay") await world.advance(RELAYED_MS);
  const startMs = world.nowMs;
  for (;;) {
    const now = wayOf(links);
    const isLate = world.nowMs - startMs >= SETTLED_MAX_MS;
    const mistakes = links.flatMap((link, side) =>
      mistakesIn(link.explain(), now, side === 0 ? relayed : told(relayed)),
    );
    if (mistakes.length === 0 && (now === way || (way === "direct or relay" && (now === "direct" || isLate))))
      return undefined;
    if (isLate) return [`the link is ${now}, and should be ${way}`, ...mistakes].join("; ");
    await world.advance(LOOK_MS);
  }
}

function mistakesIn({ cause, causedBy, verdict }: Explanation, way: Way, relayed: readonly Relayed[]): string[] {
  if (way === "none") return [];
  const right: readonly Relayed[] = way === "direct" ? [{ cause: "direct" }] : relayed;
  if (right.some((each) => each.cause === cause && each.causedBy === causedBy)) return [];
  const whose = right.map((each) => `${each.cause} by ${each.causedBy}`).join(" or ");
  return [`explained as ${cause} by ${causedBy}, and should be ${whose}: ${verdict}`];
}

/** The same as the other side says it. */
function told(relayed: readonly Relayed[]): Relayed[] {
  const others = { own: "peer", peer: "own", both: "both" } as const;
  return relayed.map(({ cause, causedBy }) => ({ cause, ...(causedBy && { causedBy: others[causedBy] }) }));
}

function wayOf(links: Links): Way {
  const ways = links.map(({ path }) => path?.kind ?? "none");
  if (ways.includes("none")) return "none";
  return ways.every((way) => way === "direct") ? "direct" : "relay";
}
