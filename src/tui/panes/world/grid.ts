/**
 * The grid that the world's land is kept on: half a degree, from the Bering Strait eastward, so that no continent is
 * cut in two, and without the ice at both ends, where nobody asks for names.
 */
export const STEP = 0.5;
export const WEST = -169;
export const NORTH = 76;
export const SOUTH = -56;

export const GRID_COLUMNS = 360 / STEP;
export const GRID_ROWS = (NORTH - SOUTH) / STEP;

/** Degrees east of the map's western edge, 0–360. */
export function eastOfEdge(longitude: number): number {
  return (((longitude - WEST) % 360) + 360) % 360;
}
