/** Cases of "10. Presence": the list of peers, and who is told of its changes. */

import { ErrorCode } from "../../../../generated/chatwire/v1/error.ts";
import { type Peer, Status } from "../../../../generated/chatwire/v1/presence.ts";
import {
  events,
  GetPeers,
  LogOff,
  SendMessage,
  SetStatus,
  WatchPeers,
} from "../../../../generated/chatwire/v1/rules.ts";
import type { Case } from "../../harness/case.ts";
import { check, checkEqual } from "../../harness/fault.ts";
import type { Wire } from "../../harness/wire.ts";

const { INVALID_ARGUMENT, USER_AWAY } = ErrorCode;
/** Pages of peers that the suite reads at most. */
const PAGES_MAX = 200;

/** All peers that a user sees. */
export async function peersOf(wire: Wire): Promise<Peer[]> {
  const all: Peer[] = [];
  let after = "";
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const { peers, next } = await wire.ok(GetPeers, { after });
    all.push(...peers);
    if (next === "") return all;
    after = next;
  }
  return all;
}

export const PRESENCE: readonly Case[] = [
  {
    id: "presence/list",
    title: "GetPeers lists a public user with name, status, address and port, and not the caller",
    async run(bench) {
      const [ada, grace] = [await bench.user("ada"), await bench.user("grace")];
      const peers = await peersOf(ada.wire);
      const peer = peers.find(({ name }) => name === grace.name);
      check(peer !== undefined, `peers with ${grace.name}`, () => `${peers.length} others`);
      checkEqual(peer.status, Status.AVAILABLE, "status of a peer that is logged in");
      if (bench.isLocal) checkEqual(peer.port, grace.wire.local.port, "port of the peer");
      check(!peers.some(({ name }) => name === ada.name), "peers without the caller", () => "the caller");
    },
  },
  {
    id: "presence/order",
    title: "Peers are ordered by the keys of their names, across pages, each once",
    async run(bench) {
      const ada = await bench.user("ada");
      await bench.user("grace");
      await bench.user("linus");
      const names = (await peersOf(ada.wire)).map(({ name }) => name.normalize("NFKC").toUpperCase().toLowerCase());
      const sorted = [...new Set(names)].sort((a, b) => (a < b ? -1 : 1));
      checkEqual(names.join(" "), sorted.join(" "), "names of peers in order");
    },
  },
  {
    id: "presence/page",
    title: "A page has at most peers_page_max peers, and those after the given name",
    async run(bench) {
      const [ada, grace] = [await bench.user("ada"), await bench.user("grace")];
      const { peersPageMax } = bench.limits;
      const { peers } = await ada.wire.ok(GetPeers, { after: "" });
      check(peers.length <= peersPageMax, `at most ${peersPageMax} peers`, () => String(peers.length));
      const behind = await ada.wire.ok(GetPeers, { after: grace.name });
      check(!behind.peers.some(({ name }) => name === grace.name), `peers after ${grace.name}`, () => "that peer, too");
    },
  },
  {
    id: "presence/watch",
    title: "A watcher is told of a status that changes, and of a user that logs off",
    async run(bench) {
      const [ada, grace] = [await bench.user("ada"), await bench.user("grace")];
      await ada.wire.ok(WatchPeers, { enabled: true });
      const status = async () => {
        const event = await ada.wire.event(events.PeersChanged, ({ changed }) =>
          changed.some(({ name }) => name === grace.name),
        );
        return event.changed.find(({ name }) => name === grace.name)?.status;
      };
      await grace.wire.ok(SetStatus, { status: Status.AWAY });
      checkEqual(await status(), Status.AWAY, "status after SetStatus AWAY");
      await grace.wire.ok(SetStatus, { status: Status.AVAILABLE });
      checkEqual(await status(), Status.AVAILABLE, "status after SetStatus AVAILABLE");
      await grace.wire.ok(LogOff, {});
      checkEqual(await status(), Status.AWAY, "status after LogOff");
    },
  },
  {
    id: "presence/watch-ends",
    title: "Who stops watching, and who never began, is not told of changes",
    async run(bench) {
      const [ada, grace, linus] = [await bench.user("ada"), await bench.user("grace"), await bench.user("linus")];
      await ada.wire.ok(WatchPeers, { enabled: true });
      await ada.wire.ok(WatchPeers, { enabled: false });
      await grace.wire.ok(SetStatus, { status: Status.AWAY });
      await ada.wire.noEvent(events.PeersChanged, "the watch has ended", ({ changed }) =>
        changed.some(({ name }) => name === grace.name),
      );
      await linus.wire.noEvent(events.PeersChanged, "there was no watch");
    },
  },
  {
    id: "presence/end-of-connection",
    title: "A connection that breaks ends its login: watchers are told AWAY",
    async run(bench) {
      const [ada, grace] = [await bench.user("ada"), await bench.user("grace")];
      await ada.wire.ok(WatchPeers, { enabled: true });
      grace.wire.destroy();
      await ada.wire.event(events.PeersChanged, ({ changed }) =>
        changed.some(({ name, status }) => name === grace.name && status === Status.AWAY),
      );
    },
  },
  {
    id: "presence/away-hides-address",
    title: "A user who is away is listed as AWAY, without address and port",
    async run(bench) {
      const [ada, grace] = [await bench.user("ada"), await bench.user("grace")];
      await grace.wire.ok(SetStatus, { status: Status.AWAY });
      const peer = (await peersOf(ada.wire)).find(({ name }) => name === grace.name);
      checkEqual(peer?.status, Status.AWAY, "status of the peer");
      checkEqual(peer?.address, "", "address of the peer");
      checkEqual(peer?.port, 0, "port of the peer");
    },
  },
  {
    id: "presence/two-logins",
    title: "A user is away only if all logins are away, and a new login begins with AVAILABLE",
    async run(bench) {
      const [ada, grace] = [await bench.user("ada"), await bench.user("grace")];
      const statusOf = async () => (await peersOf(ada.wire)).find(({ name }) => name === grace.name)?.status;
      await grace.wire.ok(SetStatus, { status: Status.AWAY });
      const second = await bench.again(grace);
      checkEqual(await statusOf(), Status.AVAILABLE, "status with a second login");
      await second.wire.ok(SetStatus, { status: Status.AWAY });
      checkEqual(await statusOf(), Status.AWAY, "status with two logins that are away");
    },
  },
  {
    id: "presence/status-invalid",
    title: "SetStatus accepts AVAILABLE and AWAY only",
    async run(bench) {
      const { wire } = await bench.user("ada");
      for (const status of [Status.UNSPECIFIED, Status.CONNECTED, 99]) {
        await wire.refused(SetStatus, { status }, INVALID_ARGUMENT);
      }
    },
  },
  {
    id: "presence/user-away",
    title: "What needs a present receiver is refused with USER_AWAY if the receiver is away",
    async run(bench) {
      bench.needs("APPLICATION_MESSAGES");
      const [ada, grace] = [await bench.user("ada"), await bench.user("grace")];
      await grace.wire.ok(SetStatus, { status: Status.AWAY });
      const message = { message: { typeName: "verify.Note", payload: new Uint8Array() } };
      const { error } = await ada.wire.refused(SendMessage, message, USER_AWAY, { user: grace.name });
      checkEqual(error.retryable, true, "retryable of USER_AWAY");
    },
  },
];
