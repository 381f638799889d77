/** Direct Connect's part of the price list (R-PRICE-40, R-PRICE-41, R-PRICE-44). */
import type { Price } from './price.ts';

const SERVICE = 'Direct Connect';

/** Dollars an hour of a dedicated port. */
const PORT_HOURS: Readonly<Record<string, number>> = {
  '1Gbps': 0.3,
  '10Gbps': 2.25,
  '100Gbps': 22.5,
  '400Gbps': 85,
};

/** In Japan; faster ports cost there what they cost elsewhere, as far as is known. */
const JAPANESE_PORT_HOURS: Readonly<Record<string, number>> = {
  ...PORT_HOURS,
  '1Gbps': 0.285,
  '10Gbps': 2.142,
};

const HOSTED_HOURS: Readonly<Record<string, number>> = {
  '50Mbps': 0.03,
  '100Mbps': 0.06,
  '200Mbps': 0.08,
  '300Mbps': 0.12,
  '400Mbps': 0.16,
  '500Mbps': 0.2,
  '1Gbps': 0.33,
  '2Gbps': 0.66,
  '5Gbps': 1.65,
  '10Gbps': 2.48,
  '25Gbps': 6.2,
};

export const DIRECT_CONNECT_PRICES: Readonly<Record<string, Price>> = {
  ...hourly('dx-port', 'port', PORT_HOURS, 'R-PRICE-40'),
  ...hourly('dx-port-japan', 'port in Japan', JAPANESE_PORT_HOURS, 'R-PRICE-40'),
  ...hourly('dx-hosted', 'hosted connection', HOSTED_HOURS, 'R-PRICE-41'),
  'dx-sitelink': perHour('SiteLink', 0.5, 'R-PRICE-44'),
};

function hourly(
  key: string,
  title: string,
  prices: Readonly<Record<string, number>>,
  fact: string,
): Readonly<Record<string, Price>> {
  return Object.fromEntries(
    Object.entries(prices).map(([speed, price]) => [
      `${key}/${speed}`,
      perHour(`${speed} ${title}`, price, fact),
    ]),
  );
}

function perHour(title: string, price: number, fact: string): Price {
  return { service: SERVICE, title, unit: 'hour', steps: [{ price }], rounding: 'hour', fact };
}
