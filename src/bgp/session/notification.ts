/** Errors and their names: RFC 4271 §4.5 and §6, RFC 4486, RFC 5492; cease by BFD: RFC 9384. */
import type { NotificationMessage } from './message.ts';

const NAMES: Readonly<Record<string, string>> = {
  '2': 'OPEN Message Error',
  '2/2': 'Bad Peer AS',
  '2/3': 'Bad BGP Identifier',
  '2/6': 'Unacceptable Hold Time',
  '2/7': 'Unsupported Capability',
  '4': 'Hold Timer Expired',
  '6': 'Cease',
  '6/1': 'Maximum Number of Prefixes Reached',
  '6/2': 'Administrative Shutdown',
  '6/3': 'Peer Unconfigured',
  '6/4': 'Administrative Reset',
  '6/6': 'Other Configuration Change',
  '6/10': 'BFD Down',
};

const of = (code: number, subcode: number): NotificationMessage => ({ type: 'notification', code, subcode });

export const BAD_PEER_AS = of(2, 2);
export const BAD_IDENTIFIER = of(2, 3);
export const UNACCEPTABLE_HOLD_TIME = of(2, 6);
export const UNSUPPORTED_CAPABILITY = of(2, 7);
export const HOLD_TIMER_EXPIRED = of(4, 0);
export const TOO_MANY_PREFIXES = of(6, 1);
export const PEER_UNCONFIGURED = of(6, 3);
export const ADMINISTRATIVE_RESET = of(6, 4);
export const CONFIGURATION_CHANGE = of(6, 6);
export const BFD_DOWN = of(6, 10);

export function administrativeShutdown(words: boolean | string | undefined): NotificationMessage {
  return { ...of(6, 2), ...(typeof words === 'string' && words !== '' ? { words } : {}) };
}

/** `2/2 (OPEN Message Error/Bad Peer AS)`. */
export function sayNotification({ code, subcode, words }: NotificationMessage): string {
  const name = [NAMES[String(code)], NAMES[`${code}/${subcode}`]].filter(Boolean).join('/');
  return `${code}/${subcode} (${name})${words === undefined ? '' : ` "${words}"`}`;
}
