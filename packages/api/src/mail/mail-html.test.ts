import { locales } from '@leora/domain/account/inputs'
import { expect, test } from 'vitest'
import { identityMail, identityMailKinds } from '../identity-mail/templates.ts'
import { mailHtml } from './mail-html.ts'

const publicUrl = 'https://crm.example.test'
const link = `${publicUrl}/invite#a-token`
const facts = {
  name: 'Bo',
  link,
  company: 'Harbour',
  inviter: 'Ada',
  newEmail: 'bo@new.test',
  code: '123456',
  what: 'a new device',
  when: 'today',
  where: 'Vienna',
  device: 'Firefox',
  provider: 'Harbour ID',
  account: 'bo',
}

const linksIn = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)

test.each(locales.flatMap((locale) => identityMailKinds.map((kind) => [locale, kind] as const)))(
  'in %s, %s says as much to look at as in words',
  (locale, kind) => {
    const mail = identityMail(kind, locale, facts)
    const html = mailHtml(mail, publicUrl)
    expect(html).toContain(`<html lang="${locale}">`)
    expect(html).not.toMatch(/undefined|<img|<script|src=|url\(/)
    expect(linksIn(html)).toEqual(mail.body.includes(link) ? [link] : [])
    const words = html
      .slice(html.indexOf('<body'))
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
    for (const paragraph of mail.body.replace('\n-- \n', '\n\n').trim().split(/\n+/)) {
      if (paragraph !== link) expect(words).toContain(paragraph)
    }
  },
)

test('what people wrote is text, and their links are none (ASVS 1.2.1)', () => {
  const mail = identityMail('invitation', 'en', {
    ...facts,
    company: '<script>alert("1")</script>\n\nhttps://evil.test/\n\n',
    inviter: 'O\'Hara & "Co"',
  })
  const html = mailHtml(mail, publicUrl)
  expect(html).not.toContain('<script')
  expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; https://evil.test/')
  expect(html).toContain('O&#39;Hara &amp; &quot;Co&quot;')
  expect(linksIn(html)).toEqual([link])
})

test.each([
  'https://crm.example.test.evil.test/invite#x',
  'https://evil.test/https://crm.example.test/',
  'javascript:alert(1)',
  `${publicUrl}/" onclick="x`,
])('%s on a line of its own is no link', (text) => {
  const html = mailHtml({ subject: 'Hello', body: `Hello,\n\n${text}\n` }, publicUrl)
  expect(linksIn(html)).toEqual([])
})

test('a code stands out', () => {
  const html = mailHtml(identityMail('sign_in_code', 'de', facts), publicUrl)
  expect(html).toMatch(/class="l-code"[^>]*>123456</)
})
