import { type Flavour, listWords } from './flavour.ts'

export const english: Flavour = {
  words: {
    surname: listWords(`
      Abernathy, Alcott, Ashdown, Barrowby, Beckford, Blythe, Brackett, Bramwell, Cahill,
      Calloway, Carrow, Coldwell, D'Arcy, Dunmore, Eastlake, Ellery, Fairweather, Fennimore,
      Finch, Gallagher, Garrick, Greenlaw, Halloran, Harcourt, Hathersage, Holloway, Ingram,
      Jessop, Kilbride, Kittredge, Lockhart, Lorimer, MacAuley, Marlowe, McTavish, Merriweather,
      Netherby, O'Brannigan, O'Dowd, O'Shaughnessy, Okafor, Oyelaran, Pemberton, Penhallow,
      Quill, Ransome, Redfern, Rosscarrow, Satterley, Sedgewick, St. Clair, Tamworth, Thackeray,
      Tidewater, Trevanion, Underhill, Vance, Wainwright, Weatherby, Whitlock, Winslow, Yardley`),
    first: listWords(`
      Ada, Barney, Bess, Clementine, Cora, Della, Dot, Eamon, Edie, Fergus, Fitz, Gus, Hattie,
      Ike, Josie, Kit, Lottie, Mabel, Mae, Nell, Ned, Otis, Pearl, Rory, Ruby, Sal, Tess, Toby,
      Vera, Winnie`),
    adjective: listWords(`
      Amber, Blind, Blue, Brass, Broken, Copper, Crooked, Drowsy, Elder, Feathered, Gilded,
      Golden, Green, Hidden, Hollow, Honest, Iron, Laughing, Little, Lost, Lucky, Merry,
      Midnight, Old, Painted, Patient, Quiet, Red, Restless, Rusty, Salty, Scarlet, Second,
      Silver, Sleepy, Stray, Sunken, Tall, Thirsty, Velvet, Wandering, Wayward, White, Wild`),
    noun: listWords(`
      Anchor, Acorn, Badger, Barrel, Bear, Bell, Boar, Bramble, Candle, Compass, Cork, Crane,
      Crow, Decanter, Dory, Falcon, Fiddle, Fig, Fox, Gull, Hare, Harp, Heron, Hound, Kettle,
      Key, Ladle, Lantern, Lark, Lighthouse, Magpie, Mule, Oar, Otter, Owl, Oyster, Parrot,
      Pigeon, Plough, Quail, Raven, Rooster, Sailor, Sparrow, Spoon, Stag, Swan, Tankard,
      Thistle, Trout, Wren`),
    thing: listWords(`
      Ash, Barley, Bone, Bottle, Brine, Butter, Cellar, Char, Cinder, Clove, Cork, Ember, Fern,
      Flint, Grain, Hearth, Honey, Hops, Ivy, Larder, Leaf, Moss, Oak, Orchard, Pepper, Plum,
      Rye, Sage, Salt, Smoke, Stone, Thyme, Vine, Walnut, Wick`),
    place: listWords(`
      Bay, Bridge, Canal, Creek, Depot, Ferry, Forge, Gate, Harbor, Hill, Landing, Mill,
      Orchard, Pier, Quarry, Ridge, River, Square, Station, Wharf`),
    kitchen: listWords(`
      Kitchen, Supper Club, Grill, Oyster House, Chophouse, Diner, Table, Brasserie, Smokehouse,
      Eatery, Tavern, Dining Room`),
    barKind: listWords(`
      Bar, Tavern, Taproom, Ale House, Saloon, Lounge, Pub, Cocktail Bar, Wine Bar, Beer Hall,
      Public House`),
    hotelKind: listWords(`
      Hotel, Inn, Lodge, House, Guesthouse, Resort & Spa, Suites, Boutique Hotel`),
    shopKind: listWords(`
      Wine & Spirits, Wines, Bottle Shop, Liquors, Fine Wine, Wine Merchants, Beer Store,
      Provisions, Market, Cellars, Package Store, Natural Wine`),
    chainKind: listWords(`
      Grill, Kitchen, Taphouse, Burger Bar, Markets, Hotels, Pizza Works, Food Hall, Wine
      Markets, Fresh Grocers, Brewpubs, Oyster Bars`),
    tradeKind: listWords(`
      Beverage Distributing, Wholesale Wines, Drinks Supply, Beverage Partners, Wine Importers,
      Beer & Beverage, Trading`),
    legal: listWords('Inc., LLC, Co., Ltd.'),
    eventKind: listWords(`
      Golf Club, Yacht Club, Catering, Events, Playhouse, Concert Hall, Country Club, Stadium
      Concessions, River Cruises, Cinema, Cooking School, Tennis Club`),
  },
  patterns: {
    restaurant: [
      '{thing} & {thing} {kitchen}',
      "{first}'s {kitchen}",
      '{surname} {kitchen}',
      'The {adjective} {noun} {kitchen}',
      '{thing} + {thing}',
      '{place} Street {kitchen}',
      '{adjective} {noun}',
      "{surname}'s on the {place}",
      "{first} & {first}'s {kitchen}",
      'Table {adjective}',
      '{surname} & {thing}',
      "{first} {surname}'s {kitchen}",
      '{surname} {place} {kitchen}',
    ],
    bar: [
      'The {adjective} {noun}',
      '{surname} & {surname}',
      "{surname}'s {barKind}",
      'The {noun} & {noun}',
      "{first}'s {barKind}",
      '{place} {barKind}',
      '{adjective} {noun} {barKind}',
      'The {noun} at {surname} {place}',
      '{thing} & {noun}',
    ],
    hotel: [
      '{surname} {hotelKind}',
      'The {adjective} {noun} {hotelKind}',
      '{adjective} {place} {hotelKind}',
      'The {surname} at {place} {place}',
      'Hotel {surname}',
      'The {noun} & {thing} {hotelKind}',
      'The {surname} {noun} {hotelKind}',
      '{surname} {place} {hotelKind}',
    ],
    shop: [
      '{surname} {shopKind}',
      '{thing} & {thing} {shopKind}',
      "{first}'s {shopKind}",
      'The {adjective} {noun} {shopKind}',
      '{place} Street {shopKind}',
      '{surname} & Daughters {shopKind}',
      '{surname} Brothers {shopKind}',
      '{adjective} {noun} {shopKind}',
      '{surname} & {surname} {shopKind}',
      '{surname} {place} {shopKind}',
      "{first} {surname}'s {shopKind}",
    ],
    chain: [
      '{surname} {chainKind}',
      '{adjective} {noun} {chainKind}',
      '{thing} & {thing} {chainKind}',
      "{first}'s {chainKind}",
    ],
    distributor: [
      '{surname} {tradeKind} {legal}',
      '{adjective} {noun} {tradeKind} {legal}',
      '{surname} & {surname} {tradeKind}',
      '{place} {place} {tradeKind} {legal}',
    ],
    events: [
      '{surname} {eventKind}',
      '{adjective} {place} {eventKind}',
      '{place} {place} {eventKind}',
      '{noun} & {noun} {eventKind}',
      '{surname} {place} {eventKind}',
      '{surname} & {surname} {eventKind}',
    ],
  },
  mailboxes: ['info', 'hello', 'orders', 'bar', 'office', 'cellar', 'contact', 'team'],
  billingMailboxes: ['accounts', 'billing', 'ap', 'invoices'],
}
