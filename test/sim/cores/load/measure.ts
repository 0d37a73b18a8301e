/** Where one core ends: the memory that accounts take, and the requests that it carries out in a second. */

import type { CoreFigures } from "../cores.ts";
import { Population, type PopulationOptions } from "./population.ts";
import { Traffic } from "./traffic.ts";

/** The ticks of presence that follow from logins and rooms are over after so many virtual milliseconds. */
const PREPARED_MS = 5_000;

/** Bytes of heap. */
export interface MemoryFigures {
  readonly account: number;
  readonly login: number;
  /** An account of another core that is a contact of one here, with the relations of both. */
  readonly guest: number;
}

/** Measures the heap of a process that was started with --expose-gc. */
export function measureMemory(accounts: number): MemoryFigures {
  const receive = (): void => undefined;
  const online = accounts / 10;
  const before = heapBytes();
  const one = new Population({ cores: 1, seed: 1, users: accounts, online, receive });
  const account = (heapBytes() - before) / accounts;
  const beforeLogins = heapBytes();
  one.logIn();
  const login = (heapBytes() - beforeLogins) / online;
  const beforeRelations = heapBytes();
  one.befriend();
  const relations = heapBytes() - beforeRelations;
  const two = new Population({ cores: 16, seed: 1, users: accounts, online: 0, receive });
  const beforeGuests = heapBytes();
  two.befriend();
  const guests = two.cores.cores.reduce((sum, { people }) => sum + people.state.directory.size, 0) - accounts;
  const guest = (heapBytes() - beforeGuests - relations) / guests;
  // Both are there until here.
  return one.users === two.users ? { account, login, guest } : { account: 0, login: 0, guest: 0 };
}

function heapBytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

export interface LoadOptions extends Omit<PopulationOptions, "receive"> {
  readonly requests: number;
  /** Virtual milliseconds. */
  readonly durationMs: number;
  readonly rooms: number;
  readonly membersPerRoom: number;
  /** Called before each part. */
  readonly log?: (part: string) => void;
}

export interface LoadFigures {
  readonly traffic: Traffic;
  readonly figures: readonly CoreFigures[];
  /** Messages between cores. */
  readonly messages: number;
  /** Accounts of which each core is the home. */
  readonly homes: readonly number[];
}

/** Runs a load of many users on some cores. The figures are those of the load, without its preparation. */
export function runLoad(options: LoadOptions): LoadFigures {
  const { log = () => undefined, requests, durationMs, rooms, membersPerRoom, seed } = options;
  const traffic = new Traffic();
  log(`making ${options.users} accounts`);
  const population = new Population({ ...options, receive: (_, body) => traffic.receive(body) });
  const homes = population.cores.cores.map(({ people }) => people.chat.accounts);
  log("making contacts");
  population.befriend();
  log(`logging ${options.online} users in`);
  population.logIn();
  log(`making ${rooms} rooms`);
  population.makeRooms(rooms, membersPerRoom);
  const { cores } = population;
  log("telling what that has changed");
  cores.advanceTo(cores.nowMs + PREPARED_MS);
  traffic.received.clear();
  for (const each of cores.figures) Object.assign(each, { requests: 0, messages: 0, busyMs: 0 });
  const sent = cores.sent;
  globalThis.gc?.();
  log(`carrying out ${requests} requests`);
  traffic.run(population, seed, requests, durationMs);
  return { traffic, figures: cores.figures, messages: cores.sent - sent, homes };
}
