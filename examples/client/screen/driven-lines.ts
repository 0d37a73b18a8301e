/** The version of the commands, see proto/PROTOCOL.md, "Driving a client". */
export const DRIVE_VERSION = "1";

type Fields = Readonly<Record<string, string>>;

/** For each command, the lines that a person would type. */
const LINES: Readonly<Record<string, (fields: Fields) => readonly string[]>> = {
  register: ({ name = "", password = "", privacy = "" }) => [name, password, privacy],
  // A name that is registered already leads to a login. The privacy is asked for first, and stays as it is.
  logIn: ({ name = "", password = "" }) => [name, password, "PUBLIC"],
  getPeers: () => ["get_peers"],
  sendText: ({ to, text }) => [`send ${to} ${text}`],
  connectTo: ({ peer = "" }) => ["connect to client", peer],
  accept: ({ peer }) => [`accept ${peer}`],
  decline: ({ peer }) => [`decline ${peer}`],
  acceptKey: ({ peer, fingerprint }) => [`accept key ${peer} ${fingerprint}`],
  sendPeerText: ({ text = "" }) => [text.startsWith("/") ? `/${text}` : text],
  leave: () => ["/leave"],
  logOff: () => ["connect to client", "logoff"],
  quit: () => ["quit"],
};

/**
 * Translates a command, which is a JSON object on one line, into the lines that a person would type.
 *
 * @returns the line itself if it is no JSON object; undefined if its command is unknown
 */
export function drivenLines(line: string): readonly string[] | undefined {
  if (!line.trimStart().startsWith("{")) return [line];
  const fields = parseFields(line);
  const command = fields?.["command"] ?? "";
  if (fields === undefined || !Object.hasOwn(LINES, command)) return undefined;
  return LINES[command]?.(fields);
}

/** Returns the text fields of a JSON object, or undefined if the line is none. */
function parseFields(line: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null) return undefined;
    const texts = Object.entries(value).filter(([, field]) => typeof field === "string");
    return Object.fromEntries(texts);
  } catch {
    return undefined;
  }
}
