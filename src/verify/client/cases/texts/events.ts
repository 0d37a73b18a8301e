/** Cases of "11. Texts through the server": receipts, typing, broadcasts and application messages. */

import { ApplicationMessage, MessageReceived } from "../../../../../generated/chatwire/v1/application.ts";
import { Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { Command } from "../../../../../generated/chatwire/v1/command.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import {
  BroadcastReceived,
  Receipt,
  ReceiptChanged,
  TextReceived,
  TypingChanged,
} from "../../../../../generated/chatwire/v1/text.ts";
import { check, Skip } from "../../../shared/fault.ts";
import { UNKNOWN } from "../../../shared/raw.ts";
import { PEER_NAME } from "../../answers.ts";
import type { BodyOf, ClientConnection, HeaderOptions, Received } from "../../client-connection.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";
import { checkNoEvent, checkRecipient, textOf, works } from "../expectations.ts";

const RECEIPTS: readonly ClientCase[] = [
  receipt("delivered", Receipt.DELIVERED, "RECEIPT_DELIVERED"),
  receipt("read", Receipt.READ, "RECEIPT_READ"),
  {
    id: "receipts/up-to",
    title: "A receipt stands for all texts up to its number: one for several texts is reported once",
    heading: "Receipts",
    async run(context) {
      const connection = await context.registered();
      for (const text of ["one", "two", "three"]) {
        context.client.send({ command: "sendText", to: PEER_NAME, text });
        await context.client.expect("textSent");
      }
      changesReceipt(connection, 3, Receipt.READ);
      await context.client.expect("receipt", ({ textId }) => Number(textId) === 3);
      await works(context, connection);
      const { length } = context.client.events.all.filter(({ event }) => event === "receipt");
      check(length === 1, "one event for one receipt", () => `${length} events`);
    },
  },
  {
    id: "receipts/unknown-state",
    title: "A receipt with an unknown state is not reported as delivered or read, and the connection goes on",
    heading: "Receipts",
    async run(context) {
      const connection = await context.registered();
      changesReceipt(connection, 1, UNKNOWN);
      await works(context, connection);
      const isShown = context.client.events.all.some(
        ({ event, receipt: state }) =>
          event === "receipt" && (state === "RECEIPT_DELIVERED" || state === "RECEIPT_READ"),
      );
      check(!isShown, "no receipt with a known state", () => context.client.describe());
    },
  },
  {
    id: "receipts/mark-read",
    title: "MarkRead names the sender of a text as its recipient, and the number of the text",
    heading: "Receipts",
    async run(context) {
      const connection = await context.registered();
      receives(connection, 1, "read me");
      await context.client.expect("text");
      const request = await marked(context, connection);
      checkRecipient(request, PEER_NAME);
      check(request.value.textId === 1, "the number 1", () => String(request.value.textId));
    },
  },
  {
    id: "receipts/mark-refused",
    title: "A refused MarkRead ends no more than the request",
    heading: "Receipts",
    async run(context) {
      context.server.answers.on("markReadRequest", (_value, request, connection) => {
        connection.refuse(request, ErrorCode.USER_NOT_FOUND);
      });
      const connection = await context.registered();
      receives(connection, 1, "read me");
      await marked(context, connection);
      await works(context, connection);
    },
  },
  {
    id: "receipts/confirms-no-gap",
    title: "The client does not confirm a text beyond one that it has not got",
    heading: "Receipts",
    async run(context) {
      context.server.answers.ignore("fetchTextsRequest");
      const connection = await context.registered();
      receives(connection, 5, "text 5");
      await works(context, connection);
      await context.quiet();
      const numbers = connection
        .requests("confirmTextsRequest")
        .map(({ body }) => (body.case === "confirmTextsRequest" ? body.value.textId : 0));
      check(
        numbers.every((number) => number === 0),
        "no ConfirmTexts before the texts up to 4",
        () => numbers.join(", "),
      );
    },
  },
];

const TYPING: readonly ClientCase[] = [
  {
    id: "typing/changed",
    title: "The client reports that a user is writing, and that the user has stopped",
    heading: "History and typing",
    async run(context) {
      const connection = await context.registered();
      for (const typing of [true, false]) {
        connection.event({ case: "typingChanged", value: TypingChanged.create({ from: PEER_NAME, typing }) });
        await context.client.expect("typing", (event) => event["from"] === PEER_NAME && event["typing"] === typing);
      }
    },
  },
  {
    id: "typing/flood",
    title: "Many changes of typing do not keep texts from arriving",
    heading: "History and typing",
    async run(context) {
      const connection = await context.registered();
      for (let count = 0; count < 3_000; count++) {
        const value = TypingChanged.create({ from: PEER_NAME, typing: count % 2 === 0 });
        connection.event({ case: "typingChanged", value });
      }
      receives(connection, 1, "after them");
      await context.client.expect("text", ({ text }) => text === "after them");
      await works(context, connection);
    },
  },
];

const BROADCASTS: readonly ClientCase[] = [
  {
    id: "broadcasts/send",
    title: "A broadcast names everyone as its recipient",
    heading: "Broadcasts",
    async run(context) {
      const connection = await context.registered();
      context.client.send({ command: "broadcast", text: "grüße an alle 🎉" });
      const { value, header } = await connection.request("broadcastRequest");
      const { target } = header.recipient ?? {};
      check(target?.case === "everyone", "the recipient everyone", () => JSON.stringify(target));
      check(value.text === "grüße an alle 🎉", "the text as the user typed it", () => JSON.stringify(value.text));
      await context.client.expect("broadcastSent");
    },
  },
  {
    id: "broadcasts/refused",
    title: "A refused broadcast is reported as an error, and the connection goes on",
    heading: "Broadcasts",
    async run(context) {
      const connection = await context.registered();
      context.server.answers.on("broadcastRequest", (_value, request) => {
        connection.refuse(request, ErrorCode.TOO_LARGE);
      });
      context.client.send({ command: "broadcast", text: "to all" });
      await context.client.expect("error");
      checkNoEvent(context, "broadcastSent");
      await works(context, connection);
    },
  },
  {
    id: "broadcasts/received",
    title: "The client reports a broadcast with its sender, and not as a text of the mailbox",
    heading: "Broadcasts",
    async run(context) {
      const connection = await context.registered();
      const value = BroadcastReceived.create({ from: PEER_NAME, text: "to all" });
      connection.event({ case: "broadcastReceived", value });
      await context.client.expect("broadcast", ({ from, text }) => from === PEER_NAME && text === "to all");
      await works(context, connection);
      checkNoEvent(context, "text");
      const confirmed =
        connection.requests("confirmTextsRequest").length + connection.requests("markReadRequest").length;
      check(confirmed === 0, "no ConfirmTexts and no MarkRead for a broadcast", () => connection.describe());
    },
  },
];

const APPLICATION: readonly ClientCase[] = [
  {
    id: "application/unknown-type",
    title: "The client drops an application message of a type that it does not know",
    heading: "Messages of applications",
    async run(context) {
      const connection = await context.registered();
      for (const typeName of ["chatwire.verify.Unknown", "", "not a name", "x".repeat(256)])
        sendsMessage(connection, typeName);
      await works(context, connection);
      check(refusals(connection).length === 0, "no refusal of a known event", () => connection.describe());
    },
  },
  {
    id: "application/missing-message",
    title: "The client drops an event MessageReceived that contains no message",
    heading: "Messages of applications",
    async run(context) {
      const connection = await context.registered();
      connection.event({ case: "messageReceived", value: MessageReceived.create({ from: PEER_NAME }) });
      await works(context, connection);
    },
  },
  {
    id: "application/flood",
    title: "Many application messages do not end the connection",
    heading: "Messages of applications",
    async run(context) {
      const connection = await context.registered();
      for (let count = 0; count < 1_000; count++) sendsMessage(connection, `chatwire.verify.Unknown${count}`);
      await works(context, connection);
    },
  },
  {
    id: "application/feature-missing",
    title:
      "Without the feature APPLICATION_MESSAGES, MessageReceived is unknown: it is skipped, and refused if critical",
    heading: "Messages of applications",
    async run(context) {
      context.server.answers.features = [Feature.PROBES, Feature.MEDIA];
      const connection = await context.registered();
      sendsMessage(connection, "chatwire.verify.Unknown");
      await works(context, connection);
      check(refusals(connection).length === 0, "no refusal of what is not critical", () => connection.describe());
      const sequence = sendsMessage(connection, "chatwire.verify.Unknown", { critical: true });
      const isRefusal = (message: Received): boolean => message.header.answers === sequence;
      await connection.received.until(() => refusals(connection).some(isRefusal), context.options.waitMs);
      const [code] = refusals(connection).filter(isRefusal).map(codeOf);
      check(code === ErrorCode.UNKNOWN_COMMAND, "a refusal with UNKNOWN_COMMAND", () => connection.describe());
      await works(context, connection);
    },
  },
];

export const EVENTS: readonly ClientCase[] = [...RECEIPTS, ...TYPING, ...BROADCASTS, ...APPLICATION];

function receipt(id: string, state: Receipt, shown: string): ClientCase {
  return {
    id: `receipts/${id}`,
    title: `The client reports that its text is ${id}`,
    heading: "Receipts",
    async run(context) {
      const connection = await context.registered();
      context.client.send({ command: "sendText", to: PEER_NAME, text: "hello" });
      await context.client.expect("textSent");
      changesReceipt(connection, 1, state);
      const { to, textId, receipt: came } = await context.client.expect("receipt");
      const isRight = to === PEER_NAME && Number(textId) === 1 && came === shown;
      check(isRight, `${shown} of the text 1 to ${PEER_NAME}`, () => JSON.stringify({ to, textId, receipt: came }));
    },
  };
}

function changesReceipt(connection: ClientConnection, textId: number, state: number): void {
  const value = ReceiptChanged.create({ to: PEER_NAME, textId, receipt: state });
  connection.event({ case: "receiptChanged", value });
}

function receives(connection: ClientConnection, textId: number, text: string): void {
  connection.event({ case: "textReceived", value: TextReceived.create({ text: textOf(textId, text) }) });
}

/** Waits for MarkRead. @throws Skip it did not come */
async function marked(
  context: ClientContext,
  connection: ClientConnection,
): Promise<Received & { readonly value: BodyOf<"markReadRequest"> }> {
  const isSent = (): boolean => connection.requests("markReadRequest").length > 0;
  if (await connection.received.until(isSent, context.options.waitMs)) return connection.request("markReadRequest");
  throw new Skip("the client does not mark texts as read");
}

/** Sends an application message of the peer. Returns its number. */
function sendsMessage(connection: ClientConnection, typeName: string, options: HeaderOptions = {}): number {
  const message = ApplicationMessage.create({ typeName, payload: Uint8Array.of(0xff, 1, 2) });
  return connection.event(
    { case: "messageReceived", value: MessageReceived.create({ from: PEER_NAME, message }) },
    options,
  );
}

/** The refusals of application messages. */
function refusals(connection: ClientConnection): Received[] {
  return connection.requests("error").filter(({ header }) => header.command === Command.SEND_MESSAGE);
}

function codeOf({ body }: Received): number {
  return body.case === "error" ? body.value.code : 0;
}
