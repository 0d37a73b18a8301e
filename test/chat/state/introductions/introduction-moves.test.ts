/** Drives the chat through every move of the table, and through everything that is not in it. */

import * as assert from "uvu/assert";
import { LogOffRequest } from "../../../../generated/chatwire/v1/account.ts";
import { BlockRequest } from "../../../../generated/chatwire/v1/contact.ts";
import {
  Accept,
  Announce,
  Block,
  Cancel,
  Decline,
  HangUp,
  Invite,
  LogOff,
  OfferCandidates,
} from "../../../../generated/chatwire/v1/rules.ts";
import {
  AcceptRequest,
  AnnounceRequest,
  CancelRequest,
  DeclineRequest,
  HangUpRequest,
  InviteRequest,
  OfferCandidatesRequest,
} from "../../../../generated/chatwire/v1/signalling.ts";
import {
  type Cause,
  findMove,
  type IntroductionState,
  MOVES,
  type Mover,
  moveOf,
} from "../../../../src/chat/state/introductions/introduction-moves.ts";
import { SEED } from "../../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../../sim/privacy/chat-simulation.ts";
import { suite } from "../../../suite.ts";
import { logIn } from "../../fixtures.ts";

const test = suite("moves of an introduction");

const STATES: readonly IntroductionState[] = ["NONE", "INVITATION", "CONVERSATION", "DETACHED", "OVER"];
const REQUESTS: readonly Cause[] = ["Invite", "Accept", "Decline", "Cancel", "OfferCandidates", "HangUp"];
const EVENTS = ["invited", "accepted", "declined", "cancelled", "candidatesOffered", "hungUp", "reintroduced"];

/** An introduction of ada, who invites, to grace, who has two logins. */
class Meeting {
  /** So few that one more conversation is too many. */
  readonly world = new ChatSimulation(SEED, { introductionsMax: 1 });
  readonly inviter = this.world.join("ada");
  readonly invited = this.world.join("grace");
  readonly invitedElsewhere = logIn(this.world, "grace");
  readonly #inviterUser = this.inviter.connection.login?.user;
  introductionId = 0;

  /** @param by  who is about to move the introduction: if it is detached, the other side has lost its connection */
  constructor(state: IntroductionState, by: Mover = "server") {
    if (state !== "NONE") this.request("Invite", this.inviter);
    if (state === "CONVERSATION" || state === "DETACHED") this.request("Accept", this.invited);
    if (state === "DETACHED") (by === "invited" ? this.inviter : this.invited).drop();
    if (state === "OVER") this.request("Decline", this.invited);
    for (const client of [this.inviter, this.invited, this.invitedElsewhere]) client.takeEvents();
  }

  get state(): IntroductionState {
    const user = this.#inviterUser;
    const { nowMs, chat } = this.world;
    const own = chat.operate(({ introductions }) => (user === undefined ? [] : introductions.of(user)), nowMs).result;
    const introduction = own.find(({ id }) => id === this.introductionId);
    return introduction?.state ?? (this.introductionId === 0 ? "NONE" : "OVER");
  }

  /** @throws ProtocolError the refusal */
  request(cause: Cause, client: SimulatedClient): void {
    const { introductionId } = this;
    if (cause === "Accept") client.call(Accept, AcceptRequest.create({ introductionId }));
    if (cause === "Decline") client.call(Decline, DeclineRequest.create({ introductionId }));
    if (cause === "Cancel") client.call(Cancel, CancelRequest.create({ introductionId }));
    if (cause === "OfferCandidates") client.call(OfferCandidates, OfferCandidatesRequest.create({ introductionId }));
    if (cause === "HangUp") client.call(HangUp, HangUpRequest.create({ introductionId }));
    if (cause !== "Invite") return;
    const other = client === this.inviter ? "grace" : "ada";
    this.introductionId = client.call(Invite, InviteRequest.create(), other).introductionId;
  }

  /** Takes the events of a client that are about this introduction. */
  eventsAt(client: SimulatedClient): string[] {
    return client.takeEvents().flatMap(({ case: kind, value }) => {
      if (kind === undefined || !EVENTS.includes(kind)) return [];
      const about = kind === "accepted" || kind === "reintroduced" ? value.introduction : value;
      return about !== undefined && "introductionId" in about && about.introductionId === this.introductionId
        ? [kind]
        : [];
    });
  }

  /** Both sides announce a conversation. */
  announce(): void {
    const about = { announcedId: new Uint8Array(32), announcedProof: new Uint8Array(32) };
    this.inviter.call(Announce, AnnounceRequest.create({ ...about, inviter: true }), "grace");
    this.invited.call(Announce, AnnounceRequest.create(about), "ada");
    this.introductionId = [...(this.#inviterUser?.introductions ?? [])][0] ?? 0;
  }

  cause(cause: Cause, by: Mover): void {
    const client = by === "inviter" ? this.inviter : this.invited;
    if (cause === "Announce") this.announce();
    else if (cause === "timeout") this.world.pass(this.world.limits.invitationTimeoutMs);
    else if (cause === "lost connection") client.drop();
    else if (cause === "new invitation") {
      // The inviter has lost the connection of the conversation, and its session waits to be resumed.
      const { login } = this.inviter.connection;
      if (login !== undefined) login.isDetached = this.state === "CONVERSATION";
      this.inviter.call(Invite, InviteRequest.create(), "grace");
    } else if (cause === "too many") {
      const invitation = this.world.join("linus").call(Invite, InviteRequest.create(), "grace");
      this.invitedElsewhere.call(Accept, AcceptRequest.create(invitation));
    } else if (cause === "not permitted") this.inviter.call(Block, BlockRequest.create(), "grace");
    else if (cause === "end of login") {
      // An invitation waits as long as one login of the invited user is left.
      if (by === "invited" && this.state === "INVITATION") this.invitedElsewhere.call(LogOff, LogOffRequest.create());
      client.call(LogOff, LogOffRequest.create());
    } else this.request(cause, client);
  }
}

for (const { from, cause, by, to, inviter, invited } of MOVES) {
  test(`${from.toLowerCase()}-becomes-${to.toLowerCase()}-by-${cause.replaceAll(" ", "-")}-of-${by}`, () => {
    const meeting = new Meeting(from, by);
    meeting.cause(cause, by);
    assert.is(meeting.state, to);
    // A side whose connection is lost gets nothing.
    const [isInviterLost, isInvitedLost] = [meeting.inviter, meeting.invited].map(({ server }) => server.closed);
    assert.equal(
      meeting.eventsAt(meeting.inviter),
      listOf(isInviterLost ? undefined : inviter),
      "events of the inviter",
    );
    // The login that asked has its response instead.
    const isAsking = by === "invited" && REQUESTS.includes(cause);
    const atInvited = isAsking || isInvitedLost ? undefined : invited;
    assert.equal(meeting.eventsAt(meeting.invited), listOf(atInvited), "events of the invited user");
    const isOfOne = from === "CONVERSATION" || from === "DETACHED" || cause === "Announce";
    const elsewhere = isOfOne ? undefined : invited;
    const atElsewhere = meeting.eventsAt(meeting.invitedElsewhere);
    assert.equal(atElsewhere, listOf(elsewhere), "events of the invited user's other login");
  });
}

for (const state of STATES) {
  test(`${state.toLowerCase()}-refuses-every-request-that-has-no-move`, () => {
    for (const cause of REQUESTS) {
      for (const by of ["inviter", "invited"] as const) {
        if (findMove(state, cause, by) !== undefined) continue;
        // Who invites is the inviter, and a new invitation may follow an old one, or end a detached conversation.
        if (cause === "Invite" && (state === "NONE" || state === "OVER" || state === "DETACHED")) continue;
        const meeting = new Meeting(state, by);
        assert.is(refusalOf(meeting, cause, meeting[by]), expectedRefusal(state, cause), `${cause} of ${by}`);
        assert.is(meeting.state, state);
        for (const client of [meeting.inviter, meeting.invited]) assert.equal(meeting.eventsAt(client), []);
      }
    }
  });
}

test("conversation-does-not-end-by-time", () => {
  const meeting = new Meeting("CONVERSATION");
  meeting.cause("timeout", "server");
  assert.is(meeting.state, "CONVERSATION");
});

test("end-without-a-move-is-an-error-of-the-server", () => {
  assert.is(moveOf("INVITATION", "timeout", "server").to, "OVER");
  assert.throws(() => moveOf("CONVERSATION", "timeout", "server"), /CONVERSATION has no move for timeout by server/);
  assert.throws(() => moveOf("OVER", "end of login", "invited"), /OVER has no move/);
  assert.throws(() => moveOf("INVITATION", "lost connection", "inviter"), /INVITATION has no move/);
});

function expectedRefusal(state: IntroductionState, cause: Cause): string {
  if (cause === "Invite") return "ALREADY_INTRODUCED";
  return state === "NONE" || state === "OVER" ? "INTRODUCTION_NOT_FOUND" : "INTRODUCTION_STATE";
}

function refusalOf(meeting: Meeting, cause: Cause, client: SimulatedClient): string {
  try {
    meeting.request(cause, client);
  } catch (error) {
    // A message with the wrong state of the connection never reaches the chat.
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return code === "WRONG_STATE" && cause === "HangUp" ? expectedRefusal(meeting.state, cause) : code;
  }
  return "none";
}

function listOf(event: string | undefined): string[] {
  return event === undefined ? [] : [`${event.charAt(0).toLowerCase()}${event.slice(1)}`];
}
