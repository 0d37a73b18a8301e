/** Cases of "Messages of applications" and "Outcomes through the server" in "11. Texts through the server". */

import { MessageOutcome, MessageOutcomes, Outcome } from "../../../../../generated/chatwire/v1/application.ts";
import { Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { MessageType } from "../../../../../generated/chatwire/v1/message.ts";
import { events, LogOff, SendMessage } from "../../../../../generated/chatwire/v1/rules.ts";
import { hex } from "../../../shared/describe.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import type { User } from "../../account.ts";
import type { ServerCase, ServerContext } from "../../server-context.ts";
import { lastTextId, pair } from "./texts.ts";

const { INVALID_ARGUMENT, TOO_LARGE } = ErrorCode;
const MESSAGES = "Messages of applications";
const OUTCOMES = "Outcomes through the server";
const TYPE_NAME = "verify.Note";
/** Of an error that no version has. */
const UNKNOWN_CODE = 9_050;
const ANSWERING = { features: [Feature.APPLICATION_MESSAGES, Feature.MESSAGE_ANSWERS] };

/** A user whose only client has the feature MESSAGE_ANSWERS. */
async function answeringUser(context: ServerContext, role: "ada" | "grace"): Promise<User> {
  const user = await context.user(role);
  await user.connection.ok(LogOff, {});
  return { ...user, ...(await context.again(user, ANSWERING)) };
}

/** The user's client says what it made of messages. */
function answers({ connection }: User, ...outcomes: Partial<MessageOutcome>[]): void {
  const value = MessageOutcomes.create({ outcomes: outcomes.map((each) => MessageOutcome.create(each)) });
  const { command } = events.MessageOutcomes;
  connection.send({ type: MessageType.EVENT, command, body: { case: "messageOutcomes", value } });
}

/** Sends an application message whose outcome is asked for, and waits until the receiver has it. Returns its number. */
async function sendNumbered(from: User, to: User): Promise<number> {
  const message = { typeName: TYPE_NAME, payload: Uint8Array.of(1) };
  const { number } = await from.connection.ok(SendMessage, { message }, { user: to.name });
  check(number > 0, "a number", () => String(number));
  await to.connection.event(events.MessageReceived, (each) => each.number === number);
  return number;
}

/** The outcome and the code that the sender of a message is told. */
async function toldTo({ connection }: User, number: number): Promise<string> {
  const isMeant = (each: MessageOutcome): boolean => each.number === number;
  const { outcomes } = await connection.event(events.MessageOutcomes, (event) => event.outcomes.some(isMeant));
  return outcomes
    .filter(isMeant)
    .map(({ outcome, code, waits, to, typeName }) => {
      const named = [to, typeName].filter((name) => name !== "").map((name) => ` ${name}`);
      return `${outcome} ${code}${waits ? " waits" : ""}${named.join("")}`;
    })
    .join();
}

export const APPLICATION_CASES: readonly ServerCase[] = [
  {
    id: "texts/application-message",
    title: "An application message reaches the receiver as it was sent, and is not stored",
    heading: MESSAGES,
    async run(context) {
      context.needs("APPLICATION_MESSAGES");
      const [ada, grace] = await pair(context);
      const before = await lastTextId(grace);
      const message = { typeName: TYPE_NAME, payload: Uint8Array.of(0, 255, 7) };
      await ada.connection.ok(SendMessage, { message }, { user: grace.name });
      const event = await grace.connection.event(events.MessageReceived);
      checkEqual(event.from, ada.name, "from");
      checkEqual(event.message?.typeName, TYPE_NAME, "type_name");
      checkEqual(hex(event.message?.payload ?? new Uint8Array()), hex(message.payload), "payload");
      checkEqual(await lastTextId(grace), before, "last text of the receiver");
    },
  },
  {
    id: "texts/application-outcome",
    title: "The sender learns what the receiver's client made of a message, and nothing of what others say",
    heading: OUTCOMES,
    async run(context) {
      context.needs("APPLICATION_MESSAGES");
      context.needs("MESSAGE_ANSWERS");
      const [ada, grace] = [await answeringUser(context, "ada"), await answeringUser(context, "grace")];
      for (const [outcome, code] of [
        [Outcome.REFUSED, ErrorCode.LIMIT_REACHED],
        [Outcome.TAKEN, ErrorCode.UNSPECIFIED],
      ] as const) {
        const number = await sendNumbered(ada, grace);
        answers(ada, { number, outcome: Outcome.TAKEN });
        answers(grace, { number: number - 1, outcome: Outcome.TAKEN }, { number, outcome, code });
        answers(grace, { number, outcome: Outcome.TAKEN });
        checkEqual(await toldTo(ada, number), `${outcome} ${code}`, "outcome and code");
      }
    },
  },
  {
    id: "texts/application-outcome-code",
    title: "The code of a refused message is passed on, NOT_TAKEN in place of a code that is none for refused messages",
    heading: OUTCOMES,
    async run(context) {
      context.needs("APPLICATION_MESSAGES");
      context.needs("MESSAGE_ANSWERS");
      const [ada, grace] = [await answeringUser(context, "ada"), await answeringUser(context, "grace")];
      const { NOT_TAKEN, LIMIT_REACHED, RATE_LIMITED, INTERNAL, UNSPECIFIED } = ErrorCode;
      const passedOn: readonly ErrorCode[] = [NOT_TAKEN, LIMIT_REACHED, RATE_LIMITED, TOO_LARGE, INVALID_ARGUMENT];
      const others = [INTERNAL, UNSPECIFIED, UNKNOWN_CODE];
      for (const code of [...passedOn, ...others]) {
        const number = await sendNumbered(ada, grace);
        answers(grace, { number, outcome: Outcome.REFUSED, code });
        const expected = passedOn.includes(code) ? code : NOT_TAKEN;
        checkEqual(await toldTo(ada, number), `${Outcome.REFUSED} ${expected}`, `outcome and code for ${code}`);
      }
    },
  },
  {
    id: "texts/application-outcome-late",
    title: "The sender learns once that a message is taken which waits, and later that no reader gets it",
    heading: OUTCOMES,
    async run(context) {
      context.needs("APPLICATION_MESSAGES");
      context.needs("MESSAGE_ANSWERS");
      const [ada, grace] = [await answeringUser(context, "ada"), await answeringUser(context, "grace")];
      const { UNSPECIFIED, NOT_TAKEN } = ErrorCode;
      const number = await sendNumbered(ada, grace);
      answers(grace, { number, outcome: Outcome.TAKEN, waits: true });
      checkEqual(await toldTo(ada, number), `${Outcome.TAKEN} ${UNSPECIFIED}`, "the first outcome");
      answers(grace, { number, outcome: Outcome.REFUSED, code: NOT_TAKEN });
      const expected = `${Outcome.REFUSED} ${NOT_TAKEN} ${grace.name} ${TYPE_NAME}`;
      checkEqual(await toldTo(ada, number), expected, "the second outcome, with the receiver and the type");
      const read = await sendNumbered(ada, grace);
      answers(grace, { number: read, outcome: Outcome.TAKEN, waits: true }, { number: read, outcome: Outcome.TAKEN });
      answers(grace, { number: read, outcome: Outcome.REFUSED, code: NOT_TAKEN });
      checkEqual(await toldTo(ada, read), `${Outcome.TAKEN} ${UNSPECIFIED}`, "the outcome of a message that was read");
      await grace.connection.alive();
      await ada.connection.noEvent(events.MessageOutcomes, "a reader has the message");
    },
  },
  {
    id: "texts/application-outcome-not-asked",
    title: "No outcome is told to a client that does not have the feature MESSAGE_ANSWERS, or if no client answers",
    heading: OUTCOMES,
    async run(context) {
      context.needs("APPLICATION_MESSAGES");
      const [ada, grace] = [await answeringUser(context, "ada"), await context.user("grace")];
      const message = { typeName: TYPE_NAME, payload: Uint8Array.of(1) };
      for (const [from, to] of [
        [ada, grace],
        [grace, ada],
      ] as const) {
        const { number } = await from.connection.ok(SendMessage, { message }, { user: to.name });
        checkEqual(number, 0, "number in the response");
        checkEqual((await to.connection.event(events.MessageReceived)).number, 0, "number in the event");
      }
    },
  },
  {
    id: "texts/application-type-name",
    title: "A type name of 0 or of more than 256 characters is refused with INVALID_ARGUMENT",
    heading: MESSAGES,
    async run(context) {
      context.needs("APPLICATION_MESSAGES");
      const [ada, grace] = await pair(context);
      for (const typeName of ["", "n".repeat(257)]) {
        const message = { typeName, payload: new Uint8Array() };
        await ada.connection.refused(SendMessage, { message }, INVALID_ARGUMENT, { user: grace.name });
      }
      await ada.connection.refused(SendMessage, {}, INVALID_ARGUMENT, { user: grace.name });
    },
  },
];
