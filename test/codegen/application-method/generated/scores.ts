// Code generated from scores.proto by chatwire. DO NOT EDIT.

import type { RuledMethod, Service } from "../../../../src/wire/service.ts";
import { AddRequest, AddResponse, PraiseRequest, PraiseResponse } from "./score_messages.ts";
import { validateAddRequest, validateAddResponse } from "./score_messages.validate.ts";
import type { Rule } from "chatwire/v1/options";

/** A table of scores. */
export const Scores: Service<{
  /** Adds to the score of the caller. */
  Add: RuledMethod<AddRequest, AddResponse, Rule>;
  /** Praises another user. */
  Praise: RuledMethod<PraiseRequest, PraiseResponse, Rule>;
}> = {
  typeName: "example.v1.Scores",
  methods: {
    Add: {
      name: "Add",
      path: "/example.v1.Scores/Add",
      kind: "unary",
      idempotency: "unknown",
      request: AddRequest,
      response: AddResponse,
      rule: {
        states: [],
        direction: 0, // UNSPECIFIED
        transport: 0, // UNSPECIFIED
        delivery: 0, // UNSPECIFIED
        addressee: 0, // UNSPECIFIED
        bytesMax: 16,
        rate: { perSecond: 1, burst: 3 },
        enters: 0, // UNSPECIFIED
        conversation: 0, // UNSPECIFIED
        feature: 0, // UNSPECIFIED
        critical: false,
        changes: false,
      },
      validateRequest: validateAddRequest,
      validateResponse: validateAddResponse,
    },
    Praise: {
      name: "Praise",
      path: "/example.v1.Scores/Praise",
      kind: "unary",
      idempotency: "unknown",
      request: PraiseRequest,
      response: PraiseResponse,
      rule: {
        states: [3], // AVAILABLE
        direction: 0, // UNSPECIFIED
        transport: 0, // UNSPECIFIED
        delivery: 0, // UNSPECIFIED
        addressee: 1, // USER
        bytesMax: 0,
        enters: 0, // UNSPECIFIED
        conversation: 0, // UNSPECIFIED
        feature: 0, // UNSPECIFIED
        critical: false,
        changes: false,
      },
    },
  },
};
