/** Letters of authorization: when AWS issues them, what they say, and whom colocation sites believe. */
import { describe, expect, it, test } from 'vitest';
import { textOfPdf } from '../../../src/kit/pdf.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Office, openOffice } from './office.ts';

const CLIENT = 'DirectConnectClientException';

function withLetter(seed = 'office'): { office: Office; connectionId: string; letter: string } {
  const office = openOffice({ seed });
  const { connectionId } = office.order();
  office.waitForLetter(connectionId);
  return { office, connectionId, letter: office.letter(connectionId) };
}

describe('R-DX-12 DescribeLoa', () => {
  it('answers a PDF that names facility, cage, panel, port and optics', () => {
    const { connectionId, letter } = withLetter();
    expect(letter.startsWith('%PDF-')).toBe(true);
    const lines = textOfPdf(letter)!;
    expect(lines).toEqual(
      expect.arrayContaining([
        'Letter of Authorization and Connecting Facility Assignment (LOA-CFA)',
        `Connection: ${connectionId} first`,
        'Account: 123456789012',
        'Requester: AWS account 123456789012',
        'Location: EqDC2',
        'Facility: Equinix DC1-DC15, Ashburn, VA',
        'Port speed: 10Gbps',
        'Optics: 10GBASE-LR, 1310 nm, single-mode fiber',
        'Port: strands 1 and 2',
      ]),
    );
    for (const name of ['Cage', 'Rack', 'Patch panel', 'Authorization code'])
      expect(
        lines.some((line) => line.startsWith(`${name}: `)),
        name,
      ).toBe(true);
  });

  it('has an older form, which wraps it', () => {
    const { office, connectionId } = withLetter();
    const { loa } = office.call('DescribeConnectionLoa', { connectionId });
    expect(loa.loaContentType).toBe('application/pdf');
    expect(textOfPdf(loa.loaContent)).toContain(`Connection: ${connectionId} first`);
  });

  it('names the provider beside the account', () => {
    const { office, connectionId } = withLetter();
    const letter = office.letter(connectionId, { providerName: 'Harbor Fiber' });
    expect(textOfPdf(letter)).toContain('Requester: AWS account 123456789012, by Harbor Fiber');
  });

  it('R-DX-13 is good for 90 days from each time that it is issued', () => {
    const { office, connectionId, letter } = withLetter();
    const day = (name: string, file: string) =>
      Date.parse(
        textOfPdf(file)!
          .find((line) => line.startsWith(`${name}: `))!
          .slice(name.length + 2),
      );
    expect(day('Valid until', letter) - day('Issued', letter)).toBe(90 * DAY_MS);
    expect(office.connection(connectionId).loaIssueTime).toBe(
      `${new Date(office.sim.state.clock.now).toISOString().slice(0, 19)}+00:00`,
    );
    office.sim.advance(30 * DAY_MS);
    expect(day('Issued', office.letter(connectionId)) - day('Issued', letter)).toBe(30 * DAY_MS);
  });

  test.each<[string, (office: Office, id: string) => object, string]>([
    [
      'another format',
      (_office, connectionId) => ({ connectionId, loaContentType: 'text/plain' }),
      'is not supported',
    ],
    [
      'a provider who is not there',
      (_office, connectionId) => ({ connectionId, providerName: 'Nobody' }),
      'Provider Nobody is not available',
    ],
    [
      'a connection that there is not',
      () => ({ connectionId: 'dxcon-aaaaaaaa' }),
      'Could not find Connection with ID dxcon-aaaaaaaa',
    ],
    [
      'one that is not reviewed',
      (office) => ({ connectionId: office.order().connectionId }),
      'LOA is not yet available',
    ],
    [
      'a whole LAG',
      (office) => {
        const more = {
          location: 'EqDC2',
          connectionsBandwidth: '1Gbps',
          lagName: 'l',
          numberOfConnections: 1,
        };
        return { connectionId: office.call('CreateLag', more).lagId };
      },
      'Letters are issued for the connections of a LAG',
    ],
  ])('is refused for %s', (_what, input, message) => {
    const { office, connectionId } = withLetter();
    const answer = office.refusal('DescribeLoa', input(office, connectionId));
    expect(answer).toContain(`${CLIENT}: `);
    expect(answer).toContain(message);
  });
});

describe('R-DX-13 a letter that nobody uses', () => {
  it('loses its authority after 90 days, and the port is paid for', () => {
    const { office, connectionId } = withLetter();
    office.sim.advance(90 * DAY_MS - HOUR_MS);
    expect(office.mails()).toHaveLength(1);
    office.sim.advance(2 * HOUR_MS);
    expect(office.mails()[1]).toContain('download it again to renew it. Port hours are charged from now on.');
    office.sim.advance(30 * DAY_MS);
    expect(office.mails()).toHaveLength(2);
    expect(office.connection(connectionId).connectionState).toBe('pending');
  });

  it('says nothing where the line is up by then', () => {
    const office = openOffice();
    office.line();
    const before = office.mails().length;
    office.sim.advance(120 * DAY_MS);
    expect(office.mails()).toHaveLength(before);
  });
});

describe('what colocation sites refuse', () => {
  const refused = (office: Office, letter: string, more: object = {}) =>
    office.refusal('colo:OrderCrossConnect', { letter, router: 'washington/edge', ...more });

  test.each<[string, (letter: string) => string]>([
    ['other strands', (letter) => letter.replace('strands 1 and 2', 'strands 3 and 4')],
    ['a longer validity', (letter) => letter.replace(/Valid until: 2026/, 'Valid until: 2030')],
    ['another connection', (letter) => letter.replace(/dxcon-\w+/, 'dxcon-aaaaaaaa')],
    ['another customer', (letter) => letter.replaceAll('123456789012', '210987654321')],
    [
      'another provider',
      (letter) => letter.replace('account 123456789012)', 'account 123456789012, by Harbor Fiber)'),
    ],
    ['another code', (letter) => letter.replace(/code: ..../, 'code: 0000')],
    ['no code', (letter) => letter.replace('Authorization code', 'Code')],
  ])('a letter that was changed: %s', (_what, change) => {
    const { office, letter } = withLetter();
    const changed = change(letter);
    expect(changed).not.toBe(letter);
    expect(refused(office, changed)).toMatch(/^ColoRefused: The authorization code does not belong/);
  });

  it('a letter of another world', () => {
    const { office } = withLetter();
    expect(refused(office, withLetter('elsewhere').letter)).toContain(
      'The authorization code does not belong',
    );
  });

  test.each(['', 'hello', '%PDF-1.4\nstream\nBT (Invoice) Tj ET\nendstream\n', 'JVBERi0xLjQK'])(
    'what is no letter: %j',
    (file) => {
      expect(refused(withLetter().office, file)).toContain('This file is no LOA-CFA.');
    },
  );

  it('R-DX-13 a letter that has expired, until it is issued again', () => {
    const { office, connectionId, letter } = withLetter();
    office.sim.advance(90 * DAY_MS - MINUTE_MS);
    const inTime = office.sim.fork();
    expect(
      inTime.call({
        service: 'colo',
        operation: 'OrderCrossConnect',
        input: { letter, router: 'washington/edge' },
      }).ok,
    ).toBe(true);
    office.sim.advance(MINUTE_MS);
    expect(refused(office, letter)).toMatch(/The letter was valid until .* Download the LOA-CFA again/);
    expect(refused(office, office.letter(connectionId))).toBe('');
  });

  it('a letter whose port was given up', () => {
    const { office, connectionId, letter } = withLetter();
    office.call('DeleteConnection', { connectionId });
    expect(refused(office, letter)).toContain(`AWS has no port assigned to ${connectionId} any more`);
    office.sim.advance(DAY_MS);
    expect(refused(office, letter)).toContain('the letter is void');
  });

  it('a letter for another provider', () => {
    const { office, connectionId } = withLetter();
    const letter = office.letter(connectionId, { providerName: 'Harbor Fiber' });
    expect(refused(office, letter, { provider: 'Beacon Carrier' })).toContain(
      'authorises Harbor Fiber, not Beacon Carrier',
    );
    expect(refused(office, letter, { provider: 'harbor fiber' })).toBe('');
  });

  it('a second cable to the same port', () => {
    const { office, letter } = withLetter();
    expect(refused(office, letter)).toBe('');
    expect(refused(office, letter, { router: 'washington/spare' })).toContain('is there already, or ordered');
  });

  test.each([
    [
      'a router that there is not',
      { router: 'washington/nobody' },
      "no router 'washington/nobody'. Routers: washington/edge",
    ],
    [
      'R-DX-15 a router in another town',
      { router: 'lisbon/edge' },
      'Name a carrier that brings a line: --provider',
    ],
    [
      'a carrier who is not there',
      { router: 'lisbon/edge', provider: 'Aurora Carrier' },
      "No provider 'Aurora Carrier' is at EqDC2",
    ],
  ])('%s', (_what, more, message) => {
    const { office, letter } = withLetter();
    expect(refused(office, letter, more)).toContain(message);
  });

  it('takes the text of the letter as well as the file', () => {
    const { office, letter } = withLetter();
    expect(refused(office, `${textOfPdf(letter)!.join('\n')}\n`)).toBe('');
  });
});
