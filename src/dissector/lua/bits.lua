-- Operations on words of 32 bits. Lua has functions for them until 5.2, and operators from 5.3.

local bits = bit32
  or load([[
    local bits = {}
    function bits.bxor(a, b, c) return a ~ b ~ (c or 0) end
    function bits.band(a, b) return a & b end
    function bits.bnot(a) return ~a & 0xffffffff end
    function bits.rshift(a, count) return a >> count end
    function bits.lrotate(a, count) return ((a << count) | (a >> (32 - count))) & 0xffffffff end
    function bits.rrotate(a, count) return ((a >> count) | (a << (32 - count))) & 0xffffffff end
    return bits
  ]])()

local WORD = 4294967296
