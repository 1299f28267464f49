export interface Text {
  to: string
  text: string
}

/** Brings a text message to a phone; resolves once a gateway has taken it over. */
export interface TextSender {
  send(text: Text): Promise<void>
}

export interface TextSettings {
  /** Takes `{to, text}` as JSON, as gateways for text messages do. */
  url: string | undefined
  token: string | undefined
}

const patienceMs = 10_000

/** Hands text messages to a gateway by HTTP; null where none is configured. */
export function createTextSender({ url, token }: TextSettings): TextSender | null {
  if (!url) return null
  return {
    async send({ to, text }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify({ to, text }),
        // A gateway that points elsewhere would be handed the token.
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      }).catch(() => null)
      await response?.body?.cancel()
      if (response?.ok) return
      // Nothing the gateway says is kept: it may repeat the message.
      throw new Error(
        response
          ? `The gateway for text messages answered ${response.status}.`
          : 'The gateway for text messages does not answer.',
      )
    },
  }
}
