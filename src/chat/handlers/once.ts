/**
 * Requests that change something are carried out once, however often they are sent with their id.
 *
 * @see proto/PROTOCOL.md, "Exactly once"
 */

import type { MessageBody } from "../../../generated/chatwire/v1/message.ts";
import { methods } from "../../../generated/chatwire/v1/rules.ts";
import { contentHash } from "../../crypto/content-hash.ts";
import { ProtocolError } from "../../errors.ts";
import { encodeBody } from "../../framing/frame-writer.ts";
import type { RequestIdentity } from "../../framing/request-identity.ts";
import type { AccountId } from "../state/account.ts";
import type { ChatState } from "../state/chat-state.ts";
import { type DoneRequest, requestKey, type StoredRequests } from "../state/request-ids.ts";
import { type Answer, isQuery, loginOf, type Refusal, type Request, type Route } from "../state/route.ts";
import type { Login } from "../state/user.ts";
import { tellAgain } from "./texts/message-outcomes.ts";

/** Refusals of a request with an id. They come before all others of its method. */
const REFUSALS = [
  ["ID_REUSED", "The request has the id of another request, which was carried out."],
  ["ID_FORGOTTEN", "The request is repeated, and the server no longer knows whether it was carried out."],
  ["NOT_IN_ORDER", "The request is to come after another one, and the server has not carried that one out lately."],
] as const satisfies readonly Refusal[];

/** A repeated request may be this long under way from when its sender wrote the header. */
const UNDER_WAY_MS = 60_000;

/**
 * The routes, of which those that change something carry out a request with an id once.
 *
 * @param stored  those of methods whose effect is stored; the requests of others are known in memory only
 */
export function answeredOnce<R extends { readonly [name: string]: Route }>(
  state: ChatState,
  routes: R,
  stored: { readonly [name: string]: StoredRequests },
): R {
  const changing = new Set(Object.values(methods).flatMap(({ name, rule }) => (rule.changes ? [name as string] : [])));
  const wrapped = Object.entries(routes).map(([name, route]) => [
    name,
    changing.has(name) ? once(state, name, route, stored[name]) : route,
  ]);
  return Object.fromEntries(wrapped);
}

function once(state: ChatState, method: string, route: Route, stored: StoredRequests | undefined): Route {
  const { requestIds } = state;

  /** A request that is to come after another one is carried out only if that one was. */
  const checkOrder = (after: Uint8Array | undefined, account: AccountId, nowMs: number): void => {
    if (after === undefined) return;
    const key = requestKey(account, method, Buffer.from(after).toString("hex"));
    if (requestIds.find(key, nowMs) === undefined) throw notInOrder(method);
  };

  const handleOnce = (body: MessageBody, request: Request, identity: RequestIdentity): Answer<MessageBody> => {
    const login = loginOf(request);
    const { user } = login;
    const account = user.account.id;
    const id = Buffer.from(identity.id).toString("hex");
    const key = requestKey(account, method, id);
    const content = hashOf(body, request);
    const { nowMs } = request;

    const answerOf = (done: Pick<DoneRequest, "hash" | "answer">): MessageBody => {
      if (Buffer.compare(done.hash, content) !== 0) throw reused(method);
      const { answer } = done;
      if (answer.case === "sendMessageResponse") tellAgain(state, login, answer.value.number);
      return answer;
    };
    const noteDone = (answer: MessageBody): MessageBody => {
      requestIds.add(key, { account, hash: content, answer, doneMs: nowMs });
      if (identity.repeatedAfterMs > 0 && stored !== undefined) overtakeBy(state, login);
      return answer;
    };
    const carryOut = (): Answer<MessageBody> => {
      checkOrder(identity.after, account, nowMs);
      const answer = route.handle(body, { ...request, origin: { id, hash: content } });
      if (!isQuery(answer)) return noteDone(answer);
      requestIds.ask(key);
      return answer.withAnswer((run) => {
        // The same request may have been carried out while the store was asked.
        const done = requestIds.answered(key);
        return done === undefined ? noteDone(run()) : answerOf(done);
      });
    };

    const known = requestIds.find(key, nowMs);
    if (known !== undefined) return answerOf(known);
    const isFirst = identity.repeatedAfterMs === 0;
    if (isFirst && !(login.isOvertaken && stored !== undefined)) return carryOut();
    const ageMs = identity.repeatedAfterMs + UNDER_WAY_MS;
    if (stored === undefined) {
      if (!requestIds.knowsSince(account, nowMs - ageMs, nowMs)) throw forgotten(method);
      return carryOut();
    }
    requestIds.ask(key);
    return stored.ask({ user, id, recipient: request.recipient }, (found) => {
      // The same request may have been carried out since the store was asked.
      const done = requestIds.answered(key) ?? found.done;
      if (done !== undefined) return answerOf(done);
      if (!found.knows(ageMs, nowMs)) throw forgotten(method);
      const answer = carryOut();
      if (isQuery(answer)) throw new Error(`${method} asks the store twice.`);
      return answer;
    });
  };

  return {
    refusals: [...REFUSALS, ...route.refusals],
    handle(body, request) {
      const { identity } = request;
      return identity === undefined ? route.handle(body, request) : handleOnce(body, request, identity);
    },
  };
}

/** The logins before this one may have sent first what this one has sent again. */
function overtakeBy({ notes }: ChatState, login: Login): void {
  for (const other of login.user.logins.values()) {
    if (other === login) return;
    if (other.isOvertaken) continue;
    other.isOvertaken = true;
    notes.login(other);
  }
}

function reused(method: string): ProtocolError {
  return new ProtocolError("ID_REUSED", `Another ${method} was carried out with this id. Use a new one.`);
}

function forgotten(method: string): ProtocolError {
  const text = `The server no longer knows whether it carried this ${method} out. It did nothing now.`;
  return new ProtocolError("ID_FORGOTTEN", text);
}

function notInOrder(method: string): ProtocolError {
  const text = `The ${method} before this one was not carried out, or not lately. Nor was this one.`;
  return new ProtocolError("NOT_IN_ORDER", text);
}

/** The hash of a request's recipient and body, as they came. */
function hashOf(body: MessageBody, { recipient }: Pick<Request, "recipient">): Uint8Array {
  const target = recipient?.target;
  const named = target?.case === "room" ? Buffer.from(target.value).toString("hex") : target?.value;
  return contentHash(typeof named === "string" ? named : "", encodeBody(body));
}
