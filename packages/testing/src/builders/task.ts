import type { CreateTaskInput } from '@leora/domain/tasks/inputs'
import type { Task } from '@leora/domain/tasks/task'
import type { TestActor } from '../actors.ts'

/** A task made through the product by this person, theirs to do unless said otherwise. */
export async function aTask(actor: TestActor, input: Partial<CreateTaskInput> = {}): Promise<Task> {
  return await actor.caller.crm.tasks.create({
    title: 'Send the price list',
    dueOn: '2026-12-01',
    ...input,
  })
}
