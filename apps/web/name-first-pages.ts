import type { Plugin } from 'vite'

/**
 * Names the files of the sign-in and of the pages behind it on the first script's tag: it fetches
 * what the address asks for beside the first files, rather than after those have run.
 */
export function nameFirstPages(): Plugin {
  return {
    name: 'leora:name-first-pages',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const listFiles = (name: string) => {
          const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
          const own = chunks.filter((chunk) => chunk.name === name)
          const files = new Set(own.flatMap(({ fileName, imports }) => [fileName, ...imports]))
          return [...files].filter((file) => !html.includes(file)).map((file) => `/${file}`)
        }
        const names = `data-sign-in="${listFiles('sign-in').join(' ')}" data-signed-in="${listFiles('signed-in').join(' ')}"`
        // The styles first: they paint the mark, the scripts come after.
        return html
          .replaceAll('rel="modulepreload"', 'rel="modulepreload" fetchpriority="low"')
          .replace('src="/theme.js"', `src="/theme.js" ${names}`)
      },
    },
  }
}
