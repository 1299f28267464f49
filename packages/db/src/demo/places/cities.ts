export type Country = 'US' | 'CA' | 'GB' | 'DE' | 'FR'

export interface City {
  readonly city: string
  readonly region: string
  readonly country: Country
  /** `#` stands for a digit, `@` for a letter. */
  readonly postalPattern: string
  readonly latitude: number
  readonly longitude: number
  /** Area codes (US, CA), or the opening of the range reserved for fiction (GB, DE, FR). */
  readonly phonePrefixes: readonly string[]
  /** How many accounts it draws, relative to the others. */
  readonly weight: number
}

/** region | city | postal pattern | latitude | longitude | phone prefixes | weight */
const table: Record<Country, string> = {
  US: `
MA|Boston|021##|42.3601|-71.0589|617 857|5
MA|Worcester|016##|42.2626|-71.8023|508 774|2
MA|Springfield|011##|42.1015|-72.5898|413|1
CT|New Haven|065##|41.3083|-72.9279|203 475|2
CT|Hartford|061##|41.7658|-72.6734|860 959|2
RI|Providence|029##|41.8240|-71.4128|401|2
NH|Portsmouth|038##|43.0718|-70.7626|603|1
ME|Portland|041##|43.6591|-70.2568|207|2
VT|Burlington|054##|44.4759|-73.2121|802|1
NY|New York|100##|40.7506|-73.9972|212 646 332|9
NY|Brooklyn|112##|40.6782|-73.9442|718 347 929|7
NY|Buffalo|142##|42.8864|-78.8784|716|2
NY|Rochester|146##|43.1566|-77.6088|585|2
NY|Albany|122##|42.6526|-73.7562|518 838|1
NJ|Jersey City|073##|40.7178|-74.0431|201 551|3
NJ|Princeton|085##|40.3573|-74.6672|609 640|1
PA|Philadelphia|191##|39.9526|-75.1652|215 267 445|5
PA|Pittsburgh|152##|40.4406|-79.9959|412 878|3
PA|Lancaster|176##|40.0379|-76.3055|717 223|1
MD|Baltimore|212##|39.2904|-76.6122|410 443 667|3
DE|Wilmington|198##|39.7391|-75.5398|302|1
DC|Washington|200##|38.9072|-77.0369|202 771|5
VA|Richmond|232##|37.5407|-77.4360|804|2
VA|Norfolk|235##|36.8508|-76.2859|757 948|1
NC|Charlotte|282##|35.2271|-80.8431|704 980|3
NC|Raleigh|276##|35.7796|-78.6382|919 984|2
NC|Asheville|288##|35.5951|-82.5515|828|1
SC|Charleston|294##|32.7765|-79.9311|843 854|2
GA|Atlanta|303##|33.7490|-84.3880|404 470 678|5
GA|Savannah|314##|32.0809|-81.0912|912|1
FL|Miami|331##|25.7617|-80.1918|305 786|6
FL|Orlando|328##|28.5383|-81.3792|407 689|3
FL|Tampa|336##|27.9506|-82.4572|813 656|3
FL|Jacksonville|322##|30.3322|-81.6557|904|2
TN|Nashville|372##|36.1627|-86.7816|615 629|3
TN|Memphis|381##|35.1495|-90.0490|901|1
KY|Louisville|402##|38.2527|-85.7585|502|2
AL|Birmingham|352##|33.5186|-86.8104|205 659|1
LA|New Orleans|701##|29.9511|-90.0715|504|3
OH|Cleveland|441##|41.4993|-81.6944|216|2
OH|Columbus|432##|39.9612|-82.9988|614 380|2
OH|Cincinnati|452##|39.1031|-84.5120|513|2
MI|Detroit|482##|42.3314|-83.0458|313 679|2
MI|Grand Rapids|495##|42.9634|-85.6681|616|1
IN|Indianapolis|462##|39.7684|-86.1581|317 463|2
IL|Chicago|606##|41.8781|-87.6298|312 773 872|8
IL|Evanston|602##|42.0451|-87.6877|847 224|1
WI|Milwaukee|532##|43.0389|-87.9065|414|2
WI|Madison|537##|43.0731|-89.4012|608|1
MN|Minneapolis|554##|44.9778|-93.2650|612|3
MN|Saint Paul|551##|44.9537|-93.0900|651|2
MO|Saint Louis|631##|38.6270|-90.1994|314|2
MO|Kansas City|641##|39.0997|-94.5786|816 975|2
NE|Omaha|681##|41.2565|-95.9345|402 531|1
IA|Des Moines|503##|41.5868|-93.6250|515|1
TX|Houston|770##|29.7604|-95.3698|713 281 832|6
TX|Dallas|752##|32.7767|-96.7970|214 469 972|5
TX|Austin|787##|30.2672|-97.7431|512 737|4
TX|San Antonio|782##|29.4241|-98.4936|210 726|3
TX|El Paso|799##|31.7619|-106.4850|915|1
CO|Denver|802##|39.7392|-104.9903|303 720|4
CO|Boulder|803##|40.0150|-105.2705|303 720|1
UT|Salt Lake City|841##|40.7608|-111.8910|801 385|2
NM|Santa Fe|875##|35.6870|-105.9378|505|1
AZ|Phoenix|850##|33.4484|-112.0740|602 480|4
AZ|Tucson|857##|32.2226|-110.9747|520|1
NV|Las Vegas|891##|36.1699|-115.1398|702 725|4
CA|Los Angeles|900##|34.0522|-118.2437|213 323 310|9
CA|San Francisco|941##|37.7749|-122.4194|415 628|6
CA|Oakland|946##|37.8044|-122.2712|510 341|3
CA|San Diego|921##|32.7157|-117.1611|619 858|5
CA|Sacramento|958##|38.5816|-121.4944|916 279|2
CA|Napa|945##|38.2975|-122.2869|707|2
CA|Santa Barbara|931##|34.4208|-119.6982|805 820|1
OR|Portland|972##|45.5152|-122.6784|503 971|4
OR|Bend|977##|44.0582|-121.3153|541 458|1
WA|Seattle|981##|47.6062|-122.3321|206|5
WA|Spokane|992##|47.6588|-117.4260|509|1
HI|Honolulu|968##|21.3069|-157.8583|808|1`,
  CA: `
ON|Toronto|M5V #@#|43.6532|-79.3832|416 647|1.2
QC|Montréal|H2X #@#|45.5019|-73.5674|514 438|1.2
BC|Vancouver|V6B #@#|49.2827|-123.1207|604 778|0.8
NS|Halifax|B3J #@#|44.6488|-63.5752|902 782|0.4`,
  GB: `
England|London|EC2A #@@|51.5237|-0.0836|020 7946 0|1.6
England|Manchester|M4 #@@|53.4840|-2.2360|0161 496 0|0.8
England|Leeds|LS1 #@@|53.7974|-1.5438|0113 496 0|0.4
Scotland|Edinburgh|EH1 #@@|55.9533|-3.1883|0131 496 0|0.8
Wales|Cardiff|CF10 #@@|51.4791|-3.1776|029 2018 0|0.4`,
  DE: `
Berlin|Berlin|101##|52.5200|13.4050|030 23125 |1.2
Hamburg|Hamburg|203##|53.5511|9.9937|040 66969 |0.8
Bayern|München|803##|48.1351|11.5820|089 99998 |1.2
Nordrhein-Westfalen|Köln|506##|50.9375|6.9603|0221 4710 |0.8
Hessen|Frankfurt am Main|603##|50.1109|8.6821|069 90009 |0.8`,
  FR: `
Île-de-France|Paris|7501#|48.8566|2.3522|01 99 00 |1.6
Auvergne-Rhône-Alpes|Lyon|690##|45.7640|4.8357|04 65 71 |0.8
Nouvelle-Aquitaine|Bordeaux|330##|44.8378|-0.5792|05 36 49 |0.8
Grand Est|Strasbourg|670##|48.5734|7.7521|03 53 01 |0.4`,
}

function readCities(country: Country): City[] {
  const lines = table[country].trim().split('\n')
  return lines.map((line) => {
    const [region = '', city = '', postalPattern = '', ...numbers] = line.split('|')
    const [latitude = '', longitude = '', prefixes = '', weight = ''] = numbers
    return {
      city,
      region,
      country,
      postalPattern,
      latitude: Number(latitude),
      longitude: Number(longitude),
      phonePrefixes: country === 'US' || country === 'CA' ? prefixes.split(' ') : [prefixes],
      weight: Number(weight),
    }
  })
}

const countries = Object.keys(table) as Country[]

export const cities: readonly City[] = countries.flatMap(readCities)
