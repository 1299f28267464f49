import type { ActivityOutcome, ActivityType } from '@leora/domain/activities/activity'

/** What people write down, by what they did. */
export const stories: Readonly<Record<ActivityType, readonly string[]>> = {
  call: [
    'Checked in on last week’s delivery, all arrived in good order.',
    'Asked about the autumn list; wants to see it before deciding.',
    'Went through what is running low: house red, two lagers, tonic.',
    'Talked through the open invoice, will be paid on Friday.',
    'They are changing the by-the-glass list next month.',
    'Wants a firm price for ten cases before the weekend.',
  ],
  visit: [
    'Walked the back bar, four of our labels are visible. Two empty spots by the till.',
    'Cellar is tidy, kegs stacked for pick-up. Left the new price list.',
    'Met the new bar manager, very open to a tasting.',
    'Competitor has a fridge by the door now. Ask about placement next time.',
    'Stock count done together, they order by what sells, not by habit.',
    'Short visit during set-up, agreed on a delivery slot before eleven.',
  ],
  email: [
    'Sent the spring catalogue and the case prices.',
    'Confirmed the standing order, unchanged.',
    'Sent photographs of the new labels for their menu.',
    'They asked for the allergens of three products; answered the same day.',
    'Reminder about the deposit on the empties.',
  ],
  meeting: [
    'Yearly talk about volumes and terms; they want thirty days.',
    'Planned the summer terrace: two rosés, one spritz, one non-alcoholic.',
    'Went over the numbers of the last quarter, up by a tenth.',
    'Introduced the warehouse lead, deliveries were the main subject.',
  ],
  tasting: [
    'Poured six, the grower champagne and the orange wine stayed in the glass longest.',
    'Tasting for the whole floor staff, the story of the estate went down well.',
    'Compared three mezcals blind; ours was second, but cheaper.',
    'They liked the pilsner, found the sour too sharp for their guests.',
  ],
  text: [
    'Running ten minutes late, they do not mind.',
    'Asked for two more cases on tomorrow’s truck.',
    'Sent a picture of the shelf, looks good.',
    'Delivery window moved to the afternoon.',
  ],
  note: [
    'The owner’s sister runs the place across the street. Worth a visit.',
    'Renovation in January, closed for three weeks.',
    'Decides slowly, but sticks to what was agreed.',
    'New liquor licence is through.',
  ],
}

export const typeMix: readonly (readonly [ActivityType, number])[] = [
  ['call', 36],
  ['visit', 26],
  ['email', 15],
  ['text', 9],
  ['note', 6],
  ['meeting', 4],
  ['tasting', 4],
]

export const outcomeMix: readonly (readonly [ActivityOutcome | null, number])[] = [
  ['reached', 36],
  ['no_answer', 14],
  ['left_message', 8],
  ['interested', 14],
  ['not_interested', 6],
  ['ordered', 14],
  [null, 8],
]

export const followUps: readonly string[] = [
  'Send the price list',
  'Call back about the order',
  'Bring samples of the new rosé',
  'Ask how the tasting went',
  'Agree on a delivery slot',
  'Send the contract for signing',
  'Check the shelf after the delivery',
  'Talk about the open invoice',
]

export const routines: readonly (readonly [string, 'week' | 'month', number])[] = [
  ['Stock count together', 'month', 1],
  ['Take the weekly order', 'week', 1],
  ['Look in on a Tuesday', 'week', 2],
  ['Quarterly talk about volumes', 'month', 3],
]

export const ownTasks: readonly string[] = [
  'Plan next week’s visits',
  'Hand in the expenses',
  'Order business cards',
  'Prepare the talk about the quarter',
  'Read the new excise rules',
  'Restock the sample case',
]
