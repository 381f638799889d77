import { expect, it } from 'vitest';
import { EdgeStage, MINUTE } from './stage.ts';

const LOGS = 'logs-of-the-edge';

it('R-CF-140 requests stand in a log file in the bucket within the hour', () => {
  const stage = new EdgeStage({ 'shop.example.net': { city: 'Frankfurt' } });
  stage.call('s3', 'CreateBucket', { Bucket: LOGS, ObjectOwnership: 'BucketOwnerPreferred' });
  const Logging = {
    Enabled: true,
    IncludeCookies: false,
    Bucket: `${LOGS}.s3.amazonaws.com`,
    Prefix: 'shop',
  };
  stage.withSite('shop.example.net', { Logging });
  stage.get('/first', { headers: [['User-Agent', 'a browser']] });
  stage.sim.advance(MINUTE);
  stage.get('/first', { from: 'tokyo' });
  const listed = () =>
    (stage.call('s3', 'ListObjectsV2', { Bucket: LOGS }) as { Contents?: { Key: string }[] }).Contents ?? [];
  expect(listed()).toEqual([]);
  stage.sim.advance(59 * MINUTE);
  const [file] = listed();
  expect(file?.Key).toMatch(new RegExp(`^shop/${stage.id}\\.2026-01-05-08\\.[0-9a-f]{8}\\.gz$`));
  const object = stage.call('s3', 'GetObject', { Bucket: LOGS, Key: file?.Key });
  const text = String(object.Body);
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines.map((line) => line.split('\t').slice(2, 3))).toEqual([['LIS50-C1'], ['NRT57-P3']]);
  expect(lines[0]).toContain('a%20browser');
});
