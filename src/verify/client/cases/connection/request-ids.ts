/** Cases of "Exactly once" in "7. Commands". */

import { Feature } from "../../../../../generated/chatwire/v1/capability.ts";
import { REQUEST_ID_BYTES } from "../../../../framing/request-identity.ts";
import { hex } from "../../../shared/describe.ts";
import { check, checkEqual, Skip } from "../../../shared/fault.ts";
import { PEER_NAME } from "../../answers.ts";
import type { ClientConnection, Received } from "../../client-connection.ts";
import type { ClientCase } from "../../client-context.ts";
import { checkRecipient, works } from "../expectations.ts";
import { cutBy, loggedInAgain, needs, resumable } from "./resumption.ts";

const HEADING = "Exactly once";
/** Of the client's clock, which shows whole milliseconds at both ends of a time. */
const ROUNDING_MS = 2;

export const REQUEST_ID_CASES: readonly ClientCase[] = [
  {
    id: "once/ids",
    title: "Each text of the client has an id of its own, and requests that only read have none",
    heading: HEADING,
    async run(context) {
      const connection = await context.registered();
      needs(connection, "REQUEST_IDS");
      context.client.send({ command: "getPeers" });
      await context.client.expect("peers");
      for (const text of ["one", "two"]) {
        context.client.send({ command: "sendText", to: PEER_NAME, text });
        await context.client.expect("textSent");
      }
      const texts = connection.requests("sendTextRequest");
      for (const request of texts) checkFirst(request);
      checkEqual(new Set(texts.map(({ header }) => hex(header.id))).size, 2, "different ids of two texts");
      checkWithoutId(connection.requests("getPeersRequest"));
    },
  },
  {
    id: "once/without-feature",
    title: "Without REQUEST_IDS at the server, no request of the client has an id",
    heading: HEADING,
    async run(context) {
      context.server.answers.leaveOut(Feature.REQUEST_IDS);
      const connection = await context.registered();
      await works(context, connection);
      checkWithoutId(connection.received.all);
    },
  },
  {
    id: "once/repeated",
    title: "After another login, the client repeats a text without a response: with its id and `repeated_after_ms`",
    heading: HEADING,
    async run(context) {
      const lost = await resumable(context);
      needs(lost, "REQUEST_IDS");
      context.server.answers.sessions.forget();
      const startedMs = performance.now();
      const first = await cutBy(context, lost, "once");
      checkFirst(first);
      const again = await repeated(await loggedInAgain(context), "once", context.options.waitMs);
      checkEqual(hex(again.header.id), hex(first.header.id), "id of the repeated request");
      const { repeatedAfterMs } = again.header;
      const mostMs = Math.ceil(again.atMs - startedMs) + ROUNDING_MS;
      const isRight = repeatedAfterMs >= 1 && repeatedAfterMs <= mostMs;
      check(isRight, `repeated_after_ms from 1 to ${mostMs}`, () => `${repeatedAfterMs}`);
      checkRecipient(again, PEER_NAME);
      await context.client.expect("textSent");
    },
  },
];

/** The request must have an id, and say that it is sent for the first time. @throws Skip it has no id */
function checkFirst({ header: { id, repeatedAfterMs } }: Received): void {
  if (id.length === 0) throw new Skip("the client gives its texts no ids");
  checkEqual(id.length, REQUEST_ID_BYTES, "bytes of the id");
  checkEqual(repeatedAfterMs, 0, "repeated_after_ms of a first try");
}

function checkWithoutId(requests: readonly Received[]): void {
  const identified = requests.find(
    ({ header }) => header.id.length > 0 || header.repeatedAfterMs > 0 || header.after.length > 0,
  );
  check(
    identified === undefined,
    "no id, no repeated_after_ms and no after",
    () => `those of a ${identified?.body.case}`,
  );
}

/** The text that the client sends again by itself. @throws Skip it does not do that */
async function repeated(connection: ClientConnection, text: string, waitMs: number): Promise<Received> {
  const isText = ({ body }: Received): boolean => body.case === "sendTextRequest" && body.value.text === text;
  const request = await connection.received.take(isText, waitMs);
  if (request === undefined) throw new Skip("the client does not send a text again by itself");
  return request;
}
