-- ChaCha20 as the cipher of ChaCha20-Poly1305 (RFC 8439, section 2.8). The tag is not checked.

local function toWord(text, at)
  local a, b, c, d = text:byte(at, at + 3)
  return ((d * 256 + c) * 256 + b) * 256 + a
end

local function quarterRound(state, a, b, c, d)
  state[a] = (state[a] + state[b]) % WORD
  state[d] = bits.lrotate(bits.bxor(state[d], state[a]), 16)
  state[c] = (state[c] + state[d]) % WORD
  state[b] = bits.lrotate(bits.bxor(state[b], state[c]), 12)
  state[a] = (state[a] + state[b]) % WORD
  state[d] = bits.lrotate(bits.bxor(state[d], state[a]), 8)
  state[c] = (state[c] + state[d]) % WORD
  state[b] = bits.lrotate(bits.bxor(state[b], state[c]), 7)
end

local function keyStream(start)
  local state = { table.unpack(start) }
  for _ = 1, 10 do
    quarterRound(state, 1, 5, 9, 13)
    quarterRound(state, 2, 6, 10, 14)
    quarterRound(state, 3, 7, 11, 15)
    quarterRound(state, 4, 8, 12, 16)
    quarterRound(state, 1, 6, 11, 16)
    quarterRound(state, 2, 7, 12, 13)
    quarterRound(state, 3, 8, 9, 14)
    quarterRound(state, 4, 5, 10, 15)
  end
  for index = 1, 16 do state[index] = (state[index] + start[index]) % WORD end
  return state
end

-- Returns the plaintext. The key has 32 bytes, the nonce 12.
local function chacha20(key, nonce, ciphertext)
  local start = { 0x61707865, 0x3320646e, 0x79622d32, 0x6b206574 }
  for at = 1, 32, 4 do start[#start + 1] = toWord(key, at) end
  -- The first block of the key stream is the key of the tag.
  start[13] = 1
  for at = 1, 12, 4 do start[#start + 1] = toWord(nonce, at) end
  local plain, stream = {}, nil
  for at = 1, #ciphertext do
    local index = (at - 1) % 64
    if index == 0 then
      stream = keyStream(start)
      start[13] = start[13] + 1
    end
    local word = stream[math.floor(index / 4) + 1]
    local byte = math.floor(word / 256 ^ (index % 4)) % 256
    plain[at] = string.char(bits.bxor(ciphertext:byte(at), byte))
  end
  return table.concat(plain)
end
