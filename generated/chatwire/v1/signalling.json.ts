// Code generated from chatwire/v1/signalling.proto by chatwire. DO NOT EDIT.

import type { JsonCodec } from "../../../src/wire/json/codec.ts";
import { type JsonEnum, enumJson } from "../../../src/wire/json/enum.ts";
import { messageJson } from "../../../src/wire/json/message.ts";
import { IdentityKeysJson } from "./account.json.ts";
import { CapabilitiesJson } from "./capability.json.ts";
import {
  AcceptRequest,
  AcceptResponse,
  Accepted,
  CancelRequest,
  CancelResponse,
  Cancelled,
  Candidate,
  CandidatesOffered,
  DeclineRequest,
  DeclineResponse,
  Declined,
  HangUpRequest,
  HangUpResponse,
  HungUp,
  Introduction,
  InviteRequest,
  InviteResponse,
  Invited,
  OfferCandidatesRequest,
  OfferCandidatesResponse,
} from "./signalling.ts";

export const CandidateKindJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.CandidateKind", {
  CANDIDATE_KIND_UNSPECIFIED: 0,
  CANDIDATE_KIND_HOST: 1,
  CANDIDATE_KIND_SERVER_REFLEXIVE: 2,
});

export const EndReasonJson: JsonEnum = /* @__PURE__ */ enumJson("chatwire.v1.EndReason", {
  END_REASON_UNSPECIFIED: 0,
  END_REASON_UNSUPPORTED_VERSION: 1,
});

export const CandidateJson: JsonCodec<Candidate> = /* @__PURE__ */ messageJson(Candidate, () => [
  { name: "kind", type: CandidateKindJson },
  { name: "address", type: "string" },
  { name: "port", type: "uint32" },
]);

export const IntroductionJson: JsonCodec<Introduction> = /* @__PURE__ */ messageJson(Introduction, () => [
  { name: "introductionId", schemaName: "introduction_id", type: "uint64Number" },
  { name: "name", type: "string" },
  { name: "keys", type: IdentityKeysJson, shape: "optional" },
  { name: "candidates", type: CandidateJson, shape: "list" },
  { name: "connectionId", schemaName: "connection_id", type: "fixed64" },
  { name: "psk", type: "bytes" },
  { name: "capabilities", type: CapabilitiesJson, shape: "optional" },
]);

export const InviteRequestJson: JsonCodec<InviteRequest> = /* @__PURE__ */ messageJson(InviteRequest, () => [
  { name: "candidates", type: CandidateJson, shape: "list" },
  { name: "connectionId", schemaName: "connection_id", type: "fixed64" },
  { name: "capabilities", type: CapabilitiesJson, shape: "optional" },
]);

export const InviteResponseJson: JsonCodec<InviteResponse> = /* @__PURE__ */ messageJson(InviteResponse, () => [
  { name: "introductionId", schemaName: "introduction_id", type: "uint64Number" },
]);

export const InvitedJson: JsonCodec<Invited> = /* @__PURE__ */ messageJson(Invited, () => [
  { name: "introductionId", schemaName: "introduction_id", type: "uint64Number" },
  { name: "from", type: "string" },
  { name: "capabilities", type: CapabilitiesJson, shape: "optional" },
]);

export const AcceptRequestJson: JsonCodec<AcceptRequest> = /* @__PURE__ */ messageJson(AcceptRequest, () => [
  { name: "introductionId", schemaName: "introduction_id", type: "uint64Number" },
  { name: "candidates", type: CandidateJson, shape: "list" },
  { name: "connectionId", schemaName: "connection_id", type: "fixed64" },
  { name: "capabilities", type: CapabilitiesJson, shape: "optional" },
]);

export const AcceptResponseJson: JsonCodec<AcceptResponse> = /* @__PURE__ */ messageJson(AcceptResponse, () => [
  { name: "introduction", type: IntroductionJson, shape: "optional" },
]);

export const AcceptedJson: JsonCodec<Accepted> = /* @__PURE__ */ messageJson(Accepted, () => [
  { name: "introduction", type: IntroductionJson, shape: "optional" },
]);

export const DeclineRequestJson: JsonCodec<DeclineRequest> = /* @__PURE__ */ messageJson(DeclineRequest, () => [
  { name: "introductionId", schemaName: "introduction_id", type: "uint64Number" },
  { name: "reason", type: EndReasonJson },
]);

export const DeclineResponseJson: JsonCodec<DeclineResponse> = /* @__PURE__ */ messageJson(DeclineResponse, () => []);

export const DeclinedJson: JsonCodec<Declined> = /* @__PURE__ */ messageJson(Declined, () => [
  { name: "introductionId", schemaName: "introduction_id", type: "uint64Number" },
  { name: "reason", type: EndReasonJson },
]);

export const CancelRequestJson: JsonCodec<CancelRequest> = /* @__PURE__ */ messageJson(CancelRequest, () => [
  { name: "introductionId", schemaName: "introduction_id", type: "uint64Number" },
]);

export const CancelResponseJson: JsonCodec<CancelResponse> = /* @__PURE__ */ messageJson(CancelResponse, () => []);

export const CancelledJson: JsonCodec<Cancelled> = /* @__PURE__ */ messageJson(Cancelled, () => [
  { name: "introductionId", schemaName: "introduction_id", type: "uint64Number" },
]);

export const OfferCandidatesRequestJson: JsonCodec<OfferCandidatesRequest> = /* @__PURE__ */ messageJson(OfferCandidatesRequest, () => [
  { name: "introductionId", schemaName: "introduction_id", type: "uint64Number" },
  { name: "candidates", type: CandidateJson, shape: "list" },
]);

export const OfferCandidatesResponseJson: JsonCodec<OfferCandidatesResponse> = /* @__PURE__ */ messageJson(OfferCandidatesResponse, () => []);

export const CandidatesOfferedJson: JsonCodec<CandidatesOffered> = /* @__PURE__ */ messageJson(CandidatesOffered, () => [
  { name: "introductionId", schemaName: "introduction_id", type: "uint64Number" },
  { name: "candidates", type: CandidateJson, shape: "list" },
]);

export const HangUpRequestJson: JsonCodec<HangUpRequest> = /* @__PURE__ */ messageJson(HangUpRequest, () => [
  { name: "introductionId", schemaName: "introduction_id", type: "uint64Number" },
  { name: "reason", type: EndReasonJson },
]);

export const HangUpResponseJson: JsonCodec<HangUpResponse> = /* @__PURE__ */ messageJson(HangUpResponse, () => []);

export const HungUpJson: JsonCodec<HungUp> = /* @__PURE__ */ messageJson(HungUp, () => [
  { name: "introductionId", schemaName: "introduction_id", type: "uint64Number" },
  { name: "reason", type: EndReasonJson },
]);
