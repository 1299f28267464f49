import type { Random } from '../random.ts'
import type { Venue } from './flavour.ts'

/** A name written in its own script, with Latin letters for its web address. */
export interface ScriptName {
  readonly name: string
  readonly latin: string
}

type Spelled = readonly [written: string, latin: string]

interface Script {
  readonly before: readonly Spelled[]
  readonly after: readonly Spelled[]
  readonly gap: string
}

const scripts: readonly Script[] = [
  {
    before: [
      ['居酒屋', 'izakaya'],
      ['酒場', 'sakaba'],
      ['寿司処', 'sushidokoro'],
      ['酒蔵', 'sakagura'],
      ['蕎麦', 'soba'],
    ],
    after: [
      ['月の舟', 'tsukinofune'],
      ['青い鶴', 'aoitsuru'],
      ['松風亭', 'matsukazetei'],
      ['ほたる', 'hotaru'],
      ['千の灯', 'sennohi'],
      ['小雨', 'kosame'],
      ['七星', 'nanatsuboshi'],
      ['とんぼ', 'tombo'],
    ],
    gap: ' ',
  },
  {
    before: [
      ['金竹', 'jinzhu'],
      ['翠湖', 'cuihu'],
      ['春桥', 'chunqiao'],
      ['云雀', 'yunque'],
      ['白石', 'baishi'],
      ['红莲', 'honglian'],
      ['九溪', 'jiuxi'],
      ['青松', 'qingsong'],
    ],
    after: [
      ['酒楼', 'jiulou'],
      ['饭店', 'fandian'],
      ['小馆', 'xiaoguan'],
      ['茶庄', 'chazhuang'],
      ['酒行', 'jiuhang'],
    ],
    gap: '',
  },
  {
    before: [
      ['달빛', 'dalbit'],
      ['솔바람', 'solbaram'],
      ['은하', 'eunha'],
      ['푸른솔', 'pureunsol'],
      ['하늘못', 'haneulmot'],
      ['노을', 'noeul'],
    ],
    after: [
      ['식당', 'sikdang'],
      ['주막', 'jumak'],
      ['포차', 'pocha'],
      ['양조장', 'yangjojang'],
    ],
    gap: ' ',
  },
  {
    before: [
      ['Ταβέρνα', 'taverna'],
      ['Ψησταριά', 'psistaria'],
      ['Οινοπωλείο', 'oinopoleio'],
      ['Καφενείο', 'kafeneio'],
    ],
    after: [
      ['Το Γαλάζιο Καράβι', 'togalaziokaravi'],
      ['Ο Γέρο Πλάτανος', 'ogeroplatanos'],
      ['Τρεις Ελιές', 'treiselies'],
      ['Η Αυλή', 'iavli'],
      ['Μελτέμι', 'meltemi'],
      ['Θαλασσινός', 'thalassinos'],
    ],
    gap: ' ',
  },
  {
    before: [
      ['Ресторан', 'restoran'],
      ['Трактир', 'traktir'],
      ['Винотека', 'vinoteka'],
      ['Кафе', 'kafe'],
    ],
    after: [
      ['«Белая сова»', 'belayasova'],
      ['«Рябина»', 'ryabina'],
      ['«Тихий берег»', 'tikhiybereg'],
      ['«Самоварная»', 'samovarnaya'],
      ['«Калинов мост»', 'kalinovmost'],
      ['«Ёлочка»', 'yolochka'],
    ],
    gap: ' ',
  },
  {
    before: [
      ['مطعم', 'mataam'],
      ['مقهى', 'maqha'],
      ['فندق', 'funduq'],
    ],
    after: [
      ['زيتونة البحر', 'zaytounatalbahr'],
      ['ليالي الياسمين', 'layalialyasmin'],
      ['القمر الأخضر', 'alqamaralakhdar'],
      ['باب النخيل', 'babannakhil'],
      ['دار العنب', 'daralinab'],
    ],
    gap: ' ',
  },
]

/** Venues that write their names in another script here; chains and distributors do not. */
export const scriptVenues: readonly Venue[] = ['restaurant', 'bar', 'hotel', 'shop']

export function makeScriptName(random: Random): ScriptName {
  const { before, after, gap } = random.pick(scripts)
  const [front, back] = [random.pick(before), random.pick(after)]
  return { name: `${front[0]}${gap}${back[0]}`, latin: `${front[1]}-${back[1]}` }
}
