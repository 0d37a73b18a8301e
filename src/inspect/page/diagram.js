// Draws entries: the ends of connections and links as columns, messages as arrows between them. Whatever came from a
// connection or a link becomes a text node or a number, and never markup.

/** Creates an element with a class and children; strings become text nodes. */
export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.append(...children);
  return made;
}

/** The fewest and the most ends beside the server that have a column, and the width that each needs, in pixels. */
const ENDS_MIN = 2;
const ENDS_MAX = 8;
const COLUMN_WIDTH = 110;
/** The key of the server. */
export const SERVER = "server";

/** Columns of the diagram: the first end, the server, and the other ends in the order in which they appear. */
export class Columns {
  /** The keys of the ends that have a column. */
  ends;
  /** How many ends there are beside the server. */
  found;
  /** The key of the connection of each user. */
  #ofUsers = new Map();

  /** @param entries  those that are wanted; the first ends in them get a column each */
  constructor(entries) {
    for (const entry of entries)
      if (entry.kind === "message" && entry.user !== "" && !this.#ofUsers.has(entry.user))
        this.#ofUsers.set(entry.user, keyOf(entry));
    const keys = new Set(entries.flatMap((entry) => this.fromTo(entry)));
    const hasServer = keys.delete(SERVER);
    this.found = keys.size;
    const fitting = Math.floor(window.innerWidth / COLUMN_WIDTH) - 1;
    this.ends = [...keys].slice(0, Math.max(ENDS_MIN, Math.min(ENDS_MAX, fitting)));
    if (hasServer) this.ends.splice(1, 0, SERVER);
  }

  /** The ends that a message passes between; none if the entry is no message. */
  fromTo(entry) {
    if (entry.kind === "message") {
      const isToServer = (entry.end === "client") === (entry.way === "sent");
      return isToServer ? [keyOf(entry), SERVER] : [SERVER, keyOf(entry)];
    }
    if (entry.kind !== "link message") return [];
    const [own, peer] = [entry.user, entry.peer].map((user) => this.#ofUsers.get(user) ?? keyOfUser(user));
    return entry.way === "sent" ? [own, peer] : [peer, own];
  }

  /** Whether the entry can be drawn: its ends have columns, or it needs none. */
  has(entry) {
    return this.fromTo(entry).every((key) => this.ends.includes(key));
  }

  isSameAs({ ends }) {
    return this.ends.join() === ends.join();
  }

  get count() {
    return this.ends.length;
  }

  /** The middle of a column, in percent of the width. */
  middle(index) {
    return ((index + 0.5) * 100) / this.count;
  }
}

/** The key of the connection of a message. */
export function keyOf({ connection, end }) {
  return `${end} ${connection}`;
}

/** The key of a user of a link who has no recorded connection. */
function keyOfUser(user) {
  return `user ${user}`;
}

/** The name of the user in such a key. */
export function userOf(key) {
  return key.slice("user ".length);
}

/** The row of an entry: a button, whose click shows more. */
export function rowOf(entry, columns) {
  const lane = element("span", "lane");
  for (let index = 0; index < columns.count; index++) {
    const lifeline = element("span", "lifeline");
    lifeline.style.left = `${columns.middle(index)}%`;
    lane.append(lifeline);
  }
  const isMessage = columns.fromTo(entry).length > 0;
  if (isMessage) lane.append(...arrowOf(entry, columns));
  else lane.append(element("span", "note", noteOf(entry)));
  const classes = entry.kind === "link message" ? `${entry.type} on-link` : (entry.type ?? "");
  const button = element("button", classes, element("span", "time", timeOf(entry)), lane);
  button.type = "button";
  return element("li", "", button);
}

function arrowOf(entry, columns) {
  const [from, to] = columns.fromTo(entry).map((key) => columns.middle(columns.ends.indexOf(key)));
  const arrow = element("span", `arrow ${to > from ? "to-right" : "to-left"}`);
  arrow.style.left = `${Math.min(from, to)}%`;
  arrow.style.right = `${100 - Math.max(from, to)}%`;
  const label = element("span", "label", entry.title);
  if (entry.kind === "link message") label.append(element("span", "state", wayInWords(entry)));
  else if (entry.before !== entry.after) label.append(element("span", "state", `${entry.before} → ${entry.after}`));
  if (from + to > 100) label.style.right = `${100 - Math.max(from, to)}%`;
  else label.style.left = `${Math.min(from, to)}%`;
  return [arrow, label];
}

function noteOf(entry) {
  if (entry.kind === "gap") return `${entry.lost} messages are missing: ${entry.reason}`;
  const used = entry.paths.find(({ isInUse }) => isInUse);
  const rtt = entry.rttMs === undefined ? "" : `, ${entry.rttMs} ms`;
  const path = entry.state === "connected" ? `, ${used === undefined ? "no path in use" : used.kind}${rtt}` : "";
  return `link ${nameOf(entry)}: ${entry.state}${path}`;
}

/** Which way a message on a link went, and in how many parts. */
function wayInWords({ path, parts }) {
  return parts === undefined ? path : `${path}, in ${parts} parts`;
}

/** The name of a link. */
function nameOf({ user, peer }) {
  return `${user} to ${peer}`;
}

export function timeOf({ ms }) {
  return `${(ms / 1_000).toFixed(3)} s`;
}

/** What the page shows of one entry: where it passed, its rules, the states of both ends, and its JSON. */
export function detailsOf(entry) {
  if (entry.kind === "link message") return detailsOfLinkMessage(entry);
  if (entry.kind !== "message") return [element("h2", "", noteOf(entry)), jsonOf(entry)];
  const { end, way, before, after } = entry;
  const peer = end === "client" ? "server" : "client";
  const [sender, receiver] = way === "sent" ? [end, peer] : [peer, end];
  const change = before === after ? `${after}, not changed` : `${before} → ${after}`;
  return [
    element("h2", entry.type, entry.title),
    tableOf([
      ["time", timeOf(entry)],
      ["from", sender],
      ["to", receiver],
      ["seen at", `the ${end}; the other end is ${entry.other}`],
      ["length", `${entry.bytes} bytes`],
      ["user", entry.user === "" ? "nobody yet" : entry.user],
    ]),
    element("h3", "", "State"),
    tableOf([
      [sender, `${change}, when it sends`],
      [receiver, `${change}, when it receives`],
    ]),
    ...ruleAndMessageOf(entry),
  ];
}

function detailsOfLinkMessage(entry) {
  const { user, peer, way, bytes, parts } = entry;
  const [sender, receiver] = way === "sent" ? [user, peer] : [peer, user];
  return [
    element("h2", entry.type, entry.title),
    tableOf([
      ["time", timeOf(entry)],
      ["from", sender],
      ["to", receiver],
      ["seen at", user],
      ["path", `${entry.path}, ${entry.destination}`],
      ["length", parts === undefined ? `${bytes} bytes` : `${bytes} bytes, in ${parts} parts`],
      ["link", `${nameOf(entry)}, ${entry.state}`],
    ]),
    ...ruleAndMessageOf(entry),
  ];
}

function ruleAndMessageOf({ rule, isAnswer, message }) {
  const ruled =
    rule === undefined ? [] : [element("h3", "", isAnswer ? "Rule of the request" : "Rule and use"), tableOf(rule)];
  return [...ruled, element("h3", "", "Message"), jsonOf(message)];
}

function tableOf(rows) {
  const lines = rows.map(([name, value]) => element("tr", "", element("th", "", name), element("td", "", value)));
  return element("table", "", element("tbody", "", ...lines));
}

function jsonOf(value) {
  return element("pre", "", JSON.stringify(value, undefined, 2));
}

/** The head of a column, with the state that both ends keep and the requests that are used. */
export function endOf(title, detail, requests) {
  const head = element("div", "end", element("b", "", title), element("small", "", detail));
  if (requests !== undefined) {
    const meter = element("meter", "");
    meter.max = requests.max;
    meter.value = requests.used;
    meter.title = `${requests.used} of ${requests.max} requests used at once`;
    head.append(element("small", "", `${requests.used}/${requests.max} requests`), meter);
  }
  return head;
}

/** The rows of the table of links: each path of a link, with the state and the round trip of the link. */
export function pathRows(entry) {
  const state = entry.state === "connected" ? "" : ` (${entry.state})`;
  const link = `${nameOf(entry)}${state}`;
  if (entry.paths.length === 0) return [rowOfCells("", [link, "-", "-", "-", "-", msOf(entry)])];
  return entry.paths.map(({ destination, kind, state: pathState, isInUse, rttMs }) => {
    const shownState = isInUse ? `${pathState}, in use` : pathState;
    return rowOfCells(isInUse ? "path-in-use" : "", [
      link,
      destination,
      kind,
      shownState,
      msOf({ rttMs }),
      msOf(entry),
    ]);
  });
}

function rowOfCells(className, cells) {
  return element("tr", className, ...cells.map((cell) => element("td", "", cell)));
}

function msOf({ rttMs }) {
  return rttMs === undefined ? "-" : `${rttMs} ms`;
}
