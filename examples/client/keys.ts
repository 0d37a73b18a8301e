import type { Next, Session } from "./session.ts";

/** Accepts one more key of somebody, who may have one on each device. */
export async function acceptKey(session: Session, name: string, fingerprint: string): Promise<Next> {
  if (!/^SHA256:[\w+/]{43}$/.test(fingerprint)) {
    session.report("INVALID_INPUT", 'A fingerprint is "SHA256:" and 43 characters, as it was shown.');
    return "next";
  }
  await session.client.conversations.acceptKey(name, fingerprint);
  session.screen.tell({ event: "keyAccepted", peer: name, fingerprint }, `The new key of ${name} is accepted.`);
  return "next";
}

export async function showFingerprint({ screen, fingerprint }: Session): Promise<Next> {
  screen.tell({ event: "fingerprint", fingerprint }, `Your fingerprint: ${fingerprint}`, {
    text: "Tell it in a way that nobody in between can change: by voice, or face to face.",
    style: "dim",
  });
  return "next";
}
