import { type Flavour, listWords } from './flavour.ts'

export const italian: Flavour = {
  words: {
    surname: listWords(`
      Albertazzi, Bellacorte, Brandolini, Caccialupi, D'Alba, D'Onofrio, Della Torre, Di Falco,
      Fiorelli, Garbaccio, Dell'Orto, Lombardelli, Malvestiti, Montalbò, Nicolò, Ottaviani,
      Pacchiarotti, Quaglia, Rinaldini, Santangelo, Tagliaferro, Ubaldini, Vercellone, Zanfirico`),
    first: listWords(`
      Agnese, Beppe, Carmela, Duilio, Elettra, Fausto, Gino, Immacolata, Lucrezia, Nicolò,
      Ornella, Pinuccia, Rocco, Saverio, Tosca, Zita`),
    thing: listWords(`
      dell'Angelo, dell'Orso, del Cinghiale, del Gallo Nero, del Pescatore, della Civetta, della
      Luna, della Quercia, dei Mercanti, dei Sette Gatti, delle Rose, al Vecchio Mulino, al
      Pozzo, al Portico, da Capo, all'Ancora`),
  },
  patterns: {
    restaurant: [
      'Trattoria {surname}',
      'Trattoria {thing}',
      'Osteria {thing}',
      'Ristorante {surname}',
      'Pizzeria da {first}',
      'Da {first} e {first}',
      'Cucina {surname}',
      'Locanda {thing}',
      'La Tavola di {first}',
      'Trattoria {first} {surname}',
      'Osteria {surname} {thing}',
      'Da {first} {thing}',
      '{surname} & {surname} Ristorante',
    ],
    bar: [
      'Enoteca {surname}',
      'Bar {first}',
      'Caffè {surname}',
      'Enoteca {thing}',
      'Birreria {thing}',
      'Aperitivo {surname}',
      'Bar {first} {surname}',
      'Caffè {first} {thing}',
      'Enoteca {surname} {thing}',
    ],
    hotel: [
      'Albergo {thing}',
      'Hotel {surname}',
      'Villa {surname}',
      'Locanda {surname}',
      'Albergo {surname} {thing}',
      'Villa {first} {surname}',
    ],
    shop: [
      'Enoteca {surname} & Figli',
      'Salumeria {surname}',
      'Alimentari {first}',
      'Cantina {thing}',
      'Vini {surname}',
      'Enoteca {first} {surname}',
      '{surname} & {surname} Vini',
      'Alimentari {first} {surname}',
    ],
    chain: [
      'Pizzerie {surname}',
      'Caffè {first}',
      'Gelateria {surname}',
      'Trattorie {surname}',
      'Caffè {surname} & {surname}',
      'Pizzerie {first} {surname}',
    ],
    distributor: [
      '{surname} Importazioni S.r.l.',
      'Fratelli {surname} Distribuzione',
      'Vini e Bevande {surname} S.p.A.',
      '{surname} & {surname} Importazioni S.r.l.',
    ],
    events: [
      'Teatro {thing}',
      'Villa {surname} Ricevimenti',
      'Circolo {surname}',
      'Catering da {first}',
      'Catering {first} {surname}',
      'Teatro {surname} {thing}',
    ],
  },
  mailboxes: ['ciao', 'info', 'ordini', 'cantina', 'prenota'],
  billingMailboxes: ['amministrazione', 'fatture'],
}
