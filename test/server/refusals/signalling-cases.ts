/** How to be refused by each method about conversations, by code. */

import { Capabilities } from "../../../generated/chatwire/v1/capability.ts";
import * as rules from "../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  AnnounceRequest,
  BindRelayRequest,
  CancelRequest,
  Candidate,
  DeclineRequest,
  HangUpRequest,
  InviteRequest,
  OfferCandidatesRequest,
} from "../../../generated/chatwire/v1/signalling.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { type Caller, type Case, type Cases, type Stage, withAwayGrace } from "./stage.ts";

const UNKNOWN_ID = { introductionId: 1 };

const LONG_CAPABILITIES = Capabilities.create({
  versions: Array.from({ length: DEFAULT_LIMITS.capabilitiesMax + 1 }, () => 1),
});

const candidates = (count: number): Candidate[] =>
  Array.from({ length: count }, (_, index) => Candidate.create({ address: "192.0.2.1", port: 5_000 + index }));
const BAD_CANDIDATES = [Candidate.create({ address: "example.com", port: 5_000 })];

/** @param byte  of which the id is made */
const announcement = (byte: number, offered: Candidate[] = []): AnnounceRequest => {
  const [announcedId, announcedProof] = [new Uint8Array(32).fill(byte), new Uint8Array(32)];
  return AnnounceRequest.create({ announcedId, announcedProof, candidates: offered });
};

export function inviteCases(): Record<string, Cases> {
  const invite = InviteRequest.create();
  const withCandidates =
    (offered: Candidate[]): Case =>
    async (stage) => {
      await stage.join("grace");
      return (await stage.join("ada")).refusal(rules.Invite, InviteRequest.create({ candidates: offered }), "grace");
    };
  return {
    Invite: {
      USER_NOT_FOUND: [async (stage) => (await stage.join("ada")).refusal(rules.Invite, invite, "grace")],
      USER_AWAY: [async (stage) => (await withAwayGrace(stage)).refusal(rules.Invite, invite, "grace")],
      LIMIT_REACHED: [
        withCandidates(candidates(3)),
        async (stage) => {
          const [ada] = [await stage.join("ada"), await stage.join("grace")];
          return ada.refusal(rules.Invite, InviteRequest.create({ capabilities: LONG_CAPABILITIES }), "grace");
        },
        async (stage) => {
          const [ada] = [await stage.join("ada"), await stage.join("grace"), await stage.join("linus")];
          await ada.call(rules.Invite, invite, "grace");
          return ada.refusal(rules.Invite, invite, "linus");
        },
        async (stage) => {
          const [ada, linus] = [await stage.join("ada"), await stage.join("linus"), await stage.join("grace")];
          await linus.call(rules.Invite, invite, "grace");
          return ada.refusal(rules.Invite, invite, "grace");
        },
      ],
      INVALID_ARGUMENT: [
        withCandidates(BAD_CANDIDATES),
        async (stage) => {
          const [ada] = [await stage.join("ada"), await stage.join("grace")];
          return ada.refusal(rules.Invite, InviteRequest.create({ encapsulationKey: new Uint8Array(7) }), "grace");
        },
      ],
      FEATURE_MISSING: [
        async (stage) => {
          await stage.removeRelay();
          const [ada] = [await stage.join("ada"), await stage.join("grace")];
          return ada.refusal(rules.Invite, InviteRequest.create({ relayOnly: true }), "grace");
        },
      ],
      ALREADY_INTRODUCED: [async (stage) => (await invited(stage)).ada.refusal(rules.Invite, invite, "grace")],
    },
  };
}

/** Ada has invited Grace, with two candidates. */
async function invited(stage: Stage): Promise<{ ada: Caller; grace: Caller; introductionId: number }> {
  const [ada, grace] = [await stage.join("ada"), await stage.join("grace")];
  const request = InviteRequest.create({ candidates: candidates(2) });
  const { introductionId } = await ada.call(rules.Invite, request, "grace");
  return { ada, grace, introductionId };
}

export function introductionCases(): Record<string, Cases> {
  const accept =
    (offered: Candidate[]): Case =>
    async (stage) => {
      const { grace, introductionId } = await invited(stage);
      return grace.refusal(rules.Accept, AcceptRequest.create({ introductionId, candidates: offered }));
    };
  const offer =
    (offered: Candidate[]): Case =>
    async (stage) => {
      const { ada, introductionId } = await invited(stage);
      return ada.refusal(rules.OfferCandidates, OfferCandidatesRequest.create({ introductionId, candidates: offered }));
    };
  return {
    Accept: {
      INTRODUCTION_NOT_FOUND: [
        async (stage) => (await stage.join("ada")).refusal(rules.Accept, AcceptRequest.create(UNKNOWN_ID)),
      ],
      INTRODUCTION_STATE: [
        async (stage) => {
          const { ada, introductionId } = await invited(stage);
          return ada.refusal(rules.Accept, AcceptRequest.create({ introductionId }));
        },
      ],
      LIMIT_REACHED: [
        accept(candidates(3)),
        async (stage) => {
          const { grace, introductionId } = await invited(stage);
          return grace.refusal(rules.Accept, AcceptRequest.create({ introductionId, capabilities: LONG_CAPABILITIES }));
        },
        async (stage) => {
          const [ada, grace, linus] = [await stage.join("ada"), await stage.join("grace"), await stage.join("linus")];
          await stage.talk(ada, grace, "grace");
          const { introductionId } = await linus.call(rules.Invite, InviteRequest.create(), "grace");
          return grace.refusal(rules.Accept, AcceptRequest.create({ introductionId }));
        },
      ],
      INVALID_ARGUMENT: [
        accept(BAD_CANDIDATES),
        async (stage) => {
          const { grace, introductionId } = await invited(stage);
          return grace.refusal(rules.Accept, AcceptRequest.create({ introductionId, ciphertext: new Uint8Array(7) }));
        },
      ],
      FEATURE_MISSING: [
        async (stage) => {
          await stage.removeRelay();
          const { grace, introductionId } = await invited(stage);
          return grace.refusal(rules.Accept, AcceptRequest.create({ introductionId, relayOnly: true }));
        },
      ],
    },
    OfferCandidates: {
      INTRODUCTION_NOT_FOUND: [
        async (stage) =>
          (await stage.join("ada")).refusal(rules.OfferCandidates, OfferCandidatesRequest.create(UNKNOWN_ID)),
      ],
      INTRODUCTION_STATE: [
        async (stage) => {
          const { grace, introductionId } = await invited(stage);
          return grace.refusal(rules.OfferCandidates, OfferCandidatesRequest.create({ introductionId }));
        },
      ],
      LIMIT_REACHED: [offer(candidates(3))],
      INVALID_ARGUMENT: [offer(BAD_CANDIDATES)],
    },
    ...endCases(),
  };
}

/** The requests that end an introduction. */
export function endCases(): Record<string, Cases> {
  return {
    Decline: {
      INTRODUCTION_NOT_FOUND: [
        async (stage) => (await stage.join("ada")).refusal(rules.Decline, DeclineRequest.create(UNKNOWN_ID)),
      ],
      INTRODUCTION_STATE: [
        async (stage) => {
          const { ada, introductionId } = await invited(stage);
          return ada.refusal(rules.Decline, DeclineRequest.create({ introductionId }));
        },
      ],
    },
    Cancel: {
      INTRODUCTION_NOT_FOUND: [
        async (stage) => (await stage.join("ada")).refusal(rules.Cancel, CancelRequest.create(UNKNOWN_ID)),
      ],
      INTRODUCTION_STATE: [
        async (stage) => {
          const { grace, introductionId } = await invited(stage);
          return grace.refusal(rules.Cancel, CancelRequest.create({ introductionId }));
        },
      ],
    },
    BindRelay: {
      INTRODUCTION_NOT_FOUND: [
        async (stage) => {
          const [ada, grace] = [await stage.join("ada"), await stage.join("grace")];
          await stage.talk(ada, grace, "grace");
          return ada.refusal(rules.BindRelay, BindRelayRequest.create(UNKNOWN_ID));
        },
      ],
      LIMIT_REACHED: [
        async (stage) => {
          await stage.limitRelay();
          const { ada, grace, introductionId } = await invited(stage);
          await grace.call(rules.Accept, AcceptRequest.create({ introductionId }));
          return ada.refusal(rules.BindRelay, BindRelayRequest.create({ introductionId }));
        },
      ],
    },
    HangUp: {
      INTRODUCTION_NOT_FOUND: [
        async (stage) => {
          const [ada, grace] = [await stage.join("ada"), await stage.join("grace")];
          await stage.talk(ada, grace, "grace");
          return ada.refusal(rules.HangUp, HangUpRequest.create(UNKNOWN_ID));
        },
      ],
      INTRODUCTION_STATE: [
        async (stage) => {
          const [ada, grace, linus] = [await stage.join("ada"), await stage.join("grace"), await stage.join("linus")];
          await stage.talk(ada, grace, "grace");
          const { introductionId } = await linus.call(rules.Invite, InviteRequest.create(), "ada");
          return ada.refusal(rules.HangUp, HangUpRequest.create({ introductionId }));
        },
      ],
    },
    Announce: {
      INVALID_ARGUMENT: [
        async (stage) => (await stage.join("ada")).refusal(rules.Announce, AnnounceRequest.create(), "grace"),
        async (stage) => (await stage.join("ada")).refusal(rules.Announce, announcement(1, BAD_CANDIDATES), "grace"),
      ],
      FEATURE_MISSING: [
        async (stage) => {
          await stage.removeRelay();
          const ada = await stage.join("ada");
          return ada.refusal(rules.Announce, { ...announcement(1), relayOnly: true }, "grace");
        },
      ],
      LIMIT_REACHED: [
        async (stage) => (await stage.join("ada")).refusal(rules.Announce, announcement(1, candidates(3)), "grace"),
        async (stage) => {
          const ada = await stage.join("ada");
          await ada.call(rules.Announce, announcement(1), "grace");
          return ada.refusal(rules.Announce, announcement(2), "grace");
        },
      ],
    },
  };
}
