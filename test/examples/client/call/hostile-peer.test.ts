/** What the client of a peer does in a call must not end this client. */

import { join } from "node:path";
import type { MediaReceiver, MediaSender, PeerLink } from "chatwire";
import { ProtocolError } from "chatwire";
import * as assert from "uvu/assert";
import { Calls } from "../../../../examples/client/call/call.ts";
import { CallAction } from "../../../../examples/client/call/generated/call.ts";
import type { Screen } from "../../../../examples/client/screen/screen.ts";
import { suite } from "../../../suite.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const test = suite("calls with a hostile peer");

interface Fakes {
  /** Why the link opens no media stream; undefined: it opens one. */
  readonly openMedia?: Error;
  /** Why a stream cannot be ended; undefined: it can. */
  readonly endMedia?: Error;
  /** What the peer does. "hang up": what this user does. */
  readonly actions: readonly (CallAction | "hang up")[];
  /** Its media streams, which begin before it ends the call. */
  readonly streams?: readonly MediaReceiver[];
  /** Whether the peer acts before it acknowledges the question. Default: it does not. */
  readonly acknowledgesLate?: boolean;
}

/**
 * Calls the peer, which then does what it does.
 *
 * @returns what this client has told its user and the peer, and how many streams had ended right after this user hung up
 */
async function call({
  openMedia,
  endMedia,
  actions,
  streams = [],
  acknowledgesLate = false,
}: Fakes): Promise<{ told: string[]; sent: number[]; endedAtOnce: number }> {
  await using folder = await temporaryFolder();
  const told: string[] = [];
  const sent: number[] = [];
  let [ended, endedAtOnce] = [0, 0];
  let acknowledge = (): void => {};
  let noteAsked = (): void => {};
  const asked = new Promise<void>((resolve) => {
    noteAsked = resolve;
  });
  const screen = {
    tell: (event: { event: string; code?: string }) => void told.push(event.code ?? event.event),
    print: () => {},
    status: () => {},
  } as unknown as Screen;
  const media = {
    send: () => {},
    end: () => {
      ended += 1;
      if (endMedia !== undefined) throw endMedia;
    },
  } as unknown as MediaSender;
  const link = {
    peer: "mallory",
    openMedia: () => {
      if (openMedia !== undefined) throw openMedia;
      return media;
    },
    sendMessage: (_: unknown, { action }: { action: number }) => {
      sent.push(action);
      noteAsked();
      if (action === CallAction.OFFER && acknowledgesLate)
        return new Promise<void>((resolve) => {
          acknowledge = resolve;
        });
      // The peer acknowledges what it likes: not that this user hangs up.
      const isTaken = action !== CallAction.END || !actions.includes("hang up");
      return isTaken ? Promise.resolve() : new Promise(() => {});
    },
    async *watchStatistics() {},
    async *on() {
      for (const action of actions) {
        if (action === CallAction.END) for (const stream of streams) void calls.play(stream);
        if (action !== "hang up") yield { message: { action } };
        else {
          void calls.hangUp();
          await new Promise((resolve) => setTimeout(resolve, 100));
          endedAtOnce = ended;
        }
      }
    },
  } as unknown as PeerLink;
  const calls: Calls = new Calls(screen, link, {
    microphone: `${process.execPath} -e 0`,
    loudspeaker: join(folder.path, "heard.wav"),
  });
  const calling = calls.call();
  await (acknowledgesLate ? asked : calling);
  await calls.read();
  acknowledge();
  await calling;
  return { told, sent, endedAtOnce };
}

const REFUSED = (code: string): Error => new ProtocolError(code as "FEATURE_MISSING", "It is refused.");

test("peer-without-media-that-takes-a-call-ends-the-call-and-nothing-else", async () => {
  const { told, sent } = await call({ openMedia: REFUSED("FEATURE_MISSING"), actions: [CallAction.ACCEPT] });
  assert.equal(told, ["callOffered", "FEATURE_MISSING"]);
  assert.equal(sent, [CallAction.OFFER, CallAction.END]);
});

test("peer-that-takes-no-messages-does-not-keep-a-call-from-ending", async () => {
  const { told } = await call({
    endMedia: REFUSED("LIMIT_REACHED"),
    actions: [CallAction.ACCEPT, CallAction.MUTE, CallAction.END],
  });
  assert.equal(
    told.filter((each) => each !== "microphoneEnded"),
    ["callOffered", "callStarted", "callMuted", "callEnded", "callSummary"],
  );
});

test("peer-that-does-not-acknowledge-the-end-of-a-call-hears-nothing-more", async () => {
  const talking = await call({ actions: [CallAction.ACCEPT, "hang up"] });
  assert.equal(talking.sent, [CallAction.OFFER, CallAction.END]);
  assert.is(talking.endedAtOnce, 1);
  const asking = await call({ actions: ["hang up", CallAction.ACCEPT, CallAction.OFFER] });
  assert.equal(asking.sent, [CallAction.OFFER, CallAction.END]);
  assert.equal(asking.told, ["callOffered", "callEnded", "callOffered"], "the call has not begun");
});

test("peers-that-ask-each-other-at-the-same-time-talk", async () => {
  const { told } = await call({ actions: [CallAction.OFFER, CallAction.MUTE], acknowledgesLate: true });
  assert.equal(
    told.filter((each) => each !== "microphoneEnded"),
    ["callStarted", "callMuted", "callSummary"],
  );
});

test("one-stream-of-the-peer-is-played-however-many-there-are", async () => {
  let played = 0;
  const stream = {
    statistics: undefined,
    async *[Symbol.asyncIterator]() {
      played += 1;
      yield { number: 1, payload: Uint8Array.of(0xff), marker: true, timestampUs: 0, missing: 0 };
    },
  } as unknown as MediaReceiver;
  await call({ actions: [CallAction.ACCEPT, CallAction.END], streams: [stream, stream, stream] });
  assert.is(played, 1);
});
