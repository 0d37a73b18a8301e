const CELLS = 20;
const UNITS = ["bytes", "kB", "MB", "GB"] as const;
const THOUSAND = 1_000;

/** How far something has come: "photo.jpg [##########----------] 50 %". */
export function progressBar(name: string, done: number, all: number): string {
  const share = all === 0 ? 1 : done / all;
  const filled = Math.floor(share * CELLS);
  return `${name} [${"#".repeat(filled)}${"-".repeat(CELLS - filled)}] ${Math.floor(share * 100)} %`;
}

/** A number of bytes for people: "5.2 MB". */
export function formatBytes(bytes: number): string {
  let [value, unit] = [bytes, 0];
  for (; value >= THOUSAND && unit < UNITS.length - 1; unit++) value /= THOUSAND;
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}
