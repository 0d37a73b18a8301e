import { events } from "../../../../generated/chatwire/v1/rules.ts";
import {
  Accepted,
  Cancelled,
  type Candidate,
  CandidateKind,
  CandidatesOffered,
  type Connectivity,
  Declined,
  EndReason,
  HungUp,
  Introduction as IntroductionMessage,
  Invited,
  Reintroduced,
  RelayGrant,
} from "../../../../generated/chatwire/v1/signalling.ts";
import { scopeOf } from "../../../ip-network.ts";
import { originOf } from "../../../origin.ts";
import { isLoopbackAddress } from "../../../socket-address.ts";
import type { ChatState } from "../../state/chat-state.ts";
import type { IntroductionEvent, Move } from "../../state/introductions/introduction-moves.ts";
import {
  type Introduction,
  otherSide,
  receiversOf,
  type Side,
  sideOf,
} from "../../state/introductions/introductions.ts";
import { onlyLogin, otherLogins, type Receivers } from "../../state/outbox.ts";
import type { Login, User } from "../../state/user.ts";

/** Enough for `HungUp` to a client, and for its close of the link to the other one. */
const RELAY_LINGER_MS = 2_000;

/** The details of a move that its events depend on. */
export interface MoveDetails {
  /** The login that asked, which gets the response; its user's other logins get the event. Default: nobody asked. */
  readonly login?: Login;
  /** Of an end; the one that asked gave it, or it is the server's own. */
  readonly reason?: EndReason;
  /** Of an end because of settings or a block: whose they are. Nobody else learns of them. */
  readonly forbiddenBy?: User | undefined;
  /** Those that the side that asked found later. */
  readonly candidates?: readonly Candidate[];
  /** What that side has found out about its network. */
  readonly connectivity?: Connectivity | undefined;
  /** 32 bytes: the pre-shared key of the link, if the move opens the conversation. */
  readonly psk?: Uint8Array;
  /** What both sides have announced, if the move is theirs. */
  readonly announced?: AnnouncedDetails;
  /** Runs the change of the state and sends what others see of it. Default: nobody sees it. */
  readonly change?: (run: () => void) => void;
}

/** 32 bytes each: what both sides have announced, and what each of them has sent for the other. */
interface AnnouncedDetails {
  /** In hex. */
  readonly id: string;
  readonly proofs: { readonly inviter: Uint8Array; readonly invited: Uint8Array };
}

/** Makes a move: changes the state of the introduction, and then sends both sides the events that the move names. */
export function moveIntroduction(
  state: ChatState,
  introduction: Introduction,
  move: Move,
  { change = (run) => run(), ...details }: MoveDetails,
): void {
  const { inviter, invited } = introduction;
  change(() => state.introductions.enter(introduction, move.to));
  // An introduction that an earlier core began may have a relay that this core does not know.
  if (move.to === "OVER" && (inviter.relay !== undefined || introduction.isRestored === true)) {
    state.outbox.closeRelay(introduction.id, [inviter.user, invited.user], lingers(move) ? RELAY_LINGER_MS : 0);
  }
  if (move.inviter !== undefined) emit(state, introduction, inviter, move.inviter, details);
  if (move.invited !== undefined && introduction.isUntold !== true)
    emit(state, introduction, invited, move.invited, details);
  state.notes.introduction(introduction);
}

/**
 * Whether the relay goes on for a moment: the server cannot tell a side that is lost of the end. The client of the other
 * side can, over the link. Not if somebody must not be heard any more.
 */
function lingers({ from, cause }: Move): boolean {
  return from === "DETACHED" && cause !== "end of login" && cause !== "not permitted";
}

function emit(
  state: ChatState,
  introduction: Introduction,
  side: Side,
  event: IntroductionEvent,
  {
    login,
    reason: given = EndReason.UNSPECIFIED,
    forbiddenBy,
    candidates = [],
    connectivity,
    psk = new Uint8Array(0),
    announced,
  }: MoveDetails,
): void {
  const reason = forbiddenBy === side.user ? EndReason.NOT_PERMITTED : given;
  const { outbox } = state;
  const { id: introductionId } = introduction;
  const to = receiversBut(side, login);
  const send: Record<IntroductionEvent, () => void> = {
    Invited: () => emitInvited(state, introduction, to),
    Accepted: () => {
      const message = toIntroductionMessage(state, side.user, introduction, psk);
      outbox.emit(to, events.Accepted, Accepted.create({ introduction: message }));
    },
    Declined: () => outbox.emit(to, events.Declined, Declined.create({ introductionId, reason })),
    Cancelled: () => outbox.emit(to, events.Cancelled, Cancelled.create({ introductionId })),
    CandidatesOffered: () => {
      const shown = shownTo(state, side, otherSide(introduction, side.user), candidates);
      const offered = CandidatesOffered.create({ introductionId, candidates: shown, connectivity });
      outbox.emit(to, events.CandidatesOffered, offered);
    },
    HungUp: () => outbox.emit(to, events.HungUp, HungUp.create({ introductionId, reason })),
    Reintroduced: () => {
      if (announced === undefined) return;
      const message = toIntroductionMessage(state, side.user, introduction, psk);
      const announcedId = Uint8Array.from(Buffer.from(announced.id, "hex"));
      const announcedProof = side === introduction.inviter ? announced.proofs.invited : announced.proofs.inviter;
      const about = { introduction: message, announcedId, announcedProof };
      outbox.emit(to, events.Reintroduced, Reintroduced.create(about));
    },
  };
  send[event]();
}

/** Shows a new login the invitations that wait for its user: they may have come while no client of the user was there. */
export function showInvitations(state: ChatState, login: Login): void {
  for (const introduction of state.introductions.of(login.user)) {
    const { invited, isUntold = false } = introduction;
    if (introduction.state !== "INVITATION" || invited.user !== login.user || isUntold) continue;
    emitInvited(state, introduction, onlyLogin(login));
    state.notes.introduction(introduction);
  }
}

function emitInvited({ outbox }: ChatState, { id: introductionId, inviter }: Introduction, to: Receivers): void {
  const { user, capabilities, keyExchange } = inviter;
  const { ephemeralKey, kem: encapsulationKey } = keyExchange;
  const from = user.account.name;
  const invited = Invited.create({ introductionId, from, capabilities, ephemeralKey, encapsulationKey });
  outbox.emit(to, events.Invited, invited);
}

/** The logins that get the events of a side, without the one that asked. */
function receiversBut(side: Side, login: Login | undefined): Receivers {
  return login?.user === side.user ? otherLogins(login) : receiversOf(side);
}

/** The parameters with which the client of one user sets up the link with the other side. */
export function toIntroductionMessage(
  state: ChatState,
  user: User,
  introduction: Introduction,
  psk: Uint8Array,
): IntroductionMessage {
  const [own, other] = [sideOf(introduction, user), otherSide(introduction, user)];
  const { user: peer, login, candidates, connectionId, capabilities, connectivity } = other;
  return IntroductionMessage.create({
    introductionId: introduction.id,
    name: peer.account.name,
    keys: login?.keys.toMessage(),
    candidates: shownTo(state, own, other, candidates),
    connectionId,
    psk,
    capabilities,
    connectivity,
    relay: grantOf(state, own),
    ...keyExchangeOf(introduction, user),
  });
}

/** What a side gets for the keys of the link. The invited user has those of the inviter since the invitation. */
function keyExchangeOf({ inviter, invited }: Introduction, user: User): Partial<IntroductionMessage> {
  if (inviter.user !== user) return { signature: inviter.keyExchange.signature };
  const { ephemeralKey, kem: ciphertext, signature } = invited.keyExchange;
  return { ephemeralKey, ciphertext, signature };
}

function grantOf({ limits }: ChatState, { relay }: Side): RelayGrant | undefined {
  if (relay === undefined) return undefined;
  const { relayId, key, place } = relay;
  const { relayBytesMax: bytesMax, relayBytesPerSecond: bytesPerSecond, relayTimeMs: timeMs } = limits;
  const addresses = [...place.addresses];
  return RelayGrant.create({ relayId, key, udpPort: place.port, addresses, bytesMax, bytesPerSecond, timeMs });
}

/**
 * The candidates of `side` that `viewer` may see: none if one of them talks only over the relay. The addresses that the
 * server saw need permission; the client chose the others. An address that means another machine elsewhere is shown only
 * where it may mean the same one.
 */
function shownTo({ directory }: ChatState, viewer: Side, side: Side, candidates: readonly Candidate[]): Candidate[] {
  if (viewer.relayOnly || side.relayOnly) return [];
  const isShown = directory.may("address", viewer.user, side.user);
  return candidates.filter(({ kind, address }) => {
    if (!isShown && kind === CandidateKind.SERVER_REFLEXIVE) return false;
    const scope = scopeOf(address);
    if (scope === "loopback") return areOnServersHost(viewer, side);
    return scope !== "link" || haveSameOrigin(viewer, side);
  });
}

/** Whether both clients reach the server from its own machine. */
function areOnServersHost(...sides: readonly Side[]): boolean {
  return sides.every(({ login }) => login !== undefined && isLoopbackAddress(login.endpoint.address));
}

/** Whether the server sees both clients in one network: at one IPv4 address, or in one /64 of IPv6. */
function haveSameOrigin(one: Side, other: Side): boolean {
  const origins = originsOf(one);
  return originsOf(other).some((origin) => origins.includes(origin));
}

function originsOf({ login }: Side): string[] {
  if (login === undefined) return [];
  return [login.endpoint, ...login.seen.proven].map(({ address }) => originOf(address));
}
