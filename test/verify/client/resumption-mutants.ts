/** Clients that break a rule about acknowledgements, resumption and ids of requests. */

import { ClientResumption } from "../../../src/client/connection/resumption.ts";
import { ServerStream } from "../../../src/client/connection/server-stream.ts";
import { MailboxSync } from "../../../src/client/texts/mailbox-sync.ts";
import { Incoming } from "../../../src/session/incoming.ts";
import { Resumption } from "../../../src/session/resumption.ts";
import { type ClientMutant, replace } from "./mutant.ts";

/** More than any number of a message in a case. */
const FAR = 1_000_000;

/** Changes what a resumption does with the number of the last message that the other end has. */
function replaceAttach(change: (received: number) => number): void {
  replace(
    Resumption.prototype,
    "attach",
    (attach) =>
      function (this: Resumption, received) {
        attach.call(this, change(received));
      },
  );
}

/** Changes up to which number messages may be missing after a resumption. */
function replaceGap(change: (sent: number) => number): void {
  replace(
    Incoming.prototype,
    "attach",
    (attach) =>
      function (this: Incoming, sent, nowMs) {
        attach.call(this, change(sent), nowMs);
      },
  );
}

export const RESUMPTION_MUTANTS: Readonly<Record<string, ClientMutant>> = {
  "nothing acknowledged": {
    found: "acknowledgements/carried",
    expected: "received from",
    section: "6",
    break: () => Object.defineProperty(Resumption.prototype, "news", { get: () => 0 }),
  },
  "acknowledgement of what was not sent ignored": {
    found: "acknowledgements/ahead",
    expected: "a close with OUT_OF_SEQUENCE",
    section: "6",
    break: () =>
      replace(
        Incoming.prototype,
        "checkHeader",
        (checkHeader) =>
          function (this: Incoming, message) {
            const header = checkHeader.call(this, message);
            header.received = 0;
            return header;
          },
      ),
  },
  "received forgotten in a resumption": {
    found: "resumption/resumed",
    expected: "received from",
    section: "6",
    break: () =>
      replace(
        ClientResumption.prototype,
        "request",
        (request) =>
          function (this: ClientResumption, exporter, { sent }) {
            return request.call(this, exporter, { received: 0, sent });
          },
      ),
  },
  "proof with numbers of before": {
    found: "resumption/resumed",
    expected: "proof of the client",
    section: "6",
    break: () =>
      replace(
        ClientResumption.prototype,
        "request",
        (request) =>
          function (this: ClientResumption, exporter, own) {
            const { proof } = request.call(this, exporter, { ...own, sent: own.sent - 1 });
            return { ...request.call(this, exporter, own), proof };
          },
      ),
  },
  "unhandled request not sent again": {
    found: "resumption/sent-again",
    expected: "the request sendTextRequest",
    section: "6",
    break: () => replaceAttach(() => FAR),
  },
  "handled request sent again": {
    found: "resumption/not-sent-again",
    expected: 'the client\'s event "textSent"',
    section: "6",
    break: () => replaceAttach(() => 0),
  },
  "key of a session not renewed": {
    found: "resumption/renewed-key",
    expected: "proof of the client",
    section: "6",
    break: () => {
      ClientResumption.prototype.accept = () => {};
    },
  },
  "server's proof of a resumption not checked": {
    found: "resumption/server-without-proof",
    expected: "the end of the connection",
    section: "6",
    break: () => {
      ClientResumption.prototype.accept = () => {};
    },
  },
  "messages that were not kept are missed": {
    found: "resumption/gap-up-to-sent",
    expected: 'the client\'s event "textSent"',
    section: "6",
    break: () => replaceGap(() => 0),
  },
  "gaps after a resumption": {
    found: "resumption/gap-after-sent",
    expected: "a close with OUT_OF_SEQUENCE",
    section: "6",
    break: () => replaceGap(() => FAR),
  },
  "one id for all texts": {
    found: "once/ids",
    expected: "different ids of two texts",
    section: "7",
    break: () =>
      replace(
        MailboxSync.prototype,
        "sendText",
        (sendText) =>
          function (this: MailboxSync, text, id) {
            return sendText.call(this, text, id && { ...id, bytes: new Uint8Array(16).fill(7) });
          },
      ),
  },
  "another id for each try": {
    found: "once/repeated",
    expected: "id of the repeated request",
    section: "7",
    break: () => {
      let tries = 0;
      replace(
        ServerStream.prototype,
        "request",
        (request) =>
          function (this: ServerStream, call) {
            tries += 1;
            const id = call.id && { ...call.id, bytes: call.id.bytes.map((byte) => byte ^ tries) };
            return request.call(this, { ...call, id });
          },
      );
    },
  },
  "repeated as if for the first time": {
    found: "once/repeated",
    expected: "repeated_after_ms",
    section: "7",
    break: () =>
      replace(
        ServerStream.prototype,
        "request",
        (request) =>
          function (this: ServerStream, call) {
            return request.call(this, { ...call, id: call.id && { ...call.id, firstSentMs: undefined } });
          },
      ),
  },
};
