/** Cases of "Exactly once" in "7. Commands". */

import { Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { PingRequest } from "../../../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { events, FetchTexts, Ping, SendText } from "../../../../../generated/chatwire/v1/rules.ts";
import { SendTextRequest } from "../../../../../generated/chatwire/v1/text.ts";
import { hex } from "../../../shared/describe.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import type { User } from "../../account.ts";
import { bodyOf } from "../../raw-connection.ts";
import type { ServerCase } from "../../server-context.ts";
import { random } from "../../socket.ts";

const HEADING = "Exactly once";
const ID_BYTES = 16;
const ORDERED = { features: [Feature.REQUEST_IDS, Feature.ORDERED_REQUESTS] };

/** A request with an id, which the case sends as often as it likes. */
interface Identified {
  readonly id: Uint8Array;
  readonly to: string;
  readonly text: string;
  /** The id of the request that must have been carried out before. */
  readonly after?: Uint8Array;
}

function identified(to: User, text: string): Identified {
  return { id: random(ID_BYTES), to: to.name, text };
}

/** Sends a text. @returns the sequence number */
function send({ connection }: Pick<User, "connection">, { to, text, ...ids }: Identified, repeatedAfterMs = 0): number {
  const body = SendText.wrapRequest(SendTextRequest.create({ text }));
  return connection.send({ command: SendText.command, body, to: { user: to }, ...ids, repeatedAfterMs });
}

/** The number in the answer to a text. */
async function textIdOf(user: Pick<User, "connection">, sequence: number): Promise<number> {
  const { message } = await user.connection.answerTo(sequence);
  const answer = SendText.unwrapResponse(message.body);
  check(answer !== undefined, "a SendTextResponse", () => message.body.case ?? "no body");
  return answer?.textId ?? 0;
}

/** How many texts of this content the receiver has been sent. */
async function countOf({ connection }: User, text: string, after: number): Promise<number> {
  const { texts } = await connection.ok(FetchTexts, { after });
  return texts.filter((each) => each.text === text).length;
}

async function lastTextId({ connection }: User): Promise<number> {
  return (await connection.ok(FetchTexts, { after: Number.MAX_SAFE_INTEGER })).lastTextId;
}

export const REQUEST_ID_CASES: readonly ServerCase[] = [
  {
    id: "once/repeated",
    title: "A text that is repeated with its id after another login is stored once, and gets the first answer",
    heading: HEADING,
    async run(context) {
      context.needs("REQUEST_IDS");
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const before = await lastTextId(grace);
      const first = await context.again(ada);
      const request = identified(grace, `once ${hex(random(4))}`);
      const answer = await first.connection.answerTo(send(first, request));
      first.connection.destroy();
      const second = await context.again(ada);
      const repeated = await second.connection.answerTo(send(second, request, 1_000));
      checkEqual(hex(bodyOf(repeated)), hex(bodyOf(answer)), "the answer to the repeated request");
      checkEqual(await countOf(grace, request.text, before), 1, "texts of the receiver");
    },
  },
  {
    id: "once/at-once",
    title: "The same request twice at once is carried out once and answered twice",
    heading: HEADING,
    async run(context) {
      context.needs("REQUEST_IDS");
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const before = await lastTextId(grace);
      const other = await context.again(ada);
      const request = identified(grace, `at once ${hex(random(4))}`);
      const sequences = [send(ada, request, 1), send(other, request, 1)] as const;
      const numbers = [await textIdOf(ada, sequences[0]), await textIdOf(other, sequences[1])];
      checkEqual(numbers[1], numbers[0], "text_id in the second answer");
      checkEqual(await countOf(grace, request.text, before), 1, "texts of the receiver");
    },
  },
  {
    id: "once/never-arrived",
    title: "A repeated request that the server has never got is carried out",
    heading: HEADING,
    async run(context) {
      context.needs("REQUEST_IDS");
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const request = identified(grace, `late ${hex(random(4))}`);
      await textIdOf(ada, send(ada, request, 1_000));
      await grace.connection.event(events.TextReceived, ({ text }) => text?.text === request.text);
    },
  },
  {
    id: "once/reused",
    title: "An id that comes with other content is refused with ID_REUSED, and nothing is done",
    heading: HEADING,
    async run(context) {
      context.needs("REQUEST_IDS");
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const before = await lastTextId(grace);
      const request = identified(grace, `reused ${hex(random(4))}`);
      await textIdOf(ada, send(ada, request));
      const other = { ...request, text: `${request.text}, but other` };
      await ada.connection.refusalOf(send(ada, other, 1), ErrorCode.ID_REUSED);
      checkEqual(await countOf(grace, other.text, before), 0, "texts of the refused request");
    },
  },
  {
    id: "once/reused-between",
    title: "A request that is repeated after another one with its id was refused gets the first answer",
    heading: HEADING,
    async run(context) {
      context.needs("REQUEST_IDS");
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const before = await lastTextId(grace);
      const request = identified(grace, `between ${hex(random(4))}`);
      const textId = await textIdOf(ada, send(ada, request));
      const other = { ...request, text: `${request.text}, but other` };
      await ada.connection.refusalOf(send(ada, other, 1), ErrorCode.ID_REUSED);
      checkEqual(await textIdOf(ada, send(ada, request, 2)), textId, "text_id of the repeated request");
      checkEqual(await countOf(grace, request.text, before), 1, "texts of the receiver");
    },
  },
  {
    id: "once/in-order",
    title: "A request is refused with NOT_IN_ORDER until the one that it names in `after` was carried out",
    heading: HEADING,
    async run(context) {
      context.needs("REQUEST_IDS");
      context.needs("ORDERED_REQUESTS");
      const [known, grace] = [await context.user("ada"), await context.user("grace")];
      const ada = await context.again(known, ORDERED);
      const before = await lastTextId(grace);
      const first = identified(grace, `first ${hex(random(4))}`);
      const second = { ...identified(grace, `second ${hex(random(4))}`), after: first.id };
      await ada.connection.refusalOf(send(ada, second), ErrorCode.NOT_IN_ORDER);
      checkEqual(await countOf(grace, second.text, before), 0, "texts of the refused request");
      const firstId = await textIdOf(ada, send(ada, first));
      const secondId = await textIdOf(ada, send(ada, second, 1));
      check(secondId > firstId, `a text_id after ${firstId}`, () => `${secondId}`);
    },
  },
  {
    id: "once/in-order-repeated",
    title: "A request that was carried out gets its answer again, whatever it names in `after`",
    heading: HEADING,
    async run(context) {
      context.needs("REQUEST_IDS");
      context.needs("ORDERED_REQUESTS");
      const [known, grace] = [await context.user("ada"), await context.user("grace")];
      const ada = await context.again(known, ORDERED);
      const request = identified(grace, `named ${hex(random(4))}`);
      const textId = await textIdOf(ada, send(ada, request));
      const again = { ...request, after: random(ID_BYTES) };
      checkEqual(await textIdOf(ada, send(ada, again, 1)), textId, "text_id of the repeated request");
    },
  },
  {
    id: "once/in-order-refused",
    title: "`after` of another length, without an `id`, or without ORDERED_REQUESTS, is refused with BODY_MISMATCH",
    heading: HEADING,
    async run(context) {
      context.needs("REQUEST_IDS");
      context.needs("ORDERED_REQUESTS");
      const [known, grace] = [await context.user("ada"), await context.user("grace")];
      const ada = await context.again(known, ORDERED);
      const first = identified(grace, "first");
      await textIdOf(ada, send(ada, first));
      const { BODY_MISMATCH } = ErrorCode;
      const second = { ...identified(grace, "second"), after: first.id };
      await ada.connection.refusalOf(send(ada, { ...second, after: first.id.subarray(1) }), BODY_MISMATCH);
      await ada.connection.refusalOf(send(ada, { ...second, id: new Uint8Array(0) }), BODY_MISMATCH);
      await known.connection.refusalOf(send(known, second), BODY_MISMATCH);
    },
  },
  {
    id: "once/refused",
    title: "An id of another length, or in a request that may have none, is refused with BODY_MISMATCH",
    heading: HEADING,
    async run(context) {
      context.needs("REQUEST_IDS");
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const short = { ...identified(grace, "short"), id: random(ID_BYTES - 1) };
      await ada.connection.refusalOf(send(ada, short), ErrorCode.BODY_MISMATCH);
      const body = Ping.wrapRequest(PingRequest.create());
      const ping = ada.connection.send({ command: Ping.command, body, id: random(ID_BYTES) });
      await ada.connection.refusalOf(ping, ErrorCode.BODY_MISMATCH);
    },
  },
];
