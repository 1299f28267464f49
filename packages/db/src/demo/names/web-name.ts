const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  '&': ' and ',
  '+': ' and ',
}

/** The Latin letters and digits of a name, as they stand in a web address. */
export function toWebName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[ßæœø&+]/g, (letter) => spelled[letter] ?? '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-+|-+$/g, '')
}
