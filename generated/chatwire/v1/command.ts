// Code generated from chatwire/v1/command.proto by chatwire. DO NOT EDIT.

/**
 * The subject of a message. A request, its response and the event that results
 * from it share one command. The header's type distinguishes them.
 */
export const Command = {
  UNSPECIFIED: 0,
  /** Connection. */
  HELLO: 1,
  PING: 2,
  OPEN_DATAGRAM: 3,
  PROBE: 4,
  CHANGE_LIMITS: 5,
  RESUME: 6,
  ACKNOWLEDGE: 7,
  /** Account. */
  REGISTER: 10,
  BEGIN_LOGIN: 11,
  FINISH_LOGIN: 12,
  LOG_OFF: 13,
  SET_PRIVACY: 14,
  BEGIN_DEVICE_LOGIN: 15,
  FINISH_DEVICE_LOGIN: 16,
  LIST_DEVICES: 17,
  REVOKE_DEVICE: 18,
  CHANGE_PASSWORD: 19,
  /** Presence. */
  SET_STATUS: 20,
  GET_PEERS: 21,
  WATCH_PEERS: 22,
  /** Contacts. */
  ADD_CONTACT: 23,
  REMOVE_CONTACT: 24,
  LIST_CONTACTS: 25,
  BLOCK: 26,
  UNBLOCK: 27,
  LIST_BLOCKED: 28,
  /** Texts through the server. */
  SEND_TEXT: 30,
  BROADCAST: 31,
  FETCH_TEXTS: 32,
  CONFIRM_TEXTS: 33,
  MARK_READ: 34,
  /** Application messages through the server. */
  SEND_MESSAGE: 35,
  /** History and typing. */
  GET_HISTORY: 36,
  SET_TYPING: 37,
  /** Deletion of an account. */
  DELETE_ACCOUNT: 38,
  /** Signalling: opens and ends conversations. */
  INVITE: 40,
  ACCEPT: 41,
  DECLINE: 42,
  CANCEL: 43,
  OFFER_CANDIDATES: 44,
  HANG_UP: 45,
  ANNOUNCE: 46,
  ASK_FOR_ANNOUNCEMENT: 47,
  /** Messages on a link, from peer to peer. */
  PEER_TEXT: 50,
  PEER_ACK: 51,
  PEER_MEDIA: 52,
  PEER_MEDIA_END: 53,
  PEER_MEDIA_REPORT: 54,
  PEER_PING: 55,
  PEER_CLOSE: 56,
  PEER_MESSAGE: 57,
  PEER_SIGNAL: 58,
  PEER_REFUSAL: 59,
  /** Registration. */
  BEGIN_REGISTER: 60,
  /** Paths of a link, from peer to peer. */
  PEER_PATH: 61,
  /** The relay, over the stream. */
  RELAY: 62,
  PEER_ADDRESSES: 65,
  PEER_MAPPING: 67,
  /** Sizes of datagrams on a link, from peer to peer. */
  PEER_PART: 69,
  /** Application messages that no program gets, from peer to peer. */
  PEER_MESSAGES_REFUSED: 75,
  /** Parts of the list of peers. */
  WATCH_SCOPE: 48,
  /** Outcomes of application messages sent through the server. */
  MESSAGE_OUTCOMES: 76,
  /** Methods of an application, through the server. */
  CALL_METHOD: 77,
  /** Accounts of an application. */
  LOG_IN_WITH_TOKEN: 78,
  /** Rooms. */
  CREATE_ROOM: 80,
  LIST_ROOMS: 81,
  JOIN_ROOM: 82,
  LEAVE_ROOM: 83,
  INVITE_TO_ROOM: 84,
  POST_IN_ROOM: 85,
  GET_ROOM_HISTORY: 86,
  MARK_ROOM_READ: 87,
  LIST_ROOM_MEMBERS: 88,
  MODERATE_ROOM: 89,
  SET_ROOM: 96,
  CLOSE_ROOM: 97,
  EDIT_POST: 98,
  DELETE_POST: 99,
  REACT_TO_POST: 100,
  PIN_POST: 101,
  REPORT_POST: 102,
  GET_ROOM_LOG: 103,
  WATCH_ROOM: 104,
  SEND_ROOM_MESSAGE: 105,
  /** Application messages that replace earlier ones, from peer to peer. */
  PEER_LATEST: 90,
  /** Typing and read marks, from peer to peer. */
  PEER_TYPING: 93,
  PEER_TEXTS_READ: 94,
  /** Media frames of many datagrams, from peer to peer. */
  PEER_MEDIA_PART: 175,
  PEER_PADDING: 176,
  /** Files, from peer to peer. */
  PEER_FILE_OFFER: 184,
  PEER_FILE_ACCEPT: 185,
  PEER_FILE_REQUEST: 186,
  PEER_FILE_BLOCK: 187,
  PEER_FILE_RESULT: 188,
  PEER_FILE_WITHDRAWN: 189,
} as const;

export type Command = (typeof Command)[keyof typeof Command] | (number & {});
