/**
 * The test vector of Noise_KKpsk0_25519_ChaChaPoly_SHA256 from the file
 * `vectors/cacophony.txt` of haskell-cryptography/cacophony, which other
 * implementations of Noise use too. All values are hexadecimal. The first two
 * messages are the handshake; the initiator sends the third.
 */
export const NOISE_KKPSK0_VECTOR = {
  prologue: "4a6f686e2047616c74",
  psk: "54686973206973206d7920417573747269616e20706572737065637469766521",
  initiator: {
    static: "e61ef9919cde45dd5f82166404bd08e38bceb5dfdfded0a34c8df7ed542214d1",
    ephemeral: "893e28b9dc6ca8d611ab664754b8ceb7bac5117349a4439a6b0569da977c464a",
    remoteStatic: "31e0303fd6418d2f8c0e78b91f22e8caed0fbe48656dcf4767e4834f701b8f62",
  },
  responder: {
    static: "4a3acbfdb163dec651dfa3194dece676d437029c62a408b4c5ea9114246e4893",
    ephemeral: "bbdb4cdbd309f1a1f2e1456967fe288cadd6f712d65dc7b7793d5e63da6b375b",
    remoteStatic: "6bc3822a2aa7f4e6981d6538692b3cdf3e6df9eea6ed269eb41d93c22757b75a",
  },
  /** The handshake hash after the first message; the file does not give the final one. */
  hashAfterFirst: "658e8a5d0f113e34ae4a349d42167211f0f00ec6b206f5c8f51996ceaffda61d",
  messages: [
    {
      payload: "4c756477696720766f6e204d69736573",
      ciphertext:
        "ca35def5ae56cec33dc2036731ab14896bc4c75dbb07a61f879f8e3afa4c794423f19812300a6051f02195db0722909fc920796814cfc886ab3a8083c66a5961",
    },
    {
      payload: "4d757272617920526f746862617264",
      ciphertext:
        "95ebc60d2b1fa672c1f46a8aa265ef51bfe38e7ccb39ec5be34069f14480884320acfe866b4ede922f007d89dbf507216d6aa8646c7fba098da374b1784d4b",
    },
    { payload: "462e20412e20486179656b", ciphertext: "d213fdd768eeef05ee236c6d2983b2029bb472567a5831f4ff592c" },
    { payload: "4361726c204d656e676572", ciphertext: "facf98016edcfc2566b16866935329b4da833dcd3bbb4173cf638e" },
    {
      payload: "4a65616e2d426170746973746520536179",
      ciphertext: "f46e7b19ebc94d697afc64b7f7d78d9b89276a6fbd438985d68c5d0261f4d4b774",
    },
    {
      payload: "457567656e2042f6686d20766f6e2042617765726b",
      ciphertext: "84119bc1a1a5f97a338c7affb30242cf3111e95c41a07d5e289b160015156a93cb70e8e73d",
    },
  ],
} as const;
