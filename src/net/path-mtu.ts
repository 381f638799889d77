/**
 * How large packets may be on their way (RFC 1191, RFC 8201), and what becomes of one that is larger than some part takes.
 *
 * A packet with "don't fragment", and any IPv6 packet past its sender, is dropped; others travel on in fragments. Parts that
 * drop say so to the sender, or don't (`mtuSilent`). TCP asks first: its ends agree, as they open a connection, on segments
 * that fit both of their own lines and whatever on the way has a say in it (`clampsMss`), so only what neither end knows of
 * and nobody tells is too narrow for it.
 */
import type { Family } from '../kit/address.ts';
import type { Narrow } from './graph.ts';
import type { Place } from './place.ts';
import { sentence } from './prose.ts';
import type { Blocker, Origin, PathMtu } from './trace.ts';
import type { Answer } from './view.ts';

type Direction = Blocker['direction'];

/** A part with a bound. */
export interface Neck {
  readonly id: string;
  readonly origin: Origin;
  readonly mtu: number;
  readonly silent: boolean;
  readonly clamps: boolean;
}

/** The part at a place that sets a bound to packets, if one does. */
export function neckAt(place: Place, world: Part): Neck | undefined {
  switch (place.at) {
    case 'interface-out': {
      const { pattern, segment } = place.group;
      const isOwn =
        (pattern.mtu ?? Number.POSITIVE_INFINITY) <= (segment.node.mtu ?? Number.POSITIVE_INFINITY);
      return neck(isOwn ? pattern : segment.node);
    }
    case 'segment-in':
      return place.across ? neck(place.segment.node) : undefined;
    case 'link': {
      const [left, right] = place.node.ends;
      const near = place.to === right ? left : right;
      return neck({ ...place.node, ...boundsOf(near) });
    }
    case 'static-translator-out':
    case 'static-translator-in':
    case 'dynamic-translator':
    case 'valve-out':
    case 'valve-in':
    case 'attachment-near':
    case 'attachment-out':
      return neck(place.node);
    case 'world':
      return neck(world);
    default:
      return undefined;
  }
}

type Part = Narrow & { readonly id: string; readonly origin: Origin };

function neck({ id, origin, mtu, mtuSilent = false, clampsMss = false }: Part): Neck | undefined {
  return mtu === undefined ? undefined : { id, origin, mtu, silent: mtuSilent, clamps: clampsMss };
}

/** What an end of a link says about its bounds itself. */
function boundsOf({ mtu, mtuSilent, clampsMss }: Narrow): Narrow {
  return {
    ...(mtu !== undefined && { mtu }),
    ...(mtuSilent !== undefined && { mtuSilent }),
    ...(clampsMss !== undefined && { clampsMss }),
  };
}

/** Sizes of packets each way, in octets; absent: they fit everywhere. */
export interface Sizes {
  readonly forward?: number;
  readonly back?: number;
}

/** What the ways of a flow had to say about sizes, in the order in which they were met. */
export type Necks = Readonly<Record<Direction, readonly Neck[]>>;

/**
 * The largest packets of a TCP connection: both ends name what their own line takes, and parts on the way may write a
 * smaller number into it, of the request for what comes back, of the answer for what goes there.
 */
export function negotiated({ forward, back }: Necks, size: number): Sizes {
  const own = [size, ...first(forward), ...first(back)];
  return { forward: Math.min(...own, ...clamps(back)), back: Math.min(...own, ...clamps(forward)) };
}

function first(necks: readonly Neck[]): number[] {
  return necks.slice(0, 1).map(({ mtu }) => mtu);
}

function clamps(necks: readonly Neck[]): number[] {
  return necks.filter((one) => one.clamps).map(({ mtu }) => mtu);
}

export type Fit = 'fits' | 'fragmented' | 'refused';

/** Holds a packet against the bounds on its way. */
export class Gauge {
  readonly #sizes: Sizes;
  readonly #met: Record<Direction, Neck[]> = { forward: [], back: [] };
  #direction: Direction = 'forward';
  /** The largest piece of the packet. */
  #piece: number | undefined;
  #isFragmented = false;
  #hasLeft = false;

  constructor(sizes: Sizes) {
    this.#sizes = sizes;
    this.#piece = sizes.forward;
  }

  /** The packet arrived, and its answer sets out. Errors are short enough for every way (RFC 1812 §4.3.2.3). */
  turn(answer: Answer): void {
    this.#direction = 'back';
    this.#piece = answer === 'error' ? undefined : this.#sizes.back;
    this.#isFragmented = false;
    this.#hasLeft = false;
  }

  get met(): Necks {
    return this.#met;
  }

  get piece(): number | undefined {
    return this.#piece;
  }

  get isFragmented(): boolean {
    return this.#isFragmented;
  }

  /** Whether the packet is still with its sender. */
  get hasLeft(): boolean {
    return this.#hasLeft;
  }

  leave(): void {
    this.#hasLeft = true;
  }

  /** What was refused counts as if it fitted from here on. */
  meet(at: Neck, family: Family, dontFragment: boolean): Fit {
    this.#met[this.#direction].push(at);
    if (this.#piece === undefined || this.#piece <= at.mtu) return 'fits';
    this.#piece = at.mtu;
    if (dontFragment || at.silent || (family === 6 && this.#hasLeft)) return 'refused';
    this.#isFragmented = true;
    return 'fragmented';
  }

  pathMtu(): PathMtu | undefined {
    const [forward, back] = [least(this.#met.forward), least(this.#met.back)];
    if (forward === undefined && back === undefined) return undefined;
    return { ...(forward !== undefined && { forward }), ...(back !== undefined && { back }) };
  }
}

function least(necks: readonly Neck[]): number | undefined {
  return necks.length === 0 ? undefined : Math.min(...necks.map(({ mtu }) => mtu));
}

/** Begins the sentence that tells of a packet that is too large. */
export function tooLarge({ origin, mtu }: Neck, size: number): string {
  return `${sentence(origin.label)} takes packets of at most ${mtu} octets, and this one has ${size}`;
}
