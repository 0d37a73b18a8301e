-- Frames: a varint with the length of a message, then the message.

local PREFIX_BYTES_MAX = 5
-- A longer frame is malformed, whatever limit the server has.
local FRAME_BYTES_MAX = 16777216

-- Reads the prefix of a frame. Returns the length of the message and the position of its first byte; or nil and whether
-- the prefix is malformed.
local function readPrefix(bytes, at)
  local last = math.min(#bytes, at + PREFIX_BYTES_MAX - 1)
  local length, high, from = readVarint(bytes, at, last)
  if not length then return nil, last == at + PREFIX_BYTES_MAX - 1 end
  local isShortest = from == at + 1 or bytes:byte(from - 1) ~= 0
  if high ~= 0 or length == 0 or length > FRAME_BYTES_MAX or not isShortest then return nil, true end
  return length, from
end

-- Replaces the text of the column by a line of its own for each message.
local function addInfo(pinfo, text)
  pinfo.cols.info:set(text .. "  ")
  pinfo.cols.info:fence()
end

local function addFrame(tvb, bytes, at, from, last, pinfo, root)
  local item = root:add(chatwire, tvb(at - 1, last - at + 1), "Chatwire")
  item:add(own.frame_length, tvb(at - 1, from - at), last - from + 1)
  local text = addMessage(item, { bytes = bytes, tvb = tvb, base = 0 }, from, last)
  item:append_text(", " .. text)
  addInfo(pinfo, text)
end

-- The next frame is not complete. More bytes are asked for, unless there are none.
local function waitForMore(tvb, at, missing, pinfo, root)
  if pinfo.can_desegment > 0 and tvb:len() == tvb:reported_len() then
    pinfo.desegment_offset = at - 1
    pinfo.desegment_len = missing or DESEGMENT_ONE_MORE_SEGMENT
  else
    local item = root:add(chatwire, tvb(at - 1), "Chatwire, part of a frame")
    item:add_proto_expert_info(notes.incomplete, "The frame is not complete.")
  end
end

function chatwire.dissector(tvb, pinfo, root)
  pinfo.cols.protocol = "Chatwire"
  local bytes = tvb:raw()
  local at = 1
  while at <= #bytes do
    local length, from = readPrefix(bytes, at)
    if not length and from then
      local item = root:add(chatwire, tvb(at - 1), "Chatwire, malformed")
      item:add_proto_expert_info(notes.malformed, "The length of a frame is malformed.")
      break
    end
    local last = length and from + length - 1
    if not last or last > #bytes then
      waitForMore(tvb, at, last and last - #bytes, pinfo, root)
      break
    end
    addFrame(tvb, bytes, at, from, last, pinfo, root)
    at = last + 1
  end
  return tvb:len()
end
