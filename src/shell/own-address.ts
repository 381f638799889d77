/** The address that a tool is told to send under: one of the host's own, or the first of an interface that is named. */
import { formatAddress, parseAddress } from '../kit/address.ts';
import { bareAddress, networkStackAt } from '../sim/network-stack.ts';
import type { CommandIo } from './command.ts';

/** Undefined where the host has no such address, or netlab doesn't know its addresses. */
export function ownAddress({ sim, standing }: CommandIo, text: string): string | undefined {
  const stack = networkStackAt(sim.state, standing.place);
  const wanted = parseAddress(text);
  const own = (stack?.interfaces ?? [])
    .filter(({ name }) => wanted !== undefined || name === text)
    .flatMap(({ addresses }) => addresses.map(bareAddress))
    .filter((address) => address !== undefined)
    .map(formatAddress);
  return wanted ? own.find((address) => address === formatAddress(wanted)) : own[0];
}
