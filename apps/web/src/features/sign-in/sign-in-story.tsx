import { useTranslation } from 'react-i18next'
import classes from './sign-in.module.css'

const bar = { rx: 3, height: 10 }

/** A figure and the tree of facts behind it, drawn without words. */
function FactTree() {
  return (
    <svg viewBox="0 0 440 260" width="100%" aria-hidden>
      <g fill="none" stroke="var(--l-line-strong)" strokeWidth="1.5">
        <path d="M112 96v34a8 8 0 0 0 8 8h72M112 96v96a8 8 0 0 0 8 8h72" />
        <path d="M292 138h44" />
      </g>
      <g fill="var(--l-raised)" stroke="var(--l-line)" strokeWidth="1.5">
        <rect x="24" y="24" width="212" height="72" rx="8" />
        <rect x="192" y="114" width="148" height="48" rx="8" />
        <rect x="192" y="178" width="148" height="48" rx="8" />
      </g>
      <rect x="44" y="44" width="64" fill="var(--l-line-strong)" {...bar} height={7} />
      <rect x="44" y="62" width="104" fill="var(--l-accent)" {...bar} height={15} />
      <path d="M44 85h104" stroke="var(--l-accent-text)" strokeWidth="1.5" strokeDasharray="2 3" />
      <path
        d="M172 76l14-12 10 7 20-22"
        fill="none"
        stroke="var(--l-chart-4)"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {[130, 194].map((y, index) => (
        <g key={y}>
          <circle
            cx="212"
            cy={y + 8}
            r="6"
            fill={index === 0 ? 'var(--l-chart-2)' : 'var(--l-chart-3)'}
          />
          <rect
            x="228"
            y={y}
            width={index === 0 ? 60 : 46}
            fill="var(--l-line-strong)"
            {...bar}
            height={6}
          />
          <rect
            x="228"
            y={y + 11}
            width={index === 0 ? 38 : 52}
            fill="var(--l-line)"
            {...bar}
            height={6}
          />
          <rect
            x={index === 0 ? 302 : 294}
            y={y + 3}
            width={index === 0 ? 22 : 30}
            fill="var(--l-text-faint)"
            {...bar}
          />
        </g>
      ))}
    </svg>
  )
}

export function SignInStory() {
  const { t } = useTranslation()
  return (
    <aside className={classes.story}>
      <div className={classes.storyInner}>
        <FactTree />
        <h2>{t('signIn.tagline')}</h2>
        <p>{t('signIn.taglineText')}</p>
      </div>
    </aside>
  )
}
