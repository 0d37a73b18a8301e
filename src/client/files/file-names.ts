import { extname } from "node:path";

const NAME_BYTES_MAX = 255;
/** What some file systems do not allow in a name. */
const NOT_EVERYWHERE = /[<>:"/\\|?*\p{Cc}]/gu;
/** Names of devices, whatever follows their first dot and spaces before it, on Windows. */
const DEVICES = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³]) *(?:\.|$)/i;
/** A longer extension is none: a name has room for more before it. */
const EXTENSION_BYTES_MAX = 64;

/**
 * A name under which every system stores a file from somebody else: in one folder, not hidden, and not a device.
 *
 * @param name  of a file, from a peer
 */
export function storableName(name: string): string {
  const plain = name.replace(NOT_EVERYWHERE, "_").replace(/[. ]+$/, "");
  const isSpecial = plain === "" || plain.startsWith(".") || DEVICES.test(plain);
  return shortened(isSpecial ? `_${plain.replace(/^\.+/, "")}` : plain, "");
}

/** The name of a further file that is to have a name that is taken: "photo (2).jpg". */
export function numberedName(name: string, number: number): string {
  return number === 1 ? name : shortened(name, ` (${number})`);
}

/** Puts a suffix before the extension, and shortens what is before it until the name is no longer than it may be. */
function shortened(name: string, suffix: string): string {
  const found = extname(name);
  const extension = Buffer.byteLength(found) > EXTENSION_BYTES_MAX ? "" : found;
  const end = `${suffix}${extension}`;
  const characters = [...name.slice(0, name.length - extension.length)];
  while (characters.length > 1 && Buffer.byteLength(`${characters.join("")}${end}`) > NAME_BYTES_MAX) characters.pop();
  return `${characters.join("")}${end}`;
}
