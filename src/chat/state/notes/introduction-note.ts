import { IntroductionNote, SideNote } from "../../../../generated/chatwire/cluster/v1/note.ts";
import type { Introduction, Side } from "../introductions/introductions.ts";

/**
 * An introduction as it is noted with a login.
 *
 * @param here     the side of the login
 * @param version  how often the introduction was noted
 */
export function noteOfIntroduction(introduction: Introduction, here: Side, version: number): IntroductionNote {
  const { id, inviter, invited, state, isUntold = false } = introduction;
  return IntroductionNote.create({
    id,
    version,
    isConversation: state !== "INVITATION",
    isUntold,
    inviter: noteOfSide(inviter, here),
    invited: noteOfSide(invited, here),
  });
}

function noteOfSide(side: Side, here: Side): SideNote {
  const { user, login, isLost, candidates, connectionId, capabilities, keyExchange, connectivity, relayOnly } = side;
  return SideNote.create({
    account: user.account.id,
    isHere: side === here && login !== undefined,
    isLost,
    candidates: [...candidates],
    connectionId,
    capabilities,
    ...keyExchange,
    connectivity,
    relayOnly,
  });
}
