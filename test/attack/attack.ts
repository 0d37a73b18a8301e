/**
 * Programs that attack a running server, and print for each claim of
 * proto/PROTOCOL.md "held" or "broken". `attacks.test.ts` runs them in the suite:
 *
 *     node --import tsx test/attack/decoys.ts
 */

import { FinishLoginRequest } from "../../generated/chatwire/v1/account.ts";
import { BeginLogin, FinishLogin } from "../../generated/chatwire/v1/rules.ts";
import type { ChatServer } from "../../src/server/index.ts";
import { RawClient } from "../server/raw-client.ts";
import { clientFinalOf, clientFirstOf, TEST_ITERATIONS } from "../sim/scram-proof.ts";

export const LISTEN = { host: "127.0.0.1", port: 0, security: "plain", grease: false } as const;
export const LIMITS = { scramIterations: TEST_ITERATIONS } as const;

/** Tries to break a claim. @returns what the attacker got; undefined if the claim held */
export type Attack = () => Promise<string | undefined>;

/** An attack that this machine does not allow. */
export class CannotAttack extends Error {}

/** Runs the attacks in order, and prints what came of each. */
export async function runAttacks(attacks: Readonly<Record<string, Attack>>): Promise<void> {
  for (const [claim, attack] of Object.entries(attacks)) {
    const broken = await attack().catch((error: unknown) => {
      if (error instanceof CannotAttack) return error;
      throw error;
    });
    if (broken instanceof CannotAttack) {
      console.log(`skipped: ${claim}: ${broken.message}`);
      continue;
    }
    console.log(broken === undefined ? `held: ${claim}` : `broken: ${claim}: ${broken}`);
    if (broken !== undefined) process.exitCode = 1;
  }
}

/** Compares what was seen with what must be. */
export function difference(wanted: unknown, seen: unknown): string | undefined {
  const [want, is] = [JSON.stringify(wanted), JSON.stringify(seen)];
  return want === is ? undefined : `${is}, not ${want}`;
}

/** The `index`-th address of this machine's loopback network. */
export function addressAt(index: number): string {
  return `127.0.${1 + Math.floor(index / 250)}.${1 + (index % 250)}`;
}

/** A connection that has completed hello. */
export async function greeted({ port }: ChatServer, localAddress: string): Promise<RawClient> {
  const client = await RawClient.open({ port, security: "plain", localAddress });
  await client.greet();
  return client;
}

/** Begins a login. @returns server_first, or the code of the refusal as a number */
export async function begin(
  client: RawClient,
  name: string,
  loginCookie: Uint8Array = new Uint8Array(),
): Promise<string | number> {
  const answer = await client.call(BeginLogin, { clientFirst: clientFirstOf(name), loginCookie });
  return "code" in answer ? answer.code : answer.serverFirst;
}

/** A whole login. @returns the response, or the code of the refusal as a number */
export async function logIn(
  client: RawClient,
  name: string,
  { password = "secret-1", loginCookie, keys }: { password?: string; loginCookie?: Uint8Array; keys: Keys },
) {
  const serverFirst = await begin(client, name, loginCookie);
  if (typeof serverFirst === "number") return serverFirst;
  const clientFinal = clientFinalOf(name, password, serverFirst);
  const answer = await client.call(FinishLogin, FinishLoginRequest.create({ clientFinal, keys }));
  return "code" in answer ? answer.code : answer;
}

type Keys = NonNullable<FinishLoginRequest["keys"]>;
