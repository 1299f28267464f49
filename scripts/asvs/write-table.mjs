/** The document of what is held and which tests show it. */
export function writeTable(requirements, shown) {
  const due = requirements.filter(({ awaits }) => awaits === undefined)
  const waiting = requirements.filter(({ awaits }) => awaits !== undefined)
  const held = due.filter(({ id }) => isHeld(shown.get(id)))
  const lines = [
    '# OWASP ASVS 5.0: what Leora holds, and the tests that show it',
    '',
    'Written by `npm run asvs` from the reports of the last `npm test`: a test names the requirements it shows at the end of its title. `npm test` fails when a requirement of level 1 or 2 has no test, a test of it fails, or this page is old. The wording is ours; the ids are those of [OWASP ASVS 5.0](https://owasp.org/www-project-application-security-verification-standard/).',
    '',
    `${held.length} of ${due.length} requirements are held; ${waiting.length} become due with a feature that Leora does not have yet.`,
    '',
    '| Id | Level | What is held | Shown by | Result |',
    '| --- | --- | --- | --- | --- |',
    ...due.map((requirement) => row(requirement, shown.get(requirement.id))),
    '',
    '## Due with a later feature',
    '',
    '| Id | Level | What will be held | With |',
    '| --- | --- | --- | --- |',
    ...waiting.map(({ id, level, text, awaits }) => `| ${id} | ${level} | ${text} | ${awaits} |`),
    '',
    'LDAP, XPath, JNDI, GraphQL, SAML, WebRTC and the telephone network are not used.',
    '',
  ]
  return lines.join('\n')
}

/** What keeps the claim from being true, one sentence each. */
export function findGaps(requirements, shown) {
  const known = new Set(requirements.map(({ id }) => id))
  const unknown = [...shown.keys()].filter((id) => !known.has(id))
  const due = requirements.filter(({ awaits }) => awaits === undefined)
  return [
    ...unknown.map((id) => `${id} is named by a test but is not in scripts/asvs/requirements.mjs.`),
    ...due
      .filter(({ id, level }) => level < 3 && !shown.has(id))
      .map(({ id, text }) => `${id} has no test: ${text}`),
    ...due
      .filter(({ id }) => shown.has(id) && !isHeld(shown.get(id)))
      .map(({ id }) => `${id} has a test that does not pass.`),
  ]
}

function row({ id, level, text }, tests) {
  const files = [...new Set(tests?.map(({ file }) => file))]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((file) => `[${file.split('/').at(-1)}](../${file})`)
  const result = tests === undefined ? 'no test' : isHeld(tests) ? 'passed' : 'failed'
  return `| ${id} | ${level} | ${text} | ${files.join(', ')} | ${result} |`
}

function isHeld(tests) {
  return tests?.every(({ passed }) => passed) ?? false
}
