import type { Login, Next } from "../login/login.ts";

/** Accepts another key of a user, who may have one on each device. */
export async function acceptKey(login: Login, name: string, fingerprint: string): Promise<Next> {
  if (!/^SHA256:[\w+/]{43}$/.test(fingerprint)) {
    login.report("INVALID_INPUT", 'A fingerprint is "SHA256:" followed by 43 characters.');
    return "next";
  }
  await login.client.conversations.acceptKey(name, fingerprint);
  login.screen.tell({ event: "keyAccepted", peer: name, fingerprint }, `The new key of ${name} is accepted.`);
  return "next";
}

/** Shows the fingerprint of the user's own key. */
export async function showFingerprint({ screen, fingerprint }: Login): Promise<Next> {
  screen.tell({ event: "fingerprint", fingerprint }, `Your fingerprint: ${fingerprint}`, {
    text: "Give it to others over a channel that nobody can tamper with: by voice, or in person.",
    style: "dim",
  });
  return "next";
}
