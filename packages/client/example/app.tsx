import { createLeora, LeoraProvider, messageFor, trpc } from '@leora/client'
import { createRoot } from 'react-dom/client'

const leora = createLeora({ url: '/trpc', apiKey: location.hash.slice(1) }) // no key: the cookie

function Customers() {
  const { data } = trpc.crm.customers.list.useQuery({ sort: 'updated', order: 'desc' })
  const { mutate: add, error } = trpc.crm.customers.create.useMutation()
  const rows = data?.items.map(({ id, name }) => <li key={id}>{name}</li>)
  return (
    <form action={(form) => add({ name: String(form.get('name')) })}>
      <input name="name" aria-label="Name" /> <button type="submit">Add</button>
      {error && <p role="alert">{messageFor(error).sentence}</p>}
      <ul>{rows}</ul>
    </form>
  )
}

createRoot(document.body).render(
  <LeoraProvider leora={leora}>
    <Customers />
  </LeoraProvider>,
)
