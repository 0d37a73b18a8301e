-- The two protocols of the dissector, and its preferences: frames on TCP, and datagrams on UDP.

local chatwire = Proto("chatwire", "Chatwire")
local chatwire_udp = Proto("chatwire_udp", "Chatwire Datagram")

chatwire.prefs.tls_ports = Pref.range("TLS ports", "4433", "TCP ports of servers. Wireshark needs a key log of TLS", 65535)
chatwire.prefs.plain_ports = Pref.range("Plain TCP ports", "", "TCP ports of servers without TLS", 65535)
chatwire.prefs.udp_ports = Pref.range("UDP ports", "4433", "UDP ports of servers", 65535)
chatwire.prefs.any_udp_port =
  Pref.bool("Datagrams on any port", true, "Whether datagrams are recognized by their headers, as between two clients")
chatwire.prefs.key_log =
  Pref.string("Key log of links", "", "A file with lines CHATWIRE_DATAGRAM_KEY: datagrams of these links are opened")
chatwire.prefs.show_contents =
  Pref.bool("Show contents", false, "Whether texts and the bodies of applications are shown, or their lengths only")
chatwire.prefs.show_secrets =
  Pref.bool("Show secrets", false, "Whether proofs, tokens and keys are shown, or their lengths only")

-- Whether the value of a field is replaced by its length.
local function isHidden(field)
  if field.confidentiality == "secret" then return not chatwire.prefs.show_secrets end
  return field.confidentiality == "content" and not chatwire.prefs.show_contents
end
