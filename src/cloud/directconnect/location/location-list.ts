/**
 * Direct Connect locations of the regions that are simulated, as DescribeLocations listed them at the beginning of 2026:
 * code | name | city | latitude and longitude to a tenth of a degree | speeds of dedicated ports | those with MACsec.
 * Regions that account owners must enable first have locations of their own, which are left out as the regions are.
 * https://aws.amazon.com/directconnect/locations/
 */
export const LOCATION_LINES: Readonly<Record<string, string>> = {
  'us-east-1': `
    165HS | 165 Halsey Meet-Me Room, Newark, NJ | Newark | 40.7 -74.2 | 1G 10G 100G 400G | 10G 100G 400G
    CS32A | CoreSite - New York (NY1), New York, NY | New York | 40.7 -74.0 | 1G 10G 100G | 10G 100G
    CSVA1 | CoreSite - Reston (VA1), Reston, VA | Reston | 39.0 -77.4 | 1G 10G 100G 400G | 10G 100G 400G
    EQDA2 | Equinix DA - Dallas, Dallas, TX | Dallas | 32.8 -96.8 | 1G 10G 100G | 10G 100G
    EqDC2 | Equinix DC1-DC15, Ashburn, VA | Ashburn | 39.0 -77.5 | 1G 10G 100G 400G | 10G 100G 400G
    EQMI1 | Equinix MI1 - Miami, Miami, FL | Miami | 25.8 -80.2 | 1G 10G 100G | 10G 100G
    EQNY5 | Equinix NY2/NY4/NY5/NY6 - New York, Secaucus, NJ | Secaucus | 40.8 -74.1 | 1G 10G 100G | 10G 100G
    KIOQ1 | KIO Querétaro 1 (QRO1), El Marques, MX | El Marques | 20.6 -100.3 | 1G 10G 100G | 10G 100G
    LGT50 | Crown Castle Philadelphia (401 N Broad), Philadelphia, PA | Philadelphia | 40.0 -75.2 | 1G 10G 100G | 10G 100G
    MB1SD | Markley Group One Summer Street Boston, Boston, MA | Boston | 42.4 -71.1 | 1G 10G 100G | 10G 100G
    QTDC2 | QTS Atlanta-Metro (ATL1), Atlanta, GA | Atlanta | 33.8 -84.4 | 1G 10G 100G | 10G 100G
    TLLPJ | Digital Realty IAD (44100 Digital Loudoun), Ashburn, VA | Ashburn | 39.0 -77.5 | 1G 10G 100G | 10G 100G
    TLXA1 | Digital Realty ATL (56 Marietta), Atlanta, GA | Atlanta | 33.8 -84.4 | 1G 10G 100G | 10G 100G
  `,
  'us-east-2': `
    COL67 | Cologix COL2, Columbus, OH | Columbus | 40.1 -83.0 | 1G 10G 100G | 10G 100G
    COLM3 | Cologix MIN3, Minneapolis, MN | Minneapolis | 45.0 -93.3 | 1G 10G 100G | 10G 100G
    CSCH1 | CoreSite - Chicago (CH1), Chicago, IL | Chicago | 41.9 -87.6 | 10G 100G 400G | 10G 100G 400G
    CYOA1 | CyrusOne Aurora I, Aurora, IL | Aurora | 41.8 -88.2 | 10G 100G | 10G 100G
    CYOW3 | Databank Houston West (HOU1) (HOU2), Houston, TX | Houston | 29.8 -95.6 | 1G 10G 100G | 10G 100G
    EQC50 | Equinix CH1/CH2/CH4 - Chicago, Chicago, IL | Chicago | 41.9 -87.6 | 1G 10G 100G 400G | 10G 100G 400G
    NPKC1 | Netrality Kansas City - 1102 Grand, Kansas City, MO | Kansas City | 39.1 -94.6 | 1G 10G 100G | 10G 100G
    QTS52 | QTS Chicago (CHI1), Chicago, IL | Chicago | 41.8 -87.7 | 1G 10G 100G | 10G 100G
  `,
  'us-west-1': `
    CSOW | CoreSite - Los Angeles (LA1) One Wilshire, Los Angeles, CA | Los Angeles | 34.0 -118.3 | 1G 10G 100G | 10G 100G
    CSSV2 | Coresite - Milpitas (SV2), Milpitas, CA | Milpitas | 37.4 -121.9 | 1G 10G |
    CSSV4 | CoreSite - Santa Clara (SV4), Santa Clara, CA | Santa Clara | 37.4 -122.0 | 1G 10G 100G 400G | 10G 100G 400G
    ECPH1 | EdgeConneX Phoenix (EDCPHX01), Tempe, AZ | Tempe | 33.4 -112.0 | 10G 100G 400G | 10G 100G 400G
    EqLA3 | Equinix LA3/LA4 - Los Angeles, El Segundo, CA | El Segundo | 33.9 -118.4 | 1G 10G 100G | 10G 100G
    EqSV5 | Equinix SV1/SV5/SV10 - Silicon Valley, San Jose, CA | San Jose | 37.2 -121.8 | 1G 10G 100G 400G | 10G 100G 400G
    PNP51 | PhoenixNAP, Phoenix, AZ | Phoenix | 33.4 -112.0 | 1G 10G |
  `,
  'us-west-2': `
    ALN91 | AlohaNAP, Kapolei, HI | Kapolei | 21.3 -158.1 | 10G 100G | 10G 100G
    CSDE1 | CoreSite - Denver (DE1), Denver, CO | Denver | 39.7 -105.0 | 1G 10G | 10G
    DBLV1 | DataBank Las Vegas (LAS1), Las Vegas, NV | Las Vegas | 36.1 -115.1 | 10G 100G | 10G 100G
    ECPO1 | EdgeConneX Portland (EDCPOR01), Hillsboro, OR | Hillsboro | 45.5 -122.9 | 1G 10G 100G | 10G 100G
    EqSe2 | Equinix SE2/SE3 - Seattle, Seattle, WA | Seattle | 47.6 -122.3 | 1G 10G 100G 400G | 10G 100G 400G
    PEH51 | The Pittock, Portland, OR | Portland | 45.5 -122.7 | 1G 10G 100G | 10G 100G
    SNAP | Switch Las Vegas, Las Vegas, NV | Las Vegas | 36.1 -115.2 | 1G 10G 100G | 10G 100G
    T5ALA | Serverfarm LAX1 Los Angeles, El Segundo, CA | El Segundo | 33.9 -118.4 | 1G 10G 100G |
    TPS19 | TierPoint Seattle, Seattle, WA | Seattle | 47.6 -122.3 | 1G 10G | 10G
  `,
  'ap-south-1': `
    EQMB2 | Equinix MB2 - Mumbai (GPX Mumbai 2), Mumbai, IN | Mumbai | 19.1 72.9 | 1G 10G 100G | 10G 100G
    GPX51 | Equinix MB1 - Mumbai (GPX Mumbai 1), Mumbai, IN | Mumbai | 19.1 72.9 | 1G 10G | 10G
    NMBL2 | Netmagic Bangalore DC02, Bangalore, IN | Bangalore | 12.8 77.7 | 1G 10G | 10G
    SFY52 | Sify Rabale - Mumbai, Navi Mumbai, IN | Navi Mumbai | 19.1 73.0 | 1G 10G | 10G
    TCDC1 | STT Chennai 1, Chennai, IN | Chennai | 13.1 80.3 | 1G 10G 100G | 10G 100G
    TCDE2 | STT Delhi 2, Delhi, IN | Delhi | 28.5 77.2 | 1G 10G 100G | 10G 100G
    TCDK1 | STT Kolkata 1, Kolkata, IN | Kolkata | 22.6 88.4 | 1G 10G 100G | 10G 100G
    TCHY1 | STT Hyderabad 1, Hyderabad, IN | Hyderabad | 17.4 78.4 | 1G 10G 100G | 10G 100G
  `,
  'ap-northeast-1': `
    ATTC1 | AT TOKYO (CC1/CC2), Tokyo, JP | Tokyo | 35.6 139.8 | 1G 10G 100G | 10G 100G
    CFT52 | Chief LY Building Taipei, Taipei, TW | Taipei | 25.1 121.6 | 1G 10G |
    EQOS1 | Equinix OS1 - Osaka, Osaka, JP | Osaka | 34.7 135.5 | 1G 10G 100G | 10G 100G
    EqTY2 | Equinix TY2 - Tokyo, Tokyo, JP | Tokyo | 35.6 139.7 | 1G 10G 100G | 10G 100G
    NEIN2 | SCSK netXDC (SI1/SI2/SI3)/NEC Inzai DC, Inzai-shi, JP | Inzai-shi | 35.8 140.1 | 1G 10G 100G | 10G 100G
  `,
  'ap-northeast-2': `
    LGKNX | KINX Gasan, Seoul, KR | Seoul | 37.5 126.9 | 1G 10G |
    LGU57 | LG Uplus Pyeongchon IDC, Anyang-si, KR | Anyang-si | 37.4 127.0 | 1G 10G 100G | 10G 100G
    TLS10 | Digital Realty ICN10 - Seoul, Mapo-gu, KR | Mapo-gu | 37.6 126.9 | 1G 10G 100G | 10G 100G
  `,
  'ap-northeast-3': `
    KDOS2 | Telehouse – OSAKA 1&2, Osaka, JP | Osaka | 34.7 135.5 | 1G 10G 100G | 10G 100G
  `,
  'ap-southeast-1': `
    AIMMN | AIMS Kuala Lumpur, Kuala Lumpur, MY | Kuala Lumpur | 3.1 101.7 | 1G 10G 100G | 10G 100G
    EPVM2 | VITRO Makati 2, Makati, PH | Makati | 14.6 121.0 | 1G 10G 100G | 10G 100G
    EqSG2 | Equinix SG2 - Singapore, Singapore, SG | Singapore | 1.3 103.7 | 1G 10G 100G | 10G 100G
    GSS52 | Global Switch Singapore, Singapore, SG | Singapore | 1.3 103.9 | 1G 10G 100G | 10G 100G
    IAMGI | MEGA-i (iAdvantage Hong Kong), Hong Kong, HK | Hong Kong | 22.3 114.2 | 1G 10G 100G | 10G 100G
    TCCBK | TCC Technology Data Center- Bangkok, Bangkok, TH | Bangkok | 13.7 100.7 | 1G 10G 100G | 10G 100G
  `,
  'ap-southeast-2': `
    CBHU2 | CDC Canberra HU2, Hume, AU | Hume | -35.4 149.2 | 10G 100G | 10G 100G
    DCDH6 | Datacom - Orbit Data Centre (Auckland), Auckland, NZ | Auckland | -36.7 174.7 | 1G 10G | 10G
    EqSY3 | Equinix SY3 - Sydney, Sydney, AU | Sydney | -33.9 151.2 | 1G 10G 100G | 10G 100G
    GBSY6 | Equinix SY6 - Sydney, Silverwater, AU | Silverwater | -33.8 151.1 | 1G 10G |
    NDCB2 | NEXTDC B2, Fortitude Valley, AU | Fortitude Valley | -27.5 153.0 | 10G 100G | 10G 100G
    NDCC1 | NEXTDC C1, Bruce, AU | Bruce | -35.2 149.1 | 1G 10G | 10G
    NDCM1 | NEXTDC M1, Melbourne, AU | Melbourne | -37.8 144.9 | 1G 10G 100G | 10G 100G
    NDCP1 | NEXTDC P1, Malaga, AU | Malaga | -31.9 115.9 | 1G 10G 100G | 10G 100G
    NDCS2 | NEXTDC S2, Macquarie Park, AU | Macquarie Park | -33.8 151.1 | 1G 10G 100G | 10G 100G
  `,
  'ca-central-1': `
    151FS | Telehouse Toronto (151 Front St West), Toronto, CA | Toronto | 43.6 -79.4 | 1G 10G 100G | 10G 100G
    CGM60 | Cologix MTL3, Montreal, CA | Montreal | 45.5 -73.6 | 1G 10G 100G | 10G 100G
    COLV2 | Cologix VAN2, Vancouver, CA | Vancouver | 49.3 -123.1 | 1G 10G | 10G
    COLV3 | Cologix VAN3, Vancouver, CA | Vancouver | 49.3 -123.0 | 10G 100G | 10G 100G
    EQTR2 | Equinix TR2 - Toronto, Toronto, CA | Toronto | 43.7 -79.4 | 10G 100G | 10G 100G
    NTM62 | eStruxture MTL-1, Montreal, CA | Montreal | 45.5 -73.6 | 1G 10G 100G | 10G 100G
  `,
  'eu-central-1': `
    CDSR1 | C21, Milan, IT | Milan | 45.5 9.1 | 1G 10G 100G | 10G 100G
    CEC50 | CE Colo Prague, Prague, CZ | Prague | 50.1 14.5 | 1G 10G |
    DGPU1 | STACK EMEA - OSL01, Oslo, NO | Oslo | 59.9 10.8 | 1G 10G | 10G
    EQAM3 | Equinix AM3 - Amsterdam, Amsterdam, NL | Amsterdam | 52.4 5.0 | 1G 10G 100G | 10G 100G
    EqFA5 | Equinix FR5 - Frankfurt, Frankfurt, DE | Frankfurt | 50.1 8.6 | 1G 10G 100G | 10G 100G
    EQHE6 | Equinix HE6 - Helsinki, Espoo, FI | Espoo | 60.2 24.8 | 1G 10G |
    EQIL4 | Equinix IL4 - Istanbul, Istanbul, TR | Istanbul | 41.0 29.2 | 10G 100G | 10G 100G
    EQMU1 | Equinix MU1/MU3 - Munich, Munich, DE | Munich | 48.1 11.6 | 1G 10G | 10G
    EQWA1 | Equinix WA1 - Warsaw, Warsaw, PL | Warsaw | 52.2 21.0 | 1G 10G |
    INX6 | Digital Realty Frankfurt FRA1-16, Frankfurt, DE | Frankfurt | 50.1 8.7 | 1G 10G 100G | 10G 100G
    IPB50 | CarrierColo Berlin Luetzow (I/P/B/ site B), Berlin, DE | Berlin | 52.5 13.4 | 1G 10G | 10G
    IPHH3 | Portus/IPHH HH3 (Wendenstrasse 251), Hamburg, DE | Hamburg | 53.6 10.0 | 1G 10G | 10G
    ITCM2 | Equinix MD2 - Madrid, Alcobendas, ES | Alcobendas | 40.5 -3.6 | 1G 10G 100G | 10G 100G
    ITXA1 | Digital Realty Athens Campus (ATH1), Koropi, GR | Koropi | 37.9 23.9 | 10G 100G | 10G 100G
    ITXA7 | Digital Realty Amsterdam AMS3, Amsterdam, NL | Amsterdam | 52.3 4.8 | 1G 10G | 10G
    ITXC2 | Digital Realty Copenhagen CPH1-3, Copenhagen, DK | Copenhagen | 55.7 12.4 | 1G 10G | 10G
    ITXM2 | Digital Realty Madrid MAD1-2, Madrid, ES | Madrid | 40.4 -3.6 | 1G 10G |
    ITXM3 | Digital Realty Madrid MAD3, Madrid, ES | Madrid | 40.4 -3.6 | 10G 100G | 10G 100G
    ITXS1 | Digital Realty Stockholm STO1-6, Stockholm, SE | Stockholm | 59.4 17.9 | 1G 10G 100G | 10G 100G
    ITXV2 | Digital Realty Vienna VIE1-2, Vienna, AT | Vienna | 48.3 16.4 | 1G 10G | 10G
    ITXZ1 | Digital Realty Zurich ZUR1, Glattbrugg, CH | Glattbrugg | 47.4 8.6 | 1G 10G 100G | 10G 100G
    MOILH | MedOne TC1, Tirat Carmel, IL | Tirat Carmel | 32.8 35.0 | 1G 10G 100G | 10G 100G
    THV52 | Telehouse - Paris 2 (Voltaire - Léon Frot), Paris, FR | Paris | 48.9 2.4 | 1G 10G 100G | 10G 100G
  `,
  'eu-west-1': `
    EIRCL | Eircom Dublin (Clonshaugh), Dublin, IE | Dublin | 53.4 -6.2 | 1G 10G | 10G
    EQDX1 | Equinix DX1 - Dubai, Dubai, AE | Dubai | 25.0 55.2 | 1G 10G | 10G
    EqLD5 | Equinix LD5 - London, Slough, GB | Slough | 51.5 -0.6 | 1G 10G 100G | 10G 100G
    EQLS1 | Equinix LS1 - Lisbon, Lisbon, PT | Lisbon | 38.8 -9.1 | 10G 100G | 10G 100G
    ETIFJ | SmartHub Fujairah, Fujairah, AE | Fujairah | 25.1 56.3 | 1G 10G | 10G
    ITXD2 | Digital Realty Dublin DUB1-2, Dublin, IE | Dublin | 53.3 -6.4 | 1G 10G 100G | 10G 100G
    ITXM1 | Digital Realty Marseille MRS1-3, Marseille, FR | Marseille | 43.3 5.4 | 1G 10G |
    SCDB9 | Servecentric (Blanchardstown), Dublin, IE | Dublin | 53.4 -6.4 | 1G 10G 100G | 10G 100G
    TCSH | Digital Realty London LHR20, London, GB | London | 51.5 -0.0 | 1G 10G | 10G
    TEJB1 | Teraco Johannesburg Campus, Johannesburg, ZA | Johannesburg | -26.1 28.2 | 1G 10G 100G | 10G 100G
  `,
  'eu-west-2': `
    EQMA3 | Equinix MA3 - Manchester, Manchester, GB | Manchester | 53.5 -2.3 | 1G 10G |
    THNO2 | Telehouse - London (Docklands West), London, GB | London | 51.5 -0.0 | 1G 10G 100G | 10G 100G
  `,
  'eu-west-3': `
    EQPA3 | Equinix PA3 - Paris, Paris, FR | Paris | 48.9 2.4 | 1G 10G 100G | 10G 100G
    ITXP7 | Digital Realty Paris PAR7, Paris, FR | Paris | 48.9 2.4 | 1G 10G |
  `,
  'eu-north-1': `
    EQSK1 | Equinix SK1 - Stockholm, Stockholm, SE | Stockholm | 59.4 18.0 | 1G 10G 100G | 10G 100G
  `,
  'sa-east-1': `
    CIBNA | Cirion Buenos Aires - BUE1, Buenos Aires, AR | Buenos Aires | -34.6 -58.5 | 1G 10G 100G | 10G 100G
    CILIM | Cirion Lima - LIM1, Santiago de Surco, PE | Santiago de Surco | -12.1 -77.0 | 1G 10G | 10G
    EQBG1 | Equinix BG1 - Bogota, Bogota, CO | Bogota | 4.7 -74.2 | 1G 10G 100G | 10G 100G
    EQRJ2 | Equinix RJ2 - Rio de Janeiro, Rio de Janeiro, BR | Rio de Janeiro | -22.9 -43.3 | 1G 10G 100G | 10G 100G
    SONQU | SONDA - Quilicura, Santiago, CL | Santiago | -33.4 -70.7 | 1G 10G 100G | 10G 100G
    TIVIT | TIVIT Sao Paulo, São Paulo, BR | São Paulo | -23.7 -46.7 | 1G 10G 100G | 10G 100G
    TNDB | Equinix SP4 - São Paulo, Barueri, BR | Barueri | -23.5 -46.8 | 1G 10G 100G | 10G 100G
  `,
};
