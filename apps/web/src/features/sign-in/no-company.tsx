import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './entry.module.css'
import { Ways } from './ways.tsx'

interface NoCompanyProps {
  isSignUpOpen: boolean
  /** Back to the password, for whoever is somebody else. */
  onBack: () => void
}

/** The sign-in was right and leads nowhere: how to come into a company again. */
export function NoCompany({ isSignUpOpen, onBack }: NoCompanyProps) {
  const { t } = useTranslation()
  return (
    <>
      <div role="alert" className={classes.said}>
        <p className={classes.finding}>{t('signUp.noCompany.title')}</p>
        <p>{t('signUp.noCompany.invited')}</p>
        {isSignUpOpen && <p>{t('signUp.noCompany.begin')}</p>}
      </div>
      <Ways to={[]}>
        {isSignUpOpen && <Link to="/sign-up">{t('signUp.way.begin')}</Link>}
        <button type="button" className={classes.wayBack} onClick={onBack}>
          {t('signIn.back')}
        </button>
      </Ways>
    </>
  )
}
