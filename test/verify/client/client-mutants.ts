/**
 * Clients that are broken on purpose: ours, with one method replaced. Each names the case of the suite that finds it
 * and the section of PROTOCOL.md that it breaks. `broken-client.ts` loads this file before the
 * client, which it breaks as the environment variable MUTANT says.
 */

import { BeginDeviceLoginResponse } from "../../../generated/chatwire/v1/account.ts";
import { Capabilities, Feature, HandshakePayload } from "../../../generated/chatwire/v1/capability.ts";
import { HelloResponse } from "../../../generated/chatwire/v1/connection.ts";
import { Recipient } from "../../../generated/chatwire/v1/message.ts";
import { PeerMedia, PeerMediaEnd } from "../../../generated/chatwire/v1/peer.ts";
import { Broadcast } from "../../../generated/chatwire/v1/rules.ts";
import { Receipt, ReceiptChanged, TypingChanged } from "../../../generated/chatwire/v1/text.ts";
import { ChatClient } from "../../../src/client/chat-client.ts";
import { Connection } from "../../../src/client/connection/connection.ts";
import { FilePins } from "../../../src/client/connection/file-pins.ts";
import { ServerView } from "../../../src/client/conversations/server-view.ts";
import { ApplicationMessages } from "../../../src/client/events/application-messages.ts";
import { TextInbox } from "../../../src/client/texts/text-inbox.ts";
import { Texts } from "../../../src/client/texts/texts.ts";
import { keyPairOf } from "../../../src/crypto/key.ts";
import { TagKey } from "../../../src/crypto/message-tag.ts";
import { ScramClient } from "../../../src/crypto/scram-client.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { FrameDecoder } from "../../../src/framing/frame-decoder.ts";
import { ReceiveEpochs } from "../../../src/framing/key-epochs.ts";
import { RelayCodec } from "../../../src/framing/relay-datagram.ts";
import { ReplayWindow } from "../../../src/framing/replay-window.ts";
import { AddressChannel } from "../../../src/peering/addresses.ts";
import { MediaSenders } from "../../../src/peering/media/sender.ts";
import { MediaStatistics } from "../../../src/peering/media/statistics.ts";
import { ClosingState } from "../../../src/peering/path/close.ts";
import { DirectPathKind } from "../../../src/peering/path/direct.ts";
import { PathSize } from "../../../src/peering/path/path-size.ts";
import { ReliableReceiver } from "../../../src/peering/reliable/receiver.ts";
import { ReliableSender } from "../../../src/peering/reliable/sender.ts";
import { PortSearch } from "../../../src/peering/search/port-search.ts";
import { Outgoing } from "../../../src/session/outgoing.ts";
import { OutboundCalls } from "../../../src/session/pending-calls.ts";
import { RelayClient } from "../../../src/session/relay/relay-client.ts";
import { RelayQueue } from "../../../src/session/relay/relay-queue.ts";
import { RelayWays } from "../../../src/session/relay/relay-ways.ts";
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
  "token of a probe not shown": {
    found: "probes/token-shown",
    expected: "one of the tokens",
    section: "14",
    break: () => Object.defineProperty(ServerView.prototype, "tokens", { get: () => [] }),
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
          function (this: ReliableReceiver<unknown>, sequence, message, packetNumber, nowMs, awaitsAck) {
            receive.call(this, sequence, message, packetNumber, nowMs, awaitsAck);
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
  "handshake padding not checked": {
    found: "handshake/response-padding",
    expected: "the initiation again after a response that seals padding",
    section: "15",
    break: () =>
      replace(HandshakePayload, "decode", (decode) => (bytes) => {
        const payload = decode(bytes);
        return { ...payload, padding: new Uint8Array(payload.padding.length) };
      }),
  },
  "handshake payload that does not decode accepted": {
    found: "handshake/initiation-payload-malformed",
    expected: "no response to an initiation that seals a payload that does not decode",
    section: "15",
    break: () =>
      replace(HandshakePayload, "decode", (decode) => (bytes) => {
        try {
          return decode(bytes);
        } catch {
          return HandshakePayload.create({ capabilities: Capabilities.create({ versions: [1] }) });
        }
      }),
  },
  "sealed features ignored": {
    found: "media/not-known",
    expected: "with UNKNOWN_COMMAND",
    section: "15",
    break: () =>
      replace(HandshakePayload, "decode", (decode) => (bytes) => {
        const payload = decode(bytes);
        const features = [Feature.MEDIA, Feature.APPLICATION_MESSAGES];
        return { ...payload, capabilities: Capabilities.create({ ...payload.capabilities, features }) };
      }),
  },
  "device's signature not bound to the connection": {
    found: "devices/signature",
    expected: "the device's signature of id, challenge, binding and keys",
    section: "8",
    break: () => Object.defineProperty(Connection.prototype, "channelBinding", { get: () => undefined }),
  },
  "challenge of any length signed": {
    found: "devices/challenge-short",
    expected: "no signature",
    section: "8",
    break: () =>
      replace(BeginDeviceLoginResponse, "read", (read) => (reader, message) => {
        const { challenge, ...rest } = read(reader, message);
        return { ...rest, challenge: Uint8Array.from({ length: 32 }, (_, index) => challenge[index] ?? 0) };
      }),
  },
  "refused device ends the login": {
    found: "devices/refused",
    expected: "the request finishLoginRequest",
    section: "8",
    break: () =>
      replace(
        ChatClient.prototype,
        "logInWithDevice",
        (logIn) =>
          async function (this: ChatClient, ...args) {
            return logIn.apply(this, args).catch(() => {
              throw new ProtocolError("INTERNAL", "The device is refused.");
            });
          },
      ),
  },
  "one device key for all accounts": {
    found: "devices/one-account",
    expected: "another public key for another account",
    section: "8",
    break: () => {
      const key = keyPairOf("Ed25519", new Uint8Array(32).fill(5));
      replace(
        ChatClient.prototype,
        "register",
        (register) =>
          async function (this: ChatClient, choice, options) {
            const device = choice.device && { ...choice.device, key };
            return register.call(this, { ...choice, ...(device && { device }) }, options);
          },
      );
    },
  },
  "new salt for a new password": {
    found: "password/salt-kept",
    expected: "of server_first",
    section: "8",
    break: () => Object.defineProperty(ScramClient.prototype, "salt", { get: () => new Uint8Array(16).fill(9) }),
  },
  "every receipt is read": {
    found: "receipts/delivered",
    expected: "RECEIPT_DELIVERED of the text 1",
    section: "11",
    break: () =>
      replace(ReceiptChanged, "read", (read) => (reader, message) => ({
        ...read(reader, message),
        receipt: Receipt.READ,
      })),
  },
  "other text marked as read": {
    found: "receipts/mark-read",
    expected: "the number 1",
    section: "11",
    break: () =>
      replace(
        Texts.prototype,
        "markRead",
        (markRead) =>
          async function (this: Texts, from, id, options) {
            await markRead.call(this, from, id + 1, options);
          },
      ),
  },
  "broadcast to one user": {
    found: "broadcasts/send",
    expected: "the recipient everyone",
    section: "11",
    break: () =>
      replace(
        Outgoing.prototype,
        "header",
        (header) =>
          function (this: Outgoing, ...args) {
            const made = header.apply(this, args);
            if (made.command !== Broadcast.command) return made;
            return { ...made, recipient: Recipient.create({ target: { case: "user", value: "grace" } }) };
          },
      ),
  },
  "typing is the other way round": {
    found: "typing/changed",
    expected: 'the client\'s event "typing"',
    section: "11",
    break: () =>
      replace(TypingChanged, "read", (read) => (reader, message) => {
        const changed = read(reader, message);
        return { ...changed, typing: !changed.typing };
      }),
  },
  "unknown application message ends the client": {
    found: "application/unknown-type",
    expected: "textSent",
    section: "11",
    break: () => {
      ApplicationMessages.prototype.handle = () => process.exit(1);
    },
  },
  "media frames numbered from 0": {
    found: "media/frames",
    expected: "the numbers 1, 2, 3",
    section: "15",
    break: () =>
      replace(PeerMedia, "create", (create) => (init) => {
        const frame = create(init);
        return { ...frame, number: Math.max(0, frame.number - 1) };
      }),
  },
  "number of a media stream used again": {
    found: "media/new-number",
    expected: "another number than the first stream's",
    section: "15",
    break: () => {
      replace(PeerMedia, "create", (create) => (init) => ({ ...create(init), stream: 1 }));
      replace(PeerMediaEnd, "create", (create) => (init) => ({ ...create(init), stream: 1 }));
    },
  },
  "lost media frames not counted": {
    found: "media/report-final",
    expected: '"lost":2',
    section: "15",
    break: () =>
      replace(
        MediaStatistics.prototype,
        "counts",
        (counts) =>
          function (this: MediaStatistics, frames) {
            return { ...counts.call(this, frames), lost: 0 };
          },
      ),
  },
  "jitter not smoothed": {
    found: "media/jitter",
    expected: "a jitter_us of about",
    section: "15",
    break: () =>
      replace(
        MediaStatistics.prototype,
        "counts",
        (counts) =>
          function (this: MediaStatistics, frames) {
            const counted = counts.call(this, frames);
            return { ...counted, jitterUs: Math.min(2 ** 32 - 1, counted.jitterUs * 16) };
          },
      ),
  },
  "false media reports believed": {
    found: "contradiction/media-report-highest",
    expected: "PeerClose with PROTOCOL",
    section: "15",
    break: () => {
      MediaSenders.prototype.reported = () => true;
    },
  },
  "announced addresses ignored": {
    found: "addresses/taken",
    expected: "the answer to a ping",
    section: "15",
    break: () => {
      AddressChannel.prototype.handle = () => {};
    },
  },
  "announced addresses taken without the feature": {
    found: "addresses/feature",
    expected: "with UNKNOWN_COMMAND",
    section: "15",
    break: () => sealsAlso(Feature.PEER_ADDRESSES),
  },
  "larger datagrams before they are proven": {
    found: "sizes/proven",
    expected: "as proven",
    section: "15",
    break: () => Object.defineProperty(PathSize.prototype, "bytes", { get: () => 1_472 }),
  },
  "larger datagrams without the feature": {
    found: "sizes/agreed",
    expected: "at most 1200 bytes",
    section: "15",
    break: () => sealsAlso(Feature.LARGE_DATAGRAMS),
  },
  "tags of the relay not checked": {
    found: "relay/challenge",
    expected: "no answer to a challenge whose tag is wrong",
    section: "14",
    break: () => {
      TagKey.prototype.verifies = () => true;
    },
  },
  "a number of the relay used again": {
    found: "relay/bind",
    expected: "a higher packet number each time",
    section: "14",
    break: () =>
      replace(
        RelayCodec.prototype,
        "bind",
        (bind) =>
          function (this: RelayCodec, _sequence, token) {
            return bind.call(this, 1, token);
          },
      ),
  },
  "connection not bound at the relay": {
    found: "relay-messages/bind",
    expected: "bindRelayRequest",
    section: "14",
    break: () =>
      replace(
        RelayWays.prototype,
        "pollTransmit",
        (pollTransmit) =>
          function (this: RelayWays, nowMs) {
            const out = pollTransmit.call(this, nowMs);
            return out?.kind === "bind" ? undefined : out;
          },
      ),
  },
  "messages of the relay numbered from 2": {
    found: "relay-messages/link",
    expected: "the numbers 1, 2, 3",
    section: "14",
    break: () =>
      replace(
        RelayQueue.prototype,
        "poll",
        (poll) =>
          function (this: RelayQueue, nowMs, untakenBytes) {
            const relayed = poll.call(this, nowMs, untakenBytes);
            return relayed && { ...relayed, number: relayed.number + 1 };
          },
      ),
  },
  "mapping kept to itself": {
    found: "search/mapping",
    expected: "PeerMapping",
    section: "15",
    break: () => {
      PortSearch.prototype.setOwn = () => {};
    },
  },
  "relay not used": {
    found: "relay/link",
    expected: "a RELAYED",
    section: "14",
    break: () => {
      RelayClient.prototype.send = () => {};
    },
  },
};

const closed = new WeakSet<ClosingState>();

/** Lets the client believe that the peer has sealed a feature too. */
function sealsAlso(feature: Feature): void {
  replace(HandshakePayload, "decode", (decode) => (bytes) => {
    const payload = decode(bytes);
    const features = [...(payload.capabilities?.features ?? []), feature];
    return { ...payload, capabilities: Capabilities.create({ ...payload.capabilities, features }) };
  });
}

CLIENT_MUTANTS[process.env["MUTANT"] ?? ""]?.break();
