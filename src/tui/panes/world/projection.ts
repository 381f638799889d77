/**
 * Places on the earth as dots on a map: equirectangular, which keeps north up and regions where learners look for them.
 * The standard parallel is not fixed: shapes may be squeezed or stretched a little, so that the map fills its pane.
 */
import { eastOfEdge, NORTH, SOUTH } from './grid.ts';

/** Degrees; south and west are negative. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** In characters. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** A braille character's dots. */
export const DOTS_WIDE = 2;
export const DOTS_HIGH = 4;

/** Width to height of the whole map: true to shape at 45°, and at the equator with a little stretch. */
const NARROWEST = 1.95;
const WIDEST = 3.1;

/** The largest map within a size whose shapes can still be recognised. */
export function fitWorld({ columns, rows }: Size): Size {
  const aspect = DOTS_HIGH / DOTS_WIDE;
  return {
    columns: Math.max(1, Math.min(columns, Math.floor(rows * aspect * WIDEST))),
    rows: Math.max(1, Math.min(rows, Math.ceil(columns / aspect / NARROWEST))),
  };
}

/** In dots from the north-western corner; beyond the map where a place is too far north or south. */
export function dotAt(point: Point, { columns, rows }: Size): { readonly x: number; readonly y: number } {
  return {
    x: Math.floor((eastOfEdge(point.longitude) / 360) * columns * DOTS_WIDE),
    y: Math.floor(((NORTH - point.latitude) / (NORTH - SOUTH)) * rows * DOTS_HIGH),
  };
}

type Vector = readonly [number, number, number];

function vectorOf({ latitude, longitude }: Point): Vector {
  const phi = (latitude * Math.PI) / 180;
  const lambda = (longitude * Math.PI) / 180;
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

/** Points of the shortest way over the globe, both ends included, `count` of them and at least two. */
export function greatCircle(from: Point, to: Point, count: number): Point[] {
  const [a, b] = [vectorOf(from), vectorOf(to)];
  const angle = Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
  if (angle < 1e-6 || Math.PI - angle < 1e-6) return [from, to];
  return Array.from({ length: Math.max(2, count) }, (_, index) => {
    const part = index / (Math.max(2, count) - 1);
    const [p, q] = [Math.sin((1 - part) * angle), Math.sin(part * angle)].map((s) => s / Math.sin(angle)) as [
      number,
      number,
    ];
    const [x, y, z] = [p * a[0] + q * b[0], p * a[1] + q * b[1], p * a[2] + q * b[2]];
    return {
      latitude: (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI,
      longitude: (Math.atan2(y, x) * 180) / Math.PI,
    };
  });
}
