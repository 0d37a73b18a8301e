import { Recipient } from "../../../generated/chatwire/v1/message.ts";
import {
  CloseRoomRequest,
  CreateRoomRequest,
  JoinRoomRequest,
  LeaveRoomRequest,
  RoomSettings,
  RoomVisibility,
} from "../../../generated/chatwire/v1/room.ts";
import { CloseRoom, CreateRoom, JoinRoom, LeaveRoom } from "../../../generated/chatwire/v1/rules.ts";
import { median } from "../measure.ts";
import { LoadProcess } from "../server/load-process.ts";
import type { Programs } from "../server/programs.ts";
import { type Client, chatwire } from "../server/protocols/chatwire.ts";
import type { Target } from "../server/protocols/protocol.ts";
import { ServerProcess } from "../server/server-process.ts";
import type { Line } from "./targets.ts";

const POSTS = 30;
const POST_MS_MAX = 1_000;
const RATIO_MAX = 1.25;

/** Rooms beside the large one. So many visitors join each of them that it has not many more members than ten. */
const SMALL_ROOMS = 20;
const SMALL_MEMBERS = 10;
const VISITORS_PER_ROOM = 5;
const VISITORS = SMALL_ROOMS * VISITORS_PER_ROOM;
/** How often all visitors join and leave again: the large room and small ones, in turn. */
const ROUNDS = 100;
const WARM_UP = 20;
/** Users of this process have greater numbers than members. */
const FIRST_NUMBER = 1_000_000;

export interface MembersOptions {
  readonly programs: Programs;
  readonly members: number;
  readonly store: "memory" | "SQLite";
  /** How often visitors join and leave, and how often before that. */
  readonly rounds?: number;
  readonly warmUp?: number;
}

/** Measures a room with many members. */
export async function membersLines(options: MembersOptions): Promise<Line[]> {
  const { programs, members, store } = options;
  const program = store === "memory" ? "servers/chatwire" : "servers/chatwire-sqlite";
  const server = await ServerProcess.ofNode([programs.file(program)], undefined);
  const load = new LoadProcess([programs.file("load-main")]);
  try {
    const target = { port: server.port, security: "plain" } as const;
    const owner = await join(target, 0);
    const large = await createRoom(owner, "tea");
    // The owner and the sender are members too.
    await load.join("chatwireRoom", [target], members - 2);
    const { burstsMs } = await load.fanOut(POSTS, 1);
    const slowestMs = Math.max(...burstsMs);
    const name = `${members} members, ${store}`;
    console.log(
      `${name}: a post to all: p50 ${median(burstsMs).toFixed(0)} ms, the slowest ${slowestMs.toFixed(0)} ms`,
    );
    const costs = await measureJoins(
      server,
      options,
      { large, small: await createSmallRooms(target) },
      await visitors(target),
    );
    for (const { what, inLarge, inSmall } of costs)
      console.log(`${name}: a ${what}: ${inLarge.toFixed(0)} us, in a room of ten ${inSmall.toFixed(0)} us`);
    await server.longestTurn();
    const startedMs = performance.now();
    await owner.call(CloseRoom, CloseRoomRequest.create(), to(large));
    const closedMs = performance.now() - startedMs;
    const { cpuMs } = await server.longestTurn();
    console.log(
      `${name}: closing the room: answered in ${closedMs.toFixed(0)} ms, the longest turn ${cpuMs.toFixed(0)} ms`,
    );
    return [
      { what: `${name}: ms until a post is with all who are connected`, value: slowestMs, max: POST_MS_MAX },
      ...costs.map(({ what, inLarge, inSmall }) => ({
        what: `${name}: the cost of a ${what} beside one in a room of ten`,
        value: inLarge / inSmall,
        max: RATIO_MAX,
      })),
    ];
  } finally {
    await load.end();
    await server.end();
  }
}

function join(target: Target, number: number): Promise<Client> {
  return chatwire.join(target, FIRST_NUMBER + number, "receiver");
}

async function visitors(target: Target): Promise<Client[]> {
  return Promise.all(Array.from({ length: VISITORS }, (_, index) => join(target, 1 + index)));
}

/** Rooms of ten members, who are the same in all of them. */
async function createSmallRooms(target: Target): Promise<Uint8Array[]> {
  const owner = await join(target, VISITORS + 1);
  const rooms: Uint8Array[] = [];
  for (let number = 0; number < SMALL_ROOMS; number++) rooms.push(await createRoom(owner, `quiet-${number}x`));
  for (let number = 1; number < SMALL_MEMBERS; number++) {
    const resident = await join(target, VISITORS + 1 + number);
    for (const room of rooms) await resident.call(JoinRoom, JoinRoomRequest.create(), to(room));
  }
  return rooms;
}

async function createRoom(owner: Client, name: string): Promise<Uint8Array> {
  const settings = RoomSettings.create({ name, visibility: RoomVisibility.PUBLIC });
  const { room } = await owner.call(CreateRoom, CreateRoomRequest.create({ settings }));
  if (room === undefined) throw new Error("There is no room.");
  return room.roomId;
}

export function to(room: Uint8Array) {
  return { recipient: Recipient.create({ target: { case: "room", value: room } }) };
}

interface Rooms {
  readonly large: Uint8Array;
  readonly small: readonly Uint8Array[];
}

/** Microseconds of processor time of the server for a request. */
interface Cost {
  readonly what: "join" | "leave";
  readonly inLarge: number;
  readonly inSmall: number;
}

async function measureJoins(
  server: ServerProcess,
  { rounds = ROUNDS, warmUp = WARM_UP }: MembersOptions,
  { large, small }: Rooms,
  clients: readonly Client[],
): Promise<Cost[]> {
  const seconds = { join: { large: 0, small: 0 }, leave: { large: 0, small: 0 } };
  for (let round = 0; round < warmUp + rounds; round++) {
    for (const size of ["large", "small"] as const) {
      const roomOf = (index: number) => (size === "large" ? large : (small[index % SMALL_ROOMS] ?? large));
      const asked = {
        join: (client: Client, room: Uint8Array) => client.call(JoinRoom, JoinRoomRequest.create(), to(room)),
        leave: (client: Client, room: Uint8Array) => client.call(LeaveRoom, LeaveRoomRequest.create(), to(room)),
      };
      for (const what of ["join", "leave"] as const) {
        const before = server.cpuSeconds;
        await Promise.all(clients.map((client, index) => asked[what](client, roomOf(index))));
        if (round >= warmUp) seconds[what][size] += server.cpuSeconds - before;
      }
    }
  }
  const each = (total: number): number => (total * 1e6) / (rounds * VISITORS);
  return (["join", "leave"] as const).map((what) => ({
    what,
    inLarge: each(seconds[what].large),
    inSmall: each(seconds[what].small),
  }));
}
