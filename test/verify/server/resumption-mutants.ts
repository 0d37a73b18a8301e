/** Servers that break a rule about resumption, or about the answers to messages of applications. */

import { MessageOutcome } from "../../../generated/chatwire/v1/application.ts";
import { ResumeResponse } from "../../../generated/chatwire/v1/connection.ts";
import { ErrorCode } from "../../../generated/chatwire/v1/error.ts";
import { PendingMessages } from "../../../src/chat/state/pending-messages.ts";
import { ResumptionKeys, toCharacters } from "../../../src/crypto/resumption.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { SessionDriver } from "../../../src/net/session-driver.ts";
import { ConnectionResumption } from "../../../src/server/resumption/connection-resumption.ts";
import { type KeptSession, KeptSessions } from "../../../src/server/resumption/kept-sessions.ts";
import { Resumption } from "../../../src/session/resumption.ts";
import { Session } from "../../../src/session/session.ts";
import { type Mutant, replace, spoil } from "./mutant.ts";

const inSessions = { section: "6. Sessions" };

/** A server that resumes a session whatever the proof is. */
function withoutProof(proof: string, finds: string): Mutant {
  return {
    name: `${proof} resumes a session`,
    ...inSessions,
    finds,
    apply: () => replace(ResumptionKeys.prototype, "verify", () => () => new Uint8Array(32)),
  };
}

export const RESUMPTION_MUTANTS: readonly Mutant[] = [
  withoutProof("a random proof", "resumption/forged"),
  withoutProof("a proof over other numbers", "resumption/other-numbers"),
  withoutProof("a replayed proof", "resumption/replayed"),
  withoutProof("a proof with the key of another session", "resumption/foreign"),
  {
    name: "an unknown session is told apart from a wrong proof",
    ...inSessions,
    finds: "resumption/unknown",
    apply: () => {
      const ids = new Set<string>();
      const repairs = [
        replace(
          KeptSessions.prototype,
          "add",
          (add) =>
            function (this: KeptSessions<KeptSession>, session) {
              ids.add(session.keys?.id ?? "");
              add.call(this, session);
            },
        ),
        replace(
          KeptSessions.prototype,
          "find",
          (find) =>
            function (this: KeptSessions<KeptSession>, sessionId, ...proof) {
              if (!ids.has(toCharacters(sessionId))) throw new ProtocolError("INVALID_ARGUMENT", "No such session.");
              return find.call(this, sessionId, ...proof);
            },
        ),
      ];
      return () => {
        for (const repair of repairs) repair();
      };
    },
  },
  {
    name: "the server forgets how far it has handled messages",
    ...inSessions,
    finds: "resumption/resumed",
    apply: () => {
      const property = Object.getOwnPropertyDescriptor(Session.prototype, "position") ?? {};
      Object.defineProperty(Session.prototype, "position", {
        ...property,
        get(this: Session) {
          return { ...property.get?.call(this), received: 0 };
        },
      });
      return () => Object.defineProperty(Session.prototype, "position", property);
    },
  },
  {
    name: "the server does not prove that it has the key",
    ...inSessions,
    finds: "resumption/resumed",
    apply: () =>
      spoil(ResumeResponse, (response) => {
        response.proof = new Uint8Array(32);
      }),
  },
  {
    name: "numbers that cannot be are not refused",
    ...inSessions,
    finds: "resumption/impossible-numbers",
    apply: () => replace(Session.prototype, "checkPosition", () => () => {}),
  },
  {
    name: "a resumed session leaves its old connection open",
    ...inSessions,
    finds: "resumption/taken-over",
    apply: () => replace(SessionDriver.prototype, "detach", () => () => {}),
  },
  {
    name: "what was sent while the connection was lost is not sent again",
    ...inSessions,
    finds: "resumption/events-while-lost",
    apply: () =>
      replace(
        Resumption.prototype,
        "attach",
        (attach) =>
          function (this: Resumption) {
            attach.call(this, Number.MAX_SAFE_INTEGER);
          },
      ),
  },
  {
    name: "a log-off leaves the session",
    ...inSessions,
    finds: "resumption/logged-off",
    apply: () => replace(ConnectionResumption.prototype, "end", () => () => {}),
  },
  {
    name: "a revoked device keeps its session",
    ...inSessions,
    finds: "resumption/revoked",
    apply: () => replace(KeptSessions.prototype, "remove", () => () => {}),
  },
  {
    name: "the sender of a message that was taken is told nothing more",
    section: "11. Texts through the server",
    finds: "texts/application-outcome-late",
    apply: () =>
      replace(
        PendingMessages.prototype,
        "take",
        () =>
          function (this: PendingMessages, pending) {
            this.remove(pending);
          },
      ),
  },
  {
    name: "a code that no client gives is passed on",
    section: "11. Texts through the server",
    finds: "texts/application-outcome-code",
    apply: () =>
      spoil(MessageOutcome, (outcome) => {
        if (outcome.code === ErrorCode.NOT_TAKEN) outcome.code = ErrorCode.INTERNAL;
      }),
  },
];
