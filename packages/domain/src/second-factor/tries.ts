/** A sign-in under way takes so many tries, then begins anew with the first proof. */
export const triesPerChallenge = 5
