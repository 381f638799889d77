/**
 * Seeded random numbers (sfc32). The state is plain data inside the world, so that a fork, an undo and a replay
 * draw the same numbers; every draw advances the state in place (an Immer draft, usually).
 */
export interface RandomState {
  a: number;
  b: number;
  c: number;
  counter: number;
}

/** Spreads a text over 32 bits (FNV-1a with a final avalanche). */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export function seedRandom(seed: string): RandomState {
  const state = { a: hash32(`a${seed}`), b: hash32(`b${seed}`), c: hash32(`c${seed}`), counter: 1 };
  for (let round = 0; round < 12; round++) nextUint32(state);
  return state;
}

/** A number in [0, 2^32). */
export function nextUint32(state: RandomState): number {
  const sum = (state.a + state.b + state.counter) | 0;
  state.counter = (state.counter + 1) | 0;
  state.a = state.b ^ (state.b >>> 9);
  state.b = (state.c + (state.c << 3)) | 0;
  state.c = (((state.c << 21) | (state.c >>> 11)) + sum) | 0;
  return sum >>> 0;
}

/** A whole number in [0, limit). The bias for limits far below 2^32 is below one in a million. */
export function nextBelow(state: RandomState, limit: number): number {
  return Math.floor((nextUint32(state) / 0x1_0000_0000) * limit);
}

/** `digits` lowercase hexadecimal digits. */
export function nextHex(state: RandomState, digits: number): string {
  let text = '';
  while (text.length < digits) text += nextUint32(state).toString(16).padStart(8, '0');
  return text.slice(0, digits);
}

export function pick<T>(state: RandomState, items: readonly T[]): T {
  return items[nextBelow(state, items.length)] as T;
}
