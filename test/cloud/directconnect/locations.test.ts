import { describe, expect, it, test } from 'vitest';
import { devicesAt } from '../../../src/cloud/directconnect/location/devices.ts';
import {
  findLocation,
  LOCATION_CODES,
  locationsIn,
} from '../../../src/cloud/directconnect/location/locations.ts';
import { REGIONS } from '../../../src/cloud/kernel/regions.ts';
import { distanceKm } from '../../../src/cloud/route53/geography/distance.ts';
import { pointOf } from '../../../src/sim/earth.ts';
import { openOffice } from './office.ts';

describe('R-DX-1 locations', () => {
  it('are all over the world, at least one in every region', () => {
    expect(LOCATION_CODES.length).toBeGreaterThan(60);
    expect(new Set(LOCATION_CODES.map((code) => code.toUpperCase())).size).toBe(LOCATION_CODES.length);
    for (const { name } of REGIONS) expect(locationsIn(name).length, name).toBeGreaterThan(0);
  });

  test.each(LOCATION_CODES)('%s is whole', (code) => {
    const location = findLocation(code)!;
    expect(location.name).not.toBe('');
    expect(location.city).not.toBe('');
    expect(location.providers.length).toBeGreaterThan(1);
    expect(Math.abs(location.point.latitude)).toBeLessThan(90);
    expect(Math.abs(location.point.longitude)).toBeLessThan(180);
    const speeds = ['1Gbps', '10Gbps', '100Gbps', '400Gbps'];
    expect(location.speeds.length).toBeGreaterThan(0);
    expect(speeds).toEqual(expect.arrayContaining([...location.speeds]));
    expect(location.speeds).toEqual(expect.arrayContaining([...location.macSecSpeeds]));
    // R-DX-90: MACsec begins at 10 Gbps.
    expect(location.macSecSpeeds).not.toContain('1Gbps');
    // San Jose in California has a namesake that is better known to clients.
    const city = location.city === 'San Jose' ? undefined : pointOf(location.city);
    if (city) expect(distanceKm(city, location.point)).toBeLessThan(40);
  });

  it('R-DX-9 are those that AWS names', () => {
    const where = (code: string) => [findLocation(code)?.region, findLocation(code)?.city];
    expect(where('EqDC2')).toEqual(['us-east-1', 'Ashburn']);
    expect(where('CSVA1')).toEqual(['us-east-1', 'Reston']);
    expect(where('EqLA3')[0]).toBe('us-west-1');
    expect(where('EqSe2')).toEqual(['us-west-2', 'Seattle']);
    expect(where('EqTY2')).toEqual(['ap-northeast-1', 'Tokyo']);
    expect(where('EqSG2')).toEqual(['ap-southeast-1', 'Singapore']);
    expect(where('EqSY3')).toEqual(['ap-southeast-2', 'Sydney']);
    expect(where('EqFA5')).toEqual(['eu-central-1', 'Frankfurt']);
    expect(where('EQDC2')).toEqual(where('EqDC2'));
    expect(where('EqXX9')).toEqual([undefined, undefined]);
  });

  it('are listed for the region that is asked, with speeds as AWS writes them', () => {
    const { sim } = openOffice();
    const list = (region: string) => {
      const result = sim.call({
        service: 'directconnect',
        operation: 'DescribeLocations',
        region,
        input: {},
      });
      return result.ok ? (result.output.locations as { locationCode: string; region: string }[]) : [];
    };
    expect(list('us-east-1').find(({ locationCode }) => locationCode === 'EqDC2')).toEqual({
      locationCode: 'EqDC2',
      locationName: 'Equinix DC1-DC15, Ashburn, VA',
      region: 'us-east-1',
      availablePortSpeeds: ['1G', '10G', '100G', '400G'],
      availableProviders: ['Beacon Carrier', 'Harbor Fiber', 'Prairie Exchange'],
      availableMacSecPortSpeeds: ['10G', '100G', '400G'],
    });
    expect(new Set(list('eu-west-2').map(({ region }) => region))).toEqual(new Set(['eu-west-2']));
  });

  it('R-DX-3 have two routers or more, called the same in every world', () => {
    const names = LOCATION_CODES.flatMap((code) => devicesAt({ code }).flatMap((one) => Object.values(one)));
    expect(new Set(names).size).toBe(LOCATION_CODES.length * 4);
    for (const name of names) expect(name).toMatch(/^\w+-[0-9a-z]{13}$/);
    expect(devicesAt({ code: 'EqDC2' })).toEqual(devicesAt({ code: 'EqDC2' }));
  });
});
