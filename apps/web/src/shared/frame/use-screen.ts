import { useMediaQuery } from '@mantine/hooks'

/** The navigation shows icons alone below this width. */
export function useIsNarrowScreen(): boolean {
  return useMediaQuery('(max-width: 1023px)', false, { getInitialValueInEffect: false })
}

export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false })
}
