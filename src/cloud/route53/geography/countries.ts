/**
 * Where Route 53 knows clients to be: seven continents, the countries of ISO 3166-1 in them, and the subdivisions of
 * ISO 3166-2 of two countries. https://docs.aws.amazon.com/Route53/latest/APIReference/API_GeoLocation.html
 */

export const CONTINENTS = {
  AF: 'Africa',
  AN: 'Antarctica',
  AS: 'Asia',
  EU: 'Europe',
  NA: 'North America',
  OC: 'Oceania',
  SA: 'South America',
} as const;

export type ContinentCode = keyof typeof CONTINENTS;

export interface Country {
  readonly code: string;
  readonly name: string;
  readonly continent: ContinentCode;
  /** Names of its subdivisions by code, where records may name them. */
  readonly subdivisions?: Readonly<Record<string, string>>;
}

const COUNTRIES_BY_CONTINENT: Readonly<Record<ContinentCode, string>> = {
  AF: `
    AO Angola; BF Burkina Faso; BI Burundi; BJ Benin; BW Botswana; CD Congo - Kinshasa;
    CF Central African Republic; CG Congo - Brazzaville; CI Côte d'Ivoire; CM Cameroon; CV Cape Verde;
    DJ Djibouti; DZ Algeria; EG Egypt; EH Western Sahara; ER Eritrea; ET Ethiopia; GA Gabon; GH Ghana;
    GM Gambia; GN Guinea; GQ Equatorial Guinea; GW Guinea-Bissau; KE Kenya; KM Comoros; LR Liberia;
    LS Lesotho; LY Libya; MA Morocco; MG Madagascar; ML Mali; MR Mauritania; MU Mauritius; MW Malawi;
    MZ Mozambique; NA Namibia; NE Niger; NG Nigeria; RE Réunion; RW Rwanda; SC Seychelles; SD Sudan;
    SH St. Helena; SL Sierra Leone; SN Senegal; SO Somalia; SS South Sudan; ST São Tomé & Príncipe;
    SZ Eswatini; TD Chad; TG Togo; TN Tunisia; TZ Tanzania; UG Uganda; YT Mayotte; ZA South Africa;
    ZM Zambia; ZW Zimbabwe;
  `,
  AN: `
    AQ Antarctica; BV Bouvet Island; GS South Georgia & South Sandwich Islands; HM Heard & McDonald Islands;
    TF French Southern Territories;
  `,
  AS: `
    AE United Arab Emirates; AF Afghanistan; AM Armenia; AZ Azerbaijan; BD Bangladesh; BH Bahrain;
    BN Brunei; BT Bhutan; CC Cocos (Keeling) Islands; CN China; CX Christmas Island; GE Georgia;
    HK Hong Kong SAR China; ID Indonesia; IL Israel; IN India; IO British Indian Ocean Territory; IQ Iraq;
    IR Iran; JO Jordan; JP Japan; KG Kyrgyzstan; KH Cambodia; KP North Korea; KR South Korea; KW Kuwait;
    KZ Kazakhstan; LA Laos; LB Lebanon; LK Sri Lanka; MM Myanmar (Burma); MN Mongolia; MO Macao SAR China;
    MV Maldives; MY Malaysia; NP Nepal; OM Oman; PH Philippines; PK Pakistan; PS Palestinian Territories;
    QA Qatar; SA Saudi Arabia; SG Singapore; SY Syria; TH Thailand; TJ Tajikistan; TL Timor-Leste;
    TM Turkmenistan; TR Türkiye; TW Taiwan; UZ Uzbekistan; VN Vietnam; YE Yemen;
  `,
  EU: `
    AD Andorra; AL Albania; AT Austria; AX Åland Islands; BA Bosnia & Herzegovina; BE Belgium; BG Bulgaria;
    BY Belarus; CH Switzerland; CY Cyprus; CZ Czechia; DE Germany; DK Denmark; EE Estonia; ES Spain;
    FI Finland; FO Faroe Islands; FR France; GB United Kingdom; GG Guernsey; GI Gibraltar; GR Greece;
    HR Croatia; HU Hungary; IE Ireland; IM Isle of Man; IS Iceland; IT Italy; JE Jersey; LI Liechtenstein;
    LT Lithuania; LU Luxembourg; LV Latvia; MC Monaco; MD Moldova; ME Montenegro; MK North Macedonia;
    MT Malta; NL Netherlands; NO Norway; PL Poland; PT Portugal; RO Romania; RS Serbia; RU Russia;
    SE Sweden; SI Slovenia; SJ Svalbard & Jan Mayen; SK Slovakia; SM San Marino; UA Ukraine;
    VA Vatican City; XK Kosovo;
  `,
  NA: `
    AG Antigua & Barbuda; AI Anguilla; AW Aruba; BB Barbados; BL St. Barthélemy; BM Bermuda;
    BQ Caribbean Netherlands; BS Bahamas; BZ Belize; CA Canada; CR Costa Rica; CU Cuba; CW Curaçao;
    DM Dominica; DO Dominican Republic; GD Grenada; GL Greenland; GP Guadeloupe; GT Guatemala; HN Honduras;
    HT Haiti; JM Jamaica; KN St. Kitts & Nevis; KY Cayman Islands; LC St. Lucia; MF St. Martin;
    MQ Martinique; MS Montserrat; MX Mexico; NI Nicaragua; PA Panama; PM St. Pierre & Miquelon;
    PR Puerto Rico; SV El Salvador; SX Sint Maarten; TC Turks & Caicos Islands; TT Trinidad & Tobago;
    US United States; VC St. Vincent & Grenadines; VG British Virgin Islands; VI U.S. Virgin Islands;
  `,
  OC: `
    AS American Samoa; AU Australia; CK Cook Islands; FJ Fiji; FM Micronesia; GU Guam; KI Kiribati;
    MH Marshall Islands; MP Northern Mariana Islands; NC New Caledonia; NF Norfolk Island; NR Nauru;
    NU Niue; NZ New Zealand; PF French Polynesia; PG Papua New Guinea; PN Pitcairn Islands; PW Palau;
    SB Solomon Islands; TK Tokelau; TO Tonga; TV Tuvalu; UM U.S. Outlying Islands; VU Vanuatu;
    WF Wallis & Futuna; WS Samoa;
  `,
  SA: `
    AR Argentina; BO Bolivia; BR Brazil; CL Chile; CO Colombia; EC Ecuador; FK Falkland Islands;
    GF French Guiana; GY Guyana; PE Peru; PY Paraguay; SR Suriname; UY Uruguay; VE Venezuela;
  `,
};

const SUBDIVISIONS: Readonly<Record<string, string>> = {
  US: `
    AK Alaska; AL Alabama; AR Arkansas; AZ Arizona; CA California; CO Colorado; CT Connecticut;
    DC District of Columbia; DE Delaware; FL Florida; GA Georgia; HI Hawaii; IA Iowa; ID Idaho; IL Illinois;
    IN Indiana; KS Kansas; KY Kentucky; LA Louisiana; MA Massachusetts; MD Maryland; ME Maine; MI Michigan;
    MN Minnesota; MO Missouri; MS Mississippi; MT Montana; NC North Carolina; ND North Dakota; NE Nebraska;
    NH New Hampshire; NJ New Jersey; NM New Mexico; NV Nevada; NY New York; OH Ohio; OK Oklahoma; OR Oregon;
    PA Pennsylvania; RI Rhode Island; SC South Carolina; SD South Dakota; TN Tennessee; TX Texas; UT Utah;
    VA Virginia; VT Vermont; WA Washington; WI Wisconsin; WV West Virginia; WY Wyoming;
  `,
  UA: `
    05 Vinnytsia; 07 Volyn; 09 Luhansk; 12 Dnipropetrovsk; 14 Donetsk; 18 Zhytomyr; 21 Zakarpattia;
    23 Zaporizhzhia; 26 Ivano-Frankivsk; 30 Kyiv City; 32 Kyiv; 35 Kirovohrad; 40 Sevastopol; 43 Crimea; 46 Lviv;
    48 Mykolaiv; 51 Odesa; 53 Poltava; 56 Rivne; 59 Sumy; 61 Ternopil; 63 Kharkiv; 65 Kherson; 68 Khmelnytskyi;
    71 Cherkasy; 74 Chernihiv; 77 Chernivtsi;
  `,
};

/** By code, in the order of the codes. */
export const COUNTRIES: ReadonlyMap<string, Country> = new Map(
  (Object.keys(COUNTRIES_BY_CONTINENT) as ContinentCode[])
    .flatMap((continent) =>
      entriesIn(COUNTRIES_BY_CONTINENT[continent]).map((entry) => country(entry, continent)),
    )
    .sort((left, right) => (left.code < right.code ? -1 : 1))
    .map((found) => [found.code, found]),
);

function country([code, name]: readonly [string, string], continent: ContinentCode): Country {
  const subdivisions = SUBDIVISIONS[code];
  return {
    code,
    name,
    continent,
    ...(subdivisions !== undefined && { subdivisions: Object.fromEntries(entriesIn(subdivisions)) }),
  };
}

function entriesIn(text: string): (readonly [string, string])[] {
  return text
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => [entry.slice(0, 2), entry.slice(3)]);
}
