/** Octets of a message as they are put together, names compressed (RFC 1035 §4.1.4). */
import { labelOctets, type Name, ROOT } from '../name.ts';

/** Pointers have fourteen bits. */
const POINTER_END = 0x4000;

export class MessageWriter {
  #octets = new Uint8Array(512);
  #length = 0;
  /** Where a name, in lower case, was written before. */
  readonly #names = new Map<string, number>();

  get length(): number {
    return this.#length;
  }

  finish(): Uint8Array {
    return this.#octets.slice(0, this.#length);
  }

  u8(value: number): void {
    if (this.#length === this.#octets.length) {
      const larger = new Uint8Array(this.#octets.length * 2);
      larger.set(this.#octets);
      this.#octets = larger;
    }
    this.#octets[this.#length++] = value;
  }

  u16(value: number): void {
    this.u8(value >>> 8);
    this.u8(value & 0xff);
  }

  u32(value: number): void {
    this.u16(value >>> 16);
    this.u16(value & 0xffff);
  }

  octets(values: Iterable<number>): void {
    for (const value of values) this.u8(value);
  }

  /** What `write` appends, behind its length in sixteen bits. */
  counted(write: () => void): void {
    const at = this.#length;
    this.u16(0);
    write();
    const length = this.#length - at - 2;
    this.#octets[at] = length >>> 8;
    this.#octets[at + 1] = length & 0xff;
  }

  /** Compression ignores case, so a record's owner comes out as the question was written. */
  name(name: Name, compress: boolean): void {
    let rest = name;
    while (rest !== ROOT && rest !== '') {
      const key = rest.toLowerCase();
      const pointer = this.#names.get(key);
      if (pointer !== undefined && compress) {
        this.u16(0xc000 | pointer);
        return;
      }
      if (pointer === undefined && this.#length < POINTER_END) this.#names.set(key, this.#length);
      const dot = rest.indexOf('.');
      const label = labelOctets(rest.slice(0, dot));
      this.u8(label.length);
      this.octets(label);
      rest = rest.slice(dot + 1);
    }
    this.u8(0);
  }
}
