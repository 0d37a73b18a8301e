import { spawnSync } from "node:child_process";
import type { Certificate } from "../../../src/net/certificate.ts";
import type { PROTOCOLS } from "./load-process.ts";
import type { Programs } from "./programs.ts";
import { ServerProcess } from "./server-process.ts";

/** A server that the bench measures. */
export interface Subject {
  readonly name: string;
  readonly protocol: keyof typeof PROTOCOLS;
  /** The path of its program, from the folder of the bench; undefined: `nats-server`. */
  readonly program: string | undefined;
}

const NODE_SUBJECTS: readonly Subject[] = [
  { name: "chatwire", protocol: "chatwire", program: "servers/chatwire" },
  { name: "raw", protocol: "raw", program: "servers/raw" },
  { name: "ws", protocol: "webSocket", program: "servers/ws" },
  { name: "socket.io", protocol: "socketIo", program: "servers/socket-io" },
  { name: "aedes", protocol: "mqtt", program: "servers/aedes" },
];
/** Our server once more: posts in a room, in memory and in a file. */
const ROOMS: readonly Subject[] = [
  { name: "room", protocol: "chatwireRoom", program: "servers/chatwire" },
  { name: "room in SQLite", protocol: "chatwireRoom", program: "servers/chatwire-sqlite" },
];
const NATS: Subject = { name: "nats-server", protocol: "nats", program: undefined };

/** All programs, for `Programs.bundle`. */
export const PROGRAMS = [
  "load-main",
  "logins/crowd-main",
  "pairs/pairs-main",
  "presence/audience-main",
  "presence/watched-server",
  "servers/raw-pairs",
  "servers/chatwire-sqlite",
  ...NODE_SUBJECTS.flatMap(({ program }) => program ?? []),
];

/** Those that can be started here. */
export function subjects(): readonly Subject[] {
  return hasNats() ? [...NODE_SUBJECTS, NATS] : NODE_SUBJECTS;
}

/** The same, and the rooms of our server. */
export function channels(): readonly Subject[] {
  return [...subjects(), ...ROOMS];
}

/** Those with these names; undefined: all. @throws Error a name is not one of theirs */
export function named(all: readonly Subject[], names: readonly string[] | undefined): readonly Subject[] {
  const unknown = names?.find((name) => !all.some((subject) => subject.name === name));
  if (unknown !== undefined)
    throw new Error(`There is no server ${unknown} here. They are ${all.map(({ name }) => name).join(", ")}.`);
  return all.filter(({ name }) => names?.includes(name) ?? true);
}

/** Whether `nats-server` can be started. */
export function hasNats(): boolean {
  return spawnSync("nats-server", ["--version"]).status === 0;
}

export function start(
  { program }: Subject,
  programs: Programs,
  certificate: Certificate | undefined,
): Promise<ServerProcess> {
  if (program === undefined) return ServerProcess.ofNats(certificate);
  return ServerProcess.ofNode([programs.file(program)], certificate);
}
