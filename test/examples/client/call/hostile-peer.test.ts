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
  /** What the peer does. */
  readonly actions: readonly CallAction[];
  /** Its media streams, which begin before it ends the call. */
  readonly streams?: readonly MediaReceiver[];
}

/** Calls the peer, which then does what it does. @returns what this client has told its user and the peer */
async function call({
  openMedia,
  endMedia,
  actions,
  streams = [],
}: Fakes): Promise<{ told: string[]; sent: number[] }> {
  await using folder = await temporaryFolder();
  const told: string[] = [];
  const sent: number[] = [];
  const screen = {
    tell: (event: { event: string; code?: string }) => void told.push(event.code ?? event.event),
    print: () => {},
    status: () => {},
  } as unknown as Screen;
  const media = {
    send: () => {},
    end: () => {
      if (endMedia !== undefined) throw endMedia;
    },
  } as unknown as MediaSender;
  const link = {
    peer: "mallory",
    openMedia: () => {
      if (openMedia !== undefined) throw openMedia;
      return media;
    },
    sendMessage: async (_: unknown, { action }: { action: number }) => void sent.push(action),
    async *on() {
      for (const action of actions) {
        if (action === CallAction.END) for (const stream of streams) void calls.play(stream);
        yield { message: { action } };
      }
    },
  } as unknown as PeerLink;
  const calls: Calls = new Calls(screen, link, {
    microphone: `${process.execPath} -e 0`,
    loudspeaker: join(folder.path, "heard.wav"),
  });
  await calls.call();
  await calls.read();
  return { told, sent };
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
