import { useState } from 'react'
import { fieldErrors } from '#shared/forms/field-errors.ts'
import { postIdentity } from '#shared/session/identity-call.ts'

type Path = Parameters<typeof postIdentity>[0]

interface IdentityForm {
  errors: Record<string, string>
  refusal: string | null
  /** True once the link that led here is used, too old or taken back. */
  isClosed: boolean
  isWorking: boolean
  send: (values: object) => Promise<void>
}

/** One form before the sign-in: the domain's rules first, then the server's answer. */
export function useIdentityForm<Answer>(
  path: Path,
  schema: Parameters<typeof fieldErrors>[0],
  onDone: (answer: Answer) => void,
): IdentityForm {
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isClosed, setClosed] = useState(false)
  const [isWorking, setWorking] = useState(false)

  const send = async (values: object) => {
    const broken = fieldErrors(schema, values)
    setErrors(broken)
    const { token, ...shown } = broken
    setRefusal(token ?? null)
    if (token !== undefined) setClosed(true)
    if (Object.keys(broken).length > 0) return focusFirst(shown)
    setWorking(true)
    const answer = await postIdentity<Answer>(path, values)
    setWorking(false)
    if (answer.isDone) return onDone(answer.answer)
    const { fields, sentence, status } = answer
    setErrors(fields)
    setClosed(status === 404)
    const isMarked = Object.keys(fields).some((field) => field in values && field !== 'token')
    setRefusal(isMarked ? null : sentence)
    if (isMarked) focusFirst(fields)
  }
  return { errors, refusal, isClosed, isWorking, send }
}

function focusFirst(fields: Record<string, string>): void {
  const [name] = Object.keys(fields)
  document.querySelector<HTMLInputElement>(`main input[name="${name}"]`)?.focus()
}
