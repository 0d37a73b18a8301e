/**
 * Clients that are broken on purpose: ours, with one method replaced. Each names the case of the suite that finds it
 * and the section of PROTOCOL.md that it breaks. A client loads this file first, by `--import`, and breaks itself as
 * the environment variable MUTANT says.
 */

import { HelloResponse } from "../../../generated/chatwire/v1/connection.ts";
import { Connection } from "../../../src/client/connection/connection.ts";
import { FilePins } from "../../../src/client/connection/file-pins.ts";
import { TextInbox } from "../../../src/client/texts/text-inbox.ts";
import { ScramClient } from "../../../src/crypto/scram-client.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { FrameDecoder } from "../../../src/framing/frame-decoder.ts";
import { ReceiveEpochs } from "../../../src/framing/key-epochs.ts";
import { ReplayWindow } from "../../../src/framing/replay-window.ts";
import { ClosingState } from "../../../src/peering/path/close.ts";
import { DirectPathKind } from "../../../src/peering/path/direct.ts";
import { ReliableReceiver } from "../../../src/peering/reliable/receiver.ts";
import { ReliableSender } from "../../../src/peering/reliable/sender.ts";
import { Outgoing } from "../../../src/session/outgoing.ts";
import { OutboundCalls } from "../../../src/session/pending-calls.ts";
import { Session } from "../../../src/session/session.ts";
import { TokenBucket } from "../../../src/token-bucket.ts";

export interface ClientMutant {
  /** Id of the case that finds it. */
  readonly found: string;
  /** A part of what the case expected, as its report says. */
  readonly expected: string;
  /** Number of the section that it breaks. */
  readonly section: string;
  break(): void;
}

/** Replaces a method, which the replacement may call. */
function replace<T extends object, Key extends keyof T>(owner: T, name: Key, wrap: (original: T[Key]) => T[Key]): void {
  owner[name] = wrap(owner[name]);
}

export const CLIENT_MUTANTS: Readonly<Record<string, ClientMutant>> = {
  "sequence reuse": {
    found: "sequence/counts",
    expected: "the sequences 1, 2, 3",
    section: "6",
    break: () =>
      replace(
        Outgoing.prototype,
        "header",
        (header) =>
          function (this: Outgoing, ...args) {
            const made = header.apply(this, args);
            return { ...made, sequence: Math.min(made.sequence, 3) };
          },
      ),
  },
  "announced frame limit ignored": {
    found: "frames/length-over",
    expected: "a close with TOO_LARGE",
    section: "4",
    break: () => Object.defineProperty(FrameDecoder.prototype, "frameBytesMax", { set() {} }),
  },
  "version not checked": {
    found: "hello/version-not-offered",
    expected: "the end of the connection",
    section: "5",
    break: () =>
      replace(HelloResponse, "read", (read) => (reader, message) => ({ ...read(reader, message), version: 1 })),
  },
  "pin not checked": {
    found: "tls/pin-first-use",
    expected: "error",
    section: "5",
    break: () => {
      FilePins.prototype.get = async () => [];
    },
  },
  "channel binding missing": {
    found: "login/channel-binding",
    expected: "client_first that begins with p=tls-exporter",
    section: "8",
    break: () => Object.defineProperty(Connection.prototype, "channelBinding", { get: () => undefined }),
  },
  "server's signature not checked": {
    found: "login/signature-wrong",
    expected: "error",
    section: "8",
    break: () => {
      ScramClient.prototype.verify = () => {};
    },
  },
  "unknown event closes": {
    found: "unknown/event",
    expected: 'the client\'s event "text"',
    section: "6",
    break: () =>
      replace(
        Session.prototype,
        "pollEvent",
        (pollEvent) =>
          function (this: Session) {
            const event = pollEvent.call(this);
            if (event?.kind !== "skipped") return event;
            this.closeWith(new ProtocolError("UNKNOWN_COMMAND", "Unknown."), performance.now());
            return pollEvent.call(this);
          },
      ),
  },
  "answers matched by order": {
    found: "answers/any-order",
    expected: "textSent",
    section: "6",
    break: () => {
      const open: number[] = [];
      replace(
        OutboundCalls.prototype,
        "add",
        (add) =>
          function (this: OutboundCalls, sequence, method, deadlineMs) {
            open.push(sequence);
            add.call(this, sequence, method, deadlineMs);
          },
      );
      replace(
        OutboundCalls.prototype,
        "take",
        (take) =>
          function (this: OutboundCalls, sequence) {
            return take.call(this, open.shift() ?? sequence);
          },
      );
    },
  },
  "no pings": {
    found: "timeouts/keep-alive",
    expected: "pingRequest",
    section: "6",
    break: () => Object.defineProperty(Session.prototype, "lastSentMs", { get: () => performance.now() }),
  },
  "texts twice": {
    found: "texts/once-and-in-order",
    expected: "each once",
    section: "11",
    break: () =>
      replace(
        TextInbox.prototype,
        "handleLive",
        (handleLive) =>
          function (this: TextInbox, text) {
            handleLive.call(this, { ...text, id: this.position + 1 });
          },
      ),
  },
  "candidates not checked": {
    found: "candidates/any",
    expected: "no datagram to 0.0.0.0",
    section: "15",
    break: () => {
      DirectPathKind.prototype.isUsable = () => true;
    },
  },
  "replay accepted": {
    found: "datagrams/replayed",
    expected: "answers to the pings 100, each once",
    section: "13",
    break: () => {
      ReplayWindow.prototype.check = () => true;
    },
  },
  "no key epochs": {
    found: "epochs/next",
    expected: "the answer to a ping",
    section: "13",
    break: () =>
      replace(
        ReceiveEpochs.prototype,
        "find",
        (find) =>
          function (this: ReceiveEpochs, packetNumber, nowMs) {
            return find.call(this, packetNumber % 2 ** 20, nowMs);
          },
      ),
  },
  "acknowledges too much": {
    found: "reliable/lone",
    expected: "an acknowledgement through 1",
    section: "15",
    break: () =>
      replace(
        ReliableReceiver.prototype,
        "poll",
        (poll) =>
          function (this: ReliableReceiver<unknown>, nowMs) {
            const acknowledgement = poll.call(this, nowMs);
            return acknowledgement && { ...acknowledgement, through: acknowledgement.through + 5 };
          },
      ),
  },
  "out of order": {
    found: "reliable/order",
    expected: "each once",
    section: "15",
    break: () =>
      replace(
        ReliableReceiver.prototype,
        "receive",
        (receive) =>
          function (this: ReliableReceiver<unknown>, sequence, message, packetNumber, nowMs) {
            receive.call(this, sequence, message, packetNumber, nowMs);
            return [message];
          },
      ),
  },
  "contradictions ignored": {
    found: "contradiction/ack-unsent",
    expected: "PeerClose with PROTOCOL",
    section: "15",
    break: () =>
      replace(
        ReliableSender.prototype,
        "acknowledge",
        (acknowledge) =>
          function (this: ReliableSender, acknowledgement, nowMs) {
            try {
              acknowledge.call(this, acknowledgement, nowMs);
            } catch {
              // As a client that does not look.
            }
          },
      ),
  },
  "pings without a rate": {
    found: "pings/rate",
    expected: "answers to no more pings than the rate allows",
    section: "15",
    break: () => {
      TokenBucket.prototype.take = () => 0;
    },
  },
  "closes once": {
    found: "close/three-times",
    expected: "PeerClose number 2",
    section: "15",
    break: () =>
      replace(
        ClosingState.prototype,
        "poll",
        (poll) =>
          function (this: ClosingState, nowMs) {
            const isFirst = !closed.has(this);
            closed.add(this);
            const message = poll.call(this, nowMs);
            return isFirst ? message : undefined;
          },
      ),
  },
};

const closed = new WeakSet<ClosingState>();

CLIENT_MUTANTS[process.env["MUTANT"] ?? ""]?.break();
