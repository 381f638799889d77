/** A place in the simulated network, as inputs name it. */
import * as z from 'zod';

export const placeSchema = z
  .string()
  .min(1)
  .describe('`internet`, `client/lisbon`, `instance/web`, the ID of an interface, an address.');
