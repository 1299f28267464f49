import i18next from 'i18next'

let coming: Promise<void> | undefined

function loadWords(): Promise<void> {
  coming ??= import('./en/later.ts').then(({ later }) => {
    i18next.addResourceBundle('en', 'words', later, true)
  })
  // What could not be fetched is asked for again.
  coming.catch(() => {
    coming = undefined
  })
  return coming
}

/** Loads a page or panel together with the English words that the first screens do without. */
export function withWords<Module>(load: () => Promise<Module>): () => Promise<Module> {
  return async () => {
    const [module] = await Promise.all([load(), loadWords()])
    return module
  }
}
