/** DescribeLocations: those of the region that is asked, with speeds written as `10G` where requests say `10Gbps`. */
import type { Location, Locations } from '@aws-sdk/client-direct-connect';
import { type Operations, read } from '../../kernel/resource.ts';
import { type DxLocation, locationsIn } from './locations.ts';

export const locationOperations: Operations = {
  DescribeLocations: read<object, Locations>((_input, { region }) => ({
    locations: locationsIn(region).map(shown),
  })),
};

function shown({ code, name, region, speeds, macSecSpeeds, providers }: DxLocation): Location {
  return {
    locationCode: code,
    locationName: name,
    region,
    availablePortSpeeds: speeds.map(short),
    availableProviders: [...providers],
    availableMacSecPortSpeeds: macSecSpeeds.map(short),
  };
}

function short(speed: string): string {
  return speed.replace('bps', '');
}
