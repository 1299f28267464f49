import type { Explanation } from '@leora/domain/explanation'
import { IconArrowUpRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { readCustomerSearch } from '#shared/places/customer-search.ts'
import { readSecuritySearch } from '#shared/places/security-search.ts'
import classes from './explanation.module.css'
import { useFactText } from './use-fact-text.ts'
import { useValueText } from './use-value-text.ts'

interface ExplanationTreeProps {
  explanation: Explanation
  /** What leads to the facts: a figure is made of them, a verdict follows from them. */
  leadIn?: string
  onFollow: () => void
}

export function ExplanationTree({ explanation, leadIn, onFollow }: ExplanationTreeProps) {
  const { t } = useTranslation()
  const valueText = useValueText()
  const factText = useFactText()
  return (
    <div className={classes.tree}>
      <div className={classes.head}>
        <span>{factText(explanation.fact)}</span>
        <b className="num">{valueText(explanation.value)}</b>
      </div>
      {explanation.rule && (
        <p className={classes.rule}>
          <span>{t('explain.rule')}</span> {factText(explanation.rule)}
        </p>
      )}
      {explanation.because && explanation.because.length > 0 && (
        <>
          <div className={classes.label}>{leadIn ?? t('explain.because')}</div>
          <ul>
            {explanation.because.map((fact) => (
              <Fact key={`${fact.fact}-${valueText(fact.value)}`} fact={fact} onFollow={onFollow} />
            ))}
          </ul>
        </>
      )}
      <FactLink
        link={explanation.link}
        onFollow={onFollow}
        words={
          explanation.link?.entity === 'health_weights'
            ? t('standing.weights.link')
            : t('explain.see')
        }
      />
    </div>
  )
}

function Fact({ fact, onFollow }: { fact: Explanation; onFollow: () => void }) {
  const valueText = useValueText()
  const factText = useFactText()
  const words = factText(fact.fact)
  return (
    <li className={classes.fact}>
      <div className={classes.factLine}>
        {fact.link ? (
          <FactLink link={fact.link} onFollow={onFollow} words={words} isInline />
        ) : (
          <span>{words}</span>
        )}
        <span className="num">{valueText(fact.value)}</span>
      </div>
      {fact.rule && <p className={classes.rule}>{factText(fact.rule)}</p>}
      {fact.because && fact.because.length > 0 && (
        <ul className={classes.inner}>
          {fact.because.map((inner) => (
            <Fact
              key={`${inner.fact}-${valueText(inner.value)}`}
              fact={inner}
              onFollow={onFollow}
            />
          ))}
        </ul>
      )}
    </li>
  )
}

interface FactLinkProps {
  link: Explanation['link']
  words: string
  onFollow: () => void
  isInline?: boolean
}

function FactLink({ link, words, onFollow, isInline = false }: FactLinkProps) {
  const className = isInline ? classes.factLink : classes.see
  if (link?.entity === 'sign_ins') {
    return (
      <Link
        to="/admin/security"
        search={readSecuritySearch(link.filter ?? {})}
        hash="rows"
        className={className}
        onClick={onFollow}
      >
        {words}
      </Link>
    )
  }
  if (link?.entity === 'orders' && link.id !== undefined) {
    return (
      <Link to="/orders/$id" params={{ id: link.id }} className={className} onClick={onFollow}>
        {words}
      </Link>
    )
  }
  if (link?.entity === 'health_weights') {
    return (
      <Link to="/admin/health" className={className} onClick={onFollow}>
        {words}
      </Link>
    )
  }
  if (link?.entity === 'members') {
    return (
      <Link to="/admin/members" className={className} onClick={onFollow}>
        {words}
      </Link>
    )
  }
  if (link?.entity !== 'customers') return isInline ? <span>{words}</span> : null
  return link.id ? (
    <Link to="/customers/$id" params={{ id: link.id }} className={className} onClick={onFollow}>
      {words}
    </Link>
  ) : (
    <Link
      to="/customers"
      search={readCustomerSearch(link.filter ?? {})}
      className={className}
      onClick={onFollow}
    >
      {words}
      {!isInline && <IconArrowUpRight size={14} aria-hidden />}
    </Link>
  )
}
