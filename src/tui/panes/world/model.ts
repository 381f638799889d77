/** What the world pane shows of a world: who is where, and who is answered with what. */
import type { Point } from './projection.ts';

export interface WorldRegion {
  readonly name: string;
  readonly point: Point;
}

/** One of the things that clients are answered with. */
export interface WorldAnswer {
  /** An address, or other data of a record. */
  readonly data: string;
  /** The identifiers of the record sets that lead to it: `eu › blue`; empty where there are none. */
  readonly sets: string;
  /** Whose address it is, if anybody's of this world: `web in eu-west-1`, `edge in Lisbon, 2 objects`. */
  readonly host: string;
  /** Where it stands, if it is of this world. */
  readonly point?: Point | undefined;
  /** The city, if it is an edge. */
  readonly edge?: string | undefined;
}

export interface WorldShare {
  /** Index of the answer. */
  readonly answer: number;
  /** `30%`, `1/3`; empty for the whole. */
  readonly share: string;
}

export interface WorldClient {
  readonly name: string;
  readonly city: string;
  readonly point: Point;
  /** In the order of the answers; empty where nothing is asked for, or there is no answer. */
  readonly told: readonly WorldShare[];
  /** Seconds for which its resolver goes on telling what it remembers. */
  readonly cachedFor?: number | undefined;
  /** Why there is no answer: `NXDOMAIN`. */
  readonly problem?: string | undefined;
}

export interface WorldModel {
  /** `www.shop.example. A` */
  readonly question: string | undefined;
  /** Those in use; the account's own first. */
  readonly regions: readonly WorldRegion[];
  readonly clients: readonly WorldClient[];
  readonly answers: readonly WorldAnswer[];
  /** All edges that may serve whoever asks for the name; empty where it is no distribution's. */
  readonly edges: readonly Point[];
}
