import type { PeerLink } from "../../src/index.ts";
import type { Certificate } from "../../src/net/certificate.ts";
import { take } from "../client/chat-world.ts";
import { HOME_NAMES, type Home, linksOf, NatChat } from "../testing/nats/nat-chat.ts";
import { OUTCOMES } from "../testing/nats/outcomes.ts";

const LOSS_RATE = 0.1;
const TEXTS = 20;
/** Punches and requests get lost too. Later ones come with long pauses. */
const DIRECT_MAX_MS = 120_000;
const LOOK_MS = 100;

export interface PairResult {
  readonly inviter: Home;
  readonly invited: Home;
  readonly way: "direct" | "relay" | "none";
  /** Undefined if the two are connected as they should be, and all texts arrived once and in order. */
  readonly fault: string | undefined;
}

/** Every two homes. The first is that of the inviter. */
export const HOME_PAIRS: readonly (readonly [inviter: Home, invited: Home])[] = HOME_NAMES.flatMap((inviter) =>
  HOME_NAMES.map((invited) => [inviter, invited] as const),
);

/** Connects two users while one datagram of ten is lost, and lets them talk. */
export async function runPair(
  certificate: Certificate,
  seed: number,
  [inviter, invited]: readonly [inviter: Home, invited: Home],
): Promise<PairResult> {
  const chat = await NatChat.start(certificate, seed);
  const [ada, grace] = [await chat.join("ada", inviter), await chat.join("grace", invited)];
  chat.world.datagrams.conditions = { ...chat.world.datagrams.conditions, lossRate: LOSS_RATE };
  const outcome = await chat.connect(ada.client, grace.client);
  const codes = outcome.flatMap((end) => ("code" in end ? [end.code] : []));
  if (codes.length > 0) return { inviter, invited, way: "none", fault: `no link: ${codes.join(", ")}` };
  const links = linksOf(outcome);
  const talked = await talk(chat, links);
  const way = await settledWay(chat, links);
  const mustBeDirect = OUTCOMES[inviter][HOME_NAMES.indexOf(invited)] === "direct";
  const stayed = way !== "direct" && mustBeDirect ? "the link stays on the relay" : undefined;
  return { inviter, invited, way, fault: talked ?? stayed };
}

/** Both say a number of texts at once. Returns what was wrong with what arrived. */
async function talk({ world }: NatChat, [one, other]: readonly [PeerLink, PeerLink]): Promise<string | undefined> {
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

async function settledWay(
  { world }: NatChat,
  links: readonly [PeerLink, PeerLink],
): Promise<"direct" | "relay" | "none"> {
  const ways = () => links.map(({ path }) => path?.kind ?? "none");
  for (const untilMs = world.nowMs + DIRECT_MAX_MS; world.nowMs < untilMs; await world.advance(LOOK_MS))
    if (ways().every((way) => way === "direct")) return "direct";
  return ways().includes("none") ? "none" : "relay";
}
