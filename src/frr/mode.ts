/** Where one is in the console, which decides what may be typed: FRR's nodes. */
import type { Action, AddressFamily } from '../bgp/index.ts';

export type Mode =
  | { readonly kind: 'enable' }
  | { readonly kind: 'config' }
  | { readonly kind: 'interface'; readonly name: string }
  | { readonly kind: 'router' }
  | { readonly kind: 'family'; readonly family: AddressFamily }
  | {
      readonly kind: 'route-map';
      readonly name: string;
      readonly action: Action;
      readonly sequence: number;
    };

export const ENABLE: Mode = { kind: 'enable' };
export const CONFIG: Mode = { kind: 'config' };
export const ROUTER: Mode = { kind: 'router' };

const PROMPTS: Readonly<Record<Mode['kind'], string>> = {
  enable: '',
  config: '(config)',
  interface: '(config-if)',
  router: '(config-router)',
  family: '(config-router-af)',
  'route-map': '(config-route-map)',
};

/** `edge(config-router)# ` */
export function promptOf(hostname: string, mode: Mode): string {
  return `${hostname}${PROMPTS[mode.kind]}# `;
}

/** Where `exit` leads; undefined: out. A line that a mode doesn't know is tried there, too, as FRR does. */
export function modeAbove(mode: Mode): Mode | undefined {
  if (mode.kind === 'enable') return undefined;
  if (mode.kind === 'config') return ENABLE;
  return mode.kind === 'family' ? ROUTER : CONFIG;
}
