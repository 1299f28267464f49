import { type Flavour, listWords } from './flavour.ts'

export const spanish: Flavour = {
  words: {
    surname: listWords(`
      Acebedo, Arrechea, Barragán, Beltrán, Carrasquedo, Cigüenza, de la Vega Alta, Echevarría,
      Fontecilla, Galdámez, Hinojosa, Íñiguez, Jaramillo, Lizárraga, Montañés, Núñez, Olazábal,
      Peñalver, Quiñones, Requejo, Salvatierra, Tordesán, Urquiza, Villafañe, Yáñez, Zubiría`),
    first: listWords(`
      Abuela Inés, Doña Chelo, Don Anselmo, Lupita, Maruja, Nacho, Paco, Pilar, Remedios, Tía
      Concha, Toño, Ximena`),
    thing: listWords(`
      El Burro Azul, El Colibrí, El Faro Viejo, El Jabalí, El Nopal Dorado, El Ruiseñor, La
      Cigüeña, La Golondrina, La Herradura, La Luciérnaga, La Mariposa, La Piñata Verde, La
      Sirena, Las Dos Lunas, Las Tres Marías del Sur, Los Cuatro Gatos, Los Naranjos`),
    of: listWords(`
      del Puerto, del Río, de la Plaza, de la Esquina, del Molino, de los Olivos, de San Telmo,
      del Mercado`),
  },
  patterns: {
    restaurant: [
      '{thing}',
      'Taquería {thing}',
      'Casa {surname}',
      'Mesón {of}',
      'Cocina de {first}',
      'Asador {surname}',
      'Cevichería {thing}',
      'Marisquería {of}',
      'Fonda {first}',
      'Casa {surname} {of}',
      'Cocina {surname} y {surname}',
      'Taquería {surname} {of}',
      'Mesón {surname} {of}',
    ],
    bar: [
      'Cantina {thing}',
      'Bodega {surname}',
      'Taberna {of}',
      'Mezcalería {thing}',
      'Bar {first}',
      'Tapas {of}',
      'Cantina {surname} {of}',
      'Bodega {surname} y {surname}',
      'Tapas {first} {of}',
    ],
    hotel: [
      'Hotel {surname}',
      'Hacienda {thing}',
      'Posada {of}',
      'Parador {surname}',
      'Hotel {surname} {of}',
      'Posada {surname} {of}',
    ],
    shop: [
      'Vinoteca {surname}',
      'Licores {surname}',
      'Ultramarinos {first}',
      'Bodegas {surname}',
      'Abarrotes {thing}',
      'Vinoteca {surname} y {surname}',
      'Licores {surname} {of}',
      'Ultramarinos {surname} {of}',
    ],
    chain: [
      'Taquerías {first}',
      'Supermercados {surname}',
      'Cantinas {surname}',
      'Pollos {first}',
      'Taquerías {surname} y {surname}',
      'Supermercados {surname} {of}',
    ],
    distributor: [
      'Distribuidora {surname}',
      'Importadora {surname} e Hijas',
      'Bebidas {surname} S.L.',
      'Distribuidora {surname} y {surname}',
    ],
    events: [
      'Salón {thing}',
      'Banquetes {first}',
      'Teatro {of}',
      'Plaza {surname}',
      'Salón {surname} {of}',
      'Banquetes {surname} y {surname}',
    ],
  },
  mailboxes: ['hola', 'info', 'pedidos', 'reservas', 'contacto'],
  billingMailboxes: ['facturas', 'contabilidad', 'pagos'],
}
