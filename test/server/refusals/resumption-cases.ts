/** How to be refused when a session is resumed, by code. */

import { ResumeRequest } from "../../../generated/chatwire/v1/connection.ts";
import type { ErrorInfo } from "../../../generated/chatwire/v1/error.ts";
import * as rules from "../../../generated/chatwire/v1/rules.ts";
import {
  clientResumptionProof,
  firstResumptionKey,
  nextResumptionKey,
  type Position,
  RESUMPTION_EXPORTER_BYTES,
} from "../../../src/crypto/resumption.ts";
import { IS_CLUSTER } from "../../served/is-cluster.ts";
import { type Cases, registration, type Stage } from "./stage.ts";

export function resumptionCases(): Record<string, Cases> {
  return {
    Resume: {
      SESSION_NOT_FOUND: [async (stage) => (await stage.greet()).refusal(rules.Resume, ResumeRequest.create())],
      INVALID_ARGUMENT: [(stage) => resume(stage, { received: 99, sent: 2 })],
      RATE_LIMITED: [
        async (stage) => {
          const { sessionId } = await (await stage.greet()).call(rules.Register, registration("ada"));
          return resumeOften(stage, sessionId);
        },
      ],
      SESSION_INCOMPLETE: [(stage) => resume(stage, { received: 1, sent: 2 })],
    },
  };
}

/** Registers on one connection, and resumes on another with these numbers. */
async function resume(stage: Stage, client: Position): Promise<ErrorInfo> {
  const first = await stage.greet();
  const { sessionId } = await first.call(rules.Register, registration("ada"));
  // Plain connections export nothing.
  const context = { sessionId, exporter: new Uint8Array(RESUMPTION_EXPORTER_BYTES) };
  const proof = clientResumptionProof(firstResumptionKey(context), context, client);
  const second = await greetAgain(stage);
  return second.refusal(rules.Resume, ResumeRequest.create({ sessionId, ...client, proof }));
}

/** A client at the same place as the last one: two gateways take connections in turn, and a session is at one of them. */
async function greetAgain(stage: Stage): ReturnType<Stage["greet"]> {
  if (IS_CLUSTER) await stage.connect();
  return stage.greet();
}

/** Resumes again and again, each time with the next key. */
async function resumeOften(stage: Stage, sessionId: Uint8Array): Promise<ErrorInfo> {
  const context = { sessionId, exporter: new Uint8Array(RESUMPTION_EXPORTER_BYTES) };
  const position = { received: 2, sent: 2 };
  let key = firstResumptionKey(context);
  for (let count = 0; ; count++) {
    const request = ResumeRequest.create({
      sessionId,
      ...position,
      proof: clientResumptionProof(key, context, position),
    });
    const caller = await greetAgain(stage);
    if (count === 10) return caller.refusal(rules.Resume, request);
    await caller.call(rules.Resume, request);
    key = nextResumptionKey(key, context.exporter);
  }
}
