/** The keys of servers, and announcements of the next one. */

import { keyPairOf } from "../../../src/crypto/key.ts";
import { verifyNextKey } from "../../../src/crypto/next-key.ts";
import { keyFingerprint, serverKeyOf } from "../../../src/net/server-key.ts";
import { concat, ed25519Sign, sha256 } from "../primitives.ts";
import { bytesOf, fill, hex, mustEqual, type Vector } from "../vector.ts";

/** The SHA-256 of the key in a certificate, which clients pin. */
export function certificates(): Vector[] {
  return [CERTIFICATE].map((certificate) => {
    const der = Buffer.from(certificate, "base64");
    // The SubjectPublicKeyInfo of a key on P-256 has 91 bytes. It stands behind the dates and the name.
    const start = der.indexOf(Buffer.from("3059301306072a8648ce3d020106082a8648ce3d030107", "hex"));
    const expected = hex(sha256(der.subarray(start, start + 91)));
    mustEqual(keyFingerprint(serverKeyOf(der)), expected, "certificate");
    return {
      name: "p-256",
      section: "The key of the server",
      given: { certificate: hex(der) },
      expect: { fingerprint: expected },
    };
  });
}

/** Announcements of the next key of a server, and whether a client accepts them. */
export function nextKeys(): Vector[] {
  const [next, seed] = [fill(9), fill(5)];
  const serverKey = concat(bytesOf("302a300506032b6570032100"), keyPairOf("Ed25519", seed).publicKey);
  const signed = (...parts: readonly Uint8Array[]): Uint8Array => ed25519Sign(seed, concat(...parts));
  const context = Buffer.from("chatwire next server key\0");
  const signature = signed(fill(0x20, 64), context, sha256(serverKey), next);
  return [
    nextKey("Ed25519", serverKey, next, signature, true),
    ...SIGNED_BY_OTHERS.map((each) => {
      const [key, made] = [Buffer.from(each.serverKey, "base64"), Buffer.from(each.signature, "base64")];
      return nextKey(each.name, key, next, made, true);
    }),
    nextKey("another next key", serverKey, fill(8), signature, false),
    nextKey("no padding", serverKey, next, signed(context, sha256(serverKey), next), false),
    nextKey(
      "no zero after the context",
      serverKey,
      next,
      signed(fill(0x20, 64), context.subarray(0, 24), sha256(serverKey), next),
      false,
    ),
    nextKey("no present key", serverKey, next, signed(fill(0x20, 64), context, next), false),
    nextKey("another present key", serverKey, next, signed(fill(0x20, 64), context, fill(7), next), false),
    nextKey("31 bytes", serverKey, fill(9, 31), signed(fill(0x20, 64), context, sha256(serverKey), fill(9, 31)), false),
    nextKey("no signature", serverKey, next, new Uint8Array(), false),
  ];
}

function nextKey(
  name: string,
  serverKey: Uint8Array,
  fingerprint: Uint8Array,
  signature: Uint8Array,
  accepted: boolean,
): Vector {
  mustEqual(accepts(serverKey, fingerprint, signature), accepted, name);
  const given = { serverKey: hex(serverKey), fingerprint: hex(fingerprint), signature: hex(signature) };
  return { name, section: "Change of the key", given, expect: { accepted } };
}

function accepts(serverKey: Uint8Array, fingerprint: Uint8Array, signature: Uint8Array): boolean {
  try {
    verifyNextKey(serverKey, fingerprint, signature);
    return true;
  } catch {
    return false;
  }
}

/** Self-signed, P-256, in DER and base64. */
const CERTIFICATE = [
  "MIIBfTCCASOgAwIBAgIUNYwt6ar62lBtI7wEiV5aTr/MfxgwCgYIKoZIzj0EAwIwEzERMA8GA1UEAwwIY2hhdHdpcmUwIBcNMjYx",
  "MTI3MDkzMTEwWhgPMjEyNjExMDMwOTMxMTBaMBMxETAPBgNVBAMMCGNoYXR3aXJlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE",
  "4bd5qyX1+dhB750rhXbgmg7Wptk/tPYwi1GgUZAH+ShHef7Iyz+tEvA9tEyFStKD2fShHDqohGc8SvvifMBVFKNTMFEwHQYDVR0O",
  "BBYEFOwaU4JsLLFqM/kLfBoaBh1Gn9BMMB8GA1UdIwQYMBaAFOwaU4JsLLFqM/kLfBoaBh1Gn9BMMA8GA1UdEwEB/wQFMAMBAf8w",
  "CgYIKoZIzj0EAwIDSAAwRQIgFJly5ZY+0v0GPZVGy+UEgWS3ld62G/h7AGmoK3d1degCIQDabE/U0ytoZXHgbN7Vxj9Q6jM3O4OR",
  "es+PPorLlOieQA==",
].join("");

/** Announcements of `fill(9)` whose signatures are made with randomness, in base64. */
const SIGNED_BY_OTHERS: readonly { readonly name: string; readonly serverKey: string; readonly signature: string }[] = [
  {
    name: "P-256",
    serverKey: [
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEcEAWMT74w4fhzeL7Z5Yvsu/lUAfnuSWKC7S7mpWk/Nijt3i1TJ37oh7XooKT1tZSrpuz",
      "SCLQkFKvhok8pBy1Ug==",
    ].join(""),
    signature: [
      "MEUCIH+fyFbj5JUygsOco8DUOUDYdDQeXiurCWg6GDSzNODIAiEAvr2wLVxMLttVbqBf/OLlQXrFNBHAQ1lQBek0aO8Dc1I=",
    ].join(""),
  },
  {
    name: "P-384",
    serverKey: [
      "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEucPj6foQMq/8/kk/vznFbxUIY8N+h7tT4V4tKu2i/txfjXv1rnJeuNms7Io9PeDzMy2uL1kh",
      "pbMSDnNtJzNuvNx1S5FiSq1INRQ5uH0z6UVjJNXZE3EGn0tb7VDVdEkL",
    ].join(""),
    signature: [
      "MGUCMQDDSKbE4URbSHnLprJL315zRd3ldbia01r4uhYDiOjy4wW6jkCfrjWSyuqDfSAAywUCMF48dWy04KW/J+8NiArCr4L5Ocb+AZBH",
      "4g0VI2yRBnxHETQLVRXm5fCwAO3K9JAV8A==",
    ].join(""),
  },
  {
    name: "RSA",
    serverKey: [
      "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA66tT4eVjvpNOkJ5hlcpp+AWsjsFTajqwzrlwENIj8kkot+pUE5FtoCrmPazQ",
      "Bkce1qH6d4eFqleO18PP8BrhVAD4hFprtH7o7KwUf/uYQCxErC41P3O4hN640gAUfxQG3LrZtcC+WmbJVp60dNrmTzKjSHat4IIRjyu6",
      "WDb26Y5Ay+paLOIGx5ETUfVwlgVwV+YvsEpL1qjXGgatNQNeBKm0AYq09xnIx5ZuyHrxAISP2KhbiT+6zu9jdpZBk+xx9xWxLug9gLf6",
      "CzJaJ4cNQXoKql6P37/TqJZcYIExNDGLOxlAG1e11kHD1Mkgg/oEF9KFqgvTrbxgMSTxxdEHGwIDAQAB",
    ].join(""),
    signature: [
      "YDt35cRE8pZVFglOsIRfxS9jyEAd0IIWD3/6yQWZb2jIYunxJVjtifn5/UiU5pqCarr/GYjmb70J/x5MPtaQN3dMa6ipk1NvJpW7uZQ3",
      "kodVigFs3frvfnqxbRlBxMWRIRjzO+Rmi+leCuLsSvZlF9ldPVe7scBWMTjOYvs6IGHH0rNM9Jruk0S6jhFWN1XgvY/dfvapN0YvSwlE",
      "3vMohD6WHgTPEWwNlsK+boOFK2xslMn3s5/qAdAHvpMzdTxiX55p19nJktBikRWNs6CfE4Lf832++EmW2yjKEGiPWbZmArqSrE5WE6UM",
      "ZiImWYjw89caFGPMil9iBwLfJvPaNg==",
    ].join(""),
  },
];
