/** Cases of "11. Texts through the server": receipts, typing, broadcasts and application messages. */

import { ApplicationMessage, MessageReceived } from "../../../../generated/chatwire/v1/application.ts";
import { Feature } from "../../../../generated/chatwire/v1/capability.ts";
import { Command } from "../../../../generated/chatwire/v1/command.ts";
import { ErrorCode } from "../../../../generated/chatwire/v1/error.ts";
import {
  BroadcastReceived,
  Receipt,
  ReceiptChanged,
  TextReceived,
  TypingChanged,
} from "../../../../generated/chatwire/v1/text.ts";
import { check, Skip } from "../../harness/fault.ts";
import { UNKNOWN } from "../../harness/raw.ts";
import { PEER_NAME } from "../answers.ts";
import type { BodyOf, ClientConnection, HeaderOptions, Received } from "../client-connection.ts";
import type { ClientCase, Scene } from "../scene.ts";
import { checkNoEvent, checkRecipient, textOf, works } from "./expectations.ts";

const RECEIPTS: readonly ClientCase[] = [
  receipt("delivered", Receipt.DELIVERED, "RECEIPT_DELIVERED"),
  receipt("read", Receipt.READ, "RECEIPT_READ"),
  {
    id: "receipts/up-to",
    title: "A receipt stands for all texts up to its number: one for several texts is reported once",
    heading: "Receipts",
    async run(scene) {
      const connection = await scene.registered();
      for (const text of ["one", "two", "three"]) {
        scene.client.send({ command: "sendText", to: PEER_NAME, text });
        await scene.client.expect("textSent");
      }
      changesReceipt(connection, 3, Receipt.READ);
      await scene.client.expect("receipt", ({ textId }) => Number(textId) === 3);
      await works(scene, connection);
      const { length } = scene.client.events.all.filter(({ event }) => event === "receipt");
      check(length === 1, "one event for one receipt", () => `${length} events`);
    },
  },
  {
    id: "receipts/unknown-state",
    title: "A receipt with an unknown state is not reported as delivered or read, and the connection goes on",
    heading: "Receipts",
    async run(scene) {
      const connection = await scene.registered();
      changesReceipt(connection, 1, UNKNOWN);
      await works(scene, connection);
      const isShown = scene.client.events.all.some(
        ({ event, receipt: state }) =>
          event === "receipt" && (state === "RECEIPT_DELIVERED" || state === "RECEIPT_READ"),
      );
      check(!isShown, "no receipt with a known state", () => scene.client.describe());
    },
  },
  {
    id: "receipts/mark-read",
    title: "MarkRead names the sender of a text as its recipient, and the number of the text",
    heading: "Receipts",
    async run(scene) {
      const connection = await scene.registered();
      receives(connection, 1, "read me");
      await scene.client.expect("text");
      const request = await marked(scene, connection);
      checkRecipient(request, PEER_NAME);
      check(request.value.textId === 1, "the number 1", () => String(request.value.textId));
    },
  },
  {
    id: "receipts/mark-refused",
    title: "A refused MarkRead ends no more than the request",
    heading: "Receipts",
    async run(scene) {
      scene.server.answers.on("markReadRequest", (_value, request, connection) => {
        connection.refuse(request, ErrorCode.USER_NOT_FOUND);
      });
      const connection = await scene.registered();
      receives(connection, 1, "read me");
      await marked(scene, connection);
      await works(scene, connection);
    },
  },
  {
    id: "receipts/confirms-no-gap",
    title: "The client does not confirm a text beyond one that it has not got",
    heading: "Receipts",
    async run(scene) {
      scene.server.answers.ignore("fetchTextsRequest");
      const connection = await scene.registered();
      receives(connection, 5, "text 5");
      await works(scene, connection);
      await scene.quiet();
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
    async run(scene) {
      const connection = await scene.registered();
      for (const typing of [true, false]) {
        connection.event({ case: "typingChanged", value: TypingChanged.create({ from: PEER_NAME, typing }) });
        await scene.client.expect("typing", (event) => event["from"] === PEER_NAME && event["typing"] === typing);
      }
    },
  },
  {
    id: "typing/flood",
    title: "Many changes of typing do not keep texts from arriving",
    heading: "History and typing",
    async run(scene) {
      const connection = await scene.registered();
      for (let count = 0; count < 3_000; count++) {
        const value = TypingChanged.create({ from: PEER_NAME, typing: count % 2 === 0 });
        connection.event({ case: "typingChanged", value });
      }
      receives(connection, 1, "after them");
      await scene.client.expect("text", ({ text }) => text === "after them");
      await works(scene, connection);
    },
  },
];

const BROADCASTS: readonly ClientCase[] = [
  {
    id: "broadcasts/send",
    title: "A broadcast names everyone as its recipient",
    heading: "Broadcasts",
    async run(scene) {
      const connection = await scene.registered();
      scene.client.send({ command: "broadcast", text: "grüße an alle 🎉" });
      const { value, header } = await connection.request("broadcastRequest");
      const { target } = header.recipient ?? {};
      check(target?.case === "everyone", "the recipient everyone", () => JSON.stringify(target));
      check(value.text === "grüße an alle 🎉", "the text as the user typed it", () => JSON.stringify(value.text));
      await scene.client.expect("broadcastSent");
    },
  },
  {
    id: "broadcasts/refused",
    title: "A refused broadcast is reported as an error, and the connection goes on",
    heading: "Broadcasts",
    async run(scene) {
      const connection = await scene.registered();
      scene.server.answers.on("broadcastRequest", (_value, request) => {
        connection.refuse(request, ErrorCode.TOO_LARGE);
      });
      scene.client.send({ command: "broadcast", text: "to all" });
      await scene.client.expect("error");
      checkNoEvent(scene, "broadcastSent");
      await works(scene, connection);
    },
  },
  {
    id: "broadcasts/received",
    title: "The client reports a broadcast with its sender, and not as a text of the mailbox",
    heading: "Broadcasts",
    async run(scene) {
      const connection = await scene.registered();
      const value = BroadcastReceived.create({ from: PEER_NAME, text: "to all" });
      connection.event({ case: "broadcastReceived", value });
      await scene.client.expect("broadcast", ({ from, text }) => from === PEER_NAME && text === "to all");
      await works(scene, connection);
      checkNoEvent(scene, "text");
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
    async run(scene) {
      const connection = await scene.registered();
      for (const typeName of ["chatwire.verify.Unknown", "", "not a name", "x".repeat(256)])
        sendsMessage(connection, typeName);
      await works(scene, connection);
      check(refusals(connection).length === 0, "no refusal of a known event", () => connection.describe());
    },
  },
  {
    id: "application/missing-message",
    title: "The client drops an event MessageReceived that contains no message",
    heading: "Messages of applications",
    async run(scene) {
      const connection = await scene.registered();
      connection.event({ case: "messageReceived", value: MessageReceived.create({ from: PEER_NAME }) });
      await works(scene, connection);
    },
  },
  {
    id: "application/flood",
    title: "Many application messages do not end the connection",
    heading: "Messages of applications",
    async run(scene) {
      const connection = await scene.registered();
      for (let count = 0; count < 1_000; count++) sendsMessage(connection, `chatwire.verify.Unknown${count}`);
      await works(scene, connection);
    },
  },
  {
    id: "application/feature-missing",
    title:
      "Without the feature APPLICATION_MESSAGES, MessageReceived is unknown: it is skipped, and refused if critical",
    heading: "Messages of applications",
    async run(scene) {
      scene.server.answers.features = [Feature.PROBES, Feature.MEDIA];
      const connection = await scene.registered();
      sendsMessage(connection, "chatwire.verify.Unknown");
      await works(scene, connection);
      check(refusals(connection).length === 0, "no refusal of what is not critical", () => connection.describe());
      const sequence = sendsMessage(connection, "chatwire.verify.Unknown", { critical: true });
      const isRefusal = (message: Received): boolean => message.header.answers === sequence;
      await connection.received.until(() => refusals(connection).some(isRefusal), scene.options.waitMs);
      const [code] = refusals(connection).filter(isRefusal).map(codeOf);
      check(code === ErrorCode.UNKNOWN_COMMAND, "a refusal with UNKNOWN_COMMAND", () => connection.describe());
      await works(scene, connection);
    },
  },
];

export const EVENTS: readonly ClientCase[] = [...RECEIPTS, ...TYPING, ...BROADCASTS, ...APPLICATION];

function receipt(id: string, state: Receipt, shown: string): ClientCase {
  return {
    id: `receipts/${id}`,
    title: `The client reports that its text is ${id}`,
    heading: "Receipts",
    async run(scene) {
      const connection = await scene.registered();
      scene.client.send({ command: "sendText", to: PEER_NAME, text: "hello" });
      await scene.client.expect("textSent");
      changesReceipt(connection, 1, state);
      const { to, textId, receipt: came } = await scene.client.expect("receipt");
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
  scene: Scene,
  connection: ClientConnection,
): Promise<Received & { readonly value: BodyOf<"markReadRequest"> }> {
  const isSent = (): boolean => connection.requests("markReadRequest").length > 0;
  if (await connection.received.until(isSent, scene.options.waitMs)) return connection.request("markReadRequest");
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
