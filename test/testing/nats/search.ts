import type { Certificate } from "../../../src/net/certificate.ts";
import { type Home, linksOf, NatChat } from "./nat-chat.ts";

/** How long two users may take to find a direct path, in virtual milliseconds from when the link is up. */
export const SEARCH_MAX_MS = 35_000;
const LOOK_MS = 100;
/** A path that has failed once comes back after about a second. */
const BACK_MS = 3_000;

/** What came of one try. */
export interface SearchTry {
  /** When both sides took a direct path, in virtual milliseconds since the link was up; undefined: not in time. */
  readonly directMs: number | undefined;
  /** Whether texts went both ways afterwards. */
  readonly isWhole: boolean;
}

/** Connects two homes that cannot punch through to each other, and waits for a direct path. */
export async function trySearch(
  certificate: Certificate,
  seed: number,
  homes: readonly [inviter: Home, invited: Home],
  lossRate = 0,
): Promise<SearchTry> {
  const chat = await NatChat.start(certificate, seed);
  chat.world.datagrams.conditions = { ...chat.world.datagrams.conditions, latencyMs: 20, jitterMs: 5, lossRate };
  const [ada, grace] = [await chat.join("ada", homes[0]), await chat.join("grace", homes[1])];
  const links = linksOf(await chat.connect(ada.client, grace.client));
  const startMs = chat.world.nowMs;
  let directMs: number | undefined;
  while (directMs === undefined && chat.world.nowMs - startMs < SEARCH_MAX_MS) {
    await chat.world.advance(LOOK_MS);
    if (links.every(({ path }) => path?.kind === "direct")) directMs = chat.world.nowMs - startMs;
  }
  // The sockets that found nothing close. What is left must carry. Losses may send the link back to the relay for a while.
  await chat.world.advance(10_000);
  await chat.world.run(Promise.all(links.map((link) => link.send("hello"))));
  const isDirect = (): boolean => links.every(({ path }) => path?.kind === "direct");
  const untilMs = chat.world.nowMs + BACK_MS;
  while (directMs !== undefined && !isDirect() && chat.world.nowMs < untilMs) await chat.world.advance(LOOK_MS);
  return { directMs, isWhole: isDirect() === (directMs !== undefined) };
}
