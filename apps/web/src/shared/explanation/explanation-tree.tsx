import type { Explanation } from '@leora/domain/explanation'
import { IconArrowUpRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#shared/format/use-format.ts'
import { readCustomerSearch } from '#shared/places/customer-search.ts'
import classes from './explanation.module.css'
import { useFactText } from './use-fact-text.ts'

interface ExplanationTreeProps {
  explanation: Explanation
  onFollow: () => void
}

export function ExplanationTree({ explanation, onFollow }: ExplanationTreeProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const factText = useFactText()
  return (
    <div className={classes.tree}>
      <div className={classes.head}>
        <span>{factText(explanation.fact)}</span>
        <b className="num">{format.explained(explanation.value)}</b>
      </div>
      {explanation.rule && (
        <p className={classes.rule}>
          <span>{t('explain.rule')}</span> {factText(explanation.rule)}
        </p>
      )}
      {explanation.because && explanation.because.length > 0 && (
        <>
          <div className={classes.label}>{t('explain.because')}</div>
          <ul>
            {explanation.because.map((fact) => (
              <Fact
                key={`${fact.fact}-${format.explained(fact.value)}`}
                fact={fact}
                onFollow={onFollow}
              />
            ))}
          </ul>
        </>
      )}
      <FactLink link={explanation.link} onFollow={onFollow} words={t('explain.see')} />
    </div>
  )
}

function Fact({ fact, onFollow }: { fact: Explanation; onFollow: () => void }) {
  const format = useFormat()
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
        <span className="num">{format.explained(fact.value)}</span>
      </div>
      {fact.because && fact.because.length > 0 && (
        <ul className={classes.inner}>
          {fact.because.map((inner) => (
            <Fact
              key={`${inner.fact}-${format.explained(inner.value)}`}
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
  if (link?.entity !== 'customers') return isInline ? <span>{words}</span> : null
  const className = isInline ? classes.factLink : classes.see
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
