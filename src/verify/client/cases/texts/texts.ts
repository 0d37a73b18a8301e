/** Cases of "11. Texts through the server". */

import { FetchTexts } from "../../../../../generated/chatwire/v1/rules.ts";
import { FetchTextsResponse, type Text, TextReceived } from "../../../../../generated/chatwire/v1/text.ts";
import { check } from "../../../shared/fault.ts";
import { PEER_NAME } from "../../answers.ts";
import type { ClientConnection, Received } from "../../client-connection.ts";
import type { ClientCase, ClientContext } from "../../client-context.ts";
import { checkRecipient, expectTexts, textOf } from "../expectations.ts";

export const TEXTS: readonly ClientCase[] = [
  {
    id: "texts/send",
    title: "A text names its receiver, and the client reports the number that the server gave it",
    async run(context) {
      const connection = await context.registered();
      context.client.send({ command: "sendText", to: PEER_NAME, text: "grüße 🎉" });
      const { value, header } = await connection.request("sendTextRequest");
      check(value.text === "grüße 🎉", "the text as the user typed it", () => JSON.stringify(value.text));
      checkRecipient({ header }, PEER_NAME);
      await context.client.expect("textSent", ({ textId }) => Number(textId) === 1);
    },
  },
  {
    id: "texts/fetches",
    title: "After a login, the client fetches the texts after the last one that it has",
    heading: "Catching up",
    async run(context) {
      context.server.answers.account.confirmedTextId = 41;
      const connection = await context.loggedIn();
      const { value } = await connection.request("fetchTextsRequest");
      check(value.after === 41, "FetchTexts after 41, the confirmed text of Welcome", () => `after ${value.after}`);
    },
  },
  {
    id: "texts/pages",
    title: "The client repeats FetchTexts with `up_to` until it has everything",
    heading: "Catching up",
    async run(context) {
      mailbox(context, [1, 2, 3, 4, 5, 6, 7], 3);
      const connection = await context.registered();
      await expectTexts(context, [1, 2, 3, 4, 5, 6, 7]);
      const afters = fetches(connection);
      check(afters.join() === "0,3,6", "FetchTexts after 0, 3 and 6", () => `after ${afters.join(", ")}`);
    },
  },
  {
    id: "texts/gaps",
    title: "Numbers may be missing",
    heading: "Catching up",
    async run(context) {
      mailbox(context, [2, 5, 9], 2);
      await context.registered();
      await expectTexts(context, [2, 5, 9]);
    },
  },
  {
    id: "texts/once-and-in-order",
    title: "Texts that arrive before their turn, twice or on a page as well are handled once and in order",
    heading: "Catching up",
    async run(context) {
      const held: Received[] = [];
      context.server.answers.on("fetchTextsRequest", (_value, request) => {
        held.push(request);
      });
      const connection = await context.registered();
      await connection.request("fetchTextsRequest");
      for (const number of [5, 3, 5]) arrives(connection, number);
      mailbox(context, [1, 2, 3, 4, 5], 2);
      for (const request of held.splice(0)) void context.server.answers.answer(request, connection);
      await expectTexts(context, [1, 2, 3, 4, 5]);
      for (const number of [4, 6, 6, 5, 7]) arrives(connection, number);
      await expectTexts(context, [1, 2, 3, 4, 5, 6, 7]);
    },
  },
  {
    id: "texts/gap-fetched",
    title: "A text that arrives before its turn makes the client fetch those before it",
    heading: "Catching up",
    async run(context) {
      const connection = await context.registered();
      arrives(connection, 1);
      await context.client.expect("text", ({ text }) => text === "text 1");
      mailbox(context, [1, 2, 3, 4], 10);
      arrives(connection, 4);
      await expectTexts(context, [1, 2, 3, 4]);
    },
  },
  {
    id: "texts/confirms",
    title: "The client confirms the texts that it has",
    heading: "Catching up",
    async run(context) {
      mailbox(context, [1, 2, 3], 2);
      const connection = await context.registered();
      await expectTexts(context, [1, 2, 3]);
      const isLast = ({ body }: Received): boolean => body.case === "confirmTextsRequest" && body.value.textId === 3;
      const isConfirmed = await connection.received.until(
        () => connection.received.all.some(isLast),
        context.options.waitMs,
      );
      check(isConfirmed, "ConfirmTexts with the number 3", () => connection.describe());
    },
  },
];

/** Answers FetchTexts from a mailbox. */
function mailbox(context: ClientContext, numbers: readonly number[], pageMax: number): void {
  context.server.answers.on("fetchTextsRequest", ({ after }, request, connection) => {
    const waiting = numbers.filter((number) => number > after);
    const page = waiting.slice(0, pageMax);
    const lastTextId = Math.max(after, numbers.at(-1) ?? 0);
    const upTo = page.length < waiting.length ? (page.at(-1) ?? after) : lastTextId;
    const response = FetchTextsResponse.create({ texts: page.map(numbered), upTo, lastTextId });
    connection.respond(request, FetchTexts.wrapResponse(response));
  });
}

function numbered(number: number): Text {
  return textOf(number, `text ${number}`);
}

function arrives(connection: ClientConnection, number: number): void {
  connection.event({ case: "textReceived", value: TextReceived.create({ text: numbered(number) }) });
}

function fetches(connection: ClientConnection): number[] {
  return connection
    .requests("fetchTextsRequest")
    .map(({ body }) => (body.case === "fetchTextsRequest" ? body.value.after : -1));
}
