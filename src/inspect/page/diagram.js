// Draws entries: the ends of connections as columns, messages as arrows between them. Whatever came from a connection
// becomes a text node or a number, and never markup.

/** Creates an element with a class and children; strings become text nodes. */
export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.append(...children);
  return made;
}

/** The fewest and the most connections that have a column, and the width that each needs, in pixels. */
const CONNECTIONS_MIN = 2;
const CONNECTIONS_MAX = 8;
const COLUMN_WIDTH = 110;

/** Columns of the diagram: the first client, the server, and the other clients in the order of their connections. */
export class Columns {
  /** The keys of the connections that have a column. */
  connections;
  /** How many connections there are. */
  found;

  /** @param entries  those that are wanted; the first connections in them get a column each */
  constructor(entries) {
    const keys = [...new Set(entries.filter(({ kind }) => kind === "message").map(keyOf))];
    this.found = keys.length;
    const fitting = Math.floor(window.innerWidth / COLUMN_WIDTH) - 1;
    this.connections = keys.slice(0, Math.max(CONNECTIONS_MIN, Math.min(CONNECTIONS_MAX, fitting)));
  }

  /** Whether the entry can be drawn: it has a column, or needs none. */
  has(entry) {
    return entry.kind !== "message" || this.connections.includes(keyOf(entry));
  }

  isSameAs({ connections }) {
    return this.connections.join() === connections.join();
  }

  get count() {
    return this.connections.length + 1;
  }

  indexOf(entry) {
    const index = this.connections.indexOf(keyOf(entry));
    return index === 0 ? 0 : index + 1;
  }

  get server() {
    return this.connections.length === 0 ? 0 : 1;
  }

  /** The middle of a column, in percent of the width. */
  middle(index) {
    return ((index + 0.5) * 100) / this.count;
  }
}

/** The connection of a message. */
export function keyOf({ connection, end }) {
  return `${end} ${connection}`;
}

/** The row of an entry: a button, whose click shows more. */
export function rowOf(entry, columns) {
  const lane = element("span", "lane");
  for (let index = 0; index < columns.count; index++) {
    const lifeline = element("span", "lifeline");
    lifeline.style.left = `${columns.middle(index)}%`;
    lane.append(lifeline);
  }
  if (entry.kind === "message") lane.append(...arrowOf(entry, columns));
  else lane.append(element("span", "note", noteOf(entry)));
  const button = element("button", entry.type ?? "", element("span", "time", timeOf(entry)), lane);
  button.type = "button";
  return element("li", "", button);
}

function arrowOf(entry, columns) {
  const client = columns.middle(columns.indexOf(entry));
  const server = columns.middle(columns.server);
  const isToServer = (entry.end === "client") === (entry.way === "sent");
  const [from, to] = isToServer ? [client, server] : [server, client];
  const arrow = element("span", `arrow ${to > from ? "to-right" : "to-left"}`);
  arrow.style.left = `${Math.min(from, to)}%`;
  arrow.style.right = `${100 - Math.max(from, to)}%`;
  const label = element("span", "label", entry.title);
  if (entry.before !== entry.after) label.append(element("span", "state", `${entry.before} → ${entry.after}`));
  if (from + to > 100) label.style.right = `${100 - Math.max(from, to)}%`;
  else label.style.left = `${Math.min(from, to)}%`;
  return [arrow, label];
}

function noteOf(entry) {
  if (entry.kind === "gap") return `${entry.lost} messages are missing: ${entry.reason}`;
  if (!entry.isOpen) return `link ${entry.name} closed`;
  const used = entry.paths.find(({ isInUse }) => isInUse);
  const rtt = used?.rttMs === undefined ? "" : `, ${used.rttMs} ms`;
  return `link ${entry.name}: ${used === undefined ? "no path in use" : `${used.kind}${rtt}`}`;
}

export function timeOf({ ms }) {
  return `${(ms / 1_000).toFixed(3)} s`;
}

/** What the page shows of one entry: where it passed, its rules, the states of both ends, and its JSON. */
export function detailsOf(entry) {
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
    ...(entry.rule === undefined
      ? []
      : [element("h3", "", entry.isAnswer ? "Rule of the request" : "Rule and use"), tableOf(entry.rule)]),
    element("h3", "", "Message"),
    jsonOf(entry.message),
  ];
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

/** The rows of the table of links. */
export function pathRows({ name, isOpen, paths }) {
  return paths.map(({ destination, kind, state, isInUse, rttMs }) => {
    const shownState = isInUse ? `${state}, in use` : state;
    const cells = [
      isOpen ? name : `${name} (closed)`,
      destination,
      kind,
      shownState,
      rttMs === undefined ? "-" : `${rttMs} ms`,
    ];
    return element("tr", isInUse ? "path-in-use" : "", ...cells.map((cell) => element("td", "", cell)));
  });
}
