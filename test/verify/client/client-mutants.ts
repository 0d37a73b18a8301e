/**
 * Clients that are broken on purpose: ours, with one method replaced. Each names the case of the suite that finds it
 * and the section of PROTOCOL.md that it breaks. `broken-client.ts` loads this file before the
 * client, which it breaks as the environment variable MUTANT says.
 */

import { BeginDeviceLoginResponse } from "../../../generated/chatwire/v1/account.ts";
import { HelloResponse } from "../../../generated/chatwire/v1/connection.ts";
import { Recipient } from "../../../generated/chatwire/v1/message.ts";
import { Broadcast } from "../../../generated/chatwire/v1/rules.ts";
import { Receipt, ReceiptChanged, TypingChanged } from "../../../generated/chatwire/v1/text.ts";
import { ChatClient } from "../../../src/client/chat-client.ts";
import { Connection } from "../../../src/client/connection/connection.ts";
import { FilePins } from "../../../src/client/connection/file-pins.ts";
import { ServerView } from "../../../src/client/conversations/sockets/server-view.ts";
import { ApplicationMessages } from "../../../src/client/events/application-messages.ts";
import { OutcomeSender } from "../../../src/client/events/message-outcomes.ts";
import { TextInbox } from "../../../src/client/texts/text-inbox.ts";
import { Texts } from "../../../src/client/texts/texts.ts";
import { keyPairOf } from "../../../src/crypto/key.ts";
import { ScramClient } from "../../../src/crypto/scram-client.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { FrameDecoder } from "../../../src/framing/frame-decoder.ts";
import { FrameWriter } from "../../../src/framing/frame-writer.ts";
import { OutboundCalls } from "../../../src/session/pending-calls.ts";
import { Session } from "../../../src/session/session.ts";
import { KEY_MUTANTS } from "./key-mutants.ts";
import { LINK_MUTANTS } from "./link-mutants.ts";
import { type ClientMutant, replace } from "./mutant.ts";
import { RESUMPTION_MUTANTS } from "./resumption-mutants.ts";
import { ROOM_MUTANTS } from "./room-mutants.ts";

export const CLIENT_MUTANTS: Readonly<Record<string, ClientMutant>> = {
  "sequence reuse": {
    found: "sequence/counts",
    expected: "the sequences 1, 2, 3",
    section: "6",
    break: () =>
      // Where every message passes, also one of grease: its number would be right and stand among the others.
      replace(
        FrameWriter.prototype,
        "write",
        (write) =>
          function (this: FrameWriter, header, body) {
            write.call(this, { ...header, sequence: Math.min(header.sequence, 3) }, body);
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
    break: () => {
      const { get: keys } = Object.getOwnPropertyDescriptor(ScramClient.prototype, "keys") ?? {};
      Object.defineProperty(ScramClient.prototype, "keys", {
        get(this: ScramClient) {
          return { ...keys?.call(this), salt: new Uint8Array(16).fill(9) };
        },
      });
    },
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
      // After the client has checked its own request.
      replace(
        FrameWriter.prototype,
        "write",
        (write) =>
          function (this: FrameWriter, header, body) {
            const recipient = Recipient.create({ target: { case: "user", value: "grace" } });
            write.call(this, header.command === Broadcast.command ? { ...header, recipient } : header, body);
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
  "messages not answered": {
    found: "application/answered",
    expected: "the numbers that were answered",
    section: "11",
    break: () => {
      OutcomeSender.prototype.answer = () => {};
    },
  },
  ...RESUMPTION_MUTANTS,
  ...ROOM_MUTANTS,
  ...KEY_MUTANTS,
  ...LINK_MUTANTS,
};

CLIENT_MUTANTS[process.env["MUTANT"] ?? ""]?.break();
