/** Octets of a message as they are taken apart. Whatever does not fit is a `MalformedMessage`. */
import { type Name, nameOfLabels } from '../name.ts';

export class MalformedMessage extends Error {}

export class MessageReader {
  readonly #octets: Uint8Array;
  #at = 0;

  constructor(octets: Uint8Array) {
    this.#octets = octets;
  }

  get at(): number {
    return this.#at;
  }

  u8(): number {
    const value = this.#octets[this.#at++];
    if (value === undefined) throw new MalformedMessage('the message ends too early');
    return value;
  }

  u16(): number {
    return this.u8() * 256 + this.u8();
  }

  u32(): number {
    return this.u16() * 65536 + this.u16();
  }

  octets(count: number): Uint8Array {
    const values = this.#octets.subarray(this.#at, this.#at + count);
    if (count < 0 || values.length !== count) throw new MalformedMessage('the message ends too early');
    this.#at += count;
    return values;
  }

  /** In the case it was sent in. Pointers must lead backwards, so there is an end to them. */
  name(): Name {
    const labels: Uint8Array[] = [];
    let resume: number | undefined;
    let earliest = this.#at;
    for (let length = this.u8(); length !== 0; length = this.u8()) {
      if (length >= 0xc0) {
        const pointer = (length & 0x3f) * 256 + this.u8();
        if (pointer >= earliest) throw new MalformedMessage('a compression pointer leads forward');
        resume ??= this.#at;
        earliest = pointer;
        this.#at = pointer;
      } else if (length > 63) {
        throw new MalformedMessage(`a label of unknown kind ${length >> 6}`);
      } else {
        labels.push(this.octets(length));
      }
    }
    if (resume !== undefined) this.#at = resume;
    const read = nameOfLabels(labels);
    if ('problem' in read) throw new MalformedMessage(read.problem.text);
    return read.name;
  }
}
