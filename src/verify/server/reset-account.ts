/** Brings an account of the command line into the state of a new one, as far as its user can. */

import type { Privacy } from "../../../generated/chatwire/v1/account.ts";
import {
  ConfirmTexts,
  FetchTexts,
  ListBlocked,
  ListContacts,
  ListDevices,
  RemoveContact,
  RevokeDevice,
  SetPrivacy,
  Unblock,
} from "../../../generated/chatwire/v1/rules.ts";
import { check } from "../shared/fault.ts";
import type { User } from "./account.ts";

/** Most names on the lists of an account that the suite clears. */
const NAMES_MAX = 1_000;

/**
 * Clears the lists, removes the devices, confirms all texts and sets the privacy.
 *
 * @throws Fault the server refuses, or the account has too many contacts or blocked users
 */
export async function resetAccount({ connection }: User, privacy: Privacy): Promise<void> {
  await connection.ok(SetPrivacy, { privacy });
  const contacts = await namesOf(async (after) => {
    const { contacts: page, next } = await connection.ok(ListContacts, { after });
    return { names: page.map(({ name }) => name), next };
  });
  for (const name of contacts) await connection.ok(RemoveContact, {}, { user: name });
  for (const name of await namesOf((after) => connection.ok(ListBlocked, { after })))
    await connection.ok(Unblock, {}, { user: name });
  const { devices } = await connection.ok(ListDevices, {});
  for (const { deviceId } of devices) await connection.ok(RevokeDevice, { deviceId });
  const { lastTextId } = await connection.ok(FetchTexts, { after: Number.MAX_SAFE_INTEGER });
  await connection.ok(ConfirmTexts, { textId: lastTextId });
}

interface NamesPage {
  readonly names: readonly string[];
  readonly next: string;
}

async function namesOf(page: (after: string) => Promise<NamesPage>): Promise<string[]> {
  const all: string[] = [];
  for (let after = ""; ; ) {
    const { names, next } = await page(after);
    all.push(...names);
    check(all.length <= NAMES_MAX, `at most ${NAMES_MAX} names on a list of the account`, () => `${all.length}`);
    if (next === "" || names.length === 0) return all;
    after = next;
  }
}
