import classes from './composer.module.css'

interface ChoiceChipsProps<Value extends string> {
  label: string
  options: readonly { value: Value; label: string }[]
  value: Value | null
  /** Choosing the chosen one again takes it back. */
  onChange: (value: Value | null) => void
}

/** One of few, each a thumb wide. */
export function ChoiceChips<Value extends string>({
  label,
  options,
  value,
  onChange,
}: ChoiceChipsProps<Value>) {
  return (
    <fieldset className={classes.choice}>
      <legend className={classes.label}>{label}</legend>
      <div className={classes.chips}>
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            className={classes.chip}
            aria-pressed={value === option.value}
            onClick={() => onChange(value === option.value ? null : option.value)}
          >
            {option.label}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
