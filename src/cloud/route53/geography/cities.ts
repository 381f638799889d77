/** Cities that clients sit in: where they are, and the country (with its subdivision in the USA and Ukraine). */
import type { Point } from './distance.ts';

export interface City {
  readonly name: string;
  readonly point: Point;
  /** `PT`, `US-NY`. */
  readonly area: string;
}

/** Name, latitude, longitude, area; degrees to a tenth. */
const CITIES = `
  Abu Dhabi 24.5 54.4 AE; Accra 5.6 -0.2 GH; Addis Ababa 9.0 38.7 ET; Algiers 36.8 3.1 DZ; Almaty 43.2 76.9 KZ;
  Amsterdam 52.4 4.9 NL; Anchorage 61.2 -149.9 US-AK; Athens 38.0 23.7 GR; Atlanta 33.7 -84.4 US-GA;
  Auckland -36.8 174.8 NZ; Austin 30.3 -97.7 US-TX; Baghdad 33.3 44.4 IQ; Baku 40.4 49.9 AZ; Bangkok 13.8 100.5 TH;
  Barcelona 41.4 2.2 ES; Beijing 39.9 116.4 CN; Beirut 33.9 35.5 LB; Belgrade 44.8 20.5 RS; Bengaluru 13.0 77.6 IN;
  Berlin 52.5 13.4 DE; Bogotá 4.7 -74.1 CO; Boston 42.4 -71.1 US-MA; Brasília -15.8 -47.9 BR; Bremen 53.1 8.8 DE; Brisbane -27.5 153.0 AU;
  Brussels 50.9 4.4 BE; Bucharest 44.4 26.1 RO; Budapest 47.5 19.0 HU; Buenos Aires -34.6 -58.4 AR; Cairo 30.0 31.2 EG;
  Calgary 51.0 -114.1 CA; Cape Town -33.9 18.4 ZA; Caracas 10.5 -66.9 VE; Casablanca 33.6 -7.6 MA;
  Charlotte 35.2 -80.8 US-NC; Chennai 13.1 80.3 IN; Chicago 41.9 -87.6 US-IL; Colombo 6.9 79.9 LK;
  Copenhagen 55.7 12.6 DK; Dakar 14.7 -17.5 SN; Dallas 32.8 -96.8 US-TX; Dar es Salaam -6.8 39.3 TZ; Delhi 28.6 77.2 IN;
  Denver 39.7 -105.0 US-CO; Detroit 42.3 -83.0 US-MI; Dhaka 23.8 90.4 BD; Doha 25.3 51.5 QA; Dubai 25.2 55.3 AE;
  Dublin 53.3 -6.3 IE; Edinburgh 55.9 -3.2 GB; Frankfurt 50.1 8.7 DE; Geneva 46.2 6.1 CH; Guadalajara 20.7 -103.3 MX;
  Hamburg 53.6 10.0 DE; Hanoi 21.0 105.8 VN; Helsinki 60.2 24.9 FI; Ho Chi Minh City 10.8 106.7 VN;
  Hong Kong 22.3 114.2 HK; Honolulu 21.3 -157.9 US-HI; Houston 29.8 -95.4 US-TX; Hyderabad 17.4 78.5 IN;
  Islamabad 33.7 73.0 PK; Istanbul 41.0 29.0 TR; Jakarta -6.2 106.8 ID; Jerusalem 31.8 35.2 IL;
  Johannesburg -26.2 28.0 ZA; Kampala 0.3 32.6 UG; Karachi 24.9 67.0 PK; Kathmandu 27.7 85.3 NP; Kinshasa -4.3 15.3 CD;
  Kolkata 22.6 88.4 IN; Kraków 50.1 19.9 PL; Kuala Lumpur 3.1 101.7 MY; Kuwait City 29.4 48.0 KW; Kyiv 50.5 30.5 UA-30; Kyoto 35.0 135.8 JP;
  Lagos 6.5 3.4 NG; Las Vegas 36.2 -115.1 US-NV; Lima -12.0 -77.0 PE; Lisbon 38.7 -9.1 PT; London 51.5 -0.1 GB;
  Los Angeles 34.1 -118.2 US-CA; Luanda -8.8 13.2 AO; Luxembourg 49.6 6.1 LU; Lviv 49.8 24.0 UA-46; Lyon 45.8 4.8 FR;
  Madrid 40.4 -3.7 ES; Manchester 53.5 -2.2 GB; Manila 14.6 121.0 PH; Marseille 43.3 5.4 FR; Melbourne -37.8 145.0 AU;
  Mexico City 19.4 -99.1 MX; Miami 25.8 -80.2 US-FL; Milan 45.5 9.2 IT; Minneapolis 45.0 -93.3 US-MN;
  Montevideo -34.9 -56.2 UY; Montreal 45.5 -73.6 CA; Mumbai 19.1 72.9 IN; Munich 48.1 11.6 DE; Nairobi -1.3 36.8 KE;
  New York 40.7 -74.0 US-NY; Nuuk 64.2 -51.7 GL; Osaka 34.7 135.5 JP; Oslo 59.9 10.8 NO; Ottawa 45.4 -75.7 CA;
  Panama City 9.0 -79.5 PA; Paris 48.9 2.4 FR; Perth -32.0 115.9 AU; Philadelphia 40.0 -75.2 US-PA;
  Phoenix 33.4 -112.1 US-AZ; Port Louis -20.2 57.5 MU; Portland 45.5 -122.7 US-OR; Porto 41.2 -8.6 PT;
  Prague 50.1 14.4 CZ; Querétaro 20.6 -100.4 MX; Quito -0.2 -78.5 EC; Reykjavík 64.1 -21.9 IS; Riga 56.9 24.1 LV; Rio de Janeiro -22.9 -43.2 BR;
  Riyadh 24.7 46.7 SA; Rome 41.9 12.5 IT; Salt Lake City 40.8 -111.9 US-UT; San Diego 32.7 -117.2 US-CA;
  San Francisco 37.8 -122.4 US-CA; San José 9.9 -84.1 CR; Santiago -33.4 -70.7 CL; São Paulo -23.5 -46.6 BR;
  Seattle 47.6 -122.3 US-WA; Seoul 37.6 127.0 KR; Shanghai 31.2 121.5 CN; Singapore 1.35 103.8 SG; Sofia 42.7 23.3 BG;
  Stockholm 59.3 18.1 SE; Suva -18.1 178.4 FJ; Sydney -33.9 151.2 AU; Taipei 25.0 121.6 TW; Tallinn 59.4 24.8 EE;
  Tbilisi 41.7 44.8 GE; Tel Aviv 32.1 34.8 IL; Tokyo 35.7 139.7 JP; Toronto 43.7 -79.4 CA; Tromsø 69.6 19.0 NO; Tunis 36.8 10.2 TN;
  Valencia 39.5 -0.4 ES; Vancouver 49.3 -123.1 CA; Vienna 48.2 16.4 AT; Vilnius 54.7 25.3 LT; Warsaw 52.2 21.0 PL;
  Washington 38.9 -77.0 US-DC; Wellington -41.3 174.8 NZ; Zagreb 45.8 16.0 HR; Zurich 47.4 8.5 CH;
`;

const BY_NAME = new Map(
  CITIES.split(';')
    .map((entry) => /^\s*(.+?) (-?[\d.]+) (-?[\d.]+) ([A-Z]{2}(?:-\w{2})?)\s*$/.exec(entry))
    .filter((found) => found !== null)
    .map(([, name = '', latitude, longitude, area = '']): [string, City] => [
      plain(name),
      { name, point: { latitude: Number(latitude), longitude: Number(longitude) }, area },
    ]),
);

/** Found without regard to case, accents, and what follows a comma: `sao paulo`, `Lisbon, Portugal`. */
export function cityPlace(name: string): City | undefined {
  return BY_NAME.get(plain(name.split(',')[0] ?? ''));
}

/** As people know them, in the order of the alphabet. */
export function cityNames(): string[] {
  return [...BY_NAME.values()].map(({ name }) => name);
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[øØ]/g, 'o').toLowerCase().trim();
}
