/** Lines of `router bgp` that are on or off: how they are spelt, and what they are by default. */
import type { BgpOptions, BgpSwitch } from '../running-config.ts';

export interface SwitchWords {
  readonly name: BgpSwitch;
  readonly words: string;
  readonly isDefault: boolean;
}

const given = (name: BgpSwitch, words: string, isDefault = false): SwitchWords => ({
  name,
  words,
  isDefault,
});

export const SWITCHES: readonly SwitchWords[] = [
  given('log-neighbor-changes', 'bgp log-neighbor-changes'),
  given('always-compare-med', 'bgp always-compare-med'),
  given('ebgp-requires-policy', 'bgp ebgp-requires-policy', true),
  given('default-ipv4-unicast', 'bgp default ipv4-unicast', true),
  given('deterministic-med', 'bgp deterministic-med'),
  given('as-path-ignore', 'bgp bestpath as-path ignore'),
  given('multipath-relax', 'bgp bestpath as-path multipath-relax'),
  given('compare-routerid', 'bgp bestpath compare-routerid'),
  given('missing-as-worst', 'bgp bestpath med missing-as-worst'),
  given('network-import-check', 'bgp network import-check', true),
];

export function isOn({ switches }: BgpOptions, name: BgpSwitch): boolean {
  return switches[name] ?? SWITCHES.find((one) => one.name === name)?.isDefault ?? false;
}
