import { DomainError } from '@leora/domain/errors'
import { coresOf, isAboutPerson, isRun } from '@leora/domain/sign-in/passwords'

let known: Promise<ReadonlySet<string>> | undefined

/** Refuses what guessers try first: 49,000 leaked passwords, with what people add around them. */
export async function assertUncommon(
  password: string,
  { field, about }: { field: string; about: readonly string[] },
): Promise<void> {
  if (isAboutPerson(password, about)) {
    throw tooCommon(field, 'Choose a password that is not made of your name, address or company.')
  }
  known ??= readKnown()
  const words = await known
  if (isRun(password) || coresOf(password).some((core) => words.has(core) || core.length === 1)) {
    throw tooCommon(
      field,
      'Many people use this password, so it is guessed first. Choose another one, such as four words that do not belong together.',
    )
  }
}

// Read at the first use: a server that nobody signs up to never holds the list.
async function readKnown(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'])
}

function tooCommon(field: string, sentence: string): DomainError {
  return new DomainError('invalid', sentence, { fields: { [field]: sentence } })
}
