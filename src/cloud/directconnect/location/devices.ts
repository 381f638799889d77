/**
 * AWS's routers at a location (R-DX-3): two at each, with so many ports of each speed. What they are called is the same in
 * every world.
 */
import { hash32 } from '../../../kit/random.ts';
import type { DxLocation } from './locations.ts';

const DEVICES_AT_A_LOCATION = 2;

/** Ports of a device that may be had, by their speed (R-DX-88). How many others have taken is not simulated. */
const PORTS: Readonly<Record<string, number>> = { '1Gbps': 24, '10Gbps': 24, '100Gbps': 4, '400Gbps': 2 };

export interface DxDevice {
  /** `EqDC2-1a2b3c4d5e6f7`: the router in which the cable ends. */
  readonly device: string;
  /** Where layer 3 ends. */
  readonly logicalDevice: string;
}

export function devicesAt({ code }: Pick<DxLocation, 'code'>): readonly DxDevice[] {
  return Array.from({ length: DEVICES_AT_A_LOCATION }, (_, index) => ({
    device: `${code}-${letters(`device ${code} ${index}`)}`,
    logicalDevice: `${code}-${letters(`logical device ${code} ${index}`)}`,
  }));
}

export function portsOf(bandwidth: string): number {
  return PORTS[bandwidth] ?? 0;
}

/** The location's code in a device's name. */
export function locationOfDevice(device: string): string {
  return device.slice(0, device.lastIndexOf('-'));
}

function letters(text: string): string {
  const digits = [0, 1].map((part) => hash32(`${text} ${part}`).toString(36).padStart(7, '0'));
  return digits.join('').slice(0, 13);
}
