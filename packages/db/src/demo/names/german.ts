import { type Flavour, listWords } from './flavour.ts'

export const german: Flavour = {
  words: {
    surname: listWords(`
      Achterberg, Bärenfänger, Brückner, Dörfler, Eichhorst, Fährmann, Gänsewein, Hagedorn,
      Hölzle, Jägersberg, Kellerhals, Köhlerschmidt, Krämer, Lindenthal, Möhring, Nussbaumer,
      Oberländer, Pfeffermann, Quellenberg, Rößler, Schönfelder, Steinhäuser, Süßmilch,
      Trautwein, Überreiter, Vogelsang, Weißgerber, Wüstefeld, Zieglmayer`),
    animal: listWords(`
      Adler, Bären, Eber, Fuchs, Gans, Hahn, Hirschen, Kranich, Lachs, Löwen, Ochsen, Pfau,
      Rappen, Schwan, Storchen, Widder`),
    colour: listWords('Blauen, Goldenen, Grünen, Grauen, Roten, Schwarzen, Silbernen, Weißen'),
    compound: listWords(`
      Donaudampfschifffahrts, Hopfengarten, Bergwerks, Flussuferpromenaden, Kastanienallee,
      Mühlbachtal, Obstbaumwiesen, Seeterrassen, Stadtmauer, Weinbergschnecken`),
    place: listWords(`
      Alten Zollhaus, Bachlauf, Fährhafen, Gaswerk, Hopfenmarkt, Kapellenberg, Kornhaus,
      Lindentor, Marstall, Schlossgarten, Speicherkai, Wasserturm, Zeughaus`),
    house: listWords('Wirtshaus, Gasthof, Gasthaus, Brauhaus, Weinstube, Bierkeller'),
    longKind: listWords(`
      gaststättenbetriebsgesellschaft mbH & Co. KG, getränkefachgroßhandelsgesellschaft mbH,
      veranstaltungsgastronomie GmbH & Co. KGaA, hotelverwaltungsgesellschaft mbH`),
  },
  patterns: {
    restaurant: [
      '{house} {surname}',
      '{house} zum {colour} {animal}',
      'Gasthof {animal}',
      'Restaurant {surname}',
      '{compound}{longKind}',
      '{surname}s Stube',
      '{house} am {compound}platz',
      '{house} {surname} am {place}',
      '{surname} & {surname}',
      '{house} {surname} zum {animal}',
    ],
    bar: [
      'Weinstube {surname}',
      'Bierkeller {animal}',
      'Zum {colour} {animal}',
      'Kneipe {surname}',
      'Biergarten {compound}hof',
      'Weinbar {surname} am {place}',
      '{surname} & {surname} Bar',
      'Kneipe {surname} zum {animal}',
    ],
    hotel: [
      'Hotel {animal}',
      'Hotel {surname}',
      'Landhotel zum {colour} {animal}',
      'Pension {surname}',
      '{compound}hotel',
      'Hotel {surname} am {place}',
      'Gästehaus {surname} & {surname}',
    ],
    shop: [
      'Weinhandlung {surname}',
      'Getränkemarkt {surname}',
      'Vinothek {surname}',
      'Feinkost {surname} & Söhne',
      'Weinkontor {compound}hof',
      'Weinhandlung {surname} & {surname}',
      'Getränke {surname} am {place}',
      'Vinothek {surname} & Töchter',
    ],
    chain: [
      '{surname} Getränkemärkte',
      'Brauhäuser {surname}',
      '{surname} Hotels',
      'Bäckerei {surname}',
      '{surname} & {surname} Märkte',
      'Wirtshäuser {surname}',
    ],
    distributor: [
      '{surname} Getränkegroßhandel GmbH',
      '{surname} & {surname} Weinimport KG',
      '{compound}{longKind}',
      '{surname} Getränkelogistik am {place} GmbH',
    ],
    events: [
      'Festhalle {surname}',
      'Catering {surname} GmbH',
      '{compound}{longKind}',
      'Kulturhaus {surname}',
      'Catering {surname} & {surname} GmbH',
      'Stadthalle am {place}',
      'Eventhaus {surname} am {place}',
    ],
  },
  mailboxes: ['info', 'kontakt', 'bestellung', 'empfang', 'einkauf'],
  billingMailboxes: ['rechnung', 'buchhaltung'],
}
