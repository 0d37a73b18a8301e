/** Cases of "10. Presence": the list of peers, and who is told of its changes. */

import { ErrorCode } from "../../../../../generated/chatwire/v1/error.ts";
import { type Peer, PeerScope, Status } from "../../../../../generated/chatwire/v1/presence.ts";
import {
  events,
  GetPeers,
  LogOff,
  SendMessage,
  SetStatus,
  WatchPeers,
  WatchScope,
} from "../../../../../generated/chatwire/v1/rules.ts";
import { check, checkEqual } from "../../../shared/fault.ts";
import type { RawConnection } from "../../raw-connection.ts";
import type { ServerCase } from "../../server-context.ts";

const { INVALID_ARGUMENT, USER_AWAY } = ErrorCode;
/** Pages of peers that the suite reads at most. */
const PAGES_MAX = 200;

/** All peers that a user sees. */
export async function peersOf(connection: RawConnection): Promise<Peer[]> {
  const all: Peer[] = [];
  let after = "";
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const { peers, next } = await connection.ok(GetPeers, { after });
    all.push(...peers);
    if (next === "") return all;
    after = next;
  }
  return all;
}

export const PRESENCE: readonly ServerCase[] = [
  {
    id: "presence/list",
    title: "GetPeers lists a public user with name, status, address and port, and not the caller",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const peers = await peersOf(ada.connection);
      const peer = peers.find(({ name }) => name === grace.name);
      check(peer !== undefined, `peers with ${grace.name}`, () => `${peers.length} others`);
      checkEqual(peer.status, Status.AVAILABLE, "status of a peer that is logged in");
      if (context.isLocal) checkEqual(peer.port, grace.connection.local.port, "port of the peer");
      check(!peers.some(({ name }) => name === ada.name), "peers without the caller", () => "the caller");
    },
  },
  {
    id: "presence/order",
    title: "Peers are ordered by the keys of their names, across pages, each once",
    async run(context) {
      const ada = await context.user("ada");
      await context.user("grace");
      await context.user("linus");
      const names = (await peersOf(ada.connection)).map(({ name }) =>
        name.normalize("NFKC").toUpperCase().toLowerCase(),
      );
      const sorted = [...new Set(names)].sort((a, b) => (a < b ? -1 : 1));
      checkEqual(names.join(" "), sorted.join(" "), "names of peers in order");
    },
  },
  {
    id: "presence/page",
    title: "A page has at most peers_page_max peers, and those after the given name",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const { peersPageMax } = context.limits;
      const { peers } = await ada.connection.ok(GetPeers, { after: "" });
      check(peers.length <= peersPageMax, `at most ${peersPageMax} peers`, () => String(peers.length));
      const behind = await ada.connection.ok(GetPeers, { after: grace.name });
      check(!behind.peers.some(({ name }) => name === grace.name), `peers after ${grace.name}`, () => "that peer, too");
    },
  },
  {
    id: "presence/watch",
    title: "A watcher is told of a status that changes, and of a user that logs off",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      await ada.connection.ok(WatchPeers, { enabled: true });
      const status = async () => {
        const event = await ada.connection.event(events.PeersChanged, ({ changed }) =>
          changed.some(({ name }) => name === grace.name),
        );
        return event.changed.find(({ name }) => name === grace.name)?.status;
      };
      await grace.connection.ok(SetStatus, { status: Status.AWAY });
      checkEqual(await status(), Status.AWAY, "status after SetStatus AWAY");
      await grace.connection.ok(SetStatus, { status: Status.AVAILABLE });
      checkEqual(await status(), Status.AVAILABLE, "status after SetStatus AVAILABLE");
      await grace.connection.ok(LogOff, {});
      checkEqual(await status(), Status.AWAY, "status after LogOff");
    },
  },
  {
    id: "presence/watch-ends",
    title: "A user who stops watching, and one who never began, is not told of changes",
    async run(context) {
      const [ada, grace, linus] = [await context.user("ada"), await context.user("grace"), await context.user("linus")];
      await ada.connection.ok(WatchPeers, { enabled: true });
      await ada.connection.ok(WatchPeers, { enabled: false });
      await grace.connection.ok(SetStatus, { status: Status.AWAY });
      await ada.connection.noEvent(events.PeersChanged, "the watch has ended", ({ changed }) =>
        changed.some(({ name }) => name === grace.name),
      );
      await linus.connection.noEvent(events.PeersChanged, "there was no watch");
    },
  },
  {
    id: "presence/watch-names",
    title: "A watcher of names is told of these users, and of no others, whether or not anybody has the names",
    async run(context) {
      context.needs("WATCH_SCOPES");
      const [ada, grace, linus] = [await context.user("ada"), await context.user("grace"), await context.user("linus")];
      const names = [grace.name.toUpperCase(), `${grace.name}-nobody`];
      await ada.connection.ok(WatchScope, { scope: PeerScope.NAMES, names });
      await linus.connection.ok(SetStatus, { status: Status.AWAY });
      await grace.connection.ok(SetStatus, { status: Status.AWAY });
      await ada.connection.event(events.PeersChanged, ({ changed }) => changed.some(({ name }) => name === grace.name));
      await ada.connection.noEvent(events.PeersChanged, "the watch does not name the user", ({ changed }) =>
        changed.some(({ name }) => name === linus.name),
      );
    },
  },
  {
    id: "presence/watch-counts",
    title: "A watcher of counts gets the counts with the response, and when they are others, and no names",
    async run(context) {
      context.needs("WATCH_SCOPES");
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const { counts } = await ada.connection.ok(WatchScope, { scope: PeerScope.COUNTS, names: [] });
      check((counts?.available ?? 0) > 0, "counts with an available user", () => JSON.stringify(counts));
      await grace.connection.ok(SetStatus, { status: Status.AWAY });
      await ada.connection.event(events.PeerCountsChanged, ({ counts: now }) => (now?.away ?? 0) > (counts?.away ?? 0));
      await ada.connection.noEvent(events.PeersChanged, "the watch is of counts");
    },
  },
  {
    id: "presence/end-of-connection",
    title: "A connection that breaks ends its login: watchers are told AWAY",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      await ada.connection.ok(WatchPeers, { enabled: true });
      grace.connection.destroy();
      await ada.connection.event(events.PeersChanged, ({ changed }) =>
        changed.some(({ name, status }) => name === grace.name && status === Status.AWAY),
      );
    },
  },
  {
    id: "presence/away-hides-address",
    title: "A user who is away is listed as AWAY, without address and port",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      await grace.connection.ok(SetStatus, { status: Status.AWAY });
      const peer = (await peersOf(ada.connection)).find(({ name }) => name === grace.name);
      checkEqual(peer?.status, Status.AWAY, "status of the peer");
      checkEqual(peer?.address, "", "address of the peer");
      checkEqual(peer?.port, 0, "port of the peer");
    },
  },
  {
    id: "presence/two-logins",
    title: "A user is away only if all logins are away, and a new login begins with AVAILABLE",
    async run(context) {
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      const statusOf = async () => (await peersOf(ada.connection)).find(({ name }) => name === grace.name)?.status;
      await grace.connection.ok(SetStatus, { status: Status.AWAY });
      const second = await context.again(grace);
      checkEqual(await statusOf(), Status.AVAILABLE, "status with a second login");
      await second.connection.ok(SetStatus, { status: Status.AWAY });
      checkEqual(await statusOf(), Status.AWAY, "status with two logins that are away");
    },
  },
  {
    id: "presence/status-invalid",
    title: "SetStatus accepts AVAILABLE and AWAY only",
    async run(context) {
      const { connection } = await context.user("ada");
      for (const status of [Status.UNSPECIFIED, Status.CONNECTED, 99]) {
        await connection.refused(SetStatus, { status }, INVALID_ARGUMENT);
      }
    },
  },
  {
    id: "presence/user-away",
    title: "What needs a present receiver is refused with USER_AWAY if the receiver is away",
    async run(context) {
      context.needs("APPLICATION_MESSAGES");
      const [ada, grace] = [await context.user("ada"), await context.user("grace")];
      await grace.connection.ok(SetStatus, { status: Status.AWAY });
      const message = { message: { typeName: "verify.Note", payload: new Uint8Array() } };
      const { error } = await ada.connection.refused(SendMessage, message, USER_AWAY, { user: grace.name });
      checkEqual(error.retryable, true, "retryable of USER_AWAY");
    },
  },
];
