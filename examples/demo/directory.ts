import type { Program } from "./program.ts";

export interface Row {
  readonly name: string;
  readonly privacy: string;
  readonly status: string;
  readonly address: string;
  readonly port: string;
}

/** Types get_peers and reads the table that it prints. */
export async function readPeers(client: Program): Promise<Row[]> {
  client.type("get_peers");
  await client.expect(/^NAME +PRIVACY +STATUS +ADDRESS +PORT$/);
  const lines = await client.linesUntil(/^Input Command:$/);
  client.show(lines);
  return lines
    .map((line) => line.split(/ +/))
    .filter((cells) => cells.length === 5)
    .map(([name = "", privacy = "", status = "", address = "", port = ""]) => ({
      name,
      privacy,
      status,
      address,
      port,
    }));
}

/** "ada available, grace connected" */
export function describeStatuses(rows: readonly Row[]): string {
  return rows.map(({ name, status }) => `${name} ${status}`).join(", ");
}
