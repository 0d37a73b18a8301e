import type { Message } from "../../../generated/chatwire/v1/message.ts";
import {
  DeletePostRequest,
  EditPostRequest,
  GetRoomHistoryRequest,
  PostInRoomRequest,
} from "../../../generated/chatwire/v1/room.ts";
import { DeletePost, EditPost, GetRoomHistory, PostInRoom } from "../../../generated/chatwire/v1/rules.ts";
import { ChatClient, ChatError, MemoryPins, type RequestId } from "../../../src/index.ts";
import type { SimulatedHost } from "../../../src/testing/index.ts";
import { FEW_ITERATIONS } from "../../sim/scram-proof.ts";
import { PASSWORD, type RestartingSite } from "../again/restarting-site.ts";
import type { RoomCopy } from "./room-copy.ts";

const RETRY_MS = 2_000;
const ANSWERS: ReadonlySet<string> = new Set(["postInRoomResponse", "editPostResponse", "deletePostResponse"]);

/** Something that a user wants done, kept until it is known to be done. */
export interface Task {
  readonly kind: "post" | "edit" | "delete";
  readonly room: string;
  readonly number: number;
  readonly text: string;
  /** With which it is repeated. */
  id: RequestId | undefined;
  isDone: boolean;
}

/** What outlives the programs of a user. */
export interface RoomUser {
  readonly name: string;
  readonly rooms: ReadonlyMap<string, RoomCopy>;
  readonly tasks: Task[];
  readonly faults: string[];
}

/** One run of a user's program: it carries out the tasks in their order, and keeps a copy of each room up to date. */
export class RoomProgram {
  readonly user: RoomUser;
  readonly host: SimulatedHost;
  readonly #site: RestartingSite;
  #client: ChatClient | undefined;
  #isOver = false;
  #isCatchingUp = false;
  /** Whether something may be missing. */
  #mustCatchUp = false;

  constructor(site: RestartingSite, user: RoomUser) {
    this.#site = site;
    this.user = user;
    this.host = site.addHost();
  }

  /** Runs until it is killed. */
  async run(): Promise<void> {
    while (this.#client === undefined && !this.#isOver) {
      const client = await this.#logIn().catch(() => undefined);
      if (client === undefined) await this.#pause();
      else this.#client = client;
    }
    if (this.#client !== undefined && !this.#isOver) void this.#work(this.#client);
  }

  /** Ends as a process that is killed. Nothing wakes it any more. */
  kill(): void {
    this.#isOver = true;
    this.host.breakStreams();
    this.host.disconnect();
    this.host.sleep();
  }

  async close(): Promise<void> {
    this.#isOver = true;
    await this.#client?.close();
  }

  async #logIn(): Promise<ChatClient> {
    const client = await ChatClient.connect(this.#site.url, {
      grease: false,
      network: this.host,
      pins: new MemoryPins(),
      limits: FEW_ITERATIONS,
      tap: (way, message) => {
        if (way === "received" && !this.#isOver) this.#take(message);
      },
    });
    await client.logIn({ name: this.user.name, password: PASSWORD });
    void this.#watch(client);
    return client;
  }

  async #watch(client: ChatClient): Promise<void> {
    await this.#catchUp(client);
    for await (const { status } of client.connection.changes()) {
      if (this.#isOver) return;
      if (status === "restored") await this.#catchUp(client);
    }
  }

  /** A program that posts, edits or deletes learns only the number, and asks for what has come before it. */
  #take({ body }: Message): void {
    if (body.case === "postReceived") {
      const copy = this.#copyOf(body.value.roomId);
      if (body.value.post !== undefined) copy?.take(body.value.post);
      if (copy?.hasGap) void this.#catchUp();
    } else if (body.case === "postChanged" && body.value.post !== undefined) {
      this.#copyOf(body.value.roomId)?.change(body.value.post);
    } else if (body.case !== undefined && ANSWERS.has(body.case)) void this.#catchUp();
  }

  #copyOf(id: Uint8Array): RoomCopy | undefined {
    return this.user.rooms.get(Buffer.from(id).toString("hex"));
  }

  /** Asks for what is missing in all rooms. What fails is asked for after the next login. */
  async #catchUp(client = this.#client): Promise<void> {
    this.#mustCatchUp = true;
    if (this.#isCatchingUp || client === undefined) return;
    this.#isCatchingUp = true;
    try {
      while (this.#mustCatchUp && !this.#isOver) {
        this.#mustCatchUp = false;
        for (const copy of this.user.rooms.values()) await this.#catchUpRoom(client, copy);
      }
    } catch {
      // The connection is lost.
    } finally {
      this.#isCatchingUp = false;
    }
  }

  async #catchUpRoom(client: ChatClient, copy: RoomCopy): Promise<void> {
    const to = { room: copy.id };
    for (let more = true; more && !this.#isOver; ) {
      const page = { case: "after", value: copy.lastNumber } as const;
      const found = await client.call(GetRoomHistory, GetRoomHistoryRequest.create({ page }), { to });
      if (found.missingBefore > 0) this.user.faults.push(`posts before ${found.missingBefore} are missing`);
      for (const post of found.posts) copy.take(post);
      more = found.more;
      copy.hasGap = false;
    }
    for (let more = true; more && !this.#isOver; ) {
      const page = { case: "changedAfter", value: copy.lastChange } as const;
      const found = await client.call(GetRoomHistory, GetRoomHistoryRequest.create({ page }), { to });
      for (const post of found.posts) copy.change(post);
      more = found.more;
      copy.lastChange = more ? (found.posts.at(-1)?.change ?? copy.lastChange) : found.lastChange;
    }
  }

  async #work(client: ChatClient): Promise<void> {
    while (!this.#isOver) {
      const task = this.user.tasks.find(({ isDone }) => !isDone);
      if (task === undefined) await this.#pause();
      else await this.#carryOut(client, task);
    }
  }

  async #carryOut(client: ChatClient, task: Task): Promise<void> {
    const copy = this.user.rooms.get(task.room);
    if (copy === undefined) return;
    task.id ??= client.createRequestId();
    try {
      await call(client, copy, task);
      if (!this.#isOver) task.isDone = true;
    } catch (error) {
      if (this.#isOver) return;
      const { code } = error instanceof ChatError ? error : { code: String(error) };
      // An edit with an id that the server no longer knows may be done again. A post must be known.
      if (code === "ID_FORGOTTEN" && task.kind !== "post") task.id = undefined;
      else if (code === "POST_NOT_FOUND" && task.kind === "edit") task.isDone = true;
      else if (code === "ID_FORGOTTEN" || code === "POST_NOT_FOUND") this.user.faults.push(`${task.text}: ${code}`);
      if (!task.isDone) await this.#pause();
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => this.host.setTimer(resolve, RETRY_MS));
  }
}

async function call(
  client: ChatClient,
  { id: room, epoch }: RoomCopy,
  { kind, number, text, id }: Task,
): Promise<void> {
  const options = { to: { room }, id };
  if (kind === "post") await client.call(PostInRoom, PostInRoomRequest.create({ text }), options);
  else if (kind === "edit") await client.call(EditPost, EditPostRequest.create({ epoch, number, text }), options);
  else await client.call(DeletePost, DeletePostRequest.create({ epoch, number }), options);
}
