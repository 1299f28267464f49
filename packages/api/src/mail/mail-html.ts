import type { Locale } from '@leora/domain/account/inputs'
import { partClosing } from './closing.ts'

interface MailContent {
  subject: string
  body: string
}

/**
 * The same mail to look at. All of it is made from the text that goes beside it: nothing in there is
 * markup, and the only link is one to this install that stands on a line of its own.
 */
export function mailHtml({ subject, body }: MailContent, publicUrl: string): string {
  const { letter, closing, locale } = partClosing(body)
  const parts = letter
    .trim()
    .split(/\n{2,}/)
    .map((text) => part(text, locale, publicUrl))
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
<style>${darkScheme}</style>
</head>
<body class="l-page" style="margin:0;padding:0;background:#f7f5f2">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="l-page" style="background:#f7f5f2">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="l-card" style="max-width:560px;background:#fffefd;border:1px solid #e8e4de;border-radius:8px">
<tr><td style="padding:28px 28px 24px;font-family:${fonts}">
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td width="28" height="28" align="center" bgcolor="#7d1f36" aria-hidden="true" style="width:28px;height:28px;border-radius:7px;color:#ffffff;font-size:17px;font-weight:700;line-height:28px">L</td>
<td class="l-text" style="padding-left:10px;color:#211c18;font-size:16px;font-weight:600">Leora</td>
</tr></table>
<h1 class="l-text" style="margin:22px 0 16px;color:#211c18;font-size:20px;line-height:1.3;font-weight:650">${escaped(subject)}</h1>
${parts.join('\n')}
</td></tr>
</table>
${closing === null ? '' : footer(closing, publicUrl)}
</td></tr>
</table>
</body>
</html>
`
}

const fonts = "Inter,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif"

// Programs that know no dark scheme show the light one whole.
const darkScheme = `@media (prefers-color-scheme:dark){
.l-page{background:#141210!important}
.l-card{background:#1a1816!important;border-color:#2d2925!important}
.l-text{color:#ece8e3!important}
.l-soft{color:#b0a79e!important}
.l-code{background:#24211e!important;color:#ece8e3!important}
.l-button{background:#a63c55!important}
}`

function part(text: string, locale: Locale, publicUrl: string): string {
  if (isOurs(text, publicUrl)) return button(text, labelOf(text, locale))
  const [, words, code] = /^(.*): (\d{6})$/s.exec(text) ?? []
  if (words !== undefined && code !== undefined)
    return `${paragraph(`${words}:`)}\n${bigCode(code)}`
  return paragraph(text)
}

function isOurs(text: string, publicUrl: string): boolean {
  return text.startsWith(`${publicUrl}/`) && !/\s/.test(text)
}

const paragraph = (text: string) =>
  `<p class="l-text" style="margin:0 0 14px;color:#211c18;font-size:15px;line-height:1.55;overflow-wrap:anywhere">${escaped(text).replaceAll('\n', '<br>')}</p>`

const bigCode = (code: string) =>
  `<p class="l-code" style="margin:4px 0 18px;padding:14px 0;background:#f3f0ec;border-radius:6px;color:#211c18;font-size:28px;font-weight:650;letter-spacing:6px;text-align:center">${code}</p>`

const button = (link: string, label: string) =>
  `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 20px"><tr><td class="l-button" bgcolor="#7d1f36" style="border-radius:6px;background:#7d1f36"><a href="${escaped(link)}" target="_blank" rel="noopener noreferrer" style="display:inline-block;padding:11px 20px;color:#ffffff;font-size:15px;font-weight:600;text-decoration:none">${label}</a></td></tr></table>`

const footer = (closing: string, publicUrl: string) =>
  `<p class="l-soft" style="max-width:504px;margin:16px auto 0;color:#5f574f;font-family:${fonts};font-size:12px;line-height:1.5;text-align:left">${escaped(closing)}<br>${escaped(new URL(publicUrl).host)}</p>`

/** What the button of a link does; the page behind it asks before it does so. */
const labels: Record<Locale, Record<string, string>> = {
  en: {
    verify: 'Begin with Leora',
    reset: 'Choose a new password',
    forgot: 'Choose a new password',
    invite: 'See the invitation',
    'not-me': 'This was not me',
    'sign-in': 'Sign in',
  },
  de: {
    verify: 'Mit Leora beginnen',
    reset: 'Neues Passwort wählen',
    forgot: 'Neues Passwort wählen',
    invite: 'Einladung ansehen',
    'not-me': 'Das war ich nicht',
    'sign-in': 'Anmelden',
  },
}
const otherwise: Record<Locale, string> = { en: 'Open in Leora', de: 'In Leora öffnen' }

function labelOf(link: string, locale: Locale): string {
  const page = new URL(link).pathname.split('/').at(-1) ?? ''
  return labels[locale][page] ?? otherwise[locale]
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
