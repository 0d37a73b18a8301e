/** Counts that the server keeps up to date tick by tick, beside those of the directory, under random changes. */

import * as assert from "uvu/assert";
import { Audience, PrivacySettings } from "../../../generated/chatwire/v1/account.ts";
import {
  AddContactRequest,
  BlockRequest,
  RemoveContactRequest,
  UnblockRequest,
} from "../../../generated/chatwire/v1/contact.ts";
import {
  GetPeersRequest,
  PeerScope,
  SetStatusRequest,
  Status,
  WatchPeersRequest,
  WatchScopeRequest,
} from "../../../generated/chatwire/v1/presence.ts";
import {
  Accept,
  AddContact,
  Block,
  GetPeers,
  Invite,
  RemoveContact,
  SetStatus,
  Unblock,
  WatchPeers,
  WatchScope,
} from "../../../generated/chatwire/v1/rules.ts";
import { AcceptRequest, InviteRequest } from "../../../generated/chatwire/v1/signalling.ts";
import { enrol } from "../../../src/chat/handlers/account/enrolment.ts";
import { ProtocolError } from "../../../src/errors.ts";
import { DEFAULT_LIMITS } from "../../../src/limits.ts";
import { nameKey } from "../../../src/name.ts";
import { SeededRandom } from "../../../src/testing/seeded-random.ts";
import { timesOf } from "../../sample.ts";
import { SEED } from "../../seed.ts";
import { ChatSimulation, type SimulatedClient } from "../../sim/privacy/chat-simulation.ts";
import { suite } from "../../suite.ts";
import { befriend, deleteAccount, logIn, refusal, setPrivacy } from "../fixtures.ts";

const test = suite("counts of presence");
const { presenceTickMs: TICK_MS } = DEFAULT_LIMITS;
/** As many as make a slice of a tick end after a few users. */
const CROWD = 100;

test("first-login-of-a-user-of-an-application-is-counted", () => {
  const world = new SlicedWorld();
  const counter = world.add("counter");
  world.settleTicks();
  world.enrol("newcomer");
  world.settleTicks();
  counter.check("the newcomer is away");
  assert.is(counter.counts?.away, 1);
});

test("contact-that-is-removed-between-two-slices-is-counted-once", () => {
  const world = new SlicedWorld();
  const [hidden, counter] = [world.add("zoe"), world.add("counter")];
  befriend(hidden.client, counter.client);
  setPrivacy(hidden.client, { see: Audience.CONTACTS });
  hidden.setStatus(Status.AWAY);
  const others = ["a", "b", "c", "d", "e", "f"].map((name) => world.add(name));
  world.settleTicks();
  for (const each of [...others, hidden]) each.setStatus(each === hidden ? Status.AVAILABLE : Status.AWAY);
  world.tick(() => hidden.client.call(RemoveContact, RemoveContactRequest.create(), "counter"));
  world.settleTicks();
  counter.check("the contact is gone");
});

test("block-that-ends-between-two-slices-is-counted-once", () => {
  const world = new SlicedWorld();
  const [blocked, counter] = [world.add("zoe"), world.add("counter")];
  counter.client.call(Block, BlockRequest.create(), "zoe");
  const others = ["a", "b", "c", "d", "e", "f"].map((name) => world.add(name));
  world.settleTicks();
  for (const each of [...others, blocked]) each.setStatus(Status.AWAY);
  world.tick(() => counter.client.call(Unblock, UnblockRequest.create(), "zoe"));
  world.settleTicks();
  counter.check("the user is seen again");
});

test("name-that-is-blocked-after-its-account-was-deleted-is-counted-once", () => {
  const world = new SlicedWorld();
  const [deleted, counter] = [world.add("zoe"), world.add("counter")];
  world.settleTicks();
  deleted.registerAgain();
  counter.client.call(Block, BlockRequest.create(), "zoe");
  world.settleTicks();
  counter.check("both accounts of the name are gone");
});

test("counts-are-those-of-the-directory-after-each-tick-whatever-changes-between-slices", () => {
  const world = new SlicedWorld();
  const actors = Array.from({ length: 10 }, (_, index) => world.add(`user-${index}`));
  for (let round = 0; round < timesOf(60, 2_000); round++) {
    for (let change = world.random.below(12); change >= 0; change--) changeSomething(world, actors);
    world.tick(() => {
      for (let change = 0; change < 4; change++) changeSomething(world, actors);
    });
    world.settleTicks();
    for (const actor of actors) actor.check(`round ${round}, seed ${SEED}`);
  }
});

function changeSomething(world: SlicedWorld, actors: readonly Actor[]): void {
  const { random } = world;
  const [one, other] = [actors[random.below(actors.length)], actors[random.below(actors.length)]];
  if (one === undefined || other === undefined || one === other) return;
  const { client } = one;
  const changes = [
    () => one.setStatus(random.below(2) === 0 ? Status.AWAY : Status.AVAILABLE),
    () => one.setStatus(random.below(2) === 0 ? Status.AWAY : Status.AVAILABLE),
    () => client.call(AddContact, AddContactRequest.create(), other.name),
    () => befriend(client, other.client),
    () => client.call(RemoveContact, RemoveContactRequest.create(), other.name),
    () => client.call(Block, BlockRequest.create(), other.name),
    () => client.call(Unblock, UnblockRequest.create(), other.name),
    () => setPrivacy(client, { see: 1 + random.below(3) }),
    () => client.call(GetPeers, GetPeersRequest.create()),
    () => one.watch(),
    () => one.logInAgain(),
    () => one.registerAgain(),
    () => {
      const { introductionId } = client.call(Invite, InviteRequest.create(), other.name);
      other.client.call(Accept, AcceptRequest.create({ introductionId }));
    },
    () => world.enrol(`enrolled-${random.below(1_000)}`),
  ];
  try {
    changes[random.below(changes.length)]?.();
  } catch (error) {
    // What the state does not allow is refused.
    if (!(error instanceof ProtocolError)) throw error;
  }
}

/** A user who watches the counts. */
class Actor {
  readonly name: string;
  client: SimulatedClient;
  readonly #world: ChatSimulation;
  #counts: Counts;

  constructor(world: ChatSimulation, name: string) {
    this.#world = world;
    this.name = name;
    this.client = world.join(name);
    this.watch();
  }

  /** What the server has told of the counts. */
  get counts(): Counts {
    for (const body of this.client.takeEvents())
      if (body.case === "peerCountsChanged") this.#counts = body.value.counts;
    return this.#counts;
  }

  check(when: string): void {
    const user = this.client.connection.login?.user;
    assert.ok(user);
    const { result } = this.#world.chat.operate(({ directory }) => directory.tallyOf(user).counts, this.#world.nowMs);
    assert.equal(this.counts, result, `${this.name}, ${when}`);
  }

  watch(): void {
    const { counts } = this.client.call(WatchScope, WatchScopeRequest.create({ scope: PeerScope.COUNTS }));
    this.client.takeEvents();
    this.#counts = counts;
  }

  setStatus(status: Status): void {
    this.client.call(SetStatus, SetStatusRequest.create({ status }));
  }

  logInAgain(): void {
    this.client.drop();
    this.client = logIn(this.#world, this.name);
    this.watch();
  }

  registerAgain(): void {
    deleteAccount(this.client, this.name);
    this.client.drop();
    this.client = this.#world.join(this.name);
    this.watch();
  }
}

type Counts = { available: number; connected: number; away: number } | undefined;

/** A server with so many watchers, and so few users in an event, that a tick takes several slices. */
class SlicedWorld {
  readonly random = new SeededRandom(SEED);
  readonly #world = new ChatSimulation(SEED, {
    peersPageMax: 1,
    loginsPerAccountMax: CROWD,
    registrationsPerAddressMax: 1_000_000,
  });
  readonly #crowd: readonly SimulatedClient[];

  constructor() {
    this.#world.ticksAtOnce = false;
    this.#world.join("crowd");
    this.#crowd = Array.from({ length: CROWD }, () => logIn(this.#world, "crowd"));
    for (const client of this.#crowd) client.call(WatchPeers, WatchPeersRequest.create({ enabled: true }));
  }

  add(name: string): Actor {
    return new Actor(this.#world, name);
  }

  /** The first login of a user whom the application's program knows. The user does not log in after all. */
  enrol(name: string): void {
    const known = {
      name: { name, key: nameKey(name) },
      privacy: PrivacySettings.create({ see: Audience.EVERYONE }),
      verifier: undefined,
    };
    const { chat, nowMs, wallMs } = this.#world;
    const { connection } = this.#world.connect();
    const request = { connection, recipient: undefined, identity: undefined, nowMs, wallMs, refusal };
    this.#world.carryOut(chat.operate((state) => enrol(state, known, request), nowMs).outcome, undefined);
  }

  /** One tick, with something else after each slice of it but the last. */
  tick(between: () => void): void {
    const world = this.#world;
    const dueMs = world.chat.nextTickMs;
    if (dueMs === Number.POSITIVE_INFINITY) return;
    world.nowMs = dueMs;
    for (;;) {
      world.carryOut(world.chat.handleTick(dueMs), undefined);
      world.settle();
      if (world.chat.nextTickMs !== dueMs) return;
      between();
    }
  }

  /** All ticks that are due, and enough time for the rates of requests. */
  settleTicks(): void {
    this.#world.pass(100 * TICK_MS);
    // What has expired by then is told a tick later.
    this.#world.pass(TICK_MS);
    for (const client of this.#crowd) client.takeEvents();
  }
}
