/** What many users do in some time, and what must be true of it after that. */

import { ApplicationMessage, SendMessageRequest } from "../../../../generated/chatwire/v1/application.ts";
import {
  AddContactRequest,
  BlockRequest,
  RemoveContactRequest,
  UnblockRequest,
} from "../../../../generated/chatwire/v1/contact.ts";
import { type MessageBody, Recipient } from "../../../../generated/chatwire/v1/message.ts";
import { GetPeersRequest, SetStatusRequest, Status } from "../../../../generated/chatwire/v1/presence.ts";
import { PostInRoomRequest } from "../../../../generated/chatwire/v1/room.ts";
import * as methods from "../../../../generated/chatwire/v1/rules.ts";
import { SendTextRequest } from "../../../../generated/chatwire/v1/text.ts";
import { encodeBody } from "../../../../src/framing/frame-writer.ts";
import { SeededRandom } from "../../../../src/testing/seeded-random.ts";
import { processorMs } from "../cores.ts";
import type { Asked } from "../requests.ts";
import { HIDDEN_EVERY, nameOf, type Population } from "./population.ts";

/** Of a hundred requests. */
const MIX = { message: 40, text: 30, status: 14, post: 12, hidden: 1, unknown: 1, contacts: 1, peers: 1 } as const;
type Kind = keyof typeof MIX;
const KINDS = Object.entries(MIX).flatMap(([kind, count]) => Array<Kind>(count).fill(kind as Kind));
const TEXT = "a text of some length, as people write it";
const RELATIONS = [
  methods.Block.wrapRequest(BlockRequest.create()),
  methods.Unblock.wrapRequest(UnblockRequest.create()),
  methods.RemoveContact.wrapRequest(RemoveContactRequest.create()),
  methods.AddContact.wrapRequest(AddContactRequest.create()),
] as const;
const RELATION_METHODS = ["Block", "Unblock", "RemoveContact", "AddContact"] as const;

/** What has happened. */
export class Traffic {
  readonly answered = new Map<Kind, number>();
  readonly refused = new Map<Kind, number>();
  /** From request to answer, in virtual milliseconds. */
  readonly latenciesMs: number[] = [];
  /** The processor time for the requests of each kind at their homes, in milliseconds. */
  readonly workMs = new Map<Kind, number>();
  readonly received = new Map<string, number>();
  /** The bytes of refusals to users who hide and to names that nobody has. */
  readonly refusals = new Set<string>();
  readonly faults: string[] = [];
  asked = 0;
  /** Accounts at other cores than their homes. */
  guests = 0;
  #texts = 0;
  #textsToOnline = 0;
  #posts = 0;
  #postsToMembers = 0;

  receive(body: MessageBody): void {
    add(this.received, body.case ?? "", 1);
  }

  /** Lets users do so many things in some virtual time. */
  run(population: Population, seed: number, requests: number, durationMs: number): void {
    const random = new SeededRandom(seed);
    const { cores } = population;
    const startMs = cores.nowMs;
    for (let index = 0; index < requests; index++) {
      cores.advanceTo(startMs + (index * durationMs) / requests);
      this.#ask(population, random, KINDS[random.below(KINDS.length)] ?? "text");
    }
    // Ticks and expiries that follow, too.
    cores.advanceTo(cores.nowMs + 1_000);
    this.#check(population);
  }

  #ask(population: Population, random: SeededRandom, kind: Kind): void {
    const { cores, online } = population;
    const user = random.below(online);
    const near = (user + (random.below(2) === 0 ? 1 : online - 1)) % online;
    const other = visible(random.below(10) < 7 ? near : random.below(online));
    const [asked, note] = this.#request(population, random, kind, { user, other });
    if (asked === undefined) return;
    const atMs = cores.nowMs;
    this.asked += 1;
    const beganMs = processorMs();
    cores.request(user, asked, (answer) => {
      this.latenciesMs.push(cores.nowMs - atMs);
      add(answer.case === "error" ? this.refused : this.answered, kind, 1);
      note(answer);
    });
    add(this.workMs, kind, processorMs() - beganMs);
  }

  #request(
    population: Population,
    random: SeededRandom,
    kind: Kind,
    { user, other }: { readonly user: number; readonly other: number },
  ): readonly [Asked | undefined, (answer: MessageBody) => void] {
    const text = methods.SendText.wrapRequest(SendTextRequest.create({ text: TEXT }));
    switch (kind) {
      case "message": {
        const message = ApplicationMessage.create({ typeName: "test.Move", payload: new Uint8Array(64) });
        const body = methods.SendMessage.wrapRequest(SendMessageRequest.create({ message }));
        return [toUser("SendMessage", body, nameOf(other)), () => undefined];
      }
      case "text": {
        // One in ten to somebody who is most likely away.
        const to = random.below(10) === 0 ? visible(random.below(population.users)) : other;
        return [toUser("SendText", text, nameOf(to)), (answer) => this.#noteText(answer, to < population.online)];
      }
      case "status": {
        const status = random.below(2) === 0 ? Status.AWAY : Status.AVAILABLE;
        const body = methods.SetStatus.wrapRequest(SetStatusRequest.create({ status }));
        return [plain("SetStatus", body), () => undefined];
      }
      case "post":
        return this.#post(population, random, user);
      case "hidden": {
        const to = random.below(population.users / HIDDEN_EVERY) * HIDDEN_EVERY;
        return [toUser("SendText", text, nameOf(to)), (answer) => this.#noteRefusal(answer)];
      }
      case "unknown": {
        const name = `Nobody-${random.below(1_000_000)}`;
        return [toUser("SendText", text, name), (answer) => this.#noteRefusal(answer)];
      }
      case "contacts": {
        const index = random.below(RELATIONS.length);
        const [method, body] = [RELATION_METHODS[index], RELATIONS[index]];
        if (method === undefined || body === undefined) return [undefined, () => undefined];
        return [toUser(method, body, nameOf(other === user ? other + 1 : other)), () => undefined];
      }
      case "peers": {
        const request = GetPeersRequest.create({ after: nameOf(random.below(population.users)) });
        return [plain("GetPeers", methods.GetPeers.wrapRequest(request)), (answer) => this.#notePeers(answer)];
      }
    }
  }

  #post({ roomsOf, rooms }: Population, random: SeededRandom, user: number) {
    const own = roomsOf[user] ?? [];
    const room = rooms[own[random.below(Math.max(1, own.length))] ?? -1];
    if (room === undefined) return [undefined, () => undefined] as const;
    const body = methods.PostInRoom.wrapRequest(PostInRoomRequest.create({ text: TEXT }));
    const recipient = Recipient.create({ target: { case: "room", value: room.id } });
    const note = (answer: MessageBody): void => {
      if (answer.case !== "postInRoomResponse") return;
      this.#posts += 1;
      this.#postsToMembers += room.members.length - 1;
    };
    return [{ method: "PostInRoom", body, recipient, identity: undefined }, note] as const;
  }

  #noteText(answer: MessageBody, isOnline: boolean): void {
    if (answer.case !== "sendTextResponse") return;
    this.#texts += 1;
    if (isOnline) this.#textsToOnline += 1;
  }

  #noteRefusal(answer: MessageBody): void {
    this.refusals.add(Buffer.from(encodeBody(answer)).toString("hex"));
  }

  #notePeers(answer: MessageBody): void {
    if (answer.case !== "getPeersResponse") return;
    const keys = answer.value.peers.map(({ name }) => name.toLowerCase());
    if (keys.some((key, index) => index > 0 && key <= (keys[index - 1] ?? "")))
      this.faults.push("a page is not in order");
    if (keys.some((key) => Number(key.slice("user-".length)) % HIDDEN_EVERY === 0))
      this.faults.push("a page shows a user who hides");
  }

  #check(population: Population): void {
    const { cores, rooms } = population;
    const done = [...this.answered.values(), ...this.refused.values()].reduce((sum, each) => sum + each, 0);
    this.#expect("answers", done, this.asked);
    let [numbers, posts, guests, wrong] = [0, 0, 0, 0];
    for (const core of cores.cores) {
      for (const user of core.people.state.directory.users()) {
        const home = cores.homes.ofAccount(user.account.id);
        if (home === core.number) {
          numbers += user.mailbox.lastTextId;
          continue;
        }
        guests += 1;
        const own = cores.cores[home]?.people.user(user.account.id);
        for (const relation of [...user.contacts.values(), ...user.blocked.values()]) {
          const list = relation.kind === "contact" ? own?.contacts : own?.blocked;
          if (list?.get(relation.key)?.target !== relation.target) wrong += 1;
        }
      }
    }
    for (const { id } of rooms) {
      const core = cores.cores[cores.homes.ofRoom(id)];
      // One core has everything in one chat.
      const place = cores.homes.count === 1 ? core?.people : core?.rooms;
      posts += place?.state.rooms.find(id)?.lastNumber ?? 0;
    }
    this.guests = guests;
    this.#expect("entries in mailboxes, two for each text", numbers, 2 * this.#texts);
    this.#expect("texts received", this.received.get("textReceived") ?? 0, this.#textsToOnline);
    this.#expect("numbers of posts", posts, this.#posts);
    this.#expect("posts received", this.received.get("postReceived") ?? 0, this.#postsToMembers);
    this.#expect("relations of guests that are not those at home", wrong, 0);
    this.#expect("different refusals of hidden and unknown users", this.refusals.size, 1);
  }

  #expect(what: string, is: number, expected: number): void {
    if (is !== expected) this.faults.push(`${what}: ${is}, expected ${expected}`);
  }
}

/** The next user who does not hide. */
function visible(user: number): number {
  return user % HIDDEN_EVERY === 0 ? user + 1 : user;
}

function plain(method: string, body: MessageBody): Asked {
  return { method, body, recipient: undefined, identity: undefined };
}

function toUser(method: string, body: MessageBody, name: string): Asked {
  return { ...plain(method, body), recipient: Recipient.create({ target: { case: "user", value: name } }) };
}

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
