/** Servers that break a rule about datagrams. */

import { ProbeRequest, ProbeResponse } from "../../../generated/chatwire/v1/connection.ts";
import { SeenAddresses } from "../../../src/chat/state/seen-addresses.ts";
import { TagKey } from "../../../src/crypto/message-tag.ts";
import { DecodeError } from "../../../src/errors.ts";
import { ReplayWindow } from "../../../src/framing/replay-window.ts";
import { DatagramOpener } from "../../../src/framing/sealed-datagram.ts";
import { Relay } from "../../../src/server/relay.ts";
import { ProbeServer } from "../../../src/session/probe/probe-server.ts";
import { RelaySide } from "../../../src/session/relay/relay-server.ts";
import type { SocketAddress } from "../../../src/socket-address.ts";
import { type Mutant, replace, spoil } from "./mutant.ts";

const inProbes = { section: "14. Datagrams between client and server" };

export const DATAGRAM_MUTANTS: readonly Mutant[] = [
  {
    name: "replayed datagrams are accepted",
    section: "13. Datagrams",
    finds: "datagrams/replayed",
    apply: () => replace(ReplayWindow.prototype, "check", () => () => true),
  },
  {
    name: "the padding of probes is not checked",
    ...inProbes,
    finds: "probes/without-padding",
    apply: () => {
      const opened = new WeakSet<Uint8Array>();
      const repairs = [
        replace(DatagramOpener.prototype, "tryOpen", (open) => {
          return function (this: DatagramOpener, bytes, nowMs) {
            const result = open.call(this, bytes, nowMs);
            opened.add(bytes);
            return result;
          };
        }),
        replace(ProbeServer.prototype, "handleDatagram", (handle) => {
          return function (this: ProbeServer, bytes, ...more) {
            const { length } = bytes;
            // Once it has verified, it claims to be long enough.
            Object.defineProperty(bytes, "length", { get: () => (opened.has(bytes) ? length + 1_000 : length) });
            return handle.call(this, bytes, ...more);
          };
        }),
      ];
      return () => {
        for (const repair of repairs) repair();
      };
    },
  },
  {
    name: "a probe with other padding than zeros is dropped",
    ...inProbes,
    finds: "probes/padding-ignored",
    apply: () =>
      replace(ProbeRequest, "read", (read) => (reader, message) => {
        const probe = read(reader, message);
        if (probe.padding.some((byte) => byte !== 0)) throw new DecodeError("MALFORMED", "The padding is not zero.", 0);
        return probe;
      }),
  },
  {
    name: "what a datagram seals is not checked",
    ...inProbes,
    finds: "probes/sealed-garbage",
    apply: () =>
      replace(ProbeServer.prototype, "handleDatagram", (handle) => {
        const answers = new WeakMap<ProbeServer, Uint8Array>();
        return function (this: ProbeServer, bytes, ...more) {
          const answer = handle.call(this, bytes, ...more) ?? answers.get(this);
          if (answer !== undefined) answers.set(this, answer);
          return answer;
        };
      }),
  },
  {
    name: "a probe is answered with another port than it came from",
    ...inProbes,
    finds: "probes/address",
    apply: () =>
      spoil(ProbeResponse, (response) => {
        response.port += 1;
      }),
  },
  {
    name: "an address is a candidate as soon as a probe has come from there",
    ...inProbes,
    finds: "probes/unproven-candidate",
    apply: () => {
      let endpoint: SocketAddress | undefined;
      const repairs = [
        replace(SeenAddresses.prototype, "answered", () => (_, source) => {
          endpoint = source;
        }),
        replace(SeenAddresses.prototype, "prove", () => () => (endpoint === undefined ? [] : [endpoint])),
      ];
      return () => {
        for (const repair of repairs) repair();
      };
    },
  },
  {
    name: "the relay does not check tags",
    ...inProbes,
    finds: "relay/tag",
    apply: () => replace(TagKey.prototype, "verifies", () => () => true),
  },
  {
    name: "the relay forwards from every address",
    ...inProbes,
    finds: "relay/other-address",
    apply: () =>
      replace(RelaySide.prototype, "handleDatagram", (handle) => {
        return function (this: RelaySide<unknown>, bytes, from, nowMs) {
          return handle.call(this, bytes, this.addressAt(nowMs) ?? from, nowMs);
        };
      }),
  },
  {
    name: "a conversation begins without connections at the relay",
    ...inProbes,
    finds: "relay/stream-at-first",
    apply: () =>
      replace(Relay.prototype, "open", (open) => {
        return function (this: Relay, introductionId, sides) {
          open.call(this, introductionId, sides);
        };
      }),
  },
  {
    name: "the relay has no replay window",
    ...inProbes,
    finds: "relay/replayed",
    apply: () => replace(ReplayWindow.prototype, "check", () => () => true),
  },
  {
    name: "the relay goes on after the conversation",
    ...inProbes,
    finds: "relay/ends-with-the-conversation",
    apply: () => replace(Relay.prototype, "close", () => () => {}),
  },
];

/** Keeps values in maps that the server wants to delete them from. */
export function keepIn(isKept: (value: unknown) => boolean): () => void {
  const repairs = [Map.prototype, WeakMap.prototype].map((prototype) =>
    replace(prototype as Map<object, unknown>, "delete", (remove) => {
      return function (this: Map<object, unknown>, key) {
        return isKept(this.get(key)) ? false : remove.call(this, key);
      };
    }),
  );
  return () => {
    for (const repair of repairs) repair();
  };
}
