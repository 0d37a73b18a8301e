import { cp, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { fetchProgram, packagedNode } from "../../engines/packaged.ts";
import type { Place } from "../run.ts";
import { Background } from "./background.ts";
import type { Proofs } from "./project.ts";

/** The oldest that the package supports, and the newest of the lines that follow. */
const NODES = ["20.19.0", "22.23.5", "24.22.3"];
const FIXTURES = join(import.meta.dirname, "../fixtures");
/** A recording with one message. */
const RECORDING = [
  { format: "chatwire recording", version: 1, startedMs: 0, contents: false },
  {
    ...{ kind: "message", ms: 1, connection: 1, end: "server", other: "192.0.2.1:5", user: "", way: "received" },
    ...{ before: "NEW", after: "NEW", bytes: 9, message: { helloRequest: {} } },
  },
];

/** The commands of the package run from its tarball in an empty folder, where npm has kept nothing yet. */
export async function proveNodes(proofs: Proofs): Promise<void> {
  for (const version of NODES) {
    const folder = dirname(fetchProgram(packagedNode(version)));
    const place = await proofs.place({ PATH: `${folder}${delimiter}${process.env["PATH"]}` });
    place.env["npm_config_cache"] = join(place.cwd, ".npm");
    await proofs.prove(`Node ${version}`, async () => {
      const used = (await proofs.run(place, "node", "--version")).trim();
      if (used !== `v${version}`) throw new Error(`The commands would run on ${used}.`);
      return "the commands of npx run on it";
    });
    await proveCommands(proofs, place, `  Node ${version}`);
  }
}

async function proveCommands(proofs: Proofs, place: Place, title: string): Promise<void> {
  const npx = ["--yes", "--package", proofs.tarball, "chatwire"];
  await proofs.prove(`${title}, server, client and verify`, async () => {
    const server = new Background(place, "npx", [...npx, "server", "--host", "127.0.0.1", "--port", "0"]);
    try {
      const [, url = ""] = await server.prints(/^To connect a client: npx chatwire client --server (chat:\S+)$/m);
      const client = [...npx, "client", "--data", "client-data", "--no-port-mapping", "--server", url];
      const { code, stdout, stderr } = await proofs.outcome(place, "npx", client, "ada\na password\nPUBLIC\nquit\n");
      if (code !== 0 || !/You registered successfully/.test(stdout)) throw new Error(`${stdout}\n${stderr}`);
      await proofs.run(place, "npx", ...npx, "verify", url, "--section", "4");
      return "run";
    } finally {
      await server.end();
    }
  });
  await proofs.prove(`${title}, generate`, async () => {
    await cp(join(FIXTURES, "schema"), join(place.cwd, "schema"), { recursive: true });
    return (await proofs.run(place, "npx", ...npx, "generate", "--proto", "schema", "schema/game/move.proto")).trim();
  });
  await proofs.prove(`${title}, inspect`, async () => {
    await writeFile(
      join(place.cwd, "session.jsonl"),
      RECORDING.map((line) => `${JSON.stringify(line)}\n`),
    );
    const page = new Background(place, "npx", [...npx, "inspect", "session.jsonl"]);
    try {
      const [url = ""] = await page.prints(/^http:.*$/m);
      const shown = await (await fetch(`${url}entries`)).text();
      if (!shown.includes('"title":"HelloRequest"')) throw new Error("The page does not show the recording.");
      return "runs";
    } finally {
      await page.end();
    }
  });
  await proofs.prove(`${title}, demo`, async () => {
    const printed = await proofs.run(place, "npx", ...npx, "demo");
    return printed.trimEnd().split("\n").slice(-2).join("; ");
  });
}
