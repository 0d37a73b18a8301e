/**
 * Servers that are broken on purpose: ours, with one method replaced. Each says
 * which case of the suite finds it, in which section.
 */

import { MessageOutcomes, Outcome } from "../../../generated/chatwire/v1/application.ts";
import { HelloResponse } from "../../../generated/chatwire/v1/connection.ts";
import { ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import { Header, MessageType } from "../../../generated/chatwire/v1/message.ts";
import { State } from "../../../generated/chatwire/v1/options.ts";
import { GetPeersResponse } from "../../../generated/chatwire/v1/presence.ts";
import { GetPeers, Ping } from "../../../generated/chatwire/v1/rules.ts";
import {
  CandidatesOffered,
  Declined,
  Introduction,
  Invited,
  Reintroduced,
} from "../../../generated/chatwire/v1/signalling.ts";
import { FetchTextsRequest, TextReceived } from "../../../generated/chatwire/v1/text.ts";
import { Chat } from "../../../src/chat/chat.ts";
import { PasswordProofs } from "../../../src/chat/handlers/account/password-proofs.ts";
import { Directory } from "../../../src/chat/state/directory.ts";
import { Introductions } from "../../../src/chat/state/introductions/introductions.ts";
import { DecodeError, ProtocolError } from "../../../src/errors.ts";
import { FrameDecoder } from "../../../src/framing/frame-decoder.ts";
import type { RequestIdentity } from "../../../src/framing/request-identity.ts";
import { Incoming } from "../../../src/session/incoming.ts";
import { Outgoing } from "../../../src/session/outgoing.ts";
import { Session } from "../../../src/session/session.ts";
import { TokenBucket } from "../../../src/token-bucket.ts";
import { DATAGRAM_MUTANTS, keepIn } from "./datagram-mutants.ts";
import { type Mutant, replace, spoil } from "./mutant.ts";
import { RESUMPTION_MUTANTS } from "./resumption-mutants.ts";
import { ROOM_MUTANTS } from "./room-mutants.ts";

const inFrames = { section: "4. Frames" };
const inSessions = { section: "6. Sessions" };
const inAccounts = { section: "8. Accounts" };
const inPrivacy = { section: "9. Privacy" };
export const MUTANTS: readonly Mutant[] = [
  {
    name: "numbers beyond 2^53 are accepted",
    section: "3. Messages",
    finds: "messages/number-2-to-53",
    apply: () =>
      replace(FetchTextsRequest, "read", (read) => (reader, message) => {
        try {
          return read(reader, message);
        } catch {
          reader.offset = reader.end;
          return FetchTextsRequest.create({ after: Number.MAX_SAFE_INTEGER });
        }
      }),
  },
  {
    name: "the limit of frames before login is not applied",
    ...inFrames,
    finds: "frames/before-login-too-long",
    apply: () => {
      const property = Object.getOwnPropertyDescriptor(FrameDecoder.prototype, "frameBytesMax") ?? {};
      Object.defineProperty(FrameDecoder.prototype, "frameBytesMax", {
        ...property,
        set(this: FrameDecoder) {
          property.set?.call(this, 1_000_000_000);
        },
      });
      return () => Object.defineProperty(FrameDecoder.prototype, "frameBytesMax", property);
    },
  },
  {
    name: "an empty frame closes with another code",
    ...inFrames,
    finds: "frames/length-zero",
    apply: () =>
      replace(FrameDecoder.prototype, "next", (next) => {
        return function (this: FrameDecoder) {
          try {
            return next.call(this);
          } catch (error) {
            throw new DecodeError("TOO_LARGE", String(error), 0);
          }
        };
      }),
  },
  {
    name: "hello answers with a version that was not offered",
    section: "5. The connection to the server",
    finds: "hello/first",
    apply: () =>
      spoil(HelloResponse, (hello) => {
        hello.version = 2;
      }),
  },
  {
    name: "the next key is announced for another server",
    section: "5. The connection to the server",
    finds: "hello/next-key",
    apply: () =>
      spoil(HelloResponse, (hello) => {
        if (hello.nextKey !== undefined) hello.nextKey = { ...hello.nextKey, signature: new Uint8Array(64) };
      }),
  },
  {
    name: "the sequence numbers of the client are not checked",
    ...inSessions,
    finds: "sessions/sequence-gap",
    apply: () =>
      replace(Incoming.prototype, "checkHeader", () => ({ header }) => {
        if (header === undefined) throw new ProtocolError("OUT_OF_SEQUENCE", "There is no header.");
        return header;
      }),
  },
  {
    name: "the server skips a sequence number",
    ...inSessions,
    finds: "sessions/pipelined",
    apply: () =>
      replace(Outgoing.prototype, "header", (header) => {
        return function (this: Outgoing, ...args) {
          const made = header.apply(this, args);
          if (made.command === GetPeers.command) made.sequence += 1;
          return made;
        };
      }),
  },
  {
    name: "Ping is allowed in every state",
    ...inSessions,
    finds: "sessions/state-new",
    apply: () => {
      Ping.rule.states.push(State.NEW);
      return () => Ping.rule.states.pop();
    },
  },
  {
    name: "no rate refuses",
    ...inSessions,
    finds: "sessions/rate-of-command",
    apply: () => replace(TokenBucket.prototype, "take", () => () => 0),
  },
  {
    name: "a close has no reason",
    ...inSessions,
    finds: "closing/reason",
    apply: () =>
      replace(Session.prototype, "closeWith", () => {
        return function (this: Session) {
          this.close();
        };
      }),
  },
  {
    name: "a critical event is skipped in silence",
    ...inSessions,
    finds: "growth/event-critical",
    apply: () =>
      replace(Incoming.prototype, "checkHeader", (check) => {
        return function (this: Incoming, message) {
          const header = check.call(this, message);
          header.critical = false;
          return header;
        };
      }),
  },
  {
    name: "an unknown event ends the connection",
    ...inSessions,
    finds: "growth/event-unknown",
    apply: () =>
      replace(Incoming.prototype, "checkHeader", (check) => {
        return function (this: Incoming, message) {
          const header = check.call(this, message);
          if (header.type === MessageType.EVENT) throw new ProtocolError("UNKNOWN_COMMAND", "That is unknown.");
          return header;
        };
      }),
  },
  {
    name: "refusals lack retry_after_ms",
    ...inSessions,
    finds: "sessions/rate-of-command",
    apply: () =>
      spoil(ErrorInfo, (error) => {
        error.retryAfterMs = 0;
      }),
  },
  {
    name: "upper and lower case make two names",
    ...inAccounts,
    finds: "names/case",
    apply: () => {
      const repairs = (["toLowerCase", "toUpperCase"] as const).map((name) =>
        replace(String.prototype, name, () => {
          return function (this: string) {
            return String(this);
          };
        }),
      );
      return () => {
        for (const repair of repairs) repair();
      };
    },
  },
  {
    name: "names that look alike are not compared",
    ...inAccounts,
    finds: "names/other-script",
    apply: () => replace(Directory.prototype, "looksTaken", () => () => false),
  },
  {
    name: "the channel binding is not compared",
    ...inAccounts,
    finds: "login/channel-binding",
    apply: () => {
      const repairs = [
        // Both halves of the login get one array.
        replace(PasswordProofs.prototype, "begin", (begin) => {
          return function (this: PasswordProofs, ...[first, request]: Parameters<PasswordProofs["begin"]>) {
            const value = request.connection.channelBinding;
            Object.defineProperty(request.connection, "channelBinding", { value, configurable: true });
            return begin.call(this, first, request);
          };
        }),
        replace(PasswordProofs.prototype, "finish", (finish) => {
          return function (this: PasswordProofs, ...[clientFinal, request]: Parameters<PasswordProofs["finish"]>) {
            // The server believes whatever binding the client claims.
            const claimed = Buffer.from(/^c=([^,]*)/.exec(clientFinal)?.[1] ?? "", "base64").subarray(-32);
            if (claimed.length === 32) request.connection.channelBinding?.set(claimed);
            return finish.call(this, clientFinal, request);
          };
        }),
      ];
      return () => {
        for (const repair of repairs) repair();
      };
    },
  },
  {
    name: "an unknown name is refused with another text than a wrong password",
    ...inAccounts,
    finds: "login/wrong-password-is-unknown-name",
    apply: () => {
      const unknown = new WeakSet<object>();
      const repairs = [
        replace(PasswordProofs.prototype, "begin", (begin) => {
          return function (this: PasswordProofs, ...[first, request]: Parameters<PasswordProofs["begin"]>) {
            if (first.clientFirst.includes("n=nobody")) unknown.add(request.connection);
            return begin.call(this, first, request);
          };
        }),
        replace(PasswordProofs.prototype, "finish", (finish) => {
          return function (
            this: PasswordProofs,
            clientFinal: string,
            request: Parameters<PasswordProofs["finish"]>[1],
          ) {
            if (unknown.has(request.connection)) throw new ProtocolError("LOGIN_FAILED", "Nobody has that name.");
            return finish.call(this, clientFinal, request);
          };
        }),
      ];
      return () => {
        for (const repair of repairs) repair();
      };
    },
  },
  {
    name: "one BeginLogin permits many FinishLogin",
    ...inAccounts,
    finds: "login/one-finish-for-each-begin",
    apply: () => keepIn((value) => typeof value === "object" && value !== null && "scram" in value),
  },
  {
    name: "a device's challenge stays valid",
    ...inAccounts,
    finds: "devices/challenge-once",
    apply: () => keepIn((value) => value instanceof Uint8Array),
  },
  {
    name: "a private user is refused with another text than an unknown name",
    ...inPrivacy,
    finds: "privacy/hidden-send-text",
    apply: () =>
      replace(Directory.prototype, "may", (may) => {
        return function (this: Directory, ...args) {
          const permitted = may.apply(this, args);
          if (!permitted && args[0] === "message") throw new ProtocolError("USER_NOT_FOUND", "The user is private.");
          return permitted;
        };
      }),
  },
  {
    name: "a private user is reached by everyone",
    ...inPrivacy,
    finds: "privacy/private-may-write",
    apply: () =>
      replace(Directory.prototype, "may", () => {
        return function (this: Directory, _, viewer, user) {
          return viewer !== user;
        };
      }),
  },
  {
    name: "the address of a user who is away is told",
    section: "10. Presence",
    finds: "presence/away-hides-address",
    apply: () =>
      spoil(GetPeersResponse, (response) => {
        response.peers = response.peers.map((peer) => ({ ...peer, address: peer.address || "192.0.2.9" }));
      }),
  },
  {
    name: "the list of peers repeats its last peer",
    section: "10. Presence",
    finds: "presence/order",
    apply: () =>
      spoil(GetPeersResponse, (response) => {
        response.peers = [...response.peers, ...response.peers.slice(-1)];
      }),
  },
  {
    name: "texts are numbered from 2",
    section: "11. Texts through the server",
    finds: "texts/received",
    apply: () =>
      spoil(TextReceived, (event) => {
        if (event.text !== undefined) event.text = { ...event.text, textId: event.text.textId + 1 };
      }),
  },
  {
    name: "the content of a repeated request is not compared",
    section: "7. Commands",
    finds: "once/reused",
    apply: () =>
      replace(
        Buffer,
        "compare",
        (compare) => (one, other) => (one.length === 32 && other.length === 32 ? 0 : compare(one, other)),
      ),
  },
  {
    name: "a request is carried out whether or not the one before it was",
    section: "7. Commands",
    finds: "once/in-order",
    apply: () => changeIdentity((identity) => ({ ...identity, after: undefined })),
  },
  {
    name: "a repeated request that names one before it is taken for another one",
    section: "7. Commands",
    finds: "once/in-order-repeated",
    apply: () =>
      changeIdentity(({ id, ...rest }) => ({ ...rest, id: rest.after ? id.map((byte) => byte ^ 0xff) : id })),
  },
  {
    name: "the name of the request before is not checked",
    section: "7. Commands",
    finds: "once/in-order-refused",
    apply: () =>
      replace(Header, "read", (read) => (reader, message) => {
        const header = read(reader, message);
        header.after = new Uint8Array(0);
        return header;
      }),
  },
  {
    name: "the two sides of a conversation get different keys",
    section: "12. Signalling",
    finds: "signalling/psk",
    apply: () => {
      let count = 0;
      return spoil(Introduction, (introduction) => {
        count += 1;
        introduction.psk = introduction.psk.map((byte) => byte ^ count);
      });
    },
  },
  {
    name: "the ciphertext is not passed on",
    section: "12. Signalling",
    finds: "signalling/key-exchange",
    apply: () =>
      spoil(Introduction, (introduction) => {
        introduction.ciphertext = new Uint8Array(0);
      }),
  },
  {
    name: "the inviter's ephemeral key is not passed on",
    section: "12. Signalling",
    finds: "signalling/key-exchange",
    apply: () =>
      spoil(Invited, (invited) => {
        invited.ephemeralKey = new Uint8Array(0);
      }),
  },
  {
    name: "keys and signatures of any length are accepted",
    section: "12. Signalling",
    finds: "signalling/key-exchange-lengths",
    apply: () => replace(Introductions.prototype, "checkOffer", () => (part) => part),
  },
  {
    name: "what a client finds out about its network later is lost",
    section: "12. Signalling",
    finds: "signalling/offer-connectivity",
    apply: () =>
      spoil(CandidatesOffered, (event) => {
        event.connectivity = undefined;
      }),
  },
  {
    name: "every application message counts as refused",
    section: "11. Texts through the server",
    finds: "texts/application-outcome",
    apply: () =>
      replace(
        Chat.prototype,
        "takeOutcomes",
        (take) =>
          function (this: Chat, connection, { outcomes }) {
            const refused = outcomes.map((each) => ({ ...each, outcome: Outcome.REFUSED }));
            return take.call(this, connection, MessageOutcomes.create({ outcomes: refused }));
          },
      ),
  },
  {
    name: "the reason of a Decline is lost",
    section: "12. Signalling",
    finds: "signalling/decline",
    apply: () =>
      spoil(Declined, (event) => {
        event.reason = 0;
      }),
  },
  {
    name: "a lost connection ends its conversations at once",
    section: "12. Signalling",
    finds: "signalling/end-of-connection",
    apply: () =>
      replace(
        Chat.prototype,
        "lose",
        () =>
          function (this: Chat, connection, nowMs) {
            return this.leave(connection, nowMs);
          },
      ),
  },
  {
    name: "the proof in an announcement is not passed on as it is",
    section: "12. Signalling",
    finds: "signalling/announced",
    apply: () =>
      spoil(Reintroduced, (event) => {
        event.announcedProof = event.announcedProof.map((byte) => byte ^ 1);
      }),
  },
  ...RESUMPTION_MUTANTS,
  ...DATAGRAM_MUTANTS,
  ...ROOM_MUTANTS,
];

/** Changes what the chat sees of the ids in the headers of requests. */
function changeIdentity(change: (identity: RequestIdentity) => RequestIdentity): () => void {
  return replace(Chat.prototype, "handle", (handle) => {
    return function (this: Chat, name, body, { identity, ...request }) {
      return handle.call(this, name, body, { ...request, identity: identity && change(identity) });
    };
  });
}
