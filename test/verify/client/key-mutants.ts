/** Clients that break a rule about the keys of a link, or about what they send to a peer before there is a proof. */

import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { Capabilities, Feature } from "../../../generated/chatwire/v1/capability.ts";
import { AnsweredKeyExchange, OfferedKeyExchange } from "../../../src/client/conversations/key-exchange.ts";
import { systemNetwork } from "../../../src/net/system-network.ts";
import { FreeProbes } from "../../../src/peering/path/free-probes.ts";
import { Path } from "../../../src/peering/path/path.ts";
import { TEST_KEM } from "../../crypto/post-quantum/test-kem.ts";
import { type ClientMutant, replace } from "./mutant.ts";

const KEY_BYTES = 32;

export const KEY_MUTANTS: Readonly<Record<string, ClientMutant>> = {
  "signature of the answer not checked": {
    found: "keys/answer-offered-key",
    expected: "the request hangUpRequest",
    section: "15",
    break: () => verifies("chatwire link answer"),
  },
  "signature of the offer not checked": {
    found: "keys/offer-encapsulation-key",
    expected: "the request hangUpRequest",
    section: "15",
    break: () => verifies("chatwire link offer"),
  },
  "capabilities in the answer not checked": {
    found: "keys/inviter-features",
    expected: "the request hangUpRequest",
    section: "15",
    break: () =>
      replace(
        OfferedKeyExchange.prototype,
        "agree",
        (agree) =>
          function (this: OfferedKeyExchange, introduction, peerKeys) {
            return agree.call(this, { ...introduction, capabilities: ofScriptedPeer() }, peerKeys);
          },
      ),
  },
  "capabilities in the offer not checked": {
    found: "keys/invited-versions",
    expected: "the request hangUpRequest",
    section: "15",
    break: () =>
      replace(
        AnsweredKeyExchange.prototype,
        "agree",
        (agree) =>
          function (this: AnsweredKeyExchange, introduction, peerKeys) {
            return agree.call(this, { ...introduction, capabilities: ofScriptedPeer() }, peerKeys);
          },
      ),
  },
  "offer not signed": {
    found: "keys/offer",
    expected: "a signature by the user's signing key",
    section: "15",
    break: () => doesNotSign("chatwire link offer"),
  },
  "answer not signed": {
    found: "keys/answer",
    expected: "a signature by the user's signing key",
    section: "15",
    break: () => doesNotSign("chatwire link answer"),
  },
  "one ephemeral key for all invitations": {
    found: "keys/offer-new",
    expected: "another ephemeral key",
    section: "15",
    break: () =>
      replace(
        systemNetwork,
        "randomBytes",
        (randomBytes) => (length) => (length === KEY_BYTES ? new Uint8Array(length).fill(7) : randomBytes(length)),
      ),
  },
  "keys that do not depend on what was signed": {
    found: "keys/link-as-invited",
    expected: "a datagram that is sealed with the keys of the introduction",
    section: "15",
    break: () => {
      const { hkdfSync } = crypto;
      const label = "chatwire-1 link psk";
      const derive: typeof hkdfSync = (digest, key, salt, info, length) =>
        hkdfSync(digest, key, salt, startsWith(info, label) ? label : info, length);
      replaceInCrypto({ hkdfSync: derive });
    },
  },
  "keys of low order accepted": {
    found: "keys/answer-key-low-order",
    expected: "the request hangUpRequest",
    section: "15",
    break: () => {
      const { diffieHellman } = crypto;
      const agree = (keys: Parameters<typeof diffieHellman>[0]): Buffer => {
        try {
          return diffieHellman(keys);
        } catch {
          return Buffer.alloc(KEY_BYTES, 1);
        }
      };
      replaceInCrypto({ diffieHellman: agree });
    },
  },
  "missing ciphertext taken for a wrong signature": {
    found: "post-quantum/ciphertext-removed",
    expected: "the reason DOWNGRADED",
    section: "15",
    break: () => {
      // The tests run on Nodes without ML-KEM-768 too.
      Object.defineProperty(systemNetwork, "kem", { value: TEST_KEM });
      replace(
        OfferedKeyExchange.prototype,
        "agree",
        (agree) =>
          function (this: OfferedKeyExchange, introduction, peerKeys) {
            return agree.call(this, { ...introduction, capabilities: ofScriptedPeer() }, peerKeys);
          },
      );
    },
  },
  "full requests to candidates that have not answered": {
    found: "candidates/short-first",
    expected: "short requests only",
    section: "15",
    break: () => Object.defineProperty(Path.prototype, "wantsFull", { get: () => true }),
  },
  "no limit for requests to an address that does not answer": {
    found: "candidates/silent-address",
    expected: "at most 20 datagrams",
    section: "15",
    break: () => {
      FreeProbes.prototype.take = () => {};
    },
  },
  "data to a candidate that is not proven": {
    found: "candidates/data-after-proof",
    expected: "no text to an address that is not proven",
    section: "15",
    break: () => Object.defineProperty(Path.prototype, "mayCarry", { get: () => true }),
  },
  "data over the relay only after a proof": {
    found: "relay/text-before-a-proof",
    expected: "the message peerText on the link",
    section: "14",
    break: () =>
      Object.defineProperty(Path.prototype, "mayCarry", {
        get(this: Path) {
          return this.state === "proven";
        },
      }),
  },
};

/** The capabilities that the peer of the suite signs. */
function ofScriptedPeer(): Capabilities {
  return Capabilities.create({ versions: [1], features: [Feature.MEDIA, Feature.APPLICATION_MESSAGES] });
}

/** Takes every signature of bytes that begin like this for a right one. */
function verifies(context: string): void {
  const { verify } = crypto;
  replaceInCrypto({
    verify: (...[algorithm, bytes, key, signature]: Parameters<typeof verify>) =>
      startsWith(bytes, context) || verify(algorithm, bytes, key, signature),
  });
}

/** Makes signatures of bytes that begin like this of zeros. */
function doesNotSign(context: string): void {
  const { sign } = crypto;
  replaceInCrypto({
    sign: (...[algorithm, bytes, key]: Parameters<typeof sign>) =>
      startsWith(bytes, context) ? Buffer.alloc(64) : sign(algorithm, bytes, key),
  });
}

function startsWith(bytes: unknown, context: string): boolean {
  return bytes instanceof Uint8Array && Buffer.from(bytes).toString("latin1").startsWith(context);
}

/** Replaces functions of node:crypto everywhere. */
function replaceInCrypto(functions: object): void {
  Object.assign(crypto, functions);
  syncBuiltinESMExports();
}
