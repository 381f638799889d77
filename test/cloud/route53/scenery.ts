/** A public zone example.com on a world of its own, and short words for changing it. */
import { type Harness, type HarnessOptions, harness, type Output } from '../harness.ts';

export interface Scenery extends Harness {
  readonly zoneId: string;
  /** Applies changes; the zone's servers have them when this returns. */
  change(...changes: object[]): Output;
  /** `InvalidChangeBatch: …` and the like. */
  refusal(...changes: object[]): string;
  /** What `TestDNSAnswer` says: `NOERROR 192.0.2.1`. */
  ask(name: string, type?: string, from?: object): string;
}

export const record = (name: string, type: string, ...values: string[]) => ({
  Name: name,
  Type: type,
  TTL: 300,
  ResourceRecords: values.map((Value) => ({ Value })),
});

export const create = (set: object) => ({ Action: 'CREATE', ResourceRecordSet: set });
export const upsert = (set: object) => ({ Action: 'UPSERT', ResourceRecordSet: set });
export const remove = (set: object) => ({ Action: 'DELETE', ResourceRecordSet: set });

export const SYNC_SECONDS = 61;

export function exampleZone(options: HarnessOptions = {}, extra: object = {}): Scenery {
  const account = harness(options);
  const { HostedZone } = account.call('route53:CreateHostedZone', {
    Name: 'example.com',
    CallerReference: 'scenery',
    ...extra,
  });
  account.advance(SYNC_SECONDS);
  const request = (changes: object[]) => ({ HostedZoneId: HostedZone.Id, ChangeBatch: { Changes: changes } });
  return Object.assign(account, {
    zoneId: HostedZone.Id as string,
    change(...changes: object[]) {
      const output = account.call('route53:ChangeResourceRecordSets', request(changes));
      account.advance(SYNC_SECONDS);
      return output;
    },
    refusal: (...changes: object[]) => account.error('route53:ChangeResourceRecordSets', request(changes)),
    ask(name: string, type = 'A', from: object = {}) {
      const answer = account.call('route53:TestDNSAnswer', {
        HostedZoneId: HostedZone.Id,
        RecordName: name,
        RecordType: type,
        ...from,
      });
      return [answer.ResponseCode, ...answer.RecordData].join(' ');
    },
  });
}
