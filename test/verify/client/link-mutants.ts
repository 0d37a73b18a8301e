/** Clients that break a rule about links and the relay. */

import { Feature } from "../../../generated/chatwire/v1/capability.ts";
import { Message } from "../../../generated/chatwire/v1/message.ts";
import { PeerMedia, PeerMediaEnd } from "../../../generated/chatwire/v1/peer.ts";
import { OfferedKeyExchange } from "../../../src/client/conversations/key-exchange.ts";
import { ProbedSocket } from "../../../src/client/conversations/sockets/probed-socket.ts";
import { TagKey } from "../../../src/crypto/message-tag.ts";
import { ReceiveEpochs } from "../../../src/framing/key-epochs.ts";
import { RelayCodec } from "../../../src/framing/relay-datagram.ts";
import { ReplayWindow } from "../../../src/framing/replay-window.ts";
import { AddressChannel } from "../../../src/peering/addresses.ts";
import { MediaSenders } from "../../../src/peering/media/sender.ts";
import { MediaStatistics } from "../../../src/peering/media/statistics.ts";
import { MessageRefusalChannel } from "../../../src/peering/message-refusals.ts";
import { ClosingState } from "../../../src/peering/path/close.ts";
import { DirectPathKind } from "../../../src/peering/path/direct.ts";
import { PathSize } from "../../../src/peering/path/path-size.ts";
import { ReliableReceiver } from "../../../src/peering/reliable/receiver.ts";
import { ReliableSender } from "../../../src/peering/reliable/sender.ts";
import { PortSearch } from "../../../src/peering/search/port-search.ts";
import { RelayClient } from "../../../src/session/relay/relay-client.ts";
import { RelayQueue } from "../../../src/session/relay/relay-queue.ts";
import { TokenBucket } from "../../../src/token-bucket.ts";
import { type ClientMutant, replace } from "./mutant.ts";

export const LINK_MUTANTS: Readonly<Record<string, ClientMutant>> = {
  "candidates not checked": {
    found: "candidates/any",
    expected: "no datagram to 0.0.0.0",
    section: "15",
    break: () => {
      ProbedSocket.prototype.destinationsOf = (candidates) =>
        candidates.map(({ address, port }) => ({ address, port }));
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
          function (this: ReliableReceiver<unknown>, sequence, message, bytes, arrival, awaitsAck) {
            receive.call(this, sequence, message, bytes, arrival, awaitsAck);
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
  "refuses without a word": {
    found: "application-on-link/refusals",
    expected: "refusals, as announced",
    section: "15",
    break: () => {
      MessageRefusalChannel.prototype.poll = () => undefined;
    },
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
  "features of the peer ignored": {
    found: "media/not-known",
    expected: "with UNKNOWN_COMMAND",
    section: "15",
    break: () => believesIn(Feature.MEDIA, Feature.APPLICATION_MESSAGES),
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
  "addresses that the server knows not announced": {
    found: "addresses/announced",
    expected: "the addresses of the client",
    section: "15",
    break: () => {
      AddressChannel.prototype.set = () => {};
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
    break: () => believesIn(Feature.PEER_ADDRESSES),
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
    break: () => believesIn(Feature.LARGE_DATAGRAMS),
  },
  "carried acknowledgements ignored": {
    found: "carried-acks/taken",
    expected: "no repetition after the acknowledgement",
    section: "15",
    break: () =>
      replace(Message, "decode", (decode) => (bytes, ...options) => {
        const message = decode(bytes, ...options);
        message.carriedAck = undefined;
        return message;
      }),
  },
  "carried acknowledgements without the feature": {
    found: "carried-acks/agreed",
    expected: "the answer to a ping",
    section: "15",
    break: () => believesIn(Feature.CARRIED_ACKS),
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
  "nothing sent over the connection that is bound with the grant": {
    found: "relay-messages/grant",
    expected: "a Relayed with a sealed datagram",
    section: "14",
    break: () =>
      replace(
        RelayQueue.prototype,
        "poll",
        () =>
          function (this: RelayQueue) {
            return undefined;
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
    found: "relay/at-once",
    expected: "a RELAYED",
    section: "14",
    break: () => {
      RelayClient.prototype.send = () => {};
    },
  },
};

const closed = new WeakSet<ClosingState>();

/** Lets the client believe that the peer has features, whatever the peer has signed. */
function believesIn(...features: readonly Feature[]): void {
  replace(
    OfferedKeyExchange.prototype,
    "agree",
    (agree) =>
      function (this: OfferedKeyExchange, introduction, peerKeys) {
        const linkKeys = agree.call(this, introduction, peerKeys);
        introduction.capabilities?.features.push(...features);
        return linkKeys;
      },
  );
}
