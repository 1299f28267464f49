export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="var(--l-accent)" />
      <path
        d="M11 8v13.2c0 1 .8 1.8 1.8 1.8H22"
        fill="none"
        stroke="var(--l-on-accent)"
        strokeWidth="3.2"
        strokeLinecap="round"
      />
      <circle cx="21" cy="11.5" r="3" fill="var(--l-on-accent)" opacity="0.7" />
    </svg>
  )
}
